"""Frequent n-grams by columns: a longer one is looked for only where its parts are frequent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongwen.documents import Document
from gongwen.phrases.places import holders
from gongwen.words.sentences import stretches

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]


class Units(NamedTuple):
    """Characters or words in reading order: which, in which unbroken run, in which document."""

    names: list[str]
    codes: Ints
    runs: Ints
    owners: Ints


class Grams(NamedTuple):
    """The frequent n-grams of one length: where each begins, its number, and their counts."""

    n: int
    places: Ints
    ids: Ints
    counts: Ints
    ranges: Ints
    covered: Bools
    """Whether one occurs only inside a frequent longer one of the same count."""


def characters(documents: list[Document]) -> pd.DataFrame:
    """The characters of the sentences of documents: `document`, `start`, `end`, `sentence`, `text`."""
    parts = [np.empty((4, 0), np.int64)]
    for place, document in enumerate(documents):
        found = stretches(document)
        spans = [np.arange(one.start, one.end) for one in found]
        starts = np.concatenate([np.empty(0, np.int64), *spans])
        sentence = np.repeat(np.arange(len(found)), [len(span) for span in spans])
        letters = np.frombuffer(document.text.encode("utf-32-le"), "<u4")[starts]
        parts.append(np.stack([np.full(len(starts), place), starts, sentence, letters]))
    owner, starts, sentence, letters = np.concatenate(parts, axis=1)
    used, codes = np.unique(letters, return_inverse=True)
    return pd.DataFrame(
        {
            "document": _names([document.id for document in documents]).take(owner),
            "start": starts,
            "end": starts + 1,
            "sentence": sentence,
            "text": pd.Categorical.from_codes(codes, _names(map(chr, used))),
        }
    )


def _names(values: Iterable[str]) -> pd.Index[str]:
    return pd.Index(list(values), dtype="str")


def units(table: pd.DataFrame, inside: pd.DataFrame | None = None) -> Units:
    """The units of a table of characters or tokens; marks, white space and borders break a run.

    Parameters
    ----------
    table : pandas.DataFrame
        With `document`, `start`, `end`, `sentence`, `text`, in reading order.
    inside : layer, optional
        Only units that lie in its spans; where one span ends a run ends too.
    """
    codes, distinct = pd.factorize(table["text"])
    names = distinct.tolist()
    owners, _ = pd.factorize(table["document"])
    known = np.array([any(char.isalnum() for char in name) for name in names], bool)
    holder = np.zeros(len(table), np.int64) if inside is None else holders(table, inside)
    kept = np.flatnonzero(known[codes] & (holder >= 0)) if len(table) else np.empty(0, np.int64)
    starts, ends, sentence = (table[name].to_numpy()[kept] for name in ("start", "end", "sentence"))
    goes_on = starts[1:] == ends[:-1]
    for column in (owners[kept], sentence, holder[kept]):
        goes_on = goes_on & (column[1:] == column[:-1])
    runs = np.concatenate([[0], np.cumsum(~goes_on)]) if len(kept) else kept
    return Units(names, codes[kept].astype(np.int64), runs, owners[kept].astype(np.int64))


def frequent(
    known: Units, lengths: tuple[int, int], least_count: int, least_range: int
) -> Iterator[Grams]:
    """The n-grams of these lengths with so many occurrences in so many documents."""
    shortest, longest = lengths
    ids, before = known.codes, None
    for n in range(2, longest + 1):
        places = _whole(known.runs, ids, n)
        found, parts = _counted(known, ids, places, least_count, least_range)
        if before is not None:
            yield before._replace(covered=_covered(before, found, parts))
        ids = np.full(len(ids), -1, np.int64)
        ids[found.places] = found.ids
        before = found._replace(n=n) if n >= shortest else None
    if before is not None:
        yield before


def _whole(runs: Ints, ids: Ints, n: int) -> Ints:
    """Where an n-gram may begin: in one run, both of its parts frequent."""
    last = max(0, len(ids) - n + 1)
    in_one_run = runs[:last] == runs[n - 1 : n - 1 + last]
    return np.flatnonzero(in_one_run & (ids[:last] >= 0) & (ids[1 : last + 1] >= 0))


def _counted(
    known: Units, ids: Ints, places: Ints, least_count: int, least_range: int
) -> tuple[Grams, tuple[Ints, Ints]]:
    """The pairs of neighbouring n-grams that are frequent enough, and the two parts of each."""
    width = int(ids.max(initial=0)) + 1
    pairs = ids[places] * width + ids[places + 1]
    distinct, numbers, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    documents = int(known.owners.max(initial=0)) + 1
    in_documents = np.unique(numbers * documents + known.owners[places]) // documents
    ranges = np.bincount(in_documents, minlength=len(distinct))
    kept = (counts >= least_count) & (ranges >= least_range)
    anew = np.where(kept, np.cumsum(kept) - 1, -1)[numbers] if len(distinct) else numbers
    there = anew >= 0
    none = np.zeros(int(kept.sum()), bool)
    found = Grams(0, places[there], anew[there], counts[kept], ranges[kept], none)
    return found, (distinct[kept] // width, distinct[kept] % width)


def _covered(shorter: Grams, longer: Grams, parts: tuple[Ints, Ints]) -> Bools:
    """Which of the shorter ones occur only inside a longer one: both occur equally often."""
    found = np.zeros(len(shorter.counts), bool)
    for side in parts:
        found[side[shorter.counts[side] == longer.counts]] = True
    return found
