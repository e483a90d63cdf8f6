"""What the rules cite: regulation and standards by clause, and how each clause was checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

CHECKED = ("text", "secondary")
"""How a clause's number was checked, the surest way first: in a copy of the text, or elsewhere."""

_FILE = Path(__file__).parents[1] / "data" / "drafting" / "sources.yaml"
_ARTICLE = re.compile(r"(第[一-龥]+条)((?:（[一-龥]+）)*)")


@dataclass(frozen=True)
class Clause:
    """A clause of a source: its number, what it is about, how its number was checked."""

    source: str
    number: str
    about: Mapping[str, str]
    checked: str


def cited(source: str, clause: str) -> tuple[Clause, ...]:
    """The clauses that a Chinese citation names: 第八条（十）（十一） are two, 4.8、4.9 as well.

    Raises
    ------
    KeyError
        If `sources.yaml` lists no such source or clause; the message names it.
    """
    known = _sources()
    if source not in known:
        raise KeyError(f"sources.yaml lists no {source!r}")
    listed = known[source]["clauses"]
    found = []
    for number in _numbers(clause):
        if number not in listed:
            raise KeyError(f"sources.yaml lists no checked clause {number} of {source}")
        about = {lang: listed[number][lang] for lang in ("en", "zh")}
        checked = listed[number].get("checked", known[source]["checked"])
        found.append(Clause(source, number, about, checked))
    return tuple(found)


def _numbers(clause: str) -> list[str]:
    """The numbers in a citation; items of an article carry the article."""
    article = _ARTICLE.fullmatch(clause)
    if article is None:
        return re.split("[、,] ?", clause)
    items = re.findall("（[一-龥]+）", article[2])
    return [article[1] + item for item in items] or [article[1]]


def source_names() -> dict[str, dict[str, str]]:
    """The full name of each source in both languages, by the name that rules cite."""
    return {source: one["name"] for source, one in _sources().items()}


@lru_cache(maxsize=1)
def _sources() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["sources"]
    return found
