"""Concordance: queries, context, order."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import gongwen as gw
from gongwen.cli import app
from gongwen.documents import check_layer
from gongwen.phrases import concordance
from gongwen.phrases.concordance import COLUMNS
from gongwen.words.sentences import as_document

TEXT = "要切实加强领导。要充分发挥带头作用，也要充分发挥好示范作用。\n切实做好春耕，加强管理。"

corpus = gw.load()
words = gw.tokens(corpus)


def hits(query: str, **options: object) -> list[str]:
    """What a query finds in the text."""
    return concordance(TEXT, query, **options)["text"].tolist()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "by", "expected"),
    [
        ("加强", "string", ["加强", "加强"]),
        ("加强.", "string", []),
        ("加强..", "regex", ["加强领导", "加强管理"]),
        ("充分…作用", "gap", ["充分发挥带头作用", "充分发挥好示范作用"]),
        ("充分…作用", "auto", ["充分发挥带头作用", "充分发挥好示范作用"]),
        ("领导…作用", "gap", []),  # another sentence
        ("切实 加强", "word", ["切实加强"]),
        ("切实 *", "word", ["切实加强", "切实做好"]),
        ("强", "word", []),  # part of a word
    ],
)
def test_a_query_finds(query: str, by: str, expected: list[str]) -> None:
    assert hits(query, by=by) == expected


def test_tags_are_looked_up_in_a_row() -> None:
    found = concordance(corpus, "p n", by="tag", words=words)
    tags = words.set_index(["document", "start"])["label"]
    assert len(found)
    assert all(tags[row.document, row.start] == "p" for row in found.itertuples())


def test_near_narrows_and_window_widens() -> None:
    assert len(hits("切实", near="春耕", within=4)) == 1
    wide = concordance(TEXT, "切实", near="春耕", within=4, window=99).iloc[0]
    assert wide["right"] == "做好春耕，加强管理。"
    assert wide["left"] == ""  # a line ends the context


def test_lines_sort_by_their_words() -> None:
    left = concordance(TEXT, "发挥|做好", by="regex", sort="left")
    assert left["left"].str[-2:].tolist() == ["充分", "充分", "切实"]
    right = concordance(TEXT, "切实", sort="right")
    assert right["right"].str[:2].tolist() == ["加强", "做好"]


def test_the_heading_above_is_the_section() -> None:
    found = concordance(corpus["js-01"], "切实加强应急")
    assert found["section"].tolist() == ["（二）备足物料队伍，切实做到拿得出、用得上。"]
    assert concordance(corpus["js-01"], "今天召开")["section"].tolist() == [""]


def test_the_table_is_a_layer_and_says_how_it_was_made() -> None:
    found = concordance(corpus, "切实", by="word", words=words)
    assert tuple(found.columns) == COLUMNS
    check_layer(found, {document.id: document for document in corpus})
    assert found.attrs["query"] == "切实"
    assert found.attrs["engine"]


@pytest.mark.parametrize(
    ("query", "options", "message"),
    [
        ("", {}, "empty"),
        ("…", {}, "empty"),
        ("(", {"by": "regex"}, "no regular expression"),
        ("加强", {"by": "sound"}, "'sound'"),
        ("加强", {"sort": "size"}, "'size'"),
        ("加强", {"near": "["}, "no regular expression"),
    ],
)
def test_what_cannot_be_searched_is_said(query: str, options: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        concordance(TEXT, query, **options)  # type: ignore[arg-type]


def test_as_many_lines_as_the_text_has_places() -> None:
    whole = "\n".join(document.text for document in corpus)
    for query in ("加强", "同志们", "人民政府"):
        assert len(concordance(corpus, query)) == len(re.findall(query, whole))


@given(st.text(alphabet="要a é𠀀强，\n", min_size=1, max_size=40), st.integers(0, 9))
def test_context_and_hit_stand_side_by_side(text: str, window: int) -> None:
    """Characters of one to four bytes, contexts that overlap, and none beyond the line."""
    document = as_document(text)
    lines = concordance(document, "要", window=window)
    assert lines["start"].tolist() == [hit.start() for hit in re.finditer("要", document.text)]
    for row in lines.itertuples():
        before, after = document.text[: row.start], document.text[row.end :]
        assert row.text == "要"
        assert row.left == before[max(0, len(before) - window) :].rpartition("\n")[2]
        assert row.right == after[:window].partition("\n")[0]


def test_the_command_prints_lines(tmp_path: Path) -> None:
    (tmp_path / "甲.txt").write_text("切实加强春灌。\n\n再加强管护。\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["kwic", "加强", str(tmp_path), "--jsonl"])
    rows = [json.loads(line) for line in run.stdout.splitlines()]
    assert [(row["line"], row["column"], row["text"]) for row in rows] == [
        (1, 2, "加强"),
        (3, 1, "加强"),
    ]
    plain = CliRunner().invoke(app, ["kwic", "加强", str(tmp_path)])
    assert [line.index("【") for line in plain.stdout.splitlines()] == [3, 4]
    assert "甲:1" in plain.stdout


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "t.txt").write_text(f"{name}加强。\n", encoding="utf-8")
    run = CliRunner().invoke(app, ["kwic", "加强", str(tmp_path), "--jsonl"])
    assert [json.loads(line)["left"] for line in run.stdout.splitlines()] == ["a", "b"]


@pytest.mark.parametrize(
    "arguments", [["(", "--by", "regex"], ["加强", "--sort", "size"], ["加强", "nowhere.txt"]]
)
def test_bad_input_is_one_line_and_status_2(arguments: list[str]) -> None:
    run = CliRunner().invoke(app, ["kwic", *arguments])
    assert run.exit_code == 2
    assert len(run.output.strip().splitlines()) == 1
