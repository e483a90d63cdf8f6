"""Where the weights of signs come from: invented sentences and the annotated dev texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from gongwen.corpus import Corpus, find_corpus, load
from gongwen.documents import Document
from gongwen.rhetoric.fours.clauses import signs_inside
from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.inside import candidates
from gongwen.rhetoric.fours.places import between_marks, pieces_of
from gongwen.rhetoric.fours.signs import signs_of
from gongwen.rhetoric.fours.stock import listed
from gongwen.rhetoric.fours.weights import BIAS, KINDS, Weights
from gongwen.rhetoric.lexicon import read_table
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_document

Array = np.ndarray[Any, np.dtype[np.float64]]

_LABELS = {"{": "coined", "[": "formula", "<": "idiom"}
_MARKED = re.compile(r"([\[{<])(.{4})[\]}>]|(.)")
_LISTED, _DOUBTFUL, _INVENTED = 0.3, 0.5, 0.8
_STEPS, _RATE, _PENALTY = 400, 0.05, 4.0
_TIMES = 2


class Example(NamedTuple):
    """A unit between marks with its kind, its signs, and how much it counts."""

    document: str
    unit: str
    kind: str
    share: float
    signs: frozenset[str]


def sentences() -> list[tuple[Document, pd.DataFrame]]:
    """The invented sentences of `fourchar_examples.tsv`, each with its units as gold.

    {} stands around a coined unit, [] around a formula, <> around an idiom; any other stretch of
    four hanzi between marks is a compound.
    """
    found = []
    for number, row in enumerate(read_table("fourchar_examples.tsv")):
        text, rows = "", []
        for one in _MARKED.finditer(row["text"]):
            if one[1]:
                rows.append({"start": len(text), "label": _LABELS[one[1]], "status": "invented"})
            text += one[2] or one[3]
        made = as_document(text)
        document = Document(f"sentence-{number}", made.content, made.blocks)
        found.append((document, pd.DataFrame(rows, columns=["start", "label", "status"])))
    return found


def annotated(corpus: Corpus) -> list[tuple[Document, pd.DataFrame]]:
    """The dev texts of a corpus that have four-character units as gold, each with its rows."""
    gold = corpus.gold("fourchar", "dev")
    return [
        (document, gold[gold["document"] == document.id])
        for document in corpus.annotated("fourchar", "dev")
    ]


def shipped_texts() -> list[tuple[Document, pd.DataFrame]]:
    """The dev texts that come with the kit: documents and the further speeches."""
    return annotated(load()) + annotated(load(find_corpus() / "speeches"))


def examples(
    texts: Sequence[tuple[Document, pd.DataFrame]], segmenter: Segmenter | None = None
) -> list[Example]:
    """The units between marks of texts with gold; idioms are left out, lists tell them.

    A unit that a list has counts less, and so do borderline ones and those of invented sentences.
    """
    chosen = segmenter or default_segmenter()
    return [one for document, gold in texts for one in _examples(document, gold, chosen)]


def _examples(document: Document, gold: pd.DataFrame, segmenter: Segmenter) -> Iterator[Example]:
    invented = document.id.startswith("sentence-")
    said = {
        start: (label, status)
        for start, label, status in zip(gold["start"], gold["label"], gold["status"], strict=True)
    }
    sites = between_marks(document)
    cutter = Cutter(segmenter, pieces_of(sites))
    for site in sites:
        kind, status = said.get(site.start, ("compound", "clear"))
        if kind not in KINDS:
            continue
        share = _INVENTED if invented else _DOUBTFUL if status == "borderline" else 1.0
        found = listed(site.unit)
        if found is not None and found.place == "any":
            share *= _LISTED
        signs = frozenset(signs_of(site, cutter))
        yield Example(document.id, site.unit, kind, share, signs)


def examples_inside(
    texts: Sequence[tuple[Document, pd.DataFrame]], segmenter: Segmenter | None = None
) -> list[Example]:
    """The listed units inside clauses of texts with gold: `formula` if marked there at all."""
    chosen = segmenter or default_segmenter()
    return [one for document, gold in texts for one in _examples_inside(document, gold, chosen)]


def _examples_inside(
    document: Document, gold: pd.DataFrame, segmenter: Segmenter
) -> Iterator[Example]:
    said = {
        start: status
        for start, label, status in zip(gold["start"], gold["label"], gold["status"], strict=True)
        if label != "compound"
    }
    held = candidates(document, {site.start for site in between_marks(document)})
    cutter = Cutter(segmenter, (piece for one in held for piece in one.pieces))
    for one in held:
        status = said.get(one.start)
        kind = "compound" if status is None else "formula"
        share = _DOUBTFUL if status == "borderline" else 1.0
        signs = signs_inside(one.before, one.unit, one.behind, one.entry, cutter)
        yield Example(document.id, one.unit, kind, share, frozenset(signs))


def learn(table: Sequence[Example], without: Collection[str] = ()) -> Weights:
    """The weights that examples teach.

    Parameters
    ----------
    table : sequence of Example
    without : collection of str
        Documents to leave out.

    Returns
    -------
    Weights

    Notes
    -----
    Multinomial logistic regression with an L2 penalty, by Adam (Kingma & Ba 2015) from zero: the
    same examples give the same weights. A sign that occurs once is left out.
    """
    kept = [one for one in table if one.document not in without]
    seen = Counter(sign for one in kept for sign in one.signs)
    names = [BIAS, *sorted(sign for sign, times in seen.items() if times >= _TIMES)]
    place = {name: column for column, name in enumerate(names)}
    design = np.zeros((len(kept), len(names)))
    design[:, 0] = 1.0
    for row, one in enumerate(kept):
        design[row, [place[sign] for sign in one.signs if sign in place]] = 1.0
    truth = np.array([KINDS.index(one.kind) for one in kept])
    share = np.array([one.share for one in kept])
    worth = _regression(design, truth, share).round(2)
    return Weights({name: tuple(row.tolist()) for name, row in zip(names, worth, strict=True)})


def _regression(design: Array, truth: np.ndarray[Any, Any], share: Array) -> Array:
    weights = np.zeros((design.shape[1], len(KINDS)))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        sums = design @ weights
        guess = np.exp(sums - sums.max(axis=1, keepdims=True))
        guess /= guess.sum(axis=1, keepdims=True)
        guess[np.arange(len(truth)), truth] -= 1
        pull = design.T @ (guess * share[:, None])
        pull[1:] += _PENALTY * weights[1:]
        mean = 0.9 * mean + 0.1 * pull
        spread = 0.999 * spread + 0.001 * pull**2
        pace = _RATE * (1 - step / (_STEPS + 1))
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights


def table_of(weights: Weights) -> pd.DataFrame:
    """The weights as the table that `fourchar_weights.tsv` holds: `sign` and `KINDS`."""
    rows = [[sign, *row] for sign, row in sorted(weights.worth.items())]
    return pd.DataFrame(rows, columns=["sign", *KINDS])
