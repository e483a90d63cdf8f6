"""Several codings of the same stretches side by side: a learner's, the detector's, the gold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import pandas as pd

from gongwen.matching import NOTHING, matches
from gongwen.measures import cohen_kappa

PAIRS = ("first", "second", "units", "both", "share", "kappa")
"""The columns of a table of agreement between codings."""

Layer = pd.DataFrame


def labels_at(items: Layer, layer: Layer, *, overlap: float = 0.5) -> list[str]:
    """The label that a layer gives each item, `-` where it marks nothing there.

    Parameters
    ----------
    items : layer
        The stretches that are looked at.
    layer : layer
        Whose labels are wanted. A span stands for at most one item, the one it overlaps most.
    overlap : float
        The least share of the union of item and span that they have in common.
    """
    pairs = matches(items, layer, overlap=overlap, labelled=False)
    rows = dict(zip(pairs["found"], pairs["gold"], strict=True))
    labels = dict(zip(layer.index, layer["label"].tolist(), strict=True))
    return [str(labels[rows[item]]) if item in rows else NOTHING for item in items.index]


def side_by_side(
    layers: Mapping[str, Layer], items: Layer | None = None, *, overlap: float = 0.5
) -> Layer:
    """What each coding calls each stretch.

    Parameters
    ----------
    layers : mapping of str to layer
        The codings by name, such as `{"yours": …, "detector": …, "gold": …}`.
    items : layer, optional
        The stretches to compare; by default every stretch that any of the codings marks.
    overlap : float
        The least share of their union that two spans have in common to count as one stretch.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is `agrees` where all codings say the same, else `differs`; one column for
        each coding with its label, `-` where it marks nothing.
    """
    units = (_union(list(layers.values()), overlap) if items is None else items).reset_index(
        drop=True
    )
    said = {name: labels_at(units, layer, overlap=overlap) for name, layer in layers.items()}
    same = [len(set(labels)) == 1 for labels in zip(*said.values(), strict=True)]
    shown = units[["document", "start", "end", "text"]].copy()
    shown.insert(3, "label", ["agrees" if one else "differs" for one in same])
    return shown.assign(
        **{name: pd.Series(labels, dtype="object") for name, labels in said.items()}
    )


def _union(layers: Sequence[Layer], overlap: float) -> Layer:
    """The stretches of all layers in reading order; those that match an earlier layer's once."""
    known = layers[0]
    for layer in layers[1:]:
        known = known.reset_index(drop=True)
        seen = set(matches(known, layer, overlap=overlap, labelled=False)["gold"])
        new = layer.drop(index=list(seen))
        columns = ["document", "start", "end", "label", "text"]
        if len(new):
            known = pd.concat([known[columns], new[columns]]) if len(known) else new[columns]
    order = {name: place for place, name in enumerate(dict.fromkeys(known["document"]))}
    places = known["document"].map(order)
    return (
        known.assign(_place=places).sort_values(["_place", "start", "end"]).drop(columns="_place")
    )


def agreement_of_pairs(compared: Layer, names: Iterable[str] | None = None) -> Layer:
    """How far every two codings of a table of `side_by_side` agree.

    Returns
    -------
    pandas.DataFrame
        Columns `first`, `second` (names), `units` (stretches compared), `both` (labelled alike),
        `share` (both ÷ units; missing where there are none) and `kappa` (Cohen 1960; missing where
        it is not defined). κ speaks of a fixed list of items; where the stretches are only those
        that some coding marks, no two can agree on nothing, and κ is too low.
    """
    fixed = ("document", "start", "end", "label", "text")
    chosen = [name for name in compared.columns if name not in fixed] if names is None else names
    rows = [_pair(compared, one, other) for one, other in combinations(chosen, 2)]
    return pd.DataFrame(rows, columns=list(PAIRS))


def _pair(compared: Layer, one: str, other: str) -> tuple[Any, ...]:
    first, second = compared[one].tolist(), compared[other].tolist()
    both = sum(a == b for a, b in zip(first, second, strict=True))
    kappa = cohen_kappa(first, second) if first else None
    share = both / len(first) if first else float("nan")
    return one, other, len(first), both, share, float("nan") if kappa is None else kappa
