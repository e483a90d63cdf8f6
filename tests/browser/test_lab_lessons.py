"""Every lesson in a real JupyterLab: it opens, runs to its end, and its widgets work."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from lab import Lab, Window, kind_of

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LESSONS = sorted(path.relative_to(ROOT) for path in (ROOT / "lessons").glob("*/*.ipynb"))

ENOUGH = 2
"""Of how many panels of one kind in a lesson the controls are tried."""


@pytest.fixture(scope="module")
def copy(lab: Lab) -> Path:
    """Return a copy of the lessons and of the texts that they open."""
    for name in ("lessons", "corpus"):
        shutil.copytree(
            ROOT / name, lab.folder / name, ignore=shutil.ignore_patterns(".*", "local")
        )
    return lab.folder


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda path: f"{path.parent.name}-{path.stem[:2]}")
def test_a_lesson_runs_and_its_widgets_work(window: Window, copy: Path, lesson: Path) -> None:
    assert (copy / lesson).is_file()
    cells = window.run(lesson.as_posix())
    try:
        failed = [
            cell for cell in cells if cell["errors"] and "raises-exception" not in cell["tags"]
        ]
        assert failed == []
        assert all(cell["count"] for cell in cells if cell["source"].strip())
        operated: Counter[str] = Counter()
        for panel in window.panels():
            kind = kind_of(panel)
            operated[kind] += 1
            if operated[kind] <= ENOUGH:
                window.operate(panel)
    finally:
        window.close_all()
