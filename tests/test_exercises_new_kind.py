"""A new kind of exercise is easy to add: one module, one control, one label, and all else takes it."""

import json
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pytest
import yaml

from gongwen import labels
from gongwen.classroom import all_answers, collect, report, work_of
from gongwen.classroom.assignment import notebook_of
from gongwen.classroom.grading import grade
from gongwen.classroom.sheets import worksheets
from gongwen.classroom.sheets.writing import as_html
from gongwen.exercises import KINDS, Exercise, Judgement, judge, read_exercises, sample
from gongwen.exercises.controls import CONTROLS, Control
from gongwen.exercises.fields import Fields
from gongwen.exercises.kinds.base import Kind, no_part, not_yet, right
from gongwen.exercises.panel import ExercisePanel
from gongwen.exercises.progress import progress_view
from gongwen.exercises.store import NAME, read_answers

# --- all that a new kind takes: how it is read, how it is judged, how it is answered


def read_pole(fields: Fields, text: str) -> str:  # noqa: ARG001 - the shape that every kind has
    return fields.words("claim")


def judge_pole(exercise: Exercise, answer: str) -> Judgement:
    if answer in exercise.accept:
        return right(exercise)
    return not_yet(0, 1, [one for one in exercise.wrong if one.answer == answer])


POLE = Kind("pole", read_pole, lambda v, _: v, no_part, lambda answer: not answer, judge_pole)


class Pole(Control):
    """Two buttons."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        del lang
        self.buttons = widgets.ToggleButtons(
            options=["", "true", "false"], description=exercise.task
        )
        super().__init__(self.buttons, (self.buttons, "value"))

    @property
    def answer(self) -> str:
        """The button that is pressed."""
        return self.buttons.value

    def _put(self, answer: Any) -> None:
        self.buttons.value = answer


FILE = """
exercises:
  - id: "13.1"
    kind: pole
    prompt: { en: "True or false?", zh: "对还是错？" }
    claim: 函可以平行，也可以上行。
    accept: ["false"]
    wrong: [{ answer: "true", message: { en: "Who may a 函 be sent to?", zh: "函能发给谁？" } }]
    hints: [{ en: "Look up.", zh: "往上看。" }, { en: "Not in line.", zh: "不相隶属。" }]
    model: { answer: "false", reason: { en: "Not in line.", zh: "不相隶属。" }, rule: R05 }
    minutes: 2
    work: individual
    audience: both
"""


@pytest.fixture
def exercise(monkeypatch: pytest.MonkeyPatch) -> Exercise:
    """Return an exercise of the new kind, which exists while a test runs."""
    monkeypatch.setitem(KINDS, "pole", POLE)
    monkeypatch.setitem(CONTROLS, "pole", Pole)
    known = labels.load_labels() | {"task.pole": {"en": "true or false", "zh": "判断"}}
    monkeypatch.setattr(labels, "load_labels", lambda: known)
    return read_exercises(FILE, "13.yml")["13.1"]


def test_it_is_judged(exercise: Exercise) -> None:
    assert judge(exercise, sample(exercise)).outcome == "right"
    assert judge(exercise, "").outcome == "blank"
    assert "Who may" in judge(exercise, "true").message.en


def test_it_is_answered_kept_graded_and_reported(exercise: Exercise, tmp_path: Path) -> None:
    file = tmp_path / NAME
    panel = ExercisePanel(exercise, "zh", file)
    panel.control._put("true")
    panel.check_button.click()
    assert "函能发给谁？" in panel.status.value
    panel.solution_button.click()
    assert "不相隶属" in panel.solution.value
    assert ExercisePanel(exercise, "zh", file).answer == "true"
    known = {exercise.id: exercise}
    assert "判断" in progress_view(known, read_answers(file), "zh").html
    work = work_of(collect(file), known)
    assert all_answers(work)["outcome"].tolist() == ["not_yet"]
    assert "Who may a 函 be sent to?" in report(work)
    entry = {"id": "13.1"}
    assert "13.1" in json.dumps(notebook_of("13", [exercise], "en", {"13.1": entry}))


def test_it_is_graded_by_a_key(exercise: Exercise, tmp_path: Path) -> None:
    panel = ExercisePanel(exercise, "en", tmp_path / NAME)
    panel.control._put("false")
    (key,) = yaml.safe_load(FILE)["exercises"]
    assert grade("13.1", 2, tmp_path / NAME, key={**key, "minutes": "2"}) == 2


def test_it_is_printed(exercise: Exercise) -> None:
    (sheet,) = worksheets([exercise])
    assert "True or false?" in as_html(sheet.task)
    assert "false" in as_html(sheet.key)
