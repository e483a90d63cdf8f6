"""Frames of contrast: two things set against each other, by frame words or by opposites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.anchors import Finder
from gongwen.rhetoric.antithesis_frames import ANTITHESES
from gongwen.rhetoric.contrast_frames import FRAMES
from gongwen.rhetoric.opposition.judge import antitheses
from gongwen.rhetoric.stretches import Sentence, body_sentences
from gongwen.words.sentences import as_documents

CONTRAST_COLUMNS = {"slots": "object", "evidence": "object", "confidence": "float64"}


Row = dict[str, Any]

_TABLE = (*FRAMES, *ANTITHESES)
_GOES_ON = re.compile(r"而[是要应]|而在于|更要|不如|只能|才[能会]|就没有")
"""What opens a sentence that completes the frame of the one before it."""


def contrast(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The frames of contrast in documents.

    Frame words decide (不是X而是Y, 既X又Y, 由X向Y转变 …), also over a full stop where the next
    sentence goes on with 而是, 更要 or the like. An `antithesis` without frame words is two
    neighbours with opposed words in matching places (`data/rhetoric/opposites.tsv`), or what is
    said in one and denied in the other; it needs two points and no third member beside it (see
    `gongwen.rhetoric.opposition`). A bare 但是 is no frame.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer from the first frame word to the end of the second thing; `label` is `not_but`,
        `not_only`, `both`, `cannot_must`, `better_than`, `change`, `only_if`, `without`, `scale`
        or `antithesis`. Own columns: `slots` (list of (start, end) of what is contrasted),
        `evidence` (frame words or opposites) and `confidence` (0–1). A row may lie in a slot of
        another row with another label.

    Notes
    -----
    Frames: the kit's guidelines for annotators, §9.
    """
    return make_layers(as_documents(source), _found, CONTRAST_COLUMNS)


def _found(document: Document) -> Iterator[Row]:
    sentences = body_sentences(document)
    for sentence in _joined(sentences, document.text):
        yield from _kept([*_framed(sentence), *antitheses(sentence)])


def _kept(rows: Iterable[Row]) -> list[Row]:
    """The rows without those that overlap one given before them; one may lie in a slot of another."""
    kept: list[Row] = []
    for row in rows:
        if all(_may_stand(row, other) for other in kept):
            kept.append(row)
    return kept


def _may_stand(one: Row, other: Row) -> bool:
    if one["end"] <= other["start"] or other["end"] <= one["start"]:
        return True
    return _is_inside(one, other) or _is_inside(other, one)


def _is_inside(one: Row, other: Row) -> bool:
    """Whether a row lies in a slot of another, which is of another kind."""
    return one["label"] != other["label"] and any(
        start <= one["start"] and one["end"] <= end for start, end in other["slots"]
    )


def _joined(sentences: Sequence[Sentence], text: str) -> Iterator[Sentence]:
    """The sentences, each with the next one where that completes its frame."""
    held: Sentence | None = None
    for one in sentences:
        if held and one.block == held.block and _GOES_ON.match(one.text):
            between = text[held.end : one.start]
            held = Sentence(held.start, one.end, held.block, held.text + between + one.text)
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _framed(sentence: Sentence) -> Iterator[Row]:
    """The contrasts that frame words show, in the order of the frames."""
    for number in sorted(_finder().numbers(sentence.text)):
        label, _, frame, confidence, test = _TABLE[number]
        for match in frame.finditer(sentence.text):
            if test and not test(match["x"], match["y"]):
                continue
            if label != "scale" or match["f"] != match["l"]:
                yield _row(sentence, label, match, confidence)


@lru_cache(maxsize=1)
def _finder() -> Finder:
    return Finder([frame.pattern.pattern for frame in _TABLE])


def _row(sentence: Sentence, label: str, match: re.Match[str], confidence: float) -> Row:
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
