"""The style sheet of the kit's own controls: their rules with the colours of all views."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gongwen.labels import label
from gongwen.views.palette import variables


@lru_cache(maxsize=1)
def style() -> str:
    """Colours for light and dark pages, then the rules."""
    return variables() + Path(__file__).with_name("controls.css").read_text(encoding="utf-8")


def words(section: str, names: tuple[str, ...], lang: str) -> dict[str, str]:
    """The labels that a control's script needs, fields still in braces."""
    return {name: label(f"{section}.{name}", lang) for name in names}
