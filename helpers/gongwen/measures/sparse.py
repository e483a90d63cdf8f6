"""Dispersion and entropy of many items at once, from the hits there are and not from a table of all.

A table with a row for each of a million items and a column for each of ten thousand parts would be
nearly all zeros. These give what `dispersion` and `branching_entropy` give, from the other cells.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongwen.measures.arrays import Array, Numbers, floats

IntArray: TypeAlias = npt.NDArray[np.signedinteger[Any]]


def spread_of(items: IntArray, parts: IntArray, hits: Numbers, sizes: Numbers) -> pd.DataFrame:
    """How the hits of each item are spread over the parts of a corpus.

    Parameters
    ----------
    items, parts, hits : arrays of equal length
        Item, part and count, one row for each pair with a hit, no pair twice. Items are numbered
        from 0 without a gap.
    sizes : array
        The size of each part, all above 0.

    Returns
    -------
    pandas.DataFrame
        A row an item: `count`, `range`, `dp` (Gries 2008), `dp_norm` (Lijffijt & Gries 2012) and
        `juilland_d` (1964); the last two are missing where there is one part alone.
    """
    found, whole = floats(hits), floats(sizes)
    number, of_parts = int(items.max(initial=-1)) + 1, len(whole)

    def total(values: Array) -> Array:
        return np.asarray(np.bincount(items, values, number), np.float64)

    count = total(found)
    share = whole[parts] / whole.sum()
    # parts without a hit lie as far off as they are large
    deviation = total(np.abs(found / count[items] - share)) + 1 - total(share)
    relative = found / whole[parts]
    mean = total(relative) / of_parts
    width = np.bincount(items, minlength=number)
    squares = total((relative - mean[items]) ** 2) + (of_parts - width) * mean**2
    with np.errstate(divide="ignore", invalid="ignore"):
        variation = np.sqrt(squares / of_parts) / mean
        even = np.maximum(1 - variation / np.sqrt(of_parts - 1), 0)
        norm = deviation / 2 / (1 - whole.min() / whole.sum()) if number else count
    alone = np.nan if of_parts < 2 else 1.0
    return pd.DataFrame(
        {
            "count": count.astype(np.int64),
            "range": width,
            "dp": deviation / 2,
            "dp_norm": norm * alone,
            "juilland_d": even * alone,
        }
    )


def entropies(items: IntArray, counts: Numbers, totals: Numbers) -> Array:
    """The entropy, in bits, of what stands beside each item.

    Parameters
    ----------
    items, counts : arrays of equal length
        The item and how often it has this neighbour, one row for each neighbour it has; those that
        occur once may be left out.
    totals : array
        How often each item occurs.
    """
    found, whole = floats(counts), floats(totals)
    weighted = np.bincount(items, found * np.log2(found), len(whole))
    return np.asarray(np.maximum(np.log2(whole) - weighted / whole, 0), np.float64)


def tallied(items: IntArray, others: IntArray, number: int) -> tuple[IntArray, IntArray, IntArray]:
    """Each pair of an item and another thing (below `number`) once, and how often it occurs."""
    keys = np.sort(items.astype(np.int64) * number + others)
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys))
    return keys[first] // number, keys[first] % number, counts
