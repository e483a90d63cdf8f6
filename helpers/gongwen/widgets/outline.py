"""A panel in which a learner sets the levels of headings before meeting the parser's."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.structure import outline
from gongwen.views import outline_tree, table
from gongwen.views.html import View, chinese, el, view
from gongwen.widgets.base import Panel, output, show

LEVELS = (1, 2, 3, 4, 5, 6)

_LONGEST = 40


def compare_levels(yours: pd.DataFrame, parser: pd.DataFrame) -> pd.DataFrame:
    """Two outlines of the same lines, side by side.

    Parameters
    ----------
    yours, parser : layers
        Of the shape that `outline` gives, with the same spans.

    Returns
    -------
    pandas.DataFrame
        A layer of the headings: `label` is `agrees` or `differs`; own columns `yours` and
        `parser` (levels), `under` (the heading above in the parser's outline, or None) and
        `flags` (the parser's).
    """
    texts = parser["text"].tolist()
    agrees = yours["level"].to_numpy() == parser["level"].to_numpy()
    return parser[["document", "start", "end"]].assign(
        label=["agrees" if same else "differs" for same in agrees],
        text=texts,
        yours=yours["level"].to_numpy(),
        parser=parser["level"].to_numpy(),
        under=pd.Series(
            [texts[row] if row >= 0 else None for row in parser["parent"]], dtype=object
        ),
        flags=parser["flags"].tolist(),
    )


def with_levels(layer: pd.DataFrame, levels: Sequence[int]) -> pd.DataFrame:
    """An outline with other levels: parents follow from them, and the parser's flags are gone."""
    parents: list[int] = []
    open_rows: list[int] = []
    for number, level in enumerate(levels):
        open_rows = [row for row in open_rows if levels[row] < level]
        parents.append(open_rows[-1] if open_rows else -1)
        open_rows.append(number)
    no_flags = pd.Series([()] * len(layer), index=layer.index, dtype=object)
    return layer.assign(level=list(levels), parent=parents, flags=no_flags)


class OutlineEditor(Panel):
    """Set the level of each heading, then compare with the parser's outline.

    Calls `outline`, `compare_levels` and `outline_tree`. The parser's levels stay hidden until the
    learner asks for them.

    Parameters
    ----------
    document : Document
        Whose headings and list items are to be set.
    lang : {'en', 'zh'}
        The language of the panel.

    Attributes
    ----------
    layer : layer
        The learner's outline, in the shape that `outline` gives.
    levels : list of int
        Its levels, in order.
    comparison : layer or None
        The last comparison; None before the first.
    """

    def __init__(self, document: Document, lang: str = "en") -> None:
        super().__init__("editor", lang)
        self.source = document
        self.parser = outline(document)
        self.comparison: pd.DataFrame | None = None
        self.selectors = [self._selector(start) for start in self.parser["start"]]
        self._texts = [widgets.HTML() for _ in self.selectors]
        self._history: list[list[int]] = []
        self._last = self.levels
        self._following = True
        self.undo, self.reset, self.compare = (
            self.button(key) for key in ("undo", "reset", "compare")
        )
        self.status, self.result = output(), output()
        for selector in self.selectors:
            selector.observe(lambda _: self._changed(), "value")
        self.undo.on_click(lambda _: self._undo())
        self.reset.on_click(lambda _: self._set([1] * len(self.selectors)))
        self.compare.on_click(lambda _: self._compare())
        lines = [
            widgets.HBox(pair, layout={"align_items": "center", "min_height": "32px"})
            for pair in zip(self.selectors, self._texts, strict=True)
        ]
        listing = widgets.VBox(
            lines, layout={"max_height": "34em", "overflow": "auto", "max_width": "56em"}
        )
        self.lay_out(
            widgets.HTML(self.say("hint" if lines else "no_headings")),
            listing, [self.undo, self.reset, self.compare], self.status, self.result,
        )  # fmt: skip
        self._indent()

    def _selector(self, start: int) -> widgets.Dropdown:
        line = self.source.origin(start).line
        return widgets.Dropdown(
            options=[(self.say("level", n=n), n) for n in LEVELS], value=1,
            description=self.say("line", n=line), style={"description_width": "5.5em"},
            layout={"width": "13em", "flex": "0 0 auto"},
        )  # fmt: skip

    @property
    def levels(self) -> list[int]:
        """The levels that are set, in order."""
        return [selector.value for selector in self.selectors]

    @property
    def layer(self) -> pd.DataFrame:
        """The learner's outline."""
        return with_levels(self.parser, self.levels)

    def _changed(self) -> None:
        if self._following:
            self._history.append(self._last)
            self._settle()

    def _settle(self) -> None:
        """Show the levels as they are now; a comparison made before no longer holds."""
        self._last = self.levels
        self._indent()
        if self.comparison is not None:
            show(self.status, self.say("changed"))

    def _set(self, levels: Sequence[int], *, keep: bool = True) -> None:
        if keep and list(levels) != self.levels:
            self._history.append(self.levels)
        self._following = False
        try:
            for selector, level in zip(self.selectors, levels, strict=True):
                selector.value = level
        finally:
            self._following = True
        self._settle()

    def _undo(self) -> None:
        if self._history:
            self._set(self._history.pop(), keep=False)

    def _indent(self) -> None:
        """Set each heading in by its level."""
        for place, text, level in zip(self._texts, self.parser["text"], self.levels, strict=True):
            short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
            sign = "└ " if level > 1 else ""
            inside = chinese(sign + short, name="span")
            value = el(
                "div", inside, style=f"padding-left:{1.6 * (level - 1):.1f}em;line-height:1.5"
            )
            if place.value != value:
                place.value = value

    def _compare(self) -> None:
        self.comparison = compare_levels(self.layer, self.parser)
        total = len(self.comparison)
        same = int((self.comparison["label"] == "agrees").sum())
        share = f"{same / total:.0%}" if total else "–"
        show(self.status, self.say("agreement", n=same, total=total, share=share))
        show(self.result, *self._report(self.comparison))

    def _report(self, comparison: pd.DataFrame) -> list[View]:
        differing = comparison[comparison["label"] == "differs"]
        lines = [self.source.origin(start).line for start in differing["start"]]
        rows = differing.assign(
            line=lines, under=[one or self.say("top") for one in differing["under"]]
        )
        parts = []
        if len(rows):
            parts = [self._title("disagreements"), self._table(rows)]
        return [*parts, self._title("parser_tree"), outline_tree(self.source, self.lang)]

    def _table(self, rows: pd.DataFrame) -> View:
        return table(rows, self.lang, columns=["line", "text", "yours", "parser", "under", "flags"])

    def _title(self, key: str) -> View:
        return view(key, el("p", el("b", self.say(key))), lang=self.lang)
