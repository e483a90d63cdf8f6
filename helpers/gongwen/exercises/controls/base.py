"""What every control can do: give the answer, take one back, tell when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import ipywidgets as widgets
import traitlets

WIDE = {"width": "auto", "max_width": "56em"}
OWN_WIDTH = {"description_width": "initial"}


class Control:
    """A control in which a learner answers; `view` is what is shown of it."""

    def __init__(self, view: widgets.Widget, *watched: tuple[widgets.Widget, str]) -> None:
        self.view = view
        self._tell: Callable[[], None] | None = None
        for widget, trait in watched:
            widget.observe(self._changed, trait)

    @property
    def answer(self) -> Any:
        """The answer as `judge` takes it; None (or nothing in it) where none was given."""
        raise NotImplementedError

    def put(self, answer: Any) -> None:
        """Show an answer that was kept earlier, without telling anybody."""
        tell, self._tell = self._tell, None
        try:
            self._put(answer)
        except (TypeError, ValueError, KeyError, AttributeError, traitlets.TraitError):
            pass  # kept under an older form of the exercise: begin anew
        finally:
            self._tell = tell

    def watch(self, tell: Callable[[], None]) -> None:
        """Call this whenever the learner changes the answer."""
        self._tell = tell

    def _put(self, answer: Any) -> None:
        raise NotImplementedError

    def _changed(self, change: Any) -> None:  # noqa: ARG002 - what ipywidgets passes
        if self._tell is not None:
            self._tell()


def column(parts: Iterable[widgets.Widget]) -> widgets.VBox:
    """Parts one below the other, as wide as they need."""
    return widgets.VBox(tuple(parts), layout={"width": "auto", "max_width": "56em"})


def beside(select: widgets.Dropdown, text: widgets.HTML) -> widgets.Box:
    """A list of choices and the text that it belongs to, side by side where there is room."""
    text.layout = {"flex": "1 1 14em", "min_width": "0", "margin": "2px 10px"}
    layout = {"flex_flow": "row wrap", "align_items": "center", "max_width": "56em"}
    return widgets.Box((select, text), layout=layout)
