"""A panel in which a learner labels a list of candidates before meeting anybody else's labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.comparison import labels_at, side_by_side
from gongwen.documents import SPAN_COLUMNS, Document, make_layer
from gongwen.labels import name_of
from gongwen.matching import NOTHING
from gongwen.views import View, agreement_table, stack, table
from gongwen.views.comparison import in_place
from gongwen.views.html import chinese, el
from gongwen.widgets.base import Panel, output, show
from gongwen.widgets.saving import SaveRow, made_with
from gongwen.words.sentences import as_document, as_documents

NONE = "none"
"""The label of a candidate that is none of those asked for; it makes no span."""

_NOT_YET = ""
_CONTEXT = 18
_LONGEST = 100


class CodingPanel(Panel):
    """Label each candidate of a list, then compare with others who labelled the same.

    Calls `side_by_side` and `agreement_of_pairs`. Nothing is chosen at the start, and the other
    codings stay hidden until every candidate has a label.

    Parameters
    ----------
    items : layer or sequence of str
        The candidates: rows of a layer (with `documents`, to show them in context), or texts.
    labels : sequence of str
        The labels to choose from, such as `("paibi", "duiou", "none")`; `none` marks nothing.
    lang : {'en', 'zh'}
        The language of the panel.
    documents : Document or several, optional
        Where the items stand, if they are a layer.
    others : mapping of str to layer, optional
        What to compare with, by name: `{"detector": …, "gold": …}`.

    Attributes
    ----------
    layer : layer
        The learner's labels as a layer; candidates without one, or with `none`, have no row.
    codes : list of str or None
        The label of each candidate, in order.
    comparison : DataFrame or None
        The last comparison (see `side_by_side`).
    """

    def __init__(
        self,
        items: pd.DataFrame | Sequence[str],
        labels: Sequence[str],
        lang: str = "en",
        *,
        documents: Document | Iterable[Document] | None = None,
        others: Mapping[str, pd.DataFrame] | None = None,
    ) -> None:
        super().__init__("coding", lang)
        self.documents, self.items = _placed(items, documents)
        self.labels = list(labels)
        self.others = dict(others or {})
        self.comparison: pd.DataFrame | None = None
        self.selectors = [self._selector(number) for number in range(1, len(self.items) + 1)]
        self.compare, self.reset = self.button("compare"), self.button("reset")
        self.status, self.result = output(), output()
        for selector in self.selectors:
            selector.observe(lambda _: self._count(), "value")
        self.compare.on_click(lambda _: self._compare())
        self.reset.on_click(lambda _: self._reset())
        lines = [
            widgets.HBox(
                (selector, widgets.HTML(self._text(row), layout={"flex": "1 1 auto"})),
                layout={"align_items": "center", "min_height": "34px", "flex": "0 0 auto"},
            )
            for selector, row in zip(self.selectors, self.items.to_dict("records"), strict=True)
        ]
        listing = widgets.VBox(
            lines, layout={"max_height": "36em", "overflow": "auto", "max_width": "60em"}
        )
        buttons = [self.compare, self.reset] if self.others else [self.reset]
        saving = SaveRow("coding.xlsx", self.saved, lang)
        self.lay_out(
            widgets.HTML(self.say("hint")), listing, buttons, self.status, self.result, saving
        )
        self._count()

    def _selector(self, number: int) -> widgets.Dropdown:
        options = [(self.say("choose"), _NOT_YET)]
        options += [(self._name(one), one) for one in self.labels]
        return widgets.Dropdown(
            options=options, value=_NOT_YET, description=str(number),
            style={"description_width": "2.2em"}, layout={"width": "17em", "flex": "0 0 auto"},
        )  # fmt: skip

    def _name(self, value: str) -> str:
        return self.say("none") if value == NONE else name_of(value, self.lang)

    def _text(self, row: Mapping[Any, Any]) -> str:
        start, end = row["start"], row["end"]
        text = self.documents[str(row["document"])].text
        before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
        after = text[end : end + _CONTEXT].partition("\n")[0]
        members = row.get("members") if end - start > _LONGEST else None
        parts = [text[slice(*member)] for member in members or [(start, end)]]
        inside = " … ".join(_short(part) for part in parts)
        shown = chinese(el("small", before), el("b", inside), el("small", after))
        return el("div", shown, class_="gw-candidate", style="line-height:1.5;padding-left:.6em")

    @property
    def codes(self) -> list[str | None]:
        """The label of each candidate, None where there is none yet."""
        return [selector.value or None for selector in self.selectors]

    @property
    def layer(self) -> pd.DataFrame:
        """The learner's labels as a layer."""
        marked = [code not in (None, NONE) for code in self.codes]
        labels = [code for code in self.codes if code not in (None, NONE)]
        chosen = self.items.loc[marked, list(SPAN_COLUMNS)]
        return chosen.assign(label=pd.array(labels, dtype="str")).reset_index(drop=True)

    def saved(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """Every candidate with its label (empty where it has none yet), and the settings."""
        coded = self.items[list(SPAN_COLUMNS)].assign(label=[code or "" for code in self.codes])
        return coded, made_with(labels=", ".join(self.labels))

    def _count(self) -> None:
        done = sum(code is not None for code in self.codes)
        self.compare.disabled = done < len(self.selectors)
        key = "changed" if self.comparison is not None else "done"
        show(self.status, self.say(key, n=done, total=len(self.selectors)))

    def _reset(self) -> None:
        for selector in self.selectors:
            selector.value = _NOT_YET
        self.comparison = None
        show(self.result)
        self._count()

    def _compare(self) -> None:
        """Set the learner's labels beside the others', candidate by candidate."""
        codings = {"yours": self.layer, **self.others}
        wanted = {NOTHING, *self.labels}
        said = {
            name: [one if one in wanted else NOTHING for one in labels_at(self.items, layer)]
            for name, layer in codings.items()
        }
        self.comparison = side_by_side(codings, self.items).assign(**said)
        same = [len(set(labels)) == 1 for labels in zip(*said.values(), strict=True)]
        self.comparison["label"] = ["agrees" if one else "differs" for one in same]
        show(self.status, self.say("agreement", n=sum(same), total=len(same)))
        show(self.result, self._report(list(codings)))

    def _report(self, names: Sequence[str]) -> View:
        assert self.comparison is not None
        compared = self.comparison
        rows = self.items.to_dict("records")
        said = {
            name: ["–" if one == NOTHING else self._name(one) for one in compared[name]]
            for name in names
        }
        signs = {"agrees": "=", "differs": "≠"}
        agrees = [f"{signs[one]} {name_of(one, self.lang, 'span')}" for one in compared["label"]]
        shown = compared[["text"]].assign(**said, agrees=agrees)
        shown["text"] = [in_place(self.documents[str(row["document"])], row) for row in rows]
        shown.insert(0, "item", range(1, len(shown) + 1))
        figures = agreement_table(self.comparison, self.lang, caption=self.say("figures"))
        return stack(table(shown, self.lang), figures)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 20]} … {text[-16:]}"


def _placed(
    items: pd.DataFrame | Sequence[str], documents: Document | Iterable[Document] | None
) -> tuple[dict[str, Document], pd.DataFrame]:
    """The documents by name, and the candidates as rows of a layer of them."""
    if isinstance(items, pd.DataFrame):
        known = {one.id: one for one in as_documents(documents or ())}
        strangers = sorted(set(items["document"]) - set(known))
        if strangers:
            raise ValueError(
                f"the items stand in {', '.join(strangers)}: give these texts too, documents=…"
            )
        kept = [*SPAN_COLUMNS, *(["members"] if "members" in items else [])]
        return known, items[kept].reset_index(drop=True)
    made = as_document("\n".join(one.replace("\n", " ") for one in items))
    spans = ({"start": one.start, "end": one.end, "label": NONE} for one in made.blocks)
    return {made.id: made}, make_layer(made, spans)
