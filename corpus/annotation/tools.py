# noqa: INP001 - a script beside the files it makes, not a package
"""From what annotators write by hand to the gold files, and back to a page they can read.

python corpus/annotation/tools.py show js-04 [--segments]   the text with its line numbers
python corpus/annotation/tools.py check FOLDER/js-04.txt …  what is wrong, line by line
python corpus/annotation/tools.py convert FOLDER/js-04.txt … [--second]
python corpus/annotation/tools.py report                    how much there is of each layer

The notation is described in GUIDELINES.md, section "How to write it down".
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from layers import LAYERS
from notation import Page
from notes import Notes, read_notes, segments

from gongwen.corpus import Corpus, load, split
from gongwen.corpus.splits import SECOND, SPLITS
from gongwen.documents import SPAN_COLUMNS, check_layer

HERE = Path(__file__).resolve().parent


def table(notes: Notes, name: str, annotator: str) -> pd.DataFrame:
    """A section as a layer, in reading order."""
    document = notes.page.document
    own = ("sentence",) if name == "words" else LAYERS[name].own
    rows = [
        {
            "document": document.id,
            "text": document.text[one["start"] : one["end"]],
            "annotator": annotator,
            **{key: _cell(value) for key, value in one.items()},
        }
        for one in notes.layers[name]
    ]
    layer = pd.DataFrame(rows, columns=[*SPAN_COLUMNS, *own, "annotator", "status"])
    layer = layer.astype({"start": "int64", "end": "int64"})
    return check_layer(layer, {document.id: document})


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, list) else value


def target(name: str, document: str, *, second: bool) -> Path:
    """Where a layer of a document belongs."""
    return HERE / name / (SECOND if second else split(document)) / f"{document}.csv"


def convert(path: Path, notes: Notes, annotator: str, *, second: bool) -> list[str]:
    """Write the sections of a file as gold; the names of the files written."""
    written = []
    for name in notes.layers:
        goal = target(name, path.stem, second=second)
        if goal.is_file():
            there = pd.read_csv(goal, dtype="str", keep_default_na=False)["annotator"].unique()
            if any(one != annotator for one in there):
                raise SystemExit(
                    f"{goal.relative_to(HERE)} is by {', '.join(there)}; left as it is"
                )
        goal.parent.mkdir(parents=True, exist_ok=True)
        table(notes, name, annotator).to_csv(goal, index=False, lineterminator="\n")
        written.append(str(goal.relative_to(HERE)))
    return written


def say(text: str) -> None:
    """A line on the screen."""
    sys.stdout.write(text + "\n")


def show(page: Page, *, only_segments: bool) -> None:
    """The text with the line numbers of its file, or its four-hanzi stretches."""
    wanted = defaultdict(list)
    for start, end in segments(page):
        wanted[page.document.origin(start).line].append(page.text((start, end)))
    for number, span in page.lines.items():
        if only_segments and number in wanted:
            say(f"{number} | {' '.join(wanted[number])}")
        elif not only_segments:
            say(f"{number} | {page.text(span)}")


def check(paths: Sequence[Path], corpus: Corpus) -> dict[Path, Notes]:
    """Read notes and say what is wrong with them."""
    read = {path: read_notes(path, corpus) for path in paths}
    for path, notes in read.items():
        for fault in notes.faults:
            say(f"{path.name}:{fault}")
        for doubt in notes.doubts:
            say(f"{path.name}:look: {doubt}")
        counts = ", ".join(f"{name} {len(made)}" for name, made in notes.layers.items())
        say(f"{path.name}: {len(notes.faults)} faults; {counts}")
    return read


def report() -> None:
    """Documents and spans of each layer, and the share that was annotated twice."""
    rows = []
    for folder in sorted({path.parents[1] for path in HERE.glob("*/*/*.csv")}):
        first = {
            path.stem: len(pd.read_csv(path))
            for part in SPLITS
            for path in (folder / part).glob("*.csv")
        }
        again = {path.stem for path in folder.glob(f"{SECOND}/*.csv")}
        spans = sum(first.values())
        doubled = sum(first.get(name, 0) for name in again)
        rows.append(
            {
                "layer": folder.name,
                "documents": len(first),
                "test": sum(split(name) == "test" for name in first),
                "spans": spans,
                "twice": len(again),
                "share of spans": round(doubled / spans, 2) if spans else 0,
            }
        )
    say(pd.DataFrame(rows).to_string(index=False) if rows else "no gold yet")


def main() -> int:
    """Run one command; 1 if notes have faults."""
    parser = argparse.ArgumentParser(description="Notes of annotators, and the gold made of them.")
    commands = parser.add_subparsers(dest="command", required=True)
    showing = commands.add_parser("show")
    showing.add_argument("document")
    showing.add_argument("--segments", action="store_true")
    for name in ("check", "convert"):
        command = commands.add_parser(name)
        command.add_argument("files", nargs="+", type=Path)
        if name == "convert":
            command.add_argument("--second", action="store_true")
            command.add_argument("--annotator", help="by default the name of the notes' folder")
    commands.add_parser("report")
    asked = parser.parse_args()
    if asked.command == "report":
        report()
        return 0
    corpus = load()
    if asked.command == "show":
        show(Page.of(corpus[asked.document]), only_segments=asked.segments)
        return 0
    read = check(asked.files, corpus)
    if any(notes.faults for notes in read.values()):
        return 1
    if asked.command == "convert":
        for path, notes in read.items():
            folder = path.resolve().parent
            second = asked.second or folder.name == "second"
            owner = folder.parent if folder.name == "second" else folder
            for name in convert(path, notes, asked.annotator or owner.name, second=second):
                say(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
