"""The headings of a document as a tree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import flag_words, label, name_of
from gongwen.structure import outline
from gongwen.structure import promises as find_promises
from gongwen.views.html import Safe, View, chinese, el, join, scrolling, view

_LONGEST = 40


def outline_tree(
    source: Document | pd.DataFrame, lang: str = "en", *, promises: pd.DataFrame | None = None
) -> View:
    """Headings and list items, nested by their level, with what is odd about them in words.

    Parameters
    ----------
    source : Document or layer
        A document, or a layer such as `outline(document)` gives.
    lang : {'en', 'zh'}
        The language of the remarks.
    promises : layer, optional
        Announced counts, shown where they stand; for a document, by default, its own.
    """
    if isinstance(source, Document):
        promises = find_promises(source) if promises is None else promises
        layer = outline(source)
        line_of = {start: source.origin(start).line for start in layer["start"].tolist()}
    else:
        layer, line_of = source, {}
    rows = layer.to_dict("records")
    notes = _notes(rows, [] if promises is None else promises.to_dict("records"), lang)
    items = [
        (row["level"], _item(row, notes[i + 1], line_of.get(row["start"]), lang))
        for i, row in enumerate(rows)
    ]
    words = f"outline: {len(rows)} headings and items"
    if not rows and not notes[0]:
        return view(words, el("p", label("view.nothing", lang)), lang=lang)
    return view(words, scrolling(label("reader.outline", lang), *notes[0], _nest(items)), lang=lang)


def _notes(
    rows: Sequence[Mapping[Any, Any]], promises: Iterable[Mapping[Any, Any]], lang: str
) -> list[list[Safe]]:
    """Announced counts in words, by the item they stand behind; the first are before any item."""
    notes: list[list[Safe]] = [[] for _ in range(len(rows) + 1)]
    for promise in promises:
        place = sum(row["start"] <= promise["start"] for row in rows)
        notes[place].append(
            el(
                "span",
                "▸ ",
                chinese(promise["text"]),
                " — ",
                promise_words(promise, lang),
                class_="gw-note",
            )
        )
    return notes


def promise_words(promise: Mapping[Any, Any], lang: str = "en") -> str:
    """What an announced count came to, as a phrase."""
    name = name_of(promise["label"], lang, "promise")
    if promise["label"] == "open":
        return label("promise.words_open", lang, label=name)
    return label(
        "promise.words",
        lang,
        promised=int(promise["promised"]),
        found=int(promise["found"]),
        label=name,
    )


def _item(row: Mapping[Any, Any], notes: Sequence[Safe], line: int | None, lang: str) -> Safe:
    words = row["text"]
    short = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
    known = [label("view.level_n", lang, n=int(row["level"]))]
    known += [label("view.line_n", lang, n=line)] if line else []
    name = "b" if row["label"] == "heading" else "span"
    flags = [
        join(" ", el("span", flag_words(flag, lang), class_="gw-flag"))
        for flag in row.get("flags") or ()
    ]
    return join(chinese(short, name=name), " ", el("small", " · ".join(known)), *flags, *notes)


def _nest(items: Sequence[tuple[int, Safe]]) -> Safe:
    """A list whose deeper items are lists inside the item before them."""
    parts, i = [], 0
    while i < len(items):
        level, item = items[i]
        j = i + 1
        while j < len(items) and items[j][0] > level:
            j += 1
        below = [_nest(items[i + 1 : j])] if j > i + 1 else []
        parts.append(el("li", item, *below))
        i = j
    return el("ul", *parts)
