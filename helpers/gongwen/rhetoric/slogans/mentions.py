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
_QUOTED = re.compile(r"[“‘]([^“”‘’，。；：！？\n]{2,12})[”’]")
_SOME = "[二三四五六七八九两]"
_END = r"[的（，。、；：”和]|工作|机制|活动|行动|制度|改革|模式|体系|计划|工程|要求|$"
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
    r"“(?P<body>\d{3,6})”(?=工作法|工作思路|工作机制|思路|机制|模式|战略|工程|计划|行动|体系|发展|目标|格局|要求)"
)


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


def _in_block(text: str, block: Block) -> Iterable[Mention]:
    found = [
        Mention(m.start(), m.end(), m[1], "quoted")
        for m in _QUOTED.finditer(text, block.start, block.end)
        if is_coinage(m[1])
    ]
    found += [
        Mention(m.start(), m.end(), m["body"], "code")
        for m in _CODE.finditer(text, block.start, block.end)
    ]
    found += [
        Mention(m.start(), m.end(), re.sub("[“”]", "", m[0]), "word")
        for m in _WORD_QUOTED.finditer(text, block.start, block.end)
    ]
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
    long = sorted((name for name in well_known() if len(name) >= _LONG), key=len, reverse=True)
    first = "".join(sorted({name[0] for name in long}))
    return re.compile(f"(?=[{first}])(?<![第十百千{NUMERAL[1:-1]}“])(?:{'|'.join(long)})")
