"""Sections, moves and any other layer as parts of a corpus that lines and counts keep to."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import Document, check_layer, make_layer
from gongwen.moves import INVENTORIES
from gongwen.phrases import bundles, collocates, concordance, inside, keyness, lines, sections
from gongwen.phrases.places import headings, holders
from gongwen.reading import read_text

SPEECH = """在全县春耕备耕工作会议上的讲话
同志们：
今天讲两点意见，要切实抓好。
一、提高认识，切实抓好春耕
春耕生产要切实抓好。
（一）抓早动手
各乡镇要切实抓好备耕。
二、压实责任
（一）加强领导
各级要加强领导，切实抓好。
谢谢大家！"""

corpus = gw.load().where(type="讲话稿")
words = gw.tokens(corpus)
moves = gw.moves(corpus)


@pytest.fixture(scope="module")
def speech() -> Document:
    return read_text(SPEECH)[0]


def layer(document: Document, *spans: tuple[int, int]) -> pd.DataFrame:
    return make_layer(document, [{"start": a, "end": b, "label": "x"} for a, b in spans])


# sections


def test_a_section_is_a_heading_with_all_that_stands_under_it(speech: Document) -> None:
    found = check_layer(sections(speech), {speech.id: speech})
    assert found["heading"].tolist() == [
        "一、提高认识，切实抓好春耕", "（一）抓早动手", "二、压实责任", "（一）加强领导",
    ]  # fmt: skip
    assert found["level"].tolist() == [1, 2, 1, 2]
    assert found["path"].tolist()[1] == "一、提高认识，切实抓好春耕 › （一）抓早动手"
    assert found["text"].tolist()[0].endswith("备耕。")
    assert found["text"].tolist()[2].startswith("二、压实责任")


def test_sections_of_one_level_do_not_overlap() -> None:
    found = sections(corpus)
    for _, rows in found.groupby(["document", "level"]):
        assert (rows["start"].to_numpy()[1:] >= rows["end"].to_numpy()[:-1]).all()


def test_a_section_ends_before_the_sign_off() -> None:
    notices = gw.load().where(type="通知")
    signed = [(d.id, b.start) for d in notices for b in d.of_kind("signature")]
    found = sections(notices)
    for name, start in signed:
        here = found[found["document"] == name]
        assert not ((here["start"] <= start) & (here["end"] > start)).any()


def test_a_text_without_headings_has_no_sections(speech: Document) -> None:
    assert sections(read_text("同志们：\n今天没有小标题。")[0]).empty
    assert headings(speech).at(0) == ()


# inside


@given(
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=8),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=8),
)
def test_a_row_is_inside_if_one_span_holds_it(
    rows: list[tuple[int, int]], spans: list[tuple[int, int]]
) -> None:
    document = read_text("字" * 80)[0]
    given_rows = layer(document, *((a, a + n) for a, n in rows))
    given_spans = layer(document, *((a, a + n) for a, n in spans))
    found = holders(given_rows, given_spans)
    limits = list(zip(given_spans["start"], given_spans["end"], strict=True))
    for (start, end), holder in zip(
        zip(given_rows["start"], given_rows["end"], strict=True), found, strict=True
    ):
        held = [a <= start and end <= b for a, b in limits]
        assert held[holder] if holder >= 0 else not any(held)


def test_documents_are_kept_apart(speech: Document) -> None:
    other = Document("other", speech.content, speech.blocks)
    both = pd.concat([layer(speech, (0, 5), (60, 70)), layer(other, (0, 5))], ignore_index=True)
    assert inside(both, layer(other, (0, 10)))["document"].tolist() == ["other"]
    unknown = layer(Document("third", speech.content, speech.blocks), (0, 99))
    assert inside(both, unknown).empty


def test_inside_does_not_change_its_input(speech: Document) -> None:
    given_rows = layer(speech, (0, 5))
    before = given_rows.copy()
    inside(given_rows, layer(speech, (0, 10)))
    pd.testing.assert_frame_equal(given_rows, before)


# lines and counts in a part


def test_lines_keep_to_a_layer(speech: Document) -> None:
    assert len(concordance(speech, "切实")) == 5
    top = sections(speech).query("level == 1")
    assert len(concordance(speech, "切实", inside=top)) == 4
    assert len(concordance(speech, "切实", inside=top.tail(1))) == 1
    in_heads = gw.parts(speech).query("label == 'heading'")
    assert concordance(speech, "切实", inside=in_heads)["left"].tolist() == ["一、提高认识，"]


def test_lines_sort_by_section_without_its_number(speech: Document) -> None:
    found = concordance(speech, "切实", sort="section")
    assert found["path"].tolist() == [
        "",
        "一、提高认识，切实抓好春耕",
        "一、提高认识，切实抓好春耕",
        "一、提高认识，切实抓好春耕 › （一）抓早动手",
        "二、压实责任 › （一）加强领导",
    ]
    turned = SPEECH.replace("一、提高", "一、作好")  # 压 stands before 作: 二、 comes first
    found = concordance(read_text(turned)[0], "切实", sort="section")
    assert found["path"].tolist()[1].startswith("二、压实责任")


def test_lines_sort_by_move_in_the_usual_order() -> None:
    found = concordance(corpus, "切实", sort="move", moves=moves)
    usual = [move for inventory in INVENTORIES.values() for move in inventory]
    places = [usual.index(move) for move in found["move"] if move in usual]
    assert places == sorted(places)
    assert len(set(places)) > 2
    for row in found.head(20).itertuples():
        here = moves[(moves["document"] == row.document) & (moves["start"] <= row.start)]
        assert here.iloc[-1]["label"] == row.move


def test_moves_are_found_if_they_are_not_given() -> None:
    one = next(iter(corpus))
    given_moves = concordance(one, "要", sort="move", moves=gw.moves(one))
    pd.testing.assert_frame_equal(concordance(one, "要", sort="move"), given_moves)
    assert "move" not in concordance(one, "要").columns


@pytest.mark.parametrize("unit", ["character", "word"])
def test_bundles_in_a_move_lead_to_its_lines(unit: str) -> None:
    part = moves[moves["label"] == "TSK"]
    table = bundles(corpus, unit, inside=part)
    assert 0 < len(table) < len(bundles(corpus, unit))
    for row in table.head(5).to_dict("records"):
        assert len(lines(row, corpus, words=words, inside=part)) == row["count"]


def test_collocates_in_a_level_count_only_there() -> None:
    part = sections(corpus).query("level == 1")
    table = collocates(corpus, "要", words=words, inside=part)
    assert (table["n"] == (inside(words, part)["label"] != "w").sum()).all()
    row = table.iloc[0]
    assert row["node_count"] == (inside(words, part)["text"] == "要").sum()
    assert len(lines(row, corpus, words=words, inside=part)) == row["count"]


def test_a_part_without_words_has_no_collocates() -> None:
    assert collocates(corpus, "要", words=words, inside=moves.iloc[:0]).empty


def test_key_words_of_a_level() -> None:
    heads = gw.parts(corpus).query("label == 'heading'")
    table = keyness(inside(words, heads), words)
    assert (table["count"] <= table["reference"]).all()
