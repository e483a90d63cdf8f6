"""Checks of words: characters that are wrong in set words, pairs that are taken for one another."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from gongwen.drafting.draft import Draft
from gongwen.drafting.registry import Finding, check_for

_FILE = Path(__file__).parents[2] / "data" / "drafting" / "misspellings.tsv"
_PLACES = ("title", "paragraph", "heading", "list_item", "closing")
_CROSS = {"度过": "渡过", "渡过": "度过"}


class _Wrong(NamedTuple):
    right: str
    not_behind: str
    not_before: str


@lru_cache(maxsize=1)
def _misspellings() -> tuple[re.Pattern[str], dict[str, _Wrong]]:
    """The wrong writings, as one pattern and with what each should be."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    known = {
        row["wrong"]: _Wrong(row["right"], row["not_behind"] or "", row["not_before"] or "")
        for row in rows
    }
    return re.compile("|".join(sorted(map(re.escape, known), key=len, reverse=True))), known


@check_for("W09")
def misspelt(draft: Draft) -> Iterator[Finding]:
    """布署 for 部署."""
    pattern, known = _misspellings()
    for block in draft.document.of_kind(*_PLACES):
        text = draft.document.text_of(block)
        for found in pattern.finditer(text):
            one = known[found[0]]
            before, after = text[: found.start()][-1:], text[found.end() :]
            if not _is_another(before, after, one):
                yield Finding(block.start + found.start(), block.start + found.end(), one.right)


def _is_another(before: str, after: str, wrong: _Wrong) -> bool:
    """Whether the letters belong to other words (上报消息 holds 报消), by what stands beside them.

    Both columns are sets of letters; one that begins with `(?` is a pattern.
    """
    pattern = wrong.not_before
    letters = pattern if pattern.startswith("(?") else f"[{pattern}]"
    follows = bool(pattern) and bool(re.match(letters, after))
    return follows or (bool(before) and before in wrong.not_behind)


_CROSSED = re.compile(
    r"度过(?=了?(?:难关|危机|险情|困境))|渡过(?=了?[一-龥]{0,5}(?:节日|假期|春节|国庆|中秋|佳节|童年|晚年|周末))"
)


@check_for("W15")
def crossed(draft: Draft) -> Iterator[Finding]:
    """度过难关, 渡过春节."""
    for block in draft.document.of_kind(*_PLACES):
        for found in _CROSSED.finditer(draft.document.text_of(block)):
            start = block.start + found.start()
            yield Finding(start, start + 2, _CROSS[found[0]])
