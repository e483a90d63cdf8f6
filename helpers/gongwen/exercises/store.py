"""The learner's answers: one plain file, a JSON object a line, only ever added to.

A line is on the disk before it is called kept. A process that is killed leaves at most a torn last
line, which was never called kept: the next one who writes takes it away. Deleting the file resets.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from gongwen.exercises.locking import locked

SCHEMA = 1
"""The version of a line's shape; it grows when an older reader would misunderstand a line."""

NAME = "answers.jsonl"
VARIABLE = "GONGWEN_ANSWERS"
"""The environment variable that names another file for the answers."""

EVENTS = ("answer", "check", "hint", "solution")
"""What is kept: an answer as it is given, its judgement, a hint shown, the solution shown."""

_BINARY = getattr(os, "O_BINARY", 0)


class StoreError(OSError):
    """An answer could not be kept; the message says why and what to do."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path.name}: {reason}")


def answers_file() -> Path:
    """The file of answers: beside the notebook at work, unless the environment names another."""
    return Path(os.environ.get(VARIABLE) or Path.cwd() / NAME)


def record(exercise: str, event: str, **more: Any) -> dict[str, Any]:
    """A line for the file: schema, exercise, time (UTC), event and what belongs to it."""
    now = datetime.now(UTC).isoformat(timespec="milliseconds")
    return {"schema": SCHEMA, "exercise": exercise, "time": now, "event": event, **more}


def keep(path: Path, line: dict[str, Any]) -> None:
    """Add a line to the file; when this returns, it is on the disk.

    Raises
    ------
    StoreError
        If it could not be written; the file is then as it was before. `reason` is `full`,
        `denied`, `busy` (another program holds it), or the system's own words.
    """
    data = (json.dumps(line, ensure_ascii=False) + "\n").encode()
    try:
        new = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | _BINARY, 0o666)
        try:
            with locked(handle):
                _add(handle, data)
        finally:
            os.close(handle)
        if new:
            _sync_folder(path.parent)
    except OSError as error:
        raise StoreError(path, _reason(error)) from error


def _add(handle: int, data: bytes) -> None:
    """Write behind the last whole line; whatever goes wrong, leave whole lines only."""
    end = _mend(handle)
    try:
        _write(handle, data)
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, end)
        raise


def _write(handle: int, data: bytes) -> None:
    while data:  # a disk that fills up may take a part
        data = data[os.write(handle, data) :]


def _mend(handle: int) -> int:
    """Take away a torn last line, or end a whole one that lacks its line break; the new length."""
    size = os.lseek(handle, 0, os.SEEK_END)
    tail, begin = b"", size
    while begin and b"\n" not in tail:
        step = min(begin, 4096)
        begin -= step
        os.lseek(handle, begin, os.SEEK_SET)
        tail = os.read(handle, step) + tail
    torn = tail.rpartition(b"\n")[2]
    if not torn:
        return size
    if _parsed(torn) is None:
        os.ftruncate(handle, size - len(torn))
        return size - len(torn)
    os.lseek(handle, 0, os.SEEK_END)
    _write(handle, b"\n")
    return size + 1


def _sync_folder(folder: Path) -> None:
    """Make a new file's name as lasting as its lines, where a system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _reason(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "full"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.EISDIR):
        return "denied"
    if error.errno == errno.EDEADLK:
        return "busy"
    return error.strerror or str(error)


def read_answers(path: str | Path, events: Collection[str] = EVENTS) -> list[dict[str, Any]]:
    """The lines of a file of answers, oldest first; no file is no lines.

    Lines that are torn, of another schema, of other events or no record at all are left out.
    """
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(Path(path), _reason(error)) from error
    return list(_records(data, events))


def _records(data: bytes, events: Collection[str]) -> Iterator[dict[str, Any]]:
    for line in data.split(b"\n"):
        found = _parsed(line)
        if found and found.get("schema") == SCHEMA and found.get("event") in events:
            yield found


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) and isinstance(found.get("exercise"), str) else None
