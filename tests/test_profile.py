"""The profile: found figures that can be checked, and what the shipped speeches make of them."""

from pathlib import Path

import pytest

from gongwen.corpus import load
from gongwen.documents import Block, Document, Traced, assemble
from gongwen.profile import COLUMNS, found_figures, known_misses, profile
from gongwen.reading.read import read

LINES = (
    "在全县工作会议上的讲话",
    "一、要认识到位。工作要加强，要进一步加强！",
    "统筹兼顾，重点突出、责任落实；重要的是我们要做。",
)


def document(*lines: str) -> Document:
    return assemble(
        [(Block("paragraph", 0, len(line)), Traced.of(line, i)) for i, line in enumerate(lines, 1)],
        id="a",
    )


def test_each_figure_is_what_its_definition_says() -> None:
    table = profile(document(*LINES)).set_index("measure")
    here = table["here"].to_dict()
    hanzi = 11 + 6 + 11 + 20
    assert here["sentence_mean"] == round(hanzi / 4, 2)
    assert here["sentence_max"] == 20
    assert here["clause_median"] == 6
    assert here["paragraph_mean"] == round(hanzi / 3, 2)
    assert here["yao_clause"] == round(1000 * 2 / hanzi, 2)
    assert here["yao_sentence"] == 0
    assert here["word:加强"] == round(1000 * 2 / hanzi, 2)
    assert here["four_hanzi"] == round(1000 * 3 / hanzi, 2)
    assert here["numbered"] == round(100 / 3, 2)
    assert here["marker:cjk_comma"] == 100


def test_the_table_says_what_was_measured_in_both_languages() -> None:
    table = profile(document(*LINES))
    assert tuple(table.columns) == COLUMNS
    assert table["measure"].tolist() == found_figures()["measure"].tolist()
    assert (table["en"].str.len() > 0).all()
    assert (table["zh"].str.len() > 0).all()
    assert ((table["ratio"] - 1).abs() <= 0.31)[table["within"]].all()


def test_furniture_is_not_measured() -> None:
    plain = document(*LINES)
    page = assemble(
        [
            (Block("furniture", 0, 4), Traced.of("上一页要", 9)),
            *[(block, plain.content[block.start : block.end]) for block in plain.blocks],
        ],
        id="b",
    )
    assert profile(page).equals(profile(plain))


def test_texts_without_hanzi_are_refused() -> None:
    with pytest.raises(ValueError, match="not a hanzi"):
        profile(document("abc"))


def test_the_found_figures_are_those_of_the_found_page(pages: Path) -> None:
    table = profile(read(pages / "00_spliced_speeches.txt"))
    assert ((table["here"] - table["found"]).abs() <= 0.011).all()


def test_the_shipped_speeches_miss_only_what_is_known_and_explained() -> None:
    table = profile(load().where(type="讲话稿"))
    missed = table[~table["within"]]
    unexplained = missed[missed["reason_en"] == ""]
    assert unexplained.empty, unexplained[["measure", "found", "here"]].to_string()


def test_every_known_miss_is_a_measure_with_reasons_in_both_languages() -> None:
    assert set(known_misses()) <= set(found_figures()["measure"])
    assert all(reason for reasons in known_misses().values() for reason in reasons.values())
