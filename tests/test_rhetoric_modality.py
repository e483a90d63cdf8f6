"""Modal words: what binds, forbids, allows and promises, and who is named to act."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.reading.read import read_text
from gongwen.rhetoric import LADDER, accountability, directives, modality, person, person_counts
from gongwen.words.sentences import as_document


def found(text: str) -> list[tuple[str, int]]:
    layer = modality(text)
    return list(zip(layer["text"], layer["strength"], strict=True))


def test_x20_a_directive_with_an_actor_one_without_and_an_adjective() -> None:
    layer = modality("各单位要按时报送。要重要的材料先报。")
    assert layer["start"].tolist() == [3, 9], "要 in 重要 is no modal word"
    assert layer["actor"].tolist() == ["yes", "no"]
    assert layer["label"].unique().tolist() == ["obligation"]


OBLIGATION = [
    ("各乡镇务必在月底前清完渠道。", [("务必", 3)]),
    ("申请人须在三日内提交材料。", [("须", 3)]),
    ("值班人员必须在岗。", [("必须", 3)]),
    ("我们一定要把水送到田头。", [("一定要", 3)]),
    ("一要守好堤坝。", [("要", 2)]),
    ("既要看数量，又要看质量。", [("要", 2), ("要", 2)]),
    ("用水单位应当安装水表。", [("应当", 2)]),
    ("各部门应按照分工抓好落实。", [("应", 2)]),
    ("对这些隐患不能不管，更不能不查。", [("不能不", 2), ("不能不", 2)]),
    ("请各村于周五前报送名册。", [("请", 1)]),
    ("希望各乡镇再接再厉。", [("希望", 1)]),
    ("要求真务实，要认真细致。", [("要", 2), ("要", 2)]),
    ("要点名通报。", [("要", 2)]),
]


@pytest.mark.parametrize(("text", "words"), OBLIGATION)
def test_obligations(text: str, words: list[tuple[str, int]]) -> None:
    assert found(text) == words


PROHIBITION = [
    ("严禁在库区游泳。", [("严禁", -3)]),
    ("施工现场不得使用明火。", [("不得", -3)]),
    ("绝不允许弄虚作假。", [("绝不允许", -3)]),
    ("节水不能苦了困难群众。", [("不能", -2)]),
    ("不要等文件到了再动手。", [("不要", -2)]),
    ("切忌一哄而上。", [("切忌", -2)]),
    ("此类项目不宜多点铺开。", [("不宜", -1)]),
]


@pytest.mark.parametrize(("text", "words"), PROHIBITION)
def test_prohibitions(text: str, words: list[tuple[str, int]]) -> None:
    assert found(text) == words


NOTHING = [
    "重要需求、主要要求、想要参加",
    "稳就业是第一要务，统一要求已经印发。",
    "天就要黑了，水就要漫过来了。",
    "这份纲要和会议纪要都已印发。",
    "他每天上学要走三公里。",
    "要不要改，大家议一议。",
    "今天要讲的是三件事。",
    "培养一名技师大约要花二十万元。",
    "老渠道不能满足灌溉需要。",
    "慢一点不要紧。",
    "安全一步也慢不得。",
    "响应及时，反应迅速，供应充足。",
    "申请和请示均已收悉。",
    "可以说，这是一场及时雨。",
    "我的希望是大家都好。",
    "现将检查情况通报如下。",
    "我在这里重申“五个严禁”。",
    "取得了一定成效。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_modal_word(text: str) -> None:
    assert found(text) == []


def test_commitment_of_the_own_body() -> None:
    assert found("我们一定说到做到，决不拖延。") == [("一定", 3), ("决不", 3)]
    assert found("市政府将从今年起每年检查一次。") == [("将", 2)]
    assert found("教育部门要保证经费，力争全部到位。") == [("要", 2)], "somebody else's duty"


def test_permission_in_rules() -> None:
    assert found("发现隐患的，可以向乡镇人民政府举报。") == [("可以", 1)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("县水利局要在六月前完成清淤。", "yes"),
        ("要进一步加强巡查。", "no"),
        ("我们必须清醒地看到不足。", "yes"),
        ("请各学校按时上报。", "yes"),
        ("未完工的堤段要有方案。", "no"),
        ("主要负责同志要亲自抓、负总责。", "yes"),
    ],
)
def test_whether_the_actor_is_named(text: str, actor: str) -> None:
    assert modality(text)["actor"].tolist() == [actor]


def test_directives_and_the_share_that_names_who_acts() -> None:
    text = "县水利局要抓好清淤。要加强巡查。严禁擅自放水。我们一定尽责。"
    assert directives(text)["label"].tolist() == ["named", "agentless", "agentless"]
    row = accountability(text).iloc[0]
    assert (row["directives"], row["named"], row["agentless"]) == (3, 1, 2)
    assert row["index"] == pytest.approx(1 / 3)


def test_no_directives_no_index() -> None:
    assert accountability("今天下雨。")["index"].isna().all()


def test_person() -> None:
    text = "让我们一起努力。我们局已完成整改。大家讲得很好，我同意。我县要抓紧。"
    layer = person(text)
    assert layer["label"].tolist() == [
        "inclusive", "institutional", "audience", "personal", "institutional",
    ]  # fmt: skip
    assert person_counts(text)["institutional"].tolist() == [2]


def test_ladder_is_symmetric_in_sign() -> None:
    assert {LADDER["务必"][1], LADDER["应"][1], LADDER["可"][1]} == {3, 2, 1}
    assert {LADDER["严禁"][1], LADDER["切忌"][1], LADDER["不宜"][1]} == {-3, -2, -1}


WORDS = st.sampled_from(
    [
        "要",
        "不得",
        "各单位",
        "请",
        "，",
        "。",
        "必须",
        "重要",
        "将",
        "可",
        "应",
        "报送",
        "\n",
        "的",
        "“",
        "”",
        "？",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=24).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    before = document.text
    layer = modality(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(modality(document))
    assert document.text == before
    assert all(
        any(b.start <= s and e <= b.end for b in document.blocks)
        for s, e in zip(layer["start"], layer["end"], strict=True)
    )


def test_titles_and_sign_off_are_not_read() -> None:
    (document,) = read_text(
        "关于必须做好春灌工作的通知\n\n各乡镇：\n\n各村要清渠。\n\n云溪县水利局\n\n2031年3月5日"
    )
    assert modality(document)["text"].tolist() == ["要"]
