"""The check for passages that stand in more than one text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from gongwen.corpus.collection import Corpus
from gongwen.corpus.findings import Finding
from gongwen.documents import Document

SHORTEST = 20
"""Hanzi in a row from which two texts are said to share a passage."""

_BODY = ("paragraph", "heading", "list_item", "closing", "note", "attachment")
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_OTHER = re.compile(r"[^\u4e00-\u9fff]")


class Shared(NamedTuple):
    """A passage of hanzi that stands in two documents."""

    first: str
    second: str
    passage: str


def shared_passages(corpus: Corpus, shortest: int = SHORTEST) -> list[Shared]:
    """The longest passages that two documents share, hanzi only.

    Titles and quotations are left out, and so are addressees, sign-offs and receivers; figures
    between the hanzi do not count, so a sentence with other figures is the same passage.
    """
    places: dict[str, list[tuple[str, int, int]]] = defaultdict(list)
    stretches = {document.id: list(_stretches(document)) for document in corpus}
    for name, texts in stretches.items():
        for number, text in enumerate(texts):
            for start in range(len(text) - shortest + 1):
                places[text[start : start + shortest]].append((name, number, start))
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for spots in places.values():
        for one, other in combinations(spots, 2):
            if one[0] != other[0]:
                passage = _grown(stretches, one, other, shortest)
                if passage:
                    found[one[0], other[0]].add(passage)
    return [
        Shared(*pair, passage)
        for pair, passages in sorted(found.items())
        for passage in sorted(passages, key=len, reverse=True)
    ]


def _stretches(document: Document) -> Iterator[str]:
    for block in document.of_kind(*_BODY):
        for part in _QUOTED.split(document.text_of(block)):
            hanzi = _OTHER.sub("", part)
            if len(hanzi) >= SHORTEST:
                yield hanzi


def _grown(
    stretches: dict[str, list[str]],
    one: tuple[str, int, int],
    other: tuple[str, int, int],
    length: int,
) -> str:
    """The passage that begins at two spots, as long as it is; empty where it began before."""
    a, b = stretches[one[0]][one[1]], stretches[other[0]][other[1]]
    i, j = one[2], other[2]
    if i and j and a[i - 1] == b[j - 1]:
        return ""
    while i + length < len(a) and j + length < len(b) and a[i + length] == b[j + length]:
        length += 1
    return a[i : i + length]


def check_repeats(corpus: Corpus) -> Iterator[Finding]:
    """Passages that texts share although neither says that it relates to the other."""
    for first, second, passage in shared_passages(corpus):
        related = second in corpus[first].meta["relates"] or first in corpus[second].meta["relates"]
        if not related:
            yield Finding(
                first,
                "info",
                "repeats",
                f"shares {len(passage)} hanzi with {second}: {passage[:40]}",
                f"与 {second} 有{len(passage)}字相同：{passage[:40]}",
            )
