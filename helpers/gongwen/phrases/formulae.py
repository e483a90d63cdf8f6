"""Formulae: ready-made wording with a function, class by class.

Four detectors work side by side: the fixed items of the inventory, stock triples of adverb, verb
and object (AVO), modal words with a stock adverb or verb (REQ), and slot frames (FRM). The longest
span wins inside a class; spans of different classes may overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from operator import itemgetter
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layer
from gongwen.phrases.collocation import triples_in
from gongwen.phrases.frames import chosen, frames_in
from gongwen.phrases.heads import Words, words_of
from gongwen.phrases.inventory import Item, inventory, items, stock
from gongwen.words.sentences import as_documents

OWN_LAYERS = ("MET", "NUM", "4C")
"""Classes of the inventory that have layers of their own and are left out unless asked for."""

COLUMNS = ("item", "form", "register", "direction")
_NOT_MODAL = re.compile(r"[重主需只想首提摘纪扼紧就次简概][要]$|[一二三四五六七八九十]要$")
_PART_OF = {
    "WY": ("DOC-OPEN", "DOC-CLOSE", "PRO"),
    "BAS": ("DOC-OPEN",),
    "ANN": ("DOC-OPEN",),
    "END": ("AVO",),
    "ORG": ("AVO", "FRM"),
    "PRB": ("AVO",),
    "SIG": ("AVO",),
    "TGT": ("AVO",),
    "ACH": ("AVO", "FRM"),
    "EXH": ("AVO",),
    "AVO": ("CON",),
}
"""Classes, and those inside which they are only a part of the wording: 收悉 is no 悉."""

_SAME = ("EXH", "GUI", "SIG", "BAS")
"""Classes that take the whole of a triple for themselves."""

_LEADS = ("加强", "强化", "充分认识")
_OWN_DETECTOR = ("FRM", "AVO")


def formulae(
    source: Document | str | Iterable[Document], *, classes: Iterable[str] | None = None
) -> pd.DataFrame:
    """The formulae of one or more documents.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    classes : iterable of str, optional
        Labels of the inventory (`ADDR`, `OCC`, … `AVO`, `MET`, `NUM`, `4C`); by default all but
        `OWN_LAYERS`.

    Returns
    -------
    pandas.DataFrame
        A layer whose label is the class, with the columns `item` (its id in `inventory`; missing
        where a triple or requirement is stock by its parts only), `form`, `register`, `direction`.

    Raises
    ------
    ValueError
        If there is no such class.
    """
    documents = as_documents(source)
    wanted = _wanted(classes)
    words = words_of(documents)
    nothing = Words([], [], [], [])
    layers = [
        make_layer(
            document, _found(document.text, words.get(document.id, nothing), wanted), COLUMNS
        )
        for document in documents
    ]
    return pd.concat(layers, ignore_index=True) if layers else pd.DataFrame()


def by_item(layer: pd.DataFrame) -> pd.DataFrame:
    """How often each formula of the inventory occurs, with its notes.

    Parameters
    ----------
    layer : DataFrame
        What `formulae` gives.

    Returns
    -------
    pandas.DataFrame
        Columns `item`, `label`, `surface`, `count`, `range` (documents), `register`, `direction`,
        `note_en`, `note_zh` and, for `lines`, `query` and `by`; the widest spread first. Triples
        and requirements that are stock by their parts only have no item and are left out.
    """
    counts = (
        layer.dropna(subset=["item"])
        .groupby(["item", "label"], sort=False)["document"]
        .agg(["size", "nunique"])
        .reset_index()
        .set_axis(["item", "label", "count", "range"], axis="columns")
    )
    known = inventory().rename(columns={"id": "item"})
    notes = known[["item", "surface", "register", "direction", "note_en", "note_zh"]]
    table = counts.merge(notes, on="item")
    table.insert(2, "surface", table.pop("surface"))
    table["query"], table["by"] = table["item"], "item"
    return table.sort_values(
        ["range", "count", "item"], ascending=[False, False, True], ignore_index=True
    )


def _wanted(classes: Iterable[str] | None) -> frozenset[str]:
    known = {item.label for item in items()}
    if classes is None:
        return frozenset(known - set(OWN_LAYERS))
    wanted = frozenset(classes)
    if wanted - known:
        name = min(wanted - known)
        raise ValueError(f"no class is called {name!r}; known are {', '.join(sorted(known))}")
    return wanted


def _found(text: str, words: Words, wanted: frozenset[str]) -> list[dict[str, Any]]:
    """The formulae of a text, the longest of each class where several overlap."""
    spans = list(fixed_in(text, wanted))
    if "AVO" in wanted:
        spans += _avo(text, words)
    if "REQ" in wanted:
        spans += _requirements(text)
    if "FRM" in wanted:
        spans += _frames(text, words)
    return whole({label: longest(spans, label) for label in sorted(wanted)}, text)


def whole(spans: Mapping[str, list[dict[str, Any]]], text: str) -> list[dict[str, Any]]:
    """The spans of all classes without those that are mere parts of another class's."""
    starts = {label: [one["start"] for one in rows] for label, rows in spans.items()}

    def is_part(one: dict[str, Any]) -> bool:
        for label, rows in spans.items():
            place = bisect_right(starts[label], one["start"]) - 1
            if place >= 0 and absorbs(rows[place], one, text):
                return True
        return False

    return [one for rows in spans.values() for one in rows if not is_part(one)]


def absorbs(outer: dict[str, Any], inner: dict[str, Any], text: str) -> bool:
    """Whether a formula of another class makes this one a mere part of it."""
    if not (outer["start"] <= inner["start"] and inner["end"] <= outer["end"]):
        return False
    if inner["label"] == "AVO" and outer["label"] in _SAME:
        return inner["end"] - inner["start"] >= 0.8 * (outer["end"] - outer["start"])
    if text.startswith(_LEADS, inner["start"]):
        return False
    return outer["label"] in _PART_OF.get(inner["label"], ())


def longest(spans: Iterable[dict[str, Any]], label: str) -> list[dict[str, Any]]:
    """The spans of one class in reading order, the longer one where two overlap."""
    ordered = sorted(
        (one for one in spans if one["label"] == label),
        key=lambda one: (one["start"] - one["end"], one["start"], one["item"] is None),
    )
    taken: set[int] = set()
    kept = []
    for one in ordered:
        places = range(one["start"], one["end"])
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return sorted(kept, key=itemgetter("start"))


def fixed_in(text: str, wanted: Iterable[str]) -> Iterator[dict[str, Any]]:
    """The items of the inventory that a pattern finds, each as often as it stands there."""
    for item, regex in patterns():
        if item.counts == "yes" and item.label in wanted and item.label not in _OWN_DETECTOR:
            taboo = _taboo(text, item)
            for match in regex.finditer(text):
                if not any(one <= match.start() and match.end() <= end for one, end in taboo):
                    yield _row(match.start(), match.end(), item.label, item)


def _taboo(text: str, item: Item) -> list[tuple[int, int]]:
    """Where the longer words stand inside which the item is something else."""
    return [m.span() for word in item.exceptions for m in re.finditer(re.escape(word), text)]


@lru_cache(maxsize=1)
def patterns() -> tuple[tuple[Item, re.Pattern[str]], ...]:
    """The inventory's regular expressions, compiled."""
    return tuple((item, re.compile(item.regex, re.MULTILINE)) for item in items())


def _row(start: int, end: int, label: str, item: Item | None) -> dict[str, Any]:
    row: dict[str, Any] = {"start": start, "end": end, "label": label}
    known = (item.id, item.form, item.register, item.direction) if item else (None,) * 4
    return row | dict(zip(COLUMNS, known, strict=True))


def _avo(text: str, words: Words) -> Iterator[dict[str, Any]]:
    for triple in triples_in(text, words):
        found = next(
            (item for item, regex in _stock() if regex.match(text, triple.start, triple.end)), None
        )
        yield _row(triple.start, triple.end, "AVO", found)


@lru_cache(maxsize=1)
def _stock() -> tuple[tuple[Item, re.Pattern[str]], ...]:
    return tuple((item, regex) for item, regex in patterns() if item.label == "AVO")


def _requirements(text: str) -> Iterator[dict[str, Any]]:
    by_surface = {item.surface: item for item in items() if item.label == "REQ"}
    for match in requirement().finditer(text):
        if _NOT_MODAL.search(text, max(0, match.start() - 1), match.start() + 1):
            continue
        yield _row(match.start(), match.end(), "REQ", by_surface.get(match[0]))


@lru_cache(maxsize=1)
def requirement() -> re.Pattern[str]:
    """A modal word with a stock adverb or verb: 要切实, 必须坚持."""
    adverbs = "|".join(sorted(stock("adverbs"), key=len, reverse=True))
    return re.compile(
        rf"(?:必须|务必|一定要|应当|要)(?:长期|始终|继续|真正|不断)?(?:{adverbs}"
        r"|坚持|高度重视|引起高度重视|抓好|落实好|加强|加大|严格)"
    )


def _frames(text: str, words: Words) -> Iterator[dict[str, Any]]:
    by_surface = {item.surface: item for item in items() if item.id.startswith("F22")}
    wanted = [frame for frame in chosen(None) if frame.formula]
    for span in frames_in(text, words, wanted):
        yield _row(span["start"], span["end"], "FRM", by_surface.get(span["label"]))
