"""Damage: what a text has lost is found where it is lost, and sound texts are left alone."""

from itertools import chain
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.reading.damage import COLUMNS, LABELS, damage
from gongwen.reading.paragraphs import BLANK
from gongwen.reading.read import read_text

BODY = "今年春灌来得早，各乡镇要抢抓农时，把水渠清好，把闸门修好，把每一块田都浇透，做到不误农时、不漏一户。"
APPEAL = "同志们，让我们携起手来，为夺取今年丰收而努力奋斗！"


def layer_of(*lines: str) -> pd.DataFrame:
    """The damage in a page of these lines, with blank ones between."""
    return damage(read_text("\n\n".join(lines)))


def in_speech(*lines: str) -> pd.DataFrame:
    """The damage in lines that stand inside a sound speech."""
    return layer_of("同志们：", BODY, *lines, BODY, APPEAL)


FIRING: dict[str, list[tuple[str, list[str]]]] = {
    "placeholder_20xx": [
        ("20xx年，全县喜获丰收。", ["20xx"]),
        ("从20××年到20××年，水利投入翻了一番。", ["20××", "20××"]),
        ("19XX年建成的老渠要大修。", ["19XX"]),
    ],
    "placeholder_x": [
        ("全县xx个村已经动工。", ["xx"]),
        ("x县长到x村调研，解决问题x个。", ["x", "x", "x"]),
        ("投入×××万元，增长xx%。", ["×××", "xx"]),
        ("云溪县第x次会议今天召开。", ["x"]),
        ("清渠1x2公里。", ["1x2"]),
    ],
    "lost_numeral": [
        ("全年投入达亿元。", ["亿元"]),
        ("去冬清渠公里，铺管公里。", ["公里", "公里"]),
        ("年以来，全县春灌进展顺利。", ["年以来"]),
        ("20，全县春灌进展顺利。", ["20"]),
        ("全县的目标是，力争到年全部改造完。", ["到年"]),
        ("水费收入增长个百分点。", ["个百分点"]),
    ],
    "empty_quotes": [
        ("要发扬“”精神。", ["“”"]),
        ("要学好《》，用好《 》。", ["《》", "《 》"]),
        ("县水利局（）要牵头。", ["（）"]),
    ],
    "lost_name": [
        ("同志指出，春灌不等人。", ["同志指出"]),
        ("习讲，人民至上。", ["习讲，"]),
        ("刚才，总结了去年的工作，很全面。", ["刚才，"]),
        ("书记强调，要抓早抓实。", ["书记强调"]),
    ],
    "lost_word": [
        ("要学习贯彻党的和省第二次党代会精神。", ["的"]),
        ("要贯彻落实党的、省委全会精神。", ["的"]),
        ("我们对水利建设了新的要求。", ["对水利建设"]),
    ],
    "stray_punct": [
        ("大家要想一想，。这样行不行。", ["，。"]),
        ("种.种问题都要解决。", ["."]),
        ("]这样的事不能再有。", ["]"]),
        ("，各村要抓紧。", ["，"]),
        ("大家要抓紧。。", ["。。"]),
    ],
    "missing_punct": [
        ("账都没记清还讲什么公开呢眼下有的村把台账锁在柜子里，这样不行。", ["开呢"]),
        ("难道我们就没有责任吗大家都来想一想，议一议。", ["任吗"]),
        (
            "现在各级干部都要深入到田间地头去帮助群众解决春灌当中遇到的各种各样的困难和问题决不能坐在屋里听汇报。",
            [
                "现在各级干部都要深入到田间地头去帮助群众解决春灌当中遇到的各种各样的困难和问题决不能坐在屋里听汇报"
            ],
        ),
    ],
    "page_debris": [
        ("春灌&nbsp;要抓早，还要抓实，不要走过场。", ["&nbsp;"]),
        ("<br>春灌要抓早，还要抓实，不要走过场。", ["<br>"]),
        ("详见https://example.cn/a", ["https://example.cn/a"]),
        ("春灌要抓早，�要抓实，不要走过场。", ["�"]),
    ],
}

SILENT: dict[str, list[Any]] = {
    "placeholder_20xx": ["2031年，全县喜获丰收。", "编号20XXL的闸门要换。", "到2030年代要建成。"],
    "placeholder_x": [
        "X光机要检修。", "使用Excel统计用水量。", "要用好VX系列水泵。",
        "王某某等三人受到表彰。",
    ],
    "lost_numeral": [
        "投入3亿元。", "亩均产量稳步提高。", "清渠一百二十公里。", "年均增长3%。", "超过万亩。",
        "以亿元村为目标。", "近年以来，进展顺利。", "每公里投入五万元。", "自年初开始。", "到年底完成。",
        "下降两个百分点。", "公里数要核实。",
    ],
    "empty_quotes": ["要发扬“老黄牛”精神。", "要学好《水法》。", "县水利局（牵头）要抓紧。"],
    "lost_name": [
        "方远山同志指出，春灌不等人。", "县委书记强调，要抓早。", "刚才，县长总结了去年的工作。",
        "刚才总结得很好。", "习惯讲，不如经常做。", "各位同志讲得都很好。", "刚才，大家都讲了话。",
    ],
    "lost_word": [
        "要学习贯彻党的十九大和省第二次党代会精神。", "党的建设和经济建设要两手抓。",
        "我们对水利建设提出了新的要求。", "党的和平政策深入人心。",
    ],
    "stray_punct": [
        "大家想一想：“这样行不行？”", "投入3.5万元。", "“三早”、“三实”。", "怎么办？！", "一是……，二是……。",
        "网址是a.cn。", "他说：“好。”大家都笑了。", "（早），（快），（实）。",
    ],
    "missing_punct": [
        "工作呢，要抓早。", "大家都来了吗？", "这是怎么回事呢？",
        "云溪县人民代表大会常务委员会办公室云溪县人民政府办公室云河市中级人民法院云河市人民检察院联合印发了通知。",
        "各级干部都要深入田间地头，帮助群众解决春灌中的困难，决不能坐在屋里听汇报。",
    ],
    "page_debris": ["产量<去年。", "A&B两家公司要抓紧。", "网站建设要加强。", "5<6，6>5。"],
}  # fmt: skip


def rows(table: dict[str, list[Any]]) -> list[Any]:
    """The rows of a table by label, each with its label in front."""
    return [(label, *case) for label, cases in table.items() for case in cases]


@pytest.mark.parametrize(("label", "line", "places"), rows(FIRING))
def test_damage_is_found_in_its_places(label: str, line: str, places: list[str]) -> None:
    (document,) = read_text(f"同志们：\n\n{BODY}\n\n{line} {BODY}\n\n{BODY}\n\n{APPEAL}")
    layer = damage(document)
    assert layer["label"].tolist() == [label]
    assert [document.text[start:end] for start, end in layer["members"][0]] == places


@pytest.mark.parametrize(
    ("label", "line"), [(label, line) for label, lines in SILENT.items() for line in lines]
)
def test_a_sound_sentence_is_not_damaged(label: str, line: str) -> None:
    assert label not in set(in_speech(line + BODY)["label"])


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("203x年要见成效。", ["placeholder_20xx"]),
        ("矩形渠宽3x4米。", []),
    ],
)
def test_an_x_beside_digits_is_judged_by_what_follows(line: str, labels: list[str]) -> None:
    assert in_speech(line + BODY)["label"].tolist() == labels


# damage that shows in the whole text


def run_in(*heads: str) -> list[str]:
    return [head + BODY for head in heads]


TEXTS: dict[str, list[tuple[str, list[str], str]]] = {
    "gap": [
        ("a number left out", run_in("一、早动手。", "三、重实效。"), "三、"),
        ("a bracketed number left out", run_in("（一）看。", "（二）查。", "（五）改。"), "（五）"),
        ("a spoken list left without its first", ["关键有三：二要快；三要实；四要好。"], "二要"),
    ],
    "lost_head": [
        ("a list that begins at three", run_in("三、早动手。", "四、重实效。"), "三、"),
        (
            "items that begin anew",
            [
                "要做到以下几点，一件一件抓好。",
                "1.早动手；",
                "2.快动手；",
                "1.重质量；",
                "2.重实效。",
            ],
            "1.",
        ),
    ],
    "split_line": [
        (
            "a scrap between two paragraphs",
            [BODY + "县委的。", "工作报告。", "讲得很清楚，" + BODY],
            "工作报告。",
        ),
        ("a line that breaks off behind 把", [BODY + "要把", BODY], "把"),
        ("a line that breaks off behind 的", [BODY + "这是大家的", BODY], "的"),
        ("a line that breaks off behind 、", [BODY + "王村、", BODY], "、"),
    ],
}


@pytest.mark.parametrize(
    ("label", "lines", "text"),
    [
        pytest.param(label, lines, text, id=f"{label}: {name}")
        for label, cases in TEXTS.items()
        for name, lines, text in cases
    ],
)
def test_damage_of_the_whole_text_is_found(label: str, lines: list[str], text: str) -> None:
    layer = in_speech(*lines)
    found = layer[layer["label"] == label]
    assert text in found["text"].tolist()
    assert set(layer["label"]) == {label}


SOUND: dict[str, list[str]] = {
    "a list from one to three": run_in("一、早动手。", "二、重实效。", "三、严督查。"),
    "a list of items": ["要做到以下几点，一件一件抓好。", "1.早动手；", "2.快动手；", "3.重实效。"],
    "a list that begins anew below a heading": [
        "一、早动手", *run_in("1、清渠。", "2、修闸。"), "二、重实效", *run_in("1、查。", "2、改。"),
    ],
    "a list that 最后 ends": run_in("首先，早动手。", "其次，重实效。", "最后，严督查。"),
    "lines that end in a colon": ["县里的要求是，一件一件地抓，一步一步地走，务必抓出成效，具体有以下几点：", BODY],
    "a paragraph without a final mark": [BODY.rstrip("。"), BODY],
    "a heading alone": ["一、早动手", BODY, "二、重实效", BODY],
    "a spoken list from its first": ["关键有三：一要快；二要实；三要好。"],
}  # fmt: skip


@pytest.mark.parametrize("lines", SOUND.values(), ids=SOUND)
def test_a_sound_text_is_not_damaged(lines: list[str]) -> None:
    assert in_speech(*lines)["label"].tolist() == []


@pytest.mark.parametrize("line", ["说干就干。", "关键在早。", "这就是答案。"])
def test_a_short_paragraph_is_not_surely_torn(line: str) -> None:
    layer = in_speech(line)
    assert not layer["certain"].any()


ENDS = {
    "a text that breaks off": (["同志们：", BODY, BODY + "要把责任压实到"], ["lost_tail"]),
    "a list of one at the end": (["同志们：", BODY, *run_in("一、早动手。", "一是清渠。")], ["lost_tail"]),
    "a heading without body before a gap": (
        ["同志们：", *run_in("一、早。", "二、快。"), "三、实。", *run_in("五、好。"), APPEAL],
        ["lost_tail", "gap"],
    ),
    "a text without head whose list has none either": (
        [BODY, *run_in("三、早动手。", "四、重实效。"), APPEAL], ["lost_head", "lost_head"],
    ),
    "a whole speech": (["同志们：", BODY, APPEAL], []),
    "a speech that ends in a sentence": (["同志们：", BODY, BODY], []),
    "a signed document": (
        ["关于春灌的通知", BODY, BODY, "云溪县人民政府", "2031年3月5日"], [],
    ),
    "an excerpt without title": ([BODY, *run_in("一、早动手。", "二、重实效。")], []),
    "a list that ends in a heading": (["同志们：", *run_in("一、早。", "二、快。"), "三、实。"], []),
}  # fmt: skip


@pytest.mark.parametrize(("lines", "labels"), ENDS.values(), ids=ENDS)
def test_lost_beginnings_and_ends_are_found(lines: list[str], labels: list[str]) -> None:
    assert layer_of(*lines)["label"].tolist() == labels


# the layer


def test_every_kind_of_damage_has_texts_that_fire_and_texts_that_do_not() -> None:
    assert {*FIRING, *TEXTS, "lost_tail", "glued_heading"} == set(LABELS)
    assert all(len(cases) >= 3 for cases in (*FIRING.values(), *SILENT.values()))


def test_masks_come_once_a_block_with_each_place() -> None:
    layer = in_speech("xx县xx村投入xx万元。" + BODY, "xx镇也在抓。" + BODY)
    assert layer["label"].tolist() == ["placeholder_x"] * 2
    assert [len(members) for members in layer["members"]] == [3, 1]
    assert layer["text"].tolist() == ["xx县xx村投入xx", "xx"]


def test_a_note_says_what_was_seen() -> None:
    layer = in_speech("种.种问题，，都要解决。" + BODY)
    assert layer["note"].tolist() == ["mark inside a word; two marks in a row"]


def test_furniture_and_part_titles_are_not_damaged_text() -> None:
    layer = layer_of("讲话稿20xx【第一篇】", "当前位置：首页 > xx县 > “”", "同志们：", BODY, BODY)
    assert len(layer) == 0


def test_finding_damage_changes_no_document() -> None:
    (document,) = read_text(f"同志们：\n\n全县xx个村，，动工。\n\n{BODY}")
    before = document.text, document.blocks
    damage(document)
    assert (document.text, document.blocks) == before


SCRAPS = [*chain(*FIRING.values()), *[(line, []) for line in chain(*SILENT.values())]]
lines_of_scraps = st.lists(st.sampled_from([line for line, _ in SCRAPS] + [BODY, "一、", "三、早"]))


@settings(deadline=None, max_examples=60)
@given(st.lists(lines_of_scraps.map("".join), min_size=1, max_size=8))
def test_damage_of_any_text_is_a_layer_with_places_inside_its_spans(lines: list[str]) -> None:
    text = "\n".join(lines)
    if not text.strip(BLANK):
        return
    documents = read_text(text)
    layer = damage(documents)
    check_layer(layer, {document.id: document for document in documents})
    if len(layer):
        assert list(layer.columns[-len(COLUMNS) :]) == list(COLUMNS)
    assert set(layer["label"]) <= set(LABELS)
    for start, end, members in zip(
        layer["start"], layer["end"], layer.get("members", []), strict=True
    ):
        assert members[0][0] == start
        assert max(stop for _, stop in members) == end
        assert all(a < b for a, b in members)


@pytest.mark.parametrize("date", ["二○二四年三月一日", "二○○五年三月一日"])
def test_a_ring_for_nought_in_a_year_masks_nothing(date: str) -> None:
    assert "masked" not in set(layer_of("关于春灌的通知", BODY, date)["label"])
