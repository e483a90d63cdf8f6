"""Columns as text cells and back, with a Table Schema field that says how."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.exports.parts import ExportError

Field = dict[str, Any]

_TYPES = {
    "int64": "integer",
    "Int64": "integer",
    "float64": "number",
    "Float64": "number",
    "bool": "boolean",
    "boolean": "boolean",
    "str": "string",
    "category": "string",
}
_KINDS: tuple[tuple[str, set[type]], ...] = (
    ("string", {str}),
    ("boolean", {bool}),
    ("integer", {int}),
    ("array", {list, tuple}),
    ("object", {dict}),
)
"""Types of Table Schema by the types of the cells of a column without a type of its own."""

_MISSING = ("", "NA", "N/A", "null")
"""What may stand for a missing value: the first that the column has not as a text."""


def describe_column(name: str, column: pd.Series) -> Field:
    """The field of a Table Schema that a column is: name, type, and what else brings it back.

    Beside the standard's properties it has `dtype` (of pandas) and, for lists, `sequence`: whether
    the outer and the inner ones are lists or tuples.

    Raises
    ------
    ExportError
        If the column holds what no cell can hold.
    """
    dtype = str(column.dtype)
    known: Field = {"name": name, "type": _TYPES.get(dtype) or _type(name, column)}
    known["dtype"] = dtype
    if dtype == "category":
        known["categories"] = [str(value) for value in column.cat.categories]
    if known["type"] == "array":
        known["sequence"] = _sequence(column)
    if column.isna().any():
        texts = {value for value in column if isinstance(value, str)}
        known["missingValues"] = [next(mark for mark in _MISSING if mark not in texts)]
    return known


def _type(name: str, column: pd.Series) -> str:
    if column.dtype != object:
        raise ExportError(f"the column {name} is of type {column.dtype}, which is not exported")
    kinds = {type(value) for value in column if not _is_missing(value)}
    return next((name for name, these in _KINDS if kinds <= these), "any")


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))


def _sequence(column: pd.Series) -> list[str]:
    """The type of the sequences in a column and of those inside them; lists where they differ."""
    outer = [value for value in column if not _is_missing(value)]
    inner = [item for value in outer for item in value if isinstance(item, (list, tuple))]
    return [
        "tuple" if values and all(isinstance(value, tuple) for value in values) else "list"
        for values in (outer, inner)
    ]


def to_cells(column: pd.Series, field: Field) -> list[str | None]:
    """The cells of a column as text, None where a value is missing."""
    write = _WRITERS.get(field["type"], _as_json)
    return [None if _is_missing(value) else write(value) for value in column]


def from_cells(cells: Sequence[str | None], field: Field) -> pd.Series:
    """The column that the cells were made of.

    Raises
    ------
    ExportError
        If a cell is not what the field says.
    """
    read = _READERS.get(field["type"]) or _reader(field)
    try:
        values = [None if cell is None else read(cell) for cell in cells]
    except ValueError as error:
        raise ExportError(f"the column {field['name']}: {error}") from error
    if field["dtype"] == "category":
        return pd.Series(pd.Categorical(values, categories=field["categories"]))
    return pd.Series(values, dtype=field["dtype"])


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    """A number of numpy's as one of Python's."""
    if hasattr(value, "item"):
        return value.item()
    raise ExportError(f"{value!r} cannot be exported: a cell holds numbers, texts and lists")


def _reader(field: Field) -> Callable[[str], Any]:
    outer, inner = (
        tuple if kind == "tuple" else list for kind in field.get("sequence", ("list", "list"))
    )

    def read(cell: str) -> Any:
        value = json.loads(cell)
        if not isinstance(value, list):
            return value
        return outer(inner(item) if isinstance(item, list) else item for item in value)

    return read


def _read_boolean(cell: str) -> bool:
    if cell not in ("true", "false"):
        raise ValueError(f"{cell!r} is neither true nor false")
    return cell == "true"


_WRITERS: Mapping[str, Callable[[Any], str]] = {
    "string": str,
    "integer": lambda value: str(int(value)),
    "number": lambda value: repr(float(value)),
    "boolean": lambda value: "true" if value else "false",
}
_READERS: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": _read_boolean,
}
