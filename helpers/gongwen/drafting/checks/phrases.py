"""Checks of near-empty phrases: how dense they are, what they leave open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.drafting.rules import BODY
from gongwen.reading.markers import hanzi

_FEWEST = 4
_PER_HANZI = 120
_LONGEST = 150
_CLAUSE = re.compile(r"(?:[要须将]|必须|切实|进一步)[^，。；：！？、“”《》（）\n]{10,40}")
_ORDERS = re.compile("[要须]|切实|进一步|加强|增强|强化|提高|落实|确保")
_VAGUE = re.compile(r"尽快|抓紧|适时|近期内?|及时")
_TIME = re.compile(
    r"\d{1,2}月|\d{1,2}日|月底|季度|年底|(?:\d|[一二三四五六七八九十])个?(?:工作日|天内|日内|月内|周内)|每[年季月周日天]|《|附件"
)
_NOBODY = re.compile(
    r"(?:^|(?<=[。；，]))(?:各?有关|各?相关)(?:部门|单位|方面)(?=要|应|须|负责|必须)"
)


@check_for("E01")
def further_and_further(draft: Draft) -> Iterator[Finding]:
    """进一步 more than once in 120 characters."""
    places = [
        block.start + found.start()
        for block in draft.blocks(*BODY)
        for found in re.finditer("进一步", draft.words(block))
    ]
    if len(places) >= _FEWEST and draft.hanzi < _PER_HANZI * len(places):
        known = {"count": len(places), "hanzi": draft.hanzi}
        yield Finding(places[0], places[0] + 3, known=known)


@check_for("E03")
def no_date_at_all(draft: Draft) -> Iterator[Finding]:
    """尽快 in a body without any date."""
    body = "".join(draft.words(block) for block in draft.blocks(*BODY))
    if _TIME.search(body) or not draft.whole:
        return
    for block in draft.blocks(*BODY):
        for found in _VAGUE.finditer(draft.words(block)):
            yield Finding(block.start + found.start(), block.start + found.end())


@check_for("E04")
def nobody_in_particular(draft: Draft) -> Iterator[Finding]:
    """有关部门要 three times and more."""
    places = [
        (block.start + found.start(), block.start + found.end())
        for block in draft.blocks(*BODY)
        for found in _NOBODY.finditer(draft.words(block))
    ]
    if len(places) >= 3:
        yield Finding(*places[0], known={"count": len(places)})


@check_for("E05")
def breathless(draft: Draft) -> Iterator[Finding]:
    """A sentence of more than 150 characters that is no list."""
    for start, end in draft.sentences("paragraph", "heading", "list_item"):
        text = draft.text[start:end]
        listed = "；" in text or re.search(r"[一二三]是|第[一二]|：|“", text)
        if hanzi(text) > _LONGEST and not listed and text.count("、") < 8:
            yield Finding(start, end, known={"count": hanzi(text)})


@check_for("E08")
def said_before(draft: Draft) -> Iterator[Finding]:
    """A clause of twelve characters and more that stood in another paragraph."""
    first: dict[str, int] = {}
    counts: Counter[str] = Counter()
    places: dict[str, tuple[int, int]] = {}
    for block in draft.blocks("paragraph", "heading", "list_item"):
        inside = {
            found[0]: found
            for found in _CLAUSE.finditer(draft.words(block))
            if hanzi(found[0]) >= 12
        }
        for clause, found in inside.items():
            counts[clause] += 1
            first.setdefault(clause, block.start)
            places[clause] = (block.start + found.start(), block.start + found.end())
    for clause, count in counts.items():
        if count > 1 and _ORDERS.search(clause) and not draft.is_titled(places[clause][0]):
            yield Finding(*places[clause], known={"count": count})
