"""Metaphors: words of another domain said of work, bodies and people's roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.imagery import Unit, units
from gongwen.rhetoric.images import images
from gongwen.rhetoric.judging import judged
from gongwen.rhetoric.lexicon import read_table, version_of
from gongwen.rhetoric.metaphor_settings import MetaphorSettings
from gongwen.rhetoric.overlaps import length, settle
from gongwen.rhetoric.stretches import Sentence, body_sentences
from gongwen.rhetoric.vehicles import LEXICAL, LEXICON, Hit, by_word, phrases, single
from gongwen.words.sentences import as_documents

METAPHOR_COLUMNS = {
    "vehicle": "object", "domain": "object", "evidence": "object", "confidence": "float64",
}  # fmt: skip

_SHORT_WORD = 3
_SHOWN = {"build": "build", "carried": "carried on"}


def metaphors(
    source: Document | str | Iterable[Document], settings: MetaphorSettings | None = None
) -> pd.DataFrame:
    """The metaphors of documents, conventional and fresh.

    Evidence is gathered clause by clause and weighed (`weighing`, `MetaphorSettings`). It comes from
    a versioned lexicon (`data/rhetoric/metaphors.tsv`): each vehicle with the words that govern it
    where it is an image, and the words beside which it is meant literally (危旧桥梁改造); from builds
    such as similes (像…一样) or a concrete thing that belongs to an abstract one (心里的裂缝); and
    from words of the senses (`images.tsv`, `acts.tsv`) beside words without a body (`ideas.tsv`).
    Figures, names of plain business and a thing that the text speaks of all the time speak against.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    settings : MetaphorSettings, optional
        Limits and weights of the search.

    Returns
    -------
    pandas.DataFrame
        A layer of the phrases in which a vehicle works; `label` is `conventional` or `fresh`. Own
        columns: `vehicle` (the words from the other domain), `domain` (which one), `evidence` (the
        entry or form that decided, with the version of the lexicon) and `confidence` (the chance, 0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §8.
    """
    limits = settings or MetaphorSettings()
    return make_layers(as_documents(source), lambda one: _found(one, limits), METAPHOR_COLUMNS)


def metaphor_lexicon() -> pd.DataFrame:
    """The lexicon of conventional metaphors, as it stands in the data.

    Returns
    -------
    pandas.DataFrame
        Columns `vehicle`, `verbs` (what governs it; `*` = it counts alone, `?` = weakly), `pattern` (instead of
        verbs), `literal` (words that make it literal), `domain`, `note_en`, `note_zh`; the version
        is in `attrs`.
    """
    table = pd.DataFrame(read_table(LEXICON))
    table.attrs["version"] = version_of(LEXICON)
    return table


def clauses(document: Document, sentences: list[Sentence] | None = None) -> list[Unit]:
    """The clauses of a document with what lexicon and builds see in each, in reading order.

    `sentences` are those of `body_sentences`, if they are at hand.
    """
    own = body_sentences(document) if sentences is None else sentences
    kinds = [block.kind for block in document.blocks]
    return units(own, kinds, _seen(own))


def _found(document: Document, settings: MetaphorSettings) -> Iterator[dict[str, Any]]:
    version = version_of(LEXICON)
    sentences = body_sentences(document)
    taken: dict[int, list[Hit]] = {}
    for number, hit in judged(clauses(document, sentences), settings):
        taken.setdefault(number, []).append(hit)
    for number, hits in sorted(taken.items()):
        sentence = sentences[number]
        for hit in _joined(sentence.text, settle(hits)):
            shown = _SHOWN.get(hit.source, "imagery")
            yield {
                "start": sentence.start + hit.start, "end": sentence.start + hit.end,
                "label": hit.label, "vehicle": hit.vehicle, "domain": hit.domain or None,
                "evidence": f"{hit.vehicle} ({f'lexicon {version}' if hit.source in LEXICAL else shown})",
                "confidence": hit.confidence,
            }  # fmt: skip


def _seen(sentences: list[Sentence]) -> dict[int, list[Hit]]:
    """What lexicon and builds see in each sentence, by its number."""
    whole, built = phrases(sentences), images(sentences)
    return {
        number: settle([*single(sentence), *whole.get(number, ()), *built.get(number, ())], _rank)
        for number, sentence in enumerate(sentences)
    }


def _rank(hit: Hit) -> float:
    """The longest stays; an image that is only carried on gives way to all others."""
    return 0 if hit.source == "carried" else length(hit)


def _joined(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """The hits, those that only 、 parts made into one (堵点、痛点; 算好政治账、经济账)."""
    joined: list[Hit] = []
    for hit in hits:
        last = joined[-1] if joined else None
        if last and text[last.end : hit.start] == "、" and _is_list(text, last, hit):
            vehicle = f"{last.vehicle}、{hit.vehicle}"
            joined[-1] = last._replace(end=hit.end, vehicle=vehicle)
        else:
            joined.append(hit)
    return joined


def _is_list(text: str, last: Hit, hit: Hit) -> bool:
    """Whether a hit only goes on with the list that the last one begins."""
    if f"{last.vehicle}、{hit.vehicle}" in by_word():
        return True
    words = text[last.start : last.end], text[hit.start : hit.end]
    whole = any(entry.alone == "phrase" for word in words for entry in by_word().get(word, ()))
    bare = len(words[1]) <= _SHORT_WORD and not whole
    return bare and words[0][-1] == words[1][-1]
