"""Reading: files become documents whose every character knows its source."""

from gongwen.reading.damage import damage
from gongwen.reading.read import read, read_bytes, read_text
from gongwen.reading.source import UnreadableError

__all__ = ["UnreadableError", "damage", "read", "read_bytes", "read_text"]
