"""顶真 and 回环: clauses that hand on a word, and clauses that turn round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from gongwen.rhetoric.subsequence import common

_PIECE = re.compile(r"[一-龥][^，、；。？！：\n“”]*")
_JOINTS = frozenset("，、；。")
_LEAD = re.compile(r"^(?:在|以|用|由|从|让|让我们|我们要?|坚持|做到|实现|形成|促进)(?=[一-龥]{3,})")
_LEAD_STARTS = frozenset("在以用由从让我坚做实形促")
_WITHIN = re.compile(
    r"在(?P<a>[一-龥]{2,4})中(?P<b>[一-龥]{2,4})[，、]?在(?P=b)中(?P=a)|以(?P<c>[一-龥]{1,4}?)[促带助强推引领保兴富护](?P<d>[一-龥]{1,4})[，、]以(?P=d)[促带助强推引领保兴富护](?P=c)"
)
_BY = re.compile(r"以([一-龥]{1,4}?)[促带助强推引领保兴富]([一-龥]{1,4})(?=[，、。；！\n]|$)")
_SQUEEZED = re.compile(r"(?=([一-龥]{1,2})(?:就能?|才能?|便|自然)([一-龥]{1,2})$)")
_FUNCTION = frozenset("的了是在和与也都就不一有这那把被让要")
_NO_WORD = _FUNCTION | frozenset("我你他她它们")
_DIGIT = re.compile(r"\d")
_SHORT, _LONG = 4, 24
_EDGE = 6
"""So far from the end of a clause may begin what it hands on, 就 or the like within."""
_PAIR = 2
_LIKE = 0.6
_BESIDE = frozenset(("", "内", "中", "里", "上", "外"))
"""What makes a word handed on a mere place (建立名录，名录内的…)."""
_HANDS = frozenset("让使把由从以用")
_CLIMBS = re.compile(r"[^，、；。]{0,8}?(?:才|就|便|自然|方能)")
"""How a clause begins that says what follows from the one before."""


class Piece(NamedTuple):
    """A stretch between two marks."""

    start: int
    end: int
    text: str


class Chain(NamedTuple):
    """A figure: its label, the pieces it is made of, and the words that it hands on or turns."""

    label: str
    members: tuple[tuple[int, int], ...]
    anchor: str
    confidence: float


def chains(text: str) -> Iterator[Chain]:
    """The 顶真 and 回环 of a paragraph; a place that turns round is not also one that hands on."""
    pieces = [Piece(m.start(), m.end(), m[0]) for m in _PIECE.finditer(text)]
    turned = [*_within(text), *_turns(text, pieces)]
    yield from turned
    taken = {start for chain in turned for start, _ in chain.members}
    for chain in (*_by_means(text), *_in_step(text, pieces), *_handed_on(text, pieces)):
        if not taken & {start for start, _ in chain.members}:
            taken |= {start for start, _ in chain.members}
            yield chain


def _beside(text: str, one: Piece, other: Piece) -> bool:
    return text[one.end : other.start] in _JOINTS


def _within(text: str) -> Iterator[Chain]:
    for match in _WITHIN.finditer(text):
        pair = [word for word in match.group("a", "b", "c", "d") if word]
        yield Chain("huihuan", (match.span(),), " ↔ ".join(pair), 0.9)


def _turns(text: str, pieces: Sequence[Piece]) -> Iterator[Chain]:
    """Two clauses the second of which is the first with two words exchanged."""
    used = -1
    for one, other in pairwise(pieces):
        if one.start <= used or not _beside(text, one, other):
            continue
        pair = _exchanged(one.text, other.text)
        if pair and not _WITHIN.match(text, one.start):
            used = other.start
            members = ((one.start, one.end), (other.start, other.end))
            yield Chain("huihuan", members, " ↔ ".join(pair), 0.8)


def _exchanged(one: str, other: str) -> tuple[str, str] | None:
    """The two words that change places, if the clauses are otherwise alike."""
    if not _SHORT <= min(len(one), len(other)) <= max(len(one), len(other)) <= _LONG:
        return None
    if not one.endswith("我们"):  # there it may be what changes places, and no lead
        one, other = _without_lead(one), _without_lead(other)
    if other[0] not in one[1:] or one[0] not in other[1:]:
        return None
    for i in range(min(4, len(one) - 1), 0, -1):
        a = one[:i]
        for j in range(min(4, len(other) - 1), 0, -1):
            b = other[:j]
            if b not in one[i:] or a not in other[j:] or {a, b} & _FUNCTION:
                continue
            if a in b or b in a:
                continue
            if i + j > _PAIR and _crossed(one, other, a, b):
                return a, b
            swapped = one.replace(a, "\0").replace(b, a).replace("\0", b)
            if common(swapped, other) >= max(_LIKE * max(len(swapped), len(other)), i + j + 1):
                return a, b
    return None


def _without_lead(clause: str) -> str:
    return _LEAD.sub("", clause) if clause[0] in _LEAD_STARTS else clause


def _crossed(one: str, other: str, a: str, b: str) -> bool:
    """Whether short even clauses begin and end with two words in opposite order (A…B，B…A)."""
    even = abs(len(one) - len(other)) <= 1 and max(len(one), len(other)) <= _LONG
    return even and one.endswith(b) and other.endswith(a)


def _by_means(text: str) -> Iterator[Chain]:
    """What one means serves is the means of the next: 以评促改、以改促建."""
    run: list[re.Match[str]] = []
    for link in (*_BY.finditer(text), None):
        if link and run and link[1] == run[-1][2] and text[run[-1].end() : link.start()] in _JOINTS:
            run.append(link)
            continue
        if len(run) > 1:
            words = "、".join(one[2] for one in run[:-1])
            yield Chain("dingzhen", tuple(one.span() for one in run), words, 0.85)
        run = [link] if link else []


def _handed_on(text: str, pieces: Sequence[Piece]) -> Iterator[Chain]:
    """Clauses each of which begins with the words that end the one before."""
    run: list[Piece] = []
    words: list[str] = []
    for one, other in pairwise(pieces):
        shared = _handed(one.text, other.text) if _beside(text, one, other) else ""
        if shared:
            run = [*run, other] if run else [one, other]
            words.append(shared)
        else:
            yield from _chain_of(text, run, words)
            run, words = [], []
    yield from _chain_of(text, run, words)


def _handed(one: str, other: str) -> str:
    """The word that one clause hands on to the next, which may have 让 or the like before it."""
    found = _shared_edge(one, other)
    if not found and other[0] in _HANDS and one[0] == other[0]:  # 让…变成熟人，让熟人…
        return _shared_edge(one, other[1:])
    return found


def _shared_edge(one: str, other: str) -> str:
    """The longest end of one clause that begins the next."""
    if other[:1] not in one[-_EDGE:]:
        return ""
    for size in range(min(_EDGE, len(one) - 1, len(other) - 1), 0, -1):
        if one[-size] != other[0]:
            continue
        edge = one[-size:]
        if other.startswith(edge) and not set(edge) <= _NO_WORD:
            return edge
    for squeezed in _SQUEEZED.finditer(one):  # 劲就足，劲足…
        if other.startswith(squeezed[1] + squeezed[2]):
            return squeezed[1] + squeezed[2]
    return ""


def _chain_of(text: str, run: Sequence[Piece], words: Sequence[str]) -> Iterator[Chain]:
    """A chain, if it is long enough: two joints, or one of whole words between even clauses."""
    if not run:
        return
    sizes = [len(piece.text) for piece in run]
    even = max(sizes) - min(sizes) <= 1
    longest = max(map(len, words))
    if (even or longest > 1) if len(words) > 1 else _is_one_joint(text, run, longest, even=even):
        members = tuple((piece.start, piece.end) for piece in run)
        yield Chain("dingzhen", members, "、".join(words), 0.85 if len(words) > 1 else 0.7)


def _is_one_joint(text: str, run: Sequence[Piece], size: int, *, even: bool) -> bool:
    """Whether two clauses with one joint are a chain: of whole words, and bound by more than that.

    They share more than the word (推给分管领导，分管领导推给…), if only a hanzi where they are
    short and of one length, or a third says what follows (细胞活了，肌体才能健康).
    """
    one, other = run
    ahead, rest = one.text[:-size], other.text[size:]
    if size < _PAIR or rest[:1] in _BESIDE or _DIGIT.search(one.text):
        return False
    if max(len(one.text), len(other.text)) > _LONG or "。" in text[one.start : other.end]:
        return False
    if even and len(one.text) <= _LONG // 2 and set(ahead) & set(rest) - _NO_WORD:
        return True
    if any(ahead[i : i + _PAIR] in rest for i in range(len(ahead) - 1)):
        return True
    climbs = "是" in ahead and text[other.end : other.end + 1] == "，"
    return climbs and len(other.text) <= _LONG // 2 and bool(_CLIMBS.match(text, other.end + 1))


def _in_step(text: str, pieces: Sequence[Piece]) -> Iterator[Chain]:
    """Pairs of clauses that climb: 路通了，货就通；货通了，财就通."""
    units = [(one, other) for one, other in pairwise(pieces) if text[one.end : other.start] == "，"]
    run: list[tuple[Piece, Piece]] = []
    words: list[str] = []
    for unit, following in pairwise([*units, None]):
        if unit is None:
            break
        link = _step(unit, following) if following and _beside(text, unit[1], following[0]) else ""
        if link and following:
            run = [*run, following] if run else [unit, following]
            words.append(link)
        elif following is None or following[0].start != unit[1].start:
            if run:
                members = tuple((one.start, other.end) for one, other in run)
                yield Chain("dingzhen", members, "、".join(words), 0.8)
            run, words = [], []


def _step(one: tuple[Piece, Piece], other: tuple[Piece, Piece]) -> str:
    """The word that ends up as the next condition, if both conditions are built alike."""
    condition, result, following = one[0].text, one[1].text, other[0].text
    for size in (2, 1):
        word = result[:size]
        if following.startswith(word) and following[size:] and condition[size:] == following[size:]:
            return "" if set(word) & _NO_WORD else word
    return ""
