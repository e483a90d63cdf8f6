"""Which type a document should be, by sender, receiver and purpose; the view and the panel."""

import re
from itertools import product

import pandas as pd
import pytest

from gongwen.drafting import choices, choose
from gongwen.drafting.choosing import _tree, relation
from gongwen.labels import LANGUAGES
from gongwen.reading.cues import STATUTORY
from gongwen.views import choice
from gongwen.widgets import TypeChooser

ALL = list(product(choices("sender"), choices("receiver"), choices("purpose")))


@pytest.fixture(scope="module")
def ways() -> dict[tuple[str, str, str], pd.DataFrame]:
    return {keys: choose(*keys) for keys in ALL}


def end_of(*keys: str) -> tuple[str, str]:
    last = choose(*keys).iloc[-1]
    return last["type"], last["note"]


@pytest.mark.parametrize(
    ("sender", "receiver", "purpose", "kind"),
    [
        ("county_government", "city_government", "ask", "请示"),
        ("county_government", "city_government", "tell", "报告"),
        ("county_government", "city_government", "answer", "报告"),
        ("county_government", "city_government", "views", "意见"),
        ("county_bureau", "county_finance", "ask", "函"),
        ("firm", "county_bureau", "ask", "函"),
        ("county_finance", "county_bureau", "answer", "函"),
        ("town", "county_bureau", "ask", "函"),
        ("city_government", "county_government", "answer", "批复"),
        ("county_government", "all_below", "order", "通知"),
        ("county_government", "all_below", "praise", "通报"),
        ("county_government", "all_below", "decide", "决定"),
        ("county_government", "all_below", "views", "意见"),
        ("county_government", "range", "inform", "通告"),
        ("county_government", "world", "inform", "公告"),
        ("county_congress", "world", "event", "公报"),
        ("city_government", "world", "rules", "命令"),
        ("county_congress", "nobody", "adopt", "决议"),
        ("county_government", "nobody", "minutes", "纪要"),
        ("county_government", "county_congress", "submit", "议案"),
    ],
)
def test_a_type_comes_out(sender: str, receiver: str, purpose: str, kind: str) -> None:
    assert end_of(sender, receiver, purpose)[0] == kind


def test_every_statutory_type_can_come_out(ways: dict) -> None:
    assert {steps["type"].iloc[-1] for steps in ways.values()} - {""} == set(STATUTORY) - {"令"}


@pytest.mark.parametrize(
    ("sender", "receiver", "purpose", "why"),
    [
        ("town", "county_government", "order", "gives orders to a body above"),
        ("county_bureau", "county_finance", "order", "no power over this body"),
        ("county_government", "town", "ask", "needs no leave from below"),
        ("county_government", "range", "ask", "a body that is named"),
        ("town", "county_congress", "submit", "Only a government submits"),
        ("county_government", "nobody", "order", "without receivers"),
        ("town", "town", "ask", "two different bodies"),
    ],
)
def test_where_no_type_fits_it_says_why(sender: str, receiver: str, purpose: str, why: str) -> None:
    kind, note = end_of(sender, receiver, purpose)
    assert kind == ""
    assert why in note


def test_every_choice_ends_in_a_type_or_a_reason(ways: dict) -> None:
    for keys, steps in ways.items():
        assert list(steps.columns) == ["step", "tells", "question", "answer", "type", "note"]
        kind, note = steps.iloc[-1][["type", "note"]]
        assert kind or note, keys
        assert (steps["type"].iloc[:-1] == "").all()
        asked = steps[steps["question"] != ""]
        assert asked["step"].tolist() == list(range(1, len(asked) + 1))


def test_every_test_of_the_tree_is_asked_somewhere(ways: dict) -> None:
    asked = {words for steps in ways.values() for words in steps["question"]} - {""}
    assert asked == {one["en"] for one in _tree()["tests"].values()}


def test_the_types_come_out_alike_in_both_languages(ways: dict) -> None:
    for keys, english in ways.items():
        chinese = choose(*keys, lang="zh")
        assert english["type"].equals(chinese["type"])
        assert len(english) == len(chinese)


def test_a_bureau_above_leads_in_its_own_field_alone() -> None:
    assert relation("county_bureau", "city_bureau") == "field"
    assert relation("county_finance", "city_bureau") == "beside"
    kind, note = end_of("county_bureau", "city_bureau", "ask")
    assert (kind, "art. 15 (2)" in note) == ("请示", True)


@pytest.mark.parametrize(
    "keys", [("x", "town", "ask"), ("town", "x", "ask"), ("town", "firm", "x")]
)
def test_an_unknown_key_is_named(keys: tuple[str, str, str]) -> None:
    with pytest.raises(KeyError, match="'x'"):
        choose(*keys)
    with pytest.raises(KeyError):
        choices("x")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_view_shows_questions_answers_and_the_type(lang: str) -> None:
    steps = choose("county_bureau", "county_finance", "ask", lang)
    shown = choice(steps, lang).html
    places = [shown.index(one) for one in [*steps["question"], "：函" if lang == "zh" else ": 函"]]
    assert places == sorted(places)
    assert shown.count("<li>") == len(steps)
    assert 'role="status"' in shown


def test_the_view_escapes_what_it_is_given() -> None:
    row = {
        "step": 1,
        "tells": "<i>",
        "question": "<script>",
        "answer": "&",
        "type": "",
        "note": "<",
    }
    assert not re.search("<script>|<i>", choice(pd.DataFrame([row])).html)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_panel_follows_what_is_chosen(lang: str) -> None:
    panel = TypeChooser(lang)
    assert panel.steps.iloc[-1]["type"] == "函"
    panel.receiver.value = "county_government"
    assert "请示" in panel.result.value
    panel.purpose.value = "tell"
    assert panel.steps.iloc[-1]["type"] == "报告"
    assert [one.description for one in (panel.sender, panel.receiver, panel.purpose)] == (
        ["发文机关", "主送", "目的"] if lang == "zh" else ["Sender", "Receiver", "Purpose"]
    )
