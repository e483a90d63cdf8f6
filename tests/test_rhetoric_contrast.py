"""Frames of contrast and antitheses: label, span and both slots."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import contrast
from gongwen.rhetoric.anchors import Finder
from gongwen.rhetoric.contrast_frames import FRAMES as FRAME_TABLE
from gongwen.words.sentences import as_document

FRAMES = [
    ("发展不是比谁跑得急，而是比谁走得稳。", "not_but", "比谁跑得急", "比谁走得稳"),
    ("不看汇报写得多厚，要看渠水流得多远。", "not_but", "汇报写得多厚", "渠水流得多远"),
    ("不怕起点低，就怕志气短。", "not_but", "起点低", "志气短"),
    ("不仅修好了渠，而且管好了水。", "not_only", "修好了渠", "管好了水"),
    ("既要算眼前账，又要算长远账。", "both", "算眼前账", "算长远账"),
    ("不能坐在屋里等，要走到田头问。", "cannot_must", "坐在屋里等", "走到田头问"),
    ("宁可备而不用，不可用而无备。", "better_than", "备而不用", "用而无备"),
    ("与其临渴掘井，不如早修水渠。", "better_than", "临渴掘井", "早修水渠"),
    ("推动服务由等人上门向送到门口转变。", "change", "等人上门", "送到门口"),
    ("变堵水为引水。", "change", "堵水", "引水"),
    ("只有把渠修通，才能把水引来。", "only_if", "把渠修通", "把水引来"),
    ("没有规矩就没有秩序。", "without", "规矩", "秩序"),
    ("小到一颗螺丝，大到一座水库，都有人管。", "scale", "一颗螺丝", "一座水库"),
]


@pytest.mark.parametrize(("text", "label", "first", "second"), FRAMES)
def test_frames_and_slots(text: str, label: str, first: str, second: str) -> None:
    layer = contrast(text)
    assert layer["label"].tolist() == [label]
    (a, b), (c, d) = layer["slots"].iloc[0][:2]
    assert (text[a:b], text[c:d]) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "干部多跑一步，群众少跑一趟。",  # X17
        "成绩要看到，问题更要看到。",
        "渠外是旱地，渠内是良田。",
        "一些单位重建设轻管护。",
        "会上说得好，会后做得差。",
        "数据不通，步步难通；数据一通，处处畅通。",
    ],
)
def test_antitheses(text: str) -> None:
    layer = contrast(text)
    assert layer["label"].tolist() == ["antithesis"]
    assert len(layer["slots"].iloc[0]) == 2


@pytest.mark.parametrize(
    ("text", "label", "span"),
    [
        ("我们不当传话的筒子，要当办事的帮手。", "not_but", "不当传话的筒子，要当办事的帮手"),
        ("不能见一件办一件，忙到天黑不知忙了什么，而要排出先后。", "cannot_must", None),
        ("不怪雨大，怪堤矮。", "not_but", "不怪雨大，怪堤矮"),
        ("不摆花架子，要看硬功夫。", "not_but", None),
        ("留住人才靠的是真心，而不是口号。", "not_but", "是真心，而不是口号"),
        ("切不可临阵磨枪；必须早作准备。", "cannot_must", None),
        ("与其临渴掘井，毋宁未雨绸缪。", "better_than", None),
        ("情愿自己多走十里，不让乡亲多等一刻。", "better_than", None),
        ("实现从看天吃饭到知天而作的转变。", "change", "从看天吃饭到知天而作的转变"),
        ("荒滩变良田。", "change", "荒滩变良田"),
        ("没有水利的支撑，粮仓就没有底气。", "without", None),
        ("没有大家的汗水，哪来今天的绿荫。", "without", None),
        ("推动山货优势向产业优势转变。", "change", "山货优势向产业优势转变"),
        ("化干旱之急为修渠之机。", "change", "化干旱之急为修渠之机"),
        ("“要我修”变成“我要修”。", "change", "“要我修”变成“我要修”"),
        ("没有水源，一切都是空谈。", "without", "没有水源，一切都是空谈"),
    ],
)
def test_frames_over_clauses_and_without_their_first_word(
    text: str, label: str, span: str | None
) -> None:
    layer = contrast(text)
    assert layer["label"].tolist() == [label]
    assert layer["text"].tolist() == [span or text.rstrip("。")]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("目前渠道多、管护少。", "目前渠道多、管护少"),
        ("山风有点冷，屋子里却很暖。", "山风有点冷，屋子里却很暖"),
        ("丢掉的是架子，捡回的是人心。", "丢掉的是架子，捡回的是人心"),
        ("过去渠边是晴天一身灰、雨天一脚泥，现在傍晚有人散步。", None),
        ("要让账本多公开，让村民少猜疑。", "让账本多公开，让村民少猜疑"),
        (
            "回头看，哪个村水管得多，哪个村就有米、有鱼、有笑声；哪个村水管得少，哪个村就叫苦。",
            "哪个村水管得多，哪个村就有米、有鱼、有笑声；哪个村水管得少，哪个村就叫苦",
        ),
    ],
)
def test_antitheses_by_opposites_at_the_edge(text: str, span: str | None) -> None:
    layer = contrast(text)
    assert layer["label"].tolist() == ["antithesis"]
    assert layer["text"].tolist() == [span or text.rstrip("。")]


@pytest.mark.parametrize(
    "text",
    [
        "工作有进展，但差距仍然明显。",
        "用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。",
        "医院、学校、商场、车站、码头",
        "参会12人，请假2人，缺席1人。",
        "共有甲类户12户，乙类户9户，丙类户4户。",
        "既然来了，又何必急着走。",
        "从三月到五月，共巡渠九十次。",
        "低年级8时入校，高年级9时入校。",
        "村里底子薄，家底不厚。",
        "该到的人没有到，该带的表没有带。",
        "前台受理、后台审批、窗口出件。",
        "从明天起搬到村里去办公。",
        "孩子们从这里过桥，走向山外。",
        "推进服务向村组延伸。",
        "把学到的本领变成干活的力气。",
        "天气转变，注意保暖。",
        "增速由百分之二降到百分之一。",
    ],
)
def test_no_contrast(text: str) -> None:
    assert contrast(text).empty


def test_neither_nor_is_both_and_not_not_only() -> None:
    layer = contrast("既不能只罚不管，也不能以罚代管。")
    assert layer["label"].tolist() == ["both"]


def test_half_width_marks_make_no_difference() -> None:
    assert contrast("不能坐着等,要走出去。")["label"].tolist() == ["cannot_must"]


PIECES = st.sampled_from(
    [
        "不是",
        "而是",
        "既",
        "又",
        "由",
        "向",
        "转变",
        "多",
        "少",
        "跑一步",
        "，",
        "。",
        "、",
        "“",
        "”",
        "\n",
        "只有",
        "才",
        "今天",
        "明天",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = contrast(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(contrast(document))
    for start, end, slots in zip(layer["start"], layer["end"], layer["slots"], strict=True):
        assert all(start <= a < b <= end for a, b in slots)
        assert any(block.start <= start and end <= block.end for block in document.blocks)


def test_every_frame_is_tried_where_it_matches() -> None:
    patterns = [frame.pattern.pattern for frame in FRAME_TABLE]
    finder = Finder(patterns)
    for frame in FRAME_TABLE:
        near = {number for number, _ in finder.places(frame.example)} | set(finder.everywhere)
        matching = {n for n, one in enumerate(FRAME_TABLE) if one.pattern.search(frame.example)}
        assert matching <= near
