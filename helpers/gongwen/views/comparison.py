"""Codings of the same stretches side by side, with how far they agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.comparison import agreement_of_pairs, side_by_side
from gongwen.documents import Document
from gongwen.labels import SPAN_SECTIONS, label, layer_words, name_of
from gongwen.matching import NOTHING
from gongwen.views.html import Safe, View, chinese, el, scrolling, stack, view
from gongwen.views.tables import table

_LONGEST = 60
_SHORTEST = 2
_AROUND = 10


def compare_layers(
    document: Document,
    layers: Mapping[str, pd.DataFrame],
    lang: str = "en",
    *,
    items: pd.DataFrame | None = None,
) -> View:
    """What several codings call each stretch of a document, and how far each two agree.

    Parameters
    ----------
    document : Document
        The text; rows of other documents are passed over.
    layers : mapping of str to layer
        The codings by name, such as `{"yours": …, "detector": …, "gold": …}`. One that marks
        nothing here has an empty column, and the others are compared without it.
    lang : {'en', 'zh'}
        The language of the labels.
    items : layer, optional
        A fixed list of stretches to compare; by default all that any of the codings marks.
    """
    here = {name: _own(layer, document) for name, layer in layers.items()}
    given = {name: layer for name, layer in here.items() if len(layer)} or here
    compared = side_by_side(given, None if items is None else _own(items, document))
    named = _sections(here)
    rows = [_row(document, row, list(layers), named, lang) for row in compared.to_dict("records")]
    heads = ["line", "text", *layers, "agrees"]
    body = el(
        "table",
        el("thead", el("tr", *(el("th", _head(one, lang), scope="col") for one in heads))),
        el("tbody", *(rows or [el("tr", el("td", label("view.nothing", lang), colspan=9))])),
    )
    same = int((compared["label"] == "agrees").sum())
    sentence = label("compare.sentence", lang, same=same, total=len(compared))
    note = label("compare.items" if items is not None else "compare.union", lang)
    words = f"{document.id}: {same} of {len(compared)} stretches coded alike"
    first = view(words, el("p", sentence), scrolling(document.id, body), lang=lang)
    return stack(first, agreement_table(compared, lang, caption=note))


def agreement_table(compared: pd.DataFrame, lang: str = "en", *, caption: str = "") -> View:
    """How far every two codings of a table of `side_by_side` agree, as a view."""
    pairs = agreement_of_pairs(compared)
    named = {
        column: [layer_words(name, lang) for name in pairs[column]]
        for column in ("first", "second")
    }
    shown = pairs.assign(**named).rename(
        columns={"first": "coding", "second": "other_coding", "both": "alike"}
    )
    return table(shown, lang, caption=caption)


def in_place(document: Document, row: Mapping[Any, Any]) -> str:
    """The text of a span; of a very short one also what stands around it: 各村【要】清渠."""
    start, end = int(row["start"]), int(row["end"])
    text = document.text[start:end]
    if end - start > _SHORTEST:
        return text
    before = document.text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = document.text[end : end + _AROUND].partition("\n")[0]
    return f"{before}【{text}】{after}"


def _own(layer: pd.DataFrame, document: Document) -> pd.DataFrame:
    return layer[layer["document"] == document.id].reset_index(drop=True)


def _head(name: str, lang: str) -> str:
    found = name_of(name, lang, "column")
    return found if found != name else layer_words(name, lang)


def _sections(layers: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """Where names of labels stand, if the codings use one inventory of moves: ATT has two names."""
    kinds = {kind for layer in layers.values() for kind in layer.get("inventory", ())}
    return (f"move_{kinds.pop()}", *SPAN_SECTIONS) if len(kinds) == 1 else ()


def _row(
    document: Document,
    row: Mapping[Any, Any],
    names: Sequence[str],
    sections: Sequence[str],
    lang: str,
) -> Safe:
    text = in_place(document, row)
    short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
    same = row["label"] == "agrees"
    labels = [
        el("td", _said(row.get(name, NOTHING), sections, lang), class_="gw-name") for name in names
    ]
    return el(
        "tr",
        el("td", str(document.origin(row["start"]).line), class_="gw-number"),
        chinese(short, name="td"),
        *labels,
        el("td", f"{'=' if same else '≠'} {name_of(row['label'], lang, 'span')}", class_="gw-name"),
    )


def _said(value: str, sections: Sequence[str], lang: str) -> str:
    return "–" if value == NOTHING else name_of(value, lang, *sections)
