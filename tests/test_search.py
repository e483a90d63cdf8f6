"""A concordance of many texts at once finds what looking at each by itself finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import Block, Document, Traced, assemble
from gongwen.phrases import concordance
from gongwen.phrases.concordance import pattern

KINDS = ("paragraph", "heading", "furniture", "list_item")
LINES = st.lists(
    st.tuples(st.sampled_from(KINDS), st.text("甲乙丙，。𠮷 a", min_size=1, max_size=12)),
    max_size=5,
)
QUERIES = (
    *(("string", query) for query in ("甲", "甲乙", "甲甲", "𠮷", "乙，", "a")),
    ("gap", "甲…丙"),
    *(
        ("regex", query)
        for query in ("甲+", "[乙丙].", "甲|乙丙", "^.", ".$", r"\w\n\w", "(?<=甲).")
    ),
    ("regex", "乙*"),
)


def document(name: str, lines: list[tuple[str, str]]) -> Document:
    """A document with a block a line."""
    return assemble(
        [
            (Block(kind, 0, len(text)), Traced.of(text, i))
            for i, (kind, text) in enumerate(lines, 1)
        ],
        id=name,
    )


def one_by_one(
    documents: list[Document], regex: re.Pattern[str], window: int
) -> list[tuple[object, ...]]:
    """The lines, found the plain way."""
    rows = []
    for one in documents:
        for match in regex.finditer(one.text):
            start, end = match.span()
            block = next((b for b in one.blocks if b.start <= start < b.end), None)
            if start == end or (block and block.kind == "furniture"):
                continue
            heads = [b for b in one.blocks if b.kind == "heading" and b.start <= start]
            left = one.text[max(0, start - window) : start].split("\n")[-1]
            right = one.text[end : end + window].split("\n")[0]
            section = one.text_of(heads[-1]) if heads else ""
            rows.append((one.id, start, end, "hit", match[0], left, right, section))
    return rows


@settings(deadline=None)
@given(st.lists(LINES, max_size=4), st.sampled_from(QUERIES), st.integers(0, 40))
def test_all_at_once_is_one_by_one(
    texts: list[list[tuple[str, str]]], asked: tuple[str, str], window: int
) -> None:
    documents = [document(str(i), lines) for i, lines in enumerate(texts)]
    by, query = asked
    found = concordance(documents, query, by=by, window=window).drop(columns="path")
    regex = pattern(query, by)
    assert list(found.itertuples(index=False, name=None)) == one_by_one(documents, regex, window)


def test_nothing_reaches_into_the_next_text() -> None:
    texts = [document(name, [("paragraph", text)]) for name, text in (("a", "甲甲"), ("b", "乙乙"))]
    assert concordance(texts, r"甲\s*乙", by="regex").empty
    assert concordance(texts, "甲\n乙", by="string").empty
    assert concordance(texts, "甲", near="乙").empty
    assert concordance(texts, "甲…乙").empty
    row = concordance(texts, "乙", by="string", window=9).iloc[0]
    assert (row["left"], row["right"]) == ("", "乙")


@pytest.mark.parametrize("window", [3, 300])
def test_stretches_that_overlap_are_read_whole(window: int) -> None:
    text = "".join(chr(0x4E00 + i % 7) for i in range(400))
    found = concordance(text, "一", window=window)
    for start, left in zip(found["start"], found["left"], strict=True):
        assert left == text[max(0, start - window) : start]


def test_words_of_other_documents_do_not_count() -> None:
    corpus = gw.load()
    words = gw.tokens(corpus)
    few = corpus.where(type="函")
    here = concordance(few, "请 *", by="word", words=words)
    assert 0 < len(here) == len(concordance(few, "请 *", by="word"))
    assert set(here["document"]) <= set(few.ids)
