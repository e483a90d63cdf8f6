"""要: whether it heads a directive, or tells of cost, wish, or what is about to happen."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import Place
from gongwen.rhetoric.stretches import clause_around
from gongwen.words.dictionary import base

_YAO_WORD = re.compile(
    r"(?:[重需主必首紧纲摘概纪提机简扼精切次快想索讨只若]|(?<!今)就|正|险些|眼看|却|谁|什么|为何|怎么|不光|差点)要$|要不要$|还不要$"
)
_YAO_NEXT = re.compile(
    r"要(?:求(?!得|真务|实|稳|变|新|精|同)|素|务|点(?!名|出|面|亮|上|到)|么|害|领(?!导)|员|职|塞|道|件|案|情|义|闻|命|挟|价|账|饭|目|旨|略|地(?!毯)"
    r"|想|是(?!非)|说(?!清|明|到|透|真|实|好)|数(?!据)|不(?![断忘怕折失惧畏懈辱避等拘留搞护]|仅|得)|钱|粮|政策|人(?![人民员手才们])|回来"
    r"|花(?!大力|力|心|功夫|气力)|靠(?!前)|多花|多跑|多等|误工|误农|受累|受罪|挨|会[一-龥](?=[。，])|半[年天月]|[一二三四五六七八九十几\d]+个?(?:多)?(?:年|月|天|小时|分钟|万|元)|减少[\d]|从[^，。；]{1,8}绕|费|耗|绕|听几|等(?!次)|感谢|特别感谢|说明的|强调的|指出的|看出|知道)"
)
_YAO_BEFORE = re.compile(
    r"(?:目的|为的)(?:就|正|也)?是$|，就是$|的时候$|意味着[^，。；]{0,16}$|(?:每次|天天|买什么|做什么|干什么|孩子们?说|有人说|群众说|他说|她说)[^，。；]{0,6}$|(?:稍后|随后|马上|待会儿?)[^，。；]{0,8}$|(?:大约|大概|平均|往往|常常|经常|有时候?|总共|一共|差不多|过去|以前|从前|原来|原先|当年|曾经?|本来)"
    r"[^，。；]{0,8}$|年前[^，。；]{0,8}$|(?:提出|规定|约定|答应|估计|预计|听说)[^，。；]{4,}$"
    r"|(?<!们)我(?:还|也|首先|特别|想|今天|在此|在这里)?$|第[一二三四五]$|唯一$|向[^，。；]{1,6}$|不看[^。；]{2,20}，$"
)
_YAO_CONDITION = re.compile(r"^(?:想)?[^，。；的]{3,24}，(?:就|还|首先)?(?:必须|离不开|务必|靠|得)")
_YAO_RELATIVE = re.compile(
    r"^[^，。；、]{1,8}的(?:[是话事]|精神|工作|问题|任务|内容|文章|目标|第|几|。|，|！|就是|正是|只是|地方|人是|东西|路)"
)
_YAO_LED = re.compile(r"(?:^|[都还更也就是既又一二三四五六七八九十])$")
_YAO_OWN = re.compile(r"我们|我|今天|所|这次|今年|接下来|下一步|还|明天")
_YAO_COST = re.compile(
    r"^(?:[走跑交付经等占用填盖]|再)[^，。；]{0,4}[\d一二两三四五六七八九十几多][^，。；]{0,6}(?:[年月天元次趟里]|小时|公里|分钟|[道个]章)"
)


def is_directive(place: Place) -> bool:
    """Whether 要 is the head of a directive: no other word, no other sense, a word of its own."""
    text, start = place.sentence.text, place.start
    offset = place.sentence.start + start
    if _YAO_WORD.search(text[: start + 1]) or _YAO_NEXT.match(text, start):
        return False
    if not place.after or _YAO_BEFORE.search(_tail(text, start)):
        return False
    if not place.words.stands_alone(offset, offset + 1):
        joined = place.words.begins(offset) and base().tag.get(place.after[:2], "").startswith("v")
        led = _YAO_LED.search(place.before) or place.words.tag_at(offset) == "x"
        return joined or bool(led)
    return not (_is_asked(text, start) or _is_otherwise(place))


def _is_otherwise(place: Place) -> bool:
    """Whether 要 tells what something costs, what is wanted, or what is about to be done."""
    rest = place.sentence.text[place.end :]
    if not place.before:
        return bool(_YAO_CONDITION.match(rest) or _YAO_COST.match(rest))
    return bool(
        _YAO_COST.match(rest) or (_YAO_RELATIVE.match(rest) and _YAO_OWN.search(place.before))
    )


def _tail(text: str, start: int) -> str:
    """The last two clauses before a place."""
    begin = clause_around(text, start)[0]
    return text[clause_around(text, max(0, begin - 2))[0] : start]


def _is_asked(text: str, start: int) -> bool:
    begin, end = clause_around(text, start)
    asks = re.search(r"为什么|为何|凭什么|何必|何苦|难道|谁要", text[begin:start])
    return bool(asks) or (text[end : end + 1] == "？" and "吗" in text[start:end])
