"""How two stretches of one length fit place by place: class against class, beat against beat."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gongwen.rhetoric.phrase_classes import (
    classes_of_word,
    hanzi_classes,
    hanzi_domains,
    tag_classes,
)
from gongwen.rhetoric.segments import NO_HANZI, Bare

Places = Sequence[int]
"""Places in the bare text, in order; one may be left out where a stretch has a hanzi more."""

_LONG = b"\1\0\0\0"
_OF_TWO = (b"\1\0\1", b"\1\0")


class Fit(NamedTuple):
    """How two stretches fit; all but `kin` are shares of their places.

    `match` counts places where words (or hanzi, where words end at different places) are of one
    class, `clash` those where hanzi are of different classes, `rhythm` those where a beat begins in
    both or in neither, `same` those with the same hanzi; `kin` is the number of places with
    different hanzi of one domain (金风／丹桂).
    """

    match: float
    clash: float
    rhythm: float
    same: float
    kin: int


def fit(source: Bare, one: Places, other: Places) -> Fit:
    """How two stretches fit that have one number of places."""
    size = len(one)
    a, b = text_at(source, one), text_at(source, other)
    classes, domains = hanzi_classes(), hanzi_domains()
    alike = bytearray(size)
    clash = kin = same = 0
    for place, (x, y) in enumerate(zip(a, b, strict=True)):
        if x == y:
            same += x not in NO_HANZI
            alike[place] = 1
            continue
        first, second = classes.get(x, 0), classes.get(y, 0)
        if first & second:
            alike[place] = 1
        elif first and second:
            clash += 1
        if x in domains and domains[x] & domains.get(y, 0):
            kin += 1
    starts = beats(source, one), beats(source, other)
    rhythm = size - (int.from_bytes(starts[0]) ^ int.from_bytes(starts[1])).bit_count()
    match = _matches(source, (one, other), (a, b), starts, alike)
    return Fit(match / size, clash / size, rhythm / size, same / size, kin)


def text_at(source: Bare, places: Places) -> str:
    """The hanzi of a stretch."""
    if isinstance(places, range):
        return source.text[places.start : places.stop]
    return "".join(source.text[at] for at in places)


def beats(source: Bare, places: Places) -> bytes:
    """Where beats begin: where words do; a word of four hanzi and more has a beat every two."""
    if isinstance(places, range):
        starts = bytearray(source.opens[places.start : places.stop])
    else:
        starts = bytearray(source.opens[at] for at in places)
    starts[0] = 1
    at = starts.find(_LONG)
    while at >= 0:
        starts[at + 2] = 1
        at = starts.find(_LONG, at + 2)
    return bytes(starts)


def _matches(
    source: Bare,
    both: tuple[Places, Places],
    texts: tuple[str, str],
    starts: tuple[bytes, bytes],
    alike: bytearray,
) -> int:
    """At how many places the two are of one class; `alike` says where their hanzi are."""
    (one, other), (a, b), (first, second) = both, texts, starts
    found = at = 0
    while at < len(a):
        if first[at : at + 3] in _OF_TWO and second[at : at + 3] in _OF_TWO:
            x, y = a[at : at + 2], b[at : at + 2]
            tags = source.classes[one[at]], source.classes[other[at]]
            if x == y or classes_of_word(x, tags[0]) & classes_of_word(y, tags[1]):
                found += 2
            at += 2
            continue
        found += bool(alike[at]) or _have_one_tag(source, one[at], other[at])
        at += 1
    return found


def _have_one_tag(source: Bare, one: int, other: int) -> bool:
    """Whether two hanzi are words with one known tag."""
    tag = source.classes[one]
    if tag != source.classes[other] or not tag_classes(tag):
        return False
    return source.is_word(one) and source.is_word(other)
