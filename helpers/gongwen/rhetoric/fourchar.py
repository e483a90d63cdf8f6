"""Four-character units: idioms, stock units of official writing, units made for the text, others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from gongwen.documents import Document, layer_of, make_layer
from gongwen.rhetoric.lexicon import read_table
from gongwen.words import Segmenter, default_segmenter, dictionary
from gongwen.words.sentences import SKIPPED, as_documents

COLUMNS = {"run": "Int64", "evidence": "object", "confidence": "float64"}
"""The layer's own columns."""

SIZE = 4
"""How many hanzi a unit has."""

_PIECE = re.compile(r"[^\s，。；：、！？,;:!?.“”‘’（）()《》〈〉「」『』【】〔〕…—·]+")
_FOUR = re.compile(r"[\u3400-\u9fff]{4}")
_JOINTS = ("，", "、", "；", ",", ";")
_RUN = 3
_FREE = 100

_CUT_OFF = re.compile(
    r".*[的了着过是将被让使向对从在与和及或]$|^(?:以上|以下|第|各位|各|请|从|我|你|他|她|它|这|那|本|该[^修换办管查报停拆]|"
    r"没有|不得|不能|没|为了|由|把各|均|正|显然|真正|只|上学|借此|其中|因此|所以|但|并|同时|如果|一面|就|也|还|又)|"
    r"^.了的.$|^.的..$|.*(?:时候|以后|以来|之前|之后|之间|期间|年前|以前|方面|工作|情况|问题)$"
)
_NAMES = re.compile(
    r"...(?<![一各处])[局厅委办处科室院所站校县市区镇乡村组队会部]$|.*(?:政发|政办|机关|单位|部门|领导|同志|书记|主任)"
)
_CLASSICAL = re.compile(
    r"^..?[而之]|^.不..$|^..不.$|^(.)\1..$|^..(.)\2$|^(.).\3.$|^.(.).\4$|^有.可.$|^..虽.$|^(.)..\5$"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十百两]")


class _Said(NamedTuple):
    """What a unit is, by what evidence, and how sure that is."""

    label: str
    evidence: str
    confidence: float


@lru_cache(maxsize=1)
def _stock() -> dict[str, tuple[str, str]]:
    """The kit's own list: label and place of each unit."""
    listed = {row["unit"]: (row["label"], row["place"]) for row in read_table("fourchar.tsv")}
    own = {
        entry.word: ("formula", "any")
        for entry in dictionary.kit_words()
        if len(entry.word) == SIZE and entry.tag == "i"
    }
    return own | listed


@lru_cache(maxsize=1)
def _idioms() -> frozenset[str]:
    """The idioms of the segmenter's dictionary, without what are two free words (贯彻落实)."""
    known = dictionary.base()
    return frozenset(
        word
        for word, tag in known.tag.items()
        if len(word) == SIZE
        and tag == "i"
        and min(known.freq.get(word[:2], 0), known.freq.get(word[2:], 0)) < _FREE
    )


def fourchar(
    documents: Document | str | Iterable[Document], segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """The four-character units of documents.

    Units are every stretch of exactly four hanzi between marks, and inside longer clauses the
    idioms and those stock units that keep their build there.

    Parameters
    ----------
    documents : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    segmenter : Segmenter, optional
        What cuts units that no list has; by default the kit's own.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is `idiom` (成语, a set phrase of the general language), `formula` (stock
        unit of official writing), `coined` (made for the text on the four-character pattern) or
        `compound` (anything else of four hanzi). Own columns: `run` (the number of the run it
        stands in: three or more units that are no compounds, joined by ，、；; missing outside runs), `evidence` (the
        list, or the pattern, that decided) and `confidence` (0 to 1).
    """
    cutter = segmenter or default_segmenter()
    return layer_of(as_documents(documents), lambda one: _units(one, cutter))


def _units(document: Document, segmenter: Segmenter) -> pd.DataFrame:
    alone = _between_marks(document)
    found = dict(zip(alone, _judge(document.text, alone, segmenter), strict=True))
    found |= _inside(document, found)
    runs = _runs(document.text, [at for at in sorted(found) if found[at].label != "compound"])
    return make_layer(
        document,
        (
            {"start": at, "end": at + SIZE, "run": runs.get(at), **said._asdict()}
            for at, said in found.items()
        ),
        COLUMNS,
    )


def _between_marks(document: Document) -> list[int]:
    """Where a stretch of exactly four hanzi stands between marks or ends of lines."""
    text = document.text
    return [
        piece.start()
        for block in document.blocks
        if block.kind not in SKIPPED
        for piece in _PIECE.finditer(text, block.start, block.end)
        if piece.end() - piece.start() == SIZE and _FOUR.fullmatch(piece[0])
    ]


def _runs(text: str, starts: Sequence[int]) -> dict[int, int]:
    """The number of the run that each unit stands in: three or more, only marks between them."""
    chains: list[list[int]] = []
    for start in starts:
        behind = text[start + SIZE : start + SIZE + 1]
        joined = chains and text[chains[-1][-1] + SIZE : start] in _JOINTS
        if joined and not _PIECE.match(behind):
            chains[-1].append(start)
        else:
            chains.append([start])
    long = [chain for chain in chains if len(chain) >= _RUN]
    return {start: number for number, chain in enumerate(long, 1) for start in chain}


def _inside(document: Document, alone: Mapping[int, _Said]) -> dict[int, _Said]:
    """The idioms and stock units inside longer clauses.

    A stock unit that is a free verb phrase there counts only beside a pause mark 、.
    """
    text, stock, idioms = document.text, _stock(), _idioms()
    found: dict[int, _Said] = {}
    for block in document.blocks:
        reached = block.end if block.kind in SKIPPED else block.start
        for start in range(reached, block.end - SIZE + 1):
            unit = text[start : start + SIZE]
            listed = stock.get(unit) or (("idiom", "any") if unit in idioms else None)
            if not listed or start < reached or start in alone:
                continue
            label, place = listed
            if place == "any" or "、" in (text[start - 1 : start], text[start + SIZE : start + 5]):
                reached = start + SIZE
                found[start] = _Said(label, "list", 0.9 if unit in stock else 0.7)
    return found


def _judge(text: str, starts: Sequence[int], segmenter: Segmenter) -> list[_Said]:
    """What each stretch between marks is."""
    stock, idioms = _stock(), _idioms()
    units = [text[start : start + SIZE] for start in starts]
    judged = []
    for i, unit in enumerate(units):
        if unit in stock:
            judged.append(_Said(stock[unit][0], "list", 0.95))
        elif unit in idioms:
            judged.append(_Said("idiom", "dictionary", 0.8))
        else:
            judged.append(_unlisted(unit, _beside(text, units, starts, i), segmenter))
    return judged


def _beside(text: str, units: Sequence[str], starts: Sequence[int], i: int) -> list[str]:
    """The units that one mark parts from this one."""
    return [
        units[k]
        for k in (i - 1, i + 1)
        if 0 <= k < len(units)
        and len(text[min(starts[i], starts[k]) + SIZE : max(starts[i], starts[k])]) == 1
    ]


def _unlisted(unit: str, beside: Sequence[str], segmenter: Segmenter) -> _Said:
    """What a unit that no list has most likely is."""
    if _CUT_OFF.match(unit) or _NAMES.match(unit):
        return _Said("compound", "name or part of a clause", 0.8)
    words = segmenter.split(unit)
    tags = "".join("n" if tag == "vn" else tag[:1] for tag in segmenter.tag(words))
    if set(tags) <= set("nbfstj") or len(words) == 1:
        return _Said("compound", "nouns", 0.8)
    if any(_echoes(unit, other) for other in beside):
        return _Said("coined", "echoes its neighbour", 0.6)
    if _CLASSICAL.match(unit):
        return _Said("coined", "classical build", 0.5)
    if beside and len(words) == 2 and len(words[0]) == 2 and tags in ("nv", "na", "va"):
        return _Said("coined", "balanced", 0.5)
    return _Said("compound", "free phrase", 0.6)


def _echoes(unit: str, other: str) -> bool:
    """Whether two units share a hanzi at one place, and not just their first word (服务方式)."""
    return unit[:2] != other[:2] and any(a == b for a, b in zip(unit, other, strict=True))
