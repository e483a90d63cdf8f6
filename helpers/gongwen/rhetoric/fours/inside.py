"""Which units of the lists count inside a longer clause: precision first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from gongwen.documents import Block, Document
from gongwen.rhetoric.fours.places import FOUR, MARKS
from gongwen.rhetoric.fours.signs import classes
from gongwen.rhetoric.fours.stock import SIZE, Listed, listed
from gongwen.words import Segmenter
from gongwen.words.sentences import SKIPPED

_REACH = 6
_HANZI = r"[\u3400-\u9fff]"
_BEHIND = re.compile(f"、(?:{FOUR})(?=[{MARKS}的]|$)|[{MARKS}的]|$")
_PAUSED_BEHIND = re.compile(f"、{FOUR}(?=[{MARKS}的]|$)")
_PAUSED_BEFORE = re.compile(f"(?:^|[{MARKS}]|{_HANZI}){FOUR}、$")
_FREE = re.compile(r"认真|完全|积极|高度|坚决|充分|切实|很|深入|加强")
_PUSHED = re.compile(r"(?:进一步|不断|着力|努力|积极|大力|认真|切实|推动|推进|加快)$")


def inside(
    document: Document, taken: Collection[int], segmenter: Segmenter
) -> Iterator[tuple[int, Listed]]:
    """Start and list entry of the idioms and stock units inside longer clauses.

    A unit must begin and end where words do (一周一通｜报 is none). One that stands between marks
    as a rule counts only beside a pause mark that parts it from another of four hanzi, at the end
    of its clause or before 的, and if it is no verb with its object or adverb (进一步统一思想、提高认识).
    """
    text = document.text
    for block in document.blocks:
        if block.kind in SKIPPED:
            continue
        reached = block.start
        for start in range(block.start, block.end - SIZE + 1):
            found = listed(text[start : start + SIZE])
            if found is None or found.label == "compound" or start < reached or start in taken:
                continue
            if _counts(text, start, found, segmenter) and _is_whole(text, block, start, segmenter):
                reached = start + SIZE
                yield start, found


def _counts(text: str, start: int, found: Listed, segmenter: Segmenter) -> bool:
    if found.place == "any":
        return True
    if found.source == "row":
        return False
    end = start + SIZE
    before = text[max(0, start - _REACH) : start]
    behind = _PAUSED_BEHIND.match(text, end)
    paused = behind or (_PAUSED_BEFORE.search(before) and _BEHIND.match(text, end))
    unit = text[start:end]
    return bool(paused) and not _PUSHED.search(before) and not _is_free(unit, segmenter)


def _is_free(unit: str, segmenter: Segmenter) -> bool:
    """Whether a unit is a verb with its object or adverb, as any clause may have one."""
    if _FREE.match(unit):
        return True
    words = segmenter.split(unit)
    return len(words) > 1 and classes(words, segmenter) in ("vn", "vv", "nn")


def _is_whole(text: str, block: Block, start: int, segmenter: Segmenter) -> bool:
    """Whether words begin and end where the unit does."""
    begin = max(block.start, start - _REACH)
    window = text[begin : min(block.end, start + SIZE + _REACH)]
    edges, reached = {0}, 0
    for word in segmenter.split(window):
        reached += len(word)
        edges.add(reached)
    return {start - begin, start - begin + SIZE} <= edges
