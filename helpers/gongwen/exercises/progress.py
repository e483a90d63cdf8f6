"""The page that says how far a learner is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from gongwen.exercises.model import Exercise
from gongwen.exercises.record import progress_by_lesson, progress_table
from gongwen.exercises.showing import SIGNS
from gongwen.labels import label
from gongwen.views.html import View, el, stack, view
from gongwen.views.tables import table


def progress_view(
    exercises: Mapping[str, Exercise], lines: Iterable[Mapping[str, Any]], lang: str = "en"
) -> View:
    """Every lesson in one row, then every exercise in one row."""
    each = progress_table(exercises, lines)
    lessons = progress_by_lesson(each)
    done, total = int(lessons["done"].sum()), len(each)
    title = el("p", el("b", label("exercise.progress", lang, done=done, total=total)))
    head = view("progress", title, lang=lang)
    return stack(head, table(lessons, lang), table(_in_words(each, lang), lang))


def _in_words(each: pd.DataFrame, lang: str) -> pd.DataFrame:
    """The table of exercises with its values in one language."""
    return pd.DataFrame({
        "exercise": each["exercise"],
        "task": [label(f"task.{kind}", lang) for kind in each["kind"]],
        "work": [label(f"work.{work}", lang) for work in each["work"]],
        "minutes": each["minutes"],
        "outcome": [f"{SIGNS[one]} {label(f'outcome.{one}', lang)}" for one in each["outcome"]],
        "checks": each["checks"],
        "hints": each["hints"],
        "solution": each["solution"],
    })  # fmt: skip
