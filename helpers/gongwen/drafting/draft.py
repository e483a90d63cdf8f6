"""A draft as the checks see it: the document with all that is known of it, found once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Block, Document
from gongwen.drafting.bodies import UPWARD, issuer_of
from gongwen.drafting.docx.word_file import Paragraph, WordFile
from gongwen.drafting.parts import parts
from gongwen.drafting.rules import BODY
from gongwen.drafting.taken import Taken
from gongwen.moves.conflicts import conflicts
from gongwen.moves.places import main_blocks
from gongwen.reading import cues
from gongwen.reading.markers import hanzi
from gongwen.structure import describe, document_type, promises

HEAD = ("doc_number", "note", "title", "salutation", "part_title", "furniture")
"""Kinds of block that can stand above the body."""

_FULL = str.maketrans(",;:?!()", "，；：？！（）")
_INSIDE_NUMBER = re.compile(r"(?<=\d)[,:](?=\d)")
_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff”）])\.(?!\d)")
_ASKING_REPORT = re.compile(r"(?:请示|申请|请求)报告\s*$")
_TITLED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_MENTIONED = re.compile(r"[“‘][^“”‘’。；\n]{1,12}[”’]")
_ABOUT_WORDING = re.compile(
    "写[成作错法]|[误错]写|误作|改[为成正]|应[为作]|错[字别误]|用法|混用|区分|更正"
)
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）]*")


class Placed(NamedTuple):
    """A block, the part it is, its paragraph in the .docx file and its first column there."""

    block: Block
    part: str
    paragraph: Paragraph
    column: int


@dataclass(frozen=True)
class Draft:
    """A document to be checked, as a type; `type` None means that nothing tells its type.

    `package` is the .docx file the text was read from, for checks that need it; `taken` are the
    document numbers of all documents that are checked together.
    """

    document: Document
    type: str | None = None
    package: WordFile | None = None
    taken: Mapping[str, Taken] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        document: Document,
        kind: str | None = None,
        package: WordFile | None = None,
        taken: Mapping[str, Taken] | None = None,
    ) -> Draft:
        """The draft of a document, its type as given or as the text says."""
        titles = "".join(document.text_of(block) for block in document.of_kind("title"))
        asks = _ASKING_REPORT.search(titles)  # an 申请报告 asks, so it is held against 请示
        own = kind or ("请示" if asks else document_type(document))
        return cls(document, own, package, taken or {})

    @cached_property
    def text(self) -> str:
        """The text with full-width punctuation, character for character; numbers keep theirs."""
        kept = [m.start() for m in _INSIDE_NUMBER.finditer(self.document.text)]
        text = list(_FULL_STOP.sub("。", self.document.text.translate(_FULL)))
        for place in kept:
            text[place] = self.document.text[place]
        return "".join(text)

    @cached_property
    def facts(self) -> dict[str, Any]:
        """Title, addressee, number, closing, signature and date, as `describe` gives them."""
        return describe(self.document)

    @cached_property
    def title(self) -> str:
        """The title without spaces, its lines joined; empty where there is none."""
        lines = [self.document.text_of(block) for block in self.document.of_kind("title")]
        return re.sub(r"[\s　]+", "", "".join(lines))

    @cached_property
    def addressee(self) -> str:
        """The receivers, without the colon; empty where there are none."""
        return str(self.facts["addressee"] or "")

    @cached_property
    def signature(self) -> str:
        """The signature, its lines joined by 、; empty where there is none."""
        return "、".join(str(self.facts["signature"] or "").split("\n")).strip("、")

    @cached_property
    def issuer(self) -> str:
        """The body that issues the document, from its signature or its title; may be empty."""
        return self.signature or issuer_of(self.title)

    @property
    def statutory(self) -> bool:
        """Whether the type is one of the regulation's fifteen."""
        return self.type in cues.STATUTORY or self.type == "复函"

    @property
    def upward(self) -> bool:
        """Whether the document goes to a superior."""
        return self.type in UPWARD

    @cached_property
    def whole(self) -> bool:
        """Whether it is a whole document, not a piece of one: it has a title and a body."""
        return bool(self.title) and any(True for _ in self.blocks(*BODY))

    @cached_property
    def numbered(self) -> bool:
        """Whether it has a document number, as a document about to be issued has."""
        return bool(self.facts["doc_number"])

    @cached_property
    def main(self) -> tuple[Block, ...]:
        """The blocks of the document itself, annexes behind the sign-off left out."""
        return tuple(self.document.blocks[number] for number in main_blocks(self.document))

    @cached_property
    def head(self) -> tuple[Block, ...]:
        """The blocks above the title: number, urgency, secrecy, signer."""
        blocks = self.document.blocks
        title = next((i for i, block in enumerate(blocks) if block.kind == "title"), None)
        return tuple(blocks[:title]) if title is not None else ()

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """The parts of the document as its .docx file sets them; none without such a file."""
        if self.package is None:
            return ()
        found = []
        for block, part in parts(self.document):
            line, column = self.document.origin(block.start)[1:]
            if line in self.package.paragraphs:
                paragraph = self.package.paragraphs[line]
                found.append(Placed(block, part, paragraph, column))
        return tuple(found)

    @cached_property
    def promised(self) -> pd.DataFrame:
        """The layer of announced counts."""
        return promises(self.document)

    @cached_property
    def conflicts(self) -> pd.DataFrame:
        """The layer of moves that contradict the type."""
        return conflicts(self.document, self.type)

    @cached_property
    def titled(self) -> tuple[tuple[int, int], ...]:
        """The spans between 《 and 》: the words of other documents, which nobody may change."""
        return tuple(found.span() for found in _TITLED.finditer(self.text))

    @cached_property
    def half_width(self) -> bool:
        """Whether most marks are half-width: a habit of the whole text, reported once (P14)."""
        text = self.document.text
        half = len(re.findall(r"(?<=[\u4e00-\u9fff”）)])[,;:?!](?!//)", text))
        return half > len(re.findall(r"[，；：？！]", text))

    @cached_property
    def hanzi(self) -> int:
        """The number of Chinese characters of the body."""
        return sum(hanzi(self.words(block)) for block in self.main if block.kind in BODY)

    @cached_property
    def mentioned(self) -> tuple[tuple[int, int], ...]:
        """Short spans in quotation marks in a sentence about wording: 把“截止目前”改正."""
        return tuple(
            (start + found.start(), start + found.end())
            for start, end in self.sentences()
            if _ABOUT_WORDING.search(self.text[start:end])
            for found in _MENTIONED.finditer(self.text[start:end])
        )

    def is_mentioned(self, start: int, end: int) -> bool:
        """Whether a stretch lies within a short span in quotation marks."""
        return any(begin < start and end < stop for begin, stop in self.mentioned)

    def is_titled(self, start: int) -> bool:
        """Whether a place lies between 《 and 》."""
        return any(begin <= start < end for begin, end in self.titled)

    def blocks(self, *kinds: str) -> Iterator[Block]:
        """The document's own blocks of these kinds."""
        return (block for block in self.main if block.kind in kinds)

    def words(self, block: Block) -> str:
        """The text of a block with full-width punctuation."""
        return self.text[block.start : block.end]

    def sentences(self, *kinds: str) -> Iterator[tuple[int, int]]:
        """The sentences of blocks of these kinds, as offsets."""
        for block in self.blocks(*(kinds or BODY)):
            for found in _SENTENCE.finditer(self.words(block)):
                yield block.start + found.start(), block.start + found.end()
