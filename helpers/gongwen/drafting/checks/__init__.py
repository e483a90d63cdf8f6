"""The checks of rules that need more than a pattern, by group."""

from gongwen.drafting.checks import (
    annexes,
    dates,
    elements,
    layout,
    leftovers,
    numbering,
    numerals,
    pages,
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
    "layout",
    "leftovers",
    "numbering",
    "numerals",
    "pages",
    "phrases",
    "punctuation",
    "references",
    "routing",
    "signoff",
    "types",
    "words",
]
