"""Panels, operated as a learner does: by setting a value and by clicking."""

from datetime import UTC, datetime

import pandas as pd
import pytest

from gongwen.documents import Document, check_layer
from gongwen.labels import label
from gongwen.reading.read import read_text
from gongwen.structure import outline
from gongwen.widgets import (
    OutlineEditor,
    PageReader,
    SegmentationPanel,
    compare_levels,
    count_flips,
)
from gongwen.words import kit_words

SPEECH = """在全县春耕备耕工作会议上的讲话
同志们：
下面，我就做好今年全县的春耕备耕工作，讲两点意见。
一、提高思想认识
春耕生产是全年粮食生产的基础。
（一）抓早动手。各乡镇要早安排、早部署。
（二）抓实落细。把着力点放在基层一线。
二、压实工作责任
各级各部门要各负其责。
谢谢大家！"""

TWO = f"{SPEECH}\n\n【第二篇】\n{SPEECH}"


@pytest.fixture(scope="module")
def speech() -> Document:
    return read_text(SPEECH)[0]


# page reader


def test_reader_reads_a_pasted_text() -> None:
    panel = PageReader()
    assert panel.documents == []
    assert label("reader.empty") in panel.status.value
    panel.text.value = SPEECH
    panel.read_button.click()
    assert len(panel.documents) == 1
    assert "1 document found" in panel.status.value
    assert "春耕生产" in panel.result.value


def test_reader_begins_with_the_text_it_is_given() -> None:
    panel = PageReader(SPEECH, lang="zh")
    assert panel.document is panel.documents[0]
    assert "找到 1 篇文档" in panel.status.value


def test_reader_shows_the_document_that_is_chosen() -> None:
    panel = PageReader(TWO)
    assert len(panel.documents) == 2
    panel.chooser.value = 1
    assert panel.document is panel.documents[1]
    assert f'aria-label="{panel.documents[1].id}"' in panel.result.value


@pytest.mark.parametrize(
    ("aspect", "words"),
    [
        ("about", "讲话稿"),
        ("blocks", "salutation"),
        ("damage", "masked with x"),
        ("outline", "level 2"),
    ],
)
def test_reader_shows_every_aspect(aspect: str, words: str) -> None:
    panel = PageReader(SPEECH.replace("全年粮食", "20xx年全年粮食，xx万吨"))
    panel.aspect.value = aspect
    if aspect == "blocks":
        words = label("kind.salutation")
    assert words in panel.result.value


def upload(name: str, content: bytes) -> tuple[dict[str, object], ...]:
    known = {"type": "", "size": len(content), "last_modified": datetime(2024, 3, 1, tzinfo=UTC)}
    return ({"name": name, "content": memoryview(content), **known},)


def test_reader_reads_an_uploaded_file() -> None:
    panel = PageReader()
    panel.upload.value = upload("讲话.txt", SPEECH.encode("gb18030"))
    assert len(panel.documents) == 1
    assert "讲话.txt" in panel.status.value


@pytest.mark.parametrize(("lang", "words"), [("en", "could not be read"), ("zh", "无法读取")])
def test_reader_says_in_one_sentence_why_it_cannot_read(lang: str, words: str) -> None:
    panel = PageReader(SPEECH, lang=lang)
    panel.upload.value = upload("<b>.docx", b"PK\x03\x04 torn")
    assert words in panel.status.value
    assert "&lt;b&gt;.docx" in panel.status.value
    assert panel.documents == []
    assert panel.result.value == ""


def test_reader_recovers_after_a_file_it_cannot_read() -> None:
    panel = PageReader()
    panel.upload.value = upload("torn.docx", b"PK\x03\x04 torn")
    panel.text.value = SPEECH
    panel.read_button.click()
    assert len(panel.documents) == 1
    assert panel.chooser.layout.display is None


# segmentation panel


def test_panel_shows_what_the_kit_changes(speech: Document) -> None:
    panel = SegmentationPanel(speech)
    assert panel.a.words == ()
    assert set(panel.b.words) == set(kit_words())
    assert panel.a.fingerprint in panel.sentence_view.value
    assert panel.b.fingerprint in panel.sentence_view.value


def test_equal_settings_make_no_difference(speech: Document) -> None:
    panel = SegmentationPanel(speech)
    panel.setting_b.kit.value = False
    assert panel.differences.empty
    assert panel.flips.empty
    assert label("cuts.no_flips", n=50) in panel.counts.value
    assert "F1 = 1.000" in panel.status.value


def test_own_words_change_the_second_segmentation(speech: Document) -> None:
    panel = SegmentationPanel(speech, lang="zh")
    panel.setting_b.kit.value = False
    panel.own.value = "抓早动手，抓实落细"
    panel.apply.click()
    assert "抓早动手" in " ".join(panel.differences["b"])
    assert "抓早动手" not in " ".join(panel.differences["a"])
    assert {"抓早动手", "抓实落细"} <= set(panel.flips["word"])
    assert any(name.startswith("≠") for name, _ in panel.sentence.options)


def test_a_word_that_cannot_be_used_is_refused_in_one_sentence(speech: Document) -> None:
    panel = SegmentationPanel(speech)
    before = panel.b
    panel.own.value = "春耕！"
    panel.apply.click()
    assert "cannot be used" in panel.status.value
    assert panel.b == before


def test_the_chosen_sentence_is_shown_and_stays_chosen(speech: Document) -> None:
    panel = SegmentationPanel(speech)
    panel.sentence.value = 2
    assert "意见" in panel.sentence_view.value
    panel.setting_b.hmm.value = False
    assert panel.sentence.value == 2


def test_engines_agree(speech: Document) -> None:
    panel = SegmentationPanel(speech)
    if len(panel.setting_a.engine.options) < 2:
        pytest.skip("rjieba is not installed")
    panel.setting_b.kit.value = False
    panel.setting_b.engine.value = "jieba"
    assert panel.differences.empty


def test_panel_takes_a_bare_text() -> None:
    panel = SegmentationPanel("抓好春耕生产。")
    assert len(panel.sentence.options) == 1


def test_flips_count_words_that_come_and_go() -> None:
    before = pd.DataFrame({"word": ["责任", "心", "要"], "count": [3, 2, 1]})
    after = pd.DataFrame({"word": ["责任心", "要", "责任"], "count": [2, 1, 1]})
    flips = count_flips(before, after)
    assert flips["word"].tolist() == ["心", "责任", "责任心"]
    assert flips["change"].tolist() == [-2, -2, 2]
    assert flips["rank_before"].tolist() == [2, 1, pd.NA]
    assert flips["rank_after"].tolist()[1:] == [3, 1]


def test_flips_look_at_frequent_words_only() -> None:
    before = pd.DataFrame({"word": ["要", "责任"], "count": [3, 2]})
    after = pd.DataFrame({"word": ["要", "责任"], "count": [3, 1]})
    assert count_flips(before, after, top=1).empty


# outline editor


def test_editor_begins_flat_and_hides_the_parser(speech: Document) -> None:
    editor = OutlineEditor(speech)
    assert set(editor.levels) == {1}
    assert editor.result.value == ""
    assert editor.comparison is None


def test_editor_gives_the_learners_outline_as_a_layer(speech: Document) -> None:
    editor = OutlineEditor(speech)
    editor.selectors[1].value = 2
    editor.selectors[2].value = 3
    layer = check_layer(editor.layer, {speech.id: speech})
    assert layer.columns.tolist() == outline(speech).columns.tolist()
    assert layer["level"].tolist() == [1, 2, 3, 1]
    assert layer["parent"].tolist() == [-1, 0, 1, -1]


def test_undo_and_reset(speech: Document) -> None:
    editor = OutlineEditor(speech)
    editor.selectors[1].value = 2
    editor.selectors[2].value = 3
    editor.undo.click()
    assert editor.levels == [1, 2, 1, 1]
    editor.reset.click()
    assert editor.levels == [1, 1, 1, 1]
    editor.undo.click()
    assert editor.levels == [1, 2, 1, 1]
    editor.undo.click()
    editor.undo.click()
    assert editor.levels == [1, 1, 1, 1]


def test_comparison_names_every_disagreement(speech: Document) -> None:
    editor = OutlineEditor(speech)
    editor.selectors[1].value = 2
    editor.compare.click()
    assert "3 of 4 lines (75%)" in editor.status.value
    assert editor.comparison is not None
    differing = editor.comparison[editor.comparison["label"] == "differs"]
    assert differing["text"].tolist() == ["（二）抓实落细。"]
    assert differing["under"].tolist() == ["一、提高思想认识"]
    assert "（二）抓实落细。" in editor.result.value


def test_full_agreement_lists_no_disagreement(speech: Document) -> None:
    editor = OutlineEditor(speech, lang="zh")
    for selector, level in zip(editor.selectors, outline(speech)["level"], strict=True):
        selector.value = level
    editor.compare.click()
    assert "4 行中，你与程序一致的有 4 行（100%）" in editor.status.value
    assert label("editor.disagreements", "zh") not in editor.result.value


def test_a_change_after_the_comparison_is_told(speech: Document) -> None:
    editor = OutlineEditor(speech)
    editor.compare.click()
    editor.selectors[0].value = 2
    assert editor.status.value.count(label("editor.changed")) == 1


def test_levels_are_compared_without_changing_either_layer(speech: Document) -> None:
    parser = outline(speech)
    before = parser.copy()
    assert set(compare_levels(parser, parser)["label"]) == {"agrees"}
    pd.testing.assert_frame_equal(parser, before)


def test_a_text_without_headings_says_so() -> None:
    editor = OutlineEditor(read_text("同志们：\n今天没有小标题。")[0])
    editor.compare.click()
    assert editor.selectors == []
    assert editor.layer.empty


# all panels


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_control_has_a_visible_label(speech: Document, lang: str) -> None:
    for panel in (
        PageReader(SPEECH, lang=lang),
        SegmentationPanel(speech, lang),
        OutlineEditor(speech, lang),
    ):
        waiting = list(panel.children)
        while waiting:
            part = waiting.pop()
            waiting += getattr(part, "children", ())
            if hasattr(part, "description") and type(part).__name__ != "HTML":
                assert part.description, part


def test_panels_have_a_short_and_stable_name(speech: Document) -> None:
    """The name stands in the stored output of a lesson, which is compared."""
    assert repr(SegmentationPanel(speech, "zh")) == "<SegmentationPanel: 分词对照>"


def test_panels_refuse_a_language_they_do_not_speak() -> None:
    with pytest.raises(ValueError, match="en and zh"):
        PageReader(lang="fr")
