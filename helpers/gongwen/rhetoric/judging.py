"""From clauses with evidence to metaphors: which are taken, how far they reach, what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen.rhetoric.freshness import FRESH_NAMES, fresh_signs
from gongwen.rhetoric.imagery import Unit
from gongwen.rhetoric.metaphor_settings import MetaphorSettings
from gongwen.rhetoric.metaphor_spans import reach, without_subject
from gongwen.rhetoric.vehicles import LEXICAL, Hit
from gongwen.rhetoric.weighing import NAMES, chance, evidence

_KNOWN = frozenset({"governed", "phrase", "loose"})
_IDIOM = 4


def judged(units: Sequence[Unit], settings: MetaphorSettings) -> Iterator[tuple[int, Hit]]:
    """The metaphors of clauses, each with the number of its sentence; confidence is the chance."""
    weights = [settings.weights.get(name, 0) for name in NAMES]
    fresh = [settings.fresh_weights.get(name, 0) for name in FRESH_NAMES]
    signs_at = fresh_signs(units)
    for place, (unit, values) in enumerate(zip(units, evidence(units), strict=True)):
        if values is None:
            continue
        likely = chance(values, weights, settings.base)
        if likely >= settings.least:
            is_fresh = chance(signs_at(place), fresh, settings.fresh_base) >= settings.least_fresh
            label = _label(unit, is_fresh=is_fresh)
            for hit in _spans(unit, settings):
                yield (
                    unit.number,
                    without_subject(unit, hit)._replace(label=label, confidence=round(likely, 2)),
                )


def _label(unit: Unit, *, is_fresh: bool) -> str:
    """What was weighed, where the lexicon has a vehicle of the clause; else what its build says."""
    if any(hit.source in LEXICAL for hit in unit.hits):
        return "fresh" if is_fresh else "conventional"
    return next((hit.label for hit in unit.hits if hit.source == "build"), "fresh")


def _spans(unit: Unit, settings: MetaphorSettings) -> Sequence[Hit]:
    """The whole clause where it is short or nothing is known of its phrases, else these phrases."""
    lexical = [hit for hit in unit.hits if hit.source in LEXICAL] or unit.hits
    beyond = [hit for hit in lexical if hit.start < unit.start or hit.end > unit.end]
    idioms = any(len(hit.vehicle) >= _IDIOM and hit.source not in _KNOWN for hit in lexical)
    known = any(hit.source in _KNOWN for hit in lexical)
    widest = settings.widest_known if known else settings.widest
    if beyond or idioms or (lexical and unit.end - unit.start > widest):
        return [
            hit if hit in beyond or hit.source not in LEXICAL else reach(unit, hit)
            for hit in lexical
        ]
    vehicles = [hit.vehicle for hit in lexical]
    vehicles = vehicles or [word.text for word in unit.words if word.kind in ("thing", "act")]
    vehicles = vehicles or [word.text for word in unit.words if word.kind == "deed"]
    domain = next((hit.domain for hit in lexical), "") or next(iter(sorted(unit.domains)), "")
    whole = "、".join(dict.fromkeys(vehicles))
    return [Hit(unit.start, unit.end, "", whole, domain, lexical[0].source if lexical else "")]
