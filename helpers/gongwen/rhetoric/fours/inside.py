"""Which units of the lists count inside a longer clause: their places there, weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from gongwen.documents import Document
from gongwen.rhetoric.fours.clauses import CUT, REACH, signs_inside, window
from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.judge import LEAST, Said
from gongwen.rhetoric.fours.stock import IDIOM, SIZE, Listed, idioms, stock
from gongwen.rhetoric.fours.weights import Weights
from gongwen.words.sentences import SKIPPED


class Candidate(NamedTuple):
    """A listed unit inside a longer clause: its start, its entry, and the text around it."""

    start: int
    entry: Listed
    before: str
    unit: str
    behind: str

    @property
    def pieces(self) -> tuple[str, str]:
        """What is cut into words: the unit, and the unit with what stands around it."""
        return self.unit, window(self.before, self.unit, self.behind)


def candidates(document: Document, taken: Collection[int]) -> list[Candidate]:
    """The idioms and stock units inside longer clauses that may count there.

    A unit that stands between marks as a rule (加强管理) may count only beside a pause mark.
    """
    text, known = document.text, _known()
    found = []
    for block in document.blocks:
        if block.kind in SKIPPED:
            continue
        places = range(block.start, block.end - SIZE + 1)
        for start in [place for place in places if text[place : place + SIZE] in known]:
            if start in taken:
                continue
            entry = known[text[start : start + SIZE]]
            before = text[max(block.start, start - REACH) : start]
            behind = text[start + SIZE : min(block.end, start + 2 * SIZE + REACH)]
            one = Candidate(start, entry, before, text[start : start + SIZE], behind)
            if entry.place == "any" or _is_paused(one):
                found.append(one)
    return found


@lru_cache(maxsize=1)
def _known() -> dict[str, Listed]:
    """What may count inside clauses: the kit's lists and the idioms."""
    kept = {unit: entry for unit, entry in stock().items() if entry.label != "compound"}
    return {unit: IDIOM for unit in idioms() if unit not in stock()} | kept


def _is_paused(one: Candidate) -> bool:
    """Whether a pause mark stands before or behind the unit."""
    return one.behind[:1] == "、" or one.before[-1:] == "、"


def inside(
    held: Iterable[Candidate], cutter: Cutter, weights: Weights, least: Mapping[str, float] = LEAST
) -> Iterator[tuple[int, Said]]:
    """The candidates that count, by their starts, in reading order, none overlapping another.

    A unit must begin and end where words do (一周一通｜报 is none).
    """
    reached = 0
    for one in held:
        if one.start < reached:
            continue
        signs = signs_inside(one.before, one.unit, one.behind, one.entry, cutter)
        share = weights.shares(signs)["formula"]
        if CUT not in signs and share >= least["inside"]:
            reached = one.start + SIZE
            yield one.start, Said(one.entry.label, one.entry.source, round(share, 2))
