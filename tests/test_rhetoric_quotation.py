"""Quotation: speech, sayings, documents, watchwords; and quotation marks that quote nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import quotation
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
