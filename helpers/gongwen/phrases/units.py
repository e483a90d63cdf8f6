"""What n-grams are made of: the characters or words of some texts as one row of numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.phrases.places import held
from gongwen.words import Segmenter
from gongwen.words.columns import TextColumns, WordColumns, sentences_of, texts_of, words_of
from gongwen.words.stored import IntArray

UNITS = ("character", "word")


@dataclass(frozen=True)
class Units:
    """Units in reading order, marks and white space left out.

    `code` is the place of each in `names`, `room` how many follow up to the next mark or the end of
    the sentence, itself included, `document` the number of its document; documents without a
    unit are not counted. `known` has engine and dictionary where words were cut.
    """

    code: IntArray
    room: IntArray
    document: IntArray
    names: Sequence[str]
    separator: str
    known: Mapping[str, Any]

    def __len__(self) -> int:
        return len(self.code)

    @property
    def sizes(self) -> IntArray:
        """How many units each document has."""
        return np.bincount(self.document)

    @property
    def parts(self) -> int:
        """How many documents have a unit."""
        return int(self.document[-1]) + 1 if len(self) else 0

    def spelt(self, places: IntArray, length: int) -> list[str]:
        """The n-grams that begin at these places."""
        rows = self.code[places[:, None] + np.arange(length)].tolist()
        names = self.names
        return [self.separator.join([names[code] for code in row]) for row in rows]


def units_of(
    source: Document | str | Iterable[Document],
    unit: str,
    segmenter: Segmenter | None = None,
    words: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> Units:
    """The characters or words of documents, with `inside` those that lie in a layer's spans.

    Where one span ends a stretch ends too.

    Raises
    ------
    ValueError
        If the unit is unknown.
    """
    if unit not in UNITS:
        raise ValueError(f"unit is {unit!r}; {' or '.join(UNITS)} is expected")
    documents = source if isinstance(source, Document | str) else list(source)
    texts = texts_of(documents)
    if unit == "character":
        found = _characters(texts, sentences_of(documents))
    else:
        found = _words(texts, words_of(documents, segmenter) if words is None else words_of(words))
    return _units(texts, found, "" if unit == "character" else " ", inside)


class _Found(NamedTuple):
    """Units with their places in the string of all texts and the number of their sentence."""

    code: IntArray
    start: IntArray
    end: IntArray
    sentence: IntArray
    names: Sequence[str]
    known: Mapping[str, Any]


def _characters(texts: TextColumns, sentences: IntArray) -> _Found:
    units = texts.units
    seen = np.flatnonzero(np.bincount(units))
    spoken = [code for code in seen.tolist() if chr(code).isalnum()]
    table = np.full(int(units.max(initial=0)) + 1, -1, np.int32)
    table[spoken] = np.arange(len(spoken))
    codes = table[units]
    # +1 where a sentence begins, −1 where it ends: the sum says whether a character lies in one
    steps = np.zeros(len(units) + 1, np.int8)
    steps[sentences[0]] += 1
    steps[sentences[1]] -= 1
    place = np.flatnonzero((np.cumsum(steps[:-1], dtype=np.int8) > 0) & (codes >= 0))
    begins = np.zeros(len(units), np.int32)
    begins[sentences[0]] = 1
    sentence = np.cumsum(begins, dtype=np.int32)[place]
    return _Found(codes[place], place, place + 1, sentence, [chr(code) for code in spoken], {})


def _words(texts: TextColumns, words: WordColumns) -> _Found:
    spoken = np.array([any(char.isalnum() for char in word) for word in words.words], dtype=bool)
    begin = texts.begins_of(words.ids)[words.document]
    kept = np.flatnonzero(spoken[words.word] & (begin >= 0)) if len(words) else begin
    start, end = (begin[kept] + column[kept] for column in (words.start, words.end))
    sentence = np.cumsum(words.new_sentence, dtype=np.int32)[kept]
    return _Found(words.word[kept], start, end, sentence, words.words, words.known)


def _units(texts: TextColumns, found: _Found, separator: str, inside: pd.DataFrame | None) -> Units:
    code, start, end, sentence, names, known = found
    if inside is None:
        holder = sentence
    else:
        begin = texts.begins_of([str(name) for name in inside["document"]])
        here = begin >= 0
        first, last = ((begin + inside[name].to_numpy())[here] for name in ("start", "end"))
        holder = held(first, last, start, end)
        kept = holder >= 0
        code, start, end, sentence, holder = (
            column[kept] for column in (code, start, end, sentence, holder)
        )
    new = np.append(-1, end[:-1])[: len(start)] != start
    new |= (np.diff(sentence, prepend=-1) != 0) | (np.diff(holder, prepend=-1) != 0)
    begins = np.flatnonzero(new)
    ends = np.append(begins[1:], len(code))
    room = np.repeat(ends, ends - begins) - np.arange(len(code)) if len(code) else begins
    owner = texts.owners(start)
    # documents without a unit are no parts of the corpus
    document = np.cumsum(np.diff(owner, prepend=owner[:1]) != 0, dtype=np.int32)
    return Units(code, room.astype(np.int32), document, names, separator, known)
