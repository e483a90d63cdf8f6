"""Exercises without their keys, to be given to learners whose answers are judged elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from gongwen.exercises.fields import parse

KEY = ("accept", "wrong", "model", "checks", "tolerance")
"""The fields of an exercise that tell what is right."""


def entries_of(text: str, name: str) -> dict[str, dict[str, Any]]:
    """The entries of a sound exercise file by id, as YAML gives them."""
    return {entry["id"]: entry for entry in parse(text, name)["exercises"]}


def sealed(entry: Mapping[str, Any]) -> dict[str, Any]:
    """An entry without what tells its answer; prompt, text, options and hints stay."""
    return {name: value for name, value in entry.items() if name not in KEY} | {"sealed": "true"}


def sealed_file(text: str, name: str) -> str:
    """A sound exercise file with every key taken out; `read_exercises` reads it."""
    entries = [sealed(entry) for entry in entries_of(text, name).values()]
    whole: str = yaml.safe_dump(
        {"exercises": entries}, allow_unicode=True, sort_keys=False, width=100
    )
    return whole
