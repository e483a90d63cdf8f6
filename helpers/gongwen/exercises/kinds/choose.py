"""Choose one option, or all that fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, not_yet, one_of, right, some_of
from gongwen.exercises.model import Exercise, Judgement, Text


@dataclass(frozen=True)
class Choose:
    """Options by name, and whether several may be chosen."""

    options: dict[str, Text]
    many: bool


def _read(fields: Fields, text: str) -> Choose:  # noqa: ARG001 - the shape that every kind has
    return Choose(fields.named("options"), fields.flag("many"))


def _answer(value: Any, task: Choose) -> str | list[str]:
    if task.many:
        return sorted(some_of(value, task.options))
    return one_of(value, task.options)


def _part(value: Any, task: Choose) -> str:
    if not task.many:
        raise AnswerError("where one option is chosen write answer: instead of part:")
    return one_of(value, task.options)


def _judge(exercise: Exercise, answer: Any) -> Judgement:
    if not exercise.task.many:
        if answer in exercise.accept:
            return right(exercise)
        return not_yet(0, 1, [one for one in exercise.wrong if one.answer == answer])
    chosen = set(answer)
    if sorted(chosen) in exercise.accept:
        return right(exercise, len(exercise.task.options))
    key = min((set(one) for one in exercise.accept), key=lambda one: len(one ^ chosen))
    differing = key ^ chosen
    foreseen = [one for one in exercise.wrong if one.answer == sorted(chosen)]
    foreseen += [one for one in exercise.wrong if one.part in differing]
    total = len(exercise.task.options)
    return not_yet(total - len(differing), total, foreseen, wrong=sorted(differing))


CHOOSE = Kind("choose", _read, _answer, _part, lambda answer: not answer, _judge)
