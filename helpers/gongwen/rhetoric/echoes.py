"""反复 at one place: a word said again and again without anything between (落实、落实、再落实)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_AGAIN = r"(?:再|还是|又|更|仍|仍然|依然|还要|还得|更要|永远)?(?:是|要)?"
_AT_ONCE = re.compile(
    rf"(?P<word>[一-龥]{{2,6}}?)(?P<a>[，、！])(?P<x>{_AGAIN})(?P=word)[，、！](?P<y>{_AGAIN})(?P=word)(?=[，、。；！？\n”]|$)"
)
_NO_WORD = re.compile(r"^[的了是在和与也都就不一有这那被把让要]+$")


class Echo(NamedTuple):
    """A word repeated at once: where it stands each time."""

    members: tuple[tuple[int, int], ...]
    word: str


def echoes(text: str) -> Iterator[Echo]:
    """The words of a paragraph that are said three times in a row."""
    for match in _AT_ONCE.finditer(text):
        word = match["word"]
        if _NO_WORD.match(word) or not (match["x"] or match["y"] or match["a"] in "，！"):
            continue
        starts = [match.start("word"), match.start("a") + 1, match.start("y")]
        ends = [match.end("word"), match.end("x") + len(word), match.end("y") + len(word)]
        yield Echo(tuple(zip(starts, ends, strict=True)), word)
