"""What the wording of a stretch says about its move where no cue does: weights of short strings.

The weights (`data/moves/wording.tsv`) are those of a multinomial logistic regression over the
two- and three-character strings of the invented examples and of the annotated dev texts;
`python -m gongwen.moves learn` makes them anew (see `learning`). They only advise: what wording
gives to a move is bounded, so that a plain cue outweighs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

Array = np.ndarray[Any, np.dtype[np.float64]]

FILE = Path(__file__).parents[1] / "data" / "moves" / "wording.tsv"
BIAS = ""
"""The string that every text has: how frequent a move is."""

SCALE, DAMPING = 3.0, 5.0
"""A string counts 3/√(n + 5) in a text of n strings, so that long sentences do not shout."""

LEAST, MOST = 2.0, 3.0
"""The most points that wording gives against and for a move."""

_MARKER = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[、，]|（[一二三四五六七八九十]+）|[0-9]+[.．、]"
    r"|[一二三四五六七八九十][是要])"
)
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?|[一二三四五六七八九十百千万几两]{2,}")


@dataclass(frozen=True)
class Wording:
    """Weights of strings, a column a move; `rows` says which row a string has."""

    moves: tuple[str, ...]
    rows: Mapping[str, int]
    weights: Array

    def points(self, text: str) -> dict[str, float]:
        """What the wording of a text gives to each move: −2 to 3 points, about 0 if it is silent.

        The logarithm of how much likelier than 1 in all moves the regression takes the move to be.
        """
        found = [self.rows[one] for one in strings(text) if one in self.rows]
        if not found:
            return {}
        sums = self.weights[found].sum(axis=0) * weight_of(len(found))
        if BIAS in self.rows:
            sums = sums + self.weights[self.rows[BIAS]]
        sums = sums - sums.max()
        logs = sums - np.log(np.exp(sums).sum()) + np.log(len(self.moves))
        bounded = np.clip(logs, -LEAST, MOST)
        return dict(zip(self.moves, (float(one) for one in bounded), strict=True))

    def strongest(self, text: str, move: str) -> str | None:
        """The stretch of a text whose strings speak most for a move; None if none does."""
        if move not in self.moves:
            return None
        column = self.moves.index(move)
        worth = np.zeros(len(text))
        for size in SIZES:
            for start in range(len(text) - size + 1):
                row = self.rows.get(text[start : start + size])
                if row is not None:
                    worth[start : start + size] += self.weights[row, column] / size
        return _best_run(text, worth)


SIZES = (2, 3)
"""How many characters the strings have."""


def weight_of(count: int) -> float:
    """What one string counts in a text that has so many."""
    return SCALE / float(np.sqrt(count + DAMPING))


def strings(text: str) -> set[str]:
    """The strings of a text, list marks apart, its ends as ^ and $, every number as 0."""
    bare = f"^{_NUMBER.sub('0', _MARKER.sub('', text))}$"
    return {bare[i : i + size] for size in SIZES for i in range(len(bare) - size + 1)}


@lru_cache(maxsize=2)
def load_wording(inventory: str) -> Wording:
    """The shipped weights of an inventory."""
    return wording_of(read_weights(), inventory)


def read_weights() -> pd.DataFrame:
    """The shipped weights: columns `inventory`, `move`, `string`, `weight`."""
    text = {"inventory": "str", "move": "str", "string": "str"}
    return pd.read_csv(FILE, sep="\t", dtype=text, keep_default_na=False, quoting=3)


def wording_of(weights: pd.DataFrame, inventory: str) -> Wording:
    """A table of weights as something that can be asked."""
    own = weights[weights["inventory"] == inventory]
    moves = tuple(sorted(own["move"].unique()))
    rows = {one: row for row, one in enumerate(sorted(own["string"].unique()))}
    made = np.zeros((len(rows), len(moves)))
    at = own["string"].map(rows), own["move"].map(moves.index)
    made[at] = own["weight"]
    return Wording(moves, rows, made)


def _best_run(text: str, worth: Array) -> str | None:
    """The run of characters, inside one clause, that is worth most together."""
    runs = list(_runs(text, worth))
    if not runs:
        return None
    start, end, _ = max(runs, key=lambda run: run[2])
    return text[start:end]


def _runs(text: str, worth: Array) -> Iterator[tuple[int, int, float]]:
    start: int | None = None
    for i, char in enumerate(text + "，"):
        good = i < len(text) and worth[i] > 0 and char not in "，。；：、！？"
        if good and start is None:
            start = i
        elif not good and start is not None:
            if i - start > 1:
                yield start, i, float(worth[start:i].sum())
            start = None
