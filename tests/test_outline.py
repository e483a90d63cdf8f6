"""Headings, list items and their depth, by the order in which a text uses its marks.

A case is a text with the expected reading before each line: `H` a heading alone on its line, `R`
one with body on the same line, `L` a list item, each with its level and, behind a plus, its flags;
`-` is anything else. `…` stands for a sentence or two of body.
"""

import re

import pytest

from gongwen.documents import Document
from gongwen.reading.read import read_text
from gongwen.structure import outline

BODY = "各村要组织劳力，分段包干，十天之内把主渠清完，半个月之内把支渠清完。上游要照顾下游，大村要带动小村，不得抢水。"
OPENING = "同志们："


def split_case(case: str) -> tuple[list[str], list[str]]:
    """The expected readings and the lines of a case."""
    rows = [row.strip().split(" ", 1) for row in case.strip().split("\n")]
    return [row[0] for row in rows], [row[1].replace("…", BODY) for row in rows]


def read_lines(lines: list[str], opening: str = OPENING) -> Document:
    (document,) = read_text("\n".join([opening, *lines]))
    return document


def readings(document: Document) -> list[str]:
    """What each block below the opening was read as, in the letters of a case."""
    return [
        "-"
        if block.kind not in ("heading", "list_item")
        else "+".join(
            [
                ("L" if block.kind == "list_item" else "R" if block.run_in else "H")
                + str(block.level),
                *block.flags,
            ]
        )
        for block in document.blocks[1:]
    ]


HABITS = {
    "一、 above （一） above 1. above （1）": """
        H1 一、提高认识
        - …
        R2 （一）看旱情。…
        R3 1.看墒情。…
        R4 （1）看沙地。…
        R4 （2）看坡地。…
        R3 2.看苗情。…
        R2 （二）看条件。…
        H1 二、抓好落实
        R2 （一）清渠道。…
        R2 （二）修闸门。…
    """,
    "1、 directly under 一、": """
        H1 一、提高认识。
        R2 1、看旱情。…
        R2 2、看条件。…
        H1 二、抓好落实。
        R2 1、清渠道。…
    """,
    "第一， under 一、": """
        H1 一、提高认识
        - …
        R2 第一，看旱情。…
        R2 第二，看条件。…
        H1 二、抓好落实
        R2 第一，清渠道。…
        R2 第二，修闸门。…
    """,
    "第一， before 一、 is a list of its own": """
        - …
        R1 第一，渠道更通了。…
        R1 第二，人心更齐了。…
        R1 第三，底子更厚了。…
        H1 一、早动手
        R2 （一）抓清渠。…
        R2 （二）抓修闸。…
        H1 二、重实效
        - …
    """,
    "（一） at the top": """
        R1 （一）看旱情。…
        R1 （二）看条件。…
        R1 （三）看作风。…
    """,
    "1. at the top": """
        H1 1.看旱情
        - …
        H1 2.看条件
        - …
    """,
    "一是 as paragraphs": """
        H1 一、重实效
        R2 一是把责任压实。…
        R2 二是把农资备足。…
        R2 三是把服务送到。…
    """,
    "一要 as paragraphs": """
        - …
        R1 一要早。…
        R1 二要快。…
        R1 三要实。…
    """,
    "首先 and its followers between two （一）": """
        R1 （一）看旱情。…
        R2 首先是清渠。…
        R2 其次是修闸。…
        R2 其三是备肥。…
        R1 （二）看作风。…
    """,
    "最后 ends a list": """
        R1 首先，清渠道。…
        R1 其次，修闸门。…
        R1 最后，备农资。…
    """,
    "部分 above 一、": """
        H1 第一部分 成绩
        - …
        H2 一、渠道通
        - …
        H1 第二部分 打算
        - …
        H2 一、抓早
        - …
    """,
    "numbers of two digits": """
        R1 九、清渠道。…
        R1 十、修闸门。…
        R1 十一、备农资。…
        R1 十二、查进度。…
    """,
    "① below （1）": """
        H1 1.清渠
        R2 （1）清主渠。…
        R3 ①清上段。…
        R3 ②清下段。…
        R2 （2）清支渠。…
    """,
}


@pytest.mark.parametrize("case", HABITS.values(), ids=HABITS)
def test_depth_follows_the_order_of_marks(case: str) -> None:
    expected, lines = split_case(case)
    found = [reading.partition("+")[0] for reading in readings(read_lines(lines))]
    assert found == expected


LAWS = """
    H1 第一章 总则
    L2 第一条 为了节约用水，制定本办法。
    L2 第二条 本办法适用于全县春灌用水。
    H1 第二章 用水
    H2 第一节 计划
    L3 第三条 用水应当先报计划，写明下列内容：
    L4 （一）面积；
    L4 （二）时间。
    H2 第二节 放水
    L3 第四条 放水应当有人看管。
    H1 第三章 附则
    L2 第五条 本办法自2031年3月1日起施行。
"""


def test_articles_stand_under_chapters_and_sections_and_are_no_headings() -> None:
    expected, lines = split_case(LAWS)
    assert readings(read_lines(lines, "云溪县春灌用水管理办法")) == expected


UPSIDE_DOWN = """
    H1 1.早动手
    R2 一、清主渠。…
    R2 二、清支渠。…
    H1 2.重实效
    R2 一、修主闸。…
    R2 二、修支闸。…
    H1 3.严督查
    R2 一、查进度。…
    R2 二、查质量。…
"""


def test_a_hierarchy_may_stand_upside_down() -> None:
    expected, lines = split_case(UPSIDE_DOWN)
    assert readings(read_lines(lines)) == expected


BREAKS = {
    "a gap": """
        R1 一、早动手。…
        R1+gap:1-3 三、重实效。…
        R1+gap:3-6 六、严督查。…
    """,
    "a number that comes back": """
        R1 一、早动手。…
        R1 二、重实效。…
        R1 三、严督查。…
        R1+regress 二、讲奖惩。…
    """,
    "a list that begins anew": """
        H1 一、早动手
        R2 1、清主渠。…
        R2 2、清支渠。…
        R2+restart 1、修主闸。…
        R2 2、修支闸。…
    """,
    "a list that begins anew under a new heading is no break": """
        H1 一、早动手
        R2 1、清主渠。…
        R2 2、清支渠。…
        H1 二、重实效
        R2 1、修主闸。…
    """,
    "a list without its beginning": """
        R1+head_lost 三、重实效。…
        R1 四、严督查。…
        R1 五、讲奖惩。…
    """,
    "a lower list before the first heading that is left": """
        R2 1、清主渠。…
        R2 2、清支渠。…
        H1+head_lost 三、重实效
        R2 1、查进度。…
        R2 2、查质量。…
    """,
    "最后 leaves no gap": """
        R1 首先，清渠道。…
        R1 其次，修闸门。…
        R1 最后，备农资。…
    """,
    "a lower list that goes on under the next heading": """
        H1 一、早动手
        R2 （一）清主渠。…
        R2 （二）清支渠。…
        H1 二、重实效
        R2 （三）修主闸。…
        R2 （四）修支闸。…
    """,
}


@pytest.mark.parametrize("case", BREAKS.values(), ids=BREAKS)
def test_breaks_in_the_numbering_are_flagged(case: str) -> None:
    expected, lines = split_case(case)
    assert readings(read_lines(lines)) == expected


HEADINGS = {
    "bare lines with body below are headings": """
        H1 一、时间安排
        - …
        H1 二、放水次序
        - …
        H1 三、用水收费
        - …
    """,
    "bare lines one below another are items": """
        - 现将有关事项通知如下：
        L1 一、时间安排
        L1 二、放水次序
        L1 三、用水收费
    """,
    "lines that end in a semicolon are items": """
        - 现将完成时限通知如下：
        L1 一、四月一日前完成清渠；
        L1 二、四月十日前完成修闸；
        L1 三、四月十五日前开闸放水。
    """,
    "one bare line among headings with body has lost its body": """
        R1 一、早动手。…
        H1 二、重实效。
        R1 三、严督查。…
    """,
    "the last of several headings may lack its body": """
        H1 一、时间安排
        - …
        H1 二、放水次序
        - …
        H1 三、用水收费
    """,
    "a heading may be a sentence that ends in a full stop": """
        H1 一、提高认识，增强做好春灌工作的责任感。
        - …
        H1 二、突出重点，打好清渠修闸的攻坚战。
        - …
    """,
    "a long bare line of several clauses heads a part": """
        H1 一、早动手，要抢在清明以前把水渠清好，把闸门修好，把农资备足，把劳力组织好，把责任落实到每一个人头上。
        - …
        H1 二、重实效，要把每一块田都浇透，做到不误农时，不漏一户，不浪费一方水，不出一起事故，让群众真正满意。
        - …
    """,
    "provisions are items": """
        L1 一、各村应当在清明以前完成清渠，并由村民委员会负责组织验收，验收不合格的，应当重新清理直至合格为止。
        L1 二、水利站应当在谷雨以前完成修闸，并由水利局负责组织验收，验收不合格的，应当重新修理直至合格为止。
    """,
    "a first sentence too long to head anything makes an item": """
        L1 一、春灌期间各村要组织劳力分段包干清理渠道修复闸门并且安排专人日夜看护各处闸门和泵站。要说到做到。
        L1 二、春灌期间水利站要组织技术人员巡回检查渠道闸门和泵站并且帮助各村解决遇到的各种困难。要随叫随到。
    """,
    "a heading may end in a colon": """
        R1 一、清渠：……
        R1 二、修闸：……
    """,
    "a colon that introduces a list ends no heading": """
        L1 一、清渠任务如下：主渠二十里，支渠四十里，斗渠六十里，都要在清明以前清完，一里也不能少。
        L1 二、修闸任务如下：主闸二座，支闸十座，斗闸六十座，都要在清明以前修好，一座也不能少。
    """,
    "a label heads the list below it": """
        H1 一、基本情况
        - …
        H2 存在问题：
        R3 1、动手迟。…
        R3 2、办法少。…
        H1 二、下步打算
        - …
    """,
    "labels may head the whole text": """
        H1 基本情况
        - …
        H1 存在问题
        - …
        H1 下步打算
        - …
    """,
    "a label that ends in a full stop heads a list": """
        H1 存在问题。
        R2 1、动手迟。…
        R2 2、办法少。…
    """,
    "a lead-in is no label": """
        - 现将有关情况汇报如下：
        R1 一、清渠。…
        R1 二、修闸。…
    """,
    "a first point behind a few words": """
        R1 我认为，第一，要早动手。…
        R1 第二，要重实效。…
        R1 第三，要严督查。…
    """,
    "a mark that opens a list inside its paragraph heads nothing": """
        H1 一、重实效
        - 一是把责任压实。…二是把农资备足。…
        H1 二、严督查
        - …
    """,
    "首先 without a second is no mark": """
        H1 一、工作要早
        - 首先，讲一个故事。…
        H1 二、办法要多
        - …
    """,
}


@pytest.mark.parametrize("case", HEADINGS.values(), ids=HEADINGS)
def test_headings_are_told_from_items_and_body(case: str) -> None:
    expected, lines = split_case(case)
    assert readings(read_lines(lines)) == expected


@pytest.mark.parametrize(
    "lead_in",
    [
        "今天，就做好春灌工作，我代表县委、县政府讲三点意见。",
        "今天开会，我代表县委讲三点意见：",
        "下面，我讲三点意见：",
        "要做到：",
        "下面，我讲三点意见。",
        "我再强调三点。",
        "重点抓好三件事。",
    ],
)
def test_a_sentence_that_announces_points_heads_nothing(lead_in: str) -> None:
    expected, lines = split_case(HABITS["1、 directly under 一、"])
    assert readings(read_lines([lead_in, *lines])) == ["-", *expected]


# exact extents and the layer


@pytest.mark.parametrize(
    ("line", "marker", "heading", "text"),
    [
        (f"一、早动手。{BODY}", "一、", "一、早动手。", "早动手"),
        (f"（一）早动手。{BODY}", "（一）", "（一）早动手。", "早动手"),
        (f"1. 早动手。{BODY}", "1.", "1. 早动手。", "早动手"),
        (f"第一，早动手。{BODY}", "第一，", "第一，早动手。", "早动手"),
        (f"一是早动手。{BODY}", "一是", "一是早动手。", "早动手"),
        (f"一、早动手！{BODY}", "一、", "一、早动手！", "早动手！"),
        (f"一、清渠：{BODY}{BODY}", "一、", "一、清渠：", "清渠"),
        (f"一、抓“三早”。{BODY}", "一、", "一、抓“三早”。", "抓“三早”"),
        (f"一、为什么要早？{BODY}", "一、", "一、为什么要早？", "为什么要早？"),
        (f"我认为，第一，早动手。{BODY}", "第一，", "第一，早动手。", "早动手"),
    ],
)
def test_a_run_in_heading_reaches_to_the_end_of_its_sentence(
    line: str, marker: str, heading: str, text: str
) -> None:
    ordinal = re.sub("一", "二", marker).replace("1", "2")
    document = read_lines([line, f"{ordinal}再动手。{BODY}"])
    block = document.blocks[1]
    assert (block.kind, block.marker, block.run_in) == ("heading", marker, True)
    assert document.heading_of(block) == heading
    assert outline(document)["heading"][0] == text


def test_the_layer_names_the_parent_of_each_heading() -> None:
    _, lines = split_case(HABITS["一、 above （一） above 1. above （1）"])
    layer = outline(read_lines(lines))
    assert layer["level"].tolist() == [1, 2, 3, 4, 4, 3, 2, 1, 2, 2]
    assert layer["parent"].tolist() == [-1, 0, 1, 2, 2, 1, 0, -1, 7, 7]
    assert layer["ordinal"].tolist() == [1, 1, 1, 1, 2, 2, 2, 2, 1, 2]
    assert layer["heading"][3] == "看沙地"
    assert set(layer["label"]) == {"heading"}


def test_a_label_has_a_parent_but_no_number() -> None:
    _, lines = split_case(HEADINGS["a label heads the list below it"])
    layer = outline(read_lines(lines))
    assert layer["parent"].tolist() == [-1, 0, 1, 1, -1]
    assert layer["ordinal"].isna().tolist() == [False, True, False, False, False]
    assert layer["heading"].tolist() == ["基本情况", "存在问题", "动手迟", "办法少", "下步打算"]


def test_a_list_item_has_no_heading() -> None:
    layer = outline(read_lines(split_case(LAWS)[1], "云溪县春灌用水管理办法"))
    items = layer[layer["label"] == "list_item"]
    assert items["heading"].isna().all()
    assert items["text"].iloc[0] == "第一条 为了节约用水，制定本办法。"


def test_heads_of_markdown_are_headings_by_their_own_depth() -> None:
    text = f"# 关于春灌的通知\n\n## 一、早动手\n\n{BODY}\n\n### 清渠\n\n{BODY}\n\n## 二、重实效\n\n{BODY}"
    layer = outline(read_text(text)[0])
    assert layer["heading"].tolist() == ["早动手", "清渠", "重实效"]
    assert layer["level"].tolist() == [1, 2, 1]


@pytest.mark.parametrize("call", ["请抓紧落实。", "下一步，我们要加油。", "今年要办好十件实事。"])
def test_a_short_sentence_before_a_list_is_no_heading(call: str) -> None:
    page = ["关于春灌的通知", "各乡镇：", call, f"1.早动手。{BODY}", f"2.重实效。{BODY}"]
    layer = outline(read_text("\n".join(page))[0])
    assert layer["heading"].tolist() == ["早动手", "重实效"]
    assert layer["level"].tolist() == [1, 1]
