"""The invented passages of `data/rhetoric_passages.yml` as documents with gold layers."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import yaml

from gongwen.documents import Document
from gongwen.words.sentences import as_document

PATH = Path(__file__).parent / "data" / "rhetoric_passages.yml"
OWN = {"questions": "answer", "coinages": "glossed", "modality": "strength", "metaphors": "vehicle"}


class Passages(NamedTuple):
    """Documents and, by layer, the rows that a reader marked in them."""

    documents: list[Document]
    gold: dict[str, pd.DataFrame]


@lru_cache(maxsize=2)
def passages(*, held_back: bool) -> Passages:
    """Return the passages that are held back, or those that detectors may be tuned on."""
    entries = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    chosen = [entry for entry in entries if (entry["id"] % 2 == 0) is held_back]
    documents = [
        replace(as_document(entry["text"].strip()), id=f"p{entry['id']:02}") for entry in chosen
    ]
    rows: dict[str, list[dict[str, Any]]] = {}
    for document, entry in zip(documents, chosen, strict=True):
        for line in entry["gold"].strip().split("\n"):
            layer, _, rest = line.partition(": ")
            rows.setdefault(layer, []).extend(_rows(document, layer, rest))
    return Passages(documents, {layer: pd.DataFrame(found) for layer, found in rows.items()})


def _rows(document: Document, layer: str, line: str) -> list[dict[str, Any]]:
    """Return the rows of one line: "span | label | own columns | ?"."""
    span, label, *own = line.split(" | ")
    status = "borderline" if own and own[-1] == "?" else "clear"
    many = span.split(" ") if layer == "fourchar" else [span]
    made = []
    for one in many:
        start, end = _place(document.text, one)
        row = {"document": document.id, "start": start, "end": end, "label": label}
        row |= {"text": document.text[start:end], "status": status}
        if layer in OWN:
            row[OWN[layer]] = own[0] if own else None
        if layer == "modality":
            row["actor"] = own[1]
        made.append(row)
    return made


def _place(text: str, span: str) -> tuple[int, int]:
    """Return where a span stands: quoted, as head~tail, with {} around a word, or as members."""
    if "{" in span:
        before, _, rest = span.partition("{")
        word, _, after = rest.partition("}")
        start = _find(text, before + word + after) + len(before)
        return start, start + len(word)
    members = span.split(" // ")
    begin, end = _quoted(text, members[0], 0)
    for member in members[1:]:
        _, end = _quoted(text, member, end)
    return begin, end


def _quoted(text: str, words: str, reached: int) -> tuple[int, int]:
    head, parted, tail = words.partition("~")
    start = _find(text, head, reached)
    end = start + len(head)
    if parted:
        end = _find(text, tail, end) + len(tail)
    return start, end


def _find(text: str, words: str, reached: int = 0) -> int:
    at = text.find(words, reached)
    if at < 0:
        raise ValueError(f"{words!r} does not stand in the passage that begins {text[:12]!r}")
    return at
