"""Metaphors: conventional ones from the lexicon, their literal contexts, similes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import metaphor_lexicon, metaphors
from gongwen.words.sentences import as_document


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("加快补齐灌溉设施短板。", "补齐灌溉设施短板"),
        ("要始终绷紧安全生产这根弦。", "绷紧安全生产这根弦"),
        ("坚决打赢春灌这场硬仗。", "打赢春灌这场硬仗"),
        ("织密基层治理这张网。", "织密基层治理这张网"),
        ("打通服务群众“最后一公里”。", "打通服务群众“最后一公里”"),
        ("全市上下拧成一股绳。", "拧成一股绳"),
        ("各村要当好排头兵。", "当好排头兵"),
        ("改革进入深水区。", "进入深水区"),
        ("推动工作落地生根、开花结果。", "落地生根、开花结果"),
        ("把云溪的招牌擦得更亮。", "把云溪的招牌擦得更亮"),
    ],
)
def test_conventional(text: str, phrase: str) -> None:
    layer = metaphors(text)
    assert layer["text"].tolist() == [phrase]
    assert layer["label"].tolist() == ["conventional"]


@pytest.mark.parametrize(
    "text",
    [
        "今年改造危旧桥梁十二座。",
        "请关紧水龙头。",
        "政务服务大厅增设窗口五个。",
        "中心温度达到70℃以上。",
        "拓宽机耕道，清理疏散通道。",
        "游泳馆深水区暂停开放。",
        "夏收时段是用电高峰。",
        "扎实推进平台、载体、机制、渠道建设。",
    ],
)
def test_literal_and_dead(text: str) -> None:
    assert metaphors(text).empty


@pytest.mark.parametrize(
    "text",
    [
        "这项工作像春蚕吐丝一样慢不得。",
        "孩子心里的裂缝要有人补。",
        "昨天的句号已经画完，好比灯芯添了油。",
    ],
)
def test_fresh_ones_by_their_form(text: str) -> None:
    assert "fresh" in metaphors(text)["label"].tolist()


def test_the_lexicon_has_a_version_and_compiles() -> None:
    lexicon = metaphor_lexicon()
    assert re.fullmatch(r"\d+\.\d+", lexicon.attrs["version"])
    assert lexicon["vehicle"].is_unique
    assert ((lexicon["verbs"] != "") ^ (lexicon["pattern"] != "")).all()
    assert (lexicon["note_en"] != "").all()
    assert (lexicon["note_zh"] != "").all()
    for pattern in lexicon["pattern"]:
        re.compile(pattern)


def test_the_lexicon_stays_as_it_is() -> None:
    changed = metaphor_lexicon()
    changed["vehicle"] = "x"
    assert "短板" in metaphor_lexicon()["vehicle"].tolist()


PIECES = st.sampled_from(
    [
        "补齐",
        "短板",
        "把",
        "弦",
        "绷紧",
        "，",
        "。",
        "“",
        "”",
        "像",
        "一样",
        "的",
        "\n",
        "招牌",
        "擦亮",
        "、",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = metaphors(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(metaphors(document))
    ends = [0, *layer["end"]]
    assert all(start >= end for start, end in zip(layer["start"], ends, strict=False))
    assert all(
        any(b.start <= s and e <= b.end for b in document.blocks)
        for s, e in zip(layer["start"], layer["end"], strict=True)
    )
