"""Checks of the parts above and below the body: head, number, receivers, annexes, imprint."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.documents import Block
from gongwen.drafting.bodies import issuer_of
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading import cues
from gongwen.reading.markers import hanzi

_NUMBER = re.compile(
    r"(?P<code>[一-龥]{1,12})\s*(?P<open>[〔\[［【(（﹝<])\s*(?P<year>\d{2}|\d{4})\s*年?\s*"
    r"(?P<close>[〕\]］】)）﹞>])\s*(?P<di>第?)\s*(?P<zero>0*)(?P<count>\d+)\s*号"
)
_SECRECY = re.compile(r"^(?:绝密|机密|秘密)")
_SECRECY_RIGHT = re.compile(r"^(?:绝密|机密|秘密)(?:★(?:\d+(?:年|个月|日)|长期))?$")
_URGENCY = re.compile(
    r"^(?:急件|紧急|火急|急|十万火急|急办|特级|紧急件|平急|特提|急急|加急件|特急件)$"
)
_OTHER_TYPE = re.compile(
    r"(?:公示|须知|启事|提示|声明|简章|通知书|答复|安排表|名单|书)(?:[（(].*)?$"
)
_TELEGRAM = re.compile("电报|明电|密电|发电")
_RED_HEAD = re.compile(r"^[《“（(]?(.{3,40}?)[》”）)]?\s*[（(《“]?文件[）)》”]?[：:。，]?$")
_BODIES = re.compile(
    r"(?:人民政府|办公室|委员会|[局厅部处院]|部门|单位|机构|公司|学校|街道)(?:（[^）]*）)?[，。；,;.]?$"
)


@check_for("T01")
def copy_number(draft: Draft) -> Iterator[Finding]:
    """A copy number of another length than six digits, above a mark of secrecy."""
    if not any(_SECRECY.match(draft.words(block)) for block in draft.head):
        return
    for block in draft.head:
        digits = draft.words(block)
        if digits.isdecimal() and len(digits) != 6:
            fix = digits.zfill(6) if len(digits) < 6 else None
            yield Finding(block.start, block.end, fix)


@check_for("T02")
def secrecy(draft: Draft) -> Iterator[Finding]:
    """A mark of secrecy in another form than 机密★3年."""
    for block in draft.head:
        words = draft.words(block)
        if _SECRECY.match(words) and len(words) <= 12 and not _SECRECY_RIGHT.match(words):
            yield Finding(block.start, block.end)


@check_for("T02b")
def secret_without_copy_number(draft: Draft) -> Iterator[Finding]:
    """A mark of secrecy without a copy number."""
    words = [draft.words(block) for block in draft.head]
    for block in draft.head:
        secret = _SECRECY.match(draft.words(block)) and hanzi(draft.words(block)) <= 6
        if secret and not any(line.isdecimal() for line in words):
            yield Finding(block.start, block.end)


@check_for("T03")
def urgency(draft: Draft) -> Iterator[Finding]:
    """A mark of urgency that the standard does not know."""
    if any(_TELEGRAM.search(draft.words(block)) for block in draft.head):
        return
    for block in draft.head:
        if _URGENCY.match(draft.words(block)):
            yield Finding(block.start, block.end)


@check_for("T04")
def red_head(draft: Draft) -> Iterator[Finding]:
    """A red head with marks in it."""
    for block in draft.head:
        words = draft.words(block)
        found = _RED_HEAD.match(words)
        if found and re.search(r"[《》“”（）：。，]", words) and "关于" not in words:
            yield Finding(block.start, block.end, f"{found[1]}文件")


@check_for("T05")
def document_number(draft: Draft) -> Iterator[Finding]:
    """A document number with other brackets, 第, a leading zero or a short year."""
    for block in _number_lines(draft):
        text = draft.document.text_of(block)
        found = _NUMBER.search(text)
        if found and (faults := list(_faults(found))):
            year = found["year"] if len(found["year"]) == 4 else f"20{found['year']}"
            fix = f"{found['code']}〔{year}〕{found['count']}号"
            known = {
                "fault": (", ".join(en for en, _ in faults), "、".join(zh for _, zh in faults))
            }
            yield Finding(block.start + found.start(), block.start + found.end(), fix, known)


def _number_lines(draft: Draft) -> Iterator[Block]:
    """The lines above the body that are short and end like a number."""
    for block in draft.document.blocks:
        if block.kind in ("salutation", *BODY[1:]):
            return
        words = draft.words(block)
        if block.kind == "doc_number" or (hanzi(words) <= 14 and _NUMBER.match(words)):
            yield block


def _faults(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    if found["open"] != "〔" or found["close"] != "〕":
        yield "other brackets than 〔〕", "年份未用六角括号"
    if len(found["year"]) == 2:
        yield "a year of two digits", "年份未标全称"
    if found["di"]:
        yield "第", "顺序号前加了“第”字"
    if found["zero"]:
        yield "a leading zero", "顺序号编了虚位"


@check_for("T06")
def signer_without_name(draft: Draft) -> Iterator[Finding]:
    """签发人 with nothing behind it."""
    for block in draft.head:
        found = re.search(r"签发人\s*(?:：\s*$|$|(?!：)\s*[一-龥]{2,4}$)", draft.words(block))
        if found:
            yield Finding(block.start + found.start(), block.end)


@check_for("T08")
def title_without_type(draft: Draft) -> Iterator[Finding]:
    """A title with 关于 that names no type, of a document that is addressed or numbered."""
    titles = list(draft.document.of_kind("title"))
    official = draft.numbered or (draft.addressee and not _is_greeting(draft))
    named = cues.type_in(draft.title) or _OTHER_TYPE.search(draft.title)
    if titles and official and "关于" in draft.title and not named:
        yield Finding(titles[0].start, titles[-1].end)


def _is_greeting(draft: Draft) -> bool:
    return any(
        cues.is_speech_salutation(draft.document.text_of(block))
        for block in draft.document.of_kind("salutation")
    )


@check_for("T08b")
def title_with_final_mark(draft: Draft) -> Iterator[Finding]:
    """A title that ends in a mark."""
    for block in _title_lines(draft):
        found = re.search(r"(?<=[一-龥”》）])[。；，：、.]$", draft.words(block))
        if found:
            yield Finding(block.start + found.start(), block.end, "")


def _title_lines(draft: Draft) -> Iterator[Block]:
    """Titles, or else lines above the receivers that would be titles but for their final mark."""
    titles = list(draft.document.of_kind("title"))
    yield from titles
    for block in () if titles else draft.document.blocks:
        words = draft.words(block)
        if block.kind == "salutation":
            return
        if block.kind in ("paragraph", "closing", "heading"):
            about = re.match(r"[^，。；：]{0,30}关于[^，。；：]{2,60}的", words)
            if about and cues.type_in(words.rstrip("。；，：、.")):
                yield block
            return


@check_for("T09")
def receivers_without_colon(draft: Draft) -> Iterator[Finding]:
    """Receivers followed by a half-width colon, another mark or none."""
    block = _receivers(draft)
    if block is None or not draft.statutory:
        return
    text = draft.document.text_of(block)
    bare = text.rstrip("：:，。；,;. 　")
    if text[len(bare) :] == "：" or (text[len(bare) :] == ":" and draft.half_width):
        return
    if len(bare) < len(text):
        yield Finding(block.start + len(bare), block.end, "：")
    else:
        yield Finding(block.end - 1, block.end, f"{text[-1]}：")


def _receivers(draft: Draft) -> Block | None:
    """The line of receivers, also where it lacks its colon; None where there is none."""
    blocks = draft.document.blocks
    for before, block in zip((None, *blocks), blocks, strict=False):
        if block.kind == "salutation":
            return None if cues.is_speech_salutation(draft.document.text_of(block)) else block
        if before and before.kind in ("title", "doc_number") and _names_bodies(draft, block):
            return block
        if block.kind in BODY:
            return None
    return None


def _names_bodies(draft: Draft, block: Block) -> bool:
    words = draft.words(block)
    if block.kind not in ("paragraph", "signature", "note") or hanzi(words) > 60:
        return False
    bare = words.rstrip("，。；,;. 　")
    named = all(_BODIES.search(part) for part in re.split("[，、]", bare) if part)
    return named and not re.search(r"[。；：！？\d《]", bare) and draft.type not in ("命令", "公报")


@check_for("T09b")
def receivers_of_the_unaddressed(draft: Draft) -> Iterator[Finding]:
    """Receivers above a text that goes to nobody in particular."""
    for block in draft.document.of_kind("salutation"):
        if not cues.is_speech_salutation(draft.document.text_of(block)):
            yield Finding(block.start, block.end)
        return


@check_for("T10")
def no_body(draft: Draft) -> Iterator[Finding]:
    """A numbered document with sign-off but without body."""
    dates = list(draft.document.of_kind("date"))
    titles = list(draft.document.of_kind("title"))
    if draft.numbered and titles and dates and not any(True for _ in draft.document.of_kind(*BODY)):
        yield Finding(titles[0].start, titles[-1].end)


@check_for("T13")
def another_signature(draft: Draft) -> Iterator[Finding]:
    """A signature that shares no name with the issuer in the title."""
    issuer = issuer_of(draft.title)
    signatures = list(draft.document.of_kind("signature"))
    if not issuer or not signatures or draft.type in ("命令", "议案", "公告") or "、" in issuer:
        return
    words = re.sub(r"[\s　]+", "", draft.signature)
    if not (_same_body(words, issuer) or "会议" in issuer or "代表大会" in issuer):
        block = signatures[0]
        yield Finding(block.start, block.end, known={"issuer": issuer})


def _same_body(one: str, other: str) -> bool:
    """Whether the letters of the shorter name stand in the longer one, in order."""
    short, long = sorted((one, other), key=len)
    letters = iter(long)
    return all(letter in letters for letter in short)


@check_for("T13b")
def no_signature(draft: Draft) -> Iterator[Finding]:
    """A date without signature under a document that is signed."""
    dates = list(draft.document.of_kind("date"))
    signed = any(True for _ in draft.document.of_kind("signature"))
    addressed = bool(draft.addressee) and draft.statutory
    if dates and addressed and not signed and dates[-1].start > _body_end(draft):
        yield Finding(dates[-1].start, dates[-1].end)


def _body_end(draft: Draft) -> int:
    return max((block.end for block in draft.blocks(*BODY)), default=0)


@check_for("T14b")
def no_date(draft: Draft) -> Iterator[Finding]:
    """A signature without date under a numbered document."""
    signatures = list(draft.document.of_kind("signature"))
    if draft.statutory and draft.numbered and signatures and not draft.facts["date"]:
        yield Finding(signatures[-1].start, signatures[-1].end)


@check_for("T16")
def note_without_brackets(draft: Draft) -> Iterator[Finding]:
    """A person to ask, named under the date without brackets."""
    dates = list(draft.document.of_kind("date"))
    for block in draft.document.of_kind("note"):
        words = draft.words(block)
        below = dates and block.start > dates[-1].start and draft.statutory
        if below and re.match("联系人|联系电话", words):
            yield Finding(
                block.start, block.end, f"（{draft.document.text_of(block).rstrip('。.')}）"
            )


@check_for("T16b")
def nobody_to_ask(draft: Draft) -> Iterator[Finding]:
    """A numbered 请示 without a person to ask."""
    dates = list(draft.document.of_kind("date"))
    if draft.numbered and dates and not re.search("联系人|联系电话|电话", draft.text):
        yield Finding(dates[-1].start, dates[-1].end)


@check_for("T17")
def copies(draft: Draft) -> Iterator[Finding]:
    """抄送 without its colon or its final stop."""
    end = max((block.end for block in draft.document.of_kind("signature", "date")), default=0)
    for block in draft.document.blocks:
        text = draft.document.text_of(block)
        below = block.kind == "copy_to" or (end and block.start > end)
        if not below or not re.match(r"抄\s*送", text) or "印发" in text:
            continue
        right = re.sub(r"^抄\s*送\s*[:：]?\s*", "抄送：", text)
        right = right.rstrip("；;，,、.。 　") + "。"
        if right != text:
            yield Finding(block.start, block.end, right)


@check_for("T18")
def imprint(draft: Draft) -> Iterator[Finding]:
    """A date of printing with leading zeros, or another word than 印发."""
    for block in draft.document.of_kind("copy_to"):
        text = draft.document.text_of(block)
        found = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日\s*(印发|印制|印)?。?$", text)
        if not found or re.match(r"抄\s*[送报]", text):
            continue
        right = f"{found[1]}年{int(found[2])}月{int(found[3])}日印发"
        if right != found[0]:
            yield Finding(block.start + found.start(), block.end, right)


@check_for("T23")
def letter_with_imprint(draft: Draft) -> Iterator[Finding]:
    """A letter with a line of imprint, unless its head says 文件."""
    if any("文件" in draft.words(block) for block in draft.head):
        return
    for block in draft.document.of_kind("copy_to"):
        if draft.words(block).endswith("印发"):
            yield Finding(block.start, block.end)


@check_for("T24")
def order_with_document_number(draft: Draft) -> Iterator[Finding]:
    """An order with a number by year."""
    for block in draft.document.of_kind("doc_number"):
        if _NUMBER.search(draft.words(block)):
            yield Finding(block.start, block.end)


@check_for("T24b")
def order_without_signer(draft: Draft) -> Iterator[Finding]:
    """An order whose sign-off names no office-holder."""
    office = re.compile(r"(?:长|主席|总理|主任|书记|检察长|院长)[\s　]*[一-龥·\s　]{2,8}$")
    signatures = list(draft.document.of_kind("signature"))
    if signatures and not any(office.search(draft.words(block)) for block in signatures):
        yield Finding(signatures[0].start, signatures[-1].end)


@check_for("T25")
def nobody_attended(draft: Draft) -> Iterator[Finding]:
    """Minutes that do not say who attended."""
    titles = list(draft.document.of_kind("title"))
    if titles and draft.whole and not re.search("出席|参加|参会", draft.text):
        yield Finding(titles[0].start, titles[-1].end)


@check_for("T25b")
def attendance_out_of_order(draft: Draft) -> Iterator[Finding]:
    """列席 or 请假 above 出席."""
    lists = [
        (found[1], block)
        for block in draft.document.blocks
        if (found := re.match(r"(出席|请假|列席)(?:人员|单位)?：", draft.words(block)))
    ]
    names = [name for name, _ in lists]
    if "出席" in names:
        for name, block in lists[: names.index("出席")]:
            yield Finding(block.start, block.start + len(name))


@check_for("T28")
def no_receivers(draft: Draft) -> Iterator[Finding]:
    """A numbered document of a type that is addressed, without receivers."""
    titles = list(draft.document.of_kind("title"))
    if titles and draft.numbered and draft.whole and _receivers(draft) is None:
        yield Finding(titles[0].start, titles[-1].end)
