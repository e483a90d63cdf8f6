"""What the search for metaphors can be told: weights and limits, with their reasons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"thing": -0.21, "long thing": 0.76, "act": -0.24, "deed": -0.12, "idea": 0.14, "two ideas": 0.06, "thing and act": 1.06,
     "idea and thing": -0.01, "idea and act": 0.32, "idea and deed": -0.17, "thing and deed": 0.43, "one domain": 0.36, "thing at the end": 0.24,
     "act at the end": 0.56, "owner": 0.34, "copula": 0.76, "simile": 0.49, "governed": 3.46, "phrase": 2.84, "alone, long": 1.63,
     "alone, short": 2.03, "doubtful": 2.10, "weak": 0.66, "two vehicles": 0.02, "build": 3.26, "carried on": 0.87, "image near": 0.55,
     "metaphor near": 1.26, "even beside image": 0.28, "plain beside": -0.88, "short": 0.24, "long": -1.06, "very long": 0.32, "known, long": 0.48,
     "known, plain": 1.18, "figures": -0.48, "office words": -0.64, "frequent here": -0.61, "domain meant literally": -0.12, "narrative": -0.39,
     "negated": 0.57, "quoted": 0.54, "question": 0.04, "exclamation": -0.29, "heading": -0.33, "closing": 0.54}
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
    least: float = 0.46
    widest: int = 12
    widest_known: int = 8
