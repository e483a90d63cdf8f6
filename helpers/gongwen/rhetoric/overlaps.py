"""Overlaps: which of several finds in one place stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Find = TypeVar("Find", bound=Spanned)
Row = TypeVar("Row", bound=Mapping[str, Any])


def length(found: Spanned) -> float:
    """The rank by which the longest find stays."""
    return found.end - found.start


def settle(found: Iterable[Find], rank: Callable[[Find], float] = length) -> list[Find]:
    """The finds without those that overlap one of a higher rank, in reading order.

    Of two with the same rank the one that comes first stays; of two in one place, the first given.
    """
    ranked = sorted(found, key=lambda one: (-rank(one), one.start))
    kept = _free(ranked, lambda one: (one.start, one.end))
    return sorted(kept, key=lambda one: one.start)


def first_given(rows: Iterable[Row]) -> list[Row]:
    """The rows of a layer without those that overlap one given before them."""
    return _free(rows, lambda row: (row["start"], row["end"]))


Thing = TypeVar("Thing")


def _free(found: Iterable[Thing], span: Callable[[Thing], tuple[int, int]]) -> list[Thing]:
    taken: list[tuple[int, int]] = []
    kept: list[Thing] = []
    for one in found:
        start, end = span(one)
        if all(end <= begin or stop <= start for begin, stop in taken):
            taken.append((start, end))
            kept.append(one)
    return kept
