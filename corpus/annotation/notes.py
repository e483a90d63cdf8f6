# noqa: INP001 - a script beside the files it makes, not a package
"""An annotator's notes on one document: read, checked, made into spans."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from layers import LAYERS, NOTHING, STATUS, Row
from notation import MARKS, Fault, Page, in_turn, one_place, places

from gongwen.corpus import Corpus

_PIECE = re.compile(rf"[^{re.escape(MARKS)}]+")
_FOUR = re.compile(r"[\u4e00-\u9fff]{4}")
_MARK = re.compile(rf"—+|…+|[{re.escape(MARKS)}]")
_TOKEN = re.compile(rf"(?:[^{re.escape(MARKS)}]|(?<=\d)[,:](?=\d))+|{_MARK.pattern}")


@dataclass
class Notes:
    """An annotator's notes on one document: the sections as made layers, and what is wrong."""

    page: Page
    layers: dict[str, list[dict[str, Any]]]
    faults: list[str]
    doubts: list[str]


def read_notes(path: Path, corpus: Corpus) -> Notes:
    """The notes of one file, checked and turned into spans; faults are collected, not raised."""
    if path.stem not in corpus:
        raise SystemExit(f"{path}: no text of the corpus is called {path.stem!r}")
    page = Page.of(corpus[path.stem])
    notes = Notes(page, {}, [], [])
    for name, rows in _sections(path, notes):
        made = notes.layers.setdefault(name, [])
        if name == "words":
            _words(notes, rows, made)
        else:
            _spans(notes, name, rows, made)
    for name, made in notes.layers.items():
        made.sort(key=lambda one: (one["start"], one["end"]))
        _whole(notes, name, made)
    return notes


def _sections(path: Path, notes: Notes) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """The sections of a file, each with its numbered rows."""
    found: dict[str, list[tuple[int, str]]] = {}
    name = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        if bare.startswith("@"):
            name = bare[1:].strip()
            if name not in LAYERS and name != "words":
                notes.faults.append(f"{number}: no layer is called {name!r}")
                name = ""
            elif name in found:
                notes.faults.append(f"{number}: the section @{name} stands twice")
            if name:
                found.setdefault(name, [])
        elif name:
            found[name].append((number, bare))
        else:
            notes.faults.append(f"{number}: a row outside a section; begin one with @layer")
    return iter(found.items())


def _row(name: str, number: int, line: str) -> Row:
    fields = [part.strip() for part in line.split("|")]
    layer = LAYERS[name]
    match = re.fullmatch(r"(\d+)(?:-(\d+))?", fields.pop(0))
    if not match:
        raise Fault("a row begins with a line number, or two joined by -")
    lines = int(match[1]), int(match[2] or match[1])
    quote = "*" if name == "structure" else (fields.pop(0) if fields else "")
    label = fields.pop(0) if fields else ""
    if label not in layer.labels:
        raise Fault(f"label {label!r}: {', '.join(layer.labels)} are known")
    values: dict[str, str] = {}
    status = "clear"
    waiting = list(layer.columns)
    for part in fields:
        named = re.match(r"([a-z]+)=", part)
        if part in STATUS:
            status = part
        elif named and named[1] in (*layer.columns, "status"):
            values[named[1]] = part[named.end() :].strip()
        elif waiting:
            values[waiting.pop(0)] = part
        else:
            raise Fault(f"one field too many: {part!r}")
        if named and named[1] in waiting:
            waiting.remove(named[1])
    status = values.pop("status", status)
    if status not in STATUS:
        raise Fault(f"status {status!r}: clear or borderline")
    values = {key: "" if value == NOTHING else value for key, value in values.items()}
    return Row(number, lines, quote, label, values, status)


def _spans(
    notes: Notes, name: str, lines: Iterable[tuple[int, str]], made: list[dict[str, Any]]
) -> None:
    rows = []
    for number, line in lines:
        try:
            rows.append(_row(name, number, line))
        except Fault as fault:
            notes.faults.append(f"{number} @{name}: {fault}")
    repeated = Counter((row.lines, row.quote) for row in rows)
    met: Counter[tuple[tuple[int, int], str]] = Counter()
    for row in rows:
        try:
            key = row.lines, row.quote
            made.extend(_made(notes.page, name, row, repeated[key], met[key]))
            met[key] += 1
        except Fault as fault:
            notes.faults.append(f"{row.number} @{name}: {fault}")


def _made(page: Page, name: str, row: Row, alike: int, before: int) -> list[dict[str, Any]]:
    """The spans of one row: one, or one a line where structure names several lines."""
    layer = LAYERS[name]
    first, last = page.line(row.lines[0]), page.line(row.lines[1])
    if name == "structure":
        spans = [page.lines[n] for n in range(row.lines[0], row.lines[1] + 1) if n in page.lines]
    else:
        spans = [(first[0], last[1])]
    several = next((column for column in ("members", "slots") if column in layer.columns), "")
    found: list[dict[str, Any]] = []
    for whole in spans:
        values: dict[str, Any] = {"label": row.label, "status": row.status}
        span = whole
        if row.quote not in ("*", "="):
            choice = places(page, row.quote, whole)
            in_order = alike > 1 and len(choice) == alike
            span = choice[before] if in_order else one_place(page, row.quote, whole)
        if several:
            if not row.given.get(several):
                raise Fault(f"{several} are missing; part them by //")
            parts = in_turn(page, row.given[several], span)
            values[several] = [list(part) for part in parts]
            if row.quote == "=":
                span = parts[0][0], parts[-1][1]
            if parts[0][0] < span[0] or parts[-1][1] > span[1]:
                raise Fault(f"{several} lie outside the span")
        elif row.quote == "=":
            raise Fault("= is for layers with members")
        values |= {"start": span[0], "end": span[1]}
        layer.finish(page, row, values)
        found.append(values)
    return found


def _words(notes: Notes, lines: Iterable[tuple[int, str]], made: list[dict[str, Any]]) -> None:
    """Sentences with words parted by spaces; marks part themselves; ^ behind a word is doubt."""
    page = notes.page
    for count, (number, line) in enumerate(lines, 1):
        where, _, spaced = line.partition("|")
        try:
            tokens = list(_tokens(spaced))
            plain = "".join(token for token, _, _ in tokens)
            whole = page.line(int(where))
            at = one_place(page, plain, whole)[0]
        except (Fault, ValueError) as fault:
            notes.faults.append(f"{number} @words: {fault}")
            continue
        for token, label, status in tokens:
            made.append(
                {
                    "start": at,
                    "end": at + len(token),
                    "label": label,
                    "sentence": count,
                    "status": status,
                }
            )
            at += len(token)


def _tokens(spaced: str) -> Iterator[tuple[str, str, str]]:
    for piece in spaced.split():
        bare = piece.removesuffix("^")
        status = "borderline" if piece != bare else "clear"
        for token in _TOKEN.findall(bare):
            yield token, "punct" if _MARK.fullmatch(token) else "word", status


def _whole(notes: Notes, name: str, made: list[dict[str, Any]]) -> None:
    """What can only be seen with all rows of a layer before one."""
    page = notes.page
    twice = [one for one, count in Counter((r["start"], r["end"], r["label"]) for r in made).items()
             if count > 1]  # fmt: skip
    for start, end, label in twice:
        notes.faults.append(f"@{name}: {label} {page.text((start, end))[:20]!r} stands twice")
    if name in ("structure", "moves", "words", "fourchar"):
        for before, after in pairwise(made):
            if after["start"] < before["end"]:
                text = page.text((after["start"], after["end"]))[:20]
                notes.faults.append(f"@{name}: {text!r} overlaps the row before it")
    if name == "structure":
        covered = {one["start"] for one in made}
        for number, (start, _) in page.lines.items():
            if start not in covered:
                notes.faults.append(f"@structure: line {number} has no row")
    if name == "moves":
        _unmoved(notes, made)
    if name == "fourchar":
        _fill_fourchar(page, made)


def _unmoved(notes: Notes, made: list[dict[str, Any]]) -> None:
    """Hints: stretches of the body that no move covers."""
    held = {at for one in made for at in range(one["start"], one["end"])}
    for one in notes.layers.get("structure", []):
        if one["label"] not in ("heading", "paragraph", "list_item", "closing"):
            continue
        bare = [at for at in range(one["start"], one["end"]) if at not in held]
        if bare:
            where = notes.page.document.origin(bare[0]).line
            text = notes.page.document.text[bare[0] : bare[0] + 16]
            notes.doubts.append(f"@moves: line {where}, {text!r} has no move (right in an annex)")


def segments(page: Page) -> list[tuple[int, int]]:
    """Stretches of exactly four hanzi between marks or ends of lines."""
    return [
        (line[0] + match.start(), line[0] + match.end())
        for line in page.lines.values()
        for match in _PIECE.finditer(page.text(line))
        if _FOUR.fullmatch(match[0])
    ]


def _fill_fourchar(page: Page, made: list[dict[str, Any]]) -> None:
    """What stands between marks and has no row is `compound`; runs are numbered."""
    held = {(one["start"], one["end"]) for one in made}
    made.extend(
        {"start": start, "end": end, "label": "compound", "run": "", "status": "clear"}
        for start, end in segments(page)
        if (start, end) not in held
    )
    made.sort(key=lambda one: (one["start"], one["end"]))
    own = [one for one in made if one["label"] != "compound"]
    number, run = 0, own[:1]
    for one in [*own[1:], None]:
        joined = one and page.text((run[-1]["end"], one["start"])) in ("，", "、", "；", ",")
        if joined and page.document.text[one["end"] : one["end"] + 1] in ("", "\n", *MARKS):
            run.append(one)
            continue
        if len(run) >= 3:
            number += 1
            for member in run:
                member["run"] = number
        run = [one] if one else []
