"""The YAML header of a corpus text, read strictly: what is wrong is named by file, line, field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import yaml

_ID = re.compile(r"[a-z]+(-[a-z]+)*-[0-9]{2,}")
_RULE = "---"


class CorpusError(ValueError):
    """A corpus that cannot be used; the message names the file, the line and the field."""


class Field(NamedTuple):
    """What a field of the header may hold."""

    kind: type
    may_be_null: bool = False


FIELDS: Mapping[str, Field] = {
    "id": Field(str),
    "title": Field(str),
    "type": Field(str),
    "variant": Field(str, may_be_null=True),
    "level": Field(str, may_be_null=True),
    "issuer": Field(str, may_be_null=True),
    "addressee": Field(str, may_be_null=True),
    "number": Field(str, may_be_null=True),
    "date": Field(str, may_be_null=True),
    "field": Field(str, may_be_null=True),
    "kind": Field(str),
    "register": Field(str),
    "quality": Field(str),
    "faults": Field(list),
    "relates": Field(list),
    "composed": Field(bool),
    "licence": Field(str),
}
"""The fields of a header, in their order; all must be there."""

_NAMES = {str: "text", list: "a list of texts in brackets", bool: "true or false"}


def read_header(lines: list[str], file: str) -> tuple[dict[str, Any], int]:
    """The header at the top of a text and the number of lines it takes.

    Parameters
    ----------
    lines : list of str
        The lines of the file, without line breaks.
    file : str
        Its name, for messages.

    Returns
    -------
    tuple of dict and int
        The fields in their order, dates as text (2024-03-28); the lines up to the second `---`.

    Raises
    ------
    CorpusError
        If the header is missing, is not YAML, has a field too many, too few, twice or out of
        order, or a value of the wrong kind.
    """
    length = _length(lines, file)
    node = _mapping("\n".join(lines[1 : length - 1]), file)
    known: dict[str, Any] = {}
    for key, value in node.value:
        line, name = key.start_mark.line + 2, key.value
        if name not in FIELDS:
            raise _error(file, line, name, f"no such field; known are {', '.join(FIELDS)}")
        if name in known:
            raise _error(file, line, name, "stands here a second time; keep one")
        known[name] = _value(name, value, file, line)
    _check_order(list(known), file)
    return known, length


def _length(lines: list[str], file: str) -> int:
    if not lines or lines[0].rstrip() != _RULE:
        raise CorpusError(f"{file}, line 1: a header is expected; start the file with {_RULE}")
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == _RULE:
            return number
    raise CorpusError(f"{file}, line {len(lines)}: the header has no end; close it with {_RULE}")


def _mapping(text: str, file: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise CorpusError(
            f"{file}, line {line}: the header is not YAML: {error.problem}"
        ) from error
    if not isinstance(node, yaml.MappingNode):
        raise CorpusError(f"{file}, line 2: the header has no fields; write `name: value` lines")
    return node


def _value(name: str, node: yaml.Node, file: str, line: int) -> Any:
    kind, may_be_null = FIELDS[name]
    value = _plain(node, name, file, line)
    if value is None and may_be_null:
        return None
    if not isinstance(value, kind) or value == "":
        null = " or null" if may_be_null else ""
        raise _error(file, line, name, f"is {value!r}; {_NAMES[kind]}{null} is expected")
    if isinstance(value, list) and not all(isinstance(item, str) for item in value):
        raise _error(file, line, name, f"is {value!r}; {_NAMES[kind]} is expected")
    if name == "id" and isinstance(value, str) and not _ID.fullmatch(value):
        raise _error(
            file, line, name, f"is {value!r}; letters, - and two digits are expected: js-01"
        )
    return value


def _plain(node: yaml.Node, name: str, file: str, line: int) -> Any:
    """The value of a field; a date must be one of the calendar and stays text."""
    try:
        value = yaml.SafeLoader("").construct_document(node)
    except (yaml.YAMLError, ValueError) as error:
        raise _error(file, line, name, f"is {node.value!r}, which is no value: {error}") from error
    if name == "date" and value is not None:
        if type(value).__name__ != "date":
            raise _error(
                file, line, name, f"is {node.value!r}; a date such as 2024-03-28 is expected"
            )
        return value.isoformat()
    return value


def _check_order(names: list[str], file: str) -> None:
    missing = [name for name in FIELDS if name not in names]
    if missing:
        raise CorpusError(f"{file}: the header lacks {', '.join(missing)}")
    for name, expected in zip(names, FIELDS, strict=True):
        if name != expected:
            raise CorpusError(f"{file}: the header has {name} where {expected} is expected")


def _error(file: str, line: int, name: str, what: str) -> CorpusError:
    return CorpusError(f"{file}, line {line}, field {name}: {what}")
