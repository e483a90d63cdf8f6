"""Views over layers, moves and codings: what they show, in words and not by colour alone."""

import re
from html import unescape

import pandas as pd
import pytest

import gongwen as gw
from gongwen import rhetoric, views
from gongwen.comparison import agreement_of_pairs, labels_at, side_by_side
from gongwen.detectors import DETECTORS
from gongwen.documents import Document, check_layer, make_layer
from gongwen.labels import evidence_words, layer_words
from gongwen.matching import NOTHING
from gongwen.moves import INVENTORIES, ribbon
from gongwen.reading.read import read_text
from gongwen.views.strip import look_of

SPEECH = """在全县春耕备耕工作会议上的讲话
同志们：
今天召开这次会议，主要任务是部署春耕<备耕>工作。下面，我讲两点意见。
一、提高思想认识
春耕生产是全年粮食生产的基础。用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。
二、压实工作责任
各乡镇要早安排、早部署。各级各部门要各负其责。
谢谢大家！"""


@pytest.fixture(scope="module")
def speech() -> Document:
    return read_text(SPEECH)[0]


def shown(view: views.View) -> str:
    """What a reader sees: the text without style sheet, tags of HTML and entities."""
    bare = re.sub(r"<style>.*?</style>", "", view.html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", bare))


def without_names(view: views.View) -> str:
    return re.sub(r"<sub.*?</sub>", "", view.html, flags=re.DOTALL)


def spans(document: Document, *given: tuple[str, str]) -> pd.DataFrame:
    """A layer of the first occurrences of texts, each with a label."""
    places = [(document.text.index(text), text, name) for text, name in given]
    return make_layer(
        document,
        [{"start": at, "end": at + len(text), "label": name} for at, text, name in places],
    )


# several layers over one text


def test_layers_are_named_in_words_and_keep_the_text_whole(speech: Document) -> None:
    layers = {"moves": gw.moves(speech), "parallelism": rhetoric.parallelism(speech)}
    view = views.layers_view(speech, layers)
    assert "A address" in shown(view)
    assert "B parallel series" in shown(view)
    plain = unescape(
        re.sub(r"<style>.*?</style>|<[^>]+>", "", without_names(view), flags=re.DOTALL)
    )
    for line in filter(None, speech.text.split("\n")):
        assert line in plain


def test_overlapping_spans_have_lines_at_different_heights(speech: Document) -> None:
    one = spans(speech, ("春耕生产是全年粮食生产", "x"), ("全年粮食生产的基础", "y"))
    other = spans(speech, ("粮食生产", "z"))
    html = views.layers_view(speech, {"a": one, "b": other}).html
    piece = html.index(">粮食生产</span>")
    assert set(re.findall(r"--lane:(\d)", html[piece - 500 : piece])) >= {"0", "1", "2"}


def test_a_span_inside_another_layer_is_not_hidden(speech: Document) -> None:
    one = spans(speech, ("用制度管好钱袋子", "x"))
    html = views.layers_view(speech, {"a": one, "b": one}).html
    assert html.count('data-pick="0:0"') == html.count('data-pick="1:0"') == 2


def test_members_of_a_figure_are_numbered(speech: Document) -> None:
    words = shown(views.layers_view(speech, {"parallelism": rhetoric.parallelism(speech)}))
    assert "A parallel series用制度管好钱袋子" in words
    assert "A 2用公开守好钱袋子" in words


def test_texts_are_escaped_in_layers(speech: Document) -> None:
    html = views.layers_view(speech, {"a": spans(speech, ("<备耕>", "<b>"))}).html
    assert "<备耕>" not in html
    assert "<b>" not in html.replace("<b>Legend</b>", "")


def test_a_layer_says_who_made_it() -> None:
    assert layer_words("moves/gold") == "moves (hand-made)"
    assert layer_words("moves/gold", "zh") == "语步（人工标注）"
    assert layer_words("mine") == "mine"


@pytest.mark.parametrize("name", DETECTORS)
def test_every_detector_has_a_name_in_both_languages(name: str) -> None:
    assert layer_words(name) not in ("", layer_words(name, "zh"))


# one span


def test_a_card_tells_place_label_and_cue(speech: Document) -> None:
    layer = gw.moves(speech)
    row = layer[layer["label"] == "ANN"].iloc[0].to_dict()
    words = shown(views.span_card(speech, row, "moves", "zh"))
    assert "宣布要点" in words
    assert "第 3 行" in words
    assert "下面，我讲" in words


def test_a_card_writes_members_out(speech: Document) -> None:
    row = rhetoric.parallelism(speech).iloc[0].to_dict()
    assert "2. 用公开守好钱袋子" in shown(views.span_card(speech, row, "parallelism"))


@pytest.mark.parametrize(
    ("evidence", "chinese"),
    [
        ("8/8/8 hanzi; classes 0.75", "8/8/8 字；词类相似度 0.75"),
        ("台阶 (lexicon 1.0)", "台阶（词表 1.0 版）"),
        ("洪水、越过 (imagery)", "洪水、越过（意象用词）"),
        ("根 (build)", "根（句式）"),
        ("balanced", "二二对称"),
        ("下一步", "下一步"),
    ],
)
def test_reasons_of_detectors_are_told_in_both_languages(evidence: str, chinese: str) -> None:
    assert evidence_words(evidence, "zh") == chinese


# ribbons


def test_neighbours_of_one_label_are_one_stretch(speech: Document) -> None:
    rows = spans(
        speech,
        ("提高思想认识", "SIG"),
        ("春耕生产是全年粮食生产的基础。", "SIG"),
        ("压实工作责任", "ORG"),
    )
    strip = check_layer(ribbon(speech, rows), {speech.id: speech})
    assert strip["label"].tolist() == ["SIG", "ORG"]
    assert strip["parts"].tolist() == [2, 1]
    assert strip["hanzi"].tolist() == [6 + 14, 6]
    assert strip["share"].sum() == pytest.approx(1)


def test_a_ribbon_of_gold_needs_no_confidence(speech: Document) -> None:
    strip = ribbon(speech, spans(speech, ("提高思想认识", "SIG")))
    assert strip["confidence"].tolist() == [None]
    assert ribbon(speech)["confidence"].notna().all()


def test_ribbons_say_in_words_what_they_draw(speech: Document) -> None:
    view = views.move_strip([speech])
    assert ">SAL</span>" in view.html
    assert "address 2% → " in shown(view) or "address 3% → " in shown(view)
    assert "称谓" in shown(views.move_strip(speech, lang="zh"))


def test_a_move_looks_alike_in_all_ribbons_and_moves_of_an_inventory_differ() -> None:
    for inventory, moves in INVENTORIES.items():
        if inventory == "S":
            looks = [look_of(move, inventory) for move in moves[:24]]
            assert len(set(looks)) == 24
        assert look_of("unknown", inventory) == "gw-h5 gw-l2"


def test_a_move_of_two_meanings_is_named_by_its_inventory() -> None:
    assert views.move_name("ATT", "S") == "credit"
    assert views.move_name("ATT", "D", "zh") == "附件说明"


def test_ribbons_by_length_are_as_wide_as_documents_are_long(speech: Document) -> None:
    short = read_text("同志们：\n下面，我讲两点意见。", "short")[0]
    html = views.move_strip([speech, short], scale="length").html
    widths = [float(one) for one in re.findall(r'gw-ribbon" style="width:([\d.]+)%', html)]
    assert widths[0] == 100
    assert widths[1] < 50
    with pytest.raises(ValueError, match="share or length"):
        views.move_strip(speech, scale="metres")


def test_two_documents_of_one_name_are_refused(speech: Document) -> None:
    with pytest.raises(ValueError, match="two documents are called"):
        views.move_strip([speech, speech])


# codings side by side


def test_codings_are_compared_stretch_by_stretch(speech: Document) -> None:
    mine = spans(speech, ("用制度管好钱袋子", "paibi"), ("谢谢大家！", "CLS"))
    gold = spans(speech, ("用制度管好钱袋子，", "paibi"), ("同志们：", "SAL"))
    compared = side_by_side({"yours": mine, "gold": gold})
    assert compared["text"].tolist() == ["同志们：", "用制度管好钱袋子", "谢谢大家！"]
    assert compared["yours"].tolist() == [NOTHING, "paibi", "CLS"]
    assert compared["gold"].tolist() == ["SAL", "paibi", NOTHING]
    assert compared["label"].tolist() == ["differs", "agrees", "differs"]
    check_layer(compared, {speech.id: speech})


def test_a_list_of_items_knows_agreement_on_nothing(speech: Document) -> None:
    items = spans(speech, ("用制度管好钱袋子", "?"), ("早安排、早部署", "?"), ("谢谢大家", "?"))
    mine, gold = items.iloc[:1].assign(label="paibi"), items.iloc[:2].assign(label="paibi")
    pairs = agreement_of_pairs(side_by_side({"yours": mine, "gold": gold}, items))
    assert pairs[["first", "second", "units", "both"]].to_numpy().tolist() == [
        ["yours", "gold", 3, 2]
    ]
    assert pairs["kappa"][0] == pytest.approx(0.4)


def test_a_single_character_is_shown_in_its_place(speech: Document) -> None:
    """Thirty 要 below each other tell nobody which is which."""
    modal = spans(speech, ("要早安排", "obligation"))
    modal["end"] = modal["start"] + 1
    words = shown(views.compare_layers(speech, {"a": modal}, items=modal))
    assert "各乡镇【要】早安排" in words
    assert "工作责任" not in words  # the line before is not the place


def test_a_folded_view_can_be_unfolded_by_keyboard(speech: Document) -> None:
    inner = views.compare_layers(speech, {"a": spans(speech, ("同志们：", "SAL"))}, "zh")
    view = views.folded(inner, "zh")
    assert view.html.count("<details><summary>自己有了答案，再展开</summary>") == 1
    assert inner.html in view.html
    assert "open" not in view.html.partition("<style>")[0]


def test_labels_at_items_use_the_best_overlap(speech: Document) -> None:
    items = spans(speech, ("用制度管好钱袋子", "?"))
    near = spans(speech, ("用制度管好钱袋", "near"), ("子，用公开守好钱袋子，", "far"))
    assert labels_at(items, near) == ["near"]
    assert labels_at(items, near.iloc[1:]) == [NOTHING]


def test_comparing_changes_no_layer(speech: Document) -> None:
    mine, gold = gw.moves(speech), rhetoric.parallelism(speech)
    before = mine.copy(), gold.copy()
    side_by_side({"a": mine, "b": gold})
    pd.testing.assert_frame_equal(mine, before[0])
    pd.testing.assert_frame_equal(gold, before[1])


def test_an_empty_coding_is_compared_too(speech: Document) -> None:
    nothing = gw.moves(speech).iloc[:0]
    compared = side_by_side({"yours": nothing, "gold": spans(speech, ("同志们：", "SAL"))})
    assert compared["yours"].tolist() == [NOTHING]
    assert side_by_side({"a": nothing, "b": nothing}).empty
    assert "Nothing here" in shown(views.compare_layers(speech, {"a": nothing, "b": nothing}))


def test_a_coding_not_yet_begun_has_a_column_and_is_not_held_against_the_others(
    speech: Document,
) -> None:
    given = spans(speech, ("同志们：", "SAL"))
    codings = {"yours": given.iloc[:0], "detector": given, "gold": given}
    words = shown(views.compare_layers(speech, codings, items=given))
    assert "1 of 1 stretches" in words
    assert "yours" in words
    assert "–" in words
    assert "≠" not in words


def test_a_comparison_names_moves_by_their_inventory(speech: Document) -> None:
    place = spans(speech, ("春耕生产是全年粮食生产的基础。", "ATT"))
    for inventory, name in (("S", "credit"), ("D", "annex")):
        words = shown(views.compare_layers(speech, {"gold": place.assign(inventory=inventory)}))
        assert name in words
        assert "credit (annex)" not in words


def test_a_comparison_names_makers_in_one_language(speech: Document) -> None:
    layers = {"yours": gw.moves(speech), "gold": gw.moves(speech)}
    words = shown(views.compare_layers(speech, layers, "zh"))
    assert "你的" in words
    assert "人工标注" in words
    assert "= 一致" in words
    assert "≠" not in words
