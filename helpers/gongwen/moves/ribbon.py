"""A document as a ribbon: its moves one after another, neighbours of one kind as one stretch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.moves.layer import inventory_of, moves
from gongwen.words import count_hanzi

RIBBON_COLUMNS = {
    "inventory": "object", "hanzi": "int64", "share": "float64", "parts": "int64",
    "secondary": "object", "evidence": "object", "confidence": "object",
}  # fmt: skip

Row = Mapping[Any, Any]


def ribbon(
    documents: Document | Iterable[Document], layer: pd.DataFrame | None = None
) -> pd.DataFrame:
    """The moves of documents in order, neighbours that have one label taken together.

    Parameters
    ----------
    documents : Document or several
        The texts.
    layer : layer, optional
        Their moves, such as gold or a learner's; by default what `moves` finds.

    Returns
    -------
    pandas.DataFrame
        A layer with the columns `inventory` (S or D), `hanzi`, `share` (of the hanzi of all the
        document's stretches, 0–1), `parts` (how many spans it is made of), and of these spans the
        first `secondary` and `evidence` there is and the lowest `confidence` (None where the layer
        has none).

    Raises
    ------
    ValueError
        If two documents have one name.
    """
    texts = [documents] if isinstance(documents, Document) else list(documents)
    names = [document.id for document in texts]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"two documents are called {twice!r}; read them under names of their own")
    found = moves(texts) if layer is None else layer
    own: dict[str, list[Row]] = {name: [] for name in names}
    for row in found.to_dict("records"):
        if row["document"] in own:
            own[row["document"]].append(row)
    return make_layers(
        texts, lambda document: _stretches(document, own[document.id]), RIBBON_COLUMNS
    )


def _stretches(document: Document, rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"]))
    sizes = [count_hanzi(document.text[row["start"] : row["end"]]) for row in ordered]
    total = sum(sizes) or 1
    inventory = inventory_of(document)
    sized = zip(ordered, sizes, strict=True)
    for label, group in groupby(sized, key=lambda pair: pair[0]["label"]):
        parts = list(group)
        hanzi = sum(size for _, size in parts)
        spans = [row for row, _ in parts]
        yield {
            "start": spans[0]["start"], "end": spans[-1]["end"], "label": label,
            "inventory": inventory, "hanzi": hanzi, "share": hanzi / total, "parts": len(spans),
            "secondary": _first(spans, "secondary"), "evidence": _first(spans, "evidence"),
            "confidence": _lowest(spans),
        }  # fmt: skip


def _first(spans: Sequence[Row], column: str) -> Any:
    values = (span.get(column) for span in spans)
    return next((value for value in values if isinstance(value, str) and value), None)


def _lowest(spans: Sequence[Row]) -> float | None:
    values = [span["confidence"] for span in spans if pd.notna(span.get("confidence"))]
    return min(values, default=None)
