"""The drafting studio: write or open a draft, see what the checker says as you type, repair it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.documents import Document
from gongwen.drafting.drafts import Desk, read_draft
from gongwen.drafting.questions import QUESTIONS, keep_question
from gongwen.drafting.templates import template, template_types
from gongwen.exercises.store import StoreError
from gongwen.labels import reason_words
from gongwen.reading.source import UnreadableError
from gongwen.views import findings_view, versions_view
from gongwen.widgets.acting import Acting
from gongwen.widgets.base import Panel, output, show
from gongwen.widgets.delay import Delay

ACCEPTED = ".txt,.md,.docx"

PAUSE = 0.3
"""Seconds without a key after which a draft is checked."""

_ACTS = ("accept", "reject", "ask")
_WHOLE = {"width": "auto", "max_width": "100%"}
_HALF = {"flex": "1 1 24em", "min_width": "18em", "max_width": "60em"}


class DraftStudio(Panel):
    """Write a draft with the checker beside it.

    Calls `check`, `fix`, `fix_docx`, `template`, `to_docx`, `findings_view` and `versions_view`.
    What is checked is what was typed when the keys have rested for a moment. Questions go into a
    file beside the notebook; nothing is ever written over a draft.

    Parameters
    ----------
    lang : {'en', 'zh'}
        The language of the panel.
    text : str
        A draft to begin with.
    type : str, optional
        The type it is meant to be; without it, what its title or text says.
    file : Path, optional
        Where questions are kept; by default `questions.jsonl` beside the notebook.

    Attributes
    ----------
    documents : list of Document
        What the draft was read as.
    layer : DataFrame
        The findings that were not rejected.
    rejected : list of dict
        The findings that were: rule, words and what stands before them.
    original : str
        The draft as it was opened or begun, to compare with.
    """

    def __init__(
        self,
        lang: str = "en",
        text: str = "",
        type: str | None = None,  # noqa: A002 - the word of the command line and of `check`
        file: Path | None = None,
    ) -> None:
        super().__init__("studio", lang)
        self.file = file or Path.cwd() / QUESTIONS
        self._desk = Desk(lang)
        self.original = text
        self._asked: Mapping[str, Any] | None = None
        self._delay = Delay(PAUSE, self.refresh)
        self._make_controls(text, type)
        self._wire()
        self._lay_out()
        self.refresh()

    @property
    def documents(self) -> list[Document]:
        """What the draft was read as."""
        return self._desk.documents

    @property
    def layer(self) -> pd.DataFrame:
        """The findings that were not rejected."""
        return self._desk.layer

    @property
    def rejected(self) -> list[dict[str, str]]:
        """The findings that were rejected."""
        return self._desk.rejected

    def refresh(self) -> None:
        """Check the draft as it stands, and show what is found."""
        self._delay.cancel()
        self._desk.check(self.text.value, self.type.value or None)
        notes = {place: self.say("asked_note") for place in self._desk.asked_places()}
        self.findings.show(
            findings_view(self.documents, self.layer, self.lang, acts=_ACTS, notes=notes)
        )
        count = len(self._desk.mechanical)
        self.fix_button.disabled = not count
        self.restore_button.disabled = not self._desk.rejected
        self.repair_button.layout.display = None if self._desk.word else "none"
        show(self.versions, versions_view(self.original, self.text.value, self.lang))

    def accept(self, number: int) -> None:
        """Make the change that a finding proposes."""
        self._put(self._desk.accepted(number))

    def reject(self, number: int) -> None:
        """Take a finding off the list; the words that it was about are left alone from now on."""
        self._desk.reject(number)
        self.refresh()

    def ask(self, number: int) -> None:
        """Open the line for a question about a finding."""
        row = self._desk.finding(number)
        self._asked = row
        show(self.about, self.say("asking", rule=row["label"], words=row["text"]))
        self.question.layout.display = None

    def keep(self) -> None:
        """Keep the question with the finding it is about."""
        if self._asked is None:
            return
        try:
            keep_question(self.file, self._asked, self.note.value, self.text.value)
        except StoreError as error:
            show(self.status, self.say("not_kept", reason=error.reason))
            return
        show(self.status, self.say("kept", file=self.file.name))
        self._desk.mark_asked(self._asked)
        self._asked, self.note.value = None, ""
        self.question.layout.display = "none"
        self.refresh()

    def fix_all(self) -> None:
        """Repair all mechanical faults that were not rejected."""
        self._put(self._desk.all_accepted())

    def open_file(self, name: str, data: bytes) -> None:
        """Take the text of a file as the draft; the file itself stays as it is."""
        try:
            text, is_word = read_draft(data, name)
        except UnreadableError as error:
            reason = reason_words(str(error), self.lang)
            show(self.status, self.say("unreadable", name=name, reason=reason))
            return
        self._desk.begin(data if is_word else None, text)
        self._begin(text, self.say("opened_docx" if is_word else "opened", name=name))

    def export(self) -> None:
        """Write the draft into a new file beside the notebook, under the name in the panel."""

        def write(path: Path) -> str:
            self._desk.export(path)
            return self.say("saved", file=path)

        self._write(write)

    def repair(self) -> None:
        """Write the opened Word file, mechanical faults repaired and its look kept, as a new one."""
        self._write(
            lambda path: self.say("repaired", file=path, n=self._desk.export_repaired(path))
        )

    def _write(self, write: Callable[[Path], str]) -> None:
        path = Path(self.name.value.strip())
        try:
            said = write(path)
        except FileExistsError:
            said = self.say("exists", file=path)
        except ValueError:
            said = self.say("suffix", file=path)
        except OSError as error:
            said = self.say("not_saved", file=path, reason=error.strerror or str(error))
        show(self.exported, said)

    def _make_controls(self, text: str, kind: str | None) -> None:
        wide = {"description_width": "initial"}
        own = {"layout": {"width": "auto"}, "style": wide}
        kinds = template_types()
        self.type = widgets.Dropdown(
            description=self.say("type"), value=kind or "",
            options=[(self.say("by_text"), ""), *((one, one) for one in _kinds(kind))], **own,
        )  # fmt: skip
        self.template = widgets.Dropdown(description=self.say("template"), options=kinds, **own)
        self.begin_button = self.button("begin")
        self.upload = widgets.FileUpload(
            accept=ACCEPTED,
            multiple=False,
            description=self.say("upload"),
            layout={"width": "auto"},
        )
        self.text = widgets.Textarea(
            value=text, description=self.say("draft"), rows=24, style=wide, layout=_WHOLE,
            placeholder=self.say("placeholder"),
        )  # fmt: skip
        self.text.add_class("gw-draft")
        self.findings = Acting(self._do)
        self.fix_button, self.restore_button = self.button("fix_all"), self.button("restore")
        self.note = self._line("note", "", "30em")
        self.keep_button, self.about = self.button("keep"), output()
        self.question = widgets.VBox(
            (
                self.about,
                widgets.Box((self.note, self.keep_button), layout={"flex_flow": "row wrap"}),
            ),
            layout={"display": "none"},
        )
        self.name = self._line("file", "draft.docx", "22em")
        self.export_button, self.repair_button = self.button("export"), self.button("repair")
        self.status, self.versions, self.exported = output(), output(), output()

    def _line(self, key: str, value: str, width: str) -> widgets.Text:
        return widgets.Text(
            value=value, description=self.say(key), style={"description_width": "initial"},
            layout={"width": width, "max_width": "100%"},
        )  # fmt: skip

    def _wire(self) -> None:
        self.text.observe(lambda _: self._delay.start(), "value")
        self.type.observe(lambda _: self.refresh(), "value")
        self.upload.observe(lambda change: self._uploaded(change.new), "value")
        for button, act in (
            (self.begin_button, self._from_template), (self.fix_button, self.fix_all),
            (self.restore_button, self._restore), (self.keep_button, self.keep),
            (self.export_button, self.export), (self.repair_button, self.repair),
        ):  # fmt: skip
            button.on_click(lambda _, act=act: act())

    def _lay_out(self) -> None:
        left = widgets.VBox((self.text,), layout={**_HALF, "padding": "0 10px 0 0"})
        right = widgets.VBox((self.findings, self.question), layout=_HALF)
        beside = widgets.Box(
            (left, right), layout={"flex_flow": "row wrap", "align_items": "flex-start"}
        )
        self.lay_out(
            [self.template, self.begin_button, self.upload],
            [self.type, self.fix_button, self.restore_button],
            self.status,
            beside,
            self.versions,
            [self.name, self.export_button, self.repair_button],
            self.exported,
        )

    def _do(self, act: str, number: int) -> None:
        if 0 <= number < len(self.layer):
            {"accept": self.accept, "reject": self.reject, "ask": self.ask}[act](number)

    def _put(self, text: str) -> None:
        self.text.value = text
        self.refresh()

    def _begin(self, text: str, message: str) -> None:
        self.original = text
        self._put(text)
        show(self.status, message)

    def _from_template(self) -> None:
        kind = self.template.value
        self._desk.begin(None, "")
        self._begin(template(kind), self.say("begun", type=kind))

    def _restore(self) -> None:
        self._desk.rejected.clear()
        self.refresh()

    def _uploaded(self, files: tuple[Mapping[str, Any], ...]) -> None:
        for file in files:
            self.open_file(file["name"], bytes(file["content"]))


def _kinds(kind: str | None) -> list[str]:
    known = list(template_types())
    return known if kind is None or kind in known else [*known, kind]
