"""What a worksheet is made of, whatever it is written as: pieces in a row."""

from __future__ import annotations

from typing import NamedTuple


class Piece(NamedTuple):
    """A piece of a sheet.

    `kind` is `title`, `heading`, `text`, `small`, `quote` (Chinese text, a paragraph a line),
    `option` (`mark` before the text), `lines` (`empty` ones to write on) or `table` (`rows`,
    the first its head).
    """

    kind: str
    text: str = ""
    mark: str = ""
    empty: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


BLANK = "＿＿＿"
"""Where a learner writes a letter or a figure."""


def letter(place: int) -> str:
    """A, B, … Z, AA: the letter of an option by its place.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)
