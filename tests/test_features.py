"""Figures that may be shared where the texts may not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gongwen.corpus import CorpusError, reference
from gongwen.documents import Document
from gongwen.features import COLUMNS, Features, features, write_features
from gongwen.reading import read_text

FIRST = "各乡镇要抓好春耕，抓好春耕要早动手。抓好春耕，不误农时。"
SECOND = "县里抓好春耕，也抓好防汛；秘密水库在石门。"


def documents() -> list[Document]:
    """Two short texts that share 抓好春耕 and little else."""
    return [read_text(text, name=name)[0] for name, text in (("a", FIRST), ("b", SECOND))]


def counts(found: Features) -> dict[str, tuple[int, int]]:
    """Count and range of each n-gram."""
    table = found.ngrams
    return dict(zip(table["ngram"], zip(table["count"], table["range"], strict=True), strict=True))


def test_characters_are_counted_inside_clauses() -> None:
    found = counts(features(documents(), "character"))
    assert found["抓好春耕"] == (4, 2)
    assert found["抓好"] == (5, 2)
    assert "耕抓" not in found


def test_what_stands_in_one_document_alone_is_left_out() -> None:
    found = features(documents(), "character", least_count=1)
    assert not any("水库" in gram or "农时" in gram for gram in found.ngrams["ngram"])


def test_floors_can_be_raised() -> None:
    assert set(counts(features(documents(), "character", least_count=5))) == {"抓", "好", "抓好"}


def test_words_are_parted_by_spaces_and_say_how_they_were_cut() -> None:
    found = features(documents(), "word")
    assert list(found.ngrams.columns) == list(COLUMNS)
    assert found.ngrams["n"].tolist() == [len(gram.split()) for gram in found.ngrams["ngram"]]
    assert found.about["engine"]
    assert found.about["dictionary"]


def test_an_even_spread_has_a_dp_of_nothing() -> None:
    twice = [read_text(FIRST, name=name)[0] for name in "ab"]
    assert set(features(twice, "character").ngrams["dp"]) == {0.0}


@pytest.mark.parametrize(
    ("given", "unit", "message"),
    [(1, "word", "need 2"), (2, "syllable", "word or character")],
)
def test_what_cannot_be_counted_is_refused(given: int, unit: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        features(documents()[:given], unit)


def test_nothing_in_common_gives_an_empty_table() -> None:
    apart = [read_text(text, name=text)[0] for text in ("甲乙丙丁。", "戊己庚辛。")]
    assert features(apart, "character").ngrams.empty


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    found = {unit: features(documents(), unit) for unit in ("word", "character")}
    write_features(found, tmp_path / "out", "two texts")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "about.json",
        "ngrams_character.csv",
        "ngrams_word.csv",
    ]
    about = json.loads((tmp_path / "out" / "about.json").read_text(encoding="utf-8"))
    assert about["description"] == "two texts"
    with pytest.raises(ValueError, match="holds something already"):
        write_features(found, tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]


def test_no_name_of_a_document_is_written(tmp_path: Path) -> None:
    write_features({"word": features(documents())}, tmp_path / "out")
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir())
    assert "秘密" not in written
    assert "石门" not in written


def test_shipped_figures_keep_their_floors() -> None:
    for unit in ("word", "character"):
        table = reference("found_speeches", unit)
        assert table["count"].min() >= 3
        assert table["range"].min() >= 2
        assert table["n"].max() == 5


def test_shipped_figures_agree_with_the_published_ones() -> None:
    table = reference("found_speeches", "character").set_index("ngram")
    assert table.loc["社区建设", ["count", "range"]].tolist() == [199, 6]
    assert table.loc["进一步", ["count", "range"]].tolist() == [78, 12]


def test_found_page_gives_the_shipped_figures_again(pages: Path) -> None:
    from gongwen.reading import read

    found = features(read(pages / "00_spliced_speeches.txt"), "character")
    shipped = reference("found_speeches", "character")
    assert counts(found) == dict(
        zip(shipped["ngram"], zip(shipped["count"], shipped["range"], strict=True), strict=True)
    )


def test_general_words_are_frequencies_of_hanzi() -> None:
    table = reference("general")
    assert table["per_million"].between(3, 100_000).all()
    assert table["word"].str.fullmatch("[\u4e00-\u9fff]+").all()


@pytest.mark.parametrize(("name", "unit"), [("nothing", "word"), ("general", "character")])
def test_an_unknown_reference_is_named(name: str, unit: str) -> None:
    with pytest.raises(CorpusError, match=name):
        reference(name, unit)
