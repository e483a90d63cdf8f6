"""The words of all lists of images in a text, looked for once for all who ask."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.scanning import Words

TABLES = {"metaphors.tsv": "vehicle", "images.tsv": "word", "acts.tsv": "word", "ideas.tsv": "word"}
"""The lists, and the column in which their words stand."""


def listed(text: str, known: Container[str]) -> Iterator[tuple[int, str]]:
    """The words of one list in a text, each with its place; of several at a place the longest.

    A word inside a longer one of any list is found only where it begins that one.
    """
    for place, word in _all_listed(text):
        for end in range(len(word), 0, -1):
            if word[:end] in known:
                yield place, word[:end]
                break


@lru_cache(maxsize=256)
def _all_listed(text: str) -> tuple[tuple[int, str], ...]:
    """The words of all lists, none overlapping another."""
    found, reached = [], 0
    for place, word in _words().places(text):
        if place >= reached:
            found.append((place, word))
            reached = place + len(word)
    return tuple(found)


@lru_cache(maxsize=1)
def _words() -> Words:
    return Words(
        row[column]
        for table, column in TABLES.items()
        for row in read_table(table)
        if not row.get("pattern") and (table != "acts.tsv" or len(row[column]) > 1)
    )
