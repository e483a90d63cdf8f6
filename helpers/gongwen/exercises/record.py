"""What the kept lines say of an exercise: where the learner stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from gongwen.exercises.model import OUTCOMES, Exercise


class Standing(NamedTuple):
    """The last answer, how it was judged, and what help was taken."""

    answer: Any = None
    outcome: str = "blank"
    checks: int = 0
    hints: int = 0
    solution: bool = False
    time: str = ""


def standing(
    lines: Iterable[Mapping[str, Any]], exercise: str, before: Standing | None = None
) -> Standing:
    """Where a learner stands with one exercise after these lines (and where they stood `before`)."""
    found = before or Standing()
    for line in lines:
        if line["exercise"] == exercise:
            found = _after(found, line)
    return found


def _after(before: Standing, line: Mapping[str, Any]) -> Standing:
    """The standing one line later; an answer changed after its check is open again."""
    now = before._replace(time=str(line.get("time", "")))
    match line["event"]:
        case "answer":
            return now._replace(answer=line.get("answer"), outcome="blank")
        case "check":
            said = line.get("outcome")
            outcome = said if said in OUTCOMES else "blank"
            checks = before.checks + (outcome != "blank")
            return now._replace(answer=line.get("answer"), outcome=outcome, checks=checks)
        case "hint":
            number = line.get("number")
            return now._replace(hints=max(before.hints, number if isinstance(number, int) else 0))
        case _:
            return now._replace(solution=True)


def progress_table(
    exercises: Mapping[str, Exercise], lines: Iterable[Mapping[str, Any]]
) -> pd.DataFrame:
    """Where a learner stands with every exercise.

    Returns
    -------
    pandas.DataFrame
        One row an exercise: `lesson`, `exercise`, `kind`, `work`, `minutes`, `outcome` (of the last
        check: `blank`, `not_yet`, `right`, `kept`), `checks`, `hints`, `solution`.
    """
    of_each: dict[str, list[Mapping[str, Any]]] = {}
    for line in lines:
        of_each.setdefault(line["exercise"], []).append(line)
    rows = []
    for name, exercise in exercises.items():
        now = standing(of_each.get(name, []), name)
        rows.append((exercise.lesson, name, exercise.kind, exercise.work, exercise.minutes,
                     now.outcome, now.checks, now.hints, now.solution))  # fmt: skip
    columns = ["lesson", "exercise", "kind", "work", "minutes"]
    return pd.DataFrame(rows, columns=[*columns, "outcome", "checks", "hints", "solution"])


def progress_by_lesson(table: pd.DataFrame) -> pd.DataFrame:
    """The same in one row a lesson: `lesson`, `exercises`, `done`, `open`, `blank`, `minutes`.

    `done` counts right answers and kept texts, `open` those judged not yet, `blank` the rest;
    `minutes` is the time that what is not done will take.
    """
    done = table["outcome"].isin(["right", "kept"])
    counted = table.assign(
        done=done,
        open=table["outcome"] == "not_yet",
        blank=table["outcome"] == "blank",
        minutes=table["minutes"].where(~done, 0),
    )
    groups = counted.groupby("lesson", sort=True)
    sums = groups[["done", "open", "blank", "minutes"]].sum().astype("int64")
    return sums.assign(exercises=groups.size())[
        ["exercises", "done", "open", "blank", "minutes"]
    ].reset_index()
