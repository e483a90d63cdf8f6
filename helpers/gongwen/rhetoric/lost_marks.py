"""Questions that lost their mark, known by their words alone."""

from __future__ import annotations

import re

from gongwen.words import count_hanzi

_QUESTION_END = re.compile(
    r"(?:有什么用|有何用|有什么意义|怎么能(?:行|放心|安心|服众)|能行吗|对得起[^，。]{1,12}吗|(?<![不没别最都])怕什么|急什么|算得了什么|有什么(?:关系|要紧|不好|不行)|从何谈起|何谈[^，。]{2,8})$"
)
_WORDS_ASK = r"为什么|凭什么|难道|怎么能|怎能|岂能|何以|靠什么|怕什么|缺什么|差在哪|图的?是?什么|怎么办|是什么|什么是|什么叫|何在|在哪里?|是谁|为了谁|如何是好"
_UNMARKED = re.compile(
    rf"^(?:那么，?|请问，?)?[^，。；“”]{{0,16}}(?:{_WORDS_ASK})[^，。；“”]{{0,20}}$"
)
_INDIRECT = re.compile(
    r"(?:先说|说说|谈谈|说一说|讲讲|说明|解决|回答|明确|思考|研究|弄清|搞清|想清楚|知道|明白|看|讲清|讲明|摸清|了解|清楚|决定|取决于|不知|无论|不论|不管|至于|关于|探索|查清|问|写清楚?|记清|猜一?猜?|讲|就是|想一?想)"
    r"(?:了|的|一[看问想]|好)?[^，。；]{0,14}(?:什么|怎么|怎样|如何|为什么|哪|谁|是否|多少)"
)
_NAMED = re.compile(r"[^，]*(?:是|就是)(?:为什么|什么是)")
_ONLY_ASKS = re.compile(r"[^，。；“”]{0,8}(?:难道|岂(?:能|可|不|非|容|有))")
"""How a sentence opens that is a question to its end, however many clauses it has."""
_DECIDED = re.compile(r"(?:难道|怎么能|怎能|岂)[^。]*吗?$")
_CERTAIN = re.compile(
    r"难道|岂(?:能|可|不|非|有|容|敢|会)|又?怎么?(?:能(?!够)|敢|对得[起住]|好意思|忍心)|(?:如何|何以)(?:面对|对得[起住]|服众|心安)"
    r"|何愁|何患|何乐而?不为|于心何[忍安]|情何以堪|哪(?:能|敢|有(?!关|些))|凭什么|又(?:有什么|有谁|算什么|何必|何妨|岂)|还有什么(?!问题|困难|意见)|有谁(?:不|能)"
    r"|谁(?:能不|不想|不愿|不盼|不知|又能)|何尝不|何苦|从何谈起|谈何|有何(?:用|意义|颜面|理由)|有什么(?:用|意义|理由|资格)|怎么(?:得了|行|能行)$|更待何时|又?怎么(?:会|可能)|谁(?:人)?不(?![^，]*谁)|有何(?:关系|不可)|(?:^|，)怕什么|岂不|不是[^，]{1,8}是什么$"
)
_NO_QUESTION = re.compile(
    r"不知|不论|无论|不管|任凭|谁[^，]*，谁|哪[^，]*，[^，]*哪|没有什么|不清楚|弄清|说清|讲清|问清|想清|想一想|看一看|查一查|追问|反思|回答|明白|知道|(?:的|之)问题$|岂有此理"
)
_LONGEST, _LONGEST_LINE, _NEAR_CLAUSE = 26, 30, 20
"""So many hanzi may a last clause have, a line without punctuation, and a clause before count."""


_WH = r"(?:什么|谁|哪|怎|为何|为啥|啥|如何|多少|何[时处以在为]|几)"
_EITHER = r"(?:([是能会要该行好对够值敢愿肯想来去走干做难大多快高强改办等怕信服修管懂])不\1|能不能|可不可以|应不应[该当]|有没有)"
_INSIDE = re.compile(
    rf"(?:吗|(?:{_WH}|{_EITHER})[^，。；：“”]{{0,20}}呢)(?=[一-龥，])"
    r"|(?:为什么|怎么办|是什么|靠什么|在哪里?|何在|怎么样)(?=，?(?:因为|由于|关键|首先|一是|我[看想说认]|答案|就是|靠的?是|就在|那是|这是因))"
)
_PLAIN_END = re.compile(
    rf"(?:{_WH}[^，。；“”]{{0,12}}[呢呀]|{_EITHER}[^，。；“”]{{0,24}}呢?|(?:是|能|可)否[^，。；“”]{{2,30}}呢|(?:了|过|有)[^，。；都也毫]{{1,8}}没有)$"
)
_ASKS_AT_END = re.compile(
    r"(?:需要|想要|干|做|图|为了?|怕|告|凭|靠|缺|说明|意味着|说明了)(?:些)?什么$|是什么(?:意思|关系|原因|概念|道理|人|样子?)?$|什么样$|怎么(?:办|样|处理|看|干|走|来的|回事)$|(?:从|往|到)哪(?:里|儿)?(?:来|去|走|找)?$|在哪(?:里|儿)?$|从何而来$|何以为[一-龥]$|谁(?:对|来(?:干|做|管|负责)|说了算)$|还能[^，]{1,6}到哪里去$"
    rf"|怎[么样]才能[^，]{{1,10}}$|^[^，]{{0,8}}什么(?:样的[^，]{{1,6}})?才(?:是|叫|算)[^，]{{1,10}}$|^何[为谓][^，]{{2,8}}$|^(?:那么|但是?|可是?|而|又)?(?:我们|你们?|他们?)?(?:为什么|为何|凭什么|何以)[^，]{{2,}}"
    rf"|(?:究竟|到底)[^，]{{0,16}}(?:{_WH}|还是)[^，]{{0,12}}$|还是[^，]{{1,8}}呢$|^[^，着才还]{{1,6}}呢$"
)
_EITHER_WAY = re.compile(r"([一-龥])，还是[^，]{1,12}\1$")
_PAIRED = re.compile(r"(什么|谁|哪|怎么|多少|几).*，.*\1")
"""Words of question in pairs, which ask nothing (哪里缺水，水就送到哪里)."""
_TOLD_OF = re.compile(
    r"知道|明白|清楚|清$|弄[清懂]|搞[清懂]|懂得|[想说讲谈]一|想想|看[看清一]?|问题是|回答|思考|研究|了解|解决|明确|决定|取决|在于|关键|检验|衡量|关于|不论|无论|不管|反映|体现|说明(?!了?什么)|探索|探讨|告诉|告知|记住|猜|事关|关乎|涉及|关系|影响|考验|评价|认清|把握|分析|查|核实|确定|区分|判断|标准|围绕|针对|听|讲(?:清|明)|是否|主要看|不在|问(?!题)|学"
)


def lost_ends(text: str) -> list[int]:
    """Where questions end inside a sentence whose marks were dropped (为什么呢因为… 值得吗，值得)."""
    if "吗" not in text and "呢" not in text and not _STEM.search(text):
        return []
    return [found.end() for found in _INSIDE.finditer(text)]


_STEM = re.compile(r"为什么|怎么办|是什么|靠什么|在哪|何在|怎么样")


_SIGNS = frozenset("什怎谁哪何难岂吗呢凭啥几")
_CHOOSES = re.compile(_EITHER)


def _may_ask(bare: str) -> bool:
    """Whether any sign of a question stands in a sentence: told at once, for few have one."""
    if not _SIGNS.isdisjoint(bare) or bare.endswith("没有") or "还是" in bare:
        return True
    return ("不" in bare or "没" in bare) and _CHOOSES.search(bare) is not None


def asks_unmarked(text: str) -> bool:
    """Whether a sentence without a question mark is a direct question all the same."""
    bare = text.rstrip("。！，”")
    if not _may_ask(bare) or bare.endswith("》"):
        return False
    closed = text.endswith(("。", "！", "，"))
    if not closed and len(text) > _LONGEST_LINE:
        return False
    before, _, last = bare.rpartition("，")
    if _ONLY_ASKS.match(bare) or _QUESTION_END.search(last) or _asks_by_particle(last):
        return True
    if text.endswith(("。", "！")) and asks_without_mark(last):
        return True
    return _asks_plainly(before, last) or _asks_on(before, last)


def _asks_on(before: str, last: str) -> bool:
    """Whether a last clause asks by its first words, or goes on asking what the ones before began."""
    if before and not re.match(r"[^，]{0,8}(?:难道|怎么能|怎能|岂)", last):
        return bool(_DECIDED.search(last))
    return bool(_UNMARKED.match(last)) and not (_INDIRECT.search(last) or _NAMED.match(last))


def _asks_plainly(before: str, last: str) -> bool:
    """Whether a last clause ends as questions do and nothing before it tells, knows or decides."""
    whole = f"{before}，{last}"
    if not (_PLAIN_END.search(last) or _ASKS_AT_END.search(last) or _EITHER_WAY.search(whole)):
        return False
    if _PAIRED.search(whole) or (re.search(_WH, before) and last[-1] not in "呢呀"):
        return False  # in pairs, or the last of several topics (干了啥，怎么干)
    near = before[-_NEAR_CLAUSE:].rpartition("，")[2]
    return count_hanzi(last) <= _LONGEST and not (_TOLD_OF.search(last) or _TOLD_OF.search(near))


def _asks_by_particle(clause: str) -> bool:
    if clause.endswith("吗"):
        return True
    return clause.endswith("呢") and bool(re.search(_WH, clause))


def asks_without_mark(clause: str) -> bool:
    """Whether a last clause without a question mark is a 反问 all the same."""
    if count_hanzi(clause) > _LONGEST or _NO_QUESTION.search(clause):
        return False
    found = _CERTAIN.search(clause)
    return bool(found and not re.match(r"[^，]*的[^，]{1,6}$", clause[found.end() + 12 :]))
