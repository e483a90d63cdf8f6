"""How far before its asking clause a question begins: with the frame that it is put into."""

from __future__ import annotations

import re

from gongwen.words import count_hanzi

_SUBORDINATE = re.compile(
    r"(?:那么，?|但是?|可是?|而|又)?(?:如果|假如|要是|倘若|假使|若是|只要|一旦|即使|哪怕|既然|为了|当|每当|等到|面对|对于|关于|至于|作为|随着|在[^，]{1,10}(?:中|上|里|下|时|后|前|面前)$|[^，]{1,14}(?:时|的时候|以后|之后|来说|而言|来讲)$)"
)
_OPENS_CASE = re.compile(r"(?:如果|假如|要是|倘若|假使|一旦|当|每当|既然)")
_TOPIC = re.compile(
    r"(?:新的一年|当今|今天的?|明天的?|未来|将来|我们的|这种|这样的|那种|这些)[^，了着过]{0,8}$"
)
_WONDERS = re.compile(
    r"(?:你们?|您|大家|同志们|各位)[^，]{0,6}(?:想过|想到过?|知道|听说过?|记得|意识到|问过)(?:没有)?$"
)
_ADDRESS = re.compile(
    r"(?:同志们|同学们|朋友们?|老师们|各位|乡亲们|请问|试问|其实|总之|然而|不过|首先)[^，]{0,4}$"
)
_MOST_CLAUSES, _LONGEST = 4, 60


def with_frame(text: str, start: int, end: int) -> int:
    """Where a question begins, with the condition, time or topic that it is put into.

    如果只等上级拨款，渠什么时候能修好？ is one question; a vocative before it is no part of it.
    """
    limit = 1 + max(text.rfind(mark, 0, start) for mark in "。？！；：“”")
    begins = [start]
    while begins[-1] > limit and len(begins) <= _MOST_CLAUSES:
        begins.append(max(limit, text.rfind("，", limit, begins[-1] - 1) + 1))
    framed = start
    for begin, after in zip(begins[1:], begins, strict=False):
        clause = text[begin : after - 1]
        if count_hanzi(text[begin:end]) > _LONGEST or _ADDRESS.match(clause):
            break
        next_to = after == framed and (
            _SUBORDINATE.match(clause) or _TOPIC.match(clause) or _WONDERS.search(clause)
        )
        if next_to or _OPENS_CASE.match(clause):
            framed = begin
    return framed
