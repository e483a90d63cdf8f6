"""`gongwen class …`: what a teacher does with a class's answers and exercises."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from gongwen.classroom.collecting import Collected
    from gongwen.classroom.rounds import Round
    from gongwen.exercises import Exercise

app = typer.Typer(
    no_args_is_help=True,
    help="For teachers: worksheets, collected answers, reports, annotation rounds, assignments.",
)

BAD_INPUT = 2
LEFT_OUT = 1
"""The exit statuses: nothing could be done; done, but a file was left out."""

Paths = Annotated[list[Path], typer.Argument(help="Learners' answers.jsonl files, or folders.")]
Names = Annotated[
    list[str] | None, typer.Argument(help="Lessons (05) and exercises (05.3); none: all.")
]
Lang = Annotated[str, typer.Option(help="en or zh.")]
Only = Annotated[
    list[str] | None, typer.Option("--only", help="A lesson (05) or exercise (05.3); repeatable.")
]
Masked = Annotated[bool, typer.Option("--anonymous", help="Numbers in place of names.")]


@app.command()
def collect(
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", help="A .csv or .xlsx file.")],
    lang: Lang = "en",
    only: Only = None,
    *,
    anonymous: Masked = False,
) -> None:
    """Put every answer of every learner into one table."""
    from gongwen.classroom.work import all_answers, work_of
    from gongwen.exports.parts import ExportError
    from gongwen.exports.results import check_table_name, save_table
    from gongwen.labels import check_language

    try:
        check_language(lang)
        check_table_name(output)
        exercises = _chosen(only)
        collected = _collected(paths, anonymous=anonymous)
        table = all_answers(work_of(collected, exercises), lang)
        save_table(table, output)
    except (ExportError, ValueError, OSError) as error:
        _stop(_words(error, output))
    typer.echo(f"{output}: {len(table)} answers of {table['learner'].nunique()} learners")
    _end(collected)


@app.command()
def report(
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder; made if missing.")],
    lang: Lang = "en",
    only: Only = None,
    by: Annotated[str, typer.Option(help="both, exercise or learner.")] = "both",
    *,
    anonymous: Masked = False,
) -> None:
    """Write report.html and its tables as CSV: by exercise, by learner, mistakes, time."""
    from gongwen.classroom import reporting
    from gongwen.classroom.work import work_of
    from gongwen.exports.parts import written
    from gongwen.exports.results import save_table
    from gongwen.labels import check_language

    try:
        check_language(lang)
        reporting.check_part(by)
        if output.exists() and not output.is_dir():
            _stop(f"{output}: is a file; name a folder.")
        exercises = _chosen(only)
        work = work_of(_collected(paths, anonymous=anonymous), exercises)
        page = reporting.report(work, lang, by=by, anonymous=anonymous)
        tables = reporting.report_tables(work, lang)
        for name, table in tables.items():
            save_table(table, output / f"{name}.csv")
        with written(output / "report.html") as draft:
            draft.write_text(page, encoding="utf-8")
    except (ValueError, OSError) as error:
        _stop(_words(error, output))
    typer.echo(f"{output}: report.html, {', '.join(f'{name}.csv' for name in tables)}")
    _end(work.collected)


@app.command()
def worksheet(
    names: Annotated[
        list[str],
        typer.Argument(
            help="Lessons (05), exercises (05.3), corpus texts (bt-01), files of your own."
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="A .docx or .html file.")],
    lang: Lang = "en",
    variants: Annotated[int, typer.Option(help="Shuffled variants A, B, …; 0: one sheet.")] = 0,
    seed: Annotated[int, typer.Option(help="Deals the variants; the same seed, the same.")] = 0,
    title: Annotated[str, typer.Option(help="Printed at the top.")] = "",
    task: Annotated[
        list[str] | None,
        typer.Option(help="For your own text: moves, levels, order, gaps; repeatable."),
    ] = None,
) -> None:
    """Write worksheets with their keys, from exercises or from a text of your own."""
    from gongwen.classroom.sheets import worksheets, write_sheets
    from gongwen.reading import UnreadableError

    try:
        exercises = [one for name in names for one in _exercises(name, task or [])]
        sheets = worksheets(exercises, lang, title=title, variants=variants, seed=seed)
        files = write_sheets(sheets, output, lang)
    except (UnreadableError, ValueError, OSError) as error:
        _stop(_words(error, output))
    for file in files:
        typer.echo(str(file))


@app.command()
def assignment(
    lesson: Annotated[str, typer.Argument(help="The number of a lesson, as 05.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The folder source of an nbgrader course.")
    ] = Path("source"),
    lang: Lang = "en",
    *,
    with_keys: Annotated[
        bool,
        typer.Option("--with-keys", help="Release the keys too: answers are judged at once."),
    ] = False,
) -> None:
    """Write a lesson's exercises as a notebook that nbgrader generates, validates and autogrades."""
    from gongwen.classroom.assignment import write_assignment

    try:
        exercises = [one for one in _chosen([lesson]).values() if one.lesson == lesson]
        files = write_assignment(lesson, exercises, output, lang, keys=with_keys)
    except (ValueError, OSError) as error:
        _stop(_words(error, output))
    for file in files:
        typer.echo(str(file))


@app.command("round")
def annotation_round(
    paths: Annotated[
        list[Path], typer.Argument(help="Answers (with --exercise), or tables of marks.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder; made if missing.")],
    exercise: Annotated[str, typer.Option(help="The exercise in which spans were marked.")] = "",
    document: Annotated[
        str, typer.Option(help="The text that was marked: a file, or an id of the corpus.")
    ] = "",
    layer: Annotated[str, typer.Option(help="What was marked: moves, parallelism, …")] = "",
    gold: Annotated[Path | None, typer.Option(help="A table of marks held to be right.")] = None,
    lang: Lang = "en",
    *,
    anonymous: Masked = False,
) -> None:
    """Report how far a class agrees that marked one text, and what to talk about."""
    from gongwen.classroom.rounds import round_report, round_tables
    from gongwen.exports.parts import written
    from gongwen.exports.results import save_table
    from gongwen.labels import check_language
    from gongwen.reading import UnreadableError

    try:
        check_language(lang)
        if bool(exercise) == bool(document):
            _stop("name either --exercise (marks in answers) or --document (marks in tables).")
        one = (
            _round_of_answers(paths, exercise, layer, anonymous=anonymous)
            if exercise
            else _round_of_tables(paths, document, layer, gold, anonymous=anonymous)
        )
        page, tables = round_report(one, lang, anonymous=anonymous), round_tables(one)
        for name, table in tables.items():
            save_table(table, output / f"{name}.csv")
        with written(output / "round.html") as draft:
            draft.write_text(page, encoding="utf-8")
    except (UnreadableError, ValueError, KeyError, OSError) as error:
        _stop(_words(error, output))
    typer.echo(f"{output}: round.html, {', '.join(f'{name}.csv' for name in tables)}")
    for why in one.left_out:
        typer.echo(f"gongwen: left out: {why.en}", err=True)
    if one.left_out:
        raise typer.Exit(LEFT_OUT)


def _round_of_answers(paths: list[Path], name: str, layer: str, *, anonymous: bool) -> Round:
    from gongwen.classroom.rounds import round_of_exercise

    exercise = _chosen([name])
    if name not in exercise:
        _stop(f"--exercise {name}: name one exercise, as 05.4.")
    return round_of_exercise(_collected(paths, anonymous=anonymous), exercise[name], layer)


def _round_of_tables(
    paths: list[Path], name: str, layer: str, gold: Path | None, *, anonymous: bool
) -> Round:
    from gongwen.classroom.masking import masked_codings
    from gongwen.classroom.rounds import round_of_files
    from gongwen.classroom.rounds.coding import read_marks
    from gongwen.classroom.sheets.from_text import read_text_file
    from gongwen.corpus import load

    corpus = load()
    text = corpus[name] if name in corpus else read_text_file(Path(name))
    files = [
        file
        for path in paths
        for file in (
            sorted(one for one in path.iterdir() if one.suffix.lower() in (".csv", ".xlsx"))
            if path.is_dir()
            else [path]
        )
    ]
    key = read_marks(gold, text) if gold else None
    one = round_of_files(text, files, layer, key)
    return masked_codings(one) if anonymous else one


def _exercises(name: str, tasks: list[str]) -> list[Exercise]:
    """The exercises behind a name, or those made of a text of the corpus or of a file."""
    from gongwen.classroom.choosing import chosen
    from gongwen.classroom.sheets.from_text import read_text_file, text_exercises
    from gongwen.corpus import load

    if not Path(name).suffix.strip(".").isalpha():
        corpus = load()
        if name in corpus:
            return text_exercises(corpus[name], tasks)
        return list(chosen([name]).values())
    return text_exercises(read_text_file(Path(name)), tasks)


def _collected(paths: list[Path], *, anonymous: bool) -> Collected:
    from gongwen.classroom.collecting import collect
    from gongwen.classroom.masking import anonymous as masked

    collected = collect(paths)
    if len(collected.refused) == len(collected.files):
        _stop("; ".join(collected.refused))
    return masked(collected) if anonymous else collected


def _chosen(names: list[str] | None) -> Mapping[str, Exercise]:
    from gongwen.classroom.choosing import chosen

    return chosen(names or ())


def _end(collected: Collected) -> None:
    """Say what was left out; the exit status tells it to other programs."""
    for why in collected.refused:
        typer.echo(f"gongwen: left out: {why}", err=True)
    if collected.refused:
        raise typer.Exit(LEFT_OUT)


def _words(error: Exception, output: Path) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{output}: cannot be written: {error.strerror}"
    return str(error)


def _stop(message: str) -> NoReturn:
    """One line on standard error, exit status 2."""
    typer.echo(f"gongwen: {message}", err=True)
    raise typer.Exit(BAD_INPUT)
