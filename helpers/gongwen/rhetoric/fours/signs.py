"""What speaks for one kind of four-character unit or another: build of the unit, its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.places import Site
from gongwen.rhetoric.fours.stock import HALF, Listed, kin, listed, stock
from gongwen.rhetoric.lexicon import read_table
from gongwen.words import dictionary

_BUILD = {
    "a name": r"...(?<![一各处])[局厅委办处科室院所站校县市区镇乡村组队会部]$|.*(?:政发|政办|机关|单位|部门|领导|同志|书记|主任)",
    "particle": r".*[的了着过呢吗啊吧]$|.*[的了着过]",
    "open end": r".*[是将被让使向对从在与和及或把给]$",
    "pronoun": r"[我你他她它这那咱哪谁]|.*[我你他她它这那咱谁哪几]",
    "opener": r"以上|以下|第|各位|各|请|从|本|该|没|为了|由|把|均|正|显然|只|其|因|所以|但|并|同时|如果|一面|就|也|还|又|更|最|很|太|会议|大家|再|要|不能|不得|可|先|既|当|到|有的|有些|去年|今年|上|下|新的",
    "time": r".*(?:时候|以后|以来|之前|之后|之间|期间|年前|以前|今天|明天|年底|年初|月底)$|.*年$",
    "is": r".*是",
    "x is y": r"..?是..?$",
    "modal": r".[要会能敢肯想]..|[要会能敢肯想]",
    "counted thing": r"[一两三四五六七八九十几][个套张条支本份位名件块座把只杯碗句项种]..",
    "says": r".*[说讲问道答]$|..[说讲问]过$",
    "before or after": r".*[前后时]$",
    "verb of saying": r"会议|记者|专家|报告|文件",
    "classical": r"^..?[而之]|^(.)\1..$|^..(.)\2$|^(.).\3.$|^.(.).\4$|^有.可.$|^..虽.$|^(.)..\5$",
    "negated": r".*[不无没未莫勿]",
    "not third": r"..[不无未].",
    "not first": r"[不无未]",
    "result": r"..[得不].",
    "numeral": r"[一二三四五六七八九十两百千万双]",
    "even": r"(.).\1.|.(.).\2",
    "doubled": r"(.)\1|..(.)\2",
    "with own": r"[以因按依凭靠]",
    "thing of": r".的",
    "to": r"[到向在往].",
}  # fmt: skip
_REASONS = {
    "echoes its neighbour": r"echo|opposed$",
    "head of a section": r"heads a section",
    "classical build": r"classical|even|doubled|with own|opposed halves|numeral|not first|not third|negated|result",
    "balanced": r"halves alike|cut 2\+2|.*halves are words|halves ",
    "name or part of a clause": r"a name|particle|open end|pronoun|opener|time|is$|x is y|verb of saying|modal|counted thing|says|before or after|thing of|to$|dictionary|closed “|opened ”",
    "halves of stock units": r"head|tail|both halves|stock",
    "what stands beside it": r"beside|\d beside|same classes|\d joined",
    "marks around it": r"opened|closed",
    "word classes": r"",
}
_WHY = {reason: re.compile(pattern) for reason, pattern in _REASONS.items()}
_SHAPES = {name: re.compile(pattern) for name, pattern in _BUILD.items()}


def signs_of(site: Site, cutter: Cutter) -> set[str]:
    """The signs of a unit between marks, by the names that `fourchar_weights.tsv` has."""
    unit = site.unit
    words = cutter.split(unit)
    tags = cutter.classes(words)
    found = {name for name, shape in _SHAPES.items() if shape.match(unit)}
    found |= {f"cut {'+'.join(str(len(word)) for word in words)}", f"classes {tags}"}
    found |= {f"first {tags[:1]}", f"last {tags[-1:]}"}
    found |= set(_kinship(unit)) | set(_in_dictionary(unit)) | set(_halves(unit, cutter))
    entry = stock_alone(site)
    if entry is not None:
        found.add(f"stock {entry.source}")
    return found | set(_around(site, tags, cutter))


def stock_alone(site: Site) -> Listed | None:
    """What a list says of a unit that is a formula between marks only.

    None if no list has it or if it leads to “ or 《: then it is part of a clause.
    """
    found = stock().get(site.unit)
    if found is None or found.place != "alone" or site.closed in ("“", "《"):
        return None
    return found


@lru_cache(maxsize=1024)
def reason_of(sign: str) -> str:
    """What a sign is about, in words that `labels.yaml` has (evidence).

    >>> reason_of("echo of a hanzi"), reason_of("first v")
    ('echoes its neighbour', 'word classes')
    """
    return next(reason for reason, pattern in _WHY.items() if pattern.match(sign))


def _kinship(unit: str) -> Iterator[str]:
    """How well the halves are known from stock formulae."""
    head, tail = (_grade(count) for count in kin(unit))
    yield f"head {head}"
    yield f"tail {tail}"
    if head and tail:
        yield "both halves"


def _grade(count: int) -> int:
    return sum(count >= least for least in (1, 4, 12))


def _in_dictionary(unit: str) -> Iterator[str]:
    known = dictionary.base()
    tag = known.tag.get(unit, "")
    if tag:
        yield f"dictionary {tag[:1]}"
    if min(known.freq.get(unit[:HALF], 0), known.freq.get(unit[HALF:], 0)) == 0:
        yield "half unknown"


def _halves(unit: str, cutter: Cutter) -> Iterator[str]:
    """Whether the unit falls into two halves, and whether these are built alike (稳舵｜扬帆)."""
    known = dictionary.base()
    one, other = unit[:HALF], unit[HALF:]
    words = [known.freq.get(half, 0) for half in (one, other)]
    yield f"{sum(count > 0 for count in words)} halves are words"
    if all(words):
        yield f"halves {cutter.classes([one, other])}"
        yield f"rarer half {sum(min(words) >= least for least in (30, 300, 3000))}"
    single = cutter.classes(list(unit))
    if single[:HALF] == single[HALF:]:
        yield "halves alike"
        yield f"halves alike {single[:HALF]}"
    if (unit[0], unit[HALF]) in _opposites() or (unit[1], unit[-1]) in _opposites():
        yield "opposed halves"


def _around(site: Site, tags: str, cutter: Cutter) -> Iterator[str]:
    yield f"opened {site.opened or 'line'}"
    yield f"closed {site.closed or 'line'}"
    if site.heads:
        yield "heads a section"
    beside = site.beside
    yield f"{len(beside)} beside"
    yield f"{(len(site.before) > HALF) + (len(site.behind) > HALF)} joined"
    for other in beside:
        yield from _beside(site.unit, other, tags, cutter)


def _beside(unit: str, other: str, tags: str, cutter: Cutter) -> Iterator[str]:
    said = listed(other)
    if said:
        yield f"beside {said.label}"
    shared = [a == b for a, b in zip(unit, other, strict=True)]
    if any(shared) and unit != other:
        yield "echo"
        half = all(shared[:HALF]) or all(shared[HALF:])
        yield f"echo of {'a half' if half else 'a hanzi'}"
        if said:
            yield f"echo of {'a half' if half else 'a hanzi'} of {said.label}"
    if not said and cutter.classes(cutter.split(other)) == tags:
        yield "same classes beside"
    if any((a, b) in _opposites() for a, b in zip(unit, other, strict=True)):
        yield "opposed"


@lru_cache(maxsize=1)
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [(row["one"], row["other"]) for row in read_table("antonyms.tsv")]
    return frozenset([*pairs, *[(b, a) for a, b in pairs]])
