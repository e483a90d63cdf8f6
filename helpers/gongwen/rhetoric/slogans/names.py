"""Which words are a numeral coinage (三畅, 一超四罚), and what their numerals promise."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gongwen.rhetoric.lexicon import read_table

NUMERAL = "[一二三四五六七八九十两双百千万]"
"""The numerals that names are built with."""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {
    "两": 2, "双": 2, "百": 100, "千": 1000, "万": 10000,
}  # fmt: skip
_COUNTED = "[个张项条大本支级类份名村企户场]"
_SHAPE = re.compile(
    rf"(?:每[日天周月季年]|[一-龥]{{0,4}}?)(?:{NUMERAL}{_COUNTED}?[一-龥]{{1,4}}?[、]?){{1,4}}(?:[一-龥]{{1,6}}(?:工程|计划|行动|战略|机制|模式|工作法|体系))?"
)
_FORMULA = re.compile(r"\d{1,2}(?:\s?[+×＋]\s?(?:\d{1,2}|[A-ZＮ]))+[一-龥]{0,4}")
_EACH = re.compile(
    r"一(?:[企县市区乡镇村校岛河湖港园街院厂链案业队站策品户人楼企项][一-龥]{0,2}(?:一[一-龥]{1,3}){1,2})|(?:一[一-龥]{1,3}){3,4}"
)
_SCALES = re.compile(r"(?:十百千万?|百千万?|千万)(?:工程|计划|行动)?")
_CLAUSES = re.compile(
    rf"(?:{NUMERAL}[个大张项]?[一-龥]{{1,4}}[、·]){{1,4}}{NUMERAL}[个大张项]?[一-龥]{{1,4}}"
)
_INSIDE = re.compile(
    "三[秦湘晋楚吴巴江峡亚]|[八七]闽|八桂|两[江淮院会岸难]|九州|四[季面方海]|百姓|一流|一揽子|双[城语]|一键|新三板|[百千万]亿|[一二两三]次|[一二两三四五六七八九十]届|"
    "[一二三四五六七八九十][年岁](?!上)|二线|连[冠增丰优快胜涨跌降好击]|十[大佳][一-龥]{0,2}(?:进展|新闻|发现|人物|成果|成就|事件|品牌|景点)|尺巷|经普|人普|农普|三岔|九曲|[双三四五多]方(?![案针])|[百千]强|[一二两三四五六七八九十]分[一-龥]|[一二两三四五六七八九十][碗杯张口盏]水|一张床"
)
"""Place names, counts in a row and common words in which a numeral names no parts."""
_PART = re.compile(rf"({NUMERAL})[个张项条大本支级类份]?([一-龥]+?)(?={NUMERAL}|、|$)")
_MONEY = re.compile(r"[\d·.．:：/%％—-]+[一-龥]?|\d+[月年日].*")
_TWO = re.compile(
    f"(?!百千万|十百千|双百|双千){NUMERAL}{{2}}|^百[里米户家亩年]|^[千万][年里米亩亿元斤吨人家]"
)
_PLACES = frozenset("区县市镇乡村园校院站线层带")
_PROGRAMME = re.compile("(?:计划|工程|行动)$")
_LONGEST = 12
_MEASURE = frozenset(
    "年月日天次个名人户村县市省区级点条项件种类批轮季度周分角元里米公亩吨倍成路层道座家所处位岁期号部处万千百十亿时刻段"
    "斤两寸尺丈钱盆碗杯把口棵根束张片句星旬代辆台套组队页字门间栋岸线上中下前后面孩胎维手堂首幅朵颗粒滴盏封顿趟回盘锅份"
)


class Part(NamedTuple):
    """A numeral of a name and the word that it counts."""

    number: int
    word: str


def parts_of(words: str) -> list[Part]:
    """Each numeral of a name with the word that it counts.

    >>> parts_of("一超四罚")
    [Part(number=1, word='超'), Part(number=4, word='罚')]
    """
    return [Part(_DIGITS[m[1]], m[2]) for m in _PART.finditer(words)]


def is_coinage(words: str) -> bool:
    """Whether words that stand in quotation marks are a numeral coinage.

    >>> is_coinage("三减一提"), is_coinage("一目了然"), is_coinage("11·9")
    (True, False, False)
    """
    if any(shape.fullmatch(words) for shape in (_FORMULA, _SCALES)) or words in well_known():
        return True
    if _INSIDE.search(words) or words in _common() or words in idioms():
        return False
    if _EACH.fullmatch(words):
        return True
    if _CLAUSES.fullmatch(words):
        return max(part.number for part in parts_of(words)) > 1
    return not (_MONEY.fullmatch(words) or _is_common(words)) and _is_name(words)


def _is_name(words: str) -> bool:
    """Whether words have the shape of a name, and their numerals count its parts."""
    parts = parts_of(words)
    first = re.search(NUMERAL, words)
    if not (_SHAPE.fullmatch(words) and parts and first):
        return False
    if re.search("(?<!目)的|了", words) or (_TWO.search(words) and not _PROGRAMME.search(words)):
        return False
    if first.start() and words[first.start() - 1] in "第几十百千万零来之初统唯":
        return False
    if max(part.number for part in parts) > 1:
        return len(words) <= _LONGEST and not is_measured(parts)
    return first.start() == 0 and 3 <= len(words) <= 5 and words[1] not in _MEASURE


def is_bare_coinage(words: str) -> bool:
    """Whether words of two numerals or more are a coinage without quotation marks."""
    parts = parts_of(words)
    if len(parts) < 2 or _is_common(words) or words in idioms():
        return False
    return not any(word[0] in _MEASURE or word[-1] in "的了是" for _, word in parts)


def is_measured(parts: list[Part]) -> bool:
    """Whether every numeral only counts time, people or money (三年, 十里).

    Two numerals that count places (三区一村) name a layout.
    """
    if len(parts) > 1 and all(part.word in _PLACES for part in parts):
        return False
    return all(part.word in _MEASURE for part in parts)


_RATIOS = frozenset(("三比一", "九比一", "一比一", "一对一", "二对一"))
"""Ratios when they stand alone, the beginning of a name when more follows (三比一看)."""


def _is_common(words: str) -> bool:
    """Whether the words are, or hold, an idiom, an image, a date or a plan with a numeral."""
    known = _common()
    inside = (words[i : i + n] for n in (3, 4, 5) for i in range(len(words) - n + 1))
    return words in known or words in idioms() or any(part in known - _RATIOS for part in inside)


@lru_cache(maxsize=1)
def well_known() -> frozenset[str]:
    """Names that every office knows (三会一课): coinages in quotation marks, whatever their shape."""
    return frozenset(row["word"] for row in read_table("numerals.tsv") if row["kind"] == "name")


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("numerals.tsv") if row["kind"] != "name")


@lru_cache(maxsize=1)
def idioms() -> frozenset[str]:
    """The four-character idioms with a numeral in the dictionary that segments."""
    from gongwen.words.dictionary import base  # noqa: PLC0415 - a big file, read only when asked

    numerals = set("一二三四五六七八九十两双百千万")
    return frozenset(
        word
        for word, tag in base().tag.items()
        if tag in ("i", "l") and len(word) > 3 and numerals & set(word)
    )
