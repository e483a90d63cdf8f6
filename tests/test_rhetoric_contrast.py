"""Frames of contrast and antitheses: label, span and both slots."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import contrast
from gongwen.rhetoric.anchors import Finder
from gongwen.rhetoric.antithesis_frames import ANTITHESES
from gongwen.rhetoric.contrast_frames import FRAMES as WITH_FRAME_WORDS
from gongwen.words.sentences import as_document

FRAME_TABLE = (*WITH_FRAME_WORDS, *ANTITHESES)

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
    ("text", "label", "span"),
    [
        ("我们不搞一刀切的检查，而是一户一户上门看。", "not_but", "不搞一刀切的检查，而是一户一户上门看"),
        ("这些水是用来浇地的、不是用来洗车的。", "not_but", "是用来浇地的、不是用来洗车的"),
        ("水库不是一个镇的水库。而是五个镇的水库。", "not_but", "不是一个镇的水库。而是五个镇的水库"),
        ("不等水来，不靠天下，而要自己修渠。", "not_but", "不等水来，不靠天下，而要自己修渠"),
        ("只有把水引来，把渠修通，把田平好，把种选准，我们才能有好收成。", "only_if", None),
        ("只有水来了，群众才会安心种地。", "only_if", None),
        ("没有水利，旱地变水田就不可能成功。", "without", None),
        ("让管水既有力度更有温度。", "both", "既有力度更有温度"),
        ("管水既要看库里的存量，看天上的雨情，看田里的墒情，又要看群众的盼头。", "both", None),
        ("既有多年积下的底子，也有近年攒下的人气。", "both", None),
        ("管护的力量只能加强不能削弱。", "cannot_must", "只能加强不能削弱"),
        ("堤防不能削弱，只能加强。", "cannot_must", "不能削弱，只能加强"),
        ("修渠不能就渠论渠，我们要把渠放在全县的田里看。", "cannot_must", None),
        ("宁可自己多跑十里，也要让老人少等一刻。", "better_than", None),
        ("干工作靠的不是嗓门，靠的是脚板。", "not_but", "不是嗓门，靠的是脚板"),
        ("渠修得好不好，不看图纸看水流。", "not_but", "不看图纸看水流"),
        ("要到田头去，不要只在会议室里转。", "not_but", "到田头去，不要只在会议室里转"),
        ("乡亲们不看渠有多宽，看的是水到不到田。", "not_but", None),
        ("漏了水，先想着怎么解释，不想着怎么修。", "not_but", "想着怎么解释，不想着怎么修"),
        ("落实不是一句口号，它是一件件具体的事。", "not_but", "不是一句口号，它是一件件具体的事"),
        ("修渠不图虚名，只干实事。", "not_but", "不图虚名，只干实事"),
        ("没有稳定，什么事也干不成。", "without", None),
        ("昔日的臭水沟，如今变成了清水河。", "change", None),
        ("实现由量到质的飞跃。", "change", "由量到质的飞跃"),
        ("实干胜过空谈。", "better_than", None),
        ("光有热情还不够，还要有本事。", "not_only", "光有热情还不够，还要有本事"),
        ("这不只是修渠，而是修心。", "not_only", "不只是修渠，而是修心"),
        ("不能各修各的渠，各放各的水，必须统一调度。", "cannot_must", None),
        ("千万不要以为汛期过了，更要把堤看牢。", "cannot_must", "不要以为汛期过了，更要把堤看牢"),
        ("一次现场办公胜过十次会议。", "better_than", "一次现场办公胜过十次会议"),
        ("除非人人动手，否则渠修不好。", "only_if", "除非人人动手，否则渠修不好"),
        ("离开了群众，我们将一事无成。", "without", "离开了群众，我们将一事无成"),
        ("从解决“一件事”向办好“一类事”深化。", "change", "从解决“一件事”向办好“一类事”深化"),
        ("把压力转化为动力。", "change", "把压力转化为动力"),
        ("由先修后批改为先批后修。", "change", "由先修后批改为先批后修"),
        ("把民之所急变成政之所办。", "change", "把民之所急变成政之所办"),
        ("防止小漏洞演变成大漏洞。", "change", "防止小漏洞演变成大漏洞"),
        ("农业大县向农业强县迈进。", "change", "农业大县向农业强县迈进"),
        ("实现了从看天吃饭到看渠吃饭的历史性转变。", "change", None),
    ],
)  # fmt: skip
def test_frames_of_reports(text: str, label: str, span: str | None) -> None:
    layer = contrast(text)
    assert layer["label"].tolist() == [label]
    if span:
        assert layer["text"].tolist() == [span]


def test_a_frame_may_lie_in_a_slot_of_another() -> None:
    layer = contrast("只有大家动手，我们才能从一个丰年走向另一个丰年。")
    assert set(layer["label"]) == {"only_if", "change"}


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
        "要看清水情的变化，以需求为导向修渠。",
        "各村积极识变求变。",
        "西宁实践不断向前、稳步推进。",
        "推动水利产业向中高端迈进。",
        "从制度上改变只修不管的状况。",
        "渠道从三条拓展到九条。",
        "不可能一夜修成，我们要年年修。",
        "特别是各镇的水管员，要把账记清。",
        "老区有既有渠道九条。",
        "粮食增速高于人口增速。",
        "有利条件多于不利因素。",
        "水情由一小时一报改为十分钟一报。",
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
