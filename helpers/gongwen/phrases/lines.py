"""The lines behind a number: from a row of any table to the places that were counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.phrases.concordance import KINDS, concordance
from gongwen.phrases.formulae import OWN_LAYERS, formulae
from gongwen.phrases.frames import frames, slots_of
from gongwen.phrases.inventory import items
from gongwen.phrases.places import inside as only_inside
from gongwen.words import tokens
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
        return _pairs(query, texts, tokens(texts) if words is None else words)
    if by == "string":
        return concordance(texts, query, by=by)
    return concordance(texts, query, by=str(by), words=words)


def _pairs(query: str, documents: list[Document], table: pd.DataFrame) -> pd.DataFrame:
    node, other, before, after = query.split("|")
    known = table[table["label"] != "w"]
    place = ["document", "sentence"]
    known = known.merge(known.loc[known["text"] == node, place].drop_duplicates(), on=place)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (name, _), rows in known.groupby(place, sort=False):
        found[str(name)] += _spans(rows, node, other, int(before), int(after))
    return make_layers(documents, lambda document: found.get(document.id, []))


def _spans(
    rows: pd.DataFrame, node: str, other: str, before: int, after: int
) -> list[dict[str, Any]]:
    words, starts, ends = (rows[name].tolist() for name in ("text", "start", "end"))
    return [
        {"start": min(starts[i], starts[j]), "end": max(ends[i], ends[j]), "label": "pair"}
        for i, word in enumerate(words)
        if word == node
        for j in range(max(0, i - before), min(len(words), i + after + 1))
        if words[j] == other
    ]
