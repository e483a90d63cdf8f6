"""What is kept while a learner works in a real JupyterLab: in the order it was done, whatever dies."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from exercise_hands import press
from lab import PATIENCE, Lab, Window
from playwright.sync_api import Locator, expect

from gongwen.exercises.store import read_answers
from gongwen.labels import label

pytestmark = pytest.mark.browser

CHOICE, FIGURE, ORDER, TEXT = "04.8", "04.5", "04.6", "04.9"
NAMES = (CHOICE, FIGURE, ORDER, TEXT)
PLACE = "keeping"

SETUP = """import os
from pathlib import Path
import gongwen as gw
Path("kernel.pid").write_text(str(os.getpid()))"""

BUSY = """seconds => {
  const panel = window.jupyterapp.shell.currentWidget;
  panel.sessionContext.session.kernel.requestExecute({code: `import time; time.sleep(${seconds})`});
}"""

RESTART = "() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()"


def file(lab: Lab) -> Path:
    return Path(lab.folder, PLACE, "answers.jsonl")


def run(window: Window, lab: Lab) -> dict[str, Locator]:
    """Run a notebook of these exercises; return its panels."""
    Path(lab.folder, PLACE).mkdir(exist_ok=True)
    cells = [SETUP, *(f'gw.exercise("{name}")' for name in NAMES)]
    window.run_cells(f"{PLACE}/work.ipynb", cells)
    found = window.page.locator(".jp-OutputArea .gw-panel-exercise")
    expect(found).to_have_count(len(NAMES))
    window.page.locator("li[data-key]").first.wait_for()
    expect(window.page.locator(".gw-cut-off")).to_have_count(len(NAMES))
    return {name: found.nth(place) for place, name in enumerate(NAMES)}


def wait_until(true: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + PATIENCE
    while not (found := true()):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return found


def last(lab: Lab, name: str) -> Any:
    """Return the last answer in the file."""
    given = [line["answer"] for line in read_answers(file(lab), ["answer", "check"])
             if line["exercise"] == name]  # fmt: skip
    return given[-1] if given else None


@pytest.fixture
def panels(window: Window, lab: Lab) -> dict[str, Locator]:
    file(lab).unlink(missing_ok=True)
    return run(window, lab)


def checks(lab: Lab, name: str) -> list[tuple[Any, str]]:
    return [
        (line["answer"], line["outcome"])
        for line in read_answers(file(lab), ["check"])
        if line["exercise"] == name
    ]


def test_what_was_chosen_before_the_click_is_what_is_checked(
    window: Window, lab: Lab, panels: dict[str, Locator]
) -> None:
    """With the kernel busy the browser sends the click before the second choice."""
    panel = panels[CHOICE]
    radios = panel.get_by_role("radio")
    window.page.evaluate(BUSY, 2)
    radios.nth(0).check()
    radios.nth(2).check()
    press(panel, label("exercise.check"), "mouse")
    expect(panel.locator(".gw-outcome")).to_contain_text(label("outcome.right"))
    assert checks(lab, CHOICE) == [("c", "right")]


def test_what_is_chosen_behind_the_click_is_not_checked(
    lab: Lab, panels: dict[str, Locator]
) -> None:
    """However quick the learner is."""
    panel = panels[CHOICE]
    radios = panel.get_by_role("radio")
    radios.nth(2).check()
    press(panel, label("exercise.check"), "mouse")
    expect(panel.locator(".gw-outcome")).to_contain_text(label("outcome.right"))
    radios.nth(0).check()
    expect(panel.get_by_text(label("exercise.kept"), exact=True)).to_be_visible()
    wait_until(lambda: last(lab, CHOICE) == "a")
    expect(panel.locator(".gw-outcome")).to_have_count(0)
    assert checks(lab, CHOICE) == [("c", "right")]


def test_a_long_text_is_kept_while_it_is_written(lab: Lab, panels: dict[str, Locator]) -> None:
    """At a pause, without leaving the field; the next words go where the last ones stood."""
    field = panels[TEXT].locator("textarea")
    field.click()
    field.page.keyboard.insert_text("一是查")
    wait_until(lambda: (last(lab, TEXT) or {}).get("text") == "一是查")
    field.page.keyboard.insert_text("，二是改")
    wait_until(lambda: last(lab, TEXT)["text"] == "一是查，二是改")
    expect(field).to_be_focused()


def test_two_notebooks_at_once_keep_all_their_answers(
    window: Window, lab: Lab, panels: dict[str, Locator]
) -> None:
    """Two kernels, one file; each answers in turn, and both come back in either."""
    page = window.page
    other = nbformat.read(Path(lab.folder, PLACE, "work.ipynb"), as_version=4)
    nbformat.write(other, Path(lab.folder, PLACE, "other.ipynb"))
    for cell in window.run(f"{PLACE}/other.ipynb"):
        assert not cell["errors"], cell
    seen = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .gw-panel-exercise")
    expect(seen).to_have_count(len(NAMES))
    tabs = {name: page.locator(".lm-DockPanel-tabBar .lm-TabBar-tab", has_text=name)
            for name in ("work.ipynb", "other.ipynb")}  # fmt: skip
    for turn in range(3):
        for place, name in enumerate(tabs):
            tabs[name].click()
            field = seen.nth(1).locator("input[type=text]")
            field.fill(str(10 * turn + place))
            field.press("Tab")
    wait_until(lambda: last(lab, FIGURE) == "21")
    tabs["other.ipynb"].click()
    seen.nth(0).get_by_role("radio").nth(2).check()
    wait_until(lambda: last(lab, CHOICE) == "c")
    given = [line["answer"] for line in read_answers(file(lab)) if line["exercise"] == FIGURE]
    assert sorted(given, key=int) == ["0", "1", "10", "11", "20", "21"]
    panels = run(window, lab)
    expect(panels[FIGURE].locator("input[type=text]")).to_have_value("21")
    expect(panels[CHOICE].get_by_role("radio").nth(2)).to_be_checked()


@pytest.mark.parametrize("how", ["killed", "restarted"])
def test_a_kernel_that_goes_loses_no_answer_that_was_said_to_be_kept(
    window: Window, lab: Lab, panels: dict[str, Locator], how: str
) -> None:
    """Again and again in the midst of answering; then run again."""
    if how == "killed" and sys.platform == "win32":
        pytest.skip("no SIGKILL there")
    page = window.page
    for turn in range(3):
        figure, acknowledged = panels[FIGURE], None
        for number in range(turn + 2):
            value = str(100 * (turn + 1) + number)
            field = figure.locator("input[type=text]")
            field.fill(value)
            field.press("Tab")
            if number <= turn:  # the last one is on its way when the kernel goes
                wait_until(lambda value=value: last(lab, FIGURE) == value)
                expect(figure.get_by_text(label("exercise.kept"), exact=True)).to_be_visible()
                acknowledged = value
        panels[ORDER].locator("li[data-key]").first.get_by_role("button").last.click()
        page.wait_for_timeout(30 * turn)
        if how == "killed":
            pid = int(Path(lab.folder, PLACE, "kernel.pid").read_text())
            os.kill(pid, signal.SIGKILL)
            page.locator(".jp-Dialog button.jp-mod-accept").click()  # it says that it restarts
        else:
            page.evaluate(RESTART)
        expect(figure.locator(".gw-cut-off")).to_have_text(label("exercise.cut_off"))
        kept = [line["answer"] for line in read_answers(file(lab)) if line["exercise"] == FIGURE]
        assert acknowledged in kept
        order = last(lab, ORDER)
        panels = run(window, lab)
        expect(panels[FIGURE].locator("input[type=text]")).to_have_value(kept[-1])
        if order:
            keys = panels[ORDER].locator("li[data-key]").all()
            assert [row.get_attribute("data-key") for row in keys] == order
    for line in file(lab).read_text(encoding="utf-8").splitlines():
        assert line[0] + line[-1] == "{}"
