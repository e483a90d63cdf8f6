"""Where a phrase ends: the head noun before the mark that closes its clause."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Document
from gongwen.phrases.inventory import stock
from gongwen.words import tokens

_STOP = re.compile(r"[。！？!?；;，,：:\n]")
_OPENING, _CLOSING = "“‘（(《〈「", "”’）)》〉」"


class Words(NamedTuple):
    """The tokens of one document as columns."""

    text: list[str]
    tag: list[str]
    start: list[int]
    end: list[int]

    def at(self, offset: int) -> int | None:
        """The number of the token that begins here, if one does."""
        place = bisect_left(self.start, offset)
        found = place < len(self.start) and self.start[place] == offset
        return place if found else None

    def before(self, offset: int) -> int:
        """The number of the last token that begins before `offset`, -1 if none does."""
        return bisect_left(self.start, offset) - 1

    def around(self, offset: int) -> int:
        """The number of the last token that begins at or before `offset`, -1 if none does."""
        return bisect_right(self.start, offset) - 1


def words_of(documents: Iterable[Document]) -> Mapping[str, Words]:
    """The tokens of each document, all cut in one call."""
    table = tokens(list(documents))
    return words_in(table)


def words_in(table: pd.DataFrame) -> Mapping[str, Words]:
    """The tokens of each document in a layer of tokens."""
    return {
        str(name): Words(*(rows[column].tolist() for column in ("text", "label", "start", "end")))
        for name, rows in table.groupby("document", sort=False)
    }


def clause_end(text: str, start: int) -> int:
    """The first mark that closes the clause; what stands in quotes or brackets is skipped."""
    depth = 0
    for place in range(start, len(text)):
        char = text[place]
        if char == "\n":
            return place
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            if depth == 0:
                return place
            depth -= 1
        elif depth == 0 and _STOP.match(char):
            return place
    return len(text)


def head_end(text: str, words: Words, start: int) -> int:
    """Where the noun phrase that begins at `start` ends.

    It reaches to the mark that closes the clause; a pause mark 、 closes it only if a new verb
    phrase follows (a stock adverb, a preposition): 明确任务、压实责任 is one object of 进一步.
    """
    limit = clause_end(text, start)
    end, place = limit, start
    while (pause := _pause(text, place, limit)) >= 0:
        if _begins_anew(words, pause + 1):
            end = pause
            break
        place = pause + 1
    return start + len(text[start:end].rstrip(" 的了、…"))


def _pause(text: str, start: int, limit: int) -> int:
    """The first pause mark outside quotes and brackets."""
    depth = 0
    for place in range(start, limit):
        if text[place] in _OPENING:
            depth += 1
        elif text[place] in _CLOSING:
            depth -= 1
        elif text[place] == "、" and depth <= 0:
            return place
    return -1


def _begins_anew(words: Words, offset: int) -> bool:
    """Whether a new verb phrase begins here."""
    place = words.at(offset)
    if place is None:
        return False
    return words.text[place] in stock("adverbs") | stock("openers")
