"""Checks of numbering: order of layers, mixed sets, gaps, lists of one, marks behind headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gongwen.documents import Block
from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for
from gongwen.moves.places import is_bare_heading
from gongwen.reading.markers import Marker, hanzi, marker_at, ordinal

_ORDINALS = re.compile(
    r"(?:^|(?<=[。；：，]))(?:(首先|其次|再次)|第([一二三四五六七八九十]{1,2})(?=[，、：])|其([一二三四五六])(?=[，、：]))"
)
_FIRST_WORDS = {"首先": 1, "其次": 2, "再次": 3}
_THIRD = 3
_LONG_HEADING = 25
_NUMBERED = ("heading", "list_item")


class _Node(NamedTuple):
    block: Block
    marker: Marker


def _nodes(draft: Draft) -> list[_Node]:
    """The numbered headings and items of the document itself."""
    found = []
    for block in draft.blocks(*_NUMBERED):
        marker = marker_at(draft.document.text, block.start) if block.marker else None
        if marker:
            found.append(_Node(block, marker))
    return found


def _at(node: _Node, **known: str) -> Finding:
    return Finding(node.marker.start, node.marker.end, known=known)


def _mark(node: _Node | None) -> str:
    return (node.block.marker or "") if node else ""


@check_for("N02")
def arabic_with_comma(draft: Draft) -> Iterator[Finding]:
    """1、 at the head of a block."""
    numbers = {node.marker.ordinal for node in _nodes(draft) if node.marker.kind == "arabic"}
    for block in draft.document.of_kind("paragraph", *_NUMBERED):
        text = draft.document.text_of(block)
        found = re.match(r"(\d{1,2})、", text)
        if found is None:
            continue
        beside = {int(found[1]) - 1, int(found[1]) + 1} & numbers  # 3、4月份 is no third member
        if beside or re.match(r"\d+、[一-龥“《（]", text):
            yield Finding(block.start, block.start + found.end(), f"{found[1]}.")


@check_for("N08")
def layers_out_of_order(draft: Draft) -> Iterator[Finding]:
    """A list 一、 二、 that begins between （一） and （二）: a higher kind under a lower one."""
    nodes = [node for node in _nodes(draft) if node.marker.rank is not None]
    for place, node in enumerate(nodes):
        above = _interrupted(nodes, place) if node.marker.ordinal == 1 else None
        if above:
            yield _at(node, parent=_mark(above))


def _interrupted(nodes: list[_Node], place: int) -> _Node | None:
    """The member of a lower kind before a node, if its list goes on behind that node."""
    rank = nodes[place].marker.rank or 0
    for node in reversed(nodes[:place]):
        if (node.marker.rank or 0) <= rank:
            return None
        later = (one.marker for one in nodes[place + 1 :] if one.marker.kind == node.marker.kind)
        following = next(later, None)
        goes_on = following is not None and following.ordinal == node.marker.ordinal + 1
        return node if goes_on else None
    return None


@check_for("N09")
def mixed_sets(draft: Draft) -> Iterator[Finding]:
    """首先, 其次 and then 第三."""
    found = [
        (block.start + match.start(), match)
        for block in draft.blocks("paragraph", *_NUMBERED)
        for match in _ORDINALS.finditer(draft.words(block))
    ]
    for (_, one), (start, other) in pairwise(found):
        value = _value(other)
        if value >= _THIRD and _value(one) == value - 1 and one.lastindex != other.lastindex:
            yield Finding(start, start + len(other[0]), known={"begun": one[0]})


def _value(match: re.Match[str]) -> int:
    word = match[match.lastindex or 0]
    return _FIRST_WORDS.get(word) or ordinal(word)


@check_for("N10")
def numbers_missing(draft: Draft) -> Iterator[Finding]:
    """A number that skips one, or comes back."""
    nodes = _nodes(draft)
    for place, node in enumerate(nodes):
        if any(flag.startswith(("gap:", "regress")) for flag in node.block.flags):
            same = (
                one
                for one in reversed(nodes[:place])
                if one.block.level == node.block.level and one.marker.kind == node.marker.kind
            )
            last = next(same, None) or (nodes[place - 1] if place else None)
            yield _at(node, begun=_mark(last) or "……")


@check_for("N11")
def heading_with_a_mark(draft: Draft) -> Iterator[Finding]:
    """A heading alone on its line that ends in 。；or ，and has text below it."""
    kinds = {node.marker.kind for node in _nodes(draft) if is_bare_heading(node.block)}
    for block, following in pairwise(draft.main):
        text = draft.words(block)
        marker = marker_at(draft.document.text, block.start) if block.marker else None
        if marker is None or block.kind not in _NUMBERED or block.run_in:
            continue
        deeper = following.kind in _NUMBERED and (following.level or 0) > (block.level or 0)
        like_others = block.kind == "heading" or marker.kind in kinds
        below = deeper or (like_others and following.kind == "paragraph")
        brief = hanzi(text) <= _LONG_HEADING and "，" not in text[:-1]
        if below and brief and text[-1] in "。；，":
            yield Finding(block.end - 1, block.end, "")


@check_for("N12")
def list_of_one(draft: Draft) -> Iterator[Finding]:
    """A first member without a second, in a whole document."""
    if not draft.whole:
        return
    nodes = _nodes(draft)
    for place, node in enumerate(nodes):
        inline = re.search(
            r"(?<!\d)2[.．、](?!\d)|[（(]2[）)]|二、|（二）", draft.words(node.block)
        )
        if node.marker.ordinal != 1 or node.marker.rank is None or inline:
            continue
        if not _has_sibling(nodes[place + 1 :], node):
            yield _at(node)


def _has_sibling(rest: list[_Node], first: _Node) -> bool:
    for node in rest:
        if (node.block.level or 1) < (first.block.level or 1):
            return False
        if node.block.level == first.block.level:
            return True
    return False
