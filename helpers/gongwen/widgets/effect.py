"""A row by which a panel shows what another way to cut words does to its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import ipywidgets as widgets
import pandas as pd

from gongwen.detectors import SEGMENTED, segmentation_effect
from gongwen.documents import Document
from gongwen.labels import label
from gongwen.views import table
from gongwen.widgets.base import output, row, show
from gongwen.words import Segmenter, default_segmenter

_HEADS = {"a": "kit_finds", "b": "other_finds", "both": "same_finds"}


class EffectRow(widgets.VBox):
    """A button that cuts words without the kit's dictionary, and without HMM, and compares.

    Parameters
    ----------
    documents : callable
        Gives the texts to compare in.
    names : callable
        Gives the names of the layers that are shown.
    lang : {'en', 'zh'}
        The language of the labels.
    """

    def __init__(
        self,
        documents: Callable[[], Document | Iterable[Document]],
        names: Callable[[], Iterable[str]],
        lang: str,
    ) -> None:
        self._documents, self._names, self._lang = documents, names, lang
        self.compare = widgets.Button(
            description=label("effect.compare", lang), layout={"width": "auto"}
        )
        self.result = output()
        self.compare.on_click(lambda _: self._compare())
        super().__init__((row([self.compare]), self.result), layout={"width": "auto"})

    def _compare(self) -> None:
        names = [name for name in self._names() if name in SEGMENTED]
        if not names:
            show(self.result, label("effect.none", self._lang))
            return
        given = self._documents()
        texts = [given] if isinstance(given, Document) else list(given)
        own = default_segmenter()
        ways = {
            "no_kit": Segmenter(own.engine, hmm=own.hmm),
            "no_hmm": Segmenter(own.engine, hmm=not own.hmm, words=own.words),
        }
        found = [
            segmentation_effect(texts, names, way).assign(cut=label(f"effect.{key}", self._lang))
            for key, way in ways.items()
        ]
        rows = pd.concat(found).rename(columns=_HEADS)
        columns = ["cut", "layer", *_HEADS.values(), "share"]
        show(
            self.result,
            table(rows, self._lang, columns=columns, caption=label("effect.note", self._lang)),
        )
