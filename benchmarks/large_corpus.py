"""A corpus as large as one likes: the shipped one again and again, no copy like another.

In each copy every fifth word is another word of the same tag and length, drawn as often as it
occurs in the corpus, and every fiftieth is made of random hanzi, so that the number of different
words grows with the text as it does in real ones. The seed makes it the same everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import numpy as np
import pandas as pd

from gongwen.corpus import load
from gongwen.documents import Document, Traced
from gongwen.words import tokens

SWAPPED, INVENTED = 0.2, 0.02
_MARKS = ("w", "m", "x", "eng")


def varied(characters: int, seed: int = 0) -> Iterator[Document]:
    """Documents of the shipped corpus, varied, until there are so many characters."""
    documents = list(load())
    words = tokens(documents)
    words["length"] = words["text"].str.len()
    kinds = {
        kind: rows["text"].to_numpy(dtype=object)
        for kind, rows in words[~words["label"].isin(_MARKS)].groupby(["label", "length"])
    }
    by_document = dict(list(words.groupby("document")))
    draw = np.random.default_rng(seed)
    hanzi = np.array([chr(code) for code in range(0x4E00, 0x9FA5)])
    for copy in count():
        for document in documents:
            yield changed(document, by_document[document.id], kinds, hanzi, draw, f"-{copy:04}")
            characters -= len(document)
            if characters <= 0:
                return


def changed(  # noqa: PLR0913, PLR0917 - what is drawn from, and the draw
    document: Document,
    words: pd.DataFrame,
    kinds: dict[tuple[str, int], Sequence[str]],
    hanzi: Sequence[str],
    draw: np.random.Generator,
    suffix: str,
) -> Document:
    """The document with some words exchanged for others as long, so that all offsets stay."""
    chances = draw.random(len(words))
    columns = (words[name].tolist() for name in ("start", "end", "label", "length"))
    pieces, reached = [], 0
    for chance, start, end, label, length in zip(chances, *columns, strict=True):
        kind = kinds.get((label, length))
        if kind is None or chance > SWAPPED + INVENTED:
            continue
        stock = hanzi if chance < INVENTED else kind
        drawn = draw.integers(len(stock), size=length if chance < INVENTED else 1)
        pieces += [document.text[reached:start], *(stock[i] for i in drawn)]
        reached = end
    text = "".join([*pieces, document.text[reached:]])
    return replace(
        document, id=document.id + suffix, file="", content=Traced(text, document.content.runs)
    )
