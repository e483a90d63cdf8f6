"""How a type was chosen: the questions, their answers, and what comes out."""

from __future__ import annotations

from typing import Any

import pandas as pd

from gongwen.labels import label
from gongwen.views.html import Safe, View, chinese, el, view


def choice(steps: pd.DataFrame, lang: str = "en") -> View:
    """The table of `drafting.choose` as numbered questions, each answered, with the type below.

    Parameters
    ----------
    steps : pandas.DataFrame
        As `choose` gives it.
    lang : {'en', 'zh'}
        The language of the sentences around it.
    """
    asked = [_question(row) for row in steps.to_dict("records") if row["question"]]
    last = steps.iloc[-1]
    found = "result" if last["type"] else "none"
    said = label(f"chooser.{found}", lang, type=last["type"])
    below = [el("p", el("b", said), role="status")]
    if last["note"]:
        below.append(el("p", last["note"]))
    return view(said, *([el("ol", *asked)] if asked else []), *below, lang=lang)


def _question(row: dict[Any, Any]) -> Safe:
    """One question, its answer in bold, and behind them the types it tells apart."""
    tells = el("small", "（", chinese(row["tells"]), "）")
    return el("li", row["question"], " ", el("b", row["answer"]), " ", tells)
