"""Reading a source: which documents stand on it, and of what blocks they are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from gongwen.documents import Block, Document, Traced, assemble
from gongwen.reading import cues, furniture
from gongwen.reading.glue import find_glued
from gongwen.reading.kinds import find_parts
from gongwen.reading.load import from_bytes, from_text, load
from gongwen.reading.markers import hanzi
from gongwen.reading.outline import find_headings, find_levels, find_marks
from gongwen.reading.paragraphs import BLANK, Paragraph, paragraphs
from gongwen.reading.source import Source
from gongwen.reading.split import split

_SHORT = 60
_LINK = 30
_LINKS = re.compile(r"推荐|相关|热门|猜你|延伸")


def read(path: str | Path) -> list[Document]:
    """The documents that stand in a file, in order.

    Parameters
    ----------
    path : str or Path
        A text file (UTF-8, UTF-16, GB18030, Big5), an HTML page or a .docx file.

    Returns
    -------
    list of Document
        One for each document found; every non-empty line is covered by one of their blocks.

    Raises
    ------
    UnreadableError
        If the file is missing, empty, binary, damaged or in an encoding that cannot be told; the
        message names the file and the remedy.
    """
    return documents_in(load(path))


def read_text(text: str, name: str = "(pasted)") -> list[Document]:
    """The documents in a pasted text; see `read`."""
    return documents_in(from_text(text, name))


def read_bytes(data: bytes, name: str) -> list[Document]:
    """The documents in an uploaded file; see `read`."""
    return documents_in(from_bytes(data, name))


def documents_in(source: Source) -> list[Document]:
    """The documents of a source whose lines are already known."""
    lines = paragraphs(source, furniture.on_page)
    for i in furniture.part_titles([line.text for line in lines]):
        lines[i].kind = "part_title"
    _drop_values(lines)
    _drop_page_head(lines)
    _drop_trailing_lists(lines)
    pieces = split(lines)
    stem = Path(source.file).stem or source.file
    return [
        _document(piece, source, number, f"{stem}#{number}" if len(pieces) > 1 else stem)
        for number, piece in enumerate(pieces, 1)
    ]


def _drop_values(lines: Sequence[Paragraph]) -> None:
    """The value of a page's field may stand on the line below its name (索引号: / 0001)."""
    for name, value in pairwise(lines):
        is_name = name.kind == "furniture" and name.text.endswith(("：", ":"))
        listed = name.text.startswith(("•", "·", "●"))  # a form; elsewhere a field may be empty
        brief = hanzi(value.text) <= _LINK and "。" not in value.text
        if is_name and listed and value.kind == "" and brief and not cues.is_title(value.text):
            value.kind = "furniture"


def _drop_page_head(lines: Sequence[Paragraph]) -> None:
    """Short lines above the head of a collection's first piece belong to the page."""
    first = next((i for i, line in enumerate(lines) if line.kind == "part_title"), 0)
    above = lines[:first]
    if all(hanzi(line.text) <= _SHORT and not line.text.endswith("。") for line in above):
        for line in above:
            line.kind = "furniture"


def _drop_trailing_lists(lines: Sequence[Paragraph]) -> None:
    """Short unpunctuated lines after the page's last furniture heading are links, not text."""
    for i, line in reversed(list(enumerate(lines))):
        if line.kind == "furniture" and _LINKS.search(line.text):
            for link in lines[i + 1 :]:
                link.kind = "furniture"
            return
        is_link = hanzi(line.text) <= _LINK and not line.text.endswith(("。", "！", "!", "：", ":"))
        if line.kind == "" and not is_link:
            return


def _document(piece: list[Paragraph], source: Source, number: int, name: str) -> Document:
    find_parts(piece)
    find_marks(piece)
    find_headings(piece)
    find_glued(piece)
    find_levels(piece)
    for paragraph in piece:
        paragraph.kind = paragraph.kind or "paragraph"
    parts = [part for paragraph in piece for part in _blocks(paragraph)]
    return assemble(parts, id=name, file=source.file, number=number, meta=source.meta)


def _blocks(paragraph: Paragraph) -> Iterator[tuple[Block, Traced]]:
    """The block a paragraph is, or the two of a line that holds signature and date, say."""
    content = paragraph.content
    if "+" in paragraph.kind:
        second = cues.signer(content.text) or cues.numbered_date(content.text) or 0
        signed = cues.signed_date(content.text) or (second, second)
        for kind, part in zip(
            paragraph.kind.split("+"), (content[: signed[0]], content[signed[1] :]), strict=True
        ):
            yield _block(kind, part.strip(BLANK))
        return
    known: dict[str, Any] = {"flags": tuple(paragraph.flags)}
    if paragraph.marker and paragraph.kind in ("heading", "list_item"):
        known["marker"] = paragraph.text[paragraph.marker.start : paragraph.marker.end].strip(BLANK)
    if paragraph.kind in ("heading", "list_item"):
        known |= {
            "level": paragraph.level,
            "heading": paragraph.heading,
            "run_in": paragraph.run_in,
        }
    yield _block(paragraph.kind, content, **known)


def _block(kind: str, content: Traced, **known: Any) -> tuple[Block, Traced]:
    return Block(kind, 0, len(content), **known), content
