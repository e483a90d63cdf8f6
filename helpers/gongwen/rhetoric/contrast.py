"""Frames of contrast: two things set against each other, by frame words or by opposites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.anchors import Finder
from gongwen.rhetoric.contrast_frames import FRAMES
from gongwen.rhetoric.modal_places import Words
from gongwen.rhetoric.opposition.judge import antitheses
from gongwen.rhetoric.opposition.weights import Weights, shipped
from gongwen.rhetoric.overlaps import first_given
from gongwen.rhetoric.stretches import Sentence, body_sentences
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_documents

CONTRAST_COLUMNS = {"slots": "object", "evidence": "object", "confidence": "float64"}


def contrast(
    source: Document | str | Iterable[Document],
    segmenter: Segmenter | None = None,
    weights: Weights | None = None,
) -> pd.DataFrame:
    """The frames of contrast in documents.

    Frame words decide (不是X而是Y, 既X又Y, 由X向Y转变 …). An `antithesis` without frame words is two
    neighbours whose signs weigh enough: opposed words in the same place
    (`data/rhetoric/opposites.tsv`, `antonyms.tsv`), negation on one side, praise against blame, like
    building, no third beside them (see `gongwen.rhetoric.opposition`). A bare 但是 is no frame.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    segmenter : Segmenter, optional
        What says where words begin and end; by default the kit's own.
    weights : Weights, optional
        What the signs of an antithesis are worth, and from what score (`least`) two neighbours are
        taken; by default those learned from the kit's annotated texts.

    Returns
    -------
    pandas.DataFrame
        A layer from the first frame word to the end of the second thing; `label` is `not_but`,
        `not_only`, `both`, `cannot_must`, `better_than`, `change`, `only_if`, `without`, `scale`
        or `antithesis`. Own columns: `slots` (list of (start, end) of what is contrasted),
        `evidence` (frame words or opposites) and `confidence` (0–1).

    Notes
    -----
    Frames: the kit's guidelines for annotators, §9.
    """
    cutter, worth = segmenter or default_segmenter(), weights or shipped()
    return make_layers(
        as_documents(source), lambda one: _found(one, cutter, worth), CONTRAST_COLUMNS
    )


def _found(document: Document, segmenter: Segmenter, weights: Weights) -> Iterator[dict[str, Any]]:
    words = Words(document.text, segmenter)
    for sentence in body_sentences(document):
        yield from first_given([*_framed(sentence), *antitheses(sentence, words, weights)])


def _framed(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """The contrasts that frame words show, in the order of the frames."""
    for number in sorted(_finder().numbers(sentence.text)):
        label, _, frame, confidence = FRAMES[number]
        for match in frame.finditer(sentence.text):
            if label != "scale" or match["f"] != match["l"]:
                yield _row(sentence, label, match, confidence)


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder([frame.pattern.pattern for frame in FRAMES])


def _row(sentence: Sentence, label: str, match: re.Match[str], confidence: float) -> dict[str, Any]:
    base = sentence.start
    slots = [(base + match.start(name), base + match.end(name)) for name in ("x", "y")]
    rest = match.groupdict().get("z")
    if rest:
        slots.append((base + match.start("z") + 1, base + match.end("z")))
    words = sentence.text[match.start() : match.end()]
    for name in ("x", "y"):
        words = words.replace(match[name], "…", 1)
    return {
        "start": base + match.start(), "end": base + match.end(), "label": label, "slots": slots,
        "evidence": words, "confidence": confidence,
    }  # fmt: skip
