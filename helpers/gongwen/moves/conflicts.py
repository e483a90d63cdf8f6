"""Moves that do not go with a document's type: a request in a 报告, an answer to nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from gongwen.documents import Block, Document, layer_of, make_layer
from gongwen.moves.cues import levelled
from gongwen.moves.places import main_blocks
from gongwen.structure import document_type

CONFLICT_COLUMNS = {"rule": "object", "tier": "object", "evidence": "object"}

_RULES = {
    "request_in_report": ("R05", "REG"),
    "several_matters": ("R04", "REG"),
    "no_reference": ("R12", "P"),
    "number_missing": ("R12", "P"),
    "closing_repeated": ("style", "P"),
}
_BODY = ("paragraph", "heading", "list_item", "closing")
_APPROVE = "批示|批准|批复|审批"
_REQUEST = re.compile(
    rf"(?<![报申呈提邀邀聘敬])(?:恳|特|谨|敬|拟|务|并)?请(?!示|求书|假)[^，。；：《》]{{0,24}}?(?:{_APPROVE})"
    rf"|[妥当可]否，?请[^。]{{0,8}}(?:{_APPROVE}|示)"
)
_REPORTED = re.compile(r"(?:经|已|后|曾)[^，。；]{0,12}$")
_WANT = "申请|请求|要求|恳请|增加|增设|解决|购置|购买|新建|改建|扩建|修建|拨付|追加|设立|成立|调整|减免|举办"
_TWO_TITLES = re.compile(rf"关于[^，。]*?(?:及|以及|并|和|与)(?:{_WANT})[^，。]*的请示")
_WANTED = re.compile(
    rf"(?:特|兹|谨|现)(?:此|向)?[^，。；]{{0,12}}?(?:申请|请求|恳请)|(?:申请|请求|恳请)[^，。；]{{0,16}}?(?:{_WANT}|批准)"
)
_INCOMING = re.compile(
    r"收悉|来[函文电]|《[^》]{2,80}(?:请示|函|报告)》|你[^，。]{1,12}(?:请示|来函)"
)
_NUMBER = re.compile(r"〔\d{4}〕|[（\[［【]\d{4}[）\]］】]\d+号|\d+号")
_TWICE = re.compile("通知如下")
_AGAIN = "特此通知"


def conflicts(documents: Document | Iterable[Document], kind: str | None = None) -> pd.DataFrame:
    """Where a move and the type of document contradict each other.

    Parameters
    ----------
    documents : Document or several
        What to look at.
    kind : str, optional
        The type they are meant to be; without it, what each title or text says.

    Returns
    -------
    pandas.DataFrame
        A layer of the words or the paragraph at fault. Labels: `request_in_report` (a 报告 asks
        for approval), `several_matters` (a 请示 whose title joins two requests, or that asks for
        something in each of several numbered sections: one matter may need both, so ask a human),
        `no_reference` (a 批复 or 复函 does not say what it answers),
        `number_missing` (it names the incoming document without its number), `closing_repeated`
        (通知如下 and 特此通知 in one text). Own columns: `rule`, `tier` (`REG` the regulation,
        `P` common practice) and `evidence` (the words that contradict).

    Notes
    -----
    R05: 《党政机关公文处理工作条例》 art. 15 (4): no request in a report. R04, ibid.: one matter in a
    请示. R12 (the answer cites title
    and number of what it answers) and the repeated closing are common practice. 以上报告，请审阅 is
    no request.
    """
    return layer_of(documents, lambda document: _conflicts(document, kind))


def _conflicts(document: Document, kind: str | None) -> pd.DataFrame:
    kind = kind or document_type(document)
    body = [
        document.blocks[number]
        for number in main_blocks(document)
        if document.blocks[number].kind in _BODY
    ]
    found: list[dict[str, Any]] = []
    if kind == "报告":
        found += _requests(document, body)
    if "请示" in _title(document):
        found += _matters(document, body)
    if body and (kind in ("批复", "复函") or _is_answer(document)):
        found += _references(document, body)
    found += _repetitions(document, body)
    return make_layer(document, found, CONFLICT_COLUMNS)


def _requests(document: Document, body: list[Block]) -> Iterator[dict[str, Any]]:
    for block in body:
        text = levelled(document.text_of(block))
        for match in _REQUEST.finditer(text):
            if not _REPORTED.search(text[: match.start()]):
                start, end = block.start + match.start(), block.start + match.end()
                yield _row(document, "request_in_report", (start, end), (start, end))


def _matters(document: Document, body: list[Block]) -> Iterator[dict[str, Any]]:
    for block in document.of_kind("title"):
        match = _TWO_TITLES.search(levelled(document.text_of(block)))
        if match:
            span = (block.start + match.start(), block.start + match.end())
            yield _row(document, "several_matters", span, span)
            return
    section, asked = 0, dict[int, tuple[int, int]]()
    for block in body:
        section += block.kind in ("heading", "list_item") and block.level == 1
        match = _WANTED.search(levelled(document.text_of(block)))
        if match and section:
            asked.setdefault(section, (block.start + match.start(), block.start + match.end()))
    for span in list(asked.values())[1:]:
        yield _row(document, "several_matters", span, span)


def _title(document: Document) -> str:
    return "".join(document.text_of(block) for block in document.of_kind("title"))


def _is_answer(document: Document) -> bool:
    return "复函" in _title(document)


def _references(document: Document, body: list[Block]) -> Iterator[dict[str, Any]]:
    for block in body:
        text = levelled(document.text_of(block))
        match = _INCOMING.search(text)
        if match:
            if not _NUMBER.search(text):
                span = (block.start + match.start(), block.start + match.end())
                yield _row(document, "number_missing", span, span)
            return
    first = (body[0].start, body[0].end)
    yield _row(document, "no_reference", first, None)


def _repetitions(document: Document, body: list[Block]) -> Iterator[dict[str, Any]]:
    text = levelled(document.text)
    opened = _TWICE.search(text)
    for block in body:
        at = text.find(_AGAIN, block.start, block.end)
        if opened and at > opened.start():
            span = (at, at + len(_AGAIN))
            yield _row(document, "closing_repeated", span, opened.span())


def _row(
    document: Document, label: str, span: tuple[int, int], evidence: tuple[int, int] | None
) -> dict[str, Any]:
    rule, tier = _RULES[label]
    words = document.text[slice(*evidence)] if evidence else None
    return {
        "start": span[0], "end": span[1], "label": label, "rule": rule, "tier": tier,
        "evidence": words,
    }  # fmt: skip
