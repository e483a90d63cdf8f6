"""Several layers over one text: each has a letter, a colour and a line of its own below the words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label, layer_words, name_of
from gongwen.views.html import Safe, View, chinese, el, join, scrolling, view
from gongwen.views.marks import lines_of, within_lines
from gongwen.views.palette import classes


class Stretch(NamedTuple):
    """A span, or a member of one: its layer and row, which member it is, the line below it."""

    start: int
    end: int
    layer: int
    row: int
    member: int
    lane: int
    label: str


def layers_view(
    document: Document, layers: Mapping[str, pd.DataFrame], lang: str = "en", *, picked: str = ""
) -> View:
    """The text of a document with several layers at once.

    Every layer has a letter (A, B, …), a colour, a style of line and a height of its own below the
    text, so that spans of different layers, and spans of one layer that overlap, stay apart. The
    name of a span stands before it, `A tasks`; further members of a figure are numbered, `B 2`.

    Parameters
    ----------
    document : Document
        The text.
    layers : mapping of str to layer
        By name, in the order of their letters; `moves/gold` is called moves (hand-made). Rows that
        belong to other documents are passed over.
    lang : {'en', 'zh'}
        The language of the labels.
    picked : str
        The span to frame, as `layer:row`, both counted from 0 (a panel uses this).
    """
    stretches = sorted(_stretches(document, list(layers.values())))
    stave = Stave(document, tuple(stretches), lang, picked)
    lines = [stave.line(start, end) for start, end in lines_of(document.text)]
    spans = len({(one.layer, one.row) for one in stave.stretches})
    body = scrolling(document.id, *lines)
    return view(
        f"{document.id}: {spans} spans of {len(layers)} layers marked",
        _legend(layers, stave, lang),
        el("div", body, class_="gw-layers"),
        lang=lang,
    )


def letter(place: int) -> str:
    """The letter of a layer by its place."""
    return chr(ord("A") + place % 26)


def rows_of(document: Document, layer: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a layer that belong to a document, in the order that `picked` counts."""
    return layer[layer["document"] == document.id].to_dict("records")  # type: ignore[return-value]


def _stretches(document: Document, layers: Sequence[pd.DataFrame]) -> Iterator[Stretch]:
    """What to mark, each layer on lines of its own, as many as its spans need."""
    first = 0
    for number, layer in enumerate(layers):
        places = [
            (*within_lines(document.text, *span), row, member, str(one["label"]))
            for row, one in enumerate(rows_of(document, layer))
            for member, span in enumerate(_members(one))
        ]
        taken: list[int] = []  # for each line, where its last span ends
        for start, end, row, member, name in sorted(places, key=lambda one: (one[0], -one[1])):
            lane = next((i for i, until in enumerate(taken) if until <= start), len(taken))
            taken[lane : lane + 1] = [end]
            yield Stretch(start, end, number, row, member, first + lane, name)
        first += max(1, len(taken))


def _members(row: Mapping[str, Any]) -> Sequence[tuple[int, int]]:
    members = row.get("members")
    if isinstance(members, list | tuple) and members:
        return [(int(start), int(end)) for start, end in members]
    return [(row["start"], row["end"])]


@dataclass(frozen=True)
class Stave:
    """A document with the stretches of all layers that are shown over it, in reading order."""

    document: Document
    stretches: tuple[Stretch, ...]
    lang: str
    picked: str

    @cached_property
    def _ends(self) -> list[int]:
        """For each stretch in order, how far it or one before it reaches."""
        return list(accumulate((one.end for one in self.stretches), max))

    @cached_property
    def _starts(self) -> list[int]:
        return [one.start for one in self.stretches]

    def line(self, start: int, end: int) -> Safe:
        """A line of the text with its number, and room below it for as many lines as it needs."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        touching = [one for one in self.stretches[first:last] if one.end > start]
        lanes = max((one.lane for one in touching), default=-1) + 1
        return el(
            "p",
            el("small", str(self.document.origin(start).line)),
            chinese(self._marked(start, end, touching)),
            class_="gw-text",
            style=f"--lanes:{lanes}",
        )

    def _marked(self, start: int, end: int, touching: Sequence[Stretch]) -> Safe:
        bounds = {start, end}
        for one in touching:
            bounds |= {max(start, one.start), min(end, one.end)}
        pieces = pairwise(sorted(bounds))
        return join(*(part for edges in pieces for part in self._piece(*edges, touching)))

    def _piece(self, start: int, end: int, touching: Iterable[Stretch]) -> Iterator[str]:
        """The names of the spans that begin here, then the text, one line below it for each."""
        covering = [one for one in touching if one.start <= start and one.end >= end]
        for one in sorted(covering, key=lambda one: (-one.end, one.lane)):
            if one.start == start:
                yield self._tag(one)
        piece: str = self.document.text[start:end]
        for one in sorted(covering, key=lambda one: one.lane):
            edges = " gw-from" * (one.start == start) + " gw-to" * (one.end == end)
            look = f"gw-lane {classes_of(one.layer)}{edges}{self._chosen(one)}"
            piece = el("span", piece, class_=look, style=f"--lane:{one.lane}", data_pick=_pick(one))
        yield piece

    def _tag(self, one: Stretch) -> Safe:
        words = str(one.member + 1) if one.member else name_of(one.label, self.lang)
        return el(
            "sub",
            f"{letter(one.layer)} {words}",
            class_=f"gw-tag gw-pick {classes_of(one.layer)}{self._chosen(one)}",
            lang=self.lang,
            data_pick=_pick(one),
        )

    def _chosen(self, one: Stretch) -> str:
        return " gw-picked" if self.picked == _pick(one) else ""


def classes_of(layer: int) -> str:
    """The look of a layer: neighbours differ in colour and in the style of their line."""
    return f"{classes(layer).partition(' ')[0]} gw-l{layer % 4}"


def _pick(one: Stretch) -> str:
    return f"{one.layer}:{one.row}"


def _legend(layers: Mapping[str, pd.DataFrame], stave: Stave, lang: str) -> Safe:
    """Every layer with its letter, its look and how many spans it has here."""
    entries = []
    for number, name in enumerate(layers):
        count = len({one.row for one in stave.stretches if one.layer == number})
        tag = el("span", letter(number), class_=f"gw-tag {classes_of(number)}")
        sample = el("span", "文", class_=f"gw-lane {classes_of(number)}", style="--lane:0")
        entries.append(el("span", tag, " ", sample, f" {layer_words(name, lang)} × {count}"))
    if not entries:
        return el("p", label("view.nothing", lang), class_="gw-legend")
    return el("p", el("b", label("view.legend", lang)), " ", *entries, class_="gw-legend gw-keys")
