"""Which move each sentence makes: what speaks for it there, and what came before.

Every sentence gets points for every move: the cues in it, the headings above it, the title, and
what its wording suggests (`wording`). The labels of a
text are the sequence with the most points, where a change of move costs something (`Costs`), least
between paragraphs, most inside one, and usual successions get a little back (`order.tsv`). The best
sequence is found exactly (Viterbi 1967).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gongwen.moves.cues import HEADING, TITLE, Cue, load_cues, load_order
from gongwen.moves.places import Sentence
from gongwen.moves.wording import LEAST, Array, Wording, load_wording

MOST = 15.0
"""The most points that a sentence gives to a move."""

MOST_ABOVE = 5.0
"""The most points of them that come from the headings above."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What a change of move costs: between paragraphs, members of a list, sentences of a paragraph.

    `unprompted` is added where nothing speaks for the new move at its first sentence.
    """

    paragraph: float = 1.0
    item: float = 1.5
    inside: float = 4.0
    unprompted: float = 1.0


@dataclass(frozen=True, slots=True)
class Support:
    """What speaks for a move at a sentence: points, and the cue with the most (words and where).

    `start` is the place of the words in the sentence, None where they stand in a heading or no
    words were needed; `wording` is the part of the points that the wording gave.
    """

    points: float = 0.0
    best: float = 0.0
    words: str = ""
    start: int | None = field(default=None)
    wording: float = 0.0


Scores = dict[str, Support]


@dataclass(frozen=True)
class Knowledge:
    """What moves are told by: the cues of an inventory and the weights of wording."""

    cues: Sequence[Cue]
    wording: Wording

    def of(self, kind: str | None) -> Fitting:
        """What of it counts in texts of a type."""
        own = [cue for cue in self.cues if not cue.types or kind in cue.types]
        return Fitting(
            tuple(cue for cue in own if not cue.places & {HEADING, TITLE}),
            tuple(cue for cue in own if HEADING in cue.places),
            tuple(cue for cue in own if TITLE in cue.places),
            self.wording,
        )


@dataclass(frozen=True)
class Fitting:
    """The cues that count in texts of one type: in sentences, headings and the title."""

    sentence: tuple[Cue, ...]
    heading: tuple[Cue, ...]
    title: tuple[Cue, ...]
    wording: Wording


def knowledge_of(inventory: str) -> Knowledge:
    """What is shipped for an inventory."""
    return Knowledge(load_cues(inventory), load_wording(inventory))


def score(sentence: Sentence, known: Fitting) -> Scores:
    """The moves that something speaks for or against at a sentence, each with its support."""
    above: Scores = {}
    for text, share in sentence.heads:
        for move, given in heading_support(text, known).items():
            above[move] = _add(above.get(move), given, share, MOST_ABOVE)
    if sentence.title:
        for move, given in _gather(known.title, sentence.title).items():
            above[move] = _add(above.get(move), given)
    own = _gather(known.sentence, sentence.text, sentence.places)
    for move, given in above.items():
        own[move] = _add(own.get(move), given)
    return _advised(own, known.wording.points(sentence.text))


def heading_support(text: str, known: Fitting) -> Scores:
    """What a heading's own words speak for."""
    return _gather(known.heading, text)


def _advised(own: Scores, advice: Mapping[str, float]) -> Scores:
    """The points of cues with those of wording; moves that it does not know get its least."""
    least = -LEAST if advice else 0.0
    for move in {*own, *advice}:
        given = advice.get(move, least)
        before = own.get(move, Support())
        own[move] = replace(before, points=min(MOST, before.points + given), wording=given)
    return own


def _gather(cues: Iterable[Cue], text: str, places: frozenset[str] | None = None) -> Scores:
    """What cues find in a sentence in these places; no places: in a heading or title."""
    found: Scores = {}
    for cue in cues:
        if places is not None and cue.places and not cue.places & places:
            continue
        words = cue.words_in(text)
        if words is None:
            continue
        start = text.find(words) if words and places is not None else None
        given = Support(cue.weight, cue.weight, words, start)
        found[cue.move] = _add(found.get(cue.move), given)
    return found


def _add(before: Support | None, more: Support, share: float = 1.0, most: float = MOST) -> Support:
    """Both supports together, the words those of the stronger cue."""
    best = more.best * share
    if before is None:
        return Support(min(most, more.points * share), best, more.words, more.start)
    points = min(most, before.points + more.points * share)
    if best > before.best or (not before.words and more.words and best >= before.best):
        return Support(points, best, more.words, more.start)
    return Support(points, before.best, before.words, before.start)


def decode(
    sentences: Sequence[Sentence],
    scores: Sequence[Scores],
    inventory: str,
    moves: Sequence[str],
    costs: Costs,
) -> list[str]:
    """The best sequence of moves, one a sentence."""
    if not sentences:
        return []
    usual = _usual(inventory, moves)
    totals = _points(scores[0], moves)
    steps: list[Array] = []
    for before, here, given in zip(sentences, sentences[1:], scores[1:], strict=False):
        points = _points(given, moves)
        price = _cost(before, here, costs) + np.where(points > 0, 0.0, costs.unprompted)
        change = price - usual
        if before.block == here.block:
            change = np.maximum(change, 0.0)
        np.fill_diagonal(change, 0.0)
        reached = totals[:, None] - change
        steps.append(reached.argmax(axis=0))
        totals = reached.max(axis=0) + points
    path = [int(totals.argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return [moves[one] for one in path[::-1]]


def _points(scores: Scores, moves: Sequence[str]) -> Array:
    """The points of each move; one that nothing was said of has no more than the worst."""
    least = min(0.0, min((given.points for given in scores.values()), default=0.0))
    return np.array([scores[move].points if move in scores else least for move in moves])


def _usual(inventory: str, moves: Sequence[str]) -> Array:
    """What each move behind each other one gets back: a row the first, a column the second."""
    order = load_order(inventory)
    return np.array([[order.get((last, move), 0.0) for move in moves] for last in moves])


def _cost(before: Sentence, here: Sentence, costs: Costs) -> float:
    if before.block == here.block:
        return costs.inside
    if not {"item"} <= before.places & here.places:
        return costs.paragraph
    if before.text.endswith("："):  # an item announces its own members
        return costs.item + costs.inside
    return costs.item if before.heads[1:] == here.heads[1:] else costs.paragraph
