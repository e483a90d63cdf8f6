"""What is said in one clause and denied in the other, in points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rhetoric.opposition.places import ENOUGH, Point

_END = 2
_HEAD, _LONG, _SHORT, _BRIEF = 9, 12, 9, 7
"""So many characters have heads at most, whole clauses at most, two clauses at least, short ones at most."""
_NEVER = frozenset("不没未无")
_NO = re.compile(r"没有|[不没未无]")
_NO_WORD = re.compile(r"(?<![一-龥]不)(?<!前所)[不没未无](?![断仅但少同久过管论妨时来数])")
_DENIED_END = re.compile(r"(?:不|没有?|未|不能|不会|不可)$")
_CAN = re.compile(r"([一-龥])得([一-龥])(?![很更到不])")
_CANNOT = re.compile(r"([一-龥])不([到出着住了清好起下动开上透完成够全来去进见懂通])")
_HAVE = re.compile(r"(?<![没所只具])有(?![关效的所些人时利限])")
_HAVE_NOT = re.compile(r"没有|没|无(?![论数限法不穷])")
_DONE = re.compile(r"^[^，]{2,7}了$")
_NOT_DONE = re.compile(r"^[^，]{1,6}(?:还|都)?(?:没有?|未)(?![了有])[一-龥]{1,4}$")
_FIGURE = re.compile(r"\d")


def denies(text: str) -> bool:
    """Whether 不, 没 or the like stand in a clause, and not only in 不断 or 未来."""
    return bool(_NO_WORD.search(text))


def of_denial(one: str, other: str) -> Iterator[Point]:
    """The points of what one of two clauses denies."""
    if denies(one) or denies(other):
        yield from _of_ends(one, other)
        yield from _of_heads(one, other)
        yield from _able(one, other)
        yield from _having(one, other)
        yield from _done(one, other)


def _of_ends(one: str, other: str) -> Iterator[Point]:
    """What ends one clause is denied at the end of the other (大会结束，服务不结束)."""
    one, other = one.removesuffix("了"), other.removesuffix("了")
    ways = (one, other), (other, one)
    if any(_is_denied_inside(*way) or _is_last_denied(*way) for way in ways):
        yield Point(ENOUGH, one[-_END:], other[-_END:])
    else:
        yield from _of_last_words(one, other)


def _of_last_words(one: str, other: str) -> Iterator[Point]:
    end, spread = one[-_END:], abs(len(one) - len(other))
    if min(len(one), len(other)) <= _END + 1 or spread > _END + 1 or not other.endswith(end):
        return
    denied = [_DENIED_END.search(text[:-_END]) for text in (one, other)]
    if bool(denied[0]) != bool(denied[1]):
        first, then = (f"{no[0]}{end}" if no else end for no in denied)
        yield Point(ENOUGH, first, then)


def _is_denied_inside(plain: str, denied: str) -> bool:
    """Whether a clause says what the other says, but for one 不 or 没."""
    if len(denied) != len(plain) + 1:
        return False
    place = next((n for n, char in enumerate(plain) if char != denied[n]), 0)
    return place > 0 and denied[place] in _NEVER and plain[place:] == denied[place + 1 :]


def _is_last_denied(plain: str, denied: str) -> bool:
    """Whether the last hanzi of a short clause is a verb that another, about as long, denies."""
    if denied[-_END:-1] not in _NEVER or plain[-1:] != denied[-1:] or denies(plain):
        return False
    return max(len(plain), len(denied)) <= _BRIEF and abs(len(plain) - len(denied)) <= 1


def _of_heads(one: str, other: str) -> Iterator[Point]:
    """Those of whom something is true, and those of whom it is not (改的给机会，不改的给位置)."""
    if _is_head_denied(one, other) or _is_head_denied(other, one):
        yield Point(ENOUGH, one[:_END], other[:_END])
    alike = other.startswith(one[:_END]) and max(len(one), len(other)) <= _LONG
    if alike and denies(one) != denies(other) and abs(len(one) - len(other)) <= 1:
        same = sum(x == y for x, y in zip(one, other, strict=False))
        yield Point(ENOUGH if 2 * same > len(one) else 1, "…", "不…")


def _is_head_denied(plain: str, denied: str) -> bool:
    """Whether a clause is about those to whom what opens the other does not apply."""
    no = _NO.match(denied)
    if no is None or "的" not in plain[1:_HEAD] or "的" not in denied[1:_HEAD]:
        return False
    said = plain.replace("了", "", 1)[:_END] if no[0] == "不" else plain.removeprefix("有")[:1]
    return denied.startswith(said, no.end())


def _able(one: str, other: str) -> Iterator[Point]:
    """What can be done in one clause cannot in the other (留得住脚步，留不住夜晚)."""
    for first, then in ((_CAN, _CANNOT), (_CANNOT, _CAN)):
        a, b = first.search(one), then.search(other)
        if a and b and not (then.search(one) or first.search(other)):
            same = a[1] == b[1] or one[a.end() : a.end() + 1] == other[b.end() : b.end() + 1] != ""
            yield Point(ENOUGH if same or len(one) == len(other) else 1, a[0], b[0])
            return
    for plain, denied in ((one, other), (other, one)):
        no = _CANNOT.search(denied)
        if no and no[1] + no[2] in plain and denied[no.end() : no.end() + 1] not in ("的", ""):
            yield Point(ENOUGH, no[1] + no[2], no[0])


def _having(one: str, other: str) -> Iterator[Point]:
    """有 in one clause and 没有 in the other, as far from the start."""
    if _FIGURE.search(one + other) or len(one) + len(other) < _SHORT:
        return
    for first, then in ((_HAVE, _HAVE_NOT), (_HAVE_NOT, _HAVE)):
        a, b = first.search(one), then.search(other)
        near = max(len(one), len(other)) <= _BRIEF + 1
        if a and b and min(a.start(), b.start()) > 0 and abs(a.start() - b.start()) <= int(near):
            yield Point(ENOUGH, a[0], b[0])


def _done(one: str, other: str) -> Iterator[Point]:
    """One thing is done and the other is not (房子盖好了，人没有搬)."""
    if _DONE.match(one) and _NOT_DONE.match(other):
        yield Point(ENOUGH, "了", "没")
    elif _NOT_DONE.match(one) and _DONE.match(other):
        yield Point(ENOUGH, "没", "了")
