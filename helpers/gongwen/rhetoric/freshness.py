"""What makes a metaphor fresh: no lexicon has it, or a worn image is taken up and carried on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from math import log1p

from gongwen.rhetoric.imagery import Unit
from gongwen.rhetoric.vehicles import LEXICAL, Hit, by_word

FRESH_NAMES = (
    "governed", "phrase", "loose", "alone", "idiom", "doubtful", "weak", "build is worn", "build is fresh", "build of a known vehicle", "carried on",
    "covered", "other things", "other acts", "same domain near", "fresh near",
    "theme", "again", "long", "whole clause known",
)  # fmt: skip
"""What is looked at, in the order of `fresh_signs`."""

_IDIOM = 4
_NEAR, _MOST = 3, 3
_LONG = 10
_MANY = 20


def fresh_signs(units: Sequence[Unit]) -> Callable[[int], tuple[float, ...]]:
    """What speaks for and against a clause being a fresh metaphor (`FRESH_NAMES`), by its place.

    What is true of the whole text is counted once; a clause is looked at when it is asked for.
    """
    domains = [_domains(unit) for unit in units]
    everywhere = Counter(domain for own in domains for domain in own)
    said = Counter(hit.vehicle for unit in units for hit in unit.hits)

    def signs(place: int) -> tuple[float, ...]:
        unit, own = units[place], domains[place]
        return (
            *_known(unit),
            *_around(units, domains, place),
            *_in_text(unit, own, everywhere, said),
        )

    return signs


def _domains(unit: Unit) -> set[str]:
    return unit.domains | {hit.domain for hit in unit.hits if hit.domain}


def _known(unit: Unit) -> tuple[float, ...]:
    sources = {hit.source for hit in unit.hits}
    lexical = [hit for hit in unit.hits if hit.source in LEXICAL]
    builds = {hit.label for hit in unit.hits if hit.source == "build"}
    beyond = [word for word in unit.words if not _inside(unit, word.start, word.end, lexical)]
    covered = sum(min(hit.end, unit.end) - max(hit.start, unit.start) for hit in lexical)
    return (
        "governed" in sources, "phrase" in sources, "loose" in sources, "alone" in sources,
        any(len(hit.vehicle) >= _IDIOM for hit in lexical), "doubtful" in sources, "weak" in sources,
        "conventional" in builds, "fresh" in builds,
        any(hit.source == "build" and hit.vehicle in by_word() for hit in unit.hits), "carried" in sources,
        covered / (unit.end - unit.start),
        min(2, sum(word.kind == "thing" for word in beyond)),
        min(2, sum(word.kind in ("act", "deed") for word in beyond)),
    )  # fmt: skip


def _inside(unit: Unit, start: int, end: int, hits: Sequence[Hit]) -> bool:
    return any(hit.start <= unit.start + start and unit.start + end <= hit.end for hit in hits)


def _around(units: Sequence[Unit], domains: Sequence[set[str]], place: int) -> tuple[float, ...]:
    near = [
        at
        for at in range(max(0, place - _NEAR), min(len(units), place + _NEAR + 1))
        if at != place and units[at].block == units[place].block
    ]
    builds = sum(
        any(hit.source == "build" and hit.label == "fresh" for hit in units[at].hits) for at in near
    )
    return min(_MOST, sum(bool(domains[at] & domains[place]) for at in near)), min(2, builds)


def _in_text(
    unit: Unit, own: set[str], everywhere: Counter[str], said: Counter[str]
) -> tuple[float, ...]:
    theme = log1p(max((min(_MANY, everywhere[domain] - 1) for domain in own), default=0))
    again = max((said[hit.vehicle] for hit in unit.hits), default=0)
    known = any(
        hit.source in LEXICAL and hit.start <= unit.start and unit.end <= hit.end
        for hit in unit.hits
    )
    return theme, min(_MOST, max(0, again - 1)), unit.end - unit.start > _LONG, known
