"""What holds for every count: symmetry, bounds, limits, scale."""

from collections.abc import Callable
from math import log2
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gongwen import measures as gm

pytestmark = pytest.mark.filterwarnings("ignore:MTLD of", "ignore:.* tokens are less than")

SYMMETRIC = (
    gm.pmi, gm.mi2, gm.mi3, gm.npmi, gm.t_score, gm.z_score, gm.dice, gm.log_dice, gm.g2,
    gm.simple_ll, gm.chi2, gm.min_sensitivity, gm.odds_ratio, gm.log_odds_ratio,
)  # fmt: skip
ABOVE_CHANCE = (gm.pmi, gm.npmi, gm.t_score, gm.z_score, gm.g2, gm.simple_ll, gm.chi2)
EVEN_IS_0 = (gm.dp, gm.dp_norm, gm.kl_divergence)
EVEN_IS_1 = (gm.dp_inverted, gm.juilland_d, gm.carroll_d2)

Pair = tuple[int, int, int, int]
Parts = tuple[list[int], list[int]]
close = pytest.approx
Test = Callable[..., None]


def holds_for(*drawn: st.SearchStrategy) -> Callable[[Test], Test]:
    """Like `given`, but on a busy machine no case is too slow."""
    return lambda test: settings(deadline=None)(given(*drawn)(test))


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """A pair that occurs, with room for each word and for neither."""
    cells = [draw(st.integers(1, 10_000)) for _ in range(4)]
    return cells[0], cells[0] + cells[1], cells[0] + cells[2], sum(cells)


@st.composite
def spreads(draw: st.DrawFn) -> Parts:
    """Hits, at least one, in two or more parts."""
    sizes = draw(st.lists(st.integers(1, 10_000), min_size=2, max_size=30))
    hits = draw(st.lists(st.integers(0, 500), min_size=len(sizes), max_size=len(sizes)))
    assume(any(hits))
    return hits, sizes


counts = st.integers(1, 500)
keyness = st.tuples(counts, counts, st.integers(501, 10**6), st.integers(501, 10**6))
texts = st.lists(st.sampled_from("abcdefghij"), min_size=2, max_size=150)
labels = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2)
bits = st.lists(st.tuples(st.booleans(), st.booleans()), min_size=3, max_size=60)


# --- association


@holds_for(pairs())
def test_order_of_the_words_matters_to_delta_p_alone(pair: Pair) -> None:
    xy, x, y, n = pair
    for measure in SYMMETRIC:
        assert measure(xy, x, y, n) == close(measure(xy, y, x, n))
    assert gm.delta_p_forward(xy, x, y, n) == close(gm.delta_p_backward(xy, y, x, n))


@holds_for(pairs())
def test_bounds(pair: Pair) -> None:
    assert -1 <= gm.npmi(*pair) <= 1 + 1e-12
    assert 0 < gm.min_sensitivity(*pair) <= gm.dice(*pair) + 1e-12 <= 1 + 2e-12
    assert gm.log_dice(*pair) <= 14
    assert -1 <= gm.delta_p_forward(*pair) <= 1
    assert gm.t_score(*pair) <= pair[0] ** 0.5


@holds_for(pairs())
def test_all_agree_on_which_side_of_chance(pair: Pair) -> None:
    xy, x, y, n = pair
    side = np.sign(xy * n - x * y)
    assume(abs(xy * n - x * y) > 1e-6 * n)
    for measure in ABOVE_CHANCE:
        assert np.sign(measure(*pair)) == side
    assert np.sign(gm.odds_ratio(*pair) - 1) == side


@holds_for(pairs(), st.integers(2, 50))
def test_more_of_the_same(pair: Pair, times: int) -> None:
    """Strength stays as it is when all counts are multiplied; evidence grows with them."""
    more = tuple(count * times for count in pair)
    for strength in (gm.pmi, gm.npmi, gm.dice, gm.log_dice, gm.odds_ratio, gm.delta_p_forward):
        assert strength(*more) == close(strength(*pair))
    for evidence, power in ((gm.g2, 1), (gm.chi2, 1), (gm.simple_ll, 1), (gm.t_score, 0.5)):
        assert evidence(*more) == close(evidence(*pair) * times**power, rel=1e-6, abs=1e-6)


@holds_for(pairs(), st.integers(1, 10**6))
def test_log_dice_does_not_know_the_size_of_the_corpus(pair: Pair, more: int) -> None:
    xy, x, y, n = pair
    assert gm.log_dice(xy, x, y, n + more) == gm.log_dice(xy, x, y, n)
    assert gm.pmi(xy, x, y, n + more) > gm.pmi(xy, x, y, n)


@holds_for(st.integers(1, 1_000), st.integers(2, 10))
def test_pairs_at_chance_and_inseparable(x: int, times: int) -> None:
    for measure in ABOVE_CHANCE:
        assert measure(x, x * times, x * times, x * times**2) == close(0, abs=1e-9)
    assert gm.log_odds_ratio(x, 2 * x, 2 * x, 4 * x) == close(0, abs=1e-9)
    assert gm.npmi(x, x, x, x * times) == close(1)
    assert gm.dice(x, x, x, x * times) == 1


# --- keyness


@holds_for(keyness)
def test_target_and_reference_changed_about(given_counts: Pair) -> None:
    a, b, c, d = given_counts
    for measure in (gm.keyness_g2, gm.keyness_g2_full, gm.log_ratio):
        assert measure(a, b, c, d) == close(-measure(b, a, d, c), abs=1e-6)
    assert gm.keyness_odds_ratio(a, b, c, d) == close(1 / gm.keyness_odds_ratio(b, a, d, c))


@holds_for(keyness)
def test_effects_say_the_same_in_other_units(given_counts: Pair) -> None:
    ratio = gm.log_ratio(*given_counts)
    assert gm.percent_diff(*given_counts) == close((2**ratio - 1) * 100)
    assert gm.simple_maths(*given_counts, k=1e-9) == close(2**ratio, rel=1e-6)
    assert abs(gm.keyness_g2_full(*given_counts)) >= abs(gm.keyness_g2(*given_counts)) - 1e-6


@holds_for(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_correction_keeps_the_order_and_only_raises(p: list[float]) -> None:
    adjusted = gm.bh_adjusted(p)
    assert (adjusted >= np.array(p) - 1e-15).all()
    assert (adjusted <= 1).all()
    assert (np.diff(adjusted[np.argsort(p)]) >= 0).all()


@holds_for(st.lists(st.floats(0, 1), min_size=1, max_size=40), st.sampled_from([0.01, 0.05, 0.2]))
def test_thresholds_and_correction_find_the_same(p: list[float], q: float) -> None:
    ranked = sorted(p)
    assume(all(abs(v - t) > 1e-9 for v, t in zip(ranked, gm.bh_thresholds(len(p), q), strict=True)))
    passed = [
        rank
        for rank, (value, threshold) in enumerate(
            zip(ranked, gm.bh_thresholds(len(p), q), strict=True), start=1
        )
        if value <= threshold
    ]
    assert (gm.bh_adjusted(p) <= q).sum() == max(passed, default=0)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(100, 900)), min_size=2, max_size=8))
def test_interval_holds_the_effect_of_equal_parts(documents: list[tuple[int, int]]) -> None:
    hits, sizes = zip(*documents, strict=True)
    found = gm.effect_interval(hits, sizes, hits, sizes, resamples=400)
    assert found.low <= found.effect == 0 <= found.high


# --- dispersion


@holds_for(spreads())
def test_dispersion_has_bounds(parts: Parts) -> None:
    assert 0 <= gm.dp(*parts) <= 1
    assert gm.dp(*parts) <= gm.dp_norm(*parts) + 1e-12 <= 1 + 2e-12
    assert gm.kl_divergence(*parts) >= -1e-12
    for measure in EVEN_IS_1:
        assert -1e-12 <= measure(*parts) <= 1 + 1e-12
    assert gm.juilland_u(*parts) == close(gm.juilland_d(*parts) * sum(parts[0]))


@holds_for(st.lists(st.integers(1, 1_000), min_size=2, max_size=20), st.integers(1, 9))
def test_hits_as_the_parts_are_large(sizes: list[int], rate: int) -> None:
    hits = [rate * size for size in sizes]
    for measure in EVEN_IS_0:
        assert measure(hits, sizes) == close(0, abs=1e-9)
    for measure in EVEN_IS_1:
        assert measure(hits, sizes) == close(1)


@holds_for(st.integers(2, 40), st.integers(1, 100))
def test_all_in_one_of_equal_parts(parts: int, hits: int) -> None:
    heap, sizes = [hits] + [0] * (parts - 1), [50] * parts
    assert gm.dp(heap, sizes) == close(1 - 1 / parts)
    assert gm.dp_norm(heap, sizes) == close(1)
    assert gm.kl_divergence(heap, sizes) == close(log2(parts))
    for measure in EVEN_IS_1:
        assert measure(heap, sizes) == close(0, abs=1e-9)


@holds_for(spreads(), st.integers(2, 9), st.randoms(use_true_random=False))
def test_dispersion_knows_neither_frequency_nor_order(
    parts: Parts, times: int, shuffler: Random
) -> None:
    order = list(range(len(parts[0])))
    shuffler.shuffle(order)
    hits = [parts[0][i] * times for i in order]
    sizes = [parts[1][i] * 10 for i in order]
    for measure in (*EVEN_IS_0, *EVEN_IS_1):
        assert measure(hits, sizes) == close(measure(*parts), abs=1e-9)


@holds_for(st.sets(st.integers(0, 999), min_size=1, max_size=60), st.integers(0, 999))
def test_arf(places: set[int], by: int) -> None:
    found = gm.arf(sorted(places), 1_000)
    assert 1 - 1e-9 <= found <= len(places) + 1e-9
    assert gm.arf([(place + by) % 1_000 for place in places], 1_000) == close(found)
    if 1_000 % len(places) == 0:
        step = 1_000 // len(places)
        assert gm.arf(range(0, 1_000, step), 1_000) == close(len(places))


# --- diversity


@holds_for(texts)
def test_diversity_has_bounds_and_knows_no_names(tokens: list[str]) -> None:
    renamed = [ord(token) for token in tokens]
    for measure in (gm.ttr, gm.guiraud, gm.herdan_c, gm.yule_k, gm.mattr, gm.mtld):
        assert measure(tokens) == measure(renamed)
    for measure in (gm.ttr, gm.herdan_c, gm.mattr):
        assert 0 <= measure(tokens) <= 1
    assert gm.yule_k(tokens) >= 0
    assert gm.mattr(tokens, len(tokens)) == close(gm.ttr(tokens))
    assert gm.mattr(tokens, 1) == 1


@holds_for(texts, st.integers(1, 40))
def test_mattr_is_the_mean_of_its_windows(tokens: list[str], window: int) -> None:
    assume(window <= len(tokens))
    windows = [tokens[i : i + window] for i in range(len(tokens) - window + 1)]
    mean = sum(len(set(part)) / window for part in windows) / len(windows)
    assert gm.mattr(tokens, window) == close(mean)


@holds_for(texts)
def test_mtld_reads_both_ways(tokens: list[str]) -> None:
    found, turned = gm.mtld(tokens), gm.mtld(tokens[::-1])
    assert (found is None) == (turned is None) == (len(set(tokens)) == len(tokens))
    assert found == close(turned)


# --- agreement


@holds_for(labels)
def test_agreement_is_mutual(rows: list[tuple[str, str]]) -> None:
    first, second = zip(*rows, strict=True)
    found = gm.cohen_kappa(first, second)
    assert found == gm.cohen_kappa(second, first)
    assert found is None or -1 <= found <= 1
    assert gm.cohen_kappa(first, first) == (1 if len(set(first)) > 1 else None)


@holds_for(labels)
def test_alpha_knows_neither_people_nor_blanks(rows: list[tuple[str, str]]) -> None:
    found = gm.krippendorff_alpha(rows)
    assert found is None or found <= 1
    assert gm.krippendorff_alpha([(b, None, a) for a, b in rows] + [("c", None, None)]) == found
    alike = gm.krippendorff_alpha([(a, a) for a, _ in rows])
    assert alike == (1 if len({a for a, _ in rows}) > 1 else None)


@holds_for(bits, st.integers(1, 3))
def test_segmentations(rows: list[tuple[bool, bool]], window: int) -> None:
    first, second = zip(*rows, strict=True)
    for measure in (gm.window_diff, gm.pk):
        assert measure(first, first, window) == 0
        assert measure(first, second, window) == measure(second, first, window)
    assert 0 <= gm.pk(first, second, window) <= gm.window_diff(first, second, window) <= 1


@holds_for(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_f1_lies_between(tp: int, fp: int, fn: int) -> None:
    scores = gm.precision_recall_f1(tp, fp, fn)
    if tp:
        assert scores.precision is not None
        assert scores.recall is not None
        harmonic = 2 / (1 / scores.precision + 1 / scores.recall)
        assert scores.f1 == close(harmonic)
    turned = gm.precision_recall_f1(tp, fn, fp)
    assert (turned.precision, turned.recall) == (scores.recall, scores.precision)


# --- similarity


@holds_for(st.lists(st.integers(0, 99), max_size=30))
def test_branching_entropy(neighbours: list[int]) -> None:
    found, kinds = gm.branching_entropy(neighbours), np.count_nonzero(neighbours)
    assert (found is None) == (kinds == 0)
    if found is not None:
        assert 0 <= found <= log2(kinds) + 1e-9
        assert gm.branching_entropy([1] * kinds) == close(log2(kinds))


@holds_for(st.sets(st.text(max_size=4), min_size=1), st.sets(st.text(max_size=4), min_size=1))
def test_sets(first: set[str], second: set[str]) -> None:
    found = gm.jaccard(first, second)
    assert found == gm.jaccard(second, first)
    assert found <= gm.containment(first, second) <= 1
    lower = np.minimum(gm.minhash(first, 16), gm.minhash(second, 16))
    assert (gm.minhash(first | second, 16) == lower).all()


@holds_for(st.floats(0, 1), st.integers(1, 50), st.integers(1, 10))
def test_candidates_have_bounds(similarity: float, bands: int, rows: int) -> None:
    found = gm.lsh_probability(similarity, bands, rows)
    assert 0 <= found <= 1
    assert gm.lsh_probability(0, bands, rows) == 0
    assert gm.lsh_probability(1, bands, rows) == 1
    assert found <= gm.lsh_probability(similarity, bands + 1, rows) + 1e-12
