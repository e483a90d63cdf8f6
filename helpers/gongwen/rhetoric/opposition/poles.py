"""What is opposed to what: axes of opposition, and words of one sentence that lie on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from gongwen.rhetoric.lexicon import any_of, read_table
from gongwen.rhetoric.modal_places import Words

GROUPS = ("time", "place", "face", "amount", "quality", "people", "act", "exist")
"""What axes are about."""

_NOT = ("不", "没", "未")
_TURNED = ("amount", "quality")
_MARKS = ("，", "。", "；", "、", "：", "？", "！", "“", "”", "\n", "")
_LAST = ("了，", "了。", "了；", "的，", "了")
_OPENERS = "多少早晚难易好"
"""What alone may open a clause inside a longer word (少讲, 多问)."""


class Pole(NamedTuple):
    """A word on an axis: where it stands in its sentence, the axis, the side."""

    start: int
    end: int
    axis: int
    side: int
    word: str

    @property
    def group(self) -> str:
        """What its axis is about."""
        return _axes()[self.axis]


class Opposed(NamedTuple):
    """Two words on opposite sides of an axis."""

    one: Pole
    other: Pole


def poles(text: str, start: int, words: Words) -> list[Pole]:
    """The words of a sentence that lie on an axis, of those that may be opposed in it.

    A word stays if its axis has words on both sides, or if it praises or blames.
    A word of one hanzi counts where it is a word by itself, or at the edge of a clause in a word
    that is no noun (批改得多). Behind 不 or 没 a word of amount or quality stands on the other side.
    """
    plain, turned, pattern = _known()
    met = []
    for match in pattern.finditer(text):
        begin, word = match.start(), match[0]
        met.append((begin, word, (turned if text[begin - 1 : begin] in _NOT else plain)[word]))
    sides = set().union(*(axes for _, _, axes in met))
    moods = _moods()
    telling = {(axis, side) for axis, side in sides if axis in moods or (axis, 1 - side) in sides}
    found = []
    for begin, word, axes in met:
        if telling.isdisjoint(axes):
            continue
        if len(word) > 1 or _counts(text, begin, start, words):
            end = begin + len(word)
            found += [Pole(begin, end, *axis, word) for axis in axes if axis in telling]
    return found


def _counts(text: str, place: int, start: int, words: Words) -> bool:
    """Whether a single hanzi is meant as a word."""
    if words.stands_alone(start + place, start + place + 1):
        return True
    opens = place == 0 or text[place - 1] in _MARKS
    closes = text[place + 1 : place + 2] in _MARKS or text[place + 1 : place + 3] in _LAST
    tag = words.tag_at(start + place)[:1]
    return (opens and text[place] in _OPENERS and tag in "vxal") or (closes and tag in "vxalzdu")


def opposed(one: Sequence[Pole], other: Sequence[Pole]) -> list[Opposed]:
    """The oppositions between the poles of two stretches; words that stand in both do not count."""
    there = {(pole.axis, pole.side): pole for pole in reversed(other)}
    met = [(pole, there.get((pole.axis, 1 - pole.side))) for pole in one]
    pairs = [Opposed(pole, against) for pole, against in met if against]
    if not pairs:
        return []
    both = {pole.word for pole in one} & {pole.word for pole in other}
    return [pair for pair in pairs if pair.one.word not in both and pair.other.word not in both]


@lru_cache(maxsize=1)
def _axes() -> tuple[str, ...]:
    return tuple(row["sense"] for row in read_table("opposites.tsv"))


@lru_cache(maxsize=1)
def _moods() -> frozenset[int]:
    """The axes of praise and blame."""
    return frozenset(axis for axis, group in enumerate(_axes()) if group == "quality")


Sides = dict[str, list[tuple[int, int]]]


@lru_cache(maxsize=1)
def _known() -> tuple[Sides, Sides, re.Pattern[str]]:
    """The words with their axes and sides, the same behind 不, and a pattern for any of them."""
    plain: Sides = {}
    for axis, row in enumerate(read_table("opposites.tsv")):
        for side, name in enumerate(("one", "other")):
            for word in dict.fromkeys(row[name].split()):
                plain.setdefault(word, []).append((axis, side))
    groups = _axes()
    turned = {
        word: [(axis, 1 - side if groups[axis] in _TURNED else side) for axis, side in sides]
        for word, sides in plain.items()
    }
    return plain, turned, re.compile(any_of(plain))
