"""Structural figures: heads of numbered paragraphs, or of the members of one list, of one build."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from gongwen import structure
from gongwen.documents import Document
from gongwen.rhetoric.figure import (
    Figure,
    Site,
    has_verbs,
    is_fair,
    is_isometric,
    is_noun_list,
    is_sound,
    score_of,
)
from gongwen.rhetoric.likeness import Member
from gongwen.rhetoric.pairs import pairs
from gongwen.rhetoric.segments import RANKS, Bare
from gongwen.rhetoric.settings import Settings
from gongwen.rhetoric.skeleton import Skeleton, align

NUMBER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}[是要、，]|其[一二三四五]，?|首先|其次|再次|最后)，?"
)
"""A number mark that opens a member of a list."""

NUMBER_STARTS = frozenset("第一二三四五六七八九十其首再最")
"""What such a mark begins with."""

_ENDS = (
    re.compile(r"[。｡；;：:！？!?\n]|\.(?![0-9])"),
    re.compile(r"[，,。｡；;：:！？!?\n]|\.(?![0-9])"),
)
_LISTED = re.compile("二是|二要|第二|其二|其次|2[.．、]|②|[（(][2二][）)]")
_FINAL = "，、；。,;"
_LEAST = 3


class Series(NamedTuple):
    """Numbered stretches of one list or one level: where their words begin and end.

    `least` is how many must match: two in a list inside a paragraph, three elsewhere, because two
    headings of one length are no rare thing.
    """

    starts: list[int]
    ends: list[int]
    least: int


def heads(document: Document, source: Bare, settings: Settings) -> Iterator[Figure]:
    """The longest stretch of heads of one build in each series; the two of a short list make a 对偶.

    A head reaches to the first full stop, or to the first comma where that makes more match.
    """
    for series in _series(document):
        found = [
            figure
            for marks in _ENDS
            if len(series.starts) >= series.least
            and (figure := _match(source, _cut(document, source, series, marks), settings))
        ]
        if found:
            yield max(found, key=lambda one: (len(one.skeleton.members), one.score))


def _series(document: Document) -> Iterator[Series]:
    yield from _levels(document)
    if _LISTED.search(document.text):
        for members in [one["members"] for one in structure.inline_lists(document)]:
            marks = [NUMBER.match(document.text, *member) for member in members]
            begins = [start for start, _ in members]
            starts = [mark.end() if mark else at for mark, at in zip(marks, begins, strict=True)]
            yield Series(starts, [end for _, end in members], 2)


def _levels(document: Document) -> Iterator[Series]:
    """The headings and list items that stand under one heading."""
    open_levels: dict[int, Series] = {}
    for block in document.of_kind("heading", "list_item"):
        level = block.level or 1
        for deeper in [known for known in open_levels if known > level]:
            yield open_levels.pop(deeper)
        start, end = block.heading or (block.start, block.end)
        series = open_levels.setdefault(level, Series([], [], _LEAST))
        series.starts.append(start + len(block.marker or ""))
        series.ends.append(end)
    yield from open_levels.values()


def _cut(document: Document, source: Bare, series: Series, marks: re.Pattern[str]) -> list[Member]:
    """The heads in the bare text, each up to the first of these marks."""
    found = []
    for start, end in zip(series.starts, series.ends, strict=True):
        mark = marks.search(document.text, start, end)
        stop = mark.start() if mark else start + len(document.text[start:end].rstrip(_FINAL))
        found.append((bisect_left(source.starts, start), bisect_left(source.starts, stop)))
    return found


def _match(source: Bare, members: Sequence[Member], settings: Settings) -> Figure | None:
    if any(end <= start for start, end in members):
        return None
    if len(members) < _LEAST:
        couple = next(pairs(Site(source, members, len(RANKS) - 1, settings)), None)
        whole = couple and couple[0].skeleton.members == tuple(members)
        return replace(couple[0], kind="structural") if couple and whole else None
    sizes = [source.length(*member) for member in members]
    for size in range(len(members), _LEAST - 1, -1):
        for i in range(len(members) - size + 1):
            if not is_fair(sizes[i : i + size], settings):
                continue
            skeleton = align(source, members[i : i + size], settings)
            if _passes(source, skeleton, settings):
                return Figure(skeleton, "paibi", "structural", score_of(skeleton, settings))
    return None


def _passes(source: Bare, skeleton: Skeleton, settings: Settings) -> bool:
    if not is_sound(source, skeleton, settings) or is_noun_list(source, skeleton, settings):
        return False
    if skeleton.even and skeleton.lengths[0] == settings.shortest:
        return has_verbs(source, skeleton)
    if skeleton.worth < settings.weight_hanzi:
        return is_isometric(source, skeleton, settings)
    return score_of(skeleton, settings) >= settings.run_least
