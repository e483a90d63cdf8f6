"""Measures of numbers become measures of columns: what goes in as a Series comes out as one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

Array: TypeAlias = npt.NDArray[np.float64]

Numbers: TypeAlias = Any
"""A number, a list, a numpy array or a pandas Series."""

P = ParamSpec("P")


def elementwise(function: Callable[P, Array]) -> Callable[P, Any]:
    """Make a formula on arrays take numbers, arrays and Series, and give back the same kind.

    What the formula cannot compute (0/0, the logarithm of 0) is NaN in the result.
    """

    @wraps(function)
    def measured(*args: P.args, **options: P.kwargs) -> Any:
        given = [*args, *options.values()]
        index = common_index(given)
        # The arguments are numbers whatever they are called, so both kinds are made into arrays.
        ready: Any = [floats(value) for value in args]
        named: Any = {name: floats(value) for name, value in options.items()}
        with np.errstate(divide="ignore", invalid="ignore"):
            found = finite(function(*ready, **named))
        return (
            found.item() if not found.ndim else found if index is None else labelled(found, index)
        )

    return measured


def over_parts(function: Callable[[Array, Array], Array]) -> Callable[[Numbers, Numbers], Any]:
    """Make a formula on the last axis take one item's hits, or a table with an item a row.

    Hits and sizes are checked first. A list gives a number, a DataFrame a Series with its index;
    an item without a hit, or whatever else cannot be computed, is NaN.
    """

    @wraps(function)
    def measured(hits: Numbers, sizes: Numbers) -> Any:
        counts, parts = checked_parts(hits, sizes)
        with np.errstate(divide="ignore", invalid="ignore"):
            found = finite(np.where(counts.sum(axis=-1) > 0, function(counts, parts), np.nan))
        if isinstance(hits, pd.DataFrame):
            return labelled(found, hits.index)
        return found if found.ndim else found.item()

    return measured


def checked_parts(hits: Numbers, sizes: Numbers) -> tuple[Array, Array]:
    """Hits and sizes as arrays that fit each other.

    Raises
    ------
    ValueError
        If there is no part, a part has no size, a count is negative, the lengths differ, or both
        name the parts and not alike.
    """
    names = hits.columns if isinstance(hits, pd.DataFrame) else getattr(hits, "index", None)
    if (
        isinstance(sizes, pd.Series)
        and isinstance(names, pd.Index)
        and not names.equals(sizes.index)
    ):
        raise ValueError("hits and sizes name other parts, or in another order: sizes[names] helps")
    counts, parts = floats(hits), floats(sizes)
    if parts.ndim != 1 or not parts.size:
        raise ValueError("sizes has to be a list with the size of each part, and at least one")
    if not counts.ndim or counts.shape[-1] != parts.size:
        got = counts.shape[-1] if counts.ndim else "no list"
        raise ValueError(f"hits has to give a count for each of {parts.size} parts, not {got}")
    if not (parts > 0).all():
        raise ValueError(f"every part needs a size above 0, not {parts.min():g}: leave it out")
    if (counts < 0).any():
        raise ValueError(f"a count of hits cannot be {counts.min():g}")
    return counts, parts


def floats(values: Numbers) -> Array:
    """The values as an array of floats, missing ones as NaN."""
    if isinstance(values, pd.Series | pd.DataFrame):
        values = values.astype("float64")
    return np.asarray(values, dtype=np.float64)


def finite(values: Array) -> Array:
    """The values with NaN for what is infinite."""
    found = np.asarray(values, dtype=np.float64)
    return np.where(np.isfinite(found), found, np.nan)


def common_index(values: list[Any]) -> pd.Index | None:
    """The index of the Series among the values, or None if there is none.

    Raises
    ------
    ValueError
        If two Series have different rows, which would be set side by side wrongly.
    """
    found = [value.index for value in values if isinstance(value, pd.Series)]
    if any(not index.equals(found[0]) for index in found[1:]):
        raise ValueError("the Series given have different rows: take them from one table")
    return found[0] if found else None


def labelled(values: Array, index: pd.Index) -> pd.Series:
    """A Series of the values."""
    return pd.Series(values, index=index)
