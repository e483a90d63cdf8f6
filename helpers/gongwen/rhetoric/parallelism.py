"""排比 and 对偶: clauses and phrases side by side that have one build."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, exp, floor
from typing import Any

import pandas as pd

from gongwen import structure
from gongwen.documents import Document, layer_of, make_layer
from gongwen.rhetoric.scale import scale_of
from gongwen.rhetoric.segments import RANKS, Bare, bare, groups
from gongwen.rhetoric.settings import Settings
from gongwen.rhetoric.skeleton import Member, Skeleton, align, compare, likeness
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.sentences import as_documents

COLUMNS = {
    "members": "object", "anchor": "object", "kind": "object", "ordered": "bool",
    "scale": "object", "confidence": "float64", "evidence": "object",
}  # fmt: skip
"""The layer's own columns."""

_MARKER = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,2}[是要、，]|其[一二三四五]，?|首先|其次|再次|最后|第[一二三四五六七八九十]，)"
)
_LISTED = re.compile("三是|三要|第三|其三|再次|3[.．、]|③|[（(][3三][）)]")
_LINKS = re.compile(r"(?:不仅要?|不但|而且|并且|同时|既要?|也要?|又要?|更要?|还要?|再|都|则|却|就)(?=..)")
_HEAD_END = re.compile(r"[。；;：:！？!?\n]")
_LEAD_END = re.compile(r"[，,。；;：:！？!?\n]")
_NOUNS = frozenset("nkxtf")
_VERBAL = frozenset("vpumri")
_PREDICATES = frozenset("vaidkp")
_FRAMING = frozenset("之每各的更")
_PAIR = 2


@dataclass(frozen=True)
class _Found:
    """A figure before it becomes a row."""

    skeleton: Skeleton
    label: str
    kind: str
    score: float
    rank: int

    @property
    def start(self) -> int:
        return self.skeleton.members[0][0]

    @property
    def end(self) -> int:
        return self.skeleton.members[-1][1]


def parallelism(
    documents: Document | str | Iterable[Document],
    settings: Settings | None = None,
    segmenter: Segmenter | None = None,
) -> pd.DataFrame:
    """The parallel figures of documents: 排比 (three members and more) and 对偶 (exactly two)."""
    settings = settings or Settings()
    cutter = segmenter or default_segmenter()
    return layer_of(as_documents(documents), lambda one: _figures(one, settings, cutter))


def _figures(document: Document, settings: Settings, segmenter: Segmenter) -> pd.DataFrame:
    source = bare(document, segmenter)
    found: list[_Found] = []
    for rank in reversed(range(len(RANKS))):
        for pieces in groups(source.text, rank):
            found += _search(source, pieces, rank, settings)
    found += _structural(document, source, settings)
    kept = _settle(found)
    return make_layer(document, (_row(document, source, one) for one in kept), COLUMNS)


# --- search in one group -------------------------------------------------------------------------


def _search(
    source: Bare, pieces: Sequence[Member], rank: int, settings: Settings
) -> Iterator[_Found]:
    """The figures among pieces that stand side by side, none overlapping another."""
    for stretch in _unnumbered(source, pieces):
        candidates = [*_runs(source, stretch, rank, settings), *_pairs(source, stretch, rank, settings)]
        candidates.sort(key=lambda one: (-len(one[0].skeleton.members) // 3, -one[0].score, one[1]))
        used: set[int] = set()
        for found, first, last in ((c[0], c[1], c[2]) for c in candidates):
            span = set(range(first, last + 1))
            if not span & used:
                used |= span
                yield found


def _unnumbered(source: Bare, pieces: Sequence[Member]) -> Iterator[list[Member]]:
    """The pieces parted where a numbered one begins; the number is cut off."""
    stretch: list[Member] = []
    for start, end in pieces:
        number = _MARKER.match(source.text, start, end)
        if number and source.starts[start + 1] == source.ends[start]:  # else “一”是…
            if len(stretch) > 1:
                yield stretch
            stretch = []
            start = number.end()  # noqa: PLW2901 - the piece without its number
        if start < end:
            stretch.append((start, end))
    if len(stretch) > 1:
        yield stretch


Candidate = tuple[_Found, int, int]


def _runs(
    source: Bare, pieces: Sequence[Member], rank: int, settings: Settings
) -> Iterator[Candidate]:
    """The best run of three or more from each piece on."""
    last = len(pieces) - 1
    for i in range(last - 1):
        best: Candidate | None = None
        for j in range(i + 2, last + 1):
            middle = [_bare_of_link(source, piece, pieces[i + 1]) for piece in pieces[i + 1 : j]]
            final = pieces[j]
            if not _may_match(source.text, middle[-1], final, rank == 0 and j == last):
                break
            if rank == 0 and j == last:
                final = _without_tail(source, final, middle[-1], settings)
            middle.append(final)
            head = _without_lead(source, pieces[i], middle, settings)
            if head is None:
                break
            skeleton = align(source, [head, *middle], settings)
            if rank and head[0] > pieces[i][0] and skeleton.worth < settings.weight_hanzi:
                break
            score = _score(source, skeleton, settings)
            if not _is_run(source, skeleton, rank, settings) or (
                skeleton.worth and score < settings.run_least
            ):
                if j > i + 2 or rank or j == last:
                    break
                continue
            found = _Found(skeleton, "paibi", skeleton.kind, score, rank)
            if best is None or score + 0.3 * (j - i) > best[0].score + 0.3 * (best[2] - i):
                best = (found, i, j)
        if best:
            yield best


def _bare_of_link(source: Bare, piece: Member, _: Member) -> Member:
    """A member without 也, 更 or 又 at its head."""
    link = _LINKS.match(source.text, *piece)
    return (link.end(), piece[1]) if link and source.opens[link.end()] else piece


def _may_match(text: str, one: Member, other: Member, open_end: bool) -> bool:  # noqa: FBT001
    """Whether two pieces are worth aligning: a cheap look before the exact one."""
    a, b = text[slice(*one)], text[slice(*other)]
    if a[0] == b[0] or a[-1] == b[-1] or len(a) == len(b):
        return True
    return len(set(a) & set(b)) >= 2 or (open_end and len(a) < len(b))


def _score(source: Bare, skeleton: Skeleton, settings: Settings) -> float:
    return (
        skeleton.worth
        + settings.weight_likeness * skeleton.likeness
        + settings.weight_even * skeleton.even
    )


def _is_run(
    source: Bare, skeleton: Skeleton, rank: int, settings: Settings, *, quads: bool = False
) -> bool:
    """Whether the members pass the tests that no score makes up for."""
    short, long = min(skeleton.lengths), max(skeleton.lengths)
    limit = settings.phrase_ratio if long < settings.phrase else settings.ratio
    if short < settings.shortest or long > settings.longest or long > short * limit:
        return False
    texts = [source.text[start:end] for start, end in skeleton.members]
    if len(set(texts)) < len(texts) or _is_statistics(source, skeleton, texts):
        return False
    if rank == 0 and _is_noun_list(source, skeleton):
        return False
    if not skeleton.worth:
        if not skeleton.even or (short == 4 and not quads) or not _has_verbs(source, skeleton):
            return False
        if short == 3 and _one_rhythm(source, skeleton):
            return True
        return skeleton.likeness >= settings.isometric_least
    return True


def _one_rhythm(source: Bare, skeleton: Skeleton) -> bool:
    """Whether words begin at the same places in all members."""
    return len({source.opens[start:end] for start, end in skeleton.members}) == 1


def _is_statistics(source: Bare, skeleton: Skeleton, texts: Sequence[str]) -> bool:
    """Whether nearly all members bear figures and no word opens them all."""
    figures = sum("0" in text for text in texts)
    return figures >= len(texts) - 1 and not skeleton.prefix.strip("0")


def _is_noun_list(source: Bare, skeleton: Skeleton) -> bool:
    """Whether the members are nouns, one word or several, and no function word frames them."""
    if any(c in _FRAMING for c in skeleton.anchor):
        return False
    return all(_is_noun(source, member) for member in skeleton.members)


def _is_noun(source: Bare, member: Member) -> bool:
    classes = source.classes[slice(*member)]
    return classes[-1] in _NOUNS and not set(classes) & _VERBAL


def _has_verbs(source: Bare, skeleton: Skeleton) -> bool:
    """Whether every member has a word that is more than a name."""
    return all(set(source.classes[start:end]) & _PREDICATES for start, end in skeleton.members)


def _without_lead(
    source: Bare, piece: Member, others: Sequence[Member], settings: Settings
) -> Member | None:
    """The first member without what belongs to all: from the word where it is most like the second."""
    text = source.text
    lengths = [source.length(start, end) for start, end in others]
    shared = _shared_head(text, others)
    start, end = piece
    least, most = min(lengths) / 2, max(lengths) * settings.ratio
    places = list(_word_starts(source, piece, least, most, shared))
    places = (
        [at for at in places if shared and text.startswith(shared, at, end)]
        or [at for at in places if at == start or source.length(at, end) in lengths]
        or places
    )
    best: tuple[float, Member] | None = None
    for at in places:
        score = settings.weight_likeness * likeness(source, (at, end), others[0])
        score += 0.7 * (source.length(at, end) in lengths) + 0.25 * (at == start)
        score += 0.5 * (text[at] == text[others[0][0]])
        if best is None or score > best[0]:
            best = (score, (at, end))
    return best[1] if best else None


def _shared_head(text: str, others: Sequence[Member]) -> str:
    if len(others) < _PAIR:
        return ""
    k, limit = 0, min(end - start for start, end in others)
    first = others[0][0]
    while k < limit and all(text[start + k] == text[first + k] for start, _ in others):
        k += 1
    return text[first : first + k]


def _without_tail(source: Bare, piece: Member, before: Member, settings: Settings) -> Member:
    """The last member of a list without what belongs to all (的精神): to the word where it is most alike."""
    text = source.text
    wanted = source.length(*before)
    start, end = piece
    suffix = text[before[1] - 1]
    best = (float("-inf"), piece)
    for stop in range(end, start + 1, -1):
        if stop < end and not source.opens[stop]:
            continue
        size = stop - start
        if not wanted / 2 <= size <= wanted * settings.ratio and stop < end:
            continue
        score = settings.weight_likeness * likeness(source, (start, stop), before)
        score += 0.7 * (size == wanted) + 0.25 * (stop == end) + 0.6 * (text[stop - 1] == suffix)
        score += 0.3 * (stop < end and text[stop] in "的等作")
        if score > best[0]:
            best = (score, (start, stop))
    return best[1]


def _word_starts(
    source: Bare, piece: Member, least: float, most: float, shared: str
) -> Iterator[int]:
    """Where a member may begin: at a word, or where it begins as the others do."""
    start, end = piece
    text = source.text
    for at in range(max(start, ceil(end - most)), min(end - 1, floor(end - least) + 1)):
        if (at == start or source.opens[at]) and text[at] not in "、，；。的":
            yield at
        elif shared and text.startswith(shared, at, end):
            yield at


# --- pairs ---------------------------------------------------------------------------------------


def _pairs(
    source: Bare, pieces: Sequence[Member], rank: int, settings: Settings
) -> Iterator[Candidate]:
    """The best pair of each two neighbours."""
    for i in range(len(pieces) - 1):
        tail = rank == 0 and i + 1 == len(pieces) - 1
        best: _Found | None = None
        for one, other in _cuts(source, pieces[i], pieces[i + 1], tail, settings):
            found = _pair(source, pieces, i, one, other, rank, settings)
            if found and (best is None or found.score > best.score):
                best = found
        if best:
            yield best, i, i + 1


def _cuts(
    source: Bare, one: Member, other: Member, tail: bool, settings: Settings  # noqa: FBT001
) -> Iterator[tuple[Member, Member]]:
    """Both members at one length: whole, without the first's lead, without the last's tail."""
    link = _LINKS.match(source.text, *other)
    if link:
        yield from _even_cuts(source, one, (link.end(), other[1]), tail, settings)
    yield from _even_cuts(source, one, other, tail, settings)


def _even_cuts(
    source: Bare, one: Member, other: Member, tail: bool, settings: Settings  # noqa: FBT001
) -> Iterator[tuple[Member, Member]]:
    text, opens = source.text, source.opens
    stops = [other[1]]
    if tail:
        stops += [
            stop
            for stop in range(other[0] + settings.pair_shortest, other[1])
            if opens[stop] and stop - other[0] <= settings.pair_longest
        ]
    for stop in stops:
        size = stop - other[0]
        if size > settings.pair_longest + 2:
            continue
        start = one[1] - size
        if start >= one[0] and (start == one[0] or opens[start] or text[start - 1] in "既也又更还"):
            yield (start, one[1]), (other[0], stop)


def _pair(
    source: Bare, pieces: Sequence[Member], i: int, one: Member, other: Member, rank: int,
    settings: Settings,
) -> _Found | None:
    """The pair as a figure, if it passes the tests."""
    text = source.text
    a, b = text[slice(*one)], text[slice(*other)]
    size = source.length(*one)
    if size != source.length(*other) or not settings.pair_shortest <= size <= settings.pair_longest:
        return None
    if a == b or ("0" in a and "0" in b):
        return None
    shared = sum(x == y for x, y in zip(a, b, strict=True) if x not in "，、")
    if shared > settings.loose_sharing or shared > size * settings.loose_share:
        return None
    score = settings.pair_base + _pair_score(source, pieces, i, one, other, settings)
    chance = 1 / (1 + exp(-score))
    if chance < settings.pair_least:
        return None
    skeleton = align(source, [one, other], settings)
    if _is_noun_list(source, skeleton):
        return None
    strict = not set(a) & set(b) - set("，、")
    return _Found(skeleton, "duiou", "strict" if strict else "loose", score, rank)


def _pair_score(
    source: Bare, pieces: Sequence[Member], i: int, one: Member, other: Member, settings: Settings
) -> float:
    seen = compare(source, one, other)
    lead = one[0] > pieces[i][0]
    tail = other[1] < pieces[i + 1][1]
    closed = tail and source.text[other[1]] in "的等作"
    score = settings.pair_classes * (seen.words + seen.hanzi) / 2
    score += settings.pair_bounds * seen.bounds + settings.pair_same * seen.same
    score += settings.pair_lead * lead + settings.pair_tail * tail
    score += settings.pair_closed * closed + settings.pair_alone * (len(pieces) == _PAIR)
    around = (pieces[k] for k in (i - 1, i + 2) if 0 <= k < len(pieces))
    size = one[1] - one[0]
    alike = [likeness(source, piece, one) for piece in around if piece[1] - piece[0] == size]
    return score + settings.pair_neighbour * max(alike, default=0.0)


# --- heads of paragraphs and list members --------------------------------------------------------


def _structural(document: Document, source: Bare, settings: Settings) -> Iterator[_Found]:
    """Heads of numbered paragraphs, or of the members of one list, that have one build."""
    for starts, stops in _series(document):
        if len(starts) < 3:
            continue
        found = [
            one
            for marks in (_HEAD_END, _LEAD_END)
            if (one := _heads(document, source, starts, stops, marks, settings))
        ]
        if found:
            yield max(found, key=lambda one: (len(one.skeleton.members), one.score))


def _series(document: Document) -> Iterator[tuple[list[int], list[int]]]:
    """Where the words behind each number begin, and where each head ends at the latest."""
    open_series: dict[int, tuple[list[int], list[int]]] = {}
    for block in document.of_kind("heading", "list_item"):
        level = block.level or 1
        for deeper in [known for known in open_series if known > level]:
            yield open_series.pop(deeper)
        start, end = block.heading or (block.start, block.end)
        starts, stops = open_series.setdefault(level, ([], []))
        starts.append(start + len(block.marker or ""))
        stops.append(end)
    yield from open_series.values()
    if not _LISTED.search(document.text):
        return
    for members in structure.enumerations(document)["members"]:
        marks = [_MARKER.match(document.text, *member) for member in members]
        yield (
            [mark.end() if mark else start for mark, (start, _) in zip(marks, members, strict=True)],
            [end for _, end in members],
        )


def _heads(
    document: Document, source: Bare, starts: Sequence[int], stops: Sequence[int],
    marks: re.Pattern[str], settings: Settings,
) -> _Found | None:
    """The longest stretch of heads, each up to the first of `marks`, that have one build."""
    heads = []
    for start, stop in zip(starts, stops, strict=True):
        cut = marks.search(document.text, start, stop)
        first, last = (bisect_left(source.starts, at) for at in (start, cut.start() if cut else stop))
        if last <= first:
            return None
        heads.append((first, last))
    for size in range(len(heads), 2, -1):
        for i in range(len(heads) - size + 1):
            skeleton = align(source, heads[i : i + size], settings)
            if _match_as_heads(source, skeleton, settings):
                score = _score(source, skeleton, settings)
                return _Found(skeleton, "paibi", "structural", score, len(RANKS))
    return None


def _match_as_heads(source: Bare, skeleton: Skeleton, settings: Settings) -> bool:
    if not _is_run(source, skeleton, 0, settings, quads=True):
        return False
    if skeleton.worth < settings.weight_hanzi:
        return skeleton.even and skeleton.likeness >= settings.heads_least
    return _score(source, skeleton, settings) >= settings.run_least


# --- all together --------------------------------------------------------------------------------


def _settle(found: Sequence[_Found]) -> list[_Found]:
    """The figures without pairs that lie inside a member of a longer figure."""
    members = {
        member for one in found if one.kind != "structural" for member in one.skeleton.members
    }
    covered = bytearray(max((one.end for one in found), default=0) + 1)
    for start, end in members:
        if end - start > 8:
            covered[start:end] = b"\1" * (end - start)
    return [
        one
        for one in found
        if one.label != "duiou"
        or not (covered[one.start] and covered[one.end - 1] and _inside(one, members))
    ]


def _inside(one: _Found, members: Iterable[Member]) -> bool:
    return any(start <= one.start and one.end <= end for start, end in members)


def _row(document: Document, source: Bare, found: _Found) -> dict[str, Any]:
    skeleton = found.skeleton
    members = [source.span(start, end, document.text) for start, end in skeleton.members]
    heads = [source.text[max(0, start - 2) : end] for start, end in skeleton.members]
    slots = [source.text[start:end] for start, end in skeleton.members]
    scale = scale_of(slots, heads) if found.label == "paibi" else ""
    return {
        "start": members[0][0], "end": members[-1][1], "label": found.label, "members": members,
        "anchor": skeleton.anchor, "kind": found.kind, "ordered": bool(scale), "scale": scale,
        "confidence": round(min(1.0, found.score / 5), 2),
        "evidence": f"{'/'.join(map(str, skeleton.lengths))}; {skeleton.likeness:.2f}; {found.score:.2f}",
    }  # fmt: skip
