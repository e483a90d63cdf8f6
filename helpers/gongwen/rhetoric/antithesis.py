"""Words that are opposites, from a list and by their build, and where they stand in two clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import add

from gongwen.rhetoric.lexicon import read_table
from gongwen.words.dictionary import base

_CAN, _CANNOT = (re.compile(rf"[一-龥]{way}[到出着住了清好起下动开上]") for way in "得不")
_HERE, _THERE, _ANYWHERE = (
    re.compile(rf"^[一-龥]{{1,3}}?[{side}]") for side in ("上里内前", "下外后", "上里内前下外后")
)
_BUILT, _CROSSED = 3, 2
"""What opposites made by grammar weigh, and what opposites that change places are worth more."""

Listed = tuple[str, str, int]
"""Two opposites and their weight."""


def listed(one: str, other: str) -> list[Listed]:
    """The opposites that the list `antonyms.tsv` and grammar have in the same place of two clauses."""
    known, firsts, there = _antonyms(), _firsts(), set(other)
    found = [
        (a, b, weight)
        for char in sorted(firsts.keys() & set(one))
        if not firsts[char].isdisjoint(there)
        for a, b, weight in known[char]
        if b in other and _has(one, a, b) and _has(other, b, a) and _same_place(one, other, a, b)
        if not (_inside_noun(one, a) or _inside_noun(other, b))
    ]
    found += _by_build(one, other)
    if not found:
        return []
    found = [pair for pair in found if not _inside_longer(pair, found)]
    if all(_denied(one, a) != _denied(other, b) for a, b, _ in found):
        return []
    return [(a, b, w + _CROSSED * _change_places(one, other, a, b)) for a, b, w in found]


def _has(text: str, word: str, other: str) -> bool:
    """Whether a word stands in a text, and not only inside its opposite (有 in 没有)."""
    return word in (text.replace(other, "\0") if word in other else text)


def _denied(text: str, word: str) -> bool:
    """Whether 不, 没 or the like stand before a word (底子薄，家底不厚 is no contrast)."""
    place = text.find(word)
    return place > 0 and text[place - 1] in "不没未无"


def opposites(one: str, other: str) -> int:
    """The weight of opposites that stand at the same distance from the start of two texts."""
    known = _opposed_starts()
    return sum(
        weight
        for i, start in enumerate(map(add, one, other))
        if start in known
        for a, b, weight in known[start]
        if other.startswith(b, i) and one.startswith(a, i)
    )


def _inside_noun(text: str, word: str) -> bool:
    """Whether a word of one hanzi stands only inside a noun (小区, 大户)."""
    if len(word) > 1:
        return False
    at = text.find(word)
    tag = base().tag
    return any(tag.get(text[i : i + 2], "")[:1] == "n" for i in (at - 1, at) if i >= 0)


def _inside_longer(pair: tuple[str, str, int], pairs: Sequence[tuple[str, str, int]]) -> bool:
    return any(pair != other and pair[0] in other[0] and pair[1] in other[1] for other in pairs)


def _same_place(one: str, other: str, a: str, b: str) -> bool:
    """Whether both words stand equally far from the beginning or from the end, or nearly so."""
    if b in one and a in other and a not in b and b not in a:
        return _change_places(one, other, a, b)
    i, j = one.find(a), other.find(b)
    if i == j or len(one) - i - len(a) == len(other) - j - len(b):
        return True
    return abs(i / len(one) - j / len(other)) <= 0.18


def _change_places(one: str, other: str, a: str, b: str) -> bool:
    """Whether both words stand in both clauses, in opposite order (海上的事陆上问，陆上的事海上帮)."""
    if a in b or b in a or min(one.find(b), other.find(a)) < 0:
        return False
    return (one.find(a) < one.find(b)) != (other.find(a) < other.find(b))


def _by_build(one: str, other: str) -> list[tuple[str, str, int]]:
    """Opposites that grammar makes: 查不到／摸得着, 水面上／水面下, 结束／不结束."""
    found = []
    ways = [(_CAN, _CANNOT), (_CANNOT, _CAN)] if "得" in one or "得" in other else []
    if _ANYWHERE.search(one):
        ways += [(_HERE, _THERE), (_THERE, _HERE)]
    for first, then in ways:
        a, b = first.search(one), then.search(other)
        if not a or not b or then.search(one) or first.search(other):
            continue
        if first in (_CAN, _CANNOT) or a[0][:-1] == b[0][:-1]:
            found.append((a[0], b[0], _BUILT))
    end = one[-2:]
    if len(one) > len(end) and other.endswith(end) and other[:-2].endswith(("不", "没", "未")):
        found.append((end, other[-3:], _BUILT - 1))
    return found


@lru_cache(maxsize=1)
def _antonyms() -> dict[str, list[tuple[str, str, int]]]:
    """Pairs in both directions with their weight, by the first character of the first."""
    pairs: dict[tuple[str, str], int] = {}
    for row in read_table("antonyms.tsv"):
        for a, b in ((row["one"], row["other"]), (row["other"], row["one"])):
            pairs.setdefault((a, b), int(row["weight"]))
    found: dict[str, list[tuple[str, str, int]]] = {}
    for (a, b), weight in pairs.items():
        found.setdefault(a[0], []).append((a, b, weight))
    return found


@lru_cache(maxsize=1)
def _firsts() -> dict[str, frozenset[str]]:
    """For the first character of a word, those of its opposites."""
    return {char: frozenset(b[0] for _, b, _ in pairs) for char, pairs in _antonyms().items()}


@lru_cache(maxsize=1)
def _opposed_starts() -> dict[str, list[tuple[str, str, int]]]:
    """The pairs of `_antonyms` by the first characters of both."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for pairs in _antonyms().values():
        for pair in pairs:
            found.setdefault(pair[0][0] + pair[1][0], []).append(pair)
    return found
