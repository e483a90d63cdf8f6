"""Collocation: which words keep company, and stock triples of adverb, verb and object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
import pandas as pd

from gongwen import measures
from gongwen.documents import Document, make_layer
from gongwen.phrases.heads import Words, head_end
from gongwen.phrases.heads import words_of as words_by_document
from gongwen.phrases.inventory import stock
from gongwen.phrases.pairs import counted_pairs
from gongwen.phrases.places import holders
from gongwen.words.columns import words_of
from gongwen.words.sentences import as_documents

MEASURES = (
    "log_dice",
    "pmi",
    "mi3",
    "t_score",
    "g2",
    "dice",
    "delta_p_forward",
    "delta_p_backward",
)
"""The measures set side by side; see `gongwen.measures`."""

_NO_OBJECT = re.compile(r"[在到抓于]|予以|到位")


class Triple(NamedTuple):
    """A stock triple: the whole span, and where verb and object begin."""

    start: int
    end: int
    verb: int
    object: int


def triples(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """Adverb, verb and object in one clause: 切实加强…建设, 充分发挥…作用.

    The adverb stands on a closed list (`stock("adverbs")`), right before a verb of two syllables or
    more; the object runs to the head noun before the mark that closes the clause.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `triple` and the columns `adverb`, `verb`, `object` (whole) and
        `head` (its last word).
    """
    documents = as_documents(source)
    words = words_by_document(documents)
    nothing = Words([], [], [], [])
    layers = []
    for document in documents:
        known = words.get(document.id, nothing)
        rows = (_parts(document.text, known, one) for one in triples_in(document.text, known))
        layers.append(make_layer(document, rows, ["adverb", "verb", "object", "head"]))
    return pd.concat(layers, ignore_index=True) if layers else pd.DataFrame()


def triples_in(text: str, words: Words) -> Iterator[Triple]:
    """The triples of a text, the outer one where one stands in another's object."""
    for place in range(len(words.text) - 2):
        if words.text[place] not in stock("adverbs") or not _is_verb(words, place + 1):
            continue
        begin = words.end[place + 1]
        if words.start[place + 1] != words.end[place]:
            continue
        if text[begin : begin + 1] == "了":
            begin += 1
        end = head_end(text, words, begin)
        if end - begin >= 2 and not _NO_OBJECT.match(text, begin):
            yield Triple(words.start[place], end, words.start[place + 1], begin)


def _is_verb(words: Words, place: int) -> bool:
    word, tag = words.text[place], words.tag[place]
    return (
        len(word) > 1
        and (tag[:1] == "v" or word in stock("verbs"))
        and word not in stock("no_verbs")
    )


def _parts(text: str, words: Words, one: Triple) -> dict[str, object]:
    return {
        "start": one.start,
        "end": one.end,
        "label": "triple",
        "adverb": text[one.start : one.verb],
        "verb": text[one.verb : one.object],
        "object": text[one.object : one.end],
        "head": _head(words, one.end),
    }


def _head(words: Words, end: int) -> str:
    """The last word before `end` that is no mark."""
    place = words.before(end)
    while place > 0 and words.tag[place] == "w":
        place -= 1
    return words.text[place]


def collocates(  # noqa: PLR0913 - each is a setting of the table
    documents: Document | str | Iterable[Document],
    node: str | None = None,
    *,
    span: tuple[int, int] = (5, 5),
    least: int = 3,
    words: pd.DataFrame | None = None,
    inside: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Pairs of words that stand near each other, with all association measures side by side.

    A pair is counted inside one sentence, within so many words before and after the node;
    punctuation is no word, and a word is no neighbour of itself. Expected counts allow for the
    window (Evert 2009): `n` is the number of words, and the node's count is taken times the width
    of the window.

    Parameters
    ----------
    documents : Document, str, or several documents
        The texts.
    node : str, optional
        One word; by default every word of two characters or more.
    span : (int, int)
        How many words before and after the node.
    least : int
        Pairs that are rarer are left out.
    words : DataFrame, optional
        Tokens of the documents, if they have been cut already.
    inside : DataFrame, optional
        Only words that lie in the spans of this layer: a move, sections of a level, headings. `n`
        and all counts are those of that part.

    Returns
    -------
    pandas.DataFrame
        Columns `node`, `collocate`, `count`, `node_count`, `collocate_count`, `range` (documents),
        `MEASURES`, `n` and, for `lines`, `query` and `by`; the highest logDice first. `attrs` has
        engine and dictionary.
    """
    known = words_of(documents if words is None else words)
    spoken = known.spoken
    if inside is not None:
        spoken = spoken.take(holders(spoken.layer(), inside) >= 0)
    found = counted_pairs(spoken, node, span, least)
    frequency = np.bincount(spoken.word, minlength=len(spoken.words))
    for place, name in ((3, "node"), (4, "collocate")):
        codes = [spoken.code(word) for word in found[name]]
        found.insert(place, f"{name}_count", frequency[codes])
    found = _measured(found, max(1, len(spoken)), sum(span))  # of no words no pair is measured
    found["query"] = found["node"] + "|" + found["collocate"] + f"|{span[0]}|{span[1]}"
    found["by"] = "pair"
    found = found.sort_values(
        ["log_dice", "count", "node", "collocate"],
        ascending=[False, False, True, True],
        ignore_index=True,
    )
    found.attrs.update(known.known)
    return found


def _measured(found: pd.DataFrame, size: int, width: int) -> pd.DataFrame:
    count, node, other = (
        found[name].to_numpy() for name in ("count", "node_count", "collocate_count")
    )
    # windows that overlap hold fewer places than their widths add up to: no more than there are;
    # logDice and Dice are about the two words and know no window
    places = np.minimum(node * width, size - other + np.minimum(count, other))
    firsts = {True: node, False: places}
    joints = {
        of_words: np.minimum(count, np.minimum(one, other)) for of_words, one in firsts.items()
    }
    values = {}
    for name in MEASURES:
        of_words = "dice" in name
        function = getattr(measures, name)
        values[name] = function(joints[of_words], firsts[of_words], other, size)
    return found.assign(**values, n=size)
