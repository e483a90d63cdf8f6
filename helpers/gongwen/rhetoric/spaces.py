"""Spaces that stand where a mark stood: text taken from web pages often has lost its 、 and ，."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.words.dictionary import base

_PHRASE = r"[一-龥“”]{3,15}"
_SPACED = re.compile(
    rf"(?<![一-龥“”])(?P<one>{_PHRASE})(?P<gap>[ \t\u3000\xa0]+)(?=(?P<other>{_PHRASE}))"
)
_SPACES = " \u3000\xa0\t"
_PAUSE, _COMMA = "、", "，"


def marks_for_spaces(text: str) -> Iterator[tuple[int, int, str]]:
    """Where spaces part two phrases, up to where, and the mark that belongs there.

    That is so where the phrases, from mark to mark, have one length, or begin or end alike, or where
    the second has a hanzi of the end of the first at its place, and the hanzi on both sides of the
    space are no word. The mark is 、 where one of them stands on the
    other side of one of the phrases, else ，.
    """
    if not any(space in text for space in _SPACES):
        return
    for found in _SPACED.finditer(text):
        one, other = found["one"], found["other"]
        if _are_alike(one, other) and one[-1] + other[0] not in base().tag:
            around = (
                text[found.start() - 1 : found.start()],
                text[found.end("other") : found.end("other") + 1],
            )
            yield *found.span("gap"), _PAUSE if _PAUSE in around else _COMMA


def _are_alike(one: str, other: str) -> bool:
    if len(one) == len(other) or one[0] == other[0]:
        return True
    return any(x == y for x, y in zip(one[-len(other) :], other, strict=False))
