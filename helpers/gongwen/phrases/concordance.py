"""Concordance: every place of a word or pattern, with what stands around it.

The text is searched once, from its beginning to its end; only the places found are looked at more
closely, so a concordance of a whole corpus takes milliseconds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Document
from gongwen.phrases.heads import Words, words_in
from gongwen.phrases.inventory import LONGEST_GAP
from gongwen.words import default_segmenter, tokens
from gongwen.words.sentences import SKIPPED, as_documents

KINDS = ("auto", "string", "regex", "gap", "word", "tag")
"""Kinds of query."""

SORTS = ("document", "left", "right", "section", "text")
"""What lines can be sorted by."""

COLUMNS = ("document", "start", "end", "label", "text", "left", "right", "section")
"""The columns of a concordance."""

_SENTENCE = re.compile(r"[。！？!?\n]")
_WORDS_SORTED_BY = 3


class Hit(NamedTuple):
    """A place that was found: its document and its offsets."""

    document: Document
    start: int
    end: int


class Headings(NamedTuple):
    """Where the headings of a document begin, and what they say."""

    starts: list[int]
    texts: list[str]


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
    sort : {"document", "left", "right", "section", "text"}
        Lines in reading order; by the words before (the nearest first) or after; by the heading
        above them; by what was found. Characters sort as in GB 18030, which for common hanzi is
        by pinyin.
    near : str, optional
        Only lines with this regular expression nearby: narrow to match, wide to read.
    within : int
        How many characters `near` may be away, in the same sentence.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already; only words and tags need them.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `hit` and the columns `left`, `right` (context on the same line) and
        `section` (the heading above, empty before the first). `attrs` has the query and, for words
        and tags, engine and dictionary.

    Raises
    ------
    ValueError
        If the query is empty or no regular expression, or a setting is unknown.
    """
    texts = as_documents(documents)
    kind = kind_of(query, by)
    if sort not in SORTS:
        raise ValueError(f"sort is {sort!r}; choose from {', '.join(SORTS)}")
    known: dict[str, object] = {}
    if kind in ("word", "tag"):
        table = tokens(texts) if words is None else words
        known = {name: table.attrs.get(name) for name in ("engine", "dictionary")}
        hits = list(_hits_of_words(texts, query, kind, table))
    else:
        hits = list(_hits(texts, pattern(query, kind)))
    if near is not None:
        beside = _compile(near)
        hits = [hit for hit in hits if _is_near(hit, beside, within)]
    heads = {hit.document.id: headings(hit.document) for hit in hits}
    rows = [_line(hit, window, heads[hit.document.id]) for hit in hits]
    lines = pd.DataFrame(rows, columns=list(COLUMNS))
    lines = _sorted(lines, sort)
    lines.attrs.update(query=query, by=kind, window=window, sort=sort, near=near, **known)
    return lines


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


def _hits(documents: Iterable[Document], regex: re.Pattern[str]) -> Iterator[Hit]:
    for document in documents:
        skipped = [b for b in document.blocks if b.kind in SKIPPED]
        for match in regex.finditer(document.text):
            start, end = match.span()
            if start < end and not any(b.start <= start < b.end for b in skipped):
                yield Hit(document, start, end)


def _hits_of_words(
    documents: Iterable[Document], query: str, kind: str, table: pd.DataFrame
) -> Iterator[Hit]:
    wanted = query.split()
    cut = words_in(table[table["document"].isin([document.id for document in documents])])
    for document in documents:
        known = cut.get(document.id, Words([], [], [], []))
        column = known.text if kind == "word" else known.tag
        for place in _places(column, wanted):
            last = place + len(wanted) - 1
            if "\n" not in document.text[known.start[place] : known.end[last]]:
                yield Hit(document, known.start[place], known.end[last])


def _places(column: list[str], wanted: list[str]) -> Iterator[int]:
    """Where the wanted values stand one after another; `*` is any."""
    first = next((i for i, one in enumerate(wanted) if one != "*"), None)
    if first is None:
        yield from range(len(column) - len(wanted) + 1)
        return
    place = -1
    while True:
        try:
            place = column.index(wanted[first], place + 1)
        except ValueError:
            return
        start = place - first
        here = column[max(start, 0) : start + len(wanted)]
        if len(here) == len(wanted) and all(
            one in ("*", other) for one, other in zip(wanted, here, strict=True)
        ):
            yield start


def _is_near(hit: Hit, beside: re.Pattern[str], within: int) -> bool:
    text = hit.document.text
    left = _SENTENCE.split(text[max(0, hit.start - within) : hit.start])[-1]
    right = _SENTENCE.split(text[hit.end : hit.end + within])[0]
    return bool(beside.search(left) or beside.search(right))


def _line(hit: Hit, window: int, heads: Headings) -> tuple[object, ...]:
    text = hit.document.text
    left = text[max(0, hit.start - window) : hit.start].rpartition("\n")[2]
    right = text[hit.end : hit.end + window].partition("\n")[0]
    found = text[hit.start : hit.end]
    place = bisect_right(heads.starts, hit.start) - 1
    above = heads.texts[place] if place >= 0 else ""
    return hit.document.id, hit.start, hit.end, "hit", found, left, right, above


def headings(document: Document) -> Headings:
    """The headings of a document with their numbers."""
    heads = list(document.of_kind("heading"))
    texts = [document.heading_of(one) or document.text_of(one) for one in heads]
    return Headings([one.start for one in heads], texts)


def _sorted(lines: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "document" or lines.empty:
        return lines
    keys = _keys(lines, sort)
    order = sorted(range(len(lines)), key=lambda i: (keys[i], i))
    return lines.iloc[order].reset_index(drop=True)


def _keys(lines: pd.DataFrame, sort: str) -> list[list[bytes]]:
    """What each line is sorted by, in an order that a reader of Chinese expects."""
    if sort not in ("left", "right"):
        return [[text.encode("gb18030")] for text in lines[sort]]
    cut = _cut(lines[sort].tolist())
    if sort == "left":
        cut = [words[::-1] for words in cut]
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
