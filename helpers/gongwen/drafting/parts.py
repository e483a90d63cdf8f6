"""Which part of an official document each block is: the part decides how it is set on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from gongwen.documents import Block, Document

_SECRECY = re.compile(r"(?:绝密|机密|秘密)(?:\s|★|$)")
_URGENCY = re.compile(r"(?:特急|加急|特提|平急|急件)$")
_BANNER = re.compile(
    r"[^，。：《》]{3,40}(?:文件|令|纪要|政府|委员会|办公室|公司|集团|学校|学院|大学|中学|小学|中心|"
    r"[局厅部院会所站])$"
)
_ADOPTED = re.compile(r"（.*(?:通过|批准|修正|修订)）$")
_ORDER = re.compile(r".{2,}令$")
_ANNEX = re.compile(r"附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*$")
_ATTENDANCE = re.compile(r"(?:出席|请假|列席)(?:人员|单位)?\s*[：:]")
_BARE = re.compile(r"[\s　]+")
_ABOVE_TITLE = (
    ("copy_number", re.compile(r"\d{1,8}$")),
    ("secrecy", _SECRECY),
    ("urgency", _URGENCY),
    ("signer", re.compile(r"签发人")),
    ("number", re.compile(r".*号$")),
    ("banner", _BANNER),
)
_SAME = {
    "doc_number": "number", "title": "title", "salutation": "receivers", "closing": "body",
    "paragraph": "body", "list_item": "body", "attachment": "attachment", "date": "date",
    "signature": "signature", "note": "note",
}  # fmt: skip


def parts(document: Document) -> list[tuple[Block, str]]:
    """Each block with the part it is, in reading order; page furniture left out.

    The parts are the keys of `parts` in `data/layout`: `title`, `receivers`, `heading_1`, `body` …
    """
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    title = next((place for place, one in enumerate(blocks) if one.kind == "title"), 0)
    found = [
        (block, _above(document, block) if place < title else _part(document, block))
        for place, block in enumerate(blocks)
    ]
    return list(_annexes(document, list(_titled(document, list(_below_date(found))))))


def _below_date(found: Sequence[tuple[Block, str]]) -> Iterator[tuple[Block, str]]:
    """The parts, with a person to ask who is named within the body as body: a note follows the date."""
    dates = [place for place, (_, part) in enumerate(found) if part == "date"]
    bodies = [place for place, (_, part) in enumerate(found) if part == "body"]
    for place, (block, part) in enumerate(found):
        within = part == "note" and dates and bodies and bodies[0] < place < dates[-1]
        yield block, "body" if within else part


def _above(document: Document, block: Block) -> str:
    words = _BARE.sub("", document.text_of(block))
    return next((name for name, one in _ABOVE_TITLE if one.match(words)), "number")


def _part(document: Document, block: Block) -> str:
    words = document.text_of(block)
    if block.kind == "heading":
        return f"heading_{min(block.level or 3, 3)}" if block.marker else "heading_3"
    if block.kind == "copy_to":
        return "copies" if re.match(r"抄\s*[送报]|分\s*送", words) else "imprint"
    if _ATTENDANCE.match(words) and block.kind in ("paragraph", "note", "copy_to"):
        return "attendance"
    return _SAME.get(block.kind, "body")


def _titled(document: Document, found: Sequence[tuple[Block, str]]) -> Iterator[tuple[Block, str]]:
    """The parts, with an order's first line as its red head and what adopted a text as such."""
    before = ""
    for place, (block, part) in enumerate(found):
        following = found[place + 1][1] if place + 1 < len(found) else ""
        words = document.text_of(block)
        named = part
        if part == "title" and following == "number" and _ORDER.match(words):
            named = "banner"
        elif before == "title" and part in ("note", "body") and _ADOPTED.match(words):
            named = "adopted"
        yield block, named
        before = part


def _annexes(document: Document, found: Sequence[tuple[Block, str]]) -> Iterator[tuple[Block, str]]:
    """The parts, with 附件1 behind the date as the mark of an annex and its next line as title."""
    dated, marked = False, False
    for block, part in found:
        if dated and _ANNEX.match(document.text_of(block)):
            marked = True
            yield block, "annex_mark"
        elif marked:
            marked = False
            yield block, "annex_title"
        else:
            yield block, part
        dated = dated or part == "date"
