"""What all panels share: a language, parts that show HTML, a short name in a cell's output."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets as widgets

from gongwen.labels import check_language, label
from gongwen.views.html import View, el

WIDE = {"width": "auto", "max_width": "56em"}


class Keys(anywidget.AnyWidget):
    """Keeps JupyterLab's own shortcuts away from the keys pressed inside a panel; shows nothing."""

    _esm = Path(__file__).with_name("keys.js")


class Panel(widgets.VBox):
    """A column of controls and results in one language."""

    def __init__(self, section: str, lang: str) -> None:
        self.lang = check_language(lang)
        self._section = section
        super().__init__(layout={"padding": "4px 2px", "width": "auto", "overflow": "hidden"})
        for kind in ("", f"-{section}", f"-{lang}"):  # by which a page or a test finds it
            self.add_class(f"gw-panel{kind}")

    def __repr__(self) -> str:
        """Without the state of every part, which would fill a page."""
        return f"<{type(self).__name__}: {self.say('title')}>"

    def say(self, key: str, **fields: Any) -> str:
        """A label of this panel."""
        return label(f"{self._section}.{key}", self.lang, **fields)

    def lay_out(self, *parts: widgets.Widget | Sequence[widgets.Widget]) -> None:
        """Set the parts one below the other; those in a list stand side by side and may wrap."""
        heading = widgets.HTML(el("b", self.say("title")))
        below = (part if isinstance(part, widgets.Widget) else row(part) for part in parts)
        self.children = (Keys(), heading, *below)

    def button(self, key: str) -> widgets.Button:
        """A button with one of this panel's labels, wide enough for it."""
        return widgets.Button(description=self.say(key), layout={"width": "auto"})


def row(parts: Sequence[widgets.Widget]) -> widgets.Box:
    """Parts side by side, on several lines where the window is narrow."""
    return widgets.Box(tuple(parts), layout={"flex_flow": "row wrap", "align_items": "center"})


def output() -> widgets.HTML:
    """A place for results, as wide as the window lets it be."""
    return widgets.HTML(layout=WIDE)


def show(place: widgets.HTML, *views: View | str) -> None:
    """Put views and plain sentences into a place."""
    shown = (str(one) if isinstance(one, View) else el("div", one, role="status") for one in views)
    place.value = "".join(shown)
