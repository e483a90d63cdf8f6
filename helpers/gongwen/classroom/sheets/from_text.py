"""Exercises made of any text: mark its moves, set its levels, put it in order, fill its formulae.

What the key says was found by the kit's detectors, which err; the key tells the teacher so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from random import Random
from typing import Any

import pandas as pd

from gongwen.classroom.collecting import ClassroomError
from gongwen.classroom.sheets.shuffling import mixed
from gongwen.documents import Document
from gongwen.exercises import Exercise, Model, Text
from gongwen.exercises.kinds.mark import Mark, Span
from gongwen.exercises.kinds.order import Order
from gongwen.exercises.kinds.slots import Slots
from gongwen.labels import LANGUAGES, name_of
from gongwen.moves import moves
from gongwen.phrases import formulae
from gongwen.reading.read import read
from gongwen.structure import outline

_MOST = 12
_LONGEST_GAP = 14
_HEAD = 40
_BODY = ("heading", "paragraph", "list_item", "closing", "salutation")


def read_text_file(path: Any) -> Document:
    """The one document of a file of the teacher's.

    Raises
    ------
    ClassroomError
        If the file holds several documents.
    gongwen.UnreadableError
        If it cannot be read.
    """
    found = list(read(path))
    if len(found) != 1:
        raise ClassroomError(
            f"{path}: holds {len(found)} documents; put the one you want into a file"
        )
    return found[0]


def text_exercises(document: Document, tasks: Iterable[str] = ()) -> list[Exercise]:
    """Exercises on a text.

    Parameters
    ----------
    document : Document
        Any text that the kit has read.
    tasks : iterable of str
        Of `TASKS`; by default `BESIDE`, those that give nothing of each other away.

    Raises
    ------
    ClassroomError
        If there is no such task, or the text has nothing to do it on.
    """
    wanted = list(tasks)
    if strange := [name for name in wanted if name not in TASKS]:
        raise ClassroomError(f"{strange[0]}: is no task; choose from {', '.join(TASKS)}")
    found = []
    for number, name in enumerate(wanted or BESIDE, 1):
        made = TASKS[name](document)
        if made is not None:
            found.append(_exercise(f"{document.id}.{number}", name, document, *made))
        elif wanted:
            raise ClassroomError(
                f"{document.id}: has nothing to make the task {name} of; try another"
            )
    if not found:
        raise ClassroomError(f"{document.id}: is too short to make a worksheet of")
    return found


def _exercise(name: str, task_name: str, document: Document, task: Any, answer: Any) -> Exercise:
    kinds = {"moves": "mark", "levels": "outline", "order": "order", "gaps": "fill"}
    on_text = task_name == "moves"
    length = len(document.text)
    return Exercise(
        id=name, kind=kinds[task_name], prompt=Text.of(f"class.do_{task_name}"),
        minutes=max(5, round(length / 150)), work="individual", audience="both", task=task,
        accept=(answer,), wrong=(), hints=(),
        model=Model(answer, Text.of("class.by_program"), ""),
        text=document.text if on_text else "",
    )  # fmt: skip


Made = tuple[Any, Any] | None


def _moves(document: Document) -> Made:
    """Mark what each stretch does, with the moves that occur in it."""
    found = moves(document)
    found = found[found["end"] > found["start"]]
    if len(found) < 3:
        return None
    labels = {
        label: Text(*(name_of(label, lang, f"move_{kind}", "move") for lang in LANGUAGES))
        for label, kind in zip(found["label"], found["inventory"], strict=True)
    }
    spans = list(_apart(found))
    return Mark(labels, document, 0.5), spans


def _apart(found: pd.DataFrame) -> Iterator[Span]:
    """The spans from left to right, without those that overlap one before."""
    end = 0
    for row in found.sort_values(["start", "end"]).to_dict("records"):
        if row["start"] >= end:
            yield Span(row["start"], row["end"], row["label"])
            end = row["end"]


def _levels(document: Document) -> Made:
    found = outline(document)
    levels = found["level"].dropna()
    if len(found) < 3 or levels.nunique() < 2:
        return None
    rows = [row for row in found.to_dict("records") if not pd.isna(row["level"])][: 2 * _MOST]
    heads = [str(row["text"]).split("\n")[0][:_HEAD] for row in rows]
    items = {str(number): Text(text, text) for number, text in enumerate(heads, 1)}
    choices = {str(n): Text.of("exercise.level", n=n) for n in range(1, int(levels.max()) + 1)}
    return Slots(items, choices), {
        str(number): (str(int(row["level"])),) for number, row in enumerate(rows, 1)
    }


def _order(document: Document) -> Made:
    """Strips, already mixed: the blocks of the body, as many as fit on a table."""
    texts = [document.text_of(block) for block in document.blocks if block.kind in _BODY]
    texts = list(dict.fromkeys(text.strip() for text in texts if text.strip()))[:_MOST]
    if len(texts) < 4:
        return None
    items = {f"s{number}": Text(text, text) for number, text in enumerate(texts, 1)}
    right = list(items)
    return mixed(Order(items), (right,), Random(document.id)), right  # noqa: S311 - comes out again


def _gaps(document: Document) -> Made:
    """The paragraphs that hold formulae, with a gap for each."""
    found = formulae(document)
    short = found[(found["end"] - found["start"]).between(2, _LONGEST_GAP)]
    short = short[~short["text"].str.contains("[\n{}]", regex=True)]
    spans = [(span.start, span.end) for span in _apart(short)][:_MOST]
    if len(spans) < 2:
        return None
    holding = [b for b in document.blocks if any(b.start <= s and e <= b.end for s, e in spans)]
    spans = [one for one in spans if any(b.start <= one[0] and one[1] <= b.end for b in holding)]
    lines: list[str] = []
    answer: dict[str, tuple[str, ...]] = {}
    for block in holding:
        inside = [one for one in spans if block.start <= one[0] and one[1] <= block.end]
        edges = [(block.start, block.start), *inside, (block.end, block.end)]
        line = ""
        for (_, before), (start, end) in pairwise(edges):
            line += document.text[before:start].replace("{", "(").replace("}", ")")
            if end > start:
                number = str(len(answer) + 1)
                answer[number] = (document.text[start:end],)
                line += f"{{{number}}}"
        lines.append(line)
    items = {number: Text.of("exercise.gap", n=number) for number in answer}
    return Slots(items, None, "\n".join(lines)), answer


TASKS: dict[str, Callable[[Document], Made]] = {
    "moves": _moves,
    "levels": _levels,
    "order": _order,
    "gaps": _gaps,
}
"""What can be made of a text, by name: `(document) -> (task, answer)`, None where it lacks matter."""

BESIDE = ("moves", "levels")
"""Tasks that can stand on one sheet; strips and gaps are given away by the whole text."""
