"""Documents as the tables of a cache: plain columns, no list of Python objects anywhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from gongwen.documents import Block, Document, Run
from gongwen.words import tokens
from gongwen.words.sentences import Stretch, stretches

_NAME, _COUNT = pa.dictionary(pa.int32(), pa.string()), pa.int32()

SCHEMAS: Mapping[str, pa.Schema] = {
    "texts": pa.schema(
        {
            "id": pa.string(),
            "file": pa.string(),
            "number": _COUNT,
            "meta": pa.string(),
            "text": pa.large_string(),
            "blocks": _COUNT,
            "source": _COUNT,
            "sentences": _COUNT,
            "tokens": _COUNT,
        }
    ),
    "blocks": pa.schema(
        {
            "document": _NAME,
            "kind": _NAME,
            "start": _COUNT,
            "end": _COUNT,
            "level": _COUNT,
            "marker": pa.string(),
            "heading_start": _COUNT,
            "heading_end": _COUNT,
            "run_in": pa.bool_(),
            "flags": pa.list_(pa.string()),
        }
    ),
    "source": pa.schema(
        {"document": _NAME, "length": _COUNT, "line": _COUNT, "column": _COUNT, "step": _COUNT}
    ),
    "sentences": pa.schema({"document": _NAME, "start": _COUNT, "end": _COUNT, "block": _COUNT}),
    "tokens": pa.schema(
        {
            "document": _NAME,
            "sentence": _COUNT,
            "start": _COUNT,
            "end": _COUNT,
            "text": _NAME,
            "label": _NAME,
        }
    ),
}
"""The tables and their columns. Rows stand in the order of the documents; `texts` says how many
rows each document has in the other tables."""


def tables_of(documents: Sequence[Document]) -> dict[str, pa.Table]:
    """The tables of some documents."""
    sentences = [stretches(one) for one in documents]
    words = tokens(documents)
    counts = words["document"].value_counts().to_dict()
    texts = [
        (
            one.id,
            one.file,
            one.number,
            json.dumps(dict(one.meta), ensure_ascii=False),
            one.text,
            len(one.blocks),
            len(one.content.runs),
            len(spans),
            counts.get(one.id, 0),
        )
        for one, spans in zip(documents, sentences, strict=True)
    ]
    return {
        "texts": _table("texts", texts),
        "blocks": _table("blocks", [(d.id, *_block(b)) for d in documents for b in d.blocks]),
        "source": _table("source", [(d.id, *_run(r)) for d in documents for r in d.content.runs]),
        "sentences": _table("sentences", _sentences(documents, sentences)),
        "tokens": pa.table({name: pa.array(words[name]) for name in SCHEMAS["tokens"].names}).cast(
            SCHEMAS["tokens"]
        ),
    }


def _table(name: str, rows: Sequence[tuple[Any, ...]]) -> pa.Table:
    schema = SCHEMAS[name]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def _sentences(
    documents: Sequence[Document], sentences: Sequence[Sequence[Stretch]]
) -> list[tuple[Any, ...]]:
    pairs = zip(documents, sentences, strict=True)
    return [(one.id, *span) for one, spans in pairs for span in spans]


def _block(block: Block) -> tuple[Any, ...]:
    head = block.heading or (None, None)
    return (
        block.kind,
        block.start,
        block.end,
        block.level,
        block.marker,
        *head,
        block.run_in,
        list(block.flags),
    )


def _run(run: Run) -> tuple[int, int, int, int]:
    return run.length, run.line, run.column, run.step


def block_of(row: Mapping[str, Any]) -> Block:
    """The block that a row was made of."""
    head = None if row["heading_start"] is None else (row["heading_start"], row["heading_end"])
    return Block(
        kind=row["kind"],
        start=row["start"],
        end=row["end"],
        level=row["level"],
        marker=row["marker"],
        heading=head,
        run_in=row["run_in"],
        flags=tuple(row["flags"]),
    )
