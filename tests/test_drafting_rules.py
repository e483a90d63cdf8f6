"""Every rule has a source, both languages, and texts on which it fires and stays silent."""

import re
from pathlib import Path

import pandas as pd
import pytest
import yaml

import gongwen
from gongwen.drafting import Fixture, Rule, check, rules
from gongwen.drafting.docx.word_file import WordFile
from gongwen.drafting.docx.writing import to_docx
from gongwen.drafting.layout import layout
from gongwen.drafting.registry import CHECKS
from gongwen.drafting.report import rule_fields
from gongwen.drafting.rules import RuleError, _rule, load_rules
from gongwen.drafting.sources import CHECKED
from gongwen.labels import LANGUAGES, load_labels
from gongwen.reading.read import read_bytes

FOLDER = Path(gongwen.__file__).parent / "data" / "drafting"
ALL = {one.id: one for one in rules()}
TEXT = {name: one for name, one in ALL.items() if one.needs == "text"}


DOCX = {name: one for name, one in ALL.items() if one.needs == "docx"}


def fixtures(kind: str, rules: dict[str, Rule]) -> list:
    return [
        pytest.param(one, fixture, id=f"{name}-{number}")
        for name, one in rules.items()
        for number, fixture in enumerate(getattr(one, kind))
    ]


@pytest.mark.parametrize(("rule", "fixture"), fixtures("fire", TEXT))
def test_it_fires(rule: Rule, fixture: Fixture) -> None:
    found = check(fixture.text, fixture.type, [rule.id])
    assert set(found["label"]) == {rule.id}


@pytest.mark.parametrize(("rule", "fixture"), fixtures("silent", TEXT))
def test_it_stays_silent(rule: Rule, fixture: Fixture) -> None:
    found = check(fixture.text, fixture.type, [rule.id])
    assert found[["label", "text"]].to_numpy().tolist() == []


def check_file(fixture: Fixture, rules: list[str] | None, lang: str = "en") -> pd.DataFrame:
    """Set the text with what the fixture changes, then check the file."""
    data = to_docx(fixture.text, layout(fixture.layout))
    documents = read_bytes(data, "draft.docx")
    return check(documents, fixture.type, rules, lang, package=WordFile.of(data))


@pytest.mark.parametrize(("rule", "fixture"), fixtures("fire", DOCX))
def test_it_fires_on_a_file(rule: Rule, fixture: Fixture) -> None:
    assert set(check_file(fixture, [rule.id])["label"]) == {rule.id}


@pytest.mark.parametrize(("rule", "fixture"), fixtures("silent", DOCX))
def test_it_stays_silent_on_a_file(rule: Rule, fixture: Fixture) -> None:
    assert check_file(fixture, [rule.id])["message"].tolist() == []


@pytest.mark.parametrize("rule", DOCX.values(), ids=DOCX)
def test_messages_on_files_fill_all_their_fields(rule: Rule) -> None:
    for fixture in rule.fire:
        for lang in LANGUAGES:
            for words in check_file(fixture, [rule.id], lang)["message"]:
                assert rule.demand[lang] in words
                assert not re.search(r"[{}]|None", words)


@pytest.mark.parametrize("rule", DOCX.values(), ids=DOCX)
def test_a_rule_about_files_is_silent_on_text(rule: Rule) -> None:
    assert check(rule.fire[0].text, rule.fire[0].type, [rule.id]).empty


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL)
def test_a_rule_has_both_kinds_of_fixture(rule: Rule) -> None:
    assert rule.fire
    assert rule.silent


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL)
def test_a_rule_speaks_both_languages_in_full(rule: Rule) -> None:
    for texts in (rule.demand, rule.reason, rule.repair, rule.source):
        assert set(texts) == set(LANGUAGES)
        assert re.search("[A-Za-z]", texts["en"])
        assert re.search("[一-龥]|GB/T", texts["zh"])
    assert set(rule.message) in (set(), set(LANGUAGES))


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL)
def test_only_regulation_and_standard_prescribe(rule: Rule) -> None:
    words = {lang: rule.words(lang) for lang in LANGUAGES}
    if rule.tier == "practice":
        assert "通行做法" in words["zh"]
        assert "规定" not in words["zh"] + rule.demand["zh"]
        assert not re.search("prescrib|requir|regulation", words["en"] + rule.demand["en"])
    else:
        assert words["zh"].endswith("规定")
        assert rule.clause["zh"] in words["zh"]
        assert rule.clause["zh"], "a regulation or standard is cited by its clause"


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL)
def test_every_clause_that_is_cited_was_checked(rule: Rule) -> None:
    if rule.tier == "practice":
        assert (rule.clauses, rule.checked, rule.clause["zh"]) == ((), "", "")
        return
    assert rule.clauses
    assert rule.checked in CHECKED
    for clause in rule.clauses:
        assert clause.number in rule.clause["zh"] or clause.number[-3:] in rule.clause["zh"]
        assert set(clause.about) == set(LANGUAGES)


def test_no_clause_is_listed_that_no_rule_cites() -> None:
    listed = yaml.safe_load((FOLDER / "sources.yaml").read_text(encoding="utf-8"))["sources"]
    cited = {(one.source, one.number) for rule in ALL.values() for one in rule.clauses}
    assert {(name, number) for name, one in listed.items() for number in one["clauses"]} == cited


@pytest.mark.parametrize(
    ("source", "clause"), [("GB/T 15835-2011", "5.1.9"), ("GB/T 9999-2011", "1")]
)
def test_a_clause_nobody_checked_is_refused(tmp_path: Path, source: str, clause: str) -> None:
    fields = {
        "id": "Z02", "group": "words", "tier": "standard", "source": source, "clause": clause,
        "severity": "error", "scope": "form",
        **{name: {"en": "a", "zh": "一"} for name in ("demand", "reason", "repair")},
    }  # fmt: skip
    with pytest.raises(RuleError, match=f"Z02.*{clause if '15835' in source else source}"):
        _rule(fields, tmp_path / "z.yaml", {})


def test_a_rule_explains_its_clause_and_how_it_was_checked() -> None:
    shown = rule_fields(ALL["C01"], "zh"), rule_fields(ALL["Q04"], "en")
    assert (
        shown[0]["出处"]
        == "《党政机关公文处理工作条例》 第八条（十）（十一）（报告；请示） · 中办发〔2012〕14号"
    )
    assert shown[0]["条款核对"] == "已对照引用该条的资料"
    assert shown[1]["Source"].startswith("GB/T 15835-2011 5.1.3 (ranges) · ")
    assert shown[1]["Clause checked"] == "in a copy of the text itself"
    assert rule_fields(ALL["D01"], "en")["Clause checked"] == "no clause is cited"


@pytest.mark.parametrize("rule", ALL.values(), ids=ALL)
def test_a_conditional_clause_is_no_error(rule: Rule) -> None:
    softened = re.search("可以|一般|原则上|通常|宜", rule.demand["zh"])
    if rule.tier != "practice" and softened and not rule.conditional:
        pytest.fail(f"{rule.id} says {softened[0]} but is not marked conditional")
    assert not (rule.conditional and rule.severity == "error")


def test_an_error_from_a_conditional_clause_is_refused(tmp_path: Path) -> None:
    fields = {
        "id": "Z01", "group": "words", "tier": "standard", "source": "S", "clause": "1",
        "severity": "error", "scope": "form", "conditional": True,
        **{name: {"en": "a", "zh": "一"} for name in ("demand", "reason", "repair")},
    }  # fmt: skip
    with pytest.raises(RuleError, match="Z01"):
        _rule(fields, tmp_path / "z.yaml", {})


def test_every_text_rule_has_a_check_and_every_check_a_rule() -> None:
    assert not [name for name, one in ALL.items() if name not in CHECKS and one.find is None]
    assert not [name for name in CHECKS if name not in ALL]
    assert not [name for name in CHECKS if name in ALL and ALL[name].find is not None]


def test_groups_tiers_and_severities_have_names() -> None:
    labels = load_labels()
    for one in ALL.values():
        assert {f"rule_group.{one.group}", f"tier.{one.tier}", f"severity.{one.severity}"} <= set(
            labels
        )


@pytest.mark.parametrize("rule", TEXT.values(), ids=TEXT)
def test_messages_fill_all_their_fields(rule: Rule) -> None:
    for fixture in rule.fire:
        for lang in LANGUAGES:
            for words in check(fixture.text, fixture.type, [rule.id], lang)["message"]:
                assert rule.demand[lang] in words
                assert not re.search(r"[{}]|None", words)


def test_rules_are_loaded_once() -> None:
    assert load_rules() is load_rules()
