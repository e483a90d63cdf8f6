"""Documents and their words as columns: what can be counted without looking at each by itself.

A layer names the document and the word in every row, which is right for reading and slow for
millions of rows. Here a word is its place in a list of words, and all texts are one string.
Documents of a cache (`gongwen.corpus.cache`) come as columns; for others they are made on the spot.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import groupby, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from gongwen.documents import Document
from gongwen.words.segmenter import Segmenter
from gongwen.words.sentences import SKIPPED, as_documents, stretches
from gongwen.words.stored import IntArray, stored
from gongwen.words.tokens import PROVENANCE, as_text, constant, tokens

Source = Document | str | Iterable[Document]

PATH = " › "
"""What stands between the headings of a path."""

_MANY, _FURTHEST = 2**31 // 4, 2**31 - 1
_INLINE = 12
_UP_TO = np.array([0, 0xFF, 0xFFFF, 0xFFFFFF, -1], "<i4")


@dataclass(frozen=True)
class TextColumns:
    """Several texts as one string, a line break between two, and where things stand in it.

    `starts` has the beginning of each text; `skipped`, in two rows, beginnings and ends of blocks
    that belong to the page; `heads`, in four, where each block with a heading begins, beginning
    and end of the heading itself, and its level.
    """

    ids: Sequence[str]
    text: str
    starts: IntArray
    skipped: IntArray
    heads: IntArray

    @cached_property
    def names(self) -> pd.api.extensions.ExtensionArray:
        """The ids as a column to take from."""
        return as_text(list(self.ids))

    @cached_property
    def headings(self) -> pd.api.extensions.ExtensionArray:
        """Nothing, and then the headings, as a column to take from."""
        return as_text(["", *self._headings])

    @cached_property
    def paths(self) -> pd.api.extensions.ExtensionArray:
        """The same with all headings above each, from the top, parted by `PATH`."""
        begins = self.owners(self.heads[0]).tolist()
        found = [""]
        for _, rows in groupby(range(len(begins)), begins.__getitem__):
            here = list(rows)
            levels = self.heads[3, here].tolist()
            texts = [self._headings[row] for row in here]
            found += [PATH.join(path) for path in paths_of(levels, texts)]
        return as_text(found)

    @cached_property
    def _headings(self) -> list[str]:
        spans = zip(*self.heads[1:3].tolist(), strict=True)
        return [self.text[start:end] for start, end in spans]

    @cached_property
    def first_heads(self) -> IntArray:
        """How many headings stand before each text."""
        return np.searchsorted(self.heads[0], self.starts)

    @cached_property
    def encoding(self) -> str:
        """An encoding in which each character of the texts has the same size."""
        return "utf-16-le" if self.text.isascii() or max(self.text) < "\U00010000" else "utf-32-le"

    @cached_property
    def units(self) -> npt.NDArray[Any]:
        """The characters as numbers."""
        kind = "<u2" if self.encoding == "utf-16-le" else "<u4"
        return np.frombuffer(self.text.encode(self.encoding, "surrogatepass"), kind)

    @cached_property
    def lines(self) -> IntArray:
        """Where lines begin and, last, one behind the end of all."""
        breaks = np.flatnonzero(self.units == ord("\n"))
        return np.concatenate([[0], breaks + 1, [len(self.text) + 1]])

    @cached_property
    def _bytes(self) -> tuple[bytes, npt.NDArray[Any]]:
        """The string in UTF-8, and where each of its characters begins there."""
        units = self.units
        widths = 1 + (units > 0x7F).astype(np.int8) + (units > 0x7FF) + (units > 0xFFFF)
        offsets = np.zeros(len(units) + 1, np.int64 if len(units) > _MANY else np.int32)
        np.cumsum(widths, out=offsets[1:])
        return self.text.encode() + bytes(_INLINE), offsets

    def pieces(self, *cuts: IntArray) -> list[pd.api.extensions.ExtensionArray]:
        """The stretches from each row of places to the next row: a column for each two rows."""
        data, offsets = self._bytes
        if len(data) <= _FURTHEST:
            return [_copied(data, *pair) for pair in pairwise(offsets[row] for row in cuts)]
        rows = pairwise(row.tolist() for row in cuts)
        return [
            as_text([self.text[a:b] for a, b in zip(starts, ends, strict=True)])
            for starts, ends in rows
        ]

    def each(self) -> Iterable[str]:
        """The texts one by one."""
        ends = [*(self.starts[1:] - 1).tolist(), len(self.text)]
        return (self.text[a:b] for a, b in zip(self.starts.tolist(), ends, strict=False))

    def begins_of(self, ids: Sequence[str]) -> IntArray:
        """Where the texts of these names begin, -1 for those that are not here."""
        if self.ids == ids:
            return self.starts
        places = pd.Index(self.ids).get_indexer(pd.Index(ids))
        return np.where(places < 0, -1, np.append(self.starts, -1)[places])

    def owners(self, places: IntArray) -> IntArray:
        """The number of the text that each place lies in."""
        return np.searchsorted(self.starts, places, side="right") - 1


def paths_of(levels: Iterable[int], texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """For each heading of one document: all that it stands under, from the top, and itself."""
    above: list[tuple[int, str]] = []
    for level, text in zip(levels, texts, strict=True):
        above = [pair for pair in above if pair[0] < level]
        above.append((level, text))
        yield tuple(one for _, one in above)


def _copied(data: bytes, begins: IntArray, ends: IntArray) -> pd.api.extensions.ExtensionArray:
    """What stands from place to place in `data`, which has `_INLINE` bytes more, as a column.

    Every piece is first a view of 16 bytes, as the columnar format has it: its length and, where it
    is longer than `_INLINE`, the number of the buffer and the place in it, else all of its bytes and
    zeros. Arrow then copies all pieces in one go. (Longer ones should also have their first bytes
    in the view. They help comparisons; copying does not read them.)
    """
    lengths = ends - begins
    views = np.zeros((len(begins), 4), "<i4")
    views[:, 0] = lengths
    views[:, 3] = begins
    short = np.flatnonzero(lengths <= _INLINE)
    views[short, 3] = 0
    for place in range(0, _INLINE, 4):
        short = short[lengths[short] > place]
        four = np.ndarray((len(data) - 3,), "<i4", data, strides=(1,))[begins[short] + place]
        views[short, 1 + place // 4] = four & _UP_TO[np.minimum(lengths[short] - place, 4)]
    buffers = [None, pa.py_buffer(views), pa.py_buffer(data)]
    pieces = pa.Array.from_buffers(pa.string_view(), len(views), buffers)
    return pd.array(pieces.cast(pa.large_string()), dtype="str")


@dataclass(frozen=True)
class WordColumns:
    """The words of several documents in reading order, marks included.

    `word`, `label` and `document` are places in `words`, `labels` and `ids`; `start` and `end`
    count in the document, `sentence` too.
    """

    word: IntArray
    label: IntArray
    document: IntArray
    sentence: IntArray
    start: IntArray
    end: IntArray
    words: Sequence[str]
    labels: Sequence[str]
    ids: Sequence[str]
    known: dict[str, Any]

    def __len__(self) -> int:
        return len(self.word)

    def take(self, rows: npt.NDArray[Any]) -> WordColumns:
        """Some of the rows, by number or by a mask."""
        chosen = {
            field.name: getattr(self, field.name)[rows]
            for field in fields(self)
            if field.name in _ROWS
        }
        return replace(self, **chosen)

    @cached_property
    def spoken(self) -> WordColumns:
        """The words without punctuation."""
        marks = [place for place, label in enumerate(self.labels) if label == "w"]
        return self.take(~np.isin(self.label, marks))

    def code(self, word: str) -> int:
        """The place of a word in `words`, -1 where it does not occur."""
        return self._codes.get(word, -1)

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    @property
    def new_sentence(self) -> npt.NDArray[np.bool_]:
        """Which words stand in another sentence than the word before them."""
        moved = np.ones(len(self), dtype=bool)
        moved[1:] = (np.diff(self.sentence) != 0) | (np.diff(self.document) != 0)
        return moved

    def layer(self) -> pd.DataFrame:
        """The words as `gongwen.tokens` gives them."""
        layer = pd.DataFrame(
            {
                "document": as_text(list(self.ids)).take(self.document),
                "start": self.start.astype("int64"),
                "end": self.end.astype("int64"),
                "label": as_text(list(self.labels)).take(self.label),
                "text": as_text(list(self.words)).take(self.word),
                "sentence": self.sentence.astype("int64"),
                **{name: constant(self.known[name], len(self)) for name in PROVENANCE},
            },
            copy=False,
        )
        layer.attrs.update(self.known)
        return layer


_ROWS = ("word", "label", "document", "sentence", "start", "end")


def _documents(source: Source) -> list[Document]:
    return as_documents(source) if isinstance(source, Document | str) else list(source)


def texts_of(source: Source) -> TextColumns:
    """Documents as one string."""
    documents = _documents(source)
    if kept := stored(documents):
        return kept[0].texts(kept[1])
    documents = as_documents(documents)
    lengths = [len(document) + 1 for document in documents]
    starts = np.cumsum([0, *lengths])[:-1]
    skipped, heads = [], []
    for begin, document in zip(starts.tolist(), documents, strict=True):
        for block in document.blocks:
            if block.kind in SKIPPED:
                skipped.append((begin + block.start, begin + block.end))
            elif block.kind == "heading":
                start, end = block.heading or (block.start, block.end)
                heads.append((begin + block.start, begin + start, begin + end, block.level or 1))
    return TextColumns(
        [document.id for document in documents],
        "\n".join(document.text for document in documents),
        starts,
        rows_of(skipped, 2),
        rows_of(heads, 4),
    )


def rows_of(spans: Sequence[tuple[int, ...]], width: int) -> IntArray:
    """Spans as an array with a row for each of their parts."""
    return np.array(spans, np.int64).reshape(-1, width).T


def sentences_of(source: Source) -> IntArray:
    """Beginnings and ends of the sentences, in two rows, in the string that `texts_of` gives."""
    documents = _documents(source)
    if kept := stored(documents):
        return kept[0].sentences(kept[1])
    documents = as_documents(documents)
    spans, begin = [], 0
    for document in documents:
        spans += [(begin + one.start, begin + one.end) for one in stretches(document)]
        begin += len(document) + 1
    return rows_of(spans, 2)


def words_of(source: Source | pd.DataFrame, segmenter: Segmenter | None = None) -> WordColumns:
    """The words of documents, or of a layer of tokens."""
    if isinstance(source, pd.DataFrame):
        return from_layer(source)
    documents = _documents(source)
    if kept := stored(documents):
        found = kept[0].words(kept[1], segmenter)
        if found is not None:
            return found
    documents = as_documents(documents)
    return from_layer(tokens(documents, segmenter), [document.id for document in documents])


def from_layer(layer: pd.DataFrame, ids: Sequence[str] = ()) -> WordColumns:
    """A layer of tokens as columns; `ids` names documents that may have no word as well."""
    word, words = _coded(layer["text"])
    label, labels = _coded(layer["label"])
    if ids:
        document, names = pd.Index(ids).get_indexer(pd.Index(layer["document"])), list(ids)
    else:
        document, names = _coded(layer["document"])
    known = {name: layer.attrs.get(name) for name in PROVENANCE}
    if set(PROVENANCE) <= set(layer.columns) and len(layer):
        known = {name: layer[name].iloc[0] for name in PROVENANCE}
    start, end = (layer[name].to_numpy(np.int64) for name in ("start", "end"))
    sentence = (
        layer["sentence"].to_numpy(np.int64)
        if "sentence" in layer.columns
        else np.zeros(len(layer), np.int64)
    )
    return WordColumns(word, label, document, sentence, start, end, words, labels, names, known)


def _coded(column: pd.Series) -> tuple[IntArray, list[str]]:
    codes, values = pd.factorize(column)
    return codes, values.to_numpy(object).tolist()  # a loop over Arrow's values takes much longer
