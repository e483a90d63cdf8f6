"""The checks of rules that need more than a pattern, by group."""

from gongwen.drafting.checks import (
    annexes,
    dates,
    elements,
    leftovers,
    numbering,
    numerals,
    phrases,
    punctuation,
    references,
    routing,
    signoff,
    types,
    words,
)

__all__ = [
    "annexes",
    "dates",
    "elements",
    "leftovers",
    "numbering",
    "numerals",
    "phrases",
    "punctuation",
    "references",
    "routing",
    "signoff",
    "types",
    "words",
]
