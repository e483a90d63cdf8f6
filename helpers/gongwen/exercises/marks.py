"""What a learner marked, as a layer of the document it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import make_layer
from gongwen.exercises.loading import corpus_document
from gongwen.exercises.model import Exercise


def marked_layer(exercise: Exercise, answer: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """The marks of an answer as a layer.

    Where the text comes from the corpus, spans are those of the whole document, so that they can be
    compared with gold or with what a detector finds; a text of the exercise's own is a document
    called `exercise`.
    """
    source = exercise.source
    document = corpus_document(source.document) if source else exercise.task.document
    shift = source.start if source else 0
    spans = (
        {"start": start + shift, "end": end + shift, "label": label}
        for start, end, label, *_ in answer
    )
    return make_layer(document, spans)
