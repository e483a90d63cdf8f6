"""Concordance: every place of a word or pattern, with what stands around it.

All texts are searched as one string; only the places found are looked at more closely, so a
concordance takes hardly longer than the bare search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from gongwen.documents import Document
from gongwen.moves import INVENTORIES
from gongwen.moves import moves as moves_of
from gongwen.phrases.inventory import LONGEST_GAP
from gongwen.phrases.places import holders
from gongwen.phrases.places import inside as only_inside
from gongwen.phrases.search import Hits, hits_of, hits_of_string, hits_of_words
from gongwen.phrases.search import near as hits_near
from gongwen.words import default_segmenter
from gongwen.words.columns import PATH, texts_of, words_of
from gongwen.words.sentences import as_documents
from gongwen.words.tokens import as_text

KINDS = ("auto", "string", "regex", "gap", "word", "tag")
"""Kinds of query."""

SORTS = ("document", "left", "right", "section", "move", "text")
"""What lines can be sorted by."""

COLUMNS = ("document", "start", "end", "label", "text", "left", "right", "section", "path")
"""The columns of a concordance; with moves it has one more, `move`."""

_SEES_LINES = re.compile(r"[\x00-\x1f\\^$]|\(\?")  # what may: escapes, anchors, looking around
_WORDS_SORTED_BY = 3
_READ_FOR_THEM = 12
_NUMBER = re.compile(
    r"^(?:第?[（(]?[〇一二三四五六七八九十百\d]+[)）]?[、.．]?(?:是|要)?|[①-⑳])\s*"
)


def concordance(  # noqa: PLR0913 - each is a setting of the search box
    documents: Document | str | Iterable[Document],
    query: str,
    *,
    by: str = "auto",
    window: int = 30,
    sort: str = "document",
    near: str | None = None,
    within: int = 10,
    words: pd.DataFrame | None = None,
    moves: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Every place in the texts that a query finds, one row a line.

    Parameters
    ----------
    documents : Document, str, or several documents
        A text stands for a document with a paragraph on every line. Blocks that belong to the page
        and not to the document are not searched.
    query : str
        What to look for.
    by : {"auto", "string", "regex", "gap", "word", "tag"}
        How `query` is meant: characters as they stand; a regular expression; fixed parts with
        … between them (充分…作用: 1–30 characters inside one sentence, the shortest match); words
        parted by spaces (切实 加强; `*` is any word); tags parted by spaces (d v n). `auto` is
        `gap` where the query has …, else `string`.
    window : int
        How many characters to read on either side.
    sort : {"document", "left", "right", "section", "move", "text"}
        Lines in reading order; by the words before (the nearest first) or after; by the headings
        above them, from the top, without their numbers, so that sections of like names come
        together; by the move they stand in, in the usual order of moves; by what was found.
        Characters sort as in GB 18030, which for common hanzi is by pinyin.
    near : str, optional
        Only lines with this regular expression nearby: narrow to match, wide to read.
    within : int
        How many characters `near` may be away, in the same sentence.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already; only words and tags need them.
    moves : DataFrame, optional
        Moves of the documents, if they have been found already. With them each line says its
        `move`.
    inside : DataFrame, optional
        Only lines that lie in the spans of this layer: a move, sections of a level, headings.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `hit` and the columns `left`, `right` (context on the same line),
        `section` (the heading above, empty before the first), `path` (all headings above, from the
        top) and, with moves, `move`. `attrs` has the query and, for words and tags, engine and
        dictionary.

    Raises
    ------
    ValueError
        If the query is empty or no regular expression, or a setting is unknown.
    """
    kind = kind_of(query, by)
    if sort not in SORTS:
        raise ValueError(f"sort is {sort!r}; choose from {', '.join(SORTS)}")
    documents = documents if isinstance(documents, Document | str) else list(documents)
    texts = texts_of(documents)
    known: dict[str, Any] = {}
    if kind in ("word", "tag"):
        columns = words_of(documents if words is None else words)
        known = columns.known
        hits = hits_of_words(texts, columns, query.split(), tags=kind == "tag")
    elif kind == "string" and "\n" not in query:
        hits = hits_of_string(texts, query)
    else:
        hits = hits_of(texts, pattern(query, kind), plain=not _SEES_LINES.search(query))
    if near is not None:
        hits = hits_near(hits, _compile(near), within)
    lines = _lines(hits, window)
    if inside is not None:
        lines = only_inside(lines, inside).reset_index(drop=True)
    if moves is not None or sort == "move":
        lines["move"] = moves_at(
            lines, moves_of(as_documents(documents)) if moves is None else moves
        )
    lines = sorted_lines(lines, sort)
    lines.attrs.update(query=query, by=kind, window=window, sort=sort, near=near, **known)
    return lines


def _lines(hits: Hits, window: int) -> pd.DataFrame:
    begin = hits.texts.starts[hits.owner]
    left, found, right = hits.in_context(window)
    columns = {
        "document": hits.texts.names.take(hits.owner),
        "start": hits.start - begin,
        "end": hits.end - begin,
        "label": as_text(["hit"]).take(np.zeros(len(hits), np.int64)),
        "text": found,
        "left": left,
        "right": right,
        "section": hits.texts.headings.take(hits.heads),
        "path": hits.texts.paths.take(hits.heads),
    }
    return pd.DataFrame({name: columns[name] for name in COLUMNS}, copy=False)


def kind_of(query: str, by: str) -> str:
    """The kind of a query, settled.

    Raises
    ------
    ValueError
        If the query is empty or there is no such kind.
    """
    if by not in KINDS:
        raise ValueError(f"by is {by!r}; choose from {', '.join(KINDS)}")
    if not query.strip() or not query.strip("… "):
        raise ValueError("the query is empty; type what to look for")
    if by != "auto":
        return by
    return "gap" if "…" in query else "string"


def pattern(query: str, kind: str) -> re.Pattern[str]:
    """The query as a regular expression.

    Raises
    ------
    ValueError
        If it is none.
    """
    if kind == "string":
        return re.compile(re.escape(query))
    if kind == "regex":
        return _compile(query)
    parts = [part for part in re.split("…+", query.strip("…")) if part]
    spelt = re.escape(parts[0])
    for before, part in pairwise(parts):
        gap = rf"(?:(?!{re.escape(before)})[^。！？!?\n]){{1,{LONGEST_GAP}}}?"
        spelt += gap + re.escape(part)
    return re.compile(spelt)


def _compile(query: str) -> re.Pattern[str]:
    try:
        return re.compile(query, re.MULTILINE)
    except re.error as error:
        raise ValueError(f"{query!r} is no regular expression: {error}") from error


def moves_at(lines: pd.DataFrame, moves: pd.DataFrame) -> list[str]:
    """The move that each line begins in, empty where there is none."""
    first = lines[["document", "start"]].assign(end=lines["start"] + 1)
    labels = [*moves["label"], ""]
    return [labels[place] for place in holders(first, moves)]


def sorted_lines(lines: pd.DataFrame, sort: str) -> pd.DataFrame:
    """The lines in one of the orders of `SORTS`."""
    if sort == "document" or lines.empty:
        return lines
    keys = _keys(lines, sort)
    order = sorted(range(len(lines)), key=lambda i: (keys[i], i))
    return lines.iloc[order].reset_index(drop=True)


def _keys(lines: pd.DataFrame, sort: str) -> list[list[bytes]] | list[int]:
    """What each line is sorted by, in an order that a reader of Chinese expects."""
    if sort == "move":
        usual = [move for moves in INVENTORIES.values() for move in moves]
        return [usual.index(move) if move in usual else len(usual) for move in lines["move"]]
    if sort == "section":
        return [
            [_NUMBER.sub("", heading).encode("gb18030") for heading in path.split(PATH)]
            for path in lines["path"]
        ]
    if sort == "text":
        return [[text.encode("gb18030")] for text in lines["text"]]
    if sort == "left":
        cut = _cut([context[-_READ_FOR_THEM:] for context in lines["left"]])
        cut = [words[::-1] for words in cut]
    else:
        cut = _cut([context[:_READ_FOR_THEM] for context in lines["right"]])
    return [[word.encode("gb18030") for word in words[:_WORDS_SORTED_BY]] for words in cut]


def _cut(contexts: list[str]) -> list[list[str]]:
    """The words of each context, all cut in one call."""
    found: list[list[str]] = [[]]
    for word in default_segmenter().split("\n".join(contexts)):
        if word == "\n":
            found.append([])
        elif word.strip():
            found[-1].append(word)
    return found
