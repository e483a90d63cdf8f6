"""What the search for metaphors can be told: weights and limits, with their reasons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongwen.rhetoric.lexicon import read_table

BASE = "base"
"""The row of `data/rhetoric/metaphor_weights.tsv` that says what a clause is worth before any sign."""


def shipped_weights() -> dict[str, dict[str, float]]:
    """What speaks for a metaphor and for a fresh one, as learned (`metaphor_learning`); with `BASE`."""
    found: dict[str, dict[str, float]] = {}
    for row in read_table("metaphor_weights.tsv"):
        found.setdefault(row["kind"], {})[row["sign"]] = float(row["weight"])
    return found


def _weights(kind: str) -> Callable[[], Mapping[str, float]]:
    def read() -> Mapping[str, float]:
        weights = shipped_weights()[kind]
        return MappingProxyType({sign: value for sign, value in weights.items() if sign != BASE})

    return read


def _base(kind: str) -> Callable[[], float]:
    return lambda: shipped_weights()[kind][BASE]


@dataclass(frozen=True)
class MetaphorSettings:
    """Limits and weights of the search for metaphors.

    `weighing.NAMES` has what is weighed for a metaphor, `freshness.FRESH_NAMES` what for a fresh one.

    Parameters
    ----------
    base : float
        The score of a clause before anything speaks for or against it.
    weights : dict
        What speaks for and against a metaphor: words of the lists in it (`thing`, `act`, `deed`,
        `idea` and their company), its build (`owner`, `copula`, `simile`), what lexicon and builds
        see in it (`governed`, `phrase`, `alone`, `build`, `carried on`), its neighbours, its length,
        figures and words of plain business, how often the thing occurs in the text, and so on.
    fresh_base, fresh_weights : float, dict
        The same for the question whether a metaphor is fresh.
    least : float
        The chance from which a clause is taken.
    least_fresh : float
        The chance from which a metaphor is called fresh.
    widest : int
        A clause of up to so many characters is marked whole; in a longer one the phrase is.
    widest_known : int
        The same where the lexicon knows the whole phrase (a vehicle with its verb).
    """

    base: float = field(default_factory=_base("metaphor"))
    weights: Mapping[str, float] = field(default_factory=_weights("metaphor"))
    fresh_base: float = field(default_factory=_base("fresh"))
    fresh_weights: Mapping[str, float] = field(default_factory=_weights("fresh"))
    least: float = 0.5
    least_fresh: float = 0.5
    widest: int = 12
    widest_known: int = 6
