"""Bytes to text: which encoding a Chinese text is in, or a clear error."""

from __future__ import annotations

from typing import NamedTuple

from gongwen.reading.source import UnreadableError


class Decoded(NamedTuple):
    """A text, the name of its encoding, and whether its last character was cut in two."""

    text: str
    encoding: str
    truncated: bool = False


def decode(data: bytes, name: str) -> Decoded:
    """The text of some bytes (provisional)."""
    for codec in ("utf-8-sig", "gb18030"):
        try:
            return Decoded(data.decode(codec), codec)
        except UnicodeDecodeError:
            continue
    raise UnreadableError(f"{name}: not a text in a known encoding; save it as UTF-8.")
