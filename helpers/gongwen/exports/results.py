"""A result as one file that says how it was made: CSV or an Excel workbook, and back.

A spreadsheet takes a text that begins with = + - or @ for a formula. In a CSV file such a text
gets an apostrophe before it, in a workbook its cell is marked as text; reading takes it off again.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pandas as pd
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import IllegalCharacterError

from gongwen.exports.cells import Field, describe_column, from_cells, to_cells
from gongwen.exports.parts import ExportError, written

FORMATS = (".csv", ".xlsx")
"""What the name of a saved table may end in."""

_COLUMNS = "columns"
_MARK = "# "
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_ESCAPED = re.compile(r"''*[=+\-@\t\r]")
_LONGEST = 32_767
_NUMBERS = {"integer": int, "number": float}
_WIDEST = 60


class Result(NamedTuple):
    """A table that was saved, and the settings it was made with, as text."""

    table: pd.DataFrame
    settings: dict[str, str]


def save_table(
    frame: pd.DataFrame, path: str | Path, settings: Mapping[str, Any] | None = None
) -> Path:
    """A table with the settings it was made with, in one file; the path of the file.

    In a CSV file (UTF-8 with a mark that Excel knows it by) the settings stand above the head, a
    row each that begins with `# `; in a workbook they are a second sheet. Both say at their end
    what type each column has, so that `read_table` brings the same table back (a workbook keeps
    sixteen digits of a number).

    Parameters
    ----------
    frame : pandas.DataFrame
        Any result: lines, bundles, collocates, key words. Its index is left out.
    path : str or Path
        Ending in .csv or .xlsx; a file of this name is replaced.
    settings : mapping, optional
        What to write beside the table's own `attrs`, such as the part of the corpus.

    Raises
    ------
    ExportError
        If the name ends otherwise, or a cell holds what the format cannot hold.
    """
    path = Path(path)
    check_table_name(path)
    columns = [(str(name), frame[name]) for name in frame.columns]
    fields = [describe_column(name, column) for name, column in columns]
    known: dict[Any, Any] = {**frame.attrs, **(settings or {}), _COLUMNS: fields}
    rows = [(str(name), _as_text(value)) for name, value in known.items() if value is not None]
    cells = [_cells(column, field) for (_, column), field in zip(columns, fields, strict=True)]
    with written(path) as draft:
        if path.suffix.lower() == ".csv":
            _write_csv(draft, fields, cells, rows)
        else:
            _write_workbook(draft, fields, cells, rows)
    return path


def check_table_name(path: Path) -> None:
    """Refuse a file name that `save_table` cannot use, before long work for it begins.

    Raises
    ------
    ExportError
        If the name ends in nothing that a table can be saved as.
    """
    if path.suffix.lower() not in FORMATS:
        raise ExportError(f"{path.name}: end the name in {' or '.join(FORMATS)}")


def read_table(path: str | Path) -> Result:
    """The table and the settings that `save_table` wrote.

    Raises
    ------
    ExportError
        If the file is no such table.
    """
    path = Path(path)
    try:
        rows, cells = (_read_workbook if path.suffix.lower() == ".xlsx" else _read_csv)(path)
        settings = dict(rows)
        fields = json.loads(settings.pop(_COLUMNS))
        columns = list(zip(*cells[1:], strict=True)) or [()] * len(fields)
        filled = zip(fields, columns, strict=True)
        table = pd.DataFrame({field["name"]: _column(field, column) for field, column in filled})
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise ExportError(f"{path}: is no table saved by this kit ({error!r})") from error
    return Result(table, settings)


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _cells(column: pd.Series, field: Field) -> list[str]:
    missing = field.get("missingValues", [""])[0]
    return [missing if cell is None else cell for cell in to_cells(column, field)]


def _column(field: Field, cells: Sequence[str]) -> pd.Series:
    missing = field.get("missingValues", [])
    return from_cells([None if cell in missing else cell for cell in cells], field)


def _write_csv(
    path: Path, fields: list[Field], columns: list[list[str]], settings: Iterable[tuple[str, str]]
) -> None:
    plain = [
        column if field["type"] in _NUMBERS else list(map(_escaped, column))
        for field, column in zip(fields, columns, strict=True)
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows((_MARK + name, _escaped(value)) for name, value in settings)
        writer.writerow(field["name"] for field in fields)
        writer.writerows(zip(*plain, strict=True))


def _escaped(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) else text


def _read_csv(path: Path) -> tuple[list[tuple[str, str]], list[list[str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [[_bare(cell) for cell in row] for row in csv.reader(file)]
    count = next((i for i, row in enumerate(rows) if not row[0].startswith(_MARK)), len(rows))
    return [(row[0].removeprefix(_MARK), row[1]) for row in rows[:count]], rows[count:]


def _bare(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _write_workbook(
    path: Path, fields: list[Field], columns: list[list[str]], settings: Iterable[tuple[str, str]]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "table"
    names = [field["name"] for field in fields]
    numbers = [_NUMBERS.get(field["type"]) for field in fields]
    _fill(sheet, names, zip(*columns, strict=True), numbers)
    _fill(book.create_sheet("settings"), ["setting", "value"], settings, [None, None])
    book.save(path)


def _fill(
    sheet: Any, head: list[str], rows: Iterable[Sequence[str]], numbers: Sequence[type | None]
) -> None:
    """Write a sheet: a bold head that stays in sight, columns as wide as what they hold."""
    widths = [_width(name) for name in head]
    for row, values in enumerate(_numbered(head, rows), start=1):
        for place, value in enumerate(values):
            number = numbers[place] if row > 1 else None
            _put(sheet.cell(row, place + 1), value, number)
            widths[place] = max(widths[place], _width(value))
    for place, width in enumerate(widths, start=1):
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = min(width, _WIDEST) + 2
    sheet.freeze_panes = "A2"


def _numbered(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
    yield head
    yield from rows


def _put(cell: Any, value: str, number: type | None) -> None:
    if number and value not in ("", "inf", "-inf"):
        try:
            cell.value = number(value)
        except ValueError:  # the mark of a missing value
            cell.value = value
        return
    if len(value) > _LONGEST:
        raise ExportError(
            f"a cell of {len(value):,} characters does not fit into a workbook; save as .csv"
        )
    try:
        cell.value = value
    except IllegalCharacterError as error:
        raise ExportError(
            "a text holds control characters, which no workbook can hold; save as .csv"
        ) from error
    if value:
        cell.data_type = "s"
        cell.quotePrefix = bool(_FORMULA.match(value))


def _width(text: str) -> int:
    """The columns a text takes up; a hanzi takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text[:_WIDEST])


def _read_workbook(path: Path) -> tuple[list[tuple[str, str]], list[list[str]]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True)
        sheets = [
            [
                ["" if value is None else _spelt(value) for value in row]
                for row in sheet.iter_rows(values_only=True)
            ]
            for sheet in (book["table"], book["settings"])
        ]
        book.close()
    except Exception as error:  # openpyxl raises whatever the unpacking of a torn file does
        raise ValueError(str(error)) from error
    return [(row[0], row[1]) for row in sheets[1][1:]], sheets[0]


def _spelt(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
