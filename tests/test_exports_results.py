"""One result in one file: nothing lost, settings with it, no text taken for a formula."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen as gw
from gongwen.exports import ExportError, read_table, save_table
from gongwen.phrases import collocates, concordance

FORMULAE = ["=1+1", "+86", "-5", "@甲", "\t=2", "'=3", "''@", "'好", "", "# 标题", "NA", "=A1\n二"]
SUFFIXES = [".csv", ".xlsx"]

corpus = gw.load().where(type="讲话稿")
words = gw.tokens(corpus)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_result_comes_back_with_its_settings(tmp_path: Path, suffix: str) -> None:
    found = concordance(corpus, "切实 *", by="word", words=words)
    path = save_table(found, tmp_path / f"找到{suffix}", {"part": "讲话稿", "window": 12})
    back = read_table(path)
    pd.testing.assert_frame_equal(back.table, found)
    assert back.settings["query"] == "切实 *"
    assert back.settings["part"] == "讲话稿"
    assert back.settings["window"] == "12"
    assert back.settings["engine"] == words.attrs["engine"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_numbers_lists_and_gaps_come_back(tmp_path: Path, suffix: str) -> None:
    frame = pd.DataFrame(
        {
            "count": [3, 4],
            "share": [0.1 + 0.2, float("nan")],
            "far": [float("inf"), 1.0],
            "level": pd.array([1, None], dtype="Int64"),
            "sure": [True, False],
            "slots": [[(1, 2)], []],
            "name": ["甲", None],
            "kind": pd.Categorical(["a", "b"]),
        }
    )
    back = read_table(save_table(frame, tmp_path / f"t{suffix}")).table
    assert back["slots"].tolist() == frame["slots"].tolist()
    pd.testing.assert_frame_equal(back.drop(columns="slots"), frame.drop(columns="slots"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_table_without_rows_keeps_its_columns(tmp_path: Path, suffix: str) -> None:
    empty = concordance(corpus, "没有这几个字")
    back = read_table(save_table(empty, tmp_path / f"t{suffix}")).table
    assert back.empty
    assert back.columns.tolist() == empty.columns.tolist()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_texts_that_look_like_formulae_come_back(tmp_path: Path, suffix: str) -> None:
    frame = pd.DataFrame({"text": FORMULAE, "n": range(len(FORMULAE))})
    frame.loc[3, "n"] = -5
    back = read_table(save_table(frame, tmp_path / f"t{suffix}", {"query": "=SUM(1)"}))
    pd.testing.assert_frame_equal(back.table, frame)
    assert back.settings["query"] == "=SUM(1)"


def test_no_cell_of_a_csv_file_is_a_formula(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": FORMULAE})
    path = save_table(frame, tmp_path / "t.csv", {"query": "@x"})
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")  # by which Excel knows UTF-8


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": FORMULAE})
    path = save_table(frame, tmp_path / "t.xlsx", {"query": "=1"})
    book = openpyxl.load_workbook(path)
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value}
    assert kinds == {"s"}
    assert [sheet.title for sheet in book] == ["table", "settings"]
    assert book["table"]["A2"].value == "=1+1"  # as it stands, marked as text
    assert book["table"]["A2"].quotePrefix


def test_numbers_stay_numbers_in_a_workbook(tmp_path: Path) -> None:
    found = collocates(corpus, "加强", words=words)
    sheet = openpyxl.load_workbook(save_table(found, tmp_path / "t.xlsx"))["table"]
    head = [cell.value for cell in sheet[1]]
    assert sheet[2][head.index("count")].value == found["count"].iloc[0]
    assert sheet[2][head.index("log_dice")].value == pytest.approx(found["log_dice"].iloc[0])


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=9)))
def test_any_text_comes_back_from_csv(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    frame = pd.DataFrame({"text": pd.Series(texts, dtype="str")})
    path = tmp_path_factory.mktemp("csv") / "t.csv"
    pd.testing.assert_frame_equal(read_table(save_table(frame, path)).table, frame)


def test_what_cannot_be_saved_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["甲" * 40_000]})
    with pytest.raises(ExportError, match=r"end the name in \.csv or \.xlsx"):
        save_table(frame, tmp_path / "t.pdf")
    with pytest.raises(ExportError, match="40,000 characters"):
        save_table(frame, tmp_path / "t.xlsx")
    with pytest.raises(ExportError, match="control characters"):
        save_table(pd.DataFrame({"text": ["\x00"]}), tmp_path / "t.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["no.csv", "torn.xlsx", "other.csv", "missing.csv"])
def test_another_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    if name != "missing.csv":
        (tmp_path / name).write_text("a,b\n1,2\n" if name == "other.csv" else "", encoding="utf-8")
    with pytest.raises(ExportError, match="is no table saved by this kit"):
        read_table(tmp_path / name)


def test_saving_does_not_change_the_table(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": FORMULAE})
    before = frame.copy()
    save_table(frame, tmp_path / "t.xlsx", {"a": 1})
    pd.testing.assert_frame_equal(frame, before)
    assert frame.attrs == {}
