"""The drafting studio in a real JupyterLab: type, accept, reject, ask, write a file."""

import pytest
from lab import Lab, Window, press
from playwright.sync_api import Locator, expect

from gongwen.drafting.questions import read_questions
from gongwen.labels import label
from gongwen.reading.read import read

pytestmark = pytest.mark.browser

FAULTY = """禾汀政办发[2031]07号

禾汀县人民政府办公室关于做好春灌工作的通知

各乡镇人民政府：

为做好春灌工作，现将有关事项通知如下：

（一）、检修渠道。各乡镇于3月20日前完成。

（二）、调度用水。每周公布一次。

禾汀县人民政府办公室

2031年03月05日
"""


@pytest.fixture(params=["en", "zh"])
def lang(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def studio(window: Window, lang: str) -> Locator:
    """Return the studio of a notebook that has just been run."""
    cells = ["from gongwen.widgets import DraftStudio", f'DraftStudio("{lang}")']
    window.run_cells(f"studio-{lang}.ipynb", cells)
    panel = window.page.locator(".jp-OutputArea .gw-panel-studio")
    panel.wait_for()
    return panel


def button(studio: Locator, act: str, rule: str) -> Locator:
    """The button of the finding by this rule."""
    card = studio.locator("ol.gw-findings > li").filter(
        has=studio.page.locator(f"b:text-is('{rule}')")
    )
    return card.locator(f"[data-act={act}]")


def test_a_learner_drafts(studio: Locator, lab: Lab, lang: str) -> None:
    draft = studio.get_by_label(label("studio.draft", lang), exact=True)
    expect(studio).to_contain_text(label("findings.none", lang))
    draft.fill(FAULTY)
    expect(studio.locator("ol.gw-findings")).to_contain_text("T05")
    accept = button(studio, "accept", "T05")
    accept.focus()
    accept.press("Enter")
    expect(draft).to_have_value(FAULTY.replace("[2031]07", "〔2031〕7"))
    expect(studio.locator("table.gw-versions")).to_contain_text("〔2031〕7号")
    expect(studio.locator("[data-act]:focus")).to_have_count(1)  # the next card has it now
    button(studio, "ask", "T14").click()
    studio.get_by_label(label("studio.note", lang), exact=True).fill("为什么？")
    press(studio, "studio.keep", lang)
    expect(studio).to_contain_text(label("studio.asked_note", lang))
    assert list(read_questions(lab.folder / "questions.jsonl")["note"])[-1] == "为什么？"
    button(studio, "reject", "N03").first.click()
    expect(studio.locator("ol.gw-findings")).not_to_contain_text("（一）、")
    press(studio, "studio.fix_all", lang)
    expect(draft).to_have_value(
        FAULTY.replace("[2031]07", "〔2031〕7")
        .replace("03月05", "3月5")
        .replace("（二）、", "（二）")
    )
    name = f"draft-{lang}.docx"
    studio.get_by_label(label("studio.file", lang), exact=True).fill(name)
    press(studio, "studio.export", lang)
    expect(studio).to_contain_text(label("studio.saved", lang, file=name))
    [written] = read(lab.folder / name)
    assert "2031年3月5日" in written.text
