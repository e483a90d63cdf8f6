"""Metaphors: words of another domain said of work, bodies and people's roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.images import images
from gongwen.rhetoric.lexicon import read_table, version_of
from gongwen.rhetoric.overlaps import length, settle
from gongwen.rhetoric.stretches import body_sentences
from gongwen.rhetoric.vehicles import LEXICON, Hit, phrases, single
from gongwen.words.sentences import as_documents

METAPHOR_COLUMNS = {
    "vehicle": "object", "domain": "object", "evidence": "object", "confidence": "float64",
}  # fmt: skip


def metaphors(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The metaphors of documents, conventional and fresh.

    Conventional ones come from a versioned lexicon (`data/rhetoric/metaphors.tsv`): each vehicle
    with the words that govern it where it is an image, and the words beside which it is meant
    literally (危旧桥梁改造). Fresh ones are found only by form: similes (像…一样), a concrete
    thing that belongs to an abstract one (心里的裂缝) or that heads a section before its meaning
    (压牢底舱，全面加强…); most fresh images have no such form and are not found.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer of the phrases in which a vehicle works; `label` is `conventional` or `fresh`. Own
        columns: `vehicle` (the words from the other domain), `domain` (which one), `evidence` (the
        entry or form that decided, with the version of the lexicon) and `confidence` (0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §8.
    """
    return make_layers(as_documents(source), _found, METAPHOR_COLUMNS)


def metaphor_lexicon() -> pd.DataFrame:
    """The lexicon of conventional metaphors, as it stands in the data.

    Returns
    -------
    pandas.DataFrame
        Columns `vehicle`, `verbs` (what governs it; `*` = it counts alone), `pattern` (instead of
        verbs), `literal` (words that make it literal), `domain`, `note_en`, `note_zh`; the version
        is in `attrs`.
    """
    table = pd.DataFrame(read_table(LEXICON))
    table.attrs["version"] = version_of(LEXICON)
    return table


def _found(document: Document) -> Iterator[dict[str, Any]]:
    version = version_of(LEXICON)
    sentences = body_sentences(document)
    whole, built = phrases(document, sentences), images(sentences)
    for number, sentence in enumerate(sentences):
        hits = [*single(sentence), *whole.get(number, ()), *built.get(number, ())]
        for hit in _joined(sentence.text, settle(hits, _rank)):
            source = f"lexicon {version}" if hit.label == "conventional" else "form"
            yield {
                "start": sentence.start + hit.start, "end": sentence.start + hit.end,
                "label": hit.label, "vehicle": hit.vehicle, "domain": hit.domain or None,
                "evidence": f"{hit.vehicle} ({source})", "confidence": hit.confidence,
            }  # fmt: skip


def _rank(hit: Hit) -> float:
    """The longest stays; an image that is only carried on gives way to all others."""
    return length(hit) if hit.confidence >= 0.5 else 0


def _joined(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, bare vehicles that only 、 parts made into one (落地生根、开花结果)."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if (
            last
            and text[last.end : hit.start] == "、"
            and text[hit.start : hit.end] == hit.vehicle
            and text[last.start : last.end] == last.vehicle
        ):
            vehicle = f"{last.vehicle}、{hit.vehicle}"
            joined[-1] = last._replace(end=hit.end, vehicle=vehicle)
        else:
            joined.append(hit)
    return joined
