"""Lexical bundles: strings that come again and again, in many texts."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from gongwen.documents import Document
from gongwen.phrases.grams import frequent, table_of
from gongwen.phrases.units import units_of
from gongwen.words import Segmenter

LENGTHS = {"character": (4, 8), "word": (2, 5)}
"""The lengths of bundles, by unit."""

TOPIC = 0.5
"""A bundle whose DP is above this sits in few texts: a topic more than a formula."""

COLUMNS = (
    "bundle",
    "n",
    "count",
    "range",
    "dp",
    "dp_norm",
    "juilland_d",
    "left_entropy",
    "right_entropy",
)


def bundles(  # noqa: PLR0913 - each floor is a setting of the table
    documents: Document | str | Iterable[Document],
    unit: str = "character",
    *,
    least_count: int = 3,
    least_range: int = 3,
    least_entropy: float = 0.0,
    most_dp: float = 1.0,
    segmenter: Segmenter | None = None,
    words: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Strings inside clauses that occur often enough in enough texts.

    Of two strings with the same count of which one holds the other, the longer stands for both.

    Parameters
    ----------
    documents : Document, str, or several documents
        The texts.
    unit : {"character", "word"}
        What a bundle is made of: 4–8 characters or 2–5 words.
    least_count, least_range : int
        The floors: occurrences, and documents that have it (Biber et al. 1999).
    least_entropy : float
        The least branching entropy, in bits, on either side: a string that is always followed by
        the same character is no unit (0 keeps all).
    most_dp : float
        The greatest DP: `TOPIC` masks what only some texts speak of.
    segmenter : Segmenter, optional
        Cuts words; by default the kit's own.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already; only words need them.
    inside : DataFrame, optional
        Only what lies in the spans of this layer: a move, sections of a level, headings.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS` (`dp` after Gries 2008 and Juilland's D over documents measured in units;
        entropies of the neighbours, the edge of a clause a new neighbour each time) and, for
        `lines`, `query` and `by`; the widest spread first. `attrs` has the floors and, for words,
        engine and dictionary.

    Raises
    ------
    ValueError
        If the unit is unknown.
    """
    units = units_of(documents, unit, segmenter, words, inside)
    shortest, longest = LENGTHS[unit]
    found = frequent(units, shortest, longest, least_count, least_range, collapse=True)
    tables = [table_of(units, level, kept, edges=True) for level, kept in found]
    table = pd.concat(tables, ignore_index=True).rename(columns={"text": "bundle"})
    if units.parts < 2:
        table[["dp", "dp_norm"]] = 0.0  # a single text spreads nothing
    low = table[["left_entropy", "right_entropy"]].min(axis=1)
    table = table[(low >= least_entropy) & (table["dp"] <= most_dp)]
    table = ordered(table, "bundle", unit)[[*COLUMNS, "query", "by"]]
    table.attrs.update(unit=unit, least_count=least_count, least_range=least_range)
    if unit == "word":
        table.attrs.update(units.known)
    return table


def ngrams(  # noqa: PLR0913 - each floor is a setting of the table
    documents: Document | str | Iterable[Document],
    n: int | tuple[int, int] = 2,
    unit: str = "word",
    *,
    least_count: int = 1,
    least_range: int = 1,
    segmenter: Segmenter | None = None,
    words: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """All n-grams inside clauses with frequency, range and dispersion; see `bundles`.

    Parameters
    ----------
    documents : Document, str, or several documents
        The texts.
    n : int or (int, int)
        One length, or the shortest and the longest.
    unit : {"word", "character"}
        What an n-gram is made of.
    least_count, least_range : int
        The floors: occurrences, and documents that have it.
    segmenter : Segmenter, optional
        Cuts words; by default the kit's own.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already; only words need them.
    inside : DataFrame, optional
        Only what lies in the spans of this layer.

    Returns
    -------
    pandas.DataFrame
        Columns `ngram, n, count, range, dp, dp_norm, juilland_d` and, for `lines`, `query` and
        `by`; in the order of length, the widest spread first.

    Raises
    ------
    ValueError
        If the unit is unknown or a length is below 1.
    """
    shortest, longest = (n, n) if isinstance(n, int) else n
    if not 1 <= shortest <= longest:
        raise ValueError(
            f"n is {n}; one length from 1, or the shortest and the longest, is expected"
        )
    units = units_of(documents, unit, segmenter, words, inside)
    found = frequent(units, shortest, longest, least_count, least_range, collapse=False)
    tables = [table_of(units, level, kept, edges=False) for level, kept in found]
    table = pd.concat(tables, ignore_index=True).rename(columns={"text": "ngram"})
    table = ordered(table, "ngram", unit)
    return table.sort_values("n", kind="stable", ignore_index=True)


def ordered(table: pd.DataFrame, name: str, unit: str) -> pd.DataFrame:
    """The widest spread first, each row with what `lines` needs."""
    table = table.sort_values(
        ["range", "count", name], ascending=[False, False, True], ignore_index=True
    )
    table["query"] = table[name]
    table["by"] = pd.array(["string" if unit == "character" else "word"] * len(table), dtype="str")
    return table
