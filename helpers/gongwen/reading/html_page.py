"""Web pages: the lines a reader sees, each character at its place in the HTML source."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Collection
from html.parser import HTMLParser

from gongwen.documents import Run, Traced
from gongwen.reading.counters import gap
from gongwen.reading.html_elements import (
    BLOCKS,
    BREAKS,
    HIDDEN,
    IMPLIED_ENDS,
    LISTS,
    TABLE_PARTS,
    VOID,
    Element,
    element,
    item_marker,
)
from gongwen.reading.plain import LINE_BREAK
from gongwen.reading.source import Source, SourceLine

_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</(?:a|b|body|div|font|h[1-6]|li|p|span|strong|t[dr])\s*>|<br\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<(?:meta\b[^>]{0,300}?\bcharset|\?xml[^>]{0,100}?\bencoding)\s*=[\s\"']*([\w-]+)",
    re.IGNORECASE,
)
# Labels as browsers understand them: whatever is called GB is read as its largest set.
_CODECS = {"big5": "cp950", "big5-hkscs": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030"}
_CODECS |= {"x-gbk": "gb18030", "gb18030": "gb18030", "x-x-big5": "cp950", "hz-gb-2312": "hz"}

_PIECE = re.compile(r"(?P<space>[ \t\r\n\f]+)|(?P<entity>&#?\w+;?)|&|[^ \t\r\n\f&]+")
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60“”‘’…—]")
_OWN_NUMBER = re.compile(
    r"\s*(?:[（(]?[\d一二三四五六七八九十百]+[）)、.．]|第[\d一二三四五六七八九十百]+|[①-⒛])"
)
_UNSEEN = "\u200b\ufeff"
_DEEPEST = 500  # elements in each other; browsers stop counting there too
_ENDED_BY_BLOCKS = frozenset({"p", "title"})
_TABLE = frozenset({"table", "td", "th"})
_WALLS = {tag: frozenset({"table"}) for tag in TABLE_PARTS} | {"table": frozenset[str]()}
_MASKED_AMPERSAND = "\ue000"


def declared_charset(data: bytes) -> str:
    """The Chinese encoding that a page declares for itself near its top, or ""."""
    found = _CHARSET.search(data[:8192])
    return _CODECS.get(found[1].decode("ascii").lower(), "") if found else ""


def looks_like_html(text: str, suffix: str = "") -> bool:
    """Whether a text is a web page: by its first tag, or by its suffix and tags."""
    if _START.match(text[:10_000]):
        return True
    if suffix in {".txt", ".text", ".md", ".markdown"}:
        return False
    tags = sum(1 for _ in _TAG.finditer(text))
    return tags >= (1 if suffix in {".htm", ".html", ".shtml", ".xhtml"} else 3)


def read_html(text: str, name: str, **known: object) -> Source:
    """The visible lines of a web page, in the order of its source.

    White space is as browsers show it: collapsed, but full-width and no-break spaces kept; a line
    break of the source between two hanzi is nothing. What the page does not show is left out: the
    head (but for the title), scripts, hidden elements, the readings of ruby. Blank lines are too.

    An automatic number of a list is there (as text that the source implies), unless the list sets
    `list-style: none` or the item writes a number of its own.

    Hints: `title`, `h1` … `h6`, `li`; `cell` for the cells of a table, if they are short enough
    not to be the frame of the page; `nav` for menus, headers, footers and whatever its class, id
    or role calls so, unless that is half of the page.
    """
    reader = _Reader(text)
    # Entities are resolved here, where their places are known, not by the parser.
    reader.feed(text.replace("&", _MASKED_AMPERSAND))
    reader.close()
    reader.end_line()
    half = sum(len(content) for content, around in reader.lines) / 2
    lines = tuple(SourceLine(content, _hint(around, half)) for content, around in reader.lines)
    return Source(name, lines, {"format": "html", **known})


def _hint(around: list[Element], half: float) -> str:
    """What a line is, by the elements around it, the outermost first."""
    if any(one.hint == "title" for one in around):
        return "title"
    if any(one.hint == "nav" and one.weight <= half for one in around):
        return "nav"
    for one in reversed(around):
        if one.hint == "cell" and (one.holds_table or one.lines > 5 or one.weight > 300):
            continue
        if one.hint and one.hint != "nav":
            return one.hint
    return ""


class _Reader(HTMLParser):
    """Collects the lines of a page while the parser walks through it once."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.lines: list[tuple[Traced, list[Element]]] = []
        self._open: list[Element] = []
        self._parts: list[Traced] = []
        self._around: list[Element] = []
        self._space: tuple[int, bool] | None = None  # where white space began; whether it broke
        # The parser counts lines by \n alone, an editor by \r too.
        self._parser_lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._editor_lines = [0, *(m.end() for m in LINE_BREAK.finditer(source))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {key: value or "" for key, value in attrs}
        if tag in BLOCKS or tag in BREAKS:
            self.end_line()
        if tag in BLOCKS:
            self._close(_ENDED_BY_BLOCKS, BLOCKS)
        if tag in IMPLIED_ENDS:
            self._close(*IMPLIED_ENDS[tag])
        if tag == "table":
            for one in self._open:
                one.holds_table = True
        if tag in VOID or len(self._open) > _DEEPEST:
            return
        within = frozenset(one.tag for one in self._open)
        new = element(tag, attributes, within, self._here())
        if tag == "li":
            parents = [one for one in self._open if one.tag in LISTS]
            new.marker = item_marker(parents[-1], attributes) if parents else ""
        self._open.append(new)

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS or tag in BREAKS:
            self.end_line()
        if tag in {"body", "html"}:
            return  # what stands behind them is shown all the same
        if tag in BLOCKS:
            self._close({tag}, _WALLS.get(tag, _TABLE))
        elif tag in HIDDEN:
            self._close({tag}, BLOCKS)
        else:
            found = [i for i, one in enumerate(self._open) if one.tag == tag]
            if found:
                del self._open[found[-1]]

    def handle_data(self, data: str) -> None:
        if any(one.hidden for one in self._open):
            return
        start = self._here()
        kept = any(one.tag == "pre" for one in self._open)
        for piece in _PIECE.finditer(self.source, start, start + len(data)):
            if piece["space"]:
                self._white(piece.start(), piece[0], kept=kept)
            elif piece["entity"]:
                self._entity(piece.start(), piece[0])
            else:
                self._text(piece[0], Run(len(piece[0]), *self._at(piece.start())))

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - the parser's own name
        """Skip `<![if …]>` as browsers do; the standard library stops at kinds it does not know."""
        return self.rawdata.find(">", i) + 1 or -1

    def end_line(self) -> None:
        """Close the line that is being read, if it shows anything."""
        content = Traced.join(self._parts)
        if content.text.strip().strip(_UNSEEN):
            self.lines.append((content, self._around))
            for one in self._around:
                one.lines += 1
                one.weight += len(content)
        self._parts, self._around, self._space = [], [], None

    def _close(self, tags: Collection[str], between: Collection[str]) -> None:
        """End the innermost of these elements, and all in it, unless another stands between."""
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i].tag in tags:
                del self._open[i:]
                return
            if self._open[i].tag in between:
                return

    def _here(self) -> int:
        line, column = self.getpos()
        return self._parser_lines[line - 1] + column

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._editor_lines, offset)
        return line, offset - self._editor_lines[line - 1]

    def _white(self, offset: int, space: str, *, kept: bool) -> None:
        if not kept:
            if self._space is None:
                self._space = (offset, LINE_BREAK.search(space) is not None)
            elif LINE_BREAK.search(space):
                self._space = (self._space[0], True)
            return
        start = 0
        for stop in [*LINE_BREAK.finditer(space), None]:
            end = stop.start() if stop else len(space)
            if end > start:
                self._text(space[start:end], Run(end - start, *self._at(offset + start)))
            if stop:
                self.end_line()
                start = stop.end()

    def _entity(self, offset: int, entity: str) -> None:
        """A character reference: one character that stands for several of the source."""
        text = html.unescape(entity)
        if text == entity:
            self._text(text, Run(len(text), *self._at(offset)))
            return
        if not text:  # a reference to a character that may not be: browsers show nothing
            return
        if text in {" ", "\t", "\r", "\n", "\f"}:
            self._white(offset, text, kept=False)
            return
        # Old pages leave out the semicolon, and letters that follow are read as they stand.
        tail = 0
        while tail < len(text) - 1 and text[-tail - 1] == entity[-tail - 1]:
            tail += 1
        head = len(text) - tail
        self._text(text[:head], Run(head, *self._at(offset), step=1 if head == 1 else 0))
        if tail:
            self._text(text[head:], Run(tail, *self._at(offset + len(entity) - tail)))

    def _text(self, text: str, run: Run) -> None:
        if not self._parts:
            self._begin_line(text)
        elif self._space is not None:
            offset, broken = self._space
            wide = _WIDE.match(self._parts[-1].text[-1]) and _WIDE.match(text[0])
            if not (broken and wide):
                self._parts.append(Traced(" ", (Run(1, *self._at(offset)),)))
        self._space = None
        self._parts.append(Traced(text, (run,)))

    def _begin_line(self, text: str) -> None:
        self._around = [one for one in self._open if one.hint]
        for item in self._open:
            if item.marker and text.strip():
                marker, item.marker = item.marker, ""
                if not _OWN_NUMBER.match(text):
                    shown = marker + gap(marker, text)
                    self._parts.append(Traced.implied(shown, *self._at(item.place)))
