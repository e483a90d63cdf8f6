"""Checks of whether another type would fit: one test for each pair that is confused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.bodies import is_department, is_government, place_of
from gongwen.drafting.checks.places import receivers, receivers_span, the_title
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY

_LEAD = re.compile(
    r"(?:现|特)?(?:将|就|作|予)?[^。；\n]{0,40}?(通知|通报|通告|公告|报告|请示|函告|函复|批复|函商|汇报)如下(?=[：:。])"
)
_LEADS = {
    "通知": ("通知",), "通报": ("通报",), "通告": ("通告",), "公告": ("公告",),
    "报告": ("报告", "汇报"), "请示": ("请示", "报告", "汇报"), "批复": ("批复",),
    "函": ("函告", "函复", "函商"), "复函": ("函告", "函复", "函商"),
}  # fmt: skip
_PUBLIC = re.compile(
    r"(?:广大|全体|各位)?(?:市民|居民|村民|群众|业主|旅客|游客|家长|社会各界|社会公众|顾客|用户)(?:朋友|们)?(?:：|$|，|、)"
)
_BOUNDED = re.compile(r"招聘|停水|停电|停气|停暖|停产|招租|搬迁|施工|绕行|封闭|禁行|招商|放假|停车")
_BASED = re.compile("(?:根据|依据|按照|依照)[^，。；]{0,12}《[^》]*(?:法|条例|规定)》")
_PRAISE = re.compile(
    r"关于(?:给予|对)?[^《》]{0,30}?(?:表扬|表彰|通报批评|批评|处分)(?![^的]{0,12}(?:大会|会议|工作(?=的)|活动|名单|方案|办法|评选|推荐|申报))[^《》]{0,30}的?通知$"
)
_MET = re.compile("会议|大会|全会|通过|审议|表决")
_SPEAKER = re.compile(
    r"^[一-龥]{2,4}(?:（[^）]{2,16}）|[^，。：]{0,6}(?:长|书记|主任|同志))?：(?![^。]{0,6}$)"
)
_LISTS = re.compile(
    r"^(?:出席|列席|请假|缺席|主持|记录|参加|地点|时间|议题|会议|附件|抄送|发送|分送|参会|主持人|记录人|联系人)"
)


_FIELD = re.compile("^(?:财政|发展和改革|发展改革|人力资源|自然资源|生态环境|住房|审计|税务)")
"""Fields of departments that others ask for money, posts, land or leave."""

_LEADING = ("委员会", "办公室")
"""Ends of names of bodies that may lead the departments of their place."""


@check_for("C01")
def nothing_asked(draft: Draft) -> Iterator[Finding]:
    """A 请示 without any request."""
    body = "".join(draft.words(block) for block in draft.blocks(*BODY))
    asks = re.search(r"请(?!示|假)|批准|妥否|当否|可否", body)
    if draft.whole and not asks:
        yield from the_title(draft)


@check_for("C02")
def request_to_a_peer(draft: Draft) -> Iterator[Finding]:
    """A 请示 to a department that does not lead the issuer."""
    block = receivers(draft)
    issuer, receiver = draft.issuer, draft.addressee
    if not block or "、" in receiver or "，" in receiver:
        return
    asked = is_department(receiver) and not receiver.endswith(_LEADING)
    if asked and receiver != issuer and not _stands_below(issuer, receiver):
        yield Finding(*receivers_span(draft, block), known={"issuer": issuer})


def _stands_below(issuer: str, department: str) -> bool:
    """Whether a department may lead a body, as far as names tell: not a government, nor a peer.

    A department of a higher level leads those of its own field; money, posts and plans are others'.
    """
    own, other = place_of(issuer), place_of(department)
    if is_government(issuer):
        return False
    if not (is_department(issuer) and own and other):
        return True
    field = _FIELD.search(department.removeprefix(other))
    foreign = field and field[0][:2] not in issuer.removeprefix(own)
    return own != other and not foreign


@check_for("C03")
def announcement_to_a_few(draft: Draft) -> Iterator[Finding]:
    """A 公告 on recruitment, a power cut and the like, but not on recruitment by rules it names."""
    found = _BOUNDED.search(draft.title)
    if found and not (found[0] == "招聘" and _BASED.search(draft.text)):
        yield from the_title(draft)


@check_for("C04")
def praise_as_notice(draft: Draft) -> Iterator[Finding]:
    """A 通知 that praises or blames."""
    if _PRAISE.search(draft.title):
        yield from the_title(draft)


@check_for("C05")
def notice_to_the_public(draft: Draft) -> Iterator[Finding]:
    """A 通知 addressed to everybody."""
    block = next(draft.document.of_kind("salutation"), None)
    if block and draft.numbered | bool(draft.signature) and _PUBLIC.search(draft.words(block)):
        yield Finding(*receivers_span(draft, block))


@check_for("C06")
def resolution_without_meeting(draft: Draft) -> Iterator[Finding]:
    """A 决议 of an organ that names no meeting."""
    if draft.whole and not _MET.search(draft.text):
        yield from the_title(draft)


@check_for("C07")
def reply_to_a_letter(draft: Draft) -> Iterator[Finding]:
    """A 批复 to a 函, or to a department of the same place."""
    block = receivers(draft)
    for part in draft.blocks("paragraph"):
        found = re.search(
            r"[你贵][^，。《]{1,10}《[^》]*(?<!复)函》[^。]{0,30}收悉|来函收悉", draft.words(part)
        )
        if found:
            yield Finding(part.start + found.start(), part.start + found.end())
            return
    receiver, issuer = draft.addressee, draft.issuer
    peers = place_of(issuer) and place_of(issuer) == place_of(receiver)
    both = is_department(issuer) and is_department(receiver) and not issuer.endswith(_LEADING)
    if block and peers and both:
        yield Finding(*receivers_span(draft, block))


@check_for("C08")
def lead_of_another_type(draft: Draft) -> Iterator[Finding]:
    """通知如下 in a 通报."""
    own = _LEADS.get(draft.type or "")
    if own is None:
        return
    for block in draft.blocks("paragraph"):
        found = _LEAD.search(draft.words(block))
        if found and found[1] not in own:
            start, right = block.start + found.start(1), _letter_lead(draft, found[1]) or own[0]
            yield Finding(start, block.start + found.end(), f"{right}如下", {"type": draft.type})
            return


def _letter_lead(draft: Draft, word: str) -> str | None:
    """The word with which a letter leads to its matter: it answers, asks or informs."""
    if draft.type == "复函" or (draft.type == "函" and word == "批复"):
        return "函复"
    asks = word == "请示" or re.search(r"商请|请予|请(?:支持|协助|函复)", draft.text)
    return "函商" if draft.type == "函" and asks else None


@check_for("C09")
def bulletin_without_content(draft: Draft) -> Iterator[Finding]:
    """A 公报 of a few words."""
    if draft.whole and draft.hanzi < 120:
        yield from the_title(draft)


@check_for("C10")
def record_as_minutes(draft: Draft) -> Iterator[Finding]:
    """Minutes in which three or more paragraphs are somebody's words."""
    spoken = [
        block
        for block in draft.blocks("paragraph", "salutation", "list_item", "note")
        if _SPEAKER.match(draft.words(block)) and not _LISTS.match(draft.words(block))
    ]
    if len(spoken) >= 3:
        yield Finding(spoken[0].start, spoken[0].end, known={"count": len(spoken)})


@check_for("C11")
def order_of_a_firm(draft: Draft) -> Iterator[Finding]:
    """An order of a body without public authority."""
    if re.search(
        r"(?:公司|集团|学校|大学|学院|中学|小学|协会|学会|商会|中心|医院)(?:命)?令$", draft.title
    ):
        yield from the_title(draft)
