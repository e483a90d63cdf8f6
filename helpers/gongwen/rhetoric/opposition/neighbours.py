"""Neighbouring stretches of a sentence that may be set against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongwen.words.dictionary import base

_CLAUSE = re.compile(r"[^，；。？！：\n]+")
_PART = re.compile(r"[^、]+")
_LIST_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十]+[条是]?|（[^）]{1,3}）|\d+[.．、])"
)
_LEADS = re.compile(
    r"^(?:(?:坚持|坚决|防止|避免|力戒|切忌|真正|努力|切实|做到|等于|要|必须|形成|不断|推动|也就是|就是|因为|所以|但是?|可是|同时|而|可见|说明|希望|请|总是|大家|如果说|我们|他们|这就是|就|要求|确保)(?=[^，。；]{3,}))+"
)
NOW = re.compile(
    r"^(?:到|而|可|到了)?(?:现在|如今|今天|今日|眼下|而今|目前|[一二三四五六七八九十几两百\d]{1,5}年[后过])"
)
"""What opens the second of then and now."""

_PAST = re.compile(
    r"(?:过去(?!的?[一几两三五十])|以前|从前|原来|原先|当年|当初|起初|往年|昔日|小时候|那时候?|[一二三四五六七八九十几两百\d]{1,5}多?(?:年|个?月|天)(?:多|之|以)?前|[^，]{2,4}的时候)"
)
_LEADING = "让使把将对给用为以靠从在向有说"
_ALIKE, _LEFT = 3, 3
"""So many characters tell that two clauses begin alike; so many must be left of the first."""
_PARTS = ("，", "、", "；")
_BRIEF = 6
_FEW = 3
_LONGEST, _HALF, _MOST = 30, 70, 5
"""The longest clause and the longest half in characters, and how many clauses a half may have."""


class Piece(NamedTuple):
    """A stretch between two marks, without quotation marks at its edges: offsets in its sentence."""

    start: int
    end: int
    text: str


class Pair(NamedTuple):
    """Two stretches side by side; what is compared are two pieces, which may have more behind them.

    `start` and `end` hold both stretches, `borders` the end of the first and the start of the
    second. `lasts` are the last pieces of both, where they have several. `beside` are the pieces
    before and behind; `mark` is what stands between.
    """

    one: Piece
    other: Piece
    start: int
    end: int
    borders: tuple[int, int]
    beside: tuple[Piece, ...]
    mark: str
    lasts: tuple[Piece, Piece] | None = None


def pairs_of(text: str) -> Iterator[Pair]:
    """All neighbours: clauses, parts of a clause that 、 parts, and halves that ； parts."""
    clauses = list(_pieces(_CLAUSE, text, 0))
    marks = [_mark(text, one, other) for one, other in pairwise(clauses)]
    yield from _next_to(clauses, marks)
    for clause in clauses:
        if "、" in clause.text:
            parts = list(_pieces(_PART, clause.text, clause.start))
            yield from _next_to(parts, ["、"] * (len(parts) - 1))
    for border, mark in enumerate(marks):
        if mark == "；":
            yield from _halves(clauses, marks, border)
        if mark == "，" and NOW.match(clauses[border + 1].text):
            yield from _then_and_now(text, clauses, marks, border)


def _pieces(pattern: re.Pattern[str], text: str, base: int) -> Iterator[Piece]:
    is_quoted = "“" in text or "”" in text
    for match in pattern.finditer(text):
        start, end = match.span()
        if is_quoted:
            start, end = _within_quotes(text, start, end)
        mark = _LIST_MARK.match(text[start:end])
        start += mark.end() if mark else 0
        if end > start:
            yield Piece(base + start, base + end, text[start:end])


def _within_quotes(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without a quotation mark whose other half stands outside: cut there."""
    opened, closed = text.rfind("“", start, end), text.rfind("”", start, end)
    if opened > closed:
        start = opened + 1
    closed = text.find("”", start, end)
    if closed >= 0 and text.find("“", start, closed) < 0:
        end = closed
    if text[start : start + 1] == "“" and text.find("”", start, end) == end - 1:
        return start + 1, end - 1
    return start, end


def _mark(text: str, one: Piece, other: Piece) -> str:
    between = text[one.end : other.start]
    return next((mark for mark in between if mark in "，；：。？！\n"), "")


def _next_to(pieces: Sequence[Piece], marks: Sequence[str]) -> Iterator[Pair]:
    for place, mark in enumerate(marks):
        near = marks[max(place - 1, 0) : place + 2]
        if mark not in _PARTS or (mark == "；" and "，" in near):
            continue
        one, other = pieces[place], pieces[place + 1]
        if len(one.text) < 2 or len(other.text) < 2 or len(other.text) > _LONGEST:
            continue
        one = without_lead(one, other.text)
        if len(one.text) > _LONGEST:
            continue
        beside = tuple(
            pieces[at]
            for at, near in ((place - 1, place - 1), (place + 2, place + 1))
            if 0 <= at < len(pieces) and marks[near] == mark
        )
        for first in (one, *_as_long(one, other)):
            yield Pair(first, other, first.start, other.end, (one.end, other.start), beside, mark)


def _as_long(one: Piece, other: Piece) -> Iterator[Piece]:
    """The end of the first piece that is as long as the second, if a word may begin there."""
    place = len(one.text) - len(other.text)
    if len(other.text) <= _BRIEF and 1 < place <= 2 * _BRIEF:
        across = one.text[place - 1 : place + 1]
        if across not in base().tag:
            yield _cut(one, place)


def _halves(clauses: Sequence[Piece], marks: Sequence[str], border: int) -> Iterator[Pair]:
    """The stretches before and behind a ；: their first clauses are compared."""
    first, last = border, border + 1
    while first > 0 and marks[first - 1] == "，":
        first -= 1
    while last < len(marks) and marks[last] == "，":
        last += 1
    other = clauses[border + 1]
    starts = [n for n in range(first, border + 1) if clauses[n].text[:2] == other.text[:2]]
    first = starts[0] if starts else first
    sizes = border - first + 1, last - border
    if max(sizes) == 1 or max(sizes) > _MOST:
        return
    one, end = clauses[first], clauses[last].end
    if max(clauses[border].end - one.start, end - other.start) > _HALF:
        return
    beside = tuple(
        clauses[at]
        for at, near in ((first - 1, first - 1), (last + 1, last))
        if 0 <= at < len(clauses) and marks[near] == "；"
    )
    lasts = clauses[border], clauses[last]
    yield Pair(one, other, one.start, end, (clauses[border].end, other.start), beside, "；", lasts)


def _then_and_now(
    text: str, clauses: Sequence[Piece], marks: Sequence[str], border: int
) -> Iterator[Pair]:
    """Two or three clauses that open with a time gone by, before one that opens with now."""
    other = clauses[border + 1]
    for first in range(border - 1, max(border - _FEW, -1), -1):
        if marks[first] != "，":
            return
        past = _PAST.match(clauses[first].text)
        if past and other.start - clauses[first].start <= _HALF:
            start, end = clauses[first].start, clauses[border].end
            one = Piece(start, end, text[start:end])
            yield Pair(one, other, start, other.end, (end, other.start), (), "，")
            return


def without_lead(piece: Piece, other: str) -> Piece:
    """The first piece without what belongs to both sides.

    A lead is known by its words, or by the other side: where that begins in the middle of the
    first (要求大家对自己严一点，对群众宽一点).
    """
    text = piece.text
    if NOW.match(other) and (past := _PAST.search(text)):
        return _cut(piece, past.start())
    if text[0] == other[0]:
        return piece
    place = text.rfind(other[:_ALIKE], 1)
    if 0 < place <= len(text) - _LEFT:
        return _cut(piece, place)
    place = text.rfind(other[: _ALIKE - 1], 1)
    if place > 0 and abs(len(text) - place - len(other)) <= 1:
        return _cut(piece, place)
    if other[0] in _LEADING and 0 < (place := text.rfind(other[0], 1)) <= len(text) - _LEFT:
        return _cut(piece, place)
    lead = _LEADS.match(text)
    return _cut(piece, lead.end()) if lead and lead.end() <= len(text) - _LEFT else piece


def _cut(piece: Piece, place: int) -> Piece:
    return Piece(piece.start + place, piece.end, piece.text[place:])
