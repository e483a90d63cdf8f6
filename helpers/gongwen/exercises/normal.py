"""Answers made comparable: width, spaces and punctuation are no reason to call one wrong."""

from __future__ import annotations

import re
import unicodedata

from gongwen.reading.markers import NUMERAL, ordinal

_ALIKE = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "—": "-"})
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
_HANZI = re.compile(rf"{NUMERAL}{{1,5}}")


def with_marks(text: str) -> str:
    """A text without differences of width and spaces; its punctuation counts.

    >>> with_marks("１ 、Ａ")
    '1、a'
    """
    return "".join(unicodedata.normalize("NFKC", text).translate(_ALIKE).split()).casefold()


def plain(text: str) -> str:
    """A text without differences of width, spaces and punctuation.

    >>> plain("特此 通知。") == plain("特此通知")
    True
    """
    return "".join(c for c in with_marks(text) if unicodedata.category(c)[0] not in "PS")


def number(text: str) -> float | None:
    """The number that an answer is: digits of any width, a share in per cent, or Chinese numerals.

    >>> number("４"), number("百分之"), number("十二"), number("87.5 %")
    (4.0, None, 12.0, 87.5)
    """
    bare = with_marks(text).rstrip("%项个次条处行点").replace(",", "")
    if _NUMBER.fullmatch(bare):
        return float(bare)
    return float(ordinal(bare)) if _HANZI.fullmatch(bare) else None
