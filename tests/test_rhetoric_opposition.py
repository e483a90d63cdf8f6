"""Antitheses: axes of opposition, signs, and where the weights come from."""

from __future__ import annotations

import pytest

from gongwen.corpus import find_corpus, load
from gongwen.rhetoric import contrast
from gongwen.rhetoric.contrast_frames import FRAMES
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.modal_places import Words
from gongwen.rhetoric.opposition.learning import annotated, examples, learn, passages, sentences
from gongwen.rhetoric.opposition.neighbours import pairs_of
from gongwen.rhetoric.opposition.poles import GROUPS, opposed, poles
from gongwen.rhetoric.opposition.signs import SIGNS
from gongwen.rhetoric.opposition.weights import LEAST, shipped
from gongwen.rhetoric.subsequence import common
from gongwen.words import default_segmenter

NEAR = 0.25
"""By so much weights may differ when the segmenter's dictionary has grown since they were learned."""


def test_the_shipped_weights_are_those_that_the_shipped_texts_teach() -> None:
    texts = annotated(load()) + annotated(load(find_corpus() / "speeches")) + passages()
    learned, held = learn(examples([*texts, *sentences()])), shipped()
    assert learned.base == pytest.approx(held.base, abs=NEAR)
    assert learned.worth == pytest.approx(held.worth, abs=NEAR)


def test_what_is_left_out_teaches_nothing() -> None:
    table = examples(sentences())
    held = {name for name in table["document"].unique() if name != "examples-0"}
    assert learn(table, held) == learn(table[table["document"] == "examples-0"])


def test_examples_mark_what_stands_in_them() -> None:
    for text in (*sentences(), *passages()):
        source = text.document.text
        assert all(
            source[a:b].strip() for a, b in zip(text.gold["start"], text.gold["end"], strict=True)
        )
    assert not any("〔" in text.document.text for text in sentences())


def test_every_axis_has_a_group_and_two_sides_without_a_common_word() -> None:
    for row in read_table("opposites.tsv"):
        assert row["sense"] in GROUPS
        assert row["one"].split()
        assert not set(row["one"].split()) & set(row["other"].split()), row["one"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("过去靠天，如今靠人。", {("过去", "如今")}),
        ("时间不长，收获不小。", {("长", "小")}),
        ("嘴上热闹，手上冷清。", {("嘴上", "手上"), ("热闹", "冷清")}),
    ],
)
def test_words_of_one_axis_are_opposed(text: str, pairs: set[tuple[str, str]]) -> None:
    known = poles(text, 0, Words(text, default_segmenter()))
    half = text.index("，")
    one, other = [p for p in known if p.end <= half], [p for p in known if p.start > half]
    found = {(a.word, b.word) for a, b in opposed(one, other)}
    assert pairs <= found


def test_neighbours_are_single_clauses_halves_and_two_against_one() -> None:
    sides = {
        ("，".join(piece.text for piece in pair.one), "，".join(piece.text for piece in pair.other))
        for pair in pairs_of("路修了，没人管；桥没修，人人问。")
    }
    assert ("路修了", "没人管") in sides
    assert ("路修了，没人管", "桥没修，人人问") in sides
    assert ("没人管", "桥没修") in sides


@pytest.mark.parametrize(
    "text",
    [
        "功劳归集体，过错归自己。",
        "会上拍胸脯，会后没动静。",
        "去年门可罗雀，今年车水马龙。",
        "纸面上条条清楚，工地上样样糊涂。",
        "有本事的抢着上，没本事的往后躲。",
        "建桥只用一年，护桥要用百年。",
        "把麻烦留给自己，把方便送给群众。",
        "没有退路，只有上坡路。",
        "少一些口号，多一些脚印。",
        "只管栽，不管活。",
        "开渠只是序曲，管水才是正戏。",
    ],
)
def test_clauses_opposed_by_sense(text: str) -> None:
    assert contrast(text)["label"].tolist() == ["antithesis"]


@pytest.mark.parametrize(
    "text",
    [
        "桥修好了，路也通了，客人多了起来。",
        "工作有起色，但问题仍然不少。",
        "参训的有86人，缺席的有3人。",
        "差在作风，差在本领。",
        "水文站报水情，水利局管调度，乡镇转移群众。",
        "山花认得你们的背影，江风记得你们的歌声。",
        "走进车间，走进田头，走进农家。",
        "抓春播、抓夏管、抓秋收。",
        "为了赶在雨前完工，工人们白天黑夜连着干。",
        "请各单位总结经验，完善制度。",
    ],
)
def test_what_is_parallel_only_is_no_antithesis(text: str) -> None:
    assert contrast(text).empty


def test_every_frame_finds_its_example() -> None:
    for frame in FRAMES:
        assert frame.pattern.search(frame.example), frame.example


def test_signs_have_weights_and_a_finding_says_how_likely_it_is() -> None:
    assert set(shipped().worth) == set(SIGNS)
    found = contrast("功劳归集体，过错归自己。").iloc[0]
    assert found["confidence"] >= 1 / (1 + 2.718281828**-LEAST) - 0.01
    assert "／" in found["evidence"]


def test_the_longest_common_subsequence() -> None:
    assert common("少跑一趟", "多跑一步") == len("跑一")
    assert common("", "一") == common("一", "") == 0
    assert common("甲乙丙丁", "丁丙乙甲") == 1
