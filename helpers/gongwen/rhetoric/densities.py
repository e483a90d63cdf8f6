"""Densities: how many figures there are in 1,000 hanzi, with intervals that say how sure that is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.rhetoric.coinages import coinages
from gongwen.rhetoric.contrast import contrast
from gongwen.rhetoric.fourchar import fourchar
from gongwen.rhetoric.metaphors import metaphors
from gongwen.rhetoric.parallelism import parallelism
from gongwen.rhetoric.questions import questions
from gongwen.rhetoric.quotation import quotation
from gongwen.words import count_hanzi
from gongwen.words.sentences import SKIPPED, as_documents

DENSITIES = (
    "group", "figure", "documents", "count", "hanzi", "density", "low", "high", "interval",
)  # fmt: skip
"""The columns of a table of densities."""

PER = 1000
"""Densities are counts in so many hanzi."""

FIGURES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "paibi": ("parallelism", ("paibi",)),
    "duiou": ("parallelism", ("duiou",)),
    "fourchar": ("fourchar", ("idiom", "formula", "coined")),
    "coinages": ("coinages", ("coinage",)),
    "metaphors": ("metaphors", ("conventional", "fresh")),
    "contrast": ("contrast", ()),
    "quotation": ("quotation", ("direct", "allusion", "slogan")),
    "questions": ("questions", ("shewen", "fanwen")),
}
"""What is counted: figure → layer and the labels that count (none named: all)."""

FEW = 5
"""A group of fewer documents gets a Poisson interval: too few to draw from."""

DRAWS = 2000
"""How many groups are drawn for a bootstrap interval."""

_FINDERS: Mapping[str, Callable[[list[Document]], pd.DataFrame]] = {
    "parallelism": parallelism, "fourchar": fourchar, "coinages": coinages,
    "metaphors": metaphors, "contrast": contrast, "quotation": quotation, "questions": questions,
}  # fmt: skip


def figure_layers(documents: Document | Iterable[Document]) -> dict[str, pd.DataFrame]:
    """The layers that `densities` counts in, by name; made once, they serve many tables."""
    texts = as_documents(documents)
    return {name: find(texts) for name, find in _FINDERS.items()}


def densities(
    documents: Document | Iterable[Document],
    by: str | Callable[[Document], str] | None = None,
    layers: Mapping[str, pd.DataFrame] | None = None,
    *,
    level: float = 0.95,
) -> pd.DataFrame:
    """Figures in 1,000 hanzi, for each document or for groups of documents, with intervals.

    Parameters
    ----------
    documents : Document or several
        The texts.
    by : str or callable, optional
        A field of the header (`register`, `type`) or a function of a document that names its
        group; by default every document stands for itself.
    layers : mapping of str to layer, optional
        What was found already (`figure_layers`, or gold by the same names); by default it is
        found anew.
    level : float
        The level of the intervals.

    Returns
    -------
    pandas.DataFrame
        A row a group and figure, columns `DENSITIES`: `count`, `hanzi`, `density` (count ÷ hanzi ×
        1,000), `low` and `high`, and `interval`, which says how these came about.

    Notes
    -----
    `poisson`: the exact interval of a count (Garwood 1936), which takes figures to fall
    independently of each other; they come in clusters, so it is somewhat too narrow. Used for one
    document and for groups of fewer than five. `bootstrap`: the percentile interval of the pooled
    density over 2,000 draws of as many documents, with replacement and a fixed seed (Efron 1979);
    documents differ in length, so both counts and hanzi are drawn along.
    """
    texts = as_documents(documents)
    found = figure_layers(texts) if layers is None else layers
    sizes = {one.id: _hanzi(one) for one in texts}
    groups: dict[str, list[str]] = {}
    for one in texts:
        groups.setdefault(_group(one, by), []).append(one.id)
    rows = []
    for figure, (name, labels) in FIGURES.items():
        if name in found:
            counts = _counts(found[name], labels)
            for group, members in groups.items():
                numbers = [(counts.get(one, 0), sizes[one]) for one in members]
                rows.append((group, figure, len(members), *_density(numbers, level)))
    order = {group: place for place, group in enumerate(groups)}
    return pd.DataFrame(sorted(rows, key=lambda row: order[str(row[0])]), columns=list(DENSITIES))


def _group(document: Document, by: str | Callable[[Document], str] | None) -> str:
    if by is None:
        return document.id
    if callable(by):
        return by(document)
    if by not in document.meta:
        raise ValueError(f"{document.id} has no {by!r} in its header; give a function instead")
    return str(document.meta[by])


def _hanzi(document: Document) -> int:
    return sum(
        count_hanzi(document.text_of(one)) for one in document.blocks if one.kind not in SKIPPED
    )


def _counts(layer: pd.DataFrame, labels: Sequence[str]) -> Mapping[str, int]:
    chosen = layer[layer["label"].isin(labels)] if labels else layer
    return {str(name): int(count) for name, count in chosen["document"].value_counts().items()}


def _density(
    numbers: Sequence[tuple[int, int]], level: float
) -> tuple[int, int, float, float, float, str]:
    count, hanzi = (sum(column) for column in zip(*numbers, strict=True))
    if not hanzi:
        nan = float("nan")
        return count, hanzi, nan, nan, nan, ""
    if len(numbers) < FEW:
        low, high = (PER * edge / hanzi for edge in poisson_interval(count, level))
        return count, hanzi, PER * count / hanzi, low, high, "poisson"
    low, high = _bootstrap(np.array(numbers, dtype="float64"), level)
    return count, hanzi, PER * count / hanzi, low, high, "bootstrap"


def _bootstrap(numbers: np.ndarray, level: float) -> tuple[float, float]:
    """The percentiles of pooled densities over groups drawn with replacement."""
    counts, hanzi = (_drawn(len(numbers)) @ numbers).T
    drawn = PER * counts[hanzi > 0] / hanzi[hanzi > 0]
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


@lru_cache(maxsize=32)
def _drawn(size: int) -> np.ndarray:
    """How often each of so many documents is in each draw; the same every time."""
    rng = np.random.default_rng(0)
    return rng.multinomial(size, [1 / size] * size, DRAWS).astype("float64")


@lru_cache(maxsize=4096)
def poisson_interval(count: int, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a Poisson mean, given one count (Garwood 1936).

    >>> tuple(round(edge, 3) for edge in poisson_interval(10))
    (4.795, 18.39)
    """
    tail = (1 - level) / 2
    low = (
        0.0 if count == 0 else _mean_where(lambda mean: 1 - _at_most(count - 1, mean) - tail, count)
    )
    return low, _mean_where(lambda mean: tail - _at_most(count, mean), count)


def _mean_where(rising: Callable[[float], float], count: int) -> float:
    """Where a rising function of the mean crosses 0, by halving."""
    low, high = 0.0, count + 10 * math.sqrt(count + 1) + 10
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return (low + high) / 2


def _at_most(count: int, mean: float) -> float:
    """The chance of at most so many events, if this mean is true."""
    if mean <= 0:
        return 1.0
    logs = (k * math.log(mean) - mean - math.lgamma(k + 1) for k in range(count + 1))
    return math.fsum(map(math.exp, logs))
