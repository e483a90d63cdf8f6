"""Clauses with the words that may make an image: things, physical acts, ideas, plain business.

Lists give the words (`data/rhetoric/images.tsv`, `acts.tsv`, `ideas.tsv`). None of them is a
metaphor by itself; `weighing` says what they are worth together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.listed import listed
from gongwen.rhetoric.stretches import Sentence
from gongwen.rhetoric.vehicles import Hit
from gongwen.words.dictionary import base

_UNIT = re.compile(r"[^，。；、：？！\n]+")
_MARK = re.compile(
    r"[“”（(]*(?:[一二三四五六七八九十]{1,3}(?:[是要](?=.)|[）)])|第[一二三四五六七八九十][句点]?话?|\d+[.．）)])?[“”]*"
)
_LEADS = re.compile(
    r"(?:同时|但是?|可是|却|而且?|而是|也|还|更|都|就|才|又|要|越要|必须|始终|坚决(?:防止)?|防止|严禁|全力|切实|持续|不断|继续|牢牢|时刻|努力|着力|真正|已经|正在|正|我们|大家|各级|因为|所以|如果|只有|让|使|我看|至少有?|一边|一面|绝不允许|不允许|希望大家|[一二三四五]?愿(?:大家|我们)(?:继续)?|请大家|有的[^，把将像是]{0,5}(?=[把将像])|既要?|是(?=[^，]{5,}))+(?=[^，]{2})"
)
_ADDRESSED = re.compile(
    r"[^，]{0,10}?(?:各级|各地|部门|单位|[局委办县市区镇乡村站所厂校院]|同志们?|干部|我们|大家|领导|班子|社区|企业|党员|组织)(?:都|也|还|更|一定|必须)?要(?![求点件素紧害么务])"
)
"""Who is told to do what follows: no part of the image."""
_DIGIT = re.compile(
    r"[\d一二三四五六七八九十百千万两](?:(?<=\d)|[一二三四五六七八九十百千万两]*[年月日个名人项条次米元家户天座所件])"
)
_BESIDE = frozenset("是的如像把被让要那这当成做有无不没上里着了过靠大小")
"""Hanzi with which a word of one hanzi makes no longer word, whatever the dictionary says."""
_DONE = "(?:[得不]?[透准出进住掉动深牢稳满高低长短开断好下上起过穿]|[了着尽在成到]|[一几])"
_LONG_WORD = 2
_BODILY = frozenset({"thing", "act", "deed"})
"""Kinds of words that may make an image."""


class Word(NamedTuple):
    """A word of the lists: offsets in its clause, kind (thing, act, idea, office) and domain."""

    start: int
    end: int
    text: str
    kind: str
    domain: str


class Unit(NamedTuple):
    """A clause between two marks, without what leads into it; offsets are those of its sentence.

    `kind` is that of its block, `after` the mark behind it, `plain` says whether figures or words
    of plain business stand in it, `hits` are the metaphors that lexicon and builds see in it.
    """

    number: int
    block: int
    kind: str
    start: int
    end: int
    text: str
    after: str
    words: tuple[Word, ...]
    plain: bool
    hits: Sequence[Hit]

    def of(self, kind: str) -> list[Word]:
        """The words of one kind."""
        return [word for word in self.words if word.kind == kind]

    @property
    def domains(self) -> set[str]:
        """Where its things and acts come from."""
        return {word.domain for word in self.words if word.domain} if self.words else set()


def units(
    sentences: Sequence[Sentence], kinds: Sequence[str], seen: Mapping[int, Sequence[Hit]]
) -> list[Unit]:
    """The clauses of sentences in reading order.

    `kinds` are those of the document's blocks, `seen` the metaphors that lexicon and builds see, by
    the number of their sentence.
    """
    return [
        unit
        for number, sentence in enumerate(sentences)
        for unit in _units_of(number, sentence, kinds[sentence.block], seen.get(number, ()))
    ]


def _units_of(number: int, sentence: Sentence, kind: str, seen: Sequence[Hit]) -> Iterator[Unit]:
    text = sentence.text
    words = list(_words(text))
    bodily = [word.start for word in words if word.kind in _BODILY]
    quoted = "”" in text
    for found in _UNIT.finditer(text):
        start, end = found.span()
        hits = [hit for hit in seen if hit.start < end and hit.end > start]
        if hits or any(start <= place < end for place in bodily):
            start = _begin(text, start, end)
        if quoted and text.count("”", start, end) > text.count("“", start, end):
            end = text.rindex("”", start, end)
        if start < end:
            after = text[found.end() : found.end() + 1]
            own = _within(words, start, end)
            plain = any(word.kind == "office" for word in own) or bool(
                _DIGIT.search(text, start, end)
            )
            yield Unit(
                number, sentence.block, kind, start, end, text[start:end], after, own, plain, hits
            )


def _within(words: Sequence[Word], start: int, end: int) -> tuple[Word, ...]:
    return tuple(
        Word(word.start - start, word.end - start, word.text, word.kind, word.domain)
        for word in words
        if start <= word.start and word.end <= end
    )


def _begin(text: str, start: int, end: int) -> int:
    mark = _MARK.match(text, start, end)
    place = mark.end() if mark else start
    for lead in (_ADDRESSED, _LEADS):
        found = lead.match(text, place, end - 1)
        place = found.end() if found else place
    return place


def _words(text: str) -> Iterator[Word]:
    for start, word in listed(text, _lists()):
        if len(word) >= _LONG_WORD or _stands_alone(text, start):
            for kind, domain in _lists()[word]:
                yield Word(start, start + len(word), word, kind, domain)
    for found in _one_act().finditer(text):
        start, end = found.span()
        if end - start > _LONG_WORD or _stands_alone(text, start):
            yield Word(start, end, found[0], "deed", "")


_PLAIN = re.compile(
    "花(?:时间|钱|费|大|多|了|在|心思|力气|精力|功夫|样|名册|甲)|考(?:高|上|好|得|出|进)"
)
"""Where a hanzi of the lists means nothing that could be an image."""


def _stands_alone(text: str, place: int) -> bool:
    """Whether a hanzi is no part of a word of two hanzi."""
    if _PLAIN.match(text, place):
        return False
    known = base().tag
    before, after = text[max(0, place - 1) : place + 1], text[place : place + _LONG_WORD]
    if place and before in known and before[0] not in _BESIDE:
        return False
    return len(after) < _LONG_WORD or after not in known


@lru_cache(maxsize=1)
def _lists() -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for row in read_table("images.tsv"):
        found.setdefault(row["word"], []).append(("thing", row["domain"]))
    for row in read_table("acts.tsv"):
        if len(row["word"]) >= _LONG_WORD:
            found.setdefault(row["word"], []).append(("act", row["domain"]))
    for row in read_table("ideas.tsv"):
        found.setdefault(row["word"], []).append((row["kind"], ""))
    return found


@lru_cache(maxsize=1)
def _one_act() -> re.Pattern[str]:
    acts = "".join(row["word"] for row in read_table("acts.tsv") if len(row["word"]) == 1)
    return re.compile(f"[{acts}]{_DONE}")
