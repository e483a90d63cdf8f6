"""A panel that shows the rhythm of a text that a learner can change."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.rhetoric import rhythm
from gongwen.views import rhythm as rhythm_view
from gongwen.widgets.base import WIDE, Panel, output, show
from gongwen.widgets.saving import SaveRow, made_with
from gongwen.words.sentences import as_document


class RhythmPanel(Panel):
    """See the clauses of a text as bars in reading order; change the text and look again.

    Calls `rhetoric.rhythm` and `views.rhythm`.

    Parameters
    ----------
    source : Document or str
        The text to begin with.
    lang : {'en', 'zh'}
        The language of the panel.

    Attributes
    ----------
    layer : layer
        The clauses of the text as it stands, with lengths and runs.
    """

    def __init__(self, source: Document | str, lang: str = "en") -> None:
        super().__init__("rhythm", lang)
        self._source: Document | str = source
        text = source.text if isinstance(source, Document) else source
        self.text = widgets.Textarea(
            value=text, description=self.say("text"), rows=5, layout=WIDE,
            style={"description_width": "initial"},
        )  # fmt: skip
        self.pauses = widgets.Checkbox(
            value=False, description=self.say("pauses"), indent=False, layout={"width": "auto"}
        )
        self.show_button, self.result = self.button("show"), output()
        self.pauses.observe(lambda _: self._draw(), "value")
        self.show_button.on_click(lambda _: self._draw())
        self.lay_out(
            widgets.HTML(self.say("hint")), self.text, [self.show_button, self.pauses], self.result,
            SaveRow("rhythm.xlsx", self.saved, lang),
        )  # fmt: skip
        self._draw()

    @property
    def document(self) -> Document:
        """The text as it stands: the one given, as long as it is unchanged."""
        given = as_document(self._source)
        return given if self.text.value == given.text else as_document(self.text.value)

    @property
    def layer(self) -> pd.DataFrame:
        """The clauses, with lengths and runs."""
        return rhythm(self.document, pauses=self.pauses.value)

    def saved(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The clauses, and the settings to save with them."""
        return self.layer, made_with(document=self.document.id, pauses=self.pauses.value)

    def _draw(self) -> None:
        show(self.result, rhythm_view(self.document, self.lang, pauses=self.pauses.value))
