"""How fast the explorers of phrases answer on the whole shipped corpus.

    python benchmarks/bench_widgets.py

A control is set to one value after another, as a learner does, and each answer is timed with all
that it shows: the table or the lines, and what a second segmentation changes. `new` is the median
over values that were not set before, `again` that over the same values once more: panels keep what
takes longest (bundles above the lowest floors, pairs, key words of a part). Tokens and moves are
found once, before. Time is that of the processor: what else the machine does meanwhile is not
counted, though it is slower with much else to do.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from statistics import median
from time import process_time
from typing import NamedTuple

import gongwen as gw
from gongwen.widgets import (
    BundleExplorer,
    CollocationExplorer,
    ConcordanceExplorer,
    FrameExplorer,
    KeynessExplorer,
)
from gongwen.widgets.explorer import Explorer

TARGET = 100
"""Milliseconds that an answer may take."""


class Turn(NamedTuple):
    """A control of a panel and the values it is set to, one after another."""

    panel: Explorer
    control: str
    values: Sequence[object]


NODES = ("工作", "的", "责任", "建设", "推进", "落实", "问题")
QUERIES = ("工作", "的", "充分…作用", "要", "以…为", "切实", "县")
WORDS = ("切实 *", "要 *", "工作", "进一步 *", "* 责任", "的", "全市")
TAGS = ("d v n", "p n", "v n", "d v", "a n", "v v", "m q")
TYPES = ("讲话稿", "通知", "函", "请示", "报告", "意见", "")
PLACES = ("move:TSK", "move:ACH", "heading:1", "section:1", "section:2", "move:MAT", "")


def main() -> None:
    """Time each answer and print the table."""
    corpus = gw.load()
    print(f"{sum(map(len, corpus)):,} characters in {len(corpus)} documents")
    print(f"{'panel':<22}{'control':<16}{'new ms':>8}{'again ms':>10}")
    slow = 0
    for turn in turns(corpus):
        new, again = timed(turn), timed(turn)
        slow += new > TARGET
        mark = "  over the target" if new > TARGET else ""
        print(f"{type(turn.panel).__name__:<22}{turn.control:<16}{new:>8.0f}{again:>10.0f}{mark}")
    print(f"target: an answer in {TARGET} ms; over it: {slow}")


def turns(corpus: gw.Corpus) -> Iterator[Turn]:
    """What is turned in each panel; a panel is made when its turn comes."""
    known = {"words": gw.tokens(corpus), "moves": gw.moves(corpus)}
    lines = ConcordanceExplorer(corpus, **known)
    yield Turn(lines, "query", QUERIES)
    yield Turn(lines, "sort", ("left", "section", "move", "text", "document", "right"))
    yield Turn(lines, "near", ("责任", "要", "能力", ""))
    yield Turn(lines, "type", TYPES)
    yield Turn(lines, "place", PLACES)
    for by, queries in (("word", WORDS), ("tag", TAGS)):
        lines.by.value = by
        yield Turn(lines, "query", queries)
    bundles = BundleExplorer(corpus, **known)
    yield Turn(bundles, "least_count", (5, 4, 8, 3))
    yield Turn(bundles, "holds", ("加强", "工作", "要", ""))
    for unit in ("character", "word"):
        bundles.unit.value = unit
        yield Turn(bundles, "type", TYPES)
        yield Turn(bundles, "place", PLACES)
    frames = FrameExplorer(corpus, **known)
    yield Turn(frames, "frame", [value for _, value in frames.frame.options[1:8]])
    yield Turn(frames, "type", TYPES)
    yield Turn(frames, "place", PLACES)
    company = CollocationExplorer(corpus, **known)
    yield Turn(company, "node", NODES)
    yield Turn(company, "sort", ("spread", "pmi", "t_score", "log_dice"))
    yield Turn(company, "before", (3, 0, 1, 5))
    yield Turn(company, "type", TYPES)
    yield Turn(company, "place", PLACES)
    speeches = corpus.where(type="讲话稿")
    rest = corpus.where(lambda document: document.id not in speeches)
    keyness = KeynessExplorer(speeches, rest)
    yield Turn(keyness, "side", ("target", "reference", ""))
    yield Turn(keyness, "sort", ("log_ratio", "count", "g2"))
    yield Turn(keyness, "least", (5, 4, 8))
    yield Turn(keyness, "place", [value for _, value in keyness.place.options[1:9]])


def timed(turn: Turn) -> float:
    """The median milliseconds of an answer."""
    control = getattr(turn.panel, turn.control)
    taken = []
    for value in turn.values:
        gc.collect()
        start = process_time()
        control.value = value
        taken.append((process_time() - start) * 1000)
    return median(taken)


if __name__ == "__main__":
    main()
