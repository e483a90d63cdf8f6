"""What a learner answers with, by kind of exercise: native controls, and two of the kit's own."""

from collections.abc import Callable

from gongwen.exercises.controls.base import Control
from gongwen.exercises.controls.choosing import ChooseMany, ChooseOne, Levels, Selects
from gongwen.exercises.controls.marking import Marking
from gongwen.exercises.controls.ordering import Ordering
from gongwen.exercises.controls.writing import Figure, Gaps, Page, Rewrite
from gongwen.exercises.model import Exercise

CONTROLS: dict[str, Callable[[Exercise, str], Control]] = {
    "match": Selects,
    "label": Selects,
    "outline": Levels,
    "fill": Gaps,
    "order": Ordering,
    "mark": Marking,
    "repair": Rewrite,
    "count": Figure,
    "write": Page,
}


def control_for(exercise: Exercise, lang: str) -> Control:
    """The control with which this exercise is answered."""
    if exercise.kind == "choose":
        return (ChooseMany if exercise.task.many else ChooseOne)(exercise, lang)
    return CONTROLS[exercise.kind](exercise, lang)


__all__ = ["CONTROLS", "Control", "control_for"]
