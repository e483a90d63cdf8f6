"""A row by which a panel saves its result with the settings it was made with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import pandas as pd

from gongwen.exports import ExportError, save_table
from gongwen.labels import label
from gongwen.widgets.base import output, row, show
from gongwen.words import default_segmenter

Result = tuple[pd.DataFrame, Mapping[str, Any]]


class SaveRow(widgets.VBox):
    """A name for a file and a button; the result is asked for when the button is pressed.

    Parameters
    ----------
    name : str
        The name the file gets if nothing else is typed, ending in .csv or .xlsx.
    result : callable
        Gives the table and its settings.
    lang : {'en', 'zh'}
        The language of the labels.
    """

    def __init__(self, name: str, result: Callable[[], Result], lang: str) -> None:
        self._result, self._lang = result, lang
        self.file = widgets.Text(
            value=name, description=label("saving.file", lang),
            placeholder=label("saving.hint", lang), style={"description_width": "initial"},
            layout={"width": "20em", "max_width": "100%", "margin": "2px 10px 2px 0"},
        )  # fmt: skip
        self.save = widgets.Button(description=label("saving.save", lang), layout={"width": "auto"})
        self.status = output()
        self.save.on_click(lambda _: self._save())
        super().__init__((row([self.file, self.save]), self.status), layout={"width": "auto"})

    def _save(self) -> None:
        frame, settings = self._result()
        try:
            path = save_table(frame, Path(self.file.value.strip()), settings)
        except (ExportError, OSError) as error:
            words = str(error).rstrip(".")
            show(self.status, label("saving.unsaved", self._lang, error=words))
        else:
            show(self.status, label("saving.saved", self._lang, n=len(frame), file=path))


def made_with(**own: Any) -> dict[str, Any]:
    """Settings to save beside a result: one's own, the kit's version, and how it cuts words."""
    cutter = default_segmenter()
    cut = {"segmenter": cutter.name, "dictionary": cutter.fingerprint}
    return {**own, "kit": f"gongwen {version('gongwen')}", **cut}
