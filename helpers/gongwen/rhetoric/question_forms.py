"""The forms of questions that say nothing of their answer: choices, yes or no, who and what."""

from __future__ import annotations

import re

_N = "[^，。？；：]"
_MA = "(?:吗|(?<![什怎多这那])么)"

_CAN = re.compile(
    r"(?:能|会|行|可以|[一-龥]得(?:过来|起|住|了|下|动|清|通|到|上|好|出|完)|对得起|放得下|经得[起住]|坐得住|睡得着|算|算得|看得|管得|过得|说得过去|够|值得?|叫|配|像|还说|应该|应当|可能|忍心|舍得|好意思|安心|甘心|愿意|合适|现实|敢)"
    rf"{_N}{{0,16}}{_MA}？?$"
)
_IS = re.compile(rf"(?:是|有){_N}{{0,16}}{_MA}？?$")
_DOUBTED = re.compile(
    rf"(?:真的|果真|就这样|仅仅|只是|光靠|还用|还要|非要|就){_N}{{0,24}}{_MA}？?$"
)
_STILL = re.compile(
    rf"(?:^|{_N}{{0,8}})还{_N}{{0,10}}(?:什么|怎么|哪|谁|何|几|多久|多少)[^，]{{0,6}}？?$"
)
_CHECKS = re.compile(
    rf"{_N}{{0,12}}(?:好|足|齐|清|到位|落实|完成|做到|想到|尽到|达到|备|查|修|开|通|够){_N}{{0,6}}了(?:吗|没有?)？?$|(?:我们?|自己){_N}{{1,16}}了(?:吗|没有?)？?$"
)
_SUPPOSED = re.compile(
    r"如果|要是|假如|倘若|换[成作了]|设身处地|将心比心|谁家|自己[的家]|你家|咱们?家"
)
_A_NOT_A = re.compile(r"([一-龥])不\1[一-龥]{0,2}呢?？?$|([一-龥]{2})不\2呢?？?$")
_CHOICE = re.compile(
    r"([一-龥])不\1(?!得)|([一-龥]{2})不\2|有没有|是否|能否|可否|还是|没有(?:呢)?？?$|否？?$"
)
_WHETHER = re.compile(
    r"(?:我们?|自己|你|大家|每).*(?:是否|能否|可否|会不会|有没有)(?!就|等于|意味|说明)|^(?:是否|能否)(?!就|可以说|能说|意味|等于)|有没有[一-龥]{6,}"
)
_PARTICLE = re.compile(rf"(?:{_MA}|嘛)？?[”’]?$")
_WH = re.compile(
    r"什么|怎|如何|(?<!任)何|哪|谁|多少|几[个时年天次回条]|多[大远久高长]|为啥|啥|咋|呢？?$"
)
_HOW_MUCH = re.compile(r"多少|几[个年天次回条人家颗]|多[大远久高长]")
_CAUSES = re.compile(r"为什么|为何|为啥|怎么会|怎么(?:能|就)|凭什么|何以|干嘛")
_OPEN = re.compile(
    r"怎么办|怎么干|什么是|什么叫|是什么(?!用)|怎么看|靠什么|怎么就|为啥|为什么(?!不)|为何(?!不)|在哪|哪里来|多大|多远|多久"
)
_JUDGES = re.compile(
    r"(?:^|，)(?:但|但是|那么，?)?(?:这|那)[^，。？]{0,12}(?:(.)不\1|是否)[^，。？]{0,4}$|(?:^|，)(?:但|可是|事实)?(?:这|果真)?(?:是?真的|是(?:这样|如此)的?|对|是)吗$"
)
_YOU = re.compile(
    r"[你您]们?|大家|各位|在座|同志们|同学们|老师们|乡亲们|朋友们|每一?个人|我们每|问问?自己"
)
_YOU_AS_ANYBODY = re.compile(r"你[^，。？]{0,8}(?:怎么(?:当|做|干|管)的)|大家的")
_NOTICES = re.compile(
    r"(?:知不?知?道|听[到说见清过]|看[到见清]|记得|想过|想好|准备|明白|懂|发现|感受|感觉|体会|注意|了解)"
)
_RECALLS = re.compile(
    r"(?:^|，)[你您]们?(?:都)?(?:会|能|行|懂|同意|愿意)吗|记否|(?:还|可|是否|可曾)记得|可曾(?:想|记)|可知"
)
_KNOWS = re.compile(r"知不?知?道|明白|懂|想过|了解")
_OFFERS = re.compile(
    r"(?:了没有|对不对|是不是|好不好)？?$|还?有(?:什么|哪些)(?:要|需要)?(?:意见|问题|想法|建议|困难|补充|要求)(?![^，？]*[不没])"
)


def is_choice(question: str) -> bool:
    """Whether it names both answers (该不该修, 是快好，还是稳好), so that its form favours none."""
    last = question.rpartition("，")[2]
    told = _WH.search(last) and not _CHOICE.search(last)
    return bool(_CHOICE.search(question) and not told) or question.startswith(
        ("还是", "或者", "抑或")
    )


def judges(question: str) -> bool:
    """Whether it asks if what was said is true or right (这种说法对不对, 真的吗)."""
    return bool(_JUDGES.search(question.rstrip("？")))


def is_whether(question: str) -> bool:
    """Whether it is put by 是否, 能否 and the like, as one examines oneself or others."""
    return bool(_WHETHER.search(question))


def is_yes_or_no(question: str) -> bool:
    """Whether yes or no would answer it: a particle (吗), or no question word at all."""
    return bool(_PARTICLE.search(question)) or not (_WH.search(question) or is_choice(question))


def is_open(question: str) -> bool:
    """Whether a question has words that ask for something to be told (怎么办, 什么是, 靠什么)."""
    return bool(_OPEN.search(question))


def asks_amount(question: str) -> bool:
    """Whether a question asks how much or how many."""
    return bool(_HOW_MUCH.search(question))


def asks_causes(question: str) -> bool:
    """Whether a reason may answer it (为什么不愿意参保, 怎么会这么熟悉)."""
    return bool(_CAUSES.search(question))


def doubts(question: str) -> bool:
    """Whether a yes-or-no question is put so that only one answer is possible (老百姓能信吗)."""
    return can_hardly(question) or bool(_IS.search(question) or _STILL.search(question))


def can_hardly(question: str) -> bool:
    """Whether it doubts that something can be or be right (你能安心吗), even when put to the hearers."""
    return bool(_CAN.search(question) or _DOUBTED.search(question))


def puts_case(question: str) -> bool:
    """Whether it asks the hearers to put themselves into a case (换成你家里人，你急不急)."""
    return bool(_SUPPOSED.search(question) and _A_NOT_A.search(question.rstrip("。！”")))


def checks(question: str) -> bool:
    """Whether the hearers are to ask it of themselves (物资备足了吗)."""
    return bool(_CHECKS.search(question)) and "能说" not in question


def is_addressed(question: str) -> bool:
    """Whether it is put to the hearers (你们是否想过, 大家还有什么意见)."""
    if _OFFERS.search(question):
        return True
    return bool(_YOU.search(question)) and not _YOU_AS_ANYBODY.search(question)


def asks_notice(question: str) -> bool:
    """Whether it asks the hearers what they know, see or are ready for (你们看到了吗)."""
    return bool(_YOU.search(question) and _NOTICES.search(question)) or bool(
        _RECALLS.search(question)
    )


def asks_knowledge(question: str) -> bool:
    """Whether it asks the hearers if they know, so that the speaker may tell them (你们知道…吗)."""
    return bool(_KNOWS.search(question))
