"""Paragraphs: the lines of a source with screen-width breaks undone, ready to be classified."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gongwen.documents import Traced
from gongwen.reading.markers import Marker, marker_at
from gongwen.reading.source import Source, SourceLine

BLANK = " \t\n\r\x0b\x0c\u3000\xa0\u200b\u200c\u200d\ufeff\u2028\u2029\x85"
"""Characters that take room and say nothing, among them those that web pages hide."""

_BULLET = re.compile(r"[●○•·◆◇■□▲△★☆※➢►▶\-*]\s*(?=\S)")
_ENDS = tuple("。！？!?；;：:…”’）)】》.")
_WRAP_SHARE = 0.5
_WRAP_LINES = 6
_WIDEST = 140
_SLACK = 4


@dataclass
class Paragraph:
    """A line or a few lines that belong together, with what has been found out about them."""

    content: Traced
    hint: str = ""
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


def width(text: str) -> int:
    """Columns a text fills on a screen: two for a full-width character."""
    return sum(2 if ord(char) > 0x2E7F or char in "“”‘’…—·" else 1 for char in text)  # noqa: PLR2004


def paragraphs(source: Source) -> list[Paragraph]:
    """The non-empty lines of a source, those broken at a fixed width joined again."""
    lines = list(_filled(source.lines))
    return _joined(lines) if _is_wrapped(lines) else lines


def _filled(lines: Iterable[SourceLine]) -> Iterable[Paragraph]:
    blank = True
    for line in lines:
        content = line.content.strip(BLANK)
        if not content:
            blank = True
            continue
        lead = line.text[: len(line.text) - len(line.text.lstrip(BLANK))]
        paragraph = Paragraph(content, line.hint, indented=width(lead) >= 2, after_blank=blank)  # noqa: PLR2004
        bullet = _BULLET.match(content.text)
        if bullet and marker_at(content.text, bullet.end()):
            paragraph.content = content[bullet.end() :]
        yield paragraph
        blank = False


def _is_wrapped(lines: Sequence[Paragraph]) -> bool:
    """Whether line breaks fall at a fixed width: most unfinished lines are equally long."""
    plain = [line for line in lines if not line.hint]
    open_ones = [
        width(line.text) + 4 * line.indented
        for line, after in pairwise(plain)
        if not after.after_blank and not line.text.endswith(_ENDS)
    ]
    if len(open_ones) < _WRAP_LINES:
        return False
    widest = sorted(open_ones)[len(open_ones) * 9 // 10]
    full = sum(widest - _SLACK <= one <= widest + _SLACK for one in open_ones)
    return widest <= _WIDEST and full >= _WRAP_SHARE * len(open_ones)


def _joined(lines: Sequence[Paragraph]) -> list[Paragraph]:
    widths = sorted(width(line.text) for line in lines)
    full = widths[len(widths) * 9 // 10] - 2 * _SLACK
    result: list[Paragraph] = []
    last = 0
    for line in lines:
        goes_on = (
            result
            and not (line.after_blank or line.indented or line.hint)
            and last >= full
            and not marker_at(line.text)
        )
        last = width(line.text) + 4 * line.indented
        if goes_on:
            before = result[-1]
            before.content = before.content + line.content
            if "joined" not in before.flags:
                before.flags.append("joined")
        else:
            result.append(line)
    return result
