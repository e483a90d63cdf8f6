"""An assignment is generated, validated and graded by nbgrader itself: right, partly right, blank."""

import csv
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
import yaml
from typer.testing import CliRunner

from exercise_proof import nearly, spoiled
from gongwen.classroom import grading
from gongwen.classroom.assignment import notebook_of
from gongwen.classroom.grading import grade, points_of
from gongwen.cli import app
from gongwen.exercises import Exercise, judge, load_all, read_exercises, read_file, sample
from gongwen.exercises.panel import ExercisePanel
from gongwen.exercises.sealing import KEY, entries_of, sealed_file
from gongwen.exercises.showing import exercise_view
from gongwen.exercises.store import NAME, keep, record

LESSON = "05"
ALL = load_all()
EXERCISES = {name: one for name, one in ALL.items() if one.lesson == LESSON}
JUDGED = {name: one for name, one in EXERCISES.items() if one.kind != "write"}
COURSE = "c = get_config()\nc.CourseDirectory.course_id = 'class'\n"
FILES = sorted((Path(__file__).parents[1] / "lessons" / "exercises").glob("*.yml"))
each = pytest.mark.parametrize("exercise", ALL.values(), ids=ALL)


# --- points


def answered(folder: Path, **answers: Any) -> Path:
    """Write a file of answers; return it."""
    file = folder / NAME
    for name, answer in answers.items():
        keep(file, record(name, "answer", answer=answer))
    return file


@each
def test_a_right_answer_has_all_points_and_a_near_miss_fewer(exercise: Exercise) -> None:
    if exercise.kind == "write":
        assert points_of(exercise, judge(exercise, sample(exercise)), 5) == 0  # by hand
        return
    assert points_of(exercise, judge(exercise, sample(exercise)), 5) == 5
    assert points_of(exercise, judge(exercise, None), 5) == 0
    near = nearly(exercise)
    if near is not None:
        assert 0 <= points_of(exercise, judge(exercise, near), 5) < 5


def spare_mark(exercise: Exercise) -> list[Any] | None:
    """Return a mark beside all those of the key, where there is room for one."""
    right = sample(exercise)
    rooms = (i for i in range(len(exercise.text)) if all(not s <= i < e for s, e, _ in right))
    return next(([i, i + 1, right[0][2]] for i in rooms), None)


def test_a_mark_too_many_costs(tmp_path: Path) -> None:
    name, spare = next(
        (one.id, mark) for one in ALL.values() if one.kind == "mark" and (mark := spare_mark(one))
    )
    right = sample(ALL[name])
    assert grade(name, 4, answered(tmp_path, **{name: [*right, spare]})) == round(
        4 * len(right) / (len(right) + 1), 2
    )


def test_what_the_file_says_of_an_answer_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / NAME
    keep(file, record("05.3", "check", answer=["a"], outcome="right"))
    assert grade("05.3", 3, file) == 0


def test_no_file_of_answers_has_no_points(tmp_path: Path) -> None:
    assert grade("05.1", 3, tmp_path / NAME) == 0


# --- without keys


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_sealed_file_asks_the_same_and_tells_nothing(path: Path) -> None:
    text = sealed_file(path.read_text(encoding="utf-8"), path.name)
    whole = read_file(path)
    for name, exercise in read_exercises(text, path.name).items():
        known = whole[name]
        assert (exercise.prompt, exercise.hints, exercise.text) == (
            known.prompt, known.hints, known.text,
        )  # fmt: skip
        assert exercise_view(exercise, "zh").html == exercise_view(known, "zh").html
        assert (exercise.accept, exercise.wrong, exercise.model.answer) == ((), (), None)
        assert judge(exercise, sample(known)).outcome == "kept"
        assert judge(exercise, None).outcome == "blank"
    entries = yaml.safe_load(text)["exercises"]
    assert not set(KEY) & {field for entry in entries for field in entry}


def test_a_sealed_panel_keeps_and_has_no_solution(tmp_path: Path) -> None:
    path = next(one for one in FILES if one.stem == LESSON)
    text = sealed_file(path.read_text(encoding="utf-8"), path.name)
    exercise = read_exercises(text, path.name)["05.1"]
    keep(tmp_path / NAME, record("05.1", "solution"))
    panel = ExercisePanel(exercise, "en", tmp_path / NAME)
    panel.control._put(sample(ALL["05.1"]))
    panel.check_button.click()
    assert panel.check_button.description == "Keep"
    assert "your teacher will tell you" in panel.status.value
    assert panel.solution.value == ""
    assert not any(panel.solution_button in getattr(one, "children", ()) for one in panel.children)


def test_the_hidden_key_is_what_is_graded_by(tmp_path: Path) -> None:
    """Whatever exercise file stands beside the notebook that was handed in."""
    exercise = ALL["05.1"]
    text = next(one for one in FILES if one.stem == LESSON).read_text(encoding="utf-8")
    key = entries_of(text, "05.yml")["05.1"]
    file = answered(tmp_path, **{"05.1": sample(exercise)})
    assert grade("05.1", 6, file, key=key) == 6
    turned = key | {"accept": [dict.fromkeys(sample(exercise), next(iter(key["labels"])))]}
    assert grade("05.1", 6, file, key=turned) < 6


def test_a_teacher_may_write_exercises_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder of theirs, as TEACHING.md says."""
    text = next(one for one in FILES if one.stem == LESSON).read_text(encoding="utf-8")
    (tmp_path / "exercises").mkdir()
    own = text.replace('id: "05.', 'id: "13.')
    (tmp_path / "exercises" / "13.yml").write_text(own, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(app, ["class", "assignment", "13"])
    assert result.exit_code == 0, result.output
    place = tmp_path / "source" / "lesson-13"
    assert "13.1" in read_file(place / "exercises" / "13.yml")
    assert "BEGIN HIDDEN TESTS" in (place / "lesson-13.ipynb").read_text(encoding="utf-8")


def test_what_is_blank_is_told(tmp_path: Path) -> None:
    file = answered(tmp_path, **{"05.1": sample(ALL["05.1"])})
    assert grading.answered("05.1", "en", file) is None
    with pytest.raises(grading.NotAnsweredError, match=r"05\.2 还没有作答"):
        grading.answered("05.2", "zh", file)


# --- the notebook


def made(folder: Path, lang: str = "en", *more: str) -> Path:
    result = CliRunner().invoke(
        app, ["class", "assignment", LESSON, "-o", str(folder), "--lang", lang, *more]
    )
    assert result.exit_code == 0, result.output
    return folder / f"lesson-{LESSON}" / f"lesson-{LESSON}.ipynb"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_notebook_is_valid_and_has_every_exercise(tmp_path: Path, lang: str) -> None:
    notebook = nbformat.read(made(tmp_path, lang), as_version=4)
    nbformat.validate(notebook)
    source = "\n".join(cell["source"] for cell in notebook["cells"])
    for name, exercise in EXERCISES.items():
        shown = exercise.prompt.say(lang) if exercise.kind == "write" else f'gw.exercise("{name}"'
        assert shown in source
    marks = [cell["metadata"]["nbgrader"] for cell in notebook["cells"]]
    assert len({one["grade_id"] for one in marks}) == len(marks)
    for cell in notebook["cells"]:
        assert "sample" not in cell["source"]


def test_no_key_stands_in_the_notebook() -> None:
    text = json.dumps(notebook_of(LESSON, EXERCISES.values()), ensure_ascii=False)
    for exercise in EXERCISES.values():
        assert exercise.model.reason.en not in text


def test_nothing_is_written_over(tmp_path: Path) -> None:
    notebook = made(tmp_path)
    before = notebook.read_bytes()
    result = CliRunner().invoke(app, ["class", "assignment", LESSON, "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "exists" in result.stderr
    assert notebook.read_bytes() == before
    result = CliRunner().invoke(app, ["class", "assignment", "77", "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "77: is no lesson" in result.stderr


# --- nbgrader itself


@pytest.fixture(scope="module")
def tool() -> dict[str, str]:
    """Return the environment in which nbgrader runs: its own folder, and nothing of a network."""
    named = os.environ.get("GONGWEN_NBGRADER")
    place = Path(named or Path(sys.prefix) / "nbgrader")
    if not (place / "nbgrader").is_dir():
        if named:
            pytest.fail(f"nbgrader is not in {place}: run make test, which installs it there")
        pytest.skip("nbgrader is not here: make test installs it into a folder of its own")
    helpers = Path(__file__).parents[1] / "helpers"
    paths = os.pathsep.join([str(place), str(helpers)])
    path = os.pathsep.join([str(place / "bin"), os.environ["PATH"]])  # it calls alembic
    off = dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9")
    return {**os.environ, **off, "PYTHONPATH": paths, "PATH": path, "JUPYTER_PLATFORM_DIRS": "1"}


def nbgrader(course: Path, tool: dict[str, str], *arguments: str) -> str:
    home = {"HOME": str(course / "home"), "JUPYTER_CONFIG_DIR": str(course / "home")}
    run = subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments], cwd=course, env=tool | home,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout + run.stderr


def answer_rightly(folder: Path) -> None:
    """Answer in the panels, and write the texts into the notebook."""
    notebook = folder / f"lesson-{LESSON}.ipynb"
    text = notebook.read_text(encoding="utf-8")
    assert "YOUR ANSWER HERE" in text  # what nbgrader puts there
    notebook.write_text(text.replace("YOUR ANSWER HERE", "三点都讲到了。"), encoding="utf-8")
    for name, exercise in JUDGED.items():
        keep(folder / NAME, record(name, "check", answer=sample(exercise), outcome="right"))


@pytest.fixture(scope="module")
def graded(
    tmp_path_factory: pytest.TempPathFactory, tool: dict[str, str]
) -> tuple[Path, dict[str, str]]:
    """Return a course in which three submissions were graded."""
    course = tmp_path_factory.mktemp("course")
    (course / "nbgrader_config.py").write_text(COURSE)
    made(course / "source")
    name = f"lesson-{LESSON}"
    nbgrader(course, tool, "generate_assignment", name)
    for learner in ("right", "partly", "blank"):
        place = course / "submitted" / learner / name
        shutil.copytree(course / "release" / name, place)
    answer_rightly(course / "submitted" / "right" / name)
    keep(
        course / "submitted" / "partly" / name / NAME,
        record("05.1", "check", answer=nearly(ALL["05.1"]), outcome="right"),
    )
    nbgrader(course, tool, "autograde", name, "--create")
    nbgrader(course, tool, "export", "--to", "grades.csv")
    return course, tool


def test_the_release_has_no_answers_and_its_own_exercises(graded: tuple[Path, Any]) -> None:
    release = graded[0] / "release" / f"lesson-{LESSON}"
    files = {path.relative_to(release).as_posix() for path in release.rglob("*") if path.is_file()}
    assert files == {f"lesson-{LESSON}.ipynb", f"exercises/{LESSON}.yml"}
    everything = "".join((release / one).read_text(encoding="utf-8") for one in files)
    for word in ("accept", "HIDDEN", "model", "wrong:"):
        assert word not in everything
    for exercise in EXERCISES.values():
        assert exercise.model.reason.en not in everything
        for foreseen in exercise.wrong:
            assert foreseen.message.zh not in everything


def test_grades_are_what_was_earned(graded: tuple[Path, Any]) -> None:
    with (graded[0] / "grades.csv").open(encoding="utf-8") as file:
        score = {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}
    assert score["right"] == sum(one.minutes for one in JUDGED.values())
    assert score["blank"] == 0
    exercise = ALL["05.1"]
    wanted = points_of(exercise, judge(exercise, nearly(exercise)), exercise.minutes)
    assert 0 < score["partly"] == wanted < exercise.minutes


def test_validation_fails_blank_and_passes_right(graded: tuple[Path, Any]) -> None:
    course, tool = graded
    name = f"lesson-{LESSON}"
    said = {
        learner: nbgrader(course / "submitted" / learner / name, tool, "validate", f"{name}.ipynb")
        for learner in ("right", "blank")
    }
    assert "Success! Your notebook passes all the tests." in said["right"]
    assert "Success" not in said["blank"]
    assert "05.1 is not answered yet: answer it above." in said["blank"]


def test_a_wrong_answer_is_not_told_before_it_is_graded(graded: tuple[Path, Any]) -> None:
    course, tool = graded
    name = f"lesson-{LESSON}"
    place = course / "wrong" / name
    shutil.copytree(course / "release" / name, place)
    for one in JUDGED.values():
        keep(place / NAME, record(one.id, "answer", answer=spoiled(one, one.wrong[0])))
    text = (place / f"{name}.ipynb").read_text(encoding="utf-8")
    (place / f"{name}.ipynb").write_text(text.replace("YOUR ANSWER HERE", "x"), encoding="utf-8")
    assert "Success!" in nbgrader(place, tool, "validate", f"{name}.ipynb")


def test_with_keys_points_are_shown_before_it_is_handed_in(
    tmp_path: Path, tool: dict[str, str]
) -> None:
    (tmp_path / "nbgrader_config.py").write_text(COURSE)
    made(tmp_path / "source", "en", "--with-keys")
    name = f"lesson-{LESSON}"
    nbgrader(tmp_path, tool, "generate_assignment", name)
    release = tmp_path / "release" / name
    kit = Path(__file__).parents[1] / "lessons" / "exercises" / f"{LESSON}.yml"
    assert (release / "exercises" / kit.name).read_bytes() == kit.read_bytes()
    said = nbgrader(release, tool, "validate", f"{name}.ipynb")
    assert "grade(" in said
    assert "Success" not in said
    answer_rightly(release)
    assert "Success!" in nbgrader(release, tool, "validate", f"{name}.ipynb")


def test_jupyter_of_a_learner_does_not_see_nbgrader(tool: dict[str, str]) -> None:
    clean = {name: value for name, value in tool.items() if name != "PYTHONPATH"}
    run = subprocess.run(
        [sys.executable, "-c", "import nbgrader"], env=clean, capture_output=True, check=False
    )
    assert run.returncode != 0
    labs = Path(sys.prefix) / "share" / "jupyter" / "labextensions"
    assert not list(labs.glob("*nbgrader*"))
