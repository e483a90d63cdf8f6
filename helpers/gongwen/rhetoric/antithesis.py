"""Antitheses: two clauses side by side with opposites in the same place, otherwise built alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import Any, NamedTuple

from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.stretches import Sentence
from gongwen.rhetoric.subsequence import common
from gongwen.words.dictionary import base

_LEADS = re.compile(
    r"^(?:(?:坚持|坚决|防止|避免|力戒|切忌|真正|努力|切实|做到|等于|实现|要|必须|形成|不断|形成|推动|坚决防止|也就是|就是|因为|所以|但是?|可是|同时|而|也|更|又|还|则|可见|说明|希望|请|让|有的|一些|往往|总是|请大家|希望大家|如果说)(?=[^，。；]{3,}))+"
)
_PIECE = re.compile(r"[^，、；。？！：\n“”]+")
_HALF = re.compile(r"[^；。？！：\n“”]+")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d.*\d|[一二三四五六七八九十]+[、.]")
_LIST_MARK = re.compile(r"^[一二三四五六七八九十]+[是要、]|^第[一二三四五]|^（")
_LONGEST = 26
_LEADING = "让使把将对给用为以靠从在向"
_ALIKE = 3
"""So many characters tell that two clauses begin alike."""
_LIKENESS, _LEAST = 3.0, 3.4
"""What alike building is worth beside the weight of opposites, and what both must come to."""

_CAN, _CANNOT = (re.compile(rf"[一-龥]{way}[到出着住了清好起下动开上]") for way in "得不")
_HERE, _THERE = (re.compile(rf"^[一-龥]{{1,3}}?[{side}]") for side in ("上里内前", "下外后"))
_EDGE, _TURN = 0.9, 0.6
"""What opposites are worth more at the edge of both clauses, and beside 却, 则 or 反."""
_BUT = re.compile(r"[^，]{0,6}[却则反]|但|而(?!且)|可是")
_BUILT, _CROSSED = 3, 2
"""What opposites made by grammar weigh, and what opposites that change places are worth more."""


class _Piece(NamedTuple):
    """A stretch between two marks: offsets in its sentence."""

    start: int
    end: int
    text: str


def antitheses(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Pairs of neighbouring clauses with opposites in the same place."""
    for first, other in _neighbours(sentence.text):
        one, pairs = _best_cut(first, other)
        if not pairs:
            continue
        start, end = sentence.start + one.start, sentence.start + other.end
        yield {
            "start": start, "end": end, "label": "antithesis",
            "slots": [(start, sentence.start + one.end), (sentence.start + other.start, end)],
            "evidence": "；".join(f"{a}／{b}" for a, b in pairs),
            "confidence": min(0.9, 0.5 + 0.15 * len(pairs)),
        }  # fmt: skip


def _best_cut(first: _Piece, other: _Piece) -> tuple[_Piece, list[tuple[str, str]]]:
    """The first clause without what belongs to both, and the opposites of the two.

    A lead is known by its words, or by the second clause: where its first words stand in the first
    clause too, or cut to its length, the first begins as it does or with its opposite
    (希望大家｜少一点攀比，多一点耐心).
    """
    alike = first.text[0] == other.text[0]
    one = _without_number(first) if alike else _without_lead(first)
    for cut in (*_heads(_without_number(first), other), *_ends(one, other)):
        found = _opposed(cut.text, other.text)
        if found and _begin_alike(cut.text, other.text, found):
            return cut, found
    return one, _opposed(one.text, other.text)


def _heads(one: _Piece, other: _Piece) -> Iterator[_Piece]:
    """The first clause from where the first words of the second stand in it."""
    heads = [other.text[:_ALIKE], other.text[1 : 1 + _ALIKE]]
    for words in heads + [other.text[0]] * (other.text[0] in _LEADING):
        place = one.text.find(words)
        if (len(words) == _ALIKE or words in _LEADING) and place > 0:
            yield _cut(one, place)


def _ends(one: _Piece, other: _Piece) -> Iterator[_Piece]:
    """The first clause cut to the length of the second."""
    extra = len(one.text) - len(other.text)
    if extra > 1:
        yield _cut(one, extra)


def _cut(one: _Piece, place: int) -> _Piece:
    return _Piece(one.start + place, one.end, one.text[place:])


def _begin_alike(one: str, other: str, pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the first begins as the second does, or with its opposite."""
    return one[0] in other[:2] or any(one.startswith(a) and other.startswith(b) for a, b in pairs)


def _neighbours(text: str) -> Iterator[tuple[_Piece, _Piece]]:
    """Clauses side by side; before them, halves of a sentence that ； parts and 、or ， parts again."""
    halves = [_Piece(m.start(), m.end(), m.group()) for m in _HALF.finditer(text)]
    for one, other in pairwise(halves):
        cuts = [len(_PIECE.findall(half.text)) for half in (one, other)]
        alike = cuts[0] == cuts[1] or (min(cuts) > 1 and other.text[:_ALIKE] in one.text)
        if alike and max(cuts) > 1 and text[one.end : other.start] == "；":
            yield one, other
    borders = {half.start for half in halves if len(_PIECE.findall(half.text)) > 1}
    pieces = [_Piece(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)]
    around = [None, *pieces, None]
    for number, (one, other) in enumerate(pairwise(pieces)):
        run = any(
            third and third.text[0] == one.text[0] == other.text[0]
            for third in (around[number], around[number + 3])
        )
        listed = any(
            third and _in_list(text, one, other, third)
            for third in (around[number], around[number + 3])
        )
        free = not run and not listed and other.start not in borders
        if free and _side_by_side(text, one, other):
            yield one, other


def _in_list(text: str, one: _Piece, other: _Piece, third: _Piece) -> bool:
    """Whether a third stands beside two that 、 parts, as long as they are: a list of three."""
    if text[one.end : other.start] != "、" or len(third.text) != len(other.text):
        return False
    marks = (text[other.end : third.start], text[third.end : one.start])
    return "、" in marks


def _side_by_side(text: str, one: _Piece, other: _Piece) -> bool:
    between = text[one.end : other.start]
    return between in ("，", "、", "；")


def _without_lead(piece: _Piece) -> _Piece:
    """The piece without a number or a verb that belongs to both clauses."""
    bare = _without_number(piece)
    lead = _LEADS.match(bare.text)
    return _cut(bare, lead.end()) if lead else bare


def _without_number(piece: _Piece) -> _Piece:
    mark = _LIST_MARK.match(piece.text)
    return _cut(piece, mark.end()) if mark else piece


def _opposed(one: str, other: str) -> list[tuple[str, str]]:
    """The opposites of two clauses that are built alike; none where they are not."""
    short, long = sorted((len(one), len(other)))
    if not 3 <= short <= long <= _LONGEST or long > 2 * short:
        return []
    if (
        _FIGURES.search(one)
        or _FIGURES.search(other)
        or (_DIGIT.search(one) and _DIGIT.search(other))
    ):
        return []
    found = [
        (a, b, weight)
        for char in sorted(set(one))
        for a, b, weight in _antonyms().get(char, ())
        if b in other and _has(one, a, b) and _has(other, b, a) and _same_place(one, other, a, b)
        if not (_inside_noun(one, a) or _inside_noun(other, b))
    ]
    found += _by_build(one, other)
    found = [pair for pair in found if not _inside_longer(pair, found)]
    if not found or all(_denied(one, a) != _denied(other, b) for a, b, _ in found):
        return []
    weight = sum(pair[2] + _CROSSED * _change_places(one, other, *pair[:2]) for pair in found)
    likeness = common(one, other) / short
    even = 1.0 if long == short else 0.5 if long - short <= 2 else 0.0
    edge = max(_at_edge(one, other, *pair[:2]) for pair in found)
    turn = _TURN if _BUT.match(other) else 0.0
    good = weight > 1 and weight + _LIKENESS * likeness + even + edge + turn >= _LEAST
    return [(a, b) for a, b, _ in found] if good else []


def _has(text: str, word: str, other: str) -> bool:
    """Whether a word stands in a text, and not only inside its opposite (有 in 没有)."""
    return word in (text.replace(other, "\0") if word in other else text)


def _denied(text: str, word: str) -> bool:
    """Whether 不, 没 or the like stand before a word (底子薄，家底不厚 is no contrast)."""
    place = text.find(word)
    return place > 0 and text[place - 1] in "不没未无"


def _at_edge(one: str, other: str, a: str, b: str) -> float:
    """What opposites are worth that open both clauses, or close them (景点多、线路少)."""
    closes = one.endswith((a, f"{a}的", f"{a}了")) and other.endswith((b, f"{b}的", f"{b}了"))
    return _EDGE if closes or (one.startswith(a) and other.startswith(b)) else 0.0


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
    for first, then in ((_CAN, _CANNOT), (_CANNOT, _CAN), (_HERE, _THERE), (_THERE, _HERE)):
        a, b = first.search(one), then.search(other)
        if not a or not b or then.search(one) or first.search(other):
            continue
        if first in (_CAN, _CANNOT) or a[0][:-1] == b[0][:-1]:
            found.append((a[0], b[0], _BUILT))
    end = one[-2:]
    if len(one) > len(end) and other[:-2].endswith(("不", "没", "未")) and other.endswith(end):
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
def _opposed_starts() -> dict[str, list[tuple[str, str, int]]]:
    """The pairs of `_antonyms` by the first characters of both."""
    found: dict[str, list[tuple[str, str, int]]] = {}
    for pairs in _antonyms().values():
        for pair in pairs:
            found.setdefault(pair[0][0] + pair[1][0], []).append(pair)
    return found
