"""How well units are told in texts that nothing was learned from: each text held out in turn."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gongwen.documents import Document
from gongwen.matching import scores
from gongwen.rhetoric.fourchar import fourchar
from gongwen.rhetoric.fours.learning import Example, learn
from gongwen.rhetoric.fours.stock import HALF, SIZE, listed


def trial(
    texts: Sequence[tuple[Document, pd.DataFrame]],
    table: Sequence[Example],
    within: Sequence[Example],
) -> pd.DataFrame:
    """Scores of the units that no list has, each text judged by weights learned without it.

    What lists have is left out on both sides: many entries were known because of these texts.
    The last row (`with lists`) takes all units.

    Parameters
    ----------
    texts : sequence of (Document, DataFrame)
        Texts with their units, as `annotated` gives them.
    table : sequence of Example
        All that is learned from, between marks.
    within : sequence of Example
        And inside clauses.

    Returns
    -------
    pandas.DataFrame
        The columns of `gongwen.matching.scores`.
    """
    found = pd.concat(
        [
            fourchar(one, weights=learn(table, [one.id]), within=learn(within, [one.id]))
            for one, _ in texts
        ],
        ignore_index=True,
    )
    gold = pd.concat([rows for _, rows in texts], ignore_index=True)
    told = scores(_unlisted(found), _unlisted(gold))
    both = scores(_marked(found), _marked(gold), overlap=HALF / SIZE).tail(1)
    return pd.concat([told, both.assign(label="with lists")], ignore_index=True)


def _marked(layer: pd.DataFrame) -> pd.DataFrame:
    return layer[layer["label"] != "compound"]


def _unlisted(layer: pd.DataFrame) -> pd.DataFrame:
    kept = [
        label in ("coined", "formula") and len(text) == SIZE and listed(text) is None
        for label, text in zip(layer["label"], layer["text"], strict=True)
    ]
    return layer[kept]
