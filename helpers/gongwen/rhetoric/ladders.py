"""层递 that need no parallel run: 是…也是…更是…, 由点到线、由线到面."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongwen.rhetoric.lexicon import any_of
from gongwen.rhetoric.scale import ORDERED, is_ordered, sets_in, step_at

_PART = r"[^，。；：！？、\n“”]{1,18}"
_LADDER = re.compile(
    rf"(?P<one>(?:既|不仅|不但)?(?P<w>是|为了?|靠|关乎|事关|关系|需要|体现了?|来自|得益于){_PART})[，、]"
    rf"(?P<two>(?:也|又|还|而且|并且)?(?P=w){_PART})[，、]"
    rf"(?P<more>(?:同时|还|也|又)(?P=w){_PART}[，、])?"
    rf"(?P<last>(?P<top>更加?|尤其|特别|最终|归根到底|说到底)(?P=w){_PART})"
)
_STEP = re.compile(r"[从由](?P<a>[一-龥]{1,5}?)到(?:了)?(?P<b>[一-龥]{1,5})(?=[，、。；！\n]|$)")
_FORMS = re.compile(r"^(?:一个?|全)")
_JOINTS = frozenset("，、；")
_PIECE = re.compile(r"[一-龥0-9]{3,16}")
_DIGIT = re.compile(r"[0-9]")
_ANY = re.compile(any_of({step for steps in ORDERED for step in steps}))
_LEAST, _SHIFT, _RATIO = 3, 2, 1.7
_CARRIERS = frozenset("每一半由到在从按逐")
_BEHIND = frozenset("里级上内抓")
"""What stands before a step of one hanzi, or behind it, where it is a word by itself."""


class Ladder(NamedTuple):
    """A rising series: its members and what shows that it rises."""

    members: tuple[tuple[int, int], ...]
    scale: str
    confidence: float


def ladders(text: str) -> Iterator[Ladder]:
    """The rising series of a paragraph that their own words show."""
    for match in _LADDER.finditer(text):
        names = [name for name in ("one", "two", "more", "last") if match[name]]
        members = []
        for name in names:
            start, end = match.span(name)
            members.append((start, end - 1 if name == "more" else end))
        yield Ladder(tuple(members), match["top"], 0.85)
    yield from _stepwise(text)
    yield from _by_set(text)


def _by_set(text: str) -> Iterator[Ladder]:
    """Three pieces or more that name steps of an ordered set, in order and at about one place."""
    pieces = list(_PIECE.finditer(text))
    named = [_ANY.search(piece[0]) is not None for piece in pieces]
    if sum(named) < _LEAST:
        return
    reached = -1
    for first in range(len(pieces) - _LEAST + 1):
        if not all(named[first : first + _LEAST]) or pieces[first].start() <= reached:
            continue
        found = _longest(text, pieces, first)
        if found:
            reached = found.members[-1][0]
            yield found


def _longest(text: str, pieces: Sequence[re.Match[str]], first: int) -> Ladder | None:
    """The longest rising series from a piece on, which may have a lead."""
    head = _without_lead(pieces, first)
    run = [head]
    for one, other in pairwise([head, *pieces[first + 1 :]]):
        if text[one.end() : other.start()] not in _JOINTS or not _is_like(run[0][0], other[0]):
            break
        run = [*run, other]
    for steps in sets_in(run[0][0]) if len(run) >= _LEAST else ():
        for size in range(len(run), _LEAST - 1, -1):
            heads = [piece[0] for piece in run[:size]]
            if _climbs(heads, steps):
                names = " < ".join(
                    steps[at] for at in sorted(step_at(one, steps)[0] for one in heads)
                )
                return Ladder(tuple(piece.span() for piece in run[:size]), names, 0.75)
    return None


def _without_lead(pieces: Sequence[re.Match[str]], first: int) -> re.Match[str]:
    """A piece from where it begins as the next one does, if it is longer."""
    one, other = pieces[first][0], pieces[first + 1][0]
    at = one.rfind(other[0])
    if at <= 0 or len(one) <= len(other):
        return pieces[first]
    return _PIECE.match(pieces[first].string, pieces[first].start() + at) or pieces[first]


def _climbs(pieces: Sequence[str], steps: Sequence[str]) -> bool:
    """Whether pieces name rising or falling steps at about one place, each as a word by itself."""
    found = [step_at(piece, steps) for piece in pieces]
    places = [at for _, at in found]
    if not is_ordered([step for step, _ in found]) or max(places) - min(places) > _SHIFT:
        return False
    if all(len(steps[step]) > 1 for step, _ in found):
        return max(places) <= _SHIFT
    before = {piece[at - 1 : at] for piece, at in zip(pieces, places, strict=True)}
    behind = {
        piece[at + len(steps[step]) :][:1] for piece, (step, at) in zip(pieces, found, strict=True)
    }
    return before <= _CARRIERS or (len(behind) == 1 and behind <= _BEHIND)


def _is_like(one: str, other: str) -> bool:
    short, long = sorted((len(one), len(other)))
    return long <= short * _RATIO and not _DIGIT.search(one + other)


def _stepwise(text: str) -> Iterator[Ladder]:
    """Steps each of which begins where the one before ended: 从一户到一村，从一村到一镇."""
    run: list[re.Match[str]] = []
    for step in (*_STEP.finditer(text), None):
        if step and run and _follows(text, run[-1], step):
            run.append(step)
            continue
        if len(run) > 1:
            places = [run[0]["a"], *(one["b"] for one in run)]
            yield Ladder(tuple(one.span() for one in run), " < ".join(places), 0.8)
        run = [step] if step else []


def _follows(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    joined = text[one.end() : other.start()] in _JOINTS
    return joined and _bare(one["b"]) == _bare(other["a"])


def _bare(place: str) -> str:
    return _FORMS.sub("", place)
