"""Findings of the draft checker as cards: rule, source, reason and repair of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label, name_of
from gongwen.views.html import Safe, View, el, join, scrolling, view


def findings_view(
    documents: Document | Iterable[Document],
    layer: pd.DataFrame,
    lang: str = "en",
    *,
    acts: Sequence[str] = (),
    notes: Mapping[int, str] = MappingProxyType({}),
) -> View:
    """The findings of `gongwen.drafting.check`, one card each, in the order of the text.

    Parameters
    ----------
    documents : Document or several
        What was checked.
    layer : DataFrame
        The findings.
    lang : {'en', 'zh'}
        The language; messages are in the language they were checked in.
    acts : sequence of str
        Buttons for a panel: accept, reject, ask. A finding without a fix has no accept.
    notes : mapping of int to str
        A remark on the finding in this place of the layer, such as that it was asked about.
    """
    several = [documents] if isinstance(documents, Document) else list(documents)
    by_id = {document.id: document for document in several}
    said = _count(layer, lang)
    cards = []
    for number, row in enumerate(layer.to_dict("records")):
        line = by_id[row["document"]].origin(row["start"]).line
        remark = el("div", notes[number], class_="gw-note") if number in notes else Safe("")
        below = join(remark, *_buttons(acts, row, number, lang))
        cards.append(_card(row, line, below, lang))
    listed = [el("ol", *cards, class_="gw-findings")] if cards else []
    caption = el("p", said, class_="gw-caption", role="status")
    whole = scrolling(label("findings.title", lang), *listed) if listed else Safe("")
    return view(said, caption, whole, lang=lang)


def _count(layer: pd.DataFrame, lang: str) -> str:
    if layer.empty:
        return label("findings.none", lang)
    counts = {
        key: int((layer["severity"] == one).sum())
        for key, one in (("errors", "error"), ("warnings", "warning"), ("advice", "advice"))
    }
    return label("finding.total", lang, **counts)


def _card(row: Mapping[Any, Any], line: int, below: Safe, lang: str) -> Safe:
    name = row["label"]
    where = label("view.line_n", lang, n=line)
    facts = (name_of(row["severity"], lang, "severity"), name_of(row["tier"], lang, "tier"), where)
    head = el("div", el("b", name), *(el("span", fact, class_="gw-flag") for fact in facts))
    return el("li", head, el("div", row["message"]), below, class_=f"gw-{row['severity']}")


def _buttons(acts: Sequence[str], row: Mapping[Any, Any], number: int, lang: str) -> Iterator[Safe]:
    """What can be done with a finding; one without a change to make cannot be accepted."""
    made = [
        el(
            "button", words, type="button", data_act=act, data_number=str(number),
            aria_label=f"{words} {row['label']} ({number + 1})",
        )
        for act in acts
        if act != "accept" or len(row["edits"])
        for words in [label(f"findings.{act}", lang)]
    ]  # fmt: skip
    if made:
        yield el("div", *made, class_="gw-acts")
