"""应, 须, 希望 and 请: whether they put somebody under a duty, or are part of another word."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import Place


def is_licensed(place: Place) -> bool:
    """Whether 应 or 须 stands alone before a verb phrase."""
    text, start = place.sentence.text, place.start
    word = text[start : place.end]
    offset = place.sentence.start + start
    if (
        word == "应"
        and re.match(
            r"应(?:[急对用邀届聘试答验战允运付收变激景诊时声有尽减](?!当)|[^，。；]应[^，。；])",
            text[start:],
        )
        and not re.match(r"应(?:时刻|有所)", text[start:])
    ):
        return False
    if re.search(r"(?:[响适反相供效感呼接照回报因顺策对答胡无毋不必亟]|也不)$", text[:start]):
        return False
    if text[place.end : place.end + 1] in ("知", "臾", "，", "。", "”", ""):
        return False
    return place.words.stands_alone(offset, offset + 1) or bool(
        re.search(r"(?:^|[，；的人员位门级者也均都还仍尚确])$", text[:start])
    )


def is_wish(place: Place) -> bool:
    """Whether 希望 calls on somebody; the noun and a mere wish do not."""
    text, end = place.sentence.text, place.end
    if re.search(r"(?:[的新有点大着项种份了]|充满|带来|看到|寄予|提|殷切)$", text[: place.start]):
        return False
    if re.match(r"(?:小学|工程|[的是，。、：”]|站在|能够?(?!.{0,3}继续))", text[end:]):
        return False
    return bool(re.fullmatch(r"(?:.{0,5}[，、])?.{0,9}", place.before))


def is_request(place: Place) -> bool:
    """Whether 请 asks the reader or listener to act, here and now."""
    text, start, end = place.sentence.text, place.start, place.end
    if re.match(r"请(?:[示假客教柬愿战罪帖缨功勿他她]|求)", text[start:]) or re.search(
        r"[申邀聘报提宴约延商呈特被送]$", text[:start]
    ):
        return re.search(r"(?:^|，)特$", place.before) is not None
    if (
        re.search(r"(?:了|过|上来|进来|请进|到一起|回来)", place.after)
        and "了解" not in place.after
    ):
        return False
    before = place.before
    if re.search(r"[他她它]们?$|曾|已|每次|主动|专门|多次|不要|可以|要|把", before):
        return False
    return len(before) <= 8 and text[end : end + 1] not in ("，", "。", "到", "")
