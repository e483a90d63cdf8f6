"""Headings that lost the mark between them and their body.

A case is a list with a bar `|` at each seam that a careful reader sees; the text itself has none.
"""

import pytest

from gongwen.reading.damage import damage
from gongwen.reading.glue import find_glued
from gongwen.reading.outline import find_headings, find_marks
from gongwen.reading.paragraphs import paragraphs
from gongwen.reading.plain import read_plain
from gongwen.reading.read import read_text


def rows_of(case: str) -> list[str]:
    return [row.strip() for row in case.strip().split("\n")]


def with_seams(text: str) -> list[str]:
    """The lines of a text with a bar at each seam that was found."""
    (document,) = read_text(f"同志们：\n{text}")
    rows = []
    for block in document.blocks[1:]:
        words = document.text_of(block)
        seam = block.heading[1] - block.start if block.heading and "glued" in block.flags else None
        rows.append(f"{words[:seam]}|{words[seam:]}" if seam else words)
    return rows


GLUED = {
    "sisters of one length before several kinds of opening": """
        一、加快推进，抓好落实。
        1、拓宽加快发展的视野|我们要跳出云溪看云溪，放到全市的大局中去看，放到全省的大局中去比，才能看清自己的位置。
        2、坚定加快发展的导向|导向是旗帜，导向偏了，力气越大离目标越远，各级干部要把好方向，稳住阵脚，一步一步往前走。
        3、强化加快发展的保障|一要保资金，二要保土地，三要保人才，哪一样跟不上，发展都会落空，有关部门要早安排。
        4、营造加快发展的环境|各级各部门要改进作风，提高效率，让来投资的人放心，让来创业的人安心，让办事的人舒心。
    """,
    "bodies that take up the heading's last word": """
        1、推行网格管理|管理也是生产力，管得细才能干得好，要把每一件事都分解到人，把每一个环节都管到位，不留空当。
        2、强化日常检查|要把日常检查贯穿始终，县里组织三个组，分片督查，发现问题当场交办，限期整改到位，决不手软。
        3、完善考核机制|完善考核要突出实绩，干多干少不一样，干好干坏不一样，年底算总账，先进的奖，落后的批。
    """,
    "one among sisters that kept their marks": """
        1、推行网格管理。管理也是生产力，管得细才能干得好，要把每一件事都分解到人，把每一个环节都管到位。
        2、强化日常检查|要把日常检查贯穿始终，县里组织三个组，分片督查，发现问题当场交办，限期整改到位，决不手软。
        3、完善考核机制。要突出实绩，干多干少不一样，干好干坏不一样，年底算总账，先进的奖，落后的批。
    """,
    "bracketed numbers": """
        （一）加强组织领导|各级党委政府要把春灌摆上重要位置，主要领导亲自抓，分管领导具体抓，一级抓一级，层层抓落实。
        （二）落实经费保障|县财政安排专项资金，乡镇按比例配套，资金要专款专用，不得截留，不得挪用，年底统一审计。
        （三）加强督促检查|县里组织三个组，分片督查，发现问题当场交办，限期整改到位，对工作不力的要通报批评。
    """,
}

WHOLE = {
    "items that are sentences": """
        1、各村要组织劳力分段包干清理渠道，十天之内把主渠清完，半个月之内把支渠清完，做到不误农时，不漏一户。
        2、水利站要逐座检查闸门和泵站，坏的修，旧的换，缺的补，不能带病放水，不能弄虚作假，更不能出事故。
        3、供销社要多跑几趟，把化肥农药送到村里，不让群众为买肥跑腿，不让假货进村，让群众用上放心肥。
    """,
    "provisions": """
        1、用水户应当在每年二月底以前向水管站申报当年的用水面积和用水时间，由水管站统一编制用水计划后公布。
        2、水管站应当在每年三月底以前完成渠道和闸门的检查维修工作，并将检查维修情况书面报告县水利局备案。
        3、任何单位和个人不得擅自启闭闸门或者在渠道内筑坝截水，违反的由水利局责令改正并依照规定处理。
    """,
    "headings with their marks": """
        1、推行网格管理。管理也是生产力，管得细才能干得好，要把每一件事都分解到人，把每一个环节都管到位。
        2、强化日常检查。要把日常检查贯穿始终，县里组织三个组，分片督查，发现问题当场交办，限期整改到位。
        3、完善考核机制。要突出实绩，干多干少不一样，干好干坏不一样，年底算总账，先进的奖，落后的批。
    """,
    "short items": """
        1、加强领导
        2、加强宣传
        3、加强督查
    """,
    "a word repeated inside a sentence": """
        1、坚持谁用水谁管水管水先管人的原则，把责任分到户，落到田，记到账，做到人人有责，户户尽责，不推不拖。
        2、坚持先上游后下游下游让上游的次序，把时间排到天，排到时，排到闸，做到有序放水，节约用水，不抢不争。
    """,
}


@pytest.mark.parametrize("case", GLUED.values(), ids=GLUED)
def test_the_seam_of_a_glued_heading_is_found(case: str) -> None:
    rows = rows_of(case)
    assert with_seams("\n".join(rows).replace("|", "")) == rows


@pytest.mark.parametrize("case", WHOLE.values(), ids=WHOLE)
def test_what_nobody_glued_stays_whole(case: str) -> None:
    rows = rows_of(case)
    assert with_seams("\n".join(rows)) == rows


SHORT_HEADING = """
    一、早动手
    各村要组织劳力，分段包干，十天之内把主渠清完，半个月之内把支渠清完。
    二、抓宣传|宣传工作已经成为春灌工作的重要一环。
    要利用广播、标语、流动车等形式，把政策讲透，把道理讲清，把办法讲明。
    三、重实效
    水利站要逐座检查，坏的修，旧的换，缺的补，不能带病放水。
    四、严督查
    县里组织三个组，分片督查，发现问题当场交办，限期整改到位。
"""
LONGER_ECHO = """
    （一）加强组织领导|各级党委政府要把春灌摆上重要位置，主要领导亲自抓，分管领导具体抓，一级抓一级，层层抓落实。
    （二）加强宣传引导|要利用广播、标语、流动车等形式，把政策讲透，把道理讲清，把办法讲明，让群众自觉行动起来。
    （三）加强督促检查|县里组织三个组，分片督查，发现问题当场交办，限期整改到位，对工作不力的要通报批评。
"""


@pytest.mark.parametrize(
    "case",
    [
        SHORT_HEADING,
        LONGER_ECHO,
    ],
)
def test_the_seam_stands_where_words_and_sisters_part(case: str) -> None:
    rows = rows_of(case)
    assert with_seams("\n".join(rows).replace("|", "")) == rows


def test_a_glued_heading_is_run_in_flagged_and_reported() -> None:
    rows = rows_of(GLUED["bodies that take up the heading's last word"])
    (document,) = read_text("\n".join(["同志们：", *rows]).replace("|", ""))
    heads = list(document.of_kind("heading"))
    assert all(head.run_in and "glued" in head.flags for head in heads)
    layer = damage(document)
    assert layer["label"].tolist() == ["glued_heading"] * 3
    assert layer["text"].tolist() == [row.partition("|")[0] for row in rows]


def test_finding_seams_changes_no_text() -> None:
    text = "\n".join(rows_of(GLUED["bracketed numbers"])).replace("|", "")
    lines = paragraphs(read_plain(text, "a.txt"), lambda _: [])
    find_marks(lines)
    find_headings(lines)
    find_glued(lines)
    assert "\n".join(line.text for line in lines) == text
    assert all("glued" in line.flags for line in lines)
