"""Checks of who writes to whom and whether the text does what its type is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.bodies import (
    LEVELS,
    is_department,
    is_government,
    level_of,
    place_of,
)
from gongwen.drafting.checks.places import receivers, receivers_span, the_title
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading.markers import hanzi

_HYBRID = re.compile(
    r"(?:请示报告|报告请示|请示函|请求函|申请报告|请示通知|函告通知|申请书?|请求报告|建议报告函|意见函|通知函|报告函)"
    r"(?:[（(][^）)]*[）)])?$"
)
_NOT_A_TYPE = re.compile(r"(?:情况说明|说明|申请|方案|办法|规划|计划|总结|要点|汇报|建议)$")
_LEADER = re.compile(
    r"(?:省长|市长|县长|区长|镇长|乡长|局长|厅长|主任|书记|部长|处长|主席|院长|校长|经理|董事长)"
    r"(?:同志)?(?:$|[、，并和及])|[一-龥]{2,4}同志$"
)
_LOWER = re.compile(
    r"^(?:各(?!有关|相关|市级|省级|兄弟|成员|副)|我[局县市区镇乡]各|本[局县市区镇乡]各|所属|下属)"
)
_TWO_MATTERS = re.compile(
    r"关于(?P<one>[^《》]{4,40}?)(?:以及|及|和)(?P<other>(?:增加|增拨|解决|调整|新建|扩建|改建|购置|拨付|设立|成立|"
    r"给予|安排|增设|核定|减免|聘用|招聘|修建|建设|延长|启用|更换|申报|举办|追加)[^《》]{3,40})的请示"
)
_FORWARDED = re.compile(r"(?:转报|转呈|转送|代报|随文上报)")
_OWN_VIEW = re.compile(
    r"(?:我|本)[县市省区局厅委办院校镇乡府司][^。]{0,20}(?:认为|同意|意见|建议|拟)|经研究|拟同意|拟请|建议|倾向"
)
_AGREED = re.compile(
    r"经[^，。；]{0,20}(?:同意|批准|授权|研究决定)|[同批]意.{0,4}现|受[^，。]{2,12}委托"
)
_SECTION = re.compile(
    r"[局委厅院校司].{2,10}[科股](?:室)?$|(?:局|委|厅)[一-龥]{1,8}(?<!管理)(?<!办事)(?<!事务)(?<!稽查)(?<!工程)(?<!代表)处$"
)
_CONCRETE = re.compile(
    r"\d|附件|《|[一二三四五六七八九十](?:次|天|日|周|月|年|人|名|个)|由[一-龥]{2,14}(?:负责|牵头|组织)"
)
_GOVERNMENTS = re.compile(
    r"各[一-龥（）、]{1,14}(?:人民政府|党委)|(?<![属])[一-龥]{2,8}[县区镇乡]人民政府"
)

_CLOSINGS: tuple[tuple[str, tuple[str, ...], re.Pattern[str], str], ...] = (
    ("请示", (), re.compile(r"特此(?:报告|通知|函[告达复]?|通报|公告)|以上报告，请审[阅议]"), "妥否，请批示"),
    ("报告", (), re.compile(r"(?:妥否|当否|可否|是否妥当)，?请|特此(?:请示|通知|函[告达复]?)"), "特此报告"),
    ("函", ("复函",), re.compile(r"(?:妥否|当否|可否|是否妥当)，?请[^。]{0,6}(?:批示|批复|审批|指示)|特此(?:请示|报告|通知|批复)"), "特此函达"),
    ("批复", (), re.compile(r"特此(?:通知|函[告达复]?|报告|请示|通报)|(?:妥否|当否)，请"), "此复"),
    ("通知", (), re.compile(r"此复|特此(?:报告|请示|批复|函[告达复]|通报|通告|公告)|(?:妥否|当否)，请"), "特此通知"),
    ("通报", (), re.compile(r"此复|特此(?:报告|请示|批复|函[告达复]|通知|通告|公告)|(?:妥否|当否)，请"), "特此通报"),
    ("公告", (), re.compile(r"特此(?:通知|通告|报告|通报|函告)"), "特此公告"),
    ("通告", (), re.compile(r"特此(?:通知|公告|报告|通报|函告)"), "特此通告"),
)  # fmt: skip
"""For each type (and its other names): the closings of other types, and one of its own."""

_BRIEF = 45
_ASKS_AT_END = re.compile(
    r"[妥当可]否|是否妥当|如无不妥|请(?!示|假)[^。；]{0,24}(?:批[示复准转]|审[批示定议核]|指示|核准|支持|答复|批)|为盼"
)


@check_for("R01")
def mixed_type(draft: Draft) -> Iterator[Finding]:
    """A title that ends in two types at once, or in 申请."""
    if _HYBRID.search(draft.title) and "关于" in draft.title:
        yield from the_title(draft)


@check_for("R01b")
def no_statutory_type(draft: Draft) -> Iterator[Finding]:
    """A plan or a statement with a document number of its own and receivers."""
    plain = _NOT_A_TYPE.search(draft.title) and not _HYBRID.search(draft.title)
    if draft.numbered and draft.addressee and plain and not draft.statutory:
        yield from the_title(draft)


@check_for("R02")
def level_skipped(draft: Draft) -> Iterator[Finding]:
    """A receiver two levels above the issuer, without a copy to the level between."""
    block = receivers(draft)
    own, other = level_of(draft.issuer), level_of(draft.addressee)
    if block and own and other and not (own == "town" and other == "city"):
        copied = any(draft.words(b).startswith("抄送") for b in draft.document.of_kind("copy_to"))
        if LEVELS[other] - LEVELS[own] > 1 and not copied:
            yield Finding(*receivers_span(draft, block), known={"issuer": draft.issuer})


@check_for("R03")
def several_receivers(draft: Draft) -> Iterator[Finding]:
    """An upward document to more than one body."""
    block = receivers(draft)
    if block and re.search(r"[、，并]|(?<=[局府委办])和", draft.addressee):
        yield Finding(*receivers_span(draft, block))


@check_for("R03b")
def copy_to_subordinates(draft: Draft) -> Iterator[Finding]:
    """各乡镇 and the like under 抄送 of an upward document."""
    for block in draft.document.of_kind("copy_to"):
        words = draft.words(block)
        if not re.match(r"抄\s*送", words):
            continue
        for found in re.finditer(r"[^：，、。；]+", words):
            if _LOWER.match(found[0].strip()):
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("R04")
def two_matters(draft: Draft) -> Iterator[Finding]:
    """A title with two acts, or a body whose numbered parts are two matters."""
    if _TWO_MATTERS.search(draft.title):
        yield from the_title(draft)
        return
    layer = draft.conflicts
    for row in layer[layer["label"] == "several_matters"].to_dict("records"):
        yield Finding(row["start"], row["end"])


@check_for("R05")
def request_in_report(draft: Draft) -> Iterator[Finding]:
    """What asks for approval in a report."""
    layer = draft.conflicts
    for row in layer[layer["label"] == "request_in_report"].to_dict("records"):
        if draft.type == "报告":
            yield Finding(row["start"], row["end"])


@check_for("R06")
def passed_on_raw(draft: Draft) -> Iterator[Finding]:
    """A request passed on without an own view."""
    if _OWN_VIEW.search(draft.text):
        return
    for block in draft.blocks("paragraph", "heading", "list_item"):
        for found in _FORWARDED.finditer(draft.words(block)):
            yield Finding(block.start + found.start(), block.start + found.end())
            return


@check_for("R07")
def sent_to_a_person(draft: Draft) -> Iterator[Finding]:
    """A leader among the receivers of an official document."""
    block = receivers(draft)
    if block and draft.statutory:
        found = _LEADER.search(draft.addressee)
        if found:
            yield Finding(*receivers_span(draft, block))


@check_for("R08")
def department_orders_government(draft: Draft) -> Iterator[Finding]:
    """A department writes downward to governments without saying that its own agreed."""
    block = receivers(draft)
    issuer = draft.issuer
    if not block or not is_department(issuer) or issuer.endswith(("办公室", "办公厅", "委员会")):
        return
    own = place_of(issuer) and place_of(issuer) == place_of(draft.addressee)
    if not own and _GOVERNMENTS.search(draft.addressee) and not _AGREED.search(draft.text):
        yield Finding(*receivers_span(draft, block))


@check_for("R09")
def joint_of_two_levels(draft: Draft) -> Iterator[Finding]:
    """Signatures of governments and departments of different levels."""
    blocks = list(draft.document.of_kind("signature"))
    bodies = [body for body in re.split(r"[、\s　]+", draft.signature) if hanzi(body) > 3]
    levels = {_rank(body) for body in bodies} - {None}
    if len(bodies) > 1 and len(levels) > 1:
        yield Finding(blocks[0].start, blocks[-1].end)


def _rank(body: str) -> int | None:
    """The rank of a body: a department stands one level below its government."""
    level = level_of(body)
    if level is None or not (is_government(body) or is_department(body)):
        return None
    return LEVELS[level] - (0 if is_government(body) else 1)


@check_for("R09b")
def section_writes(draft: Draft) -> Iterator[Finding]:
    """The signature of a section of a department."""
    if not draft.statutory:
        return
    for block in draft.document.of_kind("signature"):
        if _SECTION.search(draft.words(block)) and draft.addressee:
            yield Finding(block.start, block.end)


@check_for("R10")
def no_signer(draft: Draft) -> Iterator[Finding]:
    """A numbered upward document without 签发人."""
    for block in draft.document.of_kind("doc_number"):
        if "签发人" not in draft.text:
            yield Finding(block.start, block.end)
        return


@check_for("R11")
def nothing_said(draft: Draft) -> Iterator[Finding]:
    """A short notice in which nothing is concrete."""
    body = [draft.words(block) for block in draft.blocks("paragraph", "heading", "list_item")]
    if draft.whole and 0 < draft.hanzi < 120 and not any(_CONCRETE.search(words) for words in body):
        yield from the_title(draft)


@check_for("R12")
def incoming_not_cited(draft: Draft) -> Iterator[Finding]:
    """An answer that does not name what it answers, or not its number."""
    layer = draft.conflicts
    wanted = layer["label"].isin(["no_reference", "number_missing"])
    if draft.addressee and "、" not in draft.addressee and not draft.addressee.startswith("各"):
        for row in layer[wanted].to_dict("records"):
            yield Finding(row["start"], row["end"])


@check_for("R13")
def closing_of_another_type(draft: Draft) -> Iterator[Finding]:
    """A closing formula that belongs to another type."""
    for kind, names, wrong, right in _CLOSINGS:
        if draft.type not in (kind, *names):
            continue
        for block in draft.blocks("closing", "paragraph"):
            if hanzi(draft.words(block)) > 60:
                continue
            for found in wrong.finditer(draft.words(block)):
                start = block.start + found.start()
                known = {"type": draft.type}
                fix = _letter_closing(draft, found[0]) or right
                yield Finding(start, start + len(found[0]), fix, known)


def _letter_closing(draft: Draft, words: str) -> str | None:
    """How a letter ends: an answer as one, a letter that asks by asking for a reply."""
    if draft.type == "复函":
        return "特此函复"
    asks = re.match("妥否|当否|可否|是否妥当", words)
    return "请予函复" if draft.type == "函" and asks else None


@check_for("R13b")
def request_without_closing(draft: Draft) -> Iterator[Finding]:
    """A whole 请示 that does not end with its request."""
    body = [draft.words(block) for block in draft.blocks(*BODY)]
    asks = any(_ASKS_AT_END.search(words) and hanzi(words) <= _BRIEF for words in body[-3:])
    if draft.whole and draft.addressee and not asks:
        yield from the_title(draft)


@check_for("R15")
def closing_twice(draft: Draft) -> Iterator[Finding]:
    """特此通知 behind 通知如下."""
    layer = draft.conflicts
    for row in layer[layer["label"] == "closing_repeated"].to_dict("records"):
        yield Finding(row["start"], row["end"])
