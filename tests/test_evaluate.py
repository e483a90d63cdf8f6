"""Found against gold, on the corpus."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

import gongwen as gw
from gongwen.cli import app
from gongwen.evaluate import TASKS, evaluate

corpus = gw.load()


@pytest.mark.parametrize(
    "layer", [name for name, task in TASKS.items() if task.gold in corpus.layers]
)
@pytest.mark.parametrize("split", ["dev", "test"])
def test_a_table_has_a_last_row_for_all_labels(layer: str, split: str) -> None:
    table = evaluate(corpus, layer, split)
    last = table.iloc[-1]
    assert last["label"] == "all"
    assert last["split"] == split
    assert 0 < last["right"] <= min(last["gold"], last["found"])


def test_spans_are_also_scored_whatever_their_labels() -> None:
    table = evaluate(corpus, "fourchar", "dev")
    assert table["span f1"].isna().tolist() == [True] * (len(table) - 1) + [False]
    assert table["f1"].iloc[-1] < table["span f1"].iloc[-1] <= 1
    assert "span f1" not in evaluate(corpus, "coinages", "dev")  # one label only


def test_where_two_annotators_read_what_both_mark_is_scored_too() -> None:
    table = evaluate(corpus, "contrast", "test")
    assert table[["agreed f1", "reader f1"]].isna().sum(axis=1).tolist()[:-1] == [2] * (
        len(table) - 1
    )
    assert 0 < table["agreed f1"].iloc[-1] <= 1
    assert 0 < table["reader f1"].iloc[-1] <= 1


def test_without_a_second_reader_nothing_is_said_of_two() -> None:
    alone = corpus.where(id=lambda name: name not in corpus.annotated("contrast", "second"))
    assert "agreed f1" not in evaluate(alone, "contrast", "dev")


def test_dev_and_test_are_different_texts() -> None:
    names = [set(corpus.annotated("structure", split).ids) for split in ("dev", "test")]
    assert all(names)
    assert not names[0] & names[1]


def test_texts_in_which_nothing_is_marked_count_too() -> None:
    table = evaluate(corpus, "enumerations", "dev")
    assert table["documents"].iloc[0] == len(corpus.annotated("enumerations", "dev"))


def test_an_unknown_layer_is_named() -> None:
    with pytest.raises(ValueError, match="'nothing' cannot be evaluated"):
        evaluate(corpus, "nothing")


def test_the_command_prints_one_object_a_row() -> None:
    run = CliRunner().invoke(app, ["evaluate", "--layer", "headings", "--split", "dev", "--json"])
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert rows[-1]["label"] == "all"
    assert 0 <= rows[-1]["f1"] <= 1


def test_the_command_refuses_an_unknown_layer_in_one_line() -> None:
    run = CliRunner().invoke(app, ["evaluate", "--layer", "nothing"])
    assert run.exit_code == 2
    assert "nothing" in run.output


def test_every_layer_is_shown_in_a_table_of_its_own_with_no_figure_cut_short() -> None:
    run = CliRunner().invoke(app, ["evaluate", "--split", "test"])
    assert run.exit_code == 0
    heads = [line.split() for line in run.stdout.splitlines() if line.split()[:1] == ["layer"]]
    assert len(heads) == sum(task.gold in corpus.layers for task in TASKS.values())
    assert all("precision" in head and "recall" in head for head in heads)
    assert "…" not in run.stdout
