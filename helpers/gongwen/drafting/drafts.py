"""A draft at work: its text, what was found in it, what its writer accepts and rejects."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.drafting.docx.repairing import fix_docx
from gongwen.drafting.docx.word_file import WordFile
from gongwen.drafting.docx.writing import to_docx
from gongwen.drafting.engine import check
from gongwen.drafting.fixing import ROUNDS, apart, apply_edits, edit_of, fixes
from gongwen.drafting.rules import rule
from gongwen.reading.load import from_bytes
from gongwen.reading.read import read_bytes, read_text
from gongwen.reading.source import UnreadableError

_AROUND = 8
_NAME = "draft.docx"


def read_draft(data: bytes, name: str) -> tuple[str, bool]:
    """The text of a file, and whether it is a Word file; one has blank lines between paragraphs.

    Automatic numbers of a Word file become part of the text.

    Raises
    ------
    UnreadableError
        If it cannot be read.
    """
    source = from_bytes(data, name)
    if source.meta.get("format") != "docx":
        return "\n".join(line.text for line in source.lines), False
    lines = (line.text.strip() for line in source.lines if line.hint != "nav")
    return "\n\n".join(line for line in lines if line), True


class Desk:
    """One draft and its findings, in one language.

    Attributes
    ----------
    documents : list of Document
        What was read: the text, then the Word file while the text is still its own.
    layer : DataFrame
        The findings that were not rejected.
    rejected : list of dict
        Those that were: `rule`, `words`, `before`.
    """

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._text = ""
        self._kind: str | None = None
        self._opened: tuple[bytes, str] | None = None
        self._asked: list[dict[str, str]] = []
        self.documents: list[Document] = []
        self.layer = check([], lang=lang)
        self.rejected: list[dict[str, str]] = []

    def begin(self, data: bytes | None, text: str) -> None:
        """Take up another draft; `data` is the Word file whose text it is."""
        self._opened = None if data is None else (data, text)
        self.rejected.clear()
        self._asked.clear()

    def check(self, text: str, kind: str | None) -> None:
        """Find anew what is wrong with the text, and with the Word file it is still the text of."""
        self._text, self._kind = text, kind
        self.documents = _read(text)
        found = check(self.documents, kind, lang=self._lang)
        if self._opened and self._opened[1] == text:
            found = pd.concat([found, self._of_file()], ignore_index=True)
        kept = [self._key(row) not in self.rejected for row in rows_of(found)]
        self.layer = found[pd.Series(kept, index=found.index, dtype=bool)].reset_index(drop=True)

    def _of_file(self) -> pd.DataFrame:
        """How the opened file sets its text; its documents are held beside those of the text."""
        assert self._opened is not None
        data = self._opened[0]
        documents = read_bytes(data, _NAME)
        layer = check(documents, self._kind, lang=self._lang, package=WordFile.of(data, _NAME))
        self.documents = [*self.documents, *documents]
        return layer[[rule(name).needs == "docx" for name in layer["label"]]]

    @property
    def word(self) -> bool:
        """Whether a Word file is open."""
        return self._opened is not None

    @property
    def mechanical(self) -> pd.DataFrame:
        """The findings that can be repaired without a person."""
        return fixes(self.layer)

    def finding(self, number: int) -> dict[str, Any]:
        """A finding by its place in the layer."""
        return rows_of(self.layer)[number]

    def accepted(self, number: int) -> str:
        """The text with the change that a finding proposes, as it is where there is none."""
        row = self.finding(number)
        made = [edit_of(self._document(row), *edit) for edit in row["edits"]]
        return apply_edits(self._text, [one for one in made if one])

    def all_accepted(self) -> str:
        """The text with all mechanical faults repaired that were not rejected."""
        for _ in range(ROUNDS):
            by_id = {document.id: document for document in self.documents}
            _, edits = apart(self.mechanical, by_id)
            changed = apply_edits(self._text, [one for together in edits for one in together])
            if changed == self._text:
                break
            self.check(changed, self._kind)
        return self._text

    def reject(self, number: int) -> None:
        """Report a finding no more, as long as its words and those before them stay."""
        self.rejected.append(self._key(self.finding(number)))

    def mark_asked(self, row: Mapping[str, Any]) -> None:
        """Remember that a question was asked about a finding."""
        self._asked.append(self._key(row))

    def asked_places(self) -> list[int]:
        """The places in the layer of findings that were asked about."""
        rows = enumerate(rows_of(self.layer))
        return [place for place, row in rows if self._key(row) in self._asked]

    def export(self, path: Path) -> None:
        """Write the draft as a new file: text, or a .docx file laid out by GB/T 9704.

        Raises
        ------
        FileExistsError
            If there is such a file.
        ValueError
            If the name ends in neither .docx nor .txt.
        """
        _write(path, to_docx(self._text or "　") if _is_word(path) else self._text.encode())

    def export_repaired(self, path: Path) -> int:
        """Write the opened Word file with its mechanical faults repaired; how many there were.

        Its look stays as it is.

        Raises
        ------
        FileExistsError, ValueError
            As in `export`, also for another ending than .docx.
        """
        if self._opened is None or not _is_word(path):
            raise ValueError(path.name)
        changed, applied = fix_docx(self._opened[0], self._kind, lang=self._lang)
        _write(path, changed)
        return sum(map(len, applied["edits"]))

    def _document(self, row: Mapping[str, Any]) -> Document:
        return next(one for one in self.documents if one.id == row["document"])

    def _key(self, row: Mapping[str, Any]) -> dict[str, str]:
        text, start = self._document(row).text, row["start"]
        before = text[max(start - _AROUND, 0) : start]
        return {"rule": row["label"], "words": row["text"], "before": before}


def rows_of(layer: pd.DataFrame) -> list[dict[str, Any]]:
    """The findings as mappings."""
    return [{str(key): value for key, value in row.items()} for row in layer.to_dict("records")]


def _read(text: str) -> list[Document]:
    try:
        return read_text(text) if text.strip() else []
    except UnreadableError:  # nothing but signs that show nothing
        return []


def _is_word(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".txt", ".md"):
        raise ValueError(path.name)
    return suffix == ".docx"


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
