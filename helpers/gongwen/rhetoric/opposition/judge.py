"""The antitheses of a sentence: neighbours that opposed words in matching places set apart."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from gongwen.rhetoric.opposition.axes import Pole, opposed, poles
from gongwen.rhetoric.opposition.neighbours import Pair, Piece, pairs_of
from gongwen.rhetoric.opposition.places import ENOUGH, Point, of_words
from gongwen.rhetoric.opposition.shapes import Shape, likeness, shapes_in
from gongwen.rhetoric.overlaps import settle
from gongwen.rhetoric.stretches import Sentence
from gongwen.rhetoric.subsequence import common

_FIGURES = re.compile(r"\d|百分之|[亿万]元|平方米|公里")
_BUT = re.compile(r"^(?:但|可是|不过|然而)")
_RATIO, _SPREAD, _THIRD = 2.6, 2, 0.4
_SURE, _STEP, _MOST = 0.7, 0.08, 0.95
_NAMED = 3


class Found(NamedTuple):
    """Two neighbours with what speaks for them; offsets in their sentence."""

    start: int
    end: int
    pair: Pair
    points: tuple[Point, ...]

    @property
    def worth(self) -> int:
        """The sum of the points."""
        return sum(point.worth for point in self.points)


def antitheses(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """The rows of the neighbours of a sentence that have two points; of those that overlap, the best."""
    text = sentence.text
    if not any(mark in text for mark in "，、；"):
        return
    known = poles(text)
    shapes = shapes_in(text)
    if not known and not shapes:
        return
    starts = [pole.start for pole in known]

    def held(piece: Piece) -> Sequence[Pole]:
        return known[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]

    scored = (
        Found(one.start, one.end, one, tuple(_points(one, held, shapes))) for one in pairs_of(text)
    )
    taken = [one for one in scored if one.worth >= ENOUGH and _is_fair(one.pair)]
    for found in settle(taken, rank=lambda one: one.worth + (one.end - one.start) / 1000):
        yield _row(sentence, found)


def _points(
    pair: Pair, held: Callable[[Piece], Sequence[Pole]], shapes: Sequence[Shape]
) -> Iterator[Point]:
    """All that speaks for two neighbours."""
    one, other = pair.one, pair.other
    for shape in shapes:
        yield from shape(one.text, other.text)
    if pair.lasts:
        yield from of_words(*pair.lasts, opposed(*map(held, pair.lasts)))
    met = opposed(held(one), held(other))
    if not met:
        return
    words = of_words(one, other, met)
    yield from words
    if pair.mark != "、" and any(point.opens for point in words):
        yield from likeness(one.text, other.text)


def _is_fair(pair: Pair) -> bool:
    """Whether neither side is many times as long, both are not figures, and there is no third."""
    one, other = pair.one.text, pair.other.text
    short, long = sorted((len(one), len(other)))
    if long > _RATIO * short + 2 or _BUT.match(other):
        return False
    if _FIGURES.search(one) and _FIGURES.search(other):
        return False
    return not any(_is_third(piece, pair) for piece in pair.beside)


def _is_third(piece: Piece, pair: Pair) -> bool:
    """Whether a neighbour is built as the pair is."""
    texts = pair.one.text, pair.other.text
    sizes = sorted(map(len, texts))
    size = len(piece.text)
    if not sizes[0] - 1 <= size <= sizes[1] + _SPREAD:
        return False
    return any(common(piece.text, text) >= _THIRD * max(size, len(text)) for text in texts)


def _row(sentence: Sentence, found: Found) -> dict[str, Any]:
    base, pair = sentence.start, found.pair
    slots = [(base + pair.start, base + pair.borders[0]), (base + pair.borders[1], base + pair.end)]
    named = dict.fromkeys(f"{point.one}／{point.other}" for point in found.points)
    return {
        "start": base + pair.start, "end": base + pair.end, "label": "antithesis", "slots": slots,
        "evidence": "；".join(list(named)[:_NAMED]),
        "confidence": round(min(_MOST, _SURE + _STEP * (found.worth - ENOUGH)), 2),
    }  # fmt: skip
