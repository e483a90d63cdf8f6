"""Headings that lost the mark between them and their body (1、强化日常检查要把日常检查…).

Where a list's headings run into their bodies without punctuation, the seam is found by evidence:
the body takes up the heading's last word, or opens as sentences do, while the heading ends as
headings do. Nothing is rewritten: the seam is kept as the end of the heading, with the flag `glued`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gongwen.reading.markers import hanzi
from gongwen.reading.outline import LONGEST_HEAD, lead_of
from gongwen.reading.paragraphs import Paragraph

SURE = 3.0
"""Evidence from which a seam is believed without help from sister headings."""

LIKELY = 1.5
"""Evidence from which a seam is believed where most sisters are glued too."""

_SHORTEST = 3
_FEWEST_BODY = 40
_FEW = 2
_NEAR = 50
_USUAL = 0.7
_OPENERS = re.compile(
    r"[一二三四五六七八九十](?:是|要)|首先|第[一二三][，,]|我(?:们|国|省|市|区|县|乡|镇|村|局|校|"
    r"院|公司|在|想|认为|感到)?|"
    r"各(?:级|地|部门|单位|乡|镇|街道)|全(?:省|市|县|区|体)|要|必须|应当?|按照|根据|通过|在|为了|"
    r"随着|针对|围绕|近年来|"
    r"今年|去年|明年|目前|当前|过去|近期|同时|只有|如果|对于|从|以|把|将|由于|这|发挥|继续|大家|"
    r"没有|凡|是"
)
_TOPIC = re.compile(
    r"[一-龥“”《》]{2,8}?(?:就是|也是|是|要|应|必须|已经?|具有|作为|承担|直接|关系)"
)
_BAD_END = re.compile(
    r"(?:[的和与及或、为以在是要对把将使让从到于被给比等不更最了着也都就而并其各]|进一步|切实|"
    r"加快|推进|加强|全面|深入|不断|积极|[“《（(])$"
)
_BAD_START = re.compile(
    r"[的地得了着过们和与及或、，,。；;：:”》）)性化度力率感者型式上下中内外等]"
)
_FINITE = re.compile(r"已|正在|是|了|将(?!军)|有着|不能")
_HEAD_END = re.compile(
    r"(?:建设|管理|工作|机制|服务|发展|能力|水平|作用|保障|合力|改革|格局|和谐|理念|问责|检查|"
    r"创建|体系|制度|队伍|责任|领导|落实|环境|"
    r"监督|基础|状态|视野|导向|优势|质量|效率|效能|意识|氛围|活力|动力|成果|稳定|安全|民生|文化|"
    r"经济|事业|目标|任务|行动|整治|治理|"
    r"措施|力度|投入|宣传|教育|培训|考核|统筹|协调|创新|转型|升级|融合|形象|作风|素质|关系|需求|"
    r"方向|重点|关键|特色|品牌|短板|进程|实效|引导|指导|防控|保护|利用|衔接|处置|审批|执法|调研|[一-龥]{2}力)$"
)


@dataclass(frozen=True)
class _Seam:
    """A place where heading and body may part: an offset, the evidence, the heading's hanzi."""

    place: int
    evidence: float
    size: int


def find_glued(paragraphs: Sequence[Paragraph]) -> None:
    """Find the seams of glued headings, list by list, and mark the headings."""
    grams: Counter[str] = Counter()
    for kind in ("cjk_comma", "cjk_paren", "arabic", "di", "shi", "yao"):
        sisters = [p for p in paragraphs if p.marker and p.marker.kind == kind and p.kind]
        suspects = _suspects(sisters)
        lone = [p for p in sisters if p.heading and not p.run_in]
        doubtful = [p for p in lone if len(lone) > _FEW and _FINITE.search(p.body)]
        if (suspects or doubtful) and not grams:
            grams = _grams(paragraphs)  # counting pairs costs more than all the rest
        commas = _with_comma(lone)
        _judge(suspects, sisters, grams, commas=commas)
        for paragraph in doubtful:
            _judge_lone(paragraph, lone, grams, commas=commas)


def _suspects(sisters: Sequence[Paragraph]) -> list[Paragraph]:
    """The members of a list that may be glued.

    Those whose first sentence is too long for a heading, and all where a third of the list is so.
    """
    members = [p for p in sisters if _has_body_behind(p)]
    unfinished = [p for p in members if _is_unfinished(p)]
    return members if _enough(len(unfinished), sisters) else unfinished


def _enough(number: int, sisters: Sequence[Paragraph]) -> bool:
    return len(sisters) > _FEW and number >= len(sisters) / 3


def _has_body_behind(paragraph: Paragraph) -> bool:
    return (
        paragraph.kind in ("heading", "list_item")
        and (paragraph.run_in or paragraph.kind == "list_item")
        and hanzi(paragraph.body) >= _FEWEST_BODY
    )


def _judge(
    suspects: Sequence[Paragraph],
    sisters: Sequence[Paragraph],
    grams: Counter[str],
    *,
    commas: bool,
) -> None:
    found = [_seams(paragraph, grams, commas=commas) for paragraph in suspects]
    usual = Counter(seam.size for seams in found if (seam := _best(seams)))
    best = [_best(seams, usual) for seams in found]
    sure = sum(seam is not None and seam.evidence >= SURE for seam in best)
    unfinished = [_is_unfinished(paragraph) for paragraph in suspects]
    many = _enough(sure, sisters) and _enough(sum(unfinished), sisters)
    for paragraph, seam, open_end in zip(suspects, best, unfinished, strict=True):
        if seam and (
            (many and seam.evidence >= LIKELY) or (open_end and seam.evidence >= 2 * SURE)
        ):
            _part(paragraph, seam.place)


def _judge_lone(
    paragraph: Paragraph, lone: Sequence[Paragraph], grams: Counter[str], *, commas: bool
) -> None:
    """Part a heading alone on its line into which a whole sentence has run."""
    seam = _best(_seams(paragraph, grams, commas=commas))
    if seam is None or seam.evidence < SURE or not _FINITE.search(paragraph.text[seam.place :]):
        return
    sizes = [hanzi(p.body) for p in lone if p is not paragraph]
    if min(sizes) - 2 <= seam.size <= max(sizes) + 2:
        _part(paragraph, seam.place)


def _part(paragraph: Paragraph, seam: int) -> None:
    assert paragraph.marker
    paragraph.kind, paragraph.run_in = "heading", True
    paragraph.heading = (paragraph.marker.start, seam)
    paragraph.flags.append("glued")


def _with_comma(lone: Sequence[Paragraph]) -> bool:
    """Whether the headings of this list that stand alone have several clauses."""
    return sum("，" in p.text or "," in p.text for p in lone) > len(lone) / 2


def _is_unfinished(paragraph: Paragraph) -> bool:
    """Whether the first sentence is too long to be a heading."""
    lead = lead_of(paragraph)
    assert lead
    assert paragraph.marker
    return hanzi(paragraph.text[paragraph.marker.end : lead[1]]) > LONGEST_HEAD


def _seams(paragraph: Paragraph, grams: Counter[str], *, commas: bool) -> list[_Seam]:
    """The places where a heading may end, from left to right.

    They lie in the first clause, or in the first sentence where sister headings have commas.
    """
    marker = paragraph.marker
    assert marker
    text = paragraph.text
    first = re.match(r"[^。；;！!？?]*" if commas else r"[^。；;！!？?，,]*", text[marker.end :])
    limit = marker.end + min(len(first.group()) if first else 0, LONGEST_HEAD + 6)
    return [
        _Seam(place, _evidence(text, marker.end, place, grams), hanzi(text[marker.end : place]))
        for place in range(marker.end + _SHORTEST, limit)
    ]


def _best(seams: Sequence[_Seam], usual: Counter[int] | None = None) -> _Seam | None:
    """The likeliest seam, the first of equals; sizes that sisters share speak for one."""
    if not seams:
        return None
    plain = max(seams, key=lambda seam: seam.evidence)
    if usual is None:
        return plain
    others = usual - Counter([plain.size])
    return max(
        (replace(seam, evidence=seam.evidence + _USUAL * (seam.size in others)) for seam in seams),
        key=lambda seam: seam.evidence,
    )


def _evidence(text: str, start: int, seam: int, grams: Counter[str]) -> float:
    """How much speaks for a seam: what repeats across it, how both sides begin and end."""
    head, body = text[start:seam], text[seam:]
    if _BAD_START.match(body) or _BAD_END.search(head) or "：" in head or ":" in head:
        return -9
    if head.count("“") != head.count("”") or head[-1] in "，,、":
        return -9
    score = 0.0
    echo = max((k for k in range(2, 9) if head.endswith(body[:k])), default=0)
    if echo:
        score += 2.5 + 0.5 * echo
    elif _takes_up(head, body):
        score += 1.5
    if _OPENERS.match(body):
        score += 3.0 if re.match(r"[一二三四五六七八九十](?:是|要)|首先", body) else 1.3
    elif _TOPIC.match(body):
        score += 1.0
    if _HEAD_END.search(head):
        score += 1.2
    score += _boundary(text, seam, grams)
    if body[:2] not in head and body[:2] in body[2:_NEAR]:
        score += 0.8
    if _FINITE.search(head):
        score -= 1.5
    return score


def _takes_up(head: str, body: str) -> bool:
    """Whether the body's first word stands in the heading."""
    return body[:2] in head and not re.search(r"[，,。]", body[:2])


def _boundary(text: str, seam: int, grams: Counter[str]) -> float:
    """How well a seam parts words: pairs on either side are common here, the pair across is not."""
    across = grams[text[seam - 1 : seam + 1]]
    left, right = grams[text[seam - 2 : seam]], grams[text[seam : seam + 2]]
    return min(left, 4) * 0.15 + min(right, 4) * 0.2 - min(across - 1, 3) * 0.6


def _grams(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    """How often each pair of neighbouring characters occurs in the document."""
    grams: Counter[str] = Counter()
    for paragraph in paragraphs:
        text = paragraph.text
        grams.update(text[i : i + 2] for i in range(len(text) - 1))
    return grams
