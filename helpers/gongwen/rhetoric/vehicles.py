"""Conventional metaphors: the vehicles of the lexicon, where they work and where they are literal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from gongwen.rhetoric.anchors import Finder
from gongwen.rhetoric.lexicon import any_of, read_table
from gongwen.rhetoric.listed import listed
from gongwen.rhetoric.stretches import Sentence
from gongwen.words.dictionary import base

LEXICON = "metaphors.tsv"

STOPS = "，。；、：？！\n"
"""The marks over which no phrase of a metaphor reaches."""

_COMMON = 100
"""From this frequency in jieba's dictionary on, a word is common."""
_TWO = 2

_STOP = re.compile(f"[{STOPS}]")
_GAP = r"(?:[^，。；、：？！“”]|“[^“”]{1,10}”){0,14}?"
_COMPLEMENT = r"(?:好|牢|实|紧|密|起|出|了|着|过|下|上|住|开|大|新|一道|一个|一张|一条|一块|一场|一次|一把|一份|“)*"
_ATTRIBUTE = re.compile(
    r"(?:"
    r"以[^，。；、]{1,18}为"  # 以服务提质为突破口
    r"|[^，。；、：]{1,14}(?:就|都|才|正|便)?(?:是|如同|犹如)(?:[一二三四五六七八九十几这那]?[^，。；、是]{0,2})?"
    r"|(?:[把将][^，。；]{1,14})?(?:当好|争当|当作|当成|作为|建成|做好|做|当|成为|变成|化作)(?:[一这]?[^，。；、的]{0,2})?“?"
    r"|[^，。；、：是为成作在当做让要对把]{1,8}的“?"  # 发展的引擎
    r"|全[市县区省国]|[一这那][^，。；、]"
    r"|“)$"
)


_MANNER = re.compile(
    "(?:大)?(?:排查|检查|整治|清理|走访|巡查|服务|管理|发展|帮扶|教学|执法|宣传|摸排|搜索|监管|推进)"
)
"""What is done in a manner that a vehicle names (拉网式排查)."""


_SIGNS = {"*": "alone", "?": "weak", "=": "phrase"}
"""What stands among the verbs of an entry for a vehicle that needs none."""


class Hit(NamedTuple):
    """A metaphor where it works: offsets in its sentence, and what shows it.

    `source` is `governed` (a vehicle with its verb), `alone`, `doubtful` (alone, and at times meant
    literally), `weak` (alone, and often meant literally), `phrase`, `loose` (a phrase that is often
    plain or dead), `build` or `carried`; `confidence` is known once it has been weighed.
    """

    start: int
    end: int
    label: str
    vehicle: str
    domain: str
    source: str
    confidence: float = 0.0


LEXICAL = frozenset({"governed", "alone", "doubtful", "weak", "phrase", "loose"})
"""What the lexicon shows; the other sources are builds."""


@dataclass(frozen=True)
class _Vehicle:
    """An entry of the lexicon; its patterns are made when the word is first met in a text.

    `verbs` are the words that govern it, as alternatives of a pattern; empty where there are none.
    """

    word: str
    verbs: str
    alone: str
    literal: re.Pattern[str] | None
    domain: str

    @cached_property
    def governed(self) -> re.Pattern[str] | None:
        """The vehicle behind one of its verbs."""
        verbs = rf"(?:{self.verbs}){_COMPLEMENT}{_GAP}“?{re.escape(self.word)}”?"
        return re.compile(verbs) if self.verbs else None

    @cached_property
    def disposed(self) -> re.Pattern[str] | None:
        """One of its verbs behind the vehicle (把短板补齐)."""
        behind = rf"(?:{self.verbs})(?:得更?|[^，。；、：？！的]{{0,3}})[一-龥]{{0,2}}"
        return re.compile(rf"[^，。；、：？！]{{0,4}}?{behind}") if self.verbs else None


class _Phrase(NamedTuple):
    """An entry that is a whole phrase."""

    name: str
    pattern: re.Pattern[str]
    literal: re.Pattern[str] | None
    domain: str
    source: str


def single(sentence: Sentence) -> Iterator[Hit]:
    """The vehicles of one word in a sentence, each with what governs it or on its own."""
    text = sentence.text
    for place, word in listed(text, by_word()):
        if _torn(text, place, place + len(word)):
            continue
        for entry in by_word()[word]:
            span = _span_of(text, place, place + len(word), entry)
            if span and not (entry.literal and entry.literal.search(text)):
                yield Hit(span[0], span[1], "conventional", entry.word, entry.domain, span[2])


def phrases(sentences: Sequence[Sentence]) -> dict[int, list[Hit]]:
    """The whole phrases of the lexicon, by the number of their sentence.

    A phrase is looked for only in sentences with one of its anchors: hundreds of searches in every
    sentence would cost far more.
    """
    finder, entries = _phrases()
    hits: dict[int, list[Hit]] = {}
    for number, sentence in enumerate(sentences):
        for which in dict.fromkeys(which for which, _ in finder.places(sentence.text)):
            entry = entries[which]
            if entry.pattern.search(sentence.text):
                hits.setdefault(number, []).extend(_phrases_in(sentence.text, entry))
    return hits


def _phrases_in(text: str, entry: _Phrase) -> Iterator[Hit]:
    if not (entry.literal and entry.literal.search(text)):
        for match in entry.pattern.finditer(text):
            start, end = match.span()
            yield Hit(start, end, "conventional", entry.name, entry.domain, entry.source)


def _torn(text: str, start: int, end: int) -> bool:
    """Whether the hanzi are the end of one word and the beginning of the next (一批|改革)."""
    known = base().freq
    if end == len(text) or known.get(text[end - 1 : end + 1], 0) < _COMMON:
        return False
    if start and known.get(text[start - 1 : start + 1], 0) >= _COMMON:
        return True
    return end - start > _TWO and known.get(text[start : end - 1], 0) >= _COMMON


def _span_of(text: str, start: int, end: int, entry: _Vehicle) -> tuple[int, int, str] | None:
    """The phrase in which a vehicle works, and its source: with its verb, or itself alone."""
    begin = clause_begin(text, start)
    if end < len(text) and text[end] == "”":
        end += 1
    manner = _MANNER.match(text, end) if text[end - 1] == "式" else None
    end = manner.end() if manner else end
    if entry.governed:
        verb = entry.governed.search(text, begin, end)
        if verb:
            return verb.start(), end, "governed"
    if entry.disposed:
        stop = clause_end(text, end)
        behind = entry.disposed.match(text, end, stop)
        if behind:
            lead = max(text.rfind("把", begin, start), text.rfind("将", begin, start))
            return (lead if lead >= 0 else start), min(behind.end(), stop), "governed"
    if entry.alone == "phrase":
        return start, end, "phrase"
    return (_widened(text, begin, start), end, entry.alone) if entry.alone else None


def clause_begin(text: str, place: int) -> int:
    """Where the clause of a place begins: behind the last mark before it."""
    while place and text[place - 1] not in STOPS:
        place -= 1
    return place


def clause_end(text: str, place: int) -> int:
    """Where the clause of a place ends: at the next mark."""
    found = _STOP.search(text, place)
    return found.start() if found else len(text)


def _widened(text: str, begin: int, start: int) -> int:
    """Where the phrase of a vehicle without a verb begins: at its attribute or its subject."""
    lead = _ATTRIBUTE.search(text, begin, start)
    return lead.start() if lead else start


@lru_cache(maxsize=1)
def by_word() -> dict[str, list[_Vehicle]]:
    """The entries of the lexicon that are single words."""
    entries: dict[str, list[_Vehicle]] = {}
    for row in read_table(LEXICON):
        if not row["pattern"]:
            entries.setdefault(row["vehicle"], []).append(_entry(row))
    return entries


def _entry(row: dict[str, str]) -> _Vehicle:
    signs = row["verbs"].split(",")
    verbs = [verb for verb in signs if verb not in _SIGNS]
    alone = next((_SIGNS[sign] for sign in signs if sign in "=?"), "alone")
    alone = "doubtful" if alone == "alone" and row["literal"] else alone
    return _Vehicle(
        row["vehicle"],
        "|".join(sorted(map(re.escape, verbs), key=len, reverse=True)),
        alone if _SIGNS.keys() & set(signs) else "",
        _literal(row["literal"]),
        row["domain"],
    )


def _literal(words: str) -> re.Pattern[str] | None:
    return re.compile(any_of(words.split(","))) if words else None


@lru_cache(maxsize=1)
def _phrases() -> tuple[Finder, tuple[_Phrase, ...]]:
    rows = [row for row in read_table(LEXICON) if row["pattern"]]
    entries = tuple(
        _Phrase(
            row["vehicle"],
            re.compile(row["pattern"]),
            _literal(row["literal"]),
            row["domain"],
            "loose" if row["verbs"] == "?" else "phrase",
        )
        for row in rows
    )
    return Finder([row["pattern"] for row in rows]), entries
