"""Numbering marks of Chinese documents: 一、 （一） 1. 第一， 一是 首先 第一章 ….

A mark has a kind and an ordinal. Kinds of fixed rank are laid down by GB/T 9704 (一、 above （一）
above 1. above （1）) or by the drafting of laws (编 章 节 条); floating kinds (第一， 一是 一要
首先) stand wherever the writer puts them, so their depth is read from the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

NUMERAL = "[一二三四五六七八九十百〇零两廿]"
_HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+")
ONE_TO_TEN = "[一二三四五六七八九十]"

RANKS = {
    "part": 0,
    "chapter": 1,
    "section": 2,
    "cjk_comma": 3,
    "cjk_paren": 4,
    "arabic": 5,
    "arabic_paren": 6,
    "circled": 7,
}
"""Fixed kinds, from the highest rank down."""

FLOATING = ("di", "shi", "yao", "seq", "dash")

_NO_WORD = "(?![素点]|求(?![真实新变精稳突进])|务(?![实必]))"
_PATTERNS = {
    "part": rf"第{NUMERAL}{{1,3}}(?:部分|编|篇)(?=[\s　:：、.]|$)",
    "chapter": rf"第{NUMERAL}{{1,3}}章(?![程节])",
    "section": rf"第{NUMERAL}{{1,3}}节(?=[\s　:：])",
    "article": rf"第(?:{NUMERAL}{{1,5}}|\d{{1,3}})条(?=[\s　:：【])",
    "cjk_comma": rf"{NUMERAL}{{1,3}}\s?[、．.](?!\s?{NUMERAL}{{1,2}}(?:[、季期线类级等号产]|年级))",
    "cjk_paren": rf"[(（]\s?{NUMERAL}{{1,3}}\s?[)）][、.．,，]?|[㈠-㈩]",
    "arabic": r"\d{1,3}(?:\s?、(?!\d{1,3}[、号])|\s?[.．](?!\d(?!\d{3}年|\d?月)))|[⒈-⒛]",
    "arabic_paren": r"[(（]\s?\d{1,2}\s?[)）]、?|[⑴-⒇]|\d{1,2}[)）]",
    "circled": r"[①-⑳]",
    "di": rf"第{NUMERAL}{{1,3}}(?:句话|点|个方面|件事|条意见)?(?:[,，:：]|、(?!第?{NUMERAL})|是(?=[要把])|[\s　]+)",
    "shi": rf"{ONE_TO_TEN}是(?!否|非)[,，:：]?",
    "yao": rf"{ONE_TO_TEN}要{_NO_WORD}",
    "dash": r"[—–]{2}\s?(?=[\u4e00-\u9fff“])",
    "seq": rf"(?:首先|其次|再次|再者|第三|最后|其{ONE_TO_TEN})(?:[是要,，:：、])",
}
_AT_START = {kind: re.compile(pattern) for kind, pattern in _PATTERNS.items()}
_LONE_ORDINAL = re.compile(rf"(?:{NUMERAL}{{1,3}}|第{NUMERAL}{{1,3}})$")
_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "再者": 3}
LAST = 999
"""The ordinal of 最后, which stands for whatever number comes last."""
_BOUNDARY = "。；;：:，,！!？?、”）)\n"
_INLINE_PATTERNS = {
    "di": re.compile(rf"第({ONE_TO_TEN}{{1,2}})[,，:：、]"),
    "shi": re.compile(rf"({ONE_TO_TEN})是(?!否|非)"),
    "yao": re.compile(rf"({ONE_TO_TEN})要{_NO_WORD}"),
    "seq": re.compile(rf"(首先|其次|再次|再者|最后|其{ONE_TO_TEN})[是要,，]?"),
    "arabic": re.compile(r"(\d{1,3})[.．、](?!\d)"),
    "cjk_paren": re.compile(rf"[(（]({NUMERAL}{{1,3}})[)）]"),
    "arabic_paren": re.compile(r"[(（](\d{1,2})[)）]|([⑴-⒇])"),
    "circled": re.compile(r"([①-⑳])"),
}
INLINE = tuple(_INLINE_PATTERNS)
"""Kinds of mark that also number lists inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbering mark: its kind, the number it stands for, and where it stands."""

    kind: str
    ordinal: int
    start: int
    end: int

    @property
    def rank(self) -> int | None:
        """The fixed rank of the kind, 0 the highest; None for floating kinds."""
        return RANKS.get(self.kind)


def ordinal(numeral: str) -> int:
    """The number a Chinese, Arabic or circled numeral stands for, up to 999.

    >>> ordinal("十一"), ordinal("二十"), ordinal("廿"), ordinal("③"), ordinal("12")
    (11, 20, 20, 3, 12)
    """
    numeral = numeral.strip()
    if numeral.isdecimal():
        return int(numeral)
    total, digit = 0, 0
    for char in numeral:
        value = 2 if char == "两" else int(unicodedata.numeric(char, 0))
        if char in "廿卅":
            total += value
        elif char in "十百":
            total += max(digit, 1) * value
            digit = 0
        else:
            digit = value
    return total + digit


def marker_at(text: str, start: int = 0) -> Marker | None:
    """The numbering mark that stands at `start`, or None."""
    for kind, pattern in _AT_START.items():
        found = pattern.match(text, start)
        if found:
            return Marker(kind, _ordinal_in(kind, found.group()), start, found.end())
    return None


def lone_marker(text: str) -> Marker | None:
    """The mark a whole line consists of although its punctuation is lost (三, 第二)."""
    found = _LONE_ORDINAL.match(text)
    return Marker("cjk_comma", ordinal(found.group().lstrip("第")), 0, len(text)) if found else None


def numberless(text: str) -> Marker | None:
    """The mark whose numeral is lost (、总体要求): what kind it was, not which number."""
    return Marker("cjk_comma", LAST, 0, 1) if re.match(r"、(?=[\u4e00-\u9fff])", text) else None


def _ordinal_in(kind: str, mark: str) -> int:
    if kind == "dash":
        return LAST
    if kind == "seq":
        return _sequence(mark.rstrip("是要,，:：、"))
    digits = re.sub(rf"[^\d{NUMERAL[1:-1]}㈠-㈩①-⑳⑴-⒇⒈-⒛]", "", mark)
    return ordinal(digits)


def _sequence(word: str) -> int:
    if word == "最后":
        return LAST
    return _SEQUENCE.get(word) or ordinal(word[1:])


def inline_markers(text: str, kind: str) -> list[Marker]:
    """All marks of a kind that stand at the start or behind a punctuation mark or a space."""
    marks = []
    for found in _INLINE_PATTERNS[kind].finditer(text):
        before = text[found.start() - 1] if found.start() else "\n"
        if before in _BOUNDARY or before.isspace():
            word = next(group for group in found.groups() if group)
            value = _sequence(word) if kind == "seq" else ordinal(word)
            marks.append(Marker(kind, value, found.start(), found.end()))
    return marks


def hanzi(text: str) -> int:
    """The number of Chinese characters in a text."""
    return sum(map(len, _HANZI.findall(text)))
