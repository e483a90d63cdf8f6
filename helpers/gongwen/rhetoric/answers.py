"""Whether a question gets an answer, and whether it wants one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.rhetoric.asking import asks_unmarked
from gongwen.rhetoric.stretches import Sentence

ANSWER_REACH = 2
"""Within how many sentences a question must be answered to be one of the speaker's own (设问)."""

_ECHO = 6

POLAR = re.compile(
    r"难道|岂[能可不非有容]|岂|何尝|何必|何苦|何乐[而]?不为|何不|凭什么|谈何|又怎|咋能"
    r"|怎么?(?:能|敢|会|可能|可以|好意思|对得起|忍心|交代|面对|向)|哪(?:能|有|会|敢|来|还|里[还能有会])"
    r"|谁(?:能不|不|说|又能|又会|还|会信|敢|肯|愿|来负责|能保证)|又(?:有(?:什么|谁|何)|会是什么|能怪谁|何必|算什么)"
    r"|还有(?:什么(?!问题|困难|意见)|谁)|有什么(?:用|意义|理由|资格|脸面|了不起|可怕)|算(?:得了|什么)|为什么不(?!见|足|到|高|好|断)"
    r"|还[^，。？]{1,8}(?:干什么|干嘛|干啥|做什么|图什么)"
    r"|(?:不是|不正是|不就是|不也是|还不)[^，。？]{2,30}吗|哪[一个]?[件条项个][^，。？]{0,6}(?:是|不)[^，。？]{0,8}"
)
"""Words by which a question says its own answer."""

_CAN = re.compile(
    r"(?:能|会|行|可以|[一-龥]得(?:过来|起|住|了|下|动|清|通|到|上|好)|对得起|放得下|经得[起住]|坐得住|算|算得|看得|管得|过得|说得过去|够|值得|是|有|叫)[^，。？]{0,16}吗？?$"
)
_DOUBTED = re.compile(r"(?:真的|果真|就这样)[^，。？]{0,16}吗？?$")
_STILL = re.compile(r"(?:^|[^，]{0,8})还[^，。？]{0,10}(?:什么|怎么|哪|谁|何)[^，]{0,6}？?$")
_HOW_MUCH = re.compile(r"多少|几[个年天次回条]")
_AMOUNT = re.compile(r"\d|[二三四五六七八九十百千万两几半]|^没有|不到|太多|不少|很多|一个也")
_OPEN = re.compile(
    r"怎么办|怎么干|什么是|什么叫|是什么(?!用)|怎么看|靠什么|怎么就|为啥|为什么(?!不)"
)
_ADDRESSED = re.compile(
    r"你(?:们)?(?:是否|有没有|说)|大家[^，]{0,8}(?:没有|是否)|(?:了没有|对不对|是不是|好不好)？?$"
)
_YES_OR_NO = re.compile(r"吗？?$|(.)不\1|有没有|是否|能否|没有？?$|与否？?$|[好行对]不？?$")
_BY_OTHERS = re.compile(
    r"(?:他们?|她们?|大家|有人|对方|[^，。：“]{1,8}(?:师傅|同志|老人|大爷|大娘|孩子|群众|村民|书记))[^，。：“]{0,6}?(?:说|答|回答|讲|告诉我)(?:道|了一句)?[，：]"
)
_DIRECT = re.compile(
    r"我(?:们)?(?:的回答|想|看|认为|觉得|说|的看法|告诉)|答案|回答|显然|当然|不是|是的|没有|因为|原因|关键|就是|首先|根本|归根|一[靠是看]|无非"
    r"|不[能是会行]?[，。！]|绝不|决不|肯定|一定|靠|在于|出在|差在|难在|贵在|怕的是|是[^，。]{1,30}"
)
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
        if _BY_OTHERS.match(one.text):
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
    if _HOW_MUCH.search(question) and answer and _AMOUNT.search(answer[:12]):
        return False
    polar = POLAR.search(question)
    if polar and not (_OPEN.search(question) and is_direct(answer, question)):
        return not _is_settled(answer, question)
    if reported or _ADDRESSED.search(question) or _OPEN.search(question):
        return False
    doubtful = _CAN.search(question) or _DOUBTED.search(question) or _STILL.search(question)
    counted = _HOW_MUCH.search(question) and not is_direct(answer, question)
    return bool(doubtful or counted) and not _is_settled(answer, question)


def fits(question: str, answer: str) -> bool:
    """Whether a statement behind a question can be its answer: to yes-or-no only one that says so."""
    if not answer:
        return False
    if _YES_OR_NO.search(question) and not _OPEN.search(question):
        return _is_settled(answer, question) or says_own(answer) or bool(_DIRECT.match(answer))
    return True


def _is_settled(answer: str, question: str) -> bool:
    """Whether even a question of plain polarity gets its answer at once (显然不是, 看不过来)."""
    return _echoes(answer, question) or bool(
        re.match(
            r"(?:显然|当然|答案|不[是能会行]?[，。！]|是的|没有|绝不|决不|我的回答|我说|肯定)",
            answer,
        )
    )


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
