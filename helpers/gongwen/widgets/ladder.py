"""A panel for the strength of directives, their voice, and whether they name who acts."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.editing import replace_span
from gongwen.labels import label
from gongwen.rhetoric import DIRECTIONS, directives, in_voice
from gongwen.views import index_words, modality_ladder, voiced_view
from gongwen.widgets.base import WIDE, Panel, output, show
from gongwen.widgets.effect import EffectRow
from gongwen.widgets.saving import SaveRow, made_with
from gongwen.words.sentences import as_document

_LONGEST = 30
_AS_IS = ""
_NONE = -1


class ModalityLadder(Panel):
    """See a text's directives by strength and actor, put one into another voice, name who acts.

    Calls `directives`, `modality_ladder`, `in_voice` and `replace_span`.

    Parameters
    ----------
    document : Document or str
        The text.
    lang : {'en', 'zh'}
        The language of the panel.

    Attributes
    ----------
    layer : layer
        The directives of the text as it stands now.
    document : Document
        The text as it stands now, with what was changed.
    voiced : Voiced or None
        The chosen sentence in the chosen voice.
    """

    def __init__(self, document: Document | str, lang: str = "en") -> None:
        super().__init__("ladder", lang)
        self.source = self.document = as_document(document)
        self.before: pd.DataFrame = directives(self.source)
        self.layer = self.before
        self.voiced: Any = None
        self.directive = widgets.Dropdown(
            description=self.say("directive"), style={"description_width": "initial"}, layout=WIDE
        )
        self.voice = widgets.RadioButtons(
            description=self.say("voice"), orientation="horizontal", layout={"width": "auto"},
            options=[(self.say("as_is"), _AS_IS), *((one, one) for one in DIRECTIONS)],
            style={"description_width": "initial"},
        )  # fmt: skip
        self.sentence = widgets.Textarea(
            description=self.say("sentence"), rows=3, layout=WIDE,
            style={"description_width": "initial"},
        )  # fmt: skip
        self.measure, self.restore = self.button("measure"), self.button("restore")
        self.status, self.shown, self.rungs = output(), output(), output()
        self.directive.observe(lambda _: self._choose(), "value")
        self.voice.observe(lambda _: self._speak(), "value")
        self.measure.on_click(lambda _: self._measure())
        self.restore.on_click(lambda _: self._restore())
        self.lay_out(
            widgets.HTML(self.say("hint")), self.rungs, self.directive, self.voice, self.shown,
            self.sentence, [self.measure, self.restore], self.status,
            EffectRow(lambda: self.document, lambda: ["modality"], lang),
            SaveRow("directives.xlsx", self.saved, lang),
        )  # fmt: skip
        self._restore()

    def saved(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The directives of the text as it stands, and the settings to save with them."""
        changed = self.document is not self.source
        return self.layer, made_with(document=self.document.id, changed=changed)

    def _restore(self) -> None:
        self.document, self.layer = self.source, self.before
        show(self.status)
        self._offer(_NONE)

    def _offer(self, chosen: int) -> None:
        """The ladder and the directives of the text as it stands."""
        show(self.rungs, modality_ladder(self.document, self.lang, self.layer))
        options = [(self.say("none"), _NONE)]
        for place, one in enumerate(self.layer.to_dict("records")):
            clause = one["evidence"]
            short = clause if len(clause) <= _LONGEST else clause[:_LONGEST] + "…"
            where = label("view.line_n", self.lang, n=self.document.origin(one["start"]).line)
            options.append((f"{place + 1}. {where}: {short}", place))
        self.directive.options = options
        self.directive.value = chosen if chosen < len(self.layer) else _NONE
        self._choose()

    def _choose(self) -> None:
        """Another directive begins as it stands."""
        if self.voice.value == _AS_IS:
            self._speak()
        else:
            self.voice.value = _AS_IS

    def _speak(self) -> None:
        """Show the chosen sentence in the chosen voice."""
        place, word = self.directive.value, self.voice.value
        self.voiced = None
        if place == _NONE:
            self.sentence.value = ""
            show(self.shown)
            return
        row = self.layer.iloc[[place]].to_dict("records")[0]
        self.voiced = in_voice(self.document, row, word or "要", self.layer)
        self.sentence.value = self.voiced.after if word else self.voiced.before
        show(self.shown, *([voiced_view(self.voiced, self.lang)] if word else []))

    def _measure(self) -> None:
        """Put the sentence as it is written into the text and count directives anew."""
        text = " ".join(self.sentence.value.split("\n")).strip()
        if self.voiced is None:
            show(self.status, index_words(self.layer, self.lang))
        elif not text:
            show(self.status, self.say("empty"))
        else:
            place, one = self.directive.value, self.voiced
            self.document = replace_span(self.document, one.start, one.end, text)
            self.layer = directives(self.document)
            self._offer(place)
            before, after = (index_words(one, self.lang) for one in (self.before, self.layer))
            show(self.status, self.say("changed", before=before, after=after))
