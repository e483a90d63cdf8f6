"""Every detector of the kit that reads a document and nothing else, by the name of its layer."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from gongwen import rhetoric, structure
from gongwen.documents import Document
from gongwen.moves import moves
from gongwen.phrases.formulae import formulae
from gongwen.phrases.frames import frames
from gongwen.reading.damage import damage

Detector = Callable[[Document], pd.DataFrame]

DETECTORS: Mapping[str, Detector] = {
    "moves": moves,
    "formulae": formulae,
    "frames": frames,
    "parallelism": rhetoric.parallelism,
    "fourchar": rhetoric.fourchar,
    "coinages": rhetoric.coinages,
    "metaphors": rhetoric.metaphors,
    "contrast": rhetoric.contrast,
    "quotation": rhetoric.quotation,
    "questions": rhetoric.questions,
    "modality": rhetoric.modality,
    "person": rhetoric.person,
    "enumerations": structure.enumerations,
    "damage": damage,
}
"""What finds a layer, by its name; the names are those of `gongwen annotate`."""

FIGURES = (
    "parallelism", "fourchar", "coinages", "metaphors", "contrast", "quotation", "questions",
)  # fmt: skip
"""The layers that are figures of speech."""
