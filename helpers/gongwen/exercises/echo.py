"""What a browser has still to send: waits for it before an answer is judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from gongwen.exercises.controls.look import style
from gongwen.labels import label


class Echo(anywidget.AnyWidget):
    """Acts when the browser has sent all that was done in it so far.

    In the browser it also has long texts sent at each pause of writing, and says on the page when
    the kernel is gone, and with it whoever keeps the answers.
    """

    _esm = Path(__file__).with_name("echo.js")
    _css = style()
    cut_off = traitlets.Unicode().tag(sync=True)

    def __init__(self, lang: str) -> None:
        super().__init__(cut_off=label("exercise.cut_off", lang))
        self._there = False
        self._calls = 0
        self._act: Callable[[], Any] = lambda: None
        self.on_msg(self._heard)

    def after_all(self, act: Callable[[], Any]) -> None:
        """Call this when everything sent before has come; at once where no browser is there.

        Called again before that, only the last call counts.
        """
        if not self._there:
            act()
            return
        self._calls += 1
        self._act = act
        self.send({"call": self._calls})

    def _heard(self, _: Any, content: dict[str, Any], buffers: Any) -> None:  # noqa: ARG002 - as ipywidgets calls
        self._there = True
        if content.get("call") == self._calls:
            self._calls += 1  # of several windows the first answer counts
            self._act()
