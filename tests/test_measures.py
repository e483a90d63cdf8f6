"""Measures take columns, say what is missing, and refuse what cannot be."""

import ast
import doctest
import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from gongwen import measures as gm

MODULES = "arrays association keyness dispersion diversity agreement similarity".split()  # noqa: SIM905 - a list
PAIR = (10, 40, 25, 1_000)
PAIR_MEASURES = [
    gm.pmi, gm.mi2, gm.mi3, gm.npmi, gm.t_score, gm.z_score, gm.dice, gm.log_dice, gm.g2,
    gm.simple_ll, gm.chi2, gm.min_sensitivity, gm.delta_p_forward, gm.delta_p_backward,
    gm.odds_ratio, gm.log_odds_ratio,
]  # fmt: skip
PART_MEASURES = [
    gm.dp, gm.dp_norm, gm.dp_inverted, gm.juilland_d, gm.juilland_u, gm.carroll_d2, gm.kl_divergence
]  # fmt: skip
Measure = Callable[..., Any]


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_are_true(name: str) -> None:
    assert not doctest.testmod(importlib.import_module(f"gongwen.measures.{name}")).failed


@pytest.mark.parametrize("name", MODULES)
def test_every_measure_names_its_source(name: str) -> None:
    """But those which every schoolbook has."""
    plain = {
        "bh_adjusted", "contingency", "jaccard", "jaccard_error", "keyness_odds_ratio",
        "lsh_threshold", "p_value", "part_range", "shingles", "ttr",
    }  # fmt: skip
    module = importlib.import_module(f"gongwen.measures.{name}")
    tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
    sources = {
        node.name: "Source: " in (ast.get_docstring(node) or "")
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name in gm.__all__
    }
    assert {measure for measure, has in sources.items() if not has} <= plain


# --- columns


@pytest.mark.parametrize("measure", PAIR_MEASURES)
def test_numbers_arrays_and_series_agree(measure: Measure) -> None:
    one = measure(*PAIR)
    assert type(one) is float
    rows = pd.DataFrame([PAIR, (5, 50, 60, 1_000)], columns=["xy", "x", "y", "n"], index=["a", "b"])
    column = measure(*(rows[name] for name in rows))
    assert isinstance(column, pd.Series)
    assert column.index.tolist() == ["a", "b"]
    assert column["a"] == one
    array = measure(*rows.to_numpy().T)
    assert isinstance(array, np.ndarray)
    assert array.tolist() == column.tolist()


def test_one_number_serves_a_whole_column() -> None:
    xy = pd.Series([10, 0], index=["加强", "提高"])
    found = gm.pmi(xy, x=40, y=pd.Series([25, 30], index=xy.index), n=1_000)
    assert found["加强"] == gm.pmi(*PAIR)
    assert np.isnan(found["提高"])
    assert gm.log_ratio(a=xy, b=3, c=100, d=200).index.equals(xy.index)


def test_columns_of_whole_numbers_with_gaps() -> None:
    found = gm.dice(pd.Series([10, None], dtype="Int64"), 40, 25, 1_000)
    assert found[0] == gm.dice(*PAIR)
    assert np.isnan(found[1])


def test_rows_of_other_tables_are_refused() -> None:
    with pytest.raises(ValueError, match="different rows"):
        gm.pmi(pd.Series([10], index=["a"]), pd.Series([40], index=["b"]), 25, 1_000)


def test_input_is_left_as_it_was() -> None:
    columns = [pd.Series([value, value]) for value in PAIR]
    before = [column.copy() for column in columns]
    for measure in PAIR_MEASURES:
        measure(*columns)
    assert all(a.equals(b) for a, b in zip(columns, before, strict=True))
    p = np.array([0.04, 0.01])
    gm.bh_adjusted(p)
    assert p.tolist() == [0.04, 0.01]


@pytest.mark.parametrize("measure", PART_MEASURES)
def test_a_table_of_items(measure: Measure) -> None:
    hits = pd.DataFrame([[10, 0, 10, 0], [1, 2, 3, 4], [0, 0, 0, 0]], index=["甲", "乙", "丙"])
    sizes = [100, 200, 300, 400]
    found = measure(hits, sizes)
    assert found.index.tolist() == ["甲", "乙", "丙"]
    assert found["甲"] == measure([10, 0, 10, 0], sizes)
    assert np.isnan(found["丙"])
    assert measure(hits.to_numpy(), pd.Series(sizes))[:2].tolist() == found[:2].tolist()


def test_parts_by_name_have_to_be_in_one_order() -> None:
    hits = pd.DataFrame([[10, 0], [1, 2]], columns=["一", "二"])
    sizes = pd.Series({"二": 300, "一": 100})
    with pytest.raises(ValueError, match="in another order"):
        gm.dp(hits, sizes)
    with pytest.raises(ValueError, match="in another order"):
        gm.dp(hits.loc[0], sizes)
    assert gm.dp(hits, sizes[hits.columns])[0] == gm.dp([10, 0], [100, 300])


def test_range_of_a_table() -> None:
    hits = pd.DataFrame([[10, 0, 10, 0], [0, 0, 0, 0]], index=["甲", "乙"])
    assert gm.part_range(hits).to_dict() == {"甲": 2, "乙": 0}
    assert gm.part_range(hits.to_numpy()).tolist() == [2, 0]


# --- missing, never 0 and never infinite


@pytest.mark.parametrize("measure", [gm.pmi, gm.mi2, gm.mi3, gm.npmi, gm.t_score, gm.log_dice])
def test_a_pair_that_does_not_occur_is_missing(measure: Measure) -> None:
    assert np.isnan(measure(0, 40, 25, 1_000))


@pytest.mark.parametrize(
    ("measure", "value"),
    [(gm.dice, 0), (gm.min_sensitivity, 0), (gm.z_score, -1), (gm.simple_ll, -2)],
)
def test_a_pair_that_does_not_occur_may_have_a_value(measure: Measure, value: float) -> None:
    assert measure(0, 40, 25, 1_000) == value


@pytest.mark.parametrize("measure", [gm.g2, gm.chi2])
@pytest.mark.parametrize("pair", [(0, 0, 25, 1_000), (25, 1_000, 25, 1_000)])
def test_a_word_nowhere_or_everywhere_is_no_evidence(
    measure: Measure, pair: tuple[int, ...]
) -> None:
    assert np.isnan(measure(*pair))


def test_inseparable_words_have_no_odds_ratio_but_its_logarithm() -> None:
    assert np.isnan(gm.odds_ratio(25, 25, 25, 1_000))
    assert gm.log_odds_ratio(25, 25, 25, 1_000) == pytest.approx(np.log(25.5 * 975.5 / 0.25))


def test_rarer_in_the_target_is_negative() -> None:
    assert gm.keyness_g2(1, 60, 10_000, 20_000) < 0
    assert gm.keyness_g2_full(1, 60, 10_000, 20_000) < 0
    assert gm.bic(-20.0, 1_000) == gm.bic(20.0, 1_000)
    assert gm.p_value(-3.84) == gm.p_value(3.84)


def test_in_neither_part() -> None:
    for measure in (gm.keyness_g2, gm.log_ratio, gm.percent_diff, gm.keyness_odds_ratio):
        assert np.isnan(measure(0, 0, 100, 100))


def test_missing_p_values_are_no_tests() -> None:
    found = gm.bh_adjusted(pd.Series([0.04, None, 0.01]))
    assert found.tolist()[::2] == [0.04, 0.02]
    assert np.isnan(found[1])


@pytest.mark.parametrize("measure", PART_MEASURES)
def test_no_hit_is_missing(measure: Measure) -> None:
    assert np.isnan(measure([0, 0], [5, 5]))


@pytest.mark.parametrize("measure", [gm.dp_norm, gm.dp_inverted, gm.juilland_d, gm.carroll_d2])
def test_one_part_is_missing(measure: Measure) -> None:
    assert np.isnan(measure([3], [5]))


def test_no_hits_have_a_reduced_frequency_of_0() -> None:
    assert gm.arf([], 100) == 0


@pytest.mark.parametrize("measure", [gm.ttr, gm.guiraud, gm.herdan_c, gm.yule_k, gm.mattr])
def test_no_tokens(measure: Measure) -> None:
    assert measure([]) is None


def test_nothing_to_agree_on() -> None:
    assert gm.cohen_kappa("aa", "aa") is None
    assert gm.krippendorff_alpha([("a", None), (None, None)]) is None
    assert gm.precision_recall_f1(0, 0, 3) == gm.Scores(None, 0, 0)
    assert gm.precision_recall_f1(0, 0, 0) == gm.Scores(None, None, None)
    assert gm.jaccard(set(), set()) is gm.containment(set(), {"a"}) is None


def test_short_texts_are_told_of() -> None:
    with pytest.warns(UserWarning, match="3 tokens are less than the window of 5"):
        assert gm.mattr(list("aab"), 5) == gm.ttr(list("aab"))
    with pytest.warns(UserWarning, match="take 100 or more"):
        gm.mtld(list("aab"))


# --- the bootstrap


def test_same_seed_same_interval() -> None:
    given = [3, 4, 5, 0], [400, 300, 500, 200], [1, 2, 0], [500, 500, 500]
    first, again = (gm.effect_interval(*given, seed=3, resamples=1_500) for _ in range(2))
    assert first == again != gm.effect_interval(*given, seed=4, resamples=1_500)
    assert first.low <= first.effect <= first.high


def test_wider_level_wider_interval() -> None:
    given = [3, 4, 5, 9], [400, 300, 500, 200], [1, 2, 5], [500, 500, 500]
    narrow, wide = (gm.effect_interval(*given, level=level) for level in (0.5, 0.95))
    assert wide.low < narrow.low < narrow.high < wide.high


def test_undefined_resamples_are_not_counted() -> None:
    found = gm.effect_interval([5, 5], [100, 100], [0, 4], [100, 100], effect=gm.percent_diff)
    assert found.resamples == pytest.approx(1_500, abs=100)
    none = gm.effect_interval([5], [100], [0], [100], effect=gm.percent_diff)
    assert none.resamples == 0
    assert np.isnan([none.effect, none.low, none.high]).all()


# --- refusals


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: gm.pmi(10, 40, 25, 0), "n has to be above 0, not 0"),
        (lambda: gm.pmi(-1, 40, 25, 100), "cannot occur -1 times"),
        (lambda: gm.pmi(26, 40, 25, 100), "more often than one of its words"),
        (lambda: gm.pmi(1, 80, 80, 100), "in more places than n"),
        (lambda: gm.log_ratio(1, 1, 0, 5), "c has to be above 0"),
        (lambda: gm.log_ratio(1, 6, 5, 5), "b and d: hits lie between"),
        (lambda: gm.simple_maths(1, 1, 5, 5, k=0), "k has to be above 0"),
        (lambda: gm.bh_adjusted([1.2]), "between 0 and 1"),
        (lambda: gm.effect_interval([1], [5], [1], [5], level=95), "between 0 and 1, not 95"),
        (lambda: gm.effect_interval([1], [5], [1], [5], resamples=0), "at least 1"),
        (lambda: gm.effect_interval([1, 2], [5], [1], [5]), "target: give one count"),
        (lambda: gm.effect_interval([1], [5], [], []), "reference: give one count"),
        (lambda: gm.dp([1, 2], [5, 0]), "leave it out"),
        (lambda: gm.dp([1, 2], [5]), "for each of 1 parts, not 2"),
        (lambda: gm.dp(3, [5]), "not no list"),
        (lambda: gm.dp([-1, 2], [5, 5]), "cannot be -1"),
        (lambda: gm.dp([], []), "at least one"),
        (lambda: gm.arf([3, 10], 10), "between 0 and 9"),
        (lambda: gm.arf([3, 3], 10), "given twice"),
        (lambda: gm.mattr("abc", 0), "not 0"),
        (lambda: gm.mtld("abc", 72), "between 0 and 1, not 72"),
        (lambda: gm.cohen_kappa("ab", "a"), "not 2 and 1"),
        (lambda: gm.cohen_kappa("", ""), "nothing to compare"),
        (lambda: gm.window_diff("01", "10", 3), "window of 3 does not fit 2"),
        (lambda: gm.precision_recall_f1(-1, 0, 0), "cannot be negative"),
        (lambda: gm.branching_entropy([1, -1]), "cannot be negative"),
        (lambda: gm.shingles("abc", 0), "at least one character"),
        (lambda: gm.minhash([]), "the set is empty"),
        (lambda: gm.minhash(["a"], 0), "at least one place"),
        (
            lambda: gm.estimated_jaccard(gm.minhash(["a"], 4), gm.minhash(["a"], 8)),
            "4 and 8 places",
        ),
    ],
)
def test_refusal_says_what_was_given(call: Callable[[], object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        call()


# --- segmentations and signatures


def test_usual_window_is_half_a_segment() -> None:
    assert gm.window_size("0001000") == 2
    assert gm.window_size("1111") == 1
    assert gm.window_diff("00010000", "00010000") == 0


def test_marks_may_be_truth_values_numbers_or_characters() -> None:
    reference, found = "00100100", "01000100"
    numbers = [[int(mark) for mark in line] for line in (reference, found)]
    truth = [[bool(mark) for mark in line] for line in numbers]
    assert gm.pk(*numbers, 2) == gm.pk(*truth, 2) == gm.pk(reference, found, 2)


def test_shingles_of_a_short_text() -> None:
    assert gm.shingles("加强", 3) == frozenset()
    assert gm.shingles("加强", 2) == {"加强"}


def test_signature_is_the_same_in_every_run() -> None:
    script = "from gongwen import measures as gm; print(gm.minhash(['加强', '建设'], 2).tolist())"
    runs = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert runs == {f"{gm.minhash(['建设', '加强'], 2).tolist()}\n"}
    assert gm.minhash(["加强"], 4, seed=1).tolist() != gm.minhash(["加强"], 4, seed=2).tolist()
