"""Frames of contrast: two things set against each other, by frame words or by opposites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.stretches import Sentence, body_sentences
from gongwen.words.sentences import as_documents

CONTRAST_COLUMNS = {"slots": "object", "evidence": "object", "confidence": "float64"}

_W = r"(?:[^，。；？！：“”\n]|“[^“”\n]*”)"
_X = rf"(?P<x>{_W}{{1,30}}?)"
_LONG = rf"(?P<x>{_W}{{1,40}}?(?:，{_W}{{1,30}}?){{0,2}}?)"
_Y = rf"(?P<y>{_W}{{1,40}})"
_OPEN = r"(?<![一-龥])"

_FRAMES: tuple[tuple[str, re.Pattern[str], float], ...] = tuple(
    (label, re.compile(pattern), confidence)
    for label, pattern, confidence in (
        ("not_but", rf"(?:绝|决|并)?不是{_LONG}[，；、]?(?:而|却|恰恰|只)是{_Y}", 0.95),
        ("not_but", rf"并非{_LONG}[，、]?而(?:是|在于?){_Y}", 0.95),
        ("not_but", rf"(?<!是)不是{_X}，(?:就)?是(?!不){_Y}", 0.75),
        ("not_but", rf"(?<![不而可但就还也都说总于只要若凡正])是{_X}，(?:而|决|绝|并)?不是{_Y}", 0.8),
        ("not_but", rf"不在于?{_X}[，、]?而?(?:在于?|重在){_Y}", 0.85),
        ("not_but", rf"不要?(?P<v>看|比|怕|图|求|讲|唯|靠|问|听|搞|等|拼){_X}[，、](?:就|只|要|而要|但|专|多|更要|而是要?|却)(?:要)?(?P=v){_Y}", 0.9),
        ("not_but", rf"不(?P<v>看|比|靠|问|唯){_X}[，、](?P=v){_Y}", 0.8),
        ("not_but", rf"(?:重|贵|关键)在{_X}，不在{_Y}", 0.85),
        ("not_only", rf"(?:不仅仅?|不但|不光|不只|不单)(?!如此|仅如此){_LONG}[，、；](?:而且|更加?|也|还|并且|同时|甚至|又|且)[^，。；]{{0,2}}?{_Y}", 0.95),
        ("both", rf"(?<![一])既(?![然定有往得成而])(?:要|是)?{_LONG}[，、]?(?:又|也|更|还)(?:要|是)?{_Y}(?P<z>(?:，(?:又|也|更|还){_W}{{1,40}})*)", 0.9),
        ("cannot_must", rf"(?:(?:决|绝|更)?不能|不要|不可|不应|不该|切忌){_X}，(?:而)?(?:更?要|必须|应当?|得){_Y}", 0.8),
        ("better_than", rf"(?:宁可|宁愿|宁肯|宁){_X}[，、](?:也|决|绝|都)?(?:不可|不能|不愿|不让|不要|不(?=[一-龥])|勿){_Y}", 0.95),
        ("better_than", rf"(?:宁可|宁愿|宁肯|宁){_X}[，、]?(?:也|决|绝|都)?(?:不可|不能|不愿|不让|不要|不(?=[一-龥])|勿){_Y}", 0.85),
        ("better_than", rf"与其{_LONG}，?(?:还|倒|真)?不如{_Y}", 0.95),
        ("better_than", rf"(?:^|(?<=[，。；：“]))(?P<x>{_W}{{2,16}})，(?:都|也|还)?(?:不如|抵不[上过]|比不[上过]){_Y}", 0.75),
        ("better_than", rf"(?:^|(?<=[，。；：“]))(?P<x>[^，。；：“”不]{{2,12}})(?<![还倒都远])不如(?!说|此|意){_Y}", 0.7),
        ("change", r"(?<![改转])变(?P<x>[^，。；、为]{1,14})为(?P<y>[^，。；、]{1,14})", 0.9),
        ("change", r"[由从](?P<x>[^，。；、由从]{1,18}?)(?:逐步|加快|真正|全面)?向(?P<y>[^，。；、]{1,18}?)(?:的)?(?:转变|转型|转换|迈进|拓展|延伸|跨越|升级|转移|深化|过渡)", 0.95),
        ("change", r"[由从](?P<x>“[^”]{1,12}”|[^，。；、由从“”]{1,14}?)(?:变成?|变为|转为|转向|转到|走向|走到了?|升级为|跃升为|迈向)(?P<y>“[^”]{1,12}”|[^，。；、“”]{1,16})", 0.85),
        ("change", r"[由从](?P<x>[^，。；、由从]{1,14})，(?:变成?为?|转[为向]|走[向到]了?)(?P<y>[^，。；、]{1,16})", 0.8),
        ("change", r"[由从](?P<x>“[^”]{1,12}”)(?:到|向)(?P<y>“[^”]{1,12}”)(?:的转变)?", 0.9),
        ("change", r"(?:^|(?<=[，。；：、]))(?:[^，。；、]{0,4})?把(?P<x>“[^”]{1,12}”)(?:变成?为?|改为)(?P<y>“[^”]{1,12}”)", 0.85),
        ("only_if", rf"(?:只有|唯有){_LONG}[，、]?(?:才|方)(?:能够?|会|可)?{_Y}(?P<z>(?:，才{_W}{{1,40}})*)", 0.95),
        ("without", rf"(?:如果|要是)?(?<!还)没有{_X}[，、]?(?:就|便|也就|哪)(?:没有|不会有|不可能有|谈不上|失去|没|无|有|来){_Y}", 0.95),
        ("without", rf"(?:离开|失去|丢)了?{_X}，(?:就|便|也就|一切|再)(?:没有|谈不上|失去|无从|是){_Y}", 0.8),
        ("scale", rf"(?P<f>[小大上下远近])[到至自]{_X}[，、]?(?P<l>[大小下上近远])[到至]{_Y}", 0.9),
        ("antithesis", r"(?<![一-龥])[^，。；、：]{0,6}?重(?P<x>[^，。；、重轻]{2,4})[、]?轻(?P<y>[^，。；、重轻]{2,4})(?=[，。；、的]|$)", 0.9),
    )
)  # fmt: skip

_LEADS = re.compile(
    r"^(?:(?:坚持|坚决|防止|避免|力戒|切忌|真正|努力|切实|做到|等于|实现|要|必须|形成|不断|形成|推动|坚决防止|也就是|就是|因为|所以|但是?|可是|同时|而|也|更|又|还|则)(?=[^，。；]{3,}))+"
)
_PIECE = re.compile(r"[^，、；。？！：\n“”]+")
_HALF = re.compile(r"[^；。？！：\n“”]+")
_DIGIT = re.compile(r"\d")
_FIGURES = re.compile(r"\d.*\d|[一二三四五六七八九十]+[、.]")
_LIST_MARK = re.compile(r"^[一二三四五六七八九十]+[是要、]|^第[一二三四五]|^（")
_LONGEST = 26


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
        framed = _framed(sentence)
        yield from framed
        taken = [(row["start"], row["end"]) for row in framed]
        yield from _antitheses(sentence, taken)


def _framed(sentence: Sentence) -> list[dict[str, Any]]:
    """The contrasts that frame words show, longer confidence first, none inside another."""
    rows: list[dict[str, Any]] = []
    for label, frame, confidence in _FRAMES:
        for match in frame.finditer(sentence.text):
            if label == "scale" and match["f"] == match["l"]:
                continue
            row = _row(sentence, label, match, confidence)
            if not any(_overlap(row, other) for other in rows):
                rows.append(row)
    return rows


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


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


def _antitheses(sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    """Pairs of neighbouring clauses with opposites in the same place."""
    last = -1
    for first, other in _neighbours(sentence.text):
        if first.start < last:
            continue
        one = _without_lead(first)
        start, end = sentence.start + one.start, sentence.start + other.end
        if any(start < stop and begin < end for begin, stop in taken):
            continue
        pairs = _opposed(one.text, other.text)
        if pairs:
            last = other.end
            yield {
                "start": start, "end": end, "label": "antithesis",
                "slots": [
                    (start, sentence.start + one.end), (sentence.start + other.start, end),
                ],
                "evidence": "；".join(f"{a}／{b}" for a, b in pairs),
                "confidence": min(0.9, 0.5 + 0.15 * len(pairs)),
            }  # fmt: skip


def _neighbours(text: str) -> Iterator[tuple[_Piece, _Piece]]:
    """Clauses side by side; before them, halves of a sentence that ； parts and 、or ， parts again."""
    halves = [_Piece(m.start(), m.end(), m.group()) for m in _HALF.finditer(text)]
    for one, other in pairwise(halves):
        cuts = [len(_PIECE.findall(half.text)) for half in (one, other)]
        if cuts[0] == cuts[1] > 1 and text[one.end : other.start] == "；":
            yield one, other
    pieces = [_Piece(m.start(), m.end(), m.group()) for m in _PIECE.finditer(text)]
    around = [None, *pieces, None]
    for number, (one, other) in enumerate(pairwise(pieces)):
        run = any(
            third and third.text[0] == one.text[0] == other.text[0]
            for third in (around[number], around[number + 3])
        )
        if not run and _side_by_side(text, one, other):
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
    ]
    found = [pair for pair in found if not _inside_longer(pair, found)]
    if not found:
        return []
    weight = sum(pair[2] for pair in found)
    alike = _common(one, other)
    likeness = alike / short
    good = (
        (weight >= 3 and (likeness >= 0.25 or long - short <= 1))
        or (weight >= 4 and long <= 1.6 * short)
        or (weight >= 2 and likeness >= 0.45 and alike >= 2)
        or (weight >= 2 and long == short and alike >= 1 and long <= 8)
    )
    return [(a, b) for a, b, _ in found] if good else []


def _inside_longer(pair: tuple[str, str, int], pairs: Sequence[tuple[str, str, int]]) -> bool:
    return any(pair != other and pair[0] in other[0] and pair[1] in other[1] for other in pairs)


def _same_place(one: str, other: str, a: str, b: str) -> bool:
    """Whether both words stand equally far from the beginning or from the end, or nearly so."""
    if b in one and a in other and a not in b and b not in a:
        return False
    i, j = one.find(a), other.find(b)
    if i == j or len(one) - i - len(a) == len(other) - j - len(b):
        return True
    return abs(i / len(one) - j / len(other)) <= 0.18


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
