"""From folders to a `Corpus`: the shipped texts, or whatever readable files a folder holds."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

from gongwen.corpus.cache import is_cache, open_cache
from gongwen.corpus.collection import Corpus
from gongwen.corpus.files import SUFFIXES
from gongwen.corpus.header import CorpusError, read_header
from gongwen.documents import Block, Document, Traced, assemble
from gongwen.reading.plain import numbered_lines
from gongwen.reading.read import documents_in, read
from gongwen.reading.source import Source, SourceLine

VARIABLE = "GONGWEN_CORPUS"
"""The environment variable that names the folder of the corpus."""


def load(folder: str | Path | None = None, *, other: bool = False) -> Corpus:
    """The shipped corpus, or the texts of any folder.

    Parameters
    ----------
    folder : str or Path, optional
        A folder laid out as the shipped one (it holds `documents/`), or any folder of .txt, .md,
        .html and .docx files, subfolders included, which are read as `gongwen.reading` reads them:
        a file may hold several documents. A cache is opened. By default the shipped corpus.
    other : bool
        Whether to load the texts of other registers (essay, news, conversation, …), which are
        there for comparison, in place of the documents and speeches.

    Returns
    -------
    Corpus
        Sorted by id. Each shipped text has its header as `Document.meta`.

    Raises
    ------
    CorpusError
        If there is no such folder, it holds no text, two texts have one id, or a header is at
        fault; the message names file, line and field.
    gongwen.reading.source.UnreadableError
        If a file cannot be read.
    """
    root = find_corpus() if folder is None else Path(folder)
    if not root.is_dir():
        raise CorpusError(f"{root}: is not a folder; name one that holds texts")
    if is_cache(root):
        return open_cache(root)
    if (root / "documents").is_dir():
        return Corpus(tuple(_shipped(root, "other" if other else "documents")), root)
    if other:
        raise CorpusError(f"{root}: has no texts of other registers; it is not the shipped corpus")
    return Corpus(tuple(_found(root)), None)


def find_corpus() -> Path:
    """The folder of the shipped corpus.

    It is the one that the environment variable GONGWEN_CORPUS names, or else the folder `corpus`
    of the clone that this package is run from.

    Raises
    ------
    CorpusError
        If neither is there, saying what to do.
    """
    named = os.environ.get(VARIABLE)
    root = Path(named) if named else Path(__file__).resolve().parents[3] / "corpus"
    if (root / "documents").is_dir():
        return root
    where = f"{VARIABLE} names {root}, which" if named else f"{root}"
    raise CorpusError(
        f"{where} holds no corpus; clone the repository and set {VARIABLE} to its folder `corpus`, "
        "or name a folder of your own: load('my-texts')"
    )


def _shipped(root: Path, part: str) -> list[Document]:
    paths = sorted((root / part).glob("*.md"))
    if not paths:
        raise CorpusError(f"{root / part}: holds no texts")
    documents = [read_text_with_header(path, f"{root.name}/{part}/{path.name}") for path in paths]
    return sorted(documents, key=lambda document: document.id)


def read_text_with_header(path: Path, name: str = "") -> Document:
    """One text of the shipped layout: its header as `meta`, its body read as one document.

    Lines are those of the file. Where the reader would split the body its documents are joined;
    `pieces` says how many it sees.

    Parameters
    ----------
    path : Path
        A UTF-8 file with a header.
    name : str
        What `Document.file` and messages say; by default the path.

    Raises
    ------
    CorpusError
        If the file is not UTF-8, the header is at fault, or there is no body.
    """
    name = name or str(path)
    body, header = _body(path, name)
    return join(documents_in(body), header)


def pieces(path: Path) -> int:
    """How many documents the reader sees in the body of a text; one is as it should be."""
    return len(documents_in(_body(path, str(path))[0]))


def _body(path: Path, name: str) -> tuple[Source, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CorpusError(f"{name}, line {line}: not UTF-8; save the file as UTF-8") from error
    rows = list(numbered_lines(text))
    header, length = read_header([row for _, row in rows], name)
    body = tuple(SourceLine(Traced.of(row, number)) for number, row in rows[length:])
    if not any(line.text.strip() for line in body):
        raise CorpusError(f"{name}, line {length}: no text follows the header")
    return Source(name, body), header


def join(documents: list[Document], header: dict[str, Any]) -> Document:
    """One document made of all that the reader found in a body."""
    parts: list[tuple[Block, Traced]] = [
        (block, document.content[block.start : block.end])
        for document in documents
        for block in document.blocks
    ]
    return assemble(parts, id=header["id"], file=documents[0].file, meta=header)


def _found(root: Path) -> list[Document]:
    paths = sorted(
        path
        for path in root.rglob("*")
        if path.suffix.lower() in SUFFIXES and not path.name.startswith((".", "~$"))
    )
    if not paths:
        raise CorpusError(f"{root}: holds no texts; put {', '.join(SUFFIXES)} files there")
    return [
        replace(document, id=_in_subfolder(document.id, path.relative_to(root)))
        for path in paths
        for document in read(path)
    ]


def _in_subfolder(name: str, path: Path) -> str:
    """The id of a document with the subfolders of its file, so that equal names stay apart."""
    return (path.parent / name).as_posix()
