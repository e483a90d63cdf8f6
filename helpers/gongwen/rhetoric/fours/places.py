"""Where four-character units stand: between marks, beside one another, in runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gongwen.documents import Document
from gongwen.rhetoric.fours.stock import SIZE
from gongwen.words.sentences import SKIPPED

JOINTS = ("，", "、", "；", ",", ";")
"""The marks that join the units of a run."""

RUN = 3
"""How many units make a run."""

MARKS = r"\s，。；：、！？,;:!?.“”‘’（）()《》〈〉「」『』【】〔〕…—·"
"""What parts units, as the inside of a character class."""

_PIECE = re.compile(f"[^{MARKS}]+")
FOUR = r"[\u3400-\u9fff]{4}"
"""A pattern of as many hanzi as a unit has."""

_FOUR = re.compile(FOUR)
_NUMBERED = re.compile(
    r"(?:^|\n|(?<=\n))(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|\d{1,2}[.．、])\s*$"
)
_REACH = 8


class Site(NamedTuple):
    """A unit between marks: the text, its start, and the pieces before and behind it.

    A neighbour is a piece that one mark of `JOINTS` parts from the unit; else it is empty.
    """

    text: str
    start: int
    before: str
    behind: str

    @property
    def unit(self) -> str:
        """The four hanzi."""
        return self.text[self.start : self.start + SIZE]

    @property
    def beside(self) -> list[str]:
        """The neighbours that have four hanzi."""
        return [one for one in (self.before, self.behind) if _FOUR.fullmatch(one)]

    @property
    def opened(self) -> str:
        """The mark before the unit; empty at the beginning of a line."""
        return self.text[self.start - 1 : self.start].strip() if self.start else ""

    @property
    def closed(self) -> str:
        """The mark behind the unit; empty at the end of a line."""
        return self.text[self.start + SIZE : self.start + SIZE + 1].strip()

    @property
    def heads(self) -> bool:
        """Whether it stands between a section's number and a comma (（一）压牢底舱，全面加强…)."""
        begin = max(0, self.start - _REACH)
        return _NUMBERED.search(self.text, begin, self.start) is not None and self.closed == "，"


def between_marks(document: Document) -> list[Site]:
    """The stretches of exactly four hanzi between marks or ends of lines."""
    text = document.text
    found = []
    for block in document.blocks:
        if block.kind in SKIPPED:
            continue
        pieces = list(_PIECE.finditer(text, block.start, block.end))
        for i, piece in enumerate(pieces):
            if piece.end() - piece.start() == SIZE and _FOUR.fullmatch(piece[0]):
                before = _joined(text, pieces, i - 1, i) if i else ""
                behind = _joined(text, pieces, i, i + 1) if i + 1 < len(pieces) else ""
                found.append(
                    Site(
                        text,
                        piece.start(),
                        before and pieces[i - 1][0],
                        behind and pieces[i + 1][0],
                    )
                )
    return found


def pieces_of(sites: Iterable[Site]) -> Iterator[str]:
    """The units of sites and their neighbours of four hanzi."""
    for site in sites:
        yield site.unit
        yield from site.beside


def _joined(text: str, pieces: Sequence[re.Match[str]], one: int, other: int) -> str:
    """The mark that joins two pieces; empty if it is not one mark of `JOINTS`."""
    between = text[pieces[one].end() : pieces[other].start()]
    return between if between in JOINTS else ""


def runs(text: str, starts: Sequence[int]) -> dict[int, int]:
    """The number of the run that each unit stands in: three or more, only marks between them."""
    chains: list[list[int]] = []
    for start in starts:
        behind = text[start + SIZE : start + SIZE + 1]
        joined = chains and text[chains[-1][-1] + SIZE : start] in JOINTS
        if joined and not _PIECE.match(behind):
            chains[-1].append(start)
        else:
            chains.append([start])
    long = [chain for chain in chains if len(chain) >= RUN]
    return {start: number for number, chain in enumerate(long, 1) for start in chain}
