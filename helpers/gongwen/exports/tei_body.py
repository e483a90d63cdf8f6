"""The body of a TEI text: blocks as elements, nested by parts and headings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from lxml import etree
from lxml.builder import ElementMaker

from gongwen.documents import Block, Document

TEI = "http://www.tei-c.org/ns/1.0"
"""The namespace of TEI."""

ID = "{http://www.w3.org/XML/1998/namespace}id"
FURNITURE = ("furniture", "part_title")
TOP = ("title", "doc_number", "salutation", "date", "note", "signature", *FURNITURE)
BOTTOM = ("closing", "attachment", "signature", "date", "note", "copy_to", *FURNITURE)
SIGN_OFF = ("attachment", "signature", "date", "copy_to")
WITHIN = {"salutation": "salute", "doc_number": "idno", "date": "dateline", "signature": "signed"}
"""Elements of an opener or closer by kind of block; other kinds are a `seg` of that type."""

E = ElementMaker(namespace=TEI, nsmap={None: TEI})
Numbered = tuple[int, Block]


def body(document: Document, name: str) -> etree._Element:
    """The `body` of a document; block number n is the element `name.bn`."""
    made = E.body()
    for number, part in enumerate(_parts(document)):
        made.append(_Part(document, name).build(part, "annex" if number else "main"))
    if not len(made):
        made.append(E.div(E.p(), type="main"))
    return made


def _parts(document: Document) -> list[list[Numbered]]:
    """The blocks cut behind each sign-off that more text follows, and before a later title."""
    parts: list[list[Numbered]] = [[]]
    for number, block in enumerate(document.blocks):
        kinds = [before.kind for _, before in parts[-1]]
        tail = list(takewhile(lambda kind: kind in BOTTOM, reversed(kinds)))
        signed = len(tail) < len(kinds) and any(kind in SIGN_OFF for kind in tail)
        begun = any(kind not in TOP for kind in kinds)
        if (signed and block.kind not in BOTTOM) or (block.kind == "title" and begun):
            parts.append([])
        parts[-1].append((number, block))
    return parts


class _Part:
    """One `div` in the making: where the next block goes depends on what came before."""

    def __init__(self, document: Document, name: str) -> None:
        self._document = document
        self._name = name
        self._open: list[tuple[int, etree._Element]] = []

    def build(self, part: list[Numbered], kind: str) -> etree._Element:
        self._open = [(0, E.div(type=kind))]
        top = list(takewhile(lambda one: one[1].kind in TOP, part))
        rest = part[len(top) :]
        tail = list(takewhile(lambda one: one[1].kind in BOTTOM, reversed(rest)))[::-1]
        for number, block in top:
            self._add_top(number, block)
        for number, block in rest[: len(rest) - len(tail)]:
            self._add(number, block)
        root = self._open[0][1]
        if tail:
            root.append(E.closer(*(self._within(*one) for one in tail)))
        return root

    def _add_top(self, number: int, block: Block) -> None:
        root = self._open[0][1]
        if block.kind == "title":
            root.append(self._element("head", number, block, type="title"))
        elif block.kind in FURNITURE:
            root.append(self._element("fw", number, block, type=block.kind))
        else:
            if not len(root) or root[-1].tag != f"{{{TEI}}}opener":
                root.append(E.opener())
            root[-1].append(self._within(number, block))

    def _within(self, number: int, block: Block) -> etree._Element:
        """A block as a part of an opener or closer."""
        if block.kind in FURNITURE:
            return self._element("fw", number, block, type=block.kind)
        tag = WITHIN.get(block.kind)
        if tag:
            return self._element(tag, number, block)
        return self._element("seg", number, block, type=block.kind)

    def _add(self, number: int, block: Block) -> None:
        if block.kind == "heading":
            self._add_heading(number, block)
        elif block.kind == "list_item":
            self._add_item(number, block)
        elif block.kind == "paragraph":
            self._open[-1][1].append(self._element("p", number, block))
        elif block.kind in FURNITURE:
            self._open[-1][1].append(self._element("fw", number, block, type=block.kind))
        else:
            self._open[-1][1].append(self._element("ab", number, block, type=block.kind))

    def _add_heading(self, number: int, block: Block) -> None:
        level = block.level or 1
        while self._open[-1][0] >= level:
            self._open.pop()
        section = E.div(type="section")
        tag = "ab" if block.run_in else "head"
        section.append(self._element(tag, number, block, type="heading"))
        self._open[-1][1].append(section)
        self._open.append((level, section))

    def _add_item(self, number: int, block: Block) -> None:
        here = self._open[-1][1]
        if not len(here) or here[-1].tag != f"{{{TEI}}}list":
            here.append(E.list())
        here[-1].append(self._element("item", number, block))

    def _element(self, tag: str, number: int, block: Block, **attributes: str) -> etree._Element:
        """A block as an element, its heading marked."""
        made = E(tag, **attributes)
        made.set(ID, f"{self._name}.b{number}")
        if block.marker:
            made.set("n", block.marker)
        if rend := " ".join(_rend(block)):
            made.set("rend", rend)
        text = self._document.text
        if block.heading is None:
            made.text = text[block.start : block.end]
        else:
            start, end = block.heading
            seg = E.seg(text[start:end], type="head")
            made.text = text[block.start : start]
            seg.tail = text[end : block.end]
            made.append(seg)
        return made


def _rend(block: Block) -> Iterator[str]:
    if block.level is not None:
        yield f"level-{block.level}"
    if block.run_in:
        yield "run-in"
    yield from (f"flag-{flag}" for flag in block.flags)
