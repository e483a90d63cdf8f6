"""Moves: cue by cue, in whole texts, where they contradict the type, and how regular they are."""

import re
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import Document, check_layer
from gongwen.labels import load_labels
from gongwen.matching import BLOCK_SCORES, block_scores
from gongwen.moves import INVENTORIES, UNKNOWN, conflicts, cue_table, inventory_of, moves
from gongwen.moves.alternatives import alternatives
from gongwen.moves.cues import load_cues, load_order
from gongwen.moves.decode import Costs, knowledge_of, score
from gongwen.moves.learning import annotated, example_table, examples, learn, passages
from gongwen.moves.places import main_blocks, sentences_of
from gongwen.moves.profile import PROFILE, profile_of_moves
from gongwen.moves.trial import cues_without, trial
from gongwen.moves.wording import LEAST, load_wording, read_weights
from gongwen.moves.wording import MOST as WORDING_MOST
from gongwen.reading.read import read_text

BODY = ("paragraph", "heading", "list_item", "closing")


def document_of(*lines: str) -> Document:
    (document,) = read_text("\n\n".join(lines))
    return document


def labels_of(*lines: str) -> list[str]:
    return moves(document_of(*lines))["label"].tolist()


SPEECH = (
    "在全县春灌工作会议上的讲话",
    "同志们：",
    (
        "今天召开全县春灌工作会议，主要任务是总结去年春灌工作，部署今年各项任务。"
        "刚才，水利局长作了很好的发言，我完全同意。下面，我讲三点意见。"
    ),
    "一、肯定成绩，坚定信心",
    (
        "近年来，全县春灌工作取得了明显成效，累计清淤渠道三百公里，灌溉面积比上年增长12%。"
        "这些成绩的取得，离不开各乡镇的共同努力。在此，我代表县政府向大家表示衷心的感谢！"
    ),
    "在肯定成绩的同时，我们也要清醒地看到，春灌工作还存在不少问题。一是渠道老化，二是管护不到位。",
    "二、突出重点，扎实做好春灌各项工作",
    "（一）抓紧清淤。各乡镇要在3月10日前把渠道清好，要加快推进闸门维修。",
    "（二）科学调水。要大力推进轮灌制度，切实做好用水计划。",
    "三、加强组织领导，确保任务落实",
    "各乡镇主要负责同志是第一责任人，要亲自抓、负总责。要把春灌纳入年度考核，严格督查。",
    "对弄虚作假的，一律严肃追责，绝不姑息。",
    "同志们，春灌时间紧、任务重。让我们携起手来，为全年丰收作出新的更大的贡献！",
    "谢谢大家！",
)


def test_a_speech_is_told_move_by_move() -> None:
    layer = moves(document_of(*SPEECH))
    assert layer["label"].tolist() == [
        "SAL", "OCC", "END", "ANN", "ACH", "ACH", "ATT", "THX", "PRB", "TSK", "TSK", "TSK", "ORG",
        "ORG", "DIS", "EXH", "CLS",
    ]  # fmt: skip
    assert set(layer["inventory"]) == {"S"}
    pivot = layer[layer["label"] == "PRB"].iloc[0]
    assert pivot["secondary"] == "CON"


def test_evidence_is_in_the_stretch_or_in_a_heading() -> None:
    document = document_of(*SPEECH)
    layer = moves(document)
    for words in layer["evidence"].dropna():
        assert words in document.text


REQUEST = (
    "青溪县水利局关于解决春灌经费的请示",
    "青溪县人民政府：",
    "今年以来，我县降雨偏少，现有泵站老化严重，难以满足春灌需要。现就有关事项请示如下：",
    "一、申请经费",
    "拟安排春灌应急经费60万元，用于维修泵站8座。",
    "综上，恳请县政府批准上述经费。",
    "妥否，请批示。",
    "附件：泵站维修清单",
    "青溪县水利局",
    "2031年3月5日",
    "（联系人：水利科，电话：0000-0000000）",
)


def test_a_request_is_read_with_the_statutory_inventory() -> None:
    layer = moves(document_of(*REQUEST))
    assert layer["label"].tolist() == [
        "RSN", "TRN", "MAT", "MAT", "ASK", "CLO", "ATT", "SGN", "SGN", "CON",
    ]  # fmt: skip
    assert set(layer["inventory"]) == {"D"}


CUES = {
    "ends in a colon": ("D", "通知", "现将有关事项通知如下：", "TRN"),
    "incoming document": ("D", "批复", "你局《关于修桥的请示》（青水〔2031〕4号）收悉。", "REF"),
    "agrees": ("D", "批复", "原则同意你局提出的方案。", "POS"),
    "effect": ("D", "通告", "本通告自2031年5月1日起施行。", "EFF"),
    "decides": ("D", "决定", "县政府决定授予王某“岗位能手”称号。", "DEC"),
    "minutes": ("D", "纪要", "会议议定由水利局牵头，4月底前完成。", "AGR"),
    "another's words": ("S", None, "刚才，三位同志作了典型发言，讲得很好。", "END"),
    "how many points": ("S", None, "下面，我讲三点意见。", "ANN"),
    "half-width marks": ("S", None, "下面,我讲三点意见。", "ANN"),
    "credits": ("S", None, "这些成绩的取得，得益于各级的大力支持。", "ATT"),
    "the pivot alone": ("S", None, "对此，我们必须清醒地看到。", "CON"),
    "gaps": ("S", None, "当前还存在一些不相适应的地方，机制有待进一步完善。", "PRB"),
    "why it matters": ("S", None, "修好水渠是保障粮食安全的必然要求，事关千家万户。", "SIG"),
    "guiding thought": ("S", None, "要以节水为主线，以轮灌为重点，坚持先远后近。", "GUI"),
    "bodies in a row": (
        "S",
        None,
        "水利部门要抓好调度；财政部门要保障经费；农业农村部门要搞好技术指导。",
        "DUT",
    ),
    "sanction": ("S", None, "对失职的严肃追责，绝不姑息。", "DIS"),
    "wish": ("S", None, "衷心祝愿大家身体健康！", "WIS"),
    "own body": ("S", "表态发言", "我们将按期完成任务，请领导放心。", "PLG"),
}


@pytest.mark.parametrize(("inventory", "kind", "line", "move"), CUES.values(), ids=CUES)
def test_a_cue_speaks_for_its_move(inventory: str, kind: str | None, line: str, move: str) -> None:
    document = document_of("青溪县春灌工作情况", line, "天气晴好。", "水流平稳。", "人心安定。")
    sentence = sentences_of(document, main_blocks(document))[0]
    points = {
        name: given.points
        for name, given in score(sentence, knowledge_of(inventory).of(kind)).items()
    }
    assert max(points, key=lambda name: points[name]) == move


PITFALLS = {
    "在…的同时 without achievement is no pivot": ("在修好道路的同时，清理河道。", {"CON", "PRB"}),
    "one saying is no announcement": ("有人讲过这样一句话，水到渠成。", {"ANN"}),
    "要 in 重要 and 需要 is no task": ("这是重要需求，也是主要要素。", {"TSK"}),
    "第一责任 of a heading word": ("责任感是做人的根本。", {"ORG"}),
}


@pytest.mark.parametrize(("line", "moves_not"), PITFALLS.values(), ids=PITFALLS)
def test_pitfalls_are_no_cues(line: str, moves_not: set[str]) -> None:
    document = document_of("青溪县春灌工作情况", "天气晴好，渠水清澈。", line)
    sentence = sentences_of(document, main_blocks(document))[-1]
    assert not moves_not & {
        name for name, given in score(sentence, knowledge_of("S").of(None)).items() if given.words
    }


LOOKALIKES = {
    "统一 and 万一 are no lists": "统一是前提；万一是雨天就改期。",
    "第一要务 is no first task": "稳就业是第一要务。",
    "以为 is no 以…为": "他以为会议取消，所以没有来。",
    "是…的 may be a mere cleft": "这项工作是去年启动的。",
    "an indirect question": "如何用好资金，是当前难题。",
    "谢谢 as a word": "会议室里谢谢两个字写得很大。",
    "祝 as a name": "村口的祝家祠堂修好了。",
    "下面 as a place": "下面条件比较艰苦，住的是帐篷。",
    "严禁 on a sign": "严禁烟火的牌子挂在门口。",
    "存在 in a bank": "存在银行里的钱取了出来。",
}


@pytest.mark.parametrize("line", LOOKALIKES.values(), ids=LOOKALIKES)
def test_what_only_looks_like_a_cue_decides_nothing(line: str) -> None:
    layer = moves(document_of(
        *SPEECH[:2], "今天召开全县春灌工作会议。", "一、情况", "渠水平稳。", line, "树木成行。",
        "二、其他", "天气晴好。",
    ))  # fmt: skip
    assert layer.loc[layer["text"] == line, "label"].tolist() == [UNKNOWN]


def test_what_stands_right_before_a_list_may_announce_it_in_plain_words() -> None:
    line = "剩下的路怎么走，我琢磨出三招。"
    layer = moves(document_of(
        "在修桥动员会上的讲话", "乡亲们：", "今晚请大家来，商量修桥的事。", line,
        "头一招，备料。石头就地取，沙子到河湾去拉。", "第二招，出工。一户一个劳力，干满十天。",
        "第三招，看护。桥修好了，各组轮着管。",
    ))  # fmt: skip
    assert layer.loc[layer["text"] == line, "label"].tolist() == ["ANN"]


def test_the_call_that_ends_a_speech_is_no_part_of_its_last_section() -> None:
    head = "二、怎么才算数"
    layer = moves(document_of(
        "在年中工作会议上的讲话", "同志们：", "今天召开年中工作会议，安排下半年的任务。",
        "一、抓好重点任务", "要加快工程进度，落实各项措施，确保年底前完工。", head,
        "质量归老范，交期归小邵，每月五号通报。",
        "让我们携起手来，以更大的决心、更实的作风、更足的干劲，把每一项任务落到实处，"
        "为全县的发展作出新的更大的贡献！让我们共同努力，开创更加美好的明天！",
        "谢谢大家！",
    ))  # fmt: skip
    assert layer.loc[layer["text"] == head, "label"].tolist() == ["ORG"]


def test_not_one_is_no_story() -> None:
    line = "两千三百户人家没有一户断电。"
    layer = moves(
        document_of("在总结会上的讲话", "同志们：", line, "三百趟山路，没有一个人受重伤。")
    )
    assert "ARG" not in set(layer["label"])


def test_where_no_cue_decides_the_move_is_unknown() -> None:
    layer = moves(document_of("同志们：", "渠水清清，柳树青青。", "鸟儿在枝头歌唱，鱼儿在水里游动。",
                              "天很蓝，云很白。"))  # fmt: skip
    unknown = layer[layer["label"] == UNKNOWN]
    assert len(unknown) >= 1
    assert unknown["evidence"].isna().all()
    assert (unknown["confidence"] == 0).all()


def test_a_heading_speaks_for_what_stands_under_it() -> None:
    layer = moves(document_of(*SPEECH))
    under = layer[layer["text"].str.startswith("各乡镇主要负责同志")].iloc[0]
    assert under["label"] == "ORG"


def test_annexes_have_no_moves() -> None:
    layer = moves(document_of(*REQUEST[:-1], "附件", "泵站维修清单", "青溪泵站等8座泵站全部维修。"))
    assert not layer["text"].str.contains("等8座").any()


# conflicts


def test_a_request_in_a_report_is_a_conflict() -> None:
    found = conflicts(document_of(
        "青溪县水利局关于春灌情况的报告", "县人民政府：", "春灌进展顺利，现将有关情况报告如下：",
        "一、进展情况", "已灌溉农田8万亩。", "二、经费问题", "拟安排经费60万元，请予批准。",
        "特此报告。", "青溪县水利局", "2031年4月5日",
    ))  # fmt: skip
    assert found["label"].tolist() == ["request_in_report"]
    row = found.iloc[0]
    assert (row["rule"], row["tier"]) == ("R05", "REG")
    assert row["evidence"] == row["text"] == "请予批准"


@pytest.mark.parametrize(
    "line",
    ["以上报告，请审阅。", "该方案已报请县政府批准。", "工程经省水利厅批复，已开工。",
     "本月收到请示件12份，全部办结。"],
)  # fmt: skip
def test_a_report_may_be_read_and_may_tell_of_approvals(line: str) -> None:
    found = conflicts(document_of(
        "青溪县水利局关于春灌情况的报告", "县人民政府：", "现将春灌情况报告如下：", line,
        "青溪县水利局", "2031年4月5日",
    ))  # fmt: skip
    assert found.empty


ANSWERS = {
    "cites title and number": ("你局《关于修渠的请示》（青水〔2031〕4号）收悉。", []),
    "cites without number": ("你局《关于修渠的请示》收悉。", ["number_missing"]),
    "cites nothing": ("经研究，同意修渠。", ["no_reference"]),
}


@pytest.mark.parametrize(("opening", "labels"), ANSWERS.values(), ids=ANSWERS)
def test_an_answer_says_what_it_answers(opening: str, labels: list[str]) -> None:
    found = conflicts(document_of(
        "青溪县人民政府关于修渠的批复", "县水利局：", f"{opening}现批复如下：", "一、同意修渠。",
        "此复。", "青溪县人民政府", "2031年4月9日",
    ))  # fmt: skip
    assert found["label"].tolist() == labels


MATTERS = {
    "the title joins two requests": ("修建泵站及增加编制", ("综上，恳请批准。",), 1),
    "the title joins two nouns": ("修建泵站和水闸", ("综上，恳请批准。",), 0),
    "each section asks": (
        "水利工作",
        (
            "一、关于泵站",
            "泵站老化，特申请经费60万元。",
            "二、关于编制",
            "人手不足，特申请编制3名。",
        ),
        1,
    ),
    "one request behind its reasons": (
        "修建泵站",
        ("一、修建理由", "泵站老化。", "二、所需经费", "需60万元。", "特申请上述经费，请予批准。"),
        0,
    ),
}


@pytest.mark.parametrize(("matter", "lines", "count"), MATTERS.values(), ids=MATTERS)
def test_a_request_has_one_matter(matter: str, lines: tuple[str, ...], count: int) -> None:
    found = conflicts(document_of(
        f"青溪县水利局关于{matter}的请示", "县人民政府：", "现将有关情况请示如下：", *lines,
        "妥否，请批示。", "青溪县水利局", "2031年3月5日",
    ))  # fmt: skip
    assert found["label"].tolist() == ["several_matters"] * count
    assert set(found["rule"]) <= {"R04"}


def test_two_things_bought_in_a_report_are_no_matter_of_a_request() -> None:
    found = conflicts(document_of(
        "青溪县水利局关于修建泵站及增加编制情况的报告", "县人民政府：", "现将有关情况报告如下：",
        "一、泵站", "泵站已修好。", "二、编制", "编制已增加。", "特此报告。", "青溪县水利局",
        "2031年3月5日",
    ))  # fmt: skip
    assert found.empty


def test_opening_and_closing_formula_of_a_notice_are_once_too_many() -> None:
    lines = ["关于春灌的通知", "各乡镇：", "现将有关事项通知如下：", "一、抓紧清淤。", "特此通知。",
             "青溪县水利局", "2031年3月5日"]  # fmt: skip
    found = conflicts(document_of(*lines))
    assert found["label"].tolist() == ["closing_repeated"]
    assert found["evidence"].tolist() == ["通知如下"]
    assert conflicts(document_of(*(line for line in lines if line != "特此通知。"))).empty


def test_conflicts_have_names_in_both_languages() -> None:
    for label in (
        "request_in_report", "several_matters", "no_reference", "number_missing",
        "closing_repeated",
    ):  # fmt: skip
        assert f"conflict.{label}" in load_labels()


# the tables of cues


@pytest.mark.parametrize("inventory", INVENTORIES)
def test_every_row_of_the_cue_tables_can_be_used(inventory: str) -> None:
    table = cue_table(inventory)
    assert list(table.columns) == ["move", "pattern", "weight", "types", "places", "note"]
    assert set(table["move"]) <= set(INVENTORIES[inventory])
    assert (table["note"].str.len() > 3).all()
    assert len(load_cues(inventory)) == len(table)
    assert not table.duplicated(["move", "pattern", "types", "places"]).any()


@pytest.mark.parametrize("inventory", INVENTORIES)
def test_places_of_cues_exist(inventory: str) -> None:
    known = {"opening", "body", "ending", "closing", "first", "last", "lead", "intro", "item",
             "loose", "late", "ahead", "text", "heading", "title", ""}  # fmt: skip
    for places in cue_table(inventory)["places"]:
        assert set(places.split("|")) <= known


@pytest.mark.parametrize("inventory", INVENTORIES)
def test_the_usual_order_names_moves_of_its_inventory(inventory: str) -> None:
    for pair, weight in load_order(inventory).items():
        assert set(pair) <= set(INVENTORIES[inventory])
        assert 0 < weight <= Costs().inside


def test_every_move_has_a_name_in_both_languages() -> None:
    names = {name for inventory in INVENTORIES.values() for name in inventory} | {UNKNOWN}
    assert {f"move.{name}" for name in names} <= set(load_labels())


def test_an_unknown_inventory_is_named() -> None:
    with pytest.raises(ValueError, match="inventory is 'X'"):
        cue_table("X")


# wording where no cue stands


def test_an_appointment_is_decided_whatever_the_words() -> None:
    layer = moves(document_of(
        "青溪县人民政府关于王清渠等同志任免职务的通知", "各乡镇人民政府：", "县政府决定：",
        "王清渠任县水利局副局长；", "免去赵柳岸的县粮食局局长职务。", "青溪县人民政府",
        "2031年3月5日",
    ))  # fmt: skip
    assert layer["label"].tolist() == ["TRN", "DEC", "DEC", "SGN", "SGN"]
    assert (
        layer.loc[layer["label"] == "DEC", "evidence"].isin(
            ["任免", "免去", "免去赵柳岸的县粮食局局长职务"]
        )
    ).all()


def test_what_an_assembly_demands_of_bodies_is_a_requirement() -> None:
    layer = moves(document_of(
        "青溪县人民代表大会常务委员会关于加强渠道保护的决定",
        "为了保护渠道，根据有关法律规定，作出如下决定：",
        "一、县人民政府应当每年安排渠道维护经费。",
        "二、水行政主管部门应当设立渠道标志，并定期巡查。",
        "本决定自公布之日起施行。",
    ))  # fmt: skip
    assert layer["label"].tolist() == ["TRN", "REQ", "REQ", "EFF"]


def test_the_call_that_ends_a_resolution_is_a_hope() -> None:
    layer = moves(document_of(
        "青溪县第九届人民代表大会第二次会议关于政府工作报告的决议",
        "青溪县第九届人民代表大会第二次会议审议了县人民政府工作报告。"
        "会议同意报告提出的任务，决定批准这个报告。",
        "会议要求，县人民政府要把修渠列为民生实事，按季度报告进度。",
        "会议号召，全县人民团结一心，为完成全年任务而努力奋斗！",
    ))  # fmt: skip
    assert layer["label"].tolist()[-2:] == ["REQ", "LES"]


def test_members_that_an_item_announces_go_on_with_its_move() -> None:
    layer = moves(document_of(
        "青溪县水利局关于泵站用地的复函", "青溪公司：", "你公司来函收悉。经研究，现函复如下：",
        "一、原则同意调整泵站用地。", "二、请于6月30日前补充下列材料：", "（一）宗地图；",
        "（二）不动产权证书。", "特此函复。", "青溪县水利局", "2031年5月5日",
    ))  # fmt: skip
    under = layer[layer["text"].str.contains("宗地图|不动产权")]
    assert under["label"].tolist() == ["REQ", "REQ"]


WORDINGS = {
    "gaps": ("S", "路灯坏了半年没有人修，井盖丢了也没人管，群众打电话推来推去。", "PRB"),
    "surroundings": ("S", "外地的客商越来越挑剔，同行的价格一天比一天低，订单越来越少。", "SIT"),
    "a story": ("S", "我问过一位老船工，他笑着说，撑了一辈子船，最怕的不是浪，是瞌睡。", "ARG"),
    "a promise": ("S", "大家提的意见我们照单全收，半个月之内给答复，办不成我来担责任。", "PLG"),
    "reasons": ("D", "现有车库墙体开裂，漏雨严重，三台车长期露天停放，难以保障出勤。", "RSN"),
    "facts": ("D", "事发当晚，值班员发现库房冒烟，随即报警，二十分钟后明火被扑灭。", "FCT"),
}


@pytest.mark.parametrize(("inventory", "line", "move"), WORDINGS.values(), ids=WORDINGS)
def test_wording_tells_a_move_without_set_phrases(inventory: str, line: str, move: str) -> None:
    points = load_wording(inventory).points(line)
    assert max(points, key=lambda name: points[name]) == move


def test_wording_never_outweighs_a_plain_cue() -> None:
    for inventory in INVENTORIES:
        for line in ("特此通知。", "让我们携起手来！", "渠水清清，柳树青青。", "一"):
            points = load_wording(inventory).points(line)
            assert all(-LEAST <= given <= WORDING_MOST for given in points.values())


def test_evidence_of_wording_is_words_of_the_stretch() -> None:
    document = document_of(*SPEECH[:3], "路灯坏了半年没有人修，井盖丢了也没人管。", *SPEECH[3:])
    layer = moves(document)
    row = layer[layer["text"].str.startswith("路灯")].iloc[0]
    assert row["label"] == "PRB"
    assert row["evidence"] in row["text"]


SPLIT = {
    "results, then thanks": (
        "三年来，全镇修渠四十公里，灌溉面积翻了一番。我代表镇政府向大家表示衷心的感谢！",
        ["ACH", "THX"],
    ),
    "another's words, then points": ("刚才，老站长作了很好的发言。下面，我讲三点意见。", ["END", "ANN"]),
    "tasks, then a ban": (
        "各村要抓紧清淤，要备足水泵。对挪用水费的，一律从严查处，绝不姑息。", ["TSK", "DIS"]
    ),
}  # fmt: skip


@pytest.mark.parametrize(("line", "labels"), SPLIT.values(), ids=SPLIT)
def test_two_moves_of_a_paragraph_are_parted_at_a_sentence(line: str, labels: list[str]) -> None:
    document = document_of(*SPEECH[:5], line, *SPEECH[5:])
    layer = moves(document)
    start = document.text.index(line)
    inside = layer[(layer["start"] >= start) & (layer["end"] <= start + len(line))]
    assert inside["label"].tolist() == labels
    assert inside["end"].tolist()[0] == inside["start"].tolist()[1]


def test_examples_are_invented_for_every_move_that_words_can_tell() -> None:
    table = example_table()
    assert list(table.columns) == ["inventory", "move", "text", "style"]
    assert set(table["style"]) == {"spoken", "written"}
    assert table["text"].is_unique
    assert table.groupby(["inventory", "move"]).size().min() >= 8
    for name, rows in table.groupby("inventory"):
        assert set(rows["move"]) <= set(INVENTORIES[str(name)])
        assert set(rows["move"]) == set(load_wording(str(name)).moves) & set(rows["move"])


def test_passages_have_a_move_for_every_paragraph() -> None:
    for document, gold in passages():
        assert set(gold["label"]) <= set(INVENTORIES[inventory_of(document)])
        covered = "".join(
            document.text[a:b] for a, b in zip(gold["start"], gold["end"], strict=True)
        )
        bare = {"title", "note"}
        if inventory_of(document) == "D":
            bare.add("salutation")
        body = "".join(
            document.text_of(block) for block in document.blocks if block.kind not in bare
        )
        assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", body)


def test_the_shipped_weights_are_those_of_the_shipped_texts() -> None:
    made = learn(examples([*annotated(gw.load()), *passages()]))
    key = ["inventory", "move", "string"]
    both = made.merge(read_weights(), on=key, how="outer", suffixes=("", "_shipped"))
    missing = both[["weight", "weight_shipped"]].isna().any(axis=1)
    assert missing.mean() < 0.01, "run python -m gongwen.moves learn"
    assert (both["weight"] - both["weight_shipped"]).abs().max() <= 0.02


# held out


def test_alternatives_are_the_single_wordings_of_a_pattern() -> None:
    assert alternatives("一|二") == ["一", "二"]
    assert alternatives(r"(?:修|建)(?:渠|桥)") == ["修渠", "修桥", "建渠", "建桥"]
    assert alternatives(r"[|(]甲(?:乙|丙)?") == [r"[|(]甲(?:乙|丙)?"]
    assert alternatives(r"(?<!不)修\|") == [r"(?<!不)修\|"]


@pytest.mark.parametrize("inventory", INVENTORIES)
def test_alternatives_match_what_the_cue_matches(inventory: str) -> None:
    lines = example_table()["text"].tolist()[::7]
    for cue in load_cues(inventory):
        if cue.pattern:
            single = re.compile("|".join(alternatives(cue.pattern.pattern)))
            for line in lines:
                assert bool(single.search(line)) == bool(cue.pattern.search(line))


def test_what_only_one_text_shows_is_not_known_without_it() -> None:
    cues = load_cues("S")
    support = [
        [(one, {"own"} if number == 0 else {"own", "other"}) for number, one in
         enumerate(alternatives(cue.pattern.pattern))] if cue.pattern else []
        for cue in cues
    ]  # fmt: skip
    left = cues_without("own", "S", support)
    assert len(left) < len(cues)
    assert cues_without("other", "S", support) == cues


def test_moves_hold_in_texts_held_out() -> None:
    (row,) = trial(passages(), folds=2).to_dict("records")
    assert row["held-out accuracy"] >= 0.6
    assert row["held-out accuracy"] < row["known accuracy"]


# the layer as such


@pytest.mark.parametrize("split", ["dev"])
def test_every_body_block_is_covered_once(split: str) -> None:
    for document in gw.load().annotated("structure", split):
        assert_sound(document)


PIECES = st.sampled_from(
    [*SPEECH, *REQUEST, "一、抓紧清淤", "附件", "", "（三）", "！！。", "xx年以来，", "特此通知。"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=20))
def test_spans_are_sound_whatever_the_lines(lines: list[str]) -> None:
    for document in read_text("\n".join(["春灌", *lines])):
        assert_sound(document)
        conflicts(document)


def assert_sound(document: Document) -> None:
    """Spans lie in one block each, do not overlap, and leave no sentence of the body out."""
    layer = check_layer(moves(document), {document.id: document})
    spans = list(zip(layer["start"], layer["end"], strict=True))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert set(layer["label"]) <= {*INVENTORIES[inventory_of(document)], UNKNOWN}
    assert layer["confidence"].between(0, 1).all()
    for number in main_blocks(document):
        block = document.blocks[number]
        if block.kind in BODY:
            inside = [span for span in spans if span[0] < block.end and span[1] > block.start]
            assert inside
            assert all(block.start <= start and end <= block.end for start, end in inside)
            covered = "".join(document.text[start:end] for start, end in inside)
            assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", document.text_of(block))


def test_the_same_text_gives_the_same_moves() -> None:
    first, again = (moves(document_of(*SPEECH)) for _ in range(2))
    pd.testing.assert_frame_equal(first, again)


def test_several_documents_make_one_layer() -> None:
    corpus = gw.load()
    both = moves([corpus["js-01"], corpus["qs-01"]])
    assert set(both["document"]) == {"js-01", "qs-01"}
    assert len(both) == len(moves(corpus["js-01"])) + len(moves(corpus["qs-01"]))


# profiles


def test_a_profile_says_present_absent_or_unknown() -> None:
    whole = document_of(*SPEECH)
    table = profile_of_moves([whole])
    assert tuple(table.columns) == PROFILE
    assert set(table["inventory"]) == {"S"}
    rows = table.set_index("move")
    assert rows.loc["EXH", "status"] == "obligatory"
    assert "WIS" not in rows.index
    assert (rows["present"] + rows["absent"] + rows["unknown"] == rows["texts"]).all()


def test_what_a_torn_text_lacks_is_unknown_not_absent() -> None:
    torn = document_of("同志们：", *SPEECH[2:-3], "各单位要切实加强领导，抓紧做好各项工作，确保")
    whole = document_of(*SPEECH)
    texts = [whole, Document("torn", torn.content, torn.blocks)]
    layer = pd.concat([moves(text) for text in texts])
    layer.loc[layer["document"] == whole.id, "label"] = "TSK"
    rows = profile_of_moves(texts, layer).set_index("move")
    assert rows.loc["THX", "unknown"] + rows.loc["THX", "present"] >= 1


# scores by block


def test_scores_by_block_ask_for_the_label_that_covers_most() -> None:
    document = document_of(
        "关于春灌的通知", "各乡镇：", "第一句话比较长一些。第二句。", "只有一句话。"
    )
    one, two = document.of_kind("paragraph")
    gold = rows_of(document, [(one.start, one.start + 10, "MAT"), (one.start + 10, one.end, "REQ"),
                              (two.start, two.end, "REQ")])  # fmt: skip
    found = rows_of(document, [(one.start, one.end, "MAT"), (two.start, two.end, "MAT")])
    table = block_scores(found, gold, [document]).set_index("label")
    assert tuple(table.columns) == BLOCK_SCORES
    assert table.loc["all", "blocks"] == 2
    assert table.loc["all", "block accuracy"] == 0.5
    assert table.loc["MAT", "block f1"] == pytest.approx(2 / 3)
    assert table.loc["all", "block f1"] == pytest.approx(1 / 3)


def rows_of(document: Document, spans: list[tuple[int, int, str]]) -> pd.DataFrame:
    return pd.DataFrame(
        [(document.id, start, end, label) for start, end, label in spans],
        columns=["document", "start", "end", "label"],
    )


def test_the_detector_keeps_its_level_on_dev() -> None:
    table = gw.evaluate(gw.load(), "moves", "dev").set_index("label")
    assert table.loc["all", "block accuracy"] >= 0.8
    assert table.loc["all", "block f1"] >= 0.7
