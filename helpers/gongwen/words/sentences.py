"""Sentences and clauses of a document, as layers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Block, Document, Traced, assemble, layer_of, make_layer

SKIPPED = ("furniture", "part_title")
"""Kinds of block that belong to the page and not to the document: nothing is counted in them."""

HANZI = re.compile(r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
_CLOSERS = "”’」』】〕）)》〉］\\]"
_CLAUSE_MARKS = "，,、；;：:"
_STOP = re.compile(  # begins with one set of characters, which `re` looks for fastest
    rf"[。！？!?….](?:(?<!\.)|(?<=[\u4e00-\u9fff]\.)(?=[\s\u4e00-\u9fff{_CLOSERS}]|$))"
    rf"[。！？!?…]*([{_CLOSERS}]*)"
)
_GOES_ON = re.compile(rf"[{_CLAUSE_MARKS}的等和与及或之]")
_NUMERAL = re.compile(r"[〇一二三四五六七八九十百]*")
_CLAUSE_END = re.compile(rf"(?:[，；;：]|(?<!\d)[,:]|[,:](?!\d))+[{_CLOSERS}]*")


class Stretch(NamedTuple):
    """A sentence before it becomes a row: offsets in the text and the number of its block."""

    start: int
    end: int
    block: int


def as_document(source: Document | str) -> Document:
    """The document itself, or a text made into one: every line that is not blank a paragraph."""
    if isinstance(source, Document):
        return _by_lines(source.content, source) if source.bare else source
    lines = source.splitlines()
    content = Traced.join([Traced.of(line, i) for i, line in enumerate(lines, 1)], "\n")
    return _by_lines(content, Document("text", Traced.of("", 1)))


def as_documents(source: Document | str | Iterable[Document]) -> list[Document]:
    """One document or text, or several documents, as a list of documents."""
    if isinstance(source, Document | str):
        return [as_document(source)]
    return [as_document(document) for document in source]


def _by_lines(content: Traced, known: Document) -> Document:
    """A document without blocks of its own, one paragraph a line that is not blank."""
    if not content.text.strip():
        return known
    parts, reached = [], 0
    for line in content.text.split("\n"):
        if line.strip():
            parts.append((Block("paragraph", 0, 0), content[reached : reached + len(line)]))
        reached += len(line) + 1
    return assemble(
        parts, **{name: getattr(known, name) for name in ("id", "file", "number", "meta")}
    )


def stretches(document: Document) -> list[Stretch]:
    """The sentences of a document as bare offsets, for whoever needs them fast."""
    text = document.text
    return [
        Stretch(start, end, i)
        for i, block in enumerate(document.blocks)
        if block.kind not in SKIPPED
        for begin, stop in _parts(text, block)
        for start, end in _pieces(text, begin, stop, _sentence_ends(text, begin, stop))
    ]


def sentences(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The sentences of one or more documents.

    A sentence ends at 。！？!?, at …… (unless 等 or a clause mark follows), at a half-width `.`
    behind a hanzi, and at the end of its block; ；ends a clause only. Closing quotes and brackets
    stay with their sentence, and a sentence quoted inside another (“为了谁？”的问题) does not end
    it. A heading is a sentence of its own. White space at either end is left out, and so are
    blocks that belong to the page (`SKIPPED`).

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `sentence` and the columns `block` (its number in
        `Document.blocks`, from 0), `kind` (of that block) and `hanzi` (how many it has).
    """
    return layer_of(as_documents(source), _sentences)


def _sentences(document: Document) -> pd.DataFrame:
    spans = (
        {
            "start": start,
            "end": end,
            "label": "sentence",
            "block": block,
            "kind": document.blocks[block].kind,
            "hanzi": count_hanzi(document.text[start:end]),
        }
        for start, end, block in stretches(document)
    )
    return make_layer(document, spans, ["block", "kind", "hanzi"])


def clauses(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The clauses of one or more documents: their sentences, cut again at ， ； ： and their half-width forms.

    The pause mark 、 parts words and ends no clause; a comma or colon between digits (1,200, 9:30)
    ends none either.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `clause` and the columns `block`, `sentence` (the number of its
        sentence in `sentences`, from 0) and `hanzi`.
    """
    return layer_of(as_documents(source), _clauses)


def _clauses(document: Document) -> pd.DataFrame:
    text = document.text
    spans = (
        {
            "start": start,
            "end": end,
            "label": "clause",
            "block": block,
            "sentence": number,
            "hanzi": count_hanzi(text[start:end]),
        }
        for number, (first, last, block) in enumerate(stretches(document))
        for start, end in _pieces(text, first, last, _clause_ends(text, first, last))
    )
    return make_layer(document, spans, ["block", "sentence", "hanzi"])


def count_hanzi(text: str) -> int:
    """The number of Chinese characters, 〇 included, punctuation not."""
    return len(HANZI.findall(text))


def _parts(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """A block whole, or as heading and body where no mark parts the two."""
    cut = block.heading[1] if block.heading else block.end
    follows = text[cut : block.end].lstrip()[:1]
    if not follows or follows in f"。！？!?….{_CLAUSE_MARKS}{_CLOSERS}":
        yield block.start, block.end
    else:
        yield block.start, cut
        yield cut, block.end


def _pieces(text: str, start: int, end: int, cuts: Iterator[int]) -> Iterator[tuple[int, int]]:
    """The stretches between the cuts, without white space at either end."""
    for cut in (*cuts, end):
        piece = text[start:cut]
        bare = piece.strip()
        if bare:
            begin = start if len(bare) == len(piece) else text.index(bare, start)
            yield begin, begin + len(bare)
        start = cut


def _sentence_ends(text: str, start: int, end: int) -> Iterator[int]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        stop, closed = match.end(), bool(match[1])
        if text.startswith('"', stop, end) and text.count('"', begin, stop) % 2:
            stop, closed = stop + 1, True  # a straight quote closes only what it opened
        if _ends(text, match, stop, end, closed=closed):
            if not closed:  # a clause mark behind a full stop is damage and opens no sentence
                while stop < end and text[stop] in _CLAUSE_MARKS:
                    stop += 1
            begin = stop
            yield stop


def _ends(text: str, match: re.Match[str], stop: int, end: int, *, closed: bool) -> bool:
    """Whether this mark ends the sentence around it, and not just a quotation or a number."""
    if stop == end:
        return True
    mark = match[0][0]
    if mark == ".":
        return not _NUMERAL.fullmatch(text, match.pos, match.start())
    if closed:
        return text[stop - 1] not in "》〉" and not _GOES_ON.match(text, stop)
    return not (mark == "…" and (text[stop] == "等" or text[stop] in _CLAUSE_MARKS))


def _clause_ends(text: str, start: int, end: int) -> Iterator[int]:
    return (match.end() for match in _CLAUSE_END.finditer(text, start, end))
