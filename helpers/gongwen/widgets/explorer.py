"""What the explorers of phrases share: a part to keep to, lines behind a row, a second way to cut."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.labels import how_cut, label, load_labels
from gongwen.views import View, kwic
from gongwen.views.html import el, view
from gongwen.widgets.base import Panel, output, show
from gongwen.widgets.clickable import Clickable
from gongwen.widgets.material import Material
from gongwen.widgets.saving import SaveRow, made_with
from gongwen.widgets.segmentation import Setting
from gongwen.words import Segmenter

_TEXT = {"description_width": "initial"}


class Explorer(Panel):
    """A panel over one corpus; a subclass says what it asks and how it shows the answer.

    Attributes
    ----------
    table : pandas.DataFrame
        What was found last.
    lines : layer
        The lines behind the row that was picked last.
    settings : dict
        What is set, as it is written into a saved file.
    sensitivity : pandas.DataFrame
        How the counts change under the other segmentation.
    """

    def __init__(self, section: str, material: Material, lang: str) -> None:
        super().__init__(section, lang)
        self.material = material
        self.table = self.lines = self.sensitivity = pd.DataFrame()
        self._found_before: dict[Hashable, pd.DataFrame] = {}
        types = [(self.say("all_types"), ""), *((one, one) for one in material.types)]
        self.type = self.choice("type", types, "")
        self.place = self.choice("place", material.places(lang), "")
        self.other = Setting(self, "other", kit=False)
        self.what = self.choice(
            "what", [(self.say(one), one) for one in ("table", "lines")], "table"
        )
        self.saving = SaveRow(f"{section}.xlsx", self._result, lang)
        self.status, self.effect, self.passages = (output() for _ in range(3))
        self.found = Clickable()
        self.found.observe(lambda change: self._pick(change.new), "picked")

    def say(self, key: str, **fields: Any) -> str:
        """A label of this panel, or one that all explorers share."""
        own = f"{self._section}.{key}"
        return label(own if own in load_labels() else f"explore.{key}", self.lang, **fields)

    def choice(self, key: str, options: Sequence[Any], value: Any) -> widgets.Dropdown:
        """A list to choose from."""
        return widgets.Dropdown(
            options=options, value=value, description=self.say(key), style=_TEXT,
            layout={"width": "auto", "max_width": "24em", "margin": "2px 12px 2px 0"},
        )  # fmt: skip

    def entry(self, key: str, value: str = "") -> widgets.Text:
        """A line to type into; it counts when Enter is pressed or the line is left."""
        return widgets.Text(
            value=value, description=self.say(key), placeholder=self.say(f"{key}_hint"),
            continuous_update=False, style=_TEXT,
            layout={"width": "28em", "max_width": "100%", "margin": "2px 12px 2px 0"},
        )  # fmt: skip

    def number(self, key: str, value: int, least: int, most: int = 99) -> widgets.BoundedIntText:
        """A whole number."""
        return widgets.BoundedIntText(
            value=value, min=least, max=most, description=self.say(key), style=_TEXT,
            layout=_wide_enough(self.say(key)),
        )  # fmt: skip

    def decimal(self, key: str, value: float, most: float, step: float) -> widgets.BoundedFloatText:
        """A number from 0."""
        return widgets.BoundedFloatText(
            value=value, min=0, max=most, step=step, description=self.say(key), style=_TEXT,
            layout=_wide_enough(self.say(key)),
        )  # fmt: skip

    def start(self, *controls: widgets.Widget | Sequence[widgets.Widget]) -> None:
        """Lay the panel out, listen to its controls, and answer for the first time."""
        asking = [one for part in controls for one in (part if isinstance(part, list) else [part])]
        for one in (*asking, self.type, self.place):
            if isinstance(one, widgets.Button):
                one.on_click(lambda _: self.answer())
            else:
                one.observe(lambda _: self.answer(), "value")
        for one in (self.other.engine, self.other.hmm, self.other.kit):
            one.observe(lambda _: self._compare(), "value")
        saving = [self.what, self.saving] if self.what.options else [self.saving]
        self.lay_out(
            *controls, [self.type, self.place], self.status, *self.shown(), self.other,
            self.effect, saving,
        )  # fmt: skip
        self.answer()

    def once(self, key: Hashable, find: Callable[[], pd.DataFrame]) -> pd.DataFrame:
        """What `find` gives, which is asked for only once for each key."""
        if key not in self._found_before:
            self._found_before[key] = find()
        return self._found_before[key]

    def shown(self) -> Sequence[widgets.Widget]:
        """Where the answer is shown."""
        return (self.found, self.passages)

    def answer(self) -> None:
        """Ask again with what is set now, and show what comes."""
        try:
            self.table = self.ask()
        except ValueError as error:
            show(self.status, self.said(error))
            return
        show(self.saving.status)
        self.lines = self.table.iloc[:0]
        self.found.picked = ""
        show(self.passages)
        show(self.status, *self.report())
        self.draw()
        self._compare()

    def ask(self) -> pd.DataFrame:
        """The table that answers what is set."""
        raise NotImplementedError

    def report(self) -> Sequence[str]:
        """One sentence on what was found."""
        return [self.say("rows", n=len(self.table))]

    def draw(self) -> None:
        """Show the table."""
        raise NotImplementedError

    def lines_of(self, row: Mapping[str, Any]) -> pd.DataFrame:
        """The lines behind a row."""
        raise NotImplementedError

    def compare(self, other: Segmenter) -> pd.DataFrame:
        """How the counts change under another segmentation."""
        raise NotImplementedError

    def said(self, error: ValueError) -> str:
        """Why there is no answer, in the panel's language."""
        return self.say("no_answer", error=error)

    @property
    def texts(self) -> Sequence[Document]:
        """The documents that lines may come from."""
        return self.material.corpus.documents

    @property
    def asked(self) -> Mapping[str, Any]:
        """The settings of this kind of panel."""
        return {}

    @property
    def settings(self) -> dict[str, Any]:
        """What is set, as it is written into a saved file."""
        return made_with(
            **self.asked,
            type=self.type.value or "all",
            place=self.place.value or "everywhere",
            documents=len(self.material.within(self.type.value)),
        )

    def _pick(self, index: str) -> None:
        """Show the lines behind the row that was picked."""
        if not index:
            return
        row = {str(name): value for name, value in self.table.loc[int(index)].items()}
        self.lines = self.lines_of(row)
        show(
            self.passages,
            self.heading("lines_of", what=self.name(row)),
            kwic(self.lines, self.texts, self.lang),
        )

    def name(self, row: Mapping[str, Any]) -> str:
        """What a row is about, in short."""
        return str(row.get("query"))

    def heading(self, key: str, **fields: Any) -> View:
        """A line above a part of the panel."""
        return view(key, el("p", el("b", self.say(key, **fields))), lang=self.lang)

    def _compare(self) -> None:
        other = self.other.segmenter()
        self.sensitivity = self.compare(other)
        show(self.effect, *self.effects(how_cut(other.name, other.fingerprint, self.lang)))

    def effects(self, how: str) -> Sequence[View | str]:
        """What the other segmentation changes, to be shown; `how` says how it cuts."""
        raise NotImplementedError

    def _result(self) -> tuple[pd.DataFrame, Mapping[str, Any]]:
        return (self.lines if self.what.value == "lines" else self.table), self.settings


def _wide_enough(name: str) -> dict[str, str]:
    """The layout of a field for a few digits behind its label."""
    width = sum(1.05 if char > "\u2e7f" else 0.58 for char in name)
    return {"width": f"{width + 6:.0f}em", "max_width": "100%", "margin": "2px 12px 2px 0"}
