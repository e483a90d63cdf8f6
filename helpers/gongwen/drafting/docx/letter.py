"""The page of a letter (GB/T 9704-2012, 10.1): a name in red between two red double lines."""

from __future__ import annotations

from gongwen.documents import Document
from gongwen.drafting.docx import sheet
from gongwen.drafting.layout import Layout
from gongwen.drafting.parts import parts
from gongwen.structure import document_type

_HEAVY = 24
"""The weight of a double line, in eighths of a point."""

_POINTS = 72 / 25.4


def is_letter(document: Document) -> bool:
    """Whether a 函 has a bare name above its number, as the letter format wants it, not ×××文件."""
    if document_type(document) not in ("函", "复函"):
        return False
    heads = [document.text_of(block) for block, part in parts(document) if part == "banner"]
    return bool(heads) and not heads[0].endswith("文件")


def head(words: str, size: float, layout: Layout, colour: str) -> str:
    """The issuer's name in a frame, its double line below it; the second one at the page's foot."""
    letter = layout.letter
    gap = round(letter["gap"] * _POINTS)
    line = f'<w:spacing w:line="{round(size * 22)}" w:lineRule="exact"/>'
    look = sheet.fonts(layout, layout.parts["banner"].face, size, colour)
    above = _edge("bottom", "thickThinSmallGap", gap, layout)
    foot = _edge("top", "thinThickSmallGap", 0, layout)
    low = '<w:spacing w:line="20" w:lineRule="exact"/>'
    return sheet.paragraph(
        "banner", sheet.run(words, look), _frame(layout, letter["upper"]) + above + line
    ) + (
        sheet.paragraph(
            "body", "", _frame(layout, layout.page["height"] - letter["lower"]) + foot + low
        )
        if foot
        else ""
    )


def _frame(layout: Layout, down: float) -> str:
    """A place on the page: so many mm from its upper edge, centred on the type area."""
    page, wide = layout.page, layout.letter["width"]
    middle = (page["left"] + page["width"] - page["right"]) / 2
    return (
        f'<w:framePr w:w="{sheet.mm(wide)}" w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" '
        f'w:x="{sheet.mm(middle - wide / 2)}" w:y="{sheet.mm(down)}"/>'
    )


def _edge(side: str, kind: str, gap: int, layout: Layout) -> str:
    """A red double line of a paragraph; empty where the layout has none."""
    if layout.letter["rule"] != "red":
        return ""
    edge = f'<w:{side} w:val="{kind}" w:sz="{_HEAVY}" w:space="{gap}" w:color="FF0000"/>'
    return f"<w:pBdr>{edge}</w:pBdr>"


def number(words: str, layout: Layout) -> str:
    """The document number at the right edge, 7/8 of a character below the double line."""
    before = round(layout.parts["number"].size * 20 * 7 / 8)
    side = layout.letter["number"]
    properties = f'<w:spacing w:before="{before}"/><w:jc w:val="{side}"/>'
    return sheet.paragraph("number", sheet.run(words), properties)
