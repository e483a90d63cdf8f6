"""Agreement: of two or more people who label the same things, and of what is found with what is so.

Chance alone makes people agree; κ and α take that share away. Where a value cannot be computed
(nothing to agree on, one label throughout) it is None.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


def cohen_kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    """Cohen's κ = (po − pe) / (1 − pe): 1 full agreement, 0 as much as chance, below 0 less.

    po is the share of things labelled alike, pe the share that two people with these habits would
    label alike by chance. None where both give one label throughout. Source: Cohen 1960.

    Raises
    ------
    ValueError
        If the two do not label the same number of things.

    Examples
    --------
    >>> round(cohen_kappa("yyyyn", "yyynn"), 6)
    0.545455
    """
    total = same_length(first, second)
    mine, theirs = Counter(first), Counter(second)
    # In whole numbers, so that full agreement is 1 and chance agreement 0 without rounding.
    observed = total * sum(a == b for a, b in zip(first, second, strict=True))
    by_chance = sum(mine[label] * theirs[label] for label in mine)
    return (observed - by_chance) / (total**2 - by_chance) if by_chance < total**2 else None


def krippendorff_alpha(units: Iterable[Iterable[Hashable | None]]) -> float | None:
    """Krippendorff's α = 1 − Do / De for names: 1 full agreement, 0 as much as chance.

    Any number of people, and some may have left out some things. Do is the disagreement within the
    things labelled, De what it would be if all labels were dealt out anew. A thing that fewer than
    two people labelled does not count. None where no thing counts or all labels are one.

    Source: Krippendorff 2011.

    Parameters
    ----------
    units : iterable of iterables
        For each thing the labels it was given, None for a person who gave none.

    Examples
    --------
    >>> round(krippendorff_alpha([("a", "a"), ("a", "b"), ("b", "b"), ("b", None)]), 6)
    0.444444
    """
    kept = [[label for label in unit if label is not None] for unit in units]
    counts = [Counter(labels) for labels in kept if len(labels) > 1]
    totals = sum(counts, Counter[Hashable]())
    n = totals.total()
    within = sum(different_pairs(unit) / (unit.total() - 1) for unit in counts)
    overall = different_pairs(totals)
    return 1 - within * (n - 1) / overall if overall else None


def different_pairs(counts: Counter[Hashable]) -> int:
    """How many ordered pairs of labels differ."""
    return counts.total() ** 2 - sum(count**2 for count in counts.values())


def window_diff(
    reference: Sequence[Hashable], found: Sequence[Hashable], window: int | None = None
) -> float:
    """WindowDiff: the share of windows with another number of boundaries; 0 where all agree.

    Both are sequences with an entry for each possible place of a boundary, true (or 1, or "1")
    where there is one. A window is that many entries; all of them count, n − window + 1. Without
    a window, `window_size` of the reference. A near miss costs less than a boundary left out.

    Source: Pevzner & Hearst 2002.

    Raises
    ------
    ValueError
        If the two differ in length, or the window does not fit.

    Examples
    --------
    >>> round(window_diff("00100100", "01000100", 2), 6)
    0.285714
    """
    marks, others, size = windows_of(reference, found, window)
    places = range(len(marks) - size + 1)
    wrong = sum(sum(marks[i : i + size]) != sum(others[i : i + size]) for i in places)
    return wrong / len(places)


def pk(
    reference: Sequence[Hashable], found: Sequence[Hashable], window: int | None = None
) -> float:
    """Pk: the share of windows that hold a boundary in one and none in the other; 0 is best.

    As `window_diff`, but two boundaries in a window are no worse than one.

    Source: Beeferman, Berger & Lafferty 1999.
    """
    marks, others, size = windows_of(reference, found, window)
    places = range(len(marks) - size + 1)
    wrong = sum(any(marks[i : i + size]) != any(others[i : i + size]) for i in places)
    return wrong / len(places)


def window_size(reference: Sequence[Hashable]) -> int:
    """Half the mean length of a segment, rounded, at least 1: the usual window.

    Source: Pevzner & Hearst 2002.
    """
    segments = sum(marks_of(reference)) + 1
    return max(1, round((len(reference) + 1) / segments / 2))


def windows_of(
    reference: Sequence[Hashable], found: Sequence[Hashable], window: int | None
) -> tuple[list[bool], list[bool], int]:
    """Both sequences as truth values, and a window that fits them."""
    length = same_length(reference, found)
    size = window_size(reference) if window is None else window
    if not 1 <= size <= length:
        raise ValueError(f"a window of {size} does not fit {length} places")
    return marks_of(reference), marks_of(found), size


def marks_of(places: Sequence[Hashable]) -> list[bool]:
    """Which places hold a boundary; "0" is none, as 0 is."""
    return [bool(place) and place != "0" for place in places]


def same_length(first: Sequence[Hashable], second: Sequence[Hashable]) -> int:
    """The length that both have, at least 1."""
    if len(first) != len(second):
        raise ValueError(f"both have to label the same things, not {len(first)} and {len(second)}")
    if not first:
        raise ValueError("there is nothing to compare")
    return len(first)


@dataclass(frozen=True)
class Scores:
    """Precision, recall and F1; None where there is nothing to divide by."""

    precision: float | None
    recall: float | None
    f1: float | None


def precision_recall_f1(tp: int, fp: int, fn: int) -> Scores:
    """How much of what was found is right, how much of what is right was found, and both in one.

    tp / (tp + fp), tp / (tp + fn), and their harmonic mean 2·tp / (2·tp + fp + fn).

    Source: van Rijsbergen 1979.

    Parameters
    ----------
    tp, fp, fn : int
        Found and right; found and wrong; right and not found.

    Raises
    ------
    ValueError
        If a count is negative.

    Examples
    --------
    >>> precision_recall_f1(18, 8, 6).f1
    0.72
    """
    if min(tp, fp, fn) < 0:
        raise ValueError(f"counts cannot be negative: tp {tp}, fp {fp}, fn {fn}")
    return Scores(share(tp, tp + fp), share(tp, tp + fn), share(2 * tp, 2 * tp + fp + fn))


def share(part: int, whole: int) -> float | None:
    """Part of the whole, None of nothing."""
    return part / whole if whole else None
