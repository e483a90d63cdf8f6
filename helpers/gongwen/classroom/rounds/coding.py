"""A text that several people marked: from a `mark` exercise, or from tables of spans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from gongwen.classroom.attempts import attempts
from gongwen.classroom.collecting import ClassroomError, Collected
from gongwen.classroom.names import learner_names
from gongwen.corpus import CorpusError, load
from gongwen.detectors import DETECTORS
from gongwen.documents import SPAN_COLUMNS, Document, make_layer
from gongwen.exercises import Exercise, Text
from gongwen.exercises.loading import corpus_document
from gongwen.exercises.marks import marked_layer
from gongwen.exports.parts import ExportError
from gongwen.exports.results import read_table
from gongwen.labels import LANGUAGES, label, name_of
from gongwen.matching import NOTHING
from gongwen.reading.read import read_text

LEAST = 2
"""The fewest people whose agreement can be measured."""


@dataclass(frozen=True)
class Round:
    """One text and what everybody marked in it.

    Parameters
    ----------
    document : Document
        The text.
    codings : mapping of str to layer
        The spans of each learner.
    span : tuple of int
        The part of the text that was to be marked.
    gold, detector : layer or None
        The key or hand-made annotation, and what the kit finds; None where there is none.
    names : mapping of str to mapping
        What each label is called, by language.
    left_out : tuple of Text
        One sentence for each file that could not be used.
    title : str
        What the round is called where that is not the id of the text.
    """

    document: Document
    codings: Mapping[str, pd.DataFrame]
    span: tuple[int, int]
    gold: pd.DataFrame | None = None
    detector: pd.DataFrame | None = None
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    left_out: tuple[Text, ...] = ()
    title: str = ""

    def name(self, mark: str, lang: str) -> str:
        """What a label is called; – stands for no label."""
        if mark == NOTHING:
            return label("class.unmarked", lang)
        return self.names[mark][lang] if mark in self.names else name_of(mark, lang)


def round_of_exercise(collected: Collected, exercise: Exercise, layer: str = "") -> Round:
    """The first marks that each learner had checked in a `mark` exercise; its key is the gold.

    Later ones were made after the kit had said what was wrong: they would agree with the key, and
    so with each other, whatever the learners thought. Marks that were never checked count as they
    stand last.

    Parameters
    ----------
    collected : Collected
        From `collect`.
    exercise : Exercise
        Of the kind `mark`.
    layer : str
        The detector to compare with, such as `moves`; it has to use the labels of the exercise.

    Raises
    ------
    ClassroomError
        If the exercise is of another kind, or fewer than two marked anything.
    """
    if exercise.kind != "mark":
        raise ClassroomError(f"{exercise.id}: is no exercise of marking, but {exercise.kind}")
    found = attempts(collected, {exercise.id: exercise})
    codings = {
        one.learner: marked_layer(exercise, one.answer)
        for one in found
        if one.turn == 1 and not one.judgement.details.get("unreadable")
    }
    _check_enough(codings, exercise.id)
    document, span = _text_of(exercise)
    asked = [one for one in exercise.accept[0] if not one.optional]
    names = {key: {"en": text.en, "zh": text.zh} for key, text in exercise.task.labels.items()}
    codings = {who: rows.assign(document=document.id) for who, rows in codings.items()}
    gold = marked_layer(exercise, asked).assign(document=document.id)
    return Round(document, codings, span, gold, _detected(document, layer, span), names,
                 tuple(map(Text, collected.refused, collected.refused_in("zh"))), exercise.id)  # fmt: skip


def _text_of(exercise: Exercise) -> tuple[Document, tuple[int, int]]:
    """The document that the marks stand in, with blocks where the kit reads it so."""
    source = exercise.source
    if source:
        return corpus_document(source.document), (source.start, source.end)
    read = read_text(exercise.text)
    whole = len(exercise.text)
    same = len(read) == 1 and read[0].text == exercise.text
    return (read[0] if same else exercise.task.document), (0, whole)


def round_of_files(
    document: Document,
    files: Iterable[str | Path],
    layer: str = "",
    gold: pd.DataFrame | None = None,
) -> Round:
    """Marks that learners saved as tables (.csv, .xlsx) with `start`, `end` and `label`.

    Parameters
    ----------
    document : Document
        The text that all marked.
    files : iterable of paths
        One a learner, who is called as the file. A `text` column is checked against the document.
    layer : str
        What was marked, such as `moves`: the kit's detector is compared, and for a text of the
        corpus its gold, unless `gold` gives another.
    gold : layer, optional
        What is held to be right.

    Raises
    ------
    ClassroomError
        If fewer than two files can be used.
    """
    paths = [Path(file) for file in files]
    codings, left_out = {}, []
    for path, name in zip(paths, learner_names(paths), strict=True):
        try:
            codings[name] = read_marks(path, document)
        except ClassroomError as error:
            left_out.append(Text(str(error), str(error)))
    if len(codings) < LEAST and left_out:
        raise ClassroomError("; ".join(one.en for one in left_out))
    _check_enough(codings, document.id)
    span = (0, len(document.text))
    if gold is None:
        gold = _gold_of(document, layer)
    return Round(document, codings, span, gold, _detected(document, layer, span),
                 _names(layer, document), tuple(left_out))  # fmt: skip


def read_marks(path: Path, document: Document) -> pd.DataFrame:
    """A table of spans as a layer of this document.

    Raises
    ------
    ClassroomError
        If it is no table of spans of this text; the message names file, row and remedy.
    """
    try:
        table = read_table(path).table
    except ExportError:
        try:
            table = pd.read_csv(path, encoding="utf-8-sig")
        except (OSError, ValueError, UnicodeDecodeError) as error:
            raise ClassroomError(f"{path}: cannot be read as a table of marks ({error})") from error
    missing = [name for name in ("start", "end", "label") if name not in table]
    if missing:
        raise ClassroomError(
            f"{path}: has no column {', '.join(missing)}; save the layer of marks (panel.layer) as it is"
        )
    rows = table.to_dict("records")
    try:
        spans = [
            {"start": int(r["start"]), "end": int(r["end"]), "label": str(r["label"])} for r in rows
        ]
        marked = make_layer(document, spans)
    except ValueError as error:
        raise ClassroomError(f"{path}: {error}; is this the same text?") from error
    for row in rows if "text" in table else ():
        start, words = int(row["start"]), str(row["text"])
        here = document.text[start : int(row["end"])]
        if here != words:
            raise ClassroomError(
                f"{path}: quotes {words[:20]!r} at {start}, where {document.id} has {here[:20]!r}; "
                "all have to mark the same text"
            )
    return marked


def _check_enough(codings: Mapping[str, object], name: str) -> None:
    if len(codings) < LEAST:
        raise ClassroomError(
            f"{name}: marked by {len(codings)}; agreement takes at least {LEAST} people"
        )


def _detected(document: Document, layer: str, span: tuple[int, int]) -> pd.DataFrame | None:
    if not layer:
        return None
    if layer not in DETECTORS:
        raise ClassroomError(
            f"{layer}: there is no such detector; choose from {', '.join(DETECTORS)}"
        )
    if not document.blocks:
        return None
    found = DETECTORS[layer](document)
    inside = (found["end"] > span[0]) & (found["start"] < span[1])
    return found.loc[inside, list(SPAN_COLUMNS)].reset_index(drop=True)


def _gold_of(document: Document, layer: str) -> pd.DataFrame | None:
    try:
        gold = load().gold(layer)
    except (CorpusError, KeyError):
        return None
    rows = gold[gold["document"] == document.id]
    fits = [
        document.text[start:end] == text
        for start, end, text in zip(rows["start"], rows["end"], rows["text"], strict=True)
    ]
    return rows.reset_index(drop=True) if len(rows) and all(fits) else None


def _names(layer: str, document: Document) -> dict[str, dict[str, str]]:
    """Names of labels that depend on the kind of text; others are looked up when shown."""
    if layer != "moves":
        return {}
    from gongwen.moves.layer import inventory_of  # noqa: PLC0415 - only moves have inventories

    sections = (f"move_{inventory_of(document)}", "move")
    marks: Sequence[str] = DETECTORS[layer](document)["label"].unique().tolist()
    return {one: {lang: name_of(one, lang, *sections) for lang in LANGUAGES} for one in marks}
