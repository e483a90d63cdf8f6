"""Every answer of a class, judged anew by the exercises as they now are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import pandas as pd

from gongwen.classroom.collecting import Collected
from gongwen.exercises import Exercise, Judgement, judge

IDLE = 10.0
"""Minutes between two events after which a learner is taken to have been away."""


class Attempt(NamedTuple):
    """One answer of a learner: the `turn`-th to an exercise.

    `checked` is whether the learner asked for a judgement; an answer that was never checked is an
    attempt only where it is the last. `told` is what the learner was told then.
    """

    learner: str
    exercise: Exercise
    turn: int
    last: bool
    checked: bool
    answer: Any
    judgement: Judgement
    told: str | None

    @property
    def right(self) -> bool:
        """Whether there is nothing left to mend; a text that is kept is not judged."""
        return self.judgement.outcome in ("right", "kept")

    @property
    def changed(self) -> bool:
        """Whether the exercise judges otherwise now than when the learner asked."""
        return self.checked and self.told is not None and self.told != self.judgement.outcome


class Help(NamedTuple):
    """What a learner took of an exercise beside answering: hints, the solution, minutes."""

    learner: str
    exercise: str
    hints: int
    solution: bool
    minutes: float


def attempts(collected: Collected, exercises: Mapping[str, Exercise]) -> list[Attempt]:
    """Every answer that was checked, and the last one where it was not; in order.

    Answers to exercises that `exercises` does not have are left out; `unknown` names them.
    """
    found: list[Attempt] = []
    judged: dict[tuple[str, str], Judgement] = {}
    for (learner, name), events in collected.events.groupby(["learner", "exercise"], sort=True):
        if name in exercises:
            rows = events.to_dict("records")
            found += _attempts(str(learner), exercises[str(name)], rows, judged)
    order = {name: place for place, name in enumerate(exercises)}
    return sorted(found, key=lambda one: (one.learner, order[one.exercise.id], one.turn))


def _attempts(
    learner: str,
    exercise: Exercise,
    events: Iterable[Mapping[Any, Any]],
    known: dict[tuple[str, str], Judgement],
) -> Iterator[Attempt]:
    """The attempts of one learner; `known` keeps judgements, for a class gives the same answers."""
    given = [event for event in events if event["event"] in ("answer", "check")]
    kept = [
        event
        for place, event in enumerate(given)
        if event["event"] == "check" or place == len(given) - 1
    ]
    judged = []
    for event in kept:
        answer = json.loads(event["answer"]) if isinstance(event["answer"], str) else None
        key = (exercise.id, json.dumps(answer, sort_keys=True))
        judgement = known.get(key) or judge(exercise, answer)
        known[key] = judgement
        if judgement.outcome != "blank":
            judged.append((event, answer, judgement))
    for turn, (event, answer, judgement) in enumerate(judged, 1):
        told = event["outcome"] if isinstance(event["outcome"], str) else None
        yield Attempt(learner, exercise, turn, turn == len(judged), event["event"] == "check",
                      answer, judgement, told)  # fmt: skip


def unknown(collected: Collected, exercises: Mapping[str, Exercise]) -> list[str]:
    """Exercises that were answered and that are not there, by number."""
    return sorted(set(collected.events["exercise"]) - set(exercises))


def help_taken(
    collected: Collected, idle: float = IDLE, planned: Mapping[str, float] | None = None
) -> list[Help]:
    """Hints, solutions and minutes for each learner and exercise.

    The time from one event of a learner to the next belongs to the exercise of the later one; a
    pause of more than `idle` minutes, or than the exercise is `planned` to take, belongs to none.
    So the reading before a learner's very first event is not counted, and times are rather too
    short than too long.
    """
    events = collected.events
    gaps = events.groupby("learner")["time"].diff().dt.total_seconds() / 60
    most = events["exercise"].map(dict(planned or {})).astype("float64").fillna(0).clip(lower=idle)
    timed = events.assign(minutes=gaps.where((gaps >= 0) & (gaps <= most)))
    found = []
    for (learner, name), rows in timed.groupby(["learner", "exercise"], sort=True):
        hints = pd.to_numeric(rows.loc[rows["event"] == "hint", "number"], errors="coerce").max()
        found.append(
            Help(
                str(learner),
                str(name),
                0 if pd.isna(hints) else int(hints),
                bool((rows["event"] == "solution").any()),
                float(rows["minutes"].sum()),
            )
        )
    return found
