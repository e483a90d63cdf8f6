"""Panels over layers, moves and codings, operated as a learner does."""

from html import unescape
from pathlib import Path

import ipywidgets
import pytest

import gongwen as gw
from gongwen import rhetoric
from gongwen.documents import Document, check_layer
from gongwen.exports import read_table
from gongwen.labels import label
from gongwen.reading.read import read_text
from gongwen.widgets import (
    CodingPanel,
    LayerPanel,
    ModalityLadder,
    MoveStrip,
    ParallelAligner,
    RhetoricProfile,
    RhythmPanel,
)
from gongwen.widgets.base import Panel
from gongwen.widgets.saving import SaveRow

SPEECH = """在全县春耕备耕工作会议上的讲话
同志们：
今天召开这次会议，主要任务是部署春耕备耕工作。下面，我讲两点意见。
一、提高思想认识
春耕生产是全年粮食生产的基础。用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。
二、压实工作责任
各乡镇要早安排、早部署。各级各部门要各负其责。
谢谢大家！"""

PAIBI = "用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。"


@pytest.fixture(scope="module")
def speech() -> Document:
    return read_text(SPEECH)[0]


# layers


def test_layers_are_shown_when_chosen(speech: Document) -> None:
    panel = LayerPanel(speech)
    assert list(panel.layers) == ["moves"]
    assert "A address" in panel.text.value
    panel.choices["parallelism"].value = True
    assert list(panel.layers) == ["moves", "parallelism"]
    assert "B parallel series" in panel.text.value
    panel.choices["moves"].value = False
    assert "A parallel series" in panel.text.value


def test_click_and_list_pick_the_same_span(speech: Document) -> None:
    panel = LayerPanel(speech, "zh", show=["parallelism"])
    panel.text.picked = "0:0"
    assert panel.span.value == "0:0"
    assert panel.picked is not None
    assert panel.picked["label"] == "paibi"
    assert "8/8/8 字" in panel.card.value
    assert "第 5 行" in panel.card.value
    panel.span.value = ""
    assert panel.text.picked == ""
    assert panel.card.value == ""


def test_what_was_picked_is_let_go_when_layers_change(speech: Document) -> None:
    panel = LayerPanel(speech, show=["parallelism", "modality"])
    panel.span.value = "1:0"
    panel.choices["parallelism"].value = False
    assert panel.picked is None
    assert panel.card.value == ""


def test_gold_is_offered_where_there_is_some() -> None:
    corpus = gw.load()
    panel = LayerPanel(corpus["js-04"], corpus=corpus, show=["moves/gold"])
    assert list(panel.layers) == ["moves/gold"]
    assert "moves (hand-made)" in panel.text.value
    bare = LayerPanel(read_text(SPEECH)[0], corpus=corpus)
    assert not any(name.endswith("/gold") for name in bare.choices)


def test_own_layers_and_fewer_detectors(speech: Document) -> None:
    mine = rhetoric.parallelism(speech)
    panel = LayerPanel(speech, names=["fourchar"], extra={"yours": mine}, show=["yours"])
    assert list(panel.choices) == ["fourchar", "yours"]
    assert label("layer.yours") in panel.text.value


# ribbons


def test_a_stretch_is_picked_by_mouse_or_list(speech: Document) -> None:
    panel = MoveStrip([speech], "zh")
    place = panel.layer["label"].tolist().index("ANN")
    panel.strips.picked = f"0:{place}"
    assert panel.stretch.value == f"0:{place}"
    assert "宣布要点" in panel.card.value
    assert panel.picked is not None
    assert panel.picked["text"] in speech.text
    panel.stretch.value = "0:0"
    assert panel.picked["label"] == "SAL"


def test_ribbons_change_their_scale(speech: Document) -> None:
    panel = MoveStrip([speech, read_text("同志们：\n下面，我讲两点意见。", "short")[0]])
    before = panel.strips.value
    panel.scale.value = "length"
    assert panel.strips.value != before


def test_ribbons_take_any_layer_of_moves() -> None:
    corpus = gw.load()
    panel = MoveStrip(corpus["js-04"], layer=corpus.gold("moves", "dev"))
    assert set(panel.layer["document"]) == {"js-04"}


# coding


def test_coding_begins_neutral_and_hides_the_others(speech: Document) -> None:
    found = rhetoric.modality(speech)
    panel = CodingPanel(found, ("obligation", "none"), documents=speech, others={"detector": found})
    assert panel.codes == [None, None]
    assert panel.layer.empty
    assert panel.compare.disabled
    assert panel.result.value == ""


def test_a_coding_becomes_a_layer_and_is_compared(speech: Document) -> None:
    found = rhetoric.modality(speech)
    panel = CodingPanel(
        found, ("obligation", "none"), "zh", documents=speech, others={"detector": found}
    )
    panel.selectors[0].value = "obligation"
    panel.selectors[1].value = "none"
    assert not panel.compare.disabled
    layer = check_layer(panel.layer, {speech.id: speech})
    assert layer["label"].tolist() == ["obligation"]
    panel.compare.click()
    assert panel.comparison is not None
    assert panel.comparison["label"].tolist() == ["agrees", "differs"]
    assert "2 项中，各方一致的有 1 项" in panel.status.value
    for words in ("各乡镇【要】早安排", "= 一致", "≠ 不一致"):
        assert words in panel.result.value
    panel.reset.click()
    assert panel.codes == [None, None]
    assert panel.result.value == ""


def test_labels_that_were_not_offered_count_as_none(speech: Document) -> None:
    found = rhetoric.modality(speech)
    other = found.assign(label="commitment")
    panel = CodingPanel(found, ("obligation", "none"), documents=speech, others={"gold": other})
    for selector in panel.selectors:
        selector.value = "none"
    panel.compare.click()
    assert panel.comparison is not None
    assert panel.comparison["label"].tolist() == ["agrees", "agrees"]


def test_bare_texts_can_be_coded() -> None:
    panel = CodingPanel(
        ["上接政策天线，下连群众地气。", "窗口<前移>，服务上门。"], ("duiou", "none")
    )
    panel.selectors[0].value = "duiou"
    assert panel.layer["text"].tolist() == ["上接政策天线，下连群众地气。"]


def test_items_without_their_documents_are_refused(speech: Document) -> None:
    with pytest.raises(ValueError, match=r"give these texts too, documents="):
        CodingPanel(rhetoric.modality(speech), ("obligation",))


# members of a figure


def test_a_broken_member_makes_the_figure_go() -> None:
    panel = ParallelAligner(PAIBI)
    assert panel.verdict == "unchanged"
    panel.members[1].value = "公开这件事情也要做好"
    panel.try_button.click()
    assert panel.verdict == "gone"
    assert label("align.gone") in panel.status.value
    assert label("test.alike") in panel.result.value
    panel.restore.click()
    assert panel.document.text == PAIBI
    assert panel.members[1].value == "用公开守好钱袋子"


def test_a_member_of_like_build_keeps_it() -> None:
    panel = ParallelAligner(PAIBI, "zh")
    panel.members[2].value = "用纪律护好钱袋子"
    panel.try_button.click()
    assert panel.verdict == "stays"
    assert "仍然成立：排比，3 个成员" in panel.status.value
    assert "用纪律护好钱袋子" in panel.document.text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("户户有账本、人人有职责、天天有记录。", "turned"),
        ("稳农业、兴产业、通道路、惠民生。", "fewer"),
        ("把困难想在前面，把措施定在前面，把责任压在前面。", "gone"),
    ],
)
def test_a_broken_last_member_leaves_less_or_nothing(text: str, verdict: str) -> None:
    panel = ParallelAligner(text)
    panel.members[-1].value = "最后大家再看一看"
    panel.try_button.click()
    assert panel.verdict == verdict
    panel.members[-1].value = " "
    panel.try_button.click()
    assert label("align.empty_member", n=len(panel.members)) in panel.status.value


def test_another_figure_can_be_chosen() -> None:
    panel = ParallelAligner(PAIBI + "\n上接政策天线，下连群众地气。")
    panel.figure.value = 1
    assert [one.value for one in panel.members] == ["上接政策天线", "下连群众地气"]


def test_a_text_without_figures_says_so() -> None:
    panel = ParallelAligner("今天开会。", "zh")
    assert any(label("align.none", "zh") in getattr(one, "value", "") for one in panel.children)


def test_every_structural_figure_can_be_tried() -> None:
    document = gw.load()["js-04"]
    panel = ParallelAligner(document)
    places = [i for i, kind in enumerate(panel.layer["kind"]) if kind == "structural"]
    assert places
    panel.figure.value = places[0]
    panel.members[0].value = "今天的天气特别好"
    panel.try_button.click()
    assert panel.verdict in ("gone", "fewer")


# rhythm


def test_rhythm_follows_the_text() -> None:
    panel = RhythmPanel("抓早动手，抓实落细。", "zh")
    assert panel.layer["run"].isna().all()
    panel.text.value = "抓早动手，抓实落细，一抓到底。"
    panel.show_button.click()
    assert "3 句 × 4 字" in panel.result.value
    panel.pauses.value = True
    assert panel.layer["hanzi"].tolist() == [4, 4, 4]


def test_rhythm_keeps_the_lines_of_a_document(speech: Document) -> None:
    panel = RhythmPanel(speech)
    assert panel.document.origin(panel.layer["start"].iloc[-1]).line == 8


# ladder


def test_a_voice_is_shown_and_a_named_actor_raises_the_index() -> None:
    panel = ModalityLadder("要按时报送。各单位要抓紧。")
    assert "1 of 2 directives" in panel.rungs.value
    panel.directive.value = 0
    panel.voice.value = "请"
    assert panel.sentence.value == "请按时报送。"
    assert label("ladder.level") in panel.shown.value
    panel.sentence.value = "各乡镇要按时报送。"
    panel.measure.click()
    assert "2 of 2 directives" in panel.status.value
    assert panel.document.text == "各乡镇要按时报送。各单位要抓紧。"
    panel.restore.click()
    assert panel.document.text == "要按时报送。各单位要抓紧。"
    assert panel.voiced is None


def test_a_sentence_that_loses_its_directive_leaves_the_ladder() -> None:
    panel = ModalityLadder("要按时报送。", "zh")
    panel.directive.value = 0
    panel.sentence.value = "材料已经报送。"
    panel.measure.click()
    assert panel.layer.empty
    assert label("ladder.no_index", "zh") in panel.status.value
    panel.measure.click()
    panel.restore.click()
    panel.directive.value = 0
    panel.sentence.value = ""
    panel.measure.click()
    assert label("ladder.empty", "zh") in panel.status.value


# profile


@pytest.fixture(scope="module")
def texts() -> gw.Corpus:
    return gw.load().where(id=("js-04", "bt-01", "tz-01", "han-01"))


def test_groups_are_compared_without_finding_anew(texts: gw.Corpus) -> None:
    panel = RhetoricProfile(texts, "zh")
    assert set(panel.table["group"]) == {"spoken", "written"}
    assert "口头" in panel.shown.value
    assert "vegalite" in next(iter(panel.chart.outputs[0]["data"]))
    layers = panel.layers
    panel.by.value = "document"
    panel.groups.value = ("js-04",)
    assert panel.layers is layers
    assert set(panel.table["group"]) == {"js-04"}
    panel.groups.value = ()
    assert label("profile.choose_one", "zh") in panel.status.value
    assert panel.chart.outputs == ()


def test_one_text_has_a_profile_too(speech: Document) -> None:
    panel = RhetoricProfile(speech)
    assert [value for _, value in panel.by.options] == ["document"]
    assert set(panel.table["interval"]) == {"poisson"}


# saving and segmentation


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_results_are_saved_with_their_settings(
    tmp_path: Path, speech: Document, ending: str
) -> None:
    panel = LayerPanel(speech, show=["parallelism", "modality"])
    path = tmp_path / f"layers.{ending}"
    panel.saving.file.value = str(path)
    panel.saving.save.click()
    saved = read_table(path)
    assert len(saved.table) == sum(map(len, panel.layers.values()))
    assert set(saved.table["layer"]) == {"parallelism", "modality"}
    assert saved.settings["layers"] == "parallelism, modality"
    assert saved.settings["kit"].startswith("gongwen ")
    assert "dictionary" in saved.settings


def test_what_cannot_be_saved_is_told_in_one_sentence(speech: Document) -> None:
    panel = MoveStrip(speech, "zh")
    panel.saving.file.value = "moves.pdf"
    panel.saving.save.click()
    assert "未能保存" in panel.saving.status.value


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_result_can_be_saved(tmp_path: Path, speech: Document, lang: str) -> None:
    for number, panel in enumerate(panels_of(speech, lang)):
        rows = [part for part in panel.children if isinstance(part, SaveRow)]
        assert len(rows) == 1, panel
        path = tmp_path / f"{number}.xlsx"
        rows[0].file.value = str(path)
        rows[0].save.click()
        assert read_table(path).settings["kit"]


def test_the_effect_of_segmentation_is_shown_for_layers_that_have_one(speech: Document) -> None:
    panel = LayerPanel(speech, show=["moves"])
    panel.effect.compare.click()
    assert label("effect.none") in panel.effect.result.value
    panel.choices["fourchar"].value = True
    panel.effect.compare.click()
    assert label("effect.no_kit") in unescape(panel.effect.result.value)


# all


def panels_of(speech: Document, lang: str) -> list[Panel]:
    found = rhetoric.modality(speech)
    return [
        LayerPanel(speech, lang),
        MoveStrip(speech, lang),
        CodingPanel(found, ("obligation",), lang, documents=speech, others={"gold": found}),
        ParallelAligner(PAIBI, lang),
        RhythmPanel(PAIBI, lang),
        ModalityLadder(speech, lang),
        RhetoricProfile(speech, lang),
    ]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_control_has_a_visible_label(speech: Document, lang: str) -> None:
    for panel in panels_of(speech, lang):
        waiting = list(panel.children)
        while waiting:
            part = waiting.pop()
            waiting += getattr(part, "children", ())
            if hasattr(part, "description") and not isinstance(part, ipywidgets.HTML):
                assert part.description, part
