"""What the search for metaphors can be told: weights and limits, with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"thing": -0.21, "long thing": 0.72, "act": -0.23, "deed": -0.14, "idea": 0.11, "two ideas": 0.10, "thing and act": 1.04,
     "idea and thing": -0.02, "idea and act": 0.30, "idea and deed": -0.17, "thing and deed": 0.50, "one domain": 0.35, "thing at the end": 0.26,
     "act at the end": 0.57, "owner": 0.41, "copula": 0.77, "simile": 0.44, "governed": 3.62, "phrase": 3.05, "alone, long": 1.74,
     "alone, short": 2.18, "doubtful": 2.26, "weak": 0.63, "two vehicles": 0.01, "build": 3.24, "carried on": 0.90, "image near": 0.54,
     "metaphor near": 1.21, "even beside image": 0.30, "plain beside": -0.86, "short": 0.23, "long": -0.92, "very long": 0.20, "figures": -0.14,
     "office words": -0.53, "frequent here": -0.61, "domain meant literally": -0.12, "narrative": -0.40, "negated": 0.56, "quoted": 0.57,
     "question": 0.05, "exclamation": -0.25, "heading": -0.32, "closing": 0.56}
)  # fmt: skip
"""What speaks for and against a metaphor in a clause: a logistic regression on invented speeches."""


@dataclass(frozen=True)
class MetaphorSettings:
    """Limits and weights of the search for metaphors; `weighing.NAMES` has what is weighed.

    Parameters
    ----------
    base : float
        The score of a clause before anything speaks for or against it.
    weights : dict
        What speaks for and against a metaphor: words of the lists in it (`thing`, `act`, `deed`,
        `idea` and their company), its build (`owner`, `copula`, `simile`), what lexicon and builds
        see in it (`governed`, `phrase`, `alone`, `build`, `carried on`), its neighbours, its length,
        figures and words of plain business, how often the thing occurs in the text, and so on.
    least : float
        The chance from which a clause is taken.
    widest : int
        A clause of up to so many characters is marked whole; in a longer one the phrase is.
    widest_known : int
        The same where the lexicon knows the whole phrase (a vehicle with its verb).
    """

    base: float = -1.72
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    least: float = 0.42
    widest: int = 12
    widest_known: int = 8
