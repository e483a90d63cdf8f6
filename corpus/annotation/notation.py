# noqa: INP001 - a script beside the files it makes, not a package
"""From a line number and a quotation to offsets in the text of a document."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from gongwen.documents import Document

MARKS = "，。、；：！？“”‘’（）《》〈〉〔〕【】,;:!?()[]…—～　 \t"
"""Punctuation, brackets and white space: what stands between words and parts segments."""


class Fault(Exception):  # noqa: N818 - a fault of the notes, told to the annotator
    """What is wrong with one line of an annotator's notes."""


@dataclass(frozen=True)
class Page:
    """A document with the lines of its file: from a line and a quotation to offsets."""

    document: Document
    lines: dict[int, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Document) -> Page:
        """The page of a document; only its text and the origin of its characters are used."""
        lines: dict[int, tuple[int, int]] = {}
        for i, mark in enumerate(document.text):
            if mark != "\n":
                number = document.origin(i).line
                lines[number] = (lines.get(number, (i, i))[0], i + 1)
        return cls(document, lines)

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line of the file."""
        if number not in self.lines:
            raise Fault(f"line {number} of {self.document.id} is empty or not there")
        return self.lines[number]

    def text(self, span: tuple[int, int]) -> str:
        """The text of a span."""
        return self.document.text[slice(*span)]


def places(page: Page, quote: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    """All places where a quotation fits inside a span; see the notation in GUIDELINES.md."""
    text = page.text(within)
    if quote == "*":
        return [within]
    if "{" in quote:
        before, _, rest = quote.partition("{")
        inner, brace, _ = rest.partition("}")
        if not brace or not inner:
            raise Fault(f"{quote!r}: mark the span as …{{so}}…")
        plain = quote.replace("{", "").replace("}", "")
        found = [(m, m + len(inner)) for m in _all(text, plain)]
        found = [(m + len(before), end + len(before)) for m, end in found]
    elif "~" in quote:
        head, _, tail = quote.partition("~")
        if not head or not tail:
            raise Fault(f"{quote!r}: a gap needs words on both sides")
        found = []
        for start in _all(text, head):
            end = text.find(tail, start + len(head))
            if end >= 0:
                found.append((start, end + len(tail)))
    else:
        found = [(m, m + len(quote)) for m in _all(text, quote)]
    return [(within[0] + start, within[0] + end) for start, end in found]


def _all(text: str, part: str) -> list[int]:
    found, at = [], text.find(part) if part else -1
    while at >= 0:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def one_place(page: Page, quote: str, within: tuple[int, int]) -> tuple[int, int]:
    """The one place a quotation names, by itself, by #n, or by `12:quote` on another line."""
    if match := re.match(r"(\d+):(?=.)", quote):
        quote, within = quote[match.end() :], page.line(int(match[1]))
    wanted = 0
    if match := re.search(r"#(\d+)$", quote):
        quote, wanted = quote[: match.start()], int(match[1])
    found = places(page, quote, within)
    if not found:
        raise Fault(f"{quote!r} is not there; copy it from the text, marks included")
    if wanted > len(found):
        raise Fault(f"{quote!r} occurs {len(found)} times, there is no #{wanted}")
    if len(found) > 1 and not wanted:
        raise Fault(f"{quote!r} occurs {len(found)} times; add #1 … or {{}} with words around it")
    return found[max(wanted, 1) - 1]


def in_turn(page: Page, quotes: str, within: tuple[int, int]) -> list[tuple[int, int]]:
    """Spans quoted one after another, each found behind the one before."""
    spans: list[tuple[int, int]] = []
    for quote in (piece.strip() for piece in quotes.split("//")):
        elsewhere = re.match(r"\d+:|.*#\d+$", quote)
        reached = max(spans[-1][1], within[0]) if spans else within[0]
        rest = (reached, within[1])
        found = [] if elsewhere else places(page, quote, rest)
        spans.append(found[0] if found else one_place(page, quote, within))
        if len(spans) > 1 and spans[-1][0] < spans[-2][1]:
            raise Fault(f"{quote!r} begins before the member in front of it ends")
    return spans
