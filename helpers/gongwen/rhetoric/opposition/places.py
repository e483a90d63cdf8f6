"""Whether two opposed words stand in matching places of two stretches, in points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongwen.rhetoric.opposition.axes import Opposed, Pole, axes
from gongwen.rhetoric.opposition.neighbours import Piece

ENOUGH = 2
"""So many points make an antithesis."""

_LONG = 12
"""In clauses up to so long a hanzi inside a noun is opposed (大船看码头，小船看天气)."""

_LED = frozenset("在到于向往进要管用等")
"""Behind one of these, where and how long close a clause as what it says (长在海里，藏在岸上)."""

_PHRASE = 3
"""A phrase of so many hanzi, such as an idiom, that closes a clause says what the clause says."""

_LEAD = re.compile(
    r"(?:但|而|却|就|也|并|更|又|还|可|他们?|她|我们|大家|它)?(?:让|把|对|使|给|在|从|由|以|向|当|为|要|将|凭|用|是|靠|到|自|于|因|与|跟|等|每|有的|有些)?"
)
_TRAIL = re.compile(r"(?:了|的|着|过|些|一些|得多|多了|了些|一点|一分|起来|很多)?[”’]?$")


class Point(NamedTuple):
    """What speaks for an antithesis: how much, the words, and whether both stretches open with them."""

    worth: int
    one: str
    other: str
    opens: bool = False


def of_words(one: Piece, other: Piece, met: Sequence[Opposed]) -> list[Point]:
    """The points of opposed words; a word of either stretch counts once, in its best pair."""
    scored = [(worth, a, b) for a, b in met if (worth := _worth(one, other, a, b))]
    found: list[Point] = []
    used: set[str] = set()
    for worth, a, b in sorted(scored, key=lambda one: -one[0]):
        if not used & {a.word, b.word}:
            used |= {a.word, b.word}
            found.append(Point(worth, a.word, b.word, _opens(one, a) and _opens(other, b)))
    return found


def _worth(one: Piece, other: Piece, a: Pole, b: Pole) -> int:
    """What two opposed words are worth by their kind and by the place where they stand."""
    before, behind = _near(one, other, a, b)
    near = min(before + behind, ENOUGH)
    opens = _opens(one, a) and _opens(other, b)
    closes = _closes(one, a) and _closes(other, b)
    even = closes and _are_even(one, other)
    if a.bound or b.bound:
        fits = opens and behind > 1 and _are_even(one, other) and len(one.text) <= _LONG
        return ENOUGH if fits else 0
    match axes()[a.axis].kind:
        case "weak":
            led = even and before and one.text[a.start - one.start - 1] in _LED
            return int(opens or closes or near > 1) + int(bool(led))
        case "strong":
            whole = even and min(len(a.word), len(b.word)) >= _PHRASE
            return ENOUGH if opens or near > 1 or whole else int(closes)
    if len(a.word) == 1 and not (before and behind):
        near = min(near, 1)
    if opens and behind and _are_even(one, other):
        near = ENOUGH
    ends = even and min(_left(one, a), _left(other, b)) > 0 and not _is_most(one, other, a, b)
    return max(int(opens or closes) + int(ends), near)


def _is_most(one: Piece, other: Piece, a: Pole, b: Pole) -> bool:
    """Whether both are superlatives (成本最低、效率最高): two merits, not two opposites."""
    places = ((one, a.start - one.start), (other, b.start - other.start))
    return all(piece.text[at - 1 : at] == "最" for piece, at in places)


def _are_even(one: Piece, other: Piece) -> bool:
    return abs(len(one.text) - len(other.text)) <= 1


def _near(one: Piece, other: Piece, a: Pole, b: Pole) -> tuple[int, int]:
    """How many of the two characters before two words are the same, and of those behind."""
    i, j, k, m = a.start - one.start, b.start - other.start, a.end - one.start, b.end - other.start
    before, behind = (one.text[:i][::-1], other.text[:j][::-1]), (one.text[k:], other.text[m:])
    return _shared(*before), _shared(*behind)


def _shared(one: str, other: str) -> int:
    places = range(min(len(one), len(other), ENOUGH))
    return next((n for n in places if one[n] != other[n]), len(places))


def _opens(piece: Piece, pole: Pole) -> bool:
    at = pole.start - piece.start
    if at == 0:
        return True
    lead = _LEAD.match(piece.text)
    return bool(lead and lead.end() == at)


def _closes(piece: Piece, pole: Pole) -> bool:
    return bool(_TRAIL.match(piece.text, pole.end - piece.start))


def _left(piece: Piece, pole: Pole) -> int:
    return pole.start - piece.start
