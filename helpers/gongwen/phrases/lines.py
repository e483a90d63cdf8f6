"""The lines behind a number: from a row of any table to the places that were counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.phrases.concordance import KINDS, concordance
from gongwen.phrases.formulae import OWN_LAYERS, formulae
from gongwen.phrases.frames import frames, slots_of
from gongwen.phrases.inventory import items
from gongwen.phrases.pairs import pairs_near
from gongwen.phrases.places import inside as only_inside
from gongwen.words.columns import WordColumns, texts_of, words_of
from gongwen.words.sentences import as_documents


def lines(
    row: Mapping[str, Any] | pd.Series,
    documents: Document | Iterable[Document],
    *,
    words: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The places behind a row of a table of formulae, bundles, collocates, fillers or key words.

    Parameters
    ----------
    row : Series or mapping
        A row with `query` and `by`, as these tables have them.
    documents : Document or several
        The texts that the table was made from.
    words : DataFrame, optional
        Their tokens, if they have been cut already.
    inside : DataFrame, optional
        The layer in whose spans the table counted, if it did.

    Returns
    -------
    pandas.DataFrame
        A layer with at least `document, start, end, label, text`: as many rows as the count says
        (for pairs: the stretch from one word to the other). `gongwen.views.evidence` shows it.

    Raises
    ------
    ValueError
        If the row does not say what it counts.
    """
    found = _lines(row, documents, words)
    return found if inside is None else only_inside(found, inside).reset_index(drop=True)


def _lines(
    row: Mapping[str, Any] | pd.Series,
    documents: Document | Iterable[Document],
    words: pd.DataFrame | None,
) -> pd.DataFrame:
    query, by = row.get("query"), row.get("by")
    texts = as_documents(documents)
    if not isinstance(query, str) or by not in (*KINDS, "frame", "item", "pair"):
        raise ValueError("this row does not say what it counts: it needs `query` and `by`")
    if by == "frame":
        frame, slot, filler = query.split("|")
        found = slots_of(frames(texts, names=[frame]), texts)
        return found[(found["label"] == slot) & (found["text"] == filler)].reset_index(drop=True)
    if by == "item":
        label = next(item.label for item in items() if item.id == query)
        found = formulae(texts, classes={label} if label in OWN_LAYERS else None)
        return found[found["item"] == query].reset_index(drop=True)
    if by == "pair":
        return _pairs(query, texts, words_of(texts if words is None else words))
    if by == "string":
        return concordance(texts, query, by=by)
    return concordance(texts, query, by=str(by), words=words)


def _pairs(query: str, documents: list[Document], words: WordColumns) -> pd.DataFrame:
    node, other, before, after = query.split("|")
    spoken, texts = words.spoken, texts_of(documents)
    code, wanted = spoken.code(node), spoken.code(other)
    first = np.flatnonzero(spoken.word == code)
    spans = [
        np.stack([one, two])[:, spoken.word[two] == wanted]
        for one, two in pairs_near(spoken, first, (int(before), int(after)))
    ]
    one, two = np.concatenate([np.sort(part, axis=0) for part in spans], axis=1)
    begin = texts.begins_of(spoken.ids)[spoken.document[one]]
    here = begin >= 0  # words of other documents do not count
    start, end = (begin + spoken.start[one])[here], (begin + spoken.end[two])[here]
    order = np.lexsort((end, start))
    start, end = start[order], end[order]
    owner = texts.owners(start)
    return pd.DataFrame(
        {
            "document": texts.names.take(owner),
            "start": start - texts.starts[owner],
            "end": end - texts.starts[owner],
            "label": pd.array(["pair"] * len(start), dtype="str"),
            "text": texts.pieces(start, end)[0],
        }
    )
