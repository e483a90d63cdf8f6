"""A source: the lines of a file as its format gives them, before anything is made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gongwen.documents import Traced


class UnreadableError(ValueError):
    """A file that cannot be read, with one sentence that names it and the remedy."""


@dataclass(frozen=True)
class SourceLine:
    """One line of a source (a paragraph, in formats that have paragraphs).

    `hint` is what the format itself says of the line, or "": `title` (the page's own title),
    `h1` … `h6`, `li`, `cell` (of a table), `nav` (menus, footers, asides), `comment`.
    """

    content: Traced
    hint: str = ""

    @property
    def text(self) -> str:
        """The text of the line, without its line break."""
        return self.content.text


@dataclass(frozen=True)
class Source:
    """The lines of one file in reading order; blank ones are kept where the format has them."""

    file: str
    lines: tuple[SourceLine, ...]
    meta: Mapping[str, Any] = field(default_factory=dict)
