"""应, 须, 应当, 必须, 务必: whether they put somebody under a duty, or only look like it."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import Place
from gongwen.rhetoric.modal_told import OFFICE, PEOPLE

_DUTY_SET = re.compile(
    r"应(?=于[\d每本]|在|按|由|及时|依法|根据|主动|立即|自觉|严格|认真|积极|加强|建立|制定|明确|如实|当场|同时|将|坚持|符合|具备|包括|确保|做好|设立)"
)
_DUE = re.compile(
    r"应(?:[参缴收还付报拆改建办][保交到会款发建造缴试]?|到会?|参会|发|享)(?:人[数口])?[约共达]?\d|应[一-龥]{1,4}(?:人数|户数|金额|面积|总[额数])|应税"
)
_AT_WISH = re.compile(r"应[^，。；]{1,10}(?:要求|邀请?|之邀|请求|需要)(?:[，。]|而)")
_ABLE = re.compile(r"得[一-龥]、[^，。；、]{1,4}$")
"""叫得通、下级应得到: what can be done, side by side."""
_GUESS = re.compile(
    r"应[该当]?(?:会|能够?|是|没有|没什么|不会|不难|差不多|已经|早已|说|算(?!一算|好|清|细账|大账))(?!动)|应[该当]?(?:怎么|怎样|如何|干什么|做什么)"
)
_HEAD = re.compile(
    r"[^，。；把对将按以]{1,8}的(?:任务|工作|问题|事|责任|环节|条件|前提|关口?|坎|课|一[步环关课道条]|内容|底线|原则|规律|标准|本领|能力|素质|道路|选择|义务|菜|手续|代价)"
)
_PAST_FRAME = re.compile(
    r"(?:^|[，；“])(?:过去(?![的一二两三四五六七八九十几\d这])|以前|从前|那时|当时|当年|那个年代|那[阵年]月?|早年|早些年|前些年|那几年|那些年|小时候|旧社会|原来|原先|曾经|早几年|早先|早些时候|当初|起初|最初|(?:我?至今|[我还])记得|几十年前|上世纪)"
)
_NOW_FRAME = re.compile(r"现在|如今|今后|今天|以后|眼下|下一步|这次|今年|明年")


def is_past(place: Place) -> bool:
    """Whether the sentence tells what was so in former times."""
    lead = place.sentence.text[: place.start]
    return bool(_PAST_FRAME.search(lead)) and not _NOW_FRAME.search(lead)


_NO_DUTY = re.compile(r"(?:不是|什么是|[最就]怕的，?是)$")
_WILL = re.compile(rf"(?:{PEOPLE}|老太太|老伴|客人|对方|老乡)(?:也|都|还)?$")


def _is_own_will(place: Place) -> bool:
    """Whether 一定要 tells that somebody insists (老太太一定要塞给我), unless his duty follows."""
    if place.sentence.text[place.start : place.end] != "一定要":
        return False
    return bool(_WILL.search(place.before)) and not OFFICE.match(place.after)


def is_bound(place: Place) -> bool:
    """Whether 必须, 务必, 应当 or 应该 binds somebody; 企业应该会算 is a guess, 必须彻底炒熟的菜 names a thing."""
    text, start = place.sentence.text, place.start
    if text[max(0, start - 1) : start] in ("不", "非") or _GUESS.match(text, start):
        return False
    if _NO_DUTY.search(text[:start]) or _is_own_will(place):
        return False
    if _HEAD.match(place.after) and re.search(r"[是有个项条些为做到解决]$|^$", place.before):
        return False
    return not is_past(place)


def is_pressed(place: Place) -> bool:
    """Whether 不得不 warns; most often it tells what somebody had to do."""
    return bool(re.match(r"[防查管警想改抓]", place.after)) and "了" not in place.after


def is_pressing(place: Place) -> bool:
    """Whether 不能不 demands; 不能不说 only leads to a remark."""
    return not re.match(r"说|承认|提到|感到|令人|使人|让人", place.after)


def is_licensed(place: Place) -> bool:
    """Whether 应 or 须 stands alone before a verb phrase."""
    text, start = place.sentence.text, place.start
    word = text[start : place.end]
    offset = place.sentence.start + start
    if _DUE.match(text, start) or _AT_WISH.match(text, start) or is_past(place):
        return False
    able = text[place.end : place.end + 1] == "得" and _ABLE.search(text[:start])
    if _DUTY_SET.match(text, start) and not re.search(
        r"(?:[响适反相供效感接照回报因顺策对答胡]|上下|叫)$", text[:start]
    ):
        return True
    if (
        word == "应"
        and re.match(
            r"应(?:[急对用邀届聘试答验战允运付收变激景诊时声有尽减](?!当)|[^，。；]应[^，。；])",
            text[start:],
        )
        and not re.match(r"应(?:时刻|有所)", text[start:])
    ):
        return False
    if (
        re.search(r"(?:[响适反相供效感呼接照回报因顺策对答胡无毋不必亟]|也不)$", text[:start])
        or able
    ):
        return False
    if text[place.end : place.end + 1] in ("知", "臾", "，", "。", "”", ""):
        return False
    return place.words.stands_alone(offset, offset + 1) or bool(
        re.search(r"(?:^|[，；的人员位门级者也均都还仍尚确])$", text[:start])
    )
