"""What a second way to cut words does to counts and to lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

LINE = ["document", "start", "end"]


def changes(
    before: pd.DataFrame, after: pd.DataFrame, key: Sequence[str], count: str = "count"
) -> pd.DataFrame:
    """The rows of two tables whose counts differ.

    Parameters
    ----------
    before, after : pandas.DataFrame
        The same table under two segmentations.
    key : sequence of str
        The columns that say what is counted.
    count : str
        The column compared; what one table has not counts as 0 there.

    Returns
    -------
    pandas.DataFrame
        Columns `key`, `before`, `after`, `change`, the greatest change first.
    """
    columns = list(key)
    sides = [
        before[columns].assign(before=before[count], after=before[count] * 0),
        after[columns].assign(before=after[count] * 0, after=after[count]),
    ]
    both = pd.concat(sides).groupby(columns, sort=False).sum().reset_index()
    both["change"] = both["after"] - both["before"]
    both = both[both["change"] != 0]
    order = both["change"].abs().sort_values(ascending=False, kind="stable").index
    return both.loc[order].reset_index(drop=True)


def whole_words(lines: pd.DataFrame, words: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which lines begin and end where a word begins and ends.

    Parameters
    ----------
    lines : layer
        Of a concordance.
    words : layer
        Tokens of the same documents.
    """
    codes, names = pd.factorize(words["document"])
    owner = pd.Index(names).get_indexer(lines["document"])
    if words.empty or lines.empty:
        return np.zeros(len(lines), bool)
    width = int(max(words["end"].max(), lines["end"].max())) + 1
    found = owner >= 0
    for name in ("start", "end"):
        known = words[name].to_numpy() + codes * width
        found &= np.isin(lines[name].to_numpy() + owner * width, known)
    return found


def one_sided(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The lines that only one of two concordances has: labelled `lost` or `gained`."""
    here, there = (pd.MultiIndex.from_frame(lines[LINE]) for lines in (before, after))
    lost = before[~here.isin(there)].assign(label="lost")
    gained = after[~there.isin(here)].assign(label="gained")
    return pd.concat([lost, gained], ignore_index=True)
