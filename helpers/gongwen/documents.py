"""Text that remembers where it was read, documents made of blocks, and layers of spans.

Three ideas carry the whole kit:

* a `Traced` text knows, for each character, the line and column of its source;
* a `Document` is a traced text cut into `Block`s in reading order;
* whatever is found in a document is a *layer*: a table of spans (`make_layer`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

KINDS = (
    "furniture",
    "part_title",
    "title",
    "doc_number",
    "salutation",
    "heading",
    "paragraph",
    "list_item",
    "closing",
    "attachment",
    "signature",
    "date",
    "note",
    "copy_to",
)
"""Kinds of block, from the page's furniture to the sign-off."""

SPAN_COLUMNS = ("document", "start", "end", "label", "text")
"""The columns every layer has; a layer may have more of its own after them."""


class Origin(NamedTuple):
    """Where a character was read: the file, its line (from 1) and column (from 0)."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of characters standing side by side on one line of the source.

    `step` is 1 for characters that were read, 0 for characters that the source implies but does
    not hold (Word's automatic numbers): those all lead back to the one place that implied them.
    """

    length: int
    line: int
    column: int
    step: int = 1

    def cut(self, start: int, end: int) -> Run:
        """The part of this run from `start` to `end`, counted within the run."""
        return Run(end - start, self.line, self.column + start * self.step, self.step)


@dataclass(frozen=True)
class Traced:
    """A string whose every character knows its line and column in the source.

    Slices, strips and joins keep that knowledge, so cleaning a text never loses it.

    >>> line = Traced.of("  一、总则", line=3)
    >>> line.strip().origin(0)
    (3, 2)
    """

    text: str
    runs: tuple[Run, ...] = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a map that does not cover the text."""
        covered = sum(run.length for run in self.runs)
        if covered != len(self.text):
            raise ValueError(f"the runs cover {covered} characters, the text has {len(self.text)}")

    @classmethod
    def of(cls, text: str, line: int, column: int = 0) -> Traced:
        """A text that stands unbroken on one line of the source."""
        return cls(text, (Run(len(text), line, column),) if text else ())

    @classmethod
    def implied(cls, text: str, line: int, column: int = 0) -> Traced:
        """A text that the source implies at one place without holding it."""
        return cls(text, (Run(len(text), line, column, step=0),) if text else ())

    @classmethod
    def join(cls, parts: Sequence[Traced], separator: str = "") -> Traced:
        """The parts one after another; each separator leads back to the end of the part before."""
        texts: list[str] = []
        runs: list[Run] = []
        for i, part in enumerate(parts):
            if i and separator:
                texts.append(separator)
                runs.append(_behind(runs, part.runs, len(separator)))
            texts.append(part.text)
            runs.extend(part.runs)
        return cls("".join(texts), tuple(runs))

    def __len__(self) -> int:
        """The number of characters."""
        return len(self.text)

    def __add__(self, other: Traced) -> Traced:
        """Both texts, the other after this one."""
        return Traced(self.text + other.text, self.runs + other.runs)

    def __getitem__(self, part: slice) -> Traced:
        """A slice of the text, with its origins."""
        start, end, step = part.indices(len(self.text))
        if step != 1:
            raise ValueError("a traced text is sliced without a step")
        end = max(start, end)
        runs = []
        begin = 0
        for run in self.runs:
            stop = begin + run.length
            if begin < end and stop > start:
                runs.append(run.cut(max(start, begin) - begin, min(end, stop) - begin))
            begin = stop
        return Traced(self.text[start:end], tuple(runs))

    def strip(self, characters: str | None = None) -> Traced:
        """The text without white space (or `characters`) at either end."""
        left = len(self.text) - len(self.text.lstrip(characters))
        return self[left : max(left, len(self.text.rstrip(characters)))]

    @cached_property
    def _starts(self) -> list[int]:
        starts, begin = [], 0
        for run in self.runs:
            starts.append(begin)
            begin += run.length
        return starts

    def origin(self, offset: int) -> tuple[int, int]:
        """Line (from 1) and column (from 0) of a character; the end of the text is allowed.

        Raises
        ------
        IndexError
            If the offset lies outside the text, or the text is empty.
        """
        if not 0 <= offset <= len(self.text) or not self.runs:
            raise IndexError(f"offset {offset} is outside a text of {len(self.text)} characters")
        place = bisect_right(self._starts, offset) - 1
        if offset == len(self.text):
            place = len(self.runs) - 1
        run = self.runs[place]
        return run.line, run.column + (offset - self._starts[place]) * run.step

    def end_origin(self, end: int) -> tuple[int, int]:
        """Line and column just behind the character before `end`, on that character's own line."""
        if end == 0:
            return self.origin(0)
        line, column = self.origin(end - 1)
        place = bisect_right(self._starts, end - 1) - 1
        return line, column + self.runs[place].step


def _behind(before: Sequence[Run], after: Sequence[Run], length: int) -> Run:
    """A run for characters that stand between two texts and in neither."""
    if before:
        last = before[-1]
        return Run(length, last.line, last.column + last.length * last.step, step=0)
    first = after[0] if after else Run(0, 1, 0)
    return Run(length, first.line, first.column, step=0)


@dataclass(frozen=True)
class Block:
    """A stretch of a document with one task in it: a title, a heading, a paragraph, a date.

    `start` and `end` are offsets in `Document.text`. `level` is the depth in this document's own
    hierarchy (1 = top) of headings and list items, `marker` the number as written (一、), `heading`
    the offsets of the heading's own text (marker included), `run_in` whether body follows it on
    the same line, `flags` what reading doubted or did: glued, joined, numbered, restart, …
    """

    kind: str
    start: int
    end: int
    level: int | None = None
    marker: str | None = None
    heading: tuple[int, int] | None = None
    run_in: bool = False
    flags: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an unknown kind or an empty stretch."""
        if self.kind not in KINDS:
            raise ValueError(f"unknown kind of block: {self.kind!r}; known are {', '.join(KINDS)}")
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a block cannot run from {self.start} to {self.end}")

    def moved(self, by: int) -> Block:
        """The same block `by` characters further on."""
        head = self.heading and (self.heading[0] + by, self.heading[1] + by)
        return replace(self, start=self.start + by, end=self.end + by, heading=head)


@dataclass(frozen=True)
class Document:
    """One document: a traced text, its blocks in reading order, and what is known of it.

    Parameters
    ----------
    id : str
        A name that no other document of the same reading or corpus has.
    content : Traced
        The text with its origins; blocks are parted by one line break.
    blocks : tuple of Block
        In reading order, within the text, without overlap.
    file : str
        The file (or other source) the text was read from.
    number : int
        The place of this document in its file, from 1.
    meta : mapping
        The header of a corpus text, or what the reader knows (encoding, format).
    """

    id: str
    content: Traced = field(repr=False)
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    file: str = ""
    number: int = 1
    meta: Mapping[str, Any] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Refuse blocks that overlap or leave the text."""
        reached = 0
        for block in self.blocks:
            if block.start < reached or block.end > len(self.content):
                raise ValueError(f"{self.id}: block {block} overlaps another or leaves the text")
            reached = block.end

    @property
    def text(self) -> str:
        """The whole text; every span of every layer is a slice of it."""
        return self.content.text

    @property
    def bare(self) -> bool:
        """Whether it is text alone, without blocks."""
        return not self.blocks

    def __len__(self) -> int:
        """The number of characters."""
        return len(self.text)

    def origin(self, offset: int) -> Origin:
        """File, line (from 1) and column (from 0) of the character at `offset`."""
        return Origin(self.file, *self.content.origin(offset))

    def where(self, start: int, end: int) -> dict[str, int]:
        """Line, column, end_line and end_column of a span in the source."""
        line, column = self.content.origin(start)
        end_line, end_column = self.content.end_origin(end) if end > start else (line, column)
        return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}

    def text_of(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

    def heading_of(self, block: Block) -> str | None:
        """The heading's own text, marker included, or None where the block has none."""
        return self.text[slice(*block.heading)] if block.heading else None

    def of_kind(self, *kinds: str) -> Iterator[Block]:
        """The blocks of these kinds, in reading order."""
        return (block for block in self.blocks if block.kind in kinds)

    def without(self, *kinds: str) -> Document:
        """A copy without the blocks of these kinds, its characters still leading to the source.

        >>> doc.without("furniture", "part_title")  # doctest: +SKIP
        """
        kept = [block for block in self.blocks if block.kind not in kinds]
        return assemble(
            [(block, self.content[block.start : block.end]) for block in kept],
            **{name: getattr(self, name) for name in ("id", "file", "number", "meta")},
        )


def assemble(parts: Iterable[tuple[Block, Traced]], **known: Any) -> Document:
    """A document made of blocks and their texts, set one on a line.

    Each block's own offsets say only where its heading lies; they are set anew here.
    """
    blocks, texts, reached = [], [], 0
    for block, text in parts:
        blocks.append(replace(block.moved(reached - block.start), end=reached + len(text)))
        texts.append(text)
        reached += len(text) + 1
    return Document(content=Traced.join(texts, "\n"), blocks=tuple(blocks), **known)


def make_layer(
    document: Document,
    spans: Iterable[Mapping[str, Any]],
    columns: Mapping[str, str] | Sequence[str] = (),
) -> pd.DataFrame:
    """A layer: one row a span, in reading order.

    Parameters
    ----------
    document : Document
        The text the spans lie in.
    spans : iterable of mappings
        Each with `start`, `end` (offsets, end exclusive), `label`, and values for `columns`.
    columns : mapping of str to str, or sequence of str
        The layer's own columns, in order, with their types where it matters (`Int64`, `bool`).

    Returns
    -------
    pandas.DataFrame
        Columns `document, start, end, label, text` and then `columns`.

    Raises
    ------
    ValueError
        If a span is empty or leaves the text.
    """
    return make_layers(document, lambda _: spans, columns)


def make_layers(
    documents: Document | Iterable[Document],
    find: Callable[[Document], Iterable[Mapping[str, Any]]],
    columns: Mapping[str, str] | Sequence[str] = (),
) -> pd.DataFrame:
    """One layer of all documents from the spans that `find` gives of each; see `make_layer`."""
    names: list[str] = []
    texts: list[str] = []
    rows: list[Mapping[str, Any]] = []
    for document in [documents] if isinstance(documents, Document) else documents:
        text = document.text
        for row in sorted(find(document), key=lambda span: (span["start"], span["end"])):
            start, end = row["start"], row["end"]
            if not 0 <= start < end <= len(text):
                raise ValueError(f"{start}–{end} is no span of {document.id} (0–{len(text)})")
            names.append(document.id)
            texts.append(text[start:end])
            rows.append(row)
    own = columns if isinstance(columns, Mapping) else dict.fromkeys(columns, "object")
    table = {
        "document": pd.array(names, dtype="str"),
        "start": np.array([row["start"] for row in rows], dtype="int64"),
        "end": np.array([row["end"] for row in rows], dtype="int64"),
        "label": pd.array([row["label"] for row in rows], dtype="str"),
        "text": pd.array(texts, dtype="str"),
    }
    for name, kind in own.items():
        table[name] = pd.Series([row.get(name) for row in rows], dtype=kind)
    return pd.DataFrame(table, copy=False)


def check_layer(layer: pd.DataFrame, documents: Mapping[str, Document]) -> pd.DataFrame:
    """The layer itself, if it has the shape of one and its texts match their documents.

    Raises
    ------
    ValueError
        Naming the first row (or the columns) at fault and what is wrong with it.
    """
    missing = [name for name in SPAN_COLUMNS if name not in layer.columns]
    if missing:
        raise ValueError(f"a layer needs the columns {', '.join(missing)}")
    columns = (layer[name].tolist() for name in ("document", "start", "end", "text"))
    for i, (name, start, end, text) in enumerate(zip(*columns, strict=True)):
        if name not in documents:
            raise ValueError(f"row {i}: no document is called {name!r}")
        whole = documents[name].text
        if not 0 <= start < end <= len(whole):
            raise ValueError(f"row {i}: {start}–{end} is no span of {name} (0–{len(whole)})")
        if whole[start:end] != text:
            raise ValueError(
                f"row {i}: {name}[{start}:{end}] is {whole[start:end]!r}, not {text!r}"
            )
    return layer


def layer_of(
    documents: Document | Iterable[Document], find: Callable[[Document], pd.DataFrame]
) -> pd.DataFrame:
    """The layer that `find` makes of each document, all in one table."""
    if isinstance(documents, Document):
        return find(documents)
    layers = [find(document) for document in documents]
    if not layers:
        return pd.DataFrame(columns=list(SPAN_COLUMNS))
    filled = [layer for layer in layers if len(layer)]
    return pd.concat(filled, ignore_index=True) if filled else layers[0]
