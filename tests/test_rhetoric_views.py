"""Parallel members in line, why they pass, rhythm, voices, ladders and densities."""

import math
import re
from html import unescape

import pandas as pd
import pytest
from scipy import stats

import gongwen as gw
from gongwen import rhetoric, views
from gongwen.detectors import segmentation_effect
from gongwen.documents import Block, Document, Traced, check_layer
from gongwen.editing import replace_span
from gongwen.reading.read import read_text
from gongwen.rhetoric.densities import FIGURES
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_document

PAIBI = "用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。"


def shown(view: views.View) -> str:
    bare = re.sub(r"<style>.*?</style>", "", view.html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", bare))


def first(text: str) -> tuple[Document, dict[str, object]]:
    document = as_document(text)
    return document, rhetoric.parallelism(document).to_dict("records")[0]


# rewriting a stretch


def test_a_rewritten_document_keeps_blocks_and_origins() -> None:
    document = read_text("一、抓早动手\n各乡镇要早安排。\n二、抓实落细\n要把责任压实。")[0]
    place = document.text.index("早安排")
    changed = replace_span(document, place, place + 3, "提前安排、提前部署")
    assert changed.text == document.text.replace("早安排", "提前安排、提前部署")
    kinds = [(block.kind, changed.text_of(block)) for block in changed.blocks]
    assert [kind for kind, _ in kinds] == [block.kind for block in document.blocks]
    assert [changed.heading_of(one) for one in changed.blocks] == [
        document.heading_of(one) for one in document.blocks
    ]
    last = changed.text.index("责任")
    assert changed.origin(last).line == 4
    assert document.text.count("早安排") == 1


@pytest.mark.parametrize(
    ("start", "end", "new", "heading"),
    [
        (0, 2, "甲", "甲小。"),  # inside the heading
        (2, 3, "大标题", "一、大标题。"),
        (4, 6, "新", "一、小。"),  # behind it
        (2, 6, "新", "一、"),  # over its end: the heading keeps what is left of it
    ],
)
def test_a_heading_keeps_its_own_words(start: int, end: int, new: str, heading: str) -> None:
    block = Block("heading", 0, 8, level=1, marker="一、", heading=(0, 4), run_in=True)
    document = Document("x", Traced.of("一、小。后面的话", 1), (block,))
    changed = replace_span(document, start, end, new)
    assert changed.text == document.text[:start] + new + document.text[end:]
    assert changed.heading_of(changed.blocks[0]) == heading


def test_a_stretch_over_two_blocks_is_refused() -> None:
    document = as_document("一行。\n二行。")
    with pytest.raises(ValueError, match="within one block"):
        replace_span(document, 1, 5, "x")
    with pytest.raises(ValueError, match="line break"):
        replace_span(document, 0, 1, "a\nb")


# members in line


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (PAIBI, [["", "用", "制度管", "好钱袋子", ""], ["", "用", "公开守", "好钱袋子", ""]]),
        ("把困难想在前面，把措施定在前面，把责任压在前面。", [["", "把", "困难想", "在前面", ""]]),
        ("一天一调度，一周一通报，一月一考核。", [["", "一", "天", "一", "调度"]]),
    ],
)
def test_shared_words_stand_in_line(text: str, parts: list[list[str]]) -> None:
    document, finding = first(text)
    aligned = rhetoric.align_members(finding, document)
    assert aligned["parts"].tolist()[: len(parts)] == parts


def test_lengths_are_those_of_the_detector() -> None:
    """Over the dev part of the corpus; every anchor is found in every member, too."""
    seen = 0
    for document in gw.load().where(split="dev", type=("讲话稿", "表态发言")):
        for finding in rhetoric.parallelism(document).to_dict("records"):
            aligned = rhetoric.align_members(finding, document)
            lengths = "/".join(map(str, aligned["hanzi"]))
            assert finding["evidence"].startswith(f"{lengths} hanzi")
            assert all(all(parts[1::2]) for parts in aligned["parts"])
            assert ["".join(parts) for parts in aligned["parts"]] == aligned["text"].tolist()
            seen += 1
    assert seen > 100


def test_an_anchor_that_a_member_lacks_is_shown_as_missing() -> None:
    document, finding = first(PAIBI)
    broken = replace_span(document, 9, 17, "公开守住钱袋")
    members = [(0, 8), (9, 15), (16, 24)]
    aligned = rhetoric.align_members({**finding, "members": members}, broken)
    assert aligned["parts"][1][1::2] == ["", ""]
    assert "(not here)" in shown(views.aligned_members({**finding, "members": members}, broken))


def test_members_without_anchor_stand_character_by_character() -> None:
    document, finding = first("上接政策天线，下连群众地气。")
    html = views.aligned_members(finding, document).html
    assert html.count('class="gw-char"') == 12
    assert "All members have 6 hanzi" in html


def test_members_are_escaped() -> None:
    document = as_document("用<b>制度管好钱袋子，用<b>公开守好钱袋子，用<b>监督看好钱袋子。")
    finding = {"label": "paibi", "kind": "frame", "anchor": "用", "members": [(0, 11), (12, 23)]}
    assert "<b>制度" not in views.aligned_members(finding, document).html


# why


def test_a_sound_figure_passes_all_tests() -> None:
    document, finding = first(PAIBI)
    tests = rhetoric.diagnose(finding["members"], document)  # type: ignore[arg-type]
    assert not (tests["passed"] == False).any()  # noqa: E712 - None is neither
    assert dict(zip(tests["test"], tests["value"], strict=True))["anchor"] == "用…好钱袋子"


@pytest.mark.parametrize(
    ("text", "members", "failed"),
    [
        ("窗口前移，服务上门，材料跟人走。", [(0, 4), (5, 9), (10, 15)], {"isometric", "alike"}),
        ("用制度管钱，用制度管钱，用监督管钱。", [(0, 5), (6, 11), (12, 17)], {"different"}),
        ("用好，用制度把钱袋子管好，用好公开。", [(0, 2), (3, 12), (13, 17)], {"length", "ratio"}),
        ("文件发了没人看，会议开了没人办。", [(0, 7), (8, 15)], {"repeats"}),
        ("上接政策，下连群众地气。", [(0, 4), (5, 11)], {"equal"}),
    ],
)
def test_a_failed_test_is_named(
    text: str, members: list[tuple[int, int]], failed: set[str]
) -> None:
    tests = rhetoric.diagnose(members, as_document(text))
    assert failed <= set(tests.loc[tests["passed"] == False, "test"])  # noqa: E712 - None is neither


def test_no_figure_of_the_corpus_fails_its_own_tests() -> None:
    for document in gw.load().where(split="dev", type="讲话稿"):
        for members in rhetoric.parallelism(document)["members"]:
            tests = rhetoric.diagnose(members, document)
            assert not (tests["passed"] == False).any(), (document.id, members)  # noqa: E712


# rhythm


def test_clauses_keep_their_order_and_runs_are_numbered() -> None:
    document = as_document("抓早动手，抓实落细，一抓到底。各乡镇要早安排、早部署。")
    layer = check_layer(rhetoric.rhythm(document), {document.id: document})
    assert layer["hanzi"].tolist() == [4, 4, 4, 10]
    assert layer["run"].tolist() == [1, 1, 1, pd.NA]


def test_pauses_part_too_when_asked() -> None:
    layer = rhetoric.rhythm("摸清底数、列出清单、挂图作战，抓实。", pauses=True)
    assert layer["text"].tolist() == ["摸清底数、", "列出清单、", "挂图作战，", "抓实。"]
    assert layer["run"].tolist() == [1, 1, 1, pd.NA]
    assert rhetoric.rhythm("摸清底数、列出清单、挂图作战，抓实。")["hanzi"].tolist() == [12, 2]


def test_a_run_does_not_cross_a_paragraph() -> None:
    assert rhetoric.rhythm("抓早动手，抓实落细。\n一抓到底。")["run"].isna().all()


def test_rhythm_is_told_in_numbers() -> None:
    view = views.rhythm("抓早动手，抓实落细，一抓到底。早安排。", "zh")
    assert "4 个分句，平均 3.8 字，中位数 4 字" in shown(view)
    assert "3 句 × 4 字" in shown(view)
    assert "各分句字数（按朗读顺序）：4 4 4 3" in view.html
    assert "Nothing here" in shown(views.rhythm(""))


# voices


@pytest.mark.parametrize(
    ("text", "word", "after"),
    [
        ("各单位要按时报送。", "请", "请各单位按时报送。"),
        ("各单位要按时报送。", "拟", "我单位拟按时报送。"),
        ("各单位必须按时报送。", "要", "各单位要按时报送。"),
        ("今年各乡镇都要早安排。", "请", "今年请各乡镇都早安排。"),
        ("今年各乡镇都要早安排。", "拟", "今年我单位拟早安排。"),
        ("要加强领导，要压实责任。", "请", "请加强领导，压实责任。"),
        ("要加强领导，要压实责任。", "拟", "我单位拟加强领导，压实责任。"),
        ("请各县（区）和市直有关部门认真对照。", "要", "各县（区）和市直有关部门要认真对照。"),
        ("请各县（区）和市直有关部门认真对照。", "拟", "我单位拟认真对照。"),
        ("希望各级各部门尽心尽责。", "要", "各级各部门要尽心尽责。"),
        ("各单位不得拖延。", "请", "请各单位不要拖延。"),
        ("严禁擅自离岗。", "请", "请勿擅自离岗。"),
        ("（一）各单位要按时报送。", "请", "（一）请各单位按时报送。"),
    ],
)
def test_a_sentence_changes_its_voice(text: str, word: str, after: str) -> None:
    document = as_document(text)
    row = rhetoric.directives(document).iloc[0]
    assert rhetoric.in_voice(document, row, word).after == after


@pytest.mark.parametrize(
    ("word", "after"),
    [
        ("要", "要加强巡查，落实责任。"),
        ("请", "请加强巡查，落实责任。"),
        ("拟", "我单位拟加强巡查，落实责任。"),
    ],
)
def test_a_bare_imperative_keeps_its_verb(word: str, after: str) -> None:
    document = as_document("加强巡查，落实责任。")
    row = rhetoric.directives(document).iloc[0]
    assert row["modality"] == "bare"
    assert rhetoric.in_voice(document, row, word).after == after
    assert "(verb alone) 1" in shown(views.modality_ladder(document))


@pytest.mark.parametrize(("word", "way"), [("要", "down"), ("请", "level"), ("拟", "up")])
def test_a_voice_has_a_direction(word: str, way: str) -> None:
    document = as_document("各单位要按时报送。")
    assert rhetoric.in_voice(document, rhetoric.directives(document).iloc[0], word).direction == way


def test_nobody_forbids_those_above_or_asks_his_own_body() -> None:
    ban, own = as_document("各单位不得拖延。"), as_document("我们要按时报送。")
    left = rhetoric.in_voice(ban, rhetoric.directives(ban).iloc[0], "拟")
    assert (left.after, left.mended, left.left) == ("各单位不得拖延。", 0, 1)
    left = rhetoric.in_voice(own, rhetoric.directives(own).iloc[0], "请")
    assert (left.after, left.left) == ("我们要按时报送。", 1)
    assert "1 left as it was" in shown(views.voiced_view(left))


def test_an_unknown_voice_is_refused() -> None:
    document = as_document("各单位要按时报送。")
    with pytest.raises(ValueError, match="要、请、拟"):
        rhetoric.in_voice(document, rhetoric.directives(document).iloc[0], "命令")


def test_every_directive_of_the_corpus_can_change_its_voice() -> None:
    """Nothing but the sentence's own words and the words of the voice comes out."""
    document = gw.load()["js-04"]
    layer = rhetoric.directives(document)
    for row in layer.to_dict("records"):
        for word in rhetoric.DIRECTIONS:
            voiced = rhetoric.in_voice(document, row, word, layer)
            assert voiced.before == document.text[voiced.start : voiced.end]
            assert set(voiced.after) <= set(voiced.before) | set("我单位拟要请勿不是")
            assert voiced.mended + voiced.left > 0


# ladder


def test_a_ladder_has_every_rung_and_the_index() -> None:
    document = as_document("各单位必须报送。要抓紧。严禁拖延。不宜过多。")
    words = shown(views.modality_ladder(document))
    for rung in ("+3 bound", "+2 to be done", "+1 asked for", "−1", "−2", "−3 forbidden"):
        assert rung in words
    assert "1 of 4 directives name who acts (25%)" in words
    assert "必须 1" in words


def test_a_text_without_directives_has_no_index() -> None:
    assert "There is no directive" in shown(views.modality_ladder(as_document("天气很好。")))


# densities


@pytest.mark.parametrize("count", [0, 1, 3, 10, 57, 250])
def test_poisson_intervals_are_exact(count: int) -> None:
    low, high = rhetoric.poisson_interval(count)
    assert low == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2 if count else 0, abs=1e-6)
    assert high == pytest.approx(stats.chi2.ppf(0.975, 2 * count + 2) / 2, abs=1e-6)


def test_densities_count_in_a_thousand_hanzi() -> None:
    document = as_document(PAIBI)
    table = rhetoric.densities(document)
    row = table[table["figure"] == "paibi"].iloc[0]
    assert (row["count"], row["hanzi"], row["interval"]) == (1, 24, "poisson")
    assert row["density"] == pytest.approx(1000 / 24)
    assert row["low"] < row["density"] < row["high"]
    assert set(table["figure"]) == set(FIGURES)


def test_groups_are_pooled_and_few_documents_are_not_drawn_from() -> None:
    texts = [
        Document(f"{kind}{i}", one.content, one.blocks, meta={"register": kind})
        for kind, n in (("spoken", 6), ("written", 2))
        for i in range(n)
        for one in [as_document(PAIBI + "春耕生产是全年粮食生产的基础。" * (i + 1))]
    ]
    layers = rhetoric.figure_layers(texts)
    table = rhetoric.densities(texts, "register", layers).set_index(["group", "figure"])
    assert table.loc[("spoken", "paibi"), "interval"] == "bootstrap"
    assert table.loc[("written", "paibi"), "interval"] == "poisson"
    assert table.loc[("spoken", "paibi"), "count"] == 6
    row = table.loc[("spoken", "paibi")]
    assert row["low"] < row["density"] < row["high"]
    again = rhetoric.densities(texts, lambda one: str(one.meta["register"]), layers)
    pd.testing.assert_frame_equal(again, table.reset_index())


def test_a_text_without_hanzi_has_no_density() -> None:
    assert math.isnan(rhetoric.densities(as_document("abc"))["density"][0])


def test_a_header_field_that_is_missing_is_named() -> None:
    with pytest.raises(ValueError, match="'register'"):
        rhetoric.densities(as_document(PAIBI), "register")


# profiles


@pytest.fixture(scope="module")
def spoken_and_written() -> pd.DataFrame:
    corpus = gw.load().where(split="dev", type=("讲话稿", "通知", "表态发言"))
    return rhetoric.densities(corpus, "register")


def test_a_profile_draws_every_interval(spoken_and_written: pd.DataFrame) -> None:
    plot = views.rhetoric_profile(spoken_and_written, "zh")
    bundle = plot.bundle["application/vnd.vegalite.v5+json"]
    data = next(iter(bundle["datasets"].values()))
    assert len(data) == len(spoken_and_written)
    assert {row["group"] for row in data} == {"口头", "书面"}
    assert all(row["low"] <= row["density"] <= row["high"] for row in data)
    assert {"color", "shape"} <= set(bundle["layer"][1]["encoding"])


def test_a_table_says_in_words_what_a_profile_draws(spoken_and_written: pd.DataFrame) -> None:
    words = shown(views.density_table(spoken_and_written, groups=["spoken"], figures=["duiou"]))
    row = spoken_and_written.query("group == 'spoken' and figure == 'duiou'").iloc[0]
    assert f"{row['density']:.2f} ({row['low']:.2f}–{row['high']:.2f}) n = {row['count']}" in words
    assert "bootstrap" in words or "Poisson" in words
    assert "written" not in words


def test_groups_beyond_six_or_unknown_are_refused(spoken_and_written: pd.DataFrame) -> None:
    many = pd.concat(
        [spoken_and_written.iloc[:1].assign(group=str(i)) for i in range(7)], ignore_index=True
    )
    with pytest.raises(ValueError, match="choose up to 6"):
        views.rhetoric_profile(many)
    with pytest.raises(ValueError, match="no group 'x'; choose from"):
        views.density_table(spoken_and_written, groups=["x"])


# segmentation


def test_another_segmentation_changes_some_findings() -> None:
    documents = list(gw.load().where(split="dev", type="讲话稿"))[:3]
    table = segmentation_effect(documents, other=Segmenter("jieba", hmm=False))
    assert table["layer"].tolist() == ["parallelism", "fourchar", "modality"]
    assert (table["both"] + table["only_a"] == table["a"]).all()
    assert (table["both"] + table["only_b"] == table["b"]).all()
    assert (table["share"] < 1).any()
    assert "HMM" in table.attrs["b"]


def test_the_same_segmentation_changes_nothing() -> None:
    document = gw.load()["js-04"]
    table = segmentation_effect(document, ["modality", "moves"], default_segmenter())
    assert table["layer"].tolist() == ["modality"]
    assert table["share"].tolist() == [1.0]
