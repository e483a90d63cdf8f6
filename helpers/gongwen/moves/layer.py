"""The layer of moves: what each stretch of a document does, and by which cue that is known."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Block, Document, layer_of, make_layer
from gongwen.moves.cues import INVENTORIES, SPEECH, STATUTORY, UNKNOWN, levelled
from gongwen.moves.decode import (
    Costs,
    Fitting,
    Knowledge,
    Scores,
    Support,
    decode,
    heading_support,
    knowledge_of,
    score,
)
from gongwen.moves.places import (
    SIGNED,
    Sentence,
    is_bare_heading,
    main_blocks,
    sentences_of,
)
from gongwen.reading import cues
from gongwen.structure import document_type

MOVE_COLUMNS = {
    "secondary": "object", "evidence": "object", "inventory": "object", "confidence": "float64",
}  # fmt: skip

COSTS = Costs()
"""What a change of move costs (see `decode`)."""

SECOND = 3.0
"""The points a cue must have to be named as a second function of a stretch."""

ENOUGH = 1.0
"""The points of cues without which, and without `SURE`, a stretch stays `unknown`."""

SURE = 1.9
"""The points of wording, at one sentence or together, that are enough without a cue."""

SECTION = 6.0
"""What it is worth for a bare heading's label that all of its section has it, in points of cues."""

FAREWELL = ("EXH", "WIS", "CLS")
"""What ends a whole speech, though it stands behind the last heading."""

_STATUTORY_LIKE = (*cues.STATUTORY, "复函", "方案", "规划", "计划", "办法", "规定", "细则")


class _Found(NamedTuple):
    """A stretch with its label, before it becomes a row."""

    start: int
    end: int
    block: int
    label: str
    secondary: str | None
    evidence: str | None
    confidence: float


def moves(
    documents: Document | Iterable[Document], known: Mapping[str, Knowledge] | None = None
) -> pd.DataFrame:
    """What each stretch of documents does: the moves, with the cue that decided.

    The unit is the paragraph, or the sentences of one where two moves meet; a bare heading takes
    the label of what stands under it. Speeches and other office texts are read with the inventory
    S, statutory documents with D (`INVENTORIES`). Cues, weights and the usual order of moves stand
    in `data/moves/`; `unknown` says that no cue decided, not that there is no move.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is the move's three-letter name or `unknown`. Own columns: `secondary`
        (a second function that takes at least a clause, or None), `evidence` (the words that
        decided, in the stretch, in a heading above or in the list's members before it; None where
        kind of text and place did),
        `inventory` (`S` or `D`), `confidence` (0–1: how far the label leads the next best, by
        points of cues; 0 for `unknown`).

    Notes
    -----
    Inventories and cues: the kit's guidelines for annotators; the idea of moves: Swales, *Genre
    Analysis* (1990), Bhatia, *Analysing Genre* (1993).
    """
    ask = known or {name: knowledge_of(name) for name in INVENTORIES}
    return layer_of(documents, lambda document: _moves(document, ask))


def inventory_of(document: Document) -> str:
    """`D` for a statutory document (or a 方案, a plan), `S` for speeches and other office texts."""
    return STATUTORY if document_type(document) in _STATUTORY_LIKE else SPEECH


def _kind_of(document: Document) -> str | None:
    """The type that decides which cues count; a 请示报告 is no type, and does what a 请示 does."""
    title = "".join(document.text_of(block) for block in document.of_kind("title"))
    return "请示" if "请示报告" in title else document_type(document)


@dataclass(frozen=True)
class _Text:
    """A document with what its moves are read by: inventory, blocks that can have moves, cues."""

    document: Document
    inventory: str
    numbers: list[int]
    known: Fitting


def _moves(document: Document, known: Mapping[str, Knowledge]) -> pd.DataFrame:
    inventory = inventory_of(document)
    fitting = known[inventory].of(_kind_of(document))
    text = _Text(document, inventory, main_blocks(document), fitting)
    body = _body(text)
    spans = sorted(
        [*body, *_bare_headings(text, body), *_by_kind(text)], key=lambda span: span.start
    )
    rows = ({**span._asdict(), "inventory": text.inventory} for span in spans)
    return make_layer(document, rows, MOVE_COLUMNS)


def _body(text: _Text) -> list[_Found]:
    sentences = sentences_of(text.document, text.numbers)
    scores = [score(sentence, text.known) for sentence in sentences]
    path = decode(sentences, scores, text.inventory, INVENTORIES[text.inventory], COSTS)
    together = zip(sentences, scores, path, strict=True)
    found: list[_Found] = []
    listed = False
    for (_, label), rows in groupby(together, key=lambda one: (one[0].block, one[2])):
        group = list(rows)
        own = _stretch(text, [one[0] for one in group], [one[1] for one in group], label)
        member = "item" in group[0][0].places
        if own.label == UNKNOWN and listed and member and found[-1].label == label:
            own = own._replace(label=label, evidence=found[-1].evidence, confidence=0.5)
        found.append(own)
        listed = member
    return found


def _stretch(
    text: _Text, sentences: Sequence[Sentence], scores: Sequence[Scores], label: str
) -> _Found:
    """One row for sentences of one block that bear one label."""
    start, end, block = sentences[0].start, sentences[-1].end, sentences[0].block
    totals: Counter[str] = Counter()
    for given in scores:
        totals.update({move: support.points for move, support in given.items()})
    if not _known(scores, label):
        return _Found(start, end, block, UNKNOWN, None, None, 0.0)
    rest = max((points for move, points in totals.items() if move != label), default=0.0)
    return _Found(
        start, end, block, label, _second(scores, label),
        _evidence(text, sentences, scores, label), _lead(totals[label], rest),
    )  # fmt: skip


def _known(scores: Sequence[Scores], label: str) -> bool:
    """Whether cues, or the wording of one sentence, speak clearly enough for a label."""
    own = [given[label] for given in scores if label in given]
    by_cues = sum(support.points - support.wording for support in own)
    advice = [support.wording for support in own]
    return by_cues >= ENOUGH or max(sum(advice), *advice, 0.0) >= SURE


def _second(scores: Sequence[Scores], label: str) -> str | None:
    """The other move with the strongest words in these sentences, if strong enough."""
    others = [
        (support.best, move)
        for given in scores
        for move, support in given.items()
        if move != label
        and support.start is not None
        and support.points > 0
        and support.best >= SECOND
    ]
    return max(others)[1] if others else None


def _evidence(
    text: _Text, sentences: Sequence[Sentence], scores: Sequence[Scores], label: str
) -> str | None:
    """The words of the strongest cue, or else the strongest words, as the document has them."""
    supports = [
        (given[label], one) for given, one in zip(scores, sentences, strict=True) if label in given
    ]
    worded = [(support, one) for support, one in supports if support.words]
    if not worded:
        return _strongest(text, supports, label)
    support, sentence = max(worded, key=lambda pair: pair[0].best)
    if support.start is None:
        return support.words
    begin = sentence.start + support.start
    return text.document.text[begin : begin + len(support.words)]


def _strongest(text: _Text, supports: Sequence[tuple[Support, Sentence]], label: str) -> str | None:
    """The strongest words of the sentence whose wording speaks most for a move, if it does."""
    support, sentence = max(supports, key=lambda pair: pair[0].wording)
    if support.wording < ENOUGH:
        return None
    words = text.known.wording.strongest(sentence.text, label)
    if words is None:
        return None
    begin = sentence.start + sentence.text.index(words)
    return text.document.text[begin : begin + len(words)]


def _lead(points: float, rest: float) -> float:
    """How far the best label leads: 0.5 at a tie, near 1 with five points more."""
    return round(1 / (1 + math.exp(-(points - rest) / 2)), 2)


def _bare_headings(text: _Text, body: Sequence[_Found]) -> list[_Found]:
    """The headings without body: their own words count, and what their section does."""
    return [
        _heading(text, number, body)
        for number in text.numbers
        if is_bare_heading(text.document.blocks[number])
    ]


def _section(text: _Text, number: int) -> set[int]:
    """The blocks that stand under a heading."""
    blocks = text.document.blocks
    level = blocks[number].level or 1
    found: set[int] = set()
    for one in text.numbers:
        if one <= number:
            continue
        block = blocks[one]
        if block.kind not in ("heading", "list_item", "paragraph"):
            break
        if block.kind != "paragraph" and (block.level or 1) <= level:
            break
        found.add(one)
    return found


def _heading(text: _Text, number: int, body: Sequence[_Found]) -> _Found:
    block = text.document.blocks[number]
    section = _section(text, number)
    below = [span for span in body if span.block in section and span.label != UNKNOWN]
    below = [span for span in below if span.label not in FAREWELL] or below
    own = heading_support(levelled(text.document.text_of(block)), text.known)
    points = {move: support.points for move, support in own.items()}
    whole = sum(span.end - span.start for span in below)
    for span in below:
        share = (span.end - span.start) / whole
        points[span.label] = points.get(span.label, 0.0) + SECTION * share
    ranked = sorted(points.items(), key=lambda pair: -pair[1])[:2]
    if not ranked or ranked[0][1] <= 0:
        return _Found(block.start, block.end, number, UNKNOWN, None, None, 0.0)
    label, best = ranked[0]
    words = own[label].words if label in own else ""
    rest = ranked[1][1] if len(ranked) > 1 else 0.0
    return _Found(
        block.start, block.end, number, label, None,
        words or _first(below, label), _lead(best, rest),
    )  # fmt: skip


def _first(spans: Sequence[_Found], label: str) -> str | None:
    return next((span.evidence for span in spans if span.label == label and span.evidence), None)


def _by_kind(text: _Text) -> list[_Found]:
    """The parts whose kind says what they do: address, sign-off, attachments, contact."""
    found = []
    for number in text.numbers:
        block = text.document.blocks[number]
        label = _label_of(text.document, block, text.inventory)
        if label:
            words = text.document.text_of(block)[:12]
            found.append(_Found(block.start, block.end, number, label, None, words, 1.0))
    return found


def _label_of(document: Document, block: Block, inventory: str) -> str | None:
    """The move of a block outside the body, None where it has none."""
    if block.kind in SIGNED:
        after_body = any(b.kind == "paragraph" for b in document.blocks if b.start < block.start)
        return "SGN" if after_body else None
    if block.kind == "salutation":
        return "SAL" if inventory == SPEECH else None
    if inventory == SPEECH:
        return None
    if block.kind == "attachment":
        return "ATT"
    contact = block.kind == "note" and any(
        word in document.text_of(block) for word in ("联系人", "联系电话", "咨询电话", "联系方式")
    )
    return "CON" if contact else None
