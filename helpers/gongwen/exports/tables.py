"""CSV and Parquet: a folder of tables that a `datapackage.json` describes."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from gongwen.corpus.package import PROFILE
from gongwen.documents import Document
from gongwen.exports.cells import Field, describe_column, from_cells, to_cells
from gongwen.exports.parts import (
    Exported,
    ExportError,
    Layers,
    as_corpus,
    block_table,
    check_layers,
    document_table,
    rebuild,
    source_table,
    written,
)

_PACKAGE = "datapackage.json"
_MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def to_csv(
    corpus: Document | Iterable[Document], folder: str | Path, layers: Layers | None = None
) -> Path:
    """Documents and layers as CSV tables in a folder; the path of the folder.

    The folder holds `documents.csv` (`id, file, number, meta, text`), `blocks.csv`, `source.csv`
    (where each run of characters was read), `layers/<name>.csv`, and a `datapackage.json` by the
    Frictionless standard that gives each column's type. Lists stand in cells as JSON.

    Parameters
    ----------
    corpus : Corpus, Document or iterable of Document
        What to export.
    folder : str or Path
        Made if it is not there; files of these names in it are replaced.
    layers : mapping of str to DataFrame, optional
        Layers over these documents, by name.

    Raises
    ------
    ExportError
        If a layer does not fit the documents, or holds what no cell can hold.
    """
    return _to_folder(corpus, Path(folder), layers, "csv")


def to_parquet(
    corpus: Document | Iterable[Document], folder: str | Path, layers: Layers | None = None
) -> Path:
    """Documents and layers as Parquet tables in a folder; see `to_csv`. Lists are JSON here too."""
    return _to_folder(corpus, Path(folder), layers, "parquet")


def from_csv(folder: str | Path) -> Exported:
    """The corpus and the layers that `to_csv` wrote.

    Raises
    ------
    ExportError
        If the folder is no such export, or a table of it is damaged.
    """
    return _from_folder(Path(folder), "csv")


def from_parquet(folder: str | Path) -> Exported:
    """The corpus and the layers that `to_parquet` wrote; see `from_csv`."""
    return _from_folder(Path(folder), "parquet")


def _to_folder(
    documents: Document | Iterable[Document], folder: Path, layers: Layers | None, form: str
) -> Path:
    corpus = as_corpus(documents)
    tables = {
        "documents": document_table(corpus),
        "blocks": block_table(corpus),
        "source": source_table(corpus),
        **{f"layers/{name}": layer for name, layer in check_layers(layers, corpus).items()},
    }
    fields = {
        name: [describe_column(str(column), table[column]) for column in table.columns]
        for name, table in tables.items()
    }
    cells = {name: _cells(table, fields[name]) for name, table in tables.items()}
    for name, table in tables.items():
        with written(folder / f"{name}.{form}") as path:
            if form == "csv":
                _write_csv(path, fields[name], cells[name])
            else:
                _parquet_table(table, fields[name], cells[name]).to_parquet(path, index=False)
    package = {
        "$schema": PROFILE,
        "name": "gongwen-export",
        "resources": [_resource(name, form, fields[name]) for name in tables],
    }
    with written(folder / _PACKAGE) as path:
        path.write_text(json.dumps(package, ensure_ascii=False, indent=1), encoding="utf-8")
    return folder


def _cells(table: pd.DataFrame, fields: list[Field]) -> list[list[str | None]]:
    columns = zip(map(str, table.columns), fields, strict=True)
    return [to_cells(table[name], field) for name, field in columns]


def _resource(name: str, form: str, fields: list[Field]) -> dict[str, Any]:
    return {
        "name": name.replace("/", "-"),
        "path": f"{name}.{form}",
        "type": "table",
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "schema": {"fields": fields},
    }


def _write_csv(path: Path, fields: list[Field], columns: list[list[str | None]]) -> None:
    filled = [
        [field.get("missingValues", [""])[0] if cell is None else cell for cell in column]
        for field, column in zip(fields, columns, strict=True)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(field["name"] for field in fields)
        writer.writerows(zip(*filled, strict=True))


def _parquet_table(
    table: pd.DataFrame, fields: list[Field], columns: list[list[str | None]]
) -> pd.DataFrame:
    """The table with lists as JSON and mixed columns as text; all else keeps its own type."""
    texts = {
        field["name"]: pd.Series(column, index=table.index, dtype="str")
        for field, column in zip(fields, columns, strict=True)
        if field["dtype"] == "object"
    }
    return table.assign(**texts)


def _from_folder(folder: Path, form: str) -> Exported:
    try:
        package = json.loads((folder / _PACKAGE).read_text(encoding="utf-8"))
        resources = {
            resource["path"].removesuffix(f".{form}"): resource["schema"]["fields"]
            for resource in package["resources"]
        }
        tables = {name: _read(folder / f"{name}.{form}", resources[name]) for name in resources}
        corpus = rebuild(tables.pop("documents"), tables.pop("blocks"), tables.pop("source"))
    except (OSError, KeyError, TypeError) as error:
        raise ExportError(f"{folder}: is no {form} export of this kit ({error!r})") from error
    except ValueError as error:
        raise ExportError(f"{folder}: is damaged: {error}") from error
    layers = {name.removeprefix("layers/"): table for name, table in tables.items()}
    return Exported(corpus, check_layers(layers, corpus))


def _read(path: Path, fields: list[Field]) -> pd.DataFrame:
    if path.suffix == ".csv":
        return _read_csv(path, fields)
    table = pd.read_parquet(path)
    texts = {
        str(field["name"]): from_cells(
            [cell if isinstance(cell, str) else None for cell in table[field["name"]]], field
        )
        for field in fields
        if field["dtype"] == "object"
    }
    return table.assign(**texts).astype({field["name"]: field["dtype"] for field in fields})


def _read_csv(path: Path, fields: list[Field]) -> pd.DataFrame:
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file)) or [[]]
    if head != [field["name"] for field in fields] or any(len(row) != len(head) for row in rows):
        raise ExportError(f"{path.name} has not the columns that {_PACKAGE} says")
    columns = {}
    for place, field in enumerate(fields):
        missing = field.get("missingValues", [])
        cells = [None if row[place] in missing else row[place] for row in rows]
        columns[field["name"]] = from_cells(cells, field)
    return pd.DataFrame(columns)
