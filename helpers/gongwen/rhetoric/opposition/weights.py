"""What each sign of an antithesis is worth; learned, and written down beside the lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import exp

from gongwen.rhetoric.lexicon import FOLDER, read_table

FILE = FOLDER / "antithesis_weights.tsv"
"""Where the weights stand."""

BASE = "base"
"""The row that says what two neighbours are worth before any sign."""

LEAST = 0.3
"""The score from which two neighbours are taken for an antithesis."""


@dataclass(frozen=True)
class Weights:
    """What two neighbours are worth without and with each sign, and from what score they are taken."""

    base: float
    worth: Mapping[str, float]
    least: float = LEAST

    def score(self, signs: Mapping[str, float]) -> float:
        """The sum of what the signs are worth; its logistic function is the likelihood.

        >>> Weights(-1.0, {"but": 2.0}).score({"but": 1.0})
        1.0
        """
        return self.base + sum(self.worth[name] * value for name, value in signs.items() if value)


def chance(score: float) -> float:
    """The logistic function of a score."""
    return 1 / (1 + exp(-score))


@lru_cache(maxsize=1)
def shipped() -> Weights:
    """The weights that come with the kit."""
    rows = {row["sign"]: float(row["weight"]) for row in read_table(FILE.name)}
    return Weights(rows.pop(BASE), rows)
