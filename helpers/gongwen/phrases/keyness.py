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
from gongwen.measures.sparse import tallied
from gongwen.words import default_segmenter
from gongwen.words.columns import WordColumns, words_of

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
    own = word_counts(words_of(target))
    size = int(own["count"].sum())
    return key_words(own, *_reference(against, size), least)


def word_counts(words: WordColumns) -> pd.DataFrame:
    """How often each word occurs and in how many documents: `count`, `range`, the word as index."""
    spoken = words.spoken
    word, _, counts = tallied(spoken.word, spoken.document, max(1, len(spoken.ids)))
    size = np.bincount(word, counts).astype(np.int64)
    used = np.flatnonzero(size)
    names = pd.array([spoken.words[place] for place in used.tolist()], dtype="str")
    return pd.DataFrame(
        {"count": size[used], "range": np.bincount(word)[used]}, index=pd.Index(names)
    )


def key_words(own: pd.DataFrame, other: pd.Series, size: int, least: int) -> pd.DataFrame:
    """The table of `keyness` from the counts of the target and those of a reference of `size` words.

    Raises
    ------
    ValueError
        If either has no words.
    """
    total = int(own["count"].sum())
    if not total or not size:
        raise ValueError("keyness needs words on both sides; one of them has none")
    words = own.index.union(other.index)
    table = pd.DataFrame({"word": words.astype("str")})
    table["count"] = own["count"].reindex(words, fill_value=0).to_numpy()
    table["reference"] = other.reindex(words, fill_value=0).to_numpy()
    table["range"] = own["range"].reindex(words, fill_value=0).to_numpy()
    table = table[table["count"] + table["reference"] >= least]
    kept = ~np.isin(default_segmenter().tag(table["word"].tolist()), _FIGURES)
    table = table[kept].reset_index(drop=True)
    figures = (table["count"], table["reference"], total, size)
    table["g2"] = keyness_g2(*figures)
    table["log_ratio"] = log_ratio(*figures)
    table["percent_diff"] = percent_diff(*figures)
    table["p"] = bh_adjusted(p_value(table["g2"]))
    table["side"] = np.where(table["g2"] >= 0, "target", "reference")
    table["query"], table["by"] = table["word"], "word"
    order = table["g2"].abs().sort_values(ascending=False, kind="stable").index
    table = table.loc[order].reset_index(drop=True)
    table.attrs.update(target_words=total, reference_words=size)
    return table


def _reference(against: Texts | str, size: int) -> tuple[pd.Series, int]:
    """How often each word occurs in the reference, and how many words it has."""
    if not isinstance(against, str):
        counts = word_counts(words_of(against))["count"]
        return counts, int(counts.sum())
    return listed(against, size)


def listed(against: str, size: int) -> tuple[pd.Series, int]:
    """The counts of shipped figures, for a target of `size` words, and how many words they stand for.

    Raises
    ------
    ValueError
        If there are no figures of this name.
    """
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
