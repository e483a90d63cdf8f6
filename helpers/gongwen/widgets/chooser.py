"""A panel that asks the questions by which a type of document is chosen."""

from __future__ import annotations

import ipywidgets as widgets
import pandas as pd

from gongwen.drafting import choices, choose
from gongwen.views import choice
from gongwen.widgets.base import WIDE, Panel, output, show


class TypeChooser(Panel):
    """Choose who writes to whom for what; see which questions are asked and which type comes out.

    Calls `drafting.choose` and `views.choice`.

    Parameters
    ----------
    lang : {'en', 'zh'}
        The language of the panel.
    sender, receiver, purpose : str
        What is chosen at first; keys of `drafting.choices`.

    Attributes
    ----------
    steps : DataFrame
        The questions asked, with their answers; the last row holds the type.
    """

    def __init__(
        self,
        lang: str = "en",
        sender: str = "county_bureau",
        receiver: str = "county_finance",
        purpose: str = "ask",
    ) -> None:
        super().__init__("chooser", lang)
        self.sender = self._chooser("sender", sender)
        self.receiver = self._chooser("receiver", receiver)
        self.purpose = self._chooser("purpose", purpose)
        self.result = output()
        for one in (self.sender, self.receiver, self.purpose):
            one.observe(lambda _: self._draw(), "value")
        self.lay_out(
            widgets.HTML(self.say("hint")), self.sender, self.receiver, self.purpose, self.result
        )
        self._draw()

    def _chooser(self, what: str, value: str) -> widgets.Dropdown:
        return widgets.Dropdown(
            options=[(shown, key) for key, shown in choices(what, self.lang).items()],
            value=value,
            description=self.say(what),
            layout=WIDE,
            style={"description_width": "initial"},
        )

    @property
    def steps(self) -> pd.DataFrame:
        """The questions asked, with their answers; the last row holds the type."""
        return choose(self.sender.value, self.receiver.value, self.purpose.value, self.lang)

    def _draw(self) -> None:
        show(self.result, choice(self.steps, self.lang))
