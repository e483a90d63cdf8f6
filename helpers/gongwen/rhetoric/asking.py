"""Where questions stand in a sentence: with their mark, or known by their words without it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rhetoric.lost_marks import asks_unmarked, lost_ends
from gongwen.rhetoric.question_forms import is_choice
from gongwen.words import count_hanzi

WORD = re.compile(
    r"为什么|为何|为啥|什么|怎么样?|怎样|如何|哪里?|哪个|哪些|谁|(?<![十百好])几(?:[个时年月天次回趟户家条成步分]|时)|多少|何处|何在|何时|何以|难道|岂|吗|呢"
    r"|能不能|是不是|行不行|好不好|值不值|够不够|对不对|可不可以|要不要|有没有|是否|能否|何尝|何必|何[忍愁惧患难妨用益谈]|凭什么|怎能|哪能|又会|咋|啥"
)
"""What makes a clause a question."""

_MARKED = re.compile(r"？[”’]?")
_SAID = re.compile(r"(?:说|问|问道|讲|想问|追问|反问|问我|问我们|问自己)(?:一句|一声)?[，：]")
_TOPIC = re.compile(
    r"(?:这|那|难道|如果|要是|倘若|连|面对|大家想一?想|试想)[^，]{0,20}$|[^，]{1,12}(?:面前|不好|好不好)$"
)
_HEADLESS = re.compile(
    r"(?:还|又|就|也|都)?(?:能(?!不能)|会(?!不会)|敢|算|看|行(?!不行)|够(?!不够)|对得起|值|放得下|说得过去|叫|有意思|坐得住|管得)[^，]*$"
)
_SHORT, _LONG, _LONGEST = 9, 32, 34
_MOST_PREMISES, _FURTHER = 3, 9
"""So many clauses may open a question as its case; all but the last so short."""
_FRESH = re.compile(r"那(?![些个时年天])|这样|如此|试问|请问|大家想|试想|同志们")
"""How a question opens that takes nothing from before."""
_TOLD = re.compile(r"为|什么|怎|如何|哪|谁|几|多少|啥|咋")
_NO_SUBJECT = re.compile(
    r"凭|于心|情何|拿什么|难道|还|又|怎|咋|能|会|敢|好意思|谁|有谁|何|哪(?!一|[个条件户])|岂|不[是就]|图|值|算|够|对得起|说得过去|像话|可能|应该|该|行"
)
_PREMISE = re.compile(
    r"如果|要是|假如|倘若|若|只要|就算|即使|哪怕|再|连|换[成作]|不|没|太|只|一旦|这么|那么|如此"
)
"""How a short question opens that has no subject of its own, and what makes a clause its premise."""


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where questions stand in a sentence, each from its first clause to its mark."""
    marks = list(_MARKED.finditer(text))
    reached = 0
    for mark in marks:
        end = mark.start() + 1
        if text.rfind("《", 0, end) > text.rfind("》", 0, end):  # a title may ask
            continue
        start = _begin(text, reached, end)
        if not _is_damage(text[start:end]):
            yield start, end
        reached = mark.end()
    if marks:
        return
    bare = text.rstrip("。！，”")
    for end in lost_ends(bare):
        yield _begin(text, reached, end), end
        reached = end + text.startswith("，", end)
    if asks_unmarked(text[reached:]):
        yield _begin(text, reached, len(bare)), min(len(text), len(bare) + 1)


def _is_damage(question: str) -> bool:
    """Whether a mark stands for a hanzi that was lost (垸堤加固二期、？), for nothing there asks."""
    if WORD.search(question) or is_choice(question):
        return False
    return question[-2:-1] in "、（《" or count_hanzi(question) > _LONGEST


def _begin(text: str, reached: int, end: int) -> int:
    """Where a question begins: behind the words that report it, or at its sentence."""
    opened = text.rfind("“", reached, end)
    start = opened + 1 if opened >= 0 and "”" not in text[opened : end - 1] else reached
    said = list(_SAID.finditer(text, start, end))
    if said:
        start = said[-1].end()
    cut = max(text.rfind(mark, start, end - 1) for mark in "；：")
    return _first_asking(text, cut + 1 if cut >= start else start, end)


def _first_asking(text: str, start: int, end: int) -> int:
    """The clause that asks, with the topic before it (这样的管理，怎么能…).

    A short last clause that has no subject of its own (看得过来吗) takes what stands before it.
    """
    asks = WORD.search(text, start, end)
    if asks is None:
        return start
    at = asks.start()
    last = text.rfind("，", start, end)
    if at < last and _TOLD.match(asks[0]) and text[last:end].rstrip("？”").endswith("吗"):
        at = last + 1  # what stands before is what somebody else asks
    comma = text.rfind("，", start, at)
    if comma < 0:
        return start
    clause = text[comma + 1 : end].rstrip("？。！")
    headless = count_hanzi(clause) <= _SHORT and _HEADLESS.match(clause)
    before = text.rfind("，", start, comma)
    if headless and count_hanzi(text[start:end]) <= _LONG:
        return max(start, text.rfind("，", start, max(start, before)) + 1)
    topic = before + 1 if before >= 0 else start
    return topic if _TOPIC.match(text[topic:comma]) else comma + 1


def with_premise(text: str, start: int, end: int) -> int:
    """Where a 反问 begins if its last clause is short: with the case that it puts.

    路不通，房不稳，话说得再好听，老百姓能信吗？ is one question; what stands before 那 or 这样的 is
    another matter.
    """
    clause = text[start:end].split("，", 1)[0]
    if count_hanzi(clause) > _SHORT or _FRESH.match(clause):
        return start
    limit = 1 + max(text.rfind(mark, 0, start) for mark in "。？！；：“”")
    said = list(_SAID.finditer(text, limit, start))
    limit = said[-1].end() if said else limit
    led = bool(_NO_SUBJECT.match(clause))
    for number in range(_MOST_PREMISES):
        if start <= limit:
            break
        comma = text.rfind("，", limit, start - 1)
        begin = comma + 1 if comma >= 0 else limit
        if not (led or _PREMISE.search(text, begin, start)):
            break
        led = True
        far = number > 0 and count_hanzi(text[begin:start]) > _FURTHER
        if far or count_hanzi(text[begin:end]) > _LONGEST:
            break
        start = begin
        if _FRESH.match(text, start):
            break
    return start
