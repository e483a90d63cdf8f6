"""Tasks and answers in words: what is to be chosen, ordered, filled in, and what the answer is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from gongwen.exercises.kinds.choose import Choose
from gongwen.exercises.kinds.count import Count
from gongwen.exercises.kinds.mark import Mark
from gongwen.exercises.kinds.order import Order
from gongwen.exercises.kinds.repair import Repair
from gongwen.exercises.kinds.slots import GAP, Slots
from gongwen.exercises.kinds.write import MOST, Write
from gongwen.exercises.model import Exercise, Text
from gongwen.labels import label
from gongwen.views.html import Safe, chinese, el, join


def quote(text: str) -> Safe:
    """A short text, set in; nothing where there is none."""
    lines = [chinese(line, name="p") for line in text.split("\n") if line.strip()]
    return el("blockquote", *lines, class_="gw-quote") if lines else join()


def frame_words(task: Slots) -> Safe:
    """A frame with its gaps as lines to write on, each with its name."""
    pieces = GAP.split(task.frame)  # words and names of gaps in turn
    parts = (el("u", f"　{one}　") if i % 2 else join(one) for i, one in enumerate(pieces))
    return el("blockquote", el("p", chinese(*parts)), class_="gw-quote")


def task_words(task: Any, lang: str) -> Safe:
    """The options, items or criteria of a task; nothing for a kind that says no more than its prompt."""
    find = _TASKS.get(type(task))
    return find(task, lang) if find else join()


def answer_words(exercise: Exercise, answer: Any, lang: str) -> Safe:
    """An answer of the file."""
    find = _ANSWERS.get(type(exercise.task))
    return find(exercise, answer, lang) if find else quote(str(answer))


def _list(texts: dict[str, Text], lang: str, sign: str = "·") -> Safe:
    return el("ul", *(el("li", f"{sign} ", text.say(lang)) for text in texts.values()))


def _names(key: str, texts: dict[str, Text], lang: str) -> Safe:
    names = " · ".join(text.say(lang) for text in texts.values())
    return el("p", el("small", f"{label(key, lang)} {names}"))


def _slots(task: Slots, lang: str) -> Safe:
    if task.frame:
        return frame_words(task)
    return join(_list(task.items, lang), _names("exercise.choices", task.choices or {}, lang))


def _write(task: Write, lang: str) -> Safe:
    rubric = label("exercise.rubric", lang, most=MOST)
    return join(el("p", rubric), _list(task.rubric, lang))


_TASKS: dict[type, Callable[[Any, str], Safe]] = {
    Choose: lambda task, lang: _list(task.options, lang, "☐" if task.many else "○"),
    Count: lambda task, lang: el("p", f"＿＿＿ {task.unit.say(lang)}"),
    Mark: lambda task, lang: _names("exercise.labels", task.labels, lang),
    Order: lambda task, lang: _list(task.items, lang),
    Repair: lambda task, _: quote(task.faulty),
    Slots: _slots,
    Write: _write,
}


def _chosen(exercise: Exercise, answer: Any, lang: str) -> Safe:
    chosen = answer if isinstance(answer, list) else [answer]
    return _list({name: exercise.task.options[name] for name in chosen}, lang)


def _ordered(exercise: Exercise, answer: Any, lang: str) -> Safe:
    return el("ol", *(el("li", exercise.task.items[name].say(lang)) for name in answer))


def _marked(exercise: Exercise, answer: Any, lang: str) -> Safe:
    spans = ((exercise.text[s.start : s.end], exercise.task.labels[s.label]) for s in answer)
    return el("ul", *(el("li", chinese(text), f" · {name.say(lang)}") for text, name in spans))


def _filled(exercise: Exercise, answer: Any, lang: str) -> Safe:
    task = exercise.task
    rows = []
    for name, item in task.items.items():
        words = (task.choices[one].say(lang) if task.choices else one for one in answer[name])
        rows.append(el("tr", el("td", item.say(lang)), el("td", " / ".join(words))))
    return el("table", el("tbody", *rows))


_ANSWERS: dict[type, Callable[[Exercise, Any, str], Safe]] = {
    Choose: _chosen,
    Mark: _marked,
    Order: _ordered,
    Slots: _filled,
    Write: lambda _, answer, __: quote(answer["text"]),
}
