"""Sheets as files: HTML to print from a browser, or .docx to change before printing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from gongwen.classroom.collecting import ClassroomError
from gongwen.classroom.page import page
from gongwen.classroom.sheets.making import Sheet
from gongwen.classroom.sheets.pieces import Piece
from gongwen.exports.parts import written
from gongwen.views.html import Safe, chinese, el, join

SUFFIXES = (".docx", ".html")

_FONT = "宋体"

_WIDTHS = (Cm(8.2), Cm(2.4), Cm(5.8))
"""Of the columns of a match: an item, room for a letter, a choice."""


def write_sheets(sheets: Sequence[Sheet], path: str | Path, lang: str = "en") -> list[Path]:
    """Write each sheet and each key as a file of its own; the paths of the files.

    `moves.docx` gives `moves.docx` and `moves-key.docx`, with variants `moves-A.docx`,
    `moves-A-key.docx` and so on; files of these names are replaced.

    Raises
    ------
    ClassroomError
        If the name does not end in .docx or .html.
    """
    path = Path(path)
    if path.suffix.lower() not in SUFFIXES:
        raise ClassroomError(f"{path.name}: end the name in {' or '.join(SUFFIXES)}")
    save = _save_docx if path.suffix.lower() == ".docx" else _save_html
    files = []
    for sheet in sheets:
        name = "-".join(filter(None, [path.stem, sheet.variant]))
        for stem, pieces in ((name, sheet.task), (f"{name}-key", sheet.key)):
            file = path.with_name(f"{stem}{path.suffix}")
            with written(file) as draft:
                save(pieces, draft, lang)
            files.append(file)
    return files


# --- HTML


def as_html(pieces: Sequence[Piece], lang: str = "en") -> str:
    """A sheet as a whole HTML page."""
    title = next((one.text for one in pieces if one.kind == "title"), "")
    return page(title, *map(_element, pieces), lang=lang)


def _save_html(pieces: Sequence[Piece], path: Path, lang: str) -> None:
    path.write_text(as_html(pieces, lang), encoding="utf-8")


def _element(piece: Piece) -> Safe:
    return _ELEMENTS[piece.kind](piece)


def _quote(piece: Piece) -> Safe:
    lines = (chinese(line, name="p") for line in piece.text.split("\n") if line.strip())
    return el("blockquote", *lines, class_="gw-quote")


def _table(piece: Piece) -> Safe:
    head, *rows = piece.rows
    heads = (
        [el("thead", el("tr", *(el("th", one, scope="col") for one in head)))] if any(head) else []
    )
    body = (el("tr", *(el("td", one) for one in row)) for row in rows)
    return el("table", *heads, el("tbody", *body))


_ELEMENTS: dict[str, Callable[[Piece], Safe]] = {
    "title": lambda one: el("h1", one.text),
    "heading": lambda one: el("h3", one.text),
    "text": lambda one: el("p", one.text),
    "small": lambda one: el("p", el("small", one.text)),
    "quote": _quote,
    "option": lambda one: el(
        "p", el("span", one.mark, class_="gw-mark"), " ", one.text, class_="gw-option"
    ),
    "lines": lambda one: join(*(el("div", class_="gw-line") for _ in range(one.empty))),
    "table": _table,
}


# --- .docx


def _save_docx(pieces: Sequence[Piece], path: Path, lang: str) -> None:
    file = docx.Document()
    _set_up(file, lang)
    for piece in pieces:
        _add(file, piece)
    _number_pages(file)
    file.save(str(path))


def _number_pages(file: docx.document.Document) -> None:
    """A page's number at its foot: sheets come apart in class."""
    paragraph = file.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def _set_up(file: docx.document.Document, lang: str) -> None:
    """A4, and a font that has hanzi; Word chooses it by the East Asian slot of a style."""
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for margin in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, margin, Cm(2.3))
    for name in ("Normal", "Title", "Heading 2"):
        style = file.styles[name]
        look = style.element.get_or_add_rPr()
        look.get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
        _speak_chinese(look)
        style.font.color.rgb = RGBColor(0, 0, 0)
    file.styles["Normal"].font.size = Pt(11)
    file.core_properties.language = "zh-CN" if lang == "zh" else "en"
    file.core_properties.author = ""


def _speak_chinese(look: Any) -> None:
    """Say that hanzi are Chinese of the mainland: else commas may stand in the middle, as in Taiwan."""
    for old in look.findall(qn("w:lang")):
        look.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:eastAsia"), "zh-CN")
    look.append(language)


def _add(file: docx.document.Document, piece: Piece) -> None:
    if piece.kind == "title":
        file.add_heading(piece.text, 0)
    elif piece.kind == "heading":
        file.add_heading(piece.text, 2)
    elif piece.kind == "quote":
        for line in piece.text.split("\n"):
            if line.strip():
                file.add_paragraph(line).paragraph_format.left_indent = Cm(0.8)
    elif piece.kind == "table":
        _add_table(file, [row for row in piece.rows if any(row)])
    elif piece.kind == "lines":
        for _ in range(piece.empty):
            file.add_paragraph("＿" * 38).paragraph_format.space_before = Pt(6)
    else:
        _add_line(file, piece)


def _add_line(file: docx.document.Document, piece: Piece) -> None:
    paragraph = file.add_paragraph(f"{piece.mark}  {piece.text}" if piece.mark else piece.text)
    if piece.kind == "option":
        paragraph.paragraph_format.left_indent = Cm(0.8)
        paragraph.paragraph_format.space_after = Pt(3)
    if piece.kind == "small":
        paragraph.paragraph_format.keep_with_next = True
        for run in paragraph.runs:
            run.font.size = Pt(9)


def _add_table(file: docx.document.Document, rows: Iterable[Sequence[str]]) -> None:
    cells = list(rows)
    table = file.add_table(len(cells), len(cells[0]))
    widths = _WIDTHS if len(cells[0]) == len(_WIDTHS) else ()
    table.autofit = not widths
    for column, width in zip(table.columns, widths, strict=False):
        column.width = width
    for row, words in zip(table.rows, cells, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = width
