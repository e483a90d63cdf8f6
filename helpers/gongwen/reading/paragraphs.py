"""Paragraphs: the lines of a source with screen-width breaks undone, ready to be classified."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.documents import Traced
from gongwen.reading import cues
from gongwen.reading.markers import Marker, marker_at
from gongwen.reading.source import Source, SourceLine

BLANK = (
    " \t\n\r\x0b\x0c\u3000\xa0\u200b\u200c\u200d\ufeff\u2028\u2029\x85\u202f\u205f"
    "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
)
"""Characters that take room and say nothing: those web pages hide, and spaces of every width."""

_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])")
_MARKS = re.compile(r"\*\*|^>\s*|^\*(?=[^*]+\*$)|(?<=[^*])\*$")
_GAP = re.compile(
    r"(?<=[。！？!?：:”）)；;])[ \u3000\t]{2,}(?=\S)"
    r"|[ \u3000\t]{2,}(?=(?:同志们|各位|尊敬的)[^。]{0,20}[：:])"
)
_GREETING = re.compile(
    r"(?:尊敬的|亲爱的)?(?:同志们|各位[一-龥]{1,6}(?:[、，,]\s*(?:同志们|各位[一-龥]{1,6}))*|[一-龥]{0,4}老师们?、?[一-龥]{0,4}同学们)[：:]"
)
_PIECE = re.compile(r"[^。！？]{0,40}篇\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?=[一-龥])")
_SENTENCE_START = re.compile(r"(?<=[。！？!?”])\s*")
_END = re.compile(r"[。！？!?；;，,]")
_TWO = 2
_RUN_ON = 300
_FEW_GAPS = 1
_BULLET = re.compile(r"[●○•·◆◇■□▲△★☆※➢►▶\-*]\s*(?=\S)")
_ENDS = tuple("。！？!?；;：:…”’）)】》.")
_WRAP_SHARE = 0.5
_WRAP_LINES = 6
_NARROWEST = 18
_WIDEST = 140
_SLACK = 5
_INDENT = 2


@dataclass
class Paragraph:
    """A line or a few lines that belong together, with what has been found out about them."""

    content: Traced
    hint: str = ""
    raw: str = ""
    indented: bool = False
    after_blank: bool = False
    kind: str = ""
    marker: Marker | None = None
    level: int | None = None
    heading: tuple[int, int] | None = None
    run_in: bool = False
    flags: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the paragraph."""
        return self.content.text

    @property
    def body(self) -> str:
        """The text behind the numbering mark."""
        return self.text[self.marker.end :].lstrip(BLANK) if self.marker else self.text

    @property
    def plain(self) -> str:
        """The text without the spaces that only set its characters apart (关 于 的 通 知)."""
        return _SPACED.sub("", self.text)


def width(text: str) -> int:
    """Columns a text fills on a screen: two for a full-width character."""
    return sum(2 if ord(char) > 0x2E7F or char in "“”‘’…—·" else 1 for char in text)


def paragraphs(
    source: Source, find_furniture: Callable[[Sequence[tuple[str, str]]], Iterable[int]]
) -> list[Paragraph]:
    """The non-empty lines of a source, those broken at a fixed width joined again.

    Lines at the places that `find_furniture` (of texts and hints) gives are never joined; a page
    number may stand in the middle of a paragraph.
    """
    lines = list(_filled(source.lines))
    for place in find_furniture([(line.text, line.hint) for line in lines]):
        lines[place].kind = "furniture"
    for measure in (width, len):
        if _is_wrapped(lines, measure):
            return _joined(lines, measure)
    return lines


def _filled(lines: Iterable[SourceLine]) -> Iterator[Paragraph]:
    blank = True
    for line in lines:
        content = line.content.strip(BLANK)
        if not content:
            blank = True
            continue
        cuts = _cuts(content.text)
        if cuts:
            yield from _cut(content, cuts, line.hint)
            blank = False
            continue
        lead = line.text[: len(line.text) - len(line.text.lstrip(BLANK))]
        paragraph = Paragraph(_without_marks(content), line.hint, after_blank=blank)
        paragraph.indented, paragraph.raw = width(lead) >= _INDENT, line.text.rstrip(BLANK)
        bullet = _BULLET.match(content.text)
        if bullet and marker_at(content.text, bullet.end()):
            paragraph.content = content[bullet.end() :]
        yield paragraph
        blank = False


def _cuts(text: str) -> list[int]:
    """Where a line falls into the parts that have run together on it.

    Behind the head of a piece (…篇1), before and behind a greeting near its start, and, in a line
    that holds a whole text, at wide gaps or before each 一、 二、 that opens a sentence.
    """
    cuts = set()
    piece = _PIECE.match(text)
    if piece:
        cuts.add(piece.end())
    greeting = _GREETING.search(text, piece.end() if piece else 0, _RUN_ON)
    if (
        greeting
        and len(text) - greeting.end() > _SLACK
        and not _END.search(text[: greeting.start()])
    ):
        cuts |= {greeting.start(), greeting.end()}
    if len(text) > _RUN_ON:
        gaps = [gap.start() for gap in _GAP.finditer(text)]
        cuts.update(gaps if len(gaps) > _FEW_GAPS else ())
        marks = [
            mark
            for place in _SENTENCE_START.finditer(text)
            if (mark := marker_at(text, place.end()))
        ]
        heads = [mark.ordinal for mark in marks if mark.kind == "cjk_comma"]
        if heads[:_TWO] == [1, _TWO]:
            cuts.update(m.start for m in marks if m.kind in ("cjk_comma", "cjk_paren"))
    return sorted(cuts - {0})


def _cut(content: Traced, cuts: Sequence[int], hint: str) -> Iterator[Paragraph]:
    """The parts of a line as paragraphs of their own."""
    for start, end in pairwise([0, *cuts, len(content)]):
        part = content[start:end].strip(BLANK)
        if part:
            yield Paragraph(part, hint, raw=part.text, indented=True, flags=["cut"])


def _without_marks(content: Traced) -> Traced:
    """The text without Markdown's marks of emphasis and quotation."""
    if "*" not in content.text and not content.text.startswith(">"):
        return content
    parts, reached = [], 0
    for mark in _MARKS.finditer(content.text):
        parts.append(content[reached : mark.start()])
        reached = mark.end()
    bare = Traced.join([*parts, content[reached:]]).strip(BLANK)
    return bare if any(char.isalnum() for char in bare.text) else content


def _is_wrapped(lines: Sequence[Paragraph], measure: Callable[[str], int]) -> bool:
    """Whether line breaks fall at a fixed width: most unfinished lines are equally long."""
    plain = [line for line in lines if not line.hint and not line.kind]
    open_ones = [
        measure(line.raw)
        for line, after in pairwise(plain)
        if not (after.after_blank or after.indented or line.text.endswith(_ENDS))
    ]
    if len(open_ones) < _WRAP_LINES:
        return False
    widest = sorted(open_ones)[len(open_ones) * 9 // 10]
    full = sum(abs(widest - one) <= _SLACK for one in open_ones)
    return _NARROWEST <= widest <= _WIDEST and full >= _WRAP_SHARE * len(open_ones)


def _stands_alone(text: str) -> bool:
    """Whether a line is a part of a document that never goes on from the line before."""
    return bool(
        cues.is_attachment(text)
        or cues.document_number(text)
        or cues.date_line(text)
        or cues.signed_date(text)
        or cues.is_copy_to(text)
        or cues.is_speech_salutation(text)
    )


def _joined(lines: Sequence[Paragraph], measure: Callable[[str], int]) -> list[Paragraph]:
    plain = [line for line in lines if not line.kind]
    full = sorted(measure(line.raw) for line in plain)[len(plain) * 9 // 10] - 2 * _SLACK
    result: list[Paragraph] = []
    open_one: Paragraph | None = None
    last, after_page = 0, False
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        if line.kind:
            result.append(line)
            after_page = line.text.strip("-—－ ").isdecimal()
            continue
        goes_on = (
            open_one
            and not (line.indented or line.hint or (line.after_blank and not after_page))
            and last >= full
            and not marker_at(line.text)
            and not _stands_alone(line.text)
            and not (after and cues.is_signature(line.text) and cues.date_line(after.text))
        )
        last = measure(line.raw)
        if goes_on and open_one:
            open_one.content = open_one.content + line.content
            if "joined" not in open_one.flags:
                open_one.flags.append("joined")
        else:
            open_one = line
            result.append(line)
        after_page = False
    return result
