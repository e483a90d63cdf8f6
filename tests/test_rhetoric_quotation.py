"""Quotation: speech, sayings, documents, watchwords; and quotation marks that quote nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import quotation
from gongwen.rhetoric.lexicon import read_table
from gongwen.words.sentences import as_document


@pytest.mark.parametrize(
    ("text", "label", "span", "source"),
    [
        ("老话说：“水到渠成，功到事成。”", "direct", "“水到渠成，功到事成。”", "老话"),
        ("管水员老葛讲，“闸门一天不看，心里一天不安”。", "direct", "“闸门一天不看，心里一天不安”", "管水员老葛"),
        ("施工队的师傅说，这道渠比自家院墙还结实。", "direct", "这道渠比自家院墙还结实", "施工队的师傅"),
        ("根据《云溪县农田灌溉管理办法》（云政发〔2030〕9号）执行。", "document",
         "《云溪县农田灌溉管理办法》（云政发〔2030〕9号）", None),
        ("按照“修得好、管得住、用得久”的标准推进。", "slogan", "“修得好、管得住、用得久”", None),
        ("发扬逢山开路、遇水架桥的精神。", "allusion", "逢山开路、遇水架桥", None),
    ],
)  # fmt: skip
def test_kinds_and_sources(text: str, label: str, span: str, source: str | None) -> None:
    row = quotation(text).iloc[0]
    assert (row["label"], row["text"], row["source"]) == (label, span, source)


@pytest.mark.parametrize(
    "text",
    [
        "今天是第一个“云溪管水员日”。",
        "推行“三查”制度，开展“四进”活动。",
        "所谓的“大户”其实不大。",
        "可以说，这是一场及时雨。",
        "路灯“体检”每年一次。",
        "总的来说，进度比去年快。",
    ],
)
def test_nothing_is_quoted(text: str) -> None:
    assert quotation(text).empty


def test_each_mention_of_a_document() -> None:
    text = "依据《甲办法》和《乙规定》，修订《甲办法》。"
    assert quotation(text)["text"].tolist() == ["《甲办法》", "《乙规定》", "《甲办法》"]


PIECES = st.sampled_from(
    [
        "老话说",
        "：",
        "“",
        "”",
        "《",
        "》",
        "水不等人，人要等水",
        "。",
        "，",
        "的要求",
        "（",
        "号）",
        "〔2024〕",
        "\n",
        "师傅说，",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = quotation(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(quotation(document))
    assert all(
        any(b.start <= s and e <= b.end for b in document.blocks)
        for s, e in zip(layer["start"], layer["end"], strict=True)
    )


@pytest.mark.parametrize(
    ("text", "label", "span", "source"),
    [
        ("过去村里流传一句话：“挑一担水，歇三口气。”", "direct", "“挑一担水，歇三口气。”", "过去村里"),
        ("群众编了个顺口溜：“新渠新渠，只有新，没有渠。”", "direct", "“新渠新渠，只有新，没有渠。”", "群众"),
        ("老人摇摇头：“这堤累了，该歇歇了。”", "direct", "“这堤累了，该歇歇了。”", None),
        ("“轻一点放，”师傅说，箱子就轻了。", "direct", "“轻一点放，”", "师傅"),
        ("有的干部存着多一事不如少一事的想法。", "allusion", "多一事不如少一事", None),
        ("干事不能脚踩西瓜皮，滑到哪里算哪里。", "allusion", "脚踩西瓜皮，滑到哪里算哪里", None),
        ("大雁飞得高，全靠头雁带，班子要带头。", "allusion", "大雁飞得高，全靠头雁带", None),
        ("群众的眼睛是雪亮的。", "allusion", "群众的眼睛是雪亮的", None),
        ("坐而论道，不如起而行之。", "allusion", "坐而论道，不如起而行之", None),
    ],
)  # fmt: skip
def test_speech_by_its_form_and_sayings_woven_in(
    text: str, label: str, span: str, source: str | None
) -> None:
    row = quotation(text).iloc[0]
    assert (row["label"], row["text"], row["source"]) == (label, span, source)


@pytest.mark.parametrize(
    "text",
    [
        "坚决杜绝“前门挂号、后门插队”的现象。",
        "跳出“整治、反弹、再整治”的怪圈。",
        "克服“推一推、动一动”的毛病。",
        "存在“有人建、没人管”的问题。",
    ],
)
def test_a_fault_between_quotation_marks_is_no_watchword(text: str) -> None:
    assert quotation(text).empty


def test_every_saying_finds_itself_and_is_listed_once() -> None:
    patterns = [row["pattern"] for row in read_table("sayings.tsv")]
    assert len(patterns) == len(set(patterns))
    plain = [one.replace("[，、]?", "，") for one in patterns]
    plain = [one for one in plain if not set("()[]|?*{}^") & set(one)]
    assert [one for one in plain if quotation(f"常言：{one}。").empty] == []
