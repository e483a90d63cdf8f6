"""HTML with buttons, for panels in which something is done with each of many parts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from gongwen.views.html import View
from gongwen.widgets.base import WIDE


class Acting(anywidget.AnyWidget):
    """Shows a view whose buttons have `data-act` and `data-number`, and tells when one is pressed.

    A press on a button of an older version of the view is let go: its number may mean another part
    by now.

    Attributes
    ----------
    value : str
        The HTML.
    version : int
        How often the view was changed.
    """

    _esm = Path(__file__).with_name("acting.js")

    value = traitlets.Unicode("").tag(sync=True)
    version = traitlets.Int(0).tag(sync=True)

    def __init__(self, act: Callable[[str, int], None]) -> None:
        super().__init__(layout=WIDE)
        self._act = act
        self.on_msg(self._pressed)

    def show(self, *views: View) -> None:
        """Put views into it."""
        with self.hold_sync():
            self.version += 1
            self.value = "".join(map(str, views))

    def _pressed(self, _widget: Any, content: Any, _buffers: Any) -> None:
        if isinstance(content, dict) and content.get("version") == self.version:
            self._act(str(content["act"]), int(content["number"]))
