"""Two layers of the same texts held against each other: found and gold, or two annotators.

Spans match when they overlap enough and, where labels count, bear the same label; each matches at
most once. Gold rows marked `borderline` count neither way: a detector is neither asked to find
them nor blamed for doing so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from statistics import mean

import pandas as pd

from gongwen.documents import Block, Document
from gongwen.measures import cohen_kappa

SCORES = ("label", "gold", "found", "right", "precision", "recall", "f1")
"""The columns of a table of scores."""

BLOCK_SCORES = ("blocks", "block accuracy", "block f1")
"""The columns that scores by block add to a table of scores."""

AGREEMENT = ("label", "first", "second", "both", "f1", "units", "kappa")
"""The columns of a table of agreement."""

NOTHING = "-"
"""The label of a block in which an annotator marked nothing."""

Layer = pd.DataFrame


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


def agreed(first: Layer, second: Layer, *, overlap: float = 0.5) -> Layer:
    """What two annotators of the same texts agree on; what only one of them marks is borderline.

    A case is clear when both mark it with the same label and neither hesitates. So a detector held
    against this gold is neither asked for what one annotator alone saw, nor blamed for it.

    Parameters
    ----------
    first, second : DataFrame
        The two layers, of the same documents.
    overlap : float
        The least share of the union of two spans that they have in common, to be the same case.

    Returns
    -------
    pandas.DataFrame
        The rows of `first`, then those of `second` that have no partner; `status` is `clear` or
        `borderline`.
    """
    one, other = (layer.reset_index(drop=True) for layer in (first, second))
    pairs = matches(one, other, overlap=overlap)
    sure = ~_borderline(one)
    sure &= one.index.isin(pairs["found"])
    doubted = pairs["gold"].isin(other.index[_borderline(other)])
    sure[list(pairs.loc[doubted, "found"])] = False
    alone = other.drop(index=list(pairs["gold"])).assign(status="borderline")
    marked = one.assign(status=sure.map({True: "clear", False: "borderline"}))
    return pd.concat([marked, alone], ignore_index=True)


def _borderline(gold: Layer) -> pd.Series:
    if "status" not in gold:
        return pd.Series(data=False, index=gold.index)
    return gold["status"] == "borderline"


def _row(label: str, gold: int, found: int, right: int) -> tuple[object, ...]:
    precision = right / found if found else float("nan")
    recall = right / gold if gold else float("nan")
    both = 2 * right / (gold + found) if gold + found else float("nan")
    return label, gold, found, right, precision, recall, both


def block_scores(found: Layer, gold: Layer, documents: Iterable[Document]) -> Layer:
    """How well a found layer names what a block mainly is: the label that covers most of it.

    Only blocks that gold labels count, borderline or not.

    Returns
    -------
    pandas.DataFrame
        Columns `label`, `blocks` (how many have it in gold), `block accuracy` (how many of these
        have it in the found layer too) and `block f1`; the last row, `all`, has the accuracy over
        all blocks and the mean of the labels' F1 (macro F1).
    """
    units = [(document.id, block) for document in documents for block in _body(document)]
    sides = zip(_labels_in(gold, units), _labels_in(found, units), strict=True)
    pairs = [(_most(one), _most(other)) for one, other in sides if one]
    asked, given = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    right = Counter(one for one, other in pairs if one == other)
    rows = [
        (label, asked[label], right[label] / asked[label], _f1(asked, given, right, label))
        for label in sorted(asked)
    ]
    whole = [(right.total() / len(pairs), mean(row[3] for row in rows))] if pairs else []
    rows += [("all", len(pairs), *shares) for shares in whole]
    return pd.DataFrame(rows, columns=["label", *BLOCK_SCORES])


def _f1(asked: Counter[str], given: Counter[str], right: Counter[str], label: str) -> float:
    return 2 * right[label] / (asked[label] + given[label])


def agreement(
    first: Layer, second: Layer, documents: Iterable[Document], *, overlap: float = 0.5
) -> Layer:
    """How far two annotators agree who read the same documents independently.

    Spans agree when they share at least `overlap` of their union and have the same label; F1 is
    twice the agreeing pairs over all spans of both. κ (Cohen 1960) is taken over blocks: for a
    label, whether each annotator marked it in the block at all; in the last row, `all`, which label
    covers most of the block (`-` where there is none).

    Parameters
    ----------
    first, second : DataFrame
        The two layers; only rows of `documents` count.
    documents : iterable of Document
        The documents that both have read.
    overlap : float
        The least share of the union of two spans that they have in common.

    Returns
    -------
    pandas.DataFrame
        Columns `AGREEMENT`: the label, spans of either and agreeing pairs, F1, the number of blocks
        compared and κ (missing where one value stands everywhere).
    """
    texts = {document.id: document for document in documents}
    one, other = (layer[layer["document"].isin(list(texts))] for layer in (first, second))
    pairs = matches(one, other, overlap=overlap)
    agreed = Counter(one.loc[list(pairs["found"]), "label"])
    units = [(name, block) for name, text in texts.items() for block in _body(text)]
    marked = [_labels_in(layer, units) for layer in (one, other)]
    rows = []
    for label in sorted({*one["label"], *other["label"]}):
        counts = [int((layer["label"] == label).sum()) for layer in (one, other)]
        said = [[label in labels for labels in side] for side in marked]
        rows.append(_agreed(label, counts, agreed[label], _kappa(*said), len(units)))
    main = [[_most(labels) for labels in side] for side in marked]
    rows.append(_agreed("all", [len(one), len(other)], len(pairs), _kappa(*main), len(units)))
    return pd.DataFrame(rows, columns=list(AGREEMENT))


def _body(document: Document) -> Iterable[Block]:
    return (block for block in document.blocks if block.kind not in ("furniture", "part_title"))


def _labels_in(layer: Layer, units: list[tuple[str, Block]]) -> list[Counter[str]]:
    """How many characters of each block each label covers."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for name, start, end, label in zip(
        layer["document"], layer["start"], layer["end"], layer["label"], strict=True
    ):
        spans[name].append((start, end, label))
    found = []
    for name, block in units:
        covered: Counter[str] = Counter()
        for start, end, label in spans[name]:
            shared = min(end, block.end) - max(start, block.start)
            if shared > 0:
                covered[label] += shared
        found.append(covered)
    return found


def _kappa(first: Sequence[Hashable], second: Sequence[Hashable]) -> float | None:
    return cohen_kappa(first, second) if first else None


def _most(labels: Counter[str]) -> str:
    return labels.most_common(1)[0][0] if labels else NOTHING


def _agreed(
    label: str, counts: list[int], both: int, kappa: float | None, units: int
) -> tuple[object, ...]:
    f1 = 2 * both / sum(counts) if sum(counts) else float("nan")
    return label, *counts, both, f1, units, float("nan") if kappa is None else kappa
