"""Words that are opposites by the list `antonyms.tsv`, where they stand in the same place."""

from __future__ import annotations

from functools import lru_cache
from operator import add

from gongwen.rhetoric.lexicon import read_table


def opposites(one: str, other: str) -> int:
    """The weight of opposites that stand at the same distance from the start of two texts."""
    known = _opposed_starts()
    return sum(
        weight
        for i, start in enumerate(map(add, one, other))
        if start in known
        for a, b, weight in known[start]
        if other.startswith(b, i) and one.startswith(a, i)
    )


@lru_cache(maxsize=1)
def _opposed_starts() -> dict[str, list[tuple[str, str, int]]]:
    """The pairs in both directions with their weight, by the first characters of both."""
    pairs: dict[tuple[str, str], int] = {}
    for row in read_table("antonyms.tsv"):
        for a, b in ((row["one"], row["other"]), (row["other"], row["one"])):
            pairs.setdefault((a, b), int(row["weight"]))
    found: dict[str, list[tuple[str, str, int]]] = {}
    for (a, b), weight in pairs.items():
        found.setdefault(a[0] + b[0], []).append((a, b, weight))
    return found
