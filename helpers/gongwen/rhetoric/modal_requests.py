"""请 and 希望: whether they ask the reader or listener to act, or tell of an invitation, a wish."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import Place

_OTHER_WORD = re.compile(
    r"请(?:[示假客教柬愿战罪帖缨功勿他她来]|求(?!是)|[^，。；]{0,3}销假|人[代帮看来做吃])"
)
_JOINED = re.compile(r"[申邀聘报提宴约延商呈送被恳敬想不吃]$|(?<!如)(?<!，)特$")
_PAST = re.compile(
    r"了(?!解)|过(?=[，。；])|上来|进来|到一起|回来|[^，。；]{0,6}来的(?!同志|朋友|各位|客)|当(?:了|过)"
)
_TOLD = re.compile(
    r"[他她它]们?$|曾|已|每次|主动|专门|多次|不要|可以|要|把|有的|有些|一些|[^了]先后|我们(?:先后|还|又|也|专门|这次)?$|"
    r"(?:就是|为了|打算|准备|决定|常常?|总|是|村里|乡里|厂里|老板|工头|校长|书记|镇长|县长|局长|主任|家家|户户|人家)$"
)
_ADDRESSED = re.compile(
    r"(?:[的请](?:朋友|家长|同志|旅客|乘客|居民|单位|同学|人员|车辆|司机|市民|村民|读者|听众|企业|商户|群众|地方|部门|代表|委员|，)?|"
    r"家长|市民|车辆|行人|旅客|乘客|游客|考生|用户|业主|住户|朋友们?|同志们?|各[^，。；]{1,8}|有[^，。；]{1,8}的|时候?|[天日后前中间里上]|事|情况|意见|同时|此外|另外|这里|在此|"
    r"最后|首先|其次|现|拟|谨|再次|并|也|还|再|一定|务|都|仍|则|便|即|妥否|如下|资金|经费|以上|是|我|[们儿你您者]|[年月]|[一二三四五六七八九十\d][、.）]|[），])$"
)
_CALLED = re.compile(
    r"请(?:大家|放心|记住|相信|理解|支持|监督|注意|谅解|原谅|各位|同志们?|你们|您|贵|你[省市县区乡镇村校局厅委]|各[级县区乡镇村部单街市有科位]|有关|全[体市县区])"
)
_EXPLAINED = re.compile(r"^(?:主要)?(?:就)?是|^目的")


def is_wish(place: Place) -> bool:
    """Whether 希望 calls on somebody; the noun and a mere wish do not."""
    text, end = place.sentence.text, place.end
    if re.search(
        r"(?:[的新有点大着项种份了]|充满|带来|看到|寄予|提|殷切|(?:反映|来信|写信[^，。；]{0,4}|留言|呼吁|建议)，|孩子们|群众|百姓|孩子|家长|职工|企业|他们?|她们?|未来|人们)$",
        text[: place.start],
    ):
        return False
    if re.match(r"(?:小学|工程|[的是，。、：”更]|站在|在于|寄托|能够?(?!.{0,3}继续))", text[end:]):
        return False
    return bool(re.fullmatch(r"(?:.{0,5}[，、])?.{0,9}", place.before))


def is_request(place: Place) -> bool:
    """Whether 请 asks the reader or listener to act, here and now."""
    text, start, end = place.sentence.text, place.start, place.end
    before, after = place.before, place.after
    if _OTHER_WORD.match(text, start) or _JOINED.search(text[:start]):
        return re.search(r"(?:^|，)特$", before) is not None
    if (
        re.search(r"我们请[^。；]*[，、]$", text[:start])
        or _PAST.search(after)
        or _TOLD.search(before)
    ):
        return False
    if text[end : end + 1] in ("，", "。", "到", "") or _is_explained(place):
        return False
    if not before or _ADDRESSED.search(before) or _CALLED.match(text, start):
        return len(before) <= 16
    return False


def _is_explained(place: Place) -> bool:
    """Whether the invitation is told together with its purpose (今天请大家来，主要是…)."""
    text = place.sentence.text
    rest = text[place.end + len(place.after) + 1 :]
    return "来" in place.after[-2:] and bool(_EXPLAINED.match(rest))
