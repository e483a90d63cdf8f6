"""A panel of densities: groups of texts, or single texts, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.rhetoric import densities, figure_layers
from gongwen.views import density_table, rhetoric_profile
from gongwen.views.profile import MOST, group_name
from gongwen.widgets.base import WIDE, Panel, output, show
from gongwen.widgets.effect import EffectRow
from gongwen.widgets.saving import SaveRow, made_with

_BY = ("register", "kind", "type")


class RhetoricProfile(Panel):
    """Compare how dense figures of speech are: spoken with written, types, or single texts.

    Calls `figure_layers` once, then `densities`, `rhetoric_profile` and `density_table`.

    Parameters
    ----------
    documents : Document or several
        The texts, such as a corpus.
    lang : {'en', 'zh'}
        The language of the panel.
    layers : mapping of str to layer, optional
        What `figure_layers(documents)` gives, if it is at hand.

    Attributes
    ----------
    table : pandas.DataFrame
        The densities that are shown (see `densities`).
    """

    def __init__(
        self,
        documents: Document | Iterable[Document],
        lang: str = "en",
        *,
        layers: Mapping[str, pd.DataFrame] | None = None,
    ) -> None:
        super().__init__("profile", lang)
        self.documents = [documents] if isinstance(documents, Document) else list(documents)
        self.layers = figure_layers(self.documents) if layers is None else dict(layers)
        self._tables: dict[str, pd.DataFrame] = {}
        self.table = pd.DataFrame()
        self._offering = False
        known = [
            name
            for name in _BY
            if all(name in one.meta for one in self.documents)
            and len({str(one.meta[name]) for one in self.documents}) > 1
        ]
        ways = [*known, "document"]
        self.by = widgets.Dropdown(
            description=self.say("by"), options=[(self.say(f"by_{one}"), one) for one in ways],
            style={"description_width": "initial"}, layout=WIDE,
        )  # fmt: skip
        self.groups = widgets.SelectMultiple(
            description=self.say("groups"), rows=7, style={"description_width": "initial"},
            layout=WIDE,
        )  # fmt: skip
        self.status, self.shown = output(), output()
        self.chart = widgets.Output()
        self.by.observe(lambda _: self._offer(), "value")
        self.groups.observe(lambda _: self._draw(), "value")
        self.lay_out(
            widgets.HTML(self.say("hint")), self.by, self.groups, self.status, self.chart,
            self.shown,
            EffectRow(lambda: self.documents, lambda: ["parallelism", "fourchar"], lang),
            SaveRow("densities.xlsx", self.saved, lang),
        )  # fmt: skip
        self._offer()

    def saved(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The densities that are shown, and the settings to save with them."""
        names = ", ".join(one.id for one in self.documents)
        return self.table, made_with(by=self.by.value, documents=names, level=0.95)

    def _all(self) -> pd.DataFrame:
        """The densities of all groups of the chosen kind; counted once."""
        way = self.by.value
        if way not in self._tables:
            by = None if way == "document" else way
            self._tables[way] = densities(self.documents, by, self.layers)
        return self._tables[way]

    def _offer(self) -> None:
        names = list(dict.fromkeys(self._all()["group"]))
        self._offering = True
        try:
            self.groups.options = [(group_name(one, self.lang), one) for one in names]
            self.groups.value = tuple(names[: 2 if self.by.value == "document" else MOST])
        finally:
            self._offering = False
        self._draw()

    def _draw(self) -> None:
        if self._offering:
            return
        chosen = list(self.groups.value)
        shown = chosen[:MOST]
        everything = self._all()
        self.table = everything[everything["group"].isin(shown)].reset_index(drop=True)
        if not shown:
            self.chart.outputs = ()
            show(self.status, self.say("choose_one"))
            show(self.shown)
            return
        key = "too_many" if len(chosen) > MOST else "count"
        sizes = self.table.drop_duplicates("group")["documents"]
        show(self.status, self.say(key, n=len(chosen), documents=int(sizes.sum())))
        plot = rhetoric_profile(self.table, self.lang)
        self.chart.outputs = ({"output_type": "display_data", "data": plot.bundle, "metadata": {}},)
        show(self.shown, density_table(self.table, self.lang))
