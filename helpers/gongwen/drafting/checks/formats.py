"""Checks of the special formats: letter, order, minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.taken import NUMBER


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
        if NUMBER.search(draft.words(block)):
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
