"""How alike two stretches are in the classes of their words and in where these begin."""

from __future__ import annotations

from itertools import compress
from typing import NamedTuple

from gongwen.rhetoric.segments import Bare

Member = tuple[int, int]
"""A stretch of the bare text: its start and its end."""

_ALIKE = {
    frozenset(pair): share
    for pair, share in {
        "vk": 0.9, "nk": 0.9, "va": 0.5, "na": 0.3, "nr": 0.6, "nt": 0.6, "nf": 0.5, "tf": 0.6, "mr": 0.5,
        "md": 0.4, "da": 0.5, "dv": 0.4, "pv": 0.7, "mq": 0.3, "qn": 0.4, "ak": 0.4, "ad": 0.5, "dr": 0.3,
        "dp": 0.3, "cd": 0.4, "nm": 0.2, "ma": 0.3,
    }.items()
}  # fmt: skip
_OPEN = "anvkdtf"


def _table() -> dict[tuple[str, str], float]:
    classes = "anvkdmqrpcutfixw"
    return {
        (a, b): 1.0
        if a == b
        else 0.6
        if "i" in (a, b) and "w" not in (a, b)
        else 0.7
        if "x" in (a, b) and "w" not in (a, b)
        else _ALIKE.get(frozenset((a, b)), 0.25 if a in _OPEN and b in _OPEN else 0.0)
        for a in classes
        for b in classes
    }


_LIKENESS = _table()


class Likeness(NamedTuple):
    """How alike two stretches of one length are, place by place; each number is a share of places.

    `words` counts places with words of one class, `hanzi` those whose hanzi have one class each for
    itself (a dictionary may have one of two alike words under a rare class), `bounds` those where
    words begin in both or in neither, `same` those with the same hanzi.
    """

    words: float
    hanzi: float
    bounds: float
    same: float


def compare(source: Bare, one: Member, other: Member) -> Likeness:
    """How alike two stretches of one length are."""
    size, i, j = one[1] - one[0], one[0], other[0]
    words = hanzi = 0.0
    bounds = same = 0
    text, opens, classes, own = source.text, source.opens, source.classes, source.own
    for a, b in zip(range(i, i + size), range(j, j + size), strict=True):
        if text[a] == text[b]:
            words += 1
            hanzi += 1
            bounds += 1
            same += 1
            continue
        words += _LIKENESS[classes[a], classes[b]]
        hanzi += _LIKENESS[own[a], own[b]]
        bounds += opens[a] == opens[b]
    return Likeness(words / size, hanzi / size, bounds / size, same / size)


def likeness(source: Bare, one: Member, other: Member) -> float:
    """How alike two stretches are in the classes and the ends of their words, 0 to 1.

    Stretches of one length are compared place by place, others word by word from both ends.
    """
    if one[1] - one[0] != other[1] - other[0]:
        return 0.8 * _likeness_of_words(source, one, other)
    seen = compare(source, one, other)
    low, high = sorted((seen.words, seen.hanzi))
    return (0.6 * high + 0.4 * low) * (0.6 + 0.4 * seen.bounds)


def _likeness_of_words(source: Bare, one: Member, other: Member) -> float:
    a, b = _words(source, one), _words(source, other)
    short, long = len(a), len(b)
    if short > long:
        short, long = long, short
    if not short:
        return 0.0
    alike = _LIKENESS
    back = [alike[pair] for pair in zip(a[-short:], b[-short:], strict=True)]
    best = total = sum(back)
    if a[:short] != a[-short:] or b[:short] != b[-short:]:
        for pair, there in zip(zip(a, b, strict=False), back, strict=True):
            total += alike[pair] - there
            best = max(best, total)
    return best / ((short + long) / 2)


def _words(source: Bare, member: Member) -> list[str]:
    opens, classes = source.opens, source.classes
    return list(compress(classes[slice(*member)], opens[slice(*member)]))
