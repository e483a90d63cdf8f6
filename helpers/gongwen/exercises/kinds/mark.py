"""Mark spans of a text with labels; what a learner marks is a layer, compared as layers are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document, Traced, make_layer
from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, not_yet, one_of, right
from gongwen.exercises.model import Exercise, Foreseen, Judgement, Text
from gongwen.matching import matches


class Span(NamedTuple):
    """A marked stretch; `optional` ones are neither asked for nor wrong."""

    start: int
    end: int
    label: str
    optional: bool = False


@dataclass(frozen=True)
class Mark:
    """The labels, the text, and how much two spans must share (of their union) to be the same."""

    labels: dict[str, Text]
    document: Document
    overlap: float


def document_of(text: str) -> Document:
    """A text as a document of its own."""
    lines = text.split("\n")
    traced = Traced.join([Traced.of(line, number) for number, line in enumerate(lines, 1)], "\n")
    return Document("exercise", traced)


def layer(exercise: Exercise, spans: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Marked spans as a layer of the exercise's own text."""
    rows = [Span(*span) for span in spans]
    return make_layer(
        exercise.task.document,
        [
            {
                "start": s.start,
                "end": s.end,
                "label": s.label,
                "status": "borderline" if s.optional else "",
            }
            for s in rows
        ],
        ["status"],
    )


def _read(fields: Fields, text: str) -> Mark:
    if not text:
        fields.fail("text", "is missing; a mark exercise needs a text (or a document)")
    overlap = fields.number("overlap", "0.5")
    if not 0 < overlap <= 1:
        fields.fail("overlap", f"write a share above 0 and up to 1, not {overlap:g}")
    value = fields.raw("labels")
    if not isinstance(value, dict):
        fields.fail("labels", "write labels by name: P: {en: …, zh: …}")
    labels = {k: fields.as_text(f"labels.{k}", v, alike=True) for k, v in value.items()}
    return Mark(labels, document_of(text), overlap)


def _span(value: Any, task: Mark) -> Span:
    if not isinstance(value, dict) or not {"text", "label"} <= set(value):
        raise AnswerError(f"{value!r} is no mark; write {{text: words of the text, label: …}}")
    if unknown := set(value) - {"text", "label", "nth", "optional"}:
        raise AnswerError(
            f"{unknown.pop()} is not known in a mark; it has text, label, nth, optional"
        )
    words, nth = value["text"], int(value.get("nth", "1"))
    start = -1
    for _ in range(nth):
        start = task.document.text.find(words, start + 1)
        if start < 0:
            raise AnswerError(f"{words!r} does not stand {nth} times in the text; quote it exactly")
    label = one_of(value["label"], task.labels)
    return Span(start, start + len(words), label, value.get("optional") == "true")


def _answer(value: Any, task: Mark) -> list[Span]:
    if not isinstance(value, list) or not value:
        raise AnswerError("write a list of marks: - {text: …, label: …}")
    spans = sorted(_span(one, task) for one in value)
    for one, other in pairwise(spans):
        if other.start < one.end:
            words = task.document.text[other.start : other.end]
            raise AnswerError(f"the mark {words!r} overlaps another; learners cannot mark that")
    return spans


def _sample(accepted: Iterable[Span]) -> list[list[Any]]:
    return [[span.start, span.end, span.label] for span in accepted if not span.optional]


def _judge(exercise: Exercise, answer: Sequence[Sequence[Any]]) -> Judgement:
    marked = layer(exercise, answer)
    best = max((_compare(exercise, marked, key) for key in exercise.accept), key=lambda c: c.rank)
    details = {"surplus": best.surplus, "missing": best.missing, "hits": best.hits}
    if not best.missing and not best.surplus:
        return right(exercise, best.asked, **details)
    foreseen = [one for one in exercise.wrong if _meets(exercise, one, marked, best)]
    more = [Text.of("exercise.surplus", n=len(best.surplus))] if best.surplus else []
    found = best.asked - len(best.missing)
    return not_yet(found, best.asked, foreseen, *more, **details)


class _Compared(NamedTuple):
    """Marks of the key that are missing and that were hit, and rows of the answer that do not fit."""

    asked: int
    missing: list[Span]
    surplus: list[int]
    hits: list[Span]

    @property
    def rank(self) -> int:
        """The more the better."""
        return -len(self.missing) - len(self.surplus)


def _compare(exercise: Exercise, marked: pd.DataFrame, key: Sequence[Span]) -> _Compared:
    gold = layer(exercise, key)
    pairs = matches(marked, gold, overlap=exercise.task.overlap)
    asked = [row for row, span in enumerate(key) if not span.optional]
    hits, matched = set(pairs["gold"]), set(pairs["found"])
    return _Compared(
        len(asked),
        [key[row] for row in asked if row not in hits],
        [int(row) for row in marked.index if row not in matched],
        [key[row] for row in sorted(hits)],
    )


def _meets(exercise: Exercise, one: Foreseen, marked: pd.DataFrame, best: _Compared) -> bool:
    """Whether a foreseen mistake was made, by marks that are in fact too many."""
    if one.answer is not None:
        compared = _compare(exercise, marked, one.answer)
        return not compared.missing and not compared.surplus
    mistaken = marked.loc[best.surplus]
    part = layer(exercise, [one.part])
    return len(matches(mistaken, part, overlap=exercise.task.overlap)) > 0


MARK = Kind("mark", _read, _answer, _span, lambda answer: not answer, _judge, _sample)
