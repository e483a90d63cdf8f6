"""Views of lines, pairs, measures and key words: aligned, escaped, the same on every machine."""

from __future__ import annotations

import json
import re
from html import unescape

import altair as alt
import pandas as pd
import pytest

import gongwen as gw
from gongwen import views
from gongwen.labels import label
from gongwen.phrases import (
    collocates,
    concordance,
    keyness,
    near_duplicates,
    overlap,
    ranks,
    shared_passages,
)
from gongwen.phrases.collocation import MEASURES
from gongwen.reading import read_text
from gongwen.views.kwic import _cells, cells

TEXT = """关于<春耕>的讲话
同志们：
一、提高认识
要切实加强“春耕<备耕>”工作，2024年要加强管护。
（一）抓早动手
各乡镇要进一步加强领导。"""

corpus = gw.load()
words = gw.tokens(corpus)
speech = read_text(TEXT)[0]
MIME = "application/vnd.vegalite.v5+json"


def shown(view: views.View) -> str:
    """What a reader sees: text without style sheet, tags and entities."""
    bare = re.sub(r"<style>.*?</style>", "", view.html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", bare))


# key words in context


def test_every_line_is_there_with_its_context() -> None:
    found = concordance(speech, "加强")
    seen = shown(views.kwic(found, speech, passages=False))
    for row in found.itertuples():
        assert f"{row.left[-15:]} 加强 {row.right[:15]}" in seen
    assert f"{speech.id}:4" in seen
    assert label("kwic.count", n=3, documents=1) in seen


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_lines_open_to_their_passage(lang: str) -> None:
    found = concordance(speech, "加强领导")
    view = views.kwic(found, speech, lang)
    assert view.html.count("<details>") == 1
    seen = shown(view)
    assert "一、提高认识 › （一）抓早动手" in seen
    assert "各乡镇要进一步加强领导。" in seen
    assert "<mark" in view.html
    assert label("view.line_n", lang, n=6) in seen


def test_text_is_escaped_in_lines_and_passages() -> None:
    html = views.kwic(concordance(speech, "备耕"), speech).html
    assert "<春耕>" not in html
    assert "<备耕" not in html
    assert "&lt;" in html


@pytest.mark.parametrize(
    ("text", "width"), [("加强", 2), ("2024年", 3), ("“加强”", 4), ("，", 1), ("ab", 1), ("……", 2)]
)
def test_a_hanzi_is_a_cell_and_a_digit_half_of_one(text: str, width: float) -> None:
    html = cells(text)
    boxes = html.count('class="gw-cell"') + 0.5 * html.count('class="gw-half"')
    wide = len(re.sub(r"<i[^>]*>.*?</i>", "", html))
    assert boxes + wide == _cells(text) == width


def test_context_is_cut_by_cells_not_by_characters() -> None:
    text = read_text("同志们：\n12345678901234567890加强" + "工" * 30)[0]
    seen = shown(views.kwic(concordance(text, "加强"), text, width=8, passages=False))
    assert "5678901234567890 加强" in seen
    assert f"加强 {'工' * 8} " in seen + " "


def test_a_long_hit_is_shortened_in_its_line_only() -> None:
    gap = "充分" + "发挥好" * 8 + "作用"
    text = read_text(f"同志们：\n要{gap}。")[0]
    view = views.kwic(concordance(text, "充分…作用"), text)
    line, _, rest = view.html.partition('class="gw-passage"')
    assert gap not in shown(views.View(line, ""))
    assert gap in rest


def test_the_view_says_how_lines_were_sorted_and_cut() -> None:
    found = concordance(corpus, "加强 *", by="word", words=words, sort="right")
    seen = shown(views.kwic(found, corpus, limit=5))
    assert label("kwic.sort_right") in seen
    assert words.attrs["engine"] in seen
    assert label("view.more", n=len(found) - 5) in seen


def test_moves_are_called_as_moves() -> None:
    found = concordance(speech, "加强").assign(move=["REQ", "BAS", ""])
    seen = shown(views.kwic(found, speech, "zh", passages=False))
    assert label("move.REQ", "zh") in seen
    assert label("move.BAS", "zh") in seen


def test_no_lines_and_no_pairs_are_said() -> None:
    none = concordance(speech, "没有")
    for view in (
        views.kwic(none, speech),
        views.side_by_side(shared_passages([speech]), [speech]),
        views.measures_table(collocates(corpus, "没有这个词", words=words)),
    ):
        assert label("view.nothing") in shown(view)


def test_a_passage_may_be_read_on_its_own() -> None:
    row = concordance(speech, "抓早").iloc[0]
    seen = shown(views.passage(speech, row["start"], row["end"], "zh", around=0))
    assert "（一）抓早动手" in seen
    assert "各乡镇" not in seen


# reuse


def test_what_differs_is_framed_and_what_is_same_is_bold() -> None:
    one = read_text("同志们：\n各乡镇要切实加强春耕生产的组织领导。", name="a")[0]
    other = read_text("同志们：\n各县区要切实加强春耕生产的组织领导。", name="b")[0]
    pairs = near_duplicates([one, other], least=0.3)
    html = views.side_by_side(pairs, [one, other], "zh").html
    assert re.findall(r'gw-odd">(.*?)</span>', html) == ["乡镇", "县区"]
    assert html.count("<b>要切实加强春耕生产的组织领导。</b>") == 2
    assert "相似度" in html


def test_shared_passages_show_what_stands_around_them() -> None:
    pairs = shared_passages(corpus).head(3)
    view = views.side_by_side(pairs, corpus, limit=2)
    seen = shown(view)
    row = pairs.iloc[0]
    around = corpus[row["document"]].text
    assert around[row["start"] : row["end"] + 5].split("\n")[0] in seen
    assert label("view.more", n=1) in seen


# measures


def test_ranks_are_those_of_the_values() -> None:
    table = collocates(corpus, "加强", words=words)
    places = ranks(table)
    for name in MEASURES:
        best = table[name].max()
        assert set(places.loc[table[name] == best, name]) == {1}
    assert (
        places["spread"] == places[list(MEASURES)].max(axis=1) - places[list(MEASURES)].min(axis=1)
    ).all()


def test_overlap_is_symmetric_and_full_on_the_diagonal() -> None:
    table = overlap(collocates(corpus, "加强", words=words), top=10)
    square = table.set_index("measure")
    assert (square.to_numpy().diagonal() == 10).all()
    assert (square.to_numpy() == square.to_numpy().T).all()
    assert square.loc["log_dice", "pmi"] < 10  # they disagree


def test_the_table_of_measures_marks_the_highest_and_the_lowest() -> None:
    table = collocates(corpus, "加强", words=words)
    view = views.measures_table(table, limit=5, sort="spread")
    assert shown(view).count("▲") >= 5
    assert shown(view).count("▼") >= 5
    assert re.findall(r'<th[^>]*aria-sort="descending">([^<]*)', view.html) == ["ranks apart"]
    assert not re.search("<th[^>]*aria-sort", views.measures_table(table, limit=5).html)
    assert views.measures_table(table.head(1)).html.count("▲") == 1  # in the legend alone
    with pytest.raises(ValueError, match="'size'"):
        views.measures_table(table, sort="size")


def test_rows_that_can_be_picked_say_which_they_are() -> None:
    table = collocates(corpus, "加强", words=words).iloc[3:6]
    html = views.measures_table(table, pick=True).html
    assert re.findall(r'gw-pick" data-pick="(\d+)"', html) == ["3", "4", "5"]
    plain = views.table(table, columns=["collocate", "count"], pick="collocate").html
    assert re.findall(r'<tr data-pick="(\d+)"', plain) == ["3", "4", "5"]
    assert "<tr data-pick" not in views.table(table).html


# keyness


@pytest.fixture(scope="module")
def keywords() -> pd.DataFrame:
    return keyness(corpus.where(type="讲话稿"), corpus.where(type="通知"))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_plot_shows_frequency_effect_and_a_line(keywords: pd.DataFrame, lang: str) -> None:
    plot = views.keyness_plot(keywords, corpus, lang, words=words, limit=20, named=4)
    spec = plot.bundle[MIME]
    rows = next(rows for rows in spec["datasets"].values())
    for row, known in zip(rows, keywords.to_dict("records"), strict=False):
        assert row["word"] == known["word"]
        assert row["log_ratio"] == pytest.approx(known["log_ratio"], abs=0.001)
        assert f"【{row['word']}】" in row["line"]
    for side in {row["side"] for row in rows}:
        named = [row["named"] == row["word"] for row in rows if row["side"] == side]
        assert named == [place < 2 for place in range(len(named))]
    assert label("keyness.y", lang) in json.dumps(spec, ensure_ascii=False)
    assert "shape" in json.dumps(spec)  # colour is not the only sign


def test_the_plot_is_the_same_each_time_and_needs_no_renderer(keywords: pd.DataFrame) -> None:
    before = alt.renderers.active
    plots = [views.keyness_plot(keywords, corpus, words=words).bundle for _ in range(2)]
    assert json.dumps(plots[0]) == json.dumps(plots[1])
    assert alt.renderers.active == before
    assert plots[0]["text/plain"].startswith("<keyness plot: 80 of")
