"""A draft laid out as a Word file after GB/T 9704-2012."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from gongwen.documents import Block, Document
from gongwen.drafting.docx import letter, sheet
from gongwen.drafting.layout import Layout, Look, standard
from gongwen.drafting.parts import parts
from gongwen.labels import name_of
from gongwen.reading.read import read_text

_ATTENDANCE = re.compile(r"[^：:]*[：:]")
_SPACES = re.compile(r"[\s　]{2,}(?=\d{4}年)")
_ATTACHED = re.compile(r"附\s*件\s*[：:]")
_HALF = re.compile(r"[!-~]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UPPER = 35.0
"""How far the upper edge of the issuer's name stands below the type area's, in mm."""

_UPPER_ORDER = 20.0
"""The same in an order."""

_TOGETHER = ("signature", "date")
_WITH_NEXT = "<w:keepNext/>"


def to_docx(source: Document | str, page: Layout | None = None) -> bytes:
    """A draft as a Word file, each part set as the standard has it.

    Parameters
    ----------
    source : Document or str
        The draft; of a text, the first document that is read from it.
    page : Layout, optional
        Another page than the standard's.

    Returns
    -------
    bytes
        The file; the same draft always gives the same bytes.
    """
    document = read_text(source)[0] if isinstance(source, str) else source
    layout = standard() if page is None else page
    names = {name: name_of(name, "zh", "part") for name in layout.parts}
    sides = ("right", "left") if layout.number["mirrored"] else ("center", "center")
    files = {
        "[Content_Types].xml": sheet.TYPES,
        "_rels/.rels": sheet.ROOT_RELATIONS,
        "word/_rels/document.xml.rels": sheet.DOCUMENT_RELATIONS,
        "word/document.xml": _body(document, layout),
        "word/styles.xml": sheet.styles(layout, names),
        "word/settings.xml": sheet.settings(layout),
        "word/footer1.xml": sheet.footer(layout, sides[0]),
        "word/footer2.xml": sheet.footer(layout, sides[1]),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, xml.encode())
    return stream.getvalue()


def _body(document: Document, layout: Layout) -> str:
    lines = _Lines(document, layout)
    bare = lines.letter and not layout.letter["first_number"]
    return (
        f"{sheet.HEAD}<w:document {sheet.SPACES}><w:body>{''.join(lines.all())}"
        f"{sheet.section(layout, first_bare=bare)}</w:body></w:document>"
    )


class _Lines:
    """The paragraphs of a draft, part by part."""

    def __init__(self, document: Document, layout: Layout) -> None:
        self._document = document
        self._layout = layout
        self._parts = parts(document)
        self._pitch = sheet.pitch(layout)
        self.letter = letter.is_letter(document)

    def all(self) -> Iterator[str]:
        """The paragraphs in order, blank lines between parts and the imprint at the foot."""
        before = ""
        for place, (block, part) in enumerate(self._parts):
            if part in ("copies", "imprint") or (part == "signer" and before == "number"):
                continue
            if before and part != before:
                yield from self._blank(part, before)
            for line in self._document.text_of(block).split("\n"):
                yield self._line(place, block, part, line)
            before = part
        yield from self._imprint()

    def _blank(self, part: str, before: str) -> Iterator[str]:
        """The blank lines above a part; a body right under its title or order number has some too."""
        count = self._layout.parts[part].above
        if self.letter and part == "number":
            return iter(())
        if not count and part not in ("adopted", "number"):
            count = {"title": 1, "adopted": 1, "number": 2}.get(before, 0)
        hold = _WITH_NEXT if part in _TOGETHER else ""
        return (sheet.paragraph("body", "", hold) for _ in range(count))

    def _line(self, place: int, block: Block, part: str, line: str) -> str:
        look = self._layout.parts[part]
        properties = _WITH_NEXT if part == "signature" or self._held(place) else ""
        if part == "banner":
            return self._banner(place, line, look)
        if part in ("signature", "date"):
            properties += sheet.indents(look, right=self._inset(line, look))
        elif part == "number":
            return self._number(place, line, look)
        elif part == "title":
            return sheet.paragraph(part, _broken(line, sheet.width(self._layout) / 20 / look.size))
        elif part == "attachment":
            hanging = 3 if _ATTACHED.match(line) else 0
            properties += _hung(look, look.first + 3, hanging)
        name, words = self._style_and_words(block, part, line)
        spaces = self._layout.parts[name].typed
        return sheet.paragraph(
            name, (sheet.run("　" * spaces) if spaces else "") + words, properties
        )

    def _held(self, place: int) -> bool:
        """Whether a paragraph must share a page with the sign-off behind it."""
        following = [part for _, part in self._parts[place + 1 : place + 3]]
        return following[:1] == ["signature"] or following == ["attachment", "signature"]

    def _style_and_words(self, block: Block, part: str, line: str) -> tuple[str, str]:
        if part.startswith("heading") and block.run_in and block.heading:
            head = block.heading[1] - block.start
            return "body", self._mixed(line, head, part, "body")
        if part == "attendance" and (found := _ATTENDANCE.match(line)):
            return part, self._mixed(line, found.end(), part, "body")
        if part == "signer" and (found := _ATTENDANCE.match(line)):
            return part, self._mixed(line, found.end(), "body", "heading_2")
        return part, sheet.run(line)

    def _mixed(self, line: str, place: int, one: str, other: str) -> str:
        """A line in two faces."""
        first, second = (
            sheet.fonts(self._layout, look.face, look.size)
            for look in (self._layout.parts[one], self._layout.parts[other])
        )
        return sheet.run(line[:place], first) + sheet.run(line[place:], second)

    def _banner(self, place: int, line: str, look: Look) -> str:
        """The issuer's name, no wider than the type area, at its height."""
        width = sheet.width(self._layout) / 20
        size = min(look.size, int(width / max(len(line), 1)))
        if self.letter:
            return letter.head(line, size, self._layout, look.colour)
        lines = place + 1 if place else 0
        order = self._parts[place + 1 :] and not any(part == "title" for _, part in self._parts)
        above = max(sheet.mm(_UPPER_ORDER if order else _UPPER) - lines * self._pitch, 0)
        spacing = f'<w:snapToGrid w:val="0"/><w:spacing w:before="{above}" w:line="240" w:lineRule="auto"/>'
        properties = sheet.fonts(self._layout, look.face, size, look.colour)
        return sheet.paragraph("banner", sheet.run(line, properties), spacing)

    def _number(self, place: int, line: str, look: Look) -> str:
        """The number over its red line, which stands four millimetres below it.

        In upward documents it stands on the left, and the signer right of it on the same line.
        """
        if self.letter:
            return letter.number(line, self._layout)
        colour = {"red": "FF0000", "black": "000000"}.get(look.rule, "")
        edge = f'<w:bottom w:val="single" w:sz="12" w:space="11" w:color="{colour}"/>'
        headed = any(part == "title" for _, part in self._parts[place:])
        properties = f"<w:pBdr>{edge}</w:pBdr>" if colour and headed else ""
        words = sheet.run(line)
        following = self._parts[place + 1 : place + 2]
        if following and following[0][1] == "signer":
            signer = self._words(following[0])
            stop = sheet.width(self._layout) - round(look.size * 20)
            properties += f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs>'
            properties += sheet.indents(look, firstLine=1) + '<w:jc w:val="left"/>'
            found = _ATTENDANCE.match(signer)
            words += sheet.run("\t") + self._mixed(
                signer, found.end() if found else 0, "body", "heading_2"
            )
        return sheet.paragraph("number", words, properties)

    def _inset(self, line: str, look: Look) -> float:
        """How far from the right a sealed name and its date stand: the name centred on the date."""
        dates = [self._words(one) for one in self._parts if one[1] == "date"]
        names = [self._words(one) for one in self._parts if one[1] == "signature"]
        date = _width(dates[0]) if dates else 6.0
        name = max(map(_width, names), default=0.0)
        middle = max(look.right + date / 2, name / 2)
        return look.right if look.align != "right" else middle - _width(line) / 2

    def _words(self, one: tuple[Block, str]) -> str:
        return self._document.text_of(one[0])

    def _imprint(self) -> Iterator[str]:
        """The last lines as a table at the foot of the type area, with lines across its width."""
        rows = [one for one in self._parts if one[1] in ("copies", "imprint")]
        if not rows:
            return
        width = sheet.width(self._layout)
        left = sheet.mm(self._layout.page["left"])
        yield (
            # Placed from the edge of the page: LibreOffice lets no wide table float otherwise.
            '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" '
            f'w:tblpX="{left}" w:tblpYSpec="bottom"/><w:tblW w:w="{width}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
            '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
            f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid>'
        )
        for place, (block, part) in enumerate(rows):
            top = sheet.THIN if place else sheet.THICK
            bottom = sheet.THICK if place == len(rows) - 1 else 0
            yield self._row(block, part, (top, bottom))
        yield "</w:tbl>" + sheet.paragraph(
            "body", "", '<w:spacing w:line="20" w:lineRule="exact"/>'
        )

    def _row(self, block: Block, part: str, lines: tuple[int, int]) -> str:
        look, width = self._layout.parts[part], sheet.width(self._layout)
        words = _SPACES.sub("\t", self._document.text_of(block).replace("\n", ""))
        stop = width - round(look.right * look.size * 20)
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{stop}"/></w:tabs>'
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
            for side, size in zip(("top", "bottom"), lines, strict=True)
            if size and look.rule and not self.letter
        )
        inside = sheet.paragraph(part, sheet.run(words), tabs)
        return (
            f'<w:tr><w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
            f"<w:tcBorders>{edges}</w:tcBorders></w:tcPr>{inside}</w:tc></w:tr>"
        )


def _broken(title: str, most: float) -> str:
    """A title on two lines where one has no room for it and each has room for its half."""
    head, about, rest = title.partition("关于")
    if _width(title) > most and about and 1 < _width(head) <= most and _width(rest) + 2 <= most:
        return sheet.run(head) + "<w:r><w:br/></w:r>" + sheet.run(about + rest)
    return sheet.run(title)


def _hung(look: Look, left: float, hanging: float) -> str:
    """Indents for a line whose first words stand out on the left."""
    unit = look.size * 20
    if not hanging:
        return sheet.indents(look, left=left, firstLine=0)
    return (
        f'<w:ind w:leftChars="{round(left * 100)}" w:left="{round(left * unit)}" '
        f'w:hangingChars="{round(hanging * 100)}" w:hanging="{round(hanging * unit)}"/>'
    )


def _width(line: str) -> float:
    """The width of a line in characters; Latin letters and digits are half as wide."""
    halves = len(_HALF.findall(line))
    return len(line) - halves / 2
