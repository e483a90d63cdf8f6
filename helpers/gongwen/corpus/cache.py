"""A cache of a large corpus: read and cut once, opened again in less than a second.

    build_cache(load("my-texts"), "my-cache")
    corpus = open_cache("my-cache")              or load("my-cache")

The folder holds Parquet tables (`texts`, `blocks`, `source`, `sentences`, `tokens`), in parts of
about a million characters, and `cache.json`, which says what they rest on. Any program that reads
Parquet can use them; nothing in them is executed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from gongwen.corpus.collection import Corpus
from gongwen.corpus.files import (
    CacheError,
    CacheFiles,
    is_cache,
    sources_of,
    state,
    write_manifest,
    write_table,
)
from gongwen.corpus.store import CorpusStore
from gongwen.corpus.tables import tables_of
from gongwen.documents import Document
from gongwen.words import default_segmenter
from gongwen.words.sentences import as_document

__all__ = ["CacheError", "build_cache", "is_cache", "open_cache"]

PART = 1_000_000
"""Characters of a part: what is in memory while a cache is built, and the unit of a cluster."""


def build_cache(
    documents: Iterable[Document],
    folder: str | Path,
    *,
    folders: Iterable[str | Path] = (),
    part: int = PART,
) -> Path:
    """Write a cache of documents; the path of its folder.

    Parameters
    ----------
    documents : Corpus or iterable of Document
        Taken one by one: a generator that reads files needs no more memory than a part does.
    folder : str or Path
        A new or empty folder, or a cache, which is replaced once the new one is whole.
    folders : iterable of paths
        Folders that the documents were read from: with a new text in one of them the cache is out
        of date. Files are known from the documents.
    part : int
        Characters of a part of the tables.

    Raises
    ------
    CacheError
        If the folder holds something else, there are no documents, or two have one id.
    """
    folder = Path(folder)
    if folder.exists() and not is_cache(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise CacheError(f"{folder}: holds something else; name a new folder, or a cache")
    root = documents.folder.parent if isinstance(documents, Corpus) and documents.folder else Path()
    files: dict[Path, None] = {}
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".") as place:
        made = Path(place) / "made"
        made.mkdir()
        parts = []
        for number, batch in enumerate(_batches(documents, part)):
            files |= dict.fromkeys(root / one.file for one in batch if (root / one.file).is_file())
            parts.append(_write_part(batch, made, number))
        if not parts:
            raise CacheError(f"{folder}: no documents are given, so there is nothing to write")
        _write_manifest(made, parts, sources_of(files, map(Path, folders), folder))
        if folder.exists():
            folder.rename(Path(place) / "old")
        made.rename(folder)
    return folder


def _batches(documents: Iterable[Document], size: int) -> Iterator[list[Document]]:
    """The documents in batches of about so many characters."""
    seen: dict[str, str] = {}
    batch: list[Document] = []
    filled = 0
    for document in map(as_document, documents):
        if document.id in seen:
            where = f"{seen[document.id]}, {document.file}"
            raise CacheError(f"two documents are called {document.id!r} ({where}); rename one")
        seen[document.id] = document.file
        batch.append(document)
        filled += len(document)
        if filled >= size:
            yield batch
            batch, filled = [], 0
    if batch:
        yield batch


def _write_part(batch: list[Document], folder: Path, number: int) -> dict[str, Any]:
    part = {}
    for name, table in tables_of(batch).items():
        file = f"{name}-{number:04}.parquet"
        part[file] = write_table(table, folder / file)
    return part


def _write_manifest(folder: Path, parts: list[dict[str, Any]], sources: dict[str, Any]) -> None:
    segmenter = default_segmenter()
    write_manifest(
        folder,
        {
            "state": state(),
            "provenance": {"engine": segmenter.name, "dictionary": segmenter.fingerprint},
            "parts": parts,
            "sources": sources,
        },
    )


def open_cache(folder: str | Path) -> Corpus:
    """The corpus of a cache; its tables are read when something asks for them.

    `concordance`, `bundles`, `ngrams`, `collocates`, `keyness` and `tokens` take what they need
    from the tables, also of what `where` leaves; all else works as on any corpus.

    Raises
    ------
    CacheError
        If there is none, it is damaged, or it is out of date: files changed, gone or new, another
        segmenter or dictionary, another layout. A table that is damaged later on is refused when
        it is read.
    """
    return Corpus(CorpusStore(CacheFiles(Path(folder))).documents)
