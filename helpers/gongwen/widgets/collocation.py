"""A panel of the company a word keeps, with all measures on the same pairs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import name_of
from gongwen.phrases import collocates, lines, overlap
from gongwen.phrases.collocation import MEASURES
from gongwen.views import View, measures_table, table
from gongwen.widgets.base import output, show
from gongwen.widgets.explorer import Explorer
from gongwen.widgets.material import Material
from gongwen.widgets.sensitivity import changes
from gongwen.words import Segmenter

TOP = 20
"""Of how many first pairs the measures are asked whether they agree."""

_SHOWN = 30


class CollocationExplorer(Explorer):
    """Type a word, see its neighbours under all measures; pick a pair to see its lines.

    Calls `collocates`, `views.measures_table`, `overlap` and `lines`.

    Parameters
    ----------
    corpus : Corpus or several documents
        The texts.
    lang : {'en', 'zh'}
        The language of the panel.
    node : str
        The word to begin with.
    words, moves : layers, optional
        Their tokens and moves, if they have been found already.

    Attributes
    ----------
    table : pandas.DataFrame
        The pairs, as `collocates` gives them.
    overlap : pandas.DataFrame
        How many of the first pairs by one measure are among the first by another.
    lines : layer
        The lines of the pair picked last.
    settings : dict
        What is set, as it is written into a saved file.
    sensitivity : pandas.DataFrame
        Pairs whose count is another under the other segmentation.
    """

    def __init__(
        self,
        corpus: Document | Iterable[Document],
        lang: str = "en",
        node: str = "加强",
        *,
        words: pd.DataFrame | None = None,
        moves: pd.DataFrame | None = None,
    ) -> None:
        super().__init__("company", Material(corpus, words, moves), lang)
        self.node = self.entry("node", node)
        self.search = self.button("search")
        self.before, self.after = self.number("before", 5, 0, 10), self.number("after", 5, 0, 10)
        self.least = self.number("least", 3, 1)
        sorts = [(name_of(one, lang, "column"), one) for one in (*MEASURES, "spread")]
        self.sort = self.choice("sort", sorts, "log_dice")
        self.agreement = output()
        self.start([self.node, self.search], [self.before, self.after, self.least, self.sort])

    def shown(self) -> Sequence[Any]:
        """The pairs, the lines, and how far the measures agree."""
        return (self.found, self.passages, self.agreement)

    def ask(self) -> pd.DataFrame:
        """The pairs."""
        return self._pairs(None)

    def _pairs(self, segmenter: Segmenter | None) -> pd.DataFrame:
        node = self.node.value.strip()
        if not node:
            raise ValueError(self.say("empty"))
        cut = (segmenter.name, segmenter.fingerprint) if segmenter else ()
        window = (self.before.value, self.after.value)
        key = (node, *window, self.least.value, self.type.value, self.place.value, *cut)
        return self.once(key, lambda: collocates(
            self.material.corpus, node, span=window, least=self.least.value,
            words=self.material.words(segmenter, self.type.value, self.place.value),
        ))  # fmt: skip

    def report(self) -> Sequence[str]:
        """How often the word occurs and how many neighbours it has."""
        words = self.material.words(kind=self.type.value, place=self.place.value)
        count = int((words["text"] == self.node.value.strip()).sum())
        key = "count" if count else "no_word"
        return [self.say(key, word=self.node.value.strip(), count=count, n=len(self.table))]

    def draw(self) -> None:
        """Show the pairs, to be picked, and how far the measures agree on the first."""
        self.found.show(
            measures_table(self.table, self.lang, sort=self.sort.value, limit=_SHOWN, pick=True)
        )
        self.overlap = overlap(self.table, TOP)
        named = self.overlap.assign(
            measure=[name_of(one, self.lang, "column") for one in self.overlap["measure"]]
        )
        first = min(TOP, len(self.table))
        show(self.agreement, *(
            [self.heading("agreement", n=first), table(named, self.lang)] if first else []
        ))  # fmt: skip

    def lines_of(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The lines of a pair."""
        words = self.material.words(kind=self.type.value, place=self.place.value)
        return lines(row, self.material.within(self.type.value), words=words)

    def name(self, row: Mapping[str, Any]) -> str:
        """The pair."""
        return f"{row['node']} + {row['collocate']}"

    def said(self, error: ValueError) -> str:
        """Why there is no answer."""
        return str(error)

    @property
    def asked(self) -> Mapping[str, Any]:
        """Word, window and floor."""
        names = ("node", "before", "after", "least", "sort")
        return {name: getattr(self, name).value for name in names}

    def compare(self, other: Segmenter) -> pd.DataFrame:
        """Pairs whose count changes."""
        return changes(self.table, self._pairs(other), ["node", "collocate"])

    def effects(self, how: str) -> Sequence[View | str]:
        """The pairs that change most."""
        said = self.say("effect", n=len(self.sensitivity), total=len(self.table), how=how)
        columns = ["collocate", "before", "after", "change"]
        shown = table(self.sensitivity, self.lang, columns=columns, limit=10)
        return [said, shown] if len(self.sensitivity) else [said]
