"""The stretches that a class would learn most from talking about, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import comb
from typing import Any

import pandas as pd

from gongwen.classroom.rounds.agreeing import most_common, table_of_labels, units_of
from gongwen.classroom.rounds.coding import Round
from gongwen.classroom.rounds.units import labels_of
from gongwen.matching import NOTHING

WHY = ("against_gold", "split", "scattered", "program")
"""Why a stretch is worth discussing: most say other than gold; the class falls into two camps;
no label has half of the class; the class and gold agree against the detector."""

_CAMP = 1 / 3
_CLEAR = 1 / 2


def disagreements(one: Round) -> pd.DataFrame:
    """Where the class disagrees, the most instructive first.

    Clauses one after another on which the same camps stand are one stretch.

    Returns
    -------
    pandas.DataFrame
        A layer: `document, start, end, label` (one of `WHY`), `text`, then `disagreement` (the
        share of all pairs of learners who differ, 0 to 1), `said` (labels with the number of
        learners, the commonest first), `gold` and `detector` (their labels; missing where there
        are none). Stretches on which nine in ten agree, with gold and detector, have no row.
    """
    rows = list(_stretches(one))
    table = pd.DataFrame(
        rows,
        columns=["document", "start", "end", "label", "text", "disagreement", "said", "gold",
                 "detector"],
    )  # fmt: skip
    order = {name: place for place, name in enumerate(WHY)}
    rank = table.assign(
        size=table["disagreement"] * (table["end"] - table["start"]) ** 0.5,
        why=table["label"].map(order).astype("float64"),
    )
    # a camp against gold first; then how many pairs differ, a long stretch before a short one
    first = rank["why"] == 0
    placed = rank.assign(first=first).sort_values(
        ["first", "size", "start"], ascending=[False, False, True]
    )
    return table.loc[placed.index].reset_index(drop=True)


def _stretches(one: Round) -> Iterator[tuple[Any, ...]]:
    units = units_of(one)
    said = list(zip(*table_of_labels(one).values(), strict=True))
    gold = labels_of(one.gold, units) if one.gold is not None else [None] * len(units)
    detector = labels_of(one.detector, units) if one.detector is not None else [None] * len(units)
    held: list[Any] | None = None
    for unit, marks, key, program in zip(units, said, gold, detector, strict=True):
        why = _why(marks, key, program)
        same = (why, _camps(marks), key, program)
        if held and held[0] == same and held[2] == unit.start:
            held[2] = unit.end
            continue
        if held and held[0][0]:
            yield _row(one, held)
        held = [same, unit.start, unit.end, marks]
    if held and held[0][0]:
        yield _row(one, held)


def _camps(marks: tuple[str, ...]) -> tuple[str, ...]:
    """The labels that a third of the class or more hold to, else the commonest."""
    counts = Counter(marks)
    camps = sorted(name for name, n in counts.items() if n / len(marks) >= _CAMP)
    return tuple(camps) or (most_common(marks),)


def _why(marks: tuple[str, ...], gold: str | None, detector: str | None) -> str:
    counts, total = Counter(marks), len(marks)
    common = most_common(marks)
    most = counts[common] / total
    if gold is not None and common != gold and most > _CLEAR:
        return "against_gold"
    if len(_camps(marks)) > 1:
        return "split"
    if most < _CLEAR:
        return "scattered"
    if gold is not None and detector is not None and common == gold != detector:
        return "program"
    return ""


def _row(one: Round, held: list[Any]) -> tuple[Any, ...]:
    (why, _, gold, detector), start, end, marks = held
    text = one.document.text[start:end].rstrip("\n")
    counts = Counter(marks)
    together = sum(comb(n, 2) for n in counts.values()) / comb(len(marks), 2)
    said = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return (
        one.document.id,
        start,
        start + len(text),
        why,
        text,
        1 - together,
        said,
        gold,
        detector,
    )


def said_words(one: Round, said: tuple[tuple[str, int], ...], lang: str) -> str:
    """Labels and how many learners gave them, in one language."""
    return " · ".join(f"{one.name(name, lang)} {count}" for name, count in said)


__all__ = ["NOTHING", "WHY", "disagreements", "said_words"]
