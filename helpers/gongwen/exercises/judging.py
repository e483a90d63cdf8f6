"""Judging an answer: not attempted, not yet, right; it never raises into a notebook."""

from __future__ import annotations

from typing import Any

from gongwen.exercises.kinds import KINDS
from gongwen.exercises.model import Exercise, Judgement, Text


def judge(exercise: Exercise, answer: Any) -> Judgement:
    """What is to be said of an answer.

    Parameters
    ----------
    exercise : Exercise
        The exercise.
    answer : str, list, dict or None
        As the kind takes it: `"b"` or `["a", "c"]` (choose), `{"1": "通知"}` (match, label,
        outline, fill), `["c", "a", "b"]` (order), `[[start, end, label], …]` (mark), a text
        (repair, count), `{"text": …, "points": {…}}` (write).

    Returns
    -------
    Judgement
        Its outcome is `blank`, `not_yet` or `right`; for a `write`, and where the key is elsewhere,
        `blank` or `kept`.
    """
    kind = KINDS[exercise.kind]
    try:
        if answer is None or kind.is_blank(answer):
            return Judgement("blank", Text.of("exercise.blank"), 0, 1)
        if exercise.sealed and exercise.kind != "write":
            return Judgement("kept", Text.of("exercise.sealed"), 0, 1)
        return kind.judge(exercise, answer)
    except (TypeError, ValueError, AttributeError, KeyError, IndexError):
        # an answer of another shape, from a file edited by hand or an older exercise
        return Judgement("not_yet", Text.of("exercise.unreadable"), 0, 1, {"unreadable": True})


def sample(exercise: Exercise, number: int = 0) -> Any:
    """An accepted answer in the shape in which a learner gives it."""
    return KINDS[exercise.kind].sample(exercise.accept[number])
