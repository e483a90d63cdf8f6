"""Each kind of exercise in a real JupyterLab: wrongly, with a hint, rightly; what was kept comes back."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
from exercise_hands import answer, press
from lab import FAINT, PATIENCE, TOO_WIDE, Lab, Window
from playwright.sync_api import Locator, expect

from exercise_proof import spoiled
from gongwen.exercises import KINDS, load_all, sample
from gongwen.exercises.record import standing
from gongwen.exercises.store import read_answers
from gongwen.labels import label

pytestmark = pytest.mark.browser

NAMES = (
    "04.8", "00.6", "00.4", "04.6", "02.2", "04.2", "02.9", "04.1", "04.3", "02.6", "04.9",
)  # fmt: skip
EXERCISES = {name: load_all()[name] for name in NAMES}


@pytest.fixture(scope="module", params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


def run(window: Window, lab: Lab, lang: str) -> dict[str, Locator]:
    """Run a notebook with one exercise of every kind; return its panels."""
    cells = ["import gongwen as gw", *(f'gw.exercise("{name}", "{lang}")' for name in NAMES)]
    folder = Path(lab.folder, f"exercises-{lang}")
    folder.mkdir(exist_ok=True)
    window.run_cells(f"{folder.name}/work.ipynb", cells)
    found = window.page.locator(".jp-OutputArea .gw-panel-exercise")
    expect(found).to_have_count(len(NAMES))
    for late in (".gw-area", "li[data-key]"):  # they load last, and move what is below them
        window.page.locator(f".gw-panel-exercise {late}").first.wait_for()
    return {name: found.nth(place) for place, name in enumerate(NAMES)}


@pytest.fixture(scope="module")
def panels(window: Window, lab: Lab, lang: str) -> dict[str, Locator]:
    return run(window, lab, lang)


def give(lab: Lab, panel: Locator, name: str, given: Any, *, lang: str, how: str) -> None:
    """Answer, and wait until the kernel has kept all of it."""
    answer(panel, EXERCISES[name], given, lang, how)
    file = Path(lab.folder, f"exercises-{lang}", "answers.jsonl")
    given = sorted(given) if EXERCISES[name].kind == "mark" else given
    deadline = time.monotonic() + PATIENCE
    while (kept := standing(read_answers(file), name).answer) != given:
        if isinstance(kept, dict) and "text" in kept:
            given = given | {"points": dict.fromkeys(EXERCISES[name].task.rubric, 2)}
        assert time.monotonic() < deadline, (kept, given)
        time.sleep(0.05)


def test_every_kind_is_here() -> None:
    assert {exercise.kind for exercise in EXERCISES.values()} == set(KINDS)


@pytest.mark.parametrize("name", NAMES)
def test_a_learner_answers_it(lab: Lab, panels: dict[str, Locator], lang: str, name: str) -> None:
    """Nothing, then wrongly, then a hint, then rightly; by mouse and by keyboard in turn."""
    panel, exercise = panels[name], EXERCISES[name]
    first, then = ("mouse", "keyboard") if lang == "en" else ("keyboard", "mouse")
    check = label("exercise.keep" if exercise.kind == "write" else "exercise.check", lang)
    outcome = panel.locator(".gw-outcome")
    panel.scroll_into_view_if_needed()
    press(panel, check, first)
    expect(outcome).to_contain_text(label("outcome.blank", lang))
    if exercise.wrong:
        foreseen = exercise.wrong[0]
        give(lab, panel, name, spoiled(exercise, foreseen), lang=lang, how=first)
        press(panel, check, first)
        expect(outcome).to_contain_text(label("outcome.not_yet", lang))
        expect(outcome).to_contain_text(foreseen.message.say(lang))
    press(panel, label("exercise.hint_n", lang, n=1, total=len(exercise.hints)), first)
    expect(panel.locator(".gw-hints li")).to_have_text([exercise.hints[0].say(lang)])
    give(lab, panel, name, sample(exercise), lang=lang, how=then)
    press(panel, check, then)
    right = "kept" if exercise.kind == "write" else "right"
    expect(outcome).to_contain_text(label(f"outcome.{right}", lang))
    press(panel, label("exercise.solution", lang), then)
    details = panel.locator("details")
    expect(details).to_have_count(1)
    assert details.get_attribute("open") is None


def test_marks_and_order_can_be_taken_back(panels: dict[str, Locator], lang: str) -> None:
    marking = panels["02.2"]
    before = marking.locator(".gw-marks li").count()
    marking.locator(".gw-marks button").last.click()
    expect(marking.locator(".gw-marks li")).to_have_count(before - 1)
    expect(marking.locator(".gw-live")).to_contain_text("路长")
    press(marking, label("marking.undo", lang), "mouse")
    expect(marking.locator(".gw-marks li")).to_have_count(before)
    ordering = panels["04.6"]
    first = ordering.locator("li[data-key]").first.get_attribute("data-key")
    ordering.locator("li[data-key]").first.get_by_role("button").last.click()
    expect(ordering.locator("li[data-key]").nth(1)).to_have_attribute("data-key", first)
    press(ordering, label("ordering.undo", lang), "keyboard")
    expect(ordering.locator("li[data-key]").first).to_have_attribute("data-key", first)


def test_a_finger_marks_and_moves(window: Window, panels: dict[str, Locator], lang: str) -> None:
    """Taps on the first and the last character select; an item is dragged by its handle."""
    touch = window.page.context.new_cdp_session(window.page)

    def send(kind: str, *points: tuple[float, float]) -> None:
        touch.send(
            "Input.dispatchTouchEvent",
            {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]},
        )

    def middle(place: Locator) -> tuple[float, float]:
        box = place.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    marking = panels["02.2"]
    marking.scroll_into_view_if_needed()
    count = marking.locator(".gw-marks li").count()
    for place in (3, 4):  # 周至
        send("touchStart", middle(marking.locator(f'[data-place="{place}"]')))
        send("touchEnd")
    button = f"1 {EXERCISES['02.2'].task.labels['W'].say(lang)}"
    marking.get_by_role("button", name=button, exact=True).click()
    expect(marking.locator(".gw-marks li")).to_have_count(count + 1)
    expect(marking.locator(".gw-marks")).to_contain_text("周至")
    press(marking, label("marking.undo", lang), "mouse")
    ordering = panels["04.6"]
    ordering.scroll_into_view_if_needed()
    rows = ordering.locator("li[data-key]")
    last = rows.last.get_attribute("data-key")
    x, y = middle(rows.last.locator(".gw-handle"))
    top = rows.first.bounding_box()["y"]
    send("touchStart", (x, y))
    for step in range(1, 6):
        send("touchMove", (x, y + (top + 3 - y) * step / 5))
    send("touchEnd")
    expect(rows.first).to_have_attribute("data-key", last)
    press(ordering, label("ordering.undo", lang), "mouse")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_what_is_drawn_stands_out(
    window: Window, panels: dict[str, Locator], lang: str, theme: str
) -> None:
    window.theme(theme)
    exercise = EXERCISES["02.2"]
    answer(panels[exercise.id], exercise, sample(exercise), lang, "keyboard")
    panels[exercise.id].locator(".gw-on").first.wait_for()
    assert window.page.evaluate(FAINT) == []


def test_nothing_is_wider_than_a_narrow_window(window: Window, panels: dict[str, Locator]) -> None:
    window.page.set_viewport_size({"width": 620, "height": 900})
    try:
        for name, panel in panels.items():
            wide = panel.evaluate(TOO_WIDE)
            assert wide == [], name
    finally:
        window.page.set_viewport_size({"width": 1280, "height": 1000})


def test_no_label_is_cut_off(panels: dict[str, Locator]) -> None:
    for name, panel in panels.items():
        cut = panel.evaluate("""panel => [...panel.querySelectorAll('.widget-label')]
          .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText)""")
        assert cut == [], name


def test_everything_has_a_name_to_be_read_out(panels: dict[str, Locator]) -> None:
    """Each control that can be reached has a name of its own; the text and the news are announced."""
    for name, panel in panels.items():
        nameless = panel.evaluate("""panel => [...panel.querySelectorAll(
          'button, input, select, textarea, [tabindex="0"]')].filter(e => !(
            e.getAttribute('aria-label') || e.title || e.innerText && e.innerText.trim() ||
            e.labels && [...e.labels].some(l => l.innerText.trim())
          )).map(e => e.outerHTML.slice(0, 100))""")
        assert nameless == [], name
    for name in ("02.2", "04.6"):
        expect(panels[name].locator('[aria-live="polite"]')).to_have_count(1)
    expect(panels["02.2"].get_by_role("application")).to_have_count(1)


def test_answers_survive_the_kernel(window: Window, lab: Lab, lang: str) -> None:
    """Closed without saving and run again, every panel shows what was answered."""
    kept = Path(lab.folder, f"exercises-{lang}", "answers.jsonl")
    lines = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()]
    assert {line["exercise"] for line in lines} == set(NAMES)
    panels = run(window, lab, lang)
    for name in ("04.8", "00.6", "02.6", "04.1"):
        expect(panels[name].locator(".gw-outcome")).to_contain_text(label("outcome.right", lang))
    expect(panels["02.2"].locator(".gw-marks li")).to_have_count(3)
    keys = panels["04.6"].locator("li[data-key]")
    assert [row.get_attribute("data-key") for row in keys.all()] == EXERCISES["04.6"].accept[0]
