"""What everybody said of each clause, and where each saw a border: what agreement is measured on."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

import pandas as pd

from gongwen.matching import NOTHING

_CLAUSE = re.compile(r"[^，。；：！？、\n]*[，。；：！？、]*[”’）》〕]*\n?")


class Unit(NamedTuple):
    """A clause: from one mark of punctuation to the next."""

    start: int
    end: int


def clauses(text: str, span: tuple[int, int]) -> list[Unit]:
    """The clauses of a part of a text, none of them blank."""
    begin, stop = span
    found = (one.span() for one in _CLAUSE.finditer(text, begin, stop))
    return [Unit(start, end) for start, end in found if text[start:end].strip()]


def labels_of(layer: pd.DataFrame, units: list[Unit]) -> list[str]:
    """The label that covers most of each unit, `-` where nothing covers half of it."""
    spans = _spans(layer)
    found = []
    for unit in units:
        covered: Counter[str] = Counter()
        for start, end, name in spans:
            shared = min(end, unit.end) - max(start, unit.start)
            if shared > 0:
                covered[name] += shared
        name, most = covered.most_common(1)[0] if covered else (NOTHING, 0)
        found.append(name if 2 * most >= unit.end - unit.start else NOTHING)
    return found


def borders_of(layer: pd.DataFrame, units: list[Unit]) -> list[bool]:
    """Whether a span begins or ends nearer to each place between two units than to any other.

    One entry for each place, so one fewer than units.
    """
    if len(units) < 2:
        return []
    places = [unit.start for unit in units[1:]]
    edges = {edge for start, end, _ in _spans(layer) for edge in (start, end)}
    first, last = units[0].start, units[-1].end
    marked = set()
    for edge in edges:
        if first < edge < last:
            near = min(range(len(places)), key=lambda i: abs(places[i] - edge))
            outer = min(edge - first, last - edge)
            if abs(places[near] - edge) <= outer:
                marked.add(near)
    return [place in marked for place in range(len(places))]


def _spans(layer: pd.DataFrame) -> list[tuple[int, int, str]]:
    columns = (layer["start"], layer["end"], layer["label"])
    return list(zip(*(column.tolist() for column in columns), strict=True))
