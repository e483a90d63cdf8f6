"""Key words in context: hits one below the other, a hanzi a column, the passage behind each."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import pandas as pd

from gongwen.documents import Block, Document
from gongwen.labels import how_cut, label, name_of
from gongwen.phrases.places import headings
from gongwen.views.html import Safe, View, chinese, el, join, scrolling, view
from gongwen.words.columns import PATH

_WIDEST = 18
_HEAD_OF_LONG = 10
_GAP = "…"


def kwic(  # noqa: PLR0913 - each is a setting of the page
    lines: pd.DataFrame,
    documents: Document | Iterable[Document],
    lang: str = "en",
    *,
    width: int = 15,
    limit: int = 100,
    passages: bool = True,
) -> View:
    """Lines with the hits one below the other: narrow to compare, and the passage behind each.

    Every hanzi and every full-width mark takes one cell, a digit or Latin letter half of one, so
    that the characters before and after the hits stand in columns. A line opens to the paragraph
    it stands in, with those before and after.

    Parameters
    ----------
    lines : layer
        From `concordance`, `lines`, or any other layer; where it has `move`, that is shown too.
    documents : Document or several
        Where they stand.
    lang : {'en', 'zh'}
        The language of the heads.
    width : int
        How many cells of context to show on either side.
    limit : int
        How many lines to show; a last line says how many are left out.
    passages : bool
        Whether lines open; without passages the page is a fifth as long.
    """
    by_id = _by_id(documents)
    shown = lines.head(limit)
    rows = shown.to_dict("records")
    hits = [_shortened(str(row["text"])) for row in rows]
    parts = [
        _line(by_id[row["document"]], row, hit, lang, width, passages=passages)
        for row, hit in zip(rows, hits, strict=True)
    ]
    if not parts:
        return view("no lines", el("p", label("view.nothing", lang)), lang=lang)
    with_move = "move" in lines.columns
    hit = max(map(_cells, hits)) + 1
    style = f"--kwic:7em {width}em {hit:g}em {width}em" + " 9em" * with_move
    body = el("div", _head(lang, with_move=with_move), *parts, class_="gw-kwic", style=style)
    words = f"{len(lines)} lines"
    frame = scrolling(label("view.lines", lang, n=len(parts)), body)
    return view(words, _caption(lines, len(parts), lang), frame, lang=lang)


def passage(document: Document, start: int, end: int, lang: str = "en", *, around: int = 1) -> View:
    """The paragraph that a span stands in, the span marked, under its headings.

    Parameters
    ----------
    document : Document
        The text.
    start, end : int
        The span.
    lang : {'en', 'zh'}
        The language of the labels.
    around : int
        How many paragraphs to show before and after it.
    """
    body = _passage(document, start, end, lang, around)
    return view(f"{document.id}, {start}–{end}", body, lang=lang)


def cells(text: str) -> Safe:
    """Text with one cell a full-width character and half a cell for others."""
    return join(*_runs(text))


def _runs(text: str) -> Iterator[str]:
    for kind, run in groupby(text, key=_kind):
        if kind == "wide":
            yield "".join(run)
        else:
            yield from (el("i", char, class_=f"gw-{kind}") for char in run)


def _kind(char: str) -> str:
    """Whether a character is drawn in a cell of its own accord, or has to be put into one."""
    width = unicodedata.east_asian_width(char)
    return "wide" if width in "WF" else "cell" if width == "A" else "half"


def _cells(text: str) -> float:
    return sum(0.5 if _kind(char) == "half" else 1 for char in text)


def _shortened(text: str) -> str:
    """A long hit without its middle; its whole stands in the passage."""
    bare = text.replace("\n", " ")
    if len(bare) <= _WIDEST:
        return bare
    return bare[:_HEAD_OF_LONG] + _GAP + bare[-(_WIDEST - _HEAD_OF_LONG - 1) :]


def _clipped(text: str, width: int, *, from_end: bool) -> str:
    """As much of the text as fits into so many cells."""
    used, count = 0.0, 0
    for char in reversed(text) if from_end else text:
        used += _cells(char)
        if used > width:
            break
        count += 1
    return text[len(text) - count :] if from_end else text[:count]


def _line(  # noqa: PLR0913 - what a line is made of
    document: Document, row: Mapping[Any, Any], hit: str, lang: str, width: int, *, passages: bool
) -> Safe:
    start, end = int(row["start"]), int(row["end"])
    text = document.text
    before = text[max(0, start - 2 * width) : start].rpartition("\n")[2]
    after = text[end : end + 2 * width].partition("\n")[0]
    place = f"{document.id}:{document.origin(start).line}"
    move = [el("span", _move(row["move"], lang), class_="gw-move")] if "move" in row else []
    parts = (
        el("span", place, class_="gw-place"),
        " ",
        chinese(cells(_clipped(before, width, from_end=True)), class_="gw-before"),
        " ",
        chinese(cells(hit), name="b", class_="gw-key"),
        " ",
        chinese(cells(_clipped(after, width, from_end=False)), class_="gw-after"),
        " ",
        *move,
    )
    if not passages:
        return el("div", *parts, class_="gw-row")
    inside = _passage(document, start, end, lang, 1)
    return el("details", el("summary", *parts, class_="gw-row"), inside)


def _move(move: str, lang: str) -> str:
    return name_of(move, lang, "move") if move else "–"


def _head(lang: str, *, with_move: bool) -> Safe:
    names = ["place", "before", "hit", "after", *(["move"] if with_move else [])]
    heads = (el("span", label(f"kwic.{name}", lang), class_=f"gw-{name}") for name in names)
    return el("div", *heads, class_="gw-row gw-heads")


def _caption(lines: pd.DataFrame, shown: int, lang: str) -> Safe:
    """How many lines there are, in what order, and how they were cut."""
    known = lines.attrs
    said = [label("kwic.count", lang, n=len(lines), documents=lines["document"].nunique())]
    if known.get("sort"):
        said.append(label("kwic.sorted", lang, by=label(f"kwic.sort_{known['sort']}", lang)))
    if known.get("engine") and known.get("dictionary"):
        said.append(how_cut(known["engine"], known["dictionary"], lang))
    if len(lines) > shown:
        said.append(label("view.more", lang, n=len(lines) - shown))
    return el("p", " · ".join(said), class_="gw-caption")


def _passage(document: Document, start: int, end: int, lang: str, around: int) -> Safe:
    blocks = list(document.blocks)
    here = next((i for i, b in enumerate(blocks) if b.start <= start < b.end), None)
    if here is None:
        blocks, here = [Block("paragraph", 0, len(document.text))], 0
    path = headings(document).at(start)
    title = str(document.meta.get("title") or document.id)
    where = label("view.line_n", lang, n=document.origin(start).line)
    head = el(
        "p", el("b", title, lang="zh"), f" · {where}", class_="gw-caption",
    )  # fmt: skip
    under = [el("p", PATH.join(path), class_="gw-caption", lang="zh")] if path else []
    shown = blocks[max(0, here - around) : here + around + 1]
    texts = (_paragraph(document, block, start, end) for block in shown)
    return el("div", head, *under, *texts, class_="gw-passage")


def _paragraph(document: Document, block: Block, start: int, end: int) -> Safe:
    text = document.text
    first, last = max(block.start, start), min(block.end, end)
    if first >= last:
        return chinese(text[block.start : block.end], name="p", class_="gw-muted")
    marked = el("mark", text[first:last], class_="gw-h0 gw-l0")
    return chinese(text[block.start : first], marked, text[last : block.end], name="p")


def _by_id(documents: Document | Iterable[Document]) -> dict[str, Document]:
    several = [documents] if isinstance(documents, Document) else documents
    return {document.id: document for document in several}
