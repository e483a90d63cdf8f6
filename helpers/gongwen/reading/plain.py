"""Plain text and Markdown: one source line for each line an editor shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from gongwen.documents import Traced
from gongwen.reading.source import Source, SourceLine

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""The breaks that editors count lines by."""

_SOFT_BREAK = re.compile("[\x0b\x0c\u2028\u2029]")
_HEAD = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_COMMENT = re.compile(r"\s*<!--.*-->\s*")
_HEADER_LINE = re.compile(r"[\w-]+:(\s|$)|\s*-\s|\s+\S|\s*#|\s*$")


def read_plain(text: str, name: str, **known: object) -> Source:
    """The lines of a plain text, with every character that is not a line break.

    Vertical tabs, form feeds and the Unicode separators U+2028 and U+2029 end a line too, but
    editors do not count them: what follows keeps the line number, at its own column.

    Markdown heads (`# `) have the hint `h1` … `h6` and their mark left out; whole-line comments
    and a YAML header at the top have the hint `comment`.

    Parameters
    ----------
    text : str
        The decoded text.
    name : str
        The file name, or what stands for it.
    **known
        What else is known of the source, for its `meta`.
    """
    rows = list(numbered_lines(text))
    header = _header_length([row for _, row in rows])
    lines = [
        line
        for number, row in rows
        for line in _soft_lines(row, number, "comment" if number <= header else None)
    ]
    return Source(name, tuple(lines), {"format": "text", **known})


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1; a break at the very end starts no further line."""
    rows = LINE_BREAK.split(text)
    if not rows[-1]:
        rows.pop()
    return enumerate(rows, start=1)


def _soft_lines(row: str, number: int, hint: str | None) -> Iterator[SourceLine]:
    start = 0
    for stop in [*(match.start() for match in _SOFT_BREAK.finditer(row)), len(row)]:
        content = Traced.of(row[start:stop], number, start)
        yield SourceLine(content, hint) if hint else _hinted(content)
        start = stop + 1


def _hinted(content: Traced) -> SourceLine:
    if head := _HEAD.match(content.text):
        return SourceLine(content[head.end() :], f"h{len(head[1])}")
    return SourceLine(content, "comment" if _COMMENT.fullmatch(content.text) else "")


def _header_length(rows: list[str]) -> int:
    """How many lines a YAML header takes, its two `---` included; 0 where there is none."""
    if len(rows) < 3 or rows[0].rstrip() != "---":
        return 0
    body = list(takewhile(lambda row: row.rstrip() != "---", rows[1:]))
    closed = len(body) + 1 < len(rows)
    is_yaml = bool(body) and ":" in body[0] and all(_HEADER_LINE.match(row) for row in body)
    return len(body) + 2 if closed and is_yaml else 0
