"""Word's automatic numbers: what a reader sees before a paragraph and no text of it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from gongwen.reading.counters import counter
from gongwen.reading.docx_styles import Styles, child, children, is_on, number, value


@dataclass(frozen=True)
class Level:
    """One level of a list: how it counts and how its numbers are written."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None  # the level (from 1) that starts this one anew; 0 for none
    legal: bool = False
    spaced: bool = False
    style: str = ""


@dataclass
class Num:
    """A use of a list definition, with the levels and starts that it overrides."""

    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted.

    Call `mark` for each paragraph once, in document order.
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, Level]] = {}
        self._nums: dict[str, Num] = {}
        self._linked: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        for one in children(root, "abstractNum"):
            key = value(one, name="abstractNumId")
            self._levels[key] = dict(_levels(one))
            if link := value(child(one, "numStyleLink")):
                self._linked[key] = link
        for one in children(root, "num"):
            self._nums[value(one, name="numId")] = _num(one)

    def mark(self, properties: Any, style: str) -> tuple[str, str]:
        """The number before a paragraph (or "") and its number format ("" if it has none).

        Parameters
        ----------
        properties : element or None
            The paragraph's `w:pPr`.
        style : str
            The id of its style.
        """
        use = self._use(properties, style)
        if use is None:
            return "", ""
        num_id, depth = use
        num = self._nums[num_id]
        levels = self._levels_of(num) | num.levels
        level = levels.get(depth)
        if level is None:
            return "", ""
        counts = self._count(num_id, num, depth, levels)
        if level.format == "bullet":
            return "", "bullet"
        return _written(level, levels, counts), level.format

    def _use(self, properties: Any, style: str) -> tuple[str, int] | None:
        """The list and level of a paragraph, its own or those of its style."""
        own = child(properties, "numPr")
        num_id, depth = value(child(own, "numId")), number(child(own, "ilvl"))
        if not num_id:
            inherited = self._use_of_style(style)
            if inherited is None:
                return None
            num_id, depth = inherited[0], inherited[1] if depth is None else depth
        # Number 0 means that a paragraph is taken out of the list of its style.
        return (num_id, depth or 0) if num_id in self._nums else None

    def _use_of_style(self, style: str) -> tuple[str, int] | None:
        passed = []
        for name, properties in self._styles.chain(style):
            passed.append(name)
            used = child(properties, "numPr")
            num_id = value(child(used, "numId"))
            if num_id:
                return num_id, self._depth_of_style(num_id, passed, number(child(used, "ilvl")))
        return None

    def _depth_of_style(self, num_id: str, styles: list[str], written: int | None) -> int:
        """The level that names one of the styles as its own, or the one written there."""
        if num_id in self._nums:
            levels = self._levels_of(self._nums[num_id])
            for name in styles:
                for depth, level in levels.items():
                    if level.style == name:
                        return depth
        return written or 0

    def _levels_of(self, num: Num) -> dict[int, Level]:
        """The levels of the list definition, which may be that of a list style."""
        return self._levels.get(self._definition(num.abstract), {})

    def _definition(self, abstract: str) -> str:
        link = self._linked.get(abstract)
        if link is None:
            return abstract
        for _, properties in self._styles.chain(link):
            num = self._nums.get(value(child(child(properties, "numPr"), "numId")))
            if num and num.abstract not in self._linked:
                return num.abstract
        return abstract

    def _count(self, num_id: str, num: Num, depth: int, levels: dict[int, Level]) -> dict[int, int]:
        """Count one on at this level; lower levels begin anew, upper ones left out have begun."""
        counts = self._counts.setdefault(self._definition(num.abstract), {})
        for upper in range(depth):
            counts.setdefault(upper, levels[upper].start if upper in levels else 1)
        if depth in num.starts and (num_id, depth) not in self._begun:
            counts[depth] = num.starts[depth]
        elif depth in counts:
            counts[depth] += 1
        else:
            counts[depth] = levels[depth].start
        self._begun.add((num_id, depth))
        for lower in [one for one in counts if one > depth]:
            restart = levels[lower].restart if lower in levels else None
            if restart is None or depth < restart:
                del counts[lower]
        return counts


def _written(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    """The number as it is shown: the level's text with the counters in their places."""

    def place(match: re.Match[str]) -> str:
        depth = int(match[1]) - 1
        shown = levels.get(depth, Level())
        return counter(counts.get(depth, shown.start), "decimal" if level.legal else shown.format)

    return re.sub(r"%([1-9])", place, level.text) + (" " if level.spaced else "")


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for one in children(parent, "lvl"):
        yield (
            int(value(one, name="ilvl") or 0),
            Level(
                format=_format(one),
                text=value(child(one, "lvlText")),
                start=_or(number(child(one, "start")), 0),
                restart=number(child(one, "lvlRestart")),
                legal=is_on(child(one, "isLgl")),
                spaced=value(child(one, "suff")) == "space",
                style=value(child(one, "pStyle")),
            ),
        )


def _format(level: Any) -> str:
    """The number format; newer ones stand in a branch for the programs that know them."""
    found = child(level, "numFmt")
    if found is None:
        for branch in children(level, "AlternateContent"):
            found = child(child(branch, "Fallback"), "numFmt")
    return value(found) or "decimal"


def _num(one: Any) -> Num:
    num = Num(value(child(one, "abstractNumId")))
    for override in children(one, "lvlOverride"):
        start = number(child(override, "startOverride"))
        if start is not None:
            num.starts[int(value(override, name="ilvl") or 0)] = start
        num.levels.update(_levels(override))
    return num


def _or(given: int | None, default: int) -> int:
    return default if given is None else given
