"""A panel that reads a page: paste or open, then see documents, blocks and doubts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import ipywidgets as widgets

from gongwen.documents import Document
from gongwen.labels import reason_words
from gongwen.reading.damage import damage
from gongwen.reading.read import read_bytes, read_text
from gongwen.reading.source import UnreadableError
from gongwen.structure import describe
from gongwen.views import View, blocks_view, card, located, outline_tree, table
from gongwen.widgets.base import WIDE, Panel, output, show

ACCEPTED = ".txt,.md,.html,.htm,.docx"

_DAMAGE = ["line", "label", "text", "note", "certain"]
_LONGEST = 24


class PageReader(Panel):
    """Paste a text or open a file and see what the reader makes of it.

    Calls `read_text`, `read_bytes`, `describe`, `blocks_view`, `damage` and `outline_tree`.

    Parameters
    ----------
    text : str
        A text to begin with; it is read at once.
    lang : {'en', 'zh'}
        The language of the panel.

    Attributes
    ----------
    documents : list of Document
        What was read last.
    document : Document or None
        The one that is shown.
    """

    def __init__(self, text: str = "", lang: str = "en") -> None:
        super().__init__("reader", lang)
        self.documents: list[Document] = []
        self.text = widgets.Textarea(
            value=text, placeholder=self.say("paste"), rows=8, layout={"width": "auto", "max_width": "56em"},
            description=self.say("paste"), style={"description_width": "initial"},
        )  # fmt: skip
        self.read_button = self.button("read")
        self.upload = widgets.FileUpload(
            accept=ACCEPTED,
            multiple=False,
            description=self.say("upload"),
            layout={"width": "auto"},
        )
        self.chooser = widgets.Dropdown(
            description=self.say("document"),
            options=[],
            style={"description_width": "initial"},
            layout=WIDE,
        )
        self.aspect = widgets.RadioButtons(
            description=self.say("show"), orientation="horizontal", layout={"width": "auto"},
            options=[(self.say(name), name) for name in ("about", "blocks", "damage", "outline")], value="blocks",
        )  # fmt: skip
        self.status, self.result = output(), output()
        self.read_button.on_click(lambda _: self._read_text())
        self.upload.observe(lambda change: self._read_files(change.new), "value")
        self.chooser.observe(lambda _: self._show(), "value")
        self.aspect.observe(lambda _: self._show(), "value")
        hint = widgets.HTML(self.say("upload_hint"))
        self.lay_out(
            self.text,
            [self.read_button, self.upload, hint],
            self.status,
            self.chooser,
            self.aspect,
            self.result,
        )
        self._read_text()

    @property
    def document(self) -> Document | None:
        """The document that is shown."""
        place = self.chooser.value
        return None if place is None else self.documents[place]

    def _read_text(self) -> None:
        if self.text.value.strip():
            self._read(self.say("pasted"), partial(read_text, self.text.value))
        else:
            self._take([], self.say("empty"))

    def _read_files(self, files: tuple[Mapping[str, Any], ...]) -> None:
        for file in files:
            self._read(file["name"], partial(read_bytes, bytes(file["content"])))

    def _read(self, name: str, read: Callable[[str], list[Document]]) -> None:
        try:
            found = read(name)
        except UnreadableError as error:
            self._take(
                [], self.say("unreadable", name=name, reason=reason_words(str(error), self.lang))
            )
        else:
            key = "found_one" if len(found) == 1 else "found"
            self._take(found, self.say(key, name=name, n=len(found)))

    def _take(self, documents: list[Document], message: str) -> None:
        """Hold new documents, offer them for choice and say what happened."""
        self.documents = documents
        self.chooser.options = [(_short(document), i) for i, document in enumerate(documents)]
        self.chooser.index = 0 if documents else None
        for part in (self.chooser, self.aspect):
            part.layout.display = None if documents else "none"
        show(self.status, message)
        self._show()

    def _show(self) -> None:
        document = self.document
        show(self.result, *([] if document is None else [self._view(document)]))

    def _view(self, document: Document) -> View:
        match self.aspect.value:
            case "about":
                return card(describe(document), self.lang)
            case "damage":
                return table(located(damage(document), document), self.lang, columns=_DAMAGE)
            case "outline":
                return outline_tree(document, self.lang)
        return blocks_view(document, lang=self.lang)


def _short(document: Document) -> str:
    """A document in a list of choices: its number and how it begins."""
    kinds = ("title", "salutation", "heading", "paragraph")
    begins = next(
        (document.text_of(b) for kind in kinds for b in document.of_kind(kind)), document.text
    )
    cut = begins if len(begins) <= _LONGEST else begins[:_LONGEST] + "…"
    return f"{document.number}. {cut}"
