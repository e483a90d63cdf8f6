"""A panel of ribbons: documents as strips of moves, with the text and the cue behind each stretch."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.labels import layer_words
from gongwen.moves.ribbon import ribbon
from gongwen.views import move_strip, span_card
from gongwen.views.strip import SCALES, move_name
from gongwen.widgets.base import WIDE, Panel, output, show
from gongwen.widgets.clickable import Clickable
from gongwen.widgets.saving import SaveRow, made_with


class MoveStrip(Panel):
    """See documents as aligned ribbons of moves; pick a stretch to read it and its cue.

    Calls `ribbon`, `move_strip` and `span_card`.

    Parameters
    ----------
    documents : Document or several
        The texts.
    lang : {'en', 'zh'}
        The language of the panel.
    layer : layer, optional
        Their moves, such as gold or a learner's; by default what the program finds.

    Attributes
    ----------
    layer : layer
        The ribbons as a table (see `gongwen.moves.ribbon`).
    picked : dict or None
        The stretch that was picked, as a row of it.
    """

    def __init__(
        self,
        documents: Document | Iterable[Document],
        lang: str = "en",
        *,
        layer: pd.DataFrame | None = None,
    ) -> None:
        super().__init__("strip", lang)
        self.documents = [documents] if isinstance(documents, Document) else list(documents)
        self.layer = ribbon(self.documents, layer)
        self._given = layer
        rows = self.layer.to_dict("records")
        self._rows = {
            name: list(own) for name, own in groupby(rows, key=lambda row: str(row["document"]))
        }
        self.scale = widgets.RadioButtons(
            description=self.say("scale"), orientation="horizontal", layout={"width": "auto"},
            options=[(self.say(name), name) for name in SCALES], value="share",
            style={"description_width": "initial"},
        )  # fmt: skip
        self.stretch = widgets.Dropdown(
            description=self.say("stretch"), options=self._options(), value="",
            style={"description_width": "initial"}, layout=WIDE,
        )  # fmt: skip
        self.strips, self.card = Clickable(), output()
        self.scale.observe(lambda _: self._draw(), "value")
        self.stretch.observe(lambda change: self._pick(change.new or ""), "value")
        self.strips.observe(lambda change: self._pick(change.new), "picked")
        self.saving = SaveRow("moves.xlsx", self.result, lang)
        self.lay_out(
            widgets.HTML(self.say("hint")), self.scale, self.strips, self.stretch, self.card,
            widgets.HTML(self.say("characters")), self.saving,
        )  # fmt: skip
        self._draw()

    @property
    def picked(self) -> dict[Any, Any] | None:
        """The stretch that was picked."""
        return self._row(self.strips.picked)

    def result(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The ribbons as a table, and the settings to save with it."""
        names = ", ".join(document.id for document in self.documents)
        source = "program" if self._given is None else "given layer"
        return self.layer, made_with(documents=names, moves=source)

    def _options(self) -> list[tuple[str, str]]:
        options = [(self.say("choose"), "")]
        for number, document in enumerate(self.documents):
            for place, row in enumerate(self._rows.get(document.id, [])):
                name = move_name(row["label"], row["inventory"], self.lang)
                said = f"{document.id} {place + 1}. {name} ({row['share']:.0%})"
                options.append((said, f"{number}:{place}"))
        return options

    def _draw(self) -> None:
        self.strips.show(move_strip(self.documents, self._given, self.lang, scale=self.scale.value))

    def _pick(self, key: str) -> None:
        """Show the stretch, whichever control picked it."""
        if self.strips.picked != key:
            self.strips.picked = key
        if (self.stretch.value or "") != key:
            self.stretch.value = key
        row = self._row(key)
        if row is None:
            show(self.card)
        else:
            document = self.documents[int(key.split(":", maxsplit=1)[0])]
            show(self.card, span_card(document, row, layer_words("moves", self.lang), self.lang))

    def _row(self, key: str) -> dict[Any, Any] | None:
        if not key:
            return None
        number, place = map(int, key.split(":"))
        return self._rows[self.documents[number].id][place]
