"""Choosing: one option, several, a value for each item, a level for each heading."""

from __future__ import annotations

from typing import Any

import ipywidgets as widgets
from rich.cells import cell_len

from gongwen.exercises.controls.base import OWN_WIDTH, WIDE, Control, beside, column
from gongwen.exercises.model import Exercise
from gongwen.labels import label
from gongwen.views.html import chinese, el

_SHORT = 32
"""Columns up to which an item can name its own list; a hanzi takes two."""


class ChooseOne(Control):
    """Radio buttons."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        options = [(text.say(lang), name) for name, text in exercise.task.options.items()]
        self.radio = widgets.RadioButtons(
            options=options,
            value=None,
            layout=WIDE,
            description=label("exercise.one", lang),
            style=OWN_WIDTH,
        )
        super().__init__(self.radio, (self.radio, "value"))

    @property
    def answer(self) -> str | None:
        """The name of the option."""
        return self.radio.value

    def _put(self, answer: Any) -> None:
        self.radio.value = answer


class ChooseMany(Control):
    """Boxes to tick."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        self.boxes = {
            name: widgets.Checkbox(description=text.say(lang), indent=False, layout=WIDE)
            for name, text in exercise.task.options.items()
        }
        hint = widgets.HTML(label("exercise.many", lang))
        super().__init__(
            column([hint, *self.boxes.values()]), *((box, "value") for box in self.boxes.values())
        )

    @property
    def answer(self) -> list[str]:
        """The names of the ticked options."""
        return sorted(name for name, box in self.boxes.items() if box.value)

    def _put(self, answer: Any) -> None:
        for name, box in self.boxes.items():
            box.value = name in answer


class Selects(Control):
    """A list of choices for each item: behind short items, which name it, or before long ones."""

    def __init__(self, exercise: Exercise, lang: str) -> None:
        task = exercise.task
        nothing = (label("exercise.choose", lang), "")
        choices = [nothing, *((text.say(lang), name) for name, text in task.choices.items())]
        texts = [text.say(lang) for text in task.items.values()]
        short = self._may_be_short and max(map(cell_len, texts)) <= _SHORT
        width = max(map(cell_len, texts)) * 0.62 + 1.5 if short else 2.5
        self.selects = {
            name: widgets.Dropdown(
                options=choices, value="", description=text if short else str(number), tooltip=text,
                style={"description_width": f"{width:.0f}em"},
                layout={"width": "auto", "min_width": "12em", "flex": "0 0 auto"},
            )
            for number, (name, text) in enumerate(zip(task.items, texts, strict=True), 1)
        }  # fmt: skip
        self.texts = [widgets.HTML(chinese(text)) for text in texts]
        pairs = zip(self.selects.values(), self.texts, strict=True)
        rows = [select if short else beside(select, text) for select, text in pairs]
        super().__init__(column(rows), *((one, "value") for one in self.selects.values()))

    _may_be_short = True

    @property
    def answer(self) -> dict[str, str]:
        """A value for each item that has one."""
        return {name: select.value for name, select in self.selects.items() if select.value}

    def _put(self, answer: Any) -> None:
        for name, select in self.selects.items():
            select.value = answer.get(name, "")


class Levels(Selects):
    """A level before each heading, which moves in with it."""

    _may_be_short = False

    def __init__(self, exercise: Exercise, lang: str) -> None:
        super().__init__(exercise, lang)
        self._words = [text.say(lang) for text in exercise.task.items.values()]
        for select in self.selects.values():
            select.observe(lambda _: self._indent(), "value")
        self._indent()

    def _indent(self) -> None:
        for select, place, words in zip(
            self.selects.values(), self.texts, self._words, strict=True
        ):
            depth = 2.0 * (int(select.value or 1) - 1)
            inside = chinese(("└ " if depth else "") + words)
            place.value = el("div", inside, style=f"padding-left:{depth:.1f}em")
