"""What the search for parallelism can be told: every limit and weight, with its reason."""

from __future__ import annotations

from dataclasses import dataclass


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
    anchors_most : float
        Anchors count up to this sum.
    weight_likeness : float
        What the likeness of word classes (0 to 1) is multiplied with.
    weight_even : float
        What members of one length are worth.
    run_least : float
        The score from which a run of three or more is taken.
    isometric_least, short_least : float
        The likeness that a run without an anchor needs; if its members are of the shortest length.
    pair_base, pair_classes, pair_bounds, pair_same : float
        The score of a pair: a constant, and weights for the shares of places with one class of
        word, with word beginnings in both or neither, and with the same hanzi.
    pair_lead, pair_tail, pair_closed : float
        What it costs to cut off a lead or a tail, and what is given back if the tail is 的, 等, 作.
    pair_alone, pair_neighbour : float
        What it is worth that nothing else stands beside the two, and what a neighbour of the same
        build costs.
    pair_least : float
        The score from which a pair is taken; its logistic function is the confidence.
    """

    shortest: int = 3
    longest: int = 45
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
    anchors_most: float = 3.0
    weight_likeness: float = 1.5
    weight_even: float = 0.5
    run_least: float = 1.75
    isometric_least: float = 0.72
    short_least: float = 0.55
    pair_base: float = -5.0
    pair_classes: float = 4.4
    pair_bounds: float = 1.4
    pair_same: float = 2.0
    pair_lead: float = -1.1
    pair_tail: float = -1.4
    pair_closed: float = 0.9
    pair_alone: float = 1.0
    pair_neighbour: float = -1.5
    pair_least: float = -0.7
