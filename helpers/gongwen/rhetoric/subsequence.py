"""How much of two short texts stands in both in the same order."""

from __future__ import annotations


def common(one: str, other: str) -> int:
    """The length of the longest common subsequence of two short texts."""
    row = [0] * (len(other) + 1)
    for char in one:
        before = 0
        for j, match in enumerate(other, 1):
            above = row[j]
            row[j] = before + 1 if char == match else max(above, row[j - 1])
            before = above
    return row[-1]
