"""Documents as ribbons of their moves: a stretch as wide as it is long, its name written in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label, name_of
from gongwen.moves import INVENTORIES
from gongwen.moves.ribbon import ribbon
from gongwen.views.html import Safe, View, el, join, view
from gongwen.views.palette import classes

SCALES = ("share", "length")

_ROOM = 0.05
"""The share of a ribbon from which a name has room to stand upright."""

_NARROW = "gw-seg gw-down"


def move_strip(
    documents: Document | Iterable[Document],
    layer: pd.DataFrame | None = None,
    lang: str = "en",
    *,
    scale: str = "share",
    picked: str = "",
) -> View:
    """Documents as ribbons, one below the other, with the moves written in.

    A stretch is as wide as its hanzi ask for (and at least wide enough for its name); its colour
    and the line above it go by the move, the same in all ribbons. Below, every ribbon in words.

    Parameters
    ----------
    documents : Document or several
        The texts, in this order.
    layer : layer, optional
        Their moves, such as gold or a learner's; by default what `moves` finds.
    lang : {'en', 'zh'}
        The language of the labels: three-letter names in English, short names in Chinese.
    scale : {'share', 'length'}
        Whether all ribbons are of one width, or as wide as their documents are long.
    picked : str
        The stretch to frame, as `document:stretch`, both counted from 0 (a panel uses this).

    Raises
    ------
    ValueError
        If there is no such scale.
    """
    if scale not in SCALES:
        raise ValueError(f"scale is {scale!r}; {' or '.join(SCALES)} is expected")
    texts = [documents] if isinstance(documents, Document) else list(documents)
    rows = ribbon(texts, layer).to_dict("records")
    own = [[row for row in rows if row["document"] == one.id] for one in texts]
    longest = max((_hanzi(stretches) for stretches in own), default=1) or 1
    parts: list[Safe] = []
    for number, (document, stretches) in enumerate(zip(texts, own, strict=True)):
        width = _hanzi(stretches) / longest if scale == "length" else 1.0
        parts.append(_name(document, stretches, lang))
        parts.append(_ribbon(number, document, stretches, (width, picked), lang))
    body = el("div", *parts, class_="gw-strip") if parts else label("view.nothing", lang)
    words = f"{len(texts)} ribbons of {len(rows)} stretches"
    return view(words, body, _legend(rows, lang), _in_words(texts, own, lang), lang=lang)


def move_name(move: str, inventory: str, lang: str = "en") -> str:
    """What a move is called in full; a few names mean different things in speeches and documents."""
    return name_of(move, lang, f"move_{inventory}", "move")


def short_name(move: str, inventory: str, lang: str = "en") -> str:
    """The name that stands in a ribbon: three letters in English, a short word in Chinese."""
    if move == "unknown":
        return "?"
    return move if lang == "en" else move_name(move, inventory, lang).partition("／")[0]


def _hanzi(stretches: Sequence[dict[Any, Any]]) -> int:
    return sum(int(one["hanzi"]) for one in stretches)


def _name(document: Document, stretches: Sequence[dict[Any, Any]], lang: str) -> Safe:
    title = str(document.meta.get("title") or "")
    shown = title if len(title) <= 26 else title[:26] + "…"
    size = label("strip.hanzi", lang, n=f"{_hanzi(stretches):,}")
    inside = [el("b", document.id), *([el("span", shown, lang="zh")] if shown else []), join(size)]
    return el("p", *(join(part, " ") for part in inside), class_="gw-strip-name")


def _ribbon(
    number: int,
    document: Document,
    stretches: Sequence[dict[Any, Any]],
    look: tuple[float, str],
    lang: str,
) -> Safe:
    width, picked = look
    segments = [_segment(f"{number}:{i}", one, picked, lang) for i, one in enumerate(stretches)]
    return el(
        "div",
        *(segments or (label("view.nothing", lang),)),
        class_="gw-ribbon",
        style=f"width:{100 * width:.1f}%",
        role="group",
        aria_label=document.id,
    )


def _segment(pick: str, one: dict[Any, Any], picked: str, lang: str) -> Safe:
    short = short_name(one["label"], one["inventory"], lang)
    full = move_name(one["label"], one["inventory"], lang)
    flat = one["share"] >= _ROOM * (1 if lang == "en" else 0.5 * max(2, len(short)))
    shape = "gw-seg" if flat or len(short) == 1 else _NARROW
    chosen = " gw-picked" if pick == picked else ""
    said = f"{full}, {one['share']:.0%}"
    return el(
        "span",
        el("span", short, lang=None if lang == "en" else "zh"),
        class_=f"{shape} gw-pick {look_of(one['label'], one['inventory'])}{chosen}",
        style=f"flex-grow:{max(1, int(one['hanzi']))}",
        title=said,
        aria_label=said,
        data_pick=pick,
    )


def look_of(move: str, inventory: str) -> str:
    """The classes of a move, the same in every ribbon; a move of no inventory is grey."""
    known = list(dict.fromkeys(name for moves in INVENTORIES.values() for name in moves))
    grey = "gw-h5 gw-l2"
    if move not in known:
        return grey
    names = INVENTORIES[inventory]
    return classes(names.index(move) if move in names else known.index(move))


def _legend(rows: Sequence[dict[Any, Any]], lang: str) -> Safe:
    """The moves that occur, in the order of their inventory, with their names in full."""
    there = {(row["inventory"], row["label"]) for row in rows}
    order = [(key, move) for key, moves in INVENTORIES.items() for move in moves]
    order += sorted(there - set(order))
    entries = []
    for inventory, move in order:
        if (inventory, move) in there:
            look = f"gw-seg {look_of(move, inventory)}"
            short, full = (name(move, inventory, lang) for name in (short_name, move_name))
            tag = el("span", short, class_=look)
            entries.append(el("span", tag, "" if short == full else f" {full}"))
    return el("p", el("b", label("view.legend", lang)), " ", *entries, class_="gw-legend gw-keys")


def _in_words(
    texts: Sequence[Document], own: Sequence[Sequence[dict[Any, Any]]], lang: str
) -> Safe:
    """Every ribbon as a line of words, for those who read rather than look."""
    items = [
        el(
            "li",
            el("b", document.id),
            ": ",
            " → ".join(
                f"{move_name(one['label'], one['inventory'], lang)} {one['share']:.0%}"
                for one in stretches
            ),
        )
        for document, stretches in zip(texts, own, strict=True)
    ]
    return el("details", el("summary", label("strip.in_words", lang)), el("ul", *items))
