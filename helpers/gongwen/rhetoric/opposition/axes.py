"""What is opposed to what: axes of opposition, and the words of a sentence that lie on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gongwen.rhetoric.lexicon import any_of, read_table
from gongwen.words.dictionary import base

SENSES = ("time", "face", "place", "people", "exist", "amount", "quality", "act")
"""What axes are about."""

_NOT = re.compile(r"(?:[不没未无]|不[够太再])$")
_TURNED = frozenset(("amount", "quality"))


KINDS = ("strong", "plain", "weak")
"""How much an axis says: see the head of `opposites.tsv`."""


class Axis(NamedTuple):
    """How much an axis says, and what it is about."""

    kind: str
    sense: str


class Pole(NamedTuple):
    """A word on an axis: where it stands in its sentence, the axis, the side, the word.

    `bound` says whether it is part of a noun or verb of two hanzi (小区, 扩大).
    """

    start: int
    end: int
    axis: int
    side: int
    word: str
    bound: bool


class Opposed(NamedTuple):
    """Two words on opposite sides of an axis."""

    one: Pole
    other: Pole


def poles(text: str) -> list[Pole]:
    """The words of a sentence that lie on an axis which has words on both sides in it.

    Behind 不 or 没 a word of amount or quality of one hanzi stands on the other side.
    """
    plain, turned, pattern = _known()
    met = []
    for match in pattern.finditer(text):
        begin, word = match.start(), match[0]
        denied = len(word) == 1 and bool(_NOT.search(text, max(begin - 2, 0), begin))
        met.append((begin, word, (turned if denied else plain)[word]))
    there = {place for _, _, places in met for place in places}
    both = {axis for axis, side in there if (axis, 1 - side) in there}
    if not both:
        return []
    return [
        Pole(begin, begin + len(word), axis, side, word, len(word) == 1 and _is_bound(text, begin))
        for begin, word, places in met
        for axis, side in places
        if axis in both
    ]


def _is_bound(text: str, place: int) -> bool:
    """Whether a hanzi stands inside a noun or verb of two (小区, 扩大)."""
    tag = base().tag
    return any(tag.get(text[at : at + 2], "x")[:1] in "nvt" for at in (place - 1, place) if at >= 0)


def opposed(one: Sequence[Pole], other: Sequence[Pole]) -> list[Opposed]:
    """The oppositions between the poles of two stretches; words that stand in both do not count."""
    if not one or not other:
        return []
    there: dict[tuple[int, int], list[Pole]] = {}
    for pole in other:
        there.setdefault((pole.axis, pole.side), []).append(pole)
    pairs = [
        Opposed(pole, against)
        for pole in one
        for against in there.get((pole.axis, 1 - pole.side), ())
    ]
    if not pairs:
        return []
    both = {pole.word for pole in one} & {pole.word for pole in other}
    return [pair for pair in pairs if pair.one.word not in both and pair.other.word not in both]


def are_opposed(one: str, other: str) -> bool:
    """Whether two words lie on opposite sides of an axis.

    >>> are_opposed("线上", "线下"), are_opposed("线上", "岸上")
    (True, False)
    """
    plain = _known()[0]
    there = {(axis, 1 - side) for axis, side in plain.get(other, ())}
    return any(place in there for place in plain.get(one, ()))


@lru_cache(maxsize=1)
def axes() -> tuple[Axis, ...]:
    """The axes of `opposites.tsv`, in its order."""
    return tuple(Axis(row["kind"], row["sense"]) for row in read_table("opposites.tsv"))


Sides = dict[str, list[tuple[int, int]]]


@lru_cache(maxsize=1)
def _known() -> tuple[Sides, Sides, re.Pattern[str]]:
    """The words with their axes and sides, the same behind 不, and a pattern for any of them."""
    plain: Sides = {}
    for axis, row in enumerate(read_table("opposites.tsv")):
        for side, name in enumerate(("one", "other")):
            for word in row[name].split():
                plain.setdefault(word, []).append((axis, side))
    known = axes()
    turned = {
        word: [(axis, 1 - side if known[axis].sense in _TURNED else side) for axis, side in sides]
        for word, sides in plain.items()
    }
    return plain, turned, re.compile(any_of(plain))
