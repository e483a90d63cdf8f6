"""Passages that two documents share, side by side: what is the same and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label
from gongwen.views.html import Safe, View, chinese, el, scrolling, view

_CONTEXT = 16


def side_by_side(
    pairs: pd.DataFrame,
    documents: Iterable[Document],
    lang: str = "en",
    *,
    limit: int = 20,
    context: int = _CONTEXT,
) -> View:
    """Two passages a row, each with its place; what differs is framed.

    Parameters
    ----------
    pairs : pandas.DataFrame
        From `shared_passages` or `near_duplicates`, or some rows of it.
    documents : several documents
        Where they stand.
    lang : {'en', 'zh'}
        The language of the heads.
    limit : int
        How many pairs to show; a last line says how many are left out.
    context : int
        How many characters of the same line to show before and after each.
    """
    if pairs.empty:
        return view("no pairs", el("p", label("view.nothing", lang)), lang=lang)
    by_id = {document.id: document for document in documents}
    shown = pairs.head(limit).to_dict("records")
    heads = [("document", ""), ("other", ""), ("length", "gw-number"), ("similarity", "gw-number")]
    left_out = label("view.more", lang, n=len(pairs) - limit) if len(pairs) > limit else ""
    said = " ".join(filter(None, [label("reuse.legend", lang), left_out]))
    body = el(
        "table",
        el("caption", said),
        el(
            "thead",
            el("tr", *(
                el("th", label(f"column.{name}", lang), scope="col", class_=look or None)
                for name, look in heads
            )),
        ),
        el("tbody", *(_row(row, by_id, lang, context) for row in shown)),
        class_="gw-pairs",
    )  # fmt: skip
    frame = scrolling(label("view.lines", lang, n=len(shown)), body)
    return view(f"{len(pairs)} pairs of passages", frame, lang=lang)


def _row(
    row: Mapping[Any, Any], documents: Mapping[str, Document], lang: str, context: int
) -> Safe:
    one, other = str(row["text"]), str(row["other_text"])
    same = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    sides = (
        ("document", "start", "end", [(a, a + n) for a, _, n in same]),
        ("other", "other_start", "other_end", [(b, b + n) for _, b, n in same]),
    )
    return el(
        "tr",
        *(
            _side(documents[row[name]], (row[start], row[end]), alike, lang, context)
            for name, start, end, alike in sides
        ),
        el("td", f"{row['length']:,}", class_="gw-number"),
        el("td", f"{row['similarity']:.2f}", class_="gw-number"),
    )


def _side(
    document: Document,
    span: tuple[int, int],
    alike: list[tuple[int, int]],
    lang: str,
    context: int,
) -> Safe:
    text, (start, end) = document.text, span
    before = text[max(0, start - context) : start].rpartition("\n")[2]
    after = text[end : end + context].partition("\n")[0]
    where = label("view.line_n", lang, n=document.origin(start).line)
    return el(
        "td",
        el("small", f"{document.id}, {where}"),
        chinese(
            el("span", before, class_="gw-muted"),
            *_pieces(text[start:end], alike),
            el("span", after, class_="gw-muted"),
            name="div",
        ),
    )


def _pieces(text: str, alike: Iterable[tuple[int, int]]) -> Iterator[Safe]:
    """The text, bold where the other has the same, framed where it has not."""
    reached = 0
    for start, end in alike:
        if start > reached:
            yield el("span", text[reached:start], class_="gw-odd")
        if end > start:
            yield el("b", text[start:end])
        reached = end
