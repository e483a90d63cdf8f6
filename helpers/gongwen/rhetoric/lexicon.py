"""The tables of `data/rhetoric`: tab-separated, with remarks in lines that begin with #."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import isqrt
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "data" / "rhetoric"
"""Where the word lists of the detectors stand."""


@lru_cache(maxsize=16)
def read_table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table by the names of its columns; a missing cell is empty.

    Raises
    ------
    ValueError
        If a line has more cells than there are columns.
    """
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and line[0] != "#"]
    columns = kept[0][1].split("\t")
    rows = []
    for number, line in kept[1:]:
        cells = line.split("\t")
        if len(cells) > len(columns):
            raise ValueError(f"{name}, line {number}: {len(cells)} cells, {len(columns)} expected")
        rows.append(dict(zip(columns, cells + [""] * len(columns), strict=False)))
    return tuple(rows)


@lru_cache(maxsize=16)
def version_of(name: str) -> str:
    """The version that the first line of a table states (`# metaphors 1.0 …`)."""
    first = (FOLDER / name).read_text(encoding="utf-8").split("\n", 1)[0]
    return first.split()[2]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, that shares their beginnings.

    A plain choice of a thousand words is tried one by one at every place; this one is not.

    >>> any_of(["风", "风浪", "雨"])
    '(?:风浪?|雨)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _pattern(tree)


_MANY = 24
"""A choice with more beginnings than this is split into groups, each told by a set of hanzi."""


def _pattern(node: dict[str, Any]) -> str:
    parts = [re.escape(char) + _pattern(rest) for char, rest in sorted(node.items()) if char]
    if not parts:
        return ""
    whole = len(parts) == 1 and len(parts[0]) == 1
    one = parts[0] if whole or (len(parts) == 1 and "" not in node) else _choice(parts)
    return f"{one}?" if "" in node else one


def _choice(parts: list[str]) -> str:
    """One of the parts, each begun by a character of its own.

    A search tries choices one by one, but looks a character up in a set at once: many parts are
    tried in groups, and only where one of them may begin.
    """
    if len(parts) <= _MANY:
        return f"(?:{'|'.join(parts)})"
    size = isqrt(len(parts))
    groups = [parts[at : at + size] for at in range(0, len(parts), size)]
    heads = ["".join(part[: 1 + (part[0] == "\\")] for part in group) for group in groups]
    choices = [
        f"(?=[{head}])(?:{'|'.join(group)})" for head, group in zip(heads, groups, strict=True)
    ]
    return f"(?:(?=[{''.join(heads)}])(?:{'|'.join(choices)}))"
