"""Two layers held against each other."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.documents import Document, make_layer
from gongwen.matching import agreed, agreement, matches, scores
from gongwen.reading import read_text

TEXT = "一二三四五六七八九十" * 3


def layer(*spans: tuple[int, int, str], status: str | None = None) -> pd.DataFrame:
    """A layer of a plain text from (start, end, label)."""
    document = read_text(TEXT)[0]
    rows = [{"start": start, "end": end, "label": label} for start, end, label in spans]
    made = make_layer(document, rows)
    return made if status is None else made.assign(status=status)


def row(table: pd.DataFrame, label: str = "all") -> dict[str, object]:
    """The row of a label."""
    return table[table["label"] == label].iloc[0].to_dict()


def test_worked_precision_recall_and_f1() -> None:
    gold = layer(*[(i, i + 1, "a") for i in range(24)])
    found = layer(*[(i, i + 1, "a") for i in range(6, 30)], (0, 2, "a"), (2, 4, "a"))
    table = scores(found, gold)
    assert row(table)["right"] == 18
    assert row(table)["precision"] == pytest.approx(0.692308, abs=1e-6)
    assert row(table)["recall"] == pytest.approx(0.75)
    assert row(table)["f1"] == pytest.approx(0.72)


@pytest.mark.parametrize(
    ("found", "overlap", "right"),
    [
        ((0, 4), 1.0, 1),
        ((0, 5), 1.0, 0),
        ((0, 5), 0.8, 1),
        ((0, 8), 0.5, 1),
        ((0, 9), 0.5, 0),
        ((2, 6), 0.5, 0),
        ((4, 8), 0.1, 0),
    ],
)
def test_spans_match_by_their_share_of_the_union(
    found: tuple[int, int], overlap: float, right: int
) -> None:
    assert len(matches(layer((*found, "a")), layer((0, 4, "a")), overlap=overlap)) == right


def test_each_span_matches_once_and_the_best_first() -> None:
    gold = layer((0, 4, "a"))
    found = layer((0, 5, "a"), (0, 4, "a"))
    pairs = matches(found, gold, overlap=0.5)
    assert pairs["overlap"].tolist() == [1.0]


def test_labels_count_unless_told_otherwise() -> None:
    assert matches(layer((0, 4, "a")), layer((0, 4, "b"))).empty
    assert len(matches(layer((0, 4, "a")), layer((0, 4, "b")), labelled=False)) == 1


def test_borderline_gold_counts_neither_way() -> None:
    gold = pd.concat([layer((0, 4, "a"), status="clear"), layer((5, 9, "a"), status="borderline")])
    gold = gold.reset_index(drop=True)
    missed, hit = layer((0, 4, "a")), layer((0, 4, "a"), (5, 9, "a"))
    for found in (missed, hit):
        assert row(scores(found, gold))["precision"] == 1
        assert row(scores(found, gold))["recall"] == 1


def test_nothing_found_has_no_precision_and_nothing_there_no_recall() -> None:
    table = scores(layer(), layer((0, 4, "a")))
    assert math.isnan(row(table)["precision"])
    assert row(table)["recall"] == 0
    assert math.isnan(row(scores(layer((0, 4, "a")), layer()))["recall"])


def test_an_impossible_overlap_is_refused() -> None:
    with pytest.raises(ValueError, match="overlap is 0"):
        matches(layer(), layer(), overlap=0)


def test_scoring_changes_neither_layer() -> None:
    found, gold = layer((0, 4, "a"), (3, 6, "b")), layer((0, 4, "a"))
    before = found.copy(), gold.copy()
    scores(found, gold)
    pd.testing.assert_frame_equal(found, before[0])
    pd.testing.assert_frame_equal(gold, before[1])


spans = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8), st.sampled_from("ab")).map(
        lambda one: (one[0], one[0] + one[1], one[2])
    ),
    max_size=8,
)


@given(spans, spans)
def test_found_and_gold_change_places_with_precision_and_recall(
    one: list[tuple[int, int, str]], other: list[tuple[int, int, str]]
) -> None:
    there, back = (
        row(scores(layer(*a), layer(*b), overlap=1.0)) for a, b in ((one, other), (other, one))
    )
    assert there["right"] == back["right"]
    assert there["precision"] == pytest.approx(back["recall"], nan_ok=True)


@given(spans)
def test_a_layer_agrees_with_itself(one: list[tuple[int, int, str]]) -> None:
    assert row(scores(layer(*one), layer(*one)))["right"] == len(one)


def two_annotators() -> tuple[pd.DataFrame, pd.DataFrame, Document]:
    """Twenty short paragraphs; the first annotator marks 1–10, the second 1–8 and 11."""
    document = read_text("\n".join(f"第{i}段，甲乙丙丁，戊己庚辛。" for i in range(1, 21)))[0]
    starts = [block.start for block in document.blocks]
    made = [
        make_layer(
            document,
            [{"start": starts[i], "end": starts[i] + 3, "label": "x"} for i in marked],
        )
        for marked in ([*range(10)], [*range(8), 10])
    ]
    return made[0], made[1], document


def test_worked_kappa_of_two_annotators() -> None:
    first, second, document = two_annotators()
    table = agreement(first, second, [document])
    assert row(table, "x")["units"] == 20
    assert row(table, "x")["kappa"] == pytest.approx(0.70)
    assert row(table, "x")["f1"] == pytest.approx(16 / 19)


def test_documents_that_were_not_read_twice_do_not_count() -> None:
    first, second, _ = two_annotators()
    assert row(agreement(first, second, []))["first"] == 0


def test_clear_is_what_two_annotators_mark_with_the_same_label() -> None:
    first = layer((0, 4, "a"), (5, 9, "a"), (10, 14, "a"), status="clear")
    second = layer((0, 4, "a"), (5, 9, "b"), (20, 24, "a"), status="clear")
    both = agreed(first, second)
    stands = [(int(r.start), r.label, r.status) for r in both.itertuples()]
    assert stands == [
        (0, "a", "clear"),
        (5, "a", "borderline"),
        (10, "a", "borderline"),
        (5, "b", "borderline"),
        (20, "a", "borderline"),
    ]


@pytest.mark.parametrize("hesitant", [0, 1])
def test_where_one_of_two_annotators_hesitates_the_case_is_not_clear(hesitant: int) -> None:
    statuses = ["clear", "clear"]
    statuses[hesitant] = "borderline"
    both = agreed(*(layer((0, 4, "a"), status=status) for status in statuses))
    assert both["status"].tolist() == ["borderline"]


def test_a_find_that_only_one_annotator_marks_counts_neither_way() -> None:
    first = layer((0, 4, "a"), (5, 9, "a"), status="clear")
    second = layer((0, 4, "a"), (10, 14, "b"), status="clear")
    found = layer((0, 4, "a"), (5, 9, "a"), (10, 14, "b"), (15, 19, "b"))
    last = row(scores(found, agreed(first, second), overlap=0.5))
    assert (last["gold"], last["found"], last["right"]) == (1, 2, 1)
