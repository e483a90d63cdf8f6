"""Two segmentations of one text: where they differ, how far, and what an entry changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from gongwen.documents import SPAN_COLUMNS, Document, make_layer
from gongwen.words.dictionary import Word
from gongwen.words.segmenter import Segmenter, default_segmenter
from gongwen.words.sentences import as_document, as_documents
from gongwen.words.tokens import tokens

Spans = list[tuple[int, int]]


class Score(NamedTuple):
    """How well words found match words given; `right` counts words with both ends right."""

    precision: float
    recall: float
    f1: float
    right: int
    found: int
    gold: int


def score(found: Sequence[str] | pd.DataFrame, gold: Sequence[str] | pd.DataFrame) -> Score:
    """Precision, recall and F1 of words, as segmenters are usually scored.

    A word is right if it begins and ends where a word of the gold does. Punctuation counts as
    words do, white space not at all. F1 is the same whichever side is called gold.

    Parameters
    ----------
    found, gold : list of str, or layer of tokens
        The words of one text in order, or two layers of tokens over the same documents.

    Raises
    ------
    ValueError
        If the two are not made of the same characters.
    """
    ours, theirs = _places(found), _places(gold)
    if _characters(found) != _characters(gold):
        raise ValueError("the two segmentations are not of the same text")
    right = len(ours & theirs)
    total = len(ours) + len(theirs)
    return Score(
        precision=right / len(ours) if ours else 0.0,
        recall=right / len(theirs) if theirs else 0.0,
        f1=2 * right / total if total else 0.0,
        right=right,
        found=len(ours),
        gold=len(theirs),
    )


def _places(words: Sequence[str] | pd.DataFrame) -> set[tuple[object, ...]]:
    if isinstance(words, pd.DataFrame):
        columns = (words[name].tolist() for name in ("document", "start", "end"))
        return set(zip(*columns, strict=True))
    places: set[tuple[object, ...]] = set()
    reached = 0
    for word in words:
        bare = "".join(word.split())
        if bare:
            places.add((reached, reached + len(bare)))
        reached += len(bare)
    return places


def _characters(words: Sequence[str] | pd.DataFrame) -> str:
    texts = words["text"].tolist() if isinstance(words, pd.DataFrame) else words
    return "".join("".join(texts).split())


def compare(source: Document | str, a: Segmenter, b: Segmenter) -> pd.DataFrame:
    """The places where two segmenters cut a document differently.

    A place is as small as it can be: from one boundary that both set to the next one.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `differs` and the columns `sentence`, `a` and `b`: the words that
        each makes of the place, parted by a space. `attrs` has the descriptions of both
        segmenters (`a`, `b`) and, as `f1`, how far they agree over the whole document (`score`).
    """
    document = as_document(source)
    ours, theirs = tokens(document, a), tokens(document, b)
    spans = [
        {
            "start": one[0][0],
            "end": one[-1][1],
            "label": "differs",
            "sentence": number,
            "a": _words(document, one),
            "b": _words(document, other),
        }
        for number, one, other in _differences(ours, theirs)
    ]
    layer = make_layer(document, spans, ["sentence", "a", "b"])
    layer.attrs = {"a": a.describe(), "b": b.describe(), "f1": score(ours, theirs).f1}
    return layer


def _words(document: Document, spans: Spans) -> str:
    return " ".join(document.text[start:end] for start, end in spans)


def _differences(a: pd.DataFrame, b: pd.DataFrame) -> list[tuple[int, Spans, Spans]]:
    """Sentence, spans of `a` and spans of `b`, for each place between two common boundaries."""
    ours = list(zip(a["start"].tolist(), a["end"].tolist(), strict=True))
    theirs = list(zip(b["start"].tolist(), b["end"].tolist(), strict=True))
    numbers = a["sentence"].tolist()
    found, i, j = [], 0, 0
    while i < len(ours):
        first, other = i, j
        i, j = i + 1, j + 1
        while ours[i - 1][1] != theirs[j - 1][1]:
            if ours[i - 1][1] < theirs[j - 1][1]:
                i += 1
            else:
                j += 1
        if i - first > 1 or j - other > 1:
            found.append((numbers[first], ours[first:i], theirs[other:j]))
    return found


def effect_of(
    words: str | Word | Iterable[str | Word],
    documents: Document | str | Iterable[Document],
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """What entries of the dictionary change: each place, before and after.

    Parameters
    ----------
    words : str, Word, or several of them
        The entries in question. Any that the segmenter has already are taken out for `before`.
    documents : Document, str, or several documents
        Where to look.
    segmenter : Segmenter, optional
        By default the kit's own.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `changed` and the columns `sentence`, `before` and `after` (words
        parted by a space). `attrs` has the fingerprints of both dictionaries. `count_changes`
        turns it into counts.
    """
    words = [words] if isinstance(words, str | Word) else list(words)
    segmenter = segmenter or default_segmenter()
    names = [word.word if isinstance(word, Word) else word for word in words]
    before, after = segmenter.without_words(*names), _with(segmenter, words)
    layers = [compare(document, before, after) for document in as_documents(documents)]
    filled = [layer for layer in layers if len(layer)] or layers[:1]
    columns = [*SPAN_COLUMNS, "sentence", "before", "after"]
    if not filled:
        return pd.DataFrame(columns=columns)
    layer = pd.concat(filled, ignore_index=True).set_axis(columns, axis="columns")
    layer["label"] = pd.array(["changed"] * len(layer), dtype="str")
    layer.attrs = {
        "engine": segmenter.name,
        "before": before.fingerprint,
        "after": after.fingerprint,
    }
    return layer


def _with(segmenter: Segmenter, words: Iterable[str | Word]) -> Segmenter:
    """The segmenter with these entries; a bare string keeps the entry that is there."""
    there = {entry.word for entry in segmenter.words}
    return segmenter.with_words(
        *(word for word in words if isinstance(word, Word) or word not in there)
    )


def count_changes(effect: pd.DataFrame) -> pd.DataFrame:
    """How the counts of words move from before to after.

    Outside the places of the effect both segmentations are the same, so these are all changes.

    Parameters
    ----------
    effect : pandas.DataFrame
        From `effect_of`, or from `compare` (then `a` is before and `b` after).

    Returns
    -------
    pandas.DataFrame
        Columns `word`, `lost`, `gained` (tokens) and `change`, the greatest change first.
    """
    names = ("before", "after") if "before" in effect.columns else ("a", "b")
    lost, gained = (Counter(" ".join(effect[name]).split()) for name in names)
    rows = [(word, lost[word], gained[word], gained[word] - lost[word]) for word in lost | gained]
    rows.sort(key=lambda row: (-abs(row[3]), row[0]))
    return pd.DataFrame(rows, columns=["word", "lost", "gained", "change"])
