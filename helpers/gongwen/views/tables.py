"""Tables, descriptions, and the lines behind a number."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from numbers import Integral, Real
from typing import Any

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.labels import evidence_words, flag_words, how_cut, label, name_of, note_words
from gongwen.views.html import Safe, View, chinese, el, pickable, scrolling, view

_NAMED: dict[str, tuple[str, ...]] = {
    "label": (),
    "move": ("move",),
    "secondary": ("move",),
    "tier": ("tier", "conflict_tier"),
    "status": ("status", "gold_status"),
    "kind": ("kind", "parallel", "text_kind"),
    "level": ("office_level",),
    "group": ("rule_group",),
    "layer": ("layer",),
    "figure": ("counted", "parallelism", "layer"),
    **{
        name: (name,)
        for name in (
            "tag",
            "direction",
            "glossed",
            "register",
            "inventory",
            "interval",
            "domain",
            "form",
            "severity",
            "scope",
            "part",
        )
    },
    "measure": ("column",),
}
_CONTEXT = 18
_LONGEST = 80
_MOVES = frozenset({"label", "secondary", "move"})
_PLACES = ("line", "first_line", "last_line", "start", "end", "column", "ordinal")


def table(  # noqa: PLR0913 - each is a setting of the table
    frame: pd.DataFrame,
    lang: str = "en",
    *,
    columns: Iterable[str] | None = None,
    limit: int = 200,
    caption: str | None = None,
    pick: str | None = None,
) -> View:
    """A table with heads in one language; the names of the columns in code stand below them.

    Parameters
    ----------
    frame : pandas.DataFrame
        A layer or any other table. Its index is not shown, and of a long `text` only the beginning.
    lang : {'en', 'zh'}
        The language of heads and labels.
    columns : iterable of str, optional
        Which columns to show, in this order; by default all.
    limit : int
        How many rows to show; a last line says how many are left out.
    caption : str, optional
        A line below. By default, where the table knows how its words were cut, just that.
    pick : str, optional
        The column by which rows can be picked (a panel uses this); what is picked is the row's
        label in the index.
    """
    shown = _said(frame, lang) if columns is None else _said(frame, lang)[list(columns)]
    kinds = [
        (str(name), pd.api.types.is_any_real_numeric_dtype(dtype))
        for name, dtype in zip(shown.columns, shown.dtypes, strict=True)
    ]
    rows = [
        _row(values, kinds, lang, pick)
        for values in shown.head(limit).itertuples(index=True, name=None)
    ]
    nothing = el("tr", el("td", label("view.nothing", lang), colspan=max(1, len(kinds))))
    left_out = label("view.more", lang, n=len(shown) - limit) if len(shown) > limit else ""
    foot = " · ".join(
        filter(None, [_how_cut(frame, lang) if caption is None else caption, left_out])
    )
    body = el(
        "table",
        *([el("caption", foot)] if foot else []),
        el("thead", el("tr", *(_head(name, lang, numeric=numeric) for name, numeric in kinds))),
        el("tbody", *(rows or [nothing])),
    )
    names = ", ".join(name for name, _ in kinds)
    return view(f"table: {len(shown)} rows, {names}", _frame(body, len(rows), lang), lang=lang)


class _Said(str):
    """Words that already are in the reader's language."""

    __slots__ = ()


def _said(frame: pd.DataFrame, lang: str) -> pd.DataFrame:
    """A layer of moves with the names they have in its inventory: ATT is a credit or an annex."""
    if "inventory" not in frame:
        return frame
    said = {}
    for column in _MOVES.intersection(frame.columns):
        pairs = zip(frame[column], frame["inventory"], strict=True)
        words = [
            _Said(name_of(one, lang, f"move_{kind}", "move")) if isinstance(one, str) else one
            for one, kind in pairs
        ]
        said[column] = pd.Series(words, index=frame.index, dtype="object")
    return frame.assign(**said)


def _row(
    values: Iterable[Any], kinds: Iterable[tuple[str, bool]], lang: str, pick: str | None
) -> Safe:
    index, *rest = values
    cells = (
        el("td", pickable(index, chinese(el("b", _words(name, value, lang)))))
        if name == pick
        else _cell(name, value, lang, numeric=numeric)
        for value, (name, numeric) in zip(rest, kinds, strict=True)
    )
    return el("tr", *cells, data_pick=str(index) if pick else None)


def card(known: Mapping[str, Any], lang: str = "en", title: str | None = None) -> View:
    """A description, such as `describe` gives: a property a row."""
    rows = [
        el(
            "tr",
            el("th", name_of(name, lang, "column"), scope="row"),
            el("td", _words(name, value, lang)),
        )
        for name, value in known.items()
    ]
    head = [el("p", el("b", title))] if title else []
    return view(
        f"description: {', '.join(known)}", *head, el("table", el("tbody", *rows)), lang=lang
    )


def located(layer: pd.DataFrame, documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The layer with the source `line` of each span in place of `start` and `end`."""
    by_id = _by_id(documents)
    places = zip(layer["document"].tolist(), layer["start"].tolist(), strict=True)
    lines = [by_id[name].origin(start).line for name, start in places]
    found = layer.drop(columns=["start", "end"])
    found.insert(1, "line", lines)
    return found


def evidence(
    hits: pd.DataFrame,
    documents: Document | Iterable[Document],
    lang: str = "en",
    *,
    width: int = _CONTEXT,
    limit: int = 30,
) -> View:
    """The lines behind a number: each span of a layer with what stands before and after it.

    Parameters
    ----------
    hits : layer
        The spans that were counted, such as `tokens[tokens["text"] == "落实"]`.
    documents : Document or several
        Where they stand.
    lang : {'en', 'zh'}
        The language of heads.
    width : int
        How many characters to show on either side; a line break ends the context.
    limit : int
        How many lines to show; a last line says how many are left out.
    """
    by_id = _by_id(documents)
    spans = hits[["document", "start", "end"]].head(limit).itertuples(index=False, name=None)
    rows = [
        _line(by_id[name], (start, end), width, lang, several=len(by_id) > 1)
        for name, start, end in spans
    ]
    if not rows:
        return view("no lines", el("p", label("view.nothing", lang)), lang=lang)
    left_out = len(hits) - len(rows)
    parts = [el("caption", label("view.more", lang, n=left_out))] if left_out else []
    body = el("table", *parts, el("tbody", *rows))
    return view(f"{len(hits)} lines", _frame(body, len(rows), lang), lang=lang)


def _line(
    document: Document, span: tuple[int, int], width: int, lang: str, *, several: bool
) -> Safe:
    start, end = span
    text = document.text
    before = text[max(0, start - width) : start].rpartition("\n")[2]
    after = text[end : end + width].partition("\n")[0]
    place = label("view.line_n", lang, n=document.origin(start).line)
    return el(
        "tr",
        el("td", f"{document.id}, {place}" if several else place, class_="gw-name"),
        chinese(before, name="td", class_="gw-left"),
        chinese(el("b", text[start:end]), name="td", class_="gw-hit"),
        chinese(after, name="td", class_="gw-right"),
    )


def _frame(body: Safe, rows: int, lang: str) -> Safe:
    """Long tables scroll, and all of them may be wider than the window."""
    return (
        scrolling(label("view.lines", lang, n=rows), body)
        if rows > 12
        else el("div", body, style="overflow-x:auto")
    )


def _how_cut(frame: pd.DataFrame, lang: str) -> str:
    engine, dictionary = (frame.attrs.get(name) for name in ("engine", "dictionary"))
    return how_cut(engine, dictionary, lang) if engine and dictionary else ""


def _head(name: str, lang: str, *, numeric: bool) -> Safe:
    words = name_of(name, lang, "column")
    code = (
        [] if name in (words, words.lower().replace(" ", "_")) else [el("small", name, lang="en")]
    )
    return el("th", words, *code, scope="col", class_="gw-number" if numeric else None)


def _cell(name: str, value: Any, lang: str, *, numeric: bool) -> Safe:
    words = _words(name, value, lang)
    if numeric:
        return el("td", words, class_="gw-number")
    if name == "text":
        return chinese(words if len(words) <= _LONGEST else words[:_LONGEST] + "…", name="td")
    return el("td", words, class_={"label": "gw-name", "note": "gw-wide"}.get(name))


def _words(name: str, value: Any, lang: str) -> str:
    """A value as a reader of this language would write it."""
    if isinstance(value, str):
        return value if isinstance(value, _Said) else _word(name, value, lang)
    if name == "flags":
        return ", ".join(flag_words(flag, lang) for flag in value)
    if name in _PLACES and isinstance(value, Integral):
        return str(value)  # a number of a line has no thousands comma
    if isinstance(value, bool | np.bool_):
        return label("view.yes" if value else "view.no", lang)
    return _written(value)


def _word(name: str, value: str, lang: str) -> str:
    if name == "note":
        return note_words(value, lang)
    if name == "evidence":
        return evidence_words(value, lang)
    return name_of(value, lang, *_NAMED[name]) if name in _NAMED else value


def _written(value: Any) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return "–"
    if isinstance(value, Integral):
        return f"{value:,}"
    if isinstance(value, Real):
        return f"{value:.3f}"
    if isinstance(value, tuple | list):
        return ", ".join(_span(one) for one in value)
    return str(value)


def _span(value: Any) -> str:
    pair = isinstance(value, tuple | list) and len(value) == 2
    return f"{value[0]}–{value[1]}" if pair else str(value)


def _by_id(documents: Document | Iterable[Document]) -> dict[str, Document]:
    several = [documents] if isinstance(documents, Document) else documents
    return {document.id: document for document in several}
