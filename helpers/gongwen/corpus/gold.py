"""Gold: the hand-made layers in `annotation/<layer>/{dev,test,second}/<id>.csv`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from gongwen.corpus.header import CorpusError
from gongwen.corpus.splits import SECOND, SPLITS
from gongwen.documents import SPAN_COLUMNS, Document, check_layer


def names(folder: Path | None) -> list[str]:
    """The layers that have gold."""
    if folder is None:
        return []
    return sorted({path.parents[1].name for part in SPLITS for path in _all(folder, part)})


def _all(folder: Path, part: str) -> list[Path]:
    return sorted((folder / "annotation").glob(f"*/{part}/*.csv"))


def files(folder: Path | None, layer: str, split: str | None = None) -> list[Path]:
    """The files of a layer, by document; those of the second annotation only if asked for.

    Raises
    ------
    CorpusError
        If there is no such layer or split.
    """
    if split not in (None, *SPLITS, SECOND):
        raise CorpusError(f"split is {split!r}; {', '.join(SPLITS)} or {SECOND} is expected")
    known = names(folder)
    if folder is None or layer not in known:
        there = f"there are {', '.join(known)}" if known else "this corpus has no annotation"
        raise CorpusError(f"no gold is called {layer!r}; {there}")
    parts = SPLITS if split is None else (split,)
    found = [path for part in parts for path in _all(folder, part) if path.parents[1].name == layer]
    return sorted(found, key=lambda path: path.stem)


def read_layer(
    folder: Path | None, layer: str, split: str | None, documents: Mapping[str, Document]
) -> pd.DataFrame:
    """The gold of a layer for these documents, checked against their texts; see `Corpus.gold`."""
    wanted = [path for path in files(folder, layer, split) if path.stem in documents]
    tables = [read_file(path, documents) for path in wanted]
    if not tables:
        return pd.DataFrame(columns=list(SPAN_COLUMNS))
    return typed(pd.concat(tables, ignore_index=True))


def read_file(path: Path, documents: Mapping[str, Document]) -> pd.DataFrame:
    """One file of gold, its own columns still as text.

    Raises
    ------
    CorpusError
        If it lacks a column, speaks of another document, or a span does not fit the text.
    """
    name = "/".join(path.parts[-3:])
    try:
        table = pd.read_csv(path, dtype="str", keep_default_na=False)
        table = table.astype({"start": "int64", "end": "int64"})
        return check_layer(_of_one(table, path.stem), documents)
    except (ValueError, KeyError) as error:
        raise CorpusError(f"{name}: {error}") from error


def _of_one(table: pd.DataFrame, document_id: str) -> pd.DataFrame:
    strangers = sorted(set(table["document"]) - {document_id})
    if strangers:
        raise ValueError(f"the column document says {', '.join(strangers)}, not {document_id}")
    return table


def typed(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its own columns read: whole numbers, decimals, true and false, lists.

    A column is what all its cells that are not empty are; an empty one is missing.
    """
    own = [name for name in table.columns if name not in SPAN_COLUMNS]
    return table.assign(**{name: _column(table[name]) for name in own})


def _column(cells: pd.Series) -> pd.Series:
    filled = [cell for cell in cells if cell != ""]
    if not filled:
        return cells.mask(cells == "", None)
    if all(cell[0] in "[{" and _is_json(cell) for cell in filled):
        return pd.Series([json.loads(cell) if cell else None for cell in cells], dtype="object")
    if set(filled) <= {"true", "false", "True", "False"}:
        return pd.Series(
            [None if cell == "" else cell.lower() == "true" for cell in cells], dtype="boolean"
        )
    for kind in ("Int64", "Float64"):
        try:
            return pd.Series([cell or None for cell in cells], dtype="str").astype(kind)
        except (ValueError, TypeError):
            continue
    return cells.mask(cells == "", None)


def _is_json(cell: str) -> bool:
    try:
        json.loads(cell)
    except ValueError:
        return False
    return True
