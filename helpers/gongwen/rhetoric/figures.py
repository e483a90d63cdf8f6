"""层递, 反复, 顶真 and 回环: figures that a parallel series may also be, or that need none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Block, Document, make_layers
from gongwen.rhetoric.chains import chains
from gongwen.rhetoric.echoes import echoes
from gongwen.rhetoric.ladders import ladders
from gongwen.rhetoric.parallelism import parallelism
from gongwen.rhetoric.stretches import BODY, levelled
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_documents

FIGURE_COLUMNS = {
    "members": "object", "anchor": "object", "evidence": "object", "confidence": "float64",
}  # fmt: skip

LEAST_REPEATS = 3
"""How often a string must come in a paragraph to be repeated for emphasis."""

TOPIC_SHARE = 2.0
"""A word belongs to the topic if its share of the paragraph is at most so many times its share of
the document."""

_CLAUSE = re.compile(r"[^，、；。？！：\n“”]+")
_SPEAKS = re.compile(r"会议|大家|同志|[一二三四五六七八九十]")
_EMPHATIC = frozenset("dilz")
_NAMING = frozenset("nmqtsxfj")
_PLAIN = frozenset(
    ("就是", "还是", "都是", "不是", "只是", "也是", "要是", "更是", "正是", "才是", "不能", "不要",
     "进一步", "切实", "全面", "认真", "继续", "不断", "同时", "及时", "必须", "已经", "一起", "共同")
)  # fmt: skip
"""Adverbs that any paragraph of the genre may have three times."""
_COUNTLESS = frozenset(
    ("无数", "无限", "许多", "处处", "时时", "一次次", "一遍遍", "一个个", "一代代", "一天天")
)
_LEAST_CLAUSE = 3

Span = tuple[int, int]


class _Run(NamedTuple):
    """What is needed of a row of `parallelism`."""

    ordered: bool
    members: Sequence[Span]
    scale: str
    confidence: float


def figures(
    documents: Document | str | Iterable[Document],
    segmenter: Segmenter | None = None,
    *,
    series: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Four figures that are not bound to parallel build: 层递, 反复, 顶真, 回环.

    Parameters
    ----------
    documents : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    segmenter : Segmenter, optional
        What gives the words whose repetition is looked for; by default the kit's own.
    series : DataFrame, optional
        Their 排比 and 对偶, if `parallelism` has found them already: that takes longest.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is `cengdi` (three members or more that rise; each is a 排比 too), `fanfu`
        (a clause, or an adverb or a word like 无数, `LEAST_REPEATS` times and more in a paragraph,
        without being what the text is about), `dingzhen` (each clause begins with the words that end
        the one before, or with what it led to) or `huihuan` (two words change places). Own columns:
        `members` (list of (start, end)), `anchor` (what is repeated, handed on or exchanged; of 层递
        what shows the order), `evidence` and `confidence` (0–1).

    Notes
    -----
    反复 leaves out what a 排比 repeats, and words whose share of the paragraph is at most
    `TOPIC_SHARE` times their share of the document: in a document of one paragraph only clauses
    remain.
    """
    cutter = segmenter or default_segmenter()
    texts = as_documents(documents)
    found = parallelism(texts, segmenter=cutter) if series is None else series
    own: dict[str, list[_Run]] = {}
    columns = ("document", "ordered", "members", "scale", "confidence")
    for name, *run in zip(*(found[column].tolist() for column in columns), strict=True):
        own.setdefault(name, []).append(_Run(*run))
    return make_layers(
        texts, lambda one: _figures(one, own.get(one.id, ()), cutter), FIGURE_COLUMNS
    )


def _figures(
    document: Document, series: Sequence[_Run], segmenter: Segmenter
) -> list[dict[str, Any]]:
    if not document.text.strip():
        return []
    rows = [*_rising(series), *_chained(document), *_repeated(document, series, segmenter)]
    rows += _by_their_words(document, rows)
    return rows


def _row(
    label: str, members: Sequence[Span], anchor: str, evidence: str, confidence: float
) -> dict[str, Any]:
    return {
        "start": members[0][0], "end": members[-1][1], "label": label, "members": list(members),
        "anchor": anchor, "evidence": evidence, "confidence": confidence,
    }  # fmt: skip


def _rising(series: Iterable[_Run]) -> Iterator[dict[str, Any]]:
    for run in series:
        if run.ordered:
            yield _row("cengdi", run.members, run.scale, run.scale, run.confidence)


def _body(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind in BODY]


def _chained(document: Document) -> Iterator[dict[str, Any]]:
    text = levelled(document.text)
    for block in _body(document):
        for chain in chains(text[block.start : block.end]):
            members = [(block.start + start, block.start + end) for start, end in chain.members]
            yield _row(chain.label, members, chain.anchor, chain.anchor, chain.confidence)


def _by_their_words(
    document: Document, known: Sequence[Mapping[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Ladders and echoes, where no figure of the same label is known yet."""
    text = levelled(document.text)
    taken = [(row["label"], row["start"], row["end"]) for row in known]
    for block in _body(document):
        here = text[block.start : block.end]
        found = [
            _row("cengdi", _moved(one.members, block.start), one.scale, one.scale, one.confidence)
            for one in ladders(here)
        ]
        found += [
            _row("fanfu", _moved(one.members, block.start), one.word, "3 ×", 0.85)
            for one in echoes(here)
        ]
        for row in found:
            if not any(
                label == row["label"] and start < row["end"] and row["start"] < end
                for label, start, end in taken
            ):
                yield row


def _moved(members: Iterable[Span], by: int) -> list[Span]:
    return [(start + by, end + by) for start, end in members]


def _repeated(
    document: Document, series: Sequence[_Run], segmenter: Segmenter
) -> Iterator[dict[str, Any]]:
    """The clauses and emphatic words that come again and again in one paragraph."""
    coded = [span for run in series for span in run.members]
    words = _words(document, segmenter)
    starts = [start for start, _ in words]
    whole = Counter(document.text[start:end] for start, end in words)
    for block in _body(document):
        clauses = [m.span() for m in _CLAUSE.finditer(document.text, block.start, block.end)]
        inside = words[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        inside = [word for word in inside if word[1] <= block.end]
        for unit, spans in _often(document.text, [*clauses, *inside], coded).items():
            topical = whole[unit] and len(spans) / len(inside) <= TOPIC_SHARE * whole[unit] / len(
                words
            )
            if not topical and (whole[unit] or _says_something(unit, segmenter)):
                yield _row("fanfu", sorted(spans), unit, f"{len(spans)} ×", 0.7)


def _often(text: str, spans: Iterable[Span], coded: Sequence[Span]) -> dict[str, set[Span]]:
    """What stands often enough outside the members of a 排比, and where."""
    places: dict[str, set[Span]] = {}
    for start, end in spans:
        places.setdefault(text[start:end], set()).add((start, end))
    found = {}
    for unit, all_of_them in places.items():
        if len(all_of_them) >= LEAST_REPEATS:  # few are left to be held against all members
            free = {one for one in all_of_them if not _inside_any(one, coded)}
            if len(free) >= LEAST_REPEATS:
                found[unit] = free
    return found


def _inside_any(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _says_something(clause: str, segmenter: Segmenter) -> bool:
    """Whether a clause is more than a name, a number or who speaks (会议指出)."""
    if len(clause) < _LEAST_CLAUSE or _SPEAKS.match(clause):
        return False
    return any(tag[:1] not in _NAMING for tag in segmenter.tag(segmenter.split(clause)))


def _words(document: Document, segmenter: Segmenter) -> list[Span]:
    """Where the words stand that emphasis repeats: adverbs, set phrases, 无数."""
    cut = segmenter.coded(document.text)
    kept = [tag[:1] in _EMPHATIC for tag in segmenter.tags]
    return [
        (end - len(word), end)
        for word, end, code in zip(cut.words, cut.ends.tolist(), cut.codes.tolist(), strict=True)
        if len(word) > 1 and (word not in _PLAIN if kept[code] else word in _COUNTLESS)
    ]
