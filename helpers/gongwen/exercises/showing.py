"""Exercises as HTML: for the head of a panel, and whole for pages where nothing can be pressed."""

from __future__ import annotations

from gongwen.exercises.in_words import answer_words, frame_words, quote, task_words
from gongwen.exercises.kinds.mark import Mark
from gongwen.exercises.kinds.slots import Slots
from gongwen.exercises.model import Exercise, Judgement
from gongwen.labels import label
from gongwen.views.html import Safe, View, chinese, el, join, scrolling, view

SIGNS = {"blank": "○", "not_yet": "△", "right": "✓", "kept": "✓"}
"""A sign for each outcome, beside the words."""

_LONG = 300


def exercise_view(exercise: Exercise, lang: str = "en") -> View:
    """The whole exercise as it stands before anybody has answered."""
    return view(
        f"exercise {exercise.id}: {exercise.kind}",
        _head(exercise, lang), _text(exercise), task_words(exercise.task, lang), lang=lang,
    )  # fmt: skip


def head_view(exercise: Exercise, lang: str) -> View:
    """What stands above the controls of a panel: number, kind, time, prompt, text."""
    parts = [_head(exercise, lang)]
    if not isinstance(exercise.task, Mark):
        parts.append(_text(exercise))
    if isinstance(exercise.task, Slots) and exercise.task.frame:
        parts.append(frame_words(exercise.task))
    return view("head", *parts, lang=lang)


def outcome_view(judgement: Judgement, lang: str) -> View:
    """A judgement: its sign, its name and the message."""
    name = label(f"outcome.{judgement.outcome}", lang)
    sign = el("b", f"{SIGNS[judgement.outcome]} {name}")
    message = judgement.message.say(lang)
    said = el("p", sign, " ", message, class_=f"gw-outcome gw-{judgement.outcome}", role="status")
    return view("judgement", said, lang=lang)


def hints_view(exercise: Exercise, count: int, lang: str) -> View:
    """The first hints, numbered."""
    items = (el("li", hint.say(lang)) for hint in exercise.hints[:count])
    return view("hints", el("ol", *items, class_="gw-hints"), lang=lang)


def solution_view(exercise: Exercise, lang: str) -> View:
    """The model answer with its reason and rule, folded."""
    rule = el("small", f"{label('exercise.rule', lang)} {exercise.model.rule}")
    inside = el(
        "details",
        el("summary", label("exercise.solution_head", lang)),
        answer_words(exercise, exercise.model.answer, lang),
        el("p", exercise.model.reason.say(lang)),
        el("p", rule),
    )
    return view("solution", inside, lang=lang)


def _head(exercise: Exercise, lang: str) -> Safe:
    about = " · ".join([
        label(f"task.{exercise.kind}", lang),
        label(f"work.{exercise.work}", lang),
        label("exercise.minutes", lang, n=exercise.minutes),
        *([] if exercise.audience == "both" else [label(f"audience.{exercise.audience}", lang)]),
    ])  # fmt: skip
    title = el("b", label("exercise.title", lang, id=exercise.id))
    prompt = el("p", exercise.prompt.say(lang), class_="gw-prompt")
    return join(el("p", title, " ", el("small", about), class_="gw-caption"), prompt)


def _text(exercise: Exercise) -> Safe:
    if len(exercise.text) <= _LONG:
        return quote(exercise.text)
    lines = [chinese(line, name="p") for line in exercise.text.split("\n") if line.strip()]
    return scrolling(exercise.source.document if exercise.source else exercise.id, *lines)
