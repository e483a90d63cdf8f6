"""Where the weights of metaphors come from: regressions on annotated texts, and how they carry over.

`python -m gongwen.rhetoric.metaphor_learning trial` scores each text with weights learned from the
others; `… learn` writes `data/rhetoric/metaphor_weights.tsv` anew.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from gongwen.corpus import Corpus, find_corpus, load
from gongwen.documents import Document
from gongwen.matching import scores
from gongwen.rhetoric.freshness import FRESH_NAMES, fresh_signs
from gongwen.rhetoric.learning_command import run
from gongwen.rhetoric.metaphor_settings import BASE, MetaphorSettings
from gongwen.rhetoric.metaphors import clauses, metaphors
from gongwen.rhetoric.regression import logistic
from gongwen.rhetoric.stretches import body_sentences
from gongwen.rhetoric.weighing import GIVEN, NAMES, evidence

Annotated = tuple[Document, pd.DataFrame]
Weights = dict[str, dict[str, float]]

FILE = Path(__file__).parents[1] / "data" / "rhetoric" / "metaphor_weights.tsv"
HEAD = """\
# metaphor_weights 1.0 — what speaks for and against a metaphor in a clause, and for a fresh one; see gongwen.rhetoric.weighing and freshness.
# Made by `python -m gongwen.rhetoric.metaphor_learning learn` from {texts} annotated texts. Licence: CC BY 4.0.
"""
USAGE = """\
python -m gongwen.rhetoric.metaphor_learning trial    scores of metaphors with each text held out
python -m gongwen.rhetoric.metaphor_learning learn    write data/rhetoric/metaphor_weights.tsv anew
The texts are the annotated dev texts of the corpus and of its folder speeches.
"""

_HALF = 0.5
"""A clause and a marked span are the same find if they share so much of the shorter one."""
_BORDERLINE = 0.4
"""What a doubtful metaphor counts."""
_PENALTY = 20.0
_TRUST = 0.4
"""The weight of what is known from real prose: the texts at hand cannot teach it, for the lexicon
was made with them in sight and is nearly always right there."""
_NONE: Mapping[str, float] = MappingProxyType({})


def annotated(corpus: Corpus) -> list[Annotated]:
    """The dev texts of a corpus that have metaphors as gold, each with its rows."""
    gold = corpus.gold("metaphors", "dev")
    return [
        (document, gold[gold["document"] == document.id].reset_index(drop=True))
        for document in corpus.annotated("metaphors", "dev")
    ]


def examples(texts: Sequence[Annotated]) -> pd.DataFrame:
    """Every clause that may be a metaphor, with its signs.

    Returns
    -------
    pandas.DataFrame
        Columns `document`, `start`, `end`, `is_metaphor`, `is_fresh`, `weight`, the signs of
        `weighing.NAMES`, and those of `freshness.FRESH_NAMES`, begun with `fresh: `.
    """
    rows = [row for text in texts for row in _examples(*text)]
    own = ["document", "start", "end", "is_metaphor", "is_fresh", "weight"]
    return pd.DataFrame(rows, columns=[*own, *NAMES, *map(_fresh, FRESH_NAMES)])


def _fresh(name: str) -> str:
    return f"fresh: {name}"


def _examples(document: Document, gold: pd.DataFrame) -> Iterator[dict[str, Any]]:
    starts = [sentence.start for sentence in body_sentences(document)]
    units = clauses(document)
    signs_at = fresh_signs(units)
    for place, (unit, values) in enumerate(zip(units, evidence(units), strict=True)):
        if values is None:
            continue
        start, end = starts[unit.number] + unit.start, starts[unit.number] + unit.end
        label, status = _truth(gold, start, end)
        own: dict[str, Any] = {"document": document.id, "start": start, "end": end}
        own |= {"is_metaphor": bool(label), "is_fresh": label == "fresh"}
        own["weight"] = _BORDERLINE if status == "borderline" else 1.0
        yield own | dict(zip(NAMES, values, strict=True)) | _named(signs_at(place))


def _named(values: Sequence[float]) -> dict[str, float]:
    return dict(zip(map(_fresh, FRESH_NAMES), values, strict=True))


def _truth(gold: pd.DataFrame, start: int, end: int) -> tuple[str, str]:
    """Label and status of the metaphor that gold has in a clause; empty where it has none."""
    best, found = 0.0, ("", "")
    rows = zip(gold["start"], gold["end"], gold["label"], gold["status"], strict=True)
    for left, right, label, status in rows:
        shared = (min(end, right) - max(start, left)) / min(end - start, right - left)
        if shared > best:
            best, found = shared, (label, status)
    return found if best >= _HALF else ("", "")


def learn(table: pd.DataFrame, without: Collection[str] = ()) -> Weights:
    """The weights that examples teach.

    Parameters
    ----------
    table : pandas.DataFrame
        As `examples` gives it.
    without : collection of str
        Documents to leave out.

    Returns
    -------
    dict
        `metaphor` and `fresh`, each with the weights of its signs and of `BASE`, rounded to two
        decimals.

    Notes
    -----
    Two regressions (see `regression.logistic`); the second sees only clauses with a metaphor.
    """
    kept = table[~table["document"].isin(list(without))]
    marked = kept[kept["is_metaphor"]]
    fresh = _learned(marked, list(map(_fresh, FRESH_NAMES)), "is_fresh")
    return {
        "metaphor": _learned(kept, list(NAMES), "is_metaphor", {GIVEN: _TRUST}),
        "fresh": {name.removeprefix(_fresh("")): weight for name, weight in fresh.items()},
    }


def _learned(
    rows: pd.DataFrame, names: list[str], truth: str, fixed: Mapping[str, float] = _NONE
) -> dict[str, float]:
    """The weights of signs; those of `fixed` are not learned but taken into account."""
    free = [name for name in names if name not in fixed]
    design = rows[free].to_numpy(dtype=np.float64)
    wanted, share = (rows[name].to_numpy(dtype=np.float64) for name in (truth, "weight"))
    given = sum((rows[name] * weight for name, weight in fixed.items()), rows["weight"] * 0.0)
    base, learned = logistic(
        design, wanted, share, penalty=_PENALTY, given=given.to_numpy(dtype=np.float64)
    )
    weights = dict(zip(free, learned.round(2).tolist(), strict=True)) | dict(fixed)
    return {BASE: round(base, 2)} | {name: weights[name] for name in names}


def settings_of(weights: Weights, base: MetaphorSettings | None = None) -> MetaphorSettings:
    """Settings with learned weights."""
    own = {
        kind: {name: weight for name, weight in found.items() if name != BASE}
        for kind, found in weights.items()
    }
    return replace(
        base or MetaphorSettings(),
        base=weights["metaphor"][BASE],
        weights=own["metaphor"],
        fresh_base=weights["fresh"][BASE],
        fresh_weights=own["fresh"],
    )


def write(weights: Weights, texts: int, path: Path = FILE) -> None:
    """Write weights, learned from so many texts, as a table of the kit."""
    rows = "".join(
        f"{kind}\t{name}\t{weight:g}\n"
        for kind, found in weights.items()
        for name, weight in found.items()
    )
    text = f"{HEAD.format(texts=texts)}kind\tsign\tweight\n{rows}"
    path.write_text(text, encoding="utf-8", newline="\n")


def trial(texts: Sequence[Annotated]) -> pd.DataFrame:
    """How metaphors do on each text with weights learned from the others.

    The lexicon is the same for all: what its entries owe to these texts is not held out.

    Parameters
    ----------
    texts : sequence of (Document, DataFrame)
        Texts with their gold.

    Returns
    -------
    pandas.DataFrame
        Columns `document` (`all` in the last rows) and those of `gongwen.matching.scores`.
    """
    table = examples(texts)
    found, made = [], []
    for document, gold in texts:
        layer = metaphors(document, settings_of(learn(table, without=[document.id])))
        found.append(layer)
        made.append(scores(layer, gold, overlap=_HALF).assign(document=document.id))
    golds = pd.concat([gold for _, gold in texts], ignore_index=True)
    whole = scores(pd.concat(found, ignore_index=True), golds, overlap=_HALF)
    rows = pd.concat([*made, whole.assign(document="all")], ignore_index=True)
    return rows[["document", *[name for name in rows.columns if name != "document"]]]


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    return run(arguments, USAGE, _learned_anew, lambda: trial(_texts()))


def _texts() -> list[Annotated]:
    return annotated(load()) + annotated(load(find_corpus() / "speeches"))


def _learned_anew() -> Iterator[Path]:
    texts = _texts()
    write(learn(examples(texts)), len(texts))
    yield FILE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
