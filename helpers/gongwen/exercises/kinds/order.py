"""Put paragraphs, moves or headings in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, not_yet, right, some_of
from gongwen.exercises.model import Exercise, Judgement, Text


@dataclass(frozen=True)
class Order:
    """Items by name, in the order in which they are offered."""

    items: dict[str, Text]


def _read(fields: Fields, text: str) -> Order:  # noqa: ARG001 - the shape that every kind has
    return Order(fields.named("items"))


def _answer(value: Any, task: Order) -> list[str]:
    found = some_of(value, task.items)
    if len(found) < len(task.items):
        raise AnswerError("some items are missing; write every item once")
    return found


def _part(value: Any, task: Order) -> tuple[str, str]:
    found = some_of(value, task.items)
    if len(found) != 2:
        raise AnswerError("write the two items whose order is wrong: [later, earlier]")
    return found[0], found[1]


def _judge(exercise: Exercise, answer: list[str]) -> Judgement:
    if answer in exercise.accept:
        return right(exercise, len(answer))
    places = max(
        ([a == b for a, b in zip(answer, key, strict=False)] for key in exercise.accept), key=sum
    )
    foreseen = [one for one in exercise.wrong if one.answer == answer]
    foreseen += [one for one in exercise.wrong if one.part and _before(one.part, answer)]
    wrong = [name for name, good in zip(answer, places, strict=False) if not good]
    return not_yet(sum(places), len(exercise.task.items), foreseen, wrong=wrong)


def _before(pair: tuple[str, str], answer: list[str]) -> bool:
    first, second = pair
    return first in answer and second in answer and answer.index(first) < answer.index(second)


ORDER = Kind("order", _read, _answer, _part, lambda answer: not answer, _judge)
