"""What four-character units are told by: lists, places inside clauses, signs and their weights."""

import subprocess
import sys

import pytest

import gongwen as gw
from gongwen.labels import evidence_words
from gongwen.rhetoric import fourchar
from gongwen.rhetoric.fours.clauses import CUT, signs_inside
from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.judge import LEAST, in_company, judge
from gongwen.rhetoric.fours.learning import (
    Example,
    annotated,
    examples,
    examples_inside,
    learn,
    sentences,
    shipped_texts,
    table_of,
)
from gongwen.rhetoric.fours.places import Site, between_marks
from gongwen.rhetoric.fours.signs import reason_of, signs_of
from gongwen.rhetoric.fours.stock import is_stock, kin, listed, stock
from gongwen.rhetoric.fours.trial import trial
from gongwen.rhetoric.fours.weights import BIAS, FILE, INSIDE, KINDS, Weights, shipped, weights_of
from gongwen.rhetoric.lexicon import read_table
from gongwen.words import default_segmenter
from gongwen.words.sentences import as_document


def labels(text: str) -> dict[str, str]:
    layer = fourchar(text)
    return dict(zip(layer["text"], layer["label"], strict=True))


@pytest.mark.parametrize(
    ("unit", "label", "place", "source"),
    [
        ("加强巡护", "formula", "alone", "row"),
        ("压实责任", "formula", "alone", "list"),
        ("落到实处", "formula", "any", "list"),
        ("应收尽收", "formula", "any", "list"),
        ("业精于勤", "idiom", "any", "list"),
        ("孤寡老人", "compound", "any", "list"),
        ("满城风絮", None, None, None),
    ],
)
def test_what_the_lists_say(
    unit: str, label: str | None, place: str | None, source: str | None
) -> None:
    found = listed(unit)
    assert (found and found.label, found and found.place, found and found.source) == (
        label,
        place,
        source,
    )


def test_a_compound_of_the_list_is_no_stock_unit() -> None:
    assert is_stock("加强管理")
    assert not is_stock("孤寡老人")


def test_rows_repeat_no_unit_of_the_list() -> None:
    units = {row["unit"] for row in read_table("fourchar.tsv")}
    rows = [
        row["head"] + tail
        for row in read_table("fourchar_rows.tsv")
        for tail in row["tails"].split()
    ]
    assert len(rows) == len(set(rows))
    assert not units & set(rows)
    assert all(len(unit) == 4 for unit in rows)
    assert len(stock()) > 15_000


def test_the_kin_of_a_unit_are_others() -> None:
    assert kin("强化担当")[0] > 30
    assert kin("炉火不熄") == (0, 0)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("考核结果作为评先评优的重要依据。", "评先评优"),
        ("坚持预防为主、防治结合，把事办好。", "预防为主"),
        ("各部门要形成齐抓共管的格局。", "齐抓共管"),
        ("讲得口干舌燥也没有人听。", "口干舌燥"),
        ("选拔一批政治过硬、作风过硬的干部。", "政治过硬"),
        ("要确保各项任务落到实处。", "落到实处"),
        ("不妥之处，请批评指正。", "批评指正"),
        ("让我们乘势而上，今年渔港面貌焕然一新。", "焕然一新"),
        ("要坚持规划先行、分类施策，把路修好。", "规划先行"),
        ("去年以来，全镇上下围绕中心、服务大局，把事办好。", "围绕中心"),
    ],
)
def test_units_that_count_inside_a_clause(text: str, unit: str) -> None:
    assert unit in labels(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("检查情况一周一通报，进度十天一公布。", "一周一通"),
        ("进一步统一思想、提高认识，把事办好。", "统一思想"),
        ("要做到安全投入到位、教育培训到位。", "投入到位"),
        ("离不开公安、消防救援、市场监管部门的支持。", "市场监管"),
        ("把各项任务落实到位，不留尾巴。", "落实到位"),
        ("全镇招商引资工作开了个好头。", "招商引资"),
        ("对各单位要切实加强监督，管好资金。", "加强监督"),
        ("我们必须高度重视，深入分析原因。", "高度重视"),
        ("会议要求加强管理并严格考核。", "加强管理"),
    ],
)
def test_free_phrases_inside_a_clause_are_no_units(text: str, unit: str) -> None:
    assert unit not in labels(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("要压实责任，细化举措，倒排工期。", "formula"),
        ("汗滴进泥土，苗绿成行，秋收有望。", "coined"),
        ("资金补贴、审批许可、项目申报，三件事一起办。", "compound"),
        ("到车间去，到地头去，到集市去。", "compound"),
        ("你别着急，慢慢地说。", "compound"),
    ],
)
def test_units_between_marks(text: str, expected: str) -> None:
    sites = between_marks(as_document(text))
    told = judge(sites, Cutter(default_segmenter()), shipped())
    assert told[sites[0].start].label == expected


def test_a_unit_that_leads_to_a_quotation_is_no_stock_unit() -> None:
    assert labels("要转变作风，全面落实“路长制”，把路修好。")["全面落实"] == "compound"


@pytest.mark.parametrize(
    ("text", "unit", "label"),
    [
        ("要紧盯工程招标、资金拨付、土地出让、物资采购四个环节。", "资金拨付", "compound"),
        ("要统一思想，压实责任，狠抓落实。", "压实责任", "formula"),
        ("严格执法，决不姑息。", "严格执法", "formula"),
    ],
)
def test_a_formula_that_stands_alone_is_judged_by_its_company(
    text: str, unit: str, label: str
) -> None:
    assert labels(text)[unit] == label


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("令行禁止", "idiom"),
        ("开源节流", "idiom"),
        ("自给自足", "idiom"),
        ("独立自主", "idiom"),
        ("稳中求进", "formula"),
        ("正风肃纪", "formula"),
        ("守正创新", "formula"),
        ("费随事转", "formula"),
    ],
)
def test_idioms_are_those_of_the_general_language(unit: str, label: str) -> None:
    assert labels(f"做到{unit}，把事办好。")[unit] == label


def test_neighbours_are_joined_by_one_mark() -> None:
    first, second = between_marks(as_document("山上种果，林下养鸡。户户增收。"))[:2]
    assert (first.before, first.behind) == ("", "林下养鸡")
    assert (second.before, second.behind) == ("山上种果", "")
    assert (first.opened, second.closed) == ("", "。")


def test_the_head_of_a_section() -> None:
    (site, *_) = between_marks(as_document("（一）压牢底舱，全面加强管理。"))
    assert site.heads
    assert not Site("压牢底舱，全面加强管理。", 0, "", "").heads


def test_signs_name_build_and_place() -> None:
    site = between_marks(as_document("山上种果，林下养鸡，沟里蓄水。"))[1]
    signs = signs_of(site, Cutter(default_segmenter()))
    assert {"2 beside", "2 halves are words", "closed ，"} <= signs
    echo = between_marks(as_document("一头连农，一头连市。"))[0]
    assert "echo" in signs_of(echo, Cutter(default_segmenter()))


def test_classes_are_one_letter_a_word() -> None:
    assert Cutter(default_segmenter()).classes(["打通", "堵点", "的"]) == "vnu"


def test_shares_make_one_and_follow_the_weights() -> None:
    weights = Weights({BIAS: (1.0, 0.0, 0.0), "echo": (-1.0, 2.0, 0.0)})
    assert sum(weights.shares({"echo"}).values()) == pytest.approx(1)
    assert weights.shares(set())["compound"] > 0.5
    assert weights.shares({"echo"})["coined"] > 0.5
    assert weights.leads({"echo", "unheard of"}, "coined") == {"echo": pytest.approx(5 / 3)}


def test_a_higher_bar_finds_fewer_coined_units() -> None:
    text = "汗滴入土，苗绿成行，春天不会亏待早起的人。"
    assert "coined" in set(fourchar(text)["label"])
    assert "coined" not in set(fourchar(text, least={**LEAST, "coined": 1.1})["label"])


def test_the_bar_inside_clauses_is_a_parameter() -> None:
    text = "选拔一批政治过硬、作风过硬的干部。"
    assert "政治过硬" in labels(text)
    assert fourchar(text, least={"inside": 1.1}).empty


def test_signs_inside_a_clause_name_its_neighbours() -> None:
    entry = listed("规划先行")
    assert entry is not None
    cutter = Cutter(default_segmenter())
    signs = signs_inside("必须坚持", "规划先行", "、分类施策。", entry, cutter)
    assert {"after 坚持", "then a pause and four", "then a stock unit", "list"} <= signs
    assert CUT in signs_inside("检查情况", "一周一通", "报，", entry, cutter)
    named = signs_inside("要抓好", "招商引资", "工作，", entry, cutter)
    assert {"then what it names", "then words"} <= named


def test_learning_follows_its_examples() -> None:
    made = [
        Example(f"text-{n}", "四字之语", kind, 1.0, frozenset({sign, f"only {n}"}))
        for n in range(12)
        for kind, sign in (("coined", "echo"), ("compound", "name"))
    ]
    weights = learn(made)
    assert weights.shares({"echo"})["coined"] > 0.6
    assert weights.shares({"name"})["compound"] > 0.6
    assert learn(made, ["text-0"]).worth != weights.worth


def test_every_invented_sentence_has_a_unit() -> None:
    found = sentences()
    assert len(found) > 150
    assert all(between_marks(document) for document, _ in found)
    assert {kind for _, gold in found for kind in gold["label"]} >= {"coined", "formula"}
    assert not any(set("{}[]<>") & set(document.text) for document, _ in found)


def test_the_weights_that_ship_are_those_that_are_learned() -> None:
    texts = shipped_texts()
    _same_weights(FILE.name, examples([*texts, *sentences()]))
    _same_weights(INSIDE.name, examples_inside(texts))
    assert weights_of(read_table(FILE.name)) == shipped()


def _same_weights(name: str, table: list[Example]) -> None:
    made = table_of(learn(table))
    there = {row["sign"]: [float(row[kind]) for kind in KINDS] for row in read_table(name)}
    here = {row[0]: list(row[1:]) for row in made.itertuples(index=False)}
    missing = set(there) ^ set(here)
    assert len(missing) < 0.01 * len(here), "run python -m gongwen.rhetoric.fours learn"
    apart = [
        sign
        for sign in set(there) & set(here)
        if max(abs(a - b) for a, b in zip(there[sign], here[sign], strict=True)) > 0.05
    ]
    assert len(apart) < 0.01 * len(here), "run python -m gongwen.rhetoric.fours learn"


def test_a_trial_leaves_out_what_lists_have() -> None:
    texts = annotated(gw.load())[:2]
    table = examples([*texts, *sentences()])
    made = trial(texts, table, examples_inside(texts)).set_index("label")
    assert 0 < made.loc["all", "gold"] < made.loc["with lists", "gold"]
    assert made.loc["with lists", "f1"] > 0.4


def test_the_command_says_what_it_can_do() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gongwen.rhetoric.fours", "nothing"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "learn" in done.stderr


def test_pieces_cut_together_are_cut_as_alone() -> None:
    pieces = ["山上种果", "压实责任", "检查情况一周一通报", "山上种果"]
    cutter = Cutter(default_segmenter(), pieces)
    assert [cutter.split(one) for one in pieces] == [
        default_segmenter().split(one) for one in pieces
    ]
    assert Cutter(default_segmenter()).split("临时一问") == default_segmenter().split("临时一问")


def test_every_reason_has_a_label_in_both_languages() -> None:
    reasons = {reason_of(sign) for sign in shipped().worth if sign != BIAS}
    assert len(reasons) >= 9
    for reason in reasons | {"list", "row", "dictionary"}:
        for lang in ("en", "zh"):
            assert evidence_words(reason, lang) != ""
        assert evidence_words(reason, "zh") != reason


def test_a_guess_says_what_it_rests_on() -> None:
    weights = Weights({BIAS: (0.0, 0.0, 0.0), "echo": (0.0, 3.0, 0.0), "first n": (0.0, 0.5, 0.0)})
    layer = fourchar("窑火不灭，茶香不散，老街的日子才有滋味。", weights=weights)
    assert layer["label"].tolist() == ["coined", "coined"]
    assert layer["evidence"].tolist() == ["echoes its neighbour"] * 2


def test_a_unit_is_seen_in_the_company_of_its_neighbours() -> None:
    unsure = {"compound": 0.6, "coined": 0.4, "formula": 0.0}
    sure = {"compound": 0.1, "coined": 0.9, "formula": 0.0}
    assert in_company(unsure, []) == pytest.approx(unsure)
    assert in_company(unsure, [sure, sure])["coined"] > in_company(unsure, [sure])["coined"] > 0.5
    assert sum(in_company(unsure, [sure]).values()) == pytest.approx(1)


def test_a_unit_of_the_rows_between_quotation_marks_may_be_a_mere_name() -> None:
    assert listed("数据归集") is not None
    assert labels("推进“数据归集”项目，打通系统。")["数据归集"] == "compound"


def test_a_numeral_coinage_has_a_layer_of_its_own() -> None:
    row = fourchar("推行“三减一提”，群众少跑路。").iloc[0]
    assert (row["text"], row["label"], row["evidence"]) == (
        "三减一提",
        "compound",
        "numeral coinage",
    )
