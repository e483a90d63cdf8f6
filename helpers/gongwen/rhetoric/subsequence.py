"""How much of two short texts stands in both in the same order."""

from __future__ import annotations


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence of two short texts.

    Notes
    -----
    A row of the usual table is one number, a bit a place (Hyyrö 2004).
    """
    places: dict[str, int] = {}
    for place, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << place
    full = (1 << len(one)) - 1
    row = full
    for char in other:
        match = row & places.get(char, 0)
        row = (row + match | row - match) & full
    return len(one) - row.bit_count()
