"""A class of learners' files of answers, made up with a seed: right, wrong, blank, torn, too new."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from exercise_proof import nearly, spoiled
from gongwen.exercises import Exercise, judge, sample
from gongwen.exercises.store import SCHEMA

NAMES = [
    f"{family}{given}"
    for family in ("程", "韩", "陆", "叶", "罗", "贺")
    for given in ("一禾", "思源", "知夏", "景行", "若谷")
]
"""Thirty invented learners."""

TORN, NEWER, NOTHING, UNSAFE = NAMES[3], NAMES[17], NAMES[29], NAMES[11]
"""Whose last line is torn, whose file is of a later schema, who did nothing, who writes HTML."""


def make_class(folder: Path, exercises: dict[str, Exercise], seed: int = 7) -> Path:
    """Write a file for each learner; return the folder."""
    for number, name in enumerate(NAMES):
        random = Random(f"{seed} {name}")
        lines = [] if name == NOTHING else list(_learner(exercises, random, number))
        if name == UNSAFE:
            lines += [_unsafe(one) for one in exercises.values() if one.kind == "repair"]
        if name == NEWER:
            lines[4] |= {"schema": SCHEMA + 1}
        place = folder / name / "answers.jsonl"
        place.parent.mkdir(parents=True)
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        place.write_text(text + ('{"schema": 1, "exer' if name == TORN else ""), encoding="utf-8")
    return folder


def _learner(
    exercises: dict[str, Exercise], random: Random, number: int
) -> Iterator[dict[str, Any]]:
    """Yield the lines of one learner, who leaves out some exercises and tries others again."""
    now = datetime(2031, 3, 4, 9, number, tzinfo=UTC)
    skill = random.uniform(0.2, 0.9)
    for exercise in exercises.values():
        if random.random() < 0.12:
            continue
        for turn in range(3):
            now += timedelta(minutes=random.uniform(0.3, 1.5) * exercise.minutes / (turn + 1))
            given = answer(exercise, random, skill + 0.25 * turn)
            yield _line(exercise, now, "answer", answer=given)
            outcome = judge(exercise, given).outcome
            if random.random() < 0.08:
                break  # answered, never checked
            now += timedelta(seconds=random.uniform(1, 9))
            yield _line(exercise, now, "check", answer=given, outcome=outcome)
            if outcome != "not_yet":
                break
            if turn == 0 and random.random() < 0.4:
                yield _line(exercise, now + timedelta(seconds=3), "hint", number=1)
            if turn == 2:
                yield _line(exercise, now + timedelta(seconds=5), "solution")


def answer(exercise: Exercise, random: Random, skill: float) -> Any:
    """Return an answer: right with the chance `skill`, else a foreseen mistake or another."""
    if exercise.kind == "write":
        points = {name: random.randint(0, 3) for name in exercise.task.rubric}
        return sample(exercise) | {"points": points if random.random() < 0.7 else {}}
    if random.random() < skill:
        return sample(exercise, random.randrange(len(exercise.accept)))
    if random.random() < 0.75:
        return spoiled(exercise, random.choice(exercise.wrong))
    other = nearly(exercise)
    return other if other is not None else _other(exercise)


def _other(exercise: Exercise) -> Any:
    """Return a wrong answer that nobody foresaw."""
    if exercise.kind == "choose":
        return (
            list(exercise.task.options) if exercise.task.many else next(iter(exercise.task.options))
        )
    return {"count": "997", "repair": "另起一稿<b>。"}.get(exercise.kind, {})


def _unsafe(exercise: Exercise) -> dict[str, Any]:
    """Return a last answer that a page has to escape."""
    later = datetime(2031, 3, 5, tzinfo=UTC)
    return _line(exercise, later, "check", answer="另起一稿<b>。", outcome="not_yet")


def _line(exercise: Exercise, now: datetime, event: str, **more: Any) -> dict[str, Any]:
    time = now.isoformat(timespec="milliseconds")
    return {"schema": SCHEMA, "exercise": exercise.id, "time": time, "event": event, **more}
