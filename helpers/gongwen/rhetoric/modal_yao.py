"""要: whether it heads a directive, or tells of cost, wish, or what is about to happen."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_duties import is_past
from gongwen.rhetoric.modal_places import Place
from gongwen.rhetoric.modal_told import tells
from gongwen.rhetoric.stretches import clause_around
from gongwen.words.dictionary import base

_YAO_WORD = re.compile(
    r"(?:[重需必首紧纲摘概纪提机简扼精切次快索讨只若]|(?<![业户店车船房雇])主|(?<![思理设])想|正|险些|眼看|却|谁家|哪家|(?<!谁的[一-龥])(?<!谁的[一-龥][一-龥])谁|什么|为何|怎么|不光|差点|将|总|偏|必须|务必|应该|应当|非|硬|执意|不是|打算|原本|老是)要$|要不要$|还不要$"
)
_YAO_NEXT = re.compile(
    r"要(?:的(?:不?[是就]|，)|我(?!们)|求(?!得|真务|实|稳|变|新|精|同)|素|务|点(?!名|出|面|亮|上|到)|么|害|领(?!导|跑|取|悟)|员|职|塞|道(?!歉)|件(?!件)|案|情|义|闻|命|挟|价|账|饭|目|旨|略|地(?!毯)"
    r"|想(?!到|清|明|透|在|方|办法|深|得)|是(?!非)|说(?!清|明|到|透|真|实|好)|数(?!据)|不(?![断忘怕折失惧畏懈辱避等拘留搞护]|仅|得)|钱|粮|政策|人(?![人民员手才们])|回来"
    r"|花(?!大力|力|心|功夫|气力|在|得|到)|靠(?!前)|多[花跑等走绕付交](?:[^，。；]{0,2}[\d二两三四五六七八九十几]|冤枉)|会[一-龥](?=[。，])|从[^，。；]{1,8}绕|费|耗|绕|听几|归零|等(?!次)|感谢|特别感谢|说明的|强调的|指出的|看出|知道)"
)
_YAO_BEFORE = re.compile(
    r"(?:目的|为的)(?:就|正|也)?是$|意味着[^，。；]{0,16}$|(?:每次|天天|买什么|做什么|干什么)[^，。；]{0,6}$|(?:稍后|随后|等?一?会儿|待会儿?)[^，。；]{0,8}$|(?:大约|大概|平均|往往|常常|经常|有时候?|总共|一共|差不多|过去(?![的一二两三四五六七八九十几\d这])|以前|从前|原来|原先|当年|曾经?|本来)"
    r"[^，。；]{0,8}$|年前[^，。；]{0,8}$|(?:提出|规定|约定|估计|预计)(?!的)[^，。；]{4,}$"
    r"|(?<!们)我(?:还|也|首先|特别|想|今天|在此|在这里)?$|唯一$|向[^，。；]{1,6}$|不[看听凭论问][^。；]{2,20}，$|有[^，。；]{0,3}[一两几多\d][^，。；]{0,6}(?:[位名]|老人|乡亲|大[爷娘妈])[^，。；]{0,8}$"
)
_YAO_CONDITION = re.compile(
    r"^(?:想)?[^，。；]{3,24}，(?:就|还|首先|自己|老师|干部|我们)?(?:必须(?!坚持)|离不开|务必|靠|得|先要|首先要|就要|先得)"
)
_YAO_RELATIVE = re.compile(
    r"^[^，。；、]{1,8}的(?:[。，！话几]|第|(?:事情?|精神|工作|问题|任务|内容|文章|目标|地方|东西|路)?(?:[只正也就]?[是有]|还|很|太|[。！]))"
)
_YAO_LED = re.compile(r"(?:^|[业户店车船房雇]主|[都还更也就是既又越先仍均再一二三四五六七八九十])$")
_YAO_OWN = re.compile(r"我们|我|今天|所|这次|今年|接下来|下一步|还|明天")
_YAO_COST = re.compile(
    r"^(?:[走跑交付经等占用填盖排坐熬涨]|再(?!.{1,3}一[点些步]))[^，。；]{0,4}[\d一二两三四五六七八九十几多][^，。；]{0,6}(?:[年月天元次趟里]|小时|公里|分钟|[道个]章)"
)


_YAO_NO_ADJECTIVE = re.compile(r"要(?:紧[盯抓跟扣绷咬密靠贴守握围]|强化|务[必实]|点[名面亮])")
_YAO_BURDEN = re.compile(
    r"(?:群众|老人|患者|病人|学生|孩子|居民|老百姓|乡亲|窗口人员|家属)[^，。；]{0,6}要(?:来回|往返|跑|排[^，。；]{0,3}队|"
    r"上学|看病|吃[饭水]|出行|回家|读书|盖房|走亲|绕|翻山|爬|坐船|过河|起早|把同样|重复|多次)"
)
_YAO_WANTING = re.compile(
    r"(?:群众|老百姓|农民|企业|事业|产业|乡村|经济|工业|农业|城市|地方|孩子|[^，。；各]{1,3}[县区市镇乡村])$"
)
_YAO_NEEDS = re.compile(r"，(?:就|还|也)?(?:离不开|必须|先要|首先|关键|靠|少不了|得先|先得)")
_SHORT = 8
_YAO_CHOICE = re.compile(r"(?:哪[些个里种]?|什么|几)[^，。；都也]{0,6}要$")
_YAO_HEADLESS = re.compile(
    r"^(?!把|将|对|该)[^，。；、该能]{2,10}(?<!目)的(?:由|一律|先|就(?!业)|可|可以|须|应|必须|不得|也|[，。])"
)
_YAO_THEN = re.compile(r"就要$")
_YAO_THEN_LED = re.compile(
    r"(?:(?:^|[，；：])(?:[做当干抓搞讲拿端管守]|说[到了]|定了|答应)|既然|只要|一旦|如果|凡|发现|遇|作为|身为|党员|干部|领导|我们|对|制度|定了)"
)
_YAO_ONCE = re.compile(r"(?:发现|遇到?|接到|收到|一旦|查出|凡)[^，。；]*，[^，。；]{0,4}就$")
_YAO_SOON = re.compile(
    r"(?:马上|很快|眼看|转眼|立刻|即刻|[今明后]?[年月天日]底?|[快天谁一]|一[^，。；]{1,8})就要$"
)
_YAO_EVENT = re.compile(
    r"(?:开始|结束|到(?:[来期了]|[，。]|$)|过年|过节|开学|来[临到]?|黑|亮(?=了|[，。])|走(?=了|[，。])|离开|见底|下雨|生病|[^，。；]{0,10}了(?:$|[，。；！？])|是|迎来|被|面临|"
    r"超过|变成|出现)"
)


def _follows(place: Place) -> bool:
    """Whether 就要 draws a duty from what goes before, and not what is soon to happen."""
    text, start, end = place.sentence.text, place.start, place.end
    if _YAO_EVENT.match(text[end:]):
        return False
    if _YAO_ONCE.search(text[:start]):
        return True
    if _YAO_SOON.search(text[:end]):
        return False
    if place.before == "就" and text[: start - 1].endswith("，"):
        return True
    begin = clause_around(text, start)[0]
    return bool(_YAO_THEN_LED.search(text[clause_around(text, max(0, begin - 2))[0] : start]))


def is_directive(place: Place) -> bool:
    """Whether 要 is the head of a directive: no other word, no other sense, a word of its own."""
    text, start = place.sentence.text, place.start
    offset = place.sentence.start + start
    if _YAO_WORD.search(text[: start + 1]) or _YAO_NEXT.match(text, start):
        return False
    if _YAO_THEN.search(text[: place.end]):
        return _follows(place) and not tells(place)
    if not place.after or _is_told(place) or is_past(place):
        return False
    if _is_asked(text, start) or _is_otherwise(place) or tells(place):
        return False
    if not place.words.stands_alone(offset, offset + 1):
        joined = place.words.begins(offset) and (
            base().tag.get(place.after[:2], "").startswith("v")
            or base().tag.get(place.after[:1], "").startswith("v")
        )
        led = _YAO_LED.search(place.before) or place.words.tag_at(offset) == "x"
        return joined or bool(led) or bool(_YAO_NO_ADJECTIVE.match(text, start))
    return True


def _is_told(place: Place) -> bool:
    """Whether what goes before makes 要 tell of habit, burden, intention or a choice."""
    tail = _tail(place.sentence.text, place.start)
    if re.search(r"马上[^，。；]{0,8}$", tail) and _YAO_EVENT.match(place.after):
        return True
    return bool(
        _YAO_BEFORE.search(tail)
        or _YAO_BURDEN.search(f"{tail}要{place.after}")
        or _YAO_CHOICE.search(f"{place.before}要")
    )


def _is_wanted(place: Place) -> bool:
    """Whether a clause with a short subject is a wish for what the next clause says (企业要发展，离不开人才)."""
    text = place.sentence.text
    if not _YAO_WANTING.match(place.before) or len(place.after) > _SHORT:
        return False
    return bool(_YAO_NEEDS.match(text, place.end + len(place.after)))


def _is_otherwise(place: Place) -> bool:
    """Whether 要 tells what something costs, what is wanted, or what is about to be done."""
    rest = place.sentence.text[place.end :]
    if _YAO_HEADLESS.match(rest) or _is_wanted(place):
        return True
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
