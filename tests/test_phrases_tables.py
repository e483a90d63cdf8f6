"""Bundles, collocates, key words, reuse: tables whose rows lead to their lines."""

from __future__ import annotations

import pandas as pd
import pytest

import gongwen as gw
from gongwen import measures
from gongwen.documents import Document
from gongwen.phrases import (
    bundles,
    collocates,
    inside,
    keyness,
    lines,
    near_duplicates,
    shared_passages,
)
from gongwen.phrases.bundles import TOPIC, collapsed
from gongwen.phrases.collocation import MEASURES
from gongwen.reading import read_text

corpus = gw.load()
words = gw.tokens(corpus)


def documents(*texts: str) -> list[Document]:
    """Texts as documents a, b and so on."""
    return [read_text(text, name=name)[0] for name, text in zip("abcd", texts, strict=False)]


SHARED = "各乡镇要切实加强春耕备耕工作的组织领导"


def test_a_longer_string_of_the_same_count_stands_for_its_parts() -> None:
    table = bundles(documents(*(f"{SHARED}。第{i}件，{i}。" for i in range(3))))
    longest = table[table["count"] == 3]["bundle"].str.len()
    assert (longest == 8).all()  # nothing shorter has a count of its own


def test_collapsing_keeps_what_occurs_elsewhere_too() -> None:
    counts = {("甲", "乙"): 5, ("甲", "乙", "丙"): 3, ("乙", "丙"): 3}
    kept = collapsed(counts, counts)  # type: ignore[arg-type]
    assert kept == [("甲", "乙"), ("甲", "乙", "丙")]


def test_bundles_keep_their_floors() -> None:
    table = bundles(corpus, least_count=5, least_range=4, most_dp=TOPIC, least_entropy=1.0)
    assert (table["count"] >= 5).all()
    assert (table["range"] >= 4).all()
    assert (table["dp"] <= TOPIC).all()
    assert (table[["left_entropy", "right_entropy"]].min(axis=1) >= 1).all()


@pytest.mark.parametrize("unit", ["character", "word"])
def test_bundles_lead_to_their_lines(unit: str) -> None:
    table = bundles(corpus, unit)
    for row in table.head(8).to_dict("records"):
        assert len(lines(row, corpus, words=words)) == row["count"]


def test_bundles_of_words_say_how_they_were_cut() -> None:
    assert bundles(corpus, "word").attrs["engine"]
    with pytest.raises(ValueError, match="character or word is expected"):
        bundles(corpus, "syllable")


def test_nothing_in_common_gives_an_empty_table() -> None:
    assert bundles(documents("甲乙丙丁。", "戊己庚辛。")).empty


def test_collocates_set_the_measures_side_by_side() -> None:
    table = collocates(corpus, "加强", words=words)
    assert set(MEASURES) <= set(table.columns)
    assert table["log_dice"].is_monotonic_decreasing
    assert "领导" in table["collocate"].tolist()
    row = table.iloc[0]
    assert row["pmi"] == pytest.approx(
        measures.pmi(row["count"], row["node_count"] * 10, row["collocate_count"], row["n"])
    )
    assert table.attrs["engine"]


def test_collocates_lead_to_their_lines() -> None:
    for row in collocates(corpus, "加强", words=words).head(6).to_dict("records"):
        found = lines(row, corpus, words=words)
        assert len(found) == row["count"]
        assert all(row["collocate"] in text for text in found["text"])


def test_a_sentence_ends_the_window() -> None:
    text = "加强领导。建设渠道。" * 3
    table = collocates(text, "加强", least=1)
    assert table["collocate"].tolist() == ["领导"]


def test_keyness_has_both_sides_and_agrees_with_the_measure() -> None:
    speeches, notices = corpus.where(type="讲话稿"), corpus.where(type="通知")
    table = keyness(notices, speeches)
    assert set(table["side"]) == {"target", "reference"}
    assert table["g2"].abs().is_monotonic_decreasing
    row = table.iloc[0]
    sizes = table.attrs["target_words"], table.attrs["reference_words"]
    assert row["g2"] == pytest.approx(measures.keyness_g2(row["count"], row["reference"], *sizes))


def test_keyness_turned_round_changes_its_sign() -> None:
    speeches, notices = corpus.where(type="讲话稿"), corpus.where(type="通知")
    there = keyness(notices, speeches).set_index("word")["g2"]
    back = keyness(speeches, notices).set_index("word")["g2"]
    pd.testing.assert_series_equal(there, -back[there.index], check_names=False)


def test_key_words_lead_to_their_lines() -> None:
    notices = corpus.where(type="通知")
    for row in keyness(notices, "general").query("side == 'target'").head(6).to_dict("records"):
        assert len(lines(row, notices)) == row["count"]


@pytest.mark.parametrize("name", ["general", "found_speeches"])
def test_shipped_figures_stand_in_for_texts(name: str) -> None:
    assert len(keyness(corpus, name)) > 100


def test_the_spans_of_a_layer_are_a_part_of_the_corpus() -> None:
    gold = corpus.gold("moves", "dev")
    calls = inside(words, gold[gold["label"] == "EXH"])
    rest = inside(words, gold[gold["label"] != "EXH"])
    assert 0 < len(calls) < len(rest)
    top = keyness(calls, rest).query("side == 'target'")["word"].head(20).tolist()
    assert "让" in top or "让我们" in top


def test_keyness_refuses_what_has_no_words() -> None:
    with pytest.raises(ValueError, match="words on both sides"):
        keyness(documents("。"), corpus)
    with pytest.raises(ValueError, match="'weibo'"):
        keyness(corpus, "weibo")


def test_shared_passages_are_as_long_as_they_can_be() -> None:
    table = shared_passages(documents(f"一是{SHARED}，马上办。", f"所以{SHARED}；慢慢来。"))
    assert table["text"].tolist() == [SHARED]
    assert table["other_text"].tolist() == [SHARED]
    assert (table["document"] != table["other"]).all()


def test_near_duplicates_are_sentences_of_different_documents() -> None:
    texts = documents(
        f"{SHARED}。{SHARED}。", f"{SHARED}和检查。", "完全不同的一句话，说的是别的事。"
    )
    table = near_duplicates(texts)
    assert set(table["document"]) == {"a"}
    assert set(table["other"]) == {"b"}
    assert table["similarity"].between(0.5, 1).all()


@pytest.mark.parametrize("find", [shared_passages, near_duplicates])
def test_reuse_in_the_corpus_lies_in_its_texts(find: object) -> None:
    for row in find(corpus).itertuples():  # type: ignore[operator]
        assert corpus[row.document].text[row.start : row.end] == row.text
        assert corpus[row.other].text[row.other_start : row.other_end] == row.other_text


def test_a_row_without_a_query_is_refused() -> None:
    with pytest.raises(ValueError, match="`query` and `by`"):
        lines({"word": "加强"}, corpus)


def test_tables_do_not_change_their_input() -> None:
    before = words.copy()
    collocates(corpus, "加强", words=words)
    keyness(words, "general")
    inside(words, corpus.gold("moves", "dev"))
    pd.testing.assert_frame_equal(words, before)
