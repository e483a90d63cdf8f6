"""不得, 不准, 禁止, 不允许, 不要 and 不能: whether they forbid, or tell what cannot be done."""

from __future__ import annotations

import re
from collections.abc import Mapping

from gongwen.rhetoric.modal_duties import is_past
from gongwen.rhetoric.modal_places import Place

_BAN_ELSE: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "不得": (
        re.compile(r"[来由舍怨顾怪差耐巴见恨急使算动马走误慢拖碰惹丢忘缺少忙]$"),
        re.compile(r"[，。；！、”]|$|已|了|空|闲|劲"),
    ),
    "不准": (re.compile(r"[测看拿摸找瞄算吃定准]$"), re.compile(r"[，。；！]|$|的|了")),
    "禁止": (
        re.compile(r"现[就将][^，。]*$|令行$|(?:要求|建议|请求)$"),
        re.compile(
            r"了|性|行为(?!的)|的|[^，。；]{1,10}的(?:规定|条款|决定|禁令)|令|清单|事项|目录|类|区|通行标|[，。；]|$"
        ),
    ),
    "不要": (
        re.compile(
            r"要$|偏偏?$|[他她]们?$|干脆$|宁可$|宁愿$|从来$|(?:交代|嘱咐|告诉|劝|叫|让)[^，。；]{1,4}$"
        ),
        re.compile(r"紧|命|求|钱|报酬|补偿|一分|工钱|回报|脸|好处|陪同|[，。；]|$"),
    ),
    "不允许": (
        re.compile(r"(?:政策|条件|时间|情况|身体|天气|财力|地形|形势|时势|环境)[上也都]?$"),
        re.compile(r"的|[，。；]|$"),
    ),
}


def is_forbidden(place: Place) -> bool:
    """Whether 不得, 不准, 禁止, 不允许 or 不要 forbids."""
    before, after = _BAN_ELSE[place.sentence.text[place.start : place.end]]
    return not (before.search(place.before) or after.match(place.sentence.text[place.end :]))


_NEVER = re.compile(
    r"(?:谁|任何|什么时候|哪[个里]|永远|千万|绝对|一刻)[^，。；]{0,8}[都也就]?$|"
    r"[一半][天刻点丝毫项分个步滴寸件户人颗厘环刻点]+[^，。；]{0,3}[都也]$"
)
_FOR_NOW = re.compile(
    r"(?:一时|暂时|目前|当场|现在|马上|已经?|再也|至今|根本|实在|(?:^|[，；])我|这|难道[^，。；]*)(?:还|也|都)?$"
)
_CAUSE = re.compile(
    r"(?:[断垮塌坏病]了|到期|过期|受阻|(?:^|[，；])(?:因(?![为此])|由于)[^，；]*|身体[^，。；]{1,4}|不[足够通畅])，[^，。；]{0,6}$"
)
_CANNOT = re.compile(
    r"(?:满足|适应|腐|[全都]?怪|当饭|下[地床]|补种|说(?!一套|了算)|算|代表|替|保证|正常|胜任|解决|完全|及时|按时|按期|如期|到位|到场|有效|再用|再有|做到|直接办|很好|见人|出门|自理|回家|达到|承受|"
    r"没有|不|否认|等同|相比|实现|享受|入学|就近|跟上|形成|发挥|确定|落地|继续用|反映|体现|当场办)"
)


def is_ban(place: Place) -> bool:
    """Whether 不能 forbids; what somebody is unable to do is no ban."""
    after = place.after
    if is_past(place):
        return False
    if not after or _CANNOT.match(after) or re.search("(?:的|(?<!平)时|的话)”?$", after):
        return False
    if _FOR_NOW.search(place.before) or _CAUSE.search(place.sentence.text[: place.start]):
        return False
    if _NEVER.search(place.before):
        return True
    if re.search(
        r"(?:能|可|如果?|若|凡|因|由于|还|仍|却|从来|长期|至今|致使|导致|往往|就|[谁都]也?|能|要么|想|再好|才)$",
        place.before,
    ):
        return False
    return not re.search(r"(?:如果|若|凡|因|由于|致使|导致)", place.before)
