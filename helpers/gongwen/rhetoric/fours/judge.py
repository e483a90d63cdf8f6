"""What a unit between marks is: by the lists, else by what its signs are worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.places import Site
from gongwen.rhetoric.fours.signs import reason_of, signs_of
from gongwen.rhetoric.fours.stock import Listed, listed
from gongwen.rhetoric.fours.weights import Weights

LEAST: Mapping[str, float] = MappingProxyType({"coined": 0.45, "formula": 0.5})
"""From which share on a unit that no list has is taken for coined or formula; else compound."""

_SURE = {"list": 0.95, "dictionary": 0.8, "row": 0.85}


class Said(NamedTuple):
    """What a unit is, by what evidence, and how sure that is."""

    label: str
    evidence: str
    confidence: float


def by_list(found: Listed) -> Said:
    """What a unit is that a list has."""
    return Said(found.label, found.source, _SURE[found.source])


def judge(site: Site, cutter: Cutter, weights: Weights, least: Mapping[str, float] = LEAST) -> Said:
    """What a unit between marks is.

    A unit that stands alone as a rule and leads to “ or 《 is part of a clause (全面推行“路长制”), so
    its signs decide, as they do for a unit that no list has.
    """
    found = listed(site.unit)
    led = site.closed in ("“", "《")
    if found and not (led and found.place == "alone"):
        return by_list(found)
    signs = signs_of(site, cutter)
    shares = weights.shares(signs)
    likely = [kind for kind in least if shares[kind] >= least[kind]]
    label = max(likely, key=lambda kind: shares[kind], default="compound")
    return Said(label, _reason(weights.leads(signs, label)), round(shares[label], 2))


def _reason(leads: Mapping[str, float]) -> str:
    """What speaks most for a label: the signs about one thing taken together."""
    sums: defaultdict[str, float] = defaultdict(float)
    for sign, lead in leads.items():
        sums[reason_of(sign)] += lead
    return max(sums, key=lambda reason: sums[reason], default="word classes")
