"""Checks of counts and of what one part of a document says of another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.checks.annexes import annexes, listed
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.drafting.signed import day_in, signed_date
from gongwen.drafting.taken import NUMBER, right_number
from gongwen.reading import cues
from gongwen.reading.markers import marker_at, ordinal

_ANNEX = re.compile(
    r"(?:[见按照填依]|(?:格式|名单|样式|内容)[^，。；]{0,4})\s?附件(\d{0,2})|[（(](?:详?见)?附件(\d{0,2})[）)]|(?:名单|方案|清单|表格?)附后"
)
_LISTED = re.compile(
    r"(?:^|[，。；：由经对向从在把与和及]|包括)(?P<items>[一-龥]{2,6}(?:、[一-龥]{2,6}){1,8}(?:(?:和|及|以及)[一-龥]{2,6}?)?)"
    r"(?P<count>[两三四五六七八九十]|\d{1,2})个(?=部门|单位|县|区|乡镇|镇|村|方面|环节|领域|行业|片区|街道|社区|工种|科室|阶段|步骤|城市)"
)
_YOU = re.compile(
    r"[你贵]([省市县区州镇乡局厅](?![一-龥]?[域民人])|[校院委办司会部所](?=[《，关报来函要应、将提]))"
)
_OWN = {
    "省": "省", "市": "市", "县": "县", "区": "区", "州": "州", "镇": "镇", "乡": "乡", "局": "局",
    "厅": "厅", "委": "委", "院": "院", "校": "校学中大", "司": "司", "会": "会", "部": "部",
    "办": "办", "所": "所",
}  # fmt: skip
_ARTICLE = re.compile(
    r"本(?:通知|意见|办法|规定|方案|通告|决定|批复|细则|通报)第([一二三四五六七八九十]{1,3}|\d{1,2})[条点项]"
)
_SELF = re.compile(
    r"本(通知|通告|公告|意见|决定|通报|批复|决议)(?=自|由|印发|下发|发布|第|所称|要求|精神|如)"
)


@check_for("K01")
def broken_promise(draft: Draft) -> Iterator[Finding]:
    """Another number of points than announced."""
    layer = draft.promised
    for row in layer[layer["label"] == "broken"].to_dict("records"):
        known = {"promised": int(row["promised"]), "found": int(row["found"])}
        yield Finding(row["start"], row["end"], known=known)


@check_for("K02")
def miscounted(draft: Draft) -> Iterator[Finding]:
    """A、B、C四个部门."""
    for start, end in draft.sentences():
        for found in _LISTED.finditer(draft.text[start:end]):
            items = re.split("、|以及|和|及", found["items"])
            least = len(
                re.split("、", found["items"])
            )  # the last two may be one item: 不动产和税务
            promised = 2 if found["count"] == "两" else ordinal(found["count"])
            plain = not re.search("等|各|多|共|全|其他|分别", found["items"])
            if plain and promised not in (len(items), least):
                span = (start + found.start("items"), start + found.end() + 2)
                known = {"promised": promised, "found": len(items)}
                yield Finding(span[0], min(span[1], end), known=known)


@check_for("X01")
def annex_not_listed(draft: Draft) -> Iterator[Finding]:
    """见附件 in a whole document without 附件."""
    complete = draft.numbered or (draft.signature and draft.facts["date"])
    if complete and draft.whole and not listed(draft) and not annexes(draft):
        if any(True for _ in draft.document.of_kind("attachment")):
            return
        for start, end, _ in _annexes_meant(draft):
            yield Finding(start, end)
            return


def _annexes_meant(draft: Draft) -> Iterator[tuple[int, int, str]]:
    for block in draft.blocks(*BODY):
        for found in _ANNEX.finditer(draft.words(block)):
            yield block.start + found.start(), block.start + found.end(), found[1] or found[2] or ""


@check_for("X02")
def annex_number_too_high(draft: Draft) -> Iterator[Finding]:
    """附件3 where two are listed."""
    count = max(len(listed(draft)), *(int(n) for _, n, _ in annexes(draft) if n.isdecimal()), 0, 0)
    for start, end, number in _annexes_meant(draft) if count else ():
        if number and int(number) > count:
            yield Finding(start, end, known={"count": count})


@check_for("X03")
def answer_before_question(draft: Draft) -> Iterator[Finding]:
    """A number of a later year than the answer's own."""
    signed = signed_date(draft)
    for block in draft.blocks("paragraph"):
        for found in re.finditer(r"[〔\[（(]((?:19|20)\d\d)[〕\]）)]\s?\d+号", draft.words(block)):
            if signed and int(found[1]) > signed.year:
                yield Finding(block.start + found.start(), block.start + found.end())


@check_for("X04")
def years_differ(draft: Draft) -> Iterator[Finding]:
    """A number of another year than the date."""
    signed = signed_date(draft)
    for block in draft.document.of_kind("doc_number"):
        found = re.search(r"[〔\[（(【［]((?:19|20)\d\d)[〕\]）)】］]", draft.words(block))
        if found and signed and int(found[1]) != signed.year:
            known = {"number": found[1], "date": signed.year}
            yield Finding(block.start + found.start(1), block.start + found.end(1), known=known)


@check_for("X09")
def number_given_twice(draft: Draft) -> Iterator[Finding]:
    """A number that another document with another title has, of those checked together."""
    first = draft.taken.get(right_number(str(draft.facts["doc_number"] or "")))
    if first is None or first.document == draft.document.id or first.title == draft.title:
        return
    for block in draft.document.of_kind("doc_number"):
        found = NUMBER.search(draft.document.text_of(block))
        if found:
            place = block.start + found.start(), block.start + found.end()
            yield Finding(*place, known={"title": first.title, "file": first.file})
            return


@check_for("X05")
def printed_too_early(draft: Draft) -> Iterator[Finding]:
    """A date of printing before the date."""
    signed = signed_date(draft)
    for block in draft.document.of_kind("copy_to"):
        words = draft.words(block)
        printed = day_in(words) if words.endswith(("印发", "印制")) else None
        if printed and signed and printed < signed:
            yield Finding(block.start, block.end)


@check_for("X06")
def wrong_address(draft: Draft) -> Iterator[Finding]:
    """你局 to a county."""
    receiver = draft.addressee
    if not receiver or receiver.startswith("各") or re.search("[，、]", receiver):
        return
    for block in draft.blocks(*BODY):
        for found in _YOU.finditer(draft.words(block)):
            letter = found[1]
            if not any(one in receiver for one in _OWN[letter]):
                start = block.start + found.start()
                yield Finding(start, start + 2, known={"addressee": receiver})


@check_for("X07")
def no_such_article(draft: Draft) -> Iterator[Finding]:
    """本通知第五条 of four."""
    count = 0
    for block in draft.blocks("heading", "list_item", "paragraph"):
        marker = marker_at(draft.document.text, block.start)
        if marker and marker.kind in ("cjk_comma", "article") and marker.ordinal < 200:
            count = max(count, marker.ordinal)
    for block in draft.blocks(*BODY) if count else ():
        for found in _ARTICLE.finditer(draft.words(block)):
            if ordinal(found[1]) > count:
                known = {"count": count}
                yield Finding(block.start + found.start(), block.start + found.end(), known=known)


@check_for("X08")
def calls_itself_another(draft: Draft) -> Iterator[Finding]:
    """本通告 in a 通知; the title decides, and what is issued with it may call itself anything."""
    named = cues.type_in(draft.title)
    if named is None or not draft.statutory or re.search("印发|转发|批转|发布|公布", draft.title):
        return
    for block in draft.blocks(*BODY):
        for found in _SELF.finditer(draft.words(block)):
            if found[1] != draft.type:
                start = block.start + found.start()
                yield Finding(start, block.start + found.end(), f"本{draft.type}")
