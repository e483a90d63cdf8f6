"""Putting items in order: by dragging, by buttons, by arrow keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from gongwen.exercises.controls.base import Control
from gongwen.exercises.controls.look import style, words
from gongwen.exercises.model import Exercise

WORDS = (
    "hint",
    "list",
    "up",
    "down",
    "placed",
    "undo",
    "undone",
    "no_undo",
    "settled",
    "is_settled",
)


class OrderWidget(anywidget.AnyWidget):
    """Items in an order of the learner's; `order` is empty until something was moved or settled."""

    _esm = Path(__file__).with_name("order.js")
    _css = style()
    items = traitlets.List(traitlets.Dict()).tag(sync=True)
    order = traitlets.List(traitlets.Unicode()).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)


class Ordering(Control):
    """The items of an order exercise."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        items = [{"key": key, "text": text.say(lang)} for key, text in exercise.task.items.items()]
        said = words("ordering", WORDS, lang)
        self.widget = OrderWidget(items=items, order=[], words=said)
        super().__init__(self.widget, (self.widget, "order"))

    @property
    def answer(self) -> list[str]:
        """The names of the items in their order."""
        return list(self.widget.order)

    def _put(self, answer: Any) -> None:
        if sorted(answer) == sorted(one["key"] for one in self.widget.items):
            self.widget.order = list(answer)
