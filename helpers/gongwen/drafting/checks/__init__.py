"""The checks of rules that need more than a pattern, by group."""

from gongwen.drafting.checks import annexes, elements, numbering, routing, signoff

__all__ = ["annexes", "elements", "numbering", "routing", "signoff"]
