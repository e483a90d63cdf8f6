"""层递 that need no parallel run: 是…也是…更是…, 由点到线、由线到面."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_PART = r"[^，。；：！？、\n“”]{1,18}"
_LADDER = re.compile(
    rf"(?P<one>(?:既|不仅|不但)?(?P<w>是|为了?|靠|关乎|事关|关系|需要|体现了?|来自|得益于){_PART})[，、]"
    rf"(?P<two>(?:也|又|还|而且|并且)?(?P=w){_PART})[，、]"
    rf"(?P<more>(?:同时|还|也|又)(?P=w){_PART}[，、])?"
    rf"(?P<last>(?P<top>更加?|尤其|特别|最终|归根到底|说到底)(?P=w){_PART})"
)
_STEP = re.compile(r"[从由](?P<a>[一-龥]{1,5}?)到(?:了)?(?P<b>[一-龥]{1,5})(?=[，、。；！\n]|$)")
_FORMS = re.compile(r"^(?:一个?|全)")
_JOINTS = frozenset("，、；")


class Ladder(NamedTuple):
    """A rising series: its members and what shows that it rises."""

    members: tuple[tuple[int, int], ...]
    scale: str
    confidence: float


def ladders(text: str) -> Iterator[Ladder]:
    """The rising series of a paragraph that their own words show."""
    for match in _LADDER.finditer(text):
        names = [name for name in ("one", "two", "more", "last") if match[name]]
        members = []
        for name in names:
            start, end = match.span(name)
            members.append((start, end - 1 if name == "more" else end))
        yield Ladder(tuple(members), match["top"], 0.85)
    yield from _stepwise(text)


def _stepwise(text: str) -> Iterator[Ladder]:
    """Steps each of which begins where the one before ended: 从一户到一村，从一村到一镇."""
    run: list[re.Match[str]] = []
    for step in (*_STEP.finditer(text), None):
        if step and run and _follows(text, run[-1], step):
            run.append(step)
            continue
        if len(run) > 1:
            places = [run[0]["a"], *(one["b"] for one in run)]
            yield Ladder(tuple(one.span() for one in run), " < ".join(places), 0.8)
        run = [step] if step else []


def _follows(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    joined = text[one.end() : other.start()] in _JOINTS
    return joined and _bare(one["b"]) == _bare(other["a"])


def _bare(place: str) -> str:
    return _FORMS.sub("", place)
