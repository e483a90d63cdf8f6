"""An exercise as it is printed, and its key with the letters of that very printing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from gongwen.classroom.parts import mistake_words
from gongwen.classroom.sheets.pieces import BLANK, Piece, letter
from gongwen.exercises import Exercise, Text
from gongwen.exercises.kinds.choose import Choose
from gongwen.exercises.kinds.count import Count
from gongwen.exercises.kinds.mark import Mark
from gongwen.exercises.kinds.order import Order
from gongwen.exercises.kinds.repair import Repair
from gongwen.exercises.kinds.slots import Slots
from gongwen.exercises.kinds.write import MOST, Write
from gongwen.labels import label

_LINES = {"repair": 3, "write": 10}


def task_pieces(exercise: Exercise, number: int, lang: str) -> Iterator[Piece]:
    """An exercise on paper."""
    about = " · ".join([
        label(f"task.{exercise.kind}", lang),
        label(f"work.{exercise.work}", lang),
        label("exercise.minutes", lang, n=exercise.minutes),
    ])  # fmt: skip
    yield Piece("heading", f"{number}. {exercise.prompt.say(lang)}")
    yield Piece("small", f"{about} ({exercise.id})")
    if exercise.text:
        yield Piece("quote", exercise.text)
    yield from _TASKS.get(type(exercise.task), _room)(exercise, lang)


def key_pieces(exercise: Exercise, number: int, lang: str) -> Iterator[Piece]:
    """The key of an exercise: answer, reason, rule, and what likely mistakes mean."""
    yield Piece("heading", f"{number}. {exercise.prompt.say(lang)}")
    yield Piece("small", exercise.id)
    accepted = exercise.accept if exercise.task.__class__ not in (Repair, Write) else ()
    answers = [exercise.model.answer, *(one for one in accepted if one != exercise.model.answer)]
    for place, answer in enumerate(answers):
        if place:
            yield Piece("small", label("class.also", lang))
        yield from _ANSWERS.get(type(exercise.task), _text)(exercise, answer, lang)
    if exercise.model.reason.say(lang):
        yield Piece("text", exercise.model.reason.say(lang))
    if exercise.model.rule:
        yield Piece("small", f"{label('exercise.rule', lang)} {exercise.model.rule}")
    if exercise.wrong:
        yield Piece("small", label("class.likely", lang))
        arrow = "：" if lang == "zh" else ": "
        for one in exercise.wrong:
            made = mistake_words(exercise, one, lang)
            words = f"“{made}”{arrow}" if made else ""
            yield Piece("option", words + one.message.say(lang), "·")


def _lettered(texts: Iterable[Text], lang: str) -> list[tuple[str, str]]:
    return [(letter(place), text.say(lang)) for place, text in enumerate(texts)]


def _letters(names: Iterable[str]) -> dict[str, str]:
    return {name: letter(place) for place, name in enumerate(names)}


def _legend(texts: Iterable[Text], lang: str) -> Piece:
    words = " · ".join(f"{one}\u00a0{text}" for one, text in _lettered(texts, lang))
    return Piece("text", words)


# --- tasks


def _choose(exercise: Exercise, lang: str) -> Iterator[Piece]:
    sign = "☐" if exercise.task.many else "○"
    for one, text in _lettered(exercise.task.options.values(), lang):
        yield Piece("option", text, f"{sign} {one}")


def _room(exercise: Exercise, lang: str) -> Iterator[Piece]:  # noqa: ARG001 - the shape of all
    """Lines to write on, for a kind that nothing else is known of."""
    yield Piece("lines", empty=_LINES["repair"])


def _count(exercise: Exercise, lang: str) -> Iterator[Piece]:
    yield Piece("text", f"{BLANK} {exercise.task.unit.say(lang)}")


def _mark(exercise: Exercise, lang: str) -> Iterator[Piece]:
    yield Piece("small", label("class.underline", lang))
    yield _legend(exercise.task.labels.values(), lang)


def _order(exercise: Exercise, lang: str) -> Iterator[Piece]:
    for one, text in _lettered(exercise.task.items.values(), lang):
        yield Piece("option", text, one)
    yield Piece("text", label("class.order", lang) + f" {BLANK}" * len(exercise.task.items))


def _repair(exercise: Exercise, lang: str) -> Iterator[Piece]:  # noqa: ARG001 - the shape of all
    yield Piece("quote", exercise.task.faulty)
    yield Piece("lines", empty=max(_LINES["repair"], len(exercise.task.faulty) // 30 + 1))


def _slots(exercise: Exercise, lang: str) -> Iterator[Piece]:
    task: Slots = exercise.task
    if task.frame:
        yield Piece("quote", _frame(task))
        return
    if exercise.kind == "match":
        left = [f"{n}. {text.say(lang)}" for n, text in enumerate(task.items.values(), 1)]
        right = [f"{one}. {text}" for one, text in _lettered((task.choices or {}).values(), lang)]
        rows = [
            (left[i] if i < len(left) else "", BLANK if i < len(left) else "",
             right[i] if i < len(right) else "")
            for i in range(max(len(left), len(right)))
        ]  # fmt: skip
        yield Piece("table", rows=(("", "", ""), *rows))
        return
    if exercise.kind == "label":
        yield _legend((task.choices or {}).values(), lang)
    for number, text in enumerate(task.items.values(), 1):
        yield Piece("option", text.say(lang), f"{BLANK} {number}.")


def _frame(task: Slots) -> str:
    words = task.frame
    for name in task.items:
        words = words.replace(f"{{{name}}}", f"＿＿（{name}）＿＿")
    return words


def _write(exercise: Exercise, lang: str) -> Iterator[Piece]:
    yield Piece("lines", empty=_LINES["write"])
    yield Piece("small", label("exercise.rubric", lang, most=MOST))
    for text in exercise.task.rubric.values():
        yield Piece("option", text.say(lang), BLANK)


_TASKS: dict[type, Callable[[Exercise, str], Iterator[Piece]]] = {
    Choose: _choose, Count: _count, Mark: _mark, Order: _order, Repair: _repair, Slots: _slots,
    Write: _write,
}  # fmt: skip


# --- answers


def _chosen(exercise: Exercise, answer: Any, lang: str) -> Iterator[Piece]:
    letters = _letters(exercise.task.options)
    names = answer if isinstance(answer, list) else [answer]
    for name in sorted(names, key=lambda one: letters[one]):
        yield Piece("option", exercise.task.options[name].say(lang), letters[name])


def _figure(exercise: Exercise, answer: Any, lang: str) -> Iterator[Piece]:
    yield Piece("text", f"{answer} {exercise.task.unit.say(lang)}")


def _marked(exercise: Exercise, answer: Any, lang: str) -> Iterator[Piece]:
    letters = _letters(exercise.task.labels)
    for span in answer:
        words, name = exercise.text[span.start : span.end], exercise.task.labels[span.label]
        maybe = label("class.optional", lang) if span.optional else ""
        yield Piece("option", f"“{words}” {name.say(lang)} {maybe}".strip(), letters[span.label])


def _ordered(exercise: Exercise, answer: Any, lang: str) -> Iterator[Piece]:  # noqa: ARG001
    letters = _letters(exercise.task.items)
    yield Piece("text", " ".join(letters[name] for name in answer))


def _text(exercise: Exercise, answer: Any, lang: str) -> Iterator[Piece]:  # noqa: ARG001
    yield Piece("quote", answer["text"] if isinstance(answer, dict) else str(answer))


def _filled(exercise: Exercise, answer: Any, lang: str) -> Iterator[Piece]:
    task: Slots = exercise.task
    letters = {} if exercise.kind == "outline" else _letters(task.choices or {})
    for number, name in enumerate(task.items, 1):
        values = [
            f"{letters.get(one, '')} {task.choices[one].say(lang) if task.choices else one}".strip()
            for one in answer[name]
        ]
        place = name if task.frame else str(number)
        yield Piece("option", " / ".join(values), f"{place} →")


_ANSWERS: dict[type, Callable[[Exercise, Any, str], Iterator[Piece]]] = {
    Choose: _chosen, Count: _figure, Mark: _marked, Order: _ordered, Repair: _text,
    Slots: _filled, Write: _text,
}  # fmt: skip
