"""What every export has in common: documents as plain rows, and files written whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import pandas as pd

from gongwen.corpus.collection import Corpus
from gongwen.documents import Block, Document, Run, Traced, check_layer

Layers = Mapping[str, pd.DataFrame]

_BLOCK_COLUMNS = ["document", *(field.name for field in fields(Block))]
_NAME = re.compile(r"[a-z][a-z0-9_-]*")


class ExportError(ValueError):
    """What cannot be exported, or a file that is no export; the message says why."""


class Exported(NamedTuple):
    """What comes back from an export."""

    corpus: Corpus
    layers: dict[str, pd.DataFrame]


def as_corpus(documents: Document | Iterable[Document]) -> Corpus:
    """The documents as a corpus; refused where text stands outside of blocks."""
    if isinstance(documents, Corpus):
        corpus = documents
    else:
        corpus = Corpus((documents,) if isinstance(documents, Document) else tuple(documents))
    for document in corpus:
        if "\n".join(map(document.text_of, document.blocks)) != document.text:
            raise ExportError(f"{document.id}: has text outside of its blocks; read it first")
    return corpus


def check_layers(layers: Layers | None, corpus: Corpus) -> dict[str, pd.DataFrame]:
    """The layers by name, if all are layers over these documents and their names are plain."""
    known = {document.id: document for document in corpus}
    for name, layer in (layers or {}).items():
        if not _NAME.fullmatch(name):
            raise ExportError(f"a layer is called {name!r}; small letters, digits, _ and - will do")
        try:
            check_layer(layer, known)
        except ValueError as error:
            raise ExportError(f"layer {name}: {error}") from error
    return dict(layers or {})


def document_table(corpus: Corpus) -> pd.DataFrame:
    """One row a document: `id, file, number, meta, text`."""
    rows = [(one.id, one.file, one.number, dict(one.meta), one.text) for one in corpus]
    return pd.DataFrame(rows, columns=["id", "file", "number", "meta", "text"])


def block_table(corpus: Corpus) -> pd.DataFrame:
    """One row a block, in reading order, with all its fields."""
    rows = [
        (one.id, b.kind, b.start, b.end, b.level, b.marker, b.heading, b.run_in, b.flags)
        for one in corpus
        for b in one.blocks
    ]
    return pd.DataFrame(rows, columns=_BLOCK_COLUMNS).astype({"level": "Int64"})


def source_table(corpus: Corpus) -> pd.DataFrame:
    """One row a run of characters that stand side by side in the source."""
    rows = [
        (one.id, run.length, run.line, run.column, run.step)
        for one in corpus
        for run in one.content.runs
    ]
    return pd.DataFrame(rows, columns=["document", "length", "line", "column", "step"])


def rebuild(documents: pd.DataFrame, blocks: pd.DataFrame, source: pd.DataFrame) -> Corpus:
    """The corpus that the three tables were made of."""
    blocks_of, runs_of = _grouped(blocks), _grouped(source)
    made = []
    for name, file, number, meta, text in documents.itertuples(index=False, name=None):
        runs = tuple(
            Run(*row)  # type: ignore[arg-type]
            for row in runs_of.get(name, ())
        )
        made.append(
            Document(
                id=name,
                content=Traced(text, runs),
                blocks=tuple(_block(row) for row in blocks_of.get(name, ())),
                file=file,
                number=number,
                meta=meta,
            )
        )
    return Corpus(tuple(made))


def _grouped(table: pd.DataFrame) -> dict[str, list[tuple[object, ...]]]:
    rows: dict[str, list[tuple[object, ...]]] = {}
    for name, *row in table.itertuples(index=False, name=None):
        rows.setdefault(name, []).append(tuple(row))
    return rows


def _block(row: tuple[object, ...]) -> Block:
    # no field of a block is a decimal number, so a float is a missing value
    values = [None if value is pd.NA or isinstance(value, float) else value for value in row]
    return Block(*values)  # type: ignore[arg-type]


@contextmanager
def written(path: str | Path) -> Iterator[Path]:
    """A path to write to; what is there takes the place of `path` only if nothing goes wrong."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=path.suffix, delete=False) as file:
        draft = Path(file.name)
    try:
        yield draft
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
