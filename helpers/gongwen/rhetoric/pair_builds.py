"""How phrases are built at their edges: what stands at the head, what at the end, what was cut off.

保护耕地 begins with a verb and ends in its object, 耕地减少 begins with a noun and ends in what is
said of it: two such phrases are no pair, however well their other words fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from gongwen.rhetoric.likeness import Member
from gongwen.rhetoric.phrase_classes import (
    by_dictionary,
    classes_of,
    hanzi_classes,
    is_known,
    tag_classes,
    word_classes,
)
from gongwen.rhetoric.segments import Bare

_NOUN, _VERB, _ADVERB, _QUALITY = (tag_classes(tag) for tag in "nvda")
_NOMINAL = tag_classes("ntfr")
_SAID, _PLACED, _COUNTED = tag_classes("va"), tag_classes("p"), tag_classes("mq")
_KINDS = (_VERB, _NOMINAL | _QUALITY, _PLACED, _COUNTED)
_SAID_BIT, _NOUN_BIT = 1, 2
VERB_HEAD = 1
"""What `head_of` gives for a phrase that begins with a verb and nothing else."""
_WORD, _UNIT = 2, 4
_LEADING = frozenset("用以靠凭把让使对向从在由按为")
"""Hanzi that lead to something; only some of them a dictionary has as prepositions."""
_JOINED = frozenset("和与及或的等")


def head_of(words: list[str]) -> int:
    """What a phrase begins with, adverbs apart: bits for verb, noun (or quality), preposition, number."""
    for word, follower in zip(words, [*words[1:], ""], strict=True):
        found, then = sure_classes(word), sure_classes(follower)
        if found & _VERB and not found & _NOUN:
            return 1
        is_adverb = found & _ADVERB or (found & _QUALITY and _is_verb(then))
        if not (is_adverb and then and not found & _NOUN):
            return sum(1 << place for place, kind in enumerate(_KINDS) if found & kind)
    return 0


def end_of(words: list[str]) -> int:
    """What a phrase ends in: bits for what is said (verb, adjective) and for a noun."""
    found = sure_classes(words[-1])
    return bool(found & _SAID) | bool(found & _NOMINAL) << 1


def is_noun_phrase(words: list[str]) -> bool:
    """Whether a phrase begins with a noun or quality and ends in a noun."""
    return head_of(words) == end_of(words) == _NOUN_BIT


def is_clause(words: list[str]) -> bool:
    """Whether a phrase begins with a noun or quality and ends in what is said of it."""
    return head_of(words) == _NOUN_BIT and end_of(words) == _SAID_BIT


def words_of(source: Bare, member: Member) -> list[str]:
    """The words of a stretch; those of four hanzi, and verbs joined with their objects, in halves."""
    return list(_words_of(source, member))


def is_torn(source: Bare, start: int, cut: int, *, is_noun: bool) -> bool:
    """Whether a lead, from `start` to `cut`, was torn off what it belongs to.

    So it is where the member begins with 和 or inside a word, or is a phrase of nouns whose
    attribute is cut off.
    """
    text = source.text
    if text[cut] in _JOINED or text[cut - 1] in _JOINED or not source.opens[cut]:
        return True
    found = sure_classes(text[max(start, source.opens.rfind(1, 0, cut)) : cut])
    return is_noun and bool(found & (_NOUN | _QUALITY)) and not found & (_VERB | _ADVERB)


def _words_of(source: Bare, member: Member) -> Iterator[str]:
    start, end = member
    while start < end:
        stop = source.opens.find(1, start + 1, end)
        word = source.text[start : stop if stop > 0 else end]
        start += len(word)
        if len(word) == _UNIT or (len(word) > _UNIT and is_known(word[:_WORD])):
            yield word[:_WORD]
            word = word[_WORD:]
        yield word


def _is_verb(classes: int) -> bool:
    return bool(classes & _VERB) and not classes & _NOUN


@lru_cache(maxsize=8192)
def sure_classes(word: str) -> int:
    """The classes of a word as listed, else as a dictionary says, else by its first or last hanzi.

    A noun of the list may also be the verb that the dictionary has; a verb of the list is no noun.
    """
    if len(word) < _WORD:
        return _PLACED if word and word in _LEADING else classes_of(word) if word else 0
    listed, found = word_classes().get(word, 0), by_dictionary(word)
    if listed:
        return listed | found & _VERB if listed & _NOUN else listed
    if found:
        return found
    first, last = (hanzi_classes().get(word[place], 0) for place in (0, -1))
    if len(word) == _WORD:
        return _VERB if _is_verb(first) else 0
    return _NOUN if last & _NOUN and not last & _VERB else 0
