"""Diversity: how many different words a text makes do with.

Each function takes the tokens in order: words or characters, but never compare a value of one with
a value of the other. N is the number of tokens, V of types (different tokens).
"""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from math import log, sqrt

SHORTEST_FOR_MTLD = 100
"""Below this many tokens MTLD depends on where the text happens to end."""


def ttr(tokens: Sequence[Hashable]) -> float | None:
    """Type–token ratio V / N; it falls as a text grows. None for no tokens.

    Examples
    --------
    >>> round(ttr("要 加强 建设 要 提高 水平 要 加强 建设".split()), 6)
    0.555556
    """
    return len(set(tokens)) / len(tokens) if tokens else None


def guiraud(tokens: Sequence[Hashable]) -> float | None:
    """Guiraud's R, V / √N. None for no tokens. Source: Guiraud 1954."""
    return len(set(tokens)) / sqrt(len(tokens)) if tokens else None


def herdan_c(tokens: Sequence[Hashable]) -> float | None:
    """Herdan's C, ln V / ln N, from 0 to 1. None below two tokens. Source: Herdan 1960."""
    return log(len(set(tokens))) / log(len(tokens)) if len(tokens) > 1 else None


def yule_k(tokens: Sequence[Hashable]) -> float | None:
    """Yule's K, 10⁴·(Σ f² − N) / N²: 0 if no word comes twice, higher the more they repeat.

    f is each type's frequency. None for no tokens. Source: Yule 1944.
    """
    if not tokens:
        return None
    squares = sum(f * f for f in Counter(tokens).values())
    return 10_000 * (squares - len(tokens)) / len(tokens) ** 2


def mattr(tokens: Sequence[Hashable], window: int = 50) -> float | None:
    """Moving-average TTR: the mean TTR of all windows of that many tokens. None for no tokens.

    A text shorter than the window gives its plain TTR and a warning: it cannot be compared with
    the others. Source: Covington & McFall 2010.

    Raises
    ------
    ValueError
        If the window is below one token.

    Examples
    --------
    >>> round(mattr("要 加强 建设 要 提高 水平 要 加强 建设".split(), window=5), 6)
    0.88
    """
    if window < 1:
        raise ValueError(f"window has to be at least one token, not {window}")
    if not tokens:
        return None
    if len(tokens) < window:
        warnings.warn(
            f"{len(tokens)} tokens are less than the window of {window}: this is the plain TTR",
            stacklevel=2,
        )
        return ttr(tokens)
    inside = Counter(tokens[:window])
    types = len(inside)
    for leaving, entering in zip(tokens, tokens[window:], strict=False):
        inside[leaving] -= 1
        if not inside[leaving]:
            del inside[leaving]
        inside[entering] += 1
        types += len(inside)
    return types / window / (len(tokens) - window + 1)


def mtld(
    tokens: Sequence[Hashable], threshold: float = 0.72, *, inclusive: bool = False
) -> float | None:
    """Measure of textual lexical diversity: how many tokens it takes until TTR wears down.

    Tokens are walked until their TTR is below the threshold: one factor, and a new start. What is
    left at the end is the part (1 − TTR) / (1 − threshold) of a factor. N / factors, the mean of
    reading forwards and backwards. Source: McCarthy & Jarvis 2010.

    None where there is no factor, not even a part (no word comes twice); some programs give N.
    Warns below 100 tokens, where the end of the text decides.

    Parameters
    ----------
    tokens : sequence
        The text in order.
    threshold : float
        Between 0 and 1.
    inclusive : bool
        A factor is full when TTR *reaches* the threshold (≤), as in many programs. The plain
        reading of the source, and the default here, is that it falls *below* (<).

    Raises
    ------
    ValueError
        If the threshold is not between 0 and 1.
    """
    if not 0 < threshold < 1:
        raise ValueError(f"threshold lies between 0 and 1, not {threshold:g}")
    if len(tokens) < SHORTEST_FOR_MTLD:
        warnings.warn(
            f"MTLD of {len(tokens)} tokens says little: take {SHORTEST_FOR_MTLD} or more",
            stacklevel=2,
        )
    walks = (tokens, reversed(tokens))
    factors = [count_factors(walk, threshold, inclusive=inclusive) for walk in walks]
    if not all(factors):
        return None
    return sum(len(tokens) / factor for factor in factors) / 2


def count_factors(tokens: Iterable[Hashable], threshold: float, *, inclusive: bool) -> float:
    """How often TTR wears down to the threshold, the unfinished stretch counted as a part."""
    full, length, types = 0, 0, set[Hashable]()
    for token in tokens:
        length += 1
        types.add(token)
        ratio = len(types) / length
        if ratio < threshold or (inclusive and ratio == threshold):
            full, length, types = full + 1, 0, set()
    return full + (1 - len(types) / length) / (1 - threshold) if length else full
