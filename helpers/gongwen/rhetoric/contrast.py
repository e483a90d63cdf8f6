"""Frames of contrast: two things set against each other, by frame words or by opposites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.contrast_frames import FRAMES
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.overlaps import first_given
from gongwen.rhetoric.stretches import Sentence, body_sentences
from gongwen.words.dictionary import base
from gongwen.words.sentences import as_documents

CONTRAST_COLUMNS = {"slots": "object", "evidence": "object", "confidence": "float64"}

_LEADS = re.compile(
    r"^(?:(?:坚持|坚决|防止|避免|力戒|切忌|真正|努力|切实|做到|等于|实现|要|必须|形成|不断|形成|推动|坚决防止|也就是|就是|因为|所以|但是?|可是|同时|而|也|更|又|还|则|可见|说明|希望|请|让|有的|一些|往往|总是|请大家|希望大家|如果说)(?=[^，。；]{3,}))+"
)
_PIECE = re.compile(r"[^，、；。？！：\n“”]+")
_HALF = re.compile(r"[^；。？！：\n“”]+")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d.*\d|[一二三四五六七八九十]+[、.]")
_LIST_MARK = re.compile(r"^[一二三四五六七八九十]+[是要、]|^第[一二三四五]|^（")
_LONGEST = 26
_LIKENESS, _LEAST = 3.0, 3.4
"""What alike building is worth beside the weight of opposites, and what both must come to."""

_CAN, _CANNOT = (re.compile(rf"[一-龥]{way}[到出着住了清好起下动开上]") for way in "得不")
_HERE, _THERE = (re.compile(rf"^[一-龥]{{1,3}}?[{side}]") for side in ("上里内前", "下外后"))
_BUILT, _CROSSED = 3, 2
"""What opposites made by grammar weigh, and what opposites that change places are worth more."""


class _Piece(NamedTuple):
    """A stretch between two marks: offsets in its sentence."""

    start: int
    end: int
    text: str


def contrast(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The frames of contrast in documents.

    Frame words decide (不是X而是Y, 既X又Y, 由X向Y转变 …); `antithesis` is found where two clauses
    side by side have opposites (`data/rhetoric/antonyms.tsv`) in the same place and are otherwise
    built alike. A bare 但是 is no frame.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer from the first frame word to the end of the second thing; `label` is `not_but`,
        `not_only`, `both`, `cannot_must`, `better_than`, `change`, `only_if`, `without`, `scale`
        or `antithesis`. Own columns: `slots` (list of (start, end) of what is contrasted),
        `evidence` (frame words or opposites) and `confidence` (0–1).

    Notes
    -----
    Frames: the kit's guidelines for annotators, §9.
    """
    return make_layers(as_documents(source), _found, CONTRAST_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    for sentence in body_sentences(document):
        yield from first_given([*_framed(sentence), *_antitheses(sentence)])


def _framed(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """The contrasts that frame words show, in the order of the frames."""
    for label, _, frame, confidence in FRAMES:
        for match in frame.finditer(sentence.text):
            if label != "scale" or match["f"] != match["l"]:
                yield _row(sentence, label, match, confidence)


def _row(sentence: Sentence, label: str, match: re.Match[str], confidence: float) -> dict[str, Any]:
    base = sentence.start
    slots = [(base + match.start(name), base + match.end(name)) for name in ("x", "y")]
    rest = match.groupdict().get("z")
    if rest:
        slots.append((base + match.start("z") + 1, base + match.end("z")))
    words = sentence.text[match.start() : match.end()]
    for name in ("x", "y"):
        words = words.replace(match[name], "…", 1)
    return {
        "start": base + match.start(), "end": base + match.end(), "label": label, "slots": slots,
        "evidence": words, "confidence": confidence,
    }  # fmt: skip


def _antitheses(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Pairs of neighbouring clauses with opposites in the same place."""
    for first, other in _neighbours(sentence.text):
        one, pairs = _best_cut(first, other)
        if not pairs:
            continue
        start, end = sentence.start + one.start, sentence.start + other.end
        yield {
            "start": start, "end": end, "label": "antithesis",
            "slots": [(start, sentence.start + one.end), (sentence.start + other.start, end)],
            "evidence": "；".join(f"{a}／{b}" for a, b in pairs),
            "confidence": min(0.9, 0.5 + 0.15 * len(pairs)),
        }  # fmt: skip


def _best_cut(first: _Piece, other: _Piece) -> tuple[_Piece, list[tuple[str, str]]]:
    """The first clause without what belongs to both, and the opposites of the two.

    A lead is known by its words, or by the second clause: cut to its length, the first begins as
    it does or with its opposite (希望大家｜少一点攀比，多一点耐心).
    """
    one = _without_lead(first)
    pairs = _opposed(one.text, other.text)
    extra = len(one.text) - len(other.text)
    if extra > 1:
        cut = _Piece(one.start + extra, one.end, one.text[extra:])
        found = _opposed(cut.text, other.text)
        begins = cut.text[0] == other.text[0] or any(
            cut.text.startswith(a) and other.text.startswith(b) for a, b in found
        )
        if found and begins:
            return cut, found
    return one, pairs


def _neighbours(text: str) -> Iterator[tuple[_Piece, _Piece]]:
    """Clauses side by side; before them, halves of a sentence that ； parts and 、or ， parts again."""
    halves = [_Piece(m.start(), m.end(), m.group()) for m in _HALF.finditer(text)]
    for one, other in pairwise(halves):
        cuts = [len(_PIECE.findall(half.text)) for half in (one, other)]
        if cuts[0] == cuts[1] > 1 and text[one.end : other.start] == "；":
            yield one, other
    borders = {half.start for half in halves if len(_PIECE.findall(half.text)) > 1}
    pieces = [_Piece(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)]
    around = [None, *pieces, None]
    for number, (one, other) in enumerate(pairwise(pieces)):
        run = any(
            third and third.text[0] == one.text[0] == other.text[0]
            for third in (around[number], around[number + 3])
        )
        if not run and other.start not in borders and _side_by_side(text, one, other):
            yield one, other


def _side_by_side(text: str, one: _Piece, other: _Piece) -> bool:
    between = text[one.end : other.start]
    return between in ("，", "、", "；")


def _without_lead(piece: _Piece) -> _Piece:
    """The piece without a number or a verb that belongs to both clauses."""
    text = piece.text
    mark = _LIST_MARK.match(text)
    lead = _LEADS.match(text[mark.end() :] if mark else text)
    cut = (mark.end() if mark else 0) + (lead.end() if lead else 0)
    return _Piece(piece.start + cut, piece.end, text[cut:])


def _opposed(one: str, other: str) -> list[tuple[str, str]]:
    """The opposites of two clauses that are built alike; none where they are not."""
    short, long = sorted((len(one), len(other)))
    if not 3 <= short <= long <= _LONGEST or long > 2 * short:
        return []
    if (
        _FIGURES.search(one)
        or _FIGURES.search(other)
        or (_DIGIT.search(one) and _DIGIT.search(other))
    ):
        return []
    found = [
        (a, b, weight)
        for char in sorted(set(one))
        for a, b, weight in _antonyms().get(char, ())
        if a in one and b in other and _same_place(one, other, a, b)
        if not (_inside_noun(one, a) or _inside_noun(other, b))
    ]
    found += _by_build(one, other)
    found = [pair for pair in found if not _inside_longer(pair, found)]
    if not found:
        return []
    weight = sum(pair[2] + _CROSSED * _change_places(one, other, *pair[:2]) for pair in found)
    likeness = _common(one, other) / short
    even = 1.0 if long == short else 0.5 if long - short <= 2 else 0.0
    good = weight > 1 and weight + _LIKENESS * likeness + even >= _LEAST
    return [(a, b) for a, b, _ in found] if good else []


def opposites(one: str, other: str) -> int:
    """The weight of opposites that stand at the same distance from the start of two texts."""
    known = _antonyms()
    return sum(
        weight
        for i, char in enumerate(one)
        if char in known
        for a, b, weight in known[char]
        if other.startswith(b, i) and one.startswith(a, i)
    )


def _inside_noun(text: str, word: str) -> bool:
    """Whether a word of one hanzi stands only inside a noun (小区, 大户)."""
    if len(word) > 1:
        return False
    at = text.find(word)
    tag = base().tag
    return any(tag.get(text[i : i + 2], "")[:1] == "n" for i in (at - 1, at) if i >= 0)


def _inside_longer(pair: tuple[str, str, int], pairs: Sequence[tuple[str, str, int]]) -> bool:
    return any(pair != other and pair[0] in other[0] and pair[1] in other[1] for other in pairs)


def _same_place(one: str, other: str, a: str, b: str) -> bool:
    """Whether both words stand equally far from the beginning or from the end, or nearly so."""
    if b in one and a in other and a not in b and b not in a:
        return _change_places(one, other, a, b)
    i, j = one.find(a), other.find(b)
    if i == j or len(one) - i - len(a) == len(other) - j - len(b):
        return True
    return abs(i / len(one) - j / len(other)) <= 0.18


def _change_places(one: str, other: str, a: str, b: str) -> bool:
    """Whether both words stand in both clauses, in opposite order (海上的事陆上问，陆上的事海上帮)."""
    if a in b or b in a or min(one.find(b), other.find(a)) < 0:
        return False
    return (one.find(a) < one.find(b)) != (other.find(a) < other.find(b))


def _by_build(one: str, other: str) -> list[tuple[str, str, int]]:
    """Opposites that grammar makes: 查不到／摸得着, 水面上／水面下, 结束／不结束."""
    found = []
    for first, then in ((_CAN, _CANNOT), (_CANNOT, _CAN), (_HERE, _THERE), (_THERE, _HERE)):
        a, b = first.search(one), then.search(other)
        if not a or not b or then.search(one) or first.search(other):
            continue
        if first in (_CAN, _CANNOT) or a[0][:-1] == b[0][:-1]:
            found.append((a[0], b[0], _BUILT))
    end = one[-2:]
    if len(one) > len(end) and other[:-2].endswith(("不", "没", "未")) and other.endswith(end):
        found.append((end, other[-3:], _BUILT - 1))
    return found


def _common(one: str, other: str) -> int:
    """The length of the longest common subsequence of two short texts."""
    row = [0] * (len(other) + 1)
    for char in one:
        before = 0
        for j, match in enumerate(other, 1):
            above = row[j]
            row[j] = before + 1 if char == match else max(above, row[j - 1])
            before = above
    return row[-1]


@lru_cache(maxsize=1)
def _antonyms() -> dict[str, list[tuple[str, str, int]]]:
    """Pairs in both directions with their weight, by the first character of the first."""
    pairs: dict[tuple[str, str], int] = {}
    for row in read_table("antonyms.tsv"):
        for a, b in ((row["one"], row["other"]), (row["other"], row["one"])):
            pairs.setdefault((a, b), int(row["weight"]))
    found: dict[str, list[tuple[str, str, int]]] = {}
    for (a, b), weight in pairs.items():
        found.setdefault(a[0], []).append((a, b, weight))
    return found
