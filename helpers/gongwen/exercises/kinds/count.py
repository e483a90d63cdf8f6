"""Give a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, no_part, not_yet, right
from gongwen.exercises.model import Exercise, Judgement, Text
from gongwen.exercises.normal import number


@dataclass(frozen=True)
class Count:
    """How far a figure may be off, and what is counted."""

    tolerance: float
    unit: Text


def _read(fields: Fields, text: str) -> Count:  # noqa: ARG001 - the shape that every kind has
    return Count(
        fields.number("tolerance", "0"), fields.as_text("unit", fields.raw("unit"), alike=True)
    )


def _answer(value: Any, task: Count) -> str:  # noqa: ARG001
    if not isinstance(value, str) or number(value) is None:
        raise AnswerError(f"{value!r} is no figure; write digits")
    return value


def _judge(exercise: Exercise, answer: str) -> Judgement:
    given = number(answer)
    if given is None:
        return not_yet(0, 1, [], Text.of("exercise.no_number"))
    keys = [_figure(one) for one in exercise.accept]
    near = min(keys, key=lambda key: abs(key - given))
    if abs(near - given) <= exercise.task.tolerance:
        return right(exercise)
    foreseen = [one for one in exercise.wrong if _figure(one.answer) == given]
    way = Text.of("exercise.too_few" if given < near else "exercise.too_many")
    return not_yet(0, 1, foreseen, way)


def _figure(text: str) -> float:
    found = number(text)
    assert found is not None  # the loader has seen to it
    return found


COUNT = Kind("count", _read, _answer, no_part, lambda answer: not str(answer).strip(), _judge)
