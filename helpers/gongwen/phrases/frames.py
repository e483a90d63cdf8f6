"""Slot frames: 以X为Y, 把X作为Y, 不是X而是Y … with the spans of their slots.

A frame is a skeleton of fixed words with slots. What fills a slot is found, not given, except
where only a closed list tells the frame from an accident: 以人为本 and 以为 are no 以X为Y.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layer
from gongwen.measures import branching_entropy, ttr
from gongwen.phrases.heads import Words, head_end, words_in, words_of
from gongwen.phrases.inventory import Frame, frames_known
from gongwen.words.sentences import as_documents

FRAME_COLUMNS = {"slots": "object", "formula": "bool"}
_SLOT = re.compile(r"\{(<?)([XYZ])([,.=!-]?)\}")
_MARK = r"。！？!?；;：:\n"
_EMPTY = frozenset({"", "此", "之", "其", "的", "了"})
_NOT_CLOSED = frozenset({"所以", "可以", "难以", "予以", "加以", "足以", "得以", "何以", "给以"})
_BORDER = "X Y Z"
_THEN = re.compile(r"来(?:抓|办|做|看|对待|落实|推进|谋划|考虑)[好实]?$")
"""What is done with X once it counts as Y (作为头等大事来抓) is no part of Y."""


def frames(
    source: Document | str | Iterable[Document],
    *,
    names: Iterable[str] | None = None,
    words: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """The slot frames of one or more documents.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    names : iterable of str, optional
        Only these frames, such as `["以X为Y"]`; by default all of `frames_known`.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already; a frame keeps to borders of words.

    Returns
    -------
    pandas.DataFrame
        A layer whose label is the frame (以X为Y), with the columns `slots` (a list of (start, end),
        one for each slot in the order X, Y, Z) and `formula` (whether the annotation guidelines
        count the frame as a formula by itself). Two frames of one name do not overlap; frames of
        different names may.

    Raises
    ------
    ValueError
        If there is no frame of that name.
    """
    documents = as_documents(source)
    wanted = chosen(names)
    cut = words_of(documents) if words is None else words_in(words)
    layers = [
        make_layer(
            document,
            frames_in(document.text, cut.get(document.id, Words([], [], [], [])), wanted),
            FRAME_COLUMNS,
        )
        for document in documents
    ]
    return pd.concat(layers, ignore_index=True) if layers else pd.DataFrame()


def chosen(names: Iterable[str] | None) -> tuple[Frame, ...]:
    """The frames of these names.

    Raises
    ------
    ValueError
        Naming the first that is unknown.
    """
    known = {frame.surface: frame for frame in frames_known()}
    for name in names or ():
        if name not in known:
            raise ValueError(f"no frame is called {name!r}; known are {', '.join(known)}")
    return tuple(known.values()) if names is None else tuple(known[name] for name in names)


def frames_in(text: str, words: Words, wanted: Iterable[Frame]) -> Iterator[dict[str, Any]]:
    """The frames of a text as spans; where two of one name overlap, the one that begins later.

    So the X of 以X为Y is the shortest one: what stands before a second 以 does not belong to it.
    """
    for frame in wanted:
        reached = 0
        for match in compiled(frame).finditer(text):
            span = _span(frame, match, text, words)
            if span and span["start"] >= reached and whole_words(words, span, frame):
                reached = span["end"]
                yield span


@lru_cache(maxsize=128)
def compiled(frame: Frame) -> re.Pattern[str]:
    """The frame as a regular expression with one group a slot."""
    head = _SLOT.split(frame.pattern)[0]
    literal = re.match(r"[\u4e00-\u9fff]+$", head)
    again = f"(?!{literal[0]}(?![上下内外及来]))" if literal else ""
    closed = "|".join(sorted(map(re.escape, frame.fillers), key=len, reverse=True))

    def slot(match: re.Match[str]) -> str:
        first, name, kind = match[1], match[2], match[3]
        if first:
            return rf"(?:(?<=[。！？；，：、\n”])|^)(?P<{name}>[^，,、{_MARK}]{{2,20}}?)"
        if kind == "=":
            return rf"(?P<{name}>{again}[^，,{_MARK}]{{0,20}}?(?:{closed}))"
        if kind == "!":
            return rf"(?P<{name}>{closed})"
        if kind == ",":
            return rf"(?P<{name}>(?:{again}[^。！？!?；;\n]){{1,60}}?)[，,、]?"
        if kind == ".":
            return rf"(?P<{name}>[^，,、{_MARK}的了])"
        inside, most = ("，,、", 8) if kind == "-" else ("，,", 40)
        return rf"(?P<{name}>(?:{again}[^{inside}{_MARK}]){{1,{most}}}?)"

    return re.compile(_SLOT.sub(slot, frame.pattern), re.MULTILINE)


def _span(frame: Frame, match: re.Match[str], text: str, words: Words) -> dict[str, Any] | None:
    """The span of a match, its last open slot drawn out to the head noun; None if a slot is empty."""
    kinds = {name: kind for _, name, kind in _SLOT.findall(frame.pattern)}
    slots = {name: match.span(name) for name in _BORDER.split() if name in kinds}
    end = match.end()
    for name, kind in kinds.items():
        if kind == ".":
            slots[name] = (slots[name][0], _role_end(text, words, slots[name][0]))
            end = max(slots[name][1], match.end())
    if "!" in kinds.values():
        slots = _parted(text, slots)
    start = min(match.start(), *(one for one, _ in slots.values()))
    if any(text[one:other].strip("“”") in _EMPTY - {"此"} for one, other in slots.values()):
        return None
    return {
        "start": start,
        "end": end,
        "label": frame.surface,
        "slots": [slots[name] for name in sorted(slots)],
        "formula": frame.formula,
    }


def _role_end(text: str, words: Words, start: int) -> int:
    end = head_end(text, words, start)
    then = _THEN.search(text, start, end)
    return then.start() if then and then.start() > start else end


def _parted(text: str, slots: dict[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """X and Y with the border at the last 的, if there is one: 推进改革|的|强大合力."""
    start, end = slots["X"][0], slots["Y"][1]
    place = text.rfind("的", start, end)
    return {"X": (start, place), "Y": (place + 1, end)} if place >= start else slots


def whole_words(words: Words, span: Mapping[str, Any], frame: Frame) -> bool:
    """Whether the frame's borders are borders of words: 所以…为, 以为 and 为主义 are out."""
    first = words.around(span["start"])
    if first >= 0 and words.start[first] < span["start"] < words.end[first]:
        return words.text[first] not in _NOT_CLOSED
    last = words.around(span["end"] - 1)
    if not frame.fillers or last < 0:
        return True
    return words.end[last] <= span["end"] or _is_compound(words, last)


def _is_compound(words: Words, place: int) -> bool:
    """A longer word that only begins with the closed noun is another word."""
    return len(words.text[place]) > 4


def slots_of(layer: pd.DataFrame, documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The fillers of frames, one row a slot.

    Returns
    -------
    pandas.DataFrame
        A layer whose label is the slot (X, Y, Z) and whose spans are those of the fillers, with
        the column `frame`.
    """
    texts = {one.id: one for one in as_documents(documents)}
    parts = []
    for name, rows in layer.groupby("document", sort=False):
        spans = [
            {"start": start, "end": end, "label": slot, "frame": frame}
            for frame, pairs in zip(rows["label"], rows["slots"], strict=True)
            for slot, (start, end) in zip(_BORDER.split(), pairs, strict=False)
            if end > start
        ]
        parts.append(make_layer(texts[str(name)], spans, ["frame"]))
    empty = pd.DataFrame(columns=["document", "start", "end", "label", "text", "frame"])
    return pd.concat(parts, ignore_index=True) if parts else empty


def fillers(slots: pd.DataFrame) -> pd.DataFrame:
    """What fills each slot of each frame, and how often.

    Parameters
    ----------
    slots : DataFrame
        What `slots_of` gives.

    Returns
    -------
    pandas.DataFrame
        Columns `frame`, `slot`, `filler`, `count`, `range` (documents) and, for `lines`, `query`
        and `by`; the most frequent first within a slot.
    """
    table = (
        slots.groupby(["frame", "label", "text"], sort=False)["document"]
        .agg(["size", "nunique"])
        .reset_index()
        .set_axis(["frame", "slot", "filler", "count", "range"], axis="columns")
        .sort_values(
            ["frame", "slot", "count", "filler"],
            ascending=[True, True, False, True],
            ignore_index=True,
        )
    )
    keys = zip(table["frame"], table["slot"], table["filler"], strict=True)
    table["query"] = ["|".join(key) for key in keys]
    table["by"] = "frame"
    return table


def variability(slots: pd.DataFrame) -> pd.DataFrame:
    """How free each slot is.

    Parameters
    ----------
    slots : DataFrame
        What `slots_of` gives.

    Returns
    -------
    pandas.DataFrame
        Columns `frame`, `slot`, `count` (fillers), `types` (different ones), `ttr` (types over
        count), `entropy` (bits; 0 where one filler stands everywhere), the most frequent first.
    """
    rows = []
    for (frame, slot), group in slots.groupby(["frame", "label"], sort=False):
        counts = group["text"].value_counts()
        rows.append(
            (
                frame,
                slot,
                int(counts.sum()),
                len(counts),
                ttr(group["text"].tolist()),
                branching_entropy(counts.tolist()),
            )
        )
    columns = ["frame", "slot", "count", "types", "ttr", "entropy"]
    table = pd.DataFrame(rows, columns=columns)
    return table.sort_values(
        ["count", "frame", "slot"], ascending=[False, True, True], ignore_index=True
    )
