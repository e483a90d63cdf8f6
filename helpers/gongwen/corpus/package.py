"""The corpus's description by the Frictionless Data Package standard, made from its files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd

import gongwen
from gongwen.corpus import gold
from gongwen.corpus.collection import Corpus
from gongwen.corpus.header import FIELDS, CorpusError
from gongwen.corpus.splits import SECOND, split
from gongwen.documents import Document
from gongwen.words import count_hanzi

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""The version of the Data Package standard that descriptors follow."""

FILE = "datapackage.json"

_TYPES = {str: "string", list: "array", bool: "boolean"}
_COUNTED = {"path": "string", "split": "string", "hanzi": "integer"}
_LAYER_TYPES = {"Int64": "integer", "Float64": "number", "boolean": "boolean", "object": "array"}

Resource = dict[str, Any]


def data_package(corpus: Corpus, other: Corpus | None = None) -> dict[str, Any]:
    """The descriptor of the shipped corpus.

    Parameters
    ----------
    corpus : Corpus
        From `load()`.
    other : Corpus, optional
        From `load(other=True)`.

    Returns
    -------
    dict
        A Data Package: the resource `documents` is the table of all headers; then there is one
        resource for each text, each file of gold and each table of reference figures, with its
        size and digest.

    Raises
    ------
    CorpusError
        If the corpus was not loaded from a folder of the shipped layout.
    """
    if corpus.folder is None:
        raise CorpusError("only a corpus of the shipped layout has a data package")
    documents = [*corpus, *(other or ())]
    return {
        "$schema": PROFILE,
        "name": "gongwen-corpus",
        "title": "Gongwen teaching corpus, composed for this kit",
        "description": "Chinese official documents and speeches of one invented province, with "
        "hand-made annotation and texts of other registers for comparison; see README.md.",
        "version": gongwen.__version__,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": "https://creativecommons.org/licenses/by/4.0/",
                "title": "Creative Commons Attribution 4.0",
            }
        ],
        "contributors": [{"title": "the gongwen kit authors", "roles": ["author"]}],
        "keywords": ["Chinese", "公文", "讲话稿", "corpus", "genre analysis"],
        "resources": [
            _documents(documents, corpus.folder),
            *(_text(document, corpus.folder) for document in documents),
            *_gold(corpus),
            *_reference(corpus.folder),
        ],
    }


def write_package(corpus: Corpus, other: Corpus | None = None) -> Path:
    """Write `datapackage.json` into the corpus's folder; its path."""
    text = _laid_out(data_package(corpus, other))
    assert corpus.folder
    path = corpus.folder / FILE
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _laid_out(package: dict[str, Any]) -> str:
    """JSON with each resource, and each row of a table, on a line of its own."""
    outer = json.dumps({**package, "resources": []}, ensure_ascii=False, indent=1)
    resources = ",\n".join(map(_line, package["resources"]))
    return outer.replace('"resources": []', f'"resources": [\n{resources}\n]') + "\n"


def _line(resource: Resource) -> str:
    if "data" not in resource:
        return json.dumps(resource, ensure_ascii=False)
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in resource["data"])
    outer = json.dumps({**resource, "data": []}, ensure_ascii=False)
    return outer.replace('"data": []', f'"data": [\n{rows}\n]')


def _documents(documents: list[Document], folder: Path) -> Resource:
    fields = [{"name": name, "type": _TYPES[field.kind]} for name, field in FIELDS.items()]
    fields += [{"name": name, "type": kind} for name, kind in _COUNTED.items()]
    rows = [
        {
            **document.meta,
            "path": _path(document, folder),
            "split": split(document.id),
            "hanzi": count_hanzi(document.text),
        }
        for document in documents
    ]
    return {
        "name": "documents",
        "title": "Headers of all texts",
        "type": "table",
        "data": rows,
        "schema": {"fields": fields, "primaryKey": ["id"]},
    }


def _path(document: Document, folder: Path) -> str:
    return document.file.removeprefix(f"{folder.name}/")


def _text(document: Document, folder: Path) -> Resource:
    return {
        "name": document.id,
        "title": document.meta["title"],
        **_file(folder, folder / _path(document, folder), "md", "text/markdown"),
    }


def _file(folder: Path, path: Path, form: str, media: str) -> Resource:
    data = path.read_bytes()
    return {
        "path": path.relative_to(folder).as_posix(),
        "format": form,
        "mediatype": media,
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256(data).hexdigest()}",
    }


def _gold(corpus: Corpus) -> Iterator[Resource]:
    assert corpus.folder
    for layer in corpus.layers:
        fields = _layer_fields(corpus.gold(layer))
        for path in (*gold.files(corpus.folder, layer), *gold.files(corpus.folder, layer, SECOND)):
            second = f"-{SECOND}" if path.parent.name == SECOND else ""
            yield {
                "name": f"{layer}-{path.stem}{second}",
                "title": f"Gold of the layer {layer} for {path.stem} ({path.parent.name})",
                "type": "table",
                **_file(corpus.folder, path, "csv", "text/csv"),
                "schema": {
                    "fields": fields,
                    "foreignKeys": [
                        {
                            "fields": ["document"],
                            "reference": {"resource": "documents", "fields": ["id"]},
                        }
                    ],
                },
            }


def _layer_fields(layer: pd.DataFrame) -> list[dict[str, str]]:
    kinds = {"start": "integer", "end": "integer"}
    return [
        {"name": str(name), "type": kinds.get(str(name)) or _LAYER_TYPES.get(str(dtype), "string")}
        for name, dtype in layer.dtypes.items()
    ]


def _reference(folder: Path) -> Iterator[Resource]:
    for path in sorted((folder / "reference").rglob("*.csv")):
        name = path.relative_to(folder).with_suffix("").as_posix().replace("/", "-").lower()
        yield {"name": name, **_file(folder, path, "csv", "text/csv")}
