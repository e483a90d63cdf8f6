"""Every measure against an independent one, and the page that says so."""

from math import isnan

import numpy as np
import pytest
from scipy import stats

from gongwen import measures as gm
from measure_oracles import CHECKS, Check, CorpusWordAnalyzer, differences
from measure_table import DOCS, page

ALL = [check for group in CHECKS.values() for check in group]
needs_dispersion = pytest.mark.skipif(CorpusWordAnalyzer is None, reason="corpus-dispersion")
pytestmark = pytest.mark.filterwarnings("ignore:MTLD of")


@pytest.mark.parametrize("check", ALL, ids=lambda check: f"{check.function}-{check.oracle}")
def test_oracle_agrees(check: Check) -> None:
    if not check.available:
        pytest.skip(f"{check.oracle} has no wheel for this machine")
    values = list(check.values())
    assert len(values) > 40
    for case, ours, theirs in values:
        if check.function == "minhash":
            assert ours == pytest.approx(theirs, abs=4 * 0.5 / 4096**0.5), case
        else:
            assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-9), case


def test_every_measure_has_an_oracle() -> None:
    helpers = {"Contingency", "Interval", "Scores", "contingency"}
    elsewhere = {"bh_thresholds", "effect_interval", "estimated_jaccard", "shingles", "window_size"}
    checked = {check.function for check in ALL}
    assert set(gm.__all__) - helpers - elsewhere == checked


def test_known_difference_is_one() -> None:
    """An oracle that changes its mind should be noticed, and the page changed."""
    for this in differences():
        assert this.ours is None or isnan(this.ours) or this.ours != this.theirs, this


def test_differences_are_those_described() -> None:
    found = {(this.oracle, this.case): this for this in differences()}

    def value(oracle: str, case: str) -> float:
        return next(this.theirs for key, this in found.items() if key == (oracle, case))

    recorded = "association-measures (recorded)"
    decimal = value(f"{recorded} mutual_information", "T1")
    assert decimal * np.log2(10) == pytest.approx(gm.pmi(10, 40, 25, 1_000))
    never = value(f"{recorded} mutual_information", "0 of 40 and 25 in 1000")
    assert never == pytest.approx(np.log10(0.001 / 1))
    assert value(f"{recorded} t_score", "0 of 40 and 25 in 1000") == pytest.approx(-1 / 0.001**0.5)
    below = 1, 400, 300, 1_000
    assert value("NLTK chi_sq", "1 of 400 and 300 in 1000") == pytest.approx(-gm.chi2(*below))
    assert value("NLTK likelihood_ratio", "1 of 400 and 300 in 1000") == pytest.approx(
        -gm.g2(*below)
    )
    added = np.log2(((30 + 0.5) / (10_000 + 0.5)) / ((10 + 0.5) / (20_000 + 0.5)))
    assert value(f"{recorded} log_ratio, as it comes", "T2") == pytest.approx(added)
    richness = "LexicalRichness (recorded) mtld"
    inclusive = gm.mtld(list("abcaabca"), 0.75, inclusive=True)
    assert value(richness, "abcaabca, threshold .75") == inclusive == 4
    assert value(richness, "abcdefgh") == 8
    assert value("NLTK kappa", "aaa, aaa") == value("NLTK alpha", "aa, aa") == 1


@needs_dispersion
def test_page_is_in_step() -> None:
    """Otherwise run `python tests/measure_table.py`."""
    assert DOCS.read_text(encoding="utf-8") == page()


# --- what a table cannot show


@pytest.mark.parametrize("seed", range(20))
def test_adjusted_p_values(seed: int) -> None:
    p = np.random.default_rng(seed).random(40) ** 3
    assert gm.bh_adjusted(p) == pytest.approx(stats.false_discovery_control(p))


TARGET = np.array([9, 4, 6, 1]), np.array([300, 150, 400, 250])
REFERENCE = np.array([2, 5, 1, 3]), np.array([500, 900, 300, 800])


def all_samples(hits: np.ndarray, sizes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Totals of every way to draw as many documents as there are."""
    drawn = np.array(list(np.ndindex(*[len(hits)] * len(hits))))
    return hits[drawn].sum(axis=1), sizes[drawn].sum(axis=1)


def test_interval_against_all_resamples_there_are() -> None:
    (a, c), (b, d) = all_samples(*TARGET), all_samples(*REFERENCE)
    effects = np.log2((a / c)[:, None] / (b / d)[None, :]).ravel()
    assert effects.size == 4**8
    low, high = np.quantile(effects, [0.05, 0.95])
    found = gm.effect_interval(*TARGET, *REFERENCE, level=0.9, resamples=40_000)
    assert found.resamples == 40_000
    assert found.low == pytest.approx(low, abs=0.02)
    assert found.high == pytest.approx(high, abs=0.02)


def test_interval_against_scipy() -> None:
    def effect(target: np.ndarray, reference: np.ndarray, axis: int) -> np.ndarray:  # noqa: ARG001 - SciPy gives it
        (a, c), (b, d) = (
            (part[0][rows].sum(axis=-1), part[1][rows].sum(axis=-1))
            for part, rows in ((TARGET, target.astype(int)), (REFERENCE, reference.astype(int)))
        )
        return np.log2((a / c) / (b / d))

    theirs = stats.bootstrap(
        (np.arange(4), np.arange(4)),
        effect,
        n_resamples=40_000,
        method="percentile",
        confidence_level=0.9,
        rng=np.random.default_rng(1),
    ).confidence_interval
    ours = gm.effect_interval(*TARGET, *REFERENCE, level=0.9, resamples=40_000)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=0.03)


def test_signature_against_whole_numbers() -> None:
    """The hash functions, in Python's own numbers, which do not overflow."""
    from gongwen.measures.similarity import coefficients, stable_number

    items = [f"item {i}" for i in range(3_000)]
    factors, addends = (column.tolist() for column in coefficients(16, seed=7))
    expected = [
        min((a * stable_number(item) + b) % 2**64 for item in items)
        for a, b in zip(factors, addends, strict=True)
    ]
    assert gm.minhash(items, 16, seed=7).tolist() == expected
