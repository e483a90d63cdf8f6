"""Sentences of a document with all that cues are held against: place, headings above, neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gongwen.documents import Block, Document
from gongwen.moves.cues import levelled
from gongwen.words.sentences import stretches

UNLABELLED = {
    "furniture", "part_title", "title", "doc_number", "copy_to",
}  # fmt: skip
"""Kinds of block that have no move."""

SIGNED = ("signature", "date")
_NUMBERED = ("heading", "list_item")
_BODY = ("paragraph", "heading", "list_item", "closing")
_COUNTED = re.compile(
    "(?:第[一二三四五六七八九十]|头一)[条件点个句项样桩步招关道层笔]?[，：、是]"
    "|[一二三四五六七八九十]是|另?一[样桩条件]是"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span, its block's number, its text with full-width marks, its places.

    `heads` are the headings it stands under, the nearest first, each with the share of its weight
    that reaches this sentence; `title` is the document's title for a sentence of the body proper,
    else empty.
    """

    start: int
    end: int
    block: int
    text: str
    places: frozenset[str]
    heads: tuple[tuple[str, float], ...]
    title: str = ""


OWN_HEAD = 0.8
"""The share of a run-in heading's weight that reaches the sentences behind it."""

HEAD_ABOVE = (0.7, 0.35, 0.2)
"""The same for headings above, from the nearest upwards."""

BEHIND_MEMBERS = 0.5
"""What is left of it for a paragraph without number behind numbered members of the section."""


def main_blocks(document: Document) -> list[int]:
    """The numbers of the blocks that can have a move: annexes behind the sign-off have none."""
    signed = False
    kept: list[int] = []
    for number, block in enumerate(document.blocks):
        if signed and block.kind not in (*SIGNED, "note", "attachment"):
            break
        if signed and block.kind == "attachment" and len(document.text_of(block)) <= 4:
            break
        below = any(document.blocks[one].kind in _BODY for one in kept)
        signed = signed or (below and block.kind in SIGNED)
        if block.kind not in UNLABELLED:
            kept.append(number)
    return kept


def is_bare_heading(block: Block) -> bool:
    """Whether a block is a heading without body on its line."""
    return block.kind == "heading" and not block.run_in


def places_of(document: Document, numbers: Sequence[int]) -> dict[int, frozenset[str]]:
    """Where each of these blocks stands: opening, body, ending, first, last, intro, item, its kind.

    `ahead` is what stands right before the first member of a list, and so may announce it.
    """
    blocks = document.blocks
    body = [number for number in numbers if blocks[number].kind in _BODY]
    if not body:
        return {}
    numbered = [number for number in body if blocks[number].kind in _NUMBERED]
    first = numbered[0] if numbered else body[min(1, len(body) - 1)]
    counted = {number for number in body if _COUNTED.match(document.text_of(blocks[number]))}
    members = numbered or sorted(counted)
    last = members[-1] if members else body[-2] if len(body) > 2 else body[0]
    found = {}
    for place, number in enumerate(body):
        kind = blocks[number].kind
        here = {
            "closing" if kind == "closing" else "text",
            "opening" if number < first else "ending" if number > last else "body",
        }
        if kind in _NUMBERED or number in counted:
            here.add("item")
        if kind == "paragraph" and number >= first:
            here.add("loose")
        if place == 0:
            here.add("first")
        if place == len(body) - 1:
            here.add("last")
        if place >= len(body) * 2 / 3:
            here.add("late")
        if place and is_bare_heading(blocks[body[place - 1]]):
            here.add("intro")
        found[number] = frozenset(here)
    for before, number in pairwise(body):
        if "item" in found[number] and "item" not in found[before]:
            found[before] |= {"ahead"}
    return found


def sentences_of(document: Document, numbers: Sequence[int]) -> list[Sentence]:
    """The sentences of these blocks that say something themselves: no bare headings."""
    places = places_of(document, numbers)
    heads = dict(_heads(document, numbers))
    title = "".join(document.text_of(block) for block in document.of_kind("title"))
    return [
        Sentence(
            start, end, number, levelled(document.text[start:end]),
            _with_own(places[number], document.blocks[number], start), heads[number],
            "" if "opening" in places[number] else title,
        )
        for start, end, number in stretches(document)
        if number in places and not is_bare_heading(document.blocks[number])
    ]  # fmt: skip


def _with_own(places: frozenset[str], block: Block, start: int) -> frozenset[str]:
    return places | {"lead"} if start == block.start else places


def _heads(
    document: Document, numbers: Sequence[int]
) -> Iterator[tuple[int, tuple[tuple[str, float], ...]]]:
    """The headings over each block with the share of their weight that reaches it."""
    above: list[tuple[int, str]] = []
    members = False
    for number in numbers:
        block = document.blocks[number]
        level = block.level or 0
        if block.kind in _NUMBERED:
            above = [(depth, text) for depth, text in above if depth < level]
        if block.kind == "closing":
            above = []
        if "restart" in block.flags:  # the heading of this list is lost
            above = above[:-1]
        own = document.heading_of(block) if block.run_in else None
        reaching = [(levelled(own), OWN_HEAD)] if own else []
        left = BEHIND_MEMBERS if block.kind == "paragraph" and members else 1.0
        for (_, text), share in zip(reversed(above), HEAD_ABOVE, strict=False):
            reaching.append((text, share * left))
        yield number, tuple(reaching)
        members = (members or block.run_in or block.kind == "list_item") and not is_bare_heading(
            block
        )
        if is_bare_heading(block):
            head = document.heading_of(block) or document.text_of(block)
            above.append((level, levelled(head)))
