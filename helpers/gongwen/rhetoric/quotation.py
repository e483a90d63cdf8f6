"""Quotation: other people's words, documents, watchwords, and sayings without a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric import quotation_signs as signs
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.overlaps import first_given
from gongwen.rhetoric.slogans.names import is_coinage
from gongwen.rhetoric.stretches import Sentence, body_sentences, is_nested
from gongwen.words import count_hanzi
from gongwen.words.sentences import as_documents

QUOTATION_COLUMNS = {"source": "object", "evidence": "object", "confidence": "float64"}


def quotation(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The quotations of documents.

    Scare quotes, names of days, actions and prizes, numeral coinages and single words in quotation
    marks are none. Sayings woven in without a source are found from a list
    (`data/rhetoric/sayings.tsv`).

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer of the quoted words with their marks; `label` is `direct` (a named source said it),
        `allusion` (a saying without source), `document` (《…》, up to the bracket that holds its
        number) or `slogan` (a quoted watchword). Own columns: `source` (the words that name it, or
        None), `evidence` and `confidence` (0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §10.
    """
    return make_layers(as_documents(source), _found, QUOTATION_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    for sentence in body_sentences(document):
        finders = (_titles, _quoted, _reported, _sayings)
        yield from first_given(row for find in finders for row in find(sentence))


def _row(sentence: Sentence, span: tuple[int, int], label: str, **found: Any) -> dict[str, Any]:
    start, end = span
    return {"start": sentence.start + start, "end": sentence.start + end, "label": label, **found}


def _titles(sentence: Sentence) -> Iterator[dict[str, Any]]:
    for match in signs.TITLE.finditer(sentence.text):
        who = re.search(r"(你[县市区局省]|贵[县市区局省]|来文)$", sentence.text[: match.start()])
        yield _row(
            sentence,
            match.span(),
            "document",
            source=who[1] if who else None,
            evidence="《》",
            confidence=0.95,
        )


def _quoted(sentence: Sentence) -> Iterator[dict[str, Any]]:
    text = sentence.text
    for match in signs.QUOTED.finditer(text):
        words = match.group()[1:-1]
        hanzi = count_hanzi(words)
        lead = text[: match.start()]
        said = _speaker(lead, words, text[match.end() :])
        if (
            said is not None
            and hanzi >= signs.LEAST_DIRECT
            and not _names(words, text, match.end())
        ):
            yield _row(
                sentence,
                match.span(),
                "direct",
                source=said[0],
                evidence=said[1],
                confidence=said[2],
            )
        elif not is_coinage(words) and _is_slogan(words, hanzi, text, match):
            yield _row(
                sentence,
                match.span(),
                "slogan",
                source=None,
                evidence=text[match.end() : match.end() + 4] or "“”",
                confidence=0.7,
            )
        elif hanzi >= signs.LEAST_DIRECT and any(p.search(words) for p in _likely(words)):
            yield _row(
                sentence, match.span(), "allusion", source=None, evidence="saying", confidence=0.8
            )


def _speaker(lead: str, words: str, rest: str) -> tuple[str | None, str, float] | None:
    """Who is said to speak before quoted words or behind them, by what words, and how surely."""
    for sign in (signs.PROVERB, signs.SOURCE, signs.THAT, signs.WRITTEN, signs.WENT_ON, signs.TOLD):
        said = sign.search(lead)
        if said:
            nobody = signs.NOBODY.search(said["who"])
            return None if nobody else (_who(said["who"]), said.group(), 0.85)
    if not signs.FULL.search(words):
        after = signs.SAID_AFTER.match(rest) if words.endswith("，") else None
        return (after["who"], after.group(), 0.75) if after else None
    if lead.endswith("：") and not signs.NOT_SPEECH.search(lead):
        return None if is_coinage(words) else (None, "：", 0.65)
    return None


def _who(words: str) -> str | None:
    """The source without the adverbs that lead to it."""
    return (
        re.sub(
            r"^(?:刚才|正如|诚如|就像|正像|但|而|这|用|借用|让我想起|记得|常听|听)", "", words
        ).strip()
        or None
    )


def _names(words: str, text: str, end: int) -> bool:
    """Whether the quoted words are a name or a requirement rather than speech."""
    return is_coinage(words) or bool(
        re.match(r"(?:的)?(?:总?要求|标准|原则|目标|活动|行动|工程|机制|制度)", text[end:])
    )


def _is_slogan(words: str, hanzi: int, text: str, match: re.Match[str]) -> bool:
    """Whether quoted words are a watchword: a phrase with parts, or a long one with its head."""
    if signs.FULL.search(words) or signs.FAULT.match(text, match.end() - 1):
        return False
    if signs.CURED.search(text[: match.start()]):
        return False
    parted = bool(re.search(r"[、，]", words))
    headed = bool(signs.HEADWORD.match(text, match.end()))
    led = bool(signs.BY.search(text[: match.start()]))
    if parted:
        return hanzi >= signs.LEAST_SLOGAN
    return (
        hanzi >= signs.LEAST_SLOGAN and (headed or led) and not re.search(r"[日节奖号杯]$", words)
    )


def _reported(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Reports of the very words without quotation marks (师傅说，…)."""
    if not signs.REPORTING.search(sentence.text):
        return
    for match in signs.REPORT.finditer(sentence.text):
        who = match["who"]
        if (
            signs.PERSON.search(who)
            and not signs.NOT_SAID.search(who)
            and not is_nested(sentence.text, match.start())
        ):
            span = match.start("what"), match.end("what")
            yield _row(
                sentence,
                span,
                "direct",
                source=_who(who),
                evidence=match.group()[: len(who) + 2],
                confidence=0.65,
            )


def _sayings(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Sayings without a source; halves that stand side by side are one."""
    text = sentence.text
    found = sorted({match.span() for saying in _likely(text) for match in saying.finditer(text)})
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    for start, end in joined:
        span = start, _other_half(sentence.text, start, end)
        yield _row(sentence, span, "allusion", source=None, evidence="saying", confidence=0.8)


def _other_half(text: str, start: int, end: int) -> int:
    """Where a saying ends that a clause of the same length goes on (单丝不成线，独木不成林)."""
    begins = start == 0 or text[start - 1] in "，。；：、“"
    after = signs.CLAUSE.match(text, end + 1) if text[end : end + 1] == "，" and begins else None
    alike = after is not None and end - start == after.end() - after.start() >= signs.LEAST_DIRECT
    return after.end() if after and alike else end


@lru_cache(maxsize=1)
def _known_sayings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in read_table("sayings.tsv"))


def _likely(text: str) -> list[re.Pattern[str]]:
    """The sayings that may stand in a text: one of their openings does, or they have none.

    To look for openings first is many times faster than to try every saying on every sentence.
    """
    always, by_opening = _by_opening()
    pairs = {pair for pair in map(add, text, text[1:]) if pair in by_opening}
    return [*always, *(saying for pair in pairs for saying in by_opening[pair])]


@lru_cache(maxsize=1)
def _by_opening() -> tuple[list[re.Pattern[str]], dict[str, list[re.Pattern[str]]]]:
    """The sayings whose beginnings vary, and the others by the two hanzi with which they begin."""
    always: list[re.Pattern[str]] = []
    by_opening: dict[str, list[re.Pattern[str]]] = {}
    for saying in _known_sayings():
        forms = [signs.TWO_HANZI.match(form) for form in _top_forms(saying.pattern)]
        if not all(forms):
            always.append(saying)
            continue
        for form in forms:
            if form:
                by_opening.setdefault(form[0], []).append(saying)
    return always, by_opening


def _top_forms(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand in no bracket."""
    forms, depth = [""], 0
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            forms.append("")
        else:
            forms[-1] += char
    return forms
