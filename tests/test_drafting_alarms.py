"""Sound documents are left in peace: no false alarm of severity error, few of any kind.

Found pages are not shipped; what was found on them is listed by line and column, each read and
confirmed: the words really break the rule.
"""

from pathlib import Path

import pytest

from gongwen.corpus import load
from gongwen.documents import Document
from gongwen.drafting import check
from gongwen.reading.read import read

SOUND = [one for one in load() if one.meta["quality"] == "good" and not one.meta["faults"]]
OTHER = Path(__file__).parents[1] / "corpus" / "other"

CONFIRMED = {
    # the page of spliced speeches: 截止目前
    ("00", "Q10", 115, 156),
    ("00", "Q10", 119, 177),
    ("00", "Q10", 263, 78),
    # wrong characters: 事不关已, 不泛其数, 留言版, 选拨, 提练
    ("00", "W09", 139, 54),
    ("00", "W09", 139, 68),
    ("00", "W09", 219, 25),
    ("00", "W09", 279, 78),
    ("00", "W09", 443, 58),
    # 比去年同比, twice in a sentence
    ("00", "Q09", 387, 32),
    ("00", "Q09", 387, 51),
    # names lost between quotation marks
    ("00", "L04", 295, 95),
    ("00", "L04", 501, 105),
    ("00", "L04", 511, 157),
    ("00", "L04", 513, 540),
    ("00", "L04", 529, 68),
    ("00", "L04", 531, 9),
    # an order of 1984: the digit 0 in a year written in hanzi, twice
    ("05", "Q17", 11, 29),
    ("05", "Q17", 11, 35),
    # a notice of 2008: the year of the document number in [ ]
    ("07", "T05", 3, 0),
}
"""Findings of severity error on found pages, by page, rule, line and column; all are true."""


@pytest.mark.parametrize("document", SOUND, ids=lambda one: one.id)
def test_a_sound_document_has_no_error_and_no_warning(document: Document) -> None:
    found = check(document)
    grave = found[found["severity"] != "advice"]
    assert grave[["label", "text"]].to_numpy().tolist() == []


def test_sound_documents_get_little_advice() -> None:
    advice = check(SOUND)
    assert len(advice) <= len(SOUND) / 10


def test_texts_of_other_registers_have_no_error() -> None:
    texts = [document for path in sorted(OTHER.glob("*.md")) for document in read(path)]
    found = check(texts)
    assert found[found["severity"] == "error"].empty


def test_errors_on_found_pages_are_those_that_a_reader_confirmed(pages: Path) -> None:
    found = set()
    for path in sorted(pages.glob("*.txt")):
        for document in read(path):
            layer = check(document)
            for row in layer[layer["severity"] == "error"].to_dict("records"):
                place = document.where(row["start"], row["end"])
                found.add((path.name[:2], row["label"], place["line"], place["column"]))
    assert found == CONFIRMED
