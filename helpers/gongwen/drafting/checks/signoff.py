"""The date of the sign-off in its prescribed form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.reading.markers import ordinal

_RIGHT = re.compile(r"^(?:19|20)\d\d年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日$")
_ARABIC = re.compile(
    r"^[（(]?\s*(\d{4})\s*[年.．/\-－—]\s*(\d{1,2})\s*[月.．/\-－—]\s*(\d{1,2})\s*[日号]?\s*[)）]?$"
)
_SHORT = re.compile(r"^(\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日$")
_CHINESE = re.compile(
    r"^([一二三四五六七八九〇零○ＯOo0]{4})\s*年\s*([一二三四五六七八九十]{1,3})\s*月\s*([一二三四五六七八九十]{1,3})\s*[日号]$"
)
_DIGITS = {
    **dict(zip("一二三四五六七八九", "123456789", strict=True)),
    **dict.fromkeys("〇零○ＯOo0", "0"),
}


@check_for("T14")
def date_form(draft: Draft) -> Iterator[Finding]:
    """A date of the sign-off that is written in another way; only behind the body."""
    if not draft.statutory:
        return
    body = [block.start for block in draft.blocks("paragraph", "closing", "heading", "list_item")]
    for block in draft.document.of_kind("date"):
        words = draft.document.text_of(block)
        masked = re.search(r"[xX×＊*]", words)
        if body and block.start > body[0] and not _RIGHT.match(words) and not masked:
            yield Finding(block.start, block.end, right_date(words))
    yield from _without_year(draft)


_YEARLESS = re.compile(r"^\d{1,2}\s*[月.]\s*\d{1,2}\s*[日号]?$")


def _without_year(draft: Draft) -> Iterator[Finding]:
    """A last line of day and month alone, under a signature."""
    signed = max((block.end for block in draft.document.of_kind("signature")), default=None)
    for block in draft.document.blocks:
        below = signed is not None and block.start > signed and block.kind != "date"
        if below and _YEARLESS.match(draft.document.text_of(block)):
            yield Finding(block.start, block.end)


def right_date(words: str) -> str | None:
    """The date as the standard has it, None where year, month or day cannot be told.

    >>> right_date("二〇三一年三月五日")
    '2031年3月5日'
    """
    if found := _ARABIC.match(words) or _SHORT.match(words):
        year, month, day = found[1], int(found[2]), int(found[3])
        year = year if len(year) == 4 else f"20{year}"
    elif found := _CHINESE.match(words):
        year = "".join(_DIGITS[letter] for letter in found[1])
        month, day = ordinal(found[2]), ordinal(found[3])
    else:
        return None
    return f"{year}年{month}月{day}日"
