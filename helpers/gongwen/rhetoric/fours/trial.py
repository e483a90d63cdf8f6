"""How well units are told in texts that nothing was learned from: each text held out in turn."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gongwen.documents import Document
from gongwen.matching import scores
from gongwen.rhetoric.fourchar import fourchar
from gongwen.rhetoric.fours.learning import Example, learn
from gongwen.rhetoric.fours.stock import SIZE, listed


def trial(texts: Sequence[tuple[Document, pd.DataFrame]], table: Sequence[Example]) -> pd.DataFrame:
    """Scores of the units that no list has, each text judged by weights learned without it.

    What lists have is left out on both sides: many entries were known because of these texts.

    Parameters
    ----------
    texts : sequence of (Document, DataFrame)
        Texts with their units, as `annotated` gives them.
    table : sequence of Example
        All that is learned from.

    Returns
    -------
    pandas.DataFrame
        The columns of `gongwen.matching.scores`.
    """
    found = [fourchar(document, weights=learn(table, [document.id])) for document, _ in texts]
    gold = pd.concat([rows for _, rows in texts], ignore_index=True)
    return scores(_unlisted(pd.concat(found, ignore_index=True)), _unlisted(gold))


def _unlisted(layer: pd.DataFrame) -> pd.DataFrame:
    kept = [
        label in ("coined", "formula") and len(text) == SIZE and listed(text) is None
        for label, text in zip(layer["label"], layer["text"], strict=True)
    ]
    return layer[kept]
