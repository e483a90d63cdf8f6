"""对偶: two pieces of one length, word by word of the same classes, or one with one hanzi more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from operator import eq

from gongwen.rhetoric.figure import Figure, Site
from gongwen.rhetoric.likeness import Member
from gongwen.rhetoric.pair_beats import Places
from gongwen.rhetoric.pair_fit import fit_hanzi, fit_words, text_at
from gongwen.rhetoric.pair_signs import hoped_signs, with_edges, with_words
from gongwen.rhetoric.segments import NO_HANZI, Bare
from gongwen.rhetoric.settings import Settings
from gongwen.rhetoric.skeleton import align
from gongwen.rhetoric.trim import even_cuts

_MARKS_WITHIN = 2
_ASKED = "请"
"""How a request begins that is no part of a pair: 报告工作，请予审议."""
_ALIKE = 0.4
"""The share of places of one class below which an uneven pair is not worth weighing."""


def pairs(site: Site) -> Iterator[tuple[Figure, int, int]]:
    """The best pair of each two neighbours, with their places."""
    for first in range(len(site.pieces) - 1):
        found = [
            figure
            for members, places in candidates(site, first)
            if (figure := _pair(site, first, members, places)) is not None
        ]
        if found:
            yield max(found, key=lambda one: one.score), first, first + 1


def candidates(
    site: Site, first: int
) -> Iterator[tuple[tuple[Member, Member], tuple[Places, Places]]]:
    """What may be the two members, and which of their places to compare.

    They are cut to one length: whole, without the first's lead, without the last's tail. Where none
    is, and one piece has a hanzi more, each of its words of one hanzi may be left out.
    """
    even = [
        (cut, (range(*cut[0]), range(*cut[1])))
        for cut in _cuts(site, first)
        if _is_fair(site.source, *cut, site.settings)
    ]
    return iter(even) if even else _uneven(site, first)


def _cuts(site: Site, first: int) -> Iterator[tuple[Member, Member]]:
    one, (start, end) = site.pieces[first], site.pieces[first + 1]
    least, most = site.settings.pair_shortest, site.settings.pair_longest
    if not site.ends_at(first + 1):
        return even_cuts(site.source, one, (start, end), most + _MARKS_WITHIN)
    stops = [
        stop for stop in range(start + least, min(end, start + most + 1)) if site.source.opens[stop]
    ]
    return chain.from_iterable(
        even_cuts(site.source, one, (start, stop), most + _MARKS_WITHIN) for stop in [end, *stops]
    )


def _is_fair(source: Bare, one: Member, other: Member, settings: Settings) -> bool:
    """Whether two stretches have one fair number of hanzi, differ, and are not both figures."""
    size = source.length(*one)
    if size != source.length(*other):
        return False
    if not settings.pair_shortest <= size <= settings.pair_longest:
        return False
    a, b = source.text[slice(*one)], source.text[slice(*other)]
    if b[0] == _ASKED != a[0]:
        return False
    return a != b and not ("0" in a and "0" in b)


def _uneven(
    site: Site, first: int
) -> Iterator[tuple[tuple[Member, Member], tuple[Places, Places]]]:
    """Two whole pieces one of which has one hanzi more, each time with another left out."""
    source, settings = site.source, site.settings
    one, other = site.pieces[first], site.pieces[first + 1]
    if abs((one[1] - one[0]) - (other[1] - other[0])) != 1:
        return
    short, long = sorted((one, other), key=lambda piece: piece[1] - piece[0])
    size = source.length(*short)
    if source.length(*long) != size + 1:
        return
    if not settings.pair_shortest <= size < settings.pair_longest:
        return
    texts = source.text[slice(*short)], source.text[slice(*long)]
    if all("0" in text for text in texts):
        return
    for at in range(long[0], long[1]):
        if source.is_word(at):
            rest = [place for place in range(*long) if place != at]
            both = (range(*short), rest) if short is one else (rest, range(*short))
            yield (one, other), both


def repeats(source: Bare, places: tuple[Places, Places]) -> int:
    """At how many places the same hanzi stands in both."""
    a, b = text_at(source, places[0]), text_at(source, places[1])
    if not any(map(eq, a, b)):
        return 0
    return sum([x == y and x not in NO_HANZI for x, y in zip(a, b, strict=True)])


def most_repeats(size: int, settings: Settings) -> int:
    """How many repeats a loose pair of this many places may have."""
    return int(min(settings.loose_sharing, size * settings.loose_share))


def _pair(
    site: Site, first: int, members: tuple[Member, Member], places: tuple[Places, Places]
) -> Figure | None:
    """The pair as a figure, if it passes the tests."""
    source, settings = site.source, site.settings
    shared = repeats(source, places)
    if shared > most_repeats(len(places[0]), settings):
        return None
    hanzi = fit_hanzi(*(text_at(source, each) for each in places))
    hoped = hoped_signs(site, first, members, hanzi)
    if _score(hoped, settings) < settings.pair_least:  # most are dropped here
        return None
    seen = fit_words(source, places, hanzi)
    hoped = with_words(hoped, seen)
    if _score(hoped, settings) < settings.pair_least or (hoped["uneven"] and seen.match < _ALIKE):
        return None
    score = _score(with_edges(site, first, members, hoped), settings)
    if score < settings.pair_least:
        return None
    skeleton = align(source, members, settings)
    one, other = (source.text[slice(*member)] for member in members)
    twice = set(one) & set(other) - NO_HANZI
    is_loose = twice or shared > settings.strict_sharing or len(one) != len(other)
    return Figure(skeleton, "duiou", "loose" if is_loose else "strict", score)


def _score(found: Mapping[str, float], settings: Settings) -> float:
    """What all signs are worth."""
    weights = settings.pair_weights
    return settings.pair_base + sum([weights[name] * value for name, value in found.items()])
