"""Lexical bundles: strings that come again and again, in many texts."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongwen.documents import Document
from gongwen.measures import dp, dp_norm
from gongwen.phrases.grams import Grams, Ints, Units, characters, frequent, units
from gongwen.words import Segmenter, tokens
from gongwen.words.sentences import as_documents

Floats = npt.NDArray[np.float64]

LENGTHS = {"character": (4, 8), "word": (2, 5)}
"""The lengths of bundles, by unit."""

TOPIC = 0.5
"""A bundle whose DP is above this sits in few texts: a topic more than a formula."""

COLUMNS = ("bundle", "n", "count", "range", "dp", "dp_norm", "left_entropy", "right_entropy")


def bundles(  # noqa: PLR0913 - each floor is a setting of the table
    documents: Document | str | Iterable[Document],
    unit: str = "character",
    *,
    least_count: int = 3,
    least_range: int = 3,
    least_entropy: float = 0.0,
    most_dp: float = 1.0,
    segmenter: Segmenter | None = None,
    words: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Strings inside clauses that occur often enough in enough texts.

    Of two strings with the same count of which one holds the other, the longer stands for both.

    Parameters
    ----------
    documents : Document, str, or several documents
        The texts.
    unit : {"character", "word"}
        What a bundle is made of: 4–8 characters or 2–5 words.
    least_count, least_range : int
        The floors: occurrences, and documents that have it (Biber et al. 1999).
    least_entropy : float
        The least branching entropy, in bits, on either side: a string that is always followed by
        the same character is no unit (0 keeps all).
    most_dp : float
        The greatest DP: `TOPIC` masks what only some texts speak of.
    segmenter : Segmenter, optional
        Cuts words; by default the kit's own.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already; only bundles of words need them.
    inside : DataFrame, optional
        Only what lies in the spans of this layer: a move, sections of a level, headings.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS` (`dp` after Gries 2008 over documents measured in units; entropies of the
        neighbours, the edge of a clause a new neighbour each time) and, for `lines`, `query` and
        `by`; the widest spread first. `attrs` has the floors and, for words, engine and dictionary.

    Raises
    ------
    ValueError
        If the unit is unknown.
    """
    if unit not in LENGTHS:
        raise ValueError(f"unit is {unit!r}; {' or '.join(LENGTHS)} is expected")
    texts = as_documents(documents)
    if unit == "character":
        cut = characters(texts)
    elif words is None:
        cut = tokens(texts, segmenter)
    else:
        cut = words
    known = units(cut, inside)
    found = frequent(known, LENGTHS[unit], least_count, least_range)
    parts = [_table(known, grams, "" if unit == "character" else " ") for grams in found]
    table = pd.concat(parts, ignore_index=True)
    table["query"] = table["bundle"]
    table["by"] = "string" if unit == "character" else "word"
    low = table[["left_entropy", "right_entropy"]].min(axis=1)
    table = table[(low >= least_entropy) & (table["dp"] <= most_dp)]
    table = table.sort_values(
        ["range", "count", "bundle"], ascending=[False, False, True], ignore_index=True
    )
    table.attrs.update(unit=unit, least_count=least_count, least_range=least_range)
    if unit == "word":
        table.attrs.update({name: cut.attrs.get(name) for name in ("engine", "dictionary")})
    return table


def _table(known: Units, grams: Grams, separator: str) -> pd.DataFrame:
    """The n-grams of one length that stand for themselves, with what is measured of them."""
    kept = np.flatnonzero(~grams.covered)
    number = np.full(len(grams.covered), -1)
    number[kept] = np.arange(len(kept))
    there = number[grams.ids] >= 0
    places, ids = grams.places[there], number[grams.ids[there]]
    first = np.full(len(kept), -1)
    first[ids[::-1]] = places[::-1]
    names = [
        separator.join(known.names[code] for code in known.codes[place : place + grams.n])
        for place in first
    ]
    table = pd.DataFrame({"bundle": pd.Series(names, dtype="str"), "n": grams.n})
    table["count"], table["range"] = grams.counts[kept], grams.ranges[kept]
    sizes = np.bincount(known.owners) if len(known.owners) else np.zeros(1, int)
    hits = np.bincount(ids * len(sizes) + known.owners[places], minlength=len(kept) * len(sizes))
    hits = hits.reshape(len(kept), len(sizes))[:, sizes > 0]
    for name, measure in (("dp", dp), ("dp_norm", dp_norm)):
        several = len(kept) and (sizes > 0).sum() > 1
        table[name] = measure(hits, sizes[sizes > 0]) if several else 0.0
    table["left_entropy"] = _entropy(known, ids, places, places - 1, len(kept))
    table["right_entropy"] = _entropy(known, ids, places, places + grams.n, len(kept))
    return table


def _entropy(known: Units, ids: Ints, places: Ints, beside: Ints, count: int) -> Floats:
    """The entropy of the neighbours of each n-gram; the end of a run is a new one each time."""
    there = (beside >= 0) & (beside < len(known.runs))
    there &= known.runs[np.where(there, beside, 0)] == known.runs[places]
    width = len(known.names) + len(places)
    neighbour = np.where(there, known.codes[np.where(there, beside, 0)], 0)
    neighbour = np.where(there, neighbour, len(known.names) + np.arange(len(places)))
    distinct, counts = np.unique(ids * width + neighbour, return_counts=True)
    owner = distinct // width
    share = counts / np.bincount(ids, minlength=count)[owner]
    weights = share * np.log2(1 / share)  # so that a single neighbour gives 0 and not −0
    return np.bincount(owner, weights=weights, minlength=count).astype(np.float64)
