"""Lexical bundles: strings that come again and again, in many texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.measures import branching_entropy, dp, dp_norm
from gongwen.phrases.places import inside as only_inside
from gongwen.words import Segmenter, clauses, default_segmenter
from gongwen.words.sentences import as_documents

LENGTHS = {"character": (4, 8), "word": (2, 5)}
"""The lengths of bundles, by unit."""

TOPIC = 0.5
"""A bundle whose DP is above this sits in few texts: a topic more than a formula."""

COLUMNS = ("bundle", "n", "count", "range", "dp", "dp_norm", "left_entropy", "right_entropy")

_EDGE = "\n"

Gram = tuple[str, ...]


def bundles(  # noqa: PLR0913 - each floor is a setting of the table
    documents: Document | str | Iterable[Document],
    unit: str = "character",
    *,
    least_count: int = 3,
    least_range: int = 3,
    least_entropy: float = 0.0,
    most_dp: float = 1.0,
    segmenter: Segmenter | None = None,
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
    inside : DataFrame, optional
        Only clauses that lie in the spans of this layer: a move, sections of a level, headings.

    Returns
    -------
    pandas.DataFrame
        Columns `COLUMNS` (`dp` after Gries 2008 over documents measured in units; entropies of the
        neighbours, the edge of a clause a new neighbour each time) and, for `lines`, `query` and
        `by`; the widest spread first. `attrs` has the floors and, for words, engine and dictionary.

    Raises
    ------
    ValueError
        If the unit is unknown.
    """
    if unit not in LENGTHS:
        raise ValueError(f"unit is {unit!r}; {' or '.join(LENGTHS)} is expected")
    cutter = segmenter or default_segmenter()
    cut = [_clauses(text, unit, cutter, inside) for text in as_documents(documents)]
    cut = [parts for parts in cut if parts]
    shortest, longest = LENGTHS[unit]
    counts = [_counted(parts, shortest, longest) for parts in cut]
    total: Counter[Gram] = Counter()
    spread: Counter[Gram] = Counter()
    for one in counts:
        total.update(one)
        spread.update(one.keys())
    grams = [g for g, n in total.items() if n >= least_count and spread[g] >= least_range]
    kept = collapsed(grams, total)
    table = _table(kept, counts, np.array([sum(map(len, parts)) for parts in cut]), unit)
    table = _with_edges(table, kept, cut)
    low = table[["left_entropy", "right_entropy"]].min(axis=1)
    table = table[(low >= least_entropy) & (table["dp"] <= most_dp)]
    table = table.sort_values(
        ["range", "count", "bundle"], ascending=[False, False, True], ignore_index=True
    )
    table.attrs.update(unit=unit, least_count=least_count, least_range=least_range)
    if unit == "word":
        table.attrs.update(engine=cutter.name, dictionary=cutter.fingerprint)
    return table


def _clauses(
    document: Document, unit: str, segmenter: Segmenter, inside: pd.DataFrame | None
) -> list[list[str]]:
    """The units of each clause; a mark ends a stretch."""
    stretches: list[list[str]] = []
    found = clauses(document)
    for text in (found if inside is None else only_inside(found, inside))["text"]:
        stretches.append([])
        for one in text if unit == "character" else segmenter.split(text):
            if any(char.isalnum() for char in one):
                stretches[-1].append(one)
            else:
                stretches.append([])
    return [stretch for stretch in stretches if stretch]


def _counted(parts: Iterable[list[str]], shortest: int, longest: int) -> Counter[Gram]:
    return Counter(
        tuple(part[i : i + n])
        for part in parts
        for n in range(shortest, longest + 1)
        for i in range(len(part) - n + 1)
    )


def collapsed(grams: Iterable[Gram], counts: Counter[Gram]) -> list[Gram]:
    """The n-grams without those that only occur inside a longer one of the same count."""
    kept = set(grams)
    inside = {
        part
        for gram in kept
        for part in (gram[1:], gram[:-1])
        if part in kept and counts[part] == counts[gram]
    }
    return sorted(kept - inside)


def _table(
    grams: Sequence[Gram], counts: Sequence[Counter[Gram]], sizes: np.ndarray, unit: str
) -> pd.DataFrame:
    hits = np.array([[one[gram] for one in counts] for gram in grams]).reshape(
        len(grams), len(counts)
    )
    separator = "" if unit == "character" else " "
    table = pd.DataFrame({"bundle": [separator.join(gram) for gram in grams]}, dtype="str")
    table["n"] = [len(gram) for gram in grams]
    table["count"] = hits.sum(axis=1)
    table["range"] = (hits > 0).sum(axis=1)
    for name, measure in (("dp", dp), ("dp_norm", dp_norm)):
        several = len(grams) and len(sizes) > 1
        table[name] = measure(hits, sizes) if several else pd.Series(0.0, index=table.index)
    table["query"] = table["bundle"]
    table["by"] = "string" if unit == "character" else "word"
    return table


def _with_edges(
    table: pd.DataFrame, grams: Sequence[Gram], cut: Iterable[list[list[str]]]
) -> pd.DataFrame:
    """The table with the entropies of what stands before and after each bundle."""
    wanted = set(grams)
    lengths = sorted({len(gram) for gram in grams})
    before: dict[Gram, list[str]] = {gram: [] for gram in grams}
    after: dict[Gram, list[str]] = {gram: [] for gram in grams}
    edges = 0
    for part in (part for parts in cut for part in parts):
        for n in lengths:
            for i in range(len(part) - n + 1):
                gram = tuple(part[i : i + n])
                if gram in wanted:
                    edges += 1
                    before[gram].append(part[i - 1] if i else f"{_EDGE}{edges}")
                    after[gram].append(part[i + n] if i + n < len(part) else f"{_EDGE}{edges}")
    for place, (name, sides) in enumerate((("left_entropy", before), ("right_entropy", after))):
        values = [branching_entropy(Counter(sides[gram]).values()) for gram in grams]
        table.insert(6 + place, name, pd.Series(values, dtype="float64"))
    return table
