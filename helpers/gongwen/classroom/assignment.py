"""A lesson's exercises as a notebook that nbgrader takes: panels, cells with points, texts by hand."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gongwen.classroom.collecting import ClassroomError
from gongwen.exercises import Exercise
from gongwen.exercises.finding import FOLDER, folder
from gongwen.exercises.kinds.write import MOST
from gongwen.exercises.sealing import entries_of, sealed_file
from gongwen.exports.parts import written
from gongwen.labels import check_language, label

_SCHEMA = 3
_BEGIN, _END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
"""Between these lines nbgrader takes away what learners are not to see."""

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def write_assignment(
    lesson: str,
    exercises: Iterable[Exercise],
    source: str | Path,
    lang: str = "en",
    *,
    keys: bool = False,
) -> list[Path]:
    """Write `lesson-NN/lesson-NN.ipynb` and its exercise file into nbgrader's folder `source`.

    Learners answer in the panels of the lessons; the answers stand in `answers.jsonl` beside the
    notebook and are handed in with it. A locked cell behind each panel gives the points; free
    texts are written into the notebook and graded by hand. Nothing is fetched.

    The keys stand in hidden tests, which nbgrader takes out of what it releases and puts back to
    grade; the exercise file is written without them. So panels keep answers and judge none. With
    `keys` they are released as well: panels judge at once, and learners see their points.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    ClassroomError
        If there are no exercises, or the folder holds a file of this name already.
    """
    asked = list(exercises)
    if not asked:
        raise ClassroomError(f"lesson {lesson}: has no exercises")
    name = f"lesson-{lesson}"
    place = Path(source) / name
    notebook, copy = place / f"{name}.ipynb", place / FOLDER / f"{lesson}.yml"
    for file in (notebook, copy):
        if file.exists():
            raise ClassroomError(f"{file}: exists; name another folder, or delete it yourself")
    text = (folder() / f"{lesson}.yml").read_text(encoding="utf-8")
    hidden = None if keys else entries_of(text, copy.name)
    made = notebook_of(lesson, asked, lang, hidden)
    cells = json.dumps(made, ensure_ascii=False, indent=1) + "\n"
    for file, data in (
        (copy, (text if keys else sealed_file(text, copy.name)).encode("utf-8")),
        (notebook, cells.encode("utf-8")),
    ):
        with written(file) as draft:
            draft.write_bytes(data)
    return [notebook, copy]


def notebook_of(
    lesson: str,
    exercises: Iterable[Exercise],
    lang: str = "en",
    hidden: Mapping[str, Mapping[str, Any]] | None = None,
) -> dict[str, Any]:
    """The notebook as nbformat 4.5 has it; `hidden` are entries of exercises for hidden tests."""
    check_language(lang)
    cells = list(_head(lesson, lang, keys=hidden is None))
    for exercise in exercises:
        if exercise.kind == "write":
            cells += _written(exercise, lang)
        else:
            cells += _judged(exercise, hidden[exercise.id] if hidden else None)
    metadata = {"kernelspec": _KERNEL, "language_info": {"name": "python"}}
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _head(lesson: str, lang: str, *, keys: bool) -> Iterator[dict[str, Any]]:
    title = label("class.assignment", lang, lesson=lesson)
    words = label("class.assignment_words" if keys else "class.assignment_sealed", lang)
    yield _cell("markdown", "head", f"# {title}\n\n{words}")
    names = "grade" if keys else "answered, grade"
    setup = (
        f'import gongwen as gw\nfrom gongwen.classroom.grading import {names}\n\nlang = "{lang}"'
    )
    yield _cell("code", "setup", setup)


def _judged(exercise: Exercise, hidden: Mapping[str, Any] | None) -> Iterator[dict[str, Any]]:
    """The panel, and the locked cell behind it that gives the points, by a hidden key or an open one."""
    name = _id(exercise)
    yield _cell("code", name, f'gw.exercise("{exercise.id}", lang)')
    points = exercise.minutes
    source = f'grade("{exercise.id}", points={points})'
    if hidden is not None:
        key = json.dumps(hidden, ensure_ascii=False, indent=1)
        with_key = f'grade("{exercise.id}", points={points}, key={key})'
        source = f'answered("{exercise.id}", lang)\n{_BEGIN}\n{with_key}\n{_END}'
    yield _cell("code", f"{name}-points", source, points=points)


def _written(exercise: Exercise, lang: str) -> Iterator[dict[str, Any]]:
    """The task, and a cell to write into, which is graded by hand."""
    name = _id(exercise)
    rubric = [f"- {text.say(lang)}" for text in exercise.task.rubric.values()]
    parts = [
        f"**{label('exercise.title', lang, id=exercise.id)}** {exercise.prompt.say(lang)}",
        "\n".join(f"> {line}" for line in exercise.text.split("\n") if line.strip()),
        label("exercise.rubric", lang, most=MOST),
        "\n".join(rubric),
    ]
    yield _cell("markdown", name, "\n\n".join(filter(None, parts)))
    points = MOST * len(rubric)
    words = label("class.write_here", lang)
    yield _cell("markdown", f"{name}-text", words, points=points, solution=True)


def _id(exercise: Exercise) -> str:
    return f"exercise-{exercise.id.replace('.', '-')}"


def _cell(
    kind: str, name: str, source: str, *, points: float | None = None, solution: bool = False
) -> dict[str, Any]:
    """A cell with nbgrader's marks: locked unless it is to be written into, graded if it has points."""
    marks = {
        "grade": points is not None,
        "grade_id": name,
        "locked": not solution,
        "schema_version": _SCHEMA,
        "solution": solution,
        "task": False,
        **({} if points is None else {"points": points}),
    }
    cell: dict[str, Any] = {
        "cell_type": kind,
        "id": name,
        "metadata": {"nbgrader": marks},
        "source": source.splitlines(keepends=True),
    }
    return cell | ({"execution_count": None, "outputs": []} if kind == "code" else {})
