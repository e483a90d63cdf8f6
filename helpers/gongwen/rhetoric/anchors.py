"""What must stand in a text for a pattern to match it: many patterns are then tried at few places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongwen.rhetoric.scanning import Words

_QUANTIFIER = re.compile(r"[?*+]\??|\{(\d*),?\d*\}\??")
_SET = re.compile(r"\[[^\]]*\]")
_ASIDE = ("(?=", "(?!", "(?<=", "(?<!", "(?P=")
_FREQUENT = frozenset("的一不了在有要和上大到好把过得实起进成出开通当对之来为就也都，、；。“”")
"""What stands in every other sentence: as an anchor it would tell little."""


class Finder:
    """Finds which of many patterns may match, and where: a place of one of their anchors."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Read the anchors of patterns; a pattern without any may match everywhere."""
        held: dict[str, set[int]] = {}
        self.everywhere: list[int] = []
        for number, pattern in enumerate(patterns):
            found = anchors(pattern)
            for anchor in found:
                held.setdefault(anchor, set()).add(number)
            if not found:
                self.everywhere.append(number)
        self._held = {anchor: _with_beginnings(anchor, held) for anchor in held}
        self._words = Words(held)

    def numbers(self, text: str) -> set[int]:
        """The numbers of the patterns that may match somewhere."""
        met = {anchor for _, anchor in self._words.places(text)}
        return set(self.everywhere).union(*(self._held[anchor] for anchor in met))

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """The numbers of patterns with the places where an anchor of theirs begins."""
        for place, anchor in self._words.places(text):
            for number in self._held[anchor]:
                yield number, place


def _with_beginnings(anchor: str, held: Mapping[str, Iterable[int]]) -> tuple[int, ...]:
    """The patterns of an anchor and of shorter ones that begin it."""
    heads = [anchor[:length] for length in range(1, len(anchor) + 1)]
    return tuple(sorted({number for head in heads for number in held.get(head, ())}))


def anchors(pattern: str) -> frozenset[str]:
    """Strings of which at least one stands in whatever a pattern matches; empty if none is known.

    Patterns may have literal hanzi, sets, groups, looking ahead or behind, and quantifiers.

    >>> sorted(anchors("把[^，]{0,8}账(?:好好)?算"))
    ['账']
    >>> sorted(anchors("(?:打|踢)皮球|甩锅"))
    ['甩锅', '皮球']
    """
    found = [_best(branch) for branch in _branches(pattern)]
    return frozenset(anchor for one in found for anchor in one) if all(found) else frozenset()


def _best(branch: str) -> frozenset[str]:
    """The rarest thing that a branch cannot do without: a long literal, or a choice of some."""
    sure = [frozenset({run}) for run in _runs(branch)]
    sure += [anchors(group) for group in _groups(branch)]
    known = [one for one in sure if one]
    return max(known, key=_worth, default=frozenset())


def _worth(choice: frozenset[str]) -> tuple[bool, int, int]:
    """How much a choice of anchors tells: all of them rare, all of them long, few of them."""
    return choice.isdisjoint(_FREQUENT), min(map(len, choice)), -len(choice)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a branch (one character, a set, or a group), and whether it must have them."""
    place = 0
    while place < len(text):
        end = _end_of_piece(text, place)
        quantity = _QUANTIFIER.match(text, end)
        if quantity is None:
            yield text[place:end], True
            place = end
        else:
            yield text[place:end], quantity[0][0] not in "?*" and quantity[1] not in ("", "0")
            place = quantity.end()


def _end_of_piece(text: str, place: int) -> int:
    if text[place] == "[":
        found = _SET.match(text, place)
        return found.end() if found else place + 1
    if text[place] == "\\":
        return place + 2
    if text[place] != "(":
        return place + 1
    depth, at = 0, place
    while at < len(text):
        if text[at] == "[":
            at = _end_of_piece(text, at)
            continue
        depth += (text[at] == "(") - (text[at] == ")")
        at += 1
        if not depth:
            break
    return at


def _branches(pattern: str) -> Iterator[str]:
    """The choices at the top of a pattern."""
    start = place = 0
    while place < len(pattern):
        if pattern[place] == "|":
            yield pattern[start:place]
            start = place + 1
        place = _end_of_piece(pattern, place)
    yield pattern[start:]


def _runs(branch: str) -> Iterator[str]:
    """The literals of a branch that stand side by side and cannot be left out."""
    run = ""
    for piece, sure in _parts(branch):
        if sure and len(piece) == 1 and piece not in ".^$":
            run += piece
        else:
            if run:
                yield run
            run = ""
    if run:
        yield run


def _groups(branch: str) -> Iterator[str]:
    for piece, sure in _parts(branch):
        if sure and piece.startswith("(") and not piece.startswith(_ASIDE):
            yield re.sub(r"^\((?:\?:|\?P<\w+>)?", "", piece)[:-1]
