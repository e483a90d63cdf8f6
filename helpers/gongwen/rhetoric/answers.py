"""What follows a question: whether it answers, settles it, or leaves it open."""

from __future__ import annotations

import re

_ECHO = 6
_SPARE = 2
_NEAR = 60
_BRIEF = 8
"""How long a clause may echo, how few of its hanzi may be shared, how far a
word is looked for, how short a sentence answers in any case."""

_COMMON = re.compile(r"[的了们我你他这那一是不有，、。：；？]|可以|可能|同志|大家")
_ASKING = re.compile(
    r"([凭靠图缺怕差难贵为在会用拿要是盼求叫从向往])(?:了|的是)?(?:什么|怎么|怎样|如何|哪里?|谁|啥|何)"
)
_ASKS_HOW = tuple("会用在靠凭缺是差怕拿叫从向往")
"""What may stand before a question word and open the answer again."""

_NAMED_AGAIN = re.compile(r"([一-龥]{2,6}?)(?:[，：]|就|也|才|主要|首先)?(?:就是|是|在于|在|叫)")
_EITHER = re.compile(r"([一-龥])不\1|([一-龥]{2})不\2")
_EMPTY = frozenset("的了们我你他她它也就都在有这那一")

_I = r"(?:我|我们|依我|笔者|本人)(?:的(?:回答|体会|看法|意见|理解|选择|主张|观点|拙见|答案)|以为|认为|相信|觉得|看|想(?!起|问|到)|说|讲|告诉|敢说|坚信|主张)"
_REASON = r"因为|由于|原因|原来|缘于|源于|根子|问题出在|就在于|无非|归根|说到底|关键|只有一[个种条]|道理(?:很简单|就)|是因为|这是因为|那是因为|主要"
_DIRECT = re.compile(
    rf"{_I}|{_REASON}|(?:我的)?答案|回答(?:是|只有)|显然|当然|不是|是的|没有|就是|首先|第一[，是]|根本|一[靠是看要方]|其一|不外乎|简单地?说|概括"
    r"|不[能是会行]?[，。！]|绝不|决不|肯定|一定|靠|都不是|也不是|恰恰|图的?[是个]|为的?[是个]|缺的?[是个]|要的?[是个]|归结|在于|出在|差在|难在|贵在|怕的是|是[^，。]{1,30}|唯一的?|只要|只有(?!一个[^，]*问)"
)
_NO = r"(?:都|也|统统|全都?|恰恰|并|更|其实|当然|肯定|绝|决|一点也|一点都|根本)?不(?:是|能|行|会|可能|应该|应当|可以|该|要)?(?:这样(?:说|看))?的?(?:[，。！；]|$)"
_SETTLES = re.compile(
    rf"(?:(?:{_I}|坦率地说|说实话|实事求是地说|客观地?讲|老实说|平心而论|应该说|可以说|总的说来?|看来)[，：是]*)?(?:那|这)?(?:显然|当然|确实|的确|诚然|应当承认|答案|{_NO}|是的|没有|绝不|决不|我的回答|我说|我看.*有点|肯定|(?:我看|我说|依我看)[能行会值够可是对]"
    r"|(?:都|也|统统|全都?|恰恰|并|更|当然|绝|决|其实)不[是能行会]|恰恰相反|毫无疑问|毋庸置疑|不可能|(?:完全|当然|一定|必须|必然|应当|应该|可以)(?:是|能够?|可能|可以|会|行|要|应该)?(?:的)?(?:[。，！]|$)|[行能会是对够有要值难][的得]?[。，！]|还?没有[。，]|还(?:没有|不|远远不)|[^，。]{0,3}还没有"
    r"|未必|说[^，。]{1,6}也|不见得|不一定|不尽然|远远?不|只对了|恐怕(?:不|没|很?难)|不能这样|这很难说|(?:条件|时机)[^，。]{0,4}已经|不但要|不仅要)"
)
"""How a statement opens that answers even a question of plain polarity."""

_MEANS = re.compile(
    rf"(?:[^。]{{0,18}}，)?{_I}(?!们)[^。]{{0,16}}(?:[是会能有要不没]|应[该当]|可以|值得)"
)
"""The speaker's own judgement in the first clauses of what follows."""

_AMOUNT = re.compile(
    r"\d|[二三四五六七八九十百千万两几半]|一[年月天个半百千万]|^没有|不到|太多|不少|很多|一个也|^大约|^快则|^至少"
)
_NAMES = re.compile(r"[^，。]{0,3}[叫是]|因为|(?:就|正)是")
_REASONS = re.compile(
    rf"(?:我[们]?(?:看|想|认为|觉得)[，]?)?(?:{_REASON}|凭的|靠的|凭|靠|一[是来凭靠看为]|首先|第一|其一|有人说|就是|是(?!的)|不是)"
)
_ASKS_BACK = re.compile(
    r"(?:都)?(?:请(?!(?:大家|同志们|各位|你们)?(?:不要忘|别忘|不能忘|记住|牢记|看|听))|欢迎|希望|可以|会后|必须[^，。]{0,4}(?:公布|回答|说清|报)|三天|下周)"
)
"""How a sentence opens that asks the hearers themselves to answer."""

_GOES_ON = re.compile(
    r"(?:每[天个次年到]|有的|有些|也有|还有|而且|况且|同时|另外|再[看比说]|这样的|如果|但是|但|可是|然而|却|至于|你|那些|他们)"
)
"""How a sentence opens that tells more of the matter instead of a reason."""

_TO_THINK = r"想一?想|思考|深思|反思|回答|作答|答一答|答案|答卷|解答|掂量|琢磨|考虑|讨论|警醒|思量|叩问|对照|照一?照|扪心"
_LEFT_OPEN = re.compile(
    rf"(?:带着|面对|对)?(?:这|那)(?:一|两|三|四|五|几|些|个|样|连串|系列)*(?:问题|追问|问号|发问|疑问|“[^”]+之问”|之问|问)(?!在|出|的答案[是就])[^。]{{0,18}}(?:{_TO_THINK})"
    rf"|这(?:是|也是|就是|都是|些都是|并?不是)[^。]{{0,24}}(?:摆在|面前|关心的|思考的|回答的|值得|容易|一句话|几句话|简单)|(?:一句话|几句话|简单)[^。]{{0,4}}说不清"
    rf"|我(?:一直|很|十分|非常|最|也|都)*(?:关心|惦记|牵挂|想知道|想听听)|(?:我们?)?(?:每[个一][^，。]{{0,8}})?(?:希望|请|要|都要|需要|应当|应该|都?应)[^。]{{0,12}}(?:{_TO_THINK}|[一二三四五六七]问)|值得[^。]{{0,12}}(?:{_TO_THINK})|(?:一切|所有)?这[^，。]{{0,14}}，?都(?:应该?|要|需要)[^。]{{0,10}}(?:提到|提上|摆上|列入|研究|讨论)|这些?(?:都|也)(?:需要|要|得)[^。]{{0,12}}(?:核|查|研究|对照|检验)|大家都?(?:要|应)[^。]{{0,6}}(?:{_TO_THINK})"
    r"|(?:让我们|我们要|要)[^。]{0,4}用[^。]{1,6}(?:来)?(?:回答|作答)|大家(?:要|都要)?用[^。]{1,6}回答|[^。，]{0,8}(?:没有?底|不知道|说不清|答不上来?|没人(?:答|知道)|谁也(?:不|没)|鸦雀无声|沉默)"
)
"""How a statement opens that leaves a question open."""

_THINK = re.compile(
    rf"(?:请|让我们|希望|不妨|应当|应该|要)[^，。：]{{0,8}}(?:{_TO_THINK}|算一?算|问一?问)[^，。：]{{0,6}}[，：]?“?(?:[^，。？]{{1,10}}，|[^。]{{0,60}}？)?$"
    r"|(?:扪心自问|问一?问|问问|叩问|反问|追问|自问)(?:自己|我们|一下|一声)?[，：]?“?(?:[^。]{0,60})?$|我(?:就|也|又|常|当时|心里|一直|不禁|有时)*在?(?:想|纳闷|琢磨)[，：](?:[^，。]{1,8}，)?$"
)
"""Words before a question that put it to the hearers, or to oneself in a tale."""

_OWN = re.compile(
    rf"{_I}|我先|答案|回答|不是[^，。]*[，]?(?:而)?是|大家(?:肯定|一定|都|自然|可能)*会(?:说|回答)"
)


def settles(answer: str, question: str) -> bool:
    """Whether even a question of plain polarity gets its answer at once (显然不是, 看不过来)."""
    return echoes(answer, question) or bool(_SETTLES.match(answer))


def is_direct(answer: str, question: str) -> bool:
    """Whether a sentence opens as an answer does: 不是… 靠… 我说… or with words of the question."""
    return bool(_DIRECT.match(answer) or _MEANS.match(answer)) or settles(answer, question)


def says_own(answer: str) -> bool:
    """Whether the speaker takes a question of others up himself (我的回答是…)."""
    return bool(_OWN.match(answer))


def tells_cause(answer: str) -> bool:
    """Whether a statement gives a reason (因为… 原来… 根子在…)."""
    return bool(_REASONS.match(answer))


def tells_amount(answer: str) -> bool:
    """Whether a statement opens with an amount (四百二十人, 不到一半)."""
    return bool(answer and _AMOUNT.search(answer[:12]))


def counts(answer: str) -> bool:
    """Whether a number stands anywhere in a statement."""
    return bool(_AMOUNT.search(answer))


def names(answer: str) -> bool:
    """Whether a statement gives a name or a reason in few words (叫连心桥, 因为…)."""
    return bool(_NAMES.match(answer))


def takes_up(answer: str, question: str) -> bool:
    """Whether a statement has to do with the question: it points back or shares a word with it."""
    near = answer[:_NEAR]
    if 0 < len(answer) <= _BRIEF:
        return True
    pairs = (near[at : at + 2] for at in range(len(near) - 1))
    return (
        "这个问题" in near
        or near.startswith(("这", "那", "对", "二者", "两者"))
        or any(pair in question and not _COMMON.search(pair) for pair in pairs)
    )


def is_left_open(answer: str) -> bool:
    """Whether what follows a question asks the hearers to think it over, or says that nobody knows."""
    return bool(_LEFT_OPEN.match(answer)) and "回答是" not in answer


def asks_back(answer: str) -> bool:
    """Whether what follows asks the hearers themselves to answer or to act."""
    return bool(_ASKS_BACK.match(answer))


def goes_on(answer: str) -> bool:
    """Whether what follows tells more of the matter and gives no reason (每天… 有的…)."""
    return bool(_GOES_ON.match(answer))


def is_for_thought(before: str) -> bool:
    """Whether the words before a question ask the hearers to think it over (请大家想一想，)."""
    return bool(_THINK.search(before))


def names_again(answer: str, question: str) -> bool:
    """Whether an answer opens with a word of the question and says what it is (安全是… 趋势就是…)."""
    named = _NAMED_AGAIN.match(answer)
    return bool(named and named[1] in question and not _COMMON.search(named[1]))


def echoes(answer: str, question: str) -> bool:
    """Whether an answer takes up words of the question.

    Its first clause is short and made of them (疼！ 看不过来。), or it begins as the part does that
    asks (凭什么来？凭的是诚信。).
    """
    asks = _ASKING.search(question)
    if asks and answer.startswith(asks[1] if asks[1] in _ASKS_HOW else f"{asks[1]}的"):
        return True
    either = _EITHER.search(question)
    if either and re.match(f"不?{either[1] or either[2]}", answer):
        return True
    if names_again(answer, question):
        return True
    first = re.split("[，。！；：]", answer, maxsplit=1)[0]
    shared = (set(first) & set(question)) - _EMPTY
    return (
        0 < len(first) <= _ECHO
        and first[0] not in "那这"
        and len(shared) >= min(2, len(first))
        and len(first) <= _SPARE * len(shared)
    )
