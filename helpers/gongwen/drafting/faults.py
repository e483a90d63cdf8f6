"""Named faults put into sound documents, to measure how many of them the draft checker finds.

The faults stand in `data/drafting/faults.yaml`: what is changed, dropped or added, and the rule
that should say so. The same corpus and seed always give the same drafts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from gongwen.documents import Document
from gongwen.drafting.rules import BODY

SEED = 20260
"""The seed of the published figures."""

PER_DRAFT = 3
"""How many faults a draft bears at most."""

COPIES = 2
"""How many drafts each fault is put into, where it fits as many."""

_FILE = Path(__file__).parents[1] / "data" / "drafting" / "faults.yaml"
_SIGNED = ("attachment", "signature", "date")
_TRIES = 12
_PROSE = 25


@dataclass
class Line:
    """A line of a draft: its kind, its words and the numbers of the faults put into it."""

    kind: str
    text: str
    faults: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Seeded:
    """A fault as it stands in a draft: the rule it breaks and its lines (none: anywhere)."""

    rule: str
    lines: frozenset[int]


@dataclass(frozen=True)
class FaultyDraft:
    """A text with faults: from which document it was made, as which type, with what in it."""

    id: str
    carrier: str
    type: str | None
    text: str
    faults: tuple[Seeded, ...]


@lru_cache(maxsize=1)
def load_faults() -> tuple[Mapping[str, Any], ...]:
    """All faults in the order of their file."""
    return tuple(yaml.safe_load(_FILE.read_text(encoding="utf-8"))["faults"])


def faulty_drafts(
    documents: Iterable[Document], seed: int = SEED, copies: int = COPIES
) -> list[FaultyDraft]:
    """Drafts with one to three named faults each, made from sound documents.

    Parameters
    ----------
    documents : iterable of Document
        Sound texts; their header must name their type.
    seed : int
        Decides which fault goes where.
    copies : int
        How many drafts each fault is put into, where it fits as many.
    """
    random = Random(seed)  # noqa: S311 - drafts are drawn, no secret is
    carriers = list(documents)
    waiting = [fault for fault in load_faults() if "whole" not in fault for _ in range(copies)]
    random.shuffle(waiting)
    drafts: list[FaultyDraft] = []
    while waiting:
        first = waiting.pop(0)
        fitting = [one for one in carriers if _fits(first, one)]
        random.shuffle(fitting)
        made = next((d for one in fitting if (d := _draft(one, first, waiting, random))), None)
        if made:
            drafts.append(_named(made, len(drafts)))
    whole = (fault for fault in load_faults() if "whole" in fault)
    return drafts + [
        FaultyDraft(
            f"whole-{number:03}", "", None, fault["whole"], (Seeded(fault["rule"], frozenset()),)
        )
        for number, fault in enumerate(whole)
    ]


def _named(draft: FaultyDraft, number: int) -> FaultyDraft:
    return FaultyDraft(f"draft-{number:03}", draft.carrier, draft.type, draft.text, draft.faults)


def _draft(
    carrier: Document, first: Mapping[str, Any], waiting: list[Mapping[str, Any]], random: Random
) -> FaultyDraft | None:
    """A draft with this fault and others that still wait and fit; None where it does not fit."""
    lines = [
        Line(block.kind, carrier.text_of(block))
        for block in carrier.blocks
        if block.kind not in ("furniture", "part_title")
    ]
    if not _seed(lines, first, 0, random):
        return None
    seeded = [first]
    for other in [] if first.get("alone") else waiting[:_TRIES]:
        apart = all(_scope(other) != _scope(one) and other["rule"] != one["rule"] for one in seeded)
        room = len(seeded) < PER_DRAFT and not other.get("alone")
        fits = room and apart and _fits(other, carrier)
        if fits and _seed(lines, other, len(seeded), random):
            seeded.append(other)
    for one in seeded[1:]:
        waiting.remove(one)
    places = {i: frozenset(_lines_with(lines, i)) for i in range(len(seeded))}
    faults = tuple(
        Seeded(one["rule"], frozenset() if one.get("anywhere") else places[i])
        for i, one in enumerate(seeded)
    )
    return FaultyDraft("", carrier.id, carrier.meta.get("type"), _text(lines), faults)


def _text(lines: Sequence[Line]) -> str:
    return "\n\n".join(line.text for line in lines) + "\n"


def _lines_with(lines: Sequence[Line], fault: int) -> Iterator[int]:
    """The numbers of the lines of the text that bear a fault."""
    number = 1
    for line in lines:
        count = line.text.count("\n") + 1
        if fault in line.faults:
            yield from range(number, number + count)
        number += count + 1


def _scope(fault: Mapping[str, Any]) -> str:
    """What a fault changes; two of one scope would get into each other's way."""
    on = set(fault.get("in", ()))
    if on & {"title", "doc_number", "salutation", "signature", "date"} or fault.get("put") == "top":
        return "frame"
    return str(fault["rule"])


def _fits(fault: Mapping[str, Any], carrier: Document) -> bool:
    """Whether a document is one that a fault can be put into."""
    title = "".join(carrier.text_of(block) for block in carrier.of_kind("title"))
    numbered = any(True for _ in carrier.of_kind("doc_number"))
    return (
        carrier.meta.get("type") in fault.get("types", [carrier.meta.get("type")])
        and fault.get("needs", "") in carrier.text
        and ("without" not in fault or fault["without"] not in carrier.text)
        and bool(re.search(fault.get("title", ""), title))
        and (numbered or not fault.get("only_numbered"))
        and not (fault.get("short") and len(carrier) > 900)
    )


def _seed(lines: list[Line], fault: Mapping[str, Any], number: int, random: Random) -> bool:
    """Put a fault into the lines; False where there is no place for it."""
    if "put" in fault:
        return _put(lines, fault, number, random)
    if fault.get("repeat"):
        return _repeat(lines, number, random)
    pattern = re.compile(fault.get("change") or fault["drop"])
    places = [
        i
        for i, line in enumerate(lines)
        if line.kind in fault["in"] and not line.faults and _takes(line, pattern, fault)
    ]
    if not places:
        return False
    place = random.choice(places[:1] if fault.get("once") else places)
    if "drop" in fault:
        del lines[place]
        return True
    new = random.choice(fault["to"])
    lines[place].text = pattern.sub(new, lines[place].text, count=1)
    lines[place].faults.add(number)
    if "also" in fault:
        _also(lines, place, fault["also"])
    return True


def _takes(line: Line, pattern: re.Pattern[str], fault: Mapping[str, Any]) -> bool:
    skipped = "skip" in fault and re.search(fault["skip"], line.text)
    prose = len(line.text) >= _PROSE or not fault.get("long")
    return bool(pattern.search(line.text)) and not skipped and prose


def _also(lines: list[Line], place: int, change: Sequence[str]) -> None:
    for i, line in enumerate(lines):
        if i != place:
            line.text = re.sub(change[0], change[1], line.text)


def _put(lines: list[Line], fault: Mapping[str, Any], number: int, random: Random) -> bool:
    words = random.choice(fault["text"])
    kinds = [line.kind for line in lines]
    prose = [
        i for i, line in enumerate(lines)
        if line.kind in BODY[:3] and len(line.text) >= _PROSE and line.text.endswith("。") and not line.faults
    ]  # fmt: skip
    if fault["put"] == "inside":
        if not prose:
            return False
        line = lines[random.choice(prose)]
        line.text += words
        line.faults.add(number)
        return True
    place = _place(fault["put"], kinds, prose, random)
    if place is None:
        return False
    lines.insert(place, Line("paragraph", words, {number}))
    return True


def _place(where: str, kinds: Sequence[str], prose: Sequence[int], random: Random) -> int | None:
    """Before which line new words stand; None where there is no such place."""
    if where == "top":
        return 0
    if where == "end":
        return len(kinds)
    if where == "under_title":
        below = [i for i, kind in enumerate(kinds) if kind in BODY]
        return below[0] if below else None
    if where == "before_signature":
        signed = [i for i, kind in enumerate(kinds) if kind in _SIGNED]
        return signed[0] if signed else None
    return random.choice(prose) + 1 if prose else None


def _repeat(lines: list[Line], number: int, random: Random) -> bool:
    """A paragraph pasted a second time, further down."""
    long = [
        i for i, line in enumerate(lines) if line.kind == "paragraph" and len(line.text) > _PROSE
    ]
    if len(long) < 2:
        return False
    source, behind = sorted(random.sample(long, 2))
    lines.insert(behind + 1, Line("paragraph", lines[source].text, {number}))
    return True
