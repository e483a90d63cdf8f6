"""Texts that remember their source, documents of blocks, layers of spans."""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongwen.documents import (
    KINDS,
    SPAN_COLUMNS,
    Block,
    Document,
    Origin,
    Run,
    Traced,
    assemble,
    check_layer,
    layer_of,
    make_layer,
)
from gongwen.reading.paragraphs import BLANK
from gongwen.reading.read import read_text
from gongwen.reading.source import UnreadableError
from gongwen.structure import outline, parts

# texts of any make

CHARACTERS = "一二三、（）()。，,；:：“”《》12x要是的同志们春耕备耕abc \u3000\t#*·-"
FRAGMENTS = [
    "一、", "（二）", "1.", "3、", "第一，", "一是", "二要", "首先，", "第三章 ", "①",
    "关于做好春灌工作的通知", "在全县备耕会议上的讲话", "云溪县人民政府文件", "云政发〔2031〕7号",
    "各乡镇人民政府：", "同志们：", "各位代表，", "尊敬的各位来宾、朋友们：",
    "加强领导。", "要把水渠修好，把责任压到每一段、每一户。", "近年来，我县粮食生产连年丰收。",
    "同志们，让我们携起手来，为夺取丰收而努力奋斗！", "谢谢大家！", "特此通知。", "妥否，请批示。",
    "附件：1.任务表", "2.名册", "云溪县人民政府", "2031年3月5日", "（此件公开发布）", "抄送：县委办公室。",
    "首页 > 范文 > 讲话", "上一篇：没有了", "发布时间：2031-03-05 10:20", "- 2 -", "第1页 共3页",
    "春耕讲话稿【第二篇】", "工作总结 篇3", "20xx年", "“”", "xx县", "**要点**", "# 总则", "> 引文",
    "<!-- 页脚 -->", "---", "***", "　　", "  ", "\u200b", "\ufeff", "a", "。", "，",
]  # fmt: skip
BREAKS = ["\n", "\n\n", "\r\n", "\r", "\n \u3000\n"]

lines_of_anything = st.text(CHARACTERS, max_size=60)
lines_of_fragments = st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join)


@st.composite
def sources(draw: st.DrawFn, line: st.SearchStrategy[str]) -> str:
    """A source of several lines with any breaks between them, never quite empty."""
    pieces: list[str] = []
    for _ in range(draw(st.integers(1, 14))):
        pieces += [draw(line), draw(st.sampled_from(BREAKS))]
    text = "".join(pieces)
    assume(text.strip(BLANK))
    return text


any_source = st.one_of(sources(lines_of_anything), sources(lines_of_fragments))


def rows_of(text: str) -> list[str]:
    """The lines that an editor shows."""
    return re.split(r"\r\n|\r|\n", text)


# reading never loses a character's source


@settings(deadline=None, max_examples=150)
@given(any_source)
def test_any_character_of_any_document_leads_back_to_its_file_line_and_column(text: str) -> None:
    rows = rows_of(text)
    for document in read_text(text, "县里.txt"):
        inside = {place for b in document.blocks for place in range(b.start, b.end)}
        for offset, char in enumerate(document.text):
            file, line, column = document.origin(offset)
            assert file == "县里.txt"
            if offset in inside:
                assert rows[line - 1][column] == char
            else:
                assert char == "\n"


@settings(deadline=None, max_examples=150)
@given(any_source)
def test_every_line_with_text_is_covered_and_no_character_is_told_twice(text: str) -> None:
    """Blocks begin in the order of the source; only a page number may stand inside one."""
    filled = {number for number, row in enumerate(rows_of(text), 1) if row.strip(BLANK)}
    told: list[tuple[int, int]] = []
    begins: list[tuple[int, int]] = []
    for document in read_text(text):
        for block in document.blocks:
            places = [document.origin(i)[1:] for i in range(block.start, block.end)]
            assert places == sorted(places)
            begins.append(places[0])
            told += places
    assert begins == sorted(begins)
    assert len(told) == len(set(told))
    assert filled <= {line for line, _ in told}


@settings(deadline=None, max_examples=50)
@given(any_source)
def test_blocks_are_parted_by_one_line_break_and_hold_text(text: str) -> None:
    for document in read_text(text):
        ends = [block.end for block in document.blocks]
        starts = [block.start for block in document.blocks]
        assert starts == [0, *(end + 1 for end in ends[:-1])]
        assert ends[-1] == len(document)
        assert all(document.text_of(block).strip(BLANK) for block in document.blocks)


@settings(deadline=None, max_examples=50)
@given(any_source)
def test_slicing_the_text_by_a_span_of_a_layer_gives_the_spans_text(text: str) -> None:
    for document in read_text(text):
        for layer in (parts(document), outline(document)):
            for start, end, words in zip(layer["start"], layer["end"], layer["text"], strict=True):
                assert document.text[start:end] == words


@settings(deadline=None, max_examples=50)
@given(any_source)
def test_headings_lie_within_their_blocks(text: str) -> None:
    for document in read_text(text):
        for block in document.of_kind("heading"):
            assert block.heading
            assert block.start <= block.heading[0] < block.heading[1] <= block.end


def test_numbers_of_documents_count_from_one() -> None:
    page = "\n".join(
        f"讲话稿【第{n}篇】\n同志们：\n今天开会，是为了把春耕备耕的事情再说一遍。" for n in "一二三"
    )
    assert [document.number for document in read_text(page)] == [1, 2, 3]
    assert [document.id for document in read_text(page, "a.txt")] == ["a#1", "a#2", "a#3"]


def test_a_text_of_blanks_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read_text(" \u3000\n\t\n")


# Traced

words = st.text("云溪县春灌，。a1 ", max_size=12)


@st.composite
def traced_texts(draw: st.DrawFn) -> Traced:
    """A traced text of several pieces, some of them implied."""
    pieces = []
    for text in draw(st.lists(words, max_size=4)):
        make = draw(st.sampled_from([Traced.of, Traced.implied]))
        pieces.append(make(text, draw(st.integers(1, 9)), draw(st.integers(0, 30))))
    return Traced.join(pieces, draw(st.sampled_from(["", "\n"])))


def origins(traced: Traced) -> list[tuple[str, tuple[int, int]]]:
    """Each character with its origin."""
    return [(char, traced.origin(i)) for i, char in enumerate(traced.text)]


bounds = st.one_of(st.none(), st.integers(-20, 60))


@given(traced_texts(), bounds, bounds)
def test_a_slice_keeps_the_origins_of_its_characters(
    traced: Traced, start: int | None, end: int | None
) -> None:
    part = traced[start:end]
    assert origins(part) == origins(traced)[start:end]
    assert part.text == traced.text[start:end]


@given(traced_texts(), bounds, bounds, bounds, bounds)
def test_a_slice_of_a_slice_is_a_slice(
    traced: Traced, a: int | None, b: int | None, c: int | None, d: int | None
) -> None:
    assert origins(traced[a:b][c:d]) == origins(traced)[a:b][c:d]


@given(traced_texts(), st.sampled_from([None, "云溪 ", "。"]))
def test_stripping_takes_away_at_both_ends_and_nothing_else(
    traced: Traced, characters: str | None
) -> None:
    left = len(traced.text) - len(traced.text.lstrip(characters))
    bare = traced.strip(characters)
    assert bare.text == traced.text.strip(characters)
    assert origins(bare) == origins(traced)[left : left + len(bare)]


@given(st.lists(traced_texts(), max_size=4), st.sampled_from(["", "\n", "、 "]))
def test_joining_keeps_every_origin_and_sets_separators_behind_what_stands_before(
    pieces: list[Traced], separator: str
) -> None:
    joined = Traced.join(pieces, separator)
    assert joined.text == separator.join(piece.text for piece in pieces)
    reached = 0
    for i, piece in enumerate(pieces):
        if i and separator and reached:
            behind = joined.end_origin(reached)
            assert {joined.origin(reached + k) for k in range(len(separator))} == {behind}
        reached += len(separator) if i else 0
        assert origins(joined)[reached : reached + len(piece)] == origins(piece)
        reached += len(piece)


@given(traced_texts(), traced_texts())
def test_adding_is_joining_without_a_separator(one: Traced, other: Traced) -> None:
    assert origins(one + other) == origins(one) + origins(other)


@given(traced_texts())
def test_the_end_stands_behind_the_last_character_on_its_own_line(traced: Traced) -> None:
    for end in range(1, len(traced) + 1):
        line, column = traced.origin(end - 1)
        assert traced.end_origin(end) in {(line, column + 1), (line, column)}


def test_an_implied_text_leads_back_to_the_one_place_that_implies_it() -> None:
    numbered = Traced.implied("（一）", line=4) + Traced.of("总则", line=4)
    assert [numbered.origin(i) for i in range(5)] == [(4, 0), (4, 0), (4, 0), (4, 0), (4, 1)]
    assert numbered.end_origin(3) == (4, 0)
    assert numbered[1:2].end_origin(1) == (4, 0)


def test_the_end_of_a_text_has_an_origin_and_beyond_it_there_is_none() -> None:
    line = Traced.of("总则", line=3, column=2)
    assert line.origin(2) == (3, 4)
    assert line.end_origin(0) == (3, 2)
    for offset in (-1, 3):
        with pytest.raises(IndexError, match=f"offset {offset} is outside a text of 2 characters"):
            line.origin(offset)
    with pytest.raises(IndexError):
        Traced.of("", line=1).origin(0)


def test_a_map_that_does_not_cover_its_text_is_refused() -> None:
    with pytest.raises(ValueError, match="cover 3 characters, the text has 2"):
        Traced("总则", (Run(3, 1, 0),))


def test_a_slice_with_a_step_is_refused() -> None:
    with pytest.raises(ValueError, match="without a step"):
        Traced.of("总则", line=1)[::2]


# Block and Document

TITLE, HEAD, BODY = "通知", "一、早动手。", "各村要早动手。"


def notice() -> Document:
    """A document of four blocks, with one heading."""
    pieces = [
        (Block("furniture", 0, 2), Traced.of("首页", line=1)),
        (Block("title", 0, 2), Traced.of(TITLE, line=3, column=2)),
        (Block("heading", 0, 6, level=1, marker="一、", heading=(0, 6)), Traced.of(HEAD, line=5)),
        (Block("paragraph", 0, 7), Traced.of(BODY, line=6, column=2)),
    ]
    return assemble(pieces, id="notice", file="notice.txt", meta={"encoding": "utf-8"})


def test_assembling_sets_blocks_one_on_a_line_and_moves_their_headings() -> None:
    document = notice()
    assert document.text == "首页\n通知\n一、早动手。\n各村要早动手。"
    assert [document.text_of(b) for b in document.blocks] == ["首页", TITLE, HEAD, BODY]
    assert [document.heading_of(b) for b in document.blocks] == [None, None, HEAD, None]
    assert document.origin(3) == Origin("notice.txt", 3, 2)
    assert document.where(6, 12) == {"line": 5, "column": 0, "end_line": 5, "end_column": 6}
    assert document.where(3, 3) == {"line": 3, "column": 2, "end_line": 3, "end_column": 2}
    assert len(document) == 20


def test_blocks_are_picked_by_kind_in_reading_order() -> None:
    document = notice()
    assert [b.kind for b in document.of_kind("paragraph", "title")] == ["title", "paragraph"]


def test_leaving_blocks_out_keeps_origins_and_what_is_known() -> None:
    whole = notice()
    rest = whole.without("furniture")
    assert rest.text == f"{TITLE}\n{HEAD}\n{BODY}"
    assert (rest.id, rest.file, rest.number, rest.meta) == (
        whole.id, whole.file, whole.number, whole.meta,
    )  # fmt: skip
    assert rest.origin(0) == Origin("notice.txt", 3, 2)
    assert [rest.heading_of(b) for b in rest.blocks] == [None, HEAD, None]


@settings(deadline=None, max_examples=50)
@given(any_source, st.sets(st.sampled_from(KINDS)))
def test_leaving_blocks_out_of_any_document_keeps_the_origins_of_the_rest(
    text: str, kinds: set[str]
) -> None:
    for document in read_text(text):
        kept = [b for b in document.blocks if b.kind not in kinds]
        rest = document.without(*kinds)
        assert [b.kind for b in rest.blocks] == [b.kind for b in kept]
        for old, new in zip(kept, rest.blocks, strict=True):
            assert rest.content[new.start : new.end] == document.content[old.start : old.end]
            assert rest.heading_of(new) == document.heading_of(old)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Block("head", 0, 1), "unknown kind of block: 'head'; known are furniture, part_"),
        (lambda: Block("title", 3, 2), "cannot run from 3 to 2"),
        (lambda: Block("title", -1, 2), "cannot run from -1 to 2"),
        (
            lambda: Document("a", Traced.of("通知", 1), (Block("title", 0, 3),)),
            "a: block .* leaves the text",
        ),
        (
            lambda: Document(
                "a", Traced.of("通知", 1), (Block("title", 0, 2), Block("date", 1, 2))
            ),
            "a: block .* overlaps another",
        ),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        make()


def test_moving_a_block_moves_its_heading_and_leaves_the_block_as_it_was() -> None:
    block = Block("heading", 0, 6, heading=(0, 6))
    assert block.moved(4) == Block("heading", 4, 10, heading=(4, 10))
    assert block == Block("heading", 0, 6, heading=(0, 6))


def test_transformations_do_not_change_their_input() -> None:
    document, same = notice(), notice()
    document.without("title")
    document.content.strip("首")
    document.content[2:5]
    Traced.join([document.content, document.content], "\n")
    parts(document)
    assert document == same
    assert document.content.runs == same.content.runs


# layers


def spans(*rows: tuple[int, int, str], **own: Any) -> list[dict[str, Any]]:
    return [{"start": start, "end": end, "label": label, **own} for start, end, label in rows]


def test_a_layer_is_a_table_of_spans_in_reading_order() -> None:
    layer = make_layer(notice(), spans((6, 12, "b"), (3, 5, "a"), level=2), ["level"])
    assert list(layer.columns) == [*SPAN_COLUMNS, "level"]
    assert layer["text"].tolist() == [TITLE, HEAD]
    assert layer["label"].tolist() == ["a", "b"]
    assert set(layer["document"]) == {"notice"}
    assert layer["level"].tolist() == [2, 2]


def test_spans_that_begin_together_stand_shorter_first() -> None:
    layer = make_layer(notice(), spans((3, 8, "long"), (3, 5, "short"), (0, 2, "first")))
    assert layer["label"].tolist() == ["first", "short", "long"]


def test_a_layer_may_be_empty_and_still_has_its_columns() -> None:
    layer = make_layer(notice(), [], ["level"])
    assert list(layer.columns) == [*SPAN_COLUMNS, "level"]
    assert len(layer) == 0
    assert layer["start"].dtype == "int64"


def test_making_a_layer_leaves_its_spans_as_they_were() -> None:
    given_spans = spans((6, 12, "b"), (3, 5, "a"))
    make_layer(notice(), given_spans)
    assert given_spans == spans((6, 12, "b"), (3, 5, "a"))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 3), (-1, 2), (0, 21)])
def test_a_layer_refuses_a_span_that_is_none(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=rf"{start}–{end} is no span of notice \(0–20\)"):
        make_layer(notice(), spans((start, end, "a")))


def changed(**cells: Any) -> pd.DataFrame:
    """A good layer of two rows whose second row is changed."""
    layer = make_layer(notice(), spans((0, 2, "a"), (3, 5, "b")))
    for name, value in cells.items():
        layer[name] = [layer[name][0], value]
    return layer


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        (changed().drop(columns=["label", "end"]), "a layer needs the columns end, label"),
        (changed(document="letter"), "row 1: no document is called 'letter'"),
        (changed(end=99), "row 1: 3–99 is no span of notice (0–20)"),
        (changed(end=3), "row 1: 3–3 is no span of notice (0–20)"),
        (changed(text="通报"), "row 1: notice[3:5] is '通知', not '通报'"),
    ],
)
def test_checking_names_the_row_and_what_is_wrong_with_it(
    layer: pd.DataFrame, message: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(message)):
        check_layer(layer, {"notice": notice()})


def test_checking_a_good_layer_gives_it_back_unchanged() -> None:
    layer = changed()
    before = layer.copy()
    assert check_layer(layer, {"notice": notice()}) is layer
    pd.testing.assert_frame_equal(layer, before)


@settings(deadline=None, max_examples=50)
@given(any_source, st.data())
def test_any_span_of_any_document_makes_a_layer_that_leads_back(
    text: str, data: st.DataObject
) -> None:
    document = read_text(text)[0]
    start = data.draw(st.integers(0, len(document) - 1))
    end = data.draw(st.integers(start + 1, len(document)))
    layer = make_layer(document, spans((start, end, "any")))
    assert layer["text"][0] == document.text[start:end]
    assert check_layer(layer, {document.id: document}) is layer


def test_layers_of_several_documents_stand_in_one_table() -> None:
    page = read_text(
        "讲话稿【第一篇】\n同志们：\n今天开会，只讲春耕。\n讲话稿【第二篇】\n同志们：\n完。", "a"
    )
    layer = layer_of(page, parts)
    assert layer["document"].unique().tolist() == ["a#1", "a#2"]
    assert list(layer.index) == list(range(len(layer)))
    check_layer(layer, {document.id: document for document in page})


def test_the_layer_of_no_document_is_empty() -> None:
    assert list(layer_of([], parts).columns) == list(SPAN_COLUMNS)
