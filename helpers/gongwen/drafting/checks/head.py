"""Checks of the head: copy number, secrecy, urgency, red head, document number, signer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.documents import Block
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.drafting.taken import NUMBER, right_number
from gongwen.reading.markers import hanzi

_SECRECY = re.compile(r"^(?:绝密|机密|秘密)")
_SECRECY_RIGHT = re.compile(r"^(?:绝密|机密|秘密)(?:★(?:\d+(?:年|个月|日)|长期))?$")
_URGENCY = re.compile(
    r"^(?:急件|紧急|火急|急|十万火急|急办|特级|紧急件|平急|特提|急急|加急件|特急件)$"
)
_TELEGRAM = re.compile("电报|明电|密电|发电")
_RED_HEAD = re.compile(r"^[《“（(]?(.{3,40}?)[》”）)]?\s*[（(《“]?文件[）)》”]?[：:。，]?$")


@check_for("T01")
def copy_number(draft: Draft) -> Iterator[Finding]:
    """A copy number of another length than six digits, above a mark of secrecy."""
    if not any(_SECRECY.match(draft.words(block)) for block in draft.head):
        return
    for block in draft.head:
        digits = draft.words(block)
        if digits.isdecimal() and len(digits) != 6:
            fix = digits.zfill(6) if len(digits) < 6 else None
            yield Finding(block.start, block.end, fix)


@check_for("T02")
def secrecy(draft: Draft) -> Iterator[Finding]:
    """A mark of secrecy in another form than 机密★3年."""
    for block in draft.head:
        words = draft.words(block)
        if _SECRECY.match(words) and len(words) <= 12 and not _SECRECY_RIGHT.match(words):
            yield Finding(block.start, block.end)


@check_for("T02b")
def secret_without_copy_number(draft: Draft) -> Iterator[Finding]:
    """A mark of secrecy without a copy number."""
    words = [draft.words(block) for block in draft.head]
    for block in draft.head:
        secret = _SECRECY.match(draft.words(block)) and hanzi(draft.words(block)) <= 6
        if secret and not any(line.isdecimal() for line in words):
            yield Finding(block.start, block.end)


@check_for("T03")
def urgency(draft: Draft) -> Iterator[Finding]:
    """A mark of urgency that the standard does not know."""
    if any(_TELEGRAM.search(draft.words(block)) for block in draft.head):
        return
    for block in draft.head:
        if _URGENCY.match(draft.words(block)):
            yield Finding(block.start, block.end)


@check_for("T04")
def red_head(draft: Draft) -> Iterator[Finding]:
    """A red head with marks in it."""
    for block in draft.head:
        words = draft.words(block)
        found = _RED_HEAD.match(words)
        if found and re.search(r"[《》“”（）：。，]", words) and "关于" not in words:
            yield Finding(block.start, block.end, f"{found[1]}文件")


@check_for("T05")
def document_number(draft: Draft) -> Iterator[Finding]:
    """A document number with other brackets, 第, a leading zero or a short year."""
    for block in _number_lines(draft):
        text = draft.document.text_of(block)
        found = NUMBER.search(text)
        if found and (faults := list(_faults(found))):
            fix = right_number(found[0])
            known = {
                "fault": (", ".join(en for en, _ in faults), "、".join(zh for _, zh in faults))
            }
            yield Finding(block.start + found.start(), block.start + found.end(), fix, known)


def _number_lines(draft: Draft) -> Iterator[Block]:
    """The lines above the body that are short and end like a number."""
    for block in draft.document.blocks:
        if block.kind in ("salutation", *BODY[1:]):
            return
        words = draft.words(block)
        if block.kind == "doc_number" or (hanzi(words) <= 14 and NUMBER.match(words)):
            yield block


def _faults(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    if found["open"] != "〔" or found["close"] != "〕":
        yield "other brackets than 〔〕", "年份未用六角括号"
    if len(found["year"]) == 2:
        yield "a year of two digits", "年份未标全称"
    if found["di"]:
        yield "第", "顺序号前加了“第”字"
    if found["zero"]:
        yield "a leading zero", "顺序号编了虚位"


@check_for("T06")
def signer_without_name(draft: Draft) -> Iterator[Finding]:
    """签发人 with nothing behind it."""
    for block in draft.head:
        found = re.search(r"签发人\s*(?:：\s*$|$|(?!：)\s*[一-龥]{2,4}$)", draft.words(block))
        if found:
            yield Finding(block.start + found.start(), block.end)
