"""What a unit between marks is: by the lists, else by what its signs are worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from math import prod
from types import MappingProxyType
from typing import NamedTuple

from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.places import Site
from gongwen.rhetoric.fours.signs import reason_of, signs_of, stock_alone
from gongwen.rhetoric.fours.stock import SIZE, Listed, listed
from gongwen.rhetoric.fours.weights import Weights
from gongwen.rhetoric.slogans.names import is_coinage

LEAST: Mapping[str, float] = MappingProxyType(
    {"coined": 0.45, "formula": 0.55, "stock": 0.3, "inside": 0.4}
)
"""From which share on a unit is taken for coined or formula, else compound.

`stock`: for a formula that a list has, but which elsewhere is a part of a clause or a name;
`inside`: for what lists have inside a longer clause.
"""

COMPANY = 0.6
"""How much what a neighbour is taken for counts, beside a unit's own signs (0: not at all)."""

_DOUBT = 0.05
_COINAGE = Listed("compound", "any", "numeral coinage")
_SURE = {"list": 0.95, "dictionary": 0.8, "row": 0.85, "numeral coinage": 0.8}


class Said(NamedTuple):
    """What a unit is, by what evidence, and how sure that is."""

    label: str
    evidence: str
    confidence: float


def by_list(found: Listed) -> Said:
    """What a unit is that a list has."""
    return Said(found.label, found.source, _SURE[found.source])


def judge(
    sites: Sequence[Site], cutter: Cutter, weights: Weights, least: Mapping[str, float] = LEAST
) -> dict[int, Said]:
    """What units between marks are, by their starts.

    Lists decide first. What no list has is told by its signs, and by what the units beside it are
    taken for: a run is seldom of two minds. A formula that stands alone as a rule may be part of a
    clause (全面推行“路长制”), of a list (工程招标、资金拨付) or a mere name (“数据归集”): that a list
    has it is one sign among others. A numeral coinage in quotation marks (“三减一提”) has a
    layer of its own and is a compound here.

    Parameters
    ----------
    sites : sequence of Site
        The units of one text, in reading order.
    cutter : Cutter
        What cuts them into words.
    weights : Weights
        What each sign is worth.
    least : dict
        From which share on a unit is coined or a formula.
    """
    told = {site.start: by_list(found) for site in sites if (found := _by_lists(site))}
    open_ones = [site for site in sites if site.start not in told]
    signs = {site.start: signs_of(site, cutter) for site in open_ones}
    shares = {start: weights.shares(own) for start, own in signs.items()}
    for site in open_ones:
        start = site.start
        beside = [
            shares[place]
            for place, joined in ((start - STEP, site.before), (start + STEP, site.behind))
            if joined and place in shares
        ]
        own = in_company(shares[start], beside)
        entry = stock_alone(site)
        if entry is not None and own["formula"] >= least["stock"]:
            told[start] = Said("formula", entry.source, round(own["formula"], 2))
        else:
            told[start] = _guess(own, signs[start], weights, least)
    return told


STEP = SIZE + 1
"""How far the starts of two units are apart that one mark parts."""


def _by_lists(site: Site) -> Listed | None:
    found = listed(site.unit)
    quoted = (site.opened, site.closed) == ("“", "”")
    if found is None:
        return _COINAGE if quoted and is_coinage(site.unit) else None
    return None if found.place == "alone" and found.label == "formula" else found


def in_company(own: Mapping[str, float], beside: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The shares of a unit's kinds, seen beside those of its neighbours that no list has.

    >>> own = {"compound": 0.5, "coined": 0.5, "formula": 0.0}
    >>> round(in_company(own, [{"compound": 0.1, "coined": 0.9, "formula": 0.0}])["coined"], 2)
    0.75
    """
    worth = {
        kind: share * prod((other[kind] + _DOUBT) ** COMPANY for other in beside)
        for kind, share in own.items()
    }
    whole = sum(worth.values())
    return {kind: one / whole for kind, one in worth.items()}


def _guess(
    shares: Mapping[str, float],
    signs: Collection[str],
    weights: Weights,
    least: Mapping[str, float],
) -> Said:
    likely = [kind for kind, share in shares.items() if share >= least.get(kind, 1)]
    label = max(likely, key=lambda kind: shares[kind], default="compound")
    return Said(label, _reason(weights.leads(signs, label)), round(shares[label], 2))


def _reason(leads: Mapping[str, float]) -> str:
    """What speaks most for a label: the signs about one thing taken together."""
    sums: defaultdict[str, float] = defaultdict(float)
    for sign, lead in leads.items():
        sums[reason_of(sign)] += lead
    return max(sums, key=lambda reason: sums[reason], default="word classes")
