"""How likely a clause is a metaphor: evidence of words, build and neighbourhood, weighed together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import exp, log1p
from operator import mul

from gongwen.rhetoric.imagery import Unit
from gongwen.rhetoric.metaphor_evidence import meant_elsewhere
from gongwen.rhetoric.vehicles import LEXICAL

NAMES = (
    "thing", "long thing", "act", "deed", "idea", "two ideas", "thing and act", "idea and thing",
    "idea and act", "idea and deed", "thing and deed", "one domain", "thing at the end",
    "act at the end", "owner", "copula", "simile", "governed", "phrase", "loose", "alone, long",
    "alone, short", "doubtful", "weak", "weak beside idea", "weak in an image", "two vehicles", "build", "carried on", "image near", "metaphor near", "metaphor of its domain near",
    "even beside image", "plain beside", "short", "long", "very long",
    "known, long", "known, plain", "meant elsewhere", "figures", "office words",
    "frequent here", "vehicle again", "domain meant literally", "narrative", "negated", "quoted", "question",
    "exclamation", "heading", "closing", "builds here",
)  # fmt: skip
"""What is looked at, in the order of `evidence`."""
GIVEN = "meant elsewhere"
"""The sign that tells of other texts (`metaphor_evidence`): no text at hand can say what it is worth."""

_SIMILE = re.compile(
    r"(?<![好想图录画头影偶塑照不雕])像(?!我们|这|那|他|样|话)|好比|犹如|如同|宛如|仿佛|恰似|恰如|好似|一样|似的|^如"
)
_COPULA = re.compile(
    r"(?:是|成为?了?|变成|当作?|做|不是|如)(?:[一这那]?[个根颗块道本张把面盘步座条扇碗池杆味剂盏束股枚记堵团阵粒朵片件艘列辆匹只台篇首部曲口轮棵株汪泓缕盆份棒])?[^，]{0,5}$"
)
_OWNER = re.compile(r"[的上里之]$")
_FIGURE = re.compile(
    r"\d|[一二三四五六七八九十百千万两]+(?:年|月|日|个|名|人|项|条|次|米|元|家|户|天|座|所|件)"
)
_NARRATIVE = re.compile(r"[他她]|老人|老伯|大爷|大娘|一位|那天|昨天|傍晚|夜里|早上|当时|腊月|同学")
_NEGATED = re.compile(r"[不没莫别无]|[绝决]不")
_HANZI = re.compile(r"[一-龥]")
_SHORT, _LONG, _VERY_LONG = 6, 12, 18
_NEAR, _MOST = 3, 3
_IDIOM = 4
_USUAL, _CLAUSES = 0.009, 200
"""The share of clauses with a build in any speech, and how many clauses that is worth: a short text
tells little about its writer."""
_BARE = frozenset({"doubtful", "weak"})
_UNSURE = frozenset({"weak", "loose"})


def evidence(units: Sequence[Unit]) -> list[tuple[float, ...] | None]:
    """What speaks for and against each clause (`NAMES`); None where nothing could be an image."""
    domains = [unit.domains for unit in units]
    things = Counter(word.text for unit in units for word in unit.words if word.kind == "thing")
    literal = Counter(
        domain
        for unit, own in zip(units, domains, strict=True)
        if unit.plain and own
        for domain in own
    )
    said = Counter(hit.vehicle for unit in units for hit in unit.hits if hit.source in _BARE)
    built = sum(any(hit.source == "build" for hit in unit.hits) for unit in units)
    here = 100 * (built + _USUAL * _CLAUSES) / (len(units) + _CLAUSES)
    return [
        (
            *_in_words(unit),
            *_in_hits(unit),
            *_around(units, domains, place),
            *_in_text(unit, things, literal, said),
            here,
        )
        if _may_be(unit)
        else None
        for place, unit in enumerate(units)
    ]


def chance(values: Sequence[float], weights: Sequence[float], base: float) -> float:
    """The logistic function of the weighted sum."""
    return 1 / (1 + exp(-(base + sum(map(mul, values, weights)))))


def _may_be(unit: Unit) -> bool:
    return bool(unit.hits) or any(word.kind in ("thing", "act", "deed") for word in unit.words)


def _in_words(unit: Unit) -> tuple[float, ...]:
    text = unit.text
    things, acts, deeds, ideas = (unit.of(kind) for kind in ("thing", "act", "deed", "idea"))
    same = {word.domain for word in things} & {word.domain for word in acts}
    before = [text[: word.start] for word in things]
    return (
        bool(things), any(len(word.text) > 1 for word in things), bool(acts), bool(deeds),
        bool(ideas), len(ideas) > 1, bool(things and acts), bool(ideas and things),
        bool(ideas and acts), bool(ideas and deeds), bool(things and deeds), bool(same),
        any(word.end == len(text) for word in things),
        any(word.end >= len(text) - 1 for word in acts),
        bool(ideas) and any(_OWNER.search(lead) for lead in before),
        any(_COPULA.search(lead) for lead in before), bool(_SIMILE.search(text)),
    )  # fmt: skip


def _in_hits(unit: Unit) -> tuple[float, ...]:
    sources = {hit.source for hit in unit.hits}
    weak = "weak" in sources
    alone = [len(hit.vehicle) for hit in unit.hits if hit.source == "alone"]
    return (
        "governed" in sources, "phrase" in sources, "loose" in sources,
        any(length >= _IDIOM for length in alone), any(length < _IDIOM for length in alone),
        "doubtful" in sources, weak, weak and bool(unit.of("idea")),
        weak and bool(unit.of("thing") or unit.of("act")), sum(hit.source in LEXICAL for hit in unit.hits) > 1,
        "build" in sources, "carried" in sources,
    )  # fmt: skip


def _around(units: Sequence[Unit], domains: Sequence[set[str]], place: int) -> tuple[float, ...]:
    unit, own = units[place], domains[place]
    around = range(max(0, place - _NEAR), min(len(units), place + _NEAR + 1))
    places = [at for at in around if at != place and units[at].block == unit.block]
    near = [units[at] for at in places]
    beside = [at for at in places if abs(at - place) == 1]
    even = any(len(units[at].text) == len(unit.text) and domains[at] for at in beside)
    return (
        min(_MOST, sum(not own.isdisjoint(domains[at]) for at in places)),
        any(hit.source != "carried" for other in near for hit in other.hits),
        any(
            hit.domain in own and hit.source not in _UNSURE for other in near for hit in other.hits
        ),
        even and bool(own) and not unit.plain,
        sum(units[at].plain for at in beside) / 2,
    )


def _in_text(
    unit: Unit, things: Counter[str], literal: Counter[str], said: Counter[str]
) -> tuple[float, ...]:
    length = len(_HANZI.findall(unit.text))
    office = len(unit.of("office"))
    known = any(hit.source in LEXICAL and hit.source not in _UNSURE for hit in unit.hits)
    return (
        length <= _SHORT, length > _LONG, length > _VERY_LONG,
        known and length > _LONG, known and unit.plain,
        max((meant_elsewhere(hit.vehicle) for hit in unit.hits if hit.source in LEXICAL), default=0.0),
        bool(_FIGURE.search(unit.text)),
        min(2, office),
        log1p(max((things[word.text] for word in unit.of("thing")), default=0)),
        log1p(max((said[hit.vehicle] - 1 for hit in unit.hits if hit.source in _BARE), default=0)),
        log1p(max((literal[domain] for domain in unit.domains), default=0)),
        bool(_NARRATIVE.search(unit.text)), bool(_NEGATED.match(unit.text)),
        "“" in unit.text or "”" in unit.text, unit.after == "？", unit.after == "！",
        unit.kind == "heading", unit.kind == "closing",
    )  # fmt: skip
