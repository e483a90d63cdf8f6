"""Learners' files of answers become one table; what cannot be used is named, never half used."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from class_files import NAMES, NEWER, NOTHING, TORN, make_class
from gongwen.classroom import ClassroomError, Collected, anonymous, collect, work_of
from gongwen.classroom.collecting import EVENT_COLUMNS, FILE_COLUMNS
from gongwen.classroom.names import learner_names
from gongwen.exercises import load_all
from gongwen.exercises.store import keep, read_answers, record


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    exercises = {name: one for name, one in load_all().items() if one.lesson in ("00", "04")}
    return make_class(tmp_path_factory.mktemp("class"), exercises)


@pytest.fixture(scope="module")
def collected(folder: Path) -> Collected:
    return collect(folder)


def test_every_file_has_a_row_and_every_line_one(folder: Path, collected: Collected) -> None:
    assert list(collected.events.columns) == list(EVENT_COLUMNS)
    assert list(collected.files.columns) == list(FILE_COLUMNS)
    assert sorted(collected.files["learner"]) == sorted(NAMES)
    read = collected.files[collected.files["refused"] == ""]
    for row in read.itertuples():
        assert row.events == len(read_answers(folder / row.learner / "answers.jsonl"))
    assert len(collected.events) == read["events"].sum()


def test_lines_of_a_learner_are_in_order_of_time(collected: Collected) -> None:
    for _, rows in collected.events.groupby("learner"):
        assert rows["time"].is_monotonic_increasing
    assert str(collected.events["time"].dt.tz) == "UTC"


def test_a_torn_last_line_is_said_and_the_rest_counts(collected: Collected) -> None:
    row = collected.files.set_index("learner").loc[TORN]
    assert (row["torn"], row["skipped"], row["refused"]) == (True, 0, "")
    assert row["events"] > 10
    assert not collected.files.set_index("learner").drop(TORN)["torn"].any()


def test_a_file_of_a_later_schema_is_left_out_whole(collected: Collected) -> None:
    assert NEWER not in set(collected.events["learner"])
    (why,) = collected.refused
    assert "line 5 has schema 2, this kit reads schema 1" in why
    assert NEWER in why


def test_an_empty_file_is_a_learner_without_answers(collected: Collected) -> None:
    row = collected.files.set_index("learner").loc[NOTHING]
    assert (row["events"], row["torn"], row["refused"]) == (0, False, "")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.jsonl", '{"exercise": "04.1"}\n'.encode("utf-16"), "is not UTF-8"),
        ("a.jsonl", b'{"exercise": "04.1", "event": "answer"}\n', "schema none"),
        ("a.jsonl", b"hello\nworld\n", "holds no answers"),
        ("lesson.ipynb", b"{}", "is a notebook"),
    ],
)
def test_what_is_no_file_of_answers_is_refused_by_name(
    tmp_path: Path, name: str, data: bytes, says: str
) -> None:
    (tmp_path / name).write_bytes(data)
    (why,) = collect(tmp_path / name).refused
    assert why.startswith(str(tmp_path / name))
    assert says in why


def test_a_mark_of_utf8_and_windows_line_ends_are_no_fault(tmp_path: Path) -> None:
    line = json.dumps(record("04.1", "answer", answer="4"))
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + f"{line}\r\n{line}\r\n".encode())
    found = collect(tmp_path)
    assert len(found.events) == 2
    assert found.files.loc[0, ["torn", "skipped"]].tolist() == [False, 0]


def test_a_line_that_is_no_event_is_counted_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    keep(path, record("04.1", "answer", answer="4"))
    with path.open("a") as file:
        file.write('broken\n{"schema": 1, "exercise": 4, "event": "answer"}\n')
    keep(path, record("04.1", "answer", answer="5"))
    found = collect(path)
    assert len(found.events) == 2
    assert found.files.loc[0, "skipped"] == 2


def test_a_path_that_is_not_there_and_a_folder_without_answers_are_told(tmp_path: Path) -> None:
    with pytest.raises(ClassroomError, match="does not exist"):
        collect(tmp_path / "nobody")
    with pytest.raises(ClassroomError, match="no files of answers"):
        collect(tmp_path)


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["x/li/answers.jsonl", "x/wu/answers.jsonl"], ["li", "wu"]),
        (["x/li.jsonl", "x/wu.jsonl"], ["li", "wu"]),
        (["in/li/lesson-04/answers.jsonl", "in/wu/lesson-04/answers.jsonl"], ["li", "wu"]),
        (["x/li/answers.jsonl"], ["li"]),
        (["x/li.jsonl"], ["li"]),
        (["a/li/answers.jsonl", "b/li/answers.jsonl"], ["a", "b"]),
        (["x/li.jsonl", "x/li.jsonl"], ["li (1)", "li (2)"]),
    ],
)
def test_a_learner_is_called_after_what_tells_the_files_apart(
    files: list[str], names: list[str]
) -> None:
    assert learner_names([Path(file) for file in files]) == names


# --- without names


def test_no_name_is_left_when_asked_for(collected: Collected) -> None:
    masked = anonymous(collected)
    everything = masked.files.to_csv() + masked.events.to_csv()
    assert not any(name in everything for name in NAMES)
    assert sorted(masked.files["learner"]) == [f"{n:02}" for n in range(1, 31)]
    assert len(masked.refused) == 1


def test_numbers_do_not_follow_the_names_and_a_seed_deals_them_again(collected: Collected) -> None:
    def order(found: Collected) -> list[int]:
        events = found.events.groupby("learner").size()
        return events.tolist()

    first, again = anonymous(collected, 1), anonymous(collected, 1)
    pd.testing.assert_frame_equal(first.events, again.events)
    assert order(first) != order(anonymous(collected, 2))
    assert order(first) != order(collected)


def test_without_names_the_clock_is_gone_and_durations_stay(collected: Collected) -> None:
    masked = anonymous(collected, 1)
    assert len(set(masked.events.groupby("learner")["time"].min())) == 1
    exercises = load_all()
    before, after = (
        sorted(round(one.minutes, 6) for one in work_of(found, exercises).help)
        for found in (collected, masked)
    )
    assert before == after


def test_collecting_changes_no_file(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    before = {path: path.read_bytes() for path in copy.rglob("*.jsonl")}
    collect(copy)
    assert {path: path.read_bytes() for path in copy.rglob("*.jsonl")} == before
