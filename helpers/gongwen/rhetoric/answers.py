"""Whether a question gets an answer, and whether it wants one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.rhetoric.asking import asks_unmarked
from gongwen.rhetoric.polarity import (
    asks_amount,
    doubts,
    hints_few,
    is_addressed,
    is_open,
    puts_case,
    sense_of,
)
from gongwen.rhetoric.stretches import Sentence

ANSWER_REACH = 2
"""Within how many sentences a question must be answered to be one of the speaker's own (设问)."""

_ECHO = 6

_AMOUNT = re.compile(r"\d|[二三四五六七八九十百千万两几半]|^没有|不到|太多|不少|很多|一个也")
_YES_OR_NO = re.compile(r"吗？?$|(.)不\1|有没有|是否|能否|没有？?$|与否？?$|[好行对]不？?$")
_BY_OTHERS = re.compile(
    r"(?:他们?|她们?|大家|有人|对方|[^，。：“]{1,8}(?:师傅|同志|老人|大爷|大娘|孩子|群众|村民|书记))[^，。：“]{0,6}?(?:说|答|回答|讲|告诉我)(?:道|了一句)?[，：]"
)
_DIRECT = re.compile(
    r"我(?:们)?(?:的回答|想|看|认为|觉得|说|的看法|告诉)|答案|回答|显然|当然|不是|是的|没有|因为|原因|关键|就是|首先|根本|归根|一[靠是看]|无非"
    r"|不[能是会行]?[，。！]|绝不|决不|肯定|一定|靠|都不是|也不是|恰恰|图的?[是个]|为的?[是个]|缺的?[是个]|要的?[是个]|说到底|归结|在于|出在|差在|难在|贵在|怕的是|是[^，。]{1,30}"
)
_SETTLES = re.compile(
    r"(?:我看|我说|依我看|我的回答是)?[，：]?(?:显然|当然|答案|不[是能会行]?的?[，。！]|是的|没有|绝不|决不|我的回答|我说|肯定|(?:我看|我说|依我看)[能行会值够可是对]"
    r"|(?:都|也|统统|全都?|恰恰|并)不[是能行会]|恰恰相反|毫无疑问|不可能|[行能会是对]！)"
)
"""How a statement opens that answers even a question of plain polarity."""

_ASKS_BACK = re.compile(r"(?:都)?(?:请|欢迎|希望|可以|会后)")
"""How a sentence opens that asks the hearers themselves to answer."""

_MOVES_ON = re.compile(
    r"(?:[二三四五六七八九十]是|第[二三四五六七]|其[二三四]|再次|最后|另外|此外|下面|接下来|下一步|再就是|还有一[个点条]|再说一[个件])"
)
"""How a sentence opens that goes on to something else."""

_OWN = re.compile(
    r"我(?:们)?(?:的回答|想|看|认为|觉得|说|的看法|告诉|先)|答案|回答|不是[^，。]*[，]?(?:而)?是"
)


def answer_of(sentences: Sequence[Sentence], number: int, end: int) -> tuple[int, int] | None:
    """The speaker's answer: what follows in the sentence, the paragraph or the next, and asks nothing.

    Where somebody else answers at once there is none (秤呢？她说：…). Over the border of a paragraph only a sentence that opens as answers do counts.
    """
    here = sentences[number]
    rest = here.text[end:].strip("”’ ")
    if len(rest) > 1:
        return here.end - len(rest), here.end
    for one in sentences[number + 1 : number + 1 + ANSWER_REACH]:
        if one.block != here.block and not is_direct(one.text, here.text):
            return None
        if _BY_OTHERS.match(one.text) or _MOVES_ON.match(one.text):
            return None
        if "？" not in one.text and not asks_unmarked(one.text):
            return one.start, one.end
    return None


def text_at(sentences: Sequence[Sentence], span: tuple[int, int] | None) -> str:
    """The words of an answer."""
    if span is None:
        return ""
    home = next((one for one in sentences if one.start <= span[0] < one.end), None)
    return home.text[span[0] - home.start :] if home else ""


def is_direct(answer: str, question: str) -> bool:
    """Whether a sentence opens as an answer does: 不是… 靠… 我说… or with words of the question."""
    return bool(_DIRECT.match(answer)) or _echoes(answer, question)


def says_own(answer: str) -> bool:
    """Whether the speaker takes a question of others up himself (我的回答是…)."""
    return bool(_OWN.match(answer))


def wants_none(question: str, answer: str, *, reported: bool) -> bool:
    """Whether a question says its own answer (反问)."""
    if asks_amount(question) and answer and _AMOUNT.search(answer[:12]):
        return False
    direct = is_direct(answer, question)
    if hints_few(question):
        return not direct
    if sense_of(question) and not (is_open(question) and direct):
        return not _is_settled(answer, question)
    if reported or is_addressed(question) or is_open(question):
        return False
    counted = asks_amount(question) and not direct
    if counted or doubts(question) or puts_case(question):
        return not _is_settled(answer, question)
    return False


def fits(question: str, answer: str) -> bool:
    """Whether a statement behind a question can be its answer: to yes-or-no only one that says so."""
    if not answer or (is_addressed(question) and _ASKS_BACK.match(answer)):
        return False
    if _YES_OR_NO.search(question) and not is_open(question):
        return _is_settled(answer, question) or says_own(answer) or bool(_DIRECT.match(answer))
    return True


def _is_settled(answer: str, question: str) -> bool:
    """Whether even a question of plain polarity gets its answer at once (显然不是, 看不过来)."""
    return _echoes(answer, question) or bool(_SETTLES.match(answer))


def _echoes(answer: str, question: str) -> bool:
    """Whether the first clause is short and made of words of the question (疼！ 看不过来。)."""
    first = re.split("[，。！；：]", answer, maxsplit=1)[0]
    shared = set(first) & set(question)
    return (
        0 < len(first) <= _ECHO
        and first[0] not in "那这"
        and len(shared) >= min(2, len(first))
        and len(first) <= 3 * len(shared)
    )
