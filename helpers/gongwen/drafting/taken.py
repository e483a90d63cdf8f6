"""Document numbers that are taken: what a document is held against among others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from gongwen.documents import Document
from gongwen.structure import describe

NUMBER = re.compile(
    r"(?P<code>[一-龥]{1,12})\s*(?P<open>[〔\[［【(（﹝<])\s*(?P<year>\d{2}|\d{4})\s*年?\s*"
    r"(?P<close>[〕\]］】)）﹞>])\s*(?P<di>第?)\s*(?P<zero>0*)(?P<count>\d+)\s*号"
)
"""A document number, well written or not."""


class Taken(NamedTuple):
    """The document that has a number: its id, its file, its title without spaces."""

    document: str
    file: str
    title: str


def taken_numbers(documents: Iterable[Document]) -> dict[str, Taken]:
    """The first titled document with each number, by the number in its right form."""
    found: dict[str, Taken] = {}
    for document in documents:
        facts = describe(document)
        number = right_number(str(facts["doc_number"] or ""))
        if number and facts["title"]:
            title = re.sub(r"[\s　]+", "", str(facts["title"]))
            found.setdefault(number, Taken(document.id, document.file, title))
    return found


def right_number(words: str) -> str:
    """A number as the standard has it, empty where the words hold none.

    >>> right_number("禾汀政发[31]第07号")
    '禾汀政发〔2031〕7号'
    """
    found = NUMBER.search(words)
    if found is None:
        return ""
    year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
    return f"{found['code']}〔{year}〕{found['count']}号"
