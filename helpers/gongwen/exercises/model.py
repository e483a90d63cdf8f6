"""What an exercise is, apart from what a learner touches: plain values that never change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from gongwen.labels import check_language, label

WORK = ("individual", "group")
"""Who does an exercise."""

AUDIENCES = ("readers", "writers", "both")
"""Whom it is made for: those who read or translate, those who draft and check, or both."""

OUTCOMES = ("blank", "not_yet", "right", "kept")
"""What judging says: not attempted, not yet, right; `kept` for what no program can judge."""


class ExerciseError(ValueError):
    """An exercise file is at fault; the message names file, exercise and field, and what to write."""


class Text(NamedTuple):
    """The same said in both languages."""

    en: str
    zh: str

    def say(self, lang: str) -> str:
        """The text in one language."""
        return self.zh if check_language(lang) == "zh" else self.en

    @classmethod
    def of(cls, key: str, **fields: Any) -> Text:
        """A label of the kit in both languages."""
        return cls(label(key, "en", **fields), label(key, "zh", **fields))

    @classmethod
    def join(cls, *texts: Text) -> Text:
        """Several sentences one after another."""
        return cls(" ".join(one.en for one in texts), "".join(one.zh for one in texts))


class Source(NamedTuple):
    """Where a text stands in the corpus: the document and the span in its `text`."""

    document: str
    start: int
    end: int


class Foreseen(NamedTuple):
    """A wrong answer that was foreseen: whole, or only a part of an answer, and what to say to it.

    `check` names the check of a `repair` whose failing calls for the message.
    """

    message: Text
    answer: Any = None
    part: Any = None
    check: str | None = None


class Model(NamedTuple):
    """The model answer, why it is right, and the rule it goes by."""

    answer: Any
    reason: Text
    rule: str


@dataclass(frozen=True)
class Exercise:
    """One exercise, as its file describes it.

    Parameters
    ----------
    id : str
        Lesson and number: `04.3`.
    kind : str
        One of `gongwen.exercises.KINDS`.
    prompt : Text
        What is asked.
    minutes : int
        How long it takes.
    work, audience : str
        One of `WORK`, one of `AUDIENCES`.
    task : object
        What the kind needs: options, items, labels, checks.
    text : str
        The text it works on; may be empty.
    source : Source or None
        Where that text stands in the corpus.
    sealed : bool
        Whether the key is elsewhere (see `gongwen.exercises.sealing`): an answer is kept, not judged.
    accept : tuple
        Every accepted answer; for `repair` and `write` samples of them.
    wrong : tuple of Foreseen
        Wrong answers that have a message of their own.
    hints : tuple of Text
        Two or three, each giving a little more away.
    model : Model
        Shown on request or after an attempt.
    """

    id: str
    kind: str
    prompt: Text
    minutes: int
    work: str
    audience: str
    task: Any = field(repr=False)
    accept: tuple[Any, ...] = field(repr=False)
    wrong: tuple[Foreseen, ...] = field(repr=False)
    hints: tuple[Text, ...] = field(repr=False)
    model: Model = field(repr=False)
    text: str = field(default="", repr=False)
    source: Source | None = None
    sealed: bool = False

    @property
    def lesson(self) -> str:
        """The number of its lesson, as `04`."""
        return self.id.partition(".")[0]


@dataclass(frozen=True)
class Judgement:
    """What is to be said of an answer.

    Parameters
    ----------
    outcome : str
        One of `OUTCOMES`.
    message : Text
        For the learner.
    right, total : int
        How many parts of the answer are right, and how many there are.
    details : mapping
        What the kind adds: which parts are right, which checks fail.
    """

    outcome: str
    message: Text
    right: int = 0
    total: int = 1
    details: Mapping[str, Any] = field(default_factory=dict)
