"""CoNLL-U: the words of a corpus, one a line, sentence by sentence, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from gongwen.documents import SPAN_COLUMNS, Document
from gongwen.exports.parts import ExportError, as_corpus, check_layers, written
from gongwen.words import Segmenter, count_hanzi, sentences
from gongwen.words import tokens as segment

_SPACE = re.compile(r"\s+")
_ESCAPES = {" ": r"\s", "\t": r"\t", "\r": r"\r", "\n": r"\n", "|": r"\p", "\\": r"\\"}
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|.)")
_PLACE = ("start", "end", "block", "kind")
_KEPT = ("engine", "dictionary")


def to_conllu(
    corpus: Document | Iterable[Document],
    path: str | Path,
    tokens: pd.DataFrame | None = None,
    segmenter: Segmenter | None = None,
) -> Path:
    """The sentences and words of documents in the CoNLL-U format; the path of the file.

    XPOS is the tag of the dictionary; lemma, UPOS, features and syntax are left open (`_`), because
    nothing here knows them. MISC has `SpaceAfter=No` (or `SpacesAfter`, where white space other
    than one space follows) and `start` and `end`, the offsets in the document. Comments before
    each sentence: `sent_id`, `text`, and our own `start`, `end`, `block`, `kind`; before each
    document `newdoc id` and, where known, `engine` and `dictionary`.

    Parameters
    ----------
    corpus : Corpus, Document or iterable of Document
        What to export.
    path : str or Path
        The file to write.
    tokens : DataFrame, optional
        A layer of words to export, such as the corrected gold; sentences without words of it are
        left out. By default all words, as the segmenter cuts them.
    segmenter : Segmenter, optional
        By default the kit's own.

    Raises
    ------
    ExportError
        If the layer does not fit the documents, or a word crosses the end of a sentence.
    """
    documents = as_corpus(corpus)
    if tokens is not None:
        check_layers({"tokens": tokens}, documents)
    lines: list[str] = []
    for document in documents:
        words = (
            segment(document, segmenter)
            if tokens is None
            else tokens[tokens["document"] == document.id]
        )
        lines += _document(document, words.sort_values(["start", "end"]))
    with written(path) as draft:
        draft.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    return Path(path)


def _document(document: Document, words: pd.DataFrame) -> Iterator[str]:
    found = sentences(document)
    numbers = _sentence_of(found, words, document.id)
    known = [f"# {name} = {words[name].iloc[0]}" for name in _KEPT if name in words and len(words)]
    head = [f"# newdoc id = {document.id}", *known]
    rows = list(zip(words["start"], words["end"], words["label"], strict=True))
    columns = (found[name].tolist() for name in _PLACE)
    for number, place in enumerate(zip(*columns, strict=True)):
        mine = rows[slice(*np.searchsorted(numbers, [number, number + 1]))]
        if not mine:
            continue
        _check_cover(document, place[0], place[1], mine)
        yield from head
        head = []
        yield f"# sent_id = {_SPACE.sub('_', document.id)}-s{number}"
        yield f"# text = {_SPACE.sub(' ', document.text[mine[0][0] : mine[-1][1]])}"
        yield from (f"# {name} = {value}" for name, value in zip(_PLACE, place, strict=True))
        yield from _words(document, mine)
        yield ""


def _sentence_of(found: pd.DataFrame, words: pd.DataFrame, name: str) -> np.ndarray[Any, Any]:
    starts, ends = found["start"].to_numpy(), found["end"].to_numpy()
    numbers = np.searchsorted(starts, words["start"].to_numpy(), side="right") - 1
    outside = (numbers < 0) | (words["end"].to_numpy() > ends[np.maximum(numbers, 0)])
    if outside.any():
        first = words[outside].iloc[0]
        raise ExportError(
            f"{name}: the word {first['text']!r} at {first['start']} crosses a sentence"
        )
    return numbers


def _check_cover(
    document: Document, start: int, end: int, rows: list[tuple[int, int, str]]
) -> None:
    """Refuse words that leave something of their sentence out."""
    reached = start
    for first, last, _ in [*rows, (end, end, "")]:
        if first < reached or document.text[reached:first].strip():
            said = f"{document.id}: the words do not cover {document.text[reached:first]!r} at {reached}"
            raise ExportError(said)
        reached = last


def _words(document: Document, rows: list[tuple[int, int, str]]) -> Iterator[str]:
    """The lines of one sentence."""
    nexts = [start for start, _, _ in rows[1:]] + [rows[-1][1]]
    for number, ((start, end, label), after) in enumerate(zip(rows, nexts, strict=True), 1):
        gap = document.text[end:after]
        misc = f"start={start}|end={end}"
        if not gap:
            misc = f"SpaceAfter=No|{misc}"
        elif gap != " ":
            misc = f"SpacesAfter={_escaped(gap)}|{misc}"
        form = document.text[start:end]
        yield "\t".join([str(number), form, "_", "_", label or "_", "_", "_", "_", "_", misc])


def from_conllu(path: str | Path) -> dict[str, pd.DataFrame]:
    """The layers `tokens` and `sentences` that `to_conllu` wrote.

    Returns
    -------
    dict of DataFrame
        Both as `gongwen.words` makes them. Sentences that were left out are missing here, and
        `sentence` of a word is its number among all sentences of its document, as it was.

    Raises
    ------
    ExportError
        If the file is missing or a line of it is not what `to_conllu` writes.
    """
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror})") from error
    tokens: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    known: dict[str, str] = {}
    for number, group in _groups(text):
        try:
            comments = dict(line[2:].split(" = ", 1) for line in group if line.startswith("# "))
            if "newdoc id" in comments:
                known = {"document": comments["newdoc id"]}
                known |= {name: comments[name] for name in _KEPT if name in comments}
            rows = [line.split("\t") for line in group if not line.startswith("#")]
            tokens += _read_words(known, comments, rows)
            found.append(_read_sentence(known, comments, tokens[-len(rows) :]))
        except (KeyError, ValueError, IndexError) as error:
            said = f"{path}, line {number}: is no sentence of this kit's ({error!r})"
            raise ExportError(said) from error
    return {"tokens": _tokens_layer(tokens), "sentences": _sentences_layer(found)}


def _groups(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of each sentence and the number of the first."""
    group: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if line:
            group.append(line)
        elif group:
            yield number - len(group), group
            group = []
    if group:
        yield number - len(group) + 1, group


def _read_words(
    known: dict[str, str], comments: dict[str, str], rows: list[list[str]]
) -> Iterator[dict[str, Any]]:
    sentence = int(comments["sent_id"].rpartition("-s")[2])
    for _, form, _, _, xpos, _, _, _, _, misc in rows:
        places = dict(part.split("=", 1) for part in misc.split("|"))
        gap = " " if "SpaceAfter" not in places else ""
        gap = _ESCAPED.sub(_unescaped, places["SpacesAfter"]) if "SpacesAfter" in places else gap
        yield {
            **known,
            "start": int(places["start"]),
            "end": int(places["end"]),
            "label": xpos,
            "text": form,
            "sentence": sentence,
            "gap": gap,
        }


def _escaped(gap: str) -> str:
    """White space that no reader of lines and columns stumbles over: UDPipe's escapes, or a code."""
    return "".join(_ESCAPES.get(char) or f"\\u{ord(char):04x}" for char in gap)


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return chr(int(match[1], 16))
    return next(char for char, escape in _ESCAPES.items() if escape == match[0])


def _read_sentence(
    known: dict[str, str], comments: dict[str, str], words: list[dict[str, Any]]
) -> dict[str, Any]:
    *inner, last = [word["text"] + word["gap"] for word in words]
    text = "".join(inner) + last.removesuffix(words[-1]["gap"])
    return {
        "document": known["document"],
        "start": int(comments["start"]),
        "end": int(comments["end"]),
        "label": "sentence",
        "text": text,
        "block": int(comments["block"]),
        "kind": comments["kind"],
        "hanzi": count_hanzi(text),
    }


def _tokens_layer(rows: list[dict[str, Any]]) -> pd.DataFrame:
    kept = [name for name in _KEPT if rows and name in rows[0]]
    layer = pd.DataFrame(rows, columns=[*SPAN_COLUMNS, "sentence", *kept])
    layer = layer.astype({"start": "int64", "end": "int64", "sentence": "int64"})
    return layer.astype(dict.fromkeys(kept, "category"))


def _sentences_layer(rows: list[dict[str, Any]]) -> pd.DataFrame:
    layer = pd.DataFrame(rows, columns=[*SPAN_COLUMNS, "block", "kind", "hanzi"])
    return layer.astype(sentences("一。").dtypes.to_dict())
