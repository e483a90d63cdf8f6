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
    rf"(?:每[日天周月季年]|[一-龥]{{0,2}}?)(?:{NUMERAL}{_COUNTED}?[一-龥]{{1,4}}?[、]?){{1,4}}"
)
_FORMULA = re.compile(r"\d(?:\+(?:\d{1,2}|[A-ZＮ]))+[一-龥]{0,4}")
_PART = re.compile(rf"({NUMERAL})[个张项条大本支级类份]?([一-龥]+?)(?={NUMERAL}|、|$)")
_MONEY = re.compile(r"[\d·.．:：/%％—-]+[一-龥]?|\d+[月年日].*")
_TWO = re.compile(
    f"(?!百千万|十百千|双百|双千){NUMERAL}{{2}}|^百[里米户家亩年]|^[千万][年里米亩亿元斤吨人家]"
)
_LONGEST = 10
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
    if _FORMULA.fullmatch(words) or words in well_known():
        return True
    if _MONEY.fullmatch(words) or _is_common(words) or not _SHAPE.fullmatch(words):
        return False
    parts = parts_of(words)
    if not parts or re.search("[的了]", words) or _TWO.search(words):
        return False
    first = re.search(NUMERAL, words)
    if first is None or (first.start() and words[first.start() - 1] in "第几十百千万零来之初统唯"):
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
    """Whether every numeral only counts time, people or money (三年, 十里)."""
    return all(part.word in _MEASURE for part in parts)


def _is_common(words: str) -> bool:
    """Whether the words are, or hold, an idiom, an image, a date or a plan with a numeral."""
    known = _common()
    inside = (words[i : i + n] for n in (3, 4, 5) for i in range(len(words) - n + 1))
    return words in known or words in idioms() or any(part in known for part in inside)


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
