"""Numeral coinages (“六进两化”): slogans that are opaque unless their parts are listed nearby."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.stretches import levelled
from gongwen.words.sentences import SKIPPED, as_documents

COINAGE_COLUMNS = {
    "glossed": "object", "gloss": "object", "promised": "Int64", "listed": "Int64",
    "evidence": "object", "confidence": "float64",
}  # fmt: skip

GLOSS_REACH = 120
"""How far behind a coinage its parts may be listed, in characters."""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九十")} | {"两": 2, "双": 2, "百": 100}
_NUMERAL = "[一二三四五六七八九十两双百]"
_QUOTED = re.compile(r"[“‘]([^“”‘’，。；：！？\n]{2,12})[”’]")
_SHAPE = re.compile(
    rf"(?:每[日天周月季年]|[一-龥]{{0,2}}?)(?:{_NUMERAL}[个张项条大本支级类份]?[一-龥]{{1,4}}?[、]?){{1,4}}"
)
_FORMULA = re.compile(r"\d(?:\+(?:\d{1,2}|[A-ZＮ]))+[一-龥]{0,4}")
_PART = re.compile(rf"({_NUMERAL})[个张项条大本支级类份]?([一-龥]+?)(?={_NUMERAL}|、|$)")
_UNQUOTED = re.compile(
    r"(?<![一二三四五六七八九十两百千万亿\d第每“])(?P<body>(?:[二三四五六七八九两][一-龥]{1,2}[一二三四五六七八九两]|一[一-龥]{1,2}[二三四五六七八九两])"
    r"[一-龥]{1,2}?)(?=[的（，。、；”和]|工作|机制|活动|行动|制度|改革|模式|体系|计划|工程|要求|$)"
)
_MEASURE = frozenset(
    "年月日天次个名人户村县市省区级点条项件种类批轮季度周分角元里米公亩吨倍成路层道座家所处位岁期号部处万千百十亿时刻段"
    "斤两寸尺丈钱盆碗杯把口棵根束张片句星旬代辆台套组队页字门间栋岸线上中下前后面"
)
_MONEY = re.compile(r"[\d·.．:：/%％—-]+[一-龥]?|\d+[月年日].*")
_SPLIT = re.compile(r"[、，；,]|和(?![谐平睦])|与|及|以及")
_ELSEWHERE = re.compile(r"[。！？\n]")


class _Gloss(NamedTuple):
    """A listing: offsets in the document and how many parts it has."""

    start: int
    end: int
    parts: int


class _Name(NamedTuple):
    """A coinage where it stands: offsets, words, and what its numerals promise."""

    start: int
    end: int
    words: str
    quoted: bool

    @property
    def parts(self) -> list[tuple[int, str]]:
        """Each numeral with the word that it counts."""
        return [(_DIGITS[m[1]], m[2]) for m in _PART.finditer(self.words)]


def coinages(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """Numeral and shorthand slogans: each first mention, and every mention with an explanation.

    A coinage is a short quoted name with a numeral that counts (“三畅”, “一超四罚”) or an unquoted
    one of two numerals (三清单一平台). Idioms, dates, plans and images with a numeral are in
    `data/rhetoric/numerals.tsv` and are none.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `coinage`, quotation marks inside the span. Own columns: `glossed`
        (`yes`: the parts are listed nearby and the count fits; `no`; `mismatch`: listed, but the
        count does not fit), `gloss` ((start, end) of the listing, or None), `promised` (parts by
        the numerals, 三清单一平台 = 4), `listed` (parts found), `evidence` and `confidence` (0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §7.
    """
    return make_layers(as_documents(source), _found, COINAGE_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    text = levelled(document.text)
    seen: set[str] = set()
    for name in _names(document, text):
        gloss = _gloss_of(text, name)
        if name.words in seen and gloss is None:
            continue
        seen.add(name.words)
        yield _row(text, name, gloss)


def _row(text: str, name: _Name, gloss: _Gloss | None) -> dict[str, Any]:
    promised = sum(number for number, _ in name.parts)
    fits = gloss is not None and gloss.parts in _counts(name)
    return {
        "start": name.start, "end": name.end, "label": "coinage",
        "glossed": "no" if gloss is None else "yes" if fits else "mismatch",
        "gloss": gloss and (gloss.start, gloss.end),
        "promised": promised or None, "listed": gloss and gloss.parts,
        "evidence": text[gloss.start : gloss.end] if gloss else name.words,
        "confidence": 0.95 if fits else 0.85 if name.quoted else 0.7,
    }  # fmt: skip


def _counts(name: _Name) -> set[int]:
    """The counts of parts that fit: all numerals together, or one numeral that both share.

    A one that opens (一超四罚) may name the occasion alone, so the rest may fit too.
    """
    numbers = [number for number, _ in name.parts]
    counts = {sum(numbers)}
    if len(set(numbers)) == 1:
        counts.add(numbers[0])
    if len(numbers) > 1 and numbers[0] == 1:
        counts.add(sum(numbers[1:]))
    return counts


def _names(document: Document, text: str) -> Iterator[_Name]:
    """What looks like a coinage, in reading order, titles included."""
    for block in document.blocks:
        if block.kind in SKIPPED:
            continue
        found = [
            _Name(m.start(), m.end(), m[1], quoted=True)
            for m in _QUOTED.finditer(text, block.start, block.end)
            if is_coinage(m[1])
        ]
        taken = [(name.start, name.end) for name in found]
        for m in _UNQUOTED.finditer(text, block.start, block.end):
            body = m["body"]
            if _is_bare_coinage(body) and not any(a <= m.start() < b for a, b in taken):
                found.append(_Name(m.start("body"), m.end("body"), body, quoted=False))
        yield from sorted(found)


def is_coinage(words: str) -> bool:
    """Whether words that stand in quotation marks are a numeral coinage.

    >>> is_coinage("三减一提"), is_coinage("一目了然"), is_coinage("11·9")
    (True, False, False)
    """
    if _FORMULA.fullmatch(words):
        return True
    if _MONEY.fullmatch(words) or _is_common(words) or not _SHAPE.fullmatch(words):
        return False
    parts = [(_DIGITS[m[1]], m[2]) for m in _PART.finditer(words)]
    if (
        not parts
        or re.search("[的了]", words)
        or re.search(f"{_NUMERAL}{{2}}|^百[里米户家亩年]", words)
    ):
        return False
    first = re.search(_NUMERAL, words)
    if first is None or (first.start() and words[first.start() - 1] in "第几十百千万零来之初统唯"):
        return False
    if max(number for number, _ in parts) > 1:
        return len(words) <= 10 and not _is_measured(parts)
    return first.start() == 0 and 3 <= len(words) <= 5 and words[1] not in _MEASURE


def _is_measured(parts: list[tuple[int, str]]) -> bool:
    """Whether every numeral only counts time, people or money (三年, 十里)."""
    return all(word in _MEASURE for _, word in parts)


def _is_bare_coinage(words: str) -> bool:
    parts = [(_DIGITS[m[1]], m[2]) for m in _PART.finditer(words)]
    if len(parts) < 2 or _is_common(words) or words in idioms():
        return False
    return not any(word[0] in _MEASURE or word[-1] in "的了是" for _, word in parts)


def _is_common(words: str) -> bool:
    """Whether the words are, or hold, an idiom, an image, a date or a plan with a numeral."""
    known = _common()
    inside = (words[i : i + n] for n in (3, 4, 5) for i in range(len(words) - n + 1))
    return words in known or words in idioms() or any(part in known for part in inside)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("numerals.tsv"))


@lru_cache(maxsize=1)
def idioms() -> frozenset[str]:
    """The four-character idioms with a numeral in the dictionary that segments."""
    from gongwen.words.dictionary import base  # noqa: PLC0415 - a big file, read only when asked

    numerals = set("一二三四五六七八九十两双百千万")
    return frozenset(
        word
        for word, tag in base().tag.items()
        if tag in ("i", "l") and len(word) > 3 and numerals & set(word)
    )


def _gloss_of(text: str, name: _Name) -> _Gloss | None:
    """The listing of a coinage's parts, behind it or right before it."""
    return _bracketed(text, name) or _introduced(text, name) or _echoed(text, name)


def _bracketed(text: str, name: _Name) -> _Gloss | None:
    """A listing in brackets behind the name and at most a class word: “五心服务”（真心、…）."""
    opened = re.compile(r"[一-龥]{0,6}（").match(text, name.end)
    if opened is None:
        return None
    close = text.find("）", opened.end())
    if not 0 < close - opened.end() <= GLOSS_REACH:
        return None
    inside = text[opened.end() : close]
    if re.match(r"以下|简称|下同|[一-龥]{1,6}〔", inside):
        return None
    lead = re.match(r"即|包括|指的?是?|分别[是为]", inside)
    count = _count(inside[lead.end() if lead else 0 :])
    return _Gloss(opened.end(), close, count) if count > 1 else None


def _introduced(text: str, name: _Name) -> _Gloss | None:
    """A listing behind 即, 就是, 也就是, ：and the like."""
    stop = _ELSEWHERE.search(text, name.end)
    end = min(stop.start() if stop else len(text), name.end + GLOSS_REACH)
    cue = re.compile(
        r"[一-龥”]{0,10}?(?:，?(?:所谓[^，。]{0,8}，)?(?:(?:其中|也)?(?:即|就是)|是指|指的是|包括|分别[是为]|具体[是为]|说的是)(?:要)?|：|——)[：，]?"
    ).match(text, name.end)
    if cue is None or cue.end() >= end or not _speaks_of(name, text[name.end : cue.end()]):
        return None
    inside = text[cue.end() : end]
    if any(number == 100 for number, _ in name.parts):
        return _Gloss(cue.end(), end, 100) if "100" in inside or "一百" in inside else None
    length, count = _listed(inside, name)
    return _Gloss(cue.end(), cue.end() + length, count) if count > 1 else None


def _speaks_of(name: _Name, between: str) -> bool:
    """Whether no other quoted name comes between a coinage and what is said of it."""
    return all(words in name.words for words in re.findall("“([^”]*)”", between))


def _listed(inside: str, name: _Name) -> tuple[int, int]:
    """How far a listing reaches and how many parts it has.

    The first kind of mark that parts the promised number decides; failing that, the first mark.
    """
    wanted = _counts(name)
    tries = []
    for marks in (r"；", r"、", r"，", r"[、，]", r"[、，；]|和(?!谐)|以及"):
        pieces = re.split(marks, inside)
        if len(pieces) < 2:
            continue
        if marks == "、" and "，" in inside:
            head = inside.partition("，")[0]
            tries.append((len(head), _count(head)))
        tries.append((len(inside), len([piece for piece in pieces if piece.strip()])))
        taken = _run_of(pieces, name)
        if taken:
            tries.append((inside.find(taken[-1]) + len(taken[-1]), len(taken)))
    for length, count in tries:
        if count in wanted:
            return length, count
    return tries[0] if tries else (0, 0)


def _run_of(pieces: list[str], name: _Name) -> list[str]:
    """The pieces from the first on that hold a class word of the name (到位 ×4)."""
    signs = {c for _, word in name.parts for c in word}
    run = []
    for piece in pieces:
        if not signs & set(piece):
            break
        run.append(piece)
    return run


def _echoed(text: str, name: _Name) -> _Gloss | None:
    """A listing without a cue: items nearby that repeat the class word, or who is dealt with.

    严禁…，严禁… behind “五个严禁”; 查进货、查加工、查留样 behind “每日三查”.
    """
    stop = re.compile(r"\n").search(text, name.end)
    end = min(stop.start() if stop else len(text), name.end + GLOSS_REACH)
    wanted = _counts(name)
    if any(number == 100 for number, _ in name.parts):
        inside = text[name.end : end]
        at = inside.find("100")
        last = inside.rfind("100")
        return _Gloss(name.end + at, _close(text, name.end + last), 100) if last > at >= 0 else None
    for _, word in name.parts:
        found = _repeated(text, name.end, end, word)
        if found and found.parts in wanted:
            return found
    return _dealt_with(text, name, end, wanted)


def _repeated(text: str, begin: int, end: int, word: str) -> _Gloss | None:
    """The neighbouring pieces behind a coinage that hold its class word."""
    items: list[tuple[int, int]] = []
    for piece in re.compile(r"[^、，；：。“”\n]+").finditer(text, begin, end):
        if word in piece.group():
            items.append((piece.start(), piece.end()))
        elif items:
            break
    if len(items) < 2:
        return None
    head = text[slice(*items[0])]
    first = items[0][0] + (0 if head.endswith(word) else head.find(word))
    return _Gloss(first, items[-1][1], len(items))


def _dealt_with(text: str, name: _Name, end: int, wanted: set[int]) -> _Gloss | None:
    """A listing behind 对 or 从 in the next clause, if its count fits exactly."""
    found = re.compile(
        r"[一-龥”]{0,8}，(?:对|从|把|将)([^，。；]+、[^，。；]+?)(?:一并|一律|分别|都|均|同时|，|。)"
    ).match(text, name.end)
    if found is None or found.end() > end:
        return None
    count = _count(found[1])
    return _Gloss(found.start(1) - 1, found.end(1), count) if count in wanted else None


def _close(text: str, place: int) -> int:
    """The end of the item that begins at a place."""
    stop = re.compile(r"[、，；。！\n]").search(text, place)
    return stop.start() if stop else len(text)


def _count(listing: str) -> int:
    """How many things a listing names: parted by 、，； and a last 和.

    >>> _count("问题清单、任务清单、责任清单和调度平台")
    4
    """
    pieces = [piece for piece in _SPLIT.split(listing) if piece and piece.strip()]
    return len(pieces)
