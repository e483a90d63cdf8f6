"""What the search for metaphors can be told: weights and limits, with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"thing": 0.41, "long thing": 0.41, "act": 0.11, "deed": 0.32, "idea": 0.41, "two ideas": 0.22, "thing and act": 0.55, "idea and thing": -0.02,
     "idea and act": 0.06, "idea and deed": -0.36, "thing and deed": 0.15, "one domain": 0.48, "thing at the end": 0.31, "act at the end": 0.56,
     "owner": 0.38, "copula": 0.71, "simile": 0.47, "governed": 3.74, "phrase": 2.41, "alone, long": 1.97, "alone, short": 2.02, "doubtful": 1.62,
     "two vehicles": -0.79, "build": 3.03, "carried on": 1.21, "image near": 0.52, "metaphor near": 1.14, "even beside image": 0.25,
     "plain beside": -0.79, "short": 0.01, "long": -0.98, "very long": -0.03, "figures": -0.05, "office words": -0.49, "frequent here": -0.69,
     "domain meant literally": -0.09, "narrative": -0.30, "negated": 0.25, "quoted": 0.49, "question": 0.01, "exclamation": 0.03, "heading": -0.25,
     "closing": 0.22}
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

    base: float = -2.13
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    least: float = 0.42
    widest: int = 12
    widest_known: int = 6
