"""How two stretches of one length fit place by place: class against class, beat against beat."""

from __future__ import annotations

from itertools import combinations
from typing import NamedTuple

from gongwen.rhetoric.fours.stock import SIZE as UNIT
from gongwen.rhetoric.fours.stock import is_stock
from gongwen.rhetoric.pair_beats import Places, common_beats
from gongwen.rhetoric.phrase_classes import (
    classes_of,
    domains_of,
    hanzi_classes,
    hanzi_domains,
    tag_classes,
)
from gongwen.rhetoric.segments import NO_HANZI, Bare

_FORM_WORDS = frozenset("的了着过在把被是和与从对将让向为以给就都也还不没有要能")
_DULL = frozenset("建设发展工作程机制体系能力水平改革项目政策度管理服务行动")
_WORD = 2
_PARTLY = 0.75
"""What a place of a word of two hanzi counts if only the hanzi are of one class, not the words."""
_NEAR, _UNKNOWN, _FAR, _ONLY_UNITS = 0.6, 0.45, 0.3, 0.5
"""What words count whose classes differ: verb and adjective; one not known; noun and verb; in two
stock units with nothing beside them."""
_OPEN, _PREDICATES = tag_classes("nva"), tag_classes("va")
_MODIFIERS, _MODIFIER = tag_classes("na"), 0.85
"""Words that may stand before a noun, and what two of them count inside: 公共体育, 全民健身."""
_MOST_ECHOES = 2


class Fit(NamedTuple):
    """How two stretches fit; `match`, `clash`, `same` and `forms` are shares of places.

    `match` counts places where words (or hanzi, where words end at different places) are of one
    class, `clash` those of other words where hanzi are of different classes, `same` those with the
    same hanzi, `forms` those where only one has a form word (的, 把, 不). `kin` is the number of places with different hanzi of one domain (金风／丹桂),
    `kindred` of words of two hanzi that share a domain (思想／认识), `echo` of hanzi that come twice
    in both at the same places (事事有回音／件件有着落).
    """

    match: float
    clash: float
    same: float
    forms: float
    kin: int
    kindred: int
    echo: int


class HanziFit(NamedTuple):
    """How two texts of one length fit hanzi by hanzi; the numbers are those of `Fit`.

    `alike` marks the places with hanzi of one class, `clashing` those with hanzi of different ones,
    `dull` counts those with the same hanzi of a word that any plan has (建设, 工程).
    """

    texts: tuple[str, str]
    alike: bytearray
    clashing: bytearray
    same: float
    dull: int
    forms: float
    kin: int
    echo: int


def fit(source: Bare, one: Places, other: Places) -> Fit:
    """How two stretches fit that have one number of places."""
    return fit_words(source, (one, other), fit_hanzi(text_at(source, one), text_at(source, other)))


def fit_hanzi(one: str, other: str) -> HanziFit:
    """How two texts of one length fit hanzi by hanzi: what can be known without their words."""
    size = len(one)
    classes, domains = hanzi_classes(), hanzi_domains()
    alike = bytearray(size)
    clashing = bytearray(size)
    kin = same = dull = forms = 0
    for place, (x, y) in enumerate(zip(one, other, strict=True)):
        if x == y:
            same += x not in NO_HANZI
            dull += x in _DULL
            alike[place] = 1
            continue
        first, second = classes.get(x, 0), classes.get(y, 0)
        if first & second:
            alike[place] = 1
        elif first and second:
            clashing[place] = 1
        if x in domains and domains[x] & domains.get(y, 0):
            kin += 1
        forms += (x in _FORM_WORDS) != (y in _FORM_WORDS)
    return HanziFit(
        (one, other), alike, clashing, same / size, dull, forms / size, kin, _echoes(one, other)
    )


def fit_words(source: Bare, both: tuple[Places, Places], hanzi: HanziFit) -> Fit:
    """How two stretches fit, if it is known how they do hanzi by hanzi."""
    size = len(both[0])
    match, clash, kindred = _words(source, both, hanzi)
    return Fit(
        match / size, clash / size, hanzi.same, hanzi.forms, hanzi.kin, kindred,
        hanzi.echo,
    )  # fmt: skip


def text_at(source: Bare, places: Places) -> str:
    """The hanzi of a stretch."""
    if isinstance(places, range):
        return source.text[places.start : places.stop]
    return "".join(source.text[at] for at in places)


def _words(source: Bare, both: tuple[Places, Places], hanzi: HanziFit) -> tuple[float, int, int]:
    """At how many places words are of one class, and how many words are kindred."""
    texts = hanzi.texts
    match, clash, reached, kindred = 0.0, 0, 0, 0
    for begin, end in common_beats(source, both, texts):
        x, y = texts[0][begin:end], texts[1][begin:end]
        share = _share(x, y, hanzi.alike[begin:end])
        if begin >= reached and _are_units(texts, begin):
            reached = begin + UNIT
        if begin < reached:
            share = max(share, 1.0 if len(texts[0]) > UNIT else _ONLY_UNITS)
        if share < _MODIFIER and begin > 0 and end < len(texts[0]) and _modify(x, y):
            share = _MODIFIER
        match += share * (end - begin)
        clash += sum(hanzi.clashing[begin:end]) if share < 1 else 0
        if end - begin == _WORD and x != y and domains_of(x) & domains_of(y):
            kindred += 1
    return match, clash, kindred


def _share(one: str, other: str, alike: bytearray) -> float:
    """How alike two words, or stretches of several, are in class, 0 to 1."""
    if one == other:
        return 1.0
    by_hanzi = sum(alike) / len(alike)
    if len(one) > _WORD:
        return 1.0 if classes_of(one) & classes_of(other) else by_hanzi
    a, b = classes_of(one), classes_of(other)
    if a & b:
        return 1.0
    return max(_nearness(a, b), by_hanzi * (_PARTLY if len(one) == _WORD else 1))


def _modify(one: str, other: str) -> bool:
    """Whether two words can both stand before a noun."""
    return bool(classes_of(one) & _MODIFIERS and classes_of(other) & _MODIFIERS)


def _nearness(one: int, other: int) -> float:
    """What two words count that have no class in common."""
    if not (one and other):
        return _UNKNOWN
    if one & _PREDICATES and other & _PREDICATES:
        return _NEAR
    return _FAR if one & _OPEN and other & _OPEN else 0.0


def _are_units(texts: tuple[str, str], at: int) -> bool:
    """Whether a stock unit of four hanzi begins there in both."""
    return all(is_stock(text[at : at + UNIT]) for text in texts)


def _echoes(one: str, other: str) -> int:
    """How many hanzi come twice in both, at the same places, each its own."""
    if len(set(one)) == len(one) or len(set(other)) == len(other):
        return 0
    places = combinations(range(len(one)), 2)
    found = sum(
        1 for i, j in places if one[i] == one[j] != other[i] == other[j] and one[i] not in NO_HANZI
    )
    return min(found, _MOST_ECHOES)
