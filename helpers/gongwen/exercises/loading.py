"""From `NN.yml` to exercises: strict, with errors that name file, exercise and field."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from gongwen.corpus import CorpusError, load
from gongwen.documents import Document
from gongwen.exercises.fields import Fields, parse
from gongwen.exercises.kinds import KINDS, Kind
from gongwen.exercises.model import (
    AUDIENCES,
    WORK,
    Exercise,
    ExerciseError,
    Foreseen,
    Model,
    Source,
    Text,
)

NO_MODEL = Model(None, Text("", ""), "")
"""Stands where the key is elsewhere."""

_ID = re.compile(r"\d{2}\.[1-9]\d?")


def read_file(path: str | Path) -> dict[str, Exercise]:
    """The exercises of a file by id, in order.

    Raises
    ------
    ExerciseError
        Naming file, exercise and field, and what to write.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExerciseError(f"{path.name}: cannot be read; it must be a UTF-8 file") from error
    return read_exercises(text, path.name)


def read_exercises(text: str, name: str) -> dict[str, Exercise]:
    """The exercises in the text of a file called `name`, by id, in order; errors as `read_file`."""
    whole = Fields(parse(text, name), name)
    found: dict[str, Exercise] = {}
    for number, entry in enumerate(whole.entries("exercises"), 1):
        exercise = _exercise(entry, f"{name}, exercise {_name_of(entry, number)}")
        if exercise.id in found:
            raise ExerciseError(
                f"{name}, exercise {exercise.id}, field id: stands twice; change one"
            )
        if f"{exercise.lesson}.yml" != name:
            raise ExerciseError(
                f"{name}, exercise {exercise.id}, field id: belongs into {exercise.lesson}.yml; "
                "write the number of this lesson"
            )
        found[exercise.id] = exercise
    whole.done()
    return found


def read_entry(entry: Any, where: str) -> Exercise:
    """The exercise in one entry of a file, as YAML gives it; errors as `read_file`, led by `where`."""
    return _exercise(entry, where)


def _name_of(entry: Any, number: int) -> str:
    return str(entry.get("id", f"no. {number}")) if isinstance(entry, dict) else f"no. {number}"


def _exercise(entry: Any, where: str) -> Exercise:
    fields = Fields(entry, where)
    name = fields.words("id")
    if not _ID.fullmatch(name):
        fields.fail("id", f"write lesson and number, as 04.3, not {name}")
    kind = KINDS[fields.choice("kind", KINDS)]
    text, source = _text(fields)
    task = kind.read(fields, text)
    sealed = fields.flag("sealed")
    accept, wrong, model = ((), (), NO_MODEL) if sealed else _key(fields, kind, task)
    exercise = Exercise(
        id=name, kind=kind.name, prompt=fields.text("prompt"), text=text, source=source, task=task,
        minutes=_minutes(fields), work=fields.choice("work", WORK),
        audience=fields.choice("audience", AUDIENCES), accept=accept, wrong=wrong,
        hints=_hints(fields), model=model, sealed=sealed,
    )  # fmt: skip
    fields.done()
    return exercise


def _key(
    fields: Fields, kind: Kind, task: Any
) -> tuple[tuple[Any, ...], tuple[Foreseen, ...], Model]:
    """What only who may judge has to know: accepted answers, foreseen mistakes, the model answer."""
    accept = tuple(
        _use(fields, "accept", kind.answer, one, task) for one in fields.entries("accept")
    )
    return accept, _wrong(fields, kind, task), _model(fields, kind, task)


def _use(
    fields: Fields, name: str, convert: Callable[[Any, Any], Any], value: Any, task: Any
) -> Any:
    """An answer as its kind reads it; what the kind refuses is an error of this field."""
    try:
        return convert(value, task)
    except ValueError as error:
        fields.fail(name, str(error))


def _minutes(fields: Fields) -> int:
    return int(fields.number("minutes", least=1))


def _hints(fields: Fields) -> tuple[Any, ...]:
    hints = fields.entries("hints")
    if not 2 <= len(hints) <= 3:
        fields.fail("hints", f"write two or three, not {len(hints)}")
    return tuple(fields.as_text(f"hints {n}", one) for n, one in enumerate(hints, 1))


def _wrong(fields: Fields, kind: Kind, task: Any) -> tuple[Foreseen, ...]:
    """Foreseen mistakes; a `write` has none, every other kind at least one."""
    entries = fields.entries("wrong", [])
    if not entries and kind.name != "write":
        fields.fail("wrong", "is missing; write at least one wrong answer with its message")
    if entries and kind.name == "write":
        fields.fail("wrong", "a free text is never judged right or wrong; leave the field out")
    return tuple(_foreseen(fields, kind, task, one, n) for n, one in enumerate(entries, 1))


def _foreseen(fields: Fields, kind: Kind, task: Any, entry: Any, number: int) -> Foreseen:
    name = f"wrong {number}"
    own = Fields(entry, f"{fields.where}, field {name}")
    if ("answer" in own) == ("part" in own):
        fields.fail(name, "write either answer: (a whole answer) or part: (a part of one)")
    message = own.text("message")
    check = None
    if "check" in own:
        known = [one.name for one in getattr(task, "checks", ())]
        check = own.choice("check", known)
    if "answer" in own:
        answer = _use(own, "answer", kind.answer, own.raw("answer"), task)
        found = Foreseen(message, answer=answer, check=check)
    else:
        found = Foreseen(message, part=_use(own, "part", kind.part, own.raw("part"), task))
    own.done()
    return found


def _model(fields: Fields, kind: Kind, task: Any) -> Model:
    own = Fields(fields.raw("model"), f"{fields.where}, field model")
    answer = _use(own, "answer", kind.answer, own.raw("answer"), task)
    model = Model(answer, own.text("reason"), own.words("rule"))
    own.done()
    return model


def _text(fields: Fields) -> tuple[str, Source | None]:
    """The text an exercise works on: its own, or a document (or a span of one) of the corpus."""
    if "document" not in fields:
        return (fields.words("text").strip("\n") if "text" in fields else ""), None
    if "text" in fields:
        fields.fail("text", "write text or document, not both")
    name = fields.words("document")
    try:
        document = corpus_document(name)
    except (KeyError, CorpusError):
        fields.fail("document", f"the corpus has no {name}; write the id of a document")
    start, end = 0, len(document.text)
    if "span" in fields:
        start, end = _span(Fields(fields.raw("span"), f"{fields.where}, field span"), document.text)
    return document.text[start:end], Source(name, start, end)


def _span(own: Fields, text: str) -> tuple[int, int]:
    """From the first words quoted to the end of the last ones."""
    first, last = own.words("from"), own.words("to")
    own.done()
    start = text.find(first)
    if start < 0:
        own.fail("from", f"{first!r} does not stand in the document; quote it exactly")
    end = text.find(last, start)
    if end < 0:
        own.fail("to", f"{last!r} does not stand behind {first!r}; quote it exactly")
    return start, end + len(last)


def corpus_document(name: str) -> Document:
    """A document of the shipped corpus; errors as of the corpus itself."""
    found: Document = _corpus()[name]
    return found


@lru_cache(maxsize=1)
def _corpus() -> Any:
    return load()
