"""The teacher's guide: its minutes are those of the lessons, its commands are those of the kit."""

import json
import re
import textwrap
from pathlib import Path

import pytest
import typer.main

from gongwen.cli import app
from gongwen.drafting import check
from gongwen.drafting.docx.word_file import WordFile
from gongwen.exercises import load_all
from gongwen.reading import read

ROOT = Path(__file__).parents[1]
GUIDES = {"en": "TEACHING.md", "zh": "TEACHING.zh-CN.md"}
PLAN = re.compile(
    r"^## (\d\d) [^\n]*[(（](\d+) \+ (\d+) (?:min|分钟)[)）]\n(.*?)(?=^## |\Z)",
    re.MULTILINE | re.DOTALL,
)
each_guide = pytest.mark.parametrize("lang", GUIDES)


def guide(lang: str) -> str:
    return (ROOT / GUIDES[lang]).read_text(encoding="utf-8")


def plans(lang: str) -> dict[str, tuple[int, int, str]]:
    """Return teaching minutes, exercise minutes and text of each plan."""
    return {n: (int(a), int(b), text) for n, a, b, text in PLAN.findall(guide(lang))}


def lesson(number: str, lang: str) -> str:
    """Return the prose of a lesson."""
    (path,) = (ROOT / "lessons" / lang).glob(f"{number}_*.ipynb")
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return "\n\n".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown")


CASES = [(lang, number) for lang in GUIDES for number in plans(lang)]


def test_both_guides_plan_the_same_lessons() -> None:
    assert list(plans("en")) == list(plans("zh"))
    assert len(plans("en")) >= 8


@pytest.mark.parametrize(("lang", "number"), CASES)
def test_minutes_are_those_of_the_lesson(lang: str, number: str) -> None:
    teaching, exercises, text = plans(lang)[number]
    head = "Time" if lang == "en" else "课时"
    (line,) = re.findall(rf"^\| \*\*{head}\*\* \|(.*)$", lesson(number, lang), re.MULTILINE)
    assert [int(n) for n in re.findall(r"\d+", line)] == [teaching, exercises]
    rows = re.findall(r"^\| (\d+) \| \d+ \|", text, re.MULTILINE)
    assert sum(map(int, rows)) == teaching


@pytest.mark.parametrize(("lang", "number"), CASES)
def test_exercises_take_as_long_as_is_said(lang: str, number: str) -> None:
    """Within three minutes; a capstone may take more."""
    stated = plans(lang)[number][1]
    minutes = sum(one.minutes for one in load_all().values() if one.lesson == number)
    assert stated >= minutes - 3
    assert stated <= minutes + 3 or number == "12"


@pytest.mark.parametrize(("lang", "number"), CASES)
def test_a_short_meeting_adds_up(lang: str, number: str) -> None:
    """Sections and exercises of the choice for one school period; the guides choose the same."""
    text = plans(lang)[number][2]
    rows = {int(n): int(a) for a, n in re.findall(r"^\| (\d+) \| (\d+) \|", text, re.MULTILINE)}
    head = {"en": r"\*\*In 45 minutes\.\*\*", "zh": r"\*\*只有 45 分钟。\*\*"}[lang]
    (line,) = re.findall(rf"^- {head}(.*)$", text, re.MULTILINE)
    exercises = re.findall(r"\d\d\.\d+", line)
    numbers = re.findall(r"\d+", re.sub(r"\d\d\.\d+", "", line))
    *sections, total = map(int, numbers)
    known = load_all()
    minutes = sum(rows[n] for n in sections) + sum(known[name].minutes for name in exercises)
    assert minutes == total <= 45


@pytest.mark.parametrize(("lang", "number"), CASES)
def test_every_section_of_the_lesson_has_its_row(lang: str, number: str) -> None:
    rows = re.findall(r"^\| \d+ \| (\d+) \|", plans(lang)[number][2], re.MULTILINE)
    assert rows == re.findall(r"^## (\d+) ", lesson(number, lang), re.MULTILINE)


@pytest.mark.parametrize(("lang", "number"), CASES)
def test_exercises_are_there_and_take_as_long(lang: str, number: str) -> None:
    known = load_all()
    text = plans(lang)[number][2]
    named = re.findall(r"(\d\d\.\d+)", text)
    assert all(name in known for name in named)
    timed = re.findall(r"(\d\d\.\d+)[^()（）。.;；,，]*[(（](\d+) (?:min|分钟)", text)
    for name, minutes in timed:
        assert known[name].minutes == int(minutes), name


@pytest.mark.parametrize(("lang", "number"), CASES)
def test_a_plan_has_a_board_questions_and_what_goes_wrong(lang: str, number: str) -> None:
    heads = {
        "en": ("Prepare", "Board", "Ask", "Goes wrong", "Together"),
        "zh": ("课前准备", "板书", "提问", "易出的岔子", "一起做"),
    }[lang]
    for head in heads:
        assert f"**{head}" in plans(lang)[number][2]


@each_guide
def test_commands_of_the_guide_exist(lang: str) -> None:
    group = typer.main.get_command(app)
    found = re.findall(r"gongwen ([a-z]+)(?: ([a-z]+))?([^`#\n]*)", guide(lang))
    assert found
    for name, second, rest in found:
        command = group.commands[name]
        if name == "class":
            command = command.commands[second]
        options = {option for one in command.params for option in one.opts}
        for option in re.findall(r"(?<= )--?[a-z-]+", rest):
            assert option in options, (name, second, option)


@each_guide
def test_links_lead_somewhere(lang: str) -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", guide(lang)):
        assert (ROOT / link).exists(), link


def test_the_word_file_of_fifteen_faults_is_as_the_guides_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its lines run, the faults are in it, and only the place of the date has no finding."""
    monkeypatch.chdir(tmp_path)
    blocks = {re.search(r"```python\n(.*?)```", guide(lang), re.DOTALL)[1] for lang in GUIDES}
    (block,) = blocks
    exec(textwrap.dedent(block), {})
    (notice,) = read("planted.docx")
    findings = check(notice, package={notice.file: WordFile.open(notice.file)})
    for name in ("T05", "P14", "N03", "T11b", "T21b", "T20b", "T08f", "T09i", "T10f", "T10h"):
        assert name in set(findings["label"]), name
    dates = findings[findings["label"].str.startswith(("T13", "T14"))]
    assert dates["text"].tolist() == ["2024年03月19日"]
