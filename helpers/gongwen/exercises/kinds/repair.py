"""Rewrite something faulty; checks of the kit judge it, so that any good wording passes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gongwen.exercises.checks import Check, CheckError, make_check
from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, no_part, not_yet, right
from gongwen.exercises.model import Exercise, Judgement
from gongwen.exercises.normal import with_marks


@dataclass(frozen=True)
class Repair:
    """What is faulty, and the checks that a better version passes."""

    faulty: str
    checks: tuple[Check, ...]

    def failing(self, answer: str) -> list[Check]:
        """The checks that an answer does not pass, in order."""
        return [check for check in self.checks if not check.passes(answer.strip())]


def _read(fields: Fields, text: str) -> Repair:  # noqa: ARG001 - the shape that every kind has
    checks = []
    for entry in fields.entries("checks", *([[]] if fields.flag("sealed") else [])):
        try:
            checks.append(make_check(entry))
        except CheckError as error:
            fields.fail("checks", str(error))
    names = [check.name for check in checks]
    if len(set(names)) < len(names):
        fields.fail("checks", "a check stands twice; give the second a name: {name=: …, lacks: …}")
    return Repair(fields.words("faulty"), tuple(checks))


def _answer(value: Any, task: Repair) -> str:  # noqa: ARG001
    if not isinstance(value, str):
        raise AnswerError(f"{value!r} is no text; write the words of an answer")
    return value


def _judge(exercise: Exercise, answer: str) -> Judgement:
    failing = exercise.task.failing(answer)
    total = len(exercise.task.checks)
    if not failing:
        return right(exercise, total)
    names = [check.name for check in failing]
    given = with_marks(answer)
    foreseen = [
        one for one in exercise.wrong if one.answer is not None and with_marks(one.answer) == given
    ]
    if not foreseen:
        foreseen = [one for one in exercise.wrong if one.check in names]
    more = [] if foreseen else [check.says for check in failing[:1]]
    return not_yet(total - len(failing), total, foreseen, *more, failing=names)


REPAIR = Kind("repair", _read, _answer, no_part, lambda answer: not answer.strip(), _judge)
