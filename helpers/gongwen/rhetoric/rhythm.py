"""Rhythm: how long each clause is, in the order in which a text is read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.words import clauses, count_hanzi
from gongwen.words.sentences import as_documents

RHYTHM_COLUMNS = {"sentence": "int64", "hanzi": "int64", "run": "Int64"}

LEAST = 3
"""How many neighbours of one length make a run."""

Source = Document | str | Iterable[Document]


def rhythm(source: Source, *, pauses: bool = False) -> pd.DataFrame:
    """The clauses of documents with their lengths, and the runs of equal ones.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    pauses : bool
        Whether 、 parts too, as a breath does in reading aloud.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `clause` and the columns `sentence` (its number, from 0), `hanzi`
        and `run`: the number (from 1) of the run of three or more neighbours of one length in one
        block, missing outside runs. Pieces without a hanzi are left out.
    """
    return make_layers(as_documents(source), lambda one: _rows(one, pauses=pauses), RHYTHM_COLUMNS)


def _rows(document: Document, *, pauses: bool) -> Iterator[dict[str, Any]]:
    whole = clauses(document).to_dict("records")
    pieces = [piece for row in whole for piece in (_at_pauses(row) if pauses else [row])]
    sized = [
        {**piece, "hanzi": size} for piece in pieces if (size := count_hanzi(str(piece["text"])))
    ]
    number = 0
    for _, group in groupby(sized, key=lambda row: (row["block"], row["hanzi"])):
        rows: Sequence[Mapping[Any, Any]] = list(group)
        is_run = len(rows) >= LEAST
        number += is_run
        yield from ({**row, "label": "clause", "run": number if is_run else None} for row in rows)


def _at_pauses(row: Mapping[Any, Any]) -> Iterator[dict[Any, Any]]:
    """The clause cut behind every 、."""
    text, begin = str(row["text"]), 0
    for place, char in enumerate(text, 1):
        if (char == "、" or place == len(text)) and place > begin:
            start = row["start"] + begin
            yield {**row, "start": start, "end": row["start"] + place, "text": text[begin:place]}
            begin = place
