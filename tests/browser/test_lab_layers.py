"""The panels over layers in a real JupyterLab, in both languages, light and dark, wide and narrow."""

import pytest
from hands_layers import LAYER_HANDS
from lab import FAINT, Window
from playwright.sync_api import Locator

pytestmark = pytest.mark.browser

CELLS = """\
import gongwen as gw
from gongwen import rhetoric
from gongwen.reading.read import read_text
from gongwen.widgets import (
    CodingPanel, LayerPanel, ModalityLadder, MoveStrip, ParallelAligner, RhetoricProfile, RhythmPanel,
    TypeChooser,
)
speech = read_text({text!r})[0]
found = rhetoric.modality(speech)
---
LayerPanel(speech, "{lang}", extra={{"yours": found}})
---
MoveStrip(speech, "{lang}")
---
CodingPanel(found, ("obligation", "none"), "{lang}", documents=speech, others={{"detector": found}})
---
ParallelAligner(speech, "{lang}")
---
RhythmPanel("抓早动手，抓实落细。", "{lang}")
---
ModalityLadder(speech, "{lang}")
---
RhetoricProfile(speech, "{lang}")
---
TypeChooser("{lang}")
"""

SPEECH = """在全县春耕备耕工作会议上的讲话
同志们：
今天召开这次会议，主要任务是部署春耕备耕工作。下面，我讲两点意见。
一、提高思想认识
春耕生产是全年粮食生产的基础。用制度管好钱袋子，用公开守好钱袋子，用监督看好钱袋子。
二、压实工作责任
各乡镇要早安排、早部署。各级各部门要各负其责。
谢谢大家！"""


@pytest.fixture(scope="module", params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="module")
def panels(window: Window, lang: str) -> dict[str, Locator]:
    """Return the panels of a notebook that has just been run."""
    cells = CELLS.format(text=SPEECH, lang=lang).split("---\n")
    window.run_cells(f"layers-{lang}.ipynb", cells)
    found = {name: window.page.locator(f".jp-OutputArea .gw-panel-{name}") for name in LAYER_HANDS}
    for panel in found.values():
        panel.wait_for()
    return found


@pytest.mark.parametrize("name", LAYER_HANDS)
def test_a_learner_operates_it(window: Window, panels: dict[str, Locator], name: str) -> None:
    assert window.operate(panels[name]) == name


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_what_is_drawn_stands_out(window: Window, panels: dict[str, Locator], theme: str) -> None:
    window.theme(theme)
    panels["layers"].wait_for()
    assert window.page.evaluate(FAINT) == []


def test_nothing_is_wider_than_a_narrow_window(window: Window, panels: dict[str, Locator]) -> None:
    window.page.set_viewport_size({"width": 620, "height": 900})
    try:
        for name, panel in panels.items():
            wide = panel.evaluate("""panel => {
              const edge = panel.closest('.jp-OutputArea').getBoundingClientRect().right + 1;
              return [...panel.querySelectorAll('button, select, textarea, input, p, .gw-scroll, .gw-strip')]
                .filter(e => !e.closest('.gw-strip > *, .vega-embed') && e.getBoundingClientRect().right > edge)
                .map(e => e.outerHTML.slice(0, 80));
            }""")
            assert wide == [], name
    finally:
        window.page.set_viewport_size({"width": 1280, "height": 1000})
