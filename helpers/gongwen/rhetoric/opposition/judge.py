"""The antitheses of a sentence: its neighbours, weighed, the likeliest first."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from gongwen.rhetoric.antithesis import listed
from gongwen.rhetoric.modal_places import Words
from gongwen.rhetoric.opposition.neighbours import Pair, Piece, pairs_of
from gongwen.rhetoric.opposition.poles import Pole, opposed, poles
from gongwen.rhetoric.opposition.signs import Evidence, evidence, is_bare, may_be, texts_of
from gongwen.rhetoric.opposition.weights import Weights, chance
from gongwen.rhetoric.overlaps import settle
from gongwen.rhetoric.stretches import Sentence

_MOST = 3
_SAID = {
    "no shared": "…／不…",
    "no one": "…／不…",
    "but": "…／却…",
    "mood": "褒／贬",
    "numbers": "数／数",
}
"""What is named as evidence where no two words are opposed."""


class Candidate(NamedTuple):
    """Two neighbours with what speaks for them; offsets in their sentence."""

    start: int
    end: int
    pair: Pair
    evidence: Evidence
    score: float = 0.0


def candidates(sentence: Sentence, words: Words) -> Iterator[Candidate]:
    """All neighbours of a sentence that have at least one sign of being opposed."""
    text = sentence.text
    if not any(mark in text for mark in "，、；"):
        return
    known = poles(text, sentence.start, words)
    sides = {(pole.axis, pole.side) for pole in known}
    loose = any((axis, 1 - side) in sides for axis, side in sides)
    starts = [pole.start for pole in known]

    def held(side: Sequence[Piece]) -> Sequence[Pole]:
        """The poles of a side."""
        return known[bisect_left(starts, side[0].start) : bisect_left(starts, side[-1].end)]

    for pair in pairs_of(text, loose=loose):
        one, other = (held(pair.one), held(pair.other)) if known else ((), ())
        met = opposed(one, other) if one and other else []
        if pair.is_loose and not met:
            continue
        texts = texts_of(pair)
        if is_bare(pair, texts):
            continue
        pairs = listed(*(text.replace("，", "") for text in texts))
        if may_be(pair, texts, met, pairs):
            first, then = (
                words.tag_at(sentence.start + side[0].start) for side in (pair.one, pair.other)
            )
            found = evidence(pair, (one, other), met, pairs, (first, then))
            yield Candidate(pair.start, pair.end, pair, found)


def antitheses(sentence: Sentence, words: Words, weights: Weights) -> Iterator[dict[str, Any]]:
    """The rows of the neighbours that are likely enough; of those that overlap, the likeliest."""
    scored = (
        one._replace(score=weights.score(one.evidence.signs)) for one in candidates(sentence, words)
    )
    taken = [one for one in scored if one.score >= weights.least]
    for one in settle(taken, rank=lambda found: found.score):
        yield _row(sentence, one)


def _row(sentence: Sentence, found: Candidate) -> dict[str, Any]:
    base, pair = sentence.start, found.pair
    slots = [(base + side[0].start, base + side[-1].end) for side in (pair.one, pair.other)]
    return {
        "start": base + found.start, "end": base + found.end, "label": "antithesis", "slots": slots,
        "evidence": _named(found.evidence), "confidence": round(chance(found.score), 2),
    }  # fmt: skip


def _named(found: Evidence) -> str:
    """What opposes the two: the opposed words, else the words that deny or turn."""
    if found.opposed:
        return "；".join(f"{a}／{b}" for a, b in found.opposed[:_MOST])
    return next((said for name, said in _SAID.items() if found.signs[name]), "…／…")
