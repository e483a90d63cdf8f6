"""Every exercise is proven: right answers pass, each foreseen mistake gets its own message."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from exercise_proof import as_given, nearly, spoiled
from gongwen.exercises import KINDS, Exercise, judge, read_file, sample

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "lessons" / "exercises").glob("*.yml"))
ALL = [exercise for path in FILES for exercise in read_file(path).values()]
JUDGED = [exercise for exercise in ALL if exercise.kind != "write"]
every = pytest.mark.parametrize("exercise", ALL, ids=lambda one: one.id)


@every
def test_every_accepted_answer_passes(exercise: Exercise) -> None:
    for number in range(len(exercise.accept)):
        found = judge(exercise, sample(exercise, number))
        assert found.outcome == ("kept" if exercise.kind == "write" else "right"), found


@every
def test_the_model_answer_passes(exercise: Exercise) -> None:
    found = judge(exercise, as_given(exercise, exercise.model.answer))
    assert found.outcome in ("right", "kept"), found


@every
@pytest.mark.parametrize("blank", [None, "", [], {}], ids=["none", "text", "list", "mapping"])
def test_nothing_is_not_attempted(exercise: Exercise, blank: Any) -> None:
    shape = type(sample(exercise))
    if blank is None or isinstance(blank, shape):
        assert judge(exercise, blank).outcome == "blank"


@pytest.mark.parametrize("exercise", JUDGED, ids=lambda one: one.id)
def test_each_foreseen_mistake_gets_its_own_message(exercise: Exercise) -> None:
    for foreseen in exercise.wrong:
        found = judge(exercise, spoiled(exercise, foreseen))
        assert found.outcome == "not_yet", (foreseen, found)
        for own, said in zip(foreseen.message, found.message, strict=True):
            assert own in said, (foreseen, found)
    for messages in zip(*(one.message for one in exercise.wrong), strict=True):
        assert len(set(messages)) == len(messages)


@pytest.mark.parametrize("exercise", JUDGED, ids=lambda one: one.id)
def test_a_mistake_does_not_call_up_the_message_of_another(exercise: Exercise) -> None:
    """Of the messages shown the first is the mistake's own."""
    for foreseen in exercise.wrong:
        said = judge(exercise, spoiled(exercise, foreseen)).message.en
        places = {one.message.en: said.find(one.message.en) for one in exercise.wrong}
        shown = [text for text, place in sorted(places.items(), key=lambda p: p[1]) if place >= 0]
        assert foreseen.message.en in shown[:2]


@pytest.mark.parametrize("exercise", JUDGED, ids=lambda one: one.id)
def test_a_near_miss_is_told_how_near(exercise: Exercise) -> None:
    answer = nearly(exercise)
    if answer is None:
        return
    found = judge(exercise, answer)
    assert found.outcome == "not_yet"
    assert 0 < found.right < found.total
    for said in found.message:
        assert str(found.right) in said
        assert str(found.total) in said


@every
def test_an_answer_of_another_shape_is_refused_kindly(exercise: Exercise) -> None:
    for strange in ("‽", ["‽"], {"‽": "‽"}, [[0, 99999, "‽"]], 7, [None]):
        assert judge(exercise, strange).outcome in ("blank", "not_yet", "kept")


@every
def test_it_says_what_a_learner_needs(exercise: Exercise) -> None:
    """Prompt, hints and reason in both languages, no hint that is another's, a plausible time."""
    for texts in zip(exercise.prompt, *exercise.hints, exercise.model.reason, strict=False):
        assert all(texts)
    assert len({hint.en for hint in exercise.hints}) == len(exercise.hints) >= 2
    assert 1 <= exercise.minutes <= 45
    assert exercise.model.rule.strip()


@pytest.mark.parametrize("exercise", JUDGED, ids=lambda one: one.id)
def test_a_choice_of_one_answers_every_option(exercise: Exercise) -> None:
    if exercise.kind == "choose" and not exercise.task.many:
        answered = {*exercise.accept, *(one.answer for one in exercise.wrong)}
        assert answered == set(exercise.task.options)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_lesson_has_enough_for_everybody(path: Path) -> None:
    """At least eight exercises, two for groups, and something for readers and for writers."""
    found = list(read_file(path).values())
    assert len(found) >= 8
    assert sum(one.work == "group" for one in found) >= 2
    audiences = Counter(one.audience for one in found)
    for audience in ("readers", "writers"):
        assert audiences[audience] + audiences["both"] >= 6
        assert audiences[audience] >= 1


def test_every_kind_is_used() -> None:
    assert {exercise.kind for exercise in ALL} == set(KINDS)
