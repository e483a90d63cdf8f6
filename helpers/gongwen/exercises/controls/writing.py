"""Writing: into gaps, a figure, a new version, a page of one's own with points beside it."""

from __future__ import annotations

from html import escape
from typing import Any

import ipywidgets as widgets

from gongwen.exercises.controls.base import OWN_WIDTH, WIDE, Control, beside, column
from gongwen.exercises.kinds.write import MOST
from gongwen.exercises.model import Exercise
from gongwen.labels import label


class Gaps(Control):
    """A field for each gap of a frame."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        self.fields = {name: _line(text.say(lang)) for name, text in exercise.task.items.items()}
        box = widgets.Box(tuple(self.fields.values()), layout={"flex_flow": "row wrap"})
        super().__init__(box, *((one, "value") for one in self.fields.values()))

    @property
    def answer(self) -> dict[str, str]:
        """What was written, by gap."""
        return {name: field.value for name, field in self.fields.items() if field.value.strip()}

    def _put(self, answer: Any) -> None:
        for name, field in self.fields.items():
            field.value = answer.get(name, "")


class Figure(Control):
    """A field for a figure, with its unit."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        unit = exercise.task.unit.say(lang)
        self.field = _line(label("exercise.figure", lang, unit=unit))
        super().__init__(self.field, (self.field, "value"))

    @property
    def answer(self) -> str:
        """What was written."""
        return self.field.value

    def _put(self, answer: Any) -> None:
        self.field.value = answer


class Rewrite(Control):
    """The faulty text, to be changed; unchanged it is no answer."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        self._faulty = exercise.task.faulty.strip()
        self.field = _page(label("exercise.rewrite", lang), rows=self._faulty.count("\n") + 4)
        self.field.value = self._faulty
        super().__init__(self.field, (self.field, "value"))

    @property
    def answer(self) -> str:
        """The new version; nothing while the old one stands."""
        return "" if self.field.value.strip() == self._faulty else self.field.value

    def _put(self, answer: Any) -> None:
        self.field.value = answer or self._faulty


class Page(Control):
    """Room for a text, and points for each criterion."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        task = exercise.task
        self.field = _page(label("exercise.write", lang), rows=6)
        options = [(label("exercise.no_points", lang), ""), *((str(n), n) for n in range(MOST + 1))]
        self.points = {
            name: widgets.Dropdown(
                options=options, value="", description=str(number), tooltip=text.say(lang),
                style={"description_width": "2em"}, layout={"width": "12em", "flex": "0 0 auto"},
            )
            for number, (name, text) in enumerate(task.rubric.items(), 1)
        }  # fmt: skip
        texts = (widgets.HTML(escape(text.say(lang))) for text in task.rubric.values())
        rows = map(beside, self.points.values(), texts)
        rubric = widgets.HTML(label(f"exercise.rubric_{task.assessed}", lang, most=MOST))
        watched = [(one, "value") for one in (self.field, *self.points.values())]
        super().__init__(column([self.field, rubric, *rows]), *watched)

    @property
    def answer(self) -> dict[str, Any]:
        """The text and the points given so far."""
        points = {name: one.value for name, one in self.points.items() if one.value != ""}
        return {"text": self.field.value, "points": points}

    def _put(self, answer: Any) -> None:
        self.field.value = answer["text"]
        for name, one in self.points.items():
            one.value = answer["points"].get(name, "")


def _line(name: str) -> widgets.Text:
    layout = {"width": "16em", "max_width": "100%"}
    return widgets.Text(description=name, style=OWN_WIDTH, continuous_update=False, layout=layout)


def _page(name: str, rows: int) -> widgets.Textarea:
    return widgets.Textarea(
        description=name, style=OWN_WIDTH, rows=rows, continuous_update=False, layout=WIDE
    )
