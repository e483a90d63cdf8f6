"""What does not belong to a member: the lead of the first, the tail of the last, a joining 也 or 更."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import ceil, floor

from gongwen.rhetoric.likeness import Member, likeness
from gongwen.rhetoric.phrase_classes import is_known
from gongwen.rhetoric.segments import Bare
from gongwen.rhetoric.settings import Settings
from gongwen.rhetoric.skeleton import common_start

LINKS = re.compile(
    r"(?:不仅要?|不但|而且|并且|同时|既要?|也要?|又要?|更要?|还要?|再|都|则|却|就)(?=..)"
)
"""What may join a member to the one before."""

_LINK_STARTS = frozenset("不而并同既也又更还再都则却就")

_NO_START = "、，；。的"
_UNKNOWN = "x"
_TAILS = "的等作"


def without_link(source: Bare, piece: Member) -> Member:
    """A member without 也, 更 or 又 at its head."""
    if source.text[piece[0]] not in _LINK_STARTS:
        return piece
    link = LINKS.match(source.text, *piece)
    return (link.end(), piece[1]) if link and source.opens[link.end()] else piece


def without_lead(
    source: Bare, piece: Member, others: Sequence[Member], settings: Settings
) -> Member | None:
    """The first member without what belongs to all; None if nothing of it has a fair length.

    It begins where it is most like the second: with the words that open the others, or so that its
    length is one of theirs.
    """
    text, (start, end) = source.text, piece
    lengths = {source.length(*other) for other in others}
    shared = common_start([text[slice(*other)] for other in others]) if others[1:] else ""
    least, most = min(lengths) / 2, max(lengths) * settings.ratio
    places = list(_starts(source, piece, least, most, shared))
    places = (
        [at for at in places if shared and text.startswith(shared, at, end)]
        or [at for at in places if at == start or source.length(at, end) in lengths]
        or places
    )

    def fitness(at: int) -> float:
        alike = settings.weight_likeness * likeness(source, (at, end), others[0])
        opens_alike = text[at] == text[others[0][0]]
        even = source.length(at, end) in lengths
        return alike + 0.7 * even + 0.25 * (at == start) + 0.5 * opens_alike

    if len(places) > 1:
        return max(places, key=fitness), end
    return (places[0], end) if places else None


def _starts(source: Bare, piece: Member, least: float, most: float, shared: str) -> Iterator[int]:
    """Where a member may begin: at a word, or where it begins as the others do."""
    text, (start, end) = source.text, piece
    for at in range(max(start, ceil(end - most)), min(end - 1, floor(end - least) + 1)):
        opens = (at == start or source.opens[at]) and text[at] not in _NO_START
        if opens or (shared and text.startswith(shared, at, end)):
            yield at


def without_tail(source: Bare, piece: Member, before: Member, settings: Settings) -> Member:
    """The last member of a list without what belongs to all (的精神)."""
    text, (start, end) = source.text, piece
    wanted = source.length(*before)

    def fitness(stop: int) -> float:
        alike = settings.weight_likeness * likeness(source, (start, stop), before)
        ends_alike = text[stop - 1] == text[before[1] - 1]
        closed = stop < end and text[stop] in _TAILS
        even = stop - start == wanted
        return alike + 0.7 * even + 0.25 * (stop == end) + 0.6 * ends_alike + 0.3 * closed

    stops = [
        stop
        for stop in range(end - 1, start + 1, -1)
        if source.opens[stop] and wanted / 2 <= stop - start <= wanted * settings.ratio
    ]
    return start, max([end, *stops], key=fitness) if stops else end


def even_cuts(
    source: Bare, one: Member, other: Member, longest: int
) -> Iterator[tuple[Member, Member]]:
    """Two pieces cut to one length: the first without a lead, the last as it is.

    Pieces that are joined (既…也…) are tried without the joining words too.
    """
    bare = without_link(source, other)
    for second in (other,) if bare == other else (other, bare):
        size = second[1] - second[0]
        start = one[1] - size
        if size > longest or start < one[0]:
            continue
        if start == one[0] or _may_begin(source, start) or LINKS.match(source.text, start - 1):
            yield (start, one[1]), second


def _may_begin(source: Bare, at: int) -> bool:
    """Whether a member may begin there: at a word, at the second of two joined, in an unknown one."""
    if source.opens[at] or source.classes[at] == _UNKNOWN:
        return True
    begin, end = source.opens.rfind(1, 0, at), source.opens.find(1, at)
    rest, head = source.text[at : end if end > 0 else None], source.text[begin:at]
    return min(len(rest), len(head)) > 1 and is_known(rest) and is_known(head)
