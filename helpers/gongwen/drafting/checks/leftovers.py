"""Checks of what was left in: masks, paragraphs pasted twice, private numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading.damage import damage
from gongwen.reading.markers import hanzi

_ID = re.compile(
    r"(?<![\dA-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_CARD = re.compile(r"(?<!\d)(?:62|4|5)\d{14,17}(?!\d)")
_SHORTEST = 18
_MASKS = ("placeholder_x", "placeholder_20xx")


@check_for("L01")
def masks(draft: Draft) -> Iterator[Finding]:
    """×× and 20xx, as the layer of damage finds them."""
    layer = damage(draft.document)
    for row in layer[layer["label"].isin(_MASKS)].to_dict("records"):
        yield Finding(row["start"], row["end"])


_BLANK = re.compile(r"_{3,}|＿{2,}|（[ 　]{2,}）|【[ 　]*】|（\s*）")


@check_for("L02")
def blanks(draft: Draft) -> Iterator[Finding]:
    """____ in the document itself; forms in its annexes have blanks by right."""
    for block in draft.blocks(*BODY):
        for found in _BLANK.finditer(draft.words(block)):
            yield Finding(block.start + found.start(), block.start + found.end())


@check_for("L05")
def pasted_twice(draft: Draft) -> Iterator[Finding]:
    """A paragraph that stood before."""
    seen = set()
    for block in draft.document.of_kind(*BODY):
        words = re.sub(
            r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．]?|\s", "", draft.words(block)
        )
        words = words.rstrip("。；，.;,")
        if hanzi(words) >= _SHORTEST and words in seen:
            yield Finding(block.start, block.end)
        seen.add(words)


@check_for("S01")
def identity_number(draft: Draft) -> Iterator[Finding]:
    """18 characters whose last one checks the others (GB 11643)."""
    for found in _ID.finditer(draft.document.text):
        digits = found[0].upper()
        total = sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False))
        if _CHECK_DIGITS[total % 11] == digits[-1]:
            yield Finding(found.start(), found.end())


@check_for("S02")
def mobile_number(draft: Draft) -> Iterator[Finding]:
    """A mobile number in the body; notes and contacts may have one."""
    for block in draft.document.of_kind(*BODY):
        text = draft.document.text_of(block)
        for found in _MOBILE.finditer(text):
            before = text[max(0, found.start() - 16) : found.start()]
            if not re.search(r"联系(?:人|电话|方式)|咨询|热线|值班|监督|举报", before):
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("S03")
def card_number(draft: Draft) -> Iterator[Finding]:
    """A number of a bank card, by its check digit (Luhn, ISO/IEC 7812-1)."""
    for found in _CARD.finditer(draft.document.text):
        before = draft.document.text[max(0, found.start() - 16) : found.start()]
        if _luhn(found[0]) and (found[0].startswith("62") or re.search("[账帐卡户]", before)):
            yield Finding(found.start(), found.end())


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
