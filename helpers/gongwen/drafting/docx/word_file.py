"""A Word file as the checks see it: its page, and each paragraph with its look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from gongwen.drafting.docx.inherited import Inherited
from gongwen.drafting.docx.section import Page, characters, page_of, side_of, size_of, twips
from gongwen.reading.docx import Written, opened, written
from gongwen.reading.docx_styles import local, value
from gongwen.reading.markers import hanzi


class Words(NamedTuple):
    """A stretch of a paragraph set in one way: its places, font ("" unknown), size, colour.

    `spread` is what is added to the width of each character, in points.
    """

    start: int
    end: int
    text: str
    font: str
    size: float
    colour: str
    spread: float


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of a Word file, its look resolved.

    `first`, `left` and `right` are indents in characters of the paragraph's own size (`first` is
    negative where it hangs), `pitch` the fixed distance of lines in points or None, `lines` how many
    lines of the grid one takes where nothing is fixed, `edges` the borders by side, those
    of a table around it included.
    """

    words: tuple[Words, ...]
    align: str
    first: float
    left: float
    right: float
    pitch: float | None
    lines: float
    edges: Mapping[str, Mapping[str, str]]
    page_before: bool

    @cached_property
    def text(self) -> str:
        """The text, tabs and line breaks included."""
        return "".join(one.text for one in self.words)

    def look(self, start: int = 0, end: int | None = None) -> tuple[str, float] | None:
        """The font and size of most characters between two places, None where there are none."""
        stop = len(self.text) if end is None else end
        counts: Counter[tuple[str, float]] = Counter()
        for one in self.words:
            text = one.text[max(start - one.start, 0) : max(stop - one.start, 0)]
            letters = sum(letter.isalnum() for letter in text)
            counts[one.font, one.size] += 3 * hanzi(text) + letters
        chosen = counts.most_common(1)
        return chosen[0][0] if chosen and chosen[0][1] else None

    @property
    def blank(self) -> int:
        """How many characters wide the spaces typed at its beginning are."""
        typed = self.text[: len(self.text) - len(self.text.lstrip(" 　\t\u00a0"))]
        return round(sum(1 if letter == "　" else 2 if letter == "\t" else 0.5 for letter in typed))


@dataclass(frozen=True)
class WordFile:
    """A Word file: its page and its paragraphs by the line the reader gives them.

    `drawn` says that there are shapes, among which may be lines that no paragraph shows.
    """

    name: str
    page: Page
    paragraphs: Mapping[int, Paragraph]
    drawn: bool

    @classmethod
    def of(cls, data: bytes, name: str = "draft.docx") -> WordFile:
        """The Word file in these bytes.

        Raises
        ------
        UnreadableError
            If they are no whole Word file.
        """
        with opened(data, name) as package:
            looks = Inherited(package)
            lines = {
                line: _paragraph(one, looks, _breaks_before(one, before))
                for (line, one), before in _with_previous(written(package))
            }
            kinds = {local(one) for one in package.main().iter()}
            return cls(name, page_of(package, looks), lines, bool(kinds & {"drawing", "pict"}))

    @classmethod
    def open(cls, path: str | Path) -> WordFile:
        """The Word file at a path."""
        return cls.of(Path(path).read_bytes(), str(path))


def _with_previous(
    found: Mapping[int, Written],
) -> list[tuple[tuple[int, Written], Written | None]]:
    items = list(found.items())
    before = [None, *(one for _, one in items)]
    return list(zip(items, before, strict=False))


def _breaks_before(one: Written, before: Written | None) -> bool:
    """Whether a page begins with a paragraph because of a break typed there or just before."""
    ends = before is not None and (
        _is_page_break(before, behind=True)
        or any(local(part) == "sectPr" for part in before.element.iter())
    )
    return ends or _is_page_break(one, behind=False)


def _is_page_break(one: Written, *, behind: bool) -> bool:
    pieces = one.pieces[::-1] if behind else one.pieces
    for text, element in pieces:
        if local(element) == "br" and value(element, "type") == "page":
            return True
        if text.strip():
            return False
    return False


def _paragraph(one: Written, looks: Inherited, breaks: bool) -> Paragraph:  # noqa: FBT001 - one of its facts
    element = one.element
    words = tuple(_words(one, looks))
    size = next((part.size for part in words if part.text.strip()), 0) or 16.0
    indents = looks.paragraph(element, "ind")
    spacing = looks.paragraph(element, "spacing")
    line = twips(spacing.get("line", "")) or 0
    exact = bool(line) and spacing.get("lineRule") in ("exact", "atLeast")
    hanging = characters(indents, "hanging", size)
    return Paragraph(
        words=words,
        align=side_of(looks.paragraph(element, "jc").get("val", "")),
        first=-hanging if hanging else characters(indents, "firstLine", size),
        left=characters(indents, "left", size),
        right=characters(indents, "right", size),
        pitch=line / 20 if exact else None,
        lines=1.0 if exact else (line or 240) / 240,
        edges=looks.edges(element),
        page_before=breaks or looks.switch(element, "pageBreakBefore"),
    )


def _words(one: Written, looks: Inherited) -> list[Words]:
    found, place = [], 0
    for text, element in one.pieces:
        run = element.getparent()
        colour = looks.run(run, one.element, "color").get("val", "")
        font, size = looks.font(run, one.element), size_of(run, one.element, looks)
        apart = (twips(looks.run(run, one.element, "spacing").get("val", "")) or 0) / 20
        found.append(Words(place, place + len(text), text, font, size, colour.upper(), apart))
        place += len(text)
    return found
