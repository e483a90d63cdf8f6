"""Run lessons and store them as they are kept: executed, without the state of widgets.

python tests/refresh_lessons.py                     all lessons
python tests/refresh_lessons.py lessons/en/00*      some
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
WIDGET = "application/vnd.jupyter.widget-view+json"


def clean(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Leave nothing in a notebook that belongs to one run or one machine."""
    notebook.metadata = nbformat.from_dict(
        {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    )
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict(
            {name: value for name, value in cell.metadata.items() if name == "tags"}
        )
        for output in cell.get("outputs", []):
            output.get("data", {}).pop(WIDGET, None)
            output.get("metadata", {}).clear()
    return notebook


def refresh(path: Path) -> None:
    """Run a lesson in its own folder and store it."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": path.parent}}).execute()
    nbformat.write(clean(notebook), path)


if __name__ == "__main__":
    for lesson in sys.argv[1:] or sorted(map(str, (ROOT / "lessons").glob("*/*.ipynb"))):
        refresh(Path(lesson).resolve())
