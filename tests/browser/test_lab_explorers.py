"""The explorers of phrases in a real JupyterLab: query, sort, pick, read, save."""

import pytest
from explorer_hands import HANDS
from lab import Lab, Window

from gongwen.exports import read_table

pytestmark = pytest.mark.browser

CELLS = """\
import gongwen as gw
from gongwen.widgets import (
    BundleExplorer, CollocationExplorer, ConcordanceExplorer, FrameExplorer, KeynessExplorer,
)
corpus = gw.load().where(type=("讲话稿", "通知"))
known = {{"words": gw.tokens(corpus), "moves": gw.moves(corpus)}}
---
lines = ConcordanceExplorer(corpus, "{lang}", **known)
lines
---
BundleExplorer(corpus, "{lang}", **known)
---
FrameExplorer(corpus, "{lang}", **known)
---
CollocationExplorer(corpus, "{lang}", **known)
---
KeynessExplorer(corpus.where(type="讲话稿"), corpus.where(type="通知"), "{lang}")
"""


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_learner_explores(window: Window, lab: Lab, lang: str) -> None:
    cells = CELLS.format(lang=lang).split("---\n")
    window.run_cells(f"explorers-{lang}.ipynb", cells)
    done = [window.operate(panel) for panel in window.panels()]
    assert done == list(HANDS)
    saved = {
        name: read_table(lab.folder / name)
        for name in (f"found-{lang}.xlsx", f"bundles-{lang}.csv", f"pairs-{lang}.csv")
    }
    for name, (table, settings) in saved.items():
        assert len(table), name
        assert int(settings["documents"]) > 1
    assert saved[f"found-{lang}.xlsx"].settings["query"] == "要 *"
    assert saved[f"found-{lang}.xlsx"].settings["sort"] == "move"
    assert saved[f"bundles-{lang}.csv"].table["bundle"].str.contains("要").all()
    assert set(saved[f"pairs-{lang}.csv"].table["label"]) == {"pair"}
