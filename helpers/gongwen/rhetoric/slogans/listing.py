"""What a listing of a coinage's parts is, and how many parts its name promises."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.rhetoric.slogans.mentions import Mention

REACH = 120
"""How far behind a coinage its parts may be listed, in characters."""

PAIR = 2
_SPLIT = re.compile(r"[、，；,]|和(?![谐平睦])|与|及|以及")


class Gloss(NamedTuple):
    """A listing: offsets in the document and how many parts it has."""

    start: int
    end: int
    parts: int


def counts(name: Mention) -> set[int]:
    """The counts of parts that fit: all numerals together, or one numeral that both share.

    A one that opens (一超四罚) may name the occasion alone, so the rest may fit too.
    """
    digits = [int(figure) for figure in re.findall(r"\d+", name.words)]
    if digits:
        figures = (
            digits
            if len(digits) > 1 or name.words.endswith("条")
            else [int(c) for c in name.words if c.isdigit()]
        )
        return {len(re.findall(r"\d+|[A-ZＮ]", name.words)), len(figures), sum(figures)}
    numbers = [part.number for part in name.parts]
    fitting = {sum(numbers)}
    if len(numbers) <= PAIR and len(set(numbers)) == 1:
        fitting.add(numbers[0])
    if len(numbers) > 1 and numbers[0] == 1:
        fitting.add(sum(numbers[1:]))
    return fitting


def count_of(listing: str) -> int:
    """How many things a listing names: parted by 、，； and a last 和.

    >>> count_of("问题清单、任务清单、责任清单和调度平台")
    4
    """
    return len([piece for piece in _SPLIT.split(listing) if piece and piece.strip()])
