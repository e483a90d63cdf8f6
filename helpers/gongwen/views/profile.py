"""Profiles: densities of figures side by side, as a chart with intervals and as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from gongwen.labels import check_language, label, name_of
from gongwen.views.html import View, el, view
from gongwen.views.palette import LIGHT
from gongwen.views.plots import FONT, Plot

MOST = 6
"""How many groups a chart tells apart by colour and form."""

_FAINT = "#dcdcdc"
_SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")


def rhetoric_profile(
    table: pd.DataFrame,
    lang: str = "en",
    *,
    figures: Iterable[str] | None = None,
    groups: Iterable[str] | None = None,
) -> Plot:
    """Densities of figures by group: a point for each, a line for its interval.

    Groups differ in colour and in the form of their points, and stand in the order of the table.

    Parameters
    ----------
    table : pandas.DataFrame
        From `rhetoric.densities`.
    lang : {'en', 'zh'}
        The language of axes and legend.
    figures, groups : iterable of str, optional
        Which to draw, in this order; by default all.

    Raises
    ------
    ValueError
        If there are more than six groups, or one that the table does not have.
    """
    check_language(lang)
    chosen = _chosen(table, figures, groups)
    names = list(dict.fromkeys(chosen["group"]))
    if len(names) > MOST:
        raise ValueError(f"{len(names)} groups are too many to tell apart; choose up to {MOST}")
    drawn = pd.DataFrame(
        {
            "figure": [figure_name(one, lang) for one in chosen["figure"]],
            "group": [group_name(one, lang) for one in chosen["group"]],
            **{name: chosen[name].round(3) for name in ("density", "low", "high")},
            "count": chosen["count"],
            "hanzi": chosen["hanzi"],
            "interval": [name_of(one, lang, "interval") for one in chosen["interval"]],
        }
    )
    return Plot(_chart(drawn, lang).to_dict(), f"densities of {len(names)} groups")


def density_table(
    table: pd.DataFrame,
    lang: str = "en",
    *,
    figures: Iterable[str] | None = None,
    groups: Iterable[str] | None = None,
) -> View:
    """The same in words: a row a figure, a column a group, each density with its interval.

    Parameters
    ----------
    table : pandas.DataFrame
        From `rhetoric.densities`.
    lang : {'en', 'zh'}
        The language of heads.
    figures, groups : iterable of str, optional
        Which to show, in this order; by default all.
    """
    chosen = _chosen(table, figures, groups)
    names, kinds = (list(dict.fromkeys(chosen[column])) for column in ("group", "figure"))
    cells = {(row["figure"], row["group"]): row for row in chosen.to_dict("records")}
    size = {row["group"]: row for row in chosen.to_dict("records")}
    heads = [
        el(
            "th",
            group_name(one, lang),
            el("small", _size(size[one], lang)),
            scope="col",
            class_="gw-number",
        )
        for one in names
    ]
    rows = [
        el(
            "tr",
            el("th", figure_name(kind, lang), scope="row"),
            *(el("td", *_cell(cells[kind, one]), class_="gw-number") for one in names),
        )
        for kind in kinds
    ]
    used = dict.fromkeys(one for one in chosen["interval"] if one)
    notes = [label(f"interval.{one}_note", lang) for one in used]
    body = el(
        "table",
        el("caption", " ".join([label("profile.unit", lang), *notes])),
        el("thead", el("tr", el("th", name_of("figure", lang, "column"), scope="col"), *heads)),
        el("tbody", *rows),
    )
    words = f"densities of {len(kinds)} figures in {len(names)} groups"
    return view(words, el("div", body, style="overflow-x:auto"), lang=lang)


def figure_name(figure: str, lang: str = "en") -> str:
    """What a figure is called."""
    return name_of(figure, lang, "counted", "parallelism", "layer")


def group_name(group: str, lang: str = "en") -> str:
    """What a group is called; names of documents and types stay as they are."""
    return name_of(group, lang, "register", "text_kind")


def _chosen(
    table: pd.DataFrame, figures: Iterable[str] | None, groups: Iterable[str] | None
) -> pd.DataFrame:
    for column, wanted in (("figure", figures), ("group", groups)):
        if wanted is not None:
            table = _in_order(table, column, list(wanted))
    return table


def _in_order(table: pd.DataFrame, column: str, wanted: Sequence[str]) -> pd.DataFrame:
    strange = [one for one in wanted if one not in set(table[column])]
    if strange:
        there = ", ".join(dict.fromkeys(table[column]))
        raise ValueError(f"there is no {column} {strange[0]!r}; choose from {there}")
    order = {one: place for place, one in enumerate(wanted)}
    kept = table[table[column].isin(wanted)]
    return kept.sort_values(column, key=lambda values: values.map(order), kind="stable")


def _size(row: dict[Any, Any], lang: str) -> str:
    key = "size" if row["documents"] > 1 else "size_one"
    return label(f"profile.{key}", lang, documents=row["documents"], hanzi=f"{row['hanzi']:,}")


def _cell(row: dict[Any, Any]) -> tuple[str, ...]:
    if pd.isna(row["density"]):
        return ("–",)
    edges = f" ({row['low']:.2f}–{row['high']:.2f})"
    return el("b", f"{row['density']:.2f}"), edges, el("small", f" n = {row['count']}")


def _chart(drawn: pd.DataFrame, lang: str) -> Any:
    import altair as alt  # noqa: PLC0415 - slow to import, and most views draw no chart

    def say(key: str) -> str:
        return label(f"profile.{key}", lang)

    groups = list(dict.fromkeys(drawn["group"]))
    figures = list(dict.fromkeys(drawn["figure"]))
    colours = [LIGHT.hues[place].strong for place in range(len(groups))]
    base = alt.Chart(drawn).encode(
        y=alt.Y("figure:N", title=None, sort=figures, axis=alt.Axis(labelLimit=240)),
        yOffset=alt.YOffset("group:N", sort=groups),
        color=alt.Color(
            "group:N", title=say("group"), scale=alt.Scale(domain=groups, range=colours)
        ),
        tooltip=[
            alt.Tooltip("group:N", title=say("group")),
            alt.Tooltip("figure:N", title=label("column.figure", lang)),
            alt.Tooltip("density:Q", title=say("x"), format=".2f"),
            alt.Tooltip("low:Q", title=label("column.low", lang), format=".2f"),
            alt.Tooltip("high:Q", title=label("column.high", lang), format=".2f"),
            alt.Tooltip("interval:N", title=label("column.interval", lang)),
            alt.Tooltip("count:Q", title=label("column.count", lang), format=","),
            alt.Tooltip("hanzi:Q", title=label("column.hanzi", lang), format=","),
        ],
    )
    lines = base.mark_rule(strokeWidth=2).encode(x=alt.X("low:Q", title=say("x")), x2="high:Q")
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        x="density:Q",
        shape=alt.Shape(
            "group:N",
            title=say("group"),
            scale=alt.Scale(domain=groups, range=list(_SHAPES[: len(groups)])),
        ),
    )
    return (
        alt.layer(lines, points)
        .properties(
            width=560,
            height=alt.Step(max(14, 34 // len(groups))),
            title=say("plot"),
            name="profile",
        )
        .configure(background="white", font=FONT)
        .configure_axis(labelColor=LIGHT.ink, titleColor=LIGHT.ink, labelFontSize=12)
        .configure_axisX(gridColor=_FAINT)
        .configure_axisY(grid=True, gridColor=_FAINT, tickBand="extent")
        .configure_legend(labelColor=LIGHT.ink, titleColor=LIGHT.ink, orient="top")
    )
