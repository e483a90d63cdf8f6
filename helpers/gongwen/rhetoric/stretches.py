"""What the detectors of figures and stance read: sentences of the body and their clauses."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.documents import Document
from gongwen.words.sentences import stretches

BODY = ("paragraph", "heading", "list_item", "closing")
"""The kinds of block in which somebody speaks; titles, addressees and sign-offs do not."""

_FULL_WIDTH = tuple(zip(",;:?!()", "，；：？！（）", strict=True))
_CLAUSE = re.compile(r"[^，；：。！？\n]+")
_QUOTE = re.compile(r'"')


class Sentence(NamedTuple):
    """A sentence of the body: offsets in the document, number of its block, levelled text."""

    start: int
    end: int
    block: int
    text: str


def levelled(text: str) -> str:
    """The text with full-width punctuation and paired quotation marks, character for character.

    >>> levelled('要"快",要准')
    '要“快”，要准'
    """
    plain = text
    for mark, wide in _FULL_WIDTH:  # faster than str.translate, which asks for every character
        plain = plain.replace(mark, wide)
    if '"' not in plain:
        return plain
    turn = 0

    def paired(_: re.Match[str]) -> str:
        nonlocal turn
        turn += 1
        return "“" if turn % 2 else "”"

    return "\n".join(_QUOTE.sub(paired, line) for line in plain.split("\n"))


def body_sentences(document: Document) -> list[Sentence]:
    """The sentences of the body in reading order."""
    text = levelled(document.text)
    return [
        Sentence(start, end, block, text[start:end])
        for start, end, block in stretches(document)
        if document.blocks[block].kind in BODY
    ]


def clause_around(text: str, place: int) -> tuple[int, int]:
    """Start and end of the clause in which a place lies."""
    start = min(place, len(text))
    while start and text[start - 1] not in "，；：。！？\n":
        start -= 1
    found = _CLAUSE.match(text, place)
    return start, found.end() if found else min(place, len(text))


def is_nested(text: str, start: int) -> bool:
    """Whether a place stands inside quotation marks that were opened before it."""
    return text.rfind("“", 0, start) > text.rfind("”", 0, start)
