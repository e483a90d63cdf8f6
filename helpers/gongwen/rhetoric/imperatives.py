"""Bare imperatives: sentences of direction that begin with their verb and name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from gongwen.documents import Document
from gongwen.rhetoric.lexicon import any_of
from gongwen.rhetoric.stretches import Sentence, body_sentences
from gongwen.structure import document_type

VERBS = [
    "加强",
    "加快",
    "加大",
    "强化",
    "深化",
    "优化",
    "完善",
    "健全",
    "建立",
    "推进",
    "推动",
    "推广",
    "推行",
    "落实",
    "实施",
    "开展",
    "组织",
    "坚持",
    "严格",
    "严肃",
    "严防",
    "严守",
    "抓好",
    "抓紧",
    "抓实",
    "做好",
    "做实",
    "做强",
    "把握",
    "把好",
    "守住",
    "守牢",
    "压实",
    "夯实",
    "筑牢",
    "补齐",
    "畅通",
    "整合",
    "统筹",
    "聚焦",
    "突出",
    "围绕",
    "提高",
    "提升",
    "增强",
    "扩大",
    "拓宽",
    "拓展",
    "培育",
    "培养",
    "引导",
    "支持",
    "规范",
    "明确",
    "细化",
    "制定",
    "修订",
    "编制",
    "排查",
    "整治",
    "清理",
    "查处",
    "打击",
    "杜绝",
    "防止",
    "避免",
    "禁止",
    "取缔",
    "督促",
    "督导",
    "检查",
    "考核",
    "通报",
    "公开",
    "公示",
    "报送",
    "上报",
    "落细",
    "用好",
    "管好",
    "用足",
    "发挥",
    "充分发挥",
    "广泛宣传",
    "全面推行",
    "全面落实",
    "全面加强",
    "大力推进",
    "大力弘扬",
    "深入开展",
    "深入推进",
    "深入实施",
    "扎实推进",
    "扎实做好",
    "扎实开展",
    "切实加强",
    "切实做好",
    "切实提高",
    "认真落实",
    "认真做好",
    "认真组织",
    "积极推进",
    "积极稳妥",
    "着力解决",
    "着力提升",
    "进一步加强",
    "进一步完善",
    "进一步提高",
    "进一步加大",
    "持续推进",
    "持续加强",
    "坚决整治",
    "坚决防止",
    "坚决遏制",
    "确保",
    "牢固树立",
    "树立",
    "弘扬",
    "珍惜",
    "爱护",
]
"""Verbs, some with their adverb, that open a bare imperative."""

_OPEN = re.compile(
    rf"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|同时，|此外，|另外，)?(?P<verb>{any_of(VERBS)})(?!的)"
)
_TOLD = re.compile(
    r"了|过(?=[，。])|已经?|以来|去年|上半年|是[^，。]{2,}|成效|取得|显著|明显|有序推进[。，]|得到|不断(?:提高|增强)[。，]|提升\d|增长"
)
_BY = re.compile(
    r"由[^，；。]{2,16}(?:负责|牵头|承担|组织)|[^，；。]{2,12}(?:负责|牵头)(?:[，。；]|$)"
)
_REPORTS = frozenset(
    (
        "报告",
        "汇报",
        "总结",
        "述职报告",
        "表态发言",
        "函",
        "批复",
        "请示",
        "公报",
        "慰问信",
        "贺信",
        "感谢信",
    )
)


class Imperative(NamedTuple):
    """A bare imperative: its sentence, the place of its verb there, and whether it says by whom."""

    sentence: Sentence
    start: int
    end: int
    named: bool


def imperatives(document: Document) -> Iterator[Imperative]:
    """The sentences that begin with a verb of direction, heads and reports of results left out."""
    if document_type(document) in _REPORTS:
        return
    for sentence in body_sentences(document):
        head = document.blocks[sentence.block].heading
        found = _OPEN.match(sentence.text)
        if found is None or (head and sentence.start < head[1]) or _TOLD.search(sentence.text):
            continue
        yield Imperative(sentence, *found.span("verb"), bool(_BY.search(sentence.text)))
