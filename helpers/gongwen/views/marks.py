"""A text with spans marked: every span is named, lined below and edged, so colour is never alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label, name_of
from gongwen.views.html import Safe, View, chinese, el, join, scrolling, view
from gongwen.views.palette import classes


class Mark(NamedTuple):
    """A stretch to be marked, and the row it comes from; those that overlap have lanes of their own."""

    start: int
    end: int
    label: str
    row: int
    lane: int


def highlight(
    document: Document, layer: pd.DataFrame | Iterable[pd.DataFrame], lang: str = "en"
) -> View:
    """The text of a document with the spans of a layer (or of several) marked and named.

    Spans may overlap and nest. Each line of the text begins with its line number in the source.

    Parameters
    ----------
    document : Document
        The text.
    layer : DataFrame or several
        Rows that belong to other documents are passed over.
    lang : {'en', 'zh'}
        The language of the labels.
    """
    marking = Marking(document, tuple(marks_of(document, layer)), lang)
    lines = [
        el(
            "p",
            el("small", str(document.origin(start).line)),
            chinese(marking.html(start, end)),
            class_="gw-text",
        )
        for start, end in lines_of(document.text)
    ]
    words = f"{document.id}: {len({mark.row for mark in marking.marks})} spans marked"
    return view(words, marking.legend(), scrolling(document.id, *lines), lang=lang)


def marks_of(document: Document, layer: pd.DataFrame | Iterable[pd.DataFrame]) -> Iterator[Mark]:
    """What to mark of one or more layers in a document, in reading order, outer spans first.

    A span that has members is marked member by member.
    """
    layers = [layer] if isinstance(layer, pd.DataFrame) else layer
    rows = [
        row for one in layers for row in one.to_dict("records") if row["document"] == document.id
    ]
    places = [
        (*within_lines(document.text, start, end), str(row["label"]), number)
        for number, row in enumerate(rows)
        for start, end in row.get("members") or [(row["start"], row["end"])]
    ]
    taken: list[int] = []  # for each lane, where its last span ends
    for start, end, name, number in sorted(places, key=lambda place: (place[0], -place[1])):
        lane = next((i for i, until in enumerate(taken) if until <= start), len(taken))
        taken[lane : lane + 1] = [end]
        yield Mark(start, end, name, number, lane)


@dataclass(frozen=True)
class Marking:
    """Spans to be shown in a document, each label with its own colour and line."""

    document: Document
    marks: tuple[Mark, ...]
    lang: str

    @cached_property
    def looks(self) -> dict[str, str]:
        """The classes of each label, in the order of first occurrence."""
        return {
            name: classes(i)
            for i, name in enumerate(dict.fromkeys(mark.label for mark in self.marks))
        }

    def html(self, start: int, end: int) -> Safe:
        """A stretch of the text with the marks that touch it."""
        touching = [mark for mark in self.marks if mark.start < end and mark.end > start]
        bounds = {start, end}
        for mark in touching:
            bounds |= {max(start, mark.start), min(end, mark.end)}
        return join(
            *(part for edges in pairwise(sorted(bounds)) for part in self._piece(*edges, touching))
        )

    def _piece(self, start: int, end: int, marks: Iterable[Mark]) -> Iterator[str]:
        """The text between one boundary and the next, then the names of the spans that end here."""
        covering = [mark for mark in marks if mark.start <= start and mark.end >= end]
        piece: str = self.document.text[start:end]
        for mark in sorted(covering, key=lambda mark: -mark.lane):
            edges = " gw-from" * (mark.start == start) + " gw-to" * (mark.end == end)
            piece = el("mark", piece, class_=self.looks[mark.label] + edges)
        yield piece
        for mark in sorted(covering, key=lambda mark: -mark.start):
            if mark.end == end:
                yield self._tag("sub", mark.label)

    def _tag(self, element: str, name: str) -> Safe:
        return el(
            element, name_of(name, self.lang), class_=f"gw-tag {self.looks[name]}", lang=self.lang
        )

    def legend(self) -> Safe:
        """Every label with its look and how many spans have it."""
        if not self.marks:
            return el("p", label("view.nothing", self.lang), class_="gw-legend")
        counts = Counter(name for name, _ in {(mark.label, mark.row) for mark in self.marks})
        entries = (
            join(" ", el("span", self._tag("span", name), f" × {counts[name]}"))
            for name in self.looks
        )
        return el("p", el("b", label("view.legend", self.lang)), *entries, class_="gw-legend")


def within_lines(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without line breaks at its ends, which are not shown."""
    piece = text[start:end]
    bare = piece.strip("\n")
    start += piece.index(bare)
    return start, start + len(bare)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold something."""
    start = 0
    for line in text.split("\n"):
        if line:
            yield start, start + len(line)
        start += len(line) + 1
