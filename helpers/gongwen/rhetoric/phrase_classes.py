"""What hanzi and short words are in a phrase: tables of classes and domains, as sets of bits.

`data/rhetoric/hanzi.tsv` has single hanzi, `data/rhetoric/wordclasses.tsv` words of two that a
general dictionary has under another class (足额 as a noun, 姑息 as a noun), or under several.
"""

from __future__ import annotations

from functools import lru_cache

from gongwen.rhetoric.lexicon import read_table

_CLASSES = "nvadmpqrftui"
_BITS = {name: 1 << place for place, name in enumerate(_CLASSES)}
_OF_TAG = {"k": "nv", "a": "ad"}
"""The classes that a word may have by its tag: a verbal noun is both, an adjective may modify a verb."""
_UNRELATED = frozenset("upr")
"""Classes of form words: two of them stand for no common domain."""


@lru_cache(maxsize=1)
def hanzi_classes() -> dict[str, int]:
    """The classes of each hanzi as bits."""
    found: dict[str, int] = {}
    for row in read_table("hanzi.tsv"):
        for hanzi in row["hanzi"]:
            found[hanzi] = found.get(hanzi, 0) | _BITS[row["class"]]
    return found


@lru_cache(maxsize=1)
def hanzi_domains() -> dict[str, int]:
    """The domains of each hanzi as bits: what it names or does."""
    found: dict[str, int] = {}
    rows = [row for row in read_table("hanzi.tsv") if row["class"] not in _UNRELATED]
    for place, row in enumerate(rows):
        for hanzi in row["hanzi"]:
            found[hanzi] = found.get(hanzi, 0) | 1 << place
    return found


@lru_cache(maxsize=1)
def word_classes() -> dict[str, int]:
    """The classes of the listed words of two hanzi as bits."""
    found: dict[str, int] = {}
    for row in read_table("wordclasses.tsv"):
        for word in row["words"].split():
            found[word] = found.get(word, 0) | _BITS[row["class"]]
    return found


@lru_cache(maxsize=64)
def tag_classes(tag: str) -> int:
    """The classes that a dictionary tag stands for as bits; none for an unknown word."""
    return sum(_BITS.get(name, 0) for name in _OF_TAG.get(tag, tag))


def classes_of_word(word: str, tag: str) -> int:
    """The classes of a word of two hanzi: as listed, else as its tag says."""
    return word_classes().get(word) or tag_classes(tag)
