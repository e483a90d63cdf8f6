"""Checks of dates and times: whether they exist, fit each other and can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.drafting.signed import signed_date

_WEEKDAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DATE = re.compile(
    r"(?:(?<!\d)(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})(?:日|号)"
)
_MONTH = re.compile(r"(?:19|20)\d\d年(?P<month>\d{1,2})月(?!\d)")
_WEEK = re.compile(
    _DATE.pattern + r"\s*(?:[（(，,]\s*)?(?:星期|周|礼拜)(?P<week>[一二三四五六日天])"
)
_TERM = re.compile(
    r"(?:于|请|须|务必|限)[^，。；\d]{0,10}(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日"
    r"(?:\d{1,2}时|上午|下午|下班)?(?:之?前|以前)"
)
_TIME = re.compile(
    r"(?<![\d:：.])(?P<hour>\d{1,2})(?:[:：](?P<minute>\d{2})(?![\d:：])|时(?:(?P<minutes>\d{1,2})分)?(?![段期效间候长代]))"
)
_CLOCK = re.compile(r"(?:日|午|上|晨|晚|间|前|至|到|—|～|（|于|每天|[）)])\s?$")
_DAY = re.compile(r"(?:日|午|晨|晚|于|每天|[）)])\s?$")
_PERIOD = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:（[^）]{1,6}）)?\s?(?:至|到|—|－|-|～)\s?"
    r"(?:(?P<year2>(?:19|20)\d\d)年)?(?:(?P<month2>\d{1,2})月)?(?<!\d)(?P<day2>\d{1,2})日"
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?\s?(?:至|到|—|－|～)\s?((?:19|20)\d\d)年")
_HALF_DAY = re.compile(
    r"(?P<half>上午|早上|凌晨|中午|下午|晚上)(?P<hour>\d{1,2})(?:时|[:：]\d{2}|点)"
)
_HALVES = {
    "凌晨": (0, 6),
    "早上": (5, 10),
    "上午": (0, 12),
    "中午": (11, 14),
    "下午": (0, 18),
    "晚上": (0, 24),
}
_MONTHS = {4: 30, 6: 30, 9: 30, 11: 30, 2: 29}


def _exists(year: int | None, month: int, day: int) -> bool:
    if not 1 <= month <= 12 or not 1 <= day <= _MONTHS.get(month, 31):
        return False
    return not (year and (month, day) == (2, 29) and year % 4)


def _numbers(found: re.Match[str]) -> tuple[int | None, int, int]:
    return (int(found["year"]) if found["year"] else None, int(found["month"]), int(found["day"]))


@check_for("D01")
def no_such_day(draft: Draft) -> Iterator[Finding]:
    """30 February, a 13th month."""
    for block in draft.document.blocks:
        if block.kind in ("furniture", "part_title"):
            continue
        text = draft.document.text_of(block)
        for found in _DATE.finditer(text):
            if not _exists(*_numbers(found)):
                yield Finding(block.start + found.start(), block.start + found.end())
        for found in _MONTH.finditer(text):
            if not 1 <= int(found["month"]) <= 12:
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("D02")
def wrong_weekday(draft: Draft) -> Iterator[Finding]:
    """A date with a day of the week that it does not fall on."""
    signed = signed_date(draft)
    for block in draft.document.of_kind(*BODY, "note"):
        for found in _WEEK.finditer(draft.document.text_of(block)):
            year, month, day = _numbers(found)
            year = year or (signed.year if signed else None)
            if year is None or not _exists(year, month, day):
                continue
            right = date(year, month, day).weekday()
            written = found["week"].replace("天", "日")
            if (
                found["year"] is None
                and signed
                and abs((date(year, month, day) - signed).days) > 120
            ):
                continue  # a day without a year may be of the next one
            if _WEEKDAYS[right] != written:
                known = {"right": (_ENGLISH[right], f"星期{_WEEKDAYS[right]}")}
                yield Finding(block.start + found.start(), block.start + found.end(), None, known)


@check_for("D03")
def term_is_over(draft: Draft) -> Iterator[Finding]:
    """A term before the date of the document, where the text orders or asks."""
    signed = signed_date(draft)
    if signed is None or draft.type not in ("通知", "通告", "函", "批复", "意见", "方案", "倡议书"):
        return
    for block in draft.blocks(*BODY):
        for found in _TERM.finditer(draft.document.text_of(block)):
            year, month, day = _numbers(found)
            if not _exists(year, month, day) or (month, day) == (2, 29):
                continue
            term = date(year or signed.year, month, day)
            late = (signed - term).days
            if 0 < late < (3650 if year else 150):
                known = {"date": f"{signed.year}年{signed.month}月{signed.day}日"}
                yield Finding(block.start + found.start(), block.start + found.end(), None, known)


@check_for("D04")
def no_such_time(draft: Draft) -> Iterator[Finding]:
    """26时, 9:75."""
    for block in draft.document.of_kind(*BODY):
        text = draft.document.text_of(block)
        for found in _TIME.finditer(text):
            hour, minute = int(found["hour"]), int(found["minute"] or found["minutes"] or 0)
            clock = (_CLOCK if found["minute"] is None else _DAY).search(text[: found.start()])
            if clock and (hour > 24 or minute > 59 or (hour == 24 and minute)):
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("D05")
def period_runs_back(draft: Draft) -> Iterator[Finding]:
    """A period whose end lies before its beginning in the same year."""
    for block in draft.document.of_kind(*BODY):
        text = draft.document.text_of(block)
        for found in _PERIOD.finditer(text):
            year, month, day = _numbers(found)
            begin = (year or 0, month, day)
            end_year = int(found["year2"]) if found["year2"] else year or 0
            end = (end_year, int(found["month2"] or month), int(found["day2"]))
            same = year is not None or found["month2"] is None or begin[1] == end[1]
            if end < begin and (same or found["year2"]):
                yield Finding(block.start + found.start(), block.start + found.end())
        for found in _YEARS.finditer(text):
            if int(found[2]) < int(found[1]):
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("D06")
def half_of_the_day(draft: Draft) -> Iterator[Finding]:
    """上午15时."""
    for block in draft.document.of_kind(*BODY):
        for found in _HALF_DAY.finditer(draft.document.text_of(block)):
            first, last = _HALVES[found["half"]]
            if not first <= int(found["hour"]) <= last:
                yield Finding(block.start + found.start(), block.start + found.end())
