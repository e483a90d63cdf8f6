"""Every detector of the kit that reads a document and nothing else, by the name of its layer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from gongwen import rhetoric, structure
from gongwen.documents import Document
from gongwen.matching import matches
from gongwen.moves import moves
from gongwen.phrases.formulae import formulae
from gongwen.phrases.frames import frames
from gongwen.reading.damage import damage
from gongwen.words import Segmenter, default_segmenter

Detector = Callable[[Document], pd.DataFrame]

DETECTORS: Mapping[str, Detector] = {
    "moves": moves,
    "formulae": formulae,
    "frames": frames,
    "parallelism": rhetoric.parallelism,
    "figures": rhetoric.figures,
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
"""What finds a layer, by its name; `gongwen annotate` takes its own from here."""

FIGURES = (
    "parallelism", "figures", "fourchar", "coinages", "metaphors", "contrast", "quotation", "questions",
)  # fmt: skip
"""The layers that are figures of speech."""

SEGMENTED: Mapping[str, Callable[..., pd.DataFrame]] = {
    "parallelism": rhetoric.parallelism,
    "fourchar": rhetoric.fourchar,
    "modality": rhetoric.modality,
}
"""The detectors that ask a segmenter where words end; the others read characters alone."""

EFFECT = ("layer", "a", "b", "both", "only_a", "only_b", "share")
"""The columns of the effect of segmentation."""


def segmentation_effect(
    documents: Document | Iterable[Document],
    names: Iterable[str] | None = None,
    other: Segmenter | None = None,
) -> pd.DataFrame:
    """What becomes of the findings when words are cut in another way.

    Parameters
    ----------
    documents : Document or several
        The texts.
    names : iterable of str, optional
        Which layers; by default all of `SEGMENTED`. Others do not depend on words and have no row.
    other : Segmenter, optional
        The second way to cut; by default the same engine without the kit's dictionary.

    Returns
    -------
    pandas.DataFrame
        A row a layer: `a` findings as the kit cuts (`default_segmenter`), `b` the other way, `both`
        the same span with the same label, `only_a`, `only_b`, and `share` (both ÷ all; missing
        where there are none). `attrs` name both segmenters.
    """
    texts = [documents] if isinstance(documents, Document) else list(documents)
    own = default_segmenter()
    second = other or Segmenter(own.engine, hmm=own.hmm)
    rows = []
    for name in SEGMENTED if names is None else [one for one in names if one in SEGMENTED]:
        first, found = (SEGMENTED[name](texts, segmenter=one) for one in (own, second))
        both = len(matches(first, found))
        total = len(first) + len(found) - both
        share = both / total if total else float("nan")
        rows.append(
            (name, len(first), len(found), both, len(first) - both, len(found) - both, share)
        )
    table = pd.DataFrame(rows, columns=list(EFFECT))
    table.attrs.update(a=f"{own.name} {own.fingerprint}", b=f"{second.name} {second.fingerprint}")
    return table
