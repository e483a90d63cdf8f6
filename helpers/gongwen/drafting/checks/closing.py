"""Checks below the title to the last line: body, signature, date, note, copies, imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.bodies import issuer_of
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY


@check_for("T10")
def no_body(draft: Draft) -> Iterator[Finding]:
    """A numbered document with sign-off but without body."""
    dates = list(draft.document.of_kind("date"))
    titles = list(draft.document.of_kind("title"))
    if draft.numbered and titles and dates and not any(True for _ in draft.document.of_kind(*BODY)):
        yield Finding(titles[0].start, titles[-1].end)


@check_for("T13")
def another_signature(draft: Draft) -> Iterator[Finding]:
    """A signature that shares no name with the issuer in the title."""
    issuer = issuer_of(draft.title)
    signatures = list(draft.document.of_kind("signature"))
    if not issuer or not signatures or draft.type in ("命令", "议案", "公告") or "、" in issuer:
        return
    words = re.sub(r"[\s　]+", "", draft.signature)
    if not (_same_body(words, issuer) or "会议" in issuer or "代表大会" in issuer):
        block = signatures[0]
        yield Finding(block.start, block.end, known={"issuer": issuer})


def _same_body(one: str, other: str) -> bool:
    """Whether the letters of the shorter name stand in the longer one, in order."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


@check_for("T13b")
def no_signature(draft: Draft) -> Iterator[Finding]:
    """A date without signature under a document that is signed."""
    dates = list(draft.document.of_kind("date"))
    signed = any(True for _ in draft.document.of_kind("signature"))
    addressed = bool(draft.addressee) and draft.statutory
    if dates and addressed and not signed and dates[-1].start > _body_end(draft):
        yield Finding(dates[-1].start, dates[-1].end)


def _body_end(draft: Draft) -> int:
    return max((block.end for block in draft.blocks(*BODY)), default=0)


@check_for("T14b")
def no_date(draft: Draft) -> Iterator[Finding]:
    """A signature without date under a numbered document."""
    signatures = list(draft.document.of_kind("signature"))
    if draft.statutory and draft.numbered and signatures and not draft.facts["date"]:
        yield Finding(signatures[-1].start, signatures[-1].end)


@check_for("T16")
def note_without_brackets(draft: Draft) -> Iterator[Finding]:
    """A person to ask, named under the date without brackets."""
    dates = list(draft.document.of_kind("date"))
    for block in draft.document.of_kind("note"):
        words = draft.words(block)
        below = dates and block.start > dates[-1].start and draft.statutory
        if below and re.match("联系人|联系电话", words):
            yield Finding(
                block.start, block.end, f"（{draft.document.text_of(block).rstrip('。.')}）"
            )


@check_for("T16b")
def nobody_to_ask(draft: Draft) -> Iterator[Finding]:
    """A numbered 请示 without a person to ask."""
    dates = list(draft.document.of_kind("date"))
    if draft.numbered and dates and not re.search("联系人|联系电话|电话", draft.text):
        yield Finding(dates[-1].start, dates[-1].end)


@check_for("T17")
def copies(draft: Draft) -> Iterator[Finding]:
    """抄送 without its colon or its final stop."""
    end = max((block.end for block in draft.document.of_kind("signature", "date")), default=0)
    for block in draft.document.blocks:
        text = draft.document.text_of(block)
        below = block.kind == "copy_to" or (end and block.start > end)
        if not below or not re.match(r"抄\s*送", text) or "印发" in text:
            continue
        right = re.sub(r"^抄\s*送\s*[:：]?\s*", "抄送：", text)
        right = right.rstrip("；;，,、.。 　") + "。"
        if right != text:
            yield Finding(block.start, block.end, right)


@check_for("T18")
def imprint(draft: Draft) -> Iterator[Finding]:
    """A date of printing with leading zeros, or another word than 印发."""
    for block in draft.document.of_kind("copy_to"):
        text = draft.document.text_of(block)
        found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*(印发|印制|印)?。?$", text)
        if not found or re.match(r"抄\s*[送报]", text):
            continue
        right = f"{found[1]}年{int(found[2])}月{int(found[3])}日印发"
        if right != found[0]:
            yield Finding(block.start + found.start(), block.end, right)
