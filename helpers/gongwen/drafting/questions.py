"""Questions to the teacher about findings: a line each in a file beside the notebook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from gongwen.exercises.store import keep, read_answers, record

QUESTIONS = "questions.jsonl"
"""The file, unless another is named."""

_COLUMNS = ("time", "rule", "words", "message", "note", "draft")


def keep_question(file: Path, finding: Mapping[str, Any], note: str, draft: str) -> None:
    """Keep a question; when this returns, it is on the disk.

    Parameters
    ----------
    file : Path
        The file; it is made if need be and only ever added to.
    finding : mapping
        A row of the findings.
    note : str
        What the learner asks.
    draft : str
        The whole draft, so that the teacher sees what the finding is about.

    Raises
    ------
    StoreError
        If it could not be written.
    """
    about = {"rule": finding["label"], "words": finding["text"], "message": finding["message"]}
    keep(file, record("drafting", "question", **about, note=note, draft=draft))


def read_questions(file: str | Path) -> pd.DataFrame:
    """The questions in a file, oldest first: `time` (UTC), `rule`, `words`, `message`, `note`, `draft`.

    No file is no questions.

    Raises
    ------
    StoreError
        If the file may not be read.
    """
    lines = read_answers(file, events=("question",))
    rows = [[line.get(name, "") for name in _COLUMNS] for line in lines]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype="object")
