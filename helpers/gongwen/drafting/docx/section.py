"""The page of a Word file: size, margins, grid, and how pages are numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from gongwen.drafting.docx.inherited import Inherited
from gongwen.reading.docx_package import Package
from gongwen.reading.docx_styles import child, children, is_on, local, number, value

TWIPS = 56.6929
"""Twentieths of a point in a millimetre."""

_UNITS = {"mm": TWIPS, "cm": 10 * TWIPS, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(mm|cm|in|pt|pc|pi)?")
_PAGE = re.compile(r"\s*PAGE\b")
_SIGNS = {"noBreakHyphen": "-", "tab": " "}


@dataclass(frozen=True)
class PageNumber:
    """The line with the page number: for which pages, its words (`#` is the number), look, side.

    `side` is left, center, right or outside, `""` where a frame or text box decides; `inset` is the
    indent on that side in characters.
    """

    pages: str
    words: str
    font: str
    size: float
    side: str
    inset: float


@dataclass(frozen=True)
class Page:
    """The page of the first section: lengths in mm, None where the file gives none.

    `lines` is the pitch of the document grid in points, `spread` what it adds to a character's
    width; both None without such a grid. `mirrored` says that even pages have a footer of their
    own, `first_apart` that the first page has.
    """

    width: float | None
    height: float | None
    top: float | None
    bottom: float | None
    left: float | None
    right: float | None
    lines: float | None
    spread: float | None
    numbers: tuple[PageNumber, ...]
    mirrored: bool
    first_apart: bool


def page_of(package: Package, looks: Inherited) -> Page:
    """The page of a file's first section."""
    sections = [one for one in package.main().iter() if local(one) == "sectPr"]
    section = sections[0] if sections else None
    size, margins, grid = (child(section, name) for name in ("pgSz", "pgMar", "docGrid"))
    kind = value(grid, "type")
    pitch = number(grid, "linePitch")
    settings = next(package.related("settings"), None)
    gutter = _mm(margins, "gutter") or 0
    left = _mm(margins, "left")
    return Page(
        width=_mm(size, "w"),
        height=_mm(size, "h"),
        top=_mm(margins, "top"),
        bottom=_mm(margins, "bottom"),
        left=None if left is None else left + gutter,
        right=_mm(margins, "right"),
        lines=pitch / 20 if pitch and kind in ("lines", "linesAndChars", "snapToChars") else None,
        spread=(number(grid, "charSpace") or 0) / 4096
        if kind in ("linesAndChars", "snapToChars")
        else None,
        numbers=tuple(_numbers(package, looks, sections)),
        mirrored=is_on(child(settings, "evenAndOddHeaders")),
        first_apart=is_on(child(section, "titlePg")),
    )


def twips(text: str, unit: float = 1.0) -> float | None:
    """A length in twentieths of a point; None where it is none. `unit` is meant where none is named.

    >>> twips("12pt")
    240.0
    """
    found = _LENGTH.fullmatch(text.strip())
    return float(found[1]) * _UNITS.get(found[2] or "", unit) if found else None


def _mm(element: Any, name: str) -> float | None:
    length = twips(value(element, name))
    return None if length is None else abs(length) / TWIPS


def _numbers(package: Package, looks: Inherited, sections: list[Any]) -> Iterator[PageNumber]:
    """The page numbers in the footers of the first section that has footers."""
    for section in sections:
        references = list(children(section, "footerReference"))
        for one in references:
            footer = package.named(value(one, "id"))
            for paragraph in () if footer is None else footer.iter():
                if local(paragraph) == "p" and (found := _number(paragraph)):
                    words, run = found
                    yield _placed(value(one, "type") or "default", words, run, paragraph, looks)
        if references:
            return


def _number(paragraph: Any) -> tuple[str, Any] | None:
    """The words of a line with a page number, and the run that has the number; None without."""
    words, carrier, state, code = "", None, "text", ""
    for one in paragraph.iter():
        name = local(one)
        if name == "fldSimple" and _PAGE.match(value(one, "instr")):
            words += "#"
            carrier = next((run for run in one.iter() if local(run) == "r"), None)
            state = "simple"
        elif name == "fldChar":
            step = value(one, "fldCharType")
            state = {"begin": "code", "separate": "result", "end": "text"}.get(step, state)
            if step == "end" and _PAGE.match(code):
                words, carrier, code = words + "#", one.getparent(), ""
        elif name == "instrText":
            code += one.text or ""
        elif name == "t" and state != "result":
            inside = state == "simple" and local(one.getparent().getparent()) == "fldSimple"
            words += "" if inside else one.text or ""
        elif name in _SIGNS and state == "text":
            words += _SIGNS[name]
    return (words, carrier) if carrier is not None else None


def _placed(pages: str, words: str, run: Any, paragraph: Any, looks: Inherited) -> PageNumber:
    size = size_of(run, paragraph, looks)
    indents = looks.paragraph(paragraph, "ind")
    side = _side(paragraph, looks)
    edge = "right" if side == "right" else "left"
    return PageNumber(
        pages, words, looks.font(run, paragraph), size, side, characters(indents, edge, size)
    )


def _side(paragraph: Any, looks: Inherited) -> str:
    frame = looks.paragraph(paragraph, "framePr")
    if frame:
        return frame.get("xAlign", "")
    if any(local(one) == "txbxContent" for one in paragraph.iterancestors()):
        return ""
    return side_of(looks.paragraph(paragraph, "jc").get("val", ""))


def side_of(alignment: str) -> str:
    """`left`, `center` or `right`, whatever words the file has for it."""
    return {"center": "center", "right": "right", "end": "right"}.get(alignment, "left")


def size_of(run: Any, paragraph: Any, looks: Inherited) -> float:
    """The size of a run in points; 10 where the file names none, as the format has it."""
    length = twips(looks.run(run, paragraph, "sz").get("val", ""), unit=10.0)
    return length / 20 if length else 10.0


def characters(indents: dict[str, str], edge: str, size: float) -> float:
    """An indent in characters of this size; one given in characters goes before one in twips."""
    names = {"left": ("left", "start"), "right": ("right", "end")}.get(edge, (edge,))
    for name in names:
        if given := twips(indents.get(f"{name}Chars", "")):
            return given / 100
    lengths = (twips(indents.get(name, "")) for name in names)
    return next((length / 20 / size for length in lengths if length), 0.0)
