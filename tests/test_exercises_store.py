"""The file of answers: nothing acknowledged is lost, nothing torn stays, a full disk is told."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from gongwen.exercises.record import progress_by_lesson, progress_table, standing
from gongwen.exercises.store import SCHEMA, StoreError, answers_file, keep, read_answers, record

WRITER = """
import sys
from pathlib import Path
from gongwen.exercises.store import keep, record
path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(int(sys.argv[3])):
    keep(path, record(name, "answer", answer=str(number), filler="答" * 400))
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.jsonl"


def writer(path: Path, name: str, times: int = 10**6) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(path), name, str(times)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def lines(path: Path) -> list[dict[str, object]]:
    """Return every line of the file; one that is no JSON fails."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_what_is_kept_is_read_again(path: Path) -> None:
    keep(path, record("04.1", "answer", answer={"1": "、"}))
    keep(path, record("04.1", "check", answer={"1": "、"}, outcome="right"))
    assert [line["event"] for line in read_answers(path)] == ["answer", "check"]
    assert all(line["schema"] == SCHEMA for line in lines(path))


def test_no_file_is_no_answers_and_deleting_it_resets(path: Path) -> None:
    assert read_answers(path) == []
    keep(path, record("04.1", "answer", answer="4"))
    path.unlink()
    assert read_answers(path) == []
    keep(path, record("04.1", "answer", answer="5"))
    assert len(lines(path)) == 1


def test_a_torn_last_line_is_passed_over_and_taken_away(path: Path) -> None:
    keep(path, record("04.1", "answer", answer="1"))
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    assert len(read_answers(path)) == 1
    keep(path, record("04.1", "answer", answer="2"))
    assert [line["answer"] for line in lines(path)] == ["1", "2"]


def test_a_long_torn_line_is_taken_away_too(path: Path) -> None:
    keep(path, record("04.1", "answer", answer="1"))
    path.write_bytes(path.read_bytes() + b'{"schema":1,"answer":"' + "答".encode() * 9000)
    keep(path, record("04.1", "answer", answer="2"))
    assert [line["answer"] for line in lines(path)] == ["1", "2"]


def test_a_whole_line_without_its_end_is_kept(path: Path) -> None:
    keep(path, record("04.1", "answer", answer="1"))
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    keep(path, record("04.1", "answer", answer="2"))
    assert [line["answer"] for line in lines(path)] == ["1", "2"]


def test_what_is_no_record_is_passed_over(path: Path) -> None:
    keep(path, record("04.1", "answer", answer="1"))
    with path.open("a", encoding="utf-8") as file:
        file.write('[]\n"x"\n{"schema": 99, "exercise": "04.1", "event": "answer"}\n\n\x00\n')
    keep(path, record("04.1", "answer", answer="2"))
    assert [line["answer"] for line in read_answers(path)] == ["1", "2"]


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_process_loses_nothing_it_acknowledged(path: Path) -> None:
    """Killed at any moment, again and again: every number that was said to be kept is there."""
    acknowledged: set[tuple[str, str]] = set()
    for turn in range(12):
        process = writer(path, f"04.{turn + 1}")
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(0.002 * (turn * 7 % 12))
        process.send_signal(signal.SIGKILL)
        said = (first + process.stdout.read()).split("\n")[:-1]
        process.wait()
        acknowledged |= {(f"04.{turn + 1}", number) for number in said}
    keep(path, record("04.99", "answer", answer="end"))
    found = {(line["exercise"], line["answer"]) for line in lines(path)}
    assert len(acknowledged) > 12
    assert acknowledged - found == set()


def test_two_processes_at_once_keep_all_their_lines(path: Path) -> None:
    writers = [writer(path, name, 60) for name in ("04.1", "04.2")]
    for process in writers:
        process.communicate()
        assert process.returncode == 0
    for name in ("04.1", "04.2"):
        answers = [line["answer"] for line in lines(path) if line["exercise"] == name]
        assert answers == [str(number) for number in range(60)]


def full(taken: int) -> object:
    """Return a write that takes so many bytes and then finds the disk full."""
    left, write = [taken], os.write

    def write_some(handle: int, data: bytes) -> int:
        if not left[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        count = write(handle, data[: left[0]])
        left[0] -= count
        return count

    return write_some


@pytest.mark.parametrize("taken", [0, 1, 40])
def test_a_full_disk_is_told_and_leaves_the_file_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    keep(path, record("04.1", "answer", answer="1"))
    before = path.read_bytes()
    monkeypatch.setattr(os, "write", full(taken))
    with pytest.raises(StoreError) as caught:
        keep(path, record("04.1", "answer", answer="2"))
    assert caught.value.reason == "full"
    assert path.read_bytes() == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full there")
def test_a_real_full_device_is_told() -> None:
    with pytest.raises(StoreError):
        keep(Path("/dev/full"), record("04.1", "answer", answer="1"))


def test_a_folder_in_the_way_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(StoreError) as caught:
        keep(path, record("04.1", "answer", answer="1"))
    assert caught.value.reason == "denied"


def test_the_environment_may_name_another_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    assert answers_file() == path
    monkeypatch.setenv("GONGWEN_ANSWERS", str(path.parent / "mine.jsonl"))
    assert answers_file() == path.parent / "mine.jsonl"


def test_where_a_learner_stands() -> None:
    said = [
        record("04.1", "answer", answer="3"),
        record("04.1", "check", answer="3", outcome="not_yet"),
        record("04.1", "hint", number=1),
        record("04.2", "check", answer="x", outcome="right"),
        record("04.1", "check", answer="4", outcome="right"),
    ]
    now = standing(said, "04.1")
    assert (now.answer, now.outcome, now.checks, now.hints) == ("4", "right", 2, 1)
    assert not now.solution
    changed = [*said, record("04.1", "answer", answer="5"), record("04.1", "solution")]
    assert standing(changed, "04.1").outcome == "blank"
    assert standing(changed, "04.1").solution
    assert standing(said, "04.3").answer is None


def test_progress_counts_lesson_by_lesson() -> None:
    from gongwen.exercises import load_all

    exercises = load_all()
    said = [
        record("04.1", "check", answer="x", outcome="right"),
        record("04.2", "check", answer="x", outcome="not_yet"),
        record("04.9", "check", answer="x", outcome="kept"),
    ]
    table = progress_table(exercises, said)
    assert list(table["exercise"]) == list(exercises)
    row = progress_by_lesson(table).set_index("lesson").loc["04"]
    of_lesson = [one for one in exercises.values() if one.lesson == "04"]
    assert (row["exercises"], row["done"], row["open"]) == (len(of_lesson), 2, 1)
    left = sum(one.minutes for one in of_lesson if one.id not in ("04.1", "04.9"))
    assert row["minutes"] == left
