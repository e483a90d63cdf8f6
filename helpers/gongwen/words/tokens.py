"""Tokens as a layer, where they come from, and how often each occurs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

import numpy as np
import pandas as pd
import pyarrow as pa

from gongwen.documents import SPAN_COLUMNS, Document
from gongwen.words.segmenter import IntArray, Segmenter, default_segmenter
from gongwen.words.sentences import Stretch, as_documents, stretches
from gongwen.words.stored import stored

PROVENANCE = ("engine", "dictionary")


def tokens(
    source: Document | str | Iterable[Document], segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """The words of one or more documents, punctuation included, white space not.

    No token crosses the end of a sentence, and blocks that belong to the page have none. Many
    documents are cut fastest in one call. Documents of a cache were cut when it was built.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    segmenter : Segmenter, optional
        By default the kit's own (`default_segmenter`).

    Returns
    -------
    pandas.DataFrame
        A layer whose label is the tag that the dictionary gives (`TAGS`; `w` punctuation, `x` in
        no dictionary), with the columns `sentence` (its number in `sentences`, from 0), `engine`
        (name and version) and `dictionary` (fingerprint). The last two are the same in every row:
        they stand in columns because columns outlive joining, filtering and saving, which `attrs`
        do not. They are in `attrs` too; `provenance` reads either.
    """
    documents = as_documents(source)
    if there := stored(documents):
        found = there[0].words(there[1], segmenter)
        if found is not None:
            return found.layer()
    segmenter = segmenter or default_segmenter()
    spans = [(place, span) for place, d in enumerate(documents) for span in stretches(d)]
    sentences = [documents[place].text[span.start : span.end] for place, span in spans]
    words, codes, ends, _ = segmenter.coded("\n".join(sentences))  # one call is fastest
    starts = np.concatenate([[0], ends])[: len(ends)]
    kept = codes > 0  # 0 is white space
    owner, number, moved = _places(spans, starts)[:, kept]
    layer = pd.DataFrame(
        {
            "document": as_text([document.id for document in documents]).take(owner),
            "start": starts[kept] + moved,
            "end": ends[kept] + moved,
            "label": as_text(list(segmenter.tags)).take(codes[kept]),
            "text": as_text(list(compress(words, kept.tobytes()))),
            "sentence": number,
            "engine": constant(segmenter.name, len(owner)),
            "dictionary": constant(segmenter.fingerprint, len(owner)),
        },
        copy=False,
    )
    layer.attrs.update(engine=segmenter.name, dictionary=segmenter.fingerprint)
    return layer


def _places(spans: list[tuple[int, Stretch]], starts: IntArray) -> IntArray:
    """Of each word: its document, its sentence there, and how far it moves to get there.

    `starts` counts characters as if the sentences of all documents stood one on a line.
    """
    owner = np.array([place for place, _ in spans], np.int64)
    begin = np.array([span.start for _, span in spans], np.int64)
    lines = np.cumsum([0, *(span.end - span.start + 1 for _, span in spans)])[:-1]
    number = np.arange(len(spans)) - np.searchsorted(owner, owner)
    counts = np.diff(np.searchsorted(starts, lines), append=len(starts))
    return np.repeat(np.stack([owner, number, begin - lines]), counts, axis=1)


def as_text(values: list[str]) -> pd.api.extensions.ExtensionArray:
    """Texts as a column of pandas."""
    return pd.array(pa.array(values, pa.large_string()), dtype="str")  # faster than from the list


def constant(value: str, length: int) -> pd.Categorical:
    """A column with one value throughout."""
    return pd.Categorical.from_codes(np.zeros(length, np.int8), pd.Index([value], dtype="str"))


def provenance(*tables: pd.DataFrame) -> pd.DataFrame:
    """Which engine, version and dictionary the tables rest on: a row each, no row twice.

    Read from the columns `engine` and `dictionary` where a table has them, else from its `attrs`.

    Raises
    ------
    ValueError
        If a table says nothing of it, because something on the way lost it.
    """
    rows: dict[tuple[str, ...], None] = {}
    for table in tables:
        if set(PROVENANCE) <= set(table.columns):
            distinct = table[list(PROVENANCE)].drop_duplicates()
            rows |= dict.fromkeys(distinct.itertuples(index=False, name=None))
        elif set(PROVENANCE) <= set(table.attrs):
            rows[tuple(table.attrs[name] for name in PROVENANCE)] = None
        else:
            raise ValueError(
                "this table does not say how it was segmented; was it made by gongwen?"
            )
    return pd.DataFrame(list(rows), columns=list(PROVENANCE), dtype="str")


def frequency(*layers: pd.DataFrame) -> pd.DataFrame:
    """How often each word occurs in one or more layers of tokens.

    Punctuation is left out. The same word has one tag under one dictionary; layers made with
    different dictionaries are refused, because their counts cannot be added.

    Returns
    -------
    pandas.DataFrame
        Columns `word`, `tag`, `count` (tokens) and `documents` (how many have the word), the most
        frequent first, then by the word. `attrs` has the engine and the dictionary.

    Raises
    ------
    ValueError
        If the layers rest on different engines or dictionaries, or are no layers of tokens.
    """
    known = provenance(*layers)
    if len(known) > 1:
        raise ValueError(f"the layers are not segmented alike: {known.to_dict('records')}")
    columns = list(SPAN_COLUMNS)
    found = pd.concat([layer[columns] for layer in layers], ignore_index=True)
    found = found[found["label"] != "w"]
    table = (
        found.groupby(["text", "label"], sort=False)["document"]
        .agg(["size", "nunique"])
        .reset_index()
        .set_axis(["word", "tag", "count", "documents"], axis="columns")
        .sort_values(["count", "word"], ascending=[False, True], ignore_index=True)
    )
    table.attrs = known.iloc[0].to_dict() if len(known) else {}
    return table
