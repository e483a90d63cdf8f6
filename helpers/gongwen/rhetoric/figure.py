"""A parallel figure before it becomes a row, and the tests that no score makes up for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from gongwen.rhetoric.likeness import Member
from gongwen.rhetoric.pair_builds import VERB_HEAD, head_of, is_clause, words_of
from gongwen.rhetoric.phrase_classes import is_known
from gongwen.rhetoric.segments import Bare
from gongwen.rhetoric.settings import Settings
from gongwen.rhetoric.skeleton import Skeleton

_NOUNS = frozenset("nktf")
_VERBAL = frozenset("vpumri")
_PREDICATES = frozenset("vaidkp")
_FRAMING = frozenset("之每各的更不无")
_WORD = 2
_MEASURED = re.compile(r"^0年|0[^，、；。]{1,3}$|0[^，、；。]{1,3}的")
_CLOCK = frozenset("上下午晚早点时分日月年号前后半0…")
_OFFICES = (
    "同志",
    "局长",
    "书记",
    "主任",
    "县长",
    "区长",
    "市长",
    "镇长",
    "部长",
    "主席",
    "院长",
    "校长",
)
_HELD = re.compile(
    rf"(?:{'|'.join(_OFFICES)})(?:.{{2,3}}$|.{{0,8}}[作发讲介通宣传汇].{{0,12}}(?:发言|讲话|报告|检讨|部署|安排|介绍|通报|说明|汇报))"
)


@dataclass(frozen=True)
class Site:
    """Where figures are looked for: pieces parted by one mark of a text, the mark's rank, settings."""

    source: Bare
    pieces: Sequence[Member]
    rank: int
    settings: Settings

    def ends_at(self, place: int) -> bool:
        """Whether this piece may run on after its member: the last of a list parted by 、."""
        return self.rank == 0 and place == len(self.pieces) - 1


@dataclass(frozen=True)
class Figure:
    """A figure: its skeleton, label, kind, and score; `chance` is the score as a share of 1."""

    skeleton: Skeleton
    label: str
    kind: str
    score: float

    @property
    def start(self) -> int:
        """Where the first member begins, in the bare text."""
        return self.skeleton.members[0][0]

    @property
    def end(self) -> int:
        """Where the last member ends, in the bare text."""
        return self.skeleton.members[-1][1]

    @property
    def chance(self) -> float:
        """The logistic function of the score."""
        return 1 / (1 + exp(-self.score))


def score_of(skeleton: Skeleton, settings: Settings) -> float:
    """What anchors, likeness and even length are worth together."""
    return (
        skeleton.worth
        + settings.weight_likeness * skeleton.likeness
        + settings.weight_even * skeleton.even
    )


def is_fair(lengths: Sequence[int], settings: Settings) -> bool:
    """Whether members of these lengths are neither too short or long nor too unlike."""
    short, long = min(lengths), max(lengths)
    limit = settings.phrase_ratio if long < settings.phrase else settings.ratio
    return settings.shortest <= short and long <= min(settings.longest, short * limit)


def is_sound(source: Bare, skeleton: Skeleton, settings: Settings) -> bool:
    """Whether the members are of fair length, differ from each other, and are no figures."""
    if not is_fair(skeleton.lengths, settings):
        return False
    texts = [source.text[start:end] for start, end in skeleton.members]
    return (
        len(set(texts)) == len(texts)
        and not _is_statistics(skeleton, texts, settings)
        and not _is_record(skeleton, texts)
    )


def _is_statistics(skeleton: Skeleton, texts: Sequence[str], settings: Settings) -> bool:
    """Whether members are figures: nearly all bear one, and no word opens them all.

    Where a word does, they are figures if each has one, with a year or measure behind it, and no
    word frames them (完成投资12亿元，完成税收3亿元).
    """
    figures = sum("0" in text for text in texts)
    if figures < len(texts) - 1:
        return False
    if not skeleton.prefix.strip("0"):
        return True
    framed = any(c in settings.framing for c in skeleton.anchor)
    return not framed and all(_MEASURED.search(text) for text in texts)


def _is_record(skeleton: Skeleton, texts: Sequence[str]) -> bool:
    """Whether members only record who holds an office, who spoke, what a meeting did, or when.

    Names, minutes and timetables are built alike without being a figure.
    """
    anchor = skeleton.anchor
    if "午" in anchor and set(anchor) <= _CLOCK:
        return True
    if any(word in anchor for word in _OFFICES):
        return all(_HELD.search(text) for text in texts)
    return skeleton.prefix.startswith("会议") and "了" in anchor


def is_isometric(source: Bare, skeleton: Skeleton, settings: Settings) -> bool:
    """Whether members without an anchor are of one length and alike enough to be parallel."""
    if not skeleton.even or not has_verbs(source, skeleton):
        return False
    if skeleton.lengths[0] > settings.shortest:
        spared = settings.isometric_quoted if are_quoted_alike(source, skeleton.members) else 0
        return skeleton.likeness >= settings.isometric_least - spared
    return skeleton.likeness >= settings.short_least or _has_one_rhythm(source, skeleton)


def are_quoted_alike(source: Bare, members: Sequence[Member]) -> bool:
    """Whether a quotation begins at the same place in all members."""
    places = {source.quoted[start:end] for start, end in members}
    return len(places) == 1 and any(places.pop())


def _has_one_rhythm(source: Bare, skeleton: Skeleton) -> bool:
    """Whether words begin at the same places in all members."""
    return len({source.opens[start:end] for start, end in skeleton.members}) == 1


def is_noun_list(source: Bare, skeleton: Skeleton, settings: Settings) -> bool:
    """Whether the members are nouns, of one word or several, and no function word frames them.

    Most of them are enough where all that the members share is a hanzi inside a word. A verbal noun
    that opens all of them (优化…环境) counts as the verb it may be.
    """
    first = skeleton.members[0][0]
    if any(c in _FRAMING for c in skeleton.anchor) or _opens_with_verb(source, skeleton):
        return False
    if skeleton.prefix == "第":  # 第一中学、第二中学
        return all(source.classes[end - 1] in _NOUNS for _, end in skeleton.members)
    if len(skeleton.prefix) > 1 and source.classes[first] == "k":
        return False
    nouns = [_is_noun(source.classes[start:end]) for start, end in skeleton.members]
    few = 0 < skeleton.worth <= settings.weight_part and 2 * sum(nouns) > len(nouns)
    return (few or all(nouns)) and not _are_built_alike(source, skeleton.members)


def _opens_with_verb(source: Bare, skeleton: Skeleton) -> bool:
    """Whether one hanzi that all share is a verb, and words follow it (进校园, 进社区)."""
    if len(skeleton.prefix) != 1:
        return False
    return all(
        source.own[start] == "v" and end - start > _WORD and is_known(source.text[start + 1 : end])
        for start, end in skeleton.members
    )


def _are_built_alike(source: Bare, members: Sequence[Member]) -> bool:
    """Whether all are known verbs with their objects, or all clauses, whatever tags say."""
    words = [words_of(source, member) for member in members]
    if all(is_clause(each) for each in words):
        return True
    return all(
        head_of(each) == VERB_HEAD and len(each) > 1 and is_known(each[0]) and len(each[-1]) > 1
        for each in words
    )


def _is_noun(classes: str) -> bool:
    return classes[-1] in _NOUNS and not set(classes) & _VERBAL


def has_verbs(source: Bare, skeleton: Skeleton) -> bool:
    """Whether every member has a word that is more than a name."""
    return all(
        source.own[start] == "v" or set(source.classes[start:end]) & _PREDICATES
        for start, end in skeleton.members
    )
