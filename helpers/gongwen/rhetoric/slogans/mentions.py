"""Where numeral coinages stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from gongwen.documents import Block, Document
from gongwen.rhetoric.slogans.names import (
    NUMERAL,
    Part,
    is_bare_coinage,
    is_coinage,
    parts_of,
    well_known,
)
from gongwen.words.sentences import SKIPPED

_LONG = 4
_QUOTED_ONLY = frozenset(("八项规定", "双百工程"))
"""Names of four hanzi that are plain counts or titles without quotation marks."""
_QUOTED = re.compile(r"[“‘]([^“”‘’，。；：！？\n]{2,20})[”’]")
_SOME = "[二三四五六七八九两]"
_END = r"[的（，。、；：”和]|工作|机制|活动|行动|制度|改革|模式|体系|计划|工程|要求|政策|原则|标准|办法|布局|格局|战略|服务|管理|建设|$"
_BARE = re.compile(
    rf"(?<![一二三四五六七八九十两百千万亿\d第每“])(?P<body>(?:{_SOME}[一-龥]{{1,2}}[一二三四五六七八九两]|一[一-龥]{{1,2}}{_SOME})"
    rf"[一-龥]{{1,2}}?)(?={_END})"
)
_WORD_QUOTED = re.compile(
    r"(?<![第一二三四五六七八九十百\d])[二三四五六七八九两十]个“(?P<word>[^“”，。；：！？\n]{1,5})”"
)
_PLAIN = (
    "阶段|步骤|环节|方面|层次|层面|部分|类别|问题|原因|特点|重点|方向|领域|小组|批次|时段|县区|乡镇|街道|"
    "社区|部门|单位|项目|小时|季度|月份|地方|村组|试点|专班|工作"
)
_COUNTED = re.compile(
    rf"(?<![第一二三四五六七八九十百\d“])[三四五六七八九十]个(?!{_PLAIN})(?P<word>[一-龥]{{2}})(?={_END})"
)
_CODE = re.compile(
    r"“(?P<body>(?!1(?:10|12|14|19|20|22)”|12\d{3}”|9\d{4,5}”|(?:19|20)\d\d”)(?:\d{3,5}[A-Z]?|\d{6,7}(?=”[一-龥]{0,4}(?:思路|机制|体系|工作法|战略|行动|工程|计划))))”(?!热线|电话|报警|晚会|打假|消费|直通车|航班|国道|省道)"
)
_ARTICLES = re.compile(r"“(?P<body>[新双]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})条)”")
"""A policy named by how many articles it has (“三十条”)."""


class Mention(NamedTuple):
    """A name where it stands: offsets, words, and how it is written.

    `how` is quoted, bare (of two numerals or more), word (the numeral before a quoted word), code
    (quoted digits), part (quoted, and a part of another name) or counted (三个到位, which is one only
    if its parts are listed).
    """

    start: int
    end: int
    words: str
    how: str

    @property
    def parts(self) -> list[Part]:
        """Each numeral with the word that it counts."""
        return parts_of(self.words)


def mentions(document: Document, text: str) -> Iterator[Mention]:
    """What looks like a coinage, in reading order, titles included; `text` is levelled."""
    found = [
        one
        for block in document.blocks
        if block.kind not in SKIPPED
        for one in _in_block(text, block)
    ]
    named = {part for one in found for part in written_parts(one.words)}
    held = {one.start for one in found}
    found += [
        Mention(m.start(), m.end(), m[1], "part")
        for m in _QUOTED.finditer(text)
        if m[1] in named and m.start() not in held
    ]
    yield from sorted(found)


def written_parts(words: str) -> list[str]:
    """The parts of a name of two parts or more, each with its numeral (一网, 两单, 三联)."""
    parts = re.findall(f"{NUMERAL}[^、]+?(?={NUMERAL}|、|$)", words)
    return parts if len(parts) > 1 else []


def _quoted(text: str, block: Block) -> list[Mention]:
    """Names in quotation marks, quoted codes, numerals before a quoted word."""
    begin, end = block.start, block.end
    found = [
        Mention(m.start(), m.end(), m[1], "quoted")
        for m in _QUOTED.finditer(text, begin, end)
        if is_coinage(m[1])
    ]
    found += [
        Mention(m.start(), m.end(), m["body"], "code")
        for code in (_CODE, _ARTICLES)
        for m in code.finditer(text, begin, end)
    ]
    found += [
        Mention(m.start(), m.end(), re.sub("[“”]", "", m[0]), "word")
        for m in _WORD_QUOTED.finditer(text, begin, end)
    ]
    return found


def _in_block(text: str, block: Block) -> Iterable[Mention]:
    marked = any(text.find(mark, block.start, block.end) >= 0 for mark in "“‘")
    found = _quoted(text, block) if marked else []
    bare = [
        Mention(m.start("body"), m.end("body"), m["body"], "bare")
        for m in _BARE.finditer(text, block.start, block.end)
        if is_bare_coinage(m["body"]) or m["body"] in well_known()
    ]
    bare += [
        Mention(m.start(), m.end(), m[0], "bare")
        for m in _names().finditer(text, block.start, block.end)
    ]
    bare += [
        Mention(m.start(), m.end(), m[0], "counted")
        for m in _COUNTED.finditer(text, block.start, block.end)
    ]
    for one in bare:
        if not any(a < one.end and one.start < b for a, b in ((o.start, o.end) for o in found)):
            found.append(one)
    return found


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """The names of four hanzi or more that every office knows, without quotation marks."""
    long = sorted(
        (name for name in well_known() if len(name) >= _LONG and name not in _QUOTED_ONLY),
        key=len,
        reverse=True,
    )
    first = "".join(sorted({name[0] for name in long}))
    return re.compile(f"(?=[{first}])(?<![第十百千{NUMERAL[1:-1]}“])(?:{'|'.join(long)})")
