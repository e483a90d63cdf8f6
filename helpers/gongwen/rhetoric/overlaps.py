"""Overlaps: which of several finds in one place stay."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


Find = TypeVar("Find", bound=Spanned)


def length(found: Spanned) -> float:
    """The rank by which the longest find stays."""
    return found.end - found.start


def settle(found: Iterable[Find], rank: Callable[[Find], float] = length) -> list[Find]:
    """The finds without those that overlap one of a higher rank, in reading order.

    Of two with the same rank the one that comes first stays; of two in one place, the first given.
    """
    kept: list[Find] = []
    for one in sorted(found, key=lambda each: (-rank(each), each.start)):
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda each: each.start)
