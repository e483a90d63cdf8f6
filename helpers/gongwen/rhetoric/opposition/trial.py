"""How well contrast is found in texts that nothing was learned from: each text held out in turn."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from gongwen.matching import scores
from gongwen.rhetoric.contrast import contrast
from gongwen.rhetoric.opposition.learning import Text, learn

_KINDS = (("passage-", "passages"), ("", "texts"))


def trial(texts: Sequence[Text], table: pd.DataFrame) -> pd.DataFrame:
    """Scores of contrast, each text judged by weights learned without it.

    Parameters
    ----------
    texts : sequence of Text
        Texts with their gold.
    table : pandas.DataFrame
        All that is learned from, as `examples` gives it.

    Returns
    -------
    pandas.DataFrame
        Columns `texts` (annotated texts, or the passages, on which no frame was tuned) and those of
        `gongwen.matching.scores`.
    """
    made = []
    for prefix, name in _KINDS:
        chosen = [text for text in texts if text.name.startswith("passage-") == bool(prefix)]
        found = [
            contrast(one.document, weights=learn(table, [one.name])).assign(document=one.name)
            for one in chosen
        ]
        gold = [one.gold.assign(document=one.name) for one in chosen]
        layers = (pd.concat(tables, ignore_index=True) for tables in (found, gold))
        made.append(scores(*layers, overlap=0.5).assign(texts=name))
    rows = pd.concat(made, ignore_index=True)
    return rows[["texts", *[column for column in rows.columns if column != "texts"]]]
