"""Where a modal word may stand: its sentence, its clause, the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from gongwen.rhetoric.stretches import Sentence, clause_around
from gongwen.words import Segmenter

PLEDGING = frozenset(("表态发言", "述职报告", "汇报", "报告", "请示", "函", "总结"))
"""Types in which the speaker or issuer says what his own body will do."""

SPEAKING = frozenset(("讲话稿", "发言稿", "表态发言", "致辞", "述职报告", "汇报", "演讲稿"))
"""Types that are spoken: 可以 tells of ability there more often than it gives leave."""

OWN = re.compile(r"我(?![省市县区州镇乡村国院校厂站])|本[县市区局委院校厂站乡镇村街]")
"""Words for the own body."""


_BODY = re.compile(
    r"(?:^|[，；。、])(?:[市县区]委、)?[市县区镇乡]政府|(?:^|[，；。])[市县区镇乡村校局]里"
)


class Place(NamedTuple):
    """A candidate: its sentence, offsets in that, and what a test may ask for."""

    sentence: Sentence
    start: int
    end: int
    words: Words
    kind: str
    issuer: str = ""

    @property
    def before(self) -> str:
        """What stands before the word in its clause."""
        return self.sentence.text[clause_around(self.sentence.text, self.start)[0] : self.start]

    @property
    def after(self) -> str:
        """What stands behind the word in its clause."""
        return self.sentence.text[self.end : clause_around(self.sentence.text, self.end)[1]]


def is_own(text: str, place: Place) -> bool:
    """Whether a stretch names the speaker's or issuer's own body.

    >>> bool(OWN.search("我们"))
    True
    """
    return bool(OWN.search(text) or _BODY.search(text)) or bool(
        place.issuer and place.issuer in text
    )


class Words:
    """Where the words of a document end, and their tags."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        found = segmenter.coded(text)
        self._ends = found.ends.tolist()
        self._codes = found.codes
        self._tags = segmenter.tags

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether the segmenter sets a boundary at both places."""
        return self._is_edge(start) and self._is_edge(end)

    def begins(self, place: int) -> bool:
        """Whether a word begins at a place."""
        return self._is_edge(place)

    def tag_at(self, place: int) -> str:
        """The tag of the word that holds the character at a place."""
        number = bisect_left(self._ends, place + 1)
        return self._tags[self._codes[number]] if number < len(self._ends) else ""

    def _is_edge(self, place: int) -> bool:
        number = bisect_left(self._ends, place)
        return place == 0 or (number < len(self._ends) and self._ends[number] == place)
