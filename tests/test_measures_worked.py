"""Values worked out by hand, digit by digit."""

from collections.abc import Callable

import numpy as np
import pytest

from gongwen import measures as gm
from measure_cases import T4, WORN

T1 = (10, 40, 25, 1_000)
T2 = (30, 10, 10_000, 20_000)
T3 = ([10, 0, 10, 0], [100, 200, 300, 400])
EQUAL = [100, 100, 100, 100]


def near(value: float | None, digits: float) -> bool:
    """Whether a value is the one given to six decimals."""
    return value == pytest.approx(digits, abs=6e-7)


# --- association


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (gm.pmi, 3.321928),
        (gm.mi2, 6.643856),
        (gm.mi3, 9.965784),
        (gm.npmi, 0.500000),
        (gm.t_score, 2.846050),
        (gm.z_score, 9.000000),
        (gm.dice, 0.307692),
        (gm.log_dice, 12.299560),
        (gm.g2, 34.296000),
        (gm.simple_ll, 28.051702),
        (gm.chi2, 86.538462),
        (gm.min_sensitivity, 0.250000),
        (gm.delta_p_forward, 0.234375),
        (gm.delta_p_backward, 0.369231),
        (gm.odds_ratio, 21.0),
        (gm.log_odds_ratio, 3.044522),
    ],
)
def test_t1(measure: Callable[..., float], value: float) -> None:
    assert near(measure(*T1), value)


def test_t1_observed_and_expected() -> None:
    table = gm.contingency(*T1)
    assert [float(observed) for observed, _ in table.cells] == [10, 30, 15, 945]
    assert [float(expected) for _, expected in table.cells] == [1, 39, 24, 936]


@pytest.mark.parametrize(
    ("xy", "x", "y", "value"),
    [(8, 389, 230, 8.726204), (3, 3_000, 3_000, 4.034216), (300, 300, 300, 14)],
)
def test_log_dice(xy: int, x: int, y: int, value: float) -> None:
    assert near(gm.log_dice(xy, x, y, 10_000), value)


# --- keyness


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (gm.keyness_g2, 29.039228),
        (gm.keyness_g2_full, 29.080962),
        (gm.log_ratio, 2.584963),
        (gm.percent_diff, 500.0),
        (gm.keyness_odds_ratio, 6.015045),
        (gm.simple_maths, 5.990020),
    ],
)
def test_t2(measure: Callable[..., float], value: float) -> None:
    assert near(measure(*T2), value)


def test_t2_with_settings() -> None:
    assert near(gm.simple_maths(*T2, k=100), 5.166667)
    assert near(gm.bic(gm.keyness_g2(*T2), 30_000), 18.730275)


def test_t2_without_a_hit_in_the_reference() -> None:
    assert near(gm.keyness_g2(30, 0, 10_000, 20_000), 65.916737)
    assert near(gm.log_ratio(30, 0, 10_000, 20_000), 6.906891)
    assert np.isnan(gm.percent_diff(30, 0, 10_000, 20_000))


@pytest.mark.parametrize(
    ("critical", "p"), [(3.84, 0.05), (6.63, 0.01), (10.83, 0.001), (15.13, 0.0001)]
)
def test_critical_values_of_g2(critical: float, p: float) -> None:
    assert gm.p_value(critical) == pytest.approx(p, rel=0.01)


def test_benjamini_hochberg() -> None:
    assert gm.bh_thresholds(5, 0.05) == pytest.approx([0.01, 0.02, 0.03, 0.04, 0.05])
    assert gm.bh_adjusted([0.01, 0.02, 0.03, 0.04, 0.05]) == pytest.approx([0.05] * 5)


# --- dispersion


@pytest.mark.parametrize(
    ("measure", "value"),
    [
        (gm.dp, 0.600000),
        (gm.dp_norm, 0.666667),
        (gm.dp_inverted, 0.333333),
        (gm.juilland_d, 0.292893),
        (gm.juilland_u, 20 * 0.292893219),
        (gm.kl_divergence, 1.529447),
    ],
)
def test_t3(measure: Callable[..., float], value: float) -> None:
    assert near(measure(*T3), value)


def test_t3_range() -> None:
    assert gm.part_range(T3[0]) == 2


def test_spread_as_the_parts_are() -> None:
    assert gm.dp([2, 4, 6, 8], T3[1]) == 0


def test_juilland_in_equal_parts() -> None:
    assert near(gm.juilland_d([1, 2, 3, 4], EQUAL), 0.741801)
    assert gm.juilland_d([10, 0, 0, 0], EQUAL) == 0


def test_juilland_takes_relative_frequencies() -> None:
    of_raw_hits = 1 - np.std([2, 4, 6, 8]) / 5 / 3**0.5
    assert gm.juilland_d([2, 4, 6, 8], T3[1]) == 1 != of_raw_hits


def test_carroll() -> None:
    assert near(gm.carroll_d2([1, 2, 3, 4], EQUAL), 0.923220)


SIZES = [1745, 1152, 3544, 4040, 7772, 4520, 3667, 4247, 717, 1357, 2165, 4251, 4444]
SPECIMEN = [
    ("进一步", [4, 2, 0, 3, 8, 27, 4, 7, 1, 3, 6, 5, 8]),
    ("切实", [3, 1, 5, 2, 3, 5, 2, 2, 0, 0, 1, 4, 3]),
    ("充分发挥", [1, 0, 0, 2, 4, 4, 4, 1, 0, 0, 0, 5, 1]),
    ("加强", [6, 2, 0, 3, 12, 16, 12, 4, 5, 2, 8, 19, 18]),
    ("我们", [1, 6, 20, 0, 37, 3, 7, 7, 1, 5, 0, 10, 2]),
    ("同志们", [1, 0, 0, 0, 1, 2, 2, 1, 2, 1, 1, 2, 2]),
    ("社区", [1, 0, 0, 0, 1, 174, 143, 117, 19, 0, 63, 136, 2]),
    ("党务", [0, 0, 0, 4, 39, 1, 0, 1, 0, 0, 1, 0, 0]),
    ("文物", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 89]),
]
"""Thirteen found speeches: their hanzi, and in how many places a string stands in each."""


@pytest.mark.parametrize(
    ("string", "total", "texts", "dp", "norm"),
    [
        ("进一步", 78, 12, 0.289, 0.294),
        ("切实", 31, 11, 0.232, 0.236),
        ("充分发挥", 22, 8, 0.315, 0.320),
        ("加强", 107, 12, 0.292, 0.297),
        ("我们", 99, 11, 0.373, 0.380),
        ("同志们", 15, 10, 0.342, 0.348),
        ("社区", 656, 9, 0.545, 0.554),
        ("党务", 46, 5, 0.670, 0.681),
        ("文物", 89, 1, 0.898, 0.913),
    ],
)
def test_formulae_and_topics_of_found_speeches(
    string: str, total: int, texts: int, dp: float, norm: float
) -> None:
    hits = dict(SPECIMEN)[string]
    assert (sum(hits), gm.part_range(hits)) == (total, texts)
    assert gm.dp(hits, SIZES) == pytest.approx(dp, abs=5e-4)
    assert gm.dp_norm(hits, SIZES) == pytest.approx(norm, abs=5e-4)


# --- diversity


def test_t4() -> None:
    assert near(gm.ttr(T4), 0.555556)
    assert near(gm.guiraud(T4), 1.666667)
    assert near(gm.herdan_c(T4), 0.732487)
    assert near(gm.yule_k(T4), 1234.567901)
    assert near(gm.mattr(T4, window=5), 0.880000)


@pytest.mark.filterwarnings("ignore:MTLD of")
def test_mtld() -> None:
    forward, backward = 10 / (1 + 0.2 / 0.28), 10 / (1 + 0.25 / 0.28)
    assert near(forward, 5.833333)
    assert near(backward, 5.283019)
    assert near(gm.mtld(WORN), 5.558176)
    assert gm.mtld(WORN) == pytest.approx((forward + backward) / 2)


@pytest.mark.filterwarnings("ignore:MTLD of")
def test_mtld_below_or_at_the_threshold() -> None:
    assert gm.mtld(list("abcaabca"), 0.75) == 8.0
    assert gm.mtld(list("abcaabca"), 0.75, inclusive=True) == 4.0


@pytest.mark.filterwarnings("ignore:MTLD of")
def test_mtld_without_a_factor() -> None:
    assert gm.mtld(list("abcdefgh")) is None


# --- similarity


def test_toy_signatures() -> None:
    """Two tiny sets, four hash functions: the estimate is far off, which is why K must be large."""
    first, second = {0, 1, 2, 4}, {1, 2, 3}
    hashes = [lambda x: 2 * x + 1, lambda x: 3 * x + 2, lambda x: 4 * x + 3, lambda x: x + 4]
    signatures = [
        np.array([min(h(x) % 5 for x in items) for h in hashes]) for items in (first, second)
    ]
    assert [signature.tolist() for signature in signatures] == [[0, 0, 1, 0], [0, 0, 0, 0]]
    assert gm.jaccard(first, second) == 0.4
    assert gm.estimated_jaccard(*signatures) == 0.75


def test_error_of_an_estimate() -> None:
    assert near(gm.jaccard_error(0.4, 128), 0.043301)


def test_shingles() -> None:
    first, second = gm.shingles("加强社区建设工作"), gm.shingles("推进社区建设工作")
    assert (len(first & second), len(first | second)) == (4, 8)
    assert gm.jaccard(first, second) == 0.5
    assert near(gm.containment(first, second), 0.666667)


@pytest.mark.parametrize(
    ("similarity", "value"), [(0.2, 0.006381), (0.4, 0.186050), (0.6, 0.801902), (0.8, 0.999644)]
)
def test_candidates(similarity: float, value: float) -> None:
    assert near(gm.lsh_probability(similarity, bands=20, rows=5), value)


def test_knee_of_candidates() -> None:
    assert near(gm.lsh_threshold(bands=20, rows=5), 0.549280)


def test_branching_entropy() -> None:
    assert gm.branching_entropy([4, 2, 2]) == 1.5


# --- agreement


def test_kappa() -> None:
    first, second = "y" * 10 + "n" * 10, "y" * 8 + "n" * 2 + "y" + "n" * 9
    assert near(gm.cohen_kappa(first, second), 0.70)


def test_alpha_with_blanks() -> None:
    """Three people, fifteen things: the example much used to explain α, .691 for names."""
    people = "-----34121133-3", "1-213343-------", "--21344-21133-4"
    units = [
        [None if label == "-" else label for label in unit] for unit in zip(*people, strict=True)
    ]
    assert gm.krippendorff_alpha(units) == pytest.approx(0.691, abs=5e-4)


def test_window_diff() -> None:
    assert gm.window_diff("00100100", "01000100", window=2) == 2 / 7
    assert near(gm.window_diff("00100100", "01000100", 2), 0.285714)


def test_precision_recall_f1() -> None:
    scores = gm.precision_recall_f1(tp=18, fp=8, fn=6)
    assert near(scores.precision, 0.692308)
    assert near(scores.recall, 0.750000)
    assert near(scores.f1, 0.720000)
