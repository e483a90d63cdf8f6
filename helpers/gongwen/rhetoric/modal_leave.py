"""可, 可以, 鼓励, 允许 and 一般不: whether they leave room, or tell of ability and habit."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import SPEAKING, Place

_OTHER = re.compile(
    r"到[现如今了头]|如今|现在|今天|[他她我谁这那]|眼下|结果|实际|一[到查看问]|就是|[^，。；]{0,4}地[说看讲]|[说看想讲知谓]|[见喜惜否能靠行持是用贵怕恶怜歌观圈]|[，。；！？、：”]|不(?!参|予|交|办|受|作|再|设|列|收|缴)|没有"
)
_LEAVE = re.compile(
    r"(?:自行|自愿|自主|酌情|直接|优先|先行?|同时|就近|就地|免费|适当|灵活|依法|按照?|凭|持|由|在|到|向|从|以|与|根据|结合|通过|参照|采取|视|另行?|分期|分批|"
    r"一次性|随时|提前|延长|延期|暂[缓不停]|缓[交缴期]|免[交缴费予于收]|减[免收征]|退[回货]?|停|敲|拒[绝收付]|罚|换|调剂?|叫停|否决|分设|合并|整合|拆分|"
    r"认[捐领购]|申[请报领]|报名|参加|参与|领取|选择|自选|委托|代[办领缴]|借[用阅]|使用|享[受有]|给予|兼任|拨打|举报|投诉|反映|提[出交议]|咨询|查阅|查询|索取|办理|预约|购买|"
    r"要求|请求|请(?=[^，。；]{1,6})|责令|聘[请用任]|组织|采用|采取|试[点行]|探索|设立|成立|把|将|派|邀请|列席|旁听|放宽|简化|授权|指定|入股|租用|出租|转让|不(?:参|予|交|办|受|作|再|设|列))"
)
_ABLE = re.compile(
    r"(?:有效|大大|明显|基本|大幅|显著|进一步|极大|很好|更好|逐步|真正|较好|直观|清楚|充分|避免|减少|节约|节省|节水|节电|增加|提高|降低|缩短|看[到出见]|达到|满足|实现|缓解|解决|安置|容纳|"
    r"供|覆盖|辐射|带动|保证|确保|预见|发现|发光|想象|了解|理解|忘|接受|承受|住|装|感受|体会|证明|反映出|推动|促进|形成|成为|变成|创造|拉动|延伸|撑|抵|救|养|多|少|放心|肯定|洗|走上|跑|"
    r"[^，。；]得|得出|得到|听到|触摸|找到|做到|预期|预料|相信|断定|帮[办助])"
)
_COUNTED = re.compile(
    r"^[^，。；]{1,8}?\d[\d.]*(?![\d.])(?:万|亿|余)?(?:多)?[^，。；日天年月小时个工元%]"
)
_RULED = re.compile(
    r"的，?$|(?:单位|部门|委员会|个人|群众|家长|居民|企业|用户|村民|职工|学生|[级地们户者]|人员)(?:也|还|均|都)?$"
)
_CANNOT_BE = re.compile(
    r"(?:[不认许尚非足这何岂尽难堪宁]|(?<!均)(?<!也)(?<!还)就|难道[^，。；]*|怎么?|谁|哪里|凭什么)$"
)
_ELSE = re.compile(r"[方亦许认尚必切万决绝]$")
_PAST = re.compile(r"(?:去年|前年|上年|此前|先后|早在)[^。；]{0,24}$")
_PICKED = re.compile(r"(?:一切|凡|所有|一批|仍?处于)$")
_WELL = re.compile(r"大有|深刻|[一-龥]{2}的(?![，。])")
_SHORT = 3


def is_leave(place: Place) -> bool:
    """Whether 可以 or 可 gives leave rather than tells of ability."""
    text, start, end = place.sentence.text, place.start, place.end
    rest, led = text[end:], text[:start]
    if _PICKED.search(led) or _WELL.match(rest):
        return False
    if _OTHER.match(rest) or _CANNOT_BE.search(led) or _is_asked(place):
        return False
    allowed = bool(_LEAVE.match(rest))
    if not allowed and (text[start:end] == "可" or _needs_leave(place)):
        return False
    if _ABLE.match(rest) or place.after.endswith("的"):
        return False
    if place.kind not in SPEAKING or _RULED.search(led):
        return text[start:end] != "可" or not _ELSE.search(led)
    return allowed and len(place.before) >= _SHORT and not place.before.endswith("我们")


def _needs_leave(place: Place) -> bool:
    """Whether the place of 可以 (也可以, a figure behind it) speaks of ability unless its verb does not."""
    led = place.sentence.text[: place.start]
    also = re.search(r"(?<!们)[也还]$", led) and "可以" not in led
    return bool(also or _COUNTED.match(place.after))


def _is_asked(place: Place) -> bool:
    """Whether the clause is a question."""
    text = place.sentence.text
    return text[place.end + len(place.after) :][:1] == "？" or "难道" in place.before


def is_encouraged(place: Place) -> bool:
    """Whether 鼓励 or 允许 opens a clause of its own and leaves room to act."""
    after = place.after
    return (
        len(place.before) <= 6
        and len(after) >= 4
        and not re.search(r"[的不了和与受到、要]$|让我们|给", place.before)
        and not re.match(r"[了的]|和|与|政策|[^，。；]{1,10}的(?:政策|措施|办法|意见|文件)", after)
        and not _PAST.search(place.sentence.text[: place.start])
    )


def is_usual(place: Place) -> bool:
    """Whether 一般不 advises against something rather than tells what seldom is so."""
    return not re.match(r"[会能是需知太愿敢想肯出在爱喜]", place.sentence.text[place.end :])
