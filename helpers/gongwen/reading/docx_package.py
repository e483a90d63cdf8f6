"""The parts of a Word file: a zip archive of XML files that name each other."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from gongwen.reading.docx_styles import children, value
from gongwen.reading.source import UnreadableError

MAX_SIZE = 200_000_000
"""How many bytes the parts may unpack to; those of a document of 1,000 pages are a tenth of it."""


class Package:
    """The parts of an archive, parsed when they are asked for.

    Parts are parsed without fetching anything and without expanding entities, of which Word
    writes none.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._left = MAX_SIZE
        self._main = main_part(archive)

    def main(self) -> Any:
        """The root of the document itself."""
        return self._part(self._main)

    def related(self, *kinds: str) -> Iterator[Any]:
        """The roots of the parts that the document names as its styles, its headers and so on."""
        known = list(self._relations())
        for kind in kinds:
            for one in known:
                if value(one, "Type").endswith(f"/{kind}") and (path := self._target(one)):
                    yield self._part(path)

    def named(self, identifier: str) -> Any:
        """The root of the part that the document names by this id, or None."""
        for one in self._relations():
            if value(one, "Id") == identifier and (path := self._target(one)):
                return self._part(path)
        return None

    def _relations(self) -> Iterator[Any]:
        folder, file = posixpath.split(self._main)
        relations = f"{folder}/_rels/{file}.rels".lstrip("/")
        if relations in self._archive.namelist():
            yield from children(self._part(relations), "Relationship")

    def _target(self, relation: Any) -> str:
        """The path a relation leads to, "" where the archive has no such part."""
        folder = posixpath.dirname(self._main)
        path = posixpath.normpath(posixpath.join("/", folder, value(relation, "Target")))
        return path.lstrip("/") if path.lstrip("/") in self._archive.namelist() else ""

    def _part(self, path: str) -> Any:
        self._left -= self._archive.getinfo(path).file_size
        if self._left < 0:
            raise UnreadableError(
                f"{self._name}: unpacks to more than {MAX_SIZE // 1_000_000} MB of text, which no "
                "honest document does; copy the text that you need into a new file."
            )
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(self._archive.read(path), parser)


def main_part(archive: zipfile.ZipFile) -> str:
    """The path of the Word document in an archive, or "" if it holds none."""
    names = archive.namelist()
    if "word/document.xml" in names:
        return "word/document.xml"
    # Some programs number the file; the content of the archive tells.
    return next((one for one in names if one.startswith("word/document")), "")


def damaged(name: str) -> UnreadableError:
    """The error for an archive or its XML that breaks off or does not fit together."""
    return UnreadableError(
        f"{name}: is cut off or damaged, not a whole Word file; "
        "fetch it again, or open it in Word and save it anew as .docx."
    )


def locked(name: str) -> UnreadableError:
    """The error for a file that asks for a password."""
    return UnreadableError(
        f"{name}: is protected by a password; open it in Word and save it without one."
    )
