"""Found against gold: how well the kit's own detectors do on the corpus (see `matching`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from gongwen import rhetoric, structure, words
from gongwen.corpus import Corpus, found_gold
from gongwen.corpus.splits import SECOND
from gongwen.documents import Document
from gongwen.matching import Layer, agreed, block_scores, matches, scores
from gongwen.moves import moves
from gongwen.phrases.formulae import formulae


@dataclass(frozen=True)
class Task:
    """How a layer is measured: what finds it, which gold it is held against, what must agree.

    `overlap` is the share of the two spans' union that they must have in common (1 = the same
    span); `labelled` says whether labels must agree; `extras` are further shares of the matched
    pairs that agree in a column; `by_block` adds how often the label that covers most of a block is
    right.
    """

    find: Callable[[list[Document]], Layer]
    gold: str
    overlap: float = 1.0
    labelled: bool = True
    keep: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=dict)
    within_gold: bool = False
    by_block: bool = False


class Marked(NamedTuple):
    """Documents that an annotator read, and what is marked in them."""

    documents: list[Document]
    gold: Layer


TASKS: dict[str, Task] = {
    "structure": Task(structure.parts, "structure", overlap=0.5),
    "headings": Task(
        structure.parts,
        "structure",
        overlap=0.5,
        keep=("heading",),
        extras={"level": "level right", "heading": "heading right"},
    ),
    "enumerations": Task(structure.enumerations, "enumerations", overlap=0.5),
    "moves": Task(moves, "moves", overlap=0.5, by_block=True),
    "formulae": Task(formulae, "formulae", overlap=0.5),
    "frames": Task(
        formulae,
        "formulae",
        overlap=0.5,
        keep=("FRM",),
        extras={"text": "borders right"},
    ),
    "parallelism": Task(rhetoric.parallelism, "parallelism", overlap=0.5),
    "figures": Task(rhetoric.figures, "figures", overlap=0.5),
    "fourchar": Task(rhetoric.fourchar, "fourchar", overlap=0.5),
    "four-character units": Task(
        rhetoric.fourchar,
        "fourchar",
        overlap=0.5,
        keep=("idiom", "formula", "coined"),
    ),
    "coinages": Task(rhetoric.coinages, "coinages", overlap=0.5, extras={"glossed": "gloss right"}),
    "metaphors": Task(rhetoric.metaphors, "metaphors", overlap=0.5),
    "contrast": Task(rhetoric.contrast, "contrast", overlap=0.5),
    "quotation": Task(rhetoric.quotation, "quotation", overlap=0.5),
    "questions": Task(rhetoric.questions, "questions", overlap=0.5),
    "modality": Task(
        rhetoric.modality,
        "modality",
        overlap=0.5,
        extras={"strength": "strength right", "actor": "actor right"},
    ),
    "words": Task(words.tokens, "words", labelled=False, within_gold=True),
}
"""The layers that can be measured, by name."""


OF_ALL = ("span f1", "agreed f1", "reader f1")
"""Columns of a table of scores that only its last row has; see `evaluate`."""


def evaluate(corpus: Corpus, layer: str, split: str | None = None) -> Layer:
    """How well the kit's own detector finds a layer, measured on the corpus' gold.

    Parameters
    ----------
    corpus : Corpus
        A corpus with gold (`gongwen.load()`).
    layer : str
        One of `TASKS`.
    split : {"dev", "test"}, optional
        Only these texts; detectors are tuned on dev, test only reports.

    Returns
    -------
    pandas.DataFrame
        Columns `layer`, `split`, `documents` (how many have gold) and `SCORES`; where there are
        several labels `span f1` in the last row, F1 of the spans whatever their labels; where a
        second annotator read some of these texts `agreed f1` in the last row, F1 over what both
        marked (see `matching.agreed`), and `reader f1`, what the second annotator reaches against
        the first; for headings also `level right` and `heading right`, shares of the headings
        found; for moves `BLOCK_SCORES`.

    Raises
    ------
    ValueError
        If there is no such layer.
    """
    task = _task(layer)
    texts = corpus.annotated(task.gold, split)
    twice = texts.annotated(task.gold, SECOND)
    first = Marked(list(texts), texts.gold(task.gold, split))
    second = Marked(list(twice), twice.gold(task.gold, SECOND))
    return _measured(layer, split or "all", first, second)


def evaluate_found(pages: str | Path, layer: str) -> Layer:
    """How well the kit's own detector finds a layer on the found page, which is not shipped.

    Parameters
    ----------
    pages : str or Path
        A folder that holds the page (see `gongwen.corpus.found_gold`).
    layer : str
        One of `TASKS` that the page has gold for.

    Returns
    -------
    pandas.DataFrame
        As `evaluate`, with the split `found`; rows of `found dev` come before where detectors could
        be tuned on other documents of the page.

    Raises
    ------
    ValueError
        If there is no such layer.
    CorpusError
        If the page is not there, or has no gold for the layer.
    """
    task = _task(layer)
    dev, test, second = (
        Marked(*found_gold(pages, task.gold, part)) for part in ("dev", "test", "second")
    )
    measured = _measured(layer, "found", test, second)
    if not dev.documents:
        return measured
    tuned = _measured(layer, "found dev", dev, Marked([], dev.gold.iloc[:0]))
    return pd.concat([tuned, measured], ignore_index=True)


def _task(layer: str) -> Task:
    if layer not in TASKS:
        raise ValueError(f"{layer!r} cannot be evaluated; choose from {', '.join(TASKS)}")
    return TASKS[layer]


def _measured(layer: str, split: str, first: Marked, second: Marked) -> Layer:
    """The table of a layer; `second` holds those of the documents that a second annotator read."""
    task, (documents, gold) = TASKS[layer], first
    found, gold = _kept(task, task.find(documents)), _kept(task, gold)
    if task.within_gold:
        found = _inside(found, gold)
    table = scores(found, gold, overlap=task.overlap, labelled=task.labelled)
    if task.labelled and len(table) > 2:  # more than one label, and all together
        spans = scores(found, gold, overlap=task.overlap, labelled=False)["f1"].iloc[-1]
        table = _in_last_row(table, "span f1", spans)
    for column, name in task.extras.items():
        if column not in gold:
            continue
        table[name] = _agreement(found, gold, column, task)
    if task.by_block:
        table = table.merge(block_scores(found, gold, documents), on="label", how="left")
        table["blocks"] = table["blocks"].fillna(0).astype("int64")
    table.insert(0, "layer", layer)
    table.insert(1, "split", split)
    table.insert(2, "documents", len(documents))
    if not second.documents or task.within_gold:  # there one annotator chose the sentences
        return table
    twice = [document.id for document in second.documents]
    found, gold = (one[one["document"].isin(twice)] for one in (found, gold))
    return _with_second(table, task, found, gold, _kept(task, second.gold))


def _with_second(table: Layer, task: Task, found: Layer, first: Layer, second: Layer) -> Layer:
    """The table with what a second annotation of the same texts adds."""
    both = agreed(first, second, overlap=task.overlap)
    for name, one, gold in (("agreed f1", found, both), ("reader f1", second, first)):
        f1 = scores(one, gold, overlap=task.overlap, labelled=task.labelled)["f1"].iloc[-1]
        table = _in_last_row(table, name, f1)
    return table


def _kept(task: Task, layer: Layer) -> Layer:
    """The rows whose labels count."""
    return layer[layer["label"].isin(task.keep)] if task.keep else layer


def _in_last_row(table: Layer, name: str, value: float) -> Layer:
    """The table with a column that only the row `all` has."""
    return table.assign(**{name: [float("nan")] * (len(table) - 1) + [value]})


def _inside(found: Layer, gold: Layer) -> Layer:
    """The found rows that lie in a sentence with gold; other sentences were not annotated."""
    annotated = gold.groupby(["document", "sentence"]).agg(
        start=("start", "min"), end=("end", "max")
    )
    kept = []
    for name, rows in found.groupby("document", sort=False):
        here = pd.DataFrame(annotated.loc[name]).sort_values("start")
        place = here["start"].searchsorted(rows["start"], side="right") - 1
        inside = (place >= 0) & (rows["end"].to_numpy() <= here["end"].to_numpy()[place])
        kept.append(rows[inside])
    return pd.concat(kept) if kept else found.iloc[:0]


def _agreement(found: Layer, gold: Layer, column: str, task: Task) -> float:
    """The share of matched pairs that agree in a column, marks and spaces apart."""
    pairs = matches(found, gold, overlap=task.overlap, labelled=task.labelled)
    if pairs.empty:
        return float("nan")
    one = found.loc[list(pairs["found"]), column]
    other = gold.loc[list(pairs["gold"]), column]
    same = [_bare(a) == _bare(b) for a, b in zip(one, other, strict=True)]
    return sum(same) / len(same)


def _bare(value: object) -> str:
    return "".join(char for char in str(value) if char.isalnum())
