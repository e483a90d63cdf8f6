"""How far a class agrees with itself, with the gold and with the detector."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from statistics import mean
from typing import Any

import pandas as pd

from gongwen.classroom.rounds.coding import Round
from gongwen.classroom.rounds.units import Unit, borders_of, clauses, labels_of
from gongwen.documents import make_layer
from gongwen.matching import NOTHING, agreement
from gongwen.measures import cohen_kappa, krippendorff_alpha, window_diff

CLASS, DETECTOR, GOLD = "(class)", "(detector)", "(gold)"
"""Names of codings that are nobody's; brackets keep them apart from learners."""


def units_of(one: Round) -> list[Unit]:
    """The clauses of the part that was marked."""
    return clauses(one.document.text, one.span)


def table_of_labels(one: Round) -> dict[str, list[str]]:
    """What each learner calls each clause."""
    units = units_of(one)
    return {who: labels_of(layer, units) for who, layer in one.codings.items()}


def agreement_of(one: Round) -> pd.DataFrame:
    """How far the class agrees: one row a figure.

    Returns
    -------
    pandas.DataFrame
        `figure`, `value` (missing where it is not defined) and `n`: `alpha` (Krippendorff's α over
        clauses, no label counting as one; n clauses), `kappa` (mean Cohen's κ of every two
        learners; n pairs for which it is defined), `window_diff` (mean WindowDiff of every two
        learners over the places between clauses, both ways round, 0 best; n pairs),
        `share` (mean share of clauses that two learners call alike; n pairs).
    """
    units, said = units_of(one), table_of_labels(one)
    pairs = list(combinations(said.values(), 2))
    kappas = [k for a, b in pairs if (k := cohen_kappa(a, b)) is not None]
    shares = [sum(x == y for x, y in zip(a, b, strict=True)) / len(a) for a, b in pairs]
    borders = [borders_of(layer, units) for layer in one.codings.values()]
    diffs = [d for a, b in combinations(borders, 2) if (d := _border_diff(a, b)) is not None]
    rows = [
        ("alpha", krippendorff_alpha(zip(*said.values(), strict=True)), len(units)),
        ("kappa", mean(kappas) if kappas else None, len(kappas)),
        ("window_diff", mean(diffs) if diffs else None, len(diffs)),
        ("share", mean(shares), len(shares)),
    ]
    table = pd.DataFrame(rows, columns=["figure", "value", "n"])
    return table.astype({"value": "float64"})


def _border_diff(first: list[bool], second: list[bool]) -> float | None:
    """WindowDiff both ways round, for neither of two learners is the reference."""
    if not first:
        return None
    found = []
    for a, b in ((first, second), (second, first)):
        try:
            found.append(window_diff(a, b))
        except ValueError:  # the window is wider than the text
            found.append(window_diff(a, b, 1))
    return mean(found)


def by_label(one: Round) -> pd.DataFrame:
    """How far the class agrees on each label.

    Returns
    -------
    pandas.DataFrame
        One row a label: `label`, `learners` who used it, `clauses` so called by somebody, `all`
        (clauses so called by everybody), `alpha` (this label or not). The least agreed come first.
    """
    said = table_of_labels(one)
    units = list(zip(*said.values(), strict=True))
    rows = []
    for name in sorted({mark for unit in units for mark in unit} - {NOTHING}):
        called = [[mark == name for mark in unit] for unit in units]
        users = sum(any(column) for column in zip(*called, strict=True))
        rows.append((name, users, sum(map(any, called)), sum(map(all, called)),
                     krippendorff_alpha(called)))  # fmt: skip
    table = pd.DataFrame(rows, columns=["label", "learners", "clauses", "all", "alpha"])
    return table.astype({"alpha": "float64"}).sort_values(["alpha", "label"], ignore_index=True)


def majority(one: Round) -> pd.DataFrame:
    """What most say, as a layer.

    Clauses one after another with one label are one span, unless more than half of the class see
    a border between them. Of two labels that are equally common the one that comes first in the
    alphabet stands.
    """
    units = units_of(one)
    said = zip(*table_of_labels(one).values(), strict=True)
    borders = [borders_of(layer, units) for layer in one.codings.values()]
    parted = [False, *(2 * sum(place) > len(borders) for place in zip(*borders, strict=True))]
    spans: list[dict[str, Any]] = []
    for unit, marks, border in zip(units, said, parted, strict=True):
        name = most_common(marks)
        last = spans[-1] if spans else None
        if last and not border and last["label"] == name and last["end"] == unit.start:
            last["end"] = unit.end
        elif name != NOTHING:
            spans.append({"start": unit.start, "end": unit.end, "label": name})
    return make_layer(one.document, (_without_break(one, span) for span in spans))


def _without_break(one: Round, span: dict[str, Any]) -> dict[str, Any]:
    """A span that does not end in a line break."""
    words = one.document.text[span["start"] : span["end"]]
    return span | {"end": span["start"] + len(words.rstrip("\n"))}


def most_common(marks: tuple[str, ...]) -> str:
    """The commonest label; of several the first in the alphabet."""
    return min(Counter(marks).items(), key=lambda item: (-item[1], item[0]))[0]


def against(one: Round) -> pd.DataFrame:
    """Each learner, the class and the detector held against gold; against the class without gold.

    Returns
    -------
    pandas.DataFrame
        `coding`, `spans`, `reference` (what it is held against), `f1` (spans that share half of
        their union and have one label), `kappa` (Cohen's κ over clauses), `window_diff` (over the
        places between clauses) and `block_kappa` (κ over whole blocks, as `gw.agreement` has it;
        missing where the text has no blocks). The closest come first, the class and the detector
        at the top.
    """
    common = majority(one)
    reference, name = (common, CLASS) if one.gold is None else (one.gold, GOLD)
    others = {} if one.gold is None else {CLASS: common}
    if one.detector is not None:
        others[DETECTOR] = one.detector
    units = units_of(one)
    known, edges = labels_of(reference, units), borders_of(reference, units)
    rows = []
    for who, layer in {**others, **one.codings}.items():
        both = agreement(layer, reference, [one.document]).iloc[-1]
        kappa = cohen_kappa(labels_of(layer, units), known)
        diff = _border_diff(edges, borders_of(layer, units))
        rows.append((who, len(layer), name, both["f1"], kappa, diff, both["kappa"]))
    table = pd.DataFrame(
        rows,
        columns=["coding", "spans", "reference", "f1", "kappa", "window_diff", "block_kappa"],
    ).astype(dict.fromkeys(("f1", "kappa", "window_diff", "block_kappa"), "float64"))
    nobody = table["coding"].isin([CLASS, DETECTOR])
    order = table.assign(learner=~nobody).sort_values(
        ["learner", "kappa", "coding"], ascending=[True, False, True]
    )
    return order.drop(columns="learner").reset_index(drop=True)
