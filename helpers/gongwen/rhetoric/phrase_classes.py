"""What hanzi and short words are in a phrase: tables of classes and domains, as sets of bits.

`data/rhetoric/hanzi.tsv` has single hanzi, `data/rhetoric/wordclasses.tsv` words of two that a
general dictionary has under another class (足额 as a noun, 姑息 as a noun), or under several.
"""

from __future__ import annotations

from functools import lru_cache

from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.segments import class_of_tag
from gongwen.words.dictionary import base

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


@lru_cache(maxsize=8192)
def classes_of(word: str) -> int:
    """The classes of a word by itself as bits: as listed, and of one hanzi also as a dictionary says.

    A longer word that is listed has only the classes of the list, for a dictionary may know it
    under one that is rare in office prose; a verb may also be the noun that the dictionary has.
    """
    if len(word) == 1:
        return hanzi_classes().get(word, 0) | by_dictionary(word)
    listed, found = word_classes().get(word), by_dictionary(word)
    if not listed:
        return found
    both = tag_classes("k")
    return listed | found if listed & both and found & both else listed


def is_known(word: str) -> bool:
    """Whether a list or the dictionary has a word."""
    return word in word_classes() or word in base().tag


def by_dictionary(word: str) -> int:
    """The classes of a word as bits, as the dictionary says; none for a word it does not have."""
    return tag_classes(class_of_tag(base().tag.get(word, "x")))


@lru_cache(maxsize=8192)
def domains_of(word: str) -> int:
    """The domains of the hanzi of a word as bits."""
    known = hanzi_domains()
    found = 0
    for hanzi in word:
        found |= known.get(hanzi, 0)
    return found
