"""How far measures of association agree on the same pairs: ranks side by side."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gongwen.phrases.collocation import MEASURES


def ranks(table: pd.DataFrame, measures: Sequence[str] = MEASURES) -> pd.DataFrame:
    """The place of each pair under each measure.

    Parameters
    ----------
    table : pandas.DataFrame
        From `collocates`.
    measures : sequence of str
        Some of its columns.

    Returns
    -------
    pandas.DataFrame
        Columns `node`, `collocate`, `count`, then for each measure the rank (1 = the highest value;
        equal values share the best of their ranks), `spread` (the worst rank less the best), and
        `query` and `by` for `lines`. Rows as in `table`.
    """
    names = list(measures)
    places = table[names].rank(ascending=False, method="min").astype("Int64")
    found = pd.concat([table[["node", "collocate", "count"]], places], axis="columns")
    found["spread"] = places.max(axis="columns") - places.min(axis="columns")
    return found.assign(query=table["query"], by=table["by"])


def overlap(table: pd.DataFrame, top: int = 20, measures: Sequence[str] = MEASURES) -> pd.DataFrame:
    """How many of the first pairs by one measure are among the first by another.

    Parameters
    ----------
    table : pandas.DataFrame
        From `collocates`.
    top : int
        How many pairs count as the first.
    measures : sequence of str
        Some of its columns.

    Returns
    -------
    pandas.DataFrame
        Column `measure`, then a column for each measure with the number of pairs that both have
        among their first; on the diagonal `top`, or as many pairs as there are. Of equal values
        those come first that stand first in `table`.
    """
    first = {
        name: set(table[name].sort_values(ascending=False, kind="stable").index[:top])
        for name in measures
    }
    rows = {name: [len(first[name] & first[one]) for one in measures] for name in measures}
    return pd.DataFrame({"measure": list(measures), **rows})
