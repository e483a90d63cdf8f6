"""Where checks are entered: a function for a rule's id."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from gongwen.drafting.draft import Draft


class Finding(NamedTuple):
    """A place that breaks a rule.

    `fix` is what the words should be, None where only a person can tell; `edits` replaces it
    where several places change at once (start, end, new words). `known` fills the fields of the
    rule's message: a value, or a pair of values in English and Chinese.
    """

    start: int
    end: int
    fix: str | None = None
    known: Mapping[str, Any] = {}
    edits: tuple[tuple[int, int, str], ...] = ()


Check = Callable[[Draft], Iterator[Finding]]

CHECKS: dict[str, Check] = {}
"""The functions by the id of their rule; filled by the modules in `checks`."""


def check_for(*names: str) -> Callable[[Check], Check]:
    """Enter a function as the check of a rule.

    Raises
    ------
    ValueError
        If the rule has a check already.
    """

    def enter(function: Check) -> Check:
        for name in names:
            if name in CHECKS:
                raise ValueError(f"the rule {name} has a check already: {CHECKS[name].__name__}")
            CHECKS[name] = function
        return function

    return enter
