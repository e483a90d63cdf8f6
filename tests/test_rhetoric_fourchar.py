"""Four-character units on invented sentences: what each is, where they are looked for, runs."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen as gw
from gongwen.rhetoric import fourchar
from gongwen.rhetoric.lexicon import read_table
from gongwen.words.sentences import as_document


def labels(text: str) -> dict[str, str]:
    layer = fourchar(text)
    return dict(zip(layer["text"], layer["label"], strict=True))


@pytest.mark.parametrize(
    ("text", "unit", "label"),
    [
        ("各司其职，不得推托。", "各司其职", "idiom"),
        ("时间已到，刻不容缓。", "刻不容缓", "idiom"),
        ("大家要未雨绸缪地做好准备。", "未雨绸缪", "idiom"),
        ("我们一定要实事求是地报告情况。", "实事求是", "idiom"),
        ("倒排工期，挂图作战。", "挂图作战", "formula"),
        ("会议到此结束，谢谢大家！", "谢谢大家", "formula"),
        ("各村要真抓实干，不负期望。", "真抓实干", "formula"),
        ("以奖代补的资金已经到位。", "以奖代补", "formula"),
        ("努力做到意义重大、影响深远的事。", "意义重大", "formula"),
        ("窑火不灭，茶香不散。", "窑火不灭", "coined"),
        ("窑火不灭，茶香不散。", "茶香不散", "coined"),
        ("塘鱼一处，稻田一处。", "塘鱼一处", "coined"),
        ("户户门前，步步有灯。", "步步有灯", "coined"),
        ("县水利局，立即派人。", "县水利局", "compound"),
        ("基础设施、公共服务、工作人员", "基础设施", "compound"),
        ("基础设施、公共服务、工作人员", "公共服务", "compound"),
        ("基础设施、公共服务、工作人员", "工作人员", "compound"),
        ("借此机会，我讲两点。", "借此机会", "compound"),
        ("到了今天，路修通了。", "到了今天", "compound"),
        ("从明天起，全县停渔。", "从明天起", "compound"),
        ("各位领导，请看大屏。", "各位领导", "compound"),
        ("不断改进服务方式、服务手段，", "服务手段", "compound"),
    ],
)
def test_units_bear_their_label(text: str, unit: str, label: str) -> None:
    assert labels(text)[unit] == label


@pytest.mark.parametrize(
    "text",
    [
        "医院、学校、商场、车站、码头",
        "图书馆、体育馆、文化馆、科技馆",
        "各级要加强领导并认真落实本方案。",
        "会议高度重视这项工作。",
        "听真话，解难题，办实事。",
        "2024年，x市。",
        "",
    ],
)
def test_nothing_else_is_a_unit(text: str) -> None:
    assert labels(text) == {}


def test_a_run_of_stock_units_has_a_number() -> None:
    layer = fourchar("摸清底数、列出清单、倒排工期、挂图作战")
    assert len(layer) == 4
    assert labels("摸清底数、列出清单、倒排工期、挂图作战")["倒排工期"] == "formula"
    assert set(layer["run"].dropna()) == {1}
    assert layer["run"].notna().sum() >= 3


def test_two_units_are_no_run() -> None:
    assert fourchar("倒排工期，挂图作战。")["run"].isna().all()


def test_runs_are_numbered_in_order() -> None:
    text = "精心组织、周密部署、统筹推进。会后再说别的。攻坚克难、真抓实干、善作善成。"
    assert fourchar(text)["run"].tolist() == [1, 1, 1, 2, 2, 2]


def test_a_list_of_compounds_is_no_run() -> None:
    assert fourchar("基础设施、公共服务、工作人员")["run"].isna().all()


def test_a_stock_unit_inside_a_clause_counts_beside_a_pause_mark_only() -> None:
    assert "统一思想" in labels("主要任务就是统一思想、明确任务，把事办好。")
    assert "统一思想" not in labels("大家谈了统一思想这件事。")


def test_a_free_verb_phrase_counts_between_marks_only() -> None:
    assert "统一思想" in labels("要开好会，统一思想、凝聚共识。")
    assert "统一思想" not in labels("会议要求进一步统一思想、凝聚共识，把事办好。")


@pytest.mark.parametrize(
    "clause", ["学校是土，家庭是根。", "丢不丢人？", "更坐不得！", "会议强调，"]
)
def test_a_clause_of_four_hanzi_is_no_unit(clause: str) -> None:
    assert set(labels(clause).values()) <= {"compound"}


def test_both_widths_of_punctuation_give_the_same() -> None:
    full = "精心组织，周密部署；统筹推进。"
    assert labels(full) == labels(full.replace("，", ",").replace("；", ";"))


def test_a_unit_of_the_list_is_surer_than_a_guess() -> None:
    layer = fourchar("真抓实干，茶香不散。").set_index("text")["confidence"]
    assert layer["真抓实干"] > layer["茶香不散"]


def test_the_list_is_sound() -> None:
    rows = read_table("fourchar.tsv")
    units = [row["unit"] for row in rows]
    assert len(units) == len(set(units))
    assert all(len(unit) == 4 for unit in units)
    assert {row["label"] for row in rows} == {"idiom", "formula", "coined", "compound"}
    assert {row["place"] for row in rows} == {"any", "alone"}


TEXTS = st.lists(
    st.sampled_from(
        ["真抓实干", "未雨绸缪", "县财政局", "的", "了", "，", "、", "；", "。", "“", "\n", "7"]
    ),
    max_size=30,
).map("".join)


@given(TEXTS)
def test_units_have_four_hanzi_and_do_not_overlap(text: str) -> None:
    document = as_document(text)
    layer = gw.check_layer(fourchar(document), {document.id: document})
    reached = 0
    for start, end, run in zip(layer["start"], layer["end"], layer["run"], strict=True):
        assert reached <= start
        assert end == start + 4
        assert pd.isna(run) or run >= 1
        reached = end


@given(TEXTS)
def test_the_same_text_gives_the_same_units(text: str) -> None:
    pd.testing.assert_frame_equal(fourchar(text), fourchar(text))


def test_the_documents_are_not_changed() -> None:
    (document,) = gw.read_text("各司其职，密切配合。")
    before = (document.text, document.blocks)
    fourchar(document)
    assert (document.text, document.blocks) == before


def test_the_corpus_keeps_what_was_reached() -> None:
    table = gw.evaluate(gw.load(), "four-character units", "dev").set_index("label")["f1"]
    assert table["all"] >= 0.75
