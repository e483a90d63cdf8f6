"""Checks of numerals: counts in hanzi, mixed numbers, short years, date styles, sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading.markers import ordinal

_COUNT = re.compile(
    r"(?<![第几数百千万亿一二三四五六七八九十])(?:[一二三四五六七八九]百[一二三四五六七八九零十]+|[一二三四五六七八九]千[一二三四五六七八九零十百]+|[二三四五六七八九]十[一二三四五六七八九])"
    r"(?:万|亿)?(?:余)?(?:个|户|人|名|公里|亩|元|吨|座|处|家|件|次|项|台|平方米|立方米)(?![条规])"
)
_MIXED = re.compile(
    r"(?<![\d.])(\d+(?:\.\d+)?)([百千])(?!瓦|米|克|卡|帕|赫|伏|兆|字节|万|亿|分)(?=[元人个户亩吨多余名件次头只块棵株字])"
)
_MIXED_TAIL = re.compile(
    r"(?<![第〇○二一])([一二三四五六七八九十百千]+[十百千])(\d{1,3})(?=[元人个户亩吨名件次座处家公])"
)
_SHORT_YEAR = re.compile(
    r"(?:(?<=[于自从在])|(?<=始建))(?:’|')?([5-9]\d)年(?!代|来|[的]?(?:历史|时间))"
    r"|(?<=是)(9\d)年的(?!历史|老店|老字号)"
    r"|(?<![\d.〔第历纪])(?:’|')?([5-9]\d)年(?=[底初末春夏秋冬]|建(?:成|造)|至\d\d年)"
    r"|(?<![\d.〔第近达])(\d\d)年(?=(?:1[0-2]|[1-9])月)"
)
_DURATION = re.compile(
    r"(?:历时|长达|用了|经过|近|共|已有|连续|超过|工龄|任期|满|达|刑|期|年限|寿命|承包|租期)$"
)
_LONG_DATE = re.compile(r"(?:19|20)\d\d年\d{1,2}月(?:\d{1,2}日)?")
_OTHER_DATE = re.compile(
    r"(?<![\d.〔第/-])(?:19|20)\d\d([./\-])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12]\d|0?[1-9])(?![\d.])"
)
_YEAR_IN_HANZI = re.compile(r"[一二][一二三四五六七八九〇零○ＯOo0]{3}(?=年)")
_SUM = re.compile(
    r"(?:共有?|总数|合计|总计|共计|共有)[^，。；、\d]{0,10}?(?P<whole>\d[\d.]*)(?P<unit>万?[人名个座处户家件亩项吨条起次辆台所]|万?公里)，其中(?P<parts>[^。；]{2,120})"
)
_OVERLAPS = re.compile(
    "占|同时|兼|又|党员|团员|职称|学历|本科|研究生|少数民族|干部|退役|青年|以上|以下|(?<!、)(?<![男，])女(?![^。]*男)"
)
"""Words of parts that may overlap, so that their sum says nothing."""

_WEEK = dict(zip("123456", "一二三四五六", strict=True))


@check_for("Q01")
def counts_in_hanzi(draft: Draft) -> Iterator[Finding]:
    """一百三十六公里 in a statutory document."""
    if not draft.statutory:
        return
    for block in draft.blocks(*BODY):
        for found in _COUNT.finditer(draft.words(block)):
            start = block.start + found.start()
            if not draft.is_titled(start):
                yield Finding(start, block.start + found.end())


@check_for("Q03")
def mixed_numbers(draft: Draft) -> Iterator[Finding]:
    """3千元, 二百50亩."""
    for block in draft.document.of_kind(*BODY):
        text = draft.document.text_of(block)
        for found in _MIXED.finditer(text):
            times = {"百": 100, "千": 1000}[found[2]]
            value = float(found[1]) * times
            fix = f"{value:.0f}" if value.is_integer() else None
            yield Finding(block.start + found.start(), block.start + found.end(), fix)
        for found in _MIXED_TAIL.finditer(text):
            fix = str(_value(found[1]) + int(found[2]))
            yield Finding(block.start + found.start(), block.start + found.end(), fix)


def _value(numeral: str) -> int:
    thousands, _, rest = numeral.rpartition("千")
    return 1000 * (ordinal(thousands) if thousands else 0) + ordinal(rest or "零")


@check_for("Q05")
def short_year(draft: Draft) -> Iterator[Finding]:
    """98年, 24年3月."""
    for block in draft.document.of_kind(*BODY):
        text = draft.document.text_of(block)
        for found in _SHORT_YEAR.finditer(text):
            if not _DURATION.search(text[: found.start()]):
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("Q11")
def two_styles_of_date(draft: Draft) -> Iterator[Finding]:
    """2031.4.10 in a text that has 2031年3月1日."""
    body = list(draft.blocks(*BODY))
    if not any(_LONG_DATE.search(draft.words(block)) for block in body):
        return
    for block in body:
        for found in _OTHER_DATE.finditer(draft.document.text_of(block)):
            yield Finding(block.start + found.start(), block.start + found.end())


@check_for("Q16")
def full_width_digits(draft: Draft) -> Iterator[Finding]:
    """８６."""
    for found in re.finditer("[０-９]+", draft.document.text):
        fix = "".join(chr(ord(digit) - 0xFEE0) for digit in found[0])
        yield Finding(found.start(), found.end(), fix)


@check_for("Q17")
def zero_in_hanzi(draft: Draft) -> Iterator[Finding]:
    """二0二八年."""
    for block in draft.document.of_kind(*BODY, "title"):
        for found in _YEAR_IN_HANZI.finditer(draft.document.text_of(block)):
            fix = re.sub("[○ＯOo0零]", "〇", found[0])
            if fix != found[0]:
                yield Finding(block.start + found.start(), block.start + found.end(), fix)


@check_for("Q18")
def weekday_in_digits(draft: Draft) -> Iterator[Finding]:
    """星期3."""
    for block in draft.document.of_kind(*BODY):
        for found in re.finditer(
            r"(星期|礼拜|周(?=[1-6](?:上午|下午|晚|早|前|之前|[）)，。])))([1-6])(?![\d年天个次月])",
            draft.document.text_of(block),
        ):
            fix = found[1] + _WEEK[found[2]]
            yield Finding(block.start + found.start(), block.start + found.end(), fix)


@check_for("Q21")
def parts_and_whole(draft: Draft) -> Iterator[Finding]:
    """Parts after 其中, in the unit of the whole, that sum to more than it."""
    for start, end in draft.sentences():
        for found in _SUM.finditer(draft.text[start:end]):
            unit = re.escape(found["unit"])
            parts = re.findall(rf"(?<![\d.])(\d[\d.]*){unit}", _until_other_whole(found["parts"]))
            numbers = [
                float(part) for part in parts if part.count(".") < 2 and not part.endswith(".")
            ]
            whole, total = float(found["whole"]), sum(numbers)
            if len(numbers) > 1 and total > whole + 1e-6 and not _OVERLAPS.search(found["parts"]):
                known = {"sum": f"{total:g}", "whole": f"{whole:g}"}
                yield Finding(start + found.start(), start + found.end(), known=known)


def _until_other_whole(parts: str) -> str:
    """The parts up to a further 共, 其中 or comparison, where another count begins."""
    return re.split("共|其中|合计|总|比|较|新增|增加|减少", parts)[0]
