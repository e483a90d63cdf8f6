"""Points for an exercise, from the answers kept beside a notebook: what an assignment's cells call."""

from __future__ import annotations

from pathlib import Path

from gongwen.exercises import Exercise, Judgement, judge, load_exercise
from gongwen.exercises.record import standing
from gongwen.exercises.store import answers_file, read_answers

_BY_PART = ("match", "label", "outline", "fill", "order", "mark")
"""Kinds of which a part gives points; of the others a guess would be paid."""


def grade(name: str, points: float = 1.0, file: str | Path | None = None) -> float:
    """The points for the answer kept last; it is judged now, whatever the file says of it.

    Parameters
    ----------
    name : str
        The exercise, as `05.1`.
    points : float
        For a right answer. Where each of several parts is asked for (items, gaps, places, marks)
        right parts give their share, and marks that do not fit lessen it; otherwise all or nothing.
    file : path, optional
        The file of answers; by default the one beside the notebook.

    Returns
    -------
    float
        0 to `points`, to two decimals; 0 where nothing was answered.
    """
    lines = read_answers(answers_file() if file is None else file)
    exercise = load_exercise(name)
    return points_of(exercise, judge(exercise, standing(lines, name).answer), points)


def points_of(exercise: Exercise, judgement: Judgement, points: float) -> float:
    """The points for a judgement, as `grade` gives them."""
    if judgement.outcome == "right":
        return float(points)
    if judgement.outcome != "not_yet" or exercise.kind not in _BY_PART:
        return 0.0
    asked = judgement.total + len(judgement.details.get("surplus", ()))
    return round(points * judgement.right / asked, 2)
