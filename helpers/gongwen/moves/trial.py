"""How well moves are told in texts that nothing was learned from: each text held out in turn.

A cue was often written because of a text. So for each text the trial takes away every wording of a
cue that occurs in no other annotated text and in no example of its move, and learns the weights of
wording without the text. What is left is what would have been known before that text was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from gongwen.documents import Document
from gongwen.matching import block_scores
from gongwen.moves.alternatives import alternatives
from gongwen.moves.cues import HEADING, INVENTORIES, SPEECH, TITLE, Cue, levelled, load_cues
from gongwen.moves.decode import Knowledge, knowledge_of
from gongwen.moves.layer import inventory_of, moves
from gongwen.moves.learning import example_table, examples, learn
from gongwen.moves.wording import wording_of

TRIAL = ("texts", "documents", "blocks", "known accuracy", "known f1", "held-out accuracy",
         "held-out f1")  # fmt: skip
"""The columns of a trial."""

FOLDS = 6
"""How many times wording is learned, each time without a part of the texts."""

Texts = Sequence[tuple[Document, pd.DataFrame]]


def trial(texts: Texts, folds: int = FOLDS) -> pd.DataFrame:
    """Scores by block with all that is shipped, and with each text held out.

    Parameters
    ----------
    texts : sequence of (Document, DataFrame)
        Texts with their moves, as `annotated` and `passages` give them.
    folds : int
        How many times wording is learned, each time without one part of the texts.

    Returns
    -------
    pandas.DataFrame
        Columns `TRIAL`: the group of texts, how many, how many blocks have gold, then accuracy of
        the main label of blocks and macro F1 (see `block_scores`), known and held out.
    """
    shipped = {name: knowledge_of(name) for name in INVENTORIES}
    known = {document.id: moves(document, shipped) for document, _ in texts}
    held = {
        document.id: moves(document, knowledge) for document, knowledge in _held_out(texts, folds)
    }
    rows = []
    for group, own in _groups(texts).items():
        gold = pd.concat([rows for _, rows in own])
        documents = [document for document, _ in own]
        scores = [
            block_scores(pd.concat([found[one.id] for one in documents]), gold, documents).iloc[-1]
            for found in (known, held)
        ]
        figures = [one[column] for one in scores for column in ("block accuracy", "block f1")]
        rows.append((group, len(own), int(scores[0]["blocks"]), *figures))
    return pd.DataFrame(rows, columns=list(TRIAL))


def _groups(texts: Texts) -> dict[str, Texts]:
    made = {
        "speeches and office texts": [
            one for one in texts if inventory_of(one[0]) == SPEECH and not _invented(one[0])
        ],
        "statutory": [
            one for one in texts if inventory_of(one[0]) != SPEECH and not _invented(one[0])
        ],
        "passages": [one for one in texts if _invented(one[0])],
    }
    return {name: own for name, own in made.items() if own}


def _invented(document: Document) -> bool:
    return document.id.startswith("passage-")


def _held_out(texts: Texts, folds: int) -> Iterator[tuple[Document, Mapping[str, Knowledge]]]:
    """Each text with what is known without it."""
    table = examples(texts)
    support = _support(texts)
    for fold in range(folds):
        own = [document for document, _ in texts[fold::folds]]
        weights = learn(table, [document.id for document in own])
        for document in own:
            yield (
                document,
                {
                    name: Knowledge(
                        cues_without(document.id, name, support[name]), wording_of(weights, name)
                    )
                    for name in INVENTORIES
                },
            )


Support = list[list[tuple[str, set[str]]]]


def _support(texts: Texts) -> dict[str, Support]:
    """For each cue and each of its wordings: the texts it occurs in, and `""` for an example."""
    single = example_table()
    found = {}
    for name in INVENTORIES:
        lines = {
            document.id: levelled(document.text).split("\n")
            for document, _ in texts
            if inventory_of(document) == name
        }
        own = single[single["inventory"] == name]
        found[name] = [
            _occurrences(cue, lines, own.loc[own["move"] == cue.move, "text"].map(levelled))
            for cue in load_cues(name)
        ]
    return found


def _occurrences(
    cue: Cue, lines: Mapping[str, Sequence[str]], single: pd.Series
) -> list[tuple[str, set[str]]]:
    if cue.pattern is None:
        return []
    found = []
    for one in alternatives(cue.pattern.pattern):
        pattern = re.compile(one)
        there = {name for name, own in lines.items() if any(pattern.search(line) for line in own)}
        if not {HEADING, TITLE} & cue.places and any(pattern.search(text) for text in single):
            there.add("")
        found.append((one, there))
    return found


def cues_without(document: str, inventory: str, support: Support) -> tuple[Cue, ...]:
    """The cues of an inventory without the wordings that occur in this document alone."""
    kept = []
    for cue, own in zip(load_cues(inventory), support, strict=True):
        left = [one for one, there in own if there != {document}]
        if not own or len(left) == len(own):
            kept.append(cue)
        elif left:
            kept.append(replace(cue, pattern=re.compile("|".join(left))))
    return tuple(kept)
