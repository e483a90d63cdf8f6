"""Where a query stands in many texts, and what stands around: whole columns at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongwen.words.columns import TextColumns, WordColumns
from gongwen.words.stored import IntArray

_SPAN = re.Match.span
_SENTENCE = re.compile(r"[。！？!?\n]")


@dataclass(frozen=True)
class Hits:
    """Places in the string of all texts, beginnings and ends, in reading order."""

    texts: TextColumns
    start: IntArray
    end: IntArray

    def __len__(self) -> int:
        return len(self.start)

    def where(self, kept: npt.NDArray[np.bool_]) -> Hits:
        """Those of a mask."""
        return Hits(self.texts, self.start[kept], self.end[kept])

    @cached_property
    def owner(self) -> IntArray:
        """The number of the text that each lies in."""
        return self.texts.owners(self.start)

    def in_context(self, window: int) -> list[pd.api.extensions.ExtensionArray]:
        """What stands before each on its line, what was found, and what stands after it."""
        lines = self.texts.lines
        line = np.searchsorted(lines, self.start, side="right")
        behind = lines[line] - 1
        over = np.flatnonzero(self.end > behind)  # those that begin on one line and end on another
        behind[over] = lines[np.searchsorted(lines, self.end[over], side="right")] - 1
        before = np.maximum(self.start - window, lines[line - 1])
        after = np.minimum(self.end + window, behind)
        return self.texts.pieces(before, self.start, self.end, after)

    @cached_property
    def heads(self) -> IntArray:
        """The number of the heading above each, from 1; 0 before the first of its text."""
        place = np.searchsorted(self.texts.heads[0], self.start, side="right")
        return np.where(place > self.texts.first_heads[self.owner], place, 0)


def hits_of_string(texts: TextColumns, query: str) -> Hits:
    """Where a string stands; of two places that overlap the first one counts."""
    units = texts.units
    wanted = np.frombuffer(query.encode(texts.encoding), units.dtype)
    if len(wanted) != len(query):  # a character that none of the texts has
        return Hits(texts, *np.zeros((2, 0), np.int64))
    # the last character is looked for everywhere, the others only where it stands
    start = np.flatnonzero(units == wanted[-1]) - len(wanted) + 1
    start = start[start >= 0]
    for place, one in enumerate(wanted[:-1]):
        start = start[units[start + place] == one]
    if (np.diff(start) < len(wanted)).any():
        start = _apart(start, len(wanted))
    return _in_documents(Hits(texts, start, start + len(wanted)))


def _apart(start: IntArray, length: int) -> IntArray:
    kept, reached = [], 0
    for place in start.tolist():
        if place >= reached:
            kept.append(place)
            reached = place + length
    return np.array(kept, np.int64)


def hits_of(texts: TextColumns, regex: re.Pattern[str], *, plain: bool) -> Hits:
    """Where a pattern stands, blocks of the page left out.

    `plain` promises that nothing in it can see or pass the end of a line: then all texts are
    searched at once, else each by itself.
    """
    if plain:
        flat = np.fromiter(chain.from_iterable(map(_SPAN, regex.finditer(texts.text))), np.int64)
    else:
        pairs = zip(texts.starts.tolist(), texts.each(), strict=True)
        flat = np.array(
            [
                begin + place
                for begin, text in pairs
                for match in regex.finditer(text)
                for place in match.span()
            ],
            np.int64,
        )
    return _in_documents(Hits(texts, flat[::2], flat[1::2]))


def _in_documents(hits: Hits) -> Hits:
    """Those that are not empty and do not begin in a block of the page."""
    kept = hits.start < hits.end
    skipped = hits.texts.skipped
    if skipped.size:
        place = np.searchsorted(skipped[0], hits.start, side="right") - 1
        kept &= (place < 0) | (hits.start >= skipped[1][place])
    return hits if kept.all() else hits.where(kept)


def hits_of_words(
    texts: TextColumns, words: WordColumns, wanted: Sequence[str], *, tags: bool
) -> Hits:
    """Where words (or tags) stand one after another in a line; `*` is any."""
    column = words.label if tags else words.word
    names = words.labels if tags else words.words
    codes = {
        place: words.code(one) if not tags else names.index(one) if one in names else -1
        for place, one in enumerate(wanted)
        if one != "*"
    }
    count = max(0, len(words) - len(wanted) + 1)
    first = None
    for place, code in codes.items():
        if first is None:  # one word is looked for everywhere, the others only where it stands
            first = np.flatnonzero(column[place : place + count] == code)
        else:
            first = first[column[first + place] == code]
    first = np.arange(count) if first is None else first
    last = first + len(wanted) - 1
    if len(wanted) > 1:
        one_text = words.document[first] == words.document[last]
        first, last = first[one_text], last[one_text]
    begin = texts.begins_of(words.ids)[words.document[first]]
    start, end = begin + words.start[first], begin + words.end[last]
    here = begin >= 0  # words of other documents do not count
    start, end = start[here], end[here]
    if len(wanted) > 1:
        spans = zip(start.tolist(), end.tolist(), strict=True)
        kept = np.array(["\n" not in texts.text[a:b] for a, b in spans], dtype=bool)
        start, end = start[kept], end[kept]
    if (np.diff(start) < 0).any():
        order = np.argsort(start, kind="stable")
        start, end = start[order], end[order]
    return Hits(texts, start, end)


def near(hits: Hits, beside: re.Pattern[str], within: int) -> Hits:
    """Those with a pattern nearby, in the same sentence."""
    text = hits.texts.text
    firsts = hits.texts.starts[hits.owner].tolist()
    lasts = [*(hits.texts.starts[1:] - 1).tolist(), len(text)]
    spans = zip(hits.start.tolist(), hits.end.tolist(), firsts, hits.owner.tolist(), strict=True)
    kept = []
    for start, end, first, owner in spans:
        left = _SENTENCE.split(text[max(first, start - within) : start])[-1]
        right = _SENTENCE.split(text[end : min(end + within, lasts[owner])])[0]
        kept.append(bool(beside.search(left) or beside.search(right)))
    return hits.where(np.array(kept, dtype=bool))
