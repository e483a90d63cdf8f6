"""The panel of an exercise: answer, check, hints, solution; every answer is kept at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from gongwen.exercises.controls import control_for
from gongwen.exercises.echo import Echo
from gongwen.exercises.judging import judge
from gongwen.exercises.marks import marked_layer
from gongwen.exercises.model import Exercise, Judgement
from gongwen.exercises.record import Standing, standing
from gongwen.exercises.showing import (
    exercise_view,
    head_view,
    hints_view,
    outcome_view,
    solution_view,
)
from gongwen.exercises.store import StoreError, answers_file, keep, read_answers, record
from gongwen.labels import label
from gongwen.widgets.base import Keys, Panel, output, row, show


class ExercisePanel(Panel):
    """An exercise to be answered in a notebook.

    Calls `judge`. Answers go into a file beside the notebook and come back when the cell is run
    again; deleting the file resets.

    Parameters
    ----------
    exercise : Exercise
        From `load_exercise`.
    lang : {'en', 'zh'}
        The language of the panel.
    file : Path, optional
        Where answers are kept; by default `answers.jsonl` beside the notebook.

    Attributes
    ----------
    answer : object
        What is answered now, as `judge` takes it.
    judgement : Judgement or None
        The last one; None before the first, and after the answer was changed.
    layer : layer or None
        What was marked, as a layer of the document it stands in; None for other kinds.
    """

    def __init__(self, exercise: Exercise, lang: str = "en", file: Path | None = None) -> None:
        super().__init__("exercise", lang)
        self.exercise = exercise
        self.file = file or answers_file()
        self.judgement: Judgement | None = None
        self.control = control_for(exercise, lang)
        self.check_button = self.button("keep" if _is_kept(exercise) else "check")
        self.hint_button, self.solution_button = self.button("hint"), self.button("solution")
        self.status, self.hints, self.solution, self.trouble = (output() for _ in range(4))
        self._standing = Standing()
        self._asked, self._echo = False, Echo(lang)
        self.add_class(f"gw-task-{exercise.kind}")
        head = output()
        show(head, head_view(exercise, lang))
        buttons = [self.check_button, self.hint_button]
        if not exercise.sealed:
            buttons.append(self.solution_button)
        self.children = (
            Keys(), head, self.control.view, row(buttons), self._echo, self.trouble, self.status,
            self.hints, self.solution,
        )  # fmt: skip
        self._restore()
        self.control.watch(self._answered)
        self.check_button.on_click(lambda _: self._echo.after_all(self.check))
        self.hint_button.on_click(lambda _: self.hint())
        self.solution_button.on_click(lambda _: self.solve())

    def __repr__(self) -> str:
        """The number of the exercise, in its neutral state."""
        return f"<{type(self).__name__}: {self.exercise.id}>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The panel, and the exercise as plain HTML where no panel can be shown."""
        bundle = super()._repr_mimebundle_(**kwargs)
        if isinstance(bundle, dict):
            bundle["text/html"] = exercise_view(self.exercise, self.lang).html
        return bundle

    @property
    def answer(self) -> Any:
        """What is answered now."""
        return self.control.answer

    @property
    def layer(self) -> pd.DataFrame | None:
        """What was marked, to be shown, exported or compared as any layer is."""
        return marked_layer(self.exercise, self.answer) if self.exercise.kind == "mark" else None

    def check(self) -> Judgement:
        """Judge the answer, show and keep the judgement."""
        self.judgement = judge(self.exercise, self.answer)
        show(self.status, outcome_view(self.judgement, self.lang))
        if self.judgement.outcome != "blank":
            self._keep("check", answer=self.answer, outcome=self.judgement.outcome)
        return self.judgement

    def hint(self) -> None:
        """Show one hint more."""
        number = min(self._standing.hints + 1, len(self.exercise.hints))
        self._keep("hint", number=number)
        self._show_hints()

    def solve(self) -> None:
        """Show the solution, folded: after an attempt, or when asked a second time."""
        if not self._standing.checks and not self._standing.solution and not self._asked:
            self._asked = True
            show(self.status, self.say("try_first"))
            return
        self._keep("solution")
        self._show_solution()

    def _restore(self) -> None:
        """Show what the file knows of this exercise."""
        try:
            self._standing = standing(read_answers(self.file), self.exercise.id)
        except StoreError as error:
            self._complain(error)
        before = self._standing
        if before.answer is not None:
            self.control.put(before.answer)
        if before.answer is not None and before.outcome != "blank":
            self.judgement = judge(self.exercise, before.answer)
            show(self.status, outcome_view(self.judgement, self.lang))
        self._show_hints()
        if before.solution and not self.exercise.sealed:
            self._show_solution()

    def _answered(self) -> None:
        """Keep an answer as it stands; an earlier judgement no longer holds."""
        self.judgement = None
        if self._keep("answer", answer=self.answer):
            show(self.status, self.say("kept"))

    def _keep(self, event: str, **more: Any) -> bool:
        """Keep a line and say so, or say why it could not be kept."""
        line = record(self.exercise.id, event, **more)
        self._standing = standing([line], self.exercise.id, self._standing)
        try:
            keep(self.file, line)
        except StoreError as error:
            self._complain(error)
            return False
        show(self.trouble)
        return True

    def _complain(self, error: StoreError) -> None:
        known = error.reason in ("full", "denied", "busy")
        reason = label(f"store.{error.reason}", self.lang) if known else error.reason
        show(self.trouble, "⚠ " + self.say("not_kept", file=error.path.name, reason=reason))

    def _show_hints(self) -> None:
        shown, total = self._standing.hints, len(self.exercise.hints)
        self.hint_button.description = self.say("hint_n", n=min(shown + 1, total), total=total)
        self.hint_button.disabled = shown >= total
        show(self.hints, *([hints_view(self.exercise, shown, self.lang)] if shown else []))

    def _show_solution(self) -> None:
        show(self.solution, solution_view(self.exercise, self.lang))


def _is_kept(exercise: Exercise) -> bool:
    """Whether answers are kept and not judged here."""
    return exercise.sealed or exercise.kind == "write"
