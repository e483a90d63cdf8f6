"""What the search for parallelism can be told: every limit and weight, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from gongwen.rhetoric.lexicon import read_table

BASE = "base"
"""The row of `data/rhetoric/pairs.tsv` that says what a pair is worth before any sign."""


def shipped_weights() -> dict[str, float]:
    """What speaks for and against a pair, as learned (see `pair_learning`); with `BASE`."""
    return {row["sign"]: float(row["weight"]) for row in read_table("pairs.tsv")}


def _weights() -> Mapping[str, float]:
    return MappingProxyType({k: v for k, v in shipped_weights().items() if k != BASE})


def _base() -> float:
    return shipped_weights()[BASE]


@dataclass(frozen=True)
class Settings:
    """Limits and weights of the search for parallelism; lengths count hanzi, a number as one.

    Parameters
    ----------
    shortest, longest : int
        The length of a member of 排比.
    ratio : float
        The longest member may be this many times the shortest.
    phrase, phrase_ratio : int, float
        The same for members all of which are shorter than `phrase`.
    pair_shortest, pair_longest : int
        The length of a member of 对偶.
    strict_sharing, loose_sharing : int
        How many hanzi at the same place both members of a strict, a loose 对偶 may have in common.
    loose_share : float
        And at most this share of their length.
    weight_hanzi, weight_word : float
        What an anchor of one hanzi that is a word is worth, and one of two hanzi or more.
    weight_part : float
        What one hanzi inside a word is worth (重点, 难点, 堵点).
    weight_weak : float
        What one of the hanzi that any clause may have (`weak`) is worth.
    weak : str
        Those hanzi.
    framing : str
        Hanzi that frame a phrase even where a dictionary joins them with the next (不当, 有人).
    anchors_most : float
        Anchors count up to this sum.
    weight_likeness : float
        What the likeness of word classes (0 to 1) is multiplied with.
    weight_even : float
        What members of one length are worth.
    run_least : float
        The score from which a run of three or more is taken.
    dragging : float
        By how much the anchors of two members must outweigh those of three for the third to be
        only a neighbour of a pair.
    isometric_least, short_least : float
        The likeness that a run without an anchor needs; if its members are of the shortest length.
    isometric_quoted : float
        How much less it needs where quotation marks stand at the same place in all members.
    pair_base : float
        The score of a pair before anything speaks for or against it.
    pair_weights : dict
        What speaks for it and against it: `match`, `clash`, `same` (the shares of places with words
        of one class, with hanzi of different classes, with the same hanzi), `dull` (places with the
        same hanzi of a word that any plan has: 建设, 工程), `shared` (they end in one word of two hanzi), `forms` (the share of places where only one
        has a form word), `kin` and `kindred` (places with hanzi, words of two with hanzi of one
        domain), `echo` (hanzi that come twice in both at the same places), `opposed` (the weight of
        opposites at the same place), `figures` (one bears a figure), `size` (how many hanzi each
        has), `alone` (nothing else stands beside the two), `paused` (parted by 、), `listed` (in a
        list of more parted by 、), `stopped` (parted by 。), `cut` (a lead was cut off before a ，),
        `tail` (something was cut off behind), `closed` (the tail is 的, 等, 作), `neighbour` (how like
        them their neighbour is), `nouns` (both are phrases of nouns), `heads` (one begins with a
        verb and the other with a noun), `clauses` (both begin with a noun and end in what is said of
        it), `torn` (an attribute was cut off the first), `quoted` (quotation marks at the same
        place), `uneven` (one has a hanzi more), `led` (what was cut off before them is a modal word
        or the like, which belongs to both).
    pair_least : float
        The score from which a pair is taken; its logistic function is the confidence.
    """

    shortest: int = 3
    longest: int = 90
    ratio: float = 2.0
    phrase: int = 9
    phrase_ratio: float = 1.7
    pair_shortest: int = 4
    pair_longest: int = 12
    strict_sharing: int = 0
    loose_sharing: int = 2
    loose_share: float = 0.34
    weight_hanzi: float = 1.0
    weight_word: float = 1.6
    weight_part: float = 0.4
    weight_weak: float = 0.3
    weak: str = "的了着过地和与及或等个中"
    framing: str = "不无有要能让把以为用在多少没向从靠与同对一这"
    anchors_most: float = 3.0
    weight_likeness: float = 1.5
    weight_even: float = 0.5
    run_least: float = 1.75
    dragging: float = 1.6
    isometric_least: float = 0.72
    short_least: float = 0.55
    isometric_quoted: float = 0.2
    pair_base: float = field(default_factory=_base)
    pair_weights: Mapping[str, float] = field(default_factory=_weights)
    pair_least: float = -0.5
