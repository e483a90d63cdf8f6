"""Where the parts of a numeral coinage are listed, and how many are."""

from __future__ import annotations

import re

from gongwen.rhetoric.slogans.before import listed_before
from gongwen.rhetoric.slogans.echoes import each_part, echoed
from gongwen.rhetoric.slogans.listing import PAIR, REACH, Gloss, count_of, counts
from gongwen.rhetoric.slogans.mentions import Mention, written_parts

_ELSEWHERE = re.compile(r"[。！？\n]")
_LEAD = re.compile(r"即|包括|指的?是?|分别[是为]")
_CUE = re.compile(
    r"[一-龥”]{0,10}?(?:，?(?:所谓[^，。]{0,8}，)?(?:(?:其中|也)?(?:即|就是)|是指|指的是|包括|分别[是为]|具体[是为]|说的是)(?:要)?|：|——)[：，]?"
)
_NEXT_NAME = re.compile(r"[；，]“[^”]{1,10}”(?=即|就是|是指|指的是|包括|：)")
"""Where the next name is explained (；“五心”即…)."""

_COUNTED = re.compile(r"([一二三四五六七八九十])(?:是|要|、|，)")
_HEAD = re.compile(
    r"^(?:（[一二三四五六七八九十]）|[一二三四五六七八九十]、|第[一二三四五六七八九十][，、]|\d[.．])(?P<head>[^。，：；\n]{1,24})",
    re.MULTILINE,
)
_ORDER = "一二三四五六七八九十"
_HUNDRED = 100


def gloss_of(text: str, name: Mention) -> Gloss | None:
    """The listing of a coinage's parts behind it.

    A counted word (三个到位) is explained only where each part repeats the word.
    """
    if name.how == "counted":
        return echoed(text, name)
    return (
        _bracketed(text, name)
        or _numbered(text, name)
        or _part_by_part(text, name)
        or _introduced(text, name)
        or echoed(text, name)
        or each_part(text, name)
        or _headed(text, name)
        or listed_before(text, name)
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
    figures = re.findall(r"\d+|[A-ZＮ]", name.words)
    parts = [f"“{one}”" for one in figures] if len(figures) > 1 else written_parts(name.words)
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
    return Gloss(first - quoted, close.start() if close else end, max(counts(name)))


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


def _headed(text: str, name: Mention) -> Gloss | None:
    """The heads of the next lines, if as many as promised repeat the class word (（一）清岸网。)."""
    if len(name.parts) != 1 or name.how != "quoted":
        return None
    number, word = name.parts[0]
    found: list[re.Match[str]] = []
    for head in _HEAD.finditer(text, name.end):
        if word not in head["head"]:
            break
        found.append(head)
    if len(found) != number or number < PAIR:
        return None
    return Gloss(found[0].start("head"), found[-1].end("head"), number)
