"""An annotation round on a page: figures, what to talk about, each learner, and the text itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pandas as pd

from gongwen.classroom.page import page, plain_table
from gongwen.classroom.rounds.agreeing import (
    CLASS,
    DETECTOR,
    against,
    agreement_of,
    by_label,
    majority,
    most_common,
    table_of_labels,
    units_of,
)
from gongwen.classroom.rounds.coding import Round
from gongwen.classroom.rounds.discussing import disagreements, said_words
from gongwen.labels import label
from gongwen.views.html import Safe, chinese, el, join

_SHOWN = 12
_TENTATIVE, _RELIABLE = 0.667, 0.8
_OWN_NAMES = {CLASS: "class.whole", DETECTOR: "class.detector"}


def round_report(one: Round, lang: str = "en", *, anonymous: bool = False) -> str:
    """A whole HTML page about an annotation round."""
    title = label("class.round", lang)
    sections = [
        el("h1", f"{title} · {one.title or one.document.id}"),
        el("p", label("class.round_summary", lang, n=len(one.codings), clauses=len(units_of(one)))),
        *([el("p", label("class.masked", lang))] if anonymous else []),
        *_troubles(one, lang),
        _figures(one, lang),
        _discuss(one, lang),
        _labels(one, lang),
        _against(one, lang),
        _text(one, lang),
        el("p", el("small", label("class.round_method", lang))),
    ]
    return page(title, *sections, lang=lang)


def _troubles(one: Round, lang: str) -> list[Safe]:
    said = (label("class.refused", lang, why=why.say(lang)) for why in one.left_out)
    items = [el("li", "⚠ ", why) for why in said]
    return [el("div", el("ul", *items), class_="gw-alert")] if items else []


def _figure(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.2f}"


def _figures(one: Round, lang: str) -> Safe:
    table = agreement_of(one)
    rows = [
        [label(f"class.figure_{row['figure']}", lang), _figure(row["value"]), str(row["n"])]
        for row in table.to_dict("records")
    ]
    heads = [label(f"class.head_{name}", lang) for name in ("figure", "value_n", "n")]
    alpha = float(table.loc[table["figure"] == "alpha", "value"].iloc[0])
    words = [] if pd.isna(alpha) else [el("p", label(f"class.alpha_{_grade(alpha)}", lang))]
    head = el("h2", label("class.agreement", lang))
    return join(head, plain_table(heads, rows, numbers=2), *words)


def _grade(alpha: float) -> str:
    """What a class may conclude from α (thresholds: Krippendorff 2004)."""
    if alpha >= _RELIABLE:
        return "reliable"
    return "tentative" if alpha >= _TENTATIVE else "low"


def _discuss(one: Round, lang: str) -> Safe:
    found = disagreements(one)
    head = el("h2", label("class.discuss_round", lang))
    if found.empty:
        return join(head, el("p", label("class.all_agree", lang)))
    items = []
    for row in found.head(_SHOWN).to_dict("records"):
        line = one.document.origin(row["start"]).line
        why = f"class.why_{row['label']}"
        items.append(
            el(
                "li",
                chinese(el("b", row["text"])),
                " ",
                el("small", label("class.line", lang, n=line)),
                el("span", _said(one, row, lang), class_="gw-note"),
                el("span", f"→ {label(why, lang)}", class_="gw-note"),
            )
        )
    more = len(found) - len(items)
    rest = [el("p", el("small", label("class.more_stretches", lang, n=more)))] if more > 0 else []
    return join(head, el("ol", *items), *rest)


def _said(one: Round, row: Mapping[Any, Any], lang: str) -> str:
    """What class, gold and detector say of a stretch."""
    said = [label("class.said", lang, said=said_words(one, row["said"], lang))]
    said += [
        label(f"class.says_{name}", lang, name=one.name(row[name], lang))
        for name in ("gold", "detector")
        if isinstance(row[name], str)
    ]
    return ("；" if lang == "zh" else "; ").join(said)


def _labels(one: Round, lang: str) -> Safe:
    heads = ["label", "users", "clauses", "all", "alpha"]
    rows = [
        [one.name(row["label"], lang), str(row["learners"]), str(row["clauses"]), str(row["all"]),
         _figure(row["alpha"])]
        for row in by_label(one).to_dict("records")
    ]  # fmt: skip
    table = plain_table([label(f"class.head_{name}", lang) for name in heads], rows, numbers=4)
    return join(el("h2", label("class.by_label", lang)), table)


def _against(one: Round, lang: str) -> Safe:
    table = against(one)
    key = "class.against_class" if one.gold is None else "class.against"
    rows = [
        [label(_OWN_NAMES[row["coding"]], lang) if row["coding"] in _OWN_NAMES else row["coding"],
         str(row["spans"]), *(_figure(row[name]) for name in _MEASURES)]
        for row in table.to_dict("records")
    ]  # fmt: skip
    heads = [label(f"class.head_{name}", lang) for name in ("coding", "spans", *_MEASURES)]
    return join(el("h2", label(key, lang)), plain_table(heads, rows, numbers=5))


_MEASURES = ("f1", "kappa", "window_diff", "block_kappa")


def _text(one: Round, lang: str) -> Safe:
    """The text clause by clause with the commonest label and how many gave it."""
    said = list(zip(*table_of_labels(one).values(), strict=True))
    rows: list[list[str]] = []
    before: Counter[str] = Counter()
    for unit, marks in zip(units_of(one), said, strict=True):
        common = most_common(marks)
        words = one.document.text[unit.start : unit.end].strip("\n")
        if rows and before == Counter(marks):
            rows[-1][0] += words
            continue
        before = Counter(marks)
        rows.append([words, one.name(common, lang), f"{marks.count(common)}/{len(marks)}"])
    shown = [[chinese(text), name, share] for text, name, share in rows]
    heads = [label(f"class.head_{name}", lang) for name in ("text", "commonest", "share_of")]
    return join(el("h2", label("class.whole_text", lang)), plain_table(heads, shown, numbers=1))


def round_tables(one: Round) -> dict[str, pd.DataFrame]:
    """Everything that the page says, as tables by name, to be saved."""
    codings = [layer.assign(learner=who) for who, layer in one.codings.items() if len(layer)]
    found = disagreements(one)
    return {
        "agreement": agreement_of(one),
        "by_label": by_label(one),
        "against": against(one),
        "disagreements": found.assign(said=[said_words(one, said, "en") for said in found["said"]]),
        "majority": majority(one),
        "codings": pd.concat(codings, ignore_index=True) if codings else pd.DataFrame(),
    }
