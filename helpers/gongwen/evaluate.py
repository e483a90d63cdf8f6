"""Found against gold: precision, recall and F1 of a layer, span by span.

A found span and a gold span match when they overlap enough and, where labels count, bear the same
label; each matches at most once. Gold rows marked `borderline` count neither way: a detector is
neither asked to find them nor blamed for doing so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from gongwen import structure, words
from gongwen.corpus import Corpus
from gongwen.documents import Document

SCORES = ("label", "gold", "found", "right", "precision", "recall", "f1")
"""The columns of a table of scores, after `layer` and `split` where several are shown."""

Layer = pd.DataFrame


@dataclass(frozen=True)
class Task:
    """How a layer is measured: what finds it, which gold it is held against, what must agree.

    `overlap` is the share of the two spans' union that they must have in common (1 = the same
    span); `labelled` says whether labels must agree; `extras` are further shares of the matched
    pairs that agree in a column.
    """

    find: Callable[[list[Document]], Layer]
    gold: str
    overlap: float = 1.0
    labelled: bool = True
    keep: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=dict)
    within_gold: bool = False


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
    "words": Task(words.tokens, "words", labelled=False, within_gold=True),
}
"""The layers that can be measured, by name."""


def matches(found: Layer, gold: Layer, *, overlap: float = 1.0, labelled: bool = True) -> Layer:
    """The pairs of found and gold rows that match, the best overlaps first.

    Parameters
    ----------
    found, gold : DataFrame
        Two layers of the same documents.
    overlap : float
        The least share of the union of two spans that they have in common, above 0 and up to 1.
    labelled : bool
        Whether both must have the same label.

    Returns
    -------
    pandas.DataFrame
        Columns `found`, `gold` (row labels of the two layers) and `overlap`; no row occurs twice.

    Raises
    ------
    ValueError
        If `overlap` is not above 0 and at most 1.
    """
    if not 0 < overlap <= 1:
        raise ValueError(f"overlap is {overlap}; a share above 0 and up to 1 is expected")
    pairs = sorted(_overlapping(found, gold, labelled=labelled), key=lambda pair: -pair[2])
    used_found: set[int] = set()
    used_gold: set[int] = set()
    kept = []
    for one, other, share in pairs:
        if share >= overlap and one not in used_found and other not in used_gold:
            used_found.add(one)
            used_gold.add(other)
            kept.append((one, other, share))
    return pd.DataFrame(kept, columns=["found", "gold", "overlap"])


def _overlapping(found: Layer, gold: Layer, *, labelled: bool) -> Iterable[tuple[int, int, float]]:
    """Every pair of overlapping rows with its share, document by document, from left to right."""
    golds = {name: list(_spans(rows)) for name, rows in gold.groupby("document", sort=False)}
    for name, rows in found.groupby("document", sort=False):
        waiting = sorted(golds.get(name, []), key=lambda span: span[1])
        for row, start, end, label in sorted(_spans(rows), key=lambda span: span[1]):
            waiting = [span for span in waiting if span[2] > start]
            for other, begin, stop, name_of in waiting:
                if begin >= end:
                    break
                if not labelled or label == name_of:
                    shared = min(end, stop) - max(start, begin)
                    if shared > 0:
                        yield row, other, shared / (max(end, stop) - min(start, begin))


def _spans(layer: Layer) -> Iterable[tuple[int, int, int, str]]:
    columns = (layer.index, layer["start"], layer["end"], layer["label"])
    return zip(*(list(column) for column in columns), strict=True)


def scores(found: Layer, gold: Layer, *, overlap: float = 1.0, labelled: bool = True) -> Layer:
    """Precision, recall and F1 of a found layer, for each label and for all together.

    Precision is right / found, recall right / gold, F1 their harmonic mean; missing (NaN) where
    nothing was found, or nothing was there to find.

    Returns
    -------
    pandas.DataFrame
        Columns `SCORES`; the last row, `all`, counts every label. Without labels only that row.
    """
    pairs = matches(found, gold, overlap=overlap, labelled=labelled)
    doubtful = set(gold.index[_borderline(gold)])
    spared = set(pairs.loc[pairs["gold"].isin(doubtful), "found"])
    right = pairs[~pairs["gold"].isin(doubtful)]
    asked, given = gold.drop(index=list(doubtful)), found.drop(index=list(spared))
    rows = []
    if labelled:
        for label in sorted({*asked["label"], *given["label"]}):
            hits = int((asked.loc[list(right["gold"]), "label"] == label).sum())
            golds, founds = (int((layer["label"] == label).sum()) for layer in (asked, given))
            rows.append(_row(label, golds, founds, hits))
    rows.append(_row("all", len(asked), len(given), len(right)))
    return pd.DataFrame(rows, columns=list(SCORES))


def _borderline(gold: Layer) -> pd.Series:
    if "status" not in gold:
        return pd.Series(data=False, index=gold.index)
    return gold["status"] == "borderline"


def _row(label: str, gold: int, found: int, right: int) -> tuple[object, ...]:
    precision = right / found if found else float("nan")
    recall = right / gold if gold else float("nan")
    both = 2 * right / (gold + found) if gold + found else float("nan")
    return label, gold, found, right, precision, recall, both


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
        Columns `layer`, `split`, `documents` (how many have gold) and `SCORES`; for headings also
        `level right` and `heading right`, shares of the headings found.

    Raises
    ------
    ValueError
        If there is no such layer.
    """
    if layer not in TASKS:
        raise ValueError(f"{layer!r} cannot be evaluated; choose from {', '.join(TASKS)}")
    task = TASKS[layer]
    gold = corpus.gold(task.gold, split)
    documents = [corpus[name] for name in dict.fromkeys(gold["document"])]
    found = task.find(documents)
    if task.keep:
        gold, found = (one[one["label"].isin(task.keep)] for one in (gold, found))
    if task.within_gold:
        found = _inside(found, gold)
    table = scores(found, gold, overlap=task.overlap, labelled=task.labelled)
    for column, name in task.extras.items():
        table[name] = _agreement(found, gold, column, task)
    table.insert(0, "layer", layer)
    table.insert(1, "split", split or "all")
    table.insert(2, "documents", len(documents))
    return table


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
