"""Keyness: what one group of texts says more often than another.

Each measure takes `a` hits in a target of `c` tokens and `b` hits in a reference of `d` tokens,
as numbers, arrays or Series. Two questions, two kinds of measure: *is there a difference?* (G²,
BIC) and *how large is it?* (log ratio, %DIFF, odds ratio, Simple Maths). Show one of each.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import erfc, isfinite
from typing import Any

import numpy as np

from gongwen.measures.arrays import Array, Numbers, elementwise, floats
from gongwen.measures.association import g2, odds_ratio, surprise

EFFECTS_PER_BATCH = 1_000
"""Resamples drawn at a time: memory stays at this many times the number of documents."""


def check_counts(a: Array, b: Array, c: Array, d: Array) -> None:
    """Refuse counts that cannot be.

    Raises
    ------
    ValueError
        If a count is negative, a part has no tokens, or more hits than tokens.
    """
    for hits, tokens, names in ((a, c, "a and c"), (b, d, "b and d")):
        if np.any(tokens <= 0):
            raise ValueError(f"{names[-1]} has to be above 0: it is the number of tokens")
        if np.any((hits < 0) | (hits > tokens)):
            raise ValueError(f"{names}: hits lie between 0 and the number of tokens")


@elementwise
def keyness_g2(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Array:
    """G² of two terms, 2·(a·ln(a / E1) + b·ln(b / E2)), negative where the target has it less.

    E1 = c·(a + b) / (c + d), E2 = d·(a + b) / (c + d); 0·ln 0 = 0. This is the form that corpus
    tools print; `keyness_g2_full` counts the other tokens too. Its size follows χ² with one degree
    of freedom. Missing where neither part has the item. Source: Rayson & Garside 2000.

    Examples
    --------
    >>> round(keyness_g2(30, 10, 10_000, 20_000), 6)
    29.039228
    """
    check_counts(a, b, c, d)
    share = (a + b) / (c + d)
    sign = np.where(a / c < b / d, -1.0, 1.0)
    return sign * 2 * (surprise(a, c * share) + surprise(b, d * share))


@elementwise
def keyness_g2_full(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Array:
    """G² of all four cells (a, c − a; b, d − b), negative where the target has it less.

    Missing where neither part has the item. Source: Dunning 1993.
    """
    check_counts(a, b, c, d)
    return floats(g2(a, c, a + b, c + d))


@elementwise
def p_value(score: Numbers) -> Array:
    """The chance of a G² or χ² this large or larger without any difference; one degree of freedom.

    p = erfc(√(|score| / 2)). A signed score counts by its size.

    Examples
    --------
    >>> round(p_value(3.841459), 6)
    0.05
    """
    roots = np.sqrt(np.abs(score) / 2)
    return np.array([erfc(root) for root in roots.ravel()]).reshape(roots.shape)


@elementwise
def bic(score: Numbers, tokens: Numbers) -> Array:
    """|G²| − ln(tokens), tokens of target and reference together.

    Above 2 is positive evidence, above 6 strong, above 10 very strong; below 0 speaks for no
    difference. Source: Wilson 2013.

    Examples
    --------
    >>> round(bic(keyness_g2(30, 10, 10_000, 20_000), 30_000), 6)
    18.730275
    """
    return np.abs(score) - np.log(tokens)


@elementwise
def log_ratio(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Array:
    """log2((a / c) / (b / d)), in doublings; a count of 0 is taken as 0.5.

    1 is twice as frequent in the target, −1 half as frequent. Missing where neither part has the
    item. Source: Hardie 2014.

    Examples
    --------
    >>> round(log_ratio(30, 10, 10_000, 20_000), 6), round(log_ratio(30, 0, 10_000, 20_000), 6)
    (2.584963, 6.906891)
    """
    check_counts(a, b, c, d)
    in_target, in_reference = (np.where(hits == 0, 0.5, hits) for hits in (a, b))
    ratio = np.log2((in_target / c) / (in_reference / d))
    return np.where((a == 0) & (b == 0), np.nan, ratio)


@elementwise
def percent_diff(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Array:
    """%DIFF, ((a / c) − (b / d)) / (b / d) · 100, in percent; missing (n.a.) where b is 0.

    Source: Gabrielatos & Marchi 2011. They put a tiny constant for b = 0; its choice sets the
    value, so none is put here.
    """
    check_counts(a, b, c, d)
    return ((a / c) / (b / d) - 1) * 100


@elementwise
def keyness_odds_ratio(a: Numbers, b: Numbers, c: Numbers, d: Numbers) -> Array:
    """a·(d − b) / (b·(c − a)): 1 without a difference; missing where b is 0 or a is c."""
    check_counts(a, b, c, d)
    return floats(odds_ratio(a, c, a + b, c + d))


@elementwise
def simple_maths(a: Numbers, b: Numbers, c: Numbers, d: Numbers, k: Numbers = 1) -> Array:
    """Simple Maths, (fa + k) / (fb + k), with fa and fb the hits per million tokens.

    A small `k` brings out rare words, a large one frequent words. Source: Kilgarriff 2009.

    Raises
    ------
    ValueError
        If `k` is not above 0.
    """
    check_counts(a, b, c, d)
    if np.any(k <= 0):
        raise ValueError(f"k has to be above 0, not {np.min(k):g}")
    return (a / c * 1e6 + k) / (b / d * 1e6 + k)


@dataclass(frozen=True)
class Interval:
    """An effect, the interval it lies in, and the number of resamples that speak for it."""

    effect: float
    low: float
    high: float
    level: float
    resamples: int


def effect_interval(  # noqa: PLR0913 - two samples of two columns, and four settings
    target_hits: Numbers,
    target_sizes: Numbers,
    reference_hits: Numbers,
    reference_sizes: Numbers,
    *,
    effect: Callable[..., Any] = log_ratio,
    level: float = 0.95,
    resamples: int = 2_000,
    seed: int = 0,
) -> Interval:
    """How large the effect is, with a percentile bootstrap interval over documents.

    Documents, not words, are drawn with replacement, target and reference each for itself: words
    of one document are no independent witnesses. The interval runs between the quantiles
    (1 − level) / 2 and (1 + level) / 2 of the resampled effects. The same seed gives the same
    interval. Resamples whose effect is undefined are left out, and not counted in `resamples`.

    Source: Efron & Tibshirani 1993, ch. 13 (percentile interval); Lijffijt et al. 2016 (words
    resampled by text).

    Parameters
    ----------
    target_hits, reference_hits : sequence of counts
        Hits of the item in each document.
    target_sizes, reference_sizes : sequence of counts
        Tokens of each document.
    effect : function of (a, b, c, d)
        Any measure of this module.

    Raises
    ------
    ValueError
        If hits and sizes differ in length, a part has no document, or `level` is not between
        0 and 1.
    """
    if not 0 < level < 1:
        raise ValueError(f"level lies between 0 and 1, not {level:g}")
    if resamples < 1:
        raise ValueError(f"resamples has to be at least 1, not {resamples}")
    target = documents_of("target", target_hits, target_sizes)
    reference = documents_of("reference", reference_hits, reference_sizes)
    (a, c), (b, d) = target.sum(axis=1), reference.sum(axis=1)
    drawn = np.random.default_rng(seed)
    effects: list[float] = []
    for start in range(0, resamples, EFFECTS_PER_BATCH):
        count = min(EFFECTS_PER_BATCH, resamples - start)
        (aa, cc), (bb, dd) = (redrawn(part, count, drawn) for part in (target, reference))
        effects += [value for value in effect(aa, bb, cc, dd).tolist() if isfinite(value)]
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(effects, tails).tolist() if effects else (np.nan, np.nan)
    return Interval(float(effect(a, b, c, d)), low, high, level, len(effects))


def documents_of(part: str, hits: Numbers, sizes: Numbers) -> Array:
    """Hits and sizes of a part's documents, one above the other."""
    counts, tokens = floats(hits), floats(sizes)
    if counts.ndim != 1 or counts.shape != tokens.shape or not counts.size:
        raise ValueError(f"{part}: give one count of hits and one size for each document")
    return np.stack([counts, tokens])


def redrawn(documents: Array, count: int, drawn: np.random.Generator) -> Array:
    """Total hits and total sizes of `count` samples of as many documents, drawn with replacement."""
    chosen = drawn.integers(documents.shape[1], size=(count, documents.shape[1]))
    return documents[:, chosen].sum(axis=-1)


def bh_thresholds(tests: int, q: float = 0.05) -> list[float]:
    """The p-value that the first, second, … smallest has to reach: rank / tests · q.

    All tests up to the last one that reaches its threshold count as found; `q` is the share of
    false ones allowed among them. Source: Benjamini & Hochberg 1995.

    Examples
    --------
    >>> [round(threshold, 6) for threshold in bh_thresholds(5)]
    [0.01, 0.02, 0.03, 0.04, 0.05]
    """
    return [rank / tests * q for rank in range(1, tests + 1)]


@elementwise
def bh_adjusted(p: Numbers) -> Array:
    """Each p-value corrected for the number of tests: found at q if it is at most q.

    The smallest p·tests / rank of its own and all higher ranks, at most 1. Missing values stay
    missing and are no tests. Source: Benjamini & Hochberg 1995.

    Raises
    ------
    ValueError
        If a p-value lies outside 0–1.
    """
    values = np.atleast_1d(p).ravel()
    if np.any((values < 0) | (values > 1)):
        raise ValueError("a p-value lies between 0 and 1")
    tested = np.flatnonzero(~np.isnan(values))
    falling = tested[np.argsort(-values[tested], kind="stable")]
    ranks = np.arange(len(falling), 0, -1)
    adjusted = np.full(values.shape, np.nan)
    raised = np.minimum.accumulate(values[falling] * len(falling) / ranks)
    adjusted[falling] = np.minimum(raised, 1)
    return adjusted.reshape(np.shape(p))
