"""Figures of plain speech: what the detectors of rhetoric find in it, and what they leave alone."""

from __future__ import annotations

import pytest

from gongwen import rhetoric
from gongwen.rhetoric.settings import Settings


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("antithesis", "库房虽小，担着全县的口粮。", "库房虽小，担着全县的口粮"),
        ("antithesis", "坐在屋里听不到真话，走进院坝才听得到实情。", "坐在屋里听不到真话，走进院坝才听得到实情"),
        ("antithesis", "村里的事镇上要管，镇上的事村里要帮。", None),
        ("antithesis", "线上的单线下要送，线下的货线上要卖。", "线上的单线下要送，线下的货线上要卖"),
        ("antithesis", "检查组撤了，巡查不撤。", "检查组撤了，巡查不撤"),
        ("antithesis", "大会结束，服务不结束。", "大会结束，服务不结束"),
        ("antithesis", "说难不难，说易不易。", "说难不难，说易不易"),
        ("change", "昔日的烂泥塘变成了荷花塘。", "昔日的烂泥塘变成了荷花塘"),
        ("change", "从种粮改成种花。", "从种粮改成种花"),
        ("not_but", "让客人带着土产走，不带着怨气走。", "带着土产走，不带着怨气走"),
        ("not_only", "不能只盯数字，还要盯人。", "不能只盯数字，还要盯人"),
        ("scale", "小到一颗钉，中到一扇门，大到一座桥。", "小到一颗钉，中到一扇门，大到一座桥"),
    ],
)  # fmt: skip
def test_contrast_of_plain_speech(label: str, text: str, words: str | None) -> None:
    layer = rhetoric.contrast(text)
    found = layer.loc[layer["label"] == label, "text"].tolist()
    assert found == ([words] if words else [])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("我问钥匙呢？他说：“早交上去了。”", "plain"),
        ("大家进门的时候，看见那块黑板没有？那块黑板，挂了三年。", "plain"),
        ("门口就有水龙头，我还挑它干什么？", "fanwen"),
        ("一个人管三十户，管得过来吗？管不过来。", "shewen"),
    ],
)
def test_questions_of_plain_speech(text: str, label: str) -> None:
    assert rhetoric.questions(text)["label"].tolist()[:1] == [label]


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        ("山里有句话：“早起三光，晚起三慌。”", "direct", "“早起三光，晚起三慌。”"),
        ("大门上联是“一粥一饭，百味千香”。", "direct", "“一粥一饭，百味千香”"),
        ("单丝不成线，孤木不成林。", "allusion", "单丝不成线，孤木不成林"),
    ],
)
def test_quotations_of_plain_speech(text: str, label: str, words: str) -> None:
    layer = rhetoric.quotation(text)
    assert list(zip(layer["label"], layer["text"], strict=True)) == [(label, words)]


def test_an_image_before_its_meaning_in_a_numbered_head() -> None:
    heads = (
        "（一）系牢缆绳，扎实做好基础工作",
        "（二）道路改造，全面改善出行条件",
        "（三）拓宽道路，全面改善出行条件",
    )
    layer = rhetoric.metaphors("\n".join(heads))
    assert list(zip(layer["label"], layer["text"], strict=True)) == [("fresh", "系牢缆绳")]


def test_a_head_of_four_hanzi_is_coined() -> None:
    layer = rhetoric.fourchar("（一）夯牢桩子，扎实做好基础工作")
    assert layer.loc[layer["text"] == "夯牢桩子", "label"].tolist() == ["coined"]


def test_hanzi_of_one_domain_speak_for_a_pair() -> None:
    line, usual = "翠竹摇风，红莲映日。", Settings()
    deaf = Settings(pair_weights={**usual.pair_weights, "kin": 0.0})
    sure, less = (rhetoric.parallelism(line, one)["confidence"] for one in (usual, deaf))
    assert sure.item() > (0 if less.empty else less.item()) + 0.1
