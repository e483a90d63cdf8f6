"""Association: how much more often two words stand together than chance would have it.

Each function takes `xy`, how often the pair occurs; `x` and `y`, how often each word occurs; and
`n`, how many places for a pair there are (bigrams, or tokens: say which). Numbers, arrays and
Series alike. They spell out a table of observed (O) and expected (E) counts:

    =======  ==============  ====================
             y               not y
    x        O11 = xy        O12 = x − xy
    not x    O21 = y − xy    O22 = n − x − y + xy
    =======  ==============  ====================

    E11 = x·y / n, and so on: row total times column total over n.

For pairs counted within a window of S tokens give `x * S` as `x`, the number of places in all
windows (Evert 2009); then say so beside the score.

Measures disagree because they ask different things: MI, its kin and the odds ratio ask how strong
the tie is and favour rare pairs (set a lowest frequency); t, G², χ² ask how sure it is and favour
frequent ones; logDice stands between and does not depend on `n`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gongwen.measures.arrays import Array, Numbers, elementwise, floats


@dataclass(frozen=True)
class Contingency:
    """Observed (o) and expected (e) counts of a pair; 1 with the word, 2 without; x before y."""

    o11: Array
    o12: Array
    o21: Array
    o22: Array
    e11: Array
    e12: Array
    e21: Array
    e22: Array

    @property
    def cells(self) -> tuple[tuple[Array, Array], ...]:
        """Observed and expected count of each of the four cells."""
        return (
            (self.o11, self.e11),
            (self.o12, self.e12),
            (self.o21, self.e21),
            (self.o22, self.e22),
        )

    @property
    def sign(self) -> Array:
        """−1 where the pair is rarer than expected, else 1."""
        return np.where(self.o11 < self.e11, -1.0, 1.0)


def contingency(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Contingency:
    """The table of a pair: what was counted and what chance alone would give.

    Raises
    ------
    ValueError
        If the four counts cannot belong to one table.

    Examples
    --------
    >>> table = contingency(10, 40, 25, 1000)
    >>> float(table.o22), float(table.e11)
    (945.0, 1.0)
    """
    xy, x, y, n = (floats(count) for count in (xy, x, y, n))
    if np.any(n <= 0):
        raise ValueError(f"n has to be above 0, not {np.min(n):g}: count the places for a pair")
    if np.any(xy < 0):
        raise ValueError(f"a pair cannot occur {np.min(xy):g} times")
    if np.any(xy > np.minimum(x, y)):
        raise ValueError("a pair occurs more often than one of its words: count all the same way")
    if np.any(x + y - xy > n):
        raise ValueError("x and y occur in more places than n: count all the same way")
    without_x, without_y = n - x, n - y
    return Contingency(
        xy,
        x - xy,
        y - xy,
        without_x - y + xy,
        x * y / n,
        x * without_y / n,
        without_x * y / n,
        without_x * without_y / n,
    )


@elementwise
def pmi(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """Pointwise mutual information (MI), log2(O11 / E11), in bits.

    0 at chance; missing where the pair does not occur. One bit more is twice as often.

    Source: Church & Hanks 1990.

    Examples
    --------
    >>> round(pmi(10, 40, 25, 1000), 6)
    3.321928
    """
    table = contingency(xy, x, y, n)
    return np.log2(table.o11 / table.e11)


@elementwise
def mi2(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """MI², log2(O11² / E11), in bits: MI that favours rare pairs less.

    Missing where the pair does not occur. Source: Daille 1994.
    """
    table = contingency(xy, x, y, n)
    return np.log2(table.o11**2 / table.e11)


@elementwise
def mi3(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """MI³, log2(O11³ / E11), in bits: MI that favours frequent pairs.

    Missing where the pair does not occur. Source: Daille 1994. Programs exist that call another
    formula MI3, so name this one beside the score.
    """
    table = contingency(xy, x, y, n)
    return np.log2(table.o11**3 / table.e11)


@elementwise
def npmi(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """MI as a share of its highest value, log2(O11 / E11) / −log2(O11 / n), from −1 to 1.

    1 where the words occur only together, 0 at chance; missing where the pair does not occur, or
    in every place. Source: Bouma 2009.
    """
    table = contingency(xy, x, y, n)
    return np.log2(table.o11 / table.e11) / -np.log2(table.o11 / n)


@elementwise
def t_score(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """(O11 − E11) / √O11: how far the count is above chance, in its own standard deviations.

    Missing where the pair does not occur. Source: Church, Gale, Hanks & Hindle 1991.
    """
    table = contingency(xy, x, y, n)
    return (table.o11 - table.e11) / np.sqrt(table.o11)


@elementwise
def z_score(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """(O11 − E11) / √E11: how far the count is above chance, in standard deviations of chance.

    Source: Berry-Rogghe 1973, in the form of Evert 2009.
    """
    table = contingency(xy, x, y, n)
    return (table.o11 - table.e11) / np.sqrt(table.e11)


@elementwise
def dice(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """2·O11 / (x + y), from 0 to 1; it does not depend on n. Source: Dice 1945."""
    table = contingency(xy, x, y, n)
    return 2 * table.o11 / (floats(x) + y)


@elementwise
def log_dice(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """14 + log2 Dice: at most 14, one more is twice as typical; it does not depend on n.

    Missing where the pair does not occur. Source: Rychlý 2008.

    Examples
    --------
    >>> round(log_dice(10, 40, 25, 1000), 6)
    12.29956
    """
    table = contingency(xy, x, y, n)
    return 14 + np.log2(2 * table.o11 / (floats(x) + y))


@elementwise
def g2(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """Log-likelihood G² = 2·Σ O·ln(O / E) over the four cells, negative where O11 < E11.

    Natural logarithm, 0·ln 0 = 0. Its size follows χ² with one degree of freedom: 3.84 at p = .05,
    10.83 at .001. Missing where a word occurs nowhere or everywhere. Source: Dunning 1993.

    Examples
    --------
    >>> round(g2(10, 40, 25, 1000), 6)
    34.296
    """
    table = contingency(xy, x, y, n)
    return table.sign * 2 * sum(surprise(observed, expected) for observed, expected in table.cells)


@elementwise
def simple_ll(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """2·(O11·ln(O11 / E11) − (O11 − E11)), negative where O11 < E11: G² of the first cell alone.

    Source: Evert 2009.
    """
    table = contingency(xy, x, y, n)
    excess = table.o11 - table.e11
    return table.sign * 2 * (surprise(table.o11, table.e11) - excess)


@elementwise
def chi2(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """Pearson's Σ (O − E)² / E over the four cells, negative where O11 < E11.

    Without Yates's correction. Too high where an expected count is below 5, as in most pairs of
    words; missing where a word occurs nowhere or everywhere. Source: Pearson 1900; Evert 2009.
    """
    table = contingency(xy, x, y, n)
    return table.sign * sum((observed - e) ** 2 / e for observed, e in table.cells)


@elementwise
def min_sensitivity(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """The lesser of O11 / x and O11 / y, from 0 to 1. Source: Evert 2009."""
    table = contingency(xy, x, y, n)
    return np.minimum(table.o11 / x, table.o11 / y)


@elementwise
def delta_p_forward(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """ΔP of y given x: O11 / x − O21 / (n − x), from −1 to 1.

    How much likelier y becomes once x is there. Source: Ellis 2006; Gries 2013.
    """
    table = contingency(xy, x, y, n)
    return table.o11 / x - table.o21 / (n - floats(x))


@elementwise
def delta_p_backward(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """ΔP of x given y: O11 / y − O12 / (n − y), from −1 to 1.

    How much likelier x becomes once y is there. Source: Ellis 2006; Gries 2013.
    """
    table = contingency(xy, x, y, n)
    return table.o11 / y - table.o12 / (n - floats(y))


@elementwise
def odds_ratio(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """O11·O22 / (O12·O21): 1 at chance; missing where O12 or O21 is 0. Source: Evert 2009."""
    table = contingency(xy, x, y, n)
    return table.o11 * table.o22 / (table.o12 * table.o21)


@elementwise
def log_odds_ratio(xy: Numbers, x: Numbers, y: Numbers, n: Numbers) -> Array:
    """Logarithm of the odds ratio, 0.5 added to each of the four cells: ln; 0 at chance, never missing.

    Source: Evert 2005 (the discounted odds ratio); Haldane 1956 for the 0.5.
    """
    table = contingency(xy, x, y, n)
    both, first, second, neither = (observed + 0.5 for observed, _ in table.cells)
    return np.log(both * neither / (first * second))


def surprise(observed: Array, expected: Array) -> Array:
    """O·ln(O / E), 0 where nothing was observed; NaN where nothing could be expected."""
    return np.where((observed > 0) | (expected == 0), observed * np.log(observed / expected), 0.0)
