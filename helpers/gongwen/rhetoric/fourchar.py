"""Four-character units: idioms, stock units of official writing, units made for the text, others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.inside import candidates, inside
from gongwen.rhetoric.fours.judge import LEAST, judge
from gongwen.rhetoric.fours.places import between_marks, pieces_of, runs
from gongwen.rhetoric.fours.stock import SIZE
from gongwen.rhetoric.fours.weights import Weights, shipped, shipped_inside
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_documents

COLUMNS = {"run": "Int64", "evidence": "object", "confidence": "float64"}
"""The layer's own columns."""


def fourchar(
    documents: Document | str | Iterable[Document],
    segmenter: Segmenter | None = None,
    *,
    weights: Weights | None = None,
    within: Weights | None = None,
    least: Mapping[str, float] = LEAST,
) -> pd.DataFrame:
    """The four-character units of documents.

    Units are every stretch of exactly four hanzi between marks, and inside longer clauses the
    idioms and those stock units whose neighbours speak for it. Idioms and set formulae of the lists
    are taken as they are; the rest is judged by its build, its place and its neighbours.

    Parameters
    ----------
    documents : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    segmenter : Segmenter, optional
        What cuts units that no list has; by default the kit's own.
    weights : Weights, optional
        What the signs of a unit are worth; by default those that come with the kit.
    within : Weights, optional
        What the signs of a listed unit inside a clause are worth; by default those of the kit.
    least : dict
        From which share on a unit is `coined`, a `formula`, a formula that lists have between marks
        only (`stock`), or counts inside a clause (`inside`); those not named stay as they are.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is `idiom` (成语, a set phrase of the general language), `formula` (stock
        unit of official writing), `coined` (made for the text on the four-character pattern) or
        `compound` (anything else of four hanzi). Own columns: `run` (the number of the run it
        stands in: three or more units that are no compounds, joined by ，、；; missing outside
        runs), `evidence` (`list`, `row` or `dictionary`, where one has the unit; else what speaks
        most for the label, such as `echoes its neighbour`) and `confidence` (0 to 1).
    """
    chosen = segmenter or default_segmenter()
    known, known_inside = weights or shipped(), within or shipped_inside()
    bars = {**LEAST, **least}
    return make_layers(
        as_documents(documents), lambda one: _units(one, chosen, known, known_inside, bars), COLUMNS
    )


def _units(
    document: Document,
    segmenter: Segmenter,
    weights: Weights,
    within: Weights,
    least: Mapping[str, float],
) -> Iterator[dict[str, Any]]:
    sites = between_marks(document)
    held = candidates(document, {site.start for site in sites})
    cutter = Cutter(
        segmenter, [*pieces_of(sites), *(piece for one in held for piece in one.pieces)]
    )
    found = judge(sites, cutter, weights, least)
    found |= dict(inside(held, cutter, within, least))
    kept = [start for start in sorted(found) if found[start].label != "compound"]
    numbers = runs(document.text, kept)
    for at, said in found.items():
        yield {"start": at, "end": at + SIZE, "run": numbers.get(at), **said._asdict()}
