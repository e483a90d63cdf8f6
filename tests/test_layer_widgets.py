"""Panels over layers, moves and codings, operated as a learner does."""

import ipywidgets
import pytest

import gongwen as gw
from gongwen import rhetoric
from gongwen.documents import Document, check_layer
from gongwen.labels import label
from gongwen.reading.read import read_text
from gongwen.widgets import CodingPanel, LayerPanel, MoveStrip

SPEECH = """在全县春耕备耕工作会议上的讲话
同志们：
今天召开这次会议，主要任务是部署春耕备耕工作。下面，我讲两点意见。
一、提高思想认识
春耕生产是全年粮食生产的基础。用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。
二、压实工作责任
各乡镇要早安排、早部署。各级各部门要各负其责。
谢谢大家！"""


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


# all


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_control_has_a_visible_label(speech: Document, lang: str) -> None:
    found = rhetoric.modality(speech)
    panels = (
        LayerPanel(speech, lang),
        MoveStrip(speech, lang),
        CodingPanel(found, ("obligation",), lang, documents=speech, others={"gold": found}),
    )
    for panel in panels:
        waiting = list(panel.children)
        while waiting:
            part = waiting.pop()
            waiting += getattr(part, "children", ())
            if hasattr(part, "description") and not isinstance(part, ipywidgets.HTML):
                assert part.description, part
