"""What annotators write by hand becomes gold, or is told apart from it line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import gongwen as gw

TOOLS = Path(__file__).parents[1] / "corpus" / "annotation"


@pytest.fixture(scope="module")
def notes_of() -> Iterator[object]:
    """Return the reader of notes; the tools are scripts beside the files they make."""
    sys.path.insert(0, str(TOOLS))
    try:
        from notes import read_notes

        yield read_notes
    finally:
        sys.path.remove(str(TOOLS))


@pytest.fixture(scope="module")
def corpus() -> gw.Corpus:
    """Return the shipped corpus."""
    return gw.load()


LINE = 28
"""A line of qs-04 with a sentence of reasons."""


def read(notes_of: object, corpus: gw.Corpus, folder: Path, text: str) -> object:
    """The notes on qs-04 that hold this text."""
    path = folder / "qs-04.txt"
    path.write_text(text, encoding="utf-8")
    return notes_of(path, corpus)  # type: ignore[operator]


def words_of(corpus: gw.Corpus, line: int) -> str:
    """The text of a line of qs-04."""
    document = corpus["qs-04"]
    block = next(b for b in document.blocks if document.where(b.start, b.end)["line"] == line)
    return document.text_of(block)


def test_a_quotation_becomes_a_span_of_the_text(
    notes_of: object, corpus: gw.Corpus, tmp_path: Path
) -> None:
    quote = words_of(corpus, LINE)[2:9]
    notes = read(notes_of, corpus, tmp_path, f"@formulae\n{LINE} | {quote} | BAS\n")
    assert notes.faults == []  # type: ignore[attr-defined]
    (row,) = notes.layers["formulae"]  # type: ignore[attr-defined]
    assert corpus["qs-04"].text[row["start"] : row["end"]] == quote
    assert corpus["qs-04"].origin(row["start"]).line == LINE
    assert row["status"] == "clear"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"@formulae\n{LINE} | 这句话不在这一行 | BAS\n", "这句话不在这一行"),
        (f"@formulae\n{LINE} | * | NOTHING\n", "NOTHING"),
        ("@formulae\n9999 | * | BAS\n", "9999"),
        ("@nothing\n", "nothing"),
        (f"@modality\n{LINE} | * | obligation | 9 | yes\n", "9"),
        (f"@words\n{LINE} | 这 不是 那 句\n", "这"),
    ],
)
def test_what_does_not_fit_is_told_with_its_words(
    notes_of: object, corpus: gw.Corpus, tmp_path: Path, text: str, told: str
) -> None:
    notes = read(notes_of, corpus, tmp_path, text)
    assert notes.faults  # type: ignore[attr-defined]
    assert any(told in fault for fault in notes.faults)  # type: ignore[attr-defined]


def test_an_empty_section_is_a_result(notes_of: object, corpus: gw.Corpus, tmp_path: Path) -> None:
    notes = read(notes_of, corpus, tmp_path, "@questions\n@metaphors\n")
    assert notes.faults == []  # type: ignore[attr-defined]
    assert notes.layers["questions"] == []  # type: ignore[attr-defined]


def test_every_shipped_layer_fits_its_texts(corpus: gw.Corpus) -> None:
    for layer in corpus.layers:
        for split in ("dev", "test", "second"):
            gold = corpus.gold(layer, split)
            if gold.empty:  # all of its texts were read, and nothing was there to mark
                continue
            assert set(gold["status"]) <= {"clear", "borderline"}, layer
            assert gold["annotator"].notna().all(), layer


def test_the_second_reader_is_another(corpus: gw.Corpus) -> None:
    for layer in corpus.layers:
        if corpus.gold(layer, "second").empty:
            continue
        first, second = (
            corpus.gold(layer, split).groupby("document")["annotator"].first()
            for split in (None, "second")
        )
        both = first.index.intersection(second.index)
        assert (first[both] != second[both]).all(), layer
