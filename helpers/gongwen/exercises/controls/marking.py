"""Marking spans of a text: by mouse, by finger, by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anywidget
import traitlets

from gongwen.exercises.controls.base import Control
from gongwen.exercises.controls.look import style, words
from gongwen.exercises.model import Exercise
from gongwen.views.palette import classes

WORDS = (
    "hint", "area", "tools", "list", "remove", "remove_one", "undo", "undone", "no_undo", "marked",
    "removed", "nothing",
)  # fmt: skip


class MarkWidget(anywidget.AnyWidget):
    """A text in which spans are given labels; `spans` are [start, end, label] in characters."""

    _esm = Path(__file__).with_name("mark.js")
    _css = style()
    text = traitlets.Unicode().tag(sync=True)
    labels = traitlets.List(traitlets.Dict()).tag(sync=True)
    spans = traitlets.List(traitlets.List()).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)


class Marking(Control):
    """The text of a mark exercise."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        labels = [
            {"key": key, "name": text.say(lang), "look": classes(place)}
            for place, (key, text) in enumerate(exercise.task.labels.items())
        ]
        said = words("marking", WORDS, lang) | {"id": f"gw-{exercise.id.replace('.', '-')}"}
        self.widget = MarkWidget(text=exercise.text, labels=labels, spans=[], words=said)
        super().__init__(self.widget, (self.widget, "spans"))

    @property
    def answer(self) -> list[list[Any]]:
        """The marked spans, in reading order."""
        return [list(span) for span in self.widget.spans]

    def _put(self, answer: Any) -> None:
        known = {one["key"] for one in self.widget.labels}
        size = len(self.widget.text)
        self.widget.spans = [
            [start, end, key] for start, end, key in answer
            if key in known and 0 <= start < end <= size
        ]  # fmt: skip
