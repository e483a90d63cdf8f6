"""Mechanical faults of a Word file repaired in place: a new file, all else as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.drafting.docx.patching import Change, changes_of, numbered, patched
from gongwen.drafting.docx.word_file import WordFile
from gongwen.drafting.engine import check
from gongwen.drafting.fixing import ROUNDS, Edit, apart, fixes, repaired_layer
from gongwen.reading.docx import Written, opened, written
from gongwen.reading.docx_package import main_part
from gongwen.reading.read import read_bytes
from gongwen.reading.source import UnreadableError


def fix_docx(
    data: bytes,
    type: str | None = None,  # noqa: A002 - the word of the command line and of the corpus
    rules: Sequence[str] | None = None,
    lang: str = "en",
    *,
    name: str = "draft.docx",
) -> tuple[bytes, pd.DataFrame]:
    """The Word file with the mechanical faults of its text repaired, and what was repaired.

    Words are changed within their runs, so they keep their look; every other byte of the document's
    XML and every other part of the file stay as they are. A fault is left where its repair would
    touch a tab, a line break or an automatic number.

    Parameters
    ----------
    data : bytes
        The Word file.
    type, rules, lang
        As in `check`.
    name : str
        What to call it in messages.

    Returns
    -------
    bytes
        The new file; the same bytes where nothing was repaired.
    pandas.DataFrame
        The findings that were repaired, with the columns of `check`.

    Raises
    ------
    UnreadableError
        If it is no whole Word file.
    """
    applied = []
    for _ in range(ROUNDS):
        documents = read_bytes(data, name)
        layer = fixes(check(documents, type, rules, lang, package=WordFile.of(data, name)))
        done, changed = _round(data, name, layer, documents)
        if changed == data:
            break
        applied.append(done)
        data = changed
    return data, repaired_layer(applied)


def _round(
    data: bytes, name: str, layer: pd.DataFrame, documents: Sequence[Document]
) -> tuple[pd.DataFrame, bytes]:
    """What can be repaired at once, and the file after it."""
    chosen, edits = apart(layer, {document.id: document for document in documents})
    with opened(data, name) as package:
        paragraphs = written(package)
        numbers = numbered(paragraphs)
        made: list[Change] = []
        kept: list[bool] = []
        for changes in edits:
            found = list(_changes(changes, paragraphs, numbers))
            kept.append(None not in found)
            made += (one for part in found if part and kept[-1] for one in part)
    try:
        changed = _rewritten(data, made, len(numbers))
    except ValueError as error:
        raise UnreadableError(
            f"{name}: its text is written in a way that cannot be changed here; open it in Word and "
            "save it anew as .docx."
        ) from error
    return chosen[pd.Series(kept, index=chosen.index, dtype=bool)], changed


def _changes(
    edits: Sequence[Edit], paragraphs: Mapping[int, Written], numbers: Mapping[Any, int]
) -> Iterator[list[Change] | None]:
    """The changes that each edit needs, None for one that cannot be made."""
    for line, start, end, words in edits:
        yield (
            changes_of(paragraphs[line], start, end, words, numbers) if line in paragraphs else None
        )


def _rewritten(data: bytes, changes: Sequence[Change], count: int) -> bytes:
    """The file with its document changed, its other parts copied in their order."""
    if not changes:
        return data
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        main = main_part(old)
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == main:
                content = patched(content.decode("utf-8"), changes, count).encode("utf-8")
            new.writestr(entry, content, compress_type=entry.compress_type)
    return stream.getvalue()
