"""Mechanical faults repaired: a new text, the old one left as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Document
from gongwen.drafting.engine import FINDING_COLUMNS, check, documents_of
from gongwen.drafting.rules import load_rules
from gongwen.reading.plain import LINE_BREAK

ROUNDS = 6
"""How often repairs are looked for anew, where one makes room for another."""


class Edit(NamedTuple):
    """New words for a stretch of one line: line from 1, columns from 0."""

    line: int
    start: int
    end: int
    words: str


def fixes(layer: pd.DataFrame) -> pd.DataFrame:
    """The findings that can be repaired without a person: mechanical rules with a known fix."""
    known = load_rules()
    mechanical = [
        known[name].mechanical and len(edits) > 0
        for name, edits in zip(layer["label"], layer["edits"], strict=True)
    ]
    return layer[pd.Series(mechanical, index=layer.index, dtype=bool)]


def fix(
    text: str,
    type: str | None = None,  # noqa: A002 - the word of the command line and of the corpus
    rules: Sequence[str] | None = None,
    lang: str = "en",
) -> tuple[str, pd.DataFrame]:
    """The text with its mechanical faults repaired, and what was repaired.

    Parameters
    ----------
    text : str
        Plain text; its line breaks and all that no rule names stay as they are.
    type, rules, lang
        As in `check`.

    Returns
    -------
    str
        The new text.
    pandas.DataFrame
        The findings that were repaired, with the columns of `check`; offsets are those of the text
        at the time of their repair.
    """
    applied = []
    for _ in range(ROUNDS):
        documents = documents_of(text)
        layer = fixes(check(documents, type, rules, lang))
        done, edits = apart(layer, {document.id: document for document in documents})
        changed = apply_edits(text, [one for together in edits for one in together])
        if changed == text:
            break
        applied.append(done)
        text = changed
    return text, repaired_layer(applied)


def repaired_layer(applied: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """What was repaired in all rounds, with the columns of `check`."""
    found = [one for one in applied if len(one)]
    return pd.concat(found, ignore_index=True) if found else _none()


def _none() -> pd.DataFrame:
    columns = ["document", "start", "end", "label", "text", *FINDING_COLUMNS]
    return pd.DataFrame({name: pd.Series(dtype="object") for name in columns})


def apart(
    layer: pd.DataFrame, documents: Mapping[str, Document]
) -> tuple[pd.DataFrame, list[list[Edit]]]:
    """The findings whose changes do not touch each other, and the changes of each."""
    chosen: list[int] = []
    edits: list[list[Edit]] = []
    for place, (name, changes) in enumerate(zip(layer["document"], layer["edits"], strict=True)):
        placed = [one for one in (edit_of(documents[name], *edit) for edit in changes) if one]
        taken = [one for together in edits for one in together]
        if len(placed) == len(changes) and not any(_touch(one, taken) for one in placed):
            chosen.append(place)
            edits.append(placed)
    return layer.iloc[chosen], edits


def edit_of(document: Document, start: int, end: int, words: str) -> Edit | None:
    """A change as lines and columns of the source; None where it runs over several lines."""
    place = document.where(start, end)
    if place["line"] != place["end_line"] or place["end_column"] - place["column"] != end - start:
        return None
    return Edit(place["line"], place["column"], place["end_column"], words)


def _touch(one: Edit, others: Iterable[Edit]) -> bool:
    return any(
        one.line == other.line and one.start < other.end and other.start < one.end
        for other in others
    )


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """The text with changes made, its line breaks kept."""
    pieces = re.split(f"({LINE_BREAK.pattern})", text)
    for line, start, end, words in sorted(edits, reverse=True):
        place = 2 * (line - 1)
        pieces[place] = pieces[place][:start] + words + pieces[place][end:]
    return "".join(pieces)
