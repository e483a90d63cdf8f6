"""Where the weights of wording come from: the shipped examples and the annotated dev texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from gongwen.corpus import Corpus
from gongwen.documents import Document
from gongwen.moves.cues import levelled
from gongwen.moves.layer import inventory_of
from gongwen.moves.places import is_bare_heading, main_blocks, sentences_of
from gongwen.moves.wording import BIAS, Array, strings, weight_of
from gongwen.reading.read import read_text

EXAMPLES = ("document", "inventory", "move", "text")
"""The columns of a table to learn from; a single invented sentence has the document ``""``."""

_BARE = ("title", "-")
_FOLDER = Path(__file__).parents[1] / "data" / "moves"
_SMALLEST = 0.2
_STEPS, _RATE, _PENALTY = 120, 0.12, 1.0


def example_table() -> pd.DataFrame:
    """Invented sentences for each move.

    Returns
    -------
    pandas.DataFrame
        Columns `inventory`, `move`, `text`, `style` (`spoken` or `written`).
    """
    return _read("examples.tsv")


def passages() -> list[tuple[Document, pd.DataFrame]]:
    """Invented texts, paragraph by paragraph, each with its moves as a layer of gold.

    A paragraph of which the guidelines ask no move (a title, an addressee) has none.
    """
    found = []
    for name, rows in _read("passages.tsv").groupby("passage", sort=False):
        lines = rows.groupby("paragraph", sort=False)["text"].agg("".join)
        (read,) = read_text("\n\n".join(lines))
        document = Document(f"passage-{name}", read.content, read.blocks)
        found.append((document, pd.DataFrame(_spans(document, rows[~rows["move"].isin(_BARE)]))))
    return found


def _spans(document: Document, rows: pd.DataFrame) -> Iterator[dict[str, object]]:
    reached = 0
    for move, text in zip(rows["move"], rows["text"], strict=True):
        start = document.text.index(text, reached)
        reached = start + len(text)
        yield {"document": document.id, "start": start, "end": reached, "label": move}


def _read(name: str) -> pd.DataFrame:
    return pd.read_csv(_FOLDER / name, sep="\t", dtype="str", keep_default_na=False, quoting=3)


def examples(texts: Sequence[tuple[Document, pd.DataFrame]]) -> pd.DataFrame:
    """All that can be learned from: the single sentences and those of texts with gold.

    Parameters
    ----------
    texts : sequence of (Document, DataFrame)
        Texts with their moves: `passages()`, and those of `annotated`.

    Returns
    -------
    pandas.DataFrame
        Columns `EXAMPLES`.
    """
    single = example_table()
    rows = [("", one.inventory, one.move, levelled(str(one.text))) for one in single.itertuples()]
    for document, gold in texts:
        for start, end, text in _pieces(document):
            move = main_label(gold, start, end)
            if move:
                rows.append((document.id, inventory_of(document), move, text))
    return pd.DataFrame(rows, columns=list(EXAMPLES))


def annotated(corpus: Corpus) -> list[tuple[Document, pd.DataFrame]]:
    """The dev texts of a corpus that have moves as gold, each with its rows."""
    gold = corpus.gold("moves", "dev")
    return [
        (document, gold[gold["document"] == document.id])
        for document in corpus.annotated("moves", "dev")
    ]


def _pieces(document: Document) -> Iterator[tuple[int, int, str]]:
    numbers = main_blocks(document)
    for one in sentences_of(document, numbers):
        yield one.start, one.end, one.text
    for block in (document.blocks[number] for number in numbers):
        if is_bare_heading(block):
            yield block.start, block.end, levelled(document.text_of(block))


def main_label(gold: pd.DataFrame, start: int, end: int) -> str | None:
    """The label that covers most of a stretch."""
    shared: Counter[str] = Counter()
    for left, right, label in zip(gold["start"], gold["end"], gold["label"], strict=True):
        if min(right, end) > max(left, start):
            shared[label] += min(right, end) - max(left, start)
    return shared.most_common(1)[0][0] if shared else None


def learn(table: pd.DataFrame, without: Collection[str] = ()) -> pd.DataFrame:
    """The weights of wording that a table of examples teaches.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns `EXAMPLES`.
    without : collection of str
        Documents to leave out.

    Returns
    -------
    pandas.DataFrame
        Columns `inventory`, `move`, `string`, `weight` (the row with an empty string is the bias),
        without the weights that are next to nothing.

    Notes
    -----
    Multinomial logistic regression with an L2 penalty, each move weighted by 1/√n of its n
    examples, by Adam (Kingma & Ba 2015) from zero: the same examples give the same weights.
    """
    kept = table[~table["document"].isin(list(without))]
    made = [_learn(rows, str(name)) for name, rows in kept.groupby("inventory", sort=True)]
    return pd.concat(made, ignore_index=True)


def _learn(rows: pd.DataFrame, inventory: str) -> pd.DataFrame:
    found = [strings(text) for text in rows["text"]]
    seen = Counter(one for own in found for one in own)
    names = [BIAS, *sorted(one for one, times in seen.items() if times > 1)]
    moves = sorted(rows["move"].unique())
    design = _design(found, names)
    truth = rows["move"].map(moves.index).to_numpy()
    weights = _regression(design, truth, len(names), len(moves)).round(2)
    at, move = np.nonzero(np.abs(weights) >= _SMALLEST)
    return pd.DataFrame(
        {
            "inventory": inventory,
            "move": [moves[one] for one in move],
            "string": [names[one] for one in at],
            "weight": weights[at, move],
        }
    )


@dataclass(frozen=True)
class _Design:
    """Which strings each text has, text after text, and what they count there."""

    text: np.ndarray
    string: np.ndarray
    value: Array


def _design(found: Sequence[Collection[str]], names: Sequence[str]) -> _Design:
    place = {one: row for row, one in enumerate(names)}
    text, string, value = [], [], []
    for number, own in enumerate(found):
        known = sorted(place[one] for one in own if one in place)
        text += [number] * (len(known) + 1)
        string += [0, *known]
        value += [1.0, *[weight_of(len(known))] * len(known)]
    return _Design(np.array(text), np.array(string), np.array(value))


def _regression(design: _Design, truth: np.ndarray, strings_: int, moves: int) -> Array:
    texts = len(truth)
    share = np.bincount(truth, minlength=moves)[truth] ** -0.5
    share *= texts / share.sum()
    first = np.searchsorted(design.text, np.arange(texts))
    order = np.argsort(design.string, kind="stable")
    begin = np.searchsorted(design.string[order], np.arange(strings_))
    value = design.value[:, None]
    weights = np.zeros((strings_, moves))
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        sums = np.add.reduceat(weights[design.string] * value, first, axis=0)
        sums -= sums.max(axis=1, keepdims=True)
        guess = np.exp(sums)
        guess /= guess.sum(axis=1, keepdims=True)
        guess[np.arange(texts), truth] -= 1
        guess *= share[:, None]
        pull = np.add.reduceat((guess[design.text] * value)[order], begin, axis=0)
        pull[1:] += _PENALTY * weights[1:]
        mean = 0.9 * mean + 0.1 * pull
        spread = 0.999 * spread + 0.001 * pull**2
        pace = _RATE * (1 - step / (_STEPS + 1))
        weights -= pace * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-8)
    return weights
