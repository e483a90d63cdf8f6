"""排比 and 对偶: phrases, clauses and sentences side by side that have one build.

The search goes mark by mark (。 ； ， 、): what one mark parts stands side by side. Neighbours are
stripped of what belongs to all (`trim`), aligned (`skeleton`) and weighed (`settings`): three and
more make a 排比 (`runs`), two a 对偶 (`pairs`), heads of paragraphs a structural one (`heads`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.figure import Figure, Site
from gongwen.rhetoric.heads import NUMBER, NUMBER_STARTS, heads
from gongwen.rhetoric.likeness import Member
from gongwen.rhetoric.pairs import pairs
from gongwen.rhetoric.runs import is_dragged, runs
from gongwen.rhetoric.scale import scale_of
from gongwen.rhetoric.segments import RANKS, Bare, bare, groups
from gongwen.rhetoric.settings import Settings
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_documents

COLUMNS = {
    "members": "object", "anchor": "object", "kind": "object", "ordered": "bool",
    "scale": "object", "confidence": "float64", "evidence": "object",
}  # fmt: skip
"""The layer's own columns."""

_LINK = 2
_SHORT, _LONG = 8, 24
"""Members of a length within which a pair counts for nothing beside the longer figure."""
_RUN = 3


def parallelism(
    documents: Document | str | Iterable[Document],
    settings: Settings | None = None,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """The parallel figures of documents: 排比 and 对偶.

    Parameters
    ----------
    documents : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    settings : Settings, optional
        Limits and weights of the search.
    segmenter : Segmenter, optional
        What gives word borders and classes; by default the kit's own.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is `paibi` (three members or more) or `duiou` (exactly two). Own columns:
        `members` (list of (start, end), in order), `anchor` (the hanzi all members share, `…` for a
        slot; empty where there is none), `kind` (`prefix`, `suffix`, `frame`, `isometric`,
        `structural`; of 对偶 `strict` or `loose`), `ordered` (whether the members rise: 层递),
        `scale` (what shows it: 更, 村 < 镇 < 县), `confidence` (0 to 1) and `evidence` (lengths in
        hanzi, and how alike the word classes are).
    """
    settings = settings or Settings()
    cutter = segmenter or default_segmenter()
    return make_layers(
        as_documents(documents), lambda one: _figures(one, settings, cutter), COLUMNS
    )


def _figures(
    document: Document, settings: Settings, segmenter: Segmenter
) -> Iterable[dict[str, Any]]:
    if not document.text.strip():
        return ()
    source = bare(document, segmenter)
    found = [figure for site in sites(source, settings) for figure in _best(site)]
    found += heads(document, source, settings)
    return (_row(document, source, one) for one in _settle(found))


def sites(source: Bare, settings: Settings) -> Iterator[Site]:
    """Where pieces stand side by side, from the weakest mark to the strongest."""
    for rank in range(len(RANKS)):
        for group in groups(source.text, rank):
            for pieces in _unnumbered(source, group):
                yield Site(source, pieces, rank, settings)


def _unnumbered(source: Bare, pieces: Sequence[Member]) -> Iterator[list[Member]]:
    """The pieces parted where a numbered one begins; the number is cut off."""
    stretch: list[Member] = []
    for start, end in pieces:
        counts = source.text[start] in NUMBER_STARTS
        number = NUMBER.match(source.text, start, end) if counts else None
        begin = start
        if number and source.starts[start + 1] == source.ends[start]:  # not “一”是
            if len(stretch) > 1:
                yield stretch
            stretch, begin = [], number.end()
        if begin < end:
            stretch.append((begin, end))
    if len(stretch) > 1:
        yield stretch


def _best(site: Site) -> Iterator[Figure]:
    """The figures of a site, none overlapping another; runs before pairs, then by score."""
    series = (run for run in runs(site) if not is_dragged(site, run[0]))
    candidates = [*series, *pairs(site)]
    candidates.sort(key=lambda one: (one[0].label != "paibi", -_weight(one[0]), one[1]))
    used: set[int] = set()
    for figure, first, last in candidates:
        places = set(range(first, last + 1))
        if not places & used:
            used |= places
            yield figure


def _weight(figure: Figure) -> float:
    return figure.score + len(figure.skeleton.members) / _RUN


def _settle(found: Sequence[Figure]) -> list[Figure]:
    """The figures without pairs of pairs, and without pairs inside a member of a longer figure."""
    couples = {(one.start, one.end) for one in found if one.label == "duiou"}
    kept = [one for one in found if not _is_of_pairs(one, couples)]
    members = [
        (start, end)
        for one in kept
        if one.kind != "structural"
        for start, end in one.skeleton.members
        if _SHORT < end - start <= _LONG
    ]
    return [one for one in kept if one.label != "duiou" or not _lies_inside(one, members)]


def _is_of_pairs(one: Figure, couples: Collection[Member]) -> bool:
    """Whether both halves of a pair are pairs themselves: two pairs in a row, not one."""
    return one.label == "duiou" and all(member in couples for member in one.skeleton.members)


def _lies_inside(one: Figure, members: Iterable[Member]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in members)


def _row(document: Document, source: Bare, found: Figure) -> dict[str, Any]:
    skeleton = found.skeleton
    members = [source.span(start, end, document.text) for start, end in skeleton.members]
    scale = scale_of(*_slots(source, found)) if found.label == "paibi" else ""
    return {
        "start": members[0][0], "end": members[-1][1], "label": found.label, "members": members,
        "anchor": skeleton.anchor, "kind": found.kind, "ordered": bool(scale), "scale": scale,
        "confidence": round(found.chance, 2),
        "evidence": f"{'/'.join(map(str, skeleton.lengths))} hanzi; classes {skeleton.likeness:.2f}",
    }  # fmt: skip


def _slots(source: Bare, found: Figure) -> tuple[list[str], list[str]]:
    """The members without the anchors at their edges, and with what joins them to the one before."""
    skeleton = found.skeleton
    head, tail = len(skeleton.prefix), len(skeleton.suffix)
    slots = [source.text[start + head : end - tail] for start, end in skeleton.members]
    joined = [source.text[max(0, start - _LINK) : end] for start, end in skeleton.members]
    return slots, joined
