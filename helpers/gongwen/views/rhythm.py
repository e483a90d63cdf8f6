"""Rhythm: clauses as bars in reading order, runs of one length framed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from statistics import mean, median
from typing import Any

from gongwen.documents import Document
from gongwen.labels import label
from gongwen.rhetoric.rhythm import rhythm as find_rhythm
from gongwen.views.html import Safe, View, chinese, el, scrolling, view
from gongwen.words.sentences import as_document

_HIGHEST = 40
_STEP = 3

Row = Mapping[Any, Any]


def rhythm(source: Document | str, lang: str = "en", *, pauses: bool = False) -> View:
    """The clauses of a text as a strip of bars, and below it line by line, to be read aloud.

    A bar is as high as its clause is long, with the number of hanzi above it; a gap parts
    sentences. In the list a clause is its own bar. Three or more neighbours of one length are
    framed and named.

    Parameters
    ----------
    source : Document or str
        A text, or a passage of one.
    lang : {'en', 'zh'}
        The language of the labels.
    pauses : bool
        Whether 、 parts too.
    """
    document = as_document(source)
    rows: list[Row] = list(find_rhythm(document, pauses=pauses).to_dict("records"))
    if not rows:
        return view("no clauses", el("p", label("view.nothing", lang)), lang=lang)
    sentences = [list(group) for _, group in groupby(rows, key=lambda row: row["sentence"])]
    lengths = [int(row["hanzi"]) for row in rows]
    said = label(
        "rhythm.summary", lang, n=len(rows), mean=f"{mean(lengths):.1f}",
        median=f"{median(lengths):g}", runs=len({row["run"] for row in rows if _in_run(row)}),
    )  # fmt: skip
    strip = el(
        "div",
        *(el("div", *map(_bar, sentence), class_="gw-beats") for sentence in sentences),
        class_="gw-rhythm", tabindex=0, role="img",
        aria_label=label("rhythm.strip", lang, lengths=" ".join(map(str, lengths))),
    )  # fmt: skip
    lines = [line for sentence in sentences for line in _lines(document, sentence, lang)]
    listing = scrolling(label("rhythm.listing", lang), *lines)
    words = f"{len(rows)} clauses, {mean(lengths):.1f} hanzi on average"
    return view(words, el("p", said), strip, listing, lang=lang)


def _in_run(row: Row) -> bool:
    return isinstance(row["run"], int)


def _bar(row: Row) -> Safe:
    high = _STEP * min(int(row["hanzi"]), _HIGHEST)
    look = "gw-beat gw-h1 gw-even" if _in_run(row) else "gw-beat gw-h0"
    column = el("i", "", style=f"height:{high}px")
    return el("span", el("small", str(row["hanzi"])), column, class_=look, title=row["text"])


def _lines(document: Document, sentence: Sequence[Row], lang: str) -> Iterator[Safe]:
    """A line a clause: its length, and its words as a bar; a run has a frame and a name."""
    for number, group in groupby(sentence, key=lambda row: row["run"] if _in_run(row) else None):
        rows = list(group)
        lines = [_line(document, row, first=row is sentence[0]) for row in rows]
        if number is None:
            yield from lines
            continue
        name = label("rhythm.run", lang, n=len(rows), hanzi=rows[0]["hanzi"])
        yield el("div", *lines, el("span", name, class_="gw-tag gw-h1"), class_="gw-evens gw-h1")


def _line(document: Document, row: Row, *, first: bool) -> Safe:
    place = str(document.origin(row["start"]).line) if first else ""
    look = "gw-h1" if _in_run(row) else "gw-h0"
    return el(
        "p",
        el("small", place),
        el("small", str(row["hanzi"]), class_="gw-number"),
        chinese(row["text"], class_=f"gw-breath {look}"),
        class_="gw-clause",
    )
