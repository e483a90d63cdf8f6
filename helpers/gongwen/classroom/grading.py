"""Points for an exercise, from the answers kept beside a notebook: what an assignment's cells call."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gongwen.exercises import Exercise, Judgement, judge, load_exercise
from gongwen.exercises.loading import read_entry
from gongwen.exercises.record import standing
from gongwen.exercises.store import answers_file, read_answers
from gongwen.labels import label

_BY_PART = ("match", "label", "outline", "fill", "order", "mark")
"""Kinds of which a part gives points; of the others a guess would be paid."""


class NotAnsweredError(Exception):
    """An exercise of an assignment is still blank; the message says what to do."""


def answered(name: str, lang: str = "en", file: str | Path | None = None) -> None:
    """Nothing, if the exercise is answered; whether rightly is not asked.

    Raises
    ------
    NotAnsweredError
        If it is blank.
    """
    exercise = load_exercise(name)
    given = standing(_lines(file), name).answer
    if judge(exercise, given).outcome == "blank":
        raise NotAnsweredError(label("class.not_answered", lang, name=name))


def _lines(file: str | Path | None) -> list[dict[str, Any]]:
    return read_answers(answers_file() if file is None else file)


def grade(
    name: str,
    points: float = 1.0,
    file: str | Path | None = None,
    key: Mapping[str, Any] | None = None,
) -> float:
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
    key : mapping, optional
        The exercise with its key, as its file has it; by default the exercise file is read.

    Returns
    -------
    float
        0 to `points`, to two decimals; 0 where nothing was answered.
    """
    exercise = load_exercise(name) if key is None else read_entry(dict(key), f"exercise {name}")
    return points_of(exercise, judge(exercise, standing(_lines(file), name).answer), points)


def points_of(exercise: Exercise, judgement: Judgement, points: float) -> float:
    """The points for a judgement, as `grade` gives them."""
    if judgement.outcome == "right":
        return float(points)
    if judgement.outcome != "not_yet" or exercise.kind not in _BY_PART:
        return 0.0
    asked = judgement.total + len(judgement.details.get("surplus", ()))
    return round(points * judgement.right / asked, 2)
