"""The single wordings that a pattern of a cue stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

MOST = 150
"""How many alternatives of one pattern are told apart; what is left stays together."""

_PART = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def alternatives(pattern: str) -> list[str]:
    """The patterns without | that together match what a pattern matches.

    Groups that repeat or may be missing are left whole, and so is everything beyond `MOST`.

    >>> alternatives("a(?:b|c)d|e(?:f|g)?")
    ['abd', 'acd', 'e(?:f|g)?']
    """
    waiting = _split(pattern)
    done: list[str] = []
    while waiting:
        one = waiting.pop(0)
        group = _first_group(one) if len(done) + len(waiting) < MOST else None
        if group:
            start, end, parts = group
            waiting = [one[:start] + part + one[end:] for part in parts] + waiting
        else:
            done.append(one)
    return done


def _depths(pattern: str) -> Iterator[tuple[str, int, int]]:
    """Each part of a pattern with its place and how many groups it stands in."""
    depth = 0
    for match in _PART.finditer(pattern):
        part = match.group()
        depth -= part == ")"
        yield part, match.start(), depth
        depth += part == "("


def _split(pattern: str) -> list[str]:
    bars = [start for part, start, depth in _depths(pattern) if part == "|" and depth == 0]
    edges = [-1, *bars, len(pattern)]
    return [pattern[a + 1 : b] for a, b in pairwise(edges)]


def _first_group(pattern: str) -> tuple[int, int, list[str]] | None:
    """The first plain group with alternatives: its borders and what it holds."""
    begin = 0
    for part, start, depth in _depths(pattern):
        if part == "(" and depth == 0:
            begin = start
        if part == ")" and depth == 0 and pattern.startswith("(?:", begin):
            after = pattern[start + 1 : start + 2]
            parts = _split(pattern[begin + 3 : start])
            if len(parts) > 1 and after not in ("?", "*", "+", "{"):
                return begin, start + 1, parts
    return None
