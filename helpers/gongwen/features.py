"""Figures that may be shared where the texts may not: n-grams, how often and how evenly they occur.

Only n-grams that occur several times in several documents are kept, so that no text can be put
together again from its figures.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.measures import dp, dp_norm
from gongwen.words import Segmenter, clauses, count_hanzi, default_segmenter

UNITS = ("word", "character")
LONGEST = 5
LEAST_COUNT = 3
LEAST_DOCUMENTS = 2

COLUMNS = ("ngram", "n", "count", "range", "dp", "dp_norm")
"""The columns of a table of n-grams."""

_PAGE = ("furniture", "part_title", "attachment")


class Features(NamedTuple):
    """The figures of some texts, and what must be known to use them."""

    ngrams: pd.DataFrame
    documents: pd.DataFrame
    about: dict[str, object]


def features(  # noqa: PLR0913 - each floor is a setting of the table
    documents: Iterable[Document],
    unit: str = "word",
    *,
    longest: int = LONGEST,
    least_count: int = LEAST_COUNT,
    least_documents: int = LEAST_DOCUMENTS,
    segmenter: Segmenter | None = None,
) -> Features:
    """How often each n-gram occurs in some documents, in how many, and how evenly.

    N-grams stand inside one clause; punctuation, the page's furniture and attachments are left out.

    Parameters
    ----------
    documents : iterable of Document
        At least `least_documents` of them.
    unit : {"word", "character"}
        What an n-gram is made of.
    longest : int
        The greatest n.
    least_count, least_documents : int
        N-grams below either floor are left out.
    segmenter : Segmenter, optional
        Cuts words; by default the kit's own.

    Returns
    -------
    Features
        `ngrams`: a DataFrame with `COLUMNS` (words of an n-gram parted by a space; `count`
        occurrences; `range` documents; `dp` after Gries 2008 and `dp_norm` after Lijffijt & Gries
        2012 over documents measured in units), the most frequent first; `documents`: one row a
        document with its size (`units`, `hanzi`) and no name; `about`: unit, floors, engine and
        dictionary.

    Raises
    ------
    ValueError
        If the unit is unknown or there are too few documents.
    """
    if unit not in UNITS:
        raise ValueError(f"unit is {unit!r}; {' or '.join(UNITS)} is expected")
    texts = [document.without(*_PAGE) for document in documents]
    if len(texts) < least_documents:
        raise ValueError(
            f"{len(texts)} document(s) given; figures that can be shared need {least_documents}"
        )
    cutter = segmenter or default_segmenter()
    cut = [list(_clauses(text, unit, cutter)) for text in texts]
    sizes = np.array([sum(map(len, parts)) for parts in cut])
    kept = [
        _kept(_counts_of(cut, n), sizes, least_count, least_documents)
        for n in range(1, longest + 1)
    ]
    ngrams = pd.concat(kept, ignore_index=True)
    separator = " " if unit == "word" else ""
    ngrams.insert(0, "ngram", ngrams.pop("units").map(separator.join))
    ngrams = ngrams.sort_values(
        ["n", "count", "ngram"], ascending=[True, False, True], ignore_index=True
    )
    about: dict[str, object] = {
        "unit": unit,
        "documents": len(texts),
        "units": int(sizes.sum()),
        "longest": longest,
        "least_count": least_count,
        "least_documents": least_documents,
    }
    if unit == "word":
        about |= {"engine": cutter.name, "dictionary": cutter.fingerprint}
    hanzi = [count_hanzi(text.text) for text in texts]
    return Features(ngrams, pd.DataFrame({"units": sizes, "hanzi": hanzi}), about)


def _clauses(document: Document, unit: str, segmenter: Segmenter) -> Iterator[list[str]]:
    """The units of each clause, marks left out; a mark ends a stretch."""
    for text in clauses(document)["text"]:
        units = list(text) if unit == "character" else segmenter.split(text)
        marks = [-1, *(i for i, one in enumerate(units) if not _counts(one)), len(units)]
        for before, after in pairwise(marks):
            if after - before > 1:
                yield units[before + 1 : after]


def _counts(unit: str) -> bool:
    return any(char.isalnum() for char in unit)


def _counts_of(cut: Sequence[list[list[str]]], n: int) -> list[Counter[tuple[str, ...]]]:
    """How often each n-gram occurs in each document."""
    return [
        Counter(tuple(part[i : i + n]) for part in parts for i in range(len(part) - n + 1))
        for parts in cut
    ]


def _kept(
    counts: list[Counter[tuple[str, ...]]],
    sizes: np.ndarray,
    least_count: int,
    least_documents: int,
) -> pd.DataFrame:
    """The n-grams above both floors with their figures; `units` holds the n-gram as a tuple."""
    spread: Counter[tuple[str, ...]] = Counter()
    total: Counter[tuple[str, ...]] = Counter()
    for one in counts:
        spread.update(one.keys())
        total.update(one)
    grams = [
        gram
        for gram, found in total.items()
        if found >= least_count and spread[gram] >= least_documents
    ]
    hits = np.array([[one[gram] for one in counts] for gram in grams]).reshape(
        len(grams), len(counts)
    )
    table = pd.DataFrame({"units": pd.Series(grams, dtype="object")})
    table["n"] = table["units"].map(len).astype("int64")
    table["count"] = hits.sum(axis=1)
    table["range"] = (hits > 0).sum(axis=1)
    for name, measure in (("dp", dp), ("dp_norm", dp_norm)):
        table[name] = np.round(measure(hits, sizes), 4) if grams else pd.Series(dtype="float64")
    return table


def write_features(figures: Mapping[str, Features], folder: Path, description: str = "") -> None:
    """Write figures by unit into a new or empty folder: `ngrams_<unit>.csv` and `about.json`.

    All files are written to a place beside the folder first, so that none is ever half there.

    Raises
    ------
    ValueError
        If the folder holds anything.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise ValueError(f"{folder}: holds something already; name a new or an empty folder.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as place:
        made = Path(place) / "figures"
        made.mkdir()
        for unit, one in figures.items():
            one.ngrams.to_csv(made / f"ngrams_{unit}.csv", index=False, lineterminator="\n")
        first = next(iter(figures.values()))
        about = {
            "description": description,
            "documents": first.documents["hanzi"].tolist(),
            "figures": [one.about for one in figures.values()],
        }
        text = json.dumps(about, ensure_ascii=False, indent=2)
        (made / "about.json").write_text(text + "\n", encoding="utf-8")
        if folder.exists():
            folder.rmdir()
        made.rename(folder)
