"""What each sign of a unit is worth for each kind; learned, and written down beside the lists."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from gongwen.rhetoric.lexicon import FOLDER, read_table

KINDS = ("compound", "coined", "formula")
"""What a unit between marks may be that is no idiom."""

FILE = FOLDER / "fourchar_weights.tsv"
"""Where the weights stand; `python -m gongwen.rhetoric.fours learn` writes them."""

INSIDE = FOLDER / "fourchar_inside.tsv"
"""Where the weights of listed units inside clauses stand; the same command writes them."""

BIAS = "-"
"""The sign that every unit has: how frequent a kind is."""

Row = tuple[float, ...]


@dataclass(frozen=True)
class Weights:
    """What each sign is worth for each of `KINDS`."""

    worth: Mapping[str, Row]

    def shares(self, signs: Collection[str]) -> dict[str, float]:
        """How likely each kind is by the signs of a unit; the shares make 1.

        >>> Weights({"echo": (0.0, 1.0, 0.0)}).shares({"echo"})["coined"] > 0.5
        True
        """
        rows = [self.worth[sign] for sign in (BIAS, *sorted(signs)) if sign in self.worth]
        sums = [sum(column) for column in zip(*rows, strict=True)] or [0.0] * len(KINDS)
        most = max(sums)
        powers = [math.exp(one - most) for one in sums]
        return {kind: one / sum(powers) for kind, one in zip(KINDS, powers, strict=True)}

    def leads(self, signs: Collection[str], kind: str) -> dict[str, float]:
        """By how much each sign speaks more for a kind than for the others."""
        place = KINDS.index(kind)
        rows = {sign: self.worth[sign] for sign in sorted(signs) if sign in self.worth}
        return {sign: row[place] - sum(row) / len(row) for sign, row in rows.items()}


def weights_of(rows: Iterable[Mapping[str, str]]) -> Weights:
    """The weights that a table with the columns `sign` and `KINDS` holds."""
    return Weights({row["sign"]: tuple(float(row[kind] or 0) for kind in KINDS) for row in rows})


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that come with the kit, for units between marks."""
    return weights_of(read_table(FILE.name))


@lru_cache(maxsize=1)
def shipped_inside() -> Weights:
    """The weights that come with the kit, for listed units inside clauses."""
    return weights_of(read_table(INSIDE.name))
