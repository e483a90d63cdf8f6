"""Checks of the list of attachments and of the annexes themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gongwen.documents import Block
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.reading.markers import ordinal

_LIST = re.compile(r"附\s*件\s*[：:]\s*")
_ITEM = re.compile(
    r"^(?:附\s*件\s*[：:]\s*)?(?:\d{1,2}\s*[.．、]|[一二三四五六七八九十]{1,2}、|[(（]\d{1,2}[)）])"
)
_WRONG_NUMBER = re.compile(
    r"^((?:附\s*件\s*[：:]\s*)?)(?:(\d{1,2})\s*、|([一二三四五六七八九十]{1,2})、|[(（](\d{1,2})[)）])"
)
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|zip|rar|wps|pptx?)\b", re.IGNORECASE)
_ITEMS = ("attachment", "list_item", "heading")
_ANNEX = re.compile(r"附\s*件\s*(\d{0,2}|[一二三四五六七八九十]{0,2})\s*$")


def listed(draft: Draft) -> list[Block]:
    """The lines of the list of attachments: the one with 附件： and its numbered followers."""
    found: list[Block] = []
    for block in draft.document.blocks:
        words = draft.words(block)
        begins = not found and block.kind == "attachment" and _LIST.match(words)
        goes_on = found and block.kind in _ITEMS and _ITEM.match(words)
        if begins or goes_on:
            found.append(block)
        elif found:
            break
    return found


def names(draft: Draft) -> list[str]:
    """The names in the list of attachments, without numbers and marks."""
    return [_bare(draft.words(block)) for block in listed(draft)]


def _bare(words: str) -> str:
    words = _ITEM.sub("", words)
    return re.sub(r"[\s　《》]+", "", _LIST.sub("", words)).rstrip("。；，、.")


def annexes(draft: Draft) -> list[tuple[Block, str, Block]]:
    """The annexes that follow: the line 附件2, its number (empty for a single one), its title."""
    dates = [block.end for block in draft.document.of_kind("date")]
    blocks = [b for b in draft.document.blocks if not dates or b.start > min(dates)]
    return [
        (block, found[1], below)
        for block, below in pairwise(blocks)
        if (found := _ANNEX.match(draft.words(block)))
    ]


@check_for("T11")
def name_with_mark(draft: Draft) -> Iterator[Finding]:
    """A mark behind the name of an attachment."""
    for block in listed(draft):
        found = re.search(r"[。；，、;,]+$|(?<=[一-龥）》”])\.$", draft.document.text_of(block))
        if found:
            yield Finding(block.start + found.start(), block.end, "")


@check_for("T11b")
def name_in_title_marks(draft: Draft) -> Iterator[Finding]:
    """A name that stands in 《》 as a whole."""
    for block in listed(draft):
        found = re.search(
            r"(?:^|[：:.．、)）]\s*)(《([^《》]+)》)[。；，;,]?$", draft.document.text_of(block)
        )
        if found:
            yield Finding(block.start + found.start(1), block.start + found.end(1), found[2])


@check_for("T11c")
def names_wrongly_numbered(draft: Draft) -> Iterator[Finding]:
    """Attachments numbered with anything but 1. 2. 3."""
    lines = listed(draft)
    for block in lines:
        found = _WRONG_NUMBER.match(draft.document.text_of(block))
        if found:
            digits = found[2] or found[4] or str(ordinal(found[3]))
            start = block.start + found.end(1)
            yield Finding(start, block.start + found.end(), f"{digits}.")


@check_for("T11d")
def half_width_colon(draft: Draft) -> Iterator[Finding]:
    """附件: with a half-width colon in a text whose marks are full-width."""
    for block in () if draft.half_width else listed(draft):
        found = re.match(r"附\s*件\s*(:)", draft.document.text_of(block))
        if found:
            yield Finding(block.start, block.start + found.end(), "附件：")


@check_for("T11e")
def single_name_numbered(draft: Draft) -> Iterator[Finding]:
    """附件：1. without 2."""
    lines = listed(draft)
    if len(lines) == 1:
        found = re.match(r"附\s*件\s*[：:]\s*(1[.．])", draft.document.text_of(lines[0]))
        if found and "2." not in draft.words(lines[0]):
            yield Finding(lines[0].start + found.start(1), lines[0].start + found.end(1), "")


@check_for("T12")
def annex_unlike_list(draft: Draft) -> Iterator[Finding]:
    """An annex whose first lines do not hold the name in the list."""
    known = names(draft)
    for mark, number, below in annexes(draft) if known else []:
        place = ordinal(number) - 1 if number else 0
        headed = _bare(draft.words(below))
        if place >= len(known):
            yield Finding(mark.start, mark.end, known={"listed": "—", "headed": headed})
        elif not any(_alike(known[place], head) for head in _first_lines(draft, below)):
            yield Finding(below.start, below.end, known={"listed": known[place], "headed": headed})


def _first_lines(draft: Draft, first: Block) -> list[str]:
    """The title of an annex may stand on two lines, or below a remark."""
    blocks = [block for block in draft.document.blocks if block.start >= first.start][:3]
    heads = [_bare(draft.words(block)) for block in blocks]
    return [*heads, "".join(heads[:2])]


def _alike(name: str, head: str) -> bool:
    return bool(head) and (name in head or (len(head) > 3 and head in name))


@check_for("T27")
def list_below_date(draft: Draft) -> Iterator[Finding]:
    """附件： with a name below the date, where no annex follows."""
    dates = [block.start for block in draft.document.of_kind("date")]
    lines = listed(draft)
    files = any(_FILE.search(draft.words(block)) for block in lines)  # links of a web page
    if dates and lines and lines[0].start > max(dates) and not annexes(draft) and not files:
        yield Finding(lines[0].start, lines[0].end)
