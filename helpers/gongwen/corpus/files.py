"""The files of a cache: what they are, whether they are whole, and whether they are still true."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gongwen.corpus.header import CorpusError
from gongwen.words.dictionary import inputs
from gongwen.words.segmenter import default_segmenter

MANIFEST = "cache.json"
"""The file by which a folder is known to be a cache."""

SCHEMA = 1
"""Counted up whenever the tables change, or what is read or cut comes out otherwise."""

SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx")
"""What is read from a folder that is not laid out as the shipped corpus is."""


class CacheError(CorpusError):
    """A cache that cannot be used; the message says why and how to build it anew."""


def is_cache(folder: str | Path) -> bool:
    """Whether a folder holds a cache, usable or not."""
    return (Path(folder) / MANIFEST).is_file()


def digest(data: bytes) -> str:
    """A checksum."""
    return blake2b(data, digest_size=16).hexdigest()


def state() -> dict[str, Any]:
    """What a cache rests on beside the texts: its layout, and what cuts and tags the words."""
    segmenter = default_segmenter()
    return {"schema": SCHEMA, "segmenter": segmenter.name, "words": inputs(segmenter.words)}


class CacheFiles:
    """The files of a cache in a folder, or those of one part `only`.

    Raises
    ------
    CacheError
        If the cache is damaged, of another version, cut with other words, or older than the files
        it was made of.
    """

    def __init__(self, folder: Path, only: int | None = None) -> None:
        self.folder = folder
        self._checked: set[str] = set()
        self._manifest = self._read_manifest()
        self._check_state()
        self._check_sources()
        if only is not None:
            self._manifest["parts"] = self._manifest["parts"][only : only + 1]
        for part in self._manifest["parts"]:
            for name, known in part.items():
                self._check_size(name, known)

    @property
    def segmenter(self) -> dict[str, str]:
        """Engine with version, and fingerprint of the dictionary."""
        known: dict[str, str] = self._manifest["provenance"]
        return known

    @property
    def parts(self) -> int:
        """How many parts the tables come in."""
        return len(self._manifest["parts"])

    def read(self, table: str, columns: Sequence[str] | None = None) -> pa.Table:
        """Columns of a table, all parts in order.

        Raises
        ------
        CacheError
            If a file is not what was written.
        """
        found = []
        for part in self._manifest["parts"]:
            name = next(name for name in part if name.startswith(f"{table}-"))
            data = self._bytes(name, part[name])
            coded = ["text", "label"] if table == "tokens" else ["kind"]
            found.append(
                pq.read_table(
                    pa.BufferReader(data),
                    columns=None if columns is None else list(columns),
                    read_dictionary=coded,
                )
            )
        return pa.concat_tables(found)

    def _bytes(self, name: str, known: Mapping[str, Any]) -> bytes:
        try:
            data = (self.folder / name).read_bytes()
        except OSError as error:
            raise self._damaged(name) from error
        if name not in self._checked and digest(data) != known["digest"]:
            raise self._damaged(name)
        self._checked.add(name)
        return data

    def _read_manifest(self) -> dict[str, Any]:
        try:
            data = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))
            manifest: dict[str, Any] = data["cache"]
            told = data["digest"]
        except FileNotFoundError as error:
            raise CacheError(f"{self.folder}: holds no cache; build one: gongwen cache") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise self._damaged(MANIFEST) from error
        if told != digest(_spelt(manifest)):
            raise self._damaged(MANIFEST)
        return manifest

    def _check_size(self, name: str, known: Mapping[str, Any]) -> None:
        path = self.folder / name
        if not path.is_file() or path.stat().st_size != known["bytes"]:
            raise self._damaged(name)

    def _check_state(self) -> None:
        now, then = state(), self._manifest["state"]
        for name, what in (
            ("schema", "the layout of caches has changed"),
            ("segmenter", f"words were cut by {then['segmenter']}, now it is {now['segmenter']}"),
            ("words", "the dictionary has changed"),
        ):
            if now[name] != then[name]:
                raise self._stale(what)

    def _check_sources(self) -> None:
        known = self._manifest["sources"]
        paths = {name: self.folder / name for name in known["files"]}
        there = {name: path.stat() for name, path in paths.items() if path.is_file()}
        if paths and not there:
            return  # the cache stands by itself, without the files it was made of
        for name, (size, changed, told) in known["files"].items():
            if name not in there:
                raise self._stale(f"{paths[name].name} is gone")
            now = there[name]
            if now.st_size != size or (
                now.st_mtime_ns != changed and digest(paths[name].read_bytes()) != told
            ):
                raise self._stale(f"{paths[name].name} has changed")
        for name in known["folders"]:
            for path in texts_in(self.folder / name):
                if relative(path, self.folder) not in paths:
                    raise self._stale(f"{path.name} is new")

    def _damaged(self, name: str) -> CacheError:
        return CacheError(f"{self.folder}: the cache is damaged ({name}); build it anew")

    def _stale(self, why: str) -> CacheError:
        return CacheError(f"{self.folder}: the cache is out of date ({why}); build it anew")


def texts_in(folder: Path) -> list[Path]:
    """The files of a folder and its subfolders that can be read, sorted."""
    return sorted(
        Path(place) / name
        for place, _, names in os.walk(folder)
        for name in names
        if name.lower().endswith(SUFFIXES) and not name.startswith((".", "~$"))
    )


def relative(path: Path, folder: Path) -> str:
    """The path as seen from a folder, so that both can move together."""
    try:
        return Path(os.path.relpath(path.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


def sources_of(
    files: Iterable[Path], folders: Iterable[Path], folder: Path
) -> dict[str, dict[str, Any] | list[str]]:
    """What a cache has to know of the files it is made of, to see later that they are the same."""
    known = {}
    for path in files:
        stat = path.stat()
        told = digest(path.read_bytes())
        known[relative(path, folder)] = (stat.st_size, stat.st_mtime_ns, told)
    return {"files": known, "folders": [relative(path, folder) for path in folders]}


def write_manifest(folder: Path, manifest: Mapping[str, Any]) -> None:
    """Write the file that makes a folder a cache."""
    data = {"cache": manifest, "digest": digest(_spelt(manifest))}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def write_table(table: pa.Table, path: Path) -> dict[str, Any]:
    """Write a table; its rows, bytes and checksum."""
    # as one group of rows, so that each part has one list of its words
    pq.write_table(table, path, compression="zstd", row_group_size=max(1, len(table)))
    data = path.read_bytes()
    return {"rows": len(table), "bytes": len(data), "digest": digest(data)}


def _spelt(manifest: Mapping[str, Any]) -> bytes:
    return json.dumps(manifest, ensure_ascii=False, sort_keys=True).encode()
