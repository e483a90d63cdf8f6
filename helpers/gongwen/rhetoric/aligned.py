"""The members of a parallel figure set one below the other, and why they pass or fail as one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.rhetoric.figure import is_isometric, score_of
from gongwen.rhetoric.likeness import Member
from gongwen.rhetoric.scale import scale_of
from gongwen.rhetoric.segments import NO_HANZI, Bare, bare
from gongwen.rhetoric.settings import Settings
from gongwen.rhetoric.skeleton import Skeleton, align
from gongwen.words import Segmenter, default_segmenter

ALIGNED = ("member", "start", "end", "text", "hanzi", "parts")
"""The columns of aligned members."""

DIAGNOSIS = ("test", "value", "limit", "passed")
"""The columns of a diagnosis."""

_GROUPS = {"0": r"[0-9０-９]+(?:[.,，．][0-9０-９]+)*[%％]?", "A": r"[A-Za-zＡ-Ｚａ-ｚ]+"}
_BETWEEN = r"[“”‘’「」《》（）\s]*"


def align_members(
    finding: Mapping[Any, Any] | pd.Series,
    document: Document,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """The members of a figure, cut where the words they share stand.

    Parameters
    ----------
    finding : mapping or Series
        A row of `parallelism`, of gold, or anything with `members` and `anchor`.
    document : Document
        Where it stands.
    segmenter : Segmenter, optional
        By default the kit's own.

    Returns
    -------
    pandas.DataFrame
        A row a member: `member` (from 1), `start`, `end`, `text`, `hanzi` (a number counts as
        one), and `parts`: slot, shared words, slot, shared words, …, slot. An anchor that a member
        does not have is empty there. All rows have equally many parts.
    """
    pieces, edges = _pieces(str(finding["anchor"] or ""), _texts(finding, document))
    source = bare(document, segmenter or default_segmenter())
    rows = []
    for number, (start, end) in enumerate(finding["members"], 1):
        text = document.text[start:end]
        size = source.length(*_place(source, start, end))
        rows.append((number, start, end, text, size, _cut(text, pieces, edges)))
    return pd.DataFrame(rows, columns=list(ALIGNED))


def _texts(finding: Mapping[Any, Any] | pd.Series, document: Document) -> list[str]:
    return [document.text[start:end] for start, end in finding["members"]]


def _place(source: Bare, start: int, end: int) -> Member:
    """Offsets of a document as offsets of its bare text."""
    return bisect_left(source.starts, start), bisect_left(source.starts, end)


def _pieces(anchor: str, texts: Sequence[str]) -> tuple[list[str], tuple[bool, bool]]:
    """The shared pieces as patterns, and whether they stand at the very beginning and end."""
    words = [piece for piece in anchor.split("…") if piece]
    patterns = [_BETWEEN.join(_GROUPS.get(c, re.escape(c)) for c in word) for word in words]
    if not patterns:
        return [], (False, False)
    if "…" in anchor:
        return patterns, (not anchor.startswith("…"), not anchor.endswith("…"))
    opens = sum(bool(re.match(_BETWEEN + patterns[0], text)) for text in texts)
    return patterns, (2 * opens > len(texts), 2 * opens <= len(texts))


def _cut(text: str, pieces: Sequence[str], edges: tuple[bool, bool]) -> list[str]:
    """Slots and shared pieces in turn, found from the right as the detector does."""
    parts: list[str] = []
    stop = len(text)
    for number in range(len(pieces) - 1, -1, -1):
        found = _last(text, pieces[number], stop)
        if number == 0 and edges[0]:
            found = re.compile(_BETWEEN + pieces[0]).match(text, 0, stop)
        if number == len(pieces) - 1 and edges[1] and found and _hanzi_behind(text, found.end()):
            found = None
        start, end = found.span() if found else (stop, stop)
        parts = [text[start:end], text[end:stop], *parts]
        stop = start
    return [text[:stop], *parts]


def _hanzi_behind(text: str, place: int) -> bool:
    return bool(re.search(r"[\u4e00-\u9fff]", text[place:]))


def _last(text: str, pattern: str, stop: int) -> re.Match[str] | None:
    found = None
    for found in re.finditer(pattern, text[:stop]):  # noqa: B007 - the last one is wanted
        pass
    return found


def diagnose(
    members: Sequence[tuple[int, int]],
    document: Document,
    settings: Settings | None = None,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """The tests of the search for parallelism, taken on these members.

    The search may still find a figure when a test fails here (with other members, or with a lead
    cut off), or none when all are passed (where a better figure overlaps it).

    Parameters
    ----------
    members : sequence of (int, int)
        Two members are tested as 对偶, three and more as 排比.
    document : Document
        Where they stand.
    settings : Settings, optional
        Limits and weights.
    segmenter : Segmenter, optional
        By default the kit's own.

    Returns
    -------
    pandas.DataFrame
        A row a test: `test` (`length`, `ratio`, `equal`, `isometric`, `rising`, `different`,
        `anchor`, `alike`, `score`, `repeats`), `value`, `limit` (both as text) and `passed`
        (missing for what is only told: the anchor, and how alike word classes are where that is a
        part of the score). A joining adverb such as 就 may make one of two members longer.
    """
    settings = settings or Settings()
    source = bare(document, segmenter or default_segmenter())
    places = [_place(source, start, end) for start, end in members]
    skeleton = align(source, places, settings)
    tests = _pair_tests if len(members) == 2 else _run_tests
    return pd.DataFrame(tests(source, skeleton, settings), columns=list(DIAGNOSIS))


def _run_tests(source: Bare, skeleton: Skeleton, settings: Settings) -> list[tuple[Any, ...]]:
    short, long = min(skeleton.lengths), max(skeleton.lengths)
    limit = settings.phrase_ratio if long < settings.phrase else settings.ratio
    texts = [source.text[start:end] for start, end in skeleton.members]
    different = len(set(texts))
    span = f"{settings.shortest}–{settings.longest}"
    rows: list[tuple[Any, ...]] = [
        (
            "length",
            f"{short}–{long}",
            span,
            settings.shortest <= short and long <= settings.longest,
        ),
        ("ratio", f"{long / max(1, short):.2f}", f"≤ {limit}", long <= short * limit),
        ("different", str(different), f"= {len(texts)}", different == len(texts)),
        ("anchor", skeleton.anchor or "–", "", None),
    ]
    alike = f"{skeleton.likeness:.2f}"
    weak = skeleton.worth <= settings.weight_part and skeleton.kind in ("prefix", "isometric")
    if not weak:
        score, least = score_of(skeleton, settings), settings.run_least
        rows.append(("alike", alike, "", None))
        rows.append(("score", f"{score:.2f}", f"≥ {least}", score >= least))
        return rows
    rows.append(("isometric", "/".join(map(str, skeleton.lengths)), "=", skeleton.even))
    heads = [source.text[start] for start, _ in skeleton.members]
    rising = scale_of(heads, heads) if skeleton.even and not skeleton.worth else ""
    if rising:
        return [*rows, ("alike", alike, "", None), ("rising", rising, "", True)]
    bare_ones = not skeleton.worth
    short_ones = bare_ones and short <= settings.shortest
    needed = settings.short_least if short_ones else settings.isometric_least
    passed = skeleton.likeness >= needed or (bare_ones and is_isometric(source, skeleton, settings))
    return [*rows, ("alike", alike, f"≥ {needed}", passed)]


def _pair_tests(source: Bare, skeleton: Skeleton, settings: Settings) -> list[tuple[Any, ...]]:
    one, other = skeleton.lengths
    first, second = (source.text[start:end] for start, end in skeleton.members)
    pairs = zip(first, second, strict=False)
    shared = sum(a == b and a not in NO_HANZI for a, b in pairs)
    most = min(settings.loose_sharing, int(max(one, other) * settings.loose_share))
    low, high = settings.pair_shortest, settings.pair_longest
    return [
        ("equal", f"{one}/{other}", "= (±1)", abs(one - other) <= 1),
        ("length", f"{min(one, other)}–{max(one, other)}", f"{low}–{high}",
         low <= min(one, other) and max(one, other) <= high),
        ("repeats", str(shared), f"≤ {most}", shared <= most if one == other else None),
        ("anchor", skeleton.anchor or "–", "", None),
        ("alike", f"{skeleton.likeness:.2f}", "", None),
    ]  # fmt: skip
