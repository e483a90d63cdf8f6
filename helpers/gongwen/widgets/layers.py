"""A panel that shows any layers over a text and tells what is behind each span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.corpus import Corpus
from gongwen.detectors import DETECTORS
from gongwen.documents import Document
from gongwen.labels import label, layer_words, name_of
from gongwen.views import View, layers_view, located
from gongwen.views.html import el
from gongwen.views.layers import letter, rows_of
from gongwen.views.spans import span_card
from gongwen.widgets.base import WIDE, Panel, output, show
from gongwen.widgets.clickable import Clickable
from gongwen.widgets.effect import EffectRow
from gongwen.widgets.saving import SaveRow, made_with

_LONGEST = 30
_AT_ONCE = 8


class LayerPanel(Panel):
    """Choose layers, see them over the text, pick a span and see why it was marked.

    Calls the detectors, `layers_view` and `span_card`. A layer is found when it is first chosen.

    Parameters
    ----------
    document : Document
        The text.
    lang : {'en', 'zh'}
        The language of the panel.
    show : iterable of str
        The layers that are on at the start, such as `("parallelism", "fourchar")`.
    names : iterable of str, optional
        The detectors to choose from; by default all (`gongwen.detectors.DETECTORS`).
    corpus : Corpus, optional
        Whose gold is offered too, where the document has any.
    extra : mapping of str to layer, optional
        Further layers by name, such as `{"yours": coding.layer}`.

    Attributes
    ----------
    layers : dict of str to layer
        The layers that are shown, by name (`moves`, `moves/gold`, …).
    picked : mapping or None
        The span that was picked, as a row of its layer.
    """

    def __init__(  # noqa: PLR0913 - what is offered is said where the panel is made
        self,
        document: Document,
        lang: str = "en",
        *,
        show: Iterable[str] = ("moves",),
        names: Iterable[str] | None = None,
        corpus: Corpus | None = None,
        extra: Mapping[str, pd.DataFrame] | None = None,
    ) -> None:
        super().__init__("layers", lang)
        self.document = document
        self._known: dict[str, pd.DataFrame] = dict(extra or {})
        self._known |= _gold_of(document, corpus)
        chosen = tuple(show)
        offered = [*(DETECTORS if names is None else names), *self._known]
        self.choices = {name: self._choice(name, on=name in chosen) for name in offered}
        self.span = widgets.Dropdown(
            description=self.say("span"), style={"description_width": "initial"}, layout=WIDE
        )
        self.text, self.card, self.status = Clickable(), output(), output()
        for choice in self.choices.values():
            choice.observe(lambda _: self._draw(), "value")
        self.span.observe(lambda change: self._pick(change.new or ""), "value")
        self.text.observe(lambda change: self._pick(change.new), "picked")
        groups = [
            [widgets.HTML(el("b", self.say(key)), layout={"margin": "0 12px 0 0"}), *boxes]
            for key, boxes in self._groups()
        ]
        self.effect = EffectRow(lambda: self.document, lambda: self.layers, lang)
        self.saving = SaveRow("layers.xlsx", self.result, lang)
        self.lay_out(
            widgets.HTML(self.say("hint")), *groups, self.status, self.span, self.card, self.text,
            self.effect, self.saving,
        )  # fmt: skip
        self._draw()

    def _choice(self, name: str, *, on: bool) -> widgets.Checkbox:
        return widgets.Checkbox(
            value=on, description=layer_words(name, self.lang), indent=False,
            layout={"width": "auto", "margin": "2px 14px 2px 0"},
        )  # fmt: skip

    def _groups(self) -> Iterator[tuple[str, list[widgets.Checkbox]]]:
        """The choices by who made the layer, those with any."""
        makers = {name: "found" if name in DETECTORS else "own" for name in self.choices}
        makers |= {name: "hand_made" for name in self.choices if name.endswith("/gold")}
        for maker in ("found", "hand_made", "own"):
            boxes = [self.choices[name] for name, one in makers.items() if one == maker]
            if boxes:
                yield maker, boxes

    @property
    def layers(self) -> dict[str, pd.DataFrame]:
        """The layers that are shown."""
        return {name: self._layer(name) for name, one in self.choices.items() if one.value}

    @property
    def picked(self) -> Mapping[str, Any] | None:
        """The span that was picked, as a row of its layer."""
        found = self._row(self.text.picked)
        return found and found[1]

    def result(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The spans that are shown, one below the other, and the settings to save with them."""
        shared = ("confidence", "evidence")
        parts = [
            located(layer, self.document)
            .reindex(columns=["document", "line", "label", "text", *shared])
            .assign(layer=name)
            for name, layer in self.layers.items()
        ]
        filled = [part for part in parts if len(part)]
        spans = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame({"layer": []})
        return spans, made_with(document=self.document.id, layers=", ".join(self.layers))

    def _layer(self, name: str) -> pd.DataFrame:
        if name not in self._known:
            self._known[name] = DETECTORS[name](self.document)
        return self._known[name]

    def _draw(self) -> None:
        """Show the chosen layers; what was picked in others is let go."""
        layers = self.layers
        self.text.picked = ""
        options = [(self.say("choose"), "")]
        for number, layer in enumerate(layers.values()):
            options += self._options(number, layer)
        self.span.options = options
        self.span.value = ""
        self.text.show(layers_view(self.document, layers, self.lang))
        total = len(options) - 1
        key = "crowded" if len(layers) > _AT_ONCE else "count"
        show(self.status, self.say(key, n=total, layers=len(layers)))

    def _options(self, number: int, layer: pd.DataFrame) -> list[tuple[str, str]]:
        """Every span of a layer, to be chosen without a mouse."""
        found = []
        for place, row in enumerate(rows_of(self.document, layer)):
            said = f"{letter(number)} {place + 1}. {name_of(row['label'], self.lang)}"
            where = label("view.line_n", self.lang, n=self.document.origin(row["start"]).line)
            found.append((f"{said} ({where}): {_short(row['text'])}", f"{number}:{place}"))
        return found

    def _pick(self, key: str) -> None:
        """Show what is behind a span, whichever control picked it."""
        if self.text.picked != key:
            self.text.picked = key
        if (self.span.value or "") != key:
            self.span.value = key
        found = self._row(key)
        show(self.card, *self._about(found))

    def _about(self, found: tuple[str, Mapping[str, Any]] | None) -> Sequence[View | str]:
        if found is None:
            return ()
        name, row = found
        return [span_card(self.document, row, layer_words(name, self.lang), self.lang)]

    def _row(self, key: str) -> tuple[str, Mapping[str, Any]] | None:
        """The layer's name and the row that a key `layer:row` stands for."""
        if not key:
            return None
        layer, place = map(int, key.split(":"))
        name, frame = list(self.layers.items())[layer]
        return name, rows_of(self.document, frame)[place]


def _gold_of(document: Document, corpus: Corpus | None) -> dict[str, pd.DataFrame]:
    """The hand-made layers of a document, as far as there are any."""
    if corpus is None:
        return {}
    one = corpus.where(id=document.id)
    return {
        f"{name}/gold": one.gold(name)
        for name in corpus.layers
        if name in DETECTORS and len(one.annotated(name))
    }


def _short(text: str) -> str:
    flat = text.replace("\n", " ")
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST] + "…"
