"""A document with a stretch of it rewritten, for trying out what a change does."""

from __future__ import annotations

from dataclasses import replace

from gongwen.documents import Block, Document, Traced


def replace_span(document: Document, start: int, end: int, text: str) -> Document:
    """The document with other words in place of a stretch that lies within one block.

    The new words lead back to the place in the source where the old ones began.

    Raises
    ------
    ValueError
        If the stretch is not within one block, or the new words hold a line break.
    """
    if "\n" in text:
        raise ValueError("the new words hold a line break; give them on one line")
    place = next(
        (i for i, one in enumerate(document.blocks) if one.start <= start <= end <= one.end), None
    )
    if place is None:
        raise ValueError(f"{start}–{end} does not lie within one block of {document.id}")
    line, column = document.content.origin(start)
    whole = document.content
    content = whole[:start] + Traced.implied(text, line, column) + whole[end:]
    by = len(text) - (end - start)
    blocks = (
        *document.blocks[:place],
        _stretched(document.blocks[place], start, end, by),
        *(one.moved(by) for one in document.blocks[place + 1 :]),
    )
    return replace(document, content=content, blocks=blocks)


def _stretched(block: Block, start: int, end: int, by: int) -> Block:
    """The block around the change; a heading that the change cuts into is stretched with it."""
    head = block.heading
    if head is not None:
        first = head[0] + by if head[0] >= end > start else head[0]
        last = head[1] + by if head[1] >= end else min(head[1], start)
        head = (first, max(first, last))
    return replace(block, end=block.end + by, heading=head)
