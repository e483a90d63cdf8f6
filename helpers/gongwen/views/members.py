"""The members of a parallel figure one below the other, what they share in line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label, name_of
from gongwen.rhetoric.aligned import align_members
from gongwen.views.html import Safe, View, chinese, el, view
from gongwen.views.tables import table

_LONGEST = 20


def aligned_members(
    finding: Mapping[Any, Any] | pd.Series, document: Document, lang: str = "en"
) -> View:
    """The members of a figure stacked: shared words in line and framed, lengths beside them.

    Without shared words the members stand character by character, so that word falls on word.

    Parameters
    ----------
    finding : mapping or Series
        A row of `parallelism` (`layer.iloc[0]`), or of gold.
    document : Document
        Where it stands.
    lang : {'en', 'zh'}
        The language of the labels.
    """
    rows = align_members(finding, document).to_dict("records")
    body = [_row(row, lang) for row in rows]
    parts = max((len(row["parts"]) for row in rows), default=1)
    if parts == 1 and max((len(row["text"]) for row in rows), default=0) <= _LONGEST:
        parts = max(len(row["text"]) for row in rows)
        body = [_by_character(row, parts) for row in rows]
    head = el(
        "tr",
        el("th", label("align.member", lang), scope="col"),
        el("th", label("align.hanzi", lang), scope="col"),
        el("th", label("align.text", lang), colspan=parts, scope="col"),
    )
    stacked = el("table", el("thead", head), el("tbody", *body), class_="gw-members")
    lengths = [int(row["hanzi"]) for row in rows]
    words = (
        f"{name_of(finding['label'])} of {len(rows)} members, {'/'.join(map(str, lengths))} hanzi"
    )
    return view(
        words,
        el("p", el("b", _title(finding, lang))),
        el("div", stacked, style="overflow-x:auto"),
        el("p", spread_words(lengths, lang), class_="gw-caption"),
        lang=lang,
    )


def spread_words(lengths: Sequence[int], lang: str = "en") -> str:
    """How far lengths lie apart, as a sentence."""
    if len(set(lengths)) == 1:
        return label("align.even", lang, n=lengths[0])
    low, high = min(lengths), max(lengths)
    ratio = f"{high / max(1, low):.2f}"
    return label("align.spread", lang, low=low, high=high, ratio=ratio)


def diagnosis_table(diagnosis: pd.DataFrame, lang: str = "en") -> View:
    """The tests of `diagnose` with their outcome in words."""
    outcome = {True: "passed", False: "failed", None: "told"}
    signs = {True: "✓", False: "✗", None: "·"}
    shown = pd.DataFrame(
        {
            "test": [name_of(one, lang, "test") for one in diagnosis["test"]],
            "value": diagnosis["value"],
            "limit": diagnosis["limit"],
            "outcome": [
                f"{signs[one]} {label(f'align.{outcome[one]}', lang)}"
                for one in diagnosis["passed"]
            ],
        }
    )
    return table(shown, lang)


def _title(finding: Mapping[Any, Any] | pd.Series, lang: str) -> str:
    parts = [name_of(finding["label"], lang, "parallelism")]
    parts += [name_of(finding["kind"], lang, "parallel")] if finding.get("kind") else []
    anchor = finding.get("anchor")
    if isinstance(anchor, str) and anchor:
        parts.append(label("align.shared", lang, anchor=anchor))
    return " · ".join(parts)


def _row(row: Mapping[Any, Any], lang: str) -> Safe:
    cells = []
    for place, part in enumerate(row["parts"]):
        if place % 2:
            missing = el("span", label("align.missing", lang), class_="gw-muted")
            inside = el("b", part) if part else missing
            cells.append(
                el("td", inside, class_="gw-anchor gw-h0" if part else "gw-lost", lang="zh")
            )
        else:
            cells.append(chinese(part, name="td", class_=None if place else "gw-slot"))
    return el("tr", *_number(row), *cells)


def _by_character(row: Mapping[Any, Any], width: int) -> Safe:
    text = row["text"]
    cells = [chinese(char, name="td", class_="gw-char") for char in text]
    cells += [el("td")] * (width - len(text))
    return el("tr", *_number(row), *cells)


def _number(row: Mapping[Any, Any]) -> tuple[Safe, Safe]:
    return (
        el("th", str(row["member"]), scope="row"),
        el("td", str(row["hanzi"]), class_="gw-number"),
    )
