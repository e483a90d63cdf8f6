"""Which units of the lists count inside a longer clause: precision first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from gongwen.documents import Document
from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.places import FOUR, MARKS
from gongwen.rhetoric.fours.stock import IDIOM, SIZE, Listed, idioms, stock
from gongwen.words.sentences import SKIPPED

_REACH = 6
_HANZI = r"[\u3400-\u9fff]"
_BEHIND = re.compile(f"、(?:{FOUR})(?=[{MARKS}的]|$)|[{MARKS}的]|$")
_PAUSED_BEHIND = re.compile(f"、{FOUR}(?=[{MARKS}的]|$)")
_PAUSED_BEFORE = re.compile(f"(?:^|[{MARKS}]|{_HANZI}){FOUR}、$")
_FREE = re.compile(r"认真|完全|积极|高度|坚决|充分|切实|很|深入|加强")
_PUSHED = re.compile(r"(?:进一步|不断|着力|努力|积极|大力|认真|切实|推动|推进|加快)$")


class Candidate(NamedTuple):
    """A listed unit inside a longer clause: its start, its entry, and the text around it."""

    start: int
    entry: Listed
    before: str
    unit: str
    behind: str

    @property
    def window(self) -> str:
        """The unit with the words around it, as far as they are looked at."""
        return (self.before + self.unit + self.behind[:_REACH]).replace("\n", "")


def candidates(document: Document, taken: Collection[int]) -> list[Candidate]:
    """The idioms and stock units inside longer clauses that may count there.

    A unit that stands between marks as a rule counts only beside a pause mark that parts it from
    another of four hanzi, at the end of its clause or before 的, and where nothing pushes it on
    (进一步统一思想、提高认识).
    """
    text, entry_of = document.text, _known().get
    found = []
    for block in document.blocks:
        if block.kind in SKIPPED:
            continue
        for start in range(block.start, block.end - SIZE + 1):
            entry = entry_of(text[start : start + SIZE])
            if entry is None or start in taken:
                continue
            before = text[max(block.start, start - _REACH) : start]
            behind = text[start + SIZE : min(block.end, start + 2 * SIZE + _REACH)]
            one = Candidate(start, entry, before, text[start : start + SIZE], behind)
            if entry.place == "any" or _is_paused(one):
                found.append(one)
    return found


@lru_cache(maxsize=1)
def _known() -> dict[str, Listed]:
    """What may count inside clauses: the kit's list and the idioms, without rows."""
    kept = {
        unit: entry
        for unit, entry in stock().items()
        if entry.source == "list" and entry.label != "compound"
    }
    return {unit: IDIOM for unit in idioms() if unit not in stock()} | kept


def _is_paused(one: Candidate) -> bool:
    paused = _PAUSED_BEHIND.match(one.behind) or (
        _PAUSED_BEFORE.search(one.before) and _BEHIND.match(one.behind)
    )
    return paused is not None and not _PUSHED.search(one.before)


def inside(held: Iterable[Candidate], cutter: Cutter) -> Iterator[Candidate]:
    """The candidates that count, in reading order, none overlapping another.

    A unit must begin and end where words do (一周一通｜报 is none), and one that stands between
    marks as a rule be no verb with its object or adverb.
    """
    reached = 0
    for one in held:
        if one.start < reached or (one.entry.place == "alone" and _is_free(one.unit, cutter)):
            continue
        if _is_whole(one, cutter):
            reached = one.start + SIZE
            yield one


def _is_free(unit: str, cutter: Cutter) -> bool:
    """Whether a unit is a verb with its object or adverb, as any clause may have one."""
    if _FREE.match(unit):
        return True
    words = cutter.split(unit)
    return len(words) > 1 and cutter.classes(words) in ("vn", "vv", "nn")


def _is_whole(one: Candidate, cutter: Cutter) -> bool:
    """Whether words begin and end where the unit does."""
    begin = len(one.before)
    ends = accumulate((len(word) for word in cutter.split(one.window)), initial=0)
    return {begin, begin + SIZE} <= set(ends)
