"""Questions: those the speaker answers (设问), those that want no answer (反问), and plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.answers import (
    answer_of,
    fits,
    is_left_open,
    says_own,
    text_at,
    wants_none,
)
from gongwen.rhetoric.asking import WORD, places, with_premise
from gongwen.rhetoric.polarity import (
    POLAR,
    checks,
    is_addressed,
    is_certain,
    is_for_thought,
    is_open,
    leaves_choice,
)
from gongwen.rhetoric.stretches import Sentence, body_sentences, is_nested
from gongwen.words.sentences import as_documents

QUESTION_COLUMNS = {"answer": "object", "evidence": "object", "confidence": "float64"}

_REPORTED = re.compile(
    r"(?:(?<!我)我(?=问)|他们?|她|有人|有的[^，。]{0,8}|群众|家长|企业|居民|老百姓|记者|孩子|[^，。]{1,8}(?:同志|师傅|老人|大爷|大娘))"
    r"(?:还|就|又|总|常|都|经常|反复)?(?:问|说|讲)[^，。；]{0,6}[，：]?“?"
)
"""Words by which somebody else asks."""


def questions(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The questions of documents by what they are for.

    A question is known by its mark; where the mark was lost, by its words at the end of a
    sentence (什么是…, 为什么…, 难道…吗, …有什么用). An indirect question (如何用好资金，是当前难题)
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
    Definition: the kit's guidelines for annotators, §11.
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
    reported = is_nested(sentence.text, start) or bool(
        _REPORTED.search(sentence.text[:start]) or _REPORTED.match(text)
    )
    sure = 0.9
    asked = is_for_thought(sentence.text[:start])
    answer = answer_of(sentences, number, end)
    said = text_at(sentences, answer)
    opened = is_left_open(said) or asked or (checks(text) and not fits(text, said))
    if opened and not is_certain(text):
        label, answer = "plain", None
    elif wants_none(text, said, reported=reported):
        label, answer = "fanwen", None
        start = with_premise(sentence.text, start, end)
    elif fits(text, said) and (not reported or says_own(said)):
        label = "shewen"
    elif reported or is_addressed(text) or is_open(text) or leaves_choice(text):
        label, answer = "plain", None
    else:  # nobody is asked and nobody answers: in a speech that is seldom a real question
        label, answer, sure = "fanwen", None, 0.4
    words = POLAR.search(text) or WORD.search(text)
    return {
        "start": sentence.start + start, "end": sentence.start + end, "label": label,
        "answer": answer, "evidence": words.group() if words else text[-2:],
        "confidence": round(sure * (1.0 if marked else 0.7), 2),
    }  # fmt: skip
