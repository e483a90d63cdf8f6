"""What a kind of exercise is made of: five functions, gathered under its name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gongwen.exercises.fields import Fields
from gongwen.exercises.model import Exercise, Foreseen, Judgement, Text

SHOWN = 2
"""How many messages to foreseen mistakes are shown at once."""


class AnswerError(ValueError):
    """An answer in an exercise file cannot be used; the message says what to write."""


@dataclass(frozen=True)
class Kind:
    """A kind of exercise.

    Parameters
    ----------
    name : str
        As `kind` in an exercise file.
    read : callable
        `(fields, text) -> task`: what the kind's own fields say.
    answer : callable
        `(value, task) -> answer`: an answer written in YAML as `judge` takes it; raises AnswerError
        that says what to write.
    part : callable
        `(value, task) -> part`: a part of a wrong answer likewise.
    is_blank : callable
        `(answer) -> bool`: whether nothing was attempted.
    judge : callable
        `(exercise, answer) -> Judgement` of an answer that is not blank.
    sample : callable
        `(accepted) -> answer`: an answer as a learner gives it, out of an accepted one.
    """

    name: str
    read: Callable[[Fields, str], Any]
    answer: Callable[[Any, Any], Any]
    part: Callable[[Any, Any], Any]
    is_blank: Callable[[Any], bool]
    judge: Callable[[Exercise, Any], Judgement]
    sample: Callable[[Any], Any] = lambda accepted: accepted


def right(exercise: Exercise, total: int = 1, **details: Any) -> Judgement:
    """The judgement of a right answer, with the reason why it is right."""
    return Judgement("right", exercise.model.reason, total, total, details)


def not_yet(
    count: int, total: int, foreseen: Iterable[Foreseen], *more: Text, **details: Any
) -> Judgement:
    """The judgement of an answer that is not right yet: how far it is, and what was foreseen.

    `details["foreseen"]` has the messages of all mistakes that were recognised; few are shown.
    """
    known = tuple(one.message for one in foreseen)
    said = list(known[:SHOWN])
    partly = [Text.of("exercise.partly", right=count, total=total)] if total > 1 else []
    if not (said or partly or more):
        partly = [Text.of("exercise.not_yet")]
    return Judgement(
        "not_yet", Text.join(*partly, *more, *said), count, total, {**details, "foreseen": known}
    )


def no_part(value: Any, task: Any) -> Any:  # noqa: ARG001 - the shape that every kind has
    """Refuse a part, where answers have none."""
    raise AnswerError("this kind has no parts; write answer: instead of part:")


def one_of(value: Any, known: Iterable[str]) -> str:
    """A name that is known here."""
    names = list(known)
    if not isinstance(value, str) or value not in names:
        raise AnswerError(f"{value!r} is not known here; write one of {', '.join(names)}")
    return value


def some_of(value: Any, known: Iterable[str]) -> list[str]:
    """A list of names that are known here, none twice."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise AnswerError(f"{value!r} is no list; write [a, b]")
    names = list(known)
    found = [one_of(one, names) for one in value]
    if len(set(found)) < len(found):
        raise AnswerError("a name stands twice; write each once")
    return found
