"""Pieces of WordprocessingML: runs, paragraphs, styles and the fixed parts of a package."""

from __future__ import annotations

import math
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from gongwen.drafting.docx.section import TWIPS
from gongwen.drafting.layout import Layout, Look

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPACES = f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}"'

THICK, THIN = 8, 6
"""Lines of 0.35 mm and 0.25 mm, in eighths of a point."""


def mm(length: float) -> int:
    """Millimetres as twips."""
    return round(length * TWIPS)


def pitch(layout: Layout) -> int:
    """The distance of lines that fills the type area with its lines, in twips."""
    page = layout.page
    return int(mm(page["height"] - page["top"] - page["bottom"]) / layout.grid["lines"])


def spread(layout: Layout, size: float) -> int:
    """By how much characters of this size are set apart so that a line takes them all, in twips.

    It is written into the style: a grid of characters would say the same, but only some programs
    keep to one.
    """
    return math.floor(width(layout) / layout.grid["characters"] - size * 20) - 1


def width(layout: Layout) -> int:
    """The width of the type area in twips."""
    page = layout.page
    return mm(page["width"] - page["left"] - page["right"])


def fonts(layout: Layout, face: str, size: float, colour: str = "") -> str:
    """The properties of a run set in a face and size."""
    name = quoteattr(layout.font(face))
    named = "".join(f" w:{kind}={name}" for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    coloured = f'<w:color w:val="{colour}"/>' if colour else ""
    half = round(size * 2)
    close = (
        f'<w:spacing w:val="{spread(layout, size)}"/>' if size == layout.parts["body"].size else ""
    )
    return f'<w:rFonts{named}/>{coloured}{close}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def run(text: str, properties: str = "") -> str:
    """A run; tabs in its text become tabs of the file."""
    pieces = [
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else ""
        for piece in text.split("\t")
    ]
    shown = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{shown}{'<w:tab/>'.join(pieces)}</w:r>"


def paragraph(style: str, inside: str = "", properties: str = "") -> str:
    """A paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def indents(look: Look, **other: float) -> str:
    """The indents of a part, in characters and in twips for programs that know no characters."""
    values = {"left": look.left, "right": look.right, "firstLine": look.first, **other}
    return "<w:ind{}/>".format(
        "".join(
            f' w:{name}Chars="{round(value * 100)}" w:{name}="{round(value * look.size * 20)}"'
            for name, value in values.items()
        )
    )


def style(name: str, shown: str, look: Look, layout: Layout) -> str:
    """A paragraph style for a part."""
    align = {"left": "both"}.get(look.align, look.align)
    before = "<w:pageBreakBefore/>" if look.page_before else ""
    lines = f'<w:spacing w:line="{round(look.size * 28)}" w:lineRule="exact"/>'
    large = f'<w:snapToGrid w:val="0"/>{lines}' if look.size > layout.parts["body"].size else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val={quoteattr(shown)}/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{before}{large}{indents(look)}<w:jc w:val="{align}"/></w:pPr>'
        f"<w:rPr>{fonts(layout, look.face, look.size, look.colour)}</w:rPr></w:style>"
    )


def styles(layout: Layout, names: Mapping[str, str]) -> str:
    """The part `styles.xml`: the body's look as the default, a style for each part."""
    body = layout.parts["body"]
    every = "".join(
        style(name, f"公文{names[name]}", look, layout) for name, look in layout.parts.items()
    )
    plain = (
        f'<w:widowControl w:val="0"/><w:wordWrap/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{pitch(layout)}" w:lineRule="exact"/>'
        '<w:jc w:val="both"/>'
    )
    return (
        f"{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>"
        f"{fonts(layout, body.face, body.size)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr>{plain}</w:pPr></w:style>{every}</w:styles>"
    )


def section(layout: Layout, *, first_bare: bool = False) -> str:
    """The page: size, margins, grid and the footers with page numbers.

    `first_bare` keeps the number from the first page.
    """
    page = layout.page
    sides = " ".join(f'w:{one}="{mm(page[one])}"' for one in ("top", "right", "bottom", "left"))
    # The dash is 7 mm below the type area: the line's lower edge is half a line lower.
    footer = mm(page["bottom"] - 7) - round(layout.number["size"] * 10)
    named = (
        '<w:footerReference w:type="default" r:id="rId3"/>'
        '<w:footerReference w:type="even" r:id="rId4"/>'
        if layout.number["shown"]
        else ""
    )
    return (
        f'<w:sectPr>{named}<w:pgSz w:w="{mm(page["width"])}" w:h="{mm(page["height"])}"/>'
        f'<w:pgMar {sides} w:header="851" w:footer="{footer}" w:gutter="0"/>'
        f"{'<w:titlePg/>' if first_bare else ''}"
        f'<w:docGrid w:type="lines" w:linePitch="{pitch(layout)}"/></w:sectPr>'
    )


def footer(layout: Layout, side: str) -> str:
    """A footer with the page number on one side, a character from the edge."""
    number = layout.number
    look = fonts(layout, number["face"], number["size"])
    dash = "— " if number["dashes"] else ""
    steps = "".join(
        f'<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType="{step}"/></w:r>'
        if step != "PAGE"
        else f"<w:r><w:rPr>{look}</w:rPr><w:instrText>PAGE</w:instrText></w:r>"
        for step in ("begin", "PAGE", "separate")
    )
    end = f'<w:r><w:rPr>{look}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    words = f"{run(dash, look) if dash else ''}{steps}{run('1', look)}{end}"
    words += run(dash[::-1], look) if dash else ""
    inset = f'w:{side}Chars="100" w:{side}="{round(number["size"] * 20)}"'
    height = round(number["size"] * 20)
    properties = (
        f'<w:spacing w:line="{height}" w:lineRule="exact"/><w:ind {inset}/><w:jc w:val="{side}"/>'
        if side != "center"
        else f'<w:spacing w:line="{height}" w:lineRule="exact"/><w:jc w:val="center"/>'
    )
    return f"{HEAD}<w:ftr {SPACES}>{paragraph('Normal', words, properties)}</w:ftr>"


def settings(layout: Layout) -> str:
    """The part `settings.xml`: footers of even pages of their own, no marks squeezed."""
    mirrored = "<w:evenAndOddHeaders/>" if layout.number["mirrored"] else ""
    mode = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    return (
        f'{HEAD}<w:settings {SPACES}>{mirrored}<w:characterSpacingControl w:val="doNotCompress"/>'
        f"{mode}</w:settings>"
    )


TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("settings", "settings"),
            ("footer1", "footer"),
            ("footer2", "footer"),
        )
    )
    + "</Types>"
)

ROOT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)

DOCUMENT_RELATIONS = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    + "".join(
        f'<Relationship Id="rId{number}" Type="{RELATIONS}/{kind}" Target="{target}.xml"/>'
        for number, kind, target in (
            (1, "styles", "styles"),
            (2, "settings", "settings"),
            (3, "footer", "footer1"),
            (4, "footer", "footer2"),
        )
    )
    + "</Relationships>"
)
