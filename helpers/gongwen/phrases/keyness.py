"""Keyness: the words that one part of a corpus has more, or less, than another."""

from __future__ import annotations

import json
from collections.abc import Iterable

import numpy as np
import pandas as pd

from gongwen.corpus import find_corpus, reference
from gongwen.documents import Document
from gongwen.measures import (
    bh_adjusted,
    keyness_g2,
    log_ratio,
    p_value,
    percent_diff,
)
from gongwen.words import default_segmenter, tokens
from gongwen.words.sentences import as_documents

REFERENCES = ("general", "found_speeches")
"""Shipped figures that may stand in place of a reference corpus."""

COLUMNS = ("word", "count", "reference", "range", "g2", "log_ratio", "percent_diff", "p", "side")

_FIGURES = ("w", "m", "eng")

Texts = Document | Iterable[Document] | pd.DataFrame


def keyness(target: Texts, against: Texts | str, *, least: int = 3) -> pd.DataFrame:
    """What the target says more often, or less often, than what it is held against.

    Parameters
    ----------
    target : Document, several documents, or a layer of tokens
        Any part of a corpus: a corpus after `where` (a type, a register), or tokens inside the
        spans of another layer (`inside`): a section, a move.
    against : likewise, or {"general", "found_speeches"}
        The reference: texts, tokens, or shipped figures (`gongwen.corpus.reference`). Figures list
        only words above a floor; a word that is not listed counts as 0 there.
    least : int
        Words that occur less often in both together are left out; figures and Latin letters are
        counted in the sizes but not listed.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS`: counts in target and reference, `range` (documents of the target), G² of
        two terms (signed), Log Ratio (a zero counts as 0.5), %DIFF (missing where the reference has
        none), `p` of G² adjusted for the number of words (Benjamini & Hochberg 1995), `side`
        (target or reference), and for `lines`, `query` and `by`; the largest |G²| first. `attrs`
        has the sizes of both in words.

    Raises
    ------
    ValueError
        If either has no words.
    """
    own = _tokens(target)
    counts = _counts(own)
    other, size = _reference(against, len(own))
    if own.empty or not size:
        raise ValueError("keyness needs words on both sides; one of them has none")
    words = counts.index.union(other.index)
    table = pd.DataFrame({"word": words.astype("str")})
    table["count"] = counts["size"].reindex(words, fill_value=0).to_numpy()
    table["reference"] = other.reindex(words, fill_value=0).to_numpy()
    table["range"] = counts["nunique"].reindex(words, fill_value=0).to_numpy()
    kept = ~np.isin(default_segmenter().tag(table["word"]), _FIGURES)
    table = table[kept & (table["count"] + table["reference"] >= least)].reset_index(drop=True)
    figures = (table["count"], table["reference"], len(own), size)
    table["g2"] = keyness_g2(*figures)
    table["log_ratio"] = log_ratio(*figures)
    table["percent_diff"] = percent_diff(*figures)
    table["p"] = bh_adjusted(p_value(table["g2"]))
    table["side"] = np.where(table["g2"] >= 0, "target", "reference")
    table["query"], table["by"] = table["word"], "word"
    order = table["g2"].abs().sort_values(ascending=False, kind="stable").index
    table = table.loc[order].reset_index(drop=True)
    table.attrs.update(target_words=len(own), reference_words=size)
    return table


def _tokens(source: Texts) -> pd.DataFrame:
    """The words of a part, marks left out."""
    table = source if isinstance(source, pd.DataFrame) else tokens(as_documents(source))
    return table[table["label"] != "w"]


def _counts(words: pd.DataFrame) -> pd.DataFrame:
    """How often each word occurs and in how many documents: columns `size` and `nunique`."""
    codes, names = pd.factorize(words["text"])
    owners, documents = pd.factorize(words["document"])
    width = max(1, len(documents))
    ranges = np.bincount(np.unique(codes * width + owners) // width, minlength=len(names))
    sizes = np.bincount(codes, minlength=len(names))
    return pd.DataFrame({"size": sizes, "nunique": ranges}, index=names)


def _reference(against: Texts | str, size: int) -> tuple[pd.Series, int]:
    """How often each word occurs in the reference, and how many words it has."""
    if not isinstance(against, str):
        table = _tokens(against)
        return _counts(table)["size"], len(table)
    if against not in REFERENCES:
        raise ValueError(f"no reference is called {against!r}; there are {', '.join(REFERENCES)}")
    figures = reference(against)
    if against == "general":
        # Shares of a million: as many words as the target has, but not fewer than a million.
        words = max(size, 1_000_000)
        counts = (figures["per_million"].astype(float) * words / 1_000_000).round()
        return pd.Series(counts.to_numpy(), index=figures["word"].astype("str")), words
    single = figures[figures["n"] == 1]
    about = json.loads((find_corpus() / "reference" / against / "about.json").read_text("utf-8"))
    total = next(one["units"] for one in about["figures"] if one["unit"] == "word")
    return pd.Series(single["count"].to_numpy(), index=single["ngram"].astype("str")), int(total)
