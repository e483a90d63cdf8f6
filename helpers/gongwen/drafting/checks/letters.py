"""Checks of how a .docx file sets a letter: its double lines, its number, its first page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.checks.layout import in_letter_format
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for

_RED = re.compile(r"([C-F][0-9A-F])([0-5][0-9A-F])([0-5][0-9A-F])$")


@check_for("T23b")
def no_double_line(draft: Draft) -> Iterator[Finding]:
    """A letter without a red line under its head; drawn shapes are taken to be lines."""
    if not in_letter_format(draft) or draft.package is None or draft.package.drawn:
        return
    one = next(one for one in draft.placed if one.part == "banner")
    first = draft.document.origin(one.block.start).line
    title = next((p for p in draft.placed if p.part == "title"), None)
    last = draft.document.origin(title.block.start).line if title else first + 1
    edges = [
        edge.get("color", "").upper()
        for line, paragraph in draft.package.paragraphs.items()
        if first <= line < last
        for edge in paragraph.edges.values()
    ]
    if not any(_RED.match(colour) for colour in edges):
        yield Finding(one.block.start, one.block.end)


@check_for("T23c")
def number_not_at_the_right(draft: Draft) -> Iterator[Finding]:
    """A letter's number on the left or in the middle."""
    if not in_letter_format(draft):
        return
    for one in draft.placed:
        if one.part == "number" and one.paragraph.align != "right":
            yield Finding(one.block.start, one.block.end)


@check_for("T23d")
def number_on_the_first_page(draft: Draft) -> Iterator[Finding]:
    """A letter whose first page bears a page number."""
    page = draft.package.page if draft.package else None
    if page is None or not in_letter_format(draft) or draft.document.number != 1:
        return
    bare = page.first_apart and not any(one.pages == "first" for one in page.numbers)
    if page.numbers and not bare:
        one = next(one for one in draft.placed if one.part == "banner")
        yield Finding(one.block.start, one.block.end)
