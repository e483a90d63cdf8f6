"""Directives: who is told to do or to leave something, and whether who acts is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.imperatives import imperatives
from gongwen.rhetoric.modality import MODALITY_COLUMNS, modality
from gongwen.rhetoric.stretches import clause_around
from gongwen.words.sentences import as_documents

DIRECTIVE = ("obligation", "prohibition")
"""The classes that tell somebody to do or to leave something."""


def directives(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The directives of documents, by whether they name who acts.

    Obligations and prohibitions by a modal word, and bare imperatives: sentences that begin with
    their verb (加强巡查，落实责任。) and have no modal word of their own.

    Returns
    -------
    pandas.DataFrame
        A layer as `modality` gives it, with the label `named` or `agentless` and in the column
        `modality` the class: obligation, prohibition or `bare` (of strength 2, the span its verb).
    """
    documents = as_documents(source)
    layer = modality(documents)
    layer = layer[layer["label"].isin(DIRECTIVE)]
    said: dict[str, list[dict[str, Any]]] = {one.id: [] for one in documents}
    for row in layer.to_dict("records"):
        one: dict[str, Any] = {str(column): value for column, value in row.items()}
        named = "named" if one["actor"] == "yes" else "agentless"
        said[one["document"]].append(one | {"modality": one["label"], "label": named})

    def found(document: Document) -> Iterator[dict[str, Any]]:
        modal = said[document.id]
        bare = _bare(document, [int(row["start"]) for row in modal])
        yield from sorted([*modal, *bare], key=lambda row: int(row["start"]))

    return make_layers(documents, found, {**MODALITY_COLUMNS, "modality": "object"})


def _bare(document: Document, modal: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The bare imperatives in sentences without a modal word."""
    for one in imperatives(document):
        begin, end = one.sentence.start, one.sentence.end
        if any(begin <= place < end for place in modal):
            continue
        clause = clause_around(one.sentence.text, one.start)
        yield {
            "start": begin + one.start, "end": begin + one.end, "strength": 2,
            "label": "named" if one.named else "agentless", "modality": "bare",
            "actor": "yes" if one.named else "no", "word": one.sentence.text[one.start : one.end],
            "evidence": one.sentence.text[slice(*clause)].strip(), "confidence": 0.6,
        }  # fmt: skip


def accountability(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """How many directives name who acts, document by document.

    Returns
    -------
    pandas.DataFrame
        Columns `document`, `directives`, `named`, `agentless`, `index` (named ÷ directives,
        missing where there are none).
    """
    documents = as_documents(source)
    rows = [_account(document) for document in documents]
    table = pd.DataFrame(rows, columns=["document", "directives", "named", "agentless"])
    shares = table["named"] / table["directives"].where(table["directives"] > 0)
    return table.assign(index=shares)


def _account(document: Document) -> tuple[str, int, int, int]:
    labels = directives(document)["label"].tolist()
    named = labels.count("named")
    return document.id, len(labels), named, len(labels) - named
