"""The page of a letter (GB/T 9704-2012, 10.1): a name in red between two red double lines."""

from __future__ import annotations

from gongwen.documents import Document
from gongwen.drafting.docx import sheet
from gongwen.drafting.layout import Layout
from gongwen.drafting.parts import parts
from gongwen.structure import document_type

_HEAVY = 24
"""The weight of a double line, in eighths of a point."""

_UPPER, _LOWER = "thinThickSmallGap", "thickThinSmallGap"
"""Thick above thin, and thin above thick, as lines on top of a paragraph."""

_LOW = '<w:spacing w:line="20" w:lineRule="exact"/>'
_POINTS = 72 / 25.4


def is_letter(document: Document) -> bool:
    """Whether a 函 has a bare name above its number, as the letter format wants it, not ×××文件."""
    if document_type(document) not in ("函", "复函"):
        return False
    heads = [document.text_of(block) for block, part in parts(document) if part == "banner"]
    return bool(heads) and not heads[0].endswith("文件")


def head(words: str, size: float, layout: Layout, colour: str) -> str:
    """The issuer's name in its place on the page, the double lines below it and at the page's foot."""
    page, own = layout.page, layout.letter
    look = sheet.fonts(layout, layout.parts["banner"].face, size, colour)
    height = f'<w:spacing w:line="{round(size * 22)}" w:lineRule="exact"/>'
    name = sheet.paragraph("banner", sheet.run(words, look), _frame(layout, own["upper"]) + height)
    below = own["upper"] + size / _POINTS + own["gap"]
    return name + "".join(
        sheet.paragraph("body", "", _frame(layout, down) + _edge(kind) + _LOW)
        for down, kind in ((below, _UPPER), (page["height"] - own["lower"], _LOWER))
        if own["rule"] == "red"
    )


def _frame(layout: Layout, down: float) -> str:
    """A place on the page: so many mm from its upper edge, centred on the type area."""
    page, wide = layout.page, layout.letter["width"]
    middle = (page["left"] + page["width"] - page["right"]) / 2
    return (
        f'<w:framePr w:w="{sheet.mm(wide)}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{sheet.mm(middle - wide / 2)}" w:y="{sheet.mm(down)}"/>'
    )


def _edge(kind: str) -> str:
    """A red double line on top of a paragraph."""
    edge = f'<w:top w:val="{kind}" w:sz="{_HEAVY}" w:space="0" w:color="FF0000"/>'
    return f"<w:pBdr>{edge}</w:pBdr>"


def number(words: str, layout: Layout) -> str:
    """The document number at the right edge, 7/8 of a character below the double line."""
    size = layout.parts["number"].size * 20
    # Of what an exact line has beyond its characters, programs put about four fifths above them.
    before = round(size * 7 / 8 - (sheet.pitch(layout) - size) * 0.8)
    side = layout.letter["number"]
    properties = f'<w:snapToGrid w:val="0"/><w:spacing w:before="{before}"/><w:jc w:val="{side}"/>'
    return sheet.paragraph("number", sheet.run(words), properties)
