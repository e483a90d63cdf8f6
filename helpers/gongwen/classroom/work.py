"""The work of a class as tables: by answer, by part of an answer, by mistake, exercise and learner."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongwen.classroom.attempts import IDLE, Attempt, Help, attempts, help_taken
from gongwen.classroom.collecting import Collected
from gongwen.classroom.parts import in_words, mistake_words, parts, value_words, wrong_words
from gongwen.exercises import Exercise

_COUNTED = ("first", "ever", "last")


@dataclass(frozen=True)
class Work:
    """A class, its exercises, its answers judged, and the help that was taken."""

    collected: Collected
    exercises: Mapping[str, Exercise]
    attempts: tuple[Attempt, ...]
    help: tuple[Help, ...]

    @property
    def learners(self) -> list[str]:
        """Whose files were read, whether or not they answered anything."""
        files = self.collected.files
        return sorted(files.loc[files["refused"] == "", "learner"])

    @property
    def answered(self) -> list[Exercise]:
        """The exercises that somebody answered, in order."""
        names = {one.exercise.id for one in self.attempts}
        return [one for name, one in self.exercises.items() if name in names]


def work_of(collected: Collected, exercises: Mapping[str, Exercise], *, idle: float = IDLE) -> Work:
    """The work of a class on some exercises; `idle` as in `help_taken`."""
    planned = {name: one.minutes for name, one in exercises.items()}
    helped = (one for one in help_taken(collected, idle, planned) if one.exercise in exercises)
    return Work(collected, exercises, tuple(attempts(collected, exercises)), tuple(helped))


def all_answers(work: Work, lang: str = "en") -> pd.DataFrame:
    """Every answer of everybody in one table.

    Returns
    -------
    pandas.DataFrame
        One row an answer: `learner, lesson, exercise, kind, turn` (from 1), `last`, `checked`,
        `outcome` (judged now), `told` (what the learner was told; missing where nothing was
        asked), `right` and `total` (parts), `answer` (in words), `meaning` (the messages of the
        mistakes that were foreseen) and `given` (the answer as JSON).
    """
    rows = [
        (one.learner, one.exercise.lesson, one.exercise.id, one.exercise.kind, one.turn, one.last,
         one.checked, one.judgement.outcome, one.told, one.judgement.right, one.judgement.total,
         _words(one, lang), meaning(one, lang), json.dumps(one.answer, ensure_ascii=False))
        for one in work.attempts
    ]  # fmt: skip
    return pd.DataFrame(
        rows,
        columns=["learner", "lesson", "exercise", "kind", "turn", "last", "checked", "outcome",
                 "told", "right", "total", "answer", "meaning", "given"],
    )  # fmt: skip


def _words(one: Attempt, lang: str) -> str:
    return in_words(one.exercise, one.answer, one.judgement, lang)


def meaning(one: Attempt, lang: str) -> str:
    """What the mistakes in an answer mean, where they were foreseen."""
    return " ".join(text.say(lang) for text in one.judgement.details.get("foreseen", ()))


def by_answer(work: Work, lang: str = "en") -> pd.DataFrame:
    """How often each answer was given.

    Returns
    -------
    pandas.DataFrame
        One row a different answer to an exercise: `exercise, answer, outcome, meaning` and how many
        learners gave it `first`, `ever` and `last`; the commonest first answers come first.
    """

    def rows(one: Attempt) -> Iterator[tuple[Any, ...]]:
        yield (_words(one, lang), one.judgement.outcome, meaning(one, lang))

    return _counted(work.attempts, ("answer", "outcome", "meaning"), rows).drop(columns="seen")


def by_part(work: Work, lang: str = "en") -> pd.DataFrame:
    """How often each value was given to each part: `exercise, part, value, right`, then as `by_answer`.

    `right` is missing where nobody judges.
    """

    def rows(one: Attempt) -> Iterator[tuple[Any, ...]]:
        for part in parts(one.exercise, one.answer, one.judgement):
            yield (part.name.say(lang), value_words(part, lang), part.right)

    found = _counted(work.attempts, ("part", "value", "right"), rows)
    # the parts in their own order, and the commonest value of each first
    place = found.groupby(["exercise", "part"], sort=False)["seen"].transform("min")
    numbers = found["exercise"].map({name: _number(name) for name in set(found["exercise"])})
    order = found.assign(place=place, number=numbers).sort_values(
        ["number", "place"], kind="stable"
    )
    return found.loc[order.index].drop(columns="seen").reset_index(drop=True)


def mistakes(work: Work, lang: str = "en") -> pd.DataFrame:
    """Which mistakes were made by how many.

    What a mistake means, the message says that learners got; to a wrong answer that nobody
    foresaw there is none, and the wrong parts of the answer itself stand there.

    Returns
    -------
    pandas.DataFrame
        One row a mistake: `exercise`, `foreseen`, `mistake`, `answer` (what was answered, where
        that was foreseen), and how many learners made it `first`, `ever`, `last`.
    """

    def rows(one: Attempt) -> Iterator[tuple[Any, ...]]:
        if one.judgement.outcome == "not_yet":
            known = one.judgement.details.get("foreseen", ())
            for foreseen in one.exercise.wrong:
                if foreseen.message in known:
                    answer = mistake_words(one.exercise, foreseen, lang)
                    yield (True, foreseen.message.say(lang), answer)
            if not known:
                yield (False, wrong_words(one.exercise, one.answer, one.judgement, lang), "")

    found = _counted(work.attempts, ("foreseen", "mistake", "answer"), rows)
    return found.astype({"foreseen": "bool"}).drop(columns="seen")


def _counted(
    given: Iterable[Attempt],
    names: Sequence[str],
    rows_of: Callable[[Attempt], Iterable[tuple[Any, ...]]],
) -> pd.DataFrame:
    """How many learners have each row first, ever and last; `seen` is its place of appearance."""
    given = list(given)
    places = {
        name: place
        for place, name in enumerate(sorted({one.exercise.id for one in given}, key=_number))
    }
    seen: dict[tuple[Any, ...], dict[str, set[str]]] = {}
    for one in given:
        for row in rows_of(one):
            who = seen.setdefault((one.exercise.id, *row), {name: set() for name in _COUNTED})
            who["ever"].add(one.learner)
            if one.turn == 1:
                who["first"].add(one.learner)
            if one.last:
                who["last"].add(one.learner)
    rows = [
        (*key, *(len(who[name]) for name in _COUNTED), place)
        for place, (key, who) in enumerate(seen.items())
    ]
    rows.sort(key=lambda row: (places[row[0]], -row[-4], -row[-3], row[-1]))
    return pd.DataFrame(rows, columns=["exercise", *names, *_COUNTED, "seen"])


def _number(name: str) -> tuple[int, ...]:
    """What sorts 04.10 behind 04.9."""
    return tuple(int(part) for part in name.split("."))


def by_exercise(work: Work) -> pd.DataFrame:
    """How each exercise went.

    Returns
    -------
    pandas.DataFrame
        One row an exercise that somebody answered: `exercise, lesson, kind`; `learners` who
        answered and `blank`, who did not; `first_right` and `right`, learners who had it right at
        once and in the end (a text that is kept counts); `turns`, mean answers a learner; `hints`
        and `solution`, learners who looked at them; `minutes`, the median of those who answered
        (see `help_taken`), and `planned`.
    """
    rows = []
    for exercise in work.answered:
        given = [one for one in work.attempts if one.exercise.id == exercise.id]
        who = {one.learner for one in given}
        helped = [one for one in work.help if one.exercise == exercise.id]
        times = pd.Series([one.minutes for one in helped if one.learner in who], dtype="float64")
        rows.append(
            (exercise.id, exercise.lesson, exercise.kind, len(who), len(work.learners) - len(who),
             sum(one.right for one in given if one.turn == 1),
             sum(one.right for one in given if one.last), len(given) / len(who),
             sum(one.hints > 0 for one in helped), sum(one.solution for one in helped),
             float(times.median()), exercise.minutes)
        )  # fmt: skip
    return pd.DataFrame(
        rows,
        columns=["exercise", "lesson", "kind", "learners", "blank", "first_right", "right", "turns",
                 "hints", "solution", "minutes", "planned"],
    )  # fmt: skip


def by_learner(work: Work) -> pd.DataFrame:
    """How each learner stands.

    Returns
    -------
    pandas.DataFrame
        One row a learner: `learner`, `answered` (exercises), `first_right`, `right`, `not_yet`,
        `kept` (free texts), `blank` (exercises that others of the class answered), `hints` and
        `solution` (exercises at which they were looked at), `minutes`.
    """
    total = len(work.answered)
    rows = []
    for learner in work.learners:
        given = [one for one in work.attempts if one.learner == learner]
        last = [one.judgement.outcome for one in given if one.last]
        helped = [one for one in work.help if one.learner == learner]
        rows.append(
            (learner, len(last), sum(one.right for one in given if one.turn == 1),
             last.count("right"), last.count("not_yet"), last.count("kept"), total - len(last),
             sum(one.hints > 0 for one in helped), sum(one.solution for one in helped),
             sum(one.minutes for one in helped))
        )  # fmt: skip
    return pd.DataFrame(
        rows,
        columns=["learner", "answered", "first_right", "right", "not_yet", "kept", "blank", "hints",
                 "solution", "minutes"],
    )  # fmt: skip


def outcomes(work: Work) -> pd.DataFrame:
    """The last outcome of every learner (rows) at every exercise (columns); `blank` where none."""
    last = {
        (one.learner, one.exercise.id): one.judgement.outcome for one in work.attempts if one.last
    }
    names = [one.id for one in work.answered]
    rows = [[last.get((who, name), "blank") for name in names] for who in work.learners]
    return pd.DataFrame(rows, columns=names, index=pd.Index(work.learners, name="learner"))
