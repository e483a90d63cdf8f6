"""Logistic regression on named signs: how the weights of detectors are learned."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = np.ndarray[Any, np.dtype[np.float64]]

_STEPS = 15
"""Newton's method needs fewer: from then on nothing changes in the decimals that are kept."""


def logistic(
    signs: Array, truth: Array, share: Array, *, penalty: float, given: Array | None = None
) -> tuple[float, Array]:
    """The weights of signs that tell true examples from false ones best.

    Parameters
    ----------
    signs : array of examples × signs
        What is seen of each example.
    truth : array of examples
        1 for those that are true, 0 for the others.
    share : array of examples
        What each counts.
    penalty : float
        The L2 penalty on weights of signs of one spread; the base has none.
    given : array of examples, optional
        What each is worth before, by signs whose weights are not learned.

    Returns
    -------
    float, array of signs
        The base, and the weights of the signs as they are (not of one spread).

    Notes
    -----
    By Newton's method from zero: the same examples give the same weights.
    """
    mean, spread = signs.mean(axis=0), signs.std(axis=0)
    spread[spread == 0] = 1.0
    before = np.zeros(len(truth)) if given is None else given
    found = _newton((signs - mean) / spread, truth, share, before, penalty)
    weights = found[1:] / spread
    return float(found[0] - (weights * mean).sum()), weights


def _newton(signs: Array, truth: Array, share: Array, before: Array, penalty: float) -> Array:
    """The weights of signs of one spread, that of the base first."""
    design = np.column_stack([np.ones(len(signs)), signs])
    penalties = np.full(design.shape[1], penalty)
    penalties[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        guess = 1 / (1 + np.exp(-design @ weights - before))
        pull = design.T @ (share * (guess - truth)) + penalties * weights
        bend = (design * (share * guess * (1 - guess))[:, None]).T @ design + np.diag(penalties)
        weights = weights - np.linalg.solve(bend, pull)
    return weights
