"""排比: runs of three pieces or more with one skeleton."""

from __future__ import annotations

from collections.abc import Iterator

from gongwen.rhetoric.figure import (
    Figure,
    Site,
    are_quoted_alike,
    is_fair,
    is_isometric,
    is_noun_list,
    is_sound,
    score_of,
)
from gongwen.rhetoric.likeness import Member, likeness
from gongwen.rhetoric.scale import scale_of
from gongwen.rhetoric.segments import Bare
from gongwen.rhetoric.skeleton import Skeleton, align
from gongwen.rhetoric.trim import without_lead, without_link, without_tail

_LEAST = 3
_QUAD = 4
_A_MEMBER = 0.3
"""What one more member is worth, in the choice between a run and a part of it."""


def runs(site: Site) -> Iterator[tuple[Figure, int, int]]:
    """The best run from each piece on, with the places of its first and last piece."""
    for first in range(len(site.pieces) - _LEAST + 1):
        found = list(_runs_from(site, first))
        if found:
            yield max(found, key=lambda one: one[0].score + _A_MEMBER * one[2])


def _runs_from(site: Site, first: int) -> Iterator[tuple[Figure, int, int]]:
    """Longer and longer runs, until one fails."""
    complete = [without_link(site.source, site.pieces[first + 1])]
    for last in range(first + 2, len(site.pieces)):
        final = site.pieces[last]
        if not _may_match(site, complete[-1], final, last):
            return
        whole = without_link(site.source, final)
        trimmed = (
            without_tail(site.source, final, complete[-1], site.settings)
            if site.ends_at(last)
            else whole
        )
        found = _run(site, first, [*complete, trimmed])
        if found:
            yield found, first, last
        elif last > first + 2 or site.rank:
            return
        complete.append(whole)


def _may_match(site: Site, one: Member, other: Member, place: int) -> bool:
    """Whether two pieces are worth aligning: a cheap look before the exact one."""
    a, b = (site.source.text[slice(*member)] for member in (one, other))
    shared = len(set(a).intersection(b))
    near = abs(len(a) - len(b)) <= 1
    if shared > 1 or (shared and (a[0] == b[0] or a[-1] == b[-1] or near)):
        return True
    if site.ends_at(place) and len(a) < len(b):
        return True
    if len(a) != len(b) or len(a) == _QUAD:
        return False
    return are_quoted_alike(site.source, (one, other)) or _may_be_isometric(site, one, other)


def _may_be_isometric(site: Site, one: Member, other: Member) -> bool:
    if one[1] - one[0] == site.settings.shortest:
        return True
    return likeness(site.source, one, other) >= site.settings.short_least


def _run(site: Site, first: int, others: list[Member]) -> Figure | None:
    """The run of a first piece, its lead cut off, and other members, if it is one."""
    source, settings = site.source, site.settings
    if not is_fair([source.length(*member) for member in others], settings):
        return None
    head = without_lead(source, site.pieces[first], others, settings)
    if head is None:
        return None
    members = [head, *others]
    if not is_fair([source.length(*member) for member in members], settings):
        return None
    skeleton = align(source, members, settings)
    cut = head[0] > site.pieces[first][0]
    least = (
        settings.weight_hanzi if not skeleton.even else settings.weight_part + settings.weight_weak
    )
    if site.rank and cut and skeleton.worth < least:
        return None
    if not _passes(site, skeleton):
        return None
    return Figure(skeleton, "paibi", skeleton.kind, score_of(skeleton, settings))


def _passes(site: Site, skeleton: Skeleton) -> bool:
    source, settings = site.source, site.settings
    if not is_sound(source, skeleton, settings):
        return False
    if site.rank == 0 and is_noun_list(source, skeleton, settings):
        return False
    if not skeleton.worth:
        if skeleton.even and rises(source, skeleton):
            return True
        return skeleton.lengths[0] != _QUAD and is_isometric(source, skeleton, settings)
    if skeleton.worth <= settings.weight_part and skeleton.kind == "prefix":
        return skeleton.even and skeleton.likeness >= settings.isometric_least  # 社工, 社情, 社长
    return score_of(skeleton, settings) >= settings.run_least


def is_dragged(site: Site, run: Figure) -> bool:
    """Whether a run of three is a pair with a neighbour of another length that shares far less.

    心往一处想，守好每一个夜班，看好每一位病人: the last two are a pair, the first only has a 一.
    """
    members, sizes = run.skeleton.members, run.skeleton.lengths
    if len(members) != _LEAST or run.skeleton.even:
        return False
    for two, odd in ((members[1:], 0), (members[:2], 2)):
        pair = align(site.source, two, site.settings)
        if pair.even and sizes[odd] != sizes[1]:
            return pair.worth >= run.skeleton.worth + site.settings.dragging
    return False


def rises(source: Bare, skeleton: Skeleton) -> bool:
    """Whether members begin with the steps of an ordered set (日 周 月)."""
    heads = [source.text[start] for start, _ in skeleton.members]
    return bool(scale_of(heads, heads))
