"""What a document is made of: its parts, its type, its outline, its lists and its promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongwen.documents import Block, Document, make_layers
from gongwen.reading import cues
from gongwen.reading.markers import INLINE, LAST, Marker, inline_markers, marker_at, ordinal

PART_COLUMNS = {
    "level": "Int64", "marker": "object", "heading": "object", "run_in": "bool", "flags": "object",
}  # fmt: skip
OUTLINE_COLUMNS = {
    "level": "int64", "marker": "object", "ordinal": "Int64", "heading": "object", "run_in": "bool",
    "parent": "int64", "flags": "object",
}  # fmt: skip
LIST_COLUMNS = {"members": "object", "count": "int64"}
PROMISE_COLUMNS = {"promised": "Int64", "found": "Int64", "list_start": "Int64"}

_BODY = ("paragraph", "heading", "list_item", "closing")
_ONE_LIST = {"seq": "di"}  # 首先, 其次, 第三
_CHAINED = 2
_TORN_CHAIN = 3
_SUMMARY = re.compile(
    r"(?<=[。！？!?])(?:总之|总的(?:来说|看)|通过(?:以上|上述|这些)|以上|上述|这些|这[几两三四五六]|此外|另外|因此[，,]|"
    r"[一-龥]{0,6}(?:各级|各地|各部门|各单位|有关方面)(?:都?要|必须))"
)
_TYPE_CUES = (
    ("表态发言", re.compile(r"表态如下|作(?:如下|以下)表态|表个态")),
    ("汇报", re.compile(r"(?:情况|工作)[^。]{0,12}汇报如下|汇报(?:如下|以下)|现将[^。]{2,40}汇报")),
    ("述职报告", re.compile(r"述职如下|现(?:述职|作述职)|以上述职")),
    ("倡议书", re.compile(r"(?:发出|提出)(?:如下|以下)?倡议|我们倡议")),
    ("请示", re.compile(r"(?:妥否|当否|可否)[，,]?请(?:予)?(?:批示|批复|审批|指示)")),
    ("批复", re.compile(r"收悉[^。]*。?[^。]*批复如下|[现特]批复如下|特此批复")),
    ("函", re.compile(r"(?:函复|函告|函商|函达)如下|特此函|请予函复|[现特]函[复告]")),
    ("报告", re.compile(r"报告如下|特此报告|以上报告")),
    ("通报", re.compile(r"通报如下|特此通报|予以通报")),
    ("通告", re.compile(r"通告如下|特此通告")),
    ("公告", re.compile(r"公告如下|特此公告|现予公告")),
    ("决议", re.compile(r"决议如下")),
    ("决定", re.compile(r"决定如下|作(?:如下|出)决定")),
    ("意见", re.compile(r"提出(?:如下|以下)[^。]{0,6}意见")),
    ("通知", re.compile(r"通知如下|特此通知")),
)
_SAME_TYPE = {
    "讲话": "讲话稿",
    "发言": "发言稿",
    "致词": "致辞",
    "要点": "工作要点",
    "倡议": "倡议书",
    "述职述廉报告": "述职报告",
}
_PROMISE = re.compile(
    r"(?:讲|提(?![高升供到前起])|谈|说|抓好|做好|办好|抓|从|强调|包括|现将[^。，,]{0,30}|重点[^。，,]{0,6}|以下|下列|如下)"
    r"[^。，,；;：:？?！!\n的了]{0,8}?(?<![\d第])([几两二三四五六七八九十]{1,2}|\d{1,2})"
    r"(?:点|个方面|方面|条|项|句话|件事|个问题|个(?=关系|环节|重点|意见|要求))"
)


@dataclass(frozen=True)
class _List:
    """A list found in a text: where it starts and how many members it has."""

    start: int
    count: int


def parts(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The blocks of documents as a layer.

    Returns
    -------
    pandas.DataFrame
        `label` is the kind of block (`gongwen.documents.KINDS`); own columns `level`, `marker`,
        `heading` (text or None), `run_in`, `flags` (tuple).
    """
    return make_layers(documents, _parts, PART_COLUMNS)


def _parts(document: Document) -> Iterator[dict[str, Any]]:
    return (_part(document, block) for block in document.blocks)


def _part(document: Document, block: Block) -> dict[str, Any]:
    return {
        "start": block.start, "end": block.end, "label": block.kind, "level": block.level,
        "marker": block.marker, "heading": document.heading_of(block), "run_in": block.run_in,
        "flags": block.flags,
    }  # fmt: skip


def outline(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The headings and list items of documents, with their depth.

    Depth follows the order in which the text itself uses its numbering marks, not a fixed table.

    Returns
    -------
    pandas.DataFrame
        A layer of headings (the heading's own span) and list items; `label` is `heading` or
        `list_item`. Own columns: `level` (1 = top), `marker`, `ordinal` (None without a number),
        `heading` (the text behind the marker, without its final mark; None for list items),
        `run_in`, `parent` (row number within the document, -1 at the top) and `flags`.
    """
    return make_layers(documents, _outline, OUTLINE_COLUMNS)


def _outline(document: Document) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    open_rows: list[int] = []
    for block in document.of_kind("heading", "list_item"):
        level = block.level or 1
        open_rows = [row for row in open_rows if rows[row]["level"] < level]
        start, end = block.heading or (block.start, block.end)
        marker = marker_at(document.text, start) if block.marker else None
        rows.append(
            {
                "start": start, "end": end, "label": block.kind, "level": level,
                "marker": block.marker, "ordinal": marker.ordinal if marker else None,
                "heading": heading_text(document, block), "run_in": block.run_in,
                "parent": open_rows[-1] if open_rows else -1, "flags": block.flags,
            }
        )  # fmt: skip
        open_rows.append(len(rows) - 1)
    return rows


def heading_text(document: Document, block: Block) -> str | None:
    """A heading without its numbering mark and final punctuation; None where there is none."""
    head = document.heading_of(block)
    if head is None:
        return None
    return head.removeprefix(block.marker or "").strip(" 　").rstrip("。.：:；;，,")


def enumerations(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The lists that run on inside a paragraph (一是…二是…；第一，…第二，…).

    A list has at least two members whose numbers rise by one from 1, or three from 2 where the
    first is lost. A member reaches to the next mark, the last one to the end of its block or to a
    sentence that sums up.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is the kind of mark (`shi`, `yao`, `di`, `seq`, `arabic`, …); own columns
        `members` (list of (start, end)) and `count`.
    """
    return make_layers(documents, inline_lists, LIST_COLUMNS)


def inline_lists(document: Document) -> list[dict[str, Any]]:
    """The rows of `enumerations` for one document, block by block, without a table."""
    return [
        span
        for block in document.of_kind(*_BODY)
        for kind in INLINE
        for span in _chains(document, block, kind)
    ]


def _chains(document: Document, block: Block, kind: str) -> Iterator[dict[str, Any]]:
    text = document.text_of(block)
    own = block.marker or ""
    marks = [
        m for m in inline_markers(text, kind) if kind == "arabic" or not own or m.start >= len(own)
    ]
    if "glued" in block.flags and block.heading:
        seam = marker_at(text, block.heading[1] - block.start)
        marks = [seam, *marks] if seam and seam.kind == kind else marks
    for chain in _rising(marks):
        begins = chain[0].ordinal
        if len(chain) < _CHAINED or (begins != 1 and (begins != 2 or len(chain) < _TORN_CHAIN)):
            continue
        ends = [m.start for m in chain[1:]] + [_list_end(text, chain)]
        members = [
            (block.start + m.start, block.start + len(text[:end].rstrip(" 　")))
            for m, end in zip(chain, ends, strict=True)
        ]
        yield {
            "start": members[0][0], "end": members[-1][1], "label": kind, "members": members,
            "count": len(members),
        }  # fmt: skip


def _rising(marks: Sequence[Marker]) -> Iterator[list[Marker]]:
    """Runs of marks whose numbers rise by one; 最后 may end one."""
    chain: list[Marker] = []
    for mark in marks:
        follows = (
            chain and chain[-1].ordinal != LAST and (mark.ordinal in (chain[-1].ordinal + 1, LAST))
        )
        if chain and not follows:
            yield chain
            chain = []
        chain.append(mark)
    if chain:
        yield chain


def _list_end(text: str, chain: Sequence[Marker]) -> int:
    """Where the last member of a list ends.

    Members parted by ； make one sentence, so the last ends with it; others may have several
    sentences, up to one that sums up or to the end of the block.
    """
    if text[: chain[1].start].rstrip(" 　").endswith(("；", ";")):
        stop = re.search(r"[。！？!?][”’）)]*", text[chain[-1].end :])
        return chain[-1].end + stop.end() if stop else len(text)
    summary = _SUMMARY.search(text, chain[-1].end)
    return summary.start() if summary else len(text)


def promises(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """Announced counts (讲三点意见) beside what follows.

    What follows is the list inside the same paragraph, or else the next headings or list items of
    one level up to the next higher one.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is `kept`, `broken`, or `open` where no list follows or the number is 几;
        own columns `promised`, `found` (Int64, missing where unknown) and `list_start`.
    """
    return make_layers(documents, _promises, PROMISE_COLUMNS)


def _promises(document: Document) -> list[dict[str, Any]]:
    inline = [_List(one["start"], one["count"]) for one in inline_lists(document)]
    spans = []
    for block in document.of_kind(*_BODY):
        for found in _PROMISE.finditer(document.text_of(block)):
            end = block.start + found.end()
            promised = None if found[1] == "几" else ordinal(found[1])
            following = _list_behind(document, block, end, inline)
            count = following.count if following else None
            label = (
                "open"
                if promised is None or count is None
                else "kept"
                if promised == count
                else "broken"
            )
            spans.append(
                {
                    "start": block.start + found.start(), "end": end, "label": label,
                    "promised": promised, "found": count,
                    "list_start": following.start if following else None,
                }
            )  # fmt: skip
    return spans


def _list_behind(
    document: Document, block: Block, end: int, inline: Sequence[_List]
) -> _List | None:
    """The list that a promise at `end` announces."""
    for one in inline:
        if end <= one.start < block.end:
            return one
    nodes = [b for b in document.of_kind("heading", "list_item") if b.start >= block.end]
    if not nodes:
        return None
    first, count = nodes[0], 0
    kind = _kind_of(document, first)
    section = _section_of(document, block)
    if (
        section
        and (first.level or 1) <= (section.level or 1)
        and kind == _kind_of(document, section)
    ):
        return None  # the next heading of the kind the promise stands under
    for node in nodes:
        if (node.level or 1) < (first.level or 1):
            break
        if node.level == first.level:
            if _kind_of(document, node) != kind or (node is not first and "restart" in node.flags):
                break
            count += 1
    return _List(first.start, count)


def _section_of(document: Document, block: Block) -> Block | None:
    """The last heading before a block (or the block itself, if its heading is run in)."""
    heads = [head for head in document.of_kind("heading") if head.start <= block.start]
    return heads[-1] if heads else None


def _kind_of(document: Document, block: Block) -> str:
    start = block.heading[0] if block.heading else block.start
    marker = marker_at(document.text, start) if block.marker else None
    return _ONE_LIST.get(marker.kind, marker.kind) if marker else "label"


def document_type(document: Document) -> str | None:
    """The type (文种) of a document, from its title or else from what its text says of itself.

    The title decides; without one, the first cue does (通知如下, 妥否，请批示, 表态如下); a text that
    greets listeners and has no such cue is a speech (讲话稿). None where nothing tells.
    """
    for block in document.of_kind("title"):
        named = cues.type_in(document.text_of(block))
        if named:
            return _SAME_TYPE.get(named, named)
    text = document.without("furniture", "part_title", "attachment").text
    for name, cue in _TYPE_CUES:
        if cue.search(text):
            return name
    greets = any(
        cues.is_speech_salutation(document.text_of(b)) for b in document.of_kind("salutation")
    )
    appeals = any(
        cues.opens_with_vocative(document.text_of(b)) for b in document.of_kind("closing")
    )
    return "讲话稿" if greets or appeals else None


def describe(document: Document) -> dict[str, Any]:
    """What a document says of itself, in the exact words of the source.

    Returns
    -------
    dict
        `file`, `document` (its number in the file), `type` (文种 or None), `title`, `addressee`
        (without its colon), `doc_number`, `closing`, `signature`, `date` (the sign-off's, or else
        the one under the title), `first_line`, `last_line`; None where the text has none.
    """
    content = [b for b in document.blocks if b.kind not in ("furniture", "part_title")]
    spans = [document.where(b.start, b.end) for b in content or document.blocks]
    address = _first(document, "salutation")
    return {
        "file": document.file,
        "document": document.number,
        "type": document_type(document),
        "title": _first(document, "title"),
        "addressee": address.rstrip("：: 　") if address else None,
        "doc_number": _number(document),
        "closing": _joined(document, "closing"),
        "signature": _joined(document, "signature"),
        "date": _date(document),
        "first_line": min((span["line"] for span in spans), default=None),
        "last_line": max((span["end_line"] for span in spans), default=None),
    }


def _first(document: Document, kind: str) -> str | None:
    return next((document.text_of(block) for block in document.of_kind(kind)), None)


def _joined(document: Document, kind: str) -> str | None:
    return "\n".join(document.text_of(block) for block in document.of_kind(kind)) or None


def _number(document: Document) -> str | None:
    line = _first(document, "doc_number")
    return cues.document_number(line) if line else None


def _date(document: Document) -> str | None:
    """The date of the sign-off; without one, the first date in the lines under the title."""
    signed = [document.text_of(block) for block in document.of_kind("date")]
    if signed:
        return cues.date_line(signed[-1]) or signed[-1]
    notes = (cues.first_date(document.text_of(block)) for block in document.of_kind("note"))
    return next((date for date in notes if date), None)
