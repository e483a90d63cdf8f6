"""A panel of strings that come again and again, with the lines behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.phrases import bundles, lines
from gongwen.phrases.bundles import LENGTHS
from gongwen.views import View, table
from gongwen.widgets.explorer import Explorer
from gongwen.widgets.material import Material
from gongwen.widgets.sensitivity import changes
from gongwen.words import Segmenter, default_segmenter

LEAST_COUNT, LEAST_RANGE = 3, 2
"""The lowest floors that the panel offers."""

_COLUMNS = ["bundle", "n", "count", "range", "dp", "left_entropy", "right_entropy"]
_SHOWN = 50


class BundleExplorer(Explorer):
    """Set floors of frequency, range and freedom at the edges; pick a bundle to see its lines.

    Calls `bundles` and `lines`.

    Parameters
    ----------
    corpus : Corpus or several documents
        The texts.
    lang : {'en', 'zh'}
        The language of the panel.
    unit : {'character', 'word'}
        What a bundle is made of at first.
    words, moves : layers, optional
        Their tokens and moves, if they have been found already.

    Attributes
    ----------
    table : pandas.DataFrame
        The bundles that pass the floors.
    lines : layer
        The lines of the bundle picked last.
    settings : dict
        What is set, as it is written into a saved file.
    sensitivity : pandas.DataFrame
        Bundles of words whose count is another under the other segmentation.
    """

    def __init__(
        self,
        corpus: Document | Iterable[Document],
        lang: str = "en",
        unit: str = "character",
        *,
        words: pd.DataFrame | None = None,
        moves: pd.DataFrame | None = None,
    ) -> None:
        super().__init__("bundles", Material(corpus, words, moves), lang)
        self.unit = self.choice("unit", [(self.say(one), one) for one in LENGTHS], unit)
        self.least_count = self.number("least_count", LEAST_COUNT, LEAST_COUNT)
        self.least_range = self.number("least_range", 3, LEAST_RANGE)
        self.entropy = self.decimal("least_entropy", 0, 9, 0.5)
        self.dp = self.decimal("most_dp", 1, 1, 0.05)
        self.holds = self.entry("holds")
        self.start(
            [self.unit, self.holds],
            [self.least_count, self.least_range, self.dp, self.entropy],
        )

    def ask(self) -> pd.DataFrame:
        """The bundles that pass."""
        return self._passing(self._all(default_segmenter()))

    def _all(self, segmenter: Segmenter) -> pd.DataFrame:
        """The bundles above the lowest floors, found once for each part and way to cut."""
        cut = (segmenter.name, segmenter.fingerprint) if self.unit.value == "word" else ()
        key = (self.unit.value, self.type.value, self.place.value, *cut)
        return self.once(key, lambda: bundles(
            self.material.within(self.type.value), self.unit.value,
            least_count=LEAST_COUNT, least_range=LEAST_RANGE,
            words=self.material.words(segmenter, self.type.value),
            inside=self.material.spans(self.place.value),
        ))  # fmt: skip

    def _passing(self, found: pd.DataFrame) -> pd.DataFrame:
        """Those above the floors that are set: the same as if `bundles` had been asked for them."""
        entropy = found[["left_entropy", "right_entropy"]].min(axis=1)
        passes = (found["count"] >= self.least_count.value) & (entropy >= self.entropy.value)
        passes &= (found["range"] >= self.least_range.value) & (found["dp"] <= self.dp.value)
        if self.holds.value.strip():
            plain = found["bundle"].str.replace(" ", "")
            passes &= plain.str.contains(self.holds.value.strip(), regex=False)
        kept = found[passes].reset_index(drop=True)
        kept.attrs.update(least_count=self.least_count.value, least_range=self.least_range.value)
        return kept

    def draw(self) -> None:
        """Show the bundles, to be picked."""
        self.found.show(table(self.table, self.lang, columns=_COLUMNS, pick="bundle", limit=_SHOWN))

    def lines_of(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The lines of a bundle."""
        return lines(
            row, self.material.within(self.type.value),
            words=self.material.words(kind=self.type.value),
            inside=self.material.spans(self.place.value),
        )  # fmt: skip

    @property
    def asked(self) -> Mapping[str, Any]:
        """Unit and floors."""
        return {
            "unit": self.unit.value,
            "least_count": self.least_count.value,
            "least_range": self.least_range.value,
            "least_entropy": self.entropy.value,
            "most_dp": self.dp.value,
            "holds": self.holds.value,
        }

    def compare(self, other: Segmenter) -> pd.DataFrame:
        """Bundles whose count changes; those of characters have nothing to do with words."""
        if self.unit.value == "character":
            return changes(self.table, self.table, ["bundle"])
        return changes(self.table, self._passing(self._all(other)), ["bundle"])

    def effects(self, how: str) -> Sequence[View | str]:
        """The bundles that change most."""
        if self.unit.value == "character":
            return [self.say("no_words")]
        said = self.say("effect", n=len(self.sensitivity), total=len(self.table), how=how)
        return (
            [said, table(self.sensitivity, self.lang, limit=10)]
            if len(self.sensitivity)
            else [said]
        )
