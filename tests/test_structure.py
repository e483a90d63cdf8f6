"""What documents say of themselves, the lists in their paragraphs, the counts they promise."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import Document, check_layer
from gongwen.reading.read import read_text
from gongwen.structure import describe, document_type, enumerations, parts, promises

BODY = "今年春灌来得早，各乡镇要抢抓农时，把水渠清好，把闸门修好，把每一块田都浇透，做到不误农时、不漏一户。"


def bug(*values: object, reason: str) -> Any:
    """A row of a table that the program gets wrong as yet."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def document_of(*lines: str) -> Document:
    (document,) = read_text("\n\n".join(lines))
    return document


# describe: title, receivers, body and end of each statutory type, and what is said of it

DOCUMENTS: dict[str, tuple[list[str], dict[str, str | None]]] = {
    "通知": (
        ["云溪县人民政府关于做好春灌工作的通知", "云政发〔2031〕7号", "各乡镇人民政府：", BODY, "特此通知。",
         "云溪县人民政府", "2031年3月5日"],
        {"title": "云溪县人民政府关于做好春灌工作的通知", "addressee": "各乡镇人民政府",
         "doc_number": "云政发〔2031〕7号", "closing": "特此通知。", "signature": "云溪县人民政府",
         "date": "2031年3月5日"},
    ),
    "请示": (
        ["关于解决春灌经费的请示", "县人民政府：", BODY, "妥否，请批示。", "云溪县水利局", "2031年3月5日"],
        {"title": "关于解决春灌经费的请示", "addressee": "县人民政府", "closing": "妥否，请批示。",
         "signature": "云溪县水利局", "date": "2031年3月5日"},
    ),
    "报告": (
        ["关于春灌进展情况的报告", "县人民政府：", BODY, "以上报告，请审阅。", "云溪县水利局", "2031年4月5日"],
        {"addressee": "县人民政府", "closing": "以上报告，请审阅。", "signature": "云溪县水利局"},
    ),
    "批复": (
        ["云溪县人民政府关于春灌经费的批复", "云政复〔2031〕3号", "县水利局：", BODY, "此复。",
         "云溪县人民政府", "2031年3月9日"],
        {"addressee": "县水利局", "doc_number": "云政复〔2031〕3号", "closing": "此复。"},
    ),
    "函": (
        ["关于商请支援机泵的函", "云河市水利局：", BODY, "可否，请函复。", "云溪县水利局　2031年3月5日"],
        {"addressee": "云河市水利局", "closing": "可否，请函复。", "signature": "云溪县水利局",
         "date": "2031年3月5日"},
    ),
    "通报": (
        ["关于表彰春灌先进单位的通报", "各乡镇：", BODY, "希望受表彰的单位再接再厉。", "云溪县人民政府",
         "2031年6月5日"],
        {"addressee": "各乡镇", "signature": "云溪县人民政府"},
    ),
    "通告": (
        ["云溪县人民政府关于春灌用水管理的通告", BODY, "本通告自发布之日起施行。", "云溪县人民政府",
         "2031年3月5日"],
        {"addressee": None, "closing": "本通告自发布之日起施行。"},
    ),
    "公告": (
        ["云溪县水利局关于公布水价的公告", "2031年第3号", BODY, "特此公告。", "云溪县水利局", "2031年3月5日"],
        {"doc_number": "2031年第3号", "closing": "特此公告。"},
    ),
    "决定": (
        ["云溪县人民代表大会常务委员会关于加强春灌用水管理的决定",
         "（2031年3月5日云溪县第九届人民代表大会常务委员会第三次会议通过）", BODY, "本决定自公布之日起施行。"],
        {"closing": "本决定自公布之日起施行。", "signature": None, "date": "2031年3月5日"},
    ),
    "决议": (
        ["云溪县第九届人民代表大会第二次会议关于县人民政府工作报告的决议", BODY,
         "会议号召，全县人民要行动起来，为夺取今年丰收作出贡献。"],
        {"closing": "会议号召，全县人民要行动起来，为夺取今年丰收作出贡献。"},
    ),
    "命令": (
        ["云溪县人民政府令", "第12号", BODY, "县长　方远山", "2031年3月5日"],
        {"title": "云溪县人民政府令", "doc_number": "第12号", "date": "2031年3月5日"},
    ),
    "公报": (["云溪县2030年水资源公报", BODY, BODY], {"title": "云溪县2030年水资源公报"}),
    "意见": (
        ["云溪县人民政府关于加强春灌工作的实施意见", "各乡镇人民政府：", BODY, "请结合实际认真贯彻执行。",
         "云溪县人民政府", "2031年3月5日"],
        {"closing": "请结合实际认真贯彻执行。"},
    ),
    "议案": (
        ["云溪县人民政府关于提请审议水价调整方案的议案", "县人大常委会：", BODY, "请予审议。",
         "云溪县人民政府", "2031年3月5日"],
        {"addressee": "县人大常委会", "closing": "请予审议。"},
    ),
    "纪要": (
        ["云溪县春灌协调会议纪要", BODY, BODY, "出席：方远山、林小溪", "列席：叶青"],
        {"addressee": None, "closing": None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_statutory_type_says_what_it_is_in_its_own_words(name: str) -> None:
    lines, said = DOCUMENTS[name]
    found = describe(document_of(*lines))
    assert found["type"] == name
    assert {field: found[field] for field in said} == said
    assert (found["first_line"], found["last_line"]) == (1, 2 * len(lines) - 1)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_said_stands_in_the_text(name: str) -> None:
    document = document_of(*DOCUMENTS[name][0])
    found = describe(document)
    for field in ("title", "addressee", "doc_number", "closing", "signature", "date"):
        assert (found[field] or "") in document.text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("在全县春灌工作会议上的讲话", "讲话稿"),
        ("在春灌动员会上的讲话稿（2031年3月）", "讲话稿"),
        ("在开工仪式上的致词", "致辞"),
        ("2031年水利工作要点", "工作要点"),
        ("节约用水倡议", "倡议书"),
        ("2030年度述职报告", "述职报告"),
        ("关于春灌工作的汇报", "汇报"),
        ("云溪县2030年水利工作总结", "总结"),
        ("云溪县春灌用水管理办法", "办法"),
        ("云溪县春灌工作方案（试行）", "方案"),
        ("关于印发《云溪县春灌工作方案》的通知", "通知"),
        ("关于转发县水利局关于春灌用水意见的通知", "通知"),
        ("关于做好春灌工作的复函", "复函"),
    ],
)
def test_a_title_names_the_type(title: str, name: str) -> None:
    assert document_type(document_of(title, BODY, BODY)) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("经研究，现将有关事项通知如下。", "通知"),
        ("现将有关情况报告如下。", "报告"),
        ("妥否，请批示。", "请示"),
        ("你局来文收悉。经研究，现批复如下。", "批复"),
        ("现将有关事项通告如下。", "通告"),
        ("现就有关事项函商如下。", "函"),
        ("为此，我们倡议，节约每一滴水。", "倡议书"),
        ("现将春灌工作情况汇报如下。", "汇报"),
        ("下面，我代表王村表态如下。", "表态发言"),
    ],
)
def test_without_a_title_that_says_so_the_text_does(line: str, name: str) -> None:
    assert document_type(document_of("春灌不等人", BODY, line, BODY)) == name


def test_a_text_that_greets_listeners_is_a_speech() -> None:
    assert document_type(document_of("同志们：", BODY, BODY)) == "讲话稿"


def test_a_text_that_says_nothing_of_itself_has_no_type() -> None:
    found = describe(document_of(BODY, BODY))
    fields = ("type", "title", "addressee", "doc_number", "closing", "signature", "date")
    assert [found[field] for field in fields] == [None] * 7


def test_a_type_is_not_told_by_what_is_attached() -> None:
    lines = ["春灌不等人", BODY, "现将有关事项通知如下。", "附件：妥否，请批示"]
    assert document_type(document_of(*lines)) == "通知"


def test_furniture_is_outside_the_lines_of_a_document() -> None:
    found = describe(document_of("当前位置：首页 > 通知", "同志们：", BODY, "- 1 -"))
    assert (found["first_line"], found["last_line"]) == (3, 5)


# parts


def test_parts_are_the_blocks_as_a_layer() -> None:
    document = document_of("同志们：", f"一、早动手。{BODY}", f"二、重实效。{BODY}")
    layer = parts(document)
    assert layer["label"].tolist() == ["salutation", "heading", "heading"]
    assert layer["heading"].tolist()[1:] == ["一、早动手。", "二、重实效。"]
    assert layer["marker"].tolist()[1:] == ["一、", "二、"]
    assert layer["run_in"].tolist() == [False, True, True]
    check_layer(layer, {document.id: document})


# lists inside paragraphs

LISTS = [
    ("shi", "要做到：一是早动手；二是快动手；三是重实效。", ["一是早动手；", "二是快动手；", "三是重实效。"]),
    ("shi", "一是要早。早是前提。二是要实。实是根本。", ["一是要早。早是前提。", "二是要实。实是根本。"]),
    ("yao", "各村一要快,二要实,三要好。", []),
    ("yao", "各村要抓紧，一要快，二要实，三要好。", ["一要快，", "二要实，", "三要好。"]),
    ("di", "有三条：第一，要早。第二，要快。第三，要实。", ["第一，要早。", "第二，要快。", "第三，要实。"]),
    ("seq", "要抓三件事，首先是清渠，其次是修闸，最后是放水。", ["首先是清渠，", "其次是修闸，", "最后是放水。"]),
    ("arabic", "任务有三：1.清渠；2.修闸；3.放水。", ["1.清渠；", "2.修闸；", "3.放水。"]),
    ("arabic_paren", "任务有二：（1）清渠；（2）修闸。", ["（1）清渠；", "（2）修闸。"]),
    ("circled", "任务有二：①清渠；②修闸。", ["①清渠；", "②修闸。"]),
    ("cjk_paren", "任务有二：（一）清渠；（二）修闸。", ["（一）清渠；", "（二）修闸。"]),
    # what sums up is no part of the last member
    ("shi", "一是早。二是快。总之，要抓出成效。", ["一是早。", "二是快。"]),
    ("shi", "一是早。二是快。通过以上措施，全县面貌一新。", ["一是早。", "二是快。"]),
    ("shi", "要做到：一是早；二是快。各村都要照此办理。", ["一是早；", "二是快。"]),
    # what is left of a list
    ("yao", "工作上二要快，三要实，四要好，五要严。", []),
    ("yao", "要再加把劲，二要快，三要实，四要好。", ["二要快，", "三要实，", "四要好。"]),
]  # fmt: skip

NO_LISTS = [
    "一是一，没有第二句话。",
    "统一是前提，万一是雨天就改期。",
    "第一责任人要到场，第二批名单随后公布。",
    "要抓早，一是要早。",
    "二是要快，三是要实。",
    "一是要快，三是要实。",
    "增长1.5倍，下降2.6个百分点。",
    "学校、医院、车站、商场均已检查。",
]


@pytest.mark.parametrize(("kind", "text", "members"), LISTS)
def test_a_list_inside_a_paragraph_is_found_with_its_members(
    kind: str, text: str, members: list[str]
) -> None:
    document = document_of("同志们：", BODY, text, BODY)
    layer = enumerations(document)
    found = [[document.text[a:b] for a, b in places] for places in layer["members"]]
    assert found == ([members] if members else [])
    assert layer["label"].tolist() == ([kind] if members else [])
    assert layer["count"].tolist() == ([len(members)] if members else [])


@pytest.mark.parametrize("text", NO_LISTS)
def test_what_counts_nothing_is_no_list(text: str) -> None:
    assert len(enumerations(document_of("同志们：", BODY, text, BODY))) == 0


def test_a_paragraph_may_hold_two_lists() -> None:
    text = "成绩有二：一是渠通了；二是水清了。任务有三：一要早，二要快，三要实。"
    assert enumerations(document_of("同志们：", BODY, text))["count"].tolist() == [2, 3]


def test_a_list_runs_in_a_heading_too() -> None:
    document = document_of(
        "同志们：", f"一、早动手。一是清渠；二是修闸。{BODY}", f"二、重实效。{BODY}"
    )
    assert enumerations(document)["text"].tolist() == ["一是清渠；二是修闸。"]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "一是早；",
                "二是快；",
                "三是实。",
                "四是好",
                "首先，",
                "其次，",
                "1.",
                "2.",
                "总之，",
                BODY,
            ]
        )
    ).map("".join)
)
def test_members_of_any_list_lie_in_order_within_it(text: str) -> None:
    document = document_of("同志们：", BODY + text, BODY)
    layer = enumerations(document)
    check_layer(layer, {document.id: document})
    for start, end, members, count in zip(
        layer["start"], layer["end"], layer["members"], layer["count"], strict=True
    ):
        assert (members[0][0], members[-1][1], len(members)) == (start, end, count)
        assert all(a < b for a, b in members)
        assert all(before[1] <= after[0] for before, after in pairwise(members))


# promises

THREE = [f"{mark}{BODY}" for mark in ("一、早动手。", "二、重实效。", "三、严督查。")]
PROMISES = {
    "kept by headings": (["今天，我讲三点意见。", *THREE], "kept", 3, 3),
    "kept by a list in the paragraph": (["今天，我讲两点：一是要早；二是要实。"], "kept", 2, 2),
    "kept in digits": (["今天，我讲3点意见。", *THREE], "kept", 3, 3),
    "kept by 方面": (["要从三个方面入手，抓好落实，务必抓出成效。", *THREE], "kept", 3, 3),
    "kept by 两": (["重点要做好两件事：一是清渠；二是修闸。"], "kept", 2, 2),
    "broken by one too many": (["今天，我讲以下两点意见。", *THREE], "broken", 2, 3),
    "broken by one too few": (["今天，我讲四点意见。", *THREE], "broken", 4, 3),
    "broken by a list in the paragraph": (["今天，我讲三点：一是早；二是实。"], "broken", 3, 2),
    "open because 几 promises nothing": (["今天，我讲几点意见。", *THREE], "open", None, 3),
    "open because no list follows": (["今天，我讲三点意见。", BODY], "open", 3, None),
}


@pytest.mark.parametrize(("lines", "label", "promised", "found"), PROMISES.values(), ids=PROMISES)
def test_a_promise_is_kept_broken_or_open(
    lines: list[str], label: str, promised: int | None, found: int | None
) -> None:
    layer = promises(document_of("同志们：", BODY, *lines))
    (row,) = layer.astype(object).where(layer.notna(), None).to_dict("records")
    assert (row["label"], row["promised"], row["found"]) == (label, promised, found)


@pytest.mark.parametrize(
    "line",
    [
        "全县共有16项工程开工。",
        "城区四条街道已经修好。",
        "第三点意见已经落实。",
        "三个方面军会师。",
        "三条渠、四座闸都已修好。",
        "上面三点，大家要记牢。",
    ],
)
def test_a_count_that_announces_nothing_is_no_promise(line: str) -> None:
    assert len(promises(document_of("同志们：", BODY, line + BODY, *THREE))) == 0


def test_a_promise_points_to_the_list_it_announces() -> None:
    document = document_of("同志们：", "今天，我代表县委、县政府讲三点意见，请大家讨论。", *THREE)
    start = promises(document)["list_start"][0]
    assert document.text[start:].startswith("一、早动手")


def test_a_heading_may_promise_the_list_below_it() -> None:
    lines = [
        "一、抓好三项工作。",
        *[f"（{n}）清渠。{BODY}" for n in "一二三"],
        f"二、重实效。{BODY}",
    ]
    layer = promises(document_of("同志们：", BODY, *lines))
    assert layer["label"].tolist() == ["kept"]
    assert layer["found"].tolist() == [3]
