"""Colours of views: six that the commonest kinds of colour blindness keep apart, for two themes.

Six hues in four line styles name 24 labels; a label is always written out as well.
"""

from __future__ import annotations

from typing import NamedTuple


class Hue(NamedTuple):
    """A colour of a label: behind marked text, of its line and tag, and of the tag's letters."""

    tint: str
    strong: str
    on_strong: str


class Theme(NamedTuple):
    """The colours of a light or a dark page."""

    page: str
    ink: str
    muted: str
    line: str
    hues: tuple[Hue, ...]


LIGHT = Theme(
    page="#ffffff",
    ink="#1a1a1a",
    muted="#595959",
    line="#8a8a8a",
    hues=(
        Hue("#dbe7fc", "#0b4fd8", "#ffffff"),
        Hue("#fbe3d3", "#7a3b12", "#ffffff"),
        Hue("#cdeee2", "#00483a", "#ffffff"),
        Hue("#f1dff5", "#66107d", "#ffffff"),
        Hue("#fbf0c4", "#8e6b02", "#ffffff"),
        Hue("#ebebeb", "#6e6e6e", "#ffffff"),
    ),
)

DARK = Theme(
    page="#111111",
    ink="#f2f2f2",
    muted="#b4b4b4",
    line="#8a8a8a",
    hues=(
        Hue("#12305c", "#58a0ff", "#111111"),
        Hue("#57290c", "#fd7a32", "#111111"),
        Hue("#0b4727", "#52f585", "#111111"),
        Hue("#4c2443", "#c785b8", "#111111"),
        Hue("#3d3925", "#a39a70", "#111111"),
        Hue("#4a4a4a", "#f3f3f3", "#111111"),
    ),
)

THEMES = {"light": LIGHT, "dark": DARK}

LINES = ("solid", "dashed", "dotted", "double")
"""Styles of the line under a span; they tell labels apart in black and white."""


def classes(place: int) -> str:
    """The classes for the label at this place of a legend."""
    hues = len(LIGHT.hues)
    return f"gw-h{place % hues} gw-l{place // hues % len(LINES)}"


def variables() -> str:
    """The part of the style sheet that is made of these colours."""
    light, dark = (_rules(theme) for theme in (LIGHT, DARK))
    in_dark = ("[data-jp-theme-light=false]", ".vscode-dark")
    rules = [f"{name}{{{body}}}" for name, body in light]
    rules += [",".join(f"{page} {name}" for page in in_dark) + f"{{{body}}}" for name, body in dark]
    rules += [f".gw-l{i}{{--style:{style}}}" for i, style in enumerate(LINES)]
    return "\n".join(rules)


def _rules(theme: Theme) -> list[tuple[str, str]]:
    page = f"--page:{theme.page};--ink:{theme.ink};--muted:{theme.muted};--line:{theme.line}"
    hues = [
        (f".gw-h{i}", f"--tint:{hue.tint};--strong:{hue.strong};--on:{hue.on_strong}")
        for i, hue in enumerate(theme.hues)
    ]
    return [(".gw", page), *hues]
