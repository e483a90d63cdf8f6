"""Where in its document something stands: which section, which span of another layer."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from gongwen.documents import Block, Document, make_layers
from gongwen.words.columns import PATH, paths_of
from gongwen.words.stored import IntArray as Ints

SECTION_COLUMNS = {"level": "int64", "heading": "object", "path": "object"}
_BODY = ("heading", "paragraph", "list_item")


class Headings(NamedTuple):
    """Where the headings of a document begin, what they say, and all that stand above, from the top."""

    starts: list[int]
    texts: list[str]
    paths: list[tuple[str, ...]]

    def at(self, offset: int) -> tuple[str, ...]:
        """The headings that a place stands under, the top one first; none before the first."""
        place = bisect_right(self.starts, offset) - 1
        return self.paths[place] if place >= 0 else ()


def headings(document: Document) -> Headings:
    """The headings of a document with their numbers."""
    heads = list(document.of_kind("heading"))
    texts = [document.heading_of(one) or document.text_of(one) for one in heads]
    paths = list(paths_of(map(_level, heads), texts))
    return Headings([one.start for one in heads], texts, paths)


def sections(documents: Document | Iterable[Document]) -> pd.DataFrame:
    """The sections of documents: a heading with all that stands under it.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `section`; own columns `level` (1 = top), `heading` (with its number)
        and `path` (the headings from the top to this one, parted by `PATH`). Sections of a lower
        level lie inside those above. A section ends before the sign-off.
    """
    return make_layers(documents, _sections, SECTION_COLUMNS)


def _sections(document: Document) -> Iterator[Mapping[str, Any]]:
    known = headings(document)
    found = iter(zip(known.texts, known.paths, strict=True))
    for place, block in enumerate(document.blocks):
        if block.kind == "heading":
            heading, path = next(found)
            yield {
                "start": block.start,
                "end": _end(document.blocks, place),
                "label": "section",
                "level": _level(block),
                "heading": heading,
                "path": PATH.join(path),
            }


def _end(blocks: tuple[Block, ...], place: int) -> int:
    """Where the section ends whose heading is this block."""
    head = end = blocks[place]
    for block in blocks[place + 1 :]:
        if block.kind not in _BODY or (block.kind == "heading" and _level(block) <= _level(head)):
            break
        end = block
    return end.end


def _level(block: Block) -> int:
    return block.level or 1


def inside(layer: pd.DataFrame, spans: pd.DataFrame) -> pd.DataFrame:
    """The rows of a layer that lie in the spans of another layer, each once.

    So whatever is counted, is counted in a part: in a move, in the sections of one level, in
    headings, in what a learner has marked.

    Parameters
    ----------
    layer : DataFrame
        Tokens, lines of a concordance, frames: any layer.
    spans : DataFrame
        Any other layer of the same documents, such as `moves[moves["label"] == "REQ"]` or
        `sections(corpus).query("level == 1")`.

    Returns
    -------
    pandas.DataFrame
        Those rows of `layer` that lie wholly in one span.
    """
    return layer[holders(layer, spans) >= 0]


def holders(layer: pd.DataFrame, spans: pd.DataFrame) -> npt.NDArray[np.int64]:
    """For each row of a layer the place in `spans` of a span that holds it, -1 where none does.

    Of several it is the one that reaches furthest to the right.
    """
    if spans.empty or layer.empty:
        return np.full(len(layer), -1, np.int64)
    codes, names = pd.factorize(layer["document"])
    owner = pd.Index(names).get_indexer(spans["document"])
    width = int(max(layer["end"].max(), spans["end"].max())) + 1
    starts, ends = (spans[name].to_numpy() + owner * width for name in ("start", "end"))
    known = np.flatnonzero(owner >= 0)
    begin, stop = (layer[name].to_numpy() + codes * width for name in ("start", "end"))
    found = held(starts[known], ends[known], begin, stop)
    return np.where(found < 0, -1, np.append(known, -1)[found])


def held(starts: Ints, ends: Ints, begin: Ints, stop: Ints) -> npt.NDArray[np.int64]:
    """For each stretch from `begin` to `stop` the number of a span that holds it; see `holders`."""
    if not len(starts):
        return np.full(len(begin), -1, np.int64)
    order = np.argsort(starts, kind="stable")
    furthest = np.maximum.accumulate(ends[order])
    is_new = ends[order] == furthest
    holder = order[np.maximum.accumulate(np.where(is_new, np.arange(len(order)), 0))]
    last = np.searchsorted(starts[order], begin, side="right") - 1
    held = (last >= 0) & (furthest[last] >= stop)
    return np.where(held, holder[last], -1)
