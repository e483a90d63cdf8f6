"""Text made ready for alignment: bare characters with word classes, cut at marks of one rank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from gongwen.documents import Document
from gongwen.rhetoric.spaces import marks_for_spaces
from gongwen.words import Segmenter
from gongwen.words.sentences import SKIPPED

RANKS = ("、", "，", "；", "。")
"""Marks that part members, from the weakest; each also parts what the weaker ones part."""

_NO_PROSE = (*SKIPPED, "salutation", "doc_number", "signature", "date", "copy_to")

HARD = "①②③④"
"""Edges of a quotation or bracket: hard for ranks up to its number, for others not there."""

_MARKS = tuple(zip(",;.!?:…—！？｡．､﹐", "，；。。。：：：。。。。、，", strict=True))
_ODD = re.compile(
    r"(?P<number>[0-9０-９]+(?:[.,，．][0-9０-９]+)*[%％]?)|(?P<latin>[A-Za-zＡ-Ｚａ-ｚ]+)"
    r"|[\s\u200b-\u200d\u2060\ufeff“”‘’『』「」（）()【】〔〕《》<>·]"
)
_EDGES = re.compile(r"[“”（）()\n]")
NO_HANZI = frozenset("、，；。：\n" + HARD)
"""What counts for nothing in the length of a member."""

_UNCOUNTED = np.array([ord(mark) for mark in NO_HANZI], np.uint32)
_SHORT = 7
_WITHIN = {"、": 0, "，": 1, ",": 1, "；": 2, ";": 2, "。": 3, "！": 3, "？": 3, "：": 3, ":": 3}
_SPLIT = tuple(
    (re.compile(f"[^{''.join(hard)}]+"), re.compile(f"[^{mark}]+"))
    for mark, hard in (
        ("、", ("，；。：\n", HARD)),
        ("，", ("；。：\n", HARD[1:])),
        ("；", ("。：\n", HARD[2:])),
        ("。", ("\n", HARD[3:])),
    )
)
_Codes = np.ndarray[Any, np.dtype[np.uint32]]
"""The characters of a text as numbers."""

_CLASSES = {
    "a": "a", "b": "a", "z": "a", "d": "d", "n": "n", "j": "n", "t": "t", "s": "n", "f": "f",
    "v": "v", "m": "m", "q": "q", "r": "r", "p": "p", "c": "c", "u": "u", "i": "i", "l": "i",
    "x": "x", "w": "w", "y": "u", "k": "u", "h": "d", "o": "d", "e": "u", "g": "x",
}  # fmt: skip


@dataclass(frozen=True)
class Bare:
    """A document's characters without quotation marks and spaces, and what is known of each.

    `text` has one character a hanzi, mark, number or Latin word; `starts` and `ends` are their
    offsets in the document, `classes` the class of the word each stands in, `own` the class each
    has as a word by itself, `opens` whether it is the first of its word, `quoted` whether an opening
    quotation mark stands before it.
    """

    text: str
    starts: list[int]
    ends: list[int]
    classes: str
    own: str
    opens: bytes
    quoted: bytes
    sizes: list[int]

    def length(self, start: int, end: int) -> int:
        """How many hanzi (and numbers, each as one) stand there; marks do not count."""
        return self.sizes[end] - self.sizes[start]

    def is_word(self, at: int) -> bool:
        """Whether the hanzi there is a word by itself."""
        return bool(self.opens[at]) and (at + 1 == len(self.opens) or bool(self.opens[at + 1]))

    def span(self, start: int, end: int, source: str) -> tuple[int, int]:
        """The offsets in the document of the characters from `start` to `end`, quotes even."""
        begin, stop = self.starts[start], self.ends[end - 1]
        inside = source[begin:stop]
        extra = sum(c in "“‘《" for c in inside) - sum(c in "”’》" for c in inside)
        before, behind = source[begin - 1 : begin], source[stop : stop + 1]
        quoted = before and before in "“‘《" and behind and behind in "”’》"
        if extra > 0 and behind and behind in "”’》":
            return begin, stop + 1
        if extra < 0 and before and before in "“‘《":
            return begin - 1, stop
        return (begin - 1, stop + 1) if quoted and not extra else (begin, stop)


@lru_cache(maxsize=256)
def class_of_tag(tag: str) -> str:
    """The class that a dictionary's tag stands for, one letter."""
    return "w" if not tag else "k" if tag == "vn" else _CLASSES.get(tag[0], "x")


@lru_cache(maxsize=8)
def _classes_of(tags: tuple[str, ...]) -> str:
    return "".join(map(class_of_tag, tags))


def _own_classes(text: str, codes: _Codes, segmenter: Segmenter) -> str:
    """The class that each character of a text has as a word by itself."""
    known = sorted(set(text))
    if not known:
        return ""
    table = np.zeros(ord(known[-1]) + 1, np.uint8)
    table[[*map(ord, known)]] = [*map(ord, map(class_of_tag, segmenter.tag(known)))]
    return table[codes].tobytes().decode()


def _sizes(codes: _Codes) -> list[int]:
    """How many characters that count in the length of a member stand before each place."""
    counted = ~np.isin(codes, _UNCOUNTED)
    return [0, *np.cumsum(counted).tolist()]


def bare(document: Document, segmenter: Segmenter) -> Bare:
    """The characters of a document, ready to be aligned."""
    source = document.text
    text, starts, ends = _stripped(document)
    cut = segmenter.coded(source)
    opens = np.zeros(len(source) + 1, np.uint8)
    opens[0] = 1
    opens[cut.ends] = 1
    kinds = np.frombuffer(_classes_of(segmenter.tags).encode(), np.uint8)
    classes = np.repeat(kinds[cut.codes], np.diff(cut.ends, prepend=0))
    at = np.array(starts, np.int64)
    codes = np.frombuffer(text.encode("utf-32-le"), np.uint32)
    return Bare(
        text, starts, ends,
        classes[at].tobytes().decode() if len(at) else "",
        _own_classes(text, codes, segmenter),
        opens[at].tobytes(),
        _behind_quotes(source)[at].tobytes(),
        _sizes(codes),
    )  # fmt: skip


def _behind_quotes(source: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    """For each character of a text whether an opening quotation mark stands before it."""
    found = np.zeros(len(source) + 1, np.uint8)
    place = source.find("“")
    while place >= 0:
        found[place + 1] = 1
        place = source.find("“", place + 1)
    return found


def _stripped(document: Document) -> tuple[str, list[int], list[int]]:
    """The bare text of a document, and where each of its characters begins and ends there."""
    source = document.text
    hidden = _hidden(source)
    hidden.update((start, (mark, end)) for start, end, mark in marks_for_spaces(source))
    plain = source
    for mark, as_hanzi in _MARKS:  # faster than str.translate, which asks for every character
        plain = plain.replace(mark, as_hanzi)
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    def add(char: str, start: int, end: int) -> None:
        parts.append(char)
        starts.append(start)
        ends.append(end)

    for block in document.blocks:
        if block.kind in _NO_PROSE:
            continue
        if starts:
            add("\n", block.start, block.start)
        reached = block.start
        for odd in _ODD.finditer(source, block.start, block.end):
            start, end = odd.span()
            if start < reached:  # inside a bracket that is left out
                continue
            parts.append(plain[reached:start])
            starts.extend(range(reached, start))
            ends.extend(range(reached + 1, start + 1))
            reached = end
            if start in hidden:
                char, reached = hidden[start]
                if char:
                    add(char, start, end)
            elif odd.lastgroup:
                add("0" if odd.lastgroup == "number" else "A", start, end)
        parts.append(plain[reached : block.end])
        starts.extend(range(reached, block.end))
        ends.extend(range(reached + 1, block.end + 1))
    return "".join(parts), starts, ends


def _hidden(text: str) -> dict[int, tuple[str, int]]:
    """What to write for the edges of quotations and brackets, and where to read on.

    A quotation that holds marks, and a long bracket, keep their edges; a short bracket is left out.
    """
    found: dict[int, tuple[str, int]] = {}
    stack: list[int] = []
    for match in _EDGES.finditer(text):
        char = match[0]
        if char == "\n":
            stack.clear()
        elif char in "“（(":
            stack.append(match.start())
        elif stack:
            start, end = stack.pop(), match.start()
            rank = max((_WITHIN.get(c, -1) for c in text[start + 1 : end]), default=-1)
            if text[start] != "“":
                if rank < 0 and end - start <= _SHORT:
                    found[start] = ("", end + 1)
                    continue
                rank = len(HARD) - 1
            if rank >= 0:
                found[start] = (HARD[rank], start + 1)
                found[end] = (HARD[rank], end + 1)
    return found


def groups(text: str, rank: int) -> Iterator[list[tuple[int, int]]]:
    """The stretches of a bare text whose parts stand side by side, parted by one mark."""
    outer, inner = _SPLIT[rank]
    mark = RANKS[rank]
    for group in outer.finditer(text):
        start, end = group.span()
        if text.find(mark, start, end) >= 0:
            pieces = [piece.span() for piece in inner.finditer(text, start, end)]
            if len(pieces) > 1:
                yield pieces
