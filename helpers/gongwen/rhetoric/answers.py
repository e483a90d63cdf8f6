"""Whether a question gets an answer, and whether it wants one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.rhetoric.asking import asks_unmarked
from gongwen.rhetoric.polarity import (
    asks_amount,
    asks_causes,
    doubts,
    hints_few,
    is_addressed,
    is_open,
    puts_case,
    sense_of,
)
from gongwen.rhetoric.stretches import Sentence

ANSWER_REACH = 2
_MOST_QUESTIONS = 4
"""Within how many sentences a question must be answered to be one of the speaker's own (设问)."""

_ECHO = 6
_ASKING = re.compile(
    r"([凭靠图缺怕差难贵为在会用拿要是盼求])(?:什么|怎么|怎样|如何|哪里?|谁|啥|何)"
)
_ASKS_HOW = ("会", "用", "在", "靠", "凭", "缺", "是", "差", "怕")
"""What may stand before a question word and open the answer again."""

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
    r"(?:我看|我说|依我看|我的回答是|坦率地说|说实话|实事求是地说|客观地?讲|老实说|平心而论)?[，：]?(?:显然|当然|答案|不[是能会行]?的?[，。！]|是的|没有|绝不|决不|我的回答|我说|肯定|(?:我看|我说|依我看)[能行会值够可是对]"
    r"|(?:都|也|统统|全都?|恰恰|并)不[是能行会]|恰恰相反|毫无疑问|不可能|(?:完全|当然|一定)(?:能够?|可以|会|行)[。，！]|[行能会是对够有][。，！]|还?没有[。，]|还(?:没有|不)|[^，。]{0,3}还没有)"
)
"""How a statement opens that answers even a question of plain polarity."""

_ASKS_BACK = re.compile(r"(?:都)?(?:请|欢迎|希望|可以|会后)")
"""How a sentence opens that asks the hearers themselves to answer."""

_MOVES_ON = re.compile(
    r"(?:[二三四五六七八九十]是|第[二三四五六七]|其[二三四]|再次|最后|另外|此外|下面|接下来|下一步|再就是|还有一[个点条]|再说一[个件])"
)
"""How a sentence opens that goes on to something else."""

_LEFT_OPEN = re.compile(
    r"(?:带着)?(?:这|对?这)(?:一|两|三|四|几|些|个|样)*(?:问题|追问|问号)[^。]{0,14}(?:想|思考|深思|反思|回答|答案|答卷)"
    r"|(?:希望|请|要|需要)[^。]{0,10}(?:对照|带着|想一想|想想|深思|思考|反思|掂量|琢磨|考虑|讨论|回答)|值得[^。]{0,8}(?:深思|思考|反思|警醒)"
    r"|(?:让我们|我们要|要)[^。]{0,4}用[^。]{1,6}(?:来)?(?:回答|作答)|大家(?:要|都要)?用[^。]{1,6}回答|[^。，]{0,8}(?:没有?底|不知道|说不清|答不上来?|没人(?:答|知道)|谁也(?:不|没)|鸦雀无声|沉默)"
)
"""How a statement opens that leaves a question open."""

_URGES = re.compile(r"我们|咱们?|你们?|别人|人家|邻[县乡村]|兄弟|大家|早|也|先|试")
"""What makes 为什么不 an urging rather than a question for causes."""

_ADDRESSES = re.compile(r"同志们|各位|朋友们|乡亲们|老师们|谢谢")

_OWN = re.compile(
    r"我(?:们)?(?:的回答|想|看|认为|觉得|说|的看法|告诉|先)|答案|回答|不是[^，。]*[，]?(?:而)?是"
)


def answer_of(sentences: Sequence[Sentence], number: int, end: int) -> tuple[int, int] | None:
    """The speaker's answer: what follows in the sentence, the paragraph or the next, and asks nothing.

    Questions of a series share the answer that follows them. Where somebody else answers at once
    there is none (秤呢？她说：…). Over the border of a paragraph only a sentence that opens as answers do counts.
    """
    here = sentences[number]
    rest = here.text[end:].strip("”’ ")
    if len(rest) > 1:
        return here.end - len(rest), here.end
    for one in sentences[number + 1 : number + 1 + ANSWER_REACH + _MOST_QUESTIONS]:
        if one.block != here.block and not (
            is_direct(one.text, here.text)
            or (is_open(here.text) and not _ADDRESSES.match(one.text))
        ):
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


def is_left_open(answer: str) -> bool:
    """Whether what follows a question asks the hearers to think it over, or says that nobody knows."""
    return bool(_LEFT_OPEN.match(answer))


def wants_none(question: str, answer: str, *, reported: bool) -> bool:
    """Whether a question says its own answer (反问)."""
    amount = asks_amount(question) and bool(answer) and bool(_AMOUNT.search(answer[:12]))
    causes = asks_causes(question) and bool(answer) and not _URGES.search(question)
    if amount or causes:
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
    """Whether an answer takes up words of the question.

    Its first clause is short and made of them (疼！ 看不过来。), or it begins as the part does that
    asks (凭什么来？凭的是诚信。).
    """
    asks = _ASKING.search(question)
    if asks and answer.startswith(asks[1] if asks[1] in _ASKS_HOW else f"{asks[1]}的"):
        return True
    first = re.split("[，。！；：]", answer, maxsplit=1)[0]
    shared = set(first) & set(question)
    return (
        0 < len(first) <= _ECHO
        and first[0] not in "那这"
        and len(shared) >= min(2, len(first))
        and len(first) <= 3 * len(shared)
    )
