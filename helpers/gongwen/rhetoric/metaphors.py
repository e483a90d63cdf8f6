"""Metaphors: words of another domain said of work, bodies and people's roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.lexicon import read_table, version_of
from gongwen.rhetoric.stretches import Sentence, body_sentences, levelled
from gongwen.words.sentences import as_documents

METAPHOR_COLUMNS = {
    "vehicle": "object", "domain": "object", "evidence": "object", "confidence": "float64",
}  # fmt: skip

LEXICON = "metaphors.tsv"

_GAP = r"(?:[^，。；、：？！“”]|“[^“”]{1,10}”){0,14}?"
_COMPLEMENT = r"(?:好|牢|实|紧|密|起|出|了|着|过|下|上|住|开|大|新|一道|一个|一张|一条|一块|“)*"
_STOPS = "，。；、：？！\n"
_ABSTRACT = (
    r"思想|精神|心里|心中|心头|心灵|责任|信任|制度|作风|改革|发展|安全|服务|民心|青春|历史|时代|事业|奋斗|理想|生命|幸福|质量|诚信|"
    r"法治|廉洁|纪律|权力|情感|乡愁|友谊|成长|人生|未来|昨天|今天|明天|希望|良心|感情|知识|文明|和谐"
)
_CONCRETE = (
    r"堤坝|灯火|灯塔|灯盏|桥|种子|阳光|火种|火炬|火把|镜子|尺子|秤|钥匙|锁|闸门|船|帆|舵|锚|高墙|裂缝|疙瘩|石头|刺|灰尘|铁锈|"
    r"伤疤|年轮|底片|答卷|账本|句号|逗号|冒号|省略号|感叹号|乐章|跑道|航船|列车|车轮|刹车|油门|方向盘|阳台|炉火|炉膛|根须|甘泉|雨露|"
    r"港湾|渡口|彼岸|风帆|航标|拐杖|肩膀|胎记|指纹|拼图|底座"
)
_FRESH: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(
        r"(?:就|正|都|也)?(?:像|好比|犹如|如同|仿佛|宛如|恰似|恰如|好似)(?P<v>[^，。；：？！]{2,16}?)(?:一样|一般|似的|那样)[^，。；：？！]{0,8}"
    ), 0.7),
    (re.compile(r"(?:就)?(?:好比|犹如|宛如|恰似|好似|就像是?)(?P<v>[^，。；：？！“”]{2,16})"), 0.6),
    (re.compile(rf"(?:{_ABSTRACT})(?:上|里|中)?的[一-龥]{{0,3}}?(?P<v>{_CONCRETE})"), 0.6),
    (re.compile(rf"(?:以|用|把)?(?:{_ABSTRACT})为(?P<v>{_CONCRETE})"), 0.5),
)  # fmt: skip


class _Vehicle(NamedTuple):
    """An entry of the lexicon, ready for use."""

    word: str
    governed: re.Pattern[str] | None
    disposed: re.Pattern[str] | None
    alone: bool
    literal: re.Pattern[str] | None
    domain: str


class _Hit(NamedTuple):
    """A metaphor where it works: offsets in its sentence."""

    start: int
    end: int
    label: str
    vehicle: str
    domain: str
    confidence: float


def metaphors(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The metaphors of documents, conventional and fresh.

    Conventional ones come from a versioned lexicon (`data/rhetoric/metaphors.tsv`): each vehicle
    with the words that govern it where it is an image, and the words beside which it is meant
    literally (危旧桥梁改造). Fresh ones are found only by form: similes (像…一样), and a concrete
    thing that belongs to an abstract one (心里的裂缝); most fresh images have no such form and are
    not found.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer of the phrases in which a vehicle works; `label` is `conventional` or `fresh`. Own
        columns: `vehicle` (the words from the other domain), `domain` (which one), `evidence` (the
        entry or form that decided, with the version of the lexicon) and `confidence` (0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §8.
    """
    return make_layers(as_documents(source), _found, METAPHOR_COLUMNS)


def metaphor_lexicon() -> pd.DataFrame:
    """The lexicon of conventional metaphors, as it stands in the data.

    Returns
    -------
    pandas.DataFrame
        Columns `vehicle`, `verbs` (what governs it; `*` = it counts alone), `pattern` (instead of
        verbs), `literal` (words that make it literal), `domain`, `note_en`, `note_zh`; the version
        is in `attrs`.
    """
    table = pd.DataFrame(read_table(LEXICON))
    table.attrs["version"] = version_of(LEXICON)
    return table


def _found(document: Document) -> Iterator[dict[str, Any]]:
    version = version_of(LEXICON)
    sentences = body_sentences(document)
    phrases = _set_phrases(document, sentences)
    for number, sentence in enumerate(sentences):
        hits = _kept([*_conventional(sentence), *phrases.get(number, ()), *_fresh(sentence)])
        for hit in _joined(sentence.text, hits):
            source = f"lexicon {version}" if hit.label == "conventional" else "form"
            yield {
                "start": sentence.start + hit.start, "end": sentence.start + hit.end,
                "label": hit.label, "vehicle": hit.vehicle, "domain": hit.domain or None,
                "evidence": f"{hit.vehicle} ({source})", "confidence": hit.confidence,
            }  # fmt: skip


def _kept(hits: list[_Hit]) -> list[_Hit]:
    """The hits without those that overlap a longer one."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda one: (one.start - one.end, one.start)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return kept


def _joined(text: str, hits: list[_Hit]) -> list[_Hit]:
    """The hits, bare vehicles that only 、 parts made into one (落地生根、开花结果)."""
    joined: list[_Hit] = []
    for hit in sorted(hits):
        last = joined[-1] if joined else None
        if (
            last
            and text[last.end : hit.start] == "、"
            and text[hit.start : hit.end] == hit.vehicle
            and text[last.start : last.end] == last.vehicle
        ):
            vehicle = f"{last.vehicle}、{hit.vehicle}"
            joined[-1] = last._replace(end=hit.end, vehicle=vehicle)
        else:
            joined.append(hit)
    return joined


def _conventional(sentence: Sentence) -> Iterator[_Hit]:
    text = sentence.text
    for found in _any_vehicle().finditer(text):
        for entry in _by_word()[found[0]]:
            span = _span_of(text, found.start(), found.end(), entry)
            if span and not (entry.literal and entry.literal.search(text)):
                yield _Hit(*span, "conventional", entry.word, entry.domain, 0.8)


def _set_phrases(document: Document, sentences: list[Sentence]) -> dict[int, list[_Hit]]:
    """The whole phrases of the lexicon, by the number of their sentence.

    They are looked for in the whole text at once: many searches in short texts cost far more.
    """
    text = levelled(document.text)
    starts = [sentence.start for sentence in sentences]
    hits: dict[int, list[_Hit]] = {}
    for name, pattern, literal, domain in _phrases():
        for match in pattern.finditer(text):
            number = bisect_right(starts, match.start()) - 1
            if number < 0 or match.end() > sentences[number].end:
                continue
            if not (literal and literal.search(sentences[number].text)):
                start = match.start() - starts[number]
                hit = _Hit(start, start + len(match[0]), "conventional", name, domain, 0.85)
                hits.setdefault(number, []).append(hit)
    return hits


def _span_of(text: str, start: int, end: int, entry: _Vehicle) -> tuple[int, int] | None:
    """The phrase in which a vehicle works: with its verb, or itself where it counts alone."""
    begin = max(text.rfind(mark, 0, start) for mark in _STOPS) + 1
    if end < len(text) and text[end] == "”":
        end += 1
    if entry.governed:
        verb = entry.governed.search(text, begin, end)
        if verb:
            return verb.start(), end
    stop = min((at for mark in _STOPS if (at := text.find(mark, end)) >= 0), default=len(text))
    if entry.disposed:
        behind = entry.disposed.match(text, end, stop)
        if behind:
            lead = max(text.rfind("把", begin, start), text.rfind("将", begin, start))
            return (lead if lead >= 0 else start), min(behind.end(), stop)
    if not entry.alone:
        return None
    return _widened(text, begin, start), end


_ATTRIBUTE = re.compile(
    r"(?:以[^，。；、]{1,18}为|[^，。；、：]{1,14}(?:就|都|才|正|便)?(?:是|如同|犹如)(?:[一二三四五六七八九十几这那]?[^，。；、是]{0,2})?|"
    r"[^，。；、：是为成作在]{1,8}的|全[市县区省国]|[一这那][^，。；、]|“)$"
)


def _widened(text: str, begin: int, start: int) -> int:
    """Where the phrase of a vehicle without a verb begins: at its attribute or its subject."""
    lead = _ATTRIBUTE.search(text, begin, start)
    return lead.start() if lead else start


def _fresh(sentence: Sentence) -> Iterator[_Hit]:
    for form, confidence in _FRESH:
        for match in form.finditer(sentence.text):
            if not re.match(r"(?:就|正|都|也)?像(?:我|这|那|他|她|往|过去|以前)", match.group()):
                yield _Hit(match.start(), match.end(), "fresh", match["v"], "", confidence)


@lru_cache(maxsize=1)
def _any_vehicle() -> re.Pattern[str]:
    words = sorted(_by_word(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[_Vehicle]]:
    entries: dict[str, list[_Vehicle]] = {}
    for row in read_table(LEXICON):
        if not row["pattern"]:
            entries.setdefault(row["vehicle"], []).append(_entry(row))
    return entries


def _entry(row: dict[str, str]) -> _Vehicle:
    verbs = [verb for verb in row["verbs"].split(",") if verb != "*"]
    choice = "|".join(sorted(map(re.escape, verbs), key=len, reverse=True))
    word = re.escape(row["vehicle"])
    return _Vehicle(
        row["vehicle"],
        re.compile(rf"(?:{choice}){_COMPLEMENT}{_GAP}“?{word}”?") if verbs else None,
        re.compile(
            rf"[^，。；、：？！]{{0,4}}?(?:{choice})(?:得更?|[^，。；、：？！的]{{0,3}})[一-龥]{{0,2}}"
        )
        if verbs
        else None,
        "*" in row["verbs"].split(","),
        _literal(row["literal"]),
        row["domain"],
    )


def _literal(words: str) -> re.Pattern[str] | None:
    return re.compile("|".join(map(re.escape, words.split(",")))) if words else None


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, str], ...]:
    return tuple(
        (row["vehicle"], re.compile(row["pattern"]), _literal(row["literal"]), row["domain"])
        for row in read_table(LEXICON)
        if row["pattern"]
    )
