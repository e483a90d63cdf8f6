"""HTML whose parts can be picked by mouse and keyboard, for panels that answer to a pick."""

from __future__ import annotations

from pathlib import Path

import anywidget
import traitlets

from gongwen.views.html import View
from gongwen.widgets.base import WIDE


class Clickable(anywidget.AnyWidget):
    """Shows a view; elements with `data-pick` can be picked, those of class `gw-pick` by keyboard.

    Attributes
    ----------
    value : str
        The HTML.
    picked : str
        The `data-pick` of the part picked last, empty before the first.
    """

    _esm = Path(__file__).with_name("clickable.js")

    value = traitlets.Unicode("").tag(sync=True)
    picked = traitlets.Unicode("").tag(sync=True)

    def __init__(self) -> None:
        super().__init__(layout=WIDE)

    def show(self, *views: View) -> None:
        """Put views into it; what was picked stays picked if it is still there."""
        self.value = "".join(map(str, views))
