"""Where the parts of a numeral coinage are listed, and how many are."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.rhetoric.slogans.mentions import Mention, written_parts

REACH = 120
"""How far behind a coinage its parts may be listed, in characters."""

_SPLIT = re.compile(r"[、，；,]|和(?![谐平睦])|与|及|以及")
_ELSEWHERE = re.compile(r"[。！？\n]")
_LEAD = re.compile(r"即|包括|指的?是?|分别[是为]")
_CUE = re.compile(
    r"[一-龥”]{0,10}?(?:，?(?:所谓[^，。]{0,8}，)?(?:(?:其中|也)?(?:即|就是)|是指|指的是|包括|分别[是为]|具体[是为]|说的是)(?:要)?|：|——)[：，]?"
)
_NEXT_NAME = re.compile(r"[；，]“[^”]{1,10}”(?=即|就是|是指|指的是|包括|：)")
"""Where the next name is explained (；“五心”即…)."""

_COUNTED = re.compile(r"([一二三四五六七八九十])(?:是|要|、|，)")
_ORDER = "一二三四五六七八九十"
_HUNDRED = 100


class Gloss(NamedTuple):
    """A listing: offsets in the document and how many parts it has."""

    start: int
    end: int
    parts: int


def counts(name: Mention) -> set[int]:
    """The counts of parts that fit: all numerals together, or one numeral that both share.

    A one that opens (一超四罚) may name the occasion alone, so the rest may fit too.
    """
    numbers = [part.number for part in name.parts]
    fitting = {sum(numbers)}
    if len(set(numbers)) == 1:
        fitting.add(numbers[0])
    if len(numbers) > 1 and numbers[0] == 1:
        fitting.add(sum(numbers[1:]))
    return fitting


def gloss_of(text: str, name: Mention) -> Gloss | None:
    """The listing of a coinage's parts behind it.

    A counted word (三个到位) is explained only where each part repeats the word.
    """
    if name.how == "counted":
        return _echoed(text, name)
    return (
        _bracketed(text, name)
        or _numbered(text, name)
        or _part_by_part(text, name)
        or _introduced(text, name)
        or _echoed(text, name)
    )


def _bracketed(text: str, name: Mention) -> Gloss | None:
    """A listing in brackets behind the name and at most a class word: “五心服务”（真心、…）."""
    opened = re.compile(r"[一-龥]{0,6}（").match(text, name.end)
    if opened is None:
        return None
    close = text.find("）", opened.end())
    if not 0 < close - opened.end() <= REACH:
        return None
    inside = text[opened.end() : close]
    if re.match(r"以下|简称|下同|[一-龥]{1,6}〔", inside):
        return None
    lead = _LEAD.match(inside)
    count = count_of(inside[lead.end() if lead else 0 :])
    return Gloss(opened.end(), close, count) if count > 1 else None


def _numbered(text: str, name: Mention) -> Gloss | None:
    """A listing of numbered parts behind ：, to the end of the paragraph (：一是…。二是…。)."""
    begun = re.compile(r"[一-龥”]{0,8}：(?=一[是要、，])").match(text, name.end)
    if begun is None:
        return None
    stop = text.find("\n", begun.end())
    end = stop if stop >= 0 else len(text)
    marks = [m for m in _COUNTED.finditer(text, begun.end(), end) if _opens(text, m.start())]
    kept: list[re.Match[str]] = []
    for mark in marks:
        if len(kept) < len(_ORDER) and mark[1] == _ORDER[len(kept)]:
            kept.append(mark)
    if len(kept) < 2:
        return None
    last = re.compile("[。！？；\n]").search(text, kept[-1].end(), end)
    return Gloss(begun.end(), last.start() if last else end, len(kept))


def _opens(text: str, place: int) -> bool:
    return text[place - 1 : place] in ("：", "。", "；", "，", "！", "？", "\n")


def _part_by_part(text: str, name: Mention) -> Gloss | None:
    """A listing that takes up each part of the name: 一稳，是…；二降，是…；三提升，是…."""
    parts = written_parts(name.words)
    if not parts:
        return None
    stop = text.find("\n", name.end)
    end = min(stop if stop >= 0 else len(text), name.end + 2 * REACH)
    reached, first = name.end, 0
    for part in parts:
        at = text.find(part, reached, end)
        if at < 0:
            return None
        first = first or at
        reached = at + len(part)
    close = re.compile("[。！？\n]").search(text, reached)
    quoted = text[first - 1] == "“"
    return Gloss(first - quoted, close.start() if close else end, sum(n for n, _ in name.parts))


def _introduced(text: str, name: Mention) -> Gloss | None:
    """A listing behind 即, 就是, 也就是, ：and the like."""
    stop = _ELSEWHERE.search(text, name.end)
    end = min(stop.start() if stop else len(text), name.end + REACH)
    other = _NEXT_NAME.search(text, name.end, end)
    end = other.start() if other else end
    cue = _CUE.match(text, name.end)
    if cue is None or cue.end() >= end or not _speaks_of(name, text[name.end : cue.end()]):
        return None
    inside = text[cue.end() : end]
    if any(number == _HUNDRED for number, _ in name.parts):
        known = "100" in inside or "一百" in inside
        return Gloss(cue.end(), end, _HUNDRED) if known else None
    if name.how == "part" and counts(name) == {1}:
        close = re.compile("[，；]").search(inside)
        return Gloss(cue.end(), cue.end() + (close.start() if close else len(inside)), 1)
    length, count = _listed(inside, name)
    return Gloss(cue.end(), cue.end() + length, count) if count > 1 else None


def _speaks_of(name: Mention, between: str) -> bool:
    """Whether no other quoted name comes between a coinage and what is said of it."""
    return all(words in name.words for words in re.findall("“([^”]*)”", between))


def _listed(inside: str, name: Mention) -> tuple[int, int]:
    """How far a listing reaches and how many parts it has.

    The first kind of mark that parts the promised number decides; failing that, the first mark.
    """
    wanted = counts(name)
    tries = []
    for marks in (r"；", r"、", r"，", r"[、，]", r"[、，；]|和(?!谐)|以及"):
        pieces = re.split(marks, inside)
        if len(pieces) < 2:
            continue
        if marks == "、" and "，" in inside:
            head = inside.partition("，")[0]
            tries.append((len(head), count_of(head)))
        tries.append((len(inside), len([piece for piece in pieces if piece.strip()])))
        taken = _run_of(pieces, name)
        if taken:
            tries.append((inside.find(taken[-1]) + len(taken[-1]), len(taken)))
    for length, count in tries:
        if count in wanted:
            return length, count
    return tries[0] if tries else (0, 0)


def _run_of(pieces: list[str], name: Mention) -> list[str]:
    """The pieces from the first on that hold a class word of the name (到位 ×4)."""
    signs = {c for _, word in name.parts for c in word}
    run = []
    for piece in pieces:
        if not signs & set(piece):
            break
        run.append(piece)
    return run


def _echoed(text: str, name: Mention) -> Gloss | None:
    """A listing without a cue: items nearby that repeat the class word, or who is dealt with.

    严禁…，严禁… behind “五个严禁”; 查进货、查加工、查留样 behind “每日三查”.
    """
    stop = re.compile(r"\n").search(text, name.end)
    end = min(stop.start() if stop else len(text), name.end + REACH)
    wanted = counts(name)
    if any(number == _HUNDRED for number, _ in name.parts):
        inside = text[name.end : end]
        at, last = inside.find("100"), inside.rfind("100")
        if not last > at >= 0:
            return None
        return Gloss(name.end + at, _close(text, name.end + last), _HUNDRED)
    for _, word in name.parts:
        found = _repeated(text, name.end, end, word)
        if found and found.parts in wanted:
            return found
    return _dealt_with(text, name, end, wanted)


def _repeated(text: str, begin: int, end: int, word: str) -> Gloss | None:
    """The neighbouring pieces behind a coinage that hold its class word."""
    items: list[tuple[int, int]] = []
    for piece in re.compile(r"[^、，；：。“”\n]+").finditer(text, begin, end):
        if word in piece.group():
            items.append((piece.start(), piece.end()))
        elif items:
            break
    if len(items) < 2:
        return None
    head = text[slice(*items[0])]
    first = items[0][0] + (0 if head.endswith(word) else head.find(word))
    return Gloss(first, items[-1][1], len(items))


def _dealt_with(text: str, name: Mention, end: int, wanted: set[int]) -> Gloss | None:
    """A listing behind 对 or 从 in the next clause, if its count fits exactly."""
    found = re.compile(
        r"[一-龥”]{0,8}，(?:对|从|把|将)([^，。；]+、[^，。；]+?)(?:一并|一律|分别|都|均|同时|，|。)"
    ).match(text, name.end)
    if found is None or found.end() > end:
        return None
    count = count_of(found[1])
    return Gloss(found.start(1) - 1, found.end(1), count) if count in wanted else None


def _close(text: str, place: int) -> int:
    """The end of the item that begins at a place."""
    stop = re.compile(r"[、，；。！\n]").search(text, place)
    return stop.start() if stop else len(text)


def count_of(listing: str) -> int:
    """How many things a listing names: parted by 、，； and a last 和.

    >>> count_of("问题清单、任务清单、责任清单和调度平台")
    4
    """
    return len([piece for piece in _SPLIT.split(listing) if piece and piece.strip()])
