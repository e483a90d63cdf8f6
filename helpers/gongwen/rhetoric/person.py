"""Person: the 我们 of speaker and listeners, the 我们 of the own body, and who is addressed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.stretches import Sentence, body_sentences, clause_around, is_nested
from gongwen.structure import document_type
from gongwen.words.sentences import as_documents

PERSONS = ("inclusive", "institutional", "personal", "audience")
"""The kinds of person; 我们 is one of the first two."""

_COLUMNS = {"evidence": "object", "confidence": "float64"}
_WORD = re.compile(
    r"(?P<we>我们|咱们)|(?P<own>我[省市县区州镇乡村局厅委院校厂公司街道]|本[县市区局委院校])|(?P<you>大家|你们|同志们|诸位|各位)|(?P<me>(?<![自敌忘无唯])我)"
)
_SHARED = re.compile(
    r"让我们|我们大家|我们(?:每|都|要|必须|应|不能|共同|一起|在座|各级|也要|这一代|一定要|更要|还要|既要)|咱们"
)
_OWN_REPORT = frozenset(
    ("表态发言", "述职报告", "汇报", "报告", "请示", "函", "批复", "总结", "通知", "通告", "公告", "通报", "意见", "复函")
)  # fmt: skip
"""Types in which the body that speaks or issues is 我们, and the reader another."""
_OWN_DEED = re.compile(
    r"我们(?:将|已|先后|坚持把|承诺|保证|始终|共|建|完成|决定|组织|区|局|县|单位|公司|学校|医院)"
)
_HOST = re.compile(
    r"我们[^，。；]{0,6}(?:请来了?|邀请|特邀|请到|召开|举[行办]|集会|热[忱烈]欢迎|竭诚|倡议|呼吁|号召|发出|诚[邀挚])"
)
"""The own body as host or author, before guests and listeners."""
_EVERYBODY = re.compile(
    r"让我们|愿我们|我们(?:大家|每个?人?|在座|共同|一起|携手|都是|一道)|只要我们"
)


def person(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The words by which a speaker names himself, his body and his listeners.

    我们 is inclusive where listeners are meant too (让我们, 我们要, 我们每个人), institutional where
    the own body reports or promises; without either sign, the kind of text decides. Words inside
    quotation marks are left out.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer with the labels `PERSONS` and the columns `evidence` (what decided) and
        `confidence` (0–1).
    """
    return make_layers(as_documents(source), _found, _COLUMNS)


def person_counts(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """How often each kind of person occurs in each document.

    Returns
    -------
    pandas.DataFrame
        Columns `document` and `PERSONS`.
    """
    documents = as_documents(source)
    labels = [(one.id, [row["label"] for row in _found(one)]) for one in documents]
    rows = [(name, *(found.count(kind) for kind in PERSONS)) for name, found in labels]
    return pd.DataFrame(rows, columns=["document", *PERSONS])


def _found(document: Document) -> Iterator[dict[str, Any]]:
    reports = document_type(document) in _OWN_REPORT
    for sentence in body_sentences(document):
        for match in _WORD.finditer(sentence.text):
            if is_nested(sentence.text, match.start()):
                continue
            label, evidence, confidence = _kind(sentence, match, reports=reports)
            yield {
                "start": sentence.start + match.start(), "end": sentence.start + match.end(),
                "label": label, "evidence": evidence, "confidence": confidence,
            }  # fmt: skip


def _kind(sentence: Sentence, match: re.Match[str], *, reports: bool) -> tuple[str, str, float]:
    if match["you"]:
        return "audience", match.group(), 0.95
    if match["own"]:
        return "institutional", match.group(), 0.9
    if match["me"]:
        return "personal", match.group(), 0.9
    start, end = clause_around(sentence.text, match.start())
    clause = sentence.text[start:end]
    everybody = _EVERYBODY.search(clause)
    if everybody:
        return "inclusive", everybody.group(), 0.85
    deed, shared = _OWN_DEED.search(clause) or _HOST.search(clause), _SHARED.search(clause)
    if deed or reports:
        return "institutional", deed.group() if deed else "kind of text", 0.75 if deed else 0.65
    return "inclusive", shared.group() if shared else "kind of text", 0.8 if shared else 0.6
