"""The work of a class as tables and as a page: counts that can be checked by hand, both languages."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from class_files import NAMES, NEWER, NOTHING, make_class
from exercise_proof import as_given
from gongwen.classroom import (
    Work,
    all_answers,
    by_answer,
    by_exercise,
    by_learner,
    by_part,
    collect,
    mistakes,
    outcomes,
    report,
    work_of,
)
from gongwen.classroom.parts import mistake_words, parts
from gongwen.classroom.whom import groups_of
from gongwen.cli import app
from gongwen.exercises import judge, load_all, read_exercises, sample
from gongwen.exports.results import read_table

FILE = """
exercises:
  - id: "04.1"
    kind: choose
    prompt: { en: "Which type asks?", zh: "哪一种是请求？" }
    options: { a: 请示, b: 报告, c: 通知 }
    accept: [a]
    wrong:
      - { answer: b, message: { en: "A report asks nothing.", zh: "报告不请求。" } }
      - { answer: c, message: { en: "A notice goes down.", zh: "通知是下行文。" } }
    hints: [{ en: "Up.", zh: "上行。" }, { en: "It asks.", zh: "有所请求。" }]
    model: { answer: a, reason: { en: "It asks.", zh: "请求批准。" }, rule: R05 }
    minutes: 2
    work: individual
    audience: both
  - id: "04.2"
    kind: label
    prompt: { en: "How strong?", zh: "多强？" }
    items: { x: 严禁占用河道。, y: 可以先行试点。 }
    labels: { must: { en: duty, zh: 必须 }, may: { en: leave, zh: 允许 } }
    accept: [{ x: must, y: may }]
    wrong:
      - { part: { y: must }, message: { en: "可以 leaves it open.", zh: "“可以”留有余地。" } }
    hints: [{ en: "Who decides?", zh: "谁定？" }, { en: "Ban.", zh: "禁止。" }]
    model: { answer: { x: must, y: may }, reason: { en: "So.", zh: "如此。" }, rule: R06 }
    minutes: 3
    work: individual
    audience: both
"""
SMALL = read_exercises(FILE, "04.yml")
START = datetime(2031, 3, 4, 9, tzinfo=UTC)


def lines(*events: tuple[float, str, str, Any]) -> str:
    """Return lines from (minutes, exercise, event, answer or number)."""
    found = []
    for minutes, exercise, event, value in events:
        line = {"schema": 1, "exercise": exercise, "event": event,
                "time": (START + timedelta(minutes=minutes)).isoformat()}  # fmt: skip
        if event in ("answer", "check"):
            line["answer"] = value
        if event == "check":
            line["outcome"] = judge(SMALL[exercise], value).outcome
        if event == "hint":
            line["number"] = value
        found.append(json.dumps(line, ensure_ascii=False))
    return "\n".join(found) + "\n"


@pytest.fixture
def small(tmp_path: Path) -> Work:
    """Return the work of three learners, small enough to count by hand."""
    (tmp_path / "an.jsonl").write_text(lines(
        (0, "04.1", "answer", "b"), (1, "04.1", "check", "b"), (2, "04.1", "hint", 1),
        (4, "04.1", "check", "a"), (30, "04.2", "answer", {"x": "must"}),
        (32, "04.2", "check", {"x": "must", "y": "must"}),
    ))  # fmt: skip
    (tmp_path / "bo.jsonl").write_text(lines(
        (0, "04.1", "check", "a"), (3, "04.2", "check", {"x": "must", "y": "may"}),
    ))  # fmt: skip
    (tmp_path / "cai.jsonl").write_text(lines(
        (0, "04.1", "answer", "b"), (6, "04.2", "check", {"x": "may", "y": "may"}),
        (7, "04.2", "solution", None),
    ))  # fmt: skip
    return work_of(collect(tmp_path), SMALL)


def test_by_exercise_counts_learners(small: Work) -> None:
    table = by_exercise(small).set_index("exercise")
    assert table.loc["04.1", ["learners", "blank", "first_right", "right", "hints"]].tolist() == [
        3, 0, 1, 2, 1,
    ]  # fmt: skip
    assert table.loc["04.2", ["first_right", "right", "solution"]].tolist() == [1, 1, 1]
    assert table.loc["04.1", "turns"] == pytest.approx(4 / 3)


def test_time_goes_to_the_later_event_and_a_long_pause_to_none(small: Work) -> None:
    minutes = {(one.learner, one.exercise): one.minutes for one in small.help}
    assert minutes["an", "04.1"] == pytest.approx(4)
    assert minutes["an", "04.2"] == pytest.approx(2)  # the 26 minutes before are a pause
    assert minutes["cai", "04.2"] == pytest.approx(7)
    assert by_exercise(small).set_index("exercise").loc["04.2", "minutes"] == pytest.approx(3)


def test_an_answer_that_was_never_checked_is_judged_all_the_same(small: Work) -> None:
    table = all_answers(small).set_index(["learner", "exercise"])
    row = table.loc[("cai", "04.1")]
    assert (row["checked"], row["outcome"], row["answer"]) == (False, "not_yet", "报告")
    assert len(table.loc[("an", "04.1")]) == 2


def test_which_mistake_was_made_by_how_many(small: Work) -> None:
    table = mistakes(small, "zh").set_index("mistake")
    assert table.loc["报告不请求。", ["exercise", "first", "ever", "last"]].tolist() == [
        "04.1",
        2,
        2,
        1,
    ]
    assert table.loc["“可以”留有余地。", ["first", "last"]].tolist() == [1, 1]
    unforeseen = table[~table["foreseen"]]
    assert unforeseen.index.tolist() == ["严禁占用河道。：允许"]


def test_a_mistake_is_shown_with_what_was_answered(small: Work) -> None:
    """For the message alone, which a learner reads beside the answer, tells a teacher little."""
    table = mistakes(small).set_index("mistake")
    assert table.loc["A report asks nothing.", "answer"] == "报告"
    assert table.loc["可以 leaves it open.", "answer"] == "可以先行试点。: duty"
    html = report(small)
    assert "At first 2 answered “报告” and were told: A report asks nothing." in html


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", list(load_all()))
def test_every_foreseen_mistake_can_be_said(name: str, lang: str) -> None:
    exercise = load_all()[name]
    for foreseen in exercise.wrong:
        words = mistake_words(exercise, foreseen, lang)
        assert bool(words) == (foreseen.check is None)
        assert "{" not in words


def test_who_may_be_asked(small: Work, tmp_path: Path) -> None:
    assert groups_of(small) == {"nothing": [], "few": [], "open": ["cai"]}
    (tmp_path / "di.jsonl").write_text("")
    (tmp_path / "er.jsonl").write_text(lines((0, "04.1", "check", "a")))
    more = work_of(collect(tmp_path), SMALL)
    assert groups_of(more) == {"nothing": ["di"], "few": ["er"], "open": ["cai"]}
    assert "完全没有作答：di。" in report(more, "zh")
    good = work_of(collect(tmp_path / "bo.jsonl"), SMALL)
    assert "Everybody answered more than half" in report(good)


def test_a_pause_of_writing_counts_where_the_task_is_long(tmp_path: Path) -> None:
    (tmp_path / "an.jsonl").write_text(lines(
        (0, "04.1", "check", "a"), (14, "04.2", "check", {"x": "must", "y": "may"}),
    ))  # fmt: skip
    collected = collect(tmp_path)
    assert sum(one.minutes for one in work_of(collected, SMALL).help) == 0
    long = {**SMALL, "04.2": replace(SMALL["04.2"], minutes=15)}
    assert sum(one.minutes for one in work_of(collected, long).help) == pytest.approx(14)
    assert "Median time – min" in report(work_of(collected, SMALL))


def test_how_often_each_part_was_answered_so(small: Work) -> None:
    table = by_part(small)
    rows = {(row.part, row.value): (row.right, row.first) for row in table.itertuples()}
    assert rows["严禁占用河道。", "duty"] == (True, 2)
    assert rows["严禁占用河道。", "leave"] == (False, 1)
    assert rows["可以先行试点。", "leave"] == (True, 2)
    assert table["part"].tolist()[-4:] == ["严禁占用河道。"] * 2 + ["可以先行试点。"] * 2


def test_by_learner_and_who_stands_where(small: Work) -> None:
    table = by_learner(small).set_index("learner")
    assert table.loc["an", ["answered", "first_right", "right", "not_yet"]].tolist() == [2, 0, 1, 1]
    assert table.loc["bo", ["first_right", "right", "blank"]].tolist() == [2, 2, 0]
    assert outcomes(small).loc["cai"].tolist() == ["not_yet", "not_yet"]


def test_what_was_told_and_what_is_judged_now_are_both_kept(tmp_path: Path) -> None:
    text = lines((0, "04.1", "check", "a")).replace('"right"', '"not_yet"')
    (tmp_path / "an.jsonl").write_text(text)
    work = work_of(collect(tmp_path), SMALL)
    row = all_answers(work).iloc[0]
    assert (row["told"], row["outcome"]) == ("not_yet", "right")
    assert "04.1" in report(work).partition("Judged otherwise now")[2][:200]


@pytest.mark.parametrize("answer", [17, [1], {"q": 1}, "zzz", {"x": ["must"]}, [["a"]]])
def test_an_answer_of_another_shape_breaks_nothing(tmp_path: Path, answer: object) -> None:
    for name in SMALL:
        line = {"schema": 1, "exercise": name, "time": "nonsense", "event": "check"}
        with (tmp_path / "an.jsonl").open("a") as file:
            file.write(json.dumps(line | {"answer": answer}) + "\n")
    work = work_of(collect(tmp_path), SMALL)
    assert "not_yet" in set(all_answers(work)["outcome"])
    assert len(by_part(work)) >= 0
    assert report(work).startswith("<!doctype html>")


@pytest.mark.parametrize("name", list(load_all()))
def test_every_exercise_has_parts_that_say_what_is_right_and_wrong(name: str) -> None:
    exercise = load_all()[name]
    right = sample(exercise)
    found = parts(exercise, right, judge(exercise, right))
    assert found
    assert all(one.right is not False for one in found)
    for foreseen in exercise.wrong:
        if foreseen.answer is not None:
            given = as_given(exercise, foreseen.answer)
            assert any(one.right is False for one in parts(exercise, given, judge(exercise, given)))


# --- a class of thirty


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_class(tmp_path_factory.mktemp("class"), load_all())


@pytest.fixture(scope="module")
def work(handed_in: Path) -> Work:
    return work_of(collect(handed_in), load_all())


def test_counts_of_a_class_agree_with_each_other(work: Work) -> None:
    answers, each, learners = all_answers(work), by_exercise(work), by_learner(work)
    assert len(work.learners) == 29
    assert each["learners"].sum() == learners["answered"].sum()
    assert each["first_right"].sum() == learners["first_right"].sum()
    assert each["right"].sum() == (learners["right"] + learners["kept"]).sum()
    assert by_answer(work)["first"].sum() == each["learners"].sum()
    assert (answers.groupby(["learner", "exercise"])["last"].sum() == 1).all()
    assert learners.set_index("learner").loc[NOTHING, "answered"] == 0


@pytest.fixture(scope="module", params=["en", "zh"])
def page(work: Work, request: pytest.FixtureRequest) -> tuple[str, str]:
    return request.param, report(work, request.param)


def test_the_page_names_whom_it_left_out_and_every_exercise(page: tuple[str, str]) -> None:
    lang, html = page
    assert NEWER in html
    assert ("格式版本是 2" in html) == (lang == "zh")
    for name in load_all():
        assert f'id="e{name}"' in html


def test_the_page_is_escaped_and_fetches_nothing(page: tuple[str, str]) -> None:
    _, html = page
    assert "另起一稿&lt;b&gt;。" in html
    assert "另起一稿<b>" not in html
    assert not re.search(r"(src|href)=\"(?!#)", html)
    assert "url(" not in html
    assert "<script" not in html


def test_every_table_can_be_scrolled_by_keyboard(page: tuple[str, str]) -> None:
    _, html = page
    frames = re.findall(r'<div class="gw-wide-table"([^>]*)>', html)
    assert len(frames) > 50
    assert all(re.search(r'tabindex="0" role="region" aria-label="[^"]+"', one) for one in frames)


def test_the_page_speaks_its_language(page: tuple[str, str]) -> None:
    lang, html = page
    words = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    heads = re.findall(r"<h[1234][^>]*>([^<]*)", words)
    assert heads
    assert all(bool(re.search(r"[一-龥]", head)) == (lang == "zh") for head in heads)


def gongwen(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["class", *map(str, arguments)])


def test_report_on_the_command_line(handed_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = gongwen("report", handed_in, "-o", out, "--only", "04", "--lang", "zh")
    assert result.exit_code == 1  # one file was left out, and it says so
    assert "schema 2" in result.stderr
    saved = read_table(out / "by_exercise.csv").table
    assert set(saved["lesson"]) == {"04"}
    assert (out / "report.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_report_without_names(handed_in: Path, tmp_path: Path) -> None:
    result = gongwen("report", handed_in, "-o", tmp_path, "--only", "04", "--anonymous")
    everything = result.output + "".join(
        path.read_text(encoding="utf-8-sig") for path in tmp_path.iterdir()
    )
    assert not any(name in everything for name in NAMES)
    assert "Names are replaced by numbers" in everything


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_collect_on_the_command_line(handed_in: Path, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"all{suffix}"
    assert gongwen("collect", handed_in, "-o", path, "--only", "04.1").exit_code == 1
    table = read_table(path).table
    assert set(table["exercise"]) == {"04.1"}
    assert set(table["learner"]) <= set(NAMES)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["collect", "nowhere", "-o", "x.csv"], "nowhere: does not exist"),
        (["collect", "{class}", "-o", "x.txt"], ".csv or .xlsx"),
        (["collect", "{class}", "-o", "x.csv", "--only", "77"], "77: is no lesson"),
        (["collect", "{class}", "-o", "x.csv", "--lang", "fr"], "lang is 'fr'"),
        (["report", "{class}", "-o", "x", "--by", "week"], "by is 'week'"),
        # What is typed is looked at before the answers, which take long to read: none are here.
        (["collect", "nowhere", "-o", "x.txt"], ".csv or .xlsx"),
        (["collect", "nowhere", "-o", "x.csv", "--only", "77"], "77: is no lesson"),
        (["report", "nowhere", "-o", "x", "--by", "week"], "by is 'week'"),
        (["report", "nowhere", "-o", "x", "--lang", "fr"], "lang is 'fr'"),
    ],
)
def test_bad_input_is_one_clear_line(
    handed_in: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    says: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    result = gongwen(*(one.replace("{class}", str(handed_in)) for one in arguments))
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
