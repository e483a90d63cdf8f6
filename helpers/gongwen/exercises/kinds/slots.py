"""Kinds whose answer gives each item a value: match, label, outline, fill."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongwen.exercises import normal
from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, not_yet, one_of, right
from gongwen.exercises.model import Exercise, Foreseen, Judgement, Text

GAP = re.compile(r"\{(\w+)\}")
"""A gap of a frame."""


@dataclass(frozen=True)
class Slots:
    """Items that wait for a value; `choices` are the values, or None where a learner writes them.

    `frame` is the text with gaps of a `fill`; with `marks` its punctuation counts.
    """

    items: dict[str, Text]
    choices: dict[str, Text] | None
    frame: str = ""
    marks: bool = False

    def same(self, given: str, wanted: str) -> bool:
        """Whether two values are the same for this exercise."""
        if self.choices is not None:
            return given == wanted
        alike = normal.with_marks if self.marks else normal.plain
        return alike(given) == alike(wanted)


def _match(fields: Fields, text: str) -> Slots:  # noqa: ARG001 - the shape that every kind has
    return Slots(fields.named("left"), fields.named("right"))


def _label(fields: Fields, text: str) -> Slots:  # noqa: ARG001
    return Slots(fields.named("items"), fields.named("labels"))


def _outline(fields: Fields, text: str) -> Slots:  # noqa: ARG001
    levels = int(fields.number("levels", least=2))
    items = {
        str(i): fields.as_text("items", one, alike=True)
        for i, one in enumerate(fields.entries("items"), 1)
    }
    return Slots(items, {str(n): Text.of("exercise.level", n=n) for n in range(1, levels + 1)})


def _fill(fields: Fields, text: str) -> Slots:  # noqa: ARG001
    frame = fields.words("frame")
    gaps = GAP.findall(frame)
    if not gaps or len(set(gaps)) < len(gaps):
        fields.fail("frame", "write each gap once, as {1}, {2}")
    items = {name: Text.of("exercise.gap", n=name) for name in gaps}
    return Slots(items, None, frame, fields.flag("marks"))


def _values(value: Any, task: Slots, name: str) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    if task.choices is not None:
        return tuple(one_of(one, task.choices) for one in values)
    if not all(isinstance(one, str) for one in values):
        raise AnswerError(f"{name}: write words, or a list of words that are all right")
    return tuple(values)


def _partial(value: Any, task: Slots) -> dict[str, tuple[str, ...]]:
    if isinstance(value, list) and len(value) == len(task.items):
        value = dict(zip(task.items, value, strict=True))
    if not isinstance(value, dict):
        raise AnswerError(
            f"{value!r} gives no values; write {{{next(iter(task.items))}: value, …}}"
        )
    for name in value:
        one_of(name, task.items)
    return {name: _values(one, task, name) for name, one in value.items()}


def _answer(value: Any, task: Slots) -> dict[str, tuple[str, ...]]:
    found = _partial(value, task)
    if missing := [name for name in task.items if name not in found]:
        raise AnswerError(
            f"the values of {', '.join(missing)} are missing; write one for each item"
        )
    return found


def _sample(accepted: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: values[0] for name, values in accepted.items()}


def _given(answer: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in answer.items() if value and value.strip()}


def _judge(exercise: Exercise, answer: Mapping[str, str]) -> Judgement:
    given, task = _given(answer), exercise.task
    best: list[str] = []
    for key in exercise.accept:
        good = [name for name in task.items if _is_one_of(given.get(name), key[name], task)]
        best = max(best, good, key=len)
    total = len(task.items)
    if len(best) == total:
        return right(exercise, total)
    wrong = [name for name in given if name not in best]
    foreseen = [one for one in exercise.wrong if _meets(one, given, wrong, task)]
    empty = total - len(given)
    more = [Text.of("exercise.empty", n=empty)] if empty else []
    return not_yet(len(best), total, foreseen, *more, wrong=wrong)


def _meets(one: Foreseen, given: Mapping[str, str], wrong: list[str], task: Slots) -> bool:
    """Whether a foreseen mistake was made; a part of one counts only where it is wrong."""
    wanted = one.part if one.answer is None else one.answer
    if one.answer is None and not any(name in wrong for name in wanted):
        return False
    return all(_is_one_of(given.get(name), values, task) for name, values in wanted.items())


def _is_one_of(value: str | None, values: tuple[str, ...], task: Slots) -> bool:
    return value is not None and any(task.same(value, one) for one in values)


def _kind(name: str, read: Any) -> Kind:
    return Kind(name, read, _answer, _partial, lambda answer: not _given(answer), _judge, _sample)


MATCH = _kind("match", _match)
LABEL = _kind("label", _label)
OUTLINE = _kind("outline", _outline)
FILL = _kind("fill", _fill)
