"""A learner's copy: made once, brought up to date later, no work written over."""

import json
import os
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gongwen.cli import app
from gongwen.exercises import load_exercise
from gongwen.manifest import MANIFEST
from gongwen.start import StartError, copy_lessons, edition, in_a_sentence, lab_command

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
    assert "1 new, " in said
    assert f"1 changed by you and kept ({lesson.name})" in said
    assert said.count("\n") == 1


def notebook(*sources: str, output: str = "") -> str:
    """Return a notebook with these cells, run or not."""
    outputs = [{"output_type": "stream", "name": "stdout", "text": [output]}] if output else []
    cells = [
        {"cell_type": "code", "source": [one], "outputs": outputs, "metadata": {"run": output}}
        for one in sources
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Return lessons of a kit: two notebooks and an exercise file."""
    lessons = tmp_path / "kit"
    (lessons / "en").mkdir(parents=True)
    (lessons / "exercises").mkdir()
    for name in ("00.ipynb", "01.ipynb"):
        (lessons / "en" / name).write_text(notebook("first"), encoding="utf-8")
    (lessons / "exercises" / "01.yml").write_text("first", encoding="utf-8")
    return lessons


def newer(kit: Path) -> None:
    for name in ("00.ipynb", "01.ipynb"):
        (kit / "en" / name).write_text(notebook("second"), encoding="utf-8")
    (kit / "exercises" / "01.yml").write_text("second", encoding="utf-8")


def test_what_nobody_touched_is_brought_up_to_date(tmp_path: Path, kit: Path) -> None:
    copy = tmp_path / "copy"
    copy_lessons(copy, "en", kit)
    newer(kit)
    found = copy_lessons(copy, "en", kit)
    assert found.updated == ["00.ipynb", "01.ipynb", "exercises/01.yml"]
    assert (copy / "exercises" / "01.yml").read_text(encoding="utf-8") == "second"
    assert "second" in (copy / "00.ipynb").read_text(encoding="utf-8")
    newer(kit)
    assert copy_lessons(copy, "en", kit).same == found.updated
    assert in_a_sentence(copy, found) == f"{copy}: 3 brought up to date."
    assert in_a_sentence(copy, found, "zh") == f"{copy}：更新 3 个。"


def test_what_was_changed_is_kept_however_often_the_kit_is_newer(tmp_path: Path, kit: Path) -> None:
    copy = tmp_path / "copy"
    copy_lessons(copy, "en", kit)
    mine = notebook("first", "my own cell")
    (copy / "00.ipynb").write_text(mine, encoding="utf-8")
    for turn in range(3):
        newer(kit)
        (kit / "exercises" / "01.yml").write_text(f"turn {turn}", encoding="utf-8")
        found = copy_lessons(copy, "en", kit)
        assert found.kept == ["00.ipynb"]
        assert (copy / "00.ipynb").read_text(encoding="utf-8") == mine
        assert (copy / "exercises" / "01.yml").read_text(encoding="utf-8") == f"turn {turn}"
    assert "1 changed by you and kept (00.ipynb)" in in_a_sentence(copy, found)


def test_running_a_notebook_is_not_changing_it(tmp_path: Path, kit: Path) -> None:
    copy = tmp_path / "copy"
    copy_lessons(copy, "en", kit)
    (copy / "00.ipynb").write_text(notebook("first", output="ran"), encoding="utf-8")
    assert copy_lessons(copy, "en", kit).same[0] == "00.ipynb"
    newer(kit)
    assert copy_lessons(copy, "en", kit).updated[0] == "00.ipynb"


def test_a_copy_without_a_list_is_taken_for_work(tmp_path: Path, kit: Path) -> None:
    """Made by a kit that kept no list, or the list was lost: only what is the kit's own is sure."""
    copy = tmp_path / "copy"
    copy_lessons(copy, "en", kit)
    (copy / MANIFEST).unlink()
    newer(kit)
    (kit / "en" / "01.ipynb").write_text(notebook("first"), encoding="utf-8")
    found = copy_lessons(copy, "en", kit)
    assert found.kept == ["00.ipynb", "exercises/01.yml"]
    assert found.same == ["01.ipynb"]
    newer(kit)
    assert copy_lessons(copy, "en", kit).updated == ["01.ipynb"]


def test_the_list_is_plain(tmp_path: Path, kit: Path) -> None:
    copy = tmp_path / "copy"
    copy_lessons(copy, "en", kit)
    lines = (copy / MANIFEST).read_text(encoding="utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == ["00.ipynb", "01.ipynb", "exercises/01.yml"]


def test_a_torn_list_harms_nothing(tmp_path: Path, kit: Path) -> None:
    copy = tmp_path / "copy"
    copy_lessons(copy, "en", kit)
    (copy / "00.ipynb").write_text(notebook("mine"), encoding="utf-8")
    (copy / MANIFEST).write_bytes(b"\xff\xfe torn")
    newer(kit)
    assert copy_lessons(copy, "en", kit).kept == ["00.ipynb", "01.ipynb", "exercises/01.yml"]


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
    text = path.read_text(encoding="utf-8").replace('id: "04.10"', 'id: "04.77"')
    path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_exercise("04.77").id == "04.77"


def test_it_opens_the_first_lesson_in_the_copy(tmp_path: Path) -> None:
    copy_lessons(tmp_path, "en")
    command = lab_command(tmp_path)
    assert f"--ServerApp.root_dir={tmp_path.resolve()}" in command
    assert any(word.endswith("/lab/tree/00_start_here.ipynb") for word in command)
