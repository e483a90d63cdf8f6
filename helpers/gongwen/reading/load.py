"""Files, bytes or pasted text to a `Source`, by content first and then by suffix."""

from __future__ import annotations

from pathlib import Path

from gongwen.reading.decode import decode
from gongwen.reading.plain import read_plain
from gongwen.reading.source import Source, UnreadableError


def load(path: str | Path) -> Source:
    """The source in a file.

    Raises
    ------
    UnreadableError
        In one sentence: the file, what is wrong, what to do.
    """
    name = str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise UnreadableError(f"{name}: {error.strerror}.") from error
    return from_bytes(data, name)


def from_bytes(data: bytes, name: str) -> Source:
    """The source in the bytes of a file; `name` tells its suffix."""
    text, encoding, truncated = decode(data, name)
    known = {"encoding": encoding} | ({"truncated": True} if truncated else {})
    return _from_text(text, name, **known)


def from_text(text: str, name: str = "(pasted)") -> Source:
    """The source in a text that is already a string."""
    return _from_text(text, name)


def _from_text(text: str, name: str, **known: object) -> Source:
    if not text.strip():
        raise UnreadableError(f"{name}: the file is empty; choose one that holds text.")
    return read_plain(text, name, **known)
