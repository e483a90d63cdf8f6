"""What the search for metaphors can be told: weights and limits, with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"thing": -0.12, "long thing": 0.61, "act": -0.25, "deed": -0.11, "idea": 0.10, "two ideas": 0.13, "thing and act": 1.09, "idea and thing": 0.07,
     "idea and act": 0.29, "idea and deed": -0.25, "thing and deed": 0.50, "one domain": 0.50, "thing at the end": 0.28, "act at the end": 0.63,
     "owner": 0.42, "copula": 0.71, "simile": 0.43, "governed": 3.61, "phrase": 2.91, "alone, long": 1.73, "alone, short": 2.00, "doubtful": 1.73,
     "two vehicles": 0.01, "build": 3.24, "carried on": 1.13, "image near": 0.50, "metaphor near": 1.27, "even beside image": 0.30,
     "plain beside": -0.85, "short": 0.21, "long": -0.87, "very long": 0.11, "figures": -0.19, "office words": -0.51, "frequent here": -0.67,
     "domain meant literally": -0.10, "narrative": -0.46, "negated": 0.43, "quoted": 0.63, "question": -0.05, "exclamation": -0.14, "heading": -0.35,
     "closing": 0.35}
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

    base: float = -1.70
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    least: float = 0.42
    widest: int = 12
    widest_known: int = 6
