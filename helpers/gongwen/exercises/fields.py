"""The strict reader of exercise files: every field by name, nothing guessed, nothing overlooked."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, NoReturn

import yaml

from gongwen.exercises.model import ExerciseError, Text

_MISSING = object()


class _Loader(yaml.CBaseLoader if hasattr(yaml, "CBaseLoader") else yaml.BaseLoader):  # type: ignore[misc]
    """YAML in which every scalar is the text that stands there: 04.10 keeps its zero, no is no."""


def _mapping(loader: Any, node: yaml.MappingNode) -> dict[str, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    for name in keys:
        if not isinstance(name, str):
            raise yaml.YAMLError(
                f"line {node.start_mark.line + 1}: a field's name must be one word"
            )
        if keys.count(name) > 1:
            line = node.start_mark.line + 1
            raise yaml.YAMLError(f"the field {name} stands twice in what begins on line {line}")
    values = (loader.construct_object(value, deep=True) for _, value in node.value)
    return dict(zip(keys, values, strict=True))


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def parse(text: str, where: str) -> Any:
    """What YAML says, every scalar as text.

    Raises
    ------
    ExerciseError
        If it is no YAML, or a field stands twice.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 - the base loader makes strings, lists, dicts
    except yaml.YAMLError as error:
        reason = " ".join(str(error).split())
        raise ExerciseError(f"{where}: cannot be read as YAML: {reason}") from error


class Fields:
    """The fields of one mapping, asked for one by one; `done` refuses what nobody asked for."""

    def __init__(self, given: Any, where: str) -> None:
        self.where = where
        if not isinstance(given, dict):
            raise ExerciseError(f"{where}: write fields here (name: value), not {_shown(given)}")
        self._given = given
        self._asked: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._given

    def fail(self, name: str, what: str) -> NoReturn:
        """Say what is wrong with a field and what to write."""
        raise ExerciseError(f"{self.where}, field {name}: {what}")

    def raw(self, name: str, default: Any = _MISSING) -> Any:
        """The value as YAML gives it."""
        self._asked.add(name)
        value = self._given.get(name, default)
        if value is _MISSING:
            self.fail(name, "is missing; write it")
        if value in ("", None, [], {}) and value is not default:
            self.fail(name, "is empty; write something or leave the field out")
        return value

    def words(self, name: str, default: Any = _MISSING) -> str:
        """A text in one language."""
        value = self.raw(name, default)
        if not isinstance(value, str):
            self.fail(name, f"write one text, not {_shown(value)}")
        return value

    def number(self, name: str, default: Any = _MISSING, least: float = 0) -> float:
        """A number that is not below `least`."""
        value = self.raw(name, default)
        try:
            found = float(value)
        except (TypeError, ValueError):
            self.fail(name, f"write a number, not {_shown(value)}")
        if not least <= found < float("inf"):
            self.fail(name, f"write a number of at least {least:g}, not {value}")
        return found

    def choice(self, name: str, known: Collection[str], default: Any = _MISSING) -> str:
        """One of the words that are allowed here."""
        value = self.words(name, default)
        if value not in known:
            self.fail(name, f"{value!r} is not known here; write one of {', '.join(known)}")
        return value

    def flag(self, name: str) -> bool:
        """Whether `true` is written here; a missing field is false."""
        return self.choice(name, ("true", "false"), "false") == "true"

    def text(self, name: str) -> Text:
        """The same in both languages."""
        return self.as_text(name, self.raw(name))

    def as_text(self, name: str, value: Any, *, alike: bool = False) -> Text:
        """A value as a text in both languages; `alike` allows one text for both."""
        if alike and isinstance(value, str):
            return Text(value, value)
        if not isinstance(value, dict) or set(value) != {"en", "zh"}:
            self.fail(name, f"write both languages, {{en: …, zh: …}}, not {_shown(value)}")
        for lang, words in value.items():
            if not isinstance(words, str) or not words.strip():
                self.fail(f"{name}.{lang}", "write a sentence in this language")
        if not alike and not re.search(r"[\u4e00-\u9fff]", value["zh"]):
            self.fail(f"{name}.zh", f"write Chinese, not {_shown(value['zh'])}")
        return Text(value["en"].strip(), value["zh"].strip())

    def entries(self, name: str, default: Any = _MISSING) -> list[Any]:
        """A list."""
        value = self.raw(name, default)
        if not isinstance(value, list):
            self.fail(name, f"write a list, each entry behind a dash, not {_shown(value)}")
        return value

    def named(self, name: str) -> dict[str, Text]:
        """Texts by name, in order: `a: …`; a text may be one for both languages."""
        value = self.raw(name)
        if not isinstance(value, dict) or len(value) < 2:
            self.fail(name, "write at least two entries, each with its name: a: …")
        return {k: self.as_text(f"{name}.{k}", v, alike=True) for k, v in value.items()}

    def done(self) -> None:
        """Refuse fields that nobody asked for."""
        if unknown := [name for name in self._given if name not in self._asked]:
            known = ", ".join(sorted(self._asked))
            self.fail(unknown[0], f"is not known here; the fields are {known}")


def _shown(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= 40 else words[:40] + "…"
