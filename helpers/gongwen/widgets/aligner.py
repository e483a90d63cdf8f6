"""A panel that stacks the members of a parallel figure, and lets one be broken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.editing import replace_span
from gongwen.labels import name_of
from gongwen.rhetoric import Settings, diagnose, parallelism
from gongwen.views import View, aligned_members, diagnosis_table
from gongwen.views.html import el, view
from gongwen.widgets.base import WIDE, Panel, output, row, show
from gongwen.widgets.effect import EffectRow
from gongwen.widgets.saving import SaveRow, made_with
from gongwen.words.sentences import as_document

_LONGEST = 32

Span = tuple[int, int]


class ParallelAligner(Panel):
    """Choose a parallel figure, see its members in line, change one, and see what is left of it.

    Calls `parallelism`, `aligned_members`, `replace_span` and `diagnose`.

    Parameters
    ----------
    source : Document or str
        The text.
    lang : {'en', 'zh'}
        The language of the panel.
    settings : Settings, optional
        Limits and weights of the search.

    Attributes
    ----------
    layer : layer
        The figures of the text as it was given.
    document : Document
        The text as it stands now.
    verdict : str
        What became of the chosen figure: `unchanged`, `stays`, `fewer`, `turned` or `gone`.
    """

    def __init__(
        self, source: Document | str, lang: str = "en", *, settings: Settings | None = None
    ) -> None:
        super().__init__("align", lang)
        self.source = self.document = as_document(source)
        self.settings = settings or Settings()
        self.layer = parallelism(self.source, self.settings)
        self.verdict = "unchanged"
        self.figure = widgets.Dropdown(
            description=self.say("figure"), options=self._options(),
            style={"description_width": "initial"}, layout=WIDE,
        )  # fmt: skip
        self.members: list[widgets.Text] = []
        self.editor = widgets.VBox((), layout=WIDE)
        self.try_button, self.restore = self.button("try"), self.button("restore")
        self.stacked, self.status, self.result = output(), output(), output()
        self.figure.observe(lambda _: self._choose(), "value")
        self.try_button.on_click(lambda _: self._try())
        self.restore.on_click(lambda _: self._choose())
        if self.layer.empty:
            self.lay_out(widgets.HTML(self.say("none")))
            return
        self.lay_out(
            widgets.HTML(self.say("hint")), self.figure, self.stacked, self.editor,
            row([self.try_button, self.restore]), self.status, self.result,
            EffectRow(lambda: self.document, lambda: ["parallelism"], lang),
            SaveRow("parallelism.xlsx", self.saved, lang),
        )  # fmt: skip
        self._choose()

    def saved(self) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The figures of the text as it stands now, and the settings to save with them."""
        limits = {one.name: getattr(self.settings, one.name) for one in fields(self.settings)}
        limits = {
            name: dict(value) if isinstance(value, Mapping) else value
            for name, value in limits.items()
        }
        found = parallelism(self.document, self.settings)
        return found, made_with(document=self.document.id, **limits)

    def _options(self) -> list[tuple[str, int]]:
        options = []
        for place, one in enumerate(self.layer.to_dict("records")):
            text = one["text"].replace("\n", " ")
            short = text if len(text) <= _LONGEST else text[:_LONGEST] + "…"
            name = name_of(one["label"], self.lang, "parallelism")
            options.append((f"{place + 1}. {name}: {short}", place))
        return options

    @property
    def finding(self) -> dict[Any, Any]:
        """The chosen figure, as a row of `layer`."""
        return self.layer.iloc[[self.figure.value]].to_dict("records")[0]

    def _choose(self) -> None:
        """Show the chosen figure and the text as it was."""
        self.document, self.verdict = self.source, "unchanged"
        finding = self.finding
        self.members = [
            widgets.Text(
                value=self._flat(start, end), description=self.say("member_n", n=number),
                style={"description_width": "6em"}, layout=WIDE,
            )
            for number, (start, end) in enumerate(finding["members"], 1)
        ]  # fmt: skip
        self.editor.children = tuple(self.members)
        show(self.stacked, aligned_members(finding, self.source, self.lang))
        show(self.status, self.say("unchanged"))
        show(self.result)

    def _flat(self, start: int, end: int) -> str:
        return self.source.text[start:end].replace("\n", " ")

    def _try(self) -> None:
        """Put the members as they are written now into the text, and search anew."""
        texts = [one.value.strip() for one in self.members]
        if "" in texts:
            show(self.status, self.say("empty_member", n=texts.index("") + 1))
            return
        self.document, spans = self._changed(texts)
        found = self._found(spans)
        self.verdict = self._judge(found, spans)
        show(self.status, self._sentence(found))
        show(self.result, *self._report(found, spans))

    def _changed(self, texts: list[str]) -> tuple[Document, list[Span]]:
        """The text with the members as written, and where they stand in it."""
        document, spans, moved = self.source, [], 0
        for (start, end), text in zip(self.finding["members"], texts, strict=True):
            if text != self._flat(start, end):
                document = replace_span(document, start + moved, end + moved, text)
                spans.append((start + moved, start + moved + len(text)))
            else:
                spans.append((start + moved, end + moved))
            moved = spans[-1][1] - end
        return document, spans

    def _found(self, spans: list[Span]) -> dict[Any, Any] | None:
        """The figure of the changed text that has most of the members' characters."""
        layer = parallelism(self.document, self.settings).to_dict("records")
        kept = [(sum(_shared(one["members"], span) for span in spans), one) for one in layer]
        structural = self.finding["kind"] == "structural"
        kept = [pair for pair in kept if (pair[1]["kind"] == "structural") == structural]
        best = max(kept, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] else None

    def _judge(self, found: dict[Any, Any] | None, spans: list[Span]) -> str:
        if self.document is self.source:
            return "unchanged"
        if found is None:
            return "gone"
        if found["label"] != self.finding["label"]:
            return "turned"
        touched = sum(_shared(found["members"], span) > 0 for span in spans)
        return "stays" if touched == len(spans) == len(found["members"]) else "fewer"

    def _sentence(self, found: dict[Any, Any] | None) -> str:
        if found is None or self.verdict in ("unchanged", "gone"):
            return self.say(self.verdict)
        name = name_of(found["label"], self.lang, "parallelism")
        sure = f"{found['confidence']:.2f}"
        return self.say(self.verdict, label=name, n=len(found["members"]), sure=sure)

    def _report(self, found: dict[Any, Any] | None, spans: list[Span]) -> list[View]:
        tests: pd.DataFrame = diagnose(spans, self.document, self.settings)
        parts = [self._title("why"), diagnosis_table(tests, self.lang)]
        if found is not None:
            parts = [self._title("now"), aligned_members(found, self.document, self.lang), *parts]
        return parts

    def _title(self, key: str) -> View:
        return view(key, el("p", el("b", self.say(key))), lang=self.lang)


def _shared(members: list[Span], span: Span) -> int:
    """How many characters of a span lie in the members of a figure."""
    start, end = span
    return sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in members)
