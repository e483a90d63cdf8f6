"""Reuse: the same passages in different documents, word for word or nearly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

import pandas as pd

from gongwen.documents import Document
from gongwen.measures import jaccard, minhash, shingles
from gongwen.words.sentences import as_documents, stretches

COLUMNS = (
    "document",
    "start",
    "end",
    "text",
    "other",
    "other_start",
    "other_end",
    "other_text",
    "length",
    "similarity",
)
"""The columns of a table of pairs."""

_BANDS, _ROWS = 32, 4


def shared_passages(documents: Iterable[Document], *, least: int = 12) -> pd.DataFrame:
    """Stretches that two documents have in common, as long as they can be.

    Parameters
    ----------
    documents : several documents
        The texts.
    least : int
        The fewest characters, marks and all, inside one line.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`: a pair of spans a row, `length` in characters, `similarity` 1; the
        longest first.
    """
    texts = {document.id: document.text for document in as_documents(documents)}
    seeds: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, text in texts.items():
        for i in range(len(text) - least + 1):
            piece = text[i : i + least]
            if "\n" not in piece:
                seeds[piece].append((name, i))
    rows = []
    done: dict[tuple[str, str, int], int] = {}
    for places in (places for places in seeds.values() if len(places) > 1):
        for (one, i), (other, j) in combinations(places, 2):
            diagonal = (one, other, i - j)
            if one == other or done.get(diagonal, -1) >= i + least:
                continue
            begin, end = _grown(texts[one], texts[other], i, j, least)
            done[diagonal] = end
            rows.append(_row(texts, (one, begin, end), (other, begin - i + j, end - i + j), 1.0))
    return _table(rows)


def _grown(one: str, other: str, i: int, j: int, least: int) -> tuple[int, int]:
    """The common stretch around a common piece, to the left and to the right."""
    begin, end, shift = i, i + least, j - i
    while begin > 0 and begin + shift > 0 and one[begin - 1] == other[begin - 1 + shift] != "\n":
        begin -= 1
    limit = min(len(one), len(other) - shift)
    while end < limit and one[end] == other[end + shift] != "\n":
        end += 1
    return begin, end


def near_duplicates(
    documents: Iterable[Document], *, least: float = 0.5, shortest: int = 12
) -> pd.DataFrame:
    """Sentences of different documents that say nearly the same in the same words.

    Candidates come from MinHash signatures of 128 places in 32 bands (Broder 1997); the similarity
    stated is the exact Jaccard similarity of their character 3-shingles.

    Parameters
    ----------
    documents : several documents
        The texts.
    least : float
        The least similarity.
    shortest : int
        Sentences with fewer characters are left out.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`; the most similar first, then the longest.
    """
    several = as_documents(documents)
    texts = {document.id: document.text for document in several}
    sentences = [
        (document.id, one.start, one.end)
        for document in several
        for one in stretches(document)
        if one.end - one.start >= shortest
    ]
    sets = [shingles(texts[name][start:end]) for name, start, end in sentences]
    rows = []
    for i, j in _candidates(sets):
        if sentences[i][0] != sentences[j][0]:
            similarity = jaccard(sets[i], sets[j]) or 0.0
            if similarity >= least:
                rows.append(_row(texts, sentences[i], sentences[j], similarity))
    return _table(rows)


def _candidates(sets: list[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Pairs whose signatures are alike in at least one band."""
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for i, one in enumerate(sets):
        signature = minhash(one, _BANDS * _ROWS)
        for band in range(_BANDS):
            key = signature[band * _ROWS : (band + 1) * _ROWS].tobytes()
            buckets[band, key].append(i)
    pairs = {pair for members in buckets.values() for pair in combinations(members, 2)}
    yield from sorted(pairs)


def _row(
    texts: dict[str, str],
    one: tuple[str, int, int],
    other: tuple[str, int, int],
    similarity: float,
) -> tuple[object, ...]:
    spans = [(name, start, end, texts[name][start:end]) for name, start, end in (one, other)]
    return (*spans[0], *spans[1], one[2] - one[1], similarity)


def _table(rows: list[tuple[object, ...]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.sort_values(
        ["similarity", "length", "document", "start"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )
