"""Neighbouring stretches of a sentence that may be set against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_MARK = re.compile(r"[，、；。？！：\n]")
_PIECE = re.compile(r"[^，、；。？！：\n]+")
_LIST_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十]+[条是]?|（[^）]{1,3}）|\d+[.．、])"
)
_LEADS = re.compile(
    r"^(?:(?:坚持|坚决|防止|避免|力戒|切忌|真正|努力|切实|做到|等于|要|必须|形成|不断|推动|也就是|就是|因为|所以|但是?|可是|同时|而|可见|说明|希望|请|让|总是|大家|如果说|我们|他们|这就是|就|要求|确保)(?=[^，。；]{3,}))+"
)
_LEADING = "让使把将对给用为以靠从在向有说"
_ALIKE, _LEFT, _HEAD = 3, 3, 2
"""So many characters tell that two clauses begin alike; so many must be left of the first;
so many hanzi tell where a side of several pieces begins."""
_QUOTES = "“”‘’"
_LONGEST = 34
_MOST = 6
"""So many pieces a side may have between ；, and `_FEW` between commas."""
_FEW = 2
_RATIO = 3.0


class Piece(NamedTuple):
    """A stretch between two marks, without quotation marks at its edges: offsets in its sentence."""

    start: int
    end: int
    text: str


class Pair(NamedTuple):
    """Two stretches side by side, of one piece each or of several.

    `mark` stands between them; `before` and `behind` are the pieces around them, if any; `parts` is
    how many pieces the sentence has.
    """

    one: tuple[Piece, ...]
    other: tuple[Piece, ...]
    mark: str
    before: Piece | None
    behind: Piece | None
    parts: int

    @property
    def start(self) -> int:
        """Where the first begins."""
        return self.one[0].start

    @property
    def end(self) -> int:
        """Where the second ends."""
        return self.other[-1].end

    @property
    def is_loose(self) -> bool:
        """Whether a side has several pieces that only commas hold together."""
        return len(self.one) + len(self.other) > len((self.one, self.other)) and self.mark != "；"


def pieces_of(text: str) -> list[Piece]:
    """The pieces of a sentence, without list marks."""
    found = []
    for match in _PIECE.finditer(text):
        words = match[0]
        start = match.start() + len(words) - len(words.lstrip(_QUOTES))
        end = match.end() - len(words) + len(words.rstrip(_QUOTES))
        mark = _LIST_MARK.match(text[start:end])
        start += mark.end() if mark else 0
        if end > start:
            found.append(Piece(start, end, text[start:end]))
    return found


def pairs_of(text: str, *, loose: bool = True) -> Iterator[Pair]:
    """All neighbours: single pieces, halves that ； parts, and (`loose`) two against one or two."""
    pieces = tuple(pieces_of(text))
    marks = [_mark(text, one, other) for one, other in pairwise(pieces)]
    for border, mark in enumerate(marks):
        if mark not in ("，", "、", "；"):
            continue
        wide = loose or mark == "；"
        for left, right in _sizes(pieces, marks, border) if wide else ((1, 1),):
            at, after = border + 1 - left, border + 1 + right
            other = pieces[border + 1 : after]
            one = (_without_lead(pieces[at], other[0].text), *pieces[at + 1 : border + 1])
            if _is_fair(one, other):
                before = pieces[at - 1] if at else None
                behind = pieces[after] if after < len(pieces) else None
                yield Pair(one, other, mark, before, behind, len(pieces))


def _without_lead(piece: Piece, other: str) -> Piece:
    """The first piece without what belongs to both sides.

    A lead is known by its words, or by the other side: where that begins in the middle of the
    first (要求大家对自己严一点，对群众宽一点).
    """
    text = piece.text
    if text[0] == other[0]:
        return piece
    place = text.rfind(other[:_ALIKE], 1)
    if 0 < place <= len(text) - _LEFT:
        return _cut(piece, place)
    if other[0] in _LEADING and 0 < (place := text.rfind(other[0], 1)) <= len(text) - _LEFT:
        return _cut(piece, place)
    lead = _LEADS.match(text)
    return _cut(piece, lead.end()) if lead and lead.end() <= len(text) - _LEFT else piece


def _cut(piece: Piece, place: int) -> Piece:
    return Piece(piece.start + place, piece.end, piece.text[place:])


def _mark(text: str, one: Piece, other: Piece) -> str:
    found = _MARK.search(text, one.end, other.start)
    return found[0] if found else ""


def _sizes(pieces: Sequence[Piece], marks: Sequence[str], border: int) -> Iterator[tuple[int, int]]:
    """How many pieces each side may have: between ；, and only commas inside.

    Before ； a side may begin where it begins as the other does (回头看，哪个村…；哪个村…).
    """
    yield 1, 1
    before = _reach(marks, range(border - 1, -1, -1))
    behind = _reach(marks, range(border + 1, len(marks)))
    if marks[border] == "；":
        if max(before, behind) > _MOST or max(before, behind) == 1:
            return
        head = pieces[border + 1].text[:_HEAD]
        lefts = [
            left for left in range(1, before) if pieces[border + 1 - left].text[:_HEAD] == head
        ]
        if lefts:
            yield max(lefts), behind
        yield before, behind
        return
    if marks[border] == "，":
        for left in range(1, min(before, _FEW) + 1):
            for right in range(1, min(behind, _FEW) + 1):
                if left + right > _FEW:
                    yield left, right


def _reach(marks: Sequence[str], places: range) -> int:
    """How many pieces stand on one side before a mark that parts more than a comma does."""
    count = 1
    for place in places:
        if marks[place] not in ("，", "、"):
            break
        count += 1
    return count


def _is_fair(one: Sequence[Piece], other: Sequence[Piece]) -> bool:
    """Whether neither side is a mere word, too long, or many times as long as the other."""
    short, long = sorted((_size(one), _size(other)))
    if short < 2 or long > _RATIO * short + 4:
        return False
    return long <= _LONGEST * max(len(one), len(other))


def _size(side: Sequence[Piece]) -> int:
    """How many characters the pieces of a side have."""
    if len(side) == 1:
        return len(side[0].text)
    return sum(len(piece.text) for piece in side)
