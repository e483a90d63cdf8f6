"""Dispersion: whether an item is spread over the parts of a corpus or huddles in a few.

Each measure takes `hits`, the item's count in each part, and `sizes`, the size of each part in the
same order and in any unit. A table of hits (an item a row, a part a column) gives a value for each
row. An item without hits has range 0 and else no dispersion: NaN. s is a part's share of the corpus, v its share of
the item's hits, n the number of parts.

An even spread is 0 for DP, DPnorm and KL, and 1 for D, D2 and the inverted DP: name the measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from gongwen.measures.arrays import Array, Numbers, floats, over_parts


def part_range(hits: Numbers) -> Any:
    """In how many parts the item occurs: of a table a Series, else a number.

    Examples
    --------
    >>> part_range([10, 0, 10, 0])
    2
    """
    found = (floats(hits) > 0).sum(axis=-1)
    if isinstance(hits, pd.DataFrame):
        return pd.Series(found, index=hits.index)
    return found if found.ndim else int(found)


@over_parts
def dp(hits: Array, sizes: Array) -> Array:
    """Deviation of proportions, ½·Σ|v − s|: 0 spread evenly, near 1 all in a small part.

    The share of its hits that would have to move. Source: Gries 2008.

    Examples
    --------
    >>> round(dp([10, 0, 10, 0], [100, 200, 300, 400]), 6)
    0.6
    """
    v, s = shares(hits, sizes)
    return np.abs(v - s).sum(axis=-1) / 2


@over_parts
def dp_norm(hits: Array, sizes: Array) -> Array:
    """DP / (1 − the smallest s): DP as a share of the highest it can be with these parts.

    Missing where there is one part alone. Source: Lijffijt & Gries 2012.
    """
    v, s = shares(hits, sizes)
    return np.abs(v - s).sum(axis=-1) / 2 / (1 - s.min())


@over_parts
def dp_inverted(hits: Array, sizes: Array) -> Array:
    """1 − DP / (1 − the smallest s among the parts with hits): 1 even, 0 all in one part.

    Missing where there is one part alone. Source: Egbert, Burch & Biber 2020.
    """
    v, s = shares(hits, sizes)
    smallest = np.where(v > 0, s, np.inf).min(axis=-1)
    return 1 - np.abs(v - s).sum(axis=-1) / 2 / (1 - smallest)


@over_parts
def juilland_d(hits: Array, sizes: Array) -> Array:
    """1 − V / √(n − 1), V the coefficient of variation of the relative frequencies: 1 even, 0 not.

    Relative frequencies (hits / size) and the population's standard deviation, so parts may differ
    in size. Missing where there is one part alone. With many parts it is near 1 for almost any
    item. Source: Juilland & Chang-Rodríguez 1964; Gries 2020.

    Examples
    --------
    >>> round(juilland_d([10, 0, 10, 0], [100, 200, 300, 400]), 6)
    0.292893
    """
    return spread(hits, sizes)


@over_parts
def juilland_u(hits: Array, sizes: Array) -> Array:
    """Usage, D times the item's frequency, in hits. Source: Juilland & Chang-Rodríguez 1964."""
    return spread(hits, sizes) * hits.sum(axis=-1)


@over_parts
def carroll_d2(hits: Array, sizes: Array) -> Array:
    """Entropy of the relative frequencies over its maximum, −Σ p·log2 p / log2 n: 1 even, 0 not.

    p is a part's relative frequency over the sum of all. Missing where there is one part alone.
    Source: Carroll 1970.
    """
    relative = hits / sizes
    p = relative / relative.sum(axis=-1, keepdims=True)
    terms = np.where(p > 0, p * np.log2(p), 0)
    return (0 - terms.sum(axis=-1)) / np.log2(len(sizes))


@over_parts
def kl_divergence(hits: Array, sizes: Array) -> Array:
    """Kullback–Leibler divergence Σ v·log2(v / s), in bits: 0 spread evenly, no upper bound.

    Source: Gries 2020.
    """
    v, s = shares(hits, sizes)
    return np.where(v > 0, v * np.log2(v / s), 0).sum(axis=-1)


def shares(hits: Array, sizes: Array) -> tuple[Array, Array]:
    """Each part's share of the hits (v) and of the corpus (s)."""
    return hits / hits.sum(axis=-1, keepdims=True), sizes / sizes.sum()


def spread(hits: Array, sizes: Array) -> Array:
    """Juilland's D."""
    relative = hits / sizes
    variation = relative.std(axis=-1) / relative.mean(axis=-1)
    # All hits in one part make V = √(n − 1); the division may then miss 0 by a rounding.
    return np.maximum(1 - variation / np.sqrt(len(sizes) - 1), 0)


def arf(positions: Sequence[int], length: int) -> float:
    """Average reduced frequency: the frequency with hits that stand close together counted less.

    (1 / v)·Σ min(d, v), where v = length / frequency and d is the distance from each hit to the
    next, the last one's round to the first. As high as the frequency when evenly spread, near 1
    when all stand together; 0 without hits. Needs no parts.

    Source: Savický & Hlaváčová 2002.

    Parameters
    ----------
    positions : sequence of int
        Where the item stands, in tokens from 0, each place once.
    length : int
        Tokens of the whole corpus.

    Raises
    ------
    ValueError
        If a position is given twice or lies outside the corpus.

    Examples
    --------
    >>> arf([0, 5], 10), arf([0, 1], 10)
    (2.0, 1.2)
    """
    places = np.sort(np.asarray(positions, dtype=np.int64))
    if not places.size:
        return 0.0
    if places[0] < 0 or places[-1] >= length:
        raise ValueError(f"positions lie between 0 and {length - 1}, the last of {length} tokens")
    gaps = np.diff(places, append=places[0] + length)
    if (gaps == 0).any():
        raise ValueError("a position is given twice")
    mean = length / places.size
    return float(np.minimum(gaps, mean).sum() / mean)
