"""Word files (.docx): their paragraphs in order, with the numbers that Word sets before them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from lxml import etree

from gongwen.documents import Traced
from gongwen.reading.counters import gap
from gongwen.reading.docx_numbering import Numbering
from gongwen.reading.docx_package import Package, damaged, locked
from gongwen.reading.docx_styles import Styles, child, children, is_on, local, value
from gongwen.reading.source import Source, SourceLine, UnreadableError

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    ValueError,
)
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_SIGNS |= {"br": "\n", "cr": "\n"}
# What is no text of the document: properties, codes of fields, deletions, readings over hanzi.
_SKIPPED = frozenset(
    {"del", "delText", "instrText", "moveFrom", "pPr", "rPr", "rt", "sdtPr", "sectPr", "tblPr"}
)
_SHAPES = frozenset({"drawing", "object", "pict"})
_NOTHING = Traced("", ())


class Written(NamedTuple):
    """A paragraph as its file has it: its element, and each piece of its text with the element.

    The pieces joined are the text whose places are the columns of the paragraph's line.
    """

    element: Any
    pieces: tuple[tuple[str, Any], ...]


_PAGE_NUMBER = re.compile(r"[\s\d\-—–―第共页之/·ivxlc]*", re.IGNORECASE)


def read_docx(data: bytes, name: str) -> Source:
    """The paragraphs of a Word file, tables and text boxes included.

    A *line* of the source is a paragraph, counted from 1 in document order, blank ones, those of
    tables and those of text boxes (which follow the paragraph they hang on) included; a *column*
    is the place in the paragraph's own text, where a tab or a line break counts as one. A line
    break within a paragraph begins a new `SourceLine` of the same line number.

    Word's automatic number stands before the text as implied characters at column 0. Neither the
    tab behind it nor a bullet is text. Tracked insertions are read, deletions, hidden text and
    the marks of footnotes are not; the text boxes of older versions of Word are not read twice.

    Hints: `h1` … `h6` by outline level or style (Title is `h1`); `cell` for tables, if the cell
    holds no more than five paragraphs; `li` for bullets; `nav` for a table of contents, and for
    headers, footers, footnotes and endnotes, which come after the body, one for each different
    text that is more than a page number.

    Raises
    ------
    UnreadableError
        If the file is cut off, damaged, protected by a password, or unpacks to an absurd size.
    """
    with opened(data, name) as package:
        return _read(package, name)


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Package]:
    """The parts of a Word file, for as long as they are asked for.

    Raises
    ------
    UnreadableError
        As in `read_docx`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Package(archive, name)
    except UnreadableError:
        raise
    except _DAMAGE as error:
        raise damaged(name) from error
    except RuntimeError as error:  # so zipfile says that it lacks a password
        raise locked(name) from error


def written(package: Package) -> dict[int, Written]:
    """The paragraphs of the body by the line that `read_docx` gives them."""
    walker = _Walker(package)
    for _ in walker.lines(child(package.main(), "body")):
        pass
    return walker.written


def _read(package: Package, name: str) -> Source:
    body = child(package.main(), "body")
    if body is None:
        raise damaged(name)
    walker = _Walker(package)
    lines = list(walker.lines(body))
    seen = {line.text.strip() for line in lines}
    for part in package.related("header", "footer", "footnotes", "endnotes"):
        for line in walker.lines(part):
            text = line.text.strip()
            if text not in seen and not _PAGE_NUMBER.fullmatch(text):
                seen.add(text)
                lines.append(SourceLine(line.content, "nav"))
    return Source(name, tuple(lines), {"format": "docx"})


class _Walker:
    """Goes through paragraphs in order, counting them and their automatic numbers."""

    def __init__(self, package: Package) -> None:
        self._styles = Styles(next(package.related("styles"), None))
        self._numbering = Numbering(next(package.related("numbering"), None), self._styles)
        self._line = 0
        self._held = _NOTHING  # the text of a paragraph whose end is deleted
        self.written: dict[int, Written] = {}
        self._fields: list[str] = []  # open fields, each within its "code" or its "result"

    def lines(self, part: Any) -> Iterator[SourceLine]:
        """The lines of all paragraphs in the body, or in another part."""
        yield from self._lines(part, "")
        if self._held:
            yield SourceLine(self._held)
            self._held = _NOTHING

    def _lines(self, container: Any, around: str) -> Iterator[SourceLine]:
        for one in container:
            name = local(one)
            if name == "p":
                yield from self._paragraph(one, around)
            elif name == "AlternateContent":
                yield from self._lines(_branch(one), around)
            elif name == "tc":
                yield from self._lines(one, "cell" if _is_small(one) else "")
            elif name not in _SKIPPED and not (name == "tr" and _is_deleted(one, "trPr")):
                yield from self._lines(one, around)

    def _paragraph(self, paragraph: Any, around: str) -> Iterator[SourceLine]:
        self._line += 1
        boxes: list[Any] = []
        pieces = tuple(self._text(paragraph, boxes))
        self.written[self._line] = Written(paragraph, pieces)
        texts = _split("".join(text for text, _ in pieces), self._line)
        # A code goes on from paragraph to paragraph only where its end is lost.
        self._fields = [state for state in self._fields if state == "result"]
        texts[0] = self._held + texts[0]
        self._held = _NOTHING
        properties = child(paragraph, "pPr")
        hint = ""
        if _is_deleted(properties, "rPr"):
            self._held = texts.pop()
        else:
            style = value(child(properties, "pStyle")) or self._styles.default
            marker, list_format = self._numbering.mark(properties, style)
            shown = marker and marker + gap(marker, texts[0].text)
            texts[0] = Traced.implied(shown, self._line) + texts[0]
            hint = self._styles.hint(properties, style) or around
            hint = hint or ("li" if list_format == "bullet" else "")
        for text in texts:
            yield SourceLine(text, hint if text.text.strip() else "")
        for box in boxes:
            yield from self._lines(box, "")

    def _text(self, element: Any, boxes: list[Any]) -> Iterator[tuple[str, Any]]:
        """The pieces of text in a paragraph with their elements; text boxes go into `boxes`."""
        for one in element:
            name = local(one)
            if name == "fldChar":
                self._field(value(one, "fldCharType"))
            elif name in _SHAPES:
                boxes.extend(_text_boxes(one))
            elif name == "AlternateContent":
                yield from self._text(_branch(one), boxes)
            elif "code" in self._fields and name in {"t", "sym", *_SIGNS}:
                continue
            elif name == "t":
                yield one.text or "", one
            elif name in _SIGNS:
                yield _SIGNS[name], one
            elif name == "sym":
                yield chr(int(value(one, "char") or "fffd", 16)), one
            elif name not in _SKIPPED and not is_on(child(child(one, "rPr"), "vanish")):
                yield from self._text(one, boxes)

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append("code")
        elif self._fields and step == "separate":
            self._fields[-1] = "result"
        elif self._fields and step == "end":
            self._fields.pop()


def _split(text: str, line: int) -> list[Traced]:
    """The text at its line breaks, which count as one column each."""
    parts, start = [], 0
    for part in text.split("\n"):
        parts.append(Traced.of(part, line, start))
        start += len(part) + 1
    return parts


def _branch(alternatives: Any) -> Any:
    """One of the branches that say the same for newer and for older programs."""
    chosen = child(alternatives, "Choice")
    return chosen if chosen is not None else next(children(alternatives, "Fallback"), ())


def _text_boxes(shape: Any) -> Iterator[Any]:
    """The contents of the text boxes in a shape, each once."""
    for one in shape:
        name = local(one)
        if name == "txbxContent":
            yield one
        else:
            yield from _text_boxes(_branch(one) if name == "AlternateContent" else one)


def _is_deleted(element: Any, properties: str) -> bool:
    """Whether the end of a paragraph, or a row of a table, is a tracked deletion."""
    marks = child(element, properties)
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None


def _is_small(cell: Any) -> bool:
    """Whether a cell holds data, rather than framing a stretch of the document."""
    paragraphs = [one for one in cell.iter() if local(one) == "p"]
    nested = any(local(one) == "tbl" for one in cell.iter())
    return not nested and len(paragraphs) <= 5
