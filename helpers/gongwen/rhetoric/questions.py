"""Questions: those the speaker answers (设问), those that want no answer (反问), and plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.answer_places import answer_of, text_at
from gongwen.rhetoric.asking import WORD, places, with_premise
from gongwen.rhetoric.polarity import POLAR
from gongwen.rhetoric.question_frames import with_frame
from gongwen.rhetoric.question_kinds import Asked, kind_of
from gongwen.rhetoric.stretches import Sentence, body_sentences, is_nested
from gongwen.words.sentences import as_documents

LONGEST_SERIES = 4
"""So many questions before one are taken for its series."""

QUESTION_COLUMNS = {"answer": "object", "evidence": "object", "confidence": "float64"}

_REPORTED = re.compile(
    r"(?:(?<!我)我(?=问)|他们?|她|有人|某[人位个]|有的[^，。]{0,8}|群众|家长|企业|居民|老百姓|记者|孩子|[^，。]{1,8}(?:同志|师傅|老人|大爷|大娘))"
    r"(?:还|就|又|总|常|都|经常|反复)?(?:问|说|讲)[^，。；]{0,6}[，：]?“?"
)
"""Words by which somebody else asks."""


def questions(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The questions of documents by what they are for.

    A question is known by its mark; where the mark was lost, by its words at the end of a
    sentence or before an answer inside it (难道…吗。 值得吗，值得。). An indirect question (如何用好资金，是当前难题)
    is none.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer of the question sentences; `label` is `shewen` (the speaker answers within
        two sentences), `fanwen` (no answer wanted, the polarity is plain) or `plain` (put to the
        hearers, or asked by somebody else). Own columns: `answer` ((start, end), up to its first
        full stop, or None), `evidence` (the question words) and `confidence` (0–1, lower without a
        mark, lowest for a `fanwen` known only by the want of an answer).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §11. The form decides before what follows:
    words that leave one answer, words that lean to one, forms that favour none.
    """
    return make_layers(as_documents(source), _found, QUESTION_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    sentences = body_sentences(document)
    for number, sentence in enumerate(sentences):
        head = document.blocks[sentence.block].heading
        if head and sentence.end <= head[1] and "？" not in sentence.text:
            continue
        for start, end in places(sentence.text):
            if sentence.text[start:end].strip("？。，！“”"):
                yield _row(sentences, number, start, end)


def _row(sentences: Sequence[Sentence], number: int, start: int, end: int) -> dict[str, Any]:
    sentence = sentences[number]
    text = sentence.text[start:end]
    marked = "？" in text
    reported = _is_quoted(sentence.text, start, end) or bool(
        _REPORTED.search(sentence.text[:start]) or _REPORTED.match(text)
    )
    answer = answer_of(sentences, number, end)
    said = text_at(sentences, answer)
    after = sentences[number + 1].text if number + 1 < len(sentences) else ""
    at_once = len(sentence.text) > end + 1 or "？" not in after
    asked = Asked(text, _lead(sentences, number, start), said, reported, at_once)
    label, sure = kind_of(asked)
    start = with_frame(sentence.text, start, end)
    if label == "fanwen":
        start = with_premise(sentence.text, start, end)
    if label != "shewen":
        answer = None
    words = POLAR.search(text) or WORD.search(text)
    return {
        "start": sentence.start + start, "end": sentence.start + end, "label": label,
        "answer": answer, "evidence": words.group() if words else text[-2:],
        "confidence": round(sure * (1.0 if marked else 0.7), 2),
    }  # fmt: skip


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Whether a quotation holds the question and ends with it, so that no answer stands in it."""
    return is_nested(text, start) and "”" in text[start : end + 1]


def _lead(sentences: Sequence[Sentence], number: int, start: int) -> str:
    """The words before a question, with those of the series that it belongs to."""
    lead, block = sentences[number].text[:start], sentences[number].block
    for one in reversed(sentences[max(0, number - LONGEST_SERIES) : number]):
        if one.block != block or "？" not in one.text:
            break
        lead = one.text + lead
    return lead
