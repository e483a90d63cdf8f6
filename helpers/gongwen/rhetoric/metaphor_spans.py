"""How far a metaphor reaches in its clause: with what it is said of, as a reader would mark it."""

from __future__ import annotations

import re

from gongwen.rhetoric.imagery import Unit
from gongwen.rhetoric.vehicles import Hit
from gongwen.words.dictionary import base

_DISPOSED = re.compile(r"[把与由](?![手门作关握])[^把将是为当]{1,16}$")
"""把核心制度|抓在手上, 由组长|拍板: what is acted on, or who acts, stands before the act."""
_VERBAL = re.compile(r"[得了着过住牢实紧到在进成出起上下]|[^的][好透平倒大小高低深稳][^，]{0,4}$")
_BETWEEN = re.compile(r"“?[的之新大]?")
"""What may stand between two nouns of one phrase (经济发展新引擎)."""
_LINK = re.compile(
    r".*(?:[是为在有被让使了都也就才还更要会能须]|时刻|进一步|切实|全面|不断|持续|坚决|真正|继续|必须|始终|着力|大力|扎实)|[的和与及或]+"
)
"""What parts the words before a vehicle from it, or begins no phrase."""
_BEHIND = "的和与、及或，了”"
_CALLED = re.compile(r".+?(?:就|便|才|正|都|更|也|真正|已经|既)*是(?=[^是]{3,}$)")
"""校长是|学校的领头雁: who is called something."""
_LIKENED = re.compile(r".{2,}?(?=就?(?:像|如同|好比|犹如|仿佛|宛如)(?!是?我们))")
"""志愿者|像火种: what is likened."""
_TOLD = re.compile(r".{3,}?(?:要|不能|必须|应当?|不[许得可要应]|敢于|真正|务必|可以)(?=.{3,}$)")
"""统计数字要|挤干水分: who has to do something."""
_MOST, _MOST_TOLD = 8, 7
"""A phrase of more hanzi is marked without its subject."""
_SHORT = 5
"""A phrase of fewer hanzi is marked with the words beside it: readers seldom mark a bare noun."""
_BEFORE, _AFTER = 2, 1
"""How many hanzi at least are taken on either side of a short phrase."""
_COMMON = 20
_LONGEST = 3


def reach(unit: Unit, hit: Hit) -> Hit:
    """A hit of the lexicon with the words that belong to its phrase.

    Parameters
    ----------
    unit : Unit
        The clause.
    hit : Hit
        What the lexicon sees in it.

    Returns
    -------
    Hit
        The same, begun at the opening quotation mark, at the object that 把 brings forward, or at
        the nouns right before it; a bare word with the words beside it.
    """
    end = hit.end - unit.start
    start = _quoted(unit.text, hit.start - unit.start, end)
    start = min(_disposed(unit.text, start, end), _named(unit, start))
    if end - start < _SHORT:
        start, end = _before(unit.text, start), _after(unit.text, end)
    return hit._replace(start=unit.start + start, end=unit.start + end)


def without_subject(unit: Unit, hit: Hit) -> Hit:
    """A long phrase without who is called something, or who has to do it; others as they are."""
    text = unit.text[max(0, hit.start - unit.start) : hit.end - unit.start]
    if hit.start < unit.start or hit.end > unit.end:
        return hit
    found = _LIKENED.match(text)
    if not found and len(text) > _MOST:
        found = _CALLED.match(text)
    if not found and len(text) > _MOST_TOLD:
        told = _TOLD.match(text)
        found = told if told and 2 * told.end() >= len(text) else None
    return hit._replace(start=hit.start + found.end()) if found else hit


def _quoted(text: str, start: int, end: int) -> int:
    """Where the quotation begins that ends in the hit."""
    if text.count("”", start, end) <= text.count("“", start, end):
        return start
    opening = text.rfind("“", 0, start)
    return opening if opening >= 0 else start


def _disposed(text: str, start: int, end: int) -> int:
    found = _DISPOSED.search(text, 0, start)
    verbal = end == len(text) or _VERBAL.search(text, start, end)
    return found.start() if found and verbal else start


def _named(unit: Unit, start: int) -> int:
    """Where the nouns begin that stand right before a place."""
    for word in reversed(unit.words):
        if word.end <= start and word.kind == "idea":
            if not _BETWEEN.fullmatch(unit.text, word.end, start):
                break
            start = word.start
    return start


def _before(text: str, start: int) -> int:
    """Where the words begin that stand before a place, not those beyond a verb like 是."""
    begin = max(0, start - _BEFORE)
    while begin > 0 and _is_inside(text, begin):
        begin -= 1
    link = _LINK.match(text, begin, start)
    return link.end() if link else begin


def _after(text: str, end: int) -> int:
    """Where the word ends that follows a place."""
    if end == len(text) or text[end] in _BEHIND:
        return end
    stop = end + _AFTER
    while stop < len(text) and _is_inside(text, stop):
        stop += 1
    return stop


def _is_inside(text: str, place: int) -> bool:
    """Whether a place lies within a word."""
    known = base().freq
    return any(
        known.get(text[start : start + length], 0) >= _COMMON
        for length in range(2, _LONGEST + 1)
        for start in range(max(0, place - length + 1), place)
        if start + length <= len(text)
    )
