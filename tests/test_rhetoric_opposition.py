"""Antitheses: axes of opposition, matching places, denial, shapes, and what is parallel only."""

from __future__ import annotations

import pytest

from gongwen.rhetoric import contrast
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.opposition.axes import KINDS, SENSES, opposed, poles
from gongwen.rhetoric.opposition.neighbours import pairs_of
from gongwen.rhetoric.subsequence import common


def test_every_axis_has_a_kind_a_sense_and_two_sides_without_a_common_word() -> None:
    for row in read_table("opposites.tsv"):
        assert row["kind"] in KINDS
        assert row["sense"] in SENSES
        sides = [row[name].split() for name in ("one", "other")]
        assert all(len(set(side)) == len(side) > 0 for side in sides), row
        assert not set(sides[0]) & set(sides[1]), row


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("过去靠天，如今靠人。", {("过去", "如今")}),
        ("时间不长，收获不小。", set()),
        ("嘴上热闹，手上冷清。", {("嘴上", "手上")}),
        ("底子薄，家底不厚。", set()),
    ],
)
def test_words_of_one_axis_are_opposed(text: str, pairs: set[tuple[str, str]]) -> None:
    known = poles(text)
    half = text.index("，")
    one, other = [p for p in known if p.end <= half], [p for p in known if p.start > half]
    assert {(a.word, b.word) for a, b in opposed(one, other)} == pairs


def test_neighbours_are_clauses_parts_and_halves() -> None:
    text = "路修了，没人管；桥没修，人人问、天天催。"
    sides = {
        (text[pair.start : pair.borders[0]], text[pair.borders[1] : pair.end])
        for pair in pairs_of(text)
    }
    assert ("路修了", "没人管") in sides
    assert ("路修了，没人管", "桥没修，人人问、天天催") in sides
    assert ("人人问", "天天催") in sides
    assert ("没人管", "桥没修") not in sides


@pytest.mark.parametrize(
    "text",
    [
        # words of an axis in matching places
        "功劳归集体，过错归自己。",
        "会上拍胸脯，会后没动静。",
        "去年门可罗雀，今年车水马龙。",
        "纸面上条条清楚，工地上样样糊涂。",
        "让守信的人多一分便利，让失信的人少一分方便。",
        "减少无效灌水，扩大有效灌水。",
        "赢了官司，输了人心。",
        "山上要有树，山下不能没水。",
        "上面千条线，下面一根针。",
        "好处让给群众，麻烦留给自己。",
        "过去修渠靠锄头，挖一天只有几尺；现在修渠靠机器，开一天就是半里。",
        "谷子长得高，价钱卖得低。",
        "干好了人人称赞，干砸了个个埋怨。",
        "让吃苦的人吃香，让偷懒的人吃亏。",
        "大船看码头，小船看天气。",
        "汇报写得漂亮，现场一塌糊涂。",
        # the same said and denied
        "检查结束，整改不结束。",
        "钱花完了，渠没修成。",
        "改的给机会，不改的给位置。",
        "开了工的抓进度，没开工的抓手续。",
        "留得住脚步，留不住人心。",
        "房子可以旧，人心不能旧。",
        "坝能挡住水，挡不住闲话。",
        "口袋里有钱，心里没底。",
        "学了的会算账，不学的靠猜。",
        # more and less, then and now, two occasions, paper and place
        "干部多熬一夜，群众少担一分心。",
        "十年前这里是荒滩，如今这里是果园。",
        "数据多跑路、群众少跑腿。",
        "开工的时候敲锣打鼓，漏水的时候没人出头。",
        "规划图上处处是绿，村口边上处处是灰。",
        "从前，这条渠三天两头漏水，全村轮着堵，现在一年不用修一回。",
        # frames
        "时间不长，收获不小。",
        "通水只要一天，管水却要十年。",
        "行就开工，不行就停工。",
        "少开半天会，多走几家门。",
        "没有退路，只有上坡路。",
        "少一些口号，多一些脚印。",
        "只管栽，不管活。",
        "开渠只是序曲，管水才是正戏。",
        "只听水泵响，不见水进田。",
        "多设路灯、少设路障。",
        "破除等靠要的思想，增强自己修渠的意识。",
    ],
)
def test_clauses_opposed_by_sense(text: str) -> None:
    layer = contrast(text)
    assert layer["label"].tolist() == ["antithesis"]
    assert layer["text"].tolist() == [text.rstrip("。")]


@pytest.mark.parametrize(
    "text",
    [
        "桥修好了，路也通了，客人多了起来。",
        "工作有起色，但问题仍然不少。",
        "参训的有86人，缺席的有3人。",
        "差在作风，差在本领。",
        "水文站报水情，水利局管调度，乡镇转移群众。",
        "山花认得你们的背影，江风记得你们的歌声。",
        "走进车间，走进田头，走进农家。",
        "抓春播、抓夏管、抓秋收。",
        "为了赶在雨前完工，工人们白天黑夜连着干。",
        "请各单位总结经验，完善制度。",
        # opposed words, but two measures, two merits, two nouns of a list
        "提高补助标准，减少受灾人口。",
        "共同分享发展机遇，共同应对风险挑战。",
        "成本最低、收成最高。",
        "建设美丽城市、美丽乡村。",
        "创新服务形式，提高服务质量。",
        "肯定成绩，正视差距。",
        "群众缺什么，我们就补什么。",
        "渠道越来越宽，路子越走越宽。",
        "上午九时开会，下午三时参观。",
        "基层的能力越弱，群众的负担越重。",
        "小区干净，大户上门。",
        "收入不高，负担不轻。",
        "菜单上墙，房价上网。",
        "把会上的压力带回去，变成查渠时多问的一句话。",
        "该拆的坚决拆，该修的抓紧修。",
        "挑战错综复杂，机遇前所未有。",
        "少挖山体九十多万方。",
        "旧房拆完了，新房盖起来了。",
        "今天下乡看渠，明天进城开会。",
        "今天一个点子，明天一个口号。",
        "一分部署，九分落实。",
        "一往无前、奋发有为。",
        "该通水的通水，该修渠的修渠。",
    ],
)
def test_what_is_parallel_only_is_no_antithesis(text: str) -> None:
    assert contrast(text).empty


def test_a_finding_names_its_words_and_more_points_make_it_surer() -> None:
    one = contrast("功劳归集体，过错归自己。").iloc[0]
    more = contrast("减少无效低效灌水，扩大有效高效灌水。").iloc[0]
    assert one["evidence"].startswith("功劳／过错")
    assert 0.7 <= one["confidence"] <= more["confidence"] <= 0.95


def test_the_first_clause_is_cut_where_the_pair_begins() -> None:
    layer = contrast("一些单位抓管护雷声大、雨点小。")
    assert layer["text"].tolist() == ["雷声大、雨点小"]


def test_the_first_clause_begins_where_the_second_is_taken_up() -> None:
    layer = contrast("有的干部遇到好事往前凑，遇到难事往后躲。")
    assert layer["text"].tolist() == ["遇到好事往前凑，遇到难事往后躲"]


def test_then_is_looked_for_inside_the_clause_before_now() -> None:
    layer = contrast("村口那段河滩原先没人敢走，现在傍晚还有人跳舞。")
    assert layer["text"].tolist() == ["原先没人敢走，现在傍晚还有人跳舞"]


def test_what_goes_on_behind_the_pair_is_no_third_member() -> None:
    layer = contrast("人可以穷，院子不能邋遢，邋遢了，人的精神气就没了。")
    assert layer["text"].tolist() == ["人可以穷，院子不能邋遢"]


def test_a_quotation_that_opens_inside_a_clause_begins_a_stretch() -> None:
    layer = contrast("他说的是“十年前这里靠肩挑，现在车子开到家门口”。")
    assert layer["text"].tolist() == ["十年前这里靠肩挑，现在车子开到家门口"]


def test_a_finding_keeps_both_halves_of_its_quotation_marks() -> None:
    layer = contrast("让村里放下“看得见的锄头”，让县里伸出“看不见的手臂”。")
    assert layer["text"].tolist() == ["让村里放下“看得见的锄头”，让县里伸出“看不见的手臂”"]


def test_the_longest_common_subsequence() -> None:
    assert common("少跑一趟", "多跑一步") == len("跑一")
    assert common("", "一") == common("一", "") == 0
    assert common("甲乙丙丁", "丁丙乙甲") == 1
