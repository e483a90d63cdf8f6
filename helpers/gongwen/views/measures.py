"""Measures of association side by side on the same pairs: value, rank, and who disagrees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.labels import how_cut, label, name_of
from gongwen.phrases.collocation import MEASURES
from gongwen.phrases.ranks import ranks
from gongwen.views.html import Safe, View, chinese, el, pickable, scrolling, view

_HIGHEST, _LOWEST = "▲", "▼"


def measures_table(  # noqa: PLR0913 - each is a setting of the table
    collocates: pd.DataFrame,
    lang: str = "en",
    *,
    measures: Sequence[str] = MEASURES,
    sort: str | None = None,
    limit: int = 30,
    pick: bool = False,
) -> View:
    """Pairs with the value and the rank that each measure gives them.

    In each row ▲ stands by the measure that ranks the pair highest and ▼ by the one that ranks it
    lowest; `spread` is how many ranks lie between the two.

    Parameters
    ----------
    collocates : pandas.DataFrame
        From `gongwen.phrases.collocates`; ranks are taken among all its rows.
    lang : {'en', 'zh'}
        The language of the heads.
    measures : sequence of str
        Which to show.
    sort : str, optional
        The measure whose first pairs to show, or `spread` for the pairs most disagreed upon; by
        default rows stay as they are. The head of its column says so.
    limit : int
        How many pairs to show.
    pick : bool
        Whether rows can be picked (a panel uses this); the pick is the row's label in the index.

    Raises
    ------
    ValueError
        If there is no such measure.
    """
    if sort is not None and sort not in (*measures, "spread"):
        raise ValueError(f"sort is {sort!r}; choose from {', '.join(measures)}, spread")
    places = ranks(collocates, measures)
    if sort is not None:
        order = places["spread"] if sort == "spread" else -places[sort]
        places = places.loc[order.sort_values(ascending=False, kind="stable").index]
    places = places.head(limit)
    if places.empty:
        return view("no pairs", el("p", label("view.nothing", lang)), lang=lang)
    found = collocates.loc[places.index, list(measures)]
    words = ["node", "collocate"] if len(set(collocates["node"])) > 1 else ["collocate"]
    names = [*words, "count", *measures, "spread"]
    rows = [
        el(
            "tr",
            *_pair(row, words, index if pick else None),
            *_figures(row, values, measures),
            data_pick=str(index) if pick else None,
        )
        for index, row, values in zip(
            places.index, places.to_dict("records"), found.to_dict("records"), strict=True
        )
    ]
    heads = (
        el(
            "th",
            name_of(name, lang, "column"),
            scope="col",
            class_=None if name in words else "gw-number",
            aria_sort="descending" if name == sort else None,
        )
        for name in names
    )
    body = el(
        "table", el("caption", _caption(collocates, len(rows), lang)),
        el("thead", el("tr", *heads)), el("tbody", *rows), class_="gw-measures",
    )  # fmt: skip
    frame = scrolling(label("view.lines", lang, n=len(rows)), body)
    return view(f"{len(collocates)} pairs, {len(measures)} measures", frame, lang=lang)


def _pair(row: Mapping[Any, Any], words: Sequence[str], index: Any) -> Iterator[Safe]:
    for name in words:
        inside = el("b", row[name]) if name == "collocate" else row[name]
        if name == "collocate" and index is not None:
            inside = pickable(index, inside)
        yield chinese(inside, name="td")


def _figures(
    row: Mapping[Any, Any], values: Mapping[Any, Any], measures: Sequence[str]
) -> Iterator[Safe]:
    known = [row[name] for name in measures]
    best, worst = min(known), max(known)
    yield el("td", f"{row['count']:,}", class_="gw-number")
    for name in measures:
        yield _cell(values[name], row[name], best if best != worst else None, worst)
    yield el("td", f"{row['spread']:,}", class_="gw-number")


def _cell(value: float, place: int, best: int | None, worst: int) -> Safe:
    sign = "" if best is None else _HIGHEST if place == best else _LOWEST if place == worst else ""
    rank = f"{sign}{place}"
    inside = el("b", rank) if sign else el("span", rank)
    written = f"{value:.3f}" if abs(value) < 1 else f"{value:.2f}"
    return el("td", f"{written} ", el("small", inside), class_="gw-number")


def _caption(collocates: pd.DataFrame, shown: int, lang: str) -> str:
    known = collocates.attrs
    said = [label("ranks.legend", lang, n=len(collocates))]
    if known.get("engine") and known.get("dictionary"):
        said.append(how_cut(known["engine"], known["dictionary"], lang))
    if len(collocates) > shown:
        said.append(label("view.more", lang, n=len(collocates) - shown))
    return " · ".join(said)
