"""排比 and 对偶 in damaged text: what scraping does to marks and spaces hides no figure."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from itertools import accumulate

import pandas as pd
import pytest

import gongwen as gw
from gongwen.corpus import find_corpus
from gongwen.documents import Document
from gongwen.matching import scores
from gongwen.rhetoric import parallelism
from gongwen.rhetoric.pair_learning import annotated
from gongwen.rhetoric.spaces import marks_for_spaces
from gongwen.words.sentences import as_document


def members(text: str) -> list[list[str]]:
    layer = parallelism(text)
    return [[text[slice(*one)] for one in row] for row in layer["members"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("今年要清理河道 清扫街巷。", ["清理河道", "清扫街巷"]),
        ("有的人工作浮在面上 感情隔在门外。", ["工作浮在面上", "感情隔在门外"]),
        ("一年来，道路更加宽敞　街巷更加整洁。", ["道路更加宽敞", "街巷更加整洁"]),
        ("底数要摸清、措施要做实 责任要压紧。", ["底数要摸清", "措施要做实", "责任要压紧"]),
        (
            "把困难想在前面 把措施定在前面 把责任压在前面。",
            ["把困难想在前面", "把措施定在前面", "把责任压在前面"],
        ),
    ],
)
def test_a_space_stands_for_a_lost_mark(text: str, found: list[str]) -> None:
    assert members(text) == [found]


def test_a_space_inside_a_word_or_between_unlike_phrases_parts_nothing() -> None:
    assert list(marks_for_spaces("全县干部群 众日夜抢修")) == []
    assert list(marks_for_spaces("县水利局 负责抢修各乡镇的水渠")) == []
    assert list(marks_for_spaces("道路通畅了，街巷整洁了。")) == []


def test_the_mark_for_a_space_is_that_of_the_series() -> None:
    assert [mark for *_, mark in marks_for_spaces("责任到位、物料到位 人员到位")] == ["、"]
    assert [mark for *_, mark in marks_for_spaces("责任到位 物料到位")] == ["，"]


@pytest.mark.parametrize("marks", ["｡､﹐", ".、,"])
def test_marks_of_other_widths_part_as_well(marks: str) -> None:
    text = "把困难想在前面，把措施定在前面，把责任压在前面。我们走进田间、走近农户。"
    change = str.maketrans("。、，", marks)
    assert members(text.translate(change)) == [
        [one.translate(change) for one in row] for row in members(text)
    ]


def test_hidden_characters_inside_a_word_count_for_nothing() -> None:
    text = "要把困难想在前\u200b面，把措施定在\ufeff前面，把责任压在前面。"
    assert [len(row) for row in members(text)] == [3]


CHANGES = {
    "half-width commas": ("，", ",", 1.0, 1.0),
    "half-width stops": ("。", ".", 1.0, 0.95),
    "doubled marks": ("[，。、]", r"\g<0>\g<0>", 0.3, 0.95),
    "spaces behind commas": ("，", "， ", 1.0, 1.0),
    "no quotation marks": ("[“”]", "", 1.0, 0.95),
    "commas lost to spaces": ("，", " ", 0.2, 0.85),
    "pauses lost to spaces": ("、", " ", 0.2, 0.9),
    "stops lost": ("。(?!\n|$)", "", 0.2, 0.8),
    "stray spaces": ("[一-龥](?=[一-龥])", r"\g<0> ", 0.03, 0.9),
    "hidden characters": ("[一-龥](?=[一-龥])", "\\g<0>\u200b", 0.03, 0.9),
}
"""What is changed to what, how much of it, and what share of the figures must still be found."""


def damaged(document: Document, gold: pd.DataFrame, change: str) -> tuple[Document, pd.DataFrame]:
    """A document with one kind of damage, and its gold in offsets of the damaged text."""
    pattern, instead, share, _ = CHANGES[change]
    dice = random.Random(document.id)
    pieces = list(document.text)
    for found in re.finditer(pattern, document.text):
        if dice.random() < share:
            pieces[found.start()] = found.expand(instead)
    places = [0, *accumulate(map(len, pieces))]
    made = as_document("".join(pieces))
    blocks = tuple(
        replace(one, start=places[one.start], end=places[one.end], heading=None)
        for one in document.blocks
    )
    moved = {name: [places[at] for at in gold[name]] for name in ("start", "end")}
    return Document(document.id, made.content, blocks), gold.assign(**moved)


@pytest.fixture(scope="module")
def texts() -> list[tuple[Document, pd.DataFrame]]:
    return [
        (
            replace(document, blocks=tuple(replace(one, heading=None) for one in document.blocks)),
            gold,
        )
        for document, gold in annotated(gw.load(find_corpus() / "speeches"))[:9]
    ]


def recall(texts: list[tuple[Document, pd.DataFrame]]) -> float:
    found = parallelism([document for document, _ in texts])
    gold = pd.concat([gold for _, gold in texts], ignore_index=True)
    return float(scores(found, gold, overlap=0.5).set_index("label").loc["all", "recall"])


@pytest.fixture(scope="module")
def sound(texts: list[tuple[Document, pd.DataFrame]]) -> float:
    return recall(texts)


@pytest.mark.parametrize("change", CHANGES)
def test_damage_hides_few_figures(
    change: str, texts: list[tuple[Document, pd.DataFrame]], sound: float
) -> None:
    hurt = [damaged(*text, change) for text in texts]
    assert any(one.text != text.text for (one, _), (text, _) in zip(hurt, texts, strict=True))
    assert recall(hurt) >= CHANGES[change][-1] * sound
