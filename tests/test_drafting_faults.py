"""Named faults in sound documents: generated anew from a seed, and found."""

import pandas as pd
import pytest

from gongwen.corpus import load
from gongwen.drafting import rules
from gongwen.drafting.faults import FaultyDraft, faulty_drafts, load_faults
from gongwen.drafting.recall import (
    evaluate_drafting,
    fault_recall,
    recall_by,
    seeded_faults,
    sound_documents,
)

LEAST = {"form": 0.95, "content": 0.80}
"""What must be found of the faults seeded into sound documents of the corpus."""


@pytest.fixture(scope="module")
def drafts() -> list[FaultyDraft]:
    return faulty_drafts(sound_documents(load()))


@pytest.fixture(scope="module")
def table(drafts: list[FaultyDraft]) -> pd.DataFrame:
    return fault_recall(drafts)


def test_there_are_drafts_enough(drafts: list[FaultyDraft]) -> None:
    assert len(drafts) >= 60
    assert sum(bool(draft.carrier) for draft in drafts) >= 60
    assert all(1 <= len(draft.faults) <= 3 for draft in drafts)
    assert len({draft.carrier for draft in drafts}) >= 30


def test_a_seed_gives_the_same_drafts(drafts: list[FaultyDraft]) -> None:
    assert faulty_drafts(sound_documents(load())) == drafts
    assert faulty_drafts(sound_documents(load()), seed=1) != drafts


def test_drafts_differ_from_what_they_were_made_of(drafts: list[FaultyDraft]) -> None:
    sound = {document.id: document.text for document in sound_documents(load())}
    for draft in drafts:
        if draft.carrier:
            assert "".join(draft.text.split()) != "".join(sound[draft.carrier].split())


def test_marked_lines_bear_text(drafts: list[FaultyDraft]) -> None:
    for draft in drafts:
        lines = draft.text.split("\n")
        for fault in draft.faults:
            assert not fault.lines or any(lines[number - 1] for number in fault.lines)


@pytest.mark.parametrize("scope", LEAST)
def test_recall(table: pd.DataFrame, scope: str) -> None:
    sums = recall_by(table).set_index("scope")
    assert sums.loc[scope, "recall"] >= LEAST[scope]


def test_every_rule_for_texts_fires_on_the_faults(table: pd.DataFrame) -> None:
    fired = set(table[table["found"] > 0]["rule"])
    assert [one.id for one in rules(needs="text") if one.id not in fired] == []


def test_every_fault_names_a_rule() -> None:
    known = {one.id for one in rules()}
    assert [fault["rule"] for fault in load_faults() if fault["rule"] not in known] == []


def test_a_fault_that_is_not_there_is_not_found() -> None:
    """The measure itself: without the change, the rule finds nothing."""
    [draft, *_] = [
        one for one in faulty_drafts(sound_documents(load(), "dev")) if one.faults[0].lines
    ]
    lines = draft.text.split("\n")
    kept = [words for number, words in enumerate(lines, 1) if number not in draft.faults[0].lines]
    blank = FaultyDraft(draft.id, "", None, "\n".join(kept), draft.faults[:1])
    assert not seeded_faults([blank])["found"].any()


def test_the_evaluation_reports_recall_and_false_alarms() -> None:
    table = evaluate_drafting(load(), "dev").set_index("label")
    assert set(table.index) == {"form", "content"}
    assert (table["false alarms"] == 0).all()
    assert (table["found"] <= table["seeded"]).all()
    assert (table["recall"] == table["found"] / table["seeded"]).all()
