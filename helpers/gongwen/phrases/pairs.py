"""Pairs of words that stand near each other in a sentence, a whole column at a time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongwen.words.columns import WordColumns
from gongwen.words.stored import IntArray

Span = tuple[int, int]


def pairs_near(
    words: WordColumns, first: IntArray, span: Span
) -> Iterator[tuple[IntArray, IntArray]]:
    """Rows of words and of another word in their window, one step of the window after the other.

    `first` has the rows of the words that windows are laid around. A word is no neighbour of
    another place of its own.
    """
    sentence = np.cumsum(words.new_sentence, dtype=np.int32)
    for step in range(-span[0], span[1] + 1):
        one = first[(first + step >= 0) & (first + step < len(words))]
        other = one + step
        near = (sentence[one] == sentence[other]) & (words.word[one] != words.word[other])
        yield one[near], other[near]


def counted_pairs(words: WordColumns, node: str | None, span: Span, least: int) -> pd.DataFrame:
    """How often each pair occurs, and in how many documents: `node, collocate, count, range`.

    Without a node every word of two characters or more is one, and only such are neighbours.
    """
    names = words.words
    if node is None:
        allowed: npt.NDArray[np.bool_] = np.array([len(name) > 1 for name in names], dtype=bool)
        first = np.flatnonzero(allowed[words.word])
    else:
        allowed = np.ones(len(names), dtype=bool)
        first = np.flatnonzero(words.word == words.code(node))
    number, documents = max(1, len(names)), max(1, len(words.ids))
    keys = []
    for one, other in pairs_near(words, first, span):
        kept = allowed[words.word[other]]
        one, other = one[kept], other[kept]  # noqa: PLW2901 - the same rows, fewer of them
        pair = words.word[one].astype(np.int64) * number + words.word[other]
        keys.append(pair * documents + words.document[one])
    found = np.concatenate(keys) if keys else np.zeros(0, np.int64)
    found.sort()
    in_document = np.append(np.diff(found, prepend=-1) > 0, True)
    pair = found // documents
    begins = np.flatnonzero(np.append(np.diff(pair, prepend=-1) > 0, True))
    counts = np.diff(begins)
    ranges = np.diff(np.cumsum(in_document)[begins])
    kept = counts >= least
    pair, counts, ranges = pair[begins[:-1][kept]], counts[kept], ranges[kept]
    every = pd.array(list(names), dtype="str")
    return pd.DataFrame(
        {
            "node": every.take(pair // number),
            "collocate": every.take(pair % number),
            "count": counts,
            "range": ranges,
        }
    )
