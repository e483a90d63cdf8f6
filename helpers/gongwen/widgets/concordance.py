"""A panel that searches a corpus and shows every place one below the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.phrases import concordance
from gongwen.phrases.concordance import KINDS, SORTS
from gongwen.views import View, kwic
from gongwen.widgets.base import output, show
from gongwen.widgets.explorer import Explorer
from gongwen.widgets.material import Material
from gongwen.widgets.sensitivity import one_sided, whole_words
from gongwen.words import Segmenter

_WIDTHS = (10, 15, 20, 30)
_SHOWN = 100
_EXAMPLES = 5


class ConcordanceExplorer(Explorer):
    """Search, sort, keep to a part, open the passage behind a line, save.

    Calls `concordance` and `views.kwic`.

    Parameters
    ----------
    corpus : Corpus or several documents
        The texts.
    lang : {'en', 'zh'}
        The language of the panel.
    query : str
        What to look for first.
    by : str
        How `query` is meant at first (see `concordance`).
    words, moves : layers, optional
        Their tokens and moves, if they have been found already.

    Attributes
    ----------
    table, lines : layer
        The lines found, as `concordance` gives them.
    settings : dict
        What is set, as it is written into a saved file.
    sensitivity : layer
        Lines that only one of two segmentations finds (words and tags) or takes for whole words
        (other queries): labelled `lost` or `gained`.
    """

    def __init__(  # noqa: PLR0913 - what is asked at first, and what has been found already
        self,
        corpus: Document | Iterable[Document],
        lang: str = "en",
        query: str = "加强",
        *,
        by: str = "auto",
        words: pd.DataFrame | None = None,
        moves: pd.DataFrame | None = None,
    ) -> None:
        super().__init__("lines", Material(corpus, words, moves), lang)
        self.query = self.entry("query", query)
        self.by = self.choice("by", [(self.say(f"by_{one}"), one) for one in KINDS], by)
        self.sort = self.choice("sort", [(self.say(f"sort_{one}"), one) for one in SORTS], "right")
        self.near = self.entry("near")
        self.width = self.choice("width", _WIDTHS, 15)
        self.search = self.button("search")
        self.what.options = ()
        self.list = output()
        self.start([self.query, self.search], [self.by, self.sort], [self.near, self.width])

    def shown(self) -> Sequence[Any]:
        """The lines; each opens to its passage by itself."""
        return (self.list,)

    def ask(self) -> pd.DataFrame:
        """The lines."""
        return self._lines(self.material.words(kind=self.type.value))

    def _lines(self, words: pd.DataFrame) -> pd.DataFrame:
        return concordance(
            self.material.within(self.type.value), self.query.value, by=self.by.value,
            window=2 * self.width.value, sort=self.sort.value, near=self.near.value.strip() or None,
            words=words, moves=self.material.moves, inside=self.material.spans(self.place.value),
        )  # fmt: skip

    def report(self) -> Sequence[str]:
        """How often and in how many documents."""
        self.lines = self.table
        found, all_of_them = (
            self.table["document"].nunique(),
            len(self.material.within(self.type.value)),
        )
        return [self.say("found", documents=found, total=all_of_them)]

    def draw(self) -> None:
        """Show the lines."""
        show(
            self.list,
            kwic(self.table, self.material.corpus, self.lang, width=self.width.value, limit=_SHOWN),
        )

    def said(self, error: ValueError) -> str:
        """Why there is no answer, in the panel's language."""
        if not self.query.value.strip(" …"):
            return self.say("empty")
        key = "bad_regex" if "regular expression" in str(error) else "no_answer"
        return self.say(key, error=error.__cause__ or error)

    @property
    def asked(self) -> Mapping[str, Any]:
        """What is searched and how."""
        names = ("query", "by", "sort", "near", "width")
        return {name: getattr(self, name).value for name in names}

    def compare(self, other: Segmenter) -> pd.DataFrame:
        """Lines that only one of the two finds, or takes for whole words."""
        kind = self.type.value
        words, others = self.material.words(kind=kind), self.material.words(other, kind)
        if self.table.attrs.get("by") in ("word", "tag"):
            before, after = self.table, self._lines(others)
        else:
            before, after = (self.table[whole_words(self.table, one)] for one in (words, others))
        self._counts = len(before), len(after)
        return one_sided(before, after)

    def effects(self, how: str) -> Sequence[View | str]:
        """How many lines there are under both, and some that come or go."""
        key = "effect" if self.table.attrs.get("by") in ("word", "tag") else "whole"
        parts: list[View | str] = [
            self.say(key, before=self._counts[0], after=self._counts[1], how=how)
        ]
        for label in ("lost", "gained"):
            rows = self.sensitivity[self.sensitivity["label"] == label]
            if len(rows):
                corpus = self.material.corpus
                parts += [
                    self.heading(label, n=len(rows)),
                    kwic(rows, corpus, self.lang, limit=_EXAMPLES, width=10, passages=False),
                ]
        return parts
