"""Learners' files of answers, read strictly and put into one table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from gongwen.classroom.names import learner_names
from gongwen.exercises import Text
from gongwen.exercises.store import EVENTS, NAME, SCHEMA

SUFFIX = ".jsonl"

EVENT_COLUMNS = ("learner", "exercise", "time", "event", "answer", "outcome", "number")
"""The columns of the events: `time` in UTC, `answer` as JSON, `outcome` as the learner was told."""

FILE_COLUMNS = ("file", "learner", "events", "torn", "skipped", "refused", "refused_zh")
"""The columns of the files: events read, whether the last line was torn (passed over), lines that
are no events, and why the whole file was refused (empty where it was read), in both languages."""


class ClassroomError(ValueError):
    """Something of the class cannot be used; the message names it and says what to do."""


class Collected(NamedTuple):
    """What a class handed in.

    Parameters
    ----------
    events : pandas.DataFrame
        One row a line of a file, in order of time for each learner: `EVENT_COLUMNS`.
    files : pandas.DataFrame
        One row a file: `FILE_COLUMNS`.
    """

    events: pd.DataFrame
    files: pd.DataFrame

    @property
    def refused(self) -> list[str]:
        """One sentence for each file that was left out."""
        return self.refused_in("en")

    def refused_in(self, lang: str) -> list[str]:
        """The same in one language."""
        return [one for one in self.files["refused_zh" if lang == "zh" else "refused"] if one]


def collect(paths: str | Path | Iterable[str | Path]) -> Collected:
    """The answers of a class.

    A learner is called as the part of the path that tells the files apart: `li.jsonl`, or the
    folder of an `answers.jsonl`. A file of another schema is left out whole, for half of it would
    be misunderstood; a torn last line, which a learner was never told was kept, is passed over.

    Parameters
    ----------
    paths : path or several
        Files of answers, or folders, in which every `.jsonl` file is taken.

    Raises
    ------
    ClassroomError
        If a path does not exist, or there is no file of answers.
    """
    files = list(_files([paths] if isinstance(paths, str | Path) else paths))
    if not files:
        raise ClassroomError(f"no files of answers ({NAME} or other {SUFFIX} files) were found")
    known, rows = [], []
    for file, learner in zip(files, learner_names(files), strict=True):
        found = _read(file)
        known.append(
            (str(file), learner, len(found.rows), found.torn, found.skipped, *found.refused)
        )
        rows += [(learner, *row) for row in found.rows]
    events = pd.DataFrame(rows, columns=list(EVENT_COLUMNS))
    events["time"] = pd.to_datetime(events["time"], utc=True, errors="coerce", format="ISO8601")
    events = events.sort_values(["learner", "time"], kind="stable", ignore_index=True)
    return Collected(events, pd.DataFrame(known, columns=list(FILE_COLUMNS)))


def _files(paths: Iterable[str | Path]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            hidden = (one for one in path.rglob(f"*{SUFFIX}") if not _is_hidden(one, path))
            yield from sorted(hidden)
        elif path.exists():
            yield path
        else:
            raise ClassroomError(f"{path}: does not exist; name a file of answers or a folder")


def _is_hidden(file: Path, root: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(root).parts)


class _File(NamedTuple):
    rows: Sequence[tuple[Any, ...]] = ()
    torn: bool = False
    skipped: int = 0
    refused: Text = Text("", "")


def _read(file: Path) -> _File:
    """The events of a file, or why it is refused."""
    if file.suffix.lower() == ".ipynb":
        return _refuse(file, "notebook", name=NAME)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _refuse(file, "unreadable", why=error.strerror)
    except UnicodeDecodeError:
        return _refuse(file, "not_utf8", name=NAME)
    lines = text.split("\n")
    parsed = [_parsed(line) for line in lines]
    for number, line in enumerate(parsed, 1):
        if line is not None and line.get("schema") != SCHEMA:
            said = line.get("schema", "none")
            return _refuse(file, "other_schema", n=number, schema=said, known=SCHEMA)
    events = [line for line in parsed if line is not None and _is_event(line)]
    torn = bool(lines[-1].strip()) and parsed[-1] is None
    written = sum(bool(line.strip()) for line in lines)
    if written and not events and not torn:
        return _refuse(file, "no_answers", name=NAME)
    return _File([_row(line) for line in events], torn, written - len(events) - torn)


def _refuse(file: Path, key: str, **fields: Any) -> _File:
    return _File(refused=Text.of(f"class.{key}", file=file, **fields))


def _parsed(line: str) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _is_event(line: Mapping[str, Any]) -> bool:
    return isinstance(line.get("exercise"), str) and line.get("event") in EVENTS


def _row(line: Mapping[str, Any]) -> tuple[Any, ...]:
    answer = line.get("answer")
    said = None if answer is None else json.dumps(answer, ensure_ascii=False)
    return (
        line["exercise"],
        line.get("time"),
        line["event"],
        said,
        line.get("outcome"),
        line.get("number"),
    )
