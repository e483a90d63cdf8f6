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
_NOMINAL = frozenset("nbfstj")

_OPENERS = (
    "以上|以下|第|各位|各|请|从|我|你|他|她|它|这|那|本|该[^修换办管查报停拆]|没有|不得|不能|没|为了|由|把各|均|正|显然|真正|只|上学|借此"
    "|其中|因此|所以|但|并|同时|如果|一面|就|也|还|又|更|最|很|太|会议|大家|咱"
)
"""How a cut-off clause begins."""

_CLOSERS = "时候|以后|以来|之前|之后|之间|期间|年前|以前|方面|工作|情况|问题"
_CUT_OFF = re.compile(
    rf".*[的了着过是将被让使向对从在与和及或吗呢啊吧]$|^(?:{_OPENERS})|.*(?:{_CLOSERS})$"
    r"|^.了的.$|^.的..$|^..是.$|^.是..$|^(.)不\1"  # 学校是土, 丢不丢人
)
_NAMES = re.compile(
    r"...(?<![一各处])[局厅委办处科室院所站校县市区镇乡村组队会部]$|.*(?:政发|政办|机关|单位|部门|领导|同志|书记|主任)"
)
_CLASSICAL = re.compile(
    r"^..?[而之]|^.不..$|^..不.$|^(.)\1..$|^..(.)\2$|^(.).\3.$|^.(.).\4$|^有.可.$|^..虽.$|^(.)..\5$"
)
_NO_IDIOM = re.compile(r"[了着]|^从|^越来|^不相|一起$|^加在|的$")
_REACH = 8
_NUMBERED = re.compile(r"(?:^|\n|(?<=\n))[（(]?[一二三四五六七八九十]{1,3}[）)、]\s*$")
_FREE_PHRASE = re.compile(r"认真|完全|积极|高度|坚决|充分|切实|很|深入|加强")


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
        and not _NO_IDIOM.search(word)
        and min(known.freq.get(word[:2], 0), known.freq.get(word[2:], 0)) < _FREE
    )


def is_stock(unit: str) -> bool:
    """Whether four hanzi are an idiom or a stock unit of official writing."""
    return unit in _stock() or unit in _idioms()


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
    found |= _inside(document, found, segmenter)
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


def _inside(
    document: Document, alone: Mapping[int, _Said], segmenter: Segmenter
) -> dict[int, _Said]:
    """The idioms and stock units inside longer clauses.

    A unit that stands between marks as a rule counts there only beside a pause mark 、 and if it is
    no verb with its object (进一步统一思想、提高认识).
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
            paused = "、" in (text[start - 1 : start], text[start + SIZE : start + 5])
            if place == "any" or (paused and not _is_free(unit, segmenter)):
                reached = start + SIZE
                found[start] = _Said(label, "list", 0.9 if unit in stock else 0.7)
    return found


def _is_free(unit: str, segmenter: Segmenter) -> bool:
    """Whether a unit is a verb with its object or adverb, as any clause may have one."""
    if _FREE_PHRASE.match(unit):
        return True
    words = segmenter.split(unit)
    tags = [tag[:1] for tag in segmenter.tag(words)]
    return len(words) == 2 and tags[0] == "v" and tags[1] in ("n", "v")


def _judge(text: str, starts: Sequence[int], segmenter: Segmenter) -> list[_Said]:
    """What each stretch between marks is."""
    stock, idioms = _stock(), _idioms()
    units = [text[start : start + SIZE] for start in starts]
    judged = []
    for i, unit in enumerate(units):
        led = text[starts[i] + SIZE : starts[i] + SIZE + 1] in ("“", "《")
        if unit in stock and not (led and stock[unit][1] == "alone"):
            judged.append(_Said(stock[unit][0], "list", 0.95))
        elif unit in idioms:
            judged.append(_Said("idiom", "dictionary", 0.8))
        else:
            beside = _beside(text, units, starts, i)
            judged.append(_unlisted(unit, beside, segmenter, heads=_heads(text, starts[i])))
    return judged


def _beside(text: str, units: Sequence[str], starts: Sequence[int], i: int) -> list[str]:
    """The units that one mark parts from this one."""
    return [
        units[k]
        for k in (i - 1, i + 1)
        if 0 <= k < len(units)
        and len(text[min(starts[i], starts[k]) + SIZE : max(starts[i], starts[k])]) == 1
    ]


def _heads(text: str, start: int) -> bool:
    """Whether a unit stands between a section's number and a comma (（一）压牢底舱，全面加强…)."""
    number = _NUMBERED.search(text, max(0, start - _REACH), start)
    return number is not None and text[start + SIZE : start + SIZE + 1] == "，"


def _unlisted(
    unit: str, beside: Sequence[str], segmenter: Segmenter, *, heads: bool = False
) -> _Said:
    """What a unit that no list has most likely is."""
    if _CUT_OFF.match(unit) or _NAMES.match(unit):
        return _Said("compound", "name or part of a clause", 0.8)
    tags = _tags(unit, segmenter)
    if set(tags) <= _NOMINAL or len(tags) == 1:
        return _Said("compound", "nouns", 0.8)
    signs = (
        (any(_echoes(unit, other) for other in beside), "echoes its neighbour", 0.6),
        (heads, "head of a section", 0.5),
        (_CLASSICAL.match(unit), "classical build", 0.5),
        (beside and tags in ("na", "va", "nd", "nva"), "balanced", 0.5),
        (_has_stock_beside(tags, beside, segmenter), "built as its neighbour", 0.45),
    )
    found = next((_Said("coined", why, sure) for sign, why, sure in signs if sign), None)
    return found or _Said("compound", "free phrase", 0.6)


def _has_stock_beside(tags: str, beside: Sequence[str], segmenter: Segmenter) -> bool:
    """Whether a stock unit stands beside one that has its classes of words."""
    if tags not in ("nv", "av", "vn", "nvn"):
        return False
    return any(other in _stock() and _tags(other, segmenter) == tags for other in beside)


def _tags(unit: str, segmenter: Segmenter) -> str:
    """The classes of a unit's words, one letter each."""
    return "".join("n" if t == "vn" else t[:1] for t in segmenter.tag(segmenter.split(unit)))


def _echoes(unit: str, other: str) -> bool:
    """Whether two units share a hanzi at one place, and not just their first word (服务方式)."""
    return unit[:2] != other[:2] and any(a == b for a, b in zip(unit, other, strict=True))
