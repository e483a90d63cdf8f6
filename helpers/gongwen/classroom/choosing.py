"""Exercises by the names that a teacher writes: a lesson, an exercise, a range."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from gongwen.classroom.collecting import ClassroomError
from gongwen.exercises import Exercise, load_all


def chosen(names: Iterable[str] = (), start: str | Path | None = None) -> Mapping[str, Exercise]:
    """Exercises by id in order; `05` is all of a lesson, `05.3` one exercise, nothing is all.

    Raises
    ------
    ClassroomError
        If there is no such lesson or exercise.
    """
    known = load_all(start)
    wanted = list(names)
    if not wanted:
        return known
    found: set[str] = set()
    for name in wanted:
        fitting = {one.id for one in known.values() if name in (one.id, one.lesson)}
        if not fitting:
            lessons = ", ".join(sorted({one.lesson for one in known.values()}))
            raise ClassroomError(
                f"{name}: is no lesson and no exercise; write a lesson ({lessons}) or one of its "
                "exercises (05.3)"
            )
        found |= fitting
    return {name: one for name, one in known.items() if name in found}
