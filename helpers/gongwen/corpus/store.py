"""Documents out of a cache: read when they are asked for, a table at a time."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from gongwen.corpus.files import CacheFiles
from gongwen.corpus.tables import block_of
from gongwen.documents import Block, Document, Run, Traced
from gongwen.words import Segmenter
from gongwen.words.columns import TextColumns, WordColumns
from gongwen.words.sentences import SKIPPED
from gongwen.words.stored import IntArray

_TOKENS = ("sentence", "start", "end", "text", "label")


class StoredDocument(Document):
    """A document of a cache. Its blocks, origins and header are read when they are asked for.

    Where it is copied with a change, or sent elsewhere, it becomes a plain document.
    """

    store: CorpusStore
    place: int
    bare = False  # a text without blocks got some when it was stored

    def __new__(cls, *args: Any, **fields: Any) -> Document:  # type: ignore[misc]  # see above
        """A plain document; `at` makes one of a store."""
        return Document(*args, **fields)

    @classmethod
    def at(cls, store: CorpusStore, place: int, **known: Any) -> StoredDocument:
        """The document that stands at a place of a store."""
        document: StoredDocument = object.__new__(cls)
        document.__dict__.update(store=store, place=place, **known)
        return document

    @cached_property
    def content(self) -> Traced:
        """The text with its origins."""
        return Traced(self.text, self.store.runs_at(self.place))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in reading order."""
        return self.store.blocks_at(self.place)

    @cached_property
    def meta(self) -> Mapping[str, Any]:
        """The header, or what the reader knew."""
        return self.store.meta_at(self.place)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.store.text_at(self.place)

    def __reduce__(self) -> tuple[Any, ...]:
        return Document, _fields(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and _fields(self) == _fields(other)

    __hash__ = Document.__hash__


def _fields(document: Document) -> tuple[Any, ...]:
    names = ("id", "content", "blocks", "file", "number", "meta")
    return tuple(getattr(document, name) for name in names)


class CorpusStore:
    """The tables of a cache as columns, each read and checked when it is first needed."""

    def __init__(self, files: CacheFiles) -> None:
        self.files = files
        self._last: tuple[bytes, TextColumns] | None = None

    @cached_property
    def documents(self) -> tuple[StoredDocument, ...]:
        """All documents, in order."""
        columns = (self._texts[name].to_pylist() for name in ("id", "file", "number"))
        return tuple(
            StoredDocument.at(self, place, id=name, file=file, number=number)
            for place, (name, file, number) in enumerate(zip(*columns, strict=True))
        )

    @cached_property
    def _texts(self) -> pa.Table:
        columns = ["id", "file", "number", "meta", "blocks", "source", "sentences", "tokens"]
        return self.files.read("texts", columns)

    @cached_property
    def counts(self) -> dict[str, IntArray]:
        """How many rows each document has in each table."""
        names = ("blocks", "source", "sentences", "tokens")
        return {name: _ints(self._texts[name]) for name in names}

    @cached_property
    def begins(self) -> dict[str, IntArray]:
        """Where the rows of each document begin in each table, and the end of all."""
        return {name: np.cumsum([0, *counts]) for name, counts in self.counts.items()}

    @cached_property
    def whole(self) -> TextColumns:
        """All texts as one string."""
        texts = self.files.read("texts", ["text"])["text"].to_pylist()
        starts = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
        ids = self._texts["id"].to_pylist()
        return self._with_blocks(ids, "\n".join(texts), starts, np.arange(len(ids)))

    def texts(self, places: IntArray) -> TextColumns:
        """These documents as one string."""
        if self._is_whole(places):
            return self.whole
        key = places.tobytes()
        if self._last is None or self._last[0] != key:
            texts = [self.text_at(place) for place in places.tolist()]
            starts = np.cumsum([0, *(len(text) + 1 for text in texts)])[:-1]
            ids = [self.whole.ids[place] for place in places.tolist()]
            self._last = key, self._with_blocks(ids, "\n".join(texts), starts, places)
        return self._last[1]

    def _is_whole(self, places: IntArray) -> bool:
        return len(places) == len(self._texts) and bool((np.diff(places) == 1).all())

    def _with_blocks(
        self, ids: Sequence[str], text: str, starts: IntArray, places: IntArray
    ) -> TextColumns:
        rows, owner = self._rows("blocks", places)
        kinds, start, end, head, head_end, level = (column[rows] for column in self._spans)
        begin = starts[owner]
        skipped = np.isin(kinds, [self._kind(kind) for kind in SKIPPED])
        heads = kinds == self._kind("heading")
        return TextColumns(
            ids,
            text,
            starts,
            np.stack([begin + start, begin + end])[:, skipped],
            np.stack([begin + start, begin + head, begin + head_end, level])[:, heads],
        )

    @cached_property
    def _kinds(self) -> list[str]:
        return self._blocks["kind"].combine_chunks().dictionary.to_pylist()

    def _kind(self, name: str) -> int:
        return self._kinds.index(name) if name in self._kinds else -1

    @cached_property
    def _blocks(self) -> pa.Table:
        return self.files.read("blocks").unify_dictionaries()

    @cached_property
    def _spans(self) -> list[IntArray]:
        """Kind, start, end, start and end of the heading, and level of each block."""
        table = self._blocks
        kinds = table["kind"].combine_chunks().indices.to_numpy(zero_copy_only=False)
        start, end = _ints(table["start"]), _ints(table["end"])
        heads = (pc.is_null(table["heading_start"]).to_numpy(), start, end)
        head = np.where(heads[0], start, _ints(table["heading_start"]))
        head_end = np.where(heads[0], end, _ints(table["heading_end"]))
        return [kinds, start, end, head, head_end, np.maximum(_ints(table["level"]), 1)]

    def _rows(self, table: str, places: IntArray) -> tuple[IntArray, IntArray]:
        """The rows of documents in a table, and for each row which of `places` it belongs to."""
        counts = self.counts[table][places]
        owner = np.repeat(np.arange(len(places)), counts)
        first = np.cumsum(counts) - counts
        return np.arange(len(owner)) + (self.begins[table][places] - first)[owner], owner

    def sentences(self, places: IntArray) -> IntArray:
        """Beginnings and ends of their sentences in the string that `texts` gives."""
        rows, owner = self._rows("sentences", places)
        return self._sentences[:, rows] + self.texts(places).starts[owner]

    @cached_property
    def _sentences(self) -> IntArray:
        table = self.files.read("sentences", ["start", "end"])
        return np.stack([_ints(table["start"]), _ints(table["end"])])

    def words(self, places: IntArray, segmenter: Segmenter | None) -> WordColumns | None:
        """The words of documents, or nothing if another segmenter is wanted."""
        known = self.files.segmenter
        if segmenter and (segmenter.name, segmenter.fingerprint) != tuple(known.values()):
            return None
        if self._is_whole(places):
            return self._words
        rows, owner = self._rows("tokens", places)
        taken = self._words.take(rows)
        ids = [self._words.ids[place] for place in places.tolist()]
        return WordColumns(**{**vars_of(taken), "document": owner, "ids": ids})

    @cached_property
    def _words(self) -> WordColumns:
        table = self.files.read("tokens", list(_TOKENS)).unify_dictionaries().combine_chunks()
        text, label = (table[name].combine_chunks() for name in ("text", "label"))
        sentence, start, end = (_ints(table[name]) for name in ("sentence", "start", "end"))
        counts = self.counts["tokens"]
        return WordColumns(
            text.indices.to_numpy(),
            label.indices.to_numpy(),
            np.repeat(np.arange(len(counts), dtype=np.int32), counts),
            sentence,
            start,
            end,
            text.dictionary.to_pylist(),
            label.dictionary.to_pylist(),
            self._texts["id"].to_pylist(),
            dict(self.files.segmenter),
        )

    def text_at(self, place: int) -> str:
        """The text of a document."""
        start = int(self.whole.starts[place])
        last = place + 1 == len(self.whole.starts)
        end = len(self.whole.text) if last else int(self.whole.starts[place + 1]) - 1
        return self.whole.text[start:end]

    def blocks_at(self, place: int) -> tuple[Block, ...]:
        """The blocks of a document."""
        return tuple(map(block_of, self._of("blocks", self._blocks, place)))

    def runs_at(self, place: int) -> tuple[Run, ...]:
        """Where the characters of a document were read."""
        rows = self._of("source", self._source, place)
        return tuple(Run(**row) for row in rows)

    @cached_property
    def _source(self) -> pa.Table:
        return self.files.read("source", ["length", "line", "column", "step"])

    def _of(self, name: str, table: pa.Table, place: int) -> list[dict[str, Any]]:
        start, end = self.begins[name][place : place + 2].tolist()
        return table.slice(start, end - start).to_pylist()

    def meta_at(self, place: int) -> dict[str, Any]:
        """The header of a document."""
        return json.loads(self._texts["meta"][place].as_py())


def _ints(column: pa.ChunkedArray) -> IntArray:
    return pc.fill_null(column, 0).to_numpy()


def vars_of(words: WordColumns) -> dict[str, Any]:
    """The fields of columns of words."""
    return {name: getattr(words, name) for name in WordColumns.__dataclass_fields__}
