"""Explorers of phrases, operated as a learner does; what they show is what the functions give."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

import gongwen as gw
from gongwen.exports import read_table
from gongwen.labels import label
from gongwen.phrases import (
    bundles,
    collocates,
    concordance,
    fillers,
    frames,
    inside,
    keyness,
    lines,
    overlap,
    slots_of,
)
from gongwen.widgets import (
    BundleExplorer,
    CollocationExplorer,
    ConcordanceExplorer,
    FrameExplorer,
    KeynessExplorer,
)
from gongwen.widgets.explorer import Explorer
from gongwen.widgets.material import Material
from gongwen.widgets.sensitivity import changes, one_sided, whole_words
from gongwen.words import Segmenter, default_segmenter

whole = gw.load()
corpus = whole.where(type=("讲话稿", "通知"))
words = gw.tokens(corpus)
moves = gw.moves(corpus)
speeches, notices = corpus.where(type="讲话稿"), corpus.where(type="通知")
GIVEN = {"words": words, "moves": moves}


def panels(lang: str) -> list[Explorer]:
    return [
        ConcordanceExplorer(corpus, lang, **GIVEN),
        BundleExplorer(corpus, lang, **GIVEN),
        FrameExplorer(corpus, lang, **GIVEN),
        CollocationExplorer(corpus, lang, **GIVEN),
        KeynessExplorer(speeches, notices, lang),
    ]


@pytest.fixture(scope="module", params=["en", "zh"])
def five(request: pytest.FixtureRequest) -> list[Explorer]:
    return panels(request.param)


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(one.reset_index(drop=True), other.reset_index(drop=True))


# all of them


def test_every_control_has_a_visible_label(five: list[Explorer]) -> None:
    for panel in five:
        waiting = list(panel.children)
        while waiting:
            part = waiting.pop()
            waiting += getattr(part, "children", ())
            if hasattr(part, "description") and type(part).__name__ != "HTML":
                assert part.description, part


def test_labels_are_of_one_language(five: list[Explorer]) -> None:
    for panel in five:
        names = [
            one.description
            for one in (panel.type, panel.place, panel.saving.file, panel.saving.save)
        ]
        assert all(bool(re.search("[一-鿿]", name)) == (panel.lang == "zh") for name in names)
        assert repr(panel) == f"<{type(panel).__name__}: {panel.say('title')}>"


def test_rows_lead_to_as_many_lines_as_they_count(five: list[Explorer]) -> None:
    for panel in five[1:]:
        panel.found.picked = "1"
        row = panel.table.loc[1]
        count = row["reference"] if row.get("side") == "reference" else row["count"]
        assert len(panel.lines) == count
        assert "<details>" in panel.passages.value
        assert (
            str(row.get("bundle") or row.get("filler") or row.get("collocate") or row["word"])[:2]
            in panel.passages.value
        )


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_saved_comes_back_with_what_was_set(
    five: list[Explorer], tmp_path: Path, suffix: str
) -> None:
    for panel in five:
        panel.saving.file.value = str(tmp_path / f"{panel._section}.{suffix}")
        panel.saving.save.click()
        table, settings = read_table(panel.saving.file.value)
        same(table, panel.table)
        assert settings["segmenter"] == words.attrs["engine"]
        assert settings["type"] == "all"
        assert settings["documents"] == str(len(panel.material.corpus))
        assert set(panel.asked) <= set(settings)
        assert panel.saving.file.value in panel.saving.status.value


def test_lines_are_saved_too(five: list[Explorer], tmp_path: Path) -> None:
    panel = five[3]
    panel.found.picked = "0"
    panel.what.value = "lines"
    panel.saving.file.value = str(tmp_path / "lines.csv")
    panel.saving.save.click()
    same(read_table(panel.saving.file.value).table, panel.lines)
    panel.what.value = "table"


def test_what_cannot_be_saved_is_said(five: list[Explorer], tmp_path: Path) -> None:
    for panel in five:
        for name in ("x.pdf", ""):
            panel.saving.file.value = str(tmp_path / name)
            panel.saving.save.click()
            assert ".csv" in panel.saving.status.value
    assert list(tmp_path.iterdir()) == []


def test_the_segmentation_compared_with_can_be_changed(five: list[Explorer]) -> None:
    for panel in five:
        panel.other.kit.value = True
        assert panel.sensitivity.empty, panel
        panel.other.kit.value = False
    assert sum(len(panel.sensitivity) > 0 for panel in five) >= 3


def test_panels_refuse_a_language_they_do_not_speak() -> None:
    with pytest.raises(ValueError, match="en and zh"):
        ConcordanceExplorer(notices, "fr")


# concordance


def test_the_lines_are_those_of_the_function() -> None:
    panel = ConcordanceExplorer(corpus, **GIVEN)
    panel.query.value = "切实 *"
    panel.by.value = "word"
    panel.sort.value = "move"
    panel.type.value = "讲话稿"
    panel.place.value = "move:TSK"
    same(
        panel.lines,
        concordance(
            speeches, "切实 *", by="word", sort="move", words=words, moves=moves,
            inside=moves[moves["label"] == "TSK"],
        ),
    )  # fmt: skip
    assert set(panel.table["move"]) == {"TSK"}
    assert panel.settings["place"] == "move:TSK"
    assert panel.settings["documents"] == len(speeches)


@pytest.mark.parametrize(
    ("query", "by", "lang", "said"),
    [
        ("", "auto", "en", label("explore.empty")),
        ("(", "regex", "en", "no regular expression"),
        ("(", "regex", "zh", "正则表达式有误"),
    ],
)
def test_a_query_that_cannot_be_searched_is_said(query: str, by: str, lang: str, said: str) -> None:
    panel = ConcordanceExplorer(notices, lang, "要")
    before = panel.table
    panel.by.value = by
    panel.query.value = query
    assert said in panel.status.value
    assert len(panel.table) == len(before)


def test_the_query_is_escaped_wherever_it_is_said() -> None:
    panel = ConcordanceExplorer(notices, query="要")
    panel.by.value = "regex"
    panel.query.value = "(<b>"
    assert "<b>" not in panel.status.value


def test_near_narrows_the_lines() -> None:
    panel = ConcordanceExplorer(corpus, **GIVEN)
    before = len(panel.lines)
    panel.near.value = "领导"
    assert 0 < len(panel.lines) < before


def test_words_are_counted_under_the_other_segmentation() -> None:
    panel = ConcordanceExplorer(corpus, **GIVEN)
    panel.by.value = "word"
    other = Segmenter(hmm=True)
    cut = gw.tokens(corpus, other)
    there = concordance(corpus, "加强", by="word", words=cut)
    gained_less_lost = panel.sensitivity["label"].map({"gained": 1, "lost": -1}).sum()
    assert len(panel.table) + gained_less_lost == len(there)


# bundles


@pytest.mark.parametrize("unit", ["character", "word"])
def test_the_bundles_are_those_of_the_function(unit: str) -> None:
    panel = BundleExplorer(corpus, unit=unit, **GIVEN)
    panel.least_count.value, panel.least_range.value = 4, 3
    panel.dp.value, panel.entropy.value = 0.8, 0.5
    wanted = bundles(
        corpus, unit, least_count=4, least_range=3, most_dp=0.8, least_entropy=0.5, words=words
    )
    same(panel.table, wanted)
    panel.place.value = "section:1"
    spans = panel.material.spans("section:1")
    same(
        panel.table,
        bundles(
            corpus, unit, least_count=4, least_range=3, most_dp=0.8, least_entropy=0.5,
            words=words, inside=spans,
        ),
    )  # fmt: skip
    panel.found.picked = "0"
    assert len(panel.lines) == panel.table.loc[0, "count"]


def test_bundles_can_be_narrowed_to_a_string() -> None:
    panel = BundleExplorer(corpus, unit="word", **GIVEN)
    panel.holds.value = "加强"
    assert len(panel.table)
    assert panel.table["bundle"].str.replace(" ", "").str.contains("加强").all()


# frames


def test_the_fillers_are_those_of_the_function() -> None:
    panel = FrameExplorer(corpus, **GIVEN)
    panel.frame.value = "以X为Y"
    panel.slot.value = "Y"
    slots = slots_of(frames(corpus, names=["以X为Y"]), corpus)
    wanted = fillers(slots[slots["label"] == "Y"])
    assert panel.table["count"].tolist() == wanted["count"].tolist()
    assert panel.table["count"].is_monotonic_decreasing
    panel.found.picked = "0"
    assert set(panel.lines["text"]) == {panel.table.loc[0, "filler"]}


def test_frames_take_tokens_that_have_been_cut() -> None:
    same(frames(corpus, names=["以X为Y"], words=words), frames(corpus, names=["以X为Y"]))


# collocation


def test_the_pairs_are_those_of_the_function() -> None:
    panel = CollocationExplorer(corpus, node="责任", **GIVEN)
    panel.before.value, panel.after.value, panel.least.value = 3, 0, 2
    panel.type.value = "讲话稿"
    own = words[words["document"].isin(speeches.ids)]
    wanted = collocates(speeches, "责任", span=(3, 0), least=2, words=own)
    same(panel.table, wanted)
    same(panel.overlap, overlap(wanted))
    panel.found.picked = "0"
    assert len(panel.lines) == len(lines(wanted.loc[0], speeches))


def test_a_word_that_does_not_occur_is_said() -> None:
    panel = CollocationExplorer(notices, "zh", "没有这个词")
    assert "没有“没有这个词”" in panel.status.value
    assert panel.table.empty
    panel.node.value = " "
    assert label("explore.empty", "zh") in panel.status.value


# key words


def test_the_key_words_are_those_of_the_function() -> None:
    panel = KeynessExplorer(speeches, notices)
    panel.side.value, panel.sure.value = "target", False
    wanted = keyness(speeches, notices).query("side == 'target'")
    same(panel.table, wanted)
    assert len(panel.plot.spec["datasets"]["keyness"]) == min(60, len(wanted))
    assert panel.drawing.outputs[0]["data"] == panel.plot.bundle


def test_key_words_of_a_level_compare_like_with_like() -> None:
    panel = KeynessExplorer(speeches, notices)
    panel.sure.value = False
    panel.place.value = "heading:1"
    parts = [
        inside(gw.tokens(one), gw.parts(one).query("label == 'heading' and level == 1"))
        for one in (speeches, notices)
    ]
    same(panel.table, keyness(*parts))


def test_figures_may_stand_in_for_a_reference() -> None:
    panel = KeynessExplorer(notices, "general", "zh")
    assert panel.settings["against"] == "general"
    assert "参照数据不变" in panel.effect.value
    panel.found.picked = str(panel.table.index[panel.table["side"] == "target"][0])
    assert len(panel.lines)


# parts of it


def test_material_finds_each_thing_once() -> None:
    material = Material(corpus, words, moves)
    assert material.words() is words
    assert material.words(None, "通知", "move:MAT") is material.words(None, "通知", "move:MAT")
    names = [name for name, _ in material.places("zh")]
    assert len(names) == len(set(names)) > 10


def test_changes_are_those_of_the_counts() -> None:
    before = pd.DataFrame({"word": ["甲", "乙", "丙"], "count": [3, 2, 1]})
    after = pd.DataFrame({"word": ["甲", "乙", "丁"], "count": [3, 5, 1]})
    found = changes(before, after, ["word"])
    assert found["word"].tolist() == ["乙", "丁", "丙"] or found["word"].tolist() == [
        "乙",
        "丙",
        "丁",
    ]
    assert dict(zip(found["word"], found["change"], strict=True)) == {"乙": 3, "丙": -1, "丁": 1}


def test_a_line_is_a_whole_word_if_words_begin_and_end_with_it() -> None:
    cut = gw.tokens(notices)
    found = concordance(notices, "通知")
    known = set(zip(cut["document"], cut["start"], strict=True))
    ends = set(zip(cut["document"], cut["end"], strict=True))
    plain = [
        (row.document, row.start) in known and (row.document, row.end) in ends
        for row in found.itertuples()
    ]
    assert whole_words(found, cut).tolist() == plain
    assert any(plain)
    assert whole_words(found.iloc[:0], cut).tolist() == []


def test_lines_of_one_side_are_named() -> None:
    found = concordance(notices, "通知")
    sides = one_sided(found.iloc[1:], found.iloc[:-1])
    assert sides["label"].tolist() == ["lost", "gained"]
    assert default_segmenter() == Segmenter(words=default_segmenter().words)


def test_a_concordance_may_begin_with_a_regular_expression() -> None:
    panel = ConcordanceExplorer(corpus, query="特此|妥否", by="regex", **GIVEN)
    assert len(panel.lines) > 0
    assert set(panel.lines["text"]) <= {"特此", "妥否"}
    assert panel.settings["by"] == "regex"
