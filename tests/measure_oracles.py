"""Each measure beside an independent one: another package's, or its definition put differently."""

import csv
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from nltk.collocations import BigramAssocMeasures
from nltk.metrics import f_measure, jaccard_distance, precision, recall
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.segmentation import pk as nltk_pk
from nltk.metrics.segmentation import windowdiff as nltk_windowdiff
from scipy import optimize, stats
from scipy.stats.contingency import odds_ratio, relative_risk

import measure_cases as cases
from gongwen import measures as gm

try:
    from corpus_dispersion import CorpusWordAnalyzer
except ImportError:  # where it has no wheel
    CorpusWordAnalyzer = None

RECORD = Path(__file__).parent / "data" / "measures.csv"


@dataclass(frozen=True)
class Check:
    """A function of ours, an oracle (a function or a record of one), and the cases for both."""

    name: str
    function: str
    oracle: str
    theirs: Callable[..., Any] | str
    cases: cases.Cases
    ours: Callable[..., Any] | None = None

    def values(self) -> Iterator[tuple[str, float, float]]:
        """The case's name, our value, the oracle's."""
        ours = self.ours or getattr(gm, self.function)
        for case, given in self.cases.items():
            if isinstance(self.theirs, str):
                yield case, ours(*given), recorded(self.theirs, case)
            else:
                yield case, ours(*given), self.theirs(*given)

    @property
    def available(self) -> bool:
        """Whether the oracle is installed here."""
        return self.oracle != "corpus-dispersion" or CorpusWordAnalyzer is not None


@cache
def record() -> dict[tuple[str, str], float]:
    """What was recorded, by measure and case."""
    with RECORD.open(encoding="utf-8", newline="") as file:
        return {(row["measure"], row["case"]): float(row["value"]) for row in csv.DictReader(file)}


def recorded(measure: str, case: str) -> float:
    """What another package made of a case."""
    return record()[measure, case]


# --- pairs: NLTK takes (xy, (x, y), n), SciPy the table


def with_nltk(score: Callable[..., float]) -> Callable[..., float]:
    return lambda xy, x, y, n: score(xy, (x, y), n)


def table(xy: int, x: int, y: int, n: int) -> list[list[int]]:
    return [[xy, x - xy], [y - xy, n - x - y + xy]]


def signed(xy: int, x: int, y: int, n: int, score: float) -> float:
    return -score if xy * n < x * y else score


def scipy_chi2(xy: int, x: int, y: int, n: int) -> float:
    score = stats.chi2_contingency(table(xy, x, y, n), correction=False).statistic
    return signed(xy, x, y, n, score)


def scipy_g2(xy: int, x: int, y: int, n: int) -> float:
    found = stats.chi2_contingency(
        table(xy, x, y, n), correction=False, lambda_="log-likelihood"
    ).statistic
    return signed(xy, x, y, n, found)


def mi_power(power: int) -> Callable[..., float]:
    """NLTK's mi_like is O11^power / (x·y), without n and without the logarithm."""
    return lambda xy, x, y, n: math.log2(
        BigramAssocMeasures.mi_like(xy, (x, y), n, power=power) * n
    )


def npmi_of_shares(xy: int, x: int, y: int, n: int) -> float:
    return math.log((xy / n) / ((x / n) * (y / n))) / -math.log(xy / n)


def log_odds(xy: int, x: int, y: int, n: int) -> float:
    (a, b), (c, d) = ([Fraction(2 * cell + 1, 2) for cell in row] for row in table(xy, x, y, n))
    return math.log(a / b) - math.log(c / d)


# --- keyness


def scipy_two_term(a: int, b: int, c: int, d: int) -> float:
    expected = [c * (a + b) / (c + d), d * (a + b) / (c + d)]
    score = stats.power_divergence([a, b], expected, lambda_="log-likelihood").statistic
    return signed(a, c, a + b, c + d, score)


def scipy_risk(a: int, b: int, c: int, d: int) -> float:
    return relative_risk(a, c, b, d).relative_risk


def per_million(a: int, b: int, c: int, d: int) -> float:
    return float((Fraction(a * 10**6, c) + 100) / (Fraction(b * 10**6, d) + 100))


# --- dispersion


def dispersion(metric: str) -> Callable[[list[int], list[int]], float]:
    def measured(hits: list[int], sizes: list[int]) -> float:
        analyzer = CorpusWordAnalyzer(hits, sizes, sum(sizes))
        return getattr(analyzer.calculate_all_metrics(), metric)

    return measured


def surplus_inverted(hits: list[int], sizes: list[int]) -> float:
    """What parts have above their share, instead of half of all deviations."""
    pairs = [
        (Fraction(hit, sum(hits)), Fraction(size, sum(sizes)))
        for hit, size in zip(hits, sizes, strict=True)
    ]
    above = sum(max(v - s, Fraction(0)) for v, s in pairs)
    return float(1 - above / (1 - min(s for v, s in pairs if v)))


def scipy_d2(hits: list[int], sizes: list[int]) -> float:
    return float(stats.entropy(np.divide(hits, sizes))) / math.log(len(sizes))


def scipy_kl(hits: list[int], sizes: list[int]) -> float:
    return float(stats.entropy(hits, sizes, base=2))


def arf_by_shifting(positions: list[int], length: int) -> float:
    """Cut into as many equal stretches as hits: how many hold one, on average over all cuts."""
    stretch = length // len(positions)
    filled = (
        len({(position - shift) % length // stretch for position in positions})
        for shift in range(stretch)
    )
    return sum(filled) / stretch


# --- diversity


def plain_mtld(tokens: list[str], threshold: float) -> float:
    """By searching each factor's end in the rest of the text; < as in ours."""

    def one_way(rest: list[str]) -> float:
        factors = Fraction(0)
        while rest:
            ends = (
                end for end in range(1, len(rest) + 1) if len(set(rest[:end])) / end < threshold
            )
            end = next(ends, None)
            if end is None:
                return len(given) / (
                    float(factors) + (1 - len(set(rest)) / len(rest)) / (1 - threshold)
                )
            factors, rest = factors + 1, rest[end:]
        return len(given) / float(factors)

    given = list(tokens)
    return (one_way(given) + one_way(given[::-1])) / 2


# --- agreement


def nltk_task(*people: Any) -> AnnotationTask:
    return AnnotationTask(
        [
            (f"person {person}", f"thing {thing}", label)
            for person, labels in enumerate(people)
            for thing, label in enumerate(labels)
            if label is not None
        ]
    )


def nltk_kappa(first: Any, second: Any) -> float:
    return nltk_task(first, second).kappa()


def nltk_alpha(units: list[list[str | None]]) -> float:
    people = zip(*units, strict=True)
    return nltk_task(*people).alpha()


def nltk_scores(score: Callable[..., Any]) -> Callable[[int, int, int], float]:
    """Of sets that overlap as the counts say."""

    def measured(tp: int, fp: int, fn: int) -> float:
        right, found = set(range(tp + fn)), set(range(fn, tp + fn + fp))
        return score(right, found)

    return measured


# --- similarity


def binomial_candidates(similarity: float, bands: int, rows: int) -> float:
    """The chance of at least one success in as many trials as bands."""
    return float(stats.binom.sf(0, bands, similarity**rows))


def one_band_expected(similarity: float, bands: int, rows: int) -> float:  # noqa: ARG001 - as ours
    """Where one band alike is expected."""
    return float(optimize.brentq(lambda j: bands * j**rows - 1, 0, 1, xtol=1e-14))


def minhash_agreement(first: frozenset[str], second: frozenset[str]) -> float:
    return gm.estimated_jaccard(gm.minhash(first, 4096), gm.minhash(second, 4096))


NLTK, SCIPY, DISPERSION = "NLTK", "SciPy", "corpus-dispersion"
ASSOCIATION, RICHNESS = "association-measures (recorded)", "LexicalRichness (recorded)"
DEFINITION = "definition, put differently"

CHECKS: dict[str, list[Check]] = {
    "Association": [
        Check("PMI", "pmi", NLTK, with_nltk(BigramAssocMeasures.pmi), cases.PAIRS),
        Check("MI²", "mi2", NLTK + " mi_like", mi_power(2), cases.PAIRS),
        Check("MI³", "mi3", NLTK + " mi_like", mi_power(3), cases.PAIRS),
        Check("NPMI", "npmi", DEFINITION, npmi_of_shares, cases.PAIRS),
        Check("t", "t_score", NLTK, with_nltk(BigramAssocMeasures.student_t), cases.PAIRS),
        Check("t", "t_score", ASSOCIATION, "t_score", cases.PAIRS),
        Check("z", "z_score", ASSOCIATION, "z_score", cases.PAIRS),
        Check("Dice", "dice", NLTK, with_nltk(BigramAssocMeasures.dice), cases.PAIRS),
        Check("Dice", "dice", ASSOCIATION, "dice", cases.PAIRS),
        Check(
            "logDice",
            "log_dice",
            NLTK + " dice",
            lambda xy, x, y, n: 14 + math.log2(BigramAssocMeasures.dice(xy, (x, y), n)),
            cases.PAIRS,
        ),
        Check("G²", "g2", SCIPY, scipy_g2, cases.PAIRS),
        Check("G²", "g2", ASSOCIATION, "log_likelihood", cases.PAIRS),
        Check("simple-ll", "simple_ll", ASSOCIATION, "simple_ll", cases.PAIRS),
        Check("χ²", "chi2", SCIPY, scipy_chi2, cases.PAIRS),
        Check(
            "minimum sensitivity", "min_sensitivity", ASSOCIATION, "min_sensitivity", cases.PAIRS
        ),
        Check("ΔP of y given x", "delta_p_forward", ASSOCIATION, "liddell, turned", cases.PAIRS),
        Check("ΔP of x given y", "delta_p_backward", ASSOCIATION, "liddell", cases.PAIRS),
        Check(
            "odds ratio",
            "odds_ratio",
            SCIPY,
            lambda *pair: odds_ratio(table(*pair), kind="sample").statistic,
            # Where the pair fills a row or a column the ratio is infinite, with us missing.
            {name: pair for name, pair in cases.PAIRS.items() if pair[0] < min(pair[1:3])},
        ),
        Check("log odds ratio", "log_odds_ratio", DEFINITION, log_odds, cases.PAIRS),
    ],
    "Keyness": [
        Check("G² of two terms", "keyness_g2", SCIPY, scipy_two_term, cases.KEYNESS),
        Check(
            "G² of four terms",
            "keyness_g2_full",
            SCIPY,
            lambda a, b, c, d: scipy_g2(a, c, a + b, c + d),
            cases.KEYNESS,
        ),
        Check(
            "BIC",
            "bic",
            SCIPY,
            lambda a, b, c, d: abs(scipy_two_term(a, b, c, d)) - math.log(c + d),
            cases.KEYNESS,
            ours=lambda a, b, c, d: gm.bic(gm.keyness_g2(a, b, c, d), c + d),
        ),
        Check("p", "p_value", SCIPY, lambda score: stats.chi2.sf(score, 1), cases.SCORES),
        Check(
            "log ratio",
            "log_ratio",
            SCIPY,
            lambda *counts: math.log2(scipy_risk(*counts)),
            cases.KEYNESS,
        ),
        Check("log ratio", "log_ratio", ASSOCIATION, "log_ratio Hardie2014", cases.KEYNESS),
        Check(
            "%DIFF",
            "percent_diff",
            SCIPY,
            lambda *counts: 100 * (scipy_risk(*counts) - 1),
            cases.KEYNESS,
        ),
        Check(
            "odds ratio",
            "keyness_odds_ratio",
            SCIPY,
            lambda a, b, c, d: odds_ratio([[a, c - a], [b, d - b]], kind="sample").statistic,
            cases.KEYNESS,
        ),
        Check(
            "Simple Maths, k = 100",
            "simple_maths",
            DEFINITION,
            per_million,
            cases.KEYNESS,
            ours=lambda *counts: gm.simple_maths(*counts, k=100),
        ),
        Check(
            "Benjamini–Hochberg, sum",
            "bh_adjusted",
            SCIPY,
            lambda p: stats.false_discovery_control(p).sum(),
            cases.PVALUES,
            ours=lambda p: gm.bh_adjusted(p).sum(),
        ),
    ],
    "Dispersion": [
        Check(
            "range",
            "part_range",
            DISPERSION,
            dispersion("range"),
            cases.PARTS,
            ours=lambda hits, _sizes: gm.part_range(hits),
        ),
        Check("DP", "dp", DISPERSION, dispersion("dp"), cases.PARTS),
        Check("DPnorm", "dp_norm", DISPERSION, dispersion("dp_norm"), cases.PARTS),
        Check("DP, inverted (2020)", "dp_inverted", DEFINITION, surplus_inverted, cases.PARTS),
        Check("Juilland’s D", "juilland_d", DISPERSION, dispersion("juilland_d"), cases.PARTS),
        Check(
            "Juilland’s U",
            "juilland_u",
            DISPERSION,
            lambda hits, sizes: dispersion("juilland_d")(hits, sizes) * sum(hits),
            cases.PARTS,
        ),
        Check("Carroll’s D2", "carroll_d2", DISPERSION, dispersion("carroll_d2"), cases.PARTS),
        Check("Carroll’s D2", "carroll_d2", SCIPY, scipy_d2, cases.PARTS),
        Check("KL", "kl_divergence", DISPERSION, dispersion("kl_divergence"), cases.PARTS),
        Check("KL", "kl_divergence", SCIPY, scipy_kl, cases.PARTS),
        Check("ARF", "arf", DEFINITION, arf_by_shifting, cases.PLACES),
    ],
    "Diversity": [
        Check("TTR", "ttr", RICHNESS, "ttr", cases.TEXTS),
        Check("Guiraud’s R", "guiraud", RICHNESS, "rttr", cases.TEXTS),
        Check("Herdan’s C", "herdan_c", RICHNESS, "Herdan", cases.TEXTS),
        Check("Yule’s K", "yule_k", RICHNESS, "yulek", cases.TEXTS),
        Check("MATTR", "mattr", RICHNESS, "mattr", cases.WINDOWED),
        Check(
            "MTLD, ≤",
            "mtld",
            RICHNESS,
            "mtld",
            cases.WEARING,
            ours=lambda tokens, threshold: gm.mtld(tokens, threshold, inclusive=True),
        ),
        Check("MTLD, <", "mtld", DEFINITION, plain_mtld, cases.WEARING),
    ],
    "Agreement": [
        Check("Cohen’s κ", "cohen_kappa", NLTK, nltk_kappa, cases.LABELS),
        Check("Krippendorff’s α", "krippendorff_alpha", NLTK, nltk_alpha, cases.UNITS),
        Check("WindowDiff", "window_diff", NLTK, nltk_windowdiff, cases.BOUNDARIES),
        Check("Pk", "pk", NLTK, nltk_pk, cases.BOUNDARIES),
        *(
            Check(
                name,
                "precision_recall_f1",
                NLTK,
                nltk_scores(theirs),
                cases.FOUND,
                ours=lambda tp, fp, fn, name=name: getattr(
                    gm.precision_recall_f1(tp, fp, fn), name.lower()
                ),
            )
            for name, theirs in (
                ("Precision", precision),
                ("Recall", recall),
                ("F1", f_measure),
            )
        ),
    ],
    "Similarity and entropy": [
        Check(
            "branching entropy",
            "branching_entropy",
            SCIPY,
            lambda counts: stats.entropy(counts, base=2),
            cases.NEIGHBOURS,
        ),
        Check(
            "Jaccard",
            "jaccard",
            NLTK,
            lambda first, second: 1 - jaccard_distance(first, second),
            cases.SETS,
        ),
        Check(
            "containment",
            "containment",
            NLTK + " precision",
            lambda part, whole: precision(whole, part),
            cases.SETS,
        ),
        Check(
            "MinHash estimate, 4096 places",
            "minhash",
            "the Jaccard it estimates",
            lambda first, second: 1 - jaccard_distance(first, second),
            cases.SETS,
            ours=minhash_agreement,
        ),
        Check(
            "standard error, 128 places",
            "jaccard_error",
            SCIPY + " binom",
            lambda similarity, _bands, _rows: stats.binom.std(128, similarity) / 128,
            cases.BANDS,
            ours=lambda similarity, _bands, _rows: gm.jaccard_error(similarity, 128),
        ),
        Check("LSH candidates", "lsh_probability", SCIPY, binomial_candidates, cases.BANDS),
        Check(
            "LSH threshold",
            "lsh_threshold",
            SCIPY + " brentq",
            one_band_expected,
            cases.BANDS,
            ours=lambda _similarity, bands, rows: gm.lsh_threshold(bands, rows),
        ),
    ],
}


@dataclass(frozen=True)
class Difference:
    """Where another program gives another value, both values, and why."""

    oracle: str
    case: str
    theirs: float
    function: str
    ours: float | None
    why: str


def differences() -> Iterator[Difference]:
    """All known ones; those of corpus-dispersion where it is installed."""
    yield from pair_differences()
    yield from keyness_differences()
    yield from text_differences()
    yield from agreement_differences()
    if CorpusWordAnalyzer is not None:
        yield from part_differences()


def pair_differences() -> Iterator[Difference]:
    t1, never, rare = cases.PAIRS["T1"], *cases.ODD_PAIRS.values()
    yield Difference(
        f"{ASSOCIATION} mutual_information",
        "T1",
        recorded("mutual_information", "T1"),
        "pmi",
        gm.pmi(*t1),
        "its logarithm is decimal: times log2(10) it is ours",
    )
    for measure, function in (("mutual_information", "pmi"), ("t_score", "t_score")):
        yield Difference(
            f"{ASSOCIATION} {measure}",
            "0 of 40 and 25 in 1000",
            recorded(measure, "never together"),
            function,
            getattr(gm, function)(*never),
            "it puts 0.001 for a pair that does not occur; ours is missing",
        )
    yield Difference(
        "NLTK chi_sq",
        "1 of 400 and 300 in 1000",
        with_nltk(BigramAssocMeasures.chi_sq)(*rare),
        "chi2",
        gm.chi2(*rare),
        "it gives no sign: below chance looks like above",
    )
    yield Difference(
        "NLTK likelihood_ratio",
        "1 of 400 and 300 in 1000",
        with_nltk(BigramAssocMeasures.likelihood_ratio)(*rare),
        "g2",
        gm.g2(*rare),
        "likewise",
    )


def keyness_differences() -> Iterator[Difference]:
    t2, zero = cases.ODD_KEYNESS.values()
    yield Difference(
        f"{ASSOCIATION} log_ratio, as it comes",
        "T2",
        recorded("log_ratio Walter1975", "T2"),
        "log_ratio",
        gm.log_ratio(*t2),
        "Walter 1975 adds 0.5 to every count, Hardie 2014 puts it for 0 alone",
    )
    yield Difference(
        "SciPy relative_risk",
        "T2 with b = 0",
        math.log2(scipy_risk(*zero)),
        "log_ratio",
        gm.log_ratio(*zero),
        "no correction for 0",
    )
    yield Difference(
        "SciPy relative_risk",
        "T2 with b = 0",
        100 * (scipy_risk(*zero) - 1),
        "percent_diff",
        gm.percent_diff(*zero),
        "infinite; ours is missing",
    )


def text_differences() -> Iterator[Difference]:
    (worn, threshold), (fresh, usual) = cases.ODD_TEXTS.values()
    yield Difference(
        f"{RICHNESS} mtld",
        "abcaabca, threshold .75",
        recorded("mtld", "abcaabca, 0.75"),
        "mtld",
        gm.mtld(worn, threshold),
        "a factor is full at ≤, with us at <; `inclusive=True` gives its value",
    )
    yield Difference(
        f"{RICHNESS} mtld",
        "abcdefgh",
        recorded("mtld", "no word twice"),
        "mtld",
        gm.mtld(fresh, usual),
        "it gives N where there is no factor; ours is None",
    )


def agreement_differences() -> Iterator[Difference]:
    yield Difference(
        "NLTK kappa",
        "aaa, aaa",
        nltk_kappa("aaa", "aaa"),
        "cohen_kappa",
        gm.cohen_kappa("aaa", "aaa"),
        "one label throughout: chance agrees as well, 0 / 0",
    )
    yield Difference(
        "NLTK alpha",
        "aa, aa",
        nltk_alpha([["a", "a"], ["a", "a"]]),
        "krippendorff_alpha",
        gm.krippendorff_alpha([["a", "a"], ["a", "a"]]),
        "likewise",
    )
    lines = "0001000000", "0010000000"
    yield Difference(
        "NLTK pk without a window",
        ", ".join(lines),
        nltk_pk(*lines),
        "pk",
        gm.pk(*lines),
        "it halves length / boundaries, we halve the mean segment: boundaries + 1 of them",
    )


def part_differences() -> Iterator[Difference]:
    none, one, heaped = cases.ODD_PARTS.values()
    yield Difference(
        "corpus-dispersion dp",
        "no hit in four parts",
        dispersion("dp")(*none),
        "dp",
        gm.dp(*none),
        "0 would be the most even spread; ours is missing",
    )
    yield Difference(
        "corpus-dispersion juilland_d",
        "one part",
        dispersion("juilland_d")(*one),
        "juilland_d",
        gm.juilland_d(*one),
        "a single part shows no spread: 0 / 0",
    )
    yield Difference(
        "corpus-dispersion juilland_d",
        "all in one of four parts",
        dispersion("juilland_d")(*heaped),
        "juilland_d",
        gm.juilland_d(*heaped),
        "−2·10⁻¹⁶ by rounding; ours does not fall below 0",
    )
