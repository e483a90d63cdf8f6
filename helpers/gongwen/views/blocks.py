"""What the reader made of a page: every line, its kind and depth, and what is doubted in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from gongwen.documents import Block, Document
from gongwen.labels import flag_words, label, name_of, note_words
from gongwen.reading.damage import damage as find_damage
from gongwen.views.html import Safe, View, chinese, el, scrolling, view
from gongwen.views.marks import Marking, marks_of

_COLUMNS = ("line", "kind", "level", "text")
_OF_THE_PAGE = ("furniture", "part_title")


def blocks_view(document: Document, damage: pd.DataFrame | None = None, lang: str = "en") -> View:
    """Every block of a document with its source line, kind, level and text.

    Parameters
    ----------
    document : Document
        What the reader found.
    damage : layer, optional
        What is doubted; by default `damage(document)`. Each doubt is marked in the text and
        explained below it.
    lang : {'en', 'zh'}
        The language of the labels.
    """
    if damage is None:
        damage = find_damage(document)
    doubts = damage[damage["document"] == document.id]
    marking = Marking(document, tuple(marks_of(document, doubts)), lang)
    rows = [_row(marking, block, _touching(doubts, block)) for block in document.blocks]
    heads = (el("th", name_of(name, lang, "column"), scope="col") for name in _COLUMNS)
    body = el("table", el("thead", el("tr", *heads)), el("tbody", *rows))
    words = f"{document.id}: {len(document.blocks)} blocks, {len(doubts)} doubts"
    return view(words, scrolling(document.id, body), lang=lang)


def _touching(doubts: pd.DataFrame, block: Block) -> list[dict[Any, Any]]:
    there = (doubts["start"] < block.end) & (doubts["end"] > block.start)
    return doubts[there].to_dict("records")


def _row(marking: Marking, block: Block, doubts: Iterable[Mapping[Any, Any]]) -> Safe:
    lang = marking.lang
    notes = [flag_words(flag, lang) for flag in block.flags] + [
        _note(doubt, lang) for doubt in doubts
    ]
    return el(
        "tr",
        el("td", _source_lines(marking.document, block), class_="gw-number"),
        el("td", name_of(block.kind, lang, "kind"), class_="gw-name"),
        el("td", str(block.level or ""), class_="gw-number"),
        el(
            "td",
            _text(marking, block),
            *(el("span", "▸ ", note, class_="gw-note") for note in notes),
        ),
        class_="gw-page" if block.kind in _OF_THE_PAGE else None,
    )


def _source_lines(document: Document, block: Block) -> str:
    where = document.where(block.start, block.end)
    first, last = where["line"], where["end_line"]
    return str(first) if first == last else f"{first}–{last}"


def _text(marking: Marking, block: Block) -> Safe:
    """The text of a block, its own heading in bold."""
    if not block.heading:
        return chinese(marking.html(block.start, block.end))
    first, last = block.heading
    before, after = marking.html(block.start, first), marking.html(last, block.end)
    return chinese(before, el("b", marking.html(first, last)), after)


def _note(doubt: Mapping[Any, Any], lang: str) -> str:
    name = name_of(doubt["label"], lang, "damage")
    sure = "" if doubt.get("certain", True) else label("view.uncertain", lang)
    return " · ".join(filter(None, (name, note_words(str(doubt.get("note") or ""), lang), sure)))
