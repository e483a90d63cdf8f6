"""A panel of the words that one part of a corpus has more than another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.phrases import keyness, lines
from gongwen.phrases.keyness import REFERENCES, key_words, word_counts
from gongwen.views import View, keyness_plot, table
from gongwen.widgets.explorer import Explorer
from gongwen.widgets.material import Material
from gongwen.widgets.sensitivity import changes
from gongwen.words import Segmenter
from gongwen.words.columns import words_of

SORTS = ("g2", "log_ratio", "count")

_COLUMNS = ["word", "count", "reference", "range", "g2", "log_ratio", "percent_diff", "p", "side"]
_SHOWN = 50


class KeynessExplorer(Explorer):
    """Two parts held against each other: a plot, a table; pick a word to see its lines.

    Calls `keyness`, `views.keyness_plot` and `lines`.

    Parameters
    ----------
    part : Corpus or several documents
        The target.
    against : Corpus, several documents, or {"general", "found_speeches"}
        The reference, or shipped figures in place of one.
    lang : {'en', 'zh'}
        The language of the panel.
    words, moves : layers, optional
        Tokens and moves of the target, if they have been found already.

    Attributes
    ----------
    table : pandas.DataFrame
        The key words that are shown.
    plot : Plot
        The plot that is shown.
    lines : layer
        The lines of the word picked last, from the side that has more of it.
    settings : dict
        What is set, as it is written into a saved file.
    sensitivity : pandas.DataFrame
        Key words whose G² is another under the other segmentation.
    """

    def __init__(
        self,
        part: Document | Iterable[Document],
        against: Document | Iterable[Document] | str,
        lang: str = "en",
        *,
        words: pd.DataFrame | None = None,
        moves: pd.DataFrame | None = None,
    ) -> None:
        super().__init__("keyness", Material(part, words, moves), lang)
        self.against = against if isinstance(against, str) else Material(against)
        sides = [
            (self.say("both_sides"), ""),
            *((self.say(one), one) for one in ("target", "reference")),
        ]
        self.side = self.choice("show_side", sides, "")
        self.sort = self.choice("sort", [(self.say(f"sort_{one}"), one) for one in SORTS], "g2")
        self.least = self.number("least", 3, 1)
        self.sure = widgets.Checkbox(
            value=True, description=self.say("sure"), indent=False, layout={"width": "auto"}
        )
        self.drawing = widgets.Output()
        self.start([self.side, self.sort, self.least], self.sure)

    def shown(self) -> Sequence[Any]:
        """The plot, the table and the lines."""
        return (self.drawing, self.found, self.passages)

    def ask(self) -> pd.DataFrame:
        """The key words that are wanted."""
        return self._wanted(self._all(None))

    def _all(self, segmenter: Segmenter | None) -> pd.DataFrame:
        """All key words, found once for each part and way to cut."""
        cut = (segmenter.name, segmenter.fingerprint) if segmenter else ()
        key = (self.type.value, self.place.value, self.least.value, *cut)
        return self.once(key, lambda: self._found(segmenter))

    def _found(self, segmenter: Segmenter | None) -> pd.DataFrame:
        scope = (segmenter, self.type.value, self.place.value)
        other = self.against
        if isinstance(other, str):
            return keyness(self.material.words(*scope), other, least=self.least.value)
        own = self._counted(self.material, *scope)
        reference = self._counted(other, segmenter, "", self.place.value)["count"]
        return key_words(own, reference, int(reference.sum()), self.least.value)

    def _counted(
        self, material: Material, segmenter: Segmenter | None, kind: str, place: str
    ) -> pd.DataFrame:
        """How often each word occurs in a part of one side, counted once."""
        cut = (segmenter.name, segmenter.fingerprint) if segmenter else ()
        key = ("counts", material is self.material, kind, place, *cut)
        return self.once(key, lambda: word_counts(words_of(material.words(segmenter, kind, place))))

    def _wanted(self, found: pd.DataFrame) -> pd.DataFrame:
        kept = found
        if self.side.value:
            kept = kept[kept["side"] == self.side.value]
        if self.sure.value:
            kept = kept[kept["p"] < 0.05]
        order = kept[self.sort.value].abs().sort_values(ascending=False, kind="stable").index
        kept = kept.loc[order].reset_index(drop=True)
        kept.attrs.update(found.attrs)
        return kept

    def report(self) -> Sequence[str]:
        """How many words, from parts of what size."""
        sizes = {
            name: f"{self.table.attrs[name]:,}" for name in ("target_words", "reference_words")
        }
        return [self.say("words_count", n=len(self.table), **sizes)]

    def draw(self) -> None:
        """Show the plot and the table, whose words can be picked."""
        other = self.against
        words = [self.material.words()]
        if not isinstance(other, str):
            words.append(other.words())
        self.plot = keyness_plot(
            self.table, self.texts, self.lang,
            words=pd.concat(words), limit=60, named=30,
        )  # fmt: skip
        bundle = {"output_type": "display_data", "data": self.plot.bundle, "metadata": {}}
        self.drawing.outputs = (bundle,)
        shown = self.table.assign(side=[self.say(one) for one in self.table["side"]])
        self.found.show(table(shown, self.lang, columns=_COLUMNS, pick="word", limit=_SHOWN))

    def lines_of(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The lines of a word in the side that has more of it, if that side is made of texts."""
        other = self.against
        if row["side"] == "reference" and not isinstance(other, str):
            return lines(
                row, other.corpus, words=other.words(), inside=other.spans(self.place.value)
            )
        return lines(
            row, self.material.within(self.type.value),
            words=self.material.words(kind=self.type.value),
            inside=self.material.spans(self.place.value),
        )  # fmt: skip

    @property
    def texts(self) -> Sequence[Document]:
        """The documents of both sides."""
        other = () if isinstance(self.against, str) else self.against.corpus.documents
        own = self.material.corpus.documents
        return list({one.id: one for one in (*own, *other)}.values())

    @property
    def asked(self) -> Mapping[str, Any]:
        """What is held against what."""
        other = self.against
        against = other if isinstance(other, str) else f"{len(other.corpus)} documents"
        return {
            "against": against,
            "side": self.side.value or "both",
            "sort": self.sort.value,
            "least": self.least.value,
            "most_p": 0.05 if self.sure.value else 1.0,
        }

    def compare(self, other: Segmenter) -> pd.DataFrame:
        """Key words whose G² changes by one or more."""
        found = changes(self.table, self._wanted(self._all(other)), ["word"], "g2")
        return found[found["change"].abs() >= 1].reset_index(drop=True)

    def effects(self, how: str) -> Sequence[View | str]:
        """The words whose G² changes most."""
        key = "effect_figures" if self.against in REFERENCES else "effect"
        said = self.say(key, n=len(self.sensitivity), total=len(self.table), how=how)
        return (
            [said, table(self.sensitivity, self.lang, limit=10)]
            if len(self.sensitivity)
            else [said]
        )
