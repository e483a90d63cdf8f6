"""What every lesson keeps to: two editions in step, stored as run, opened and closed alike."""

import ast
import re
import socket
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import nbformat
import pytest
from nbformat import NotebookNode

import gongwen as gw
from gongwen.exercises import read_file

ROOT = Path(__file__).parents[1]
LESSONS = sorted((ROOT / "lessons").glob("*/*.ipynb"))
NAMES = sorted({path.name for path in LESSONS})
LANGUAGE_CELL = "language"
"""The one cell whose code differs between the editions: it sets the language of the labels."""

IGNORED = "nbval-ignore-output"
WIDGET = "application/vnd.jupyter.widget-view+json"
OPENING = {"en": ("Time", "You need", "Texts", "pinyin"), "zh": ("课时", "基础", "文本", "拼音")}
CLOSING = {"en": ("Review", "Where to go on", "Sources"), "zh": ("复习", "接着学", "出处")}
LOCAL = re.compile(r"/(?:home|root|tmp|work|Users|usr|opt)/|[A-Z]:\\\\|localhost|127\.0\.0\.1")

every_lesson = pytest.mark.parametrize(
    "path", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem}"
)


@cache
def read(path: Path) -> NotebookNode:
    notebook = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    nbformat.validate(notebook)
    return notebook


def code(notebook: NotebookNode) -> list[NotebookNode]:
    """Return the code cells with something in them; an empty one waits for the learner."""
    return [cell for cell in notebook.cells if cell.cell_type == "code" and cell.source.strip()]


def prose(notebook: NotebookNode) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]


def ends_in_expression(source: str) -> bool:
    return isinstance(ast.parse(source).body[-1], ast.Expr)


def shape(notebook: NotebookNode) -> Iterator[tuple[object, ...]]:
    for cell in notebook.cells:
        tags = tuple(cell.metadata.get("tags", ()))
        text = cell.source if cell.cell_type == "code" and cell.id != LANGUAGE_CELL else ""
        yield cell.id, cell.cell_type, tags, text


def test_there_are_lessons() -> None:
    assert LESSONS


@pytest.mark.parametrize("name", NAMES)
def test_the_editions_are_in_step(name: str) -> None:
    """The same cells with the same ids and code; the language cell says which edition it is."""
    english, chinese = (read(ROOT / "lessons" / lang / name) for lang in ("en", "zh"))
    assert list(shape(english)) == list(shape(chinese))
    for lang, notebook in (("en", english), ("zh", chinese)):
        said = [cell.source for cell in notebook.cells if cell.id == LANGUAGE_CELL]
        assert said == [f'lang = "{lang}"']


@every_lesson
def test_it_is_stored_as_run(path: Path) -> None:
    """Top to bottom in one go, with a result wherever a cell ends in an expression."""
    cells = code(read(path))
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    silent = [c.id for c in cells if ends_in_expression(c.source) and not c.outputs]
    assert silent == []
    failed = [
        cell.id
        for cell in cells
        if "raises-exception" not in cell.metadata.get("tags", ())
        and any(output.output_type == "error" for output in cell.outputs)
    ]
    assert failed == []


@every_lesson
def test_few_results_are_left_unchecked(path: Path) -> None:
    ignored = [c for c in code(read(path)) if IGNORED in c.metadata.get("tags", ())]
    assert len(ignored) <= 2
    assert not any("NBVAL" in cell.source for cell in code(read(path)))


@every_lesson
def test_nothing_of_a_machine_or_a_session_is_stored(path: Path) -> None:
    """No widget state, no local path, no host name; the kernel is the plain python3."""
    notebook = read(path)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    assert "widgets" not in notebook.metadata
    for cell in code(notebook):
        assert not any(WIDGET in output.get("data", {}) for output in cell.outputs), cell.id
    stored = path.read_text(encoding="utf-8")
    assert LOCAL.findall(stored) == []
    host = socket.gethostname()
    assert len(host) < 6 or host not in stored


@every_lesson
def test_it_opens_and_closes_as_all_do(path: Path) -> None:
    """First what for, how long, what is needed, which texts and terms; last review and sources."""
    lang = path.parent.name
    cells = prose(read(path))
    first, last = "\n".join(cells[:3]), "\n".join(cells[-4:])
    assert first.startswith(f"# {path.name[:2]} ")
    assert [word for word in OPENING[lang] if word not in first] == []
    assert [word for word in CLOSING[lang] if f"## {word}" not in last] == []
    review = last[last.index(f"## {CLOSING[lang][0]}") :]
    questions = re.findall(r"^\d\. ", review.partition("<details>")[0], flags=re.MULTILINE)
    assert len(questions) == 3


@every_lesson
def test_it_is_short_enough_to_teach(path: Path) -> None:
    """Some 20 to 45 cells and the exercises; code of one to four lines, imports in one place."""
    notebook = read(path)
    exercises = [cell for cell in notebook.cells if cell.source.startswith("gw.exercise(")]
    assert 20 <= len(notebook.cells) - len(exercises) <= 50
    sizes = [len(cell.source.splitlines()) for cell in code(notebook)]
    assert median(sizes) <= 4
    assert quantiles(sizes, n=10)[-1] <= 12
    assert sum(size > 12 for size in sizes) <= 2
    trees = [ast.parse(cell.source) for cell in code(notebook)]
    nodes = [{type(node) for node in ast.walk(tree)} for tree in trees]
    assert sum(bool(kinds & {ast.Import, ast.ImportFrom}) for kinds in nodes) == 1
    assert sum(ast.FunctionDef in kinds for kinds in nodes) <= 2


@every_lesson
def test_it_speaks_its_language(path: Path) -> None:
    """An English edition explains Chinese in English; a Chinese one is Chinese throughout."""
    text = re.sub(r"```.*?```|`[^`]*`", "", "\n".join(prose(read(path))), flags=re.DOTALL)
    hanzi = len(re.findall(r"[\u4e00-\u9fff]", text))
    words = len(re.findall(r"[A-Za-z]{2,}", text))
    if path.parent.name == "en":
        assert words > hanzi / 2 > 0
    else:
        assert hanzi > 5 * words > 0


@every_lesson
def test_every_text_it_names_exists(path: Path) -> None:
    known = {*gw.load().ids, *gw.load(other=True).ids}
    kinds = "|".join(sorted({name.rpartition("-")[0] for name in known}, key=len, reverse=True))
    source = "\n".join(cell.source for cell in read(path).cells)
    named = set(re.findall(rf"\b(?:{kinds})-\d\d\b", source))
    assert named - known == set()


@every_lesson
def test_its_exercises_are_all_shown_in_order(path: Path) -> None:
    """Every exercise of the lesson's file has a cell, with the language of the edition."""
    file = ROOT / "lessons" / "exercises" / f"{path.name[:2]}.yml"
    if not file.is_file():
        pytest.skip("this lesson has no exercises that are checked yet")
    shown = re.findall(
        r'^gw\.exercise\("(.+)", lang\)$',
        "\n".join(cell.source for cell in code(read(path))),
        flags=re.MULTILINE,
    )
    assert shown == list(read_file(file))
