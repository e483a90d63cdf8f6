"""The format of exercise files: what is read, and what is refused with which words."""

import re
from pathlib import Path

import pytest
import yaml

from gongwen.exercises import KINDS, ExerciseError, judge, read_exercises, read_file, sample
from gongwen.exercises.normal import number, plain, with_marks

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "lessons" / "exercises" / "README.md").read_text(encoding="utf-8")
EXAMPLES = {
    re.search(r"^kind: (\w+)$", block, re.MULTILINE)[1]: block
    for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
}

GOOD = """\
id: "04.1"
kind: count
prompt: { en: How many?, zh: 几个？ }
unit: { en: points, zh: 点 }
accept: ["3"]
wrong: [{ answer: "2", message: { en: More., zh: 还有。 } }]
hints: [{ en: One., zh: 一。 }, { en: Two., zh: 二。 }]
model: { answer: "3", reason: { en: Three., zh: 三个。 }, rule: N10 }
minutes: 1
work: individual
audience: both
"""


def file_of(*exercises: str) -> str:
    entries = ("  - " + text.strip().replace("\n", "\n    ") for text in exercises)
    return "exercises:\n" + "\n".join(entries) + "\n"


def test_the_guide_has_an_example_of_every_kind() -> None:
    assert set(EXAMPLES) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_an_example_of_the_guide_is_sound(kind: str) -> None:
    (exercise,) = read_exercises(file_of(EXAMPLES[kind]), "04.yml").values()
    assert exercise.kind == kind
    assert judge(exercise, sample(exercise)).outcome in ("right", "kept")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id: "04.1"', "id: four", "field id: write lesson and number"),
        ('id: "04.1"', 'id: "05.1"', "belongs into 05.yml"),
        ("kind: count", "kind: cuont", "'cuont' is not known here; write one of choose"),
        ("minutes: 1\n", "", "field minutes: is missing"),
        ("minutes: 1", "minutes: soon", "field minutes: write a number, not 'soon'"),
        ("minutes: 1", "minutes: 0", "field minutes: write a number of at least 1"),
        ("work: individual", "work: alone", "field work: 'alone' is not known here"),
        ("audience: both", "audience: all", "field audience"),
        ("audience: both", "audience: both\nlevel: 2", "field level: is not known here"),
        ("{ en: How many?, zh: 几个？ }", "How many?", "field prompt: write both languages"),
        ("zh: 几个？", "zh: How many", "field prompt.zh: write Chinese"),
        (", { en: Two., zh: 二。 }", "", "field hints: write two or three, not 1"),
        ('accept: ["3"]', "accept: [three]", "field accept: 'three' is no figure"),
        ('accept: ["3"]', "accept: []", "field accept: is empty"),
        ('answer: "2", message', 'answer: "2", part: "2", message', "write either answer"),
        ('answer: "2", message', 'part: "2", message', "this kind has no parts"),
        ("message: { en: More., zh: 还有。 }", "message: { en: More. }", "field wrong 1, field message"),
        (", rule: N10", "", "field model, field rule: is missing"),
        ("unit: {", "document: js-99\nunit: {", "field document: the corpus has no js-99"),
        ("unit: {", "document: js-08\nspan: { from: 不在其中, to: 其中 }\nunit: {", "field span, field from"),
        ("minutes: 1", "minutes: 1\nminutes: 2", "the field minutes stands twice"),
        ("minutes: 1", "minutes: [", "cannot be read as YAML"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_file_exercise_and_field(old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(ExerciseError) as caught:
        read_exercises(file_of(GOOD.replace(old, new)), "04.yml")
    message = str(caught.value)
    assert message.startswith("04.yml")
    assert words in message
    assert "\n" not in message
    if "YAML" not in message:
        assert "exercise" in message


def test_two_exercises_cannot_have_one_id() -> None:
    with pytest.raises(ExerciseError, match=r"04\.1, field id: stands twice"):
        read_exercises(file_of(GOOD, GOOD), "04.yml")


def test_a_choice_must_exist() -> None:
    text = EXAMPLES["choose"].replace("accept: [[a, c]]", "accept: [[a, z]]")
    with pytest.raises(ExerciseError, match="field accept: 'z' is not known here"):
        read_exercises(file_of(text), "04.yml")


def test_a_mark_must_stand_in_its_text() -> None:
    text = EXAMPLES["mark"].replace("text: 1、, label: M", "text: 9、, label: M", 1)
    with pytest.raises(ExerciseError, match="'9、' does not stand 1 times in the text"):
        read_exercises(file_of(text), "04.yml")


def test_marks_may_not_overlap() -> None:
    text = EXAMPLES["mark"].replace("text: 1、, label: M", "text: 、查家, label: M", 1)
    with pytest.raises(ExerciseError, match="'、查家' overlaps another"):
        read_exercises(file_of(text), "04.yml")


def test_a_check_must_exist() -> None:
    text = EXAMPLES["repair"].replace("title: 通知", "titel: 通知")
    with pytest.raises(ExerciseError, match="'titel' is no check; write one of title"):
        read_exercises(file_of(text), "04.yml")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match=r"07\.yml: cannot be read"):
        read_file(tmp_path / "07.yml")


def test_every_value_is_text() -> None:
    """No surprise of YAML: 04.10 keeps its zero, no stays a word."""
    text = GOOD.replace('"04.1"', "04.10").replace("points", "no")
    (exercise,) = read_exercises(file_of(text), "04.yml").values()
    assert exercise.id == "04.10"
    assert exercise.task.unit.en == "no"


def test_the_text_of_a_corpus_document_is_taken_from_it() -> None:
    text = GOOD.replace(
        "unit: {", "document: js-08\nspan: { from: 下面，我讲, to: 三点意见。 }\nunit: {"
    )
    (exercise,) = read_exercises(file_of(text), "04.yml").values()
    assert exercise.text == "下面，我讲三点意见。"
    assert exercise.source is not None
    assert exercise.source.document == "js-08"


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("特此通知", "特此 通知。"),
        ("Ｇ20", "g20"),
        ("“五抓五促”", '"五抓五促"'),
        ("（一）", "(一)"),
    ],
)
def test_width_spaces_and_punctuation_do_not_count(given: str, wanted: str) -> None:
    assert plain(given) == plain(wanted)


def test_punctuation_counts_where_it_is_asked_for() -> None:
    assert with_marks("１．") == with_marks("1.")
    assert with_marks("1、") != with_marks("1.")


@pytest.mark.parametrize(
    ("text", "figure"),
    [("４", 4), ("四", 4), ("十二", 12), ("4 点", 4), ("75%", 75), ("1,200", 1200), ("几", None), ("", None)],
)  # fmt: skip
def test_a_figure_is_read_as_people_write_it(text: str, figure: float | None) -> None:
    assert number(text) == figure


def test_exercise_files_are_plain_yaml() -> None:
    for path in (ROOT / "lessons" / "exercises").glob("*.yml"):
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["exercises"]
