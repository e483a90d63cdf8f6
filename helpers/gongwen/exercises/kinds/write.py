"""Write freely; nobody but the learner, a partner or the teacher says how good it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import AnswerError, Kind, no_part
from gongwen.exercises.model import Exercise, Judgement, Text

ASSESSED = ("self", "peer")
"""Who holds a text against the rubric."""

MOST = 3
"""The best of the points 0 to 3 for a criterion."""


@dataclass(frozen=True)
class Write:
    """Criteria by name, and who assesses."""

    rubric: dict[str, Text]
    assessed: str


def _read(fields: Fields, text: str) -> Write:  # noqa: ARG001 - the shape that every kind has
    return Write(fields.named("rubric"), fields.choice("assessed", ASSESSED))


def _answer(value: Any, task: Write) -> dict[str, Any]:  # noqa: ARG001
    if not isinstance(value, str):
        raise AnswerError("write the text of a sample answer")
    return {"text": value, "points": {}}


def _judge(exercise: Exercise, answer: Mapping[str, Any]) -> Judgement:
    points = {k: int(v) for k, v in answer.get("points", {}).items() if k in exercise.task.rubric}
    asked = len(exercise.task.rubric)
    if len(points) < asked:
        message = Text.of(f"exercise.assess_{exercise.task.assessed}")
    else:
        message = Text.of("exercise.points", points=sum(points.values()), most=MOST * asked)
    return Judgement("kept", message, len(points), asked, {"points": points})


def _is_blank(answer: Mapping[str, Any]) -> bool:
    return not str(answer.get("text", "")).strip() if answer else True


WRITE = Kind("write", _read, _answer, no_part, _is_blank, _judge)
