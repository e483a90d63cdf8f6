"""Bundles, collocates, key words, reuse: tables whose rows lead to their lines."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
from gongwen.phrases.bundles import TOPIC
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


def counted_one_by_one(texts: list[str], least: int) -> dict[str, tuple[int, int]]:
    """Count and range of the bundles of characters, found in the plainest way."""
    found: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for text in texts:
        grams = [
            part[i : i + n]
            for part in re.split(r"[，。\n]", text)
            for n in range(4, 9)
            for i in range(len(part) - n + 1)
        ]
        found.update(grams)
        spread.update(set(grams))
    kept = {gram for gram in found if found[gram] >= least and spread[gram] >= 2}
    parts = {
        part
        for gram in kept
        for part in (gram[1:], gram[:-1])
        if part in kept and found[part] == found[gram]
    }
    return {gram: (found[gram], spread[gram]) for gram in kept - parts}


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.text("甲乙丙，", min_size=1, max_size=60), min_size=2, max_size=4),
    st.integers(2, 4),
)
def test_bundles_are_those_of_the_plain_count(texts: list[str], least: int) -> None:
    table = bundles(documents(*texts), least_count=least, least_range=2)
    rows = zip(table["bundle"], table["count"], table["range"], strict=True)
    assert {name: (count, spread) for name, count, spread in rows} == counted_one_by_one(
        texts, least
    )


def test_the_edges_of_a_bundle_are_free_where_its_neighbours_differ() -> None:
    texts = [f"{before}四字词组{after}。" for before, after in ("甲子", "乙子", "丙子")]
    row = bundles(documents(*texts)).set_index("bundle").loc["四字词组子"]
    assert row["left_entropy"] == pytest.approx(np.log2(3))
    assert row["right_entropy"] == pytest.approx(np.log2(3))  # the end of a clause, three times
    single = bundles(documents(*["甲四字词组乙，四字词组丙。"] * 3)).set_index("bundle")
    assert single.loc["四字词组", "right_entropy"] == pytest.approx(1)


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
