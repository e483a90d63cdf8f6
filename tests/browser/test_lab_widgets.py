"""Each widget in a real JupyterLab, in both languages, by mouse and by keyboard."""

import pytest
from lab import FAINT, TOO_WIDE, TWO_SPEECHES, Window
from playwright.sync_api import Locator, expect

from gongwen.labels import label

pytestmark = pytest.mark.browser

CELLS = """\
from gongwen import views
from gongwen.reading.read import read_text
from gongwen.widgets import OutlineEditor, PageReader, SegmentationPanel
text = {text!r}
speech = read_text(text)[1]
---
reader = PageReader(text, lang="{lang}")
reader
---
cuts = SegmentationPanel(speech, lang="{lang}")
cuts
---
editor = OutlineEditor(speech, lang="{lang}")
editor
---
views.blocks_view(speech, lang="{lang}")
"""


@pytest.fixture(scope="module", params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def panels(window: Window, lang: str) -> dict[str, Locator]:
    """Return the three panels of a notebook that has just been run."""
    cells = CELLS.format(text=TWO_SPEECHES, lang=lang).split("---\n")
    window.page.keyboard.press("Escape")
    window.run_cells(f"widgets-{lang}.ipynb", cells)
    names = ("reader", "cuts", "editor")
    found = {name: window.page.locator(f".jp-OutputArea .gw-panel-{name}") for name in names}
    for panel in found.values():
        panel.wait_for()
    return found


@pytest.mark.parametrize("name", ["reader", "cuts", "editor"])
def test_a_learner_operates_it(window: Window, panels: dict[str, Locator], name: str) -> None:
    assert window.operate(panels[name]) == name


def focused(window: Window) -> str:
    """What the keyboard is at: the tag of the element and the words that name it."""
    return window.page.evaluate(
        """() => {
          const at = document.activeElement;
          const name = (at.labels && at.labels.length ? at.labels[0].innerText : at.innerText) || '';
          return `${at.tagName} ${at.type || ''} ${name}`.trim();
        }"""
    )


def test_the_reader_works_by_keyboard(
    window: Window, panels: dict[str, Locator], lang: str
) -> None:
    panel, keyboard = panels["reader"], window.page.keyboard
    text = panel.get_by_label(label("reader.paste", lang))
    text.fill(TWO_SPEECHES.partition("【第二篇】")[0])
    text.focus()
    keyboard.press("Tab")
    assert label("reader.read", lang) in focused(window)
    keyboard.press("Enter")
    panel.get_by_text(label("reader.found_one", lang, name=label("reader.pasted", lang))).wait_for()
    keyboard.press("Tab")
    assert label("reader.upload", lang) in focused(window)
    keyboard.press("Tab")
    assert focused(window).startswith("SELECT")
    for _ in range(3):
        keyboard.press("Tab")
    assert focused(window) == f"INPUT radio {label('reader.damage', lang)}"
    keyboard.press("Space")
    panel.get_by_role("columnheader", name=label("column.certain", lang)).wait_for()


def test_the_outline_is_set_by_keyboard(
    window: Window, panels: dict[str, Locator], lang: str
) -> None:
    panel, keyboard = panels["editor"], window.page.keyboard
    second = panel.locator("select").nth(1)
    second.focus()
    keyboard.press("ArrowDown")
    expect(second.locator("option:checked")).to_have_text(label("editor.level", lang, n=2))
    expect(panel).to_contain_text("└")  # the kernel has set the heading in: there is a step to undo
    panel.locator("select").last.focus()
    keyboard.press("Tab")
    assert label("editor.undo", lang) in focused(window)
    keyboard.press("Space")
    window.page.wait_for_function(
        "select => select.selectedIndex === 0", arg=second.element_handle()
    )


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_what_is_drawn_stands_out(window: Window, panels: dict[str, Locator], theme: str) -> None:
    """Ink and ground, as the browser computed them, differ by 4.5 to 1 in every cell and tag."""
    window.theme(theme)
    panels["reader"].wait_for()
    assert window.page.evaluate(FAINT) == []


def test_nothing_is_wider_than_a_narrow_window(window: Window, panels: dict[str, Locator]) -> None:
    window.page.set_viewport_size({"width": 620, "height": 900})
    try:
        for panel in panels.values():
            wide = panel.evaluate(TOO_WIDE)
            assert wide == []
    finally:
        window.page.set_viewport_size({"width": 1280, "height": 1000})
