"""A corpus with what explorers look up again and again, each found once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import pandas as pd

from gongwen.corpus import Corpus
from gongwen.documents import Document
from gongwen.labels import label, name_of
from gongwen.moves import INVENTORIES
from gongwen.moves import moves as moves_of
from gongwen.phrases import inside, sections
from gongwen.structure import parts
from gongwen.words import Segmenter, default_segmenter, tokens
from gongwen.words.sentences import as_documents

_LEVELS = (1, 2, 3)


class Material:
    """Documents with their tokens, moves, headings and sections.

    Parameters
    ----------
    documents : Document or several
        The texts.
    words, moves : layers, optional
        Their tokens and moves, if they have been found already.
    """

    def __init__(
        self,
        documents: Document | Iterable[Document],
        words: pd.DataFrame | None = None,
        moves: pd.DataFrame | None = None,
    ) -> None:
        self.corpus = (
            documents if isinstance(documents, Corpus) else Corpus(tuple(as_documents(documents)))
        )
        self._words: dict[tuple[str, ...], pd.DataFrame] = {}
        if words is not None:
            cut = default_segmenter()
            self._words[cut.name, cut.fingerprint, "", ""] = words
        self.moves = moves_of(self.corpus) if moves is None else moves
        self.words()

    @cached_property
    def types(self) -> list[str]:
        """The types of document there are."""
        return sorted({str(one.meta["type"]) for one in self.corpus if one.meta.get("type")})

    def places(self, lang: str) -> list[tuple[str, str]]:
        """The places one may keep to, by name: all, headings and sections by level, moves."""
        found = [(label("explore.everywhere", lang), "")]
        for kind, layer in (("heading", self._headings), ("section", self._sections)):
            there = set(layer["level"].dropna())
            found += [
                (label(f"explore.{kind}_n", lang, n=n), f"{kind}:{n}")
                for n in _LEVELS
                if n in there
            ]
        labels = set(self.moves["label"])
        usual = dict.fromkeys(move for one in INVENTORIES.values() for move in one)
        found += [
            (
                label("explore.move_n", lang, name=f"{move} {name_of(move, lang, 'move')}"),
                f"move:{move}",
            )
            for move in usual
            if move in labels
        ]
        return found

    def within(self, kind: str = "") -> Corpus:
        """The documents of a type; all where it is empty."""
        return self.corpus.where(type=kind) if kind else self.corpus

    def spans(self, place: str = "") -> pd.DataFrame | None:
        """The spans of a place, None for everywhere."""
        what, _, value = place.partition(":")
        if what == "move":
            return self.moves[self.moves["label"] == value]
        if what in ("heading", "section"):
            layer = self._headings if what == "heading" else self._sections
            return layer[layer["level"] == int(value)]
        return None

    def words(
        self, segmenter: Segmenter | None = None, kind: str = "", place: str = ""
    ) -> pd.DataFrame:
        """The tokens of a type of document, in a place."""
        cut = segmenter or default_segmenter()
        key = (cut.name, cut.fingerprint, kind, place)
        if key not in self._words:
            self._words[key] = self._cut(cut, kind, place)
        return self._words[key]

    def _cut(self, segmenter: Segmenter, kind: str, place: str) -> pd.DataFrame:
        if place:
            spans = self.spans(place)
            whole = self.words(segmenter, kind)
            return whole if spans is None else inside(whole, spans)
        if kind:
            whole = self.words(segmenter)
            return whole[whole["document"].isin(self.within(kind).ids)]
        return tokens(self.corpus, segmenter)

    @cached_property
    def _headings(self) -> pd.DataFrame:
        found = parts(self.corpus)
        return found[found["label"] == "heading"]

    @cached_property
    def _sections(self) -> pd.DataFrame:
        return sections(self.corpus)
