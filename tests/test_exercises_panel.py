"""The panel of an exercise: three outcomes, hints one by one, a folded solution, answers kept."""

import json
import os
from html import unescape
from pathlib import Path
from typing import Any

import pytest

import gongwen as gw
from gongwen.documents import check_layer
from gongwen.exercises import Exercise, load_all, read_exercises, sample
from gongwen.exercises.marks import marked_layer
from gongwen.exercises.panel import ExercisePanel
from gongwen.exercises.store import NAME, read_answers, record
from gongwen.labels import label
from test_exercises_format import EXAMPLES, file_of

EXERCISES = load_all()
OF_KIND = {exercise.kind: exercise for exercise in EXERCISES.values()}
each_kind = pytest.mark.parametrize("exercise", OF_KIND.values(), ids=OF_KIND)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / NAME


def answer(panel: ExercisePanel, given: Any) -> None:
    """Answer as a learner does: through the controls, while the panel listens."""
    panel.control._put(given)


@each_kind
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_right_answer_is_said_to_be_right(exercise: Exercise, lang: str, file: Path) -> None:
    panel = ExercisePanel(exercise, lang, file)
    answer(panel, sample(exercise))
    panel.check_button.click()
    assert panel.judgement is not None
    assert panel.judgement.outcome in ("right", "kept")
    assert label(f"outcome.{panel.judgement.outcome}", lang) in panel.status.value


@each_kind
def test_nothing_is_not_attempted_and_not_kept(exercise: Exercise, file: Path) -> None:
    panel = ExercisePanel(exercise, "en", file)
    panel.check_button.click()
    assert panel.judgement is not None
    assert panel.judgement.outcome == "blank"
    assert label("outcome.blank") in panel.status.value
    assert not file.exists()


@each_kind
def test_answers_come_back(exercise: Exercise, file: Path) -> None:
    """A new panel on the same file, as after a restart, shows answer, judgement and hints."""
    panel = ExercisePanel(exercise, "zh", file)
    answer(panel, sample(exercise))
    panel.check_button.click()
    panel.hint_button.click()
    again = ExercisePanel(exercise, "zh", file)
    assert again.answer == panel.answer
    assert again.status.value == panel.status.value
    assert exercise.hints[0].zh in unescape(again.hints.value)
    file.unlink()
    assert ExercisePanel(exercise, "zh", file).judgement is None


@each_kind
def test_an_answer_is_kept_before_it_is_checked(exercise: Exercise, file: Path) -> None:
    panel = ExercisePanel(exercise, "en", file)
    answer(panel, sample(exercise))
    assert label("exercise.kept") in panel.status.value
    last = read_answers(file)[-1]
    assert (last["event"], last["exercise"], last["answer"]) == (
        "answer", exercise.id, panel.answer,
    )  # fmt: skip


@each_kind
def test_restoring_writes_nothing(exercise: Exercise, file: Path) -> None:
    panel = ExercisePanel(exercise, "en", file)
    answer(panel, sample(exercise))
    before = file.read_bytes()
    ExercisePanel(exercise, "en", file)
    assert file.read_bytes() == before


@each_kind
def test_an_answer_of_an_older_form_is_passed_over(exercise: Exercise, file: Path) -> None:
    for strange in ("‽", ["‽"], {"‽": 7}, 7, [[0, 1, "‽"]]):
        line = record(exercise.id, "check", outcome="right", answer=strange)
        file.write_text(json.dumps(line) + "\n", encoding="utf-8")
        ExercisePanel(exercise, "en", file).check_button.click()


def test_hints_come_one_by_one(file: Path) -> None:
    exercise = EXERCISES["04.3"]
    panel = ExercisePanel(exercise, "en", file)
    assert panel.hints.value == ""
    panel.hint_button.click()
    assert exercise.hints[0].en in panel.hints.value
    assert exercise.hints[1].en not in panel.hints.value
    panel.hint_button.click()
    assert exercise.hints[1].en in panel.hints.value
    assert panel.hint_button.disabled


def test_the_solution_waits_for_an_attempt_or_a_second_request(file: Path) -> None:
    exercise = EXERCISES["04.8"]
    panel = ExercisePanel(exercise, "en", file)
    panel.solution_button.click()
    assert panel.solution.value == ""
    assert label("exercise.try_first") in panel.status.value
    panel.solution_button.click()
    assert "<details>" in panel.solution.value
    assert exercise.model.reason.en in panel.solution.value
    assert exercise.model.rule in panel.solution.value


def test_after_an_attempt_the_solution_is_there_at_once(file: Path) -> None:
    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    answer(panel, "a")
    panel.check_button.click()
    panel.solution_button.click()
    assert "<details>" in panel.solution.value


class Browser:
    """The other end of a panel's echo: what it was asked, and its answers."""

    def __init__(self, panel: ExercisePanel, monkeypatch: pytest.MonkeyPatch) -> None:
        self.calls: list[dict[str, Any]] = []
        self.echo = panel._echo
        monkeypatch.setattr(self.echo, "send", self.calls.append)
        self.answers({"here": True})

    def answers(self, content: dict[str, Any]) -> None:
        """Send this to the kernel."""
        self.echo._handle_custom_msg(content, [])


def test_a_change_on_its_way_belongs_to_the_check(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A browser may send the click on Check before the last of several quick changes."""
    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    browser = Browser(panel, monkeypatch)
    answer(panel, "a")
    panel.check_button.click()
    answer(panel, "c")
    assert panel.judgement is None
    (call,) = browser.calls
    browser.answers(call)
    assert panel.judgement is not None
    assert panel.judgement.outcome == "right"
    checks = read_answers(file, ["check"])
    assert [(line["answer"], line["outcome"]) for line in checks] == [("c", "right")]


def test_a_change_after_the_check_is_not_judged_with_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However soon it comes."""
    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    browser = Browser(panel, monkeypatch)
    answer(panel, "c")
    panel.check_button.click()
    browser.answers(browser.calls[-1])
    answer(panel, "a")
    assert panel.judgement is None
    assert label("outcome.right") not in panel.status.value
    assert label("exercise.kept") in panel.status.value
    assert len(read_answers(file, ["check"])) == 1


def test_two_quick_clicks_are_one_check(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    browser = Browser(panel, monkeypatch)
    answer(panel, "a")
    panel.check_button.click()
    panel.check_button.click()
    for call in browser.calls:
        browser.answers(call)
    assert len(read_answers(file, ["check"])) == 1


def test_two_windows_that_answer_are_one_check(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    browser = Browser(panel, monkeypatch)
    answer(panel, "a")
    panel.check_button.click()
    for _ in range(2):
        browser.answers(browser.calls[-1])
    assert len(read_answers(file, ["check"])) == 1
    panel.check_button.click()
    browser.answers(browser.calls[-1])
    assert len(read_answers(file, ["check"])) == 2


def test_without_a_browser_a_check_is_judged_at_once(file: Path) -> None:
    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    answer(panel, "c")
    panel.check_button.click()
    answer(panel, "a")
    assert panel.judgement is None
    assert label("outcome.right") not in panel.status.value


def test_a_full_disk_is_told_and_the_answer_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int, data: bytes) -> int:  # noqa: ARG001 - as os.write
        raise OSError(28, "No space left on device")

    panel = ExercisePanel(EXERCISES["04.8"], "en", file)
    monkeypatch.setattr(os, "write", full)
    answer(panel, "c")
    assert label("store.full") in panel.trouble.value
    assert panel.answer == "c"
    assert panel.check().outcome == "right"
    monkeypatch.undo()
    panel.check_button.click()
    assert panel.trouble.value == ""
    assert read_answers(file)[-1]["outcome"] == "right"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    panel = ExercisePanel(EXERCISES["04.8"], "zh", tmp_path)
    answer(panel, "c")
    assert label("store.denied", "zh") in panel.trouble.value


def test_points_for_a_text_are_kept(file: Path) -> None:
    panel = ExercisePanel(EXERCISES["04.9"], "en", file)
    answer(panel, {"text": "Four things.", "points": {"meaning": 3, "order": 2, "reason": 1}})
    panel.check_button.click()
    assert "6 of 9" in panel.status.value


def test_the_text_of_a_document_is_escaped(file: Path) -> None:
    from dataclasses import replace

    exercise = replace(EXERCISES["02.1"], text="<script>要</script>")
    panel = ExercisePanel(exercise, "en", file)
    shown = "".join(part.value for part in panel.children if hasattr(part, "value"))
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown + panel._repr_mimebundle_()["text/html"]


def test_what_is_marked_is_a_layer(file: Path) -> None:
    panel = ExercisePanel(EXERCISES["02.2"], "en", file)
    answer(panel, sample(EXERCISES["02.2"]))
    assert panel.layer is not None
    check_layer(panel.layer, {"exercise": EXERCISES["02.2"].task.document})
    assert panel.layer["text"].tolist() == ["路长"] * 3
    assert ExercisePanel(EXERCISES["04.8"], "en", file).layer is None


def test_marks_in_a_document_are_spans_of_the_document() -> None:
    text = (
        (EXAMPLES["mark"])
        .replace('text: "（一）、查家底。（二）定时限。1、分到人。"',
                 "document: js-08\nspan: { from: 下面，我讲, to: 三点意见。 }")
        .replace("（一）、", "三点").replace("text: 1、", "text: 我讲").replace("text: （二）", "text: 下面")
    )  # fmt: skip
    (exercise,) = read_exercises(file_of(text), "04.yml").values()
    layer = marked_layer(exercise, sample(exercise))
    check_layer(layer, {"js-08": gw.load()["js-08"]})
    assert layer["text"].tolist() == ["我讲", "三点"]


@each_kind
def test_without_widgets_the_exercise_can_still_be_read(exercise: Exercise, file: Path) -> None:
    """Its neutral state, whatever was answered: pages on the web, and tests, show this."""
    panel = ExercisePanel(exercise, "en", file)
    before = panel._repr_mimebundle_()
    answer(panel, sample(exercise))
    panel.check_button.click()
    after = ExercisePanel(exercise, "en", file)._repr_mimebundle_()
    assert before["text/html"] == after["text/html"]
    assert before["text/plain"] == after["text/plain"] == f"<ExercisePanel: {exercise.id}>"
    assert exercise.id in before["text/html"]


def test_a_lesson_shows_an_exercise_by_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    panel = gw.exercise("04.3", "zh")
    assert panel.exercise.id == "04.3"
    assert panel.file == tmp_path / NAME
    assert not (tmp_path / NAME).exists()


@pytest.mark.parametrize("name", ["04.99", "99.1", "four"])
def test_an_exercise_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(gw.exercises.ExerciseError, match=name):
        gw.exercise(name)


def test_progress_follows_the_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    total = len(EXERCISES)
    assert label("exercise.progress", done=0, total=total) in gw.progress().html
    panel = gw.exercise("04.8")
    answer(panel, "c")
    panel.check_button.click()
    assert label("exercise.progress", "zh", done=1, total=total) in gw.progress("zh").html
