"""Where the weights of antitheses come from: a regression on annotated texts and invented sentences."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from gongwen.corpus import Corpus
from gongwen.documents import Document
from gongwen.rhetoric.lexicon import FOLDER, read_table
from gongwen.rhetoric.modal_places import Words
from gongwen.rhetoric.opposition.judge import candidates
from gongwen.rhetoric.opposition.signs import SIGNS
from gongwen.rhetoric.opposition.weights import BASE, Weights
from gongwen.rhetoric.regression import logistic
from gongwen.rhetoric.stretches import body_sentences
from gongwen.words import default_segmenter
from gongwen.words.sentences import as_document

PASSAGES = FOLDER.parent / "moves" / "passages.tsv"
"""Invented speeches, made to tell moves; their contrasts stand in `antithesis_passages.tsv`."""

_SAME, _PARTLY, _TOUCHED = 0.8, 0.5, 0.2
_BORDERLINE, _ONLY_TOUCHED = 0.7, 0.3
"""What a doubtful antithesis counts, and a stretch that shares a part with one."""
_PENALTY = 10.0
_GROUP = 20
"""So many example sentences are held out together in a trial."""


class Text(NamedTuple):
    """A text with the spans of its antitheses, and of other contrasts, which teach nothing."""

    name: str
    document: Document
    gold: pd.DataFrame


def annotated(corpus: Corpus) -> list[Text]:
    """The dev texts of a corpus that have contrast as gold."""
    gold = corpus.gold("contrast", "dev")
    return [
        Text(document.id, document, gold[gold["document"] == document.id])
        for document in corpus.annotated("contrast", "dev")
    ]


def passages() -> list[Text]:
    """The invented speeches of `PASSAGES` with their contrasts."""
    lines: dict[str, dict[int, str]] = defaultdict(lambda: defaultdict(str))
    for row in read_table(str(PASSAGES)):
        lines[row["passage"]][int(row["paragraph"])] += row["text"]
    marked = pd.DataFrame(read_table("antithesis_passages.tsv"))
    return [
        _text(f"passage-{name}", parts, marked[marked["passage"] == name])
        for name, parts in lines.items()
    ]


def _text(name: str, parts: dict[int, str], marked: pd.DataFrame) -> Text:
    starts, at = {}, 0
    for number in sorted(parts):
        starts[number] = at
        at += len(parts[number]) + 1
    rows = []
    for row in marked.to_dict("records"):
        number = int(row["paragraph"])
        start = starts[number] + parts[number].index(row["text"])
        span = {"start": start, "end": start + len(row["text"])}
        rows.append(span | {"label": row["label"], "status": row["status"]})
    text = "\n".join(parts[number] for number in sorted(parts))
    return Text(name, as_document(text), _gold(rows))


def _gold(rows: Iterable[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["start", "end", "label", "status"])


def sentences() -> list[Text]:
    """The invented sentences of `antithesis_examples.tsv`, some to a text."""
    lines = [row["text"] for row in read_table("antithesis_examples.tsv")]
    groups = (lines[start :: -(-len(lines) // _GROUP)] for start in range(-(-len(lines) // _GROUP)))
    return [_example(f"examples-{number}", group) for number, group in enumerate(groups)]


def _example(name: str, lines: Sequence[str]) -> Text:
    text, rows = "", []
    for line in lines:
        bare = line.removeprefix("≈")
        plain = re.sub("[〔〕]", "", bare)
        label = "antithesis" if bare == line else "doubtful"
        spans = [(0, len(plain))] if bare != line else _marked(bare)
        rows += [
            {"start": len(text) + a, "end": len(text) + b, "label": label, "status": "clear"}
            for a, b in spans
        ]
        text += plain + "\n"
    return Text(name, as_document(text), _gold(rows))


def _marked(line: str) -> list[tuple[int, int]]:
    """The stretches between 〔〕, as offsets in the line without these."""
    edges = [match.start() - number for number, match in enumerate(re.finditer("[〔〕]", line))]
    return list(zip(edges[::2], edges[1::2], strict=True))


def examples(texts: Sequence[Text]) -> pd.DataFrame:
    """Every two neighbours that may be opposed, with their signs.

    Returns
    -------
    pandas.DataFrame
        Columns `document`, `start`, `end`, `is_antithesis`, `weight` (0 where only a part of one was
        met, or another contrast), and the signs.
    """
    rows = [row for text in texts for row in _examples(text)]
    columns = ["document", "start", "end", "is_antithesis", "weight", *SIGNS]
    return pd.DataFrame(rows, columns=columns)


def _examples(text: Text) -> Iterator[dict[str, Any]]:
    name, document, gold = text
    words = Words(document.text, default_segmenter())
    for sentence in body_sentences(document):
        for one in candidates(sentence, words):
            start, end = sentence.start + one.start, sentence.start + one.end
            truth, weight = _truth(gold, start, end)
            own = {"document": name, "start": start, "end": end}
            yield own | {"is_antithesis": truth, "weight": weight} | one.evidence.signs


def _truth(gold: pd.DataFrame, start: int, end: int) -> tuple[bool, float]:
    """Whether gold has an antithesis here, and how much that counts."""
    weight = 1.0
    rows = zip(gold["start"], gold["end"], gold["label"], gold["status"], strict=True)
    for left, right, label, status in rows:
        share = (min(end, right) - max(start, left)) / (max(end, right) - min(start, left))
        if share <= 0:
            continue
        if label != "antithesis":
            weight = 0.0
        elif share >= _SAME:
            return True, _BORDERLINE if status == "borderline" else 1.0
        elif share >= _PARTLY:
            return True, 0.0
        elif share > _TOUCHED:
            weight = _ONLY_TOUCHED
    return False, weight


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
    Weights
        Rounded to two decimals.

    Notes
    -----
    See `regression.logistic`.
    """
    kept = table[~table["document"].isin(list(without))]
    design = kept[list(SIGNS)].to_numpy(dtype=np.float64)
    truth, share = (kept[name].to_numpy(dtype=np.float64) for name in ("is_antithesis", "weight"))
    base, worth = logistic(design, truth, share, penalty=_PENALTY)
    return Weights(round(base, 2), dict(zip(SIGNS, worth.round(2).tolist(), strict=True)))


def write(weights: Weights, texts: int, path: Path) -> None:
    """Write weights, learned from so many texts, as a table of the kit."""
    head = (
        "# antithesis_weights 1.0 — what speaks for and against two clauses set against each other.\n"
        f"# Made by `python -m gongwen.rhetoric.opposition learn` from {texts} texts. Licence: CC BY 4.0.\n"
    )
    rows = "".join(
        f"{name}\t{worth:g}\n" for name, worth in {BASE: weights.base, **weights.worth}.items()
    )
    path.write_text(f"{head}sign\tweight\n{rows}", encoding="utf-8", newline="\n")
