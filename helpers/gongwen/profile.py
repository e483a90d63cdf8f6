"""How far texts behave like found speeches: the same few figures, measured alike on both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Document
from gongwen.reading.markers import marker_at
from gongwen.words import count_hanzi
from gongwen.words.sentences import SKIPPED

TOLERANCE = 0.3
"""How far, as a share of the found figure, a figure may be from it."""

COLUMNS = (
    "measure",
    "unit",
    "found",
    "here",
    "ratio",
    "within",
    "en",
    "zh",
    "reason_en",
    "reason_zh",
)

_FOLDER = Path(__file__).parent / "data" / "profile"
_SENTENCE_END = re.compile(r"[。！？!?\n]")
_CLAUSE_END = re.compile(r"[。！？!?\n,，;；:：]")
_STRETCH_END = re.compile(r"[。！？!?\n,，;；:：、“”]")
_MARK = re.compile(r"[^\w]+")
_FOUR = re.compile(r"[\u4e00-\u9fff]{4}")
_MODAL = re.compile("要(?![求素么务])")


class _Measured(NamedTuple):
    """What all measures are taken from: the text, its hanzi, its pieces, its paragraphs' marks."""

    text: str
    hanzi: int
    sentences: list[int]
    clauses: list[int]
    marks: list[str | None]


def profile(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The figures of texts beside those of thirteen found speeches.

    The found texts cannot be shipped; their figures can. Page furniture is left out on both sides.
    Sentences here end at 。！？ and at the end of a line and clauses at ，；： too, whatever stands
    around, so that the found figures can be checked by hand; `gongwen.words` is finer.

    Parameters
    ----------
    documents : Document, iterable of Document
        Such as `corpus.where(type="讲话稿")`; they are measured as one text.

    Returns
    -------
    pandas.DataFrame
        A row a measure: `measure` (its name), `unit`, `found` (the found speeches' figure), `here`
        (this one), `ratio` (here to found), `within` (whether it lies within 30 %), `en` and `zh`
        (what is measured), `reason_en` and `reason_zh` (why the shipped speeches miss it, where
        that is known; else empty).

    Raises
    ------
    ValueError
        If there is not a hanzi to measure.
    """
    measured = _measure([documents] if isinstance(documents, Document) else list(documents))
    reasons = known_misses()
    table = found_figures()
    table["here"] = [round(_value(name, measured), 2) for name in table["measure"]]
    table["ratio"] = (table["here"] / table["found"]).round(2)
    table["within"] = (table["here"] / table["found"] - 1).abs() <= TOLERANCE
    for column in ("reason_en", "reason_zh"):
        table[column] = [reasons.get(name, {}).get(column, "") for name in table["measure"]]
    return table[list(COLUMNS)]


def found_figures() -> pd.DataFrame:
    """The figures of the found speeches: `measure`, `unit`, `found`, and definitions `en`, `zh`."""
    return pd.read_csv(_FOLDER / "found_speeches.csv")


@lru_cache(maxsize=1)
def known_misses() -> Mapping[str, Mapping[str, str]]:
    """Measures that the shipped speeches are known to miss, with `reason_en` and `reason_zh`."""
    table = pd.read_csv(_FOLDER / "known_misses.csv", dtype="str")
    return {
        name: {"reason_en": en, "reason_zh": zh}
        for name, en, zh in table[["measure", "reason_en", "reason_zh"]].itertuples(
            index=False, name=None
        )
    }


def _measure(documents: list[Document]) -> _Measured:
    blocks = [
        document.text_of(block)
        for document in documents
        for block in document.blocks
        if block.kind not in SKIPPED
    ]
    text = "\n".join(blocks)
    hanzi = count_hanzi(text)
    if not hanzi:
        raise ValueError("there is not a hanzi in these texts; give some that have any")
    marks = [marker_at(block) for block in blocks]
    return _Measured(
        text,
        hanzi,
        _lengths(_SENTENCE_END, text),
        _lengths(_CLAUSE_END, text),
        [mark.kind if mark else None for mark in marks],
    )


def _lengths(end: re.Pattern[str], text: str) -> list[int]:
    return [count for part in end.split(text) if (count := count_hanzi(part))]


def _value(name: str, measured: _Measured) -> float:
    """The figure a measure has; `word:…` and `marker:…` name what is counted."""
    kind, _, what = name.partition(":")
    if kind == "word":
        return 1000 * measured.text.count(what) / measured.hanzi
    if kind == "marker":
        marks = [mark for mark in measured.marks if mark]
        return 100 * Counter(marks)[what] / len(marks) if marks else 0.0
    return _MEASURES[name](measured)


_MEASURES: Mapping[str, Callable[[_Measured], float]] = {
    "sentence_mean": lambda one: mean(one.sentences),
    "sentence_median": lambda one: median(one.sentences),
    "sentence_max": lambda one: max(one.sentences),
    "sentence_over_100": lambda one: (
        100 * sum(length > 100 for length in one.sentences) / len(one.sentences)
    ),
    "clause_mean": lambda one: mean(one.clauses),
    "clause_median": lambda one: median(one.clauses),
    "paragraph_mean": lambda one: one.hanzi / len(one.marks),
    "yao_clause": lambda one: 1000 * _modals(_STRETCH_END, one.text) / one.hanzi,
    "yao_sentence": lambda one: 1000 * _modals(_SENTENCE_END, one.text) / one.hanzi,
    "four_hanzi": lambda one: 1000 * len(_four(one.text)) / one.hanzi,
    "numbered": lambda one: 100 * sum(map(bool, one.marks)) / len(one.marks),
}


def _modals(end: re.Pattern[str], text: str) -> int:
    return sum(bool(_MODAL.match(part)) for part in end.split(text))


def _four(text: str) -> list[str]:
    return [part for part in _MARK.split(text) if _FOUR.fullmatch(part)]
