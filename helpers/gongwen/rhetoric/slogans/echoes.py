"""Parts of a numeral coinage that are listed without a cue: pieces that repeat its class word."""

from __future__ import annotations

import re

from gongwen.rhetoric.slogans.listing import PAIR, REACH, Gloss, count_of, counts
from gongwen.rhetoric.slogans.mentions import Mention
from gongwen.rhetoric.slogans.names import Part, well_known

_HUNDRED = 100


def echoed(text: str, name: Mention) -> Gloss | None:
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
    for number, word in name.parts:
        if len(word) == 1 and name.words in well_known():
            continue
        if number == 1 and len(name.parts) > 1 and max(n for n, _ in name.parts) == 1:
            break  # 一企一策 says each, it counts nothing
        found = _repeated(text, name, end, Part(number, word))
        if found and found.parts in wanted:
            return found
    return _dealt_with(text, name, end, wanted)


def _repeated(text: str, name: Mention, end: int, part: Part) -> Gloss | None:
    """The neighbouring pieces behind a coinage that hold its class word."""
    number, word = part
    items: list[tuple[int, int]] = []
    for piece in re.compile(r"[^、，；：。“”\n]+").finditer(text, name.end, end):
        if piece.group() != name.words and _holds(piece.group(), number, word):
            items.append((piece.start(), piece.end()))
        elif items:
            break
    if len(items) < 2:
        return None
    head = text[slice(*items[0])]
    first = items[0][0] + (0 if head.endswith(word) else head.find(word))
    return Gloss(first, items[-1][1], len(items))


def echoed_before(text: str, name: Mention) -> Gloss | None:
    """Pieces before a name in its sentence that repeat its class word, if as many as it promises.

    责任不变、力度不变、标准不变 before 这就是“三不变”.
    """
    if len(name.parts) != 1 or name.parts[0].number <= PAIR:
        return None
    number, word = name.parts[0]
    begin = max(0, name.start - REACH, *(text.rfind(mark, 0, name.start) + 1 for mark in "。！\n"))
    pieces = re.compile(r"[^、，；：“”]+").finditer(text, begin, name.start)
    held = [m.span() for m in pieces if m.group().startswith(word) or m.group().endswith(word)]
    lead = [
        m.span()
        for m in re.compile(rf"[^、，；：“”]+{word}[一-龥]{{1,3}}(?=、)").finditer(
            text, begin, name.start
        )
    ]
    if len(lead) == 1 and len(held) == number - 1 and lead[0][1] < held[0][0]:
        held = lead + held  # the first part drags what leads it: 对问题定人、定责、定时
    return Gloss(held[0][0], held[-1][1], number) if len(held) == number else None


def _holds(piece: str, number: int, word: str) -> bool:
    """Whether a piece repeats a class word; in a pair, one of a single hanzi has to open or end it."""
    if len(word) > 1 or number > PAIR:
        return word in piece
    return piece.startswith(word) or piece.endswith(word)


def each_part(text: str, name: Mention) -> Gloss | None:
    """Pieces behind a name of several parts that take up every class word as often as it promises."""
    if len(name.parts) < PAIR or name.parts[0].number < PAIR or name.words in well_known():
        return None
    stop = text.find("\n", name.end)
    end = min(stop if stop >= 0 else len(text), name.end + REACH)
    pieces = [
        (m.start(), m.end(), m.group())
        for m in re.compile(r"[^、，；：。“”\n]+").finditer(text, name.end, end)
    ]
    taken: list[tuple[int, int]] = []
    for number, word in name.parts:
        holding = [(start, stop) for start, stop, piece in pieces if word in piece][:number]
        if len(holding) < number:
            return None
        taken += holding
    total = sum(part.number for part in name.parts)
    return Gloss(min(taken)[0], max(stop for _, stop in taken), total)


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
