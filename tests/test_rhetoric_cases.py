"""The twenty cases that define the figures, the traps a detector must not fall into, and more of both."""

import re

import pandas as pd
import pytest

from gongwen.rhetoric import (
    coinages,
    contrast,
    figures,
    fourchar,
    metaphors,
    modality,
    parallelism,
    questions,
    quotation,
)
from gongwen.rhetoric.antithesis_frames import ANTITHESES
from gongwen.rhetoric.contrast_frames import FRAMES, Frame
from gongwen.rhetoric.lexicon import any_of
from gongwen.rhetoric.overlaps import first_given, settle
from gongwen.rhetoric.vehicles import Hit

LAYERS = {
    "parallelism": parallelism, "figures": figures, "fourchar": fourchar, "coinages": coinages,
    "metaphors": metaphors, "contrast": contrast, "quotation": quotation, "questions": questions,
    "modality": modality,
}  # fmt: skip


def found(name: str, text: str) -> set[tuple[str, str]]:
    layer = LAYERS[name](text)
    layer = layer[layer["label"] != "compound"]
    return set(zip(layer["label"], layer["text"], strict=True))


CASES = [  # case, layer, text, what is found in it
    (
        "X01", "parallelism",
        "用制度管好钱袋子,用公开守好钱袋子,用监督看好钱袋子。",
        "paibi: 用制度管好钱袋子,用公开守好钱袋子,用监督看好钱袋子",
    ),
    (
        "X02", "parallelism",
        "把困难想在前面,把措施定在前面,把责任压在前面。",
        "paibi: 把困难想在前面,把措施定在前面,把责任压在前面",
    ),
    ("X03", "parallelism", "窗口前移,服务上门,材料跟人走。", ""),
    ("X04", "parallelism", "制度不立,百事难行。", "duiou: 制度不立,百事难行"),
    ("X05", "parallelism", "上接政策天线,下连群众地气。", "duiou: 上接政策天线,下连群众地气"),
    ("X06", "parallelism", "窗口服务一张脸,后台审批一条心。", "duiou: 窗口服务一张脸,后台审批一条心"),
    ("X08", "parallelism", "医院、学校、商场、车站、码头", ""),
    ("X09", "parallelism", "图书馆、体育馆、文化馆、科技馆", ""),
    ("X10", "figures", "一天一调度,一周一通报,一月一考核。", "cengdi: 一天一调度,一周一通报,一月一考核"),
    ("X10", "parallelism", "一天一调度,一周一通报,一月一考核。", "paibi: 一天一调度,一周一通报,一月一考核"),
    (
        "X11", "figures",
        "这件事在村里难办,在镇上也难办,在县里更难办。",
        "cengdi: 在村里难办,在镇上也难办,在县里更难办",
    ),
    ("X12", "questions", "什么是实绩?群众点头就是实绩。", "shewen: 什么是实绩?"),
    ("X13", "questions", "文件发了没人看,会议开了没人办,这样的落实有什么用?", "fanwen: 这样的落实有什么用?"),
    ("X13", "parallelism", "文件发了没人看,会议开了没人办,这样的落实有什么用?", ""),
    ("X14", "questions", "如何留住年轻人,是各村共同的课题。", ""),
    ("X15", "parallelism", "一是查隐患。二是补短板。三是严值守。", "paibi: 查隐患。二是补短板。三是严值守"),
    ("X16", "parallelism", "参会12人,请假2人,缺席1人。", ""),
    ("X17", "parallelism", "干部多跑一步,群众少跑一趟。", "duiou: 干部多跑一步,群众少跑一趟"),
    ("X17", "contrast", "干部多跑一步,群众少跑一趟。", "antithesis: 干部多跑一步,群众少跑一趟"),
    ("X18", "coinages", "“三清单一平台”(问题清单、任务清单、责任清单和调度平台)", "coinage: “三清单一平台”"),
    ("X19", "coinages", "“五心服务”(真心、细心、耐心、热心)", "coinage: “五心服务”"),
    ("X20", "modality", "各单位要按时报送。要重要的材料先报。", "obligation: 要"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "layer", "text", "expected"), CASES)
def test_a_case(case: str, layer: str, text: str, expected: str) -> None:
    assert (
        " | ".join(f"{label}: {words}" for label, words in sorted(found(layer, text))) == expected
    ), case


def test_case_x07_four_stock_units_are_one_run() -> None:
    layer = fourchar("摸清底数、列出清单、倒排工期、挂图作战")
    assert layer["text"].tolist() == ["摸清底数", "列出清单", "倒排工期", "挂图作战"]
    assert layer["run"].tolist() == [1, 1, 1, 1]
    assert "compound" not in layer["label"].tolist()


@pytest.mark.parametrize(
    ("text", "glossed"),
    [
        ("“三清单一平台”(问题清单、任务清单、责任清单和调度平台)", "yes"),
        ("“五心服务”(真心、细心、耐心、热心)", "mismatch"),
        ("要落实“三个一批”，即签约一批、开工一批、投产一批。", "yes"),
        ("推行“两查三改”工作法，各村照办。", "no"),
    ],
)
def test_whether_a_coinage_is_explained(text: str, glossed: str) -> None:
    assert coinages(text)["glossed"].tolist() == [glossed]


NOTHING = [  # what it could be taken for, text
    ("modality", "重要需求、主要要求、想要参加"),
    ("modality", "稳就业是第一要务。"),
    ("modality", "这是统一要求，也是唯一要做的事。"),
    ("modality", "修这条渠要三个月，要花二十万元。"),
    ("parallelism", "学校、医院、车站、商场均已检查"),
    ("parallelism", "共有甲类户12户，乙类户9户，丙类户4户"),
    ("parallelism", "社工每周入户，社情及时上报，社长作了说明"),
    ("parallelism", "镇里发了通知，镇长去了省城，镇上今天赶集。"),
    ("parallelism", "出动车辆8辆，出动人员46人，清运垃圾12吨。"),
    ("fourchar", "基础设施、公共服务、工作人员"),
    ("fourchar", "县财政局、市水利局、省交通厅"),
    ("coinages", "一目了然、三番五次、七上八下、一流队伍"),
    ("coinages", "“十四五”期间，“三八”节前，“11·9”当天。"),
    ("figures", "社区要建食堂，社区要办课堂，社区的事社区居民说了算。"),
    ("questions", "如何用好资金，是当前难题"),
    ("questions", "会议研究了怎么修、谁来修、什么时候修的问题。"),
    ("contrast", "工作取得了成绩，但是还有不少困难。"),
    ("contrast", "小区门口设岗，大户上门登记。"),
    ("quotation", "各村设立“工匠日”“回乡月”，评选“好邻居”。"),
    ("metaphors", "暴雨冲毁桥梁两座，防洪堤坝出现缺口。"),
    ("metaphors", "消防车通道被占，一名患者出现肠梗阻。"),
    ("metaphors", "像张春芽这样的网格员，全县有八百多名。"),
]


@pytest.mark.parametrize(("layer", "text"), NOTHING)
def test_a_trap(layer: str, text: str) -> None:
    labels = {label for label, _ in found(layer, text)}
    assert labels <= ({"huihuan", "dingzhen"} if layer == "figures" else set())


@pytest.mark.parametrize("frame", [*FRAMES, *ANTITHESES], ids=lambda frame: frame.example)
def test_every_frame_of_contrast_finds_its_example(frame: Frame) -> None:
    match = frame.pattern.search(frame.example)
    assert match
    assert frame.test is None or frame.test(match["x"], match["y"])
    assert frame.label in contrast(f"{frame.example}。")["label"].tolist()


@pytest.mark.parametrize(
    ("text", "label", "phrase"),
    [
        ("要拔掉拖欠工资这颗毒瘤。", "conventional", "毒瘤"),
        ("村规是尺子，老百姓是秤。", "fresh", "村规是尺子"),
        ("把会场当考场，把文件当试卷。", "fresh", "试卷"),
        ("打好“古村牌”，唱好“山水戏”。", "conventional", "打好“古村牌”"),
        ("争当“领头雁”“店小二”。", "conventional", "领头雁"),
        ("有的干部干工作像走马灯。", "conventional", "走马灯"),
        ("信任的堤坝一旦开裂，修起来就难了。", "fresh", "信任的堤坝"),
    ],
)
def test_builds_that_make_a_thing_an_image(text: str, label: str, phrase: str) -> None:
    assert any(label == one and phrase in words for one, words in found("metaphors", text))


def test_an_image_is_carried_on_in_the_next_sentences() -> None:
    layer = metaphors("干部是种子。种子落进土里才会发芽。今年发放玉米八千斤。")
    assert layer["text"].tolist()[:2] == ["干部是种子", "种子落进土里才会发芽"]


def test_a_question_may_be_answered_in_the_next_paragraph() -> None:
    text = "这条路该不该修？\n我的回答是，该修。"
    layer = questions(text)
    assert layer["label"].tolist() == ["shewen"]
    start, end = layer["answer"].tolist()[0]
    assert text[start:end] == "我的回答是，该修。"


def test_what_the_next_paragraph_says_is_not_always_an_answer() -> None:
    layer = questions("这条路该不该修？\n会议还讨论了春耕用水。")
    assert layer["label"].tolist() == ["plain"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("疼不疼？疼！", "shewen"),
        ("一个人管二十个村，跑得过来吗？跑不过来。", "shewen"),
        ("一个人管二十个村，跑得过来吗？各乡镇要抓紧招人。", "fanwen"),
        ("谁说小岗位没有大作为？老周守了三十年水库。", "fanwen"),
        ("差距在哪里？差在作风。", "shewen"),
    ],
)
def test_yes_or_no_needs_a_yes_or_no(text: str, label: str) -> None:
    assert questions(text)["label"].tolist() == [label]


def test_the_higher_rank_stays_where_finds_overlap() -> None:
    one, other, third = (Hit(a, b, "", "", "", 1.0) for a, b in ((0, 4), (2, 9), (9, 12)))
    assert settle([one, other, third]) == [other, third]
    assert settle([one, other, third], lambda hit: -hit.start) == [one, third]


def test_of_rows_the_first_given_stays() -> None:
    rows = [{"start": a, "end": b} for a, b in ((4, 8), (0, 5), (8, 9))]
    assert first_given(rows) == [rows[0], rows[2]]


def test_a_pattern_of_many_words_finds_the_longest() -> None:
    words = ["风", "风浪", "风浪尖", "雨", "(+)"]
    pattern = re.compile(any_of(words))
    assert [pattern.findall(word) for word in words] == [[word] for word in words]


def test_no_detector_changes_its_text_or_needs_one() -> None:
    for find in LAYERS.values():
        assert isinstance(find(""), pd.DataFrame)
        assert find("").empty
