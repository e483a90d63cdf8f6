"""What a lesson calls: `gw.exercise("04.3", lang)` and `gw.progress(lang)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongwen.exercises.finding import load_all, load_exercise
from gongwen.exercises.progress import progress_view
from gongwen.exercises.store import answers_file, read_answers
from gongwen.views.html import View

if TYPE_CHECKING:
    from gongwen.exercises.panel import ExercisePanel


def exercise(name: str, lang: str = "en") -> ExercisePanel:
    """The panel of an exercise of the lessons, with the answer kept last.

    Parameters
    ----------
    name : str
        Lesson and number, as `04.3`.
    lang : {'en', 'zh'}
        The language of the panel.

    Raises
    ------
    gongwen.exercises.ExerciseError
        If there is no such exercise, or its file is at fault.
    """
    from gongwen.exercises.panel import ExercisePanel  # noqa: PLC0415 - widgets load when first used

    return ExercisePanel(load_exercise(name), lang)


def progress(lang: str = "en") -> View:
    """How far a learner is in every lesson, from the answers kept beside the notebook."""
    return progress_view(load_all(), read_answers(answers_file()), lang)
