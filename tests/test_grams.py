"""N-grams found by columns are those found by looking at every clause."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen as gw
from gongwen import measures
from gongwen.documents import Document
from gongwen.measures.sparse import entropies, spread_of, tallied
from gongwen.phrases import bundles, collocates, lines, ngrams
from gongwen.phrases.bundles import LENGTHS
from gongwen.reading import read_text
from gongwen.words import clauses, default_segmenter
from gongwen.words.sentences import as_document

corpus = gw.load()
Gram = tuple[str, ...]


def stretches(document: Document, unit: str) -> list[list[str]]:
    """The units of each clause; a mark ends a stretch."""
    found: list[list[str]] = []
    for text in clauses(document)["text"]:
        found.append([])
        for one in text if unit == "character" else default_segmenter().split(text):
            if any(char.isalnum() for char in one):
                found[-1].append(one)
            else:
                found.append([])
    return [stretch for stretch in found if stretch]


def plainly(
    documents: list[Document], unit: str, floors: tuple[int, int]
) -> tuple[dict[Gram, list[int]], list[int], dict[Gram, tuple[float, float]]]:
    """Bundles the plain way: hits by document, sizes of the documents, entropies of the edges."""
    cut = [parts for parts in (stretches(one, unit) for one in documents) if parts]
    shortest, longest = LENGTHS[unit]
    counts: list[Counter[Gram]] = [Counter() for _ in cut]
    sides: dict[Gram, tuple[list[object], list[object]]] = {}
    for place, parts in enumerate(cut):
        for part in parts:
            for n in range(shortest, longest + 1):
                for i in range(len(part) - n + 1):
                    gram = tuple(part[i : i + n])
                    counts[place][gram] += 1
                    before, after = sides.setdefault(gram, ([], []))
                    before.append(part[i - 1] if i else object())
                    after.append(part[i + n] if i + n < len(part) else object())
    hits = {gram: [one[gram] for one in counts] for gram in sides}
    kept = {
        gram
        for gram, row in hits.items()
        if sum(row) >= floors[0] and sum(map(bool, row)) >= floors[1]
    }
    inside = {
        part
        for gram in kept
        for part in (gram[1:], gram[:-1])
        if part in kept and sum(hits[part]) == sum(hits[gram])
    }
    entropy = {
        gram: tuple(measures.branching_entropy(Counter(side).values()) for side in sides[gram])
        for gram in kept - inside
    }
    sizes = [sum(map(len, parts)) for parts in cut]
    return {gram: hits[gram] for gram in kept - inside}, sizes, entropy  # type: ignore[return-value]


def assert_same(documents: list[Document], unit: str, floors: tuple[int, int]) -> None:
    table = bundles(documents, unit, least_count=floors[0], least_range=floors[1])
    hits, sizes, entropy = plainly(documents, unit, floors)
    separator = "" if unit == "character" else " "
    rows = table.set_index("bundle")
    assert set(rows.index) == {separator.join(gram) for gram in hits}
    for gram, row in hits.items():
        found = rows.loc[separator.join(gram)]
        assert (found["n"], found["count"]) == (len(gram), sum(row))
        assert found["range"] == measures.part_range(row)
        sides = found[["left_entropy", "right_entropy"]].tolist()
        assert sides == pytest.approx(entropy[gram], abs=1e-9)
        if len(sizes) > 1:
            for name in ("dp", "dp_norm", "juilland_d"):
                value = getattr(measures, name)(row, sizes)
                assert found[name] == pytest.approx(value, abs=1e-7)


@pytest.mark.parametrize("unit", ["character", "word"])
@pytest.mark.parametrize("floors", [(3, 3), (2, 1)])
def test_bundles_of_the_corpus_are_those_found_plainly(unit: str, floors: tuple[int, int]) -> None:
    assert_same(list(corpus)[:24], unit, floors)


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.text("甲乙丙丁，。 \n1a", max_size=60), min_size=1, max_size=4),
    st.sampled_from(["character", "word"]),
    st.integers(1, 3),
    st.integers(1, 2),
)
def test_bundles_of_any_text_are_those_found_plainly(
    texts: list[str], unit: str, count: int, spread: int
) -> None:
    documents = [
        Document(str(i), gw.Traced.of(text, 1)) for i, text in enumerate(texts) if text.strip()
    ]
    documents = [as_document(one) for one in documents]
    assert_same(documents, unit, (count, spread))


def test_bundles_inside_spans_are_those_of_the_clauses_there() -> None:
    text = "一、加强领导\n各地要切实加强组织领导，切实加强组织领导。\n二、结束\n切实加强组织领导。"
    document = read_text(text)[0]
    first = pd.DataFrame({"document": [document.id], "start": [0], "end": [text.index("二、")]})
    table = bundles(document, least_count=2, least_range=1, inside=first)
    assert table["count"].tolist() == [2]
    assert table["bundle"].tolist() == ["切实加强组织领导"]


@pytest.mark.parametrize("unit", ["character", "word"])
def test_n_grams_are_counted_without_collapsing(unit: str) -> None:
    table = ngrams(list(corpus)[:12], (1, 3), unit)
    counts: Counter[Gram] = Counter()
    for document in list(corpus)[:12]:
        for part in stretches(document, unit):
            for n in (1, 2, 3):
                counts.update(tuple(part[i : i + n]) for i in range(len(part) - n + 1))
    separator = "" if unit == "character" else " "
    assert dict(zip(table["ngram"], table["count"], strict=True)) == {
        separator.join(gram): count for gram, count in counts.items()
    }
    assert table["n"].is_monotonic_increasing
    assert {"range", "dp", "dp_norm", "juilland_d"} <= set(table.columns)


def test_n_grams_lead_to_their_lines() -> None:
    for row in ngrams(corpus, 3, least_count=4, least_range=3).head(8).to_dict("records"):
        assert len(lines(row, corpus)) == row["count"]


@pytest.mark.parametrize("n", [0, (3, 2)])
def test_lengths_that_are_none_are_refused(n: object) -> None:
    with pytest.raises(ValueError, match="one length from 1"):
        ngrams(corpus, n)  # type: ignore[arg-type]


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), min_size=1, max_size=5),
    st.lists(st.integers(1, 50), min_size=4, max_size=4),
)
def test_spread_is_that_of_the_table_of_all(rows: list[list[int]], sizes: list[int]) -> None:
    table = np.array([row for row in rows if sum(row)]).reshape(-1, 4)
    items, parts = np.nonzero(table)
    found = spread_of(items, parts, table[items, parts], sizes)
    assert found["count"].tolist() == table.sum(axis=1).tolist()
    assert found["range"].tolist() == measures.part_range(table).tolist()
    for name in ("dp", "dp_norm", "juilland_d"):
        dense = getattr(measures, name)(table, sizes)
        # a root of a difference near 0 loses half of the digits
        assert found[name].to_numpy() == pytest.approx(dense, abs=1e-7)


def test_spread_on_the_worked_values() -> None:
    found = spread_of(np.array([0, 0]), np.array([0, 2]), [10, 10], [100, 200, 300, 400]).iloc[0]
    assert found["range"] == 2
    assert found["dp"] == pytest.approx(0.6)
    assert found["dp_norm"] == pytest.approx(0.666667, abs=1e-6)
    assert found["juilland_d"] == pytest.approx(0.292893, abs=1e-6)


def test_entropies_on_the_worked_value() -> None:
    beside = np.array([0] * 4 + [1] * 2 + [2] * 2)
    items, _, counts = tallied(np.zeros(8, np.int64), beside, 3)
    assert entropies(items, counts, [8]) == pytest.approx([1.5])


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text("甲乙丙。", max_size=12), min_size=1, max_size=4), st.integers(0, 3))
def test_collocates_are_those_found_plainly(texts: list[str], width: int) -> None:
    """Each pair in the window, counted word by word."""
    documents = [Document(str(i), gw.Traced.of(text, 1)) for i, text in enumerate(texts)]
    words = gw.tokens(documents)
    spoken = words[words["label"] != "w"]
    plain: Counter[str] = Counter()
    for _, rows in spoken.groupby(["document", "sentence"]):
        row = rows["text"].tolist()
        for i, word in enumerate(row):
            if word == "甲":
                near = row[max(0, i - width) : i + 2]
                plain.update(one for one in near if one != "甲")
    table = collocates(documents, "甲", span=(width, 1), least=1)
    assert dict(zip(table["collocate"], table["count"], strict=True)) == dict(plain)


def test_windows_hold_no_more_places_than_there_are() -> None:
    """They overlap in a short text; the measures refused what did not add up."""
    text = "甲。。。丙。甲乙乙丙甲丙"
    documents = [Document(str(i), gw.Traced.of(text, 1)) for i in range(3)]
    table = collocates(documents, "甲", span=(3, 1), least=1)
    assert table["pmi"].notna().all()
