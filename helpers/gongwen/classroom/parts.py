"""An answer taken apart: what was said of each item, and whether that is right."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from gongwen.exercises import KINDS, Exercise, Foreseen, Judgement, Text
from gongwen.exercises.kinds.choose import Choose
from gongwen.exercises.kinds.count import Count
from gongwen.exercises.kinds.mark import Mark
from gongwen.exercises.kinds.order import Order
from gongwen.exercises.kinds.repair import Repair
from gongwen.exercises.kinds.slots import Slots
from gongwen.exercises.kinds.write import Write
from gongwen.labels import label

NOTHING = Text("–", "–")
"""Stands where a part was left empty."""

_LONGEST = 16


class Part(NamedTuple):
    """One part of an answer; `right` is None where nobody judges."""

    name: Text
    value: Text
    right: bool | None


def parts(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:
    """What an answer says, part by part; nothing of an answer that cannot be read.

    A part is an option, an item and its value, a place in an order, a mark (found, left out, too
    many), a check of a rewritten text, a criterion of a free one.
    """
    if judgement.outcome == "blank" or judgement.details.get("unreadable"):
        return []
    try:
        return _PARTS[type(exercise.task)](exercise, answer, judgement)
    except (TypeError, ValueError, AttributeError, KeyError, IndexError):
        return []  # of another shape, from a file edited by hand or an older exercise; as in judge


def in_words(exercise: Exercise, answer: Any, judgement: Judgement, lang: str) -> str:
    """An answer on one line."""
    if isinstance(exercise.task, Repair):
        return str(answer).strip()
    if isinstance(exercise.task, Write):
        return str(answer.get("text", "")).strip() if isinstance(answer, dict) else str(answer)
    found = [one for one in parts(exercise, answer, judgement) if one.value != NOTHING]
    if not found:
        return str(answer)
    if isinstance(exercise.task, Order):
        return _in_order((one.value for one in found), lang)
    if isinstance(exercise.task, Choose) and exercise.task.many:
        chosen = Text.of("class.chosen")
        return " · ".join(one.name.say(lang) for one in found if one.value == chosen)
    return _said(found, lang)


def wrong_words(exercise: Exercise, answer: Any, judgement: Judgement, lang: str) -> str:
    """What of an answer is wrong, on one line: only its wrong parts, where it has several."""
    if isinstance(exercise.task, Mark | Slots):
        found = [one for one in parts(exercise, answer, judgement) if not one.right]
        return _said(found, lang) or str(answer)
    return in_words(exercise, answer, judgement, lang)


def mistake_words(exercise: Exercise, foreseen: Foreseen, lang: str) -> str:
    """What somebody answers who makes a foreseen mistake; nothing where any text can make it."""
    task = exercise.task
    if foreseen.check is not None:
        return ""
    if foreseen.answer is not None:
        given = KINDS[exercise.kind].sample(foreseen.answer)
        return in_words(exercise, given, KINDS[exercise.kind].judge(exercise, given), lang)
    part = foreseen.part
    if isinstance(task, Choose):
        key = "class.left_out" if part in exercise.accept[0] else "class.ticked"
        return label(key, lang, option=task.options[part].say(lang))
    if isinstance(task, Order):
        return _in_order((task.items[name] for name in part), lang)
    if isinstance(task, Mark):
        words = _clipped(exercise.text[part.start : part.end])
        return _said([Part(Text(words, words), task.labels[part.label], right=False)], lang)
    values = {name: values[0] for name, values in part.items()}
    found = [
        Part(task.items[name], (task.choices or {}).get(one, Text(one, one)), right=False)
        for name, one in values.items()
    ]
    return _said(found, lang)


def value_words(part: Part, lang: str) -> str:
    """What stands in a part of an answer; an empty one is said to be empty."""
    return label("class.left_empty", lang) if part.value == NOTHING else part.value.say(lang)


def _in_order(texts: Iterable[Text], lang: str) -> str:
    return " → ".join(_clipped(one.say(lang)) for one in texts)


def _said(found: list[Part], lang: str) -> str:
    colon = "：" if lang == "zh" else ": "
    said = [(_clipped(one.name.say(lang)), value_words(one, lang)) for one in found]
    return " · ".join(f"{name}{colon}{value}" if name else value for name, value in said)


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip("。，、；：") + "…"


def _wrong(judgement: Judgement) -> set[str]:
    return set(judgement.details.get("wrong", ()))


def _chosen(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:
    options = exercise.task.options
    if not exercise.task.many:
        return [Part(Text("", ""), options[answer], judgement.outcome == "right")]
    said = {name: Text.of("class.chosen" if name in answer else "class.left") for name in options}
    wrong = _wrong(judgement)
    return [Part(options[name], said[name], name not in wrong) for name in options]


def _figure(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:  # noqa: ARG001
    value = str(answer).strip()
    return [Part(Text("", ""), Text(value, value), judgement.outcome == "right")]


def _slots(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:
    task, wrong = exercise.task, _wrong(judgement)
    found = []
    for name, item in task.items.items():
        given = str(answer.get(name) or "").strip()
        value = (task.choices or {}).get(given, Text(given, given)) if given else NOTHING
        found.append(Part(item, value, bool(given) and name not in wrong))
    return found


def _order(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:
    wrong = _wrong(judgement)
    return [
        Part(Text.of("class.place", n=place), exercise.task.items[name], name not in wrong)
        for place, name in enumerate(answer, 1)
    ]


def _marks(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:
    details, labels = judgement.details, exercise.task.labels

    def part(start: int, end: int, value: Text, *, right: bool) -> Part:
        words = exercise.text[start:end]
        return Part(Text(words, words), value, right)

    given = sorted((start, end, name) for start, end, name, *_ in answer)
    surplus = (given[row] for row in details["surplus"])
    return [
        *(part(s.start, s.end, labels[s.label], right=True) for s in details["hits"]),
        *(part(s.start, s.end, Text.of("class.unmarked"), right=False) for s in details["missing"]),
        *(part(start, end, labels[name], right=False) for start, end, name in surplus),
    ]


def _repair(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:  # noqa: ARG001
    failing = set(judgement.details.get("failing", ()))
    return [
        Part(check.says, Text.of("class.fails" if check.name in failing else "class.passes"),
             check.name not in failing)
        for check in exercise.task.checks
    ]  # fmt: skip


def _write(exercise: Exercise, answer: Any, judgement: Judgement) -> list[Part]:  # noqa: ARG001
    points = judgement.details.get("points", {})
    return [
        Part(name, Text(str(points[key]), str(points[key])) if key in points else NOTHING, None)
        for key, name in exercise.task.rubric.items()
    ]


_PARTS: dict[type, Callable[[Exercise, Any, Judgement], list[Part]]] = {
    Choose: _chosen, Count: _figure, Mark: _marks, Order: _order, Repair: _repair, Slots: _slots,
    Write: _write,
}  # fmt: skip
