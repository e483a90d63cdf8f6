"""Worksheets and keys: what the key says is true of the very sheet it was printed with."""

import re
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import RGBColor
from typer.testing import CliRunner

import gongwen as gw
from gongwen.classroom import ClassroomError
from gongwen.classroom.sheets import (
    TASKS,
    Sheet,
    shuffled,
    text_exercises,
    worksheets,
    write_sheets,
)
from gongwen.classroom.sheets.pieces import Piece
from gongwen.classroom.sheets.printed import key_pieces, task_pieces
from gongwen.classroom.sheets.writing import as_html
from gongwen.cli import app
from gongwen.exercises import Exercise, load_all
from gongwen.labels import LANGUAGES

ALL = load_all()
SEEDS = range(4)
each = pytest.mark.parametrize("exercise", ALL.values(), ids=ALL)

SPEECH = """在全县春耕备耕会议上的讲话

同志们：

今天把大家请来，主要任务是部署春耕备耕工作。下面，我讲三点意见。

一、肯定成绩，看清问题

去年全县粮食总产比上年多了两成。在此，我代表县委、县政府，向大家表示衷心的感谢！

二、明确任务，抓好落实

（一）抢农时。要抢在清明以前，把水渠修好，把种子备足。

（二）保农资。农业农村局要牵头，切实加强农资市场监管。

三、加强领导，压实责任

各乡镇要高度重视，主要负责同志要亲自抓。对推诿扯皮的，严肃追究责任。

同志们，让我们携起手来，为夺取今年的丰收而努力奋斗！
"""


def lettered(pieces: list[Piece]) -> dict[str, str]:
    """Return what stands behind each letter of a printed exercise."""
    found = {}
    for one in pieces:
        if one.kind == "option" and (mark := re.search(r"(?:^|[☐○] )([A-Z])$", one.mark)):
            found[mark[1]] = one.text
        for row in one.rows:
            if mark := re.match(r"([A-Z])\. (.*)", row[2], re.DOTALL):
                found[mark[1]] = mark[2]
        if one.kind == "text" and re.match(r"A\u00a0\S", one.text):
            for part in one.text.split(" · "):
                letter, _, words = part.partition("\u00a0")
                found[letter] = words
    return found


def numbered(pieces: list[Piece]) -> dict[str, str]:
    """Return what stands behind each number of a printed exercise."""
    found = {}
    for one in pieces:
        if one.kind == "option" and (mark := re.search(r"(\d+)\.$", one.mark)):
            found[mark[1]] = one.text
        for row in one.rows:
            if mark := re.match(r"(\d+)\. (.*)", row[0], re.DOTALL):
                found[mark[1]] = mark[2]
    return found


def solved(exercise: Exercise, lang: str) -> Any:
    """Return the first answer of the key, read with the letters and numbers of the sheet alone."""
    task, key = (list(make(exercise, 1, lang)) for make in (task_pieces, key_pieces))
    letters, numbers = lettered(task), numbered(task)
    options = [one for one in key if one.kind == "option" and one.mark != "·"]
    if exercise.kind == "choose":
        count = len(exercise.model.answer) if exercise.task.many else 1
        return {letters[one.mark] for one in options[:count]}
    if exercise.kind == "order":
        line = next(one.text for one in key if one.kind == "text")
        return [letters[one] for one in line.split()]
    if exercise.kind in ("match", "label"):
        pairs = [(one.mark.removesuffix(" →"), one.text.split(" ")[0]) for one in options]
        return {numbers[n]: letters[letter] for n, letter in pairs[: len(numbers)]}
    raise NotImplementedError(exercise.kind)


def wanted(exercise: Exercise, lang: str) -> Any:
    """Return the model answer in the words of the sheet."""
    task, answer = exercise.task, exercise.model.answer
    if exercise.kind == "choose":
        names = answer if isinstance(answer, list) else [answer]
        return {task.options[name].say(lang) for name in names}
    if exercise.kind == "order":
        return [task.items[name].say(lang) for name in answer]
    return {
        item.say(lang): task.choices[answer[name][0]].say(lang) for name, item in task.items.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    "exercise", [e for e in ALL.values() if e.kind in ("choose", "order", "match", "label")],
    ids=lambda e: e.id,
)  # fmt: skip
def test_the_key_fits_its_variant(exercise: Exercise, seed: int, lang: str) -> None:
    variant = shuffled(exercise, seed)
    assert solved(variant, lang) == wanted(exercise, lang)


@each
def test_a_seed_deals_again_what_it_dealt(exercise: Exercise) -> None:
    assert shuffled(exercise, 3) == shuffled(exercise, 3)


def test_seeds_deal_differently_and_strips_never_come_out_right() -> None:
    for kind in ("choose", "order", "match", "label"):
        of_kind = [one for one in ALL.values() if one.kind == kind]
        orders = {
            tuple(
                getattr(shuffled(of_kind[0], seed).task, "options" if kind == "choose" else "items")
            )
            for seed in range(12)
        }
        assert len(orders) > 3
    for one in (one for one in ALL.values() if one.kind == "order"):
        assert all(list(shuffled(one, seed).task.items) not in one.accept for seed in range(40))


@each
def test_a_variant_changes_nothing_but_order(exercise: Exercise) -> None:
    variant = shuffled(exercise, 5)
    assert variant.accept == exercise.accept
    for name in ("options", "items", "choices", "labels"):
        before, after = (getattr(one.task, name, None) for one in (exercise, variant))
        assert after == before  # dictionaries are equal in any order


@pytest.mark.parametrize("lang", LANGUAGES)
@each
def test_every_exercise_prints_with_its_text_and_a_key(exercise: Exercise, lang: str) -> None:
    (sheet,) = worksheets([exercise], lang)
    printed = as_html(sheet.task, lang)
    assert exercise.prompt.say(lang).split("“")[0][:10] in printed.replace("&#x27;", "'").replace(
        "&quot;", '"'
    )
    assert len(as_html(sheet.key, lang)) > 500
    for line in exercise.text.split("\n"):
        assert line in "".join(piece.text for piece in sheet.task)


def text_of(path: Path) -> str:
    """Return all words of a .docx file, tables included."""
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_files_of_two_variants(tmp_path: Path, suffix: str) -> None:
    sheets = worksheets([ALL["05.1"], ALL["05.3"]], "zh", variants=2, seed=7)
    files = write_sheets(sheets, tmp_path / f"moves{suffix}", "zh")
    assert [file.name for file in files] == [
        f"moves-{name}{suffix}" for name in ("A", "A-key", "B", "B-key")
    ]
    read = text_of if suffix == ".docx" else lambda file: file.read_text(encoding="utf-8")
    one, key, other, _ = map(read, files)
    assert one != other
    assert ALL["05.1"].prompt.zh in one
    assert ALL["05.1"].model.reason.zh in key
    assert ALL["05.1"].model.reason.zh not in one


def test_a_docx_has_a_chinese_font_and_is_read_by_the_kit(tmp_path: Path) -> None:
    sheets = worksheets([ALL["05.4"]], "zh")
    file, _ = write_sheets(sheets, tmp_path / "one.docx", "zh")
    styles = docx.Document(str(file)).styles
    for name in ("Normal", "Title", "Heading 2"):
        xml = styles[name].element.xml
        assert 'w:eastAsia="宋体"' in xml
        assert 'w:lang w:eastAsia="zh-CN"' in xml
        assert styles[name].font.color.rgb == RGBColor(0, 0, 0)
    (document,) = gw.read(file)
    assert ALL["05.4"].text.split("\n")[0] in document.text


def test_a_docx_has_numbered_pages_and_room_for_what_is_matched(tmp_path: Path) -> None:
    file, _ = write_sheets(worksheets([ALL["06.1"]], "zh"), tmp_path / "one.docx", "zh")
    document = docx.Document(str(file))
    assert 'w:instr="PAGE"' in document.sections[0].footer._element.xml
    (table,) = document.tables
    item, letter, choice = (column.width for column in table.columns)
    assert item > choice > letter


def test_a_key_says_which_answer_a_remark_is_for() -> None:
    (sheet,) = worksheets([ALL["05.1"]])
    assert "results (ACH)”: The result is already told." in as_html(sheet.key)


def test_text_is_escaped_on_paper() -> None:
    (exercise,) = text_exercises(gw.read_text(SPEECH.replace("春耕", "<b>春耕"))[0], ["order"])
    (sheet,) = worksheets([exercise])
    assert "<b>" not in as_html(sheet.task)
    assert "&lt;b&gt;" in as_html(sheet.task)


# --- a text of the teacher's own


@pytest.fixture(scope="module")
def made() -> dict[str, Exercise]:
    document = gw.read_text(SPEECH)[0]
    return {name: text_exercises(document, [name])[0] for name in TASKS}


def test_moves_to_mark_are_those_the_kit_finds(made: dict[str, Exercise]) -> None:
    exercise = made["moves"]
    found = gw.moves(gw.read_text(SPEECH)[0])
    assert {span.label for span in exercise.accept[0]} <= set(found["label"])
    assert set(exercise.task.labels) == set(found["label"])
    assert exercise.text.startswith("在全县春耕备耕会议上的讲话")


def test_levels_are_those_of_the_outline(made: dict[str, Exercise]) -> None:
    task = made["levels"].task
    levels = {task.items[name].zh: values[0] for name, values in made["levels"].accept[0].items()}
    assert levels["一、肯定成绩，看清问题"] == "1"
    assert next(level for text, level in levels.items() if text.startswith("（一）")) == "2"


def test_strips_are_mixed_and_the_key_orders_them(made: dict[str, Exercise]) -> None:
    exercise = made["order"]
    assert list(exercise.task.items) != exercise.accept[0]
    texts = [exercise.task.items[name].zh for name in exercise.accept[0]]
    places = [SPEECH.index(text.split("\n")[0]) for text in texts]
    assert places == sorted(places)


def test_gaps_filled_give_the_text_back(made: dict[str, Exercise]) -> None:
    exercise = made["gaps"]
    words = exercise.task.frame
    assert words not in SPEECH
    for name, values in exercise.accept[0].items():
        words = words.replace(f"{{{name}}}", values[0])
    assert all(line in SPEECH for line in words.split("\n"))


def test_the_key_says_that_a_program_made_it(made: dict[str, Exercise]) -> None:
    (sheet,) = worksheets([made["moves"]], "zh")
    assert "此答案由程序得出" in as_html(sheet.key, "zh")


def test_a_text_too_short_is_told() -> None:
    document = gw.read_text("今天天晴。")[0]
    with pytest.raises(ClassroomError, match="too short"):
        text_exercises(document)
    with pytest.raises(ClassroomError, match="is no task"):
        text_exercises(document, ["dance"])


@pytest.mark.parametrize(("exercises", "variants"), [([], 0), ([ALL["05.1"]], 27)])
def test_nothing_to_print_and_too_many_variants_are_told(
    exercises: list[Exercise], variants: int
) -> None:
    with pytest.raises(ClassroomError):
        worksheets(exercises, variants=variants)


# --- the command


def gongwen(*arguments: object) -> Any:
    return CliRunner().invoke(app, ["class", "worksheet", *map(str, arguments)])


def test_worksheet_of_a_lesson_and_of_a_file(tmp_path: Path) -> None:
    source = tmp_path / "speech.txt"
    source.write_text(SPEECH, encoding="utf-8")
    result = gongwen("04.1", source, "-o", tmp_path / "w.html", "--task", "gaps", "--lang", "zh")
    assert result.exit_code == 0, result.output
    html = (tmp_path / "w.html").read_text(encoding="utf-8")
    assert ALL["04.1"].prompt.zh in html
    assert "＿＿（1）＿＿" in html


def test_worksheet_of_a_text_of_the_corpus(tmp_path: Path) -> None:
    result = gongwen("bt-01", "-o", tmp_path / "w.docx", "--task", "moves")
    assert result.exit_code == 0, result.output
    assert gw.load()["bt-01"].text.split("\n")[0] in text_of(tmp_path / "w.docx")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["77", "-o", "w.docx"], "77: is no lesson"),
        (["05", "-o", "w.pdf"], ".docx or .html"),
        (["nowhere.txt", "-o", "w.docx"], "nowhere.txt"),
        (["05", "-o", "w.docx", "--lang", "fr"], "lang is 'fr'"),
    ],
)
def test_bad_input_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], says: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = gongwen(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_has_what_it_was_made_of() -> None:
    (sheet,) = worksheets([ALL["05.1"]], title="第五课")
    assert isinstance(sheet, Sheet)
    assert sheet.task[0].text == "第五课"
