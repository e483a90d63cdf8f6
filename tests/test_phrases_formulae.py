"""The inventory of formulae and the layer made with it."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import check_layer
from gongwen.phrases import by_item, formulae, inventory, lines
from gongwen.phrases.formulae import OWN_LAYERS, patterns
from gongwen.phrases.inventory import items, version, with_gaps
from gongwen.words.sentences import as_document

corpus = gw.load()
table = inventory()


def labels(text: str, *classes: str) -> list[tuple[str, str]]:
    """Label and text of each formula found."""
    found = formulae(text, classes=classes or None)
    return list(zip(found["label"], found["text"], strict=True))


def test_the_inventory_has_its_519_items_and_what_annotators_added() -> None:
    assert len(table) >= 519
    assert table["id"].is_unique
    assert table["label"].nunique() == 25
    assert version()


def test_every_item_has_a_note_in_both_languages() -> None:
    assert table["note_en"].str.contains("[a-z]").all()
    assert table["note_zh"].str.contains("[一-鿿]").all()
    assert (table["note_en"].str.len() <= 80).all()


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("form", {"fixed", "frame", "triple", "coinage"}),
        ("register", {"spoken", "written", "both"}),
        ("direction", {"up", "down", "level", "any"}),
        ("context", {"", "opener", "vocative"}),
        ("counts", {"yes", "no"}),
    ],
)
def test_closed_columns_hold_nothing_else(column: str, values: set[str]) -> None:
    assert set(table[column]) <= values


def test_every_pattern_compiles_and_never_matches_nothing() -> None:
    for item, regex in patterns():
        assert not regex.fullmatch(""), item.id


def test_fixed_items_are_found_by_their_own_surface() -> None:
    """Where the context is not part of the pattern."""
    for item, regex in patterns():
        if item.form == "fixed" and not item.pattern:
            assert regex.search(f"{item.surface}，"), item.id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同志们：\n今天召开春灌会议。", ("ADDR", "同志们")),
        ("刚才，三个乡镇作了发言。", ("END", "刚才")),
        ("下面，我讲三点意见。", ("ANN", "我讲三点意见")),
        ("这些成绩的取得，离不开群众。", ("ATT", "离不开")),
        ("在充分肯定成绩的同时，也要看到差距。", ("CON", "在充分肯定成绩的同时")),
        ("与先进县相比，还存在不小的差距。", ("PRB", "与先进县相比")),
        ("按照市政府的要求，抓紧办理。", ("BAS", "按照市政府的要求")),
        ("力争年底建成。", ("TGT", "力争")),
        ("要切实把水渠修好。", ("REQ", "要切实")),
        ("严禁截留资金。", ("PRO", "严禁")),
        ("把春灌列入重要议事日程。", ("ORG", "把春灌列入重要议事日程")),
        ("为全县发展作出新的更大的贡献！", ("EXH", "为全县发展作出新的更大的贡献")),
        ("现将有关事项通知如下：", ("DOC-OPEN", "现将有关事项通知如下")),
        ("妥否，请批示。", ("DOC-CLOSE", "妥否，请批示")),
        ("本办法自2031年5月1日起施行。", ("DOC-CLOSE", "自2031年5月1日起施行")),
        ("切实加强渠道管护工作，早修早用。", ("AVO", "切实加强渠道管护工作")),
        ("以保春灌为重点，抓好水利。", ("FRM", "以保春灌为重点")),
        ("乡镇应当及时上报。", ("WY", "应当")),
    ],
)
def test_a_formula_is_found_with_its_class(text: str, expected: tuple[str, str]) -> None:
    assert expected in labels(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("在修好道路的同时，清理河道。", "CON"),  # no achievement in it
        ("给予支持、关系群众、适应形势、熟悉情况。", "WY"),
        ("这是重要需求，也是主要要求，谁想要参加都行。", "REQ"),
        ("来不得半点马虎。", "PRO"),
        ("收悉。", "WY"),  # part of a longer formula of another class
        ("请同志们喝茶。", "ADDR"),  # no call
        ("以人为本的理念。", "FRM"),
        ("他以为会议取消了。", "FRM"),
    ],
)
def test_a_pitfall_is_no_formula(text: str, label: str) -> None:
    assert label not in [one for one, _ in labels(text)]


def test_classical_words_need_their_context() -> None:
    text = "必须有序推进，村民须登记；此系集体资产的一部分；拟于五月开工；拟购置两台；模拟演练。"
    assert [word for _, word in labels(text, "WY")] == ["须", "系", "拟", "拟"]


def test_a_span_may_have_two_classes_and_counts_once_in_each() -> None:
    found = labels("要切实加强组织领导，早动手。")
    assert {("REQ", "要切实"), ("AVO", "切实加强组织领导"), ("ORG", "加强组织领导")} <= set(found)
    assert max(Counter(label for label, _ in found).values()) == 1


def test_layers_of_their_own_are_asked_for_by_name() -> None:
    text = "补齐短板，狠抓落实。"
    assert not {label for label, _ in labels(text)} & set(OWN_LAYERS)
    assert labels(text, *OWN_LAYERS) == [("MET", "短板"), ("4C", "狠抓落实")]


def test_an_unknown_class_is_named() -> None:
    with pytest.raises(ValueError, match="'XYZ'"):
        formulae("同志们：", classes=["XYZ"])


def test_gaps_are_short_and_shortest() -> None:
    regex = re.compile(with_gaps("充分…作用"))
    found = regex.search("充分准备，充分发挥骨干作用和带头作用")
    assert found is not None
    assert found[0] == "充分发挥骨干作用"
    assert not regex.search(f"充分{'很' * 31}作用")
    assert re.search(with_gaps("充分……作用"), "充分准备，起作用")
    assert not re.search(with_gaps("充分……作用"), "充分准备。起作用")


def test_the_layer_of_the_corpus_is_a_layer_that_leads_to_the_inventory() -> None:
    found = formulae(corpus)
    check_layer(found, {document.id: document for document in corpus})
    assert set(found["item"].dropna()) <= {item.id for item in items()}
    assert not set(found["label"]) & set(OWN_LAYERS)


def test_a_table_by_item_leads_to_its_lines() -> None:
    speeches = corpus.where(type="讲话稿")
    table = by_item(formulae(speeches))
    assert table["note_en"].notna().all()
    for row in table.groupby("label").head(1).head(8).to_dict("records"):
        assert len(lines(row, speeches)) == row["count"]


def test_nothing_of_one_class_overlaps() -> None:
    for _, rows in formulae(corpus).groupby(["document", "label"]):
        ordered = rows.sort_values("start")
        assert (ordered["start"].iloc[1:].to_numpy() >= ordered["end"].iloc[:-1].to_numpy()).all()


_PIECES = st.sampled_from(
    [
        "同志们",
        "，",
        "。",
        "要",
        "切实",
        "加强",
        "领导",
        "以",
        "为",
        "重点",
        "、",
        "的",
        "\n",
        "现将",
    ]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_any_text_gives_spans_of_itself(text: str) -> None:
    document = as_document(text)
    check_layer(formulae(document), {document.id: document})


@pytest.mark.parametrize(("split", "least"), [("dev", 0.75), ("test", 0.6)])
def test_the_layer_keeps_its_promise_on_the_gold(split: str, least: float) -> None:
    last = gw.evaluate(corpus, "formulae", split).iloc[-1]
    assert last["f1"] >= least


@pytest.mark.parametrize("split", ["dev", "test"])
def test_frames_end_at_the_right_word(split: str) -> None:
    last = gw.evaluate(corpus, "frames", split).iloc[-1]
    assert last["borders right"] >= 0.9


def test_a_paper_that_came_in_may_have_come_from_below_or_from_the_side() -> None:
    known = inventory().set_index("surface")
    assert known.loc["收悉", "direction"] == "any"
