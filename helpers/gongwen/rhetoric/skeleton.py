"""Skeletons: what the members of a figure share, found by aligning them character by character."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from gongwen.rhetoric.likeness import Member, likeness
from gongwen.rhetoric.segments import NO_HANZI, Bare
from gongwen.rhetoric.settings import Settings


@dataclass(frozen=True)
class Skeleton:
    """What members share.

    `pieces` are the anchors in order, each with its places: `prefix` before all slots, `suffix`
    behind all, `inner` between. `worth` is the sum of their weights, `source` the text in which they
    stand.
    """

    members: tuple[Member, ...]
    lengths: tuple[int, ...]
    prefix: str
    inner: tuple[str, ...]
    suffix: str
    worth: float
    source: Bare = field(repr=False, compare=False)

    @cached_property
    def likeness(self) -> float:
        """How alike the word classes of neighbours are, 0 to 1; many are dropped before it is asked."""
        pairs = [likeness(self.source, one, other) for one, other in pairwise(self.members)]
        return sum(pairs) / len(pairs)

    @property
    def even(self) -> bool:
        """Whether all members have one length."""
        return len(set(self.lengths)) == 1

    @property
    def kind(self) -> str:
        """Where the anchor stands: prefix, suffix, frame, or isometric where there is none."""
        places = (bool(self.prefix), bool(self.inner), bool(self.suffix))
        if places == (True, False, False):
            return "prefix"
        if places == (False, False, True):
            return "suffix"
        return "frame" if any(places) else "isometric"

    @property
    def anchor(self) -> str:
        """The shared hanzi, `…` for each slot; empty where there are none."""
        parts = [part for part in (*self.inner,) if part]
        if not (self.prefix or parts or self.suffix):
            return ""
        if not parts and not self.suffix:
            return self.prefix
        if not parts and not self.prefix:
            return self.suffix
        return f"{self.prefix}…{''.join(part + '…' for part in parts)}{self.suffix}"


def common_start(texts: Sequence[str]) -> str:
    """The longest beginning that all texts share."""
    low, high = min(texts), max(texts)
    for place, (one, other) in enumerate(zip(low, high, strict=False)):
        if one != other:
            return low[:place]
    return low


def align(source: Bare, members: Sequence[Member], settings: Settings) -> Skeleton:
    """The skeleton of these members, whatever it is worth."""
    texts = [source.text[start:end] for start, end in members]
    prefix = common_start(texts)
    shortest = min(map(len, texts))
    suffix = common_start([text[len(prefix) :][::-1] for text in texts])[::-1]
    if len(prefix) + len(suffix) >= shortest:
        suffix = suffix[len(prefix) + len(suffix) - shortest + 1 :]
    places = [(start + len(prefix), end - len(suffix)) for start, end in members]
    inner = _inner(source.text, places)
    worth = _edge_worth(source, members, prefix, settings, at_end=False)
    worth += _edge_worth(source, members, suffix, settings, at_end=True)
    for piece, starts in inner:
        worth += _worth(source, piece, starts, settings)
    return Skeleton(
        tuple(members),
        tuple(source.length(start, end) for start, end in members),
        prefix,
        tuple(piece for piece, _ in inner if piece not in NO_HANZI),
        suffix,
        min(worth, settings.anchors_most),
        source,
    )


def _edge_worth(
    source: Bare, members: Sequence[Member], piece: str, settings: Settings, *, at_end: bool
) -> float:
    if not piece:
        return 0.0
    starts = [end - len(piece) if at_end else start for start, end in members]
    return _worth(source, piece, starts, settings)


def _worth(source: Bare, piece: str, starts: Sequence[int], settings: Settings) -> float:
    """What an anchor is worth: most if it is words, less if it is a part of one."""
    solid = [c for c in piece if c not in settings.weak and c not in NO_HANZI]
    if not solid:
        return settings.weight_weak if piece else 0.0
    opens, size = source.opens, len(piece)
    whole = all(
        opens[at]
        and (at + size >= len(opens) or opens[at + size] or source.text[at + size] in NO_HANZI)
        for at in starts
    )
    if len(solid) == 1:
        framed = solid[0] in settings.framing and piece[0] == solid[0]
        if whole or (framed and all(opens[at] for at in starts)):
            return settings.weight_hanzi
        return settings.weight_part + (settings.weight_weak if len(piece) > 1 else 0.0)
    return settings.weight_word if whole or len(solid) > 2 else settings.weight_hanzi


def _inner(text: str, places: Sequence[Member]) -> list[tuple[str, list[int]]]:
    """The pieces that come in one order at about the same place in all members."""
    common = set(text[slice(*places[0])])
    for start, end in places[1:]:
        common &= set(text[start:end])
    if not common:
        return []
    shared = [c for c in text[slice(*places[0])] if c in common]
    for start, end in places[1:]:
        shared = _subsequence(shared, [c for c in text[start:end] if c in common])
    found = [_locate(text, start, end, shared) for start, end in places]
    pieces: list[tuple[str, list[int]]] = []
    for k, char in enumerate(shared):
        at = [spots[k] for spots in found]
        if not _same_place(at, places):
            continue
        if pieces and all(
            a == b + len(pieces[-1][0]) for a, b in zip(at, pieces[-1][1], strict=True)
        ):
            pieces[-1] = (pieces[-1][0] + char, pieces[-1][1])
        else:
            pieces.append((char, at))
    return [(piece, at) for piece, at in pieces if piece not in "0A"]


def _same_place(at: Sequence[int], places: Sequence[Member]) -> bool:
    """Whether a shared character is about as far from the start, or from the end, everywhere."""
    before = [a - start for a, (start, _) in zip(at, places, strict=True)]
    behind = [end - a for a, (_, end) in zip(at, places, strict=True)]
    return min(max(before) - min(before), max(behind) - min(behind)) <= 2


def _locate(text: str, start: int, end: int, shared: Sequence[str]) -> list[int]:
    """Where the shared characters stand, each as far to the right as those behind it allow."""
    spots, stop = [], end
    for char in reversed(shared):
        stop = text.rindex(char, start, stop)
        spots.append(stop)
    return spots[::-1]


def _subsequence(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """The longest common subsequence of two short strings."""
    if not one or not other:
        return []
    if one == other:
        return list(one)
    rows = [[0] * (len(other) + 1)]
    for a in one:
        last, row = rows[-1], [0]
        for j, b in enumerate(other):
            row.append(last[j] + 1 if a == b else max(last[j + 1], row[j]))
        rows.append(row)
    found, i, j = [], len(one), len(other)
    while i and j:
        if one[i - 1] == other[j - 1]:
            found.append(one[i - 1])
            i, j = i - 1, j - 1
        elif rows[i - 1][j] >= rows[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return found[::-1]
