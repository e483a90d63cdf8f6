"""Variants of an exercise: the same task, offered in another order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from random import Random
from typing import Any, TypeVar

from gongwen.exercises import Exercise
from gongwen.exercises.kinds.choose import Choose
from gongwen.exercises.kinds.order import Order
from gongwen.exercises.kinds.slots import Slots

_V = TypeVar("_V")

_TRIES = 20


def shuffled(exercise: Exercise, seed: int | str) -> Exercise:
    """The exercise with options, items and choices in an order that the seed deals.

    Names of options stay, so answers and key stay true: what changes is the place at which an
    option stands, and so the letter it is printed with. Levels of an outline and gaps of a text
    stay where they are, for their order is part of the task. The strips of an `order` never come
    out in an order that is accepted.
    """
    random = Random(f"{seed} {exercise.id}")  # noqa: S311 - a variant has to come out again
    task = _shuffled(exercise, random)
    return exercise if task is None else replace(exercise, task=task)


def _shuffled(exercise: Exercise, random: Random) -> Any:
    task = exercise.task
    if isinstance(task, Choose):
        return replace(task, options=_dealt(task.options, random))
    if isinstance(task, Order):
        return mixed(task, exercise.accept, random)
    if isinstance(task, Slots) and exercise.kind in ("match", "label"):
        choices = task.choices or {}
        right = _dealt(choices, random) if exercise.kind == "match" else choices
        return replace(task, items=_dealt(task.items, random), choices=right)
    return None


def mixed(task: Order, accepted: Iterable[list[str]], random: Random) -> Order:
    """Strips in another order than any that is accepted."""
    right = list(accepted)
    for _ in range(_TRIES):
        items = _dealt(task.items, random)
        if list(items) not in right:
            return Order(items)
    return task


def _dealt(things: dict[str, _V], random: Random) -> dict[str, _V]:
    names = list(things)
    random.shuffle(names)
    return {name: things[name] for name in names}
