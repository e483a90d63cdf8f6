"""The lists of four-character units, and what their halves are worth elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from gongwen.rhetoric.lexicon import read_table
from gongwen.words import dictionary

SIZE = 4
"""How many hanzi a unit has."""

HALF = SIZE // 2
"""How many its halves have."""

_FREE = 100
_NO_IDIOM = re.compile(r"[了着]|^从|^越来|^不相|一起$|^加在|的$|都是$")


class Listed(NamedTuple):
    """What a list says of a unit.

    `label` is idiom, formula, coined or compound; `place` is any (it counts inside clauses too) or
    alone (between marks only); `source` is list, row (built in rows, by its first half) or
    dictionary.
    """

    label: str
    place: str
    source: str


@lru_cache(maxsize=1)
def stock() -> dict[str, Listed]:
    """The kit's own lists."""
    rows = {
        row["head"] + tail: Listed("formula", "alone", "row")
        for row in read_table("fourchar_rows.tsv")
        for tail in row["tails"].split()
    }
    words = {
        entry.word: Listed("formula", "any", "list")
        for entry in dictionary.kit_words()
        if len(entry.word) == SIZE and entry.tag == "i"
    }
    units = {
        row["unit"]: Listed(row["label"], row["place"], "list")
        for row in read_table("fourchar.tsv")
    }
    return rows | words | units


@lru_cache(maxsize=1)
def idioms() -> frozenset[str]:
    """The idioms of the segmenter's dictionary, without what are two free words (贯彻落实)."""
    known = dictionary.base()
    return frozenset(
        word
        for word, tag in known.tag.items()
        if len(word) == SIZE
        and tag == "i"
        and not _NO_IDIOM.search(word)
        and min(known.freq.get(word[:HALF], 0), known.freq.get(word[HALF:], 0)) < _FREE
    )


IDIOM = Listed("idiom", "any", "dictionary")
"""What is said of an idiom that only the segmenter's dictionary has."""


def listed(unit: str) -> Listed | None:
    """What the lists say of four hanzi, the kit's own first; None if they say nothing.

    >>> listed("真抓实干").label, listed("倒排工期").place, listed("茶香不散")
    ('formula', 'any', None)
    """
    return stock().get(unit) or (IDIOM if unit in idioms() else None)


def is_stock(unit: str) -> bool:
    """Whether four hanzi are an idiom or a stock unit of official writing."""
    found = listed(unit)
    return found is not None and found.label != "compound"


@lru_cache(maxsize=1)
def _halves() -> tuple[Counter[str], Counter[str]]:
    units = [unit for unit, found in stock().items() if found.label == "formula"]
    return Counter(u[:HALF] for u in units), Counter(u[HALF:] for u in units)


def kin(unit: str) -> tuple[int, int]:
    """In how many other stock formulae the first and the second half of a unit stand.

    >>> first, second = kin("强化盯守")
    >>> first > 50, second
    (True, 0)
    """
    heads, tails = _halves()
    found = stock().get(unit)
    own = found is not None and found.label == "formula"
    return heads[unit[:HALF]] - own, tails[unit[HALF:]] - own
