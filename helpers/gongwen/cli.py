"""`gongwen` on the command line: what the package finds, as tables to read or JSON lines to process.

Everything is read before anything is printed, so that bad input leaves nothing half-written.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from gongwen.classroom.cli import app as class_app

if TYPE_CHECKING:
    import pandas as pd

    from gongwen.corpus import Corpus
    from gongwen.documents import Block, Document

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Read, describe and annotate Chinese official documents and speeches.",
)
app.add_typer(class_app, name="class")

Files = Annotated[list[Path], typer.Argument(help="Text files, HTML pages, .docx files or caches.")]
Lines = Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")]

BAD_INPUT = 2
"""The exit status when a file or an option cannot be used."""

_PAGE = 140
"""Columns of a table that goes into a file or another program."""

_ANNOTATED = (
    "damage", "enumerations", "formulae", "frames", "moves", "parallelism", "figures", "fourchar",
    "coinages", "metaphors", "contrast", "quotation", "questions", "modality",
)  # fmt: skip
"""The detectors that `annotate` offers: other programs rely on these names."""

_OWN = ("document", "start", "end", "label", "text")


@app.callback()
def main() -> None:
    """Print Chinese in UTF-8 wherever the output goes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


@app.command()
def read(files: Files, *, jsonl: Lines = False) -> None:
    """Show the documents that stand in files and the blocks they are made of."""
    rows = [
        _block_row(document, block) for document in _documents(files) for block in document.blocks
    ]
    if jsonl:
        _print_lines(rows)
    else:
        _print_table(rows, ("document", "line", "kind", "level", "heading", "text"))


@app.command()
def describe(files: Files, *, jsonl: Lines = False) -> None:
    """Show what each document says of itself: type, title, addressee, number, sign-off."""
    from gongwen.structure import describe

    rows = [describe(document) for document in _documents(files)]
    if jsonl:
        _print_lines(rows)
        return
    for row in rows:
        _print_table(
            [{"field": name, "value": value} for name, value in row.items()], ("field", "value")
        )


@app.command()
def annotate(
    files: Files,
    layer: Annotated[str, typer.Option(help="The layer to show: damage, tokens, moves …")],
    *,
    jsonl: Lines = False,
) -> None:
    """Show a layer of spans; a name that is none is answered with the list of all."""
    find = _layers().get(layer)
    if find is None:
        _stop(f"--layer {layer}: there is no such layer; choose from {', '.join(_layers())}.")
    rows = [
        row for document in _documents(files) for row in _span_rows(document, layer, find(document))
    ]
    if jsonl:
        _print_lines(rows)
    else:
        _print_table(rows, ("document", "line", "column", "label", "text"))


@app.command()
def evaluate(
    layer: Annotated[str, typer.Option(help="One layer; without it, all that have gold.")] = "",
    split: Annotated[str, typer.Option(help="dev or test; without it, both.")] = "",
    pages: Annotated[
        Path | None,
        typer.Option(help="A folder with the found page that was annotated: measure on that."),
    ] = None,
    corpus_folder: Annotated[
        Path | None,
        typer.Option(
            "--corpus", help="A folder with documents/ and annotation/, as corpus/speeches."
        ),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a row.")] = False,
) -> None:
    """Show precision, recall and F1 of the kit's detectors against hand-made annotation."""
    import pandas as pd

    from gongwen.corpus import CorpusError, load
    from gongwen.corpus.found import layers_with_gold
    from gongwen.corpus.splits import SPLITS
    from gongwen.evaluate import OF_ALL, TASKS, evaluate_found
    from gongwen.evaluate import evaluate as measure

    try:
        corpus = load(corpus_folder)
        known = layers_with_gold() if pages else corpus.layers
        names = [layer] if layer else [n for n, t in TASKS.items() if t.gold in known]
        splits = [split] if split else SPLITS
        find = _measure_drafting if layer == "drafting" else measure
        tables = [
            evaluate_found(pages, name)
            if pages
            else pd.concat([find(corpus, name, part) for part in splits], ignore_index=True)
            for name in names
        ]
    except (CorpusError, ValueError) as error:
        _stop(str(error))
    for table in tables:  # one for each layer: they have different columns
        rows = [{str(k): _number(v) for k, v in row.items()} for row in table.to_dict("records")]
        if as_json:
            _print_lines(rows)
        elif rows:
            below = [name for name in OF_ALL if name in table]
            _print_table(rows, tuple(name for name in table.columns if name not in below))
            for row in rows:
                if row["label"] == "all" and below:
                    shares = (f"{name} {row[name]}" for name in below if row[name] is not None)
                    typer.echo(f"  {row['layer']}, {row['split']}, all labels: {', '.join(shares)}")


@app.command()
def check(
    files: Files,
    *,
    kind: Annotated[str, typer.Option("--type", help="The 文种 it is meant to be: 通知.")] = "",
    form: Annotated[str, typer.Option("--format", help="text, json or sarif.")] = "text",
    rule: Annotated[
        list[str] | None, typer.Option(help="Only this rule (T05) or group (T); may be repeated.")
    ] = None,
    severity: Annotated[str, typer.Option(help="The least grave to show.")] = "advice",
    lang: Annotated[str, typer.Option(help="en or zh.")] = "en",
    fix: Annotated[
        Path | None, typer.Option(help="Repair what is mechanical; write a new file here.")
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Let --fix write over a file, never the draft.")
    ] = False,
) -> None:
    """Check drafts; status 0: nothing found, 1: findings, 2: a file cannot be used."""
    from gongwen.drafting import RuleError
    from gongwen.drafting.commands import FORMATS, Options, checked, repaired

    if form not in FORMATS:
        _stop(f"--format {form}: choose from {', '.join(FORMATS)}.")
    options = Options(kind or None, tuple(rule or ()) or None, severity, form, lang)
    documents = _distinct(_documents(files))
    try:
        lines, found = checked(documents, options)
        if fix is not None:
            typer.echo(repaired(files, fix, options, overwrite=overwrite), err=True)
    except (RuleError, ValueError, OSError) as error:
        _stop(str(error))
    for line in lines:
        typer.echo(line)
    raise typer.Exit(1 if found else 0)


@app.command()
def rule(
    name: Annotated[str, typer.Argument(help="An id (T05); without one, the list of all.")] = "",
    lang: Annotated[str, typer.Option(help="en or zh.")] = "en",
) -> None:
    """Explain a rule of the draft checker: what it demands, who says so, why, what to do."""
    from gongwen.drafting import RuleError
    from gongwen.drafting.commands import explained, listed

    try:
        lines = explained(name, lang) if name else listed(lang)
    except (RuleError, ValueError) as error:
        _stop(str(error))
    for line in lines:
        typer.echo(line)


@app.command()
def template(
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="A statutory 文种: 通知.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A new .docx or .txt file.")
    ] = None,
    lang: Annotated[str, typer.Option(help="en or zh.")] = "en",
) -> None:
    """Write a document of a type that passes its own check; as .docx, laid out by GB/T 9704."""
    from gongwen.drafting import RuleError
    from gongwen.drafting.commands import written_template

    try:
        shown = written_template(kind, output, lang)
    except (RuleError, ValueError, OSError) as error:
        _stop(str(error))
    typer.echo(shown, nl=output is not None)


@app.command()
def kwic(
    pattern: Annotated[str, typer.Argument(help="What to look for; … is a gap: 充分…作用.")],
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, the corpus.")
    ] = None,
    *,
    by: Annotated[str, typer.Option(help="auto, string, regex, gap, word or tag.")] = "auto",
    sort: Annotated[
        str, typer.Option(help="document, left, right, section, move or text.")
    ] = "document",
    window: Annotated[int, typer.Option(min=0, help="Characters to read on either side.")] = 20,
    near: Annotated[str, typer.Option(help="Only lines with this expression nearby.")] = "",
    jsonl: Lines = False,
) -> None:
    """Show every place of a word or pattern with what stands around it."""
    from gongwen.corpus import CorpusError, load
    from gongwen.phrases.concordance import concordance

    try:
        documents = _distinct(_documents(_files_in(paths))) if paths else list(load())
        found = concordance(documents, pattern, by=by, sort=sort, window=window, near=near or None)
    except (CorpusError, ValueError) as error:
        _stop(str(error))
    rows = list(_kwic_rows(documents, found))
    if jsonl:
        _print_lines(rows)
    else:
        _print_kwic(rows)


@app.command()
def cache(
    output: Annotated[Path, typer.Option("--output", "-o", help="A new folder, or a cache.")],
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; without any, the corpus.")
    ] = None,
) -> None:
    """Keep texts, words and sentences as Parquet tables: large corpora then open at once.

    The folder can be named wherever a file can.
    """
    from gongwen.corpus import CorpusError, build_cache, load

    try:
        folders = [path for path in paths or () if path.is_dir()]
        if not paths or (len(paths) == 1 and (paths[0] / "documents").is_dir()):
            build_cache(load(paths[0] if paths else None), output)  # laid out as the shipped one
        else:
            build_cache(_one_by_one(_files_in(paths)), output, folders=folders)
    except (CorpusError, OSError) as error:
        _stop(f"{output}: {error}" if isinstance(error, OSError) else str(error))
    typer.echo(f"{output}: {', '.join(sorted(path.name for path in output.iterdir()))}")


def _one_by_one(files: list[Path]) -> Iterator[Document]:
    """The documents of files while they are read, none under the name of one before."""
    from dataclasses import replace

    seen: set[str] = set()
    for file in _with_progress(files):
        for one in _read(file):
            known = one.id in seen
            document = replace(one, id=f"{one.file}#{one.number}") if known else one
            seen.add(document.id)
            yield document


def _measure_drafting(corpus: Corpus, _layer: str, split: str | None = None) -> pd.DataFrame:
    """The draft checker, which has no gold, on faults that are seeded."""
    from gongwen.drafting.recall import evaluate_drafting

    return evaluate_drafting(corpus, split)


def _files_in(paths: Iterable[Path]) -> list[Path]:
    """The files themselves, and of a folder all that can be read; caches stay what they are."""
    from gongwen.corpus.files import SUFFIXES, is_cache

    found: list[Path] = []
    for path in paths:
        if is_cache(path):
            found.append(path)
            continue
        inside = sorted(one for one in path.rglob("*") if one.suffix.lower() in SUFFIXES)
        if path.is_dir() and not inside:
            _stop(f"{path}: holds no {', '.join(sorted(SUFFIXES))} files.")
        found += inside if path.is_dir() else [path]
    return found


def _distinct(documents: list[Document]) -> list[Document]:
    """The documents with ids of their own, where files in two folders have one name."""
    from collections import Counter
    from dataclasses import replace

    counts = Counter(document.id for document in documents)
    return [
        replace(one, id=f"{one.file}#{one.number}") if counts[one.id] > 1 else one
        for one in documents
    ]


def _kwic_rows(documents: list[Document], found: pd.DataFrame) -> Iterator[dict[str, Any]]:
    by_id = {document.id: document for document in documents}
    for row in found.to_dict("records"):
        document = by_id[row["document"]]
        yield {
            "file": document.file,
            "document": document.number,
            "id": document.id,
            **document.where(row["start"], row["end"]),
            **{name: row[name] for name in ("left", "text", "right", "section")},
        }


def _print_kwic(rows: list[dict[str, Any]]) -> None:
    """The lines with what was found one under the other; a hanzi is two columns wide."""
    from rich.cells import cell_len

    width = max((cell_len(row["left"]) for row in rows), default=0)
    for row in rows:
        space = " " * (width - cell_len(row["left"]))
        place = f"{row['id']}:{row['line']}"
        typer.echo(f"{space}{row['left']} 【{row['text']}】 {row['right']}  {place}".rstrip())


@app.command()
def features(
    files: Files,
    output: Annotated[Path, typer.Option("--output", "-o", help="A new or empty folder.")],
    about: Annotated[str, typer.Option(help="One sentence that says what the texts are.")] = "",
) -> None:
    """Write figures that may be shared where the texts may not: n-grams, range, dispersion."""
    from gongwen.features import UNITS, write_features
    from gongwen.features import features as count

    documents = _documents(files)
    try:
        figures = {unit: count(documents, unit) for unit in UNITS}
        write_features(figures, output, about)
    except (ValueError, OSError) as error:
        _stop(f"{output}: {error}" if isinstance(error, OSError) else str(error))
    typer.echo(f"{output}: {', '.join(sorted(path.name for path in output.iterdir()))}")


@app.command()
def start(
    folder: Annotated[Path, typer.Argument(help="A folder to work in; a new one is made.")],
    *,
    lang: Annotated[str, typer.Option(help="en or zh.")] = "en",
    no_open: Annotated[bool, typer.Option("--no-open", help="Copy, do not open them.")] = False,
) -> None:
    """Copy the lessons into a folder of your own and open it; run again, it brings files up to date.

    What you have changed is never overwritten.
    """
    import subprocess
    from importlib.util import find_spec

    from gongwen.labels import check_language
    from gongwen.start import StartError, copy_lessons, in_a_sentence, lab_command

    try:
        found = copy_lessons(folder, check_language(lang))
    except (StartError, ValueError) as error:
        _stop(str(error))
    typer.echo(in_a_sentence(folder, found, lang))
    if no_open:
        return
    if find_spec("jupyterlab") is None:
        _stop("JupyterLab is not installed here: pip install jupyterlab, then run this again.")
    raise typer.Exit(subprocess.run(lab_command(folder), check=False).returncode)  # noqa: S603 - our own command


def _number(value: Any) -> Any:
    """A share with three decimals; nothing where it is not defined."""
    if isinstance(value, float):
        return None if value != value else round(value, 3)  # noqa: PLR0124 - NaN alone differs from itself
    return value


def _layers() -> dict[str, Callable[[Document], pd.DataFrame]]:
    """The layers that can be shown, by name."""
    from gongwen import structure, words
    from gongwen.detectors import DETECTORS

    return {name: DETECTORS[name] for name in _ANNOTATED} | {
        "sentences": words.sentences,
        "tokens": words.tokens,
        "outline": structure.outline,
        "promises": structure.promises,
        "parts": structure.parts,
    }


def _documents(files: Iterable[Path]) -> list[Document]:
    """The documents of all files; says on standard error which file it is at."""
    return [document for file in _with_progress(list(files)) for document in _read(file)]


def _read(file: Path) -> list[Document]:
    """The documents of a file or a cache."""
    from gongwen.corpus.files import CacheError, is_cache
    from gongwen.reading import UnreadableError
    from gongwen.reading import read as read_file

    try:
        if is_cache(file):
            from gongwen.corpus.cache import open_cache

            return list(open_cache(file))
        return list(read_file(file))
    except (UnreadableError, CacheError) as error:
        _stop(str(error))


def _with_progress(files: list[Path]) -> Iterator[Path]:
    """The files one by one, with a bar on a terminal when there are several."""
    if len(files) == 1 or not sys.stderr.isatty():
        yield from files
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(files, description="reading", console=Console(stderr=True), transient=True)


def _block_row(document: Document, block: Block) -> dict[str, Any]:
    from gongwen.structure import heading_text

    place = document.where(block.start, block.end)
    return {
        "file": document.file,
        "document": document.number,
        "kind": block.kind,
        "level": block.level,
        "marker": block.marker,
        "heading": heading_text(document, block),
        "run_in": block.run_in,
        "line": place["line"],
        "end_line": place["end_line"],
        "text": document.text_of(block),
        "flags": list(block.flags),
    }


def _span_rows(document: Document, name: str, layer: pd.DataFrame) -> Iterator[dict[str, Any]]:
    own = [column for column in layer.columns if column not in _OWN]
    for row in layer.to_dict("records"):
        yield {
            "file": document.file,
            "document": document.number,
            "layer": name,
            "label": row["label"],
            **document.where(row["start"], row["end"]),
            "text": row["text"],
            **{column: _plain(document, column, row[column]) for column in own},
        }


def _plain(document: Document, column: str, value: Any) -> Any:
    """A value as JSON has it; members and slots as pairs of columns in the source, gloss and answer in words."""
    import pandas as pd

    if column in ("members", "slots"):
        places = (document.where(start, end) for start, end in value)
        return [[place["column"], place["end_column"]] for place in places]
    if column in ("gloss", "answer") and value is not None:
        return document.text[slice(*value)]
    if isinstance(value, tuple):
        return list(value)
    if value is None or isinstance(value, list):
        return value
    if pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _print_lines(rows: Iterable[dict[str, Any]]) -> None:
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))


def _print_table(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    table = Table(*(Column(name, no_wrap=name != "text") for name in columns), box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*("" if row[name] is None else Text(str(row[name])) for name in columns))
    Console(width=None if sys.stdout.isatty() else _PAGE).print(table)


def _stop(message: str) -> NoReturn:
    """One line on standard error, exit status 2."""
    typer.echo(f"gongwen: {message}", err=True)
    raise typer.Exit(BAD_INPUT)


if __name__ == "__main__":
    app()
