"""Annotation rounds: agreement that can be reckoned by hand, and the disagreements that matter."""

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import gongwen as gw
from gongwen.classroom import ClassroomError, collect
from gongwen.classroom.rounds import (
    Round,
    against,
    agreement_of,
    by_label,
    disagreements,
    majority,
    round_of_exercise,
    round_of_files,
    round_report,
)
from gongwen.classroom.rounds.agreeing import CLASS, DETECTOR, table_of_labels
from gongwen.classroom.rounds.units import Unit, borders_of, clauses, labels_of
from gongwen.cli import app
from gongwen.documents import Document, make_layer
from gongwen.exercises import load_all, read_exercises, sample
from gongwen.exports.results import read_table
from gongwen.measures import krippendorff_alpha

TEXT = """在全镇冬修水利会议上的讲话

同志们：

今天开会，是为了把冬修的事定下来。去年清了十一里渠，比上年多一倍。

但放水还要靠抢。各村要把渠清到田头，清一条，验一条。
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return gw.read_text(TEXT)[0]


def span(document: Document, words: str, label: str) -> dict[str, Any]:
    start = document.text.index(words)
    return {"start": start, "end": start + len(words), "label": label}


OCC = "今天开会，是为了把冬修的事定下来。"
ACH = "去年清了十一里渠，比上年多一倍。"
PRB = "但放水还要靠抢。"
TSK = "各村要把渠清到田头，清一条，验一条。"


def coded(document: Document, **labels: str) -> pd.DataFrame:
    """Return a layer in which each passage has its label: `coded(document, OCC="OCC")`."""
    passages = {"OCC": OCC, "ACH": ACH, "PRB": PRB, "TSK": TSK}
    return make_layer(document, [span(document, passages[k], v) for k, v in labels.items()])


@pytest.fixture
def one(document: Document) -> Round:
    """Return a round of four: all agree on OCC and TSK, two camps on PRB, three of four on ACH."""
    same = {"OCC": "OCC", "TSK": "TSK"}
    return Round(
        document,
        {
            "an": coded(document, **same, ACH="ACH", PRB="PRB"),
            "bo": coded(document, **same, ACH="ACH", PRB="PRB"),
            "cai": coded(document, **same, ACH="ACH", PRB="CON"),
            "du": coded(document, **same, ACH="SIG", PRB="CON"),
        },
        (0, len(document.text)),
        coded(document, **same, ACH="ACH", PRB="PRB"),
    )


def test_clauses_cover_the_text_and_hold_one_mark_each(document: Document) -> None:
    found = clauses(document.text, (0, len(document.text)))
    assert "".join(document.text[u.start : u.end] for u in found) == document.text
    assert "各村要把渠清到田头，" in [document.text[u.start : u.end] for u in found]


def test_a_label_counts_where_it_covers_half(document: Document) -> None:
    units = [Unit(0, 10)]
    for end, label in ((5, "A"), (4, "-")):
        layer = make_layer(document, [{"start": 0, "end": end, "label": "A"}])
        assert labels_of(layer, units) == [label]


def test_a_border_belongs_to_the_nearest_place(document: Document) -> None:
    units = [Unit(0, 10), Unit(10, 20), Unit(20, 30)]
    layer = make_layer(document, [{"start": 9, "end": 22, "label": "A"}])
    assert borders_of(layer, units) == [True, True]
    layer = make_layer(document, [{"start": 1, "end": 29, "label": "A"}])
    assert borders_of(layer, units) == [False, False]


def test_alpha_is_that_of_the_measure_over_clauses(one: Round) -> None:
    said = table_of_labels(one)
    assert said["du"].count("SIG") == 2  # two clauses
    table = agreement_of(one).set_index("figure")["value"]
    assert table["alpha"] == pytest.approx(krippendorff_alpha(zip(*said.values(), strict=True)))
    # clauses: title, address, 2 × OCC, 2 × ACH, PRB, 3 × TSK; pairs differ on ACH 3/6, on PRB 4/6
    assert len(said["an"]) == 10
    assert table["share"] == pytest.approx(1 - (2 * 3 / 6 + 4 / 6) / 10)
    assert table["window_diff"] == 0  # all cut at the same places


def test_full_agreement_is_one_everywhere(document: Document) -> None:
    layer = coded(document, OCC="OCC", PRB="PRB")
    one = Round(document, {"an": layer, "bo": layer.copy()}, (0, len(document.text)))
    table = agreement_of(one).set_index("figure")["value"]
    assert table[["alpha", "kappa", "share"]].tolist() == [1, 1, 1]
    assert table["window_diff"] == 0
    assert disagreements(one).empty


def test_other_borders_raise_window_diff(document: Document) -> None:
    short = make_layer(document, [span(document, "清一条，", "TSK")])
    one = Round(document, {"an": coded(document, TSK="TSK"), "bo": short}, (0, len(document.text)))
    assert agreement_of(one).set_index("figure").loc["window_diff", "value"] > 0


def test_what_most_say_is_a_layer(one: Round, document: Document) -> None:
    found = gw.check_layer(majority(one), {document.id: document})
    assert found["text"].tolist() == [OCC, ACH, PRB, TSK]
    assert found["label"].tolist() == ["OCC", "ACH", "CON", "TSK"]  # two and two: the alphabet


def test_by_label_the_least_agreed_first(one: Round) -> None:
    table = by_label(one).set_index("label")
    assert table.loc["OCC", ["learners", "clauses", "all", "alpha"]].tolist() == [4, 2, 2, 1]
    assert table.loc["SIG", ["learners", "clauses", "all"]].tolist() == [1, 2, 0]
    assert table["alpha"].is_monotonic_increasing


def test_against_gold(one: Round) -> None:
    table = against(one).set_index("coding")
    assert table.index[0] == CLASS
    assert table.loc["an", ["f1", "kappa", "window_diff"]].tolist() == [1, 1, 0]
    assert table.loc["du", "f1"] == pytest.approx(0.5)
    assert table.loc["cai", "kappa"] > table.loc["du", "kappa"]


def test_without_gold_all_is_held_against_the_class(one: Round) -> None:
    bare = Round(one.document, one.codings, one.span)
    assert set(against(bare)["reference"]) == {CLASS}


def test_camps_are_worth_discussing_and_agreement_is_not(one: Round) -> None:
    table = disagreements(one)
    assert table["text"].tolist() == [PRB]
    row = table.iloc[0]
    assert row["label"] == "split"
    assert row["disagreement"] == pytest.approx(4 / 6)
    assert row["said"] == (("CON", 2), ("PRB", 2))


def test_a_class_against_gold_comes_first(one: Round, document: Document) -> None:
    gold = coded(document, OCC="OCC", TSK="TGT", ACH="ACH", PRB="PRB")
    table = disagreements(Round(document, one.codings, one.span, gold))
    assert table["label"].tolist() == ["against_gold", "split"]
    assert table["text"].tolist() == [TSK, PRB]
    assert table["gold"].tolist() == ["TGT", "PRB"]


def test_the_program_alone_is_told_too(one: Round, document: Document) -> None:
    detector = coded(document, OCC="END", ACH="ACH", PRB="PRB", TSK="TSK")
    table = disagreements(Round(document, one.codings, one.span, one.gold, detector))
    row = table.set_index("label").loc["program"]
    assert (row["text"], row["gold"], row["detector"]) == (OCC, "OCC", "END")


def test_no_half_for_any_label_is_scattered(document: Document) -> None:
    codings = {name: coded(document, PRB=name) for name in ("A", "B", "C", "D")}
    table = disagreements(Round(document, codings, (0, len(document.text))))
    assert table["label"].tolist() == ["scattered"]


# --- where markings come from


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Return a folder with thirty learners' marks in exercise 05.4, a third of them off."""
    exercise = load_all()["05.4"]
    for number in range(30):
        random = Random(number)
        marks = [list(one) for one in sample(exercise)]
        if number % 3 == 0:
            marks[random.randrange(len(marks))][2] = random.choice(list(exercise.task.labels))
            marks.pop(random.randrange(len(marks)))
        line = {"schema": 1, "exercise": "05.4", "event": "check", "answer": marks,
                "outcome": "right", "time": "2031-03-04T09:00:00+00:00"}  # fmt: skip
        (tmp_path / f"learner{number:02}.jsonl").write_text(json.dumps(line) + "\n")
    return tmp_path


def test_a_round_of_answers_compares_class_key_and_detector(answers: Path) -> None:
    exercise = load_all()["05.4"]
    one = round_of_exercise(collect(answers), exercise, "moves")
    assert len(one.codings) == 30
    table = against(one).set_index("coding")
    assert set(table.index[:2]) == {CLASS, DETECTOR}
    assert table.loc[CLASS, "f1"] == 1
    assert table.loc["learner01", "kappa"] == 1
    assert table.loc["learner00", "kappa"] < 1
    assert agreement_of(one).set_index("figure").loc["kappa", "n"] == 30 * 29 / 2


def test_what_counts_is_what_was_marked_before_the_kit_said_anything(answers: Path) -> None:
    """Else a class would agree because everybody was corrected."""
    exercise = load_all()["05.4"]
    before = agreement_of(round_of_exercise(collect(answers), exercise))
    for file in answers.iterdir():
        later = {"schema": 1, "exercise": "05.4", "event": "check", "answer": sample(exercise),
                 "outcome": "right", "time": "2031-03-04T09:05:00+00:00"}  # fmt: skip
        with file.open("a") as lines:
            lines.write(json.dumps(later) + "\n")
    after = agreement_of(round_of_exercise(collect(answers), exercise))
    pd.testing.assert_frame_equal(before, after)
    assert before.set_index("figure").loc["alpha", "value"] < 0.95


def test_a_round_is_called_after_its_exercise_and_says_whom_it_left_out(answers: Path) -> None:
    (answers / "zz.jsonl").write_text('{"schema": 99, "exercise": "05.4", "event": "answer"}\n')
    html = round_report(round_of_exercise(collect(answers), load_all()["05.4"]), "zh")
    assert re.search(r"<h1[^>]*>标注轮次报告 · 05\.4</h1>", html)
    assert "格式版本是 99" in html


CORPUS_MARK = """
exercises:
  - id: "05.1"
    kind: mark
    prompt: { en: "Mark the address.", zh: "标出称谓。" }
    document: js-10
    labels: { SAL: { en: address, zh: 称谓 } }
    accept: [[{ text: "同志们：", label: SAL }]]
    wrong: [{ part: { text: "今天", label: SAL }, message: { en: "No.", zh: "不是。" } }]
    hints: [{ en: "Above.", zh: "在上面。" }, { en: "A colon.", zh: "有冒号。" }]
    model:
      answer: [{ text: "同志们：", label: SAL }]
      reason: { en: "So.", zh: "如此。" }
      rule: S01
    minutes: 1
    work: individual
    audience: both
"""


def test_marks_in_a_document_of_the_corpus_stand_in_that_document(tmp_path: Path) -> None:
    (exercise,) = read_exercises(CORPUS_MARK, "05.yml").values()
    for name in ("an", "bo"):
        line = {"schema": 1, "exercise": exercise.id, "event": "check", "answer": sample(exercise)}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(line) + "\n")
    one = round_of_exercise(collect(tmp_path), exercise, "moves")
    assert one.document.id == "js-10"
    assert one.detector is not None
    assert against(one).set_index("coding").loc[CLASS, "f1"] == 1


def test_tables_of_marks(tmp_path: Path, document: Document) -> None:
    coded(document, OCC="OCC", PRB="PRB").to_csv(tmp_path / "an.csv", index=False)
    coded(document, OCC="OCC", PRB="CON").to_csv(tmp_path / "bo.csv", index=False)
    one = round_of_files(document, sorted(tmp_path.iterdir()), "moves")
    assert list(one.codings) == ["an", "bo"]
    assert one.detector is not None
    assert set(one.detector["document"]) == {document.id}


def test_gold_of_the_corpus_is_found(tmp_path: Path) -> None:
    corpus = gw.load()
    name = corpus.gold("moves", "dev")["document"].iloc[0]
    text = corpus[name]
    gold = corpus.gold("moves", "dev").query("document == @name")
    for who in ("an", "bo"):
        gold.to_csv(tmp_path / f"{who}.csv", index=False)
    one = round_of_files(text, sorted(tmp_path.iterdir()), "moves")
    assert one.gold is not None
    assert against(one).set_index("coding").loc[CLASS, "f1"] > 0.9


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("start,end\n0,3\n", "has no column label"),
        ("start,end,label\n0,99999,A\n", "is this the same text?"),
        ("start,end,label,text\n0,2,A,别的\n", "all have to mark the same text"),
        ("start,end,label\nx,2,A\n", "is this the same text?"),
    ],
)
def test_a_table_that_does_not_fit_is_left_out_by_name(
    tmp_path: Path, document: Document, text: str, says: str
) -> None:
    (tmp_path / "zz.csv").write_text(text, encoding="utf-8")
    for name in ("an", "bo"):
        coded(document, OCC="OCC").to_csv(tmp_path / f"{name}.csv", index=False)
    one = round_of_files(document, sorted(tmp_path.iterdir()))
    (why,) = one.left_out
    assert says in why.en
    assert "zz.csv" in why.en
    assert "zz" not in one.codings


def test_one_learner_cannot_agree(tmp_path: Path, document: Document) -> None:
    coded(document, OCC="OCC").to_csv(tmp_path / "an.csv", index=False)
    with pytest.raises(ClassroomError, match="takes at least 2 people"):
        round_of_files(document, [tmp_path / "an.csv"])
    with pytest.raises(ClassroomError, match="is no exercise of marking"):
        round_of_exercise(collect_nothing(tmp_path), load_all()["05.1"])


def collect_nothing(folder: Path) -> Any:
    (folder / "x.jsonl").touch()
    return collect(folder / "x.jsonl")


# --- the page and the command


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_speaks_its_language_and_is_escaped(one: Round, lang: str) -> None:
    unsafe = {"<i>li</i>": one.codings["an"], **one.codings}
    html = round_report(Round(one.document, unsafe, one.span, one.gold), lang)
    assert "<i>" not in html
    assert not re.search(r"(src|href)=\"(?!#)", html)
    heads = re.findall(r"<h2[^>]*>([^<]*)", html)
    assert len(heads) == 5
    assert all(bool(re.search(r"[一-龥]", head)) == (lang == "zh") for head in heads)
    assert PRB in html


def gongwen(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["class", "round", *map(str, arguments)])


def test_round_of_answers_on_the_command_line(answers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = gongwen(answers, "--exercise", "05.4", "-o", out, "--anonymous", "--lang", "zh")
    assert result.exit_code == 0, result.output
    everything = "".join(path.read_text(encoding="utf-8-sig") for path in out.iterdir())
    assert "learner" in everything  # a column
    assert "learner0" not in everything
    assert set(read_table(out / "agreement.csv").table["figure"]) == {
        "alpha", "kappa", "window_diff", "share",
    }  # fmt: skip


def test_round_of_tables_on_the_command_line(tmp_path: Path, document: Document) -> None:
    text, marks = tmp_path / "speech.txt", tmp_path / "marks"
    text.write_text(TEXT, encoding="utf-8")
    marks.mkdir()
    for name in ("张三", "李四"):
        coded(document, OCC="OCC", TSK="TSK").to_csv(marks / f"{name}.csv", index=False)
    (marks / "broken.csv").write_text("a,b\n", encoding="utf-8")
    result = gongwen(
        marks, "--document", text, "--layer", "moves", "-o", tmp_path / "o", "--anonymous"
    )
    assert result.exit_code == 1
    everything = result.output + (tmp_path / "o" / "round.html").read_text(encoding="utf-8")
    assert "张三" not in everything
    assert "has no column" in everything


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["{in}", "-o", "o"], "either --exercise"),
        (["{in}", "-o", "o", "--exercise", "05"], "name one exercise"),
        (["{in}", "-o", "o", "--exercise", "05.1"], "no exercise of marking"),
        (["{in}", "-o", "o", "--exercise", "05.4", "--layer", "dreams"], "no such detector"),
    ],
)
def test_bad_input_is_one_clear_line(
    answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = gongwen(*(one.replace("{in}", str(answers)) for one in arguments))
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []
