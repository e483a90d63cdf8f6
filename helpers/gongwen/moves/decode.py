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

from gongwen.moves.cues import Cue, load_cues, load_order
from gongwen.moves.places import HEADING_PLACES, TITLE_PLACES, Sentence
from gongwen.moves.wording import LEAST, Wording, load_wording

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


def knowledge_of(inventory: str) -> Knowledge:
    """What is shipped for an inventory."""
    return Knowledge(load_cues(inventory), load_wording(inventory))


def score(sentence: Sentence, known: Knowledge, kind: str | None) -> Scores:
    """The moves that something speaks for or against at a sentence, each with its support."""
    above: Scores = {}
    for text, share in sentence.heads:
        for move, given in heading_support(text, known, kind).items():
            above[move] = _add(above.get(move), given, share, MOST_ABOVE)
    for move, given in _gather(known.cues, sentence.title, kind, TITLE_PLACES).items():
        above[move] = _add(above.get(move), given)
    own = _gather(known.cues, sentence.text, kind, sentence.places)
    for move, given in above.items():
        own[move] = _add(own.get(move), given)
    return _advised(own, known.wording.points(sentence.text))


def heading_support(text: str, known: Knowledge, kind: str | None) -> Scores:
    """What a heading's own words speak for."""
    return _gather(known.cues, text, kind, HEADING_PLACES)


def _advised(own: Scores, advice: Mapping[str, float]) -> Scores:
    """The points of cues with those of wording; moves that it does not know get its least."""
    least = -LEAST if advice else 0.0
    for move in {*own, *advice}:
        given = advice.get(move, least)
        before = own.get(move, Support())
        own[move] = replace(before, points=min(MOST, before.points + given), wording=given)
    return own


def _gather(cues: Iterable[Cue], text: str, kind: str | None, places: frozenset[str]) -> Scores:
    found: Scores = {}
    for cue in cues:
        if not cue.fits(kind, places):
            continue
        words = cue.words_in(text)
        if words is None:
            continue
        start = text.find(words) if words and places is not HEADING_PLACES else None
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
    order = load_order(inventory)
    totals = {move: _points(scores[0], move) for move in moves}
    steps: list[dict[str, str]] = []
    for before, here, given in zip(sentences, sentences[1:], scores[1:], strict=False):
        cost = _cost(before, here, costs)
        inside = before.block == here.block
        step, fresh = {}, {}
        for move in moves:
            points = _points(given, move)
            price = cost if points > 0 else cost + costs.unprompted
            previous, total = max(
                (
                    (last, reached - _change(last, move, price, order, inside=inside))
                    for last, reached in totals.items()
                ),
                key=lambda pair: pair[1],
            )
            step[move], fresh[move] = previous, total + points
        steps.append(step)
        totals = fresh
    path = [max(totals, key=lambda move: totals[move])]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return path[::-1]


def _points(scores: Scores, move: str) -> float:
    return scores[move].points if move in scores else 0.0


def _cost(before: Sentence, here: Sentence, costs: Costs) -> float:
    if before.block == here.block:
        return costs.inside
    if not {"item"} <= before.places & here.places:
        return costs.paragraph
    if before.text.endswith("："):  # an item announces its own members
        return costs.item + costs.inside
    return costs.item if before.heads[1:] == here.heads[1:] else costs.paragraph


def _change(
    last: str, move: str, cost: float, order: Mapping[tuple[str, str], float], *, inside: bool
) -> float:
    if last == move:
        return 0.0
    usual = order.get((last, move), 0.0)
    return max(0.0, cost - usual) if inside else cost - usual
