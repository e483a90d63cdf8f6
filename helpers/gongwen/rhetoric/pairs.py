"""对偶: two pieces of one length, word by word of the same classes, or one with one hanzi more."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gongwen.rhetoric.contrast import opposites
from gongwen.rhetoric.figure import Figure, Site, are_quoted_alike, is_noun_list
from gongwen.rhetoric.fours.stock import is_stock
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.segments import NO_HANZI
from gongwen.rhetoric.skeleton import Likeness, Member, align, compare, likeness
from gongwen.rhetoric.trim import even_cuts

_MARKS_WITHIN = 2
_TAILS = "的等作"
_JOINING = "就也更还都再却才则又便要"
_FOUR, _MOST_OPPOSED, _MOST_KIN = 4, 3, 3
_LIGHT = frozenset(
    [
        "要",
        "让",
        "使",
        "为",
        "都",
        "也",
        "做到",
        "既",
        "又",
        "就",
        "更",
        "必须",
        "能",
        "不",
        "是",
        "切实",
        "努力",
        "坚持",
        "实现",
        "得",
        "会",
    ]
)
"""What may be cut off before a pair and costs little: modal words, and verbs that take any clause."""
_NUMERALS = frozenset("一二三四五六七八九十百千万两半双0")


def pairs(site: Site) -> Iterator[tuple[Figure, int, int]]:
    """The best pair of each two neighbours, with their places."""
    for first in range(len(site.pieces) - 1):
        found = [
            figure
            for one, other in _cuts(site, first)
            if (figure := _pair(site, first, one, other)) is not None
        ]
        if not found and (uneven := _uneven(site, first)):
            found = [uneven]
        if found:
            yield max(found, key=lambda one: one.score), first, first + 1


def _cuts(site: Site, first: int) -> Iterator[tuple[Member, Member]]:
    """Both pieces at one length: whole, without the first's lead, without the last's tail."""
    one, (start, end) = site.pieces[first], site.pieces[first + 1]
    stops = [end]
    if site.ends_at(first + 1):
        least, most = site.settings.pair_shortest, site.settings.pair_longest
        stops += [
            stop
            for stop in range(start + least, min(end, start + most + 1))
            if site.source.opens[stop]
        ]
    for stop in stops:
        yield from even_cuts(
            site.source, one, (start, stop), site.settings.pair_longest + _MARKS_WITHIN
        )


def _pair(site: Site, first: int, one: Member, other: Member) -> Figure | None:
    """The pair as a figure, if it passes the tests."""
    source, settings = site.source, site.settings
    size = source.length(*one)
    if size != source.length(*other):
        return None
    if not settings.pair_shortest <= size <= settings.pair_longest:
        return None
    a, b = source.text[slice(*one)], source.text[slice(*other)]
    if a == b or ("0" in a and "0" in b):
        return None
    shared = sum(x == y and x not in NO_HANZI for x, y in zip(a, b, strict=True))
    if shared > min(settings.loose_sharing, size * settings.loose_share):
        return None
    repeats = set(a) & set(b) - NO_HANZI
    kind = "loose" if repeats or shared > settings.strict_sharing else "strict"
    score = _score(site, first, one, other)
    if score < settings.pair_least:
        return None
    skeleton = align(source, [one, other], settings)
    return (
        None if is_noun_list(source, skeleton, settings) else Figure(skeleton, "duiou", kind, score)
    )


def _uneven(site: Site, first: int) -> Figure | None:
    """The pair of two whole pieces one of which has a joining adverb more (多…，就少…).

    Such a pair must have opposites too.
    """
    source, settings = site.source, site.settings
    one, other = site.pieces[first], site.pieces[first + 1]
    short, long = sorted((one, other), key=lambda piece: piece[1] - piece[0])
    size = source.length(*short)
    if long[1] - long[0] != short[1] - short[0] + 1 or source.length(*long) == size:
        return None
    if not settings.pair_shortest <= size < settings.pair_longest:
        return None
    for at in range(long[0], long[1]):
        if source.text[at] in _JOINING and source.opens[at] and source.opens[at + 1]:
            score = _score_without(site, short, long, at)
            if score >= settings.pair_least:
                skeleton = align(source, [one, other], settings)
                return Figure(skeleton, "duiou", "loose", score)
    return None


def _score_without(site: Site, short: Member, long: Member, at: int) -> float:
    """What the likeness of two pieces is worth if one hanzi of the longer is left out."""
    source, settings = site.source, site.settings
    middle = short[0] + at - long[0]
    halves = [((short[0], middle), (long[0], at)), ((middle, short[1]), (at + 1, long[1]))]
    seen = [
        (one[1] - one[0], compare(source, one, other)) for one, other in halves if one[1] > one[0]
    ]
    size = short[1] - short[0]
    words, hanzi, bounds, same = (
        sum(part * one[k] for part, one in seen) / size for k in range(len(Likeness._fields))
    )
    a, b = source.text[slice(*short)], source.text[long[0] : at] + source.text[at + 1 : long[1]]
    opposed = opposites(a, b) + opposites(b, a)
    if not opposed or same * size > min(settings.loose_sharing, size * settings.loose_share):
        return settings.pair_least - 1
    weights = settings.pair_weights
    return (
        settings.pair_base
        + weights["classes"] * (words + hanzi) / 2
        + weights["bounds"] * bounds
        + weights["same"] * same
        + weights["opposed"] * min(opposed, _MOST_OPPOSED)
        + weights["alone"] * (len(site.pieces) == len((short, long)))
    )


def _score(site: Site, first: int, one: Member, other: Member) -> float:
    """What the likeness of the two is worth, less what had to be cut off to find it."""
    signs = _signs(site, first, one, other)
    weights = site.settings.pair_weights
    return site.settings.pair_base + sum(weights[name] * value for name, value in signs.items())


def _signs(site: Site, first: int, one: Member, other: Member) -> dict[str, float]:
    """What speaks for and against a pair, by the names of `Settings.pair_weights`."""
    source, pieces = site.source, site.pieces
    seen = compare(source, one, other)
    a, b = source.text[slice(*one)], source.text[slice(*other)]
    lead = one[0] > pieces[first][0]
    tail = other[1] < pieces[first + 1][1]
    opposed = opposites(a, b)
    stock = is_stock(a) + is_stock(b)
    return {
        "classes": (seen.words + seen.hanzi) / 2,
        "bounds": seen.bounds,
        "same": seen.same,
        "lead": lead,
        "tail": tail,
        "closed": tail and source.text[other[1]] in _TAILS,
        "alone": len(pieces) == len((one, other)),
        "neighbour": _neighbours(site, first, one),
        "quoted": are_quoted_alike(source, (one, other)),
        "opposed": min(opposed, _MOST_OPPOSED),
        "stock": stock == len((a, b)),
        "half stock": stock == 1,
        "four": len(a) == _FOUR,
        "paused": site.rank == 0,
        "numbered": len(set(a) & _NUMERALS) > 0 and len(set(b) & _NUMERALS) > 0,
        "kin": min(_kin(a, b), _MOST_KIN),
        "light lead": lead and source.text[pieces[first][0] : one[0]] in _LIGHT,
    }


def _neighbours(site: Site, first: int, one: Member) -> float:
    """How like the pair the piece before or behind it is, if it has the same length."""
    around = (site.pieces[k] for k in (first - 1, first + 2) if 0 <= k < len(site.pieces))
    alike = (
        likeness(site.source, piece, one)
        for piece in around
        if piece[1] - piece[0] == one[1] - one[0]
    )
    return max(alike, default=0.0)


def _kin(one: str, other: str) -> int:
    """At how many places two different hanzi of one domain stand (金风／丹桂)."""
    domains = _domains()
    return sum(
        a != b and a in domains and domains[a] == domains.get(b)
        for a, b in zip(one, other, strict=True)
    )


@lru_cache(maxsize=1)
def _domains() -> dict[str, str]:
    return {hanzi: row["domain"] for row in read_table("hanzi.tsv") for hanzi in row["hanzi"]}
