"""N-grams of millions of units: the frequent ones of each length, found from those one shorter.

No n-gram is more frequent, or in more documents, than the two it holds that are one unit shorter
(Agrawal & Srikant 1994). So only places where both are frequent are looked at again, and an n-gram
needs no more room than two numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from gongwen.measures.sparse import entropies, spread_of, tallied
from gongwen.phrases.units import Units
from gongwen.words.stored import IntArray

_DENSE = 1 << 24
"""Up to so many possible n-grams are counted in a table of all."""


class Level(NamedTuple):
    """The frequent n-grams of one length.

    `places` are where they begin, in reading order, `gram` the number of the n-gram there; for each
    n-gram `counts`, and `parts`: the numbers of its first and last n−1 units on the level before.
    """

    n: int
    places: IntArray
    gram: IntArray
    counts: IntArray
    parts: IntArray


def levels(units: Units, longest: int, least_count: int, least_range: int) -> Iterator[Level]:
    """The n-grams with so many occurrences in so many documents, length by length from 1."""
    ids, number = units.code, len(units.names)
    for n in range(1, longest + 1):
        if n == 1:
            places = np.arange(len(units))
            keys = ids
        else:
            places = np.flatnonzero((ids[:-1] >= 0) & (ids[1:] >= 0) & (units.room[:-1] >= n))
            keys = ids[places].astype(np.int64) * number + ids[places + 1]
        gram, distinct = _numbered(keys, number if n == 1 else number**2)
        counts = np.bincount(gram, minlength=len(distinct))
        kept = counts >= least_count
        if least_range > 1:
            frequent = kept[gram]
            among = gram[frequent], units.document[places[frequent]]
            pairs = tallied(*among, units.parts) if frequent.any() else (gram[:0],)
            kept &= np.bincount(pairs[0], minlength=len(distinct)) >= least_range
        anew = np.full(len(distinct), -1, np.int32)
        anew[kept] = np.arange(int(kept.sum()), dtype=np.int32)
        gram = anew[gram]
        places, gram = places[gram >= 0], gram[gram >= 0]
        parts = np.stack([distinct[kept] // number, distinct[kept] % number])
        yield Level(n, places, gram, counts[kept], parts)
        ids, number = np.full(len(units), -1, np.int32), max(1, int(kept.sum()))
        ids[places] = gram


def _numbered(keys: IntArray, number: int) -> tuple[IntArray, IntArray]:
    """Each key's number among the different ones, and those."""
    if number > _DENSE:
        codes, distinct = pd.factorize(keys)
        return codes, np.asarray(distinct)
    distinct = np.flatnonzero(np.bincount(keys, minlength=1))
    table = np.zeros(number + 1, np.int32)
    table[distinct] = np.arange(len(distinct), dtype=np.int32)
    return table[keys], distinct


def frequent(  # noqa: PLR0913 - lengths and floors are settings of the table
    units: Units,
    shortest: int,
    longest: int,
    least_count: int,
    least_range: int,
    *,
    collapse: bool,
) -> Iterator[tuple[Level, IntArray]]:
    """The levels asked for, each with the numbers of the n-grams to keep.

    With `collapse` those are left out that only occur inside a longer one of the same count.
    """
    before: Level | None = None
    for level in levels(units, longest, least_count, least_range):
        if before is not None:
            yield before, _not_inside(before, level) if collapse else _all(before)
        before = level if level.n >= shortest else None
    if before is not None:
        yield before, _all(before)


def _all(level: Level) -> IntArray:
    return np.arange(len(level.counts))


def _not_inside(level: Level, longer: Level) -> IntArray:
    kept = np.ones(len(level.counts), dtype=bool)
    for part in longer.parts:
        kept[part[level.counts[part] == longer.counts]] = False
    return np.flatnonzero(kept)


def table_of(units: Units, level: Level, kept: IntArray, *, edges: bool) -> pd.DataFrame:
    """Figures of n-grams of one length: `text, n, count, range, dp, dp_norm, juilland_d`.

    With `edges` also `left_entropy` and `right_entropy` of the neighbours, the edge of a clause a
    new neighbour each time.
    """
    anew = np.full(len(level.counts), -1, np.int32)
    anew[kept] = np.arange(len(kept), dtype=np.int32)
    gram = anew[level.gram]
    places, gram = level.places[gram >= 0], gram[gram >= 0]
    first = np.zeros(len(kept), np.int64)
    first[gram[::-1]] = places[::-1]
    found = spread_of(*tallied(gram, units.document[places], max(1, units.parts)), units.sizes)
    found.insert(0, "n", level.n)
    found.insert(0, "text", pd.Series(units.spelt(first, level.n), dtype="str"))
    if edges:
        for place, side in enumerate(neighbours(units, places, level.n)):
            inside = side >= 0
            items, _, counts = tallied(gram[inside], side[inside], max(1, len(units.names)))
            found[("left_entropy", "right_entropy")[place]] = entropies(
                items, counts, found["count"]
            )
    return found


def neighbours(units: Units, places: IntArray, n: int) -> tuple[IntArray, IntArray]:
    """The unit before and the unit after each n-gram, -1 at the edge of a clause."""
    same = (places > 0) & (units.room[places - 1] == units.room[places] + 1)
    before = np.where(same, units.code[places - 1], -1)
    last = np.minimum(places + n, max(0, len(units) - 1))
    after = np.where(units.room[places] > n, units.code[last], -1)
    return before, after
