"""A learner's copy: made once, added to later, never written over."""

import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongwen.cli import app
from gongwen.exercises import load_exercise
from gongwen.start import StartError, copy_lessons, edition, lab_command

LESSONS = Path(__file__).parents[1] / "lessons"


def start(*words: str | Path) -> tuple[int, str]:
    run = CliRunner().invoke(app, ["start", *map(str, words), "--no-open"])
    return run.exit_code, run.output


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_copy_holds_lessons_and_exercises(tmp_path: Path, lang: str) -> None:
    code, said = start(tmp_path / "我的 lessons", "--lang", lang)
    assert code == 0, said
    copy = tmp_path / "我的 lessons"
    names = {path.name for path in (LESSONS / lang).glob("*.ipynb")}
    assert {path.name for path in copy.glob("*.ipynb")} == names
    assert {edition(path) for path in copy.glob("*.ipynb")} == {lang}
    files = {path.name for path in (LESSONS / "exercises").glob("*.yml")}
    assert {path.name for path in (copy / "exercises").iterdir()} == files


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    start(tmp_path)
    lesson = next(tmp_path.glob("00*.ipynb"))
    lesson.write_text("mine", encoding="utf-8")
    (tmp_path / "answers.jsonl").write_text("mine", encoding="utf-8")
    gone = next(tmp_path.glob("04*.ipynb"))
    gone.unlink()
    code, said = start(tmp_path)
    assert code == 0
    assert lesson.read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "answers.jsonl").read_text(encoding="utf-8") == "mine"
    assert gone.exists()
    assert "1 files new" in said
    assert f"kept {lesson.name}" in said


def test_answers_given_in_the_kits_own_folder_are_not_copied(tmp_path: Path) -> None:
    lessons = tmp_path / "lessons"
    (lessons / "en" / ".ipynb_checkpoints").mkdir(parents=True)
    for name in ("00.ipynb", "answers.jsonl", ".ipynb_checkpoints/00.ipynb"):
        (lessons / "en" / name).write_text("{}", encoding="utf-8")
    assert copy_lessons(tmp_path / "copy", "en", lessons).new == ["00.ipynb"]


def test_the_two_editions_are_not_mixed(tmp_path: Path) -> None:
    start(tmp_path)
    code, said = start(tmp_path, "--lang", "zh")
    assert code == 2
    assert "holds the en edition" in said


@pytest.mark.parametrize(
    ("target", "words"),
    [(LESSONS / "en", "the kit's own lessons"), (Path(__file__), "is a file")],
)
def test_a_folder_that_cannot_serve_is_refused(target: Path, words: str) -> None:
    code, said = start(target)
    assert code == 2
    assert words in said


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    code, said = start(tmp_path, "--lang", "fr")
    assert code == 2
    assert "en and zh" in said
    assert list(tmp_path.iterdir()) == []


def test_without_lessons_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="install the kit from its repository"):
        copy_lessons(tmp_path / "copy", "en", tmp_path / "nowhere")
    assert not (tmp_path / "copy").exists()


@pytest.mark.skipif(
    sys.platform == "win32" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="this user may write anywhere",
)
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    code, said = start(tmp_path / "copy")
    assert code == 2
    assert "cannot be written" in said


def test_a_copy_that_fails_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, place: Path) -> None:
        Path(place).write_text(Path(source).read_text(encoding="utf-8")[:9], encoding="utf-8")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(StartError, match="No space left"):
        copy_lessons(tmp_path, "en")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_uses_its_own_exercises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    start(tmp_path)
    path = tmp_path / "exercises" / "04.yml"
    text = path.read_text(encoding="utf-8").replace('id: "04.10"', 'id: "04.11"')
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_exercise("04.11").id == "04.11"


def test_it_opens_the_first_lesson_in_the_copy(tmp_path: Path) -> None:
    copy_lessons(tmp_path, "en")
    command = lab_command(tmp_path)
    assert f"--ServerApp.root_dir={tmp_path.resolve()}" in command
    assert any(word.endswith("/lab/tree/00_start_here.ipynb") for word in command)
