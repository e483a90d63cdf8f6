"""Metaphors: where the weights come from, what is fresh, phrases that are often plain, short lists."""

from pathlib import Path

import pytest

import gongwen as gw
from gongwen.rhetoric import metaphor_learning as command
from gongwen.rhetoric import metaphor_lexicon, metaphors
from gongwen.rhetoric.freshness import FRESH_NAMES
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.metaphor_evidence import meant_elsewhere
from gongwen.rhetoric.metaphor_learning import (
    annotated,
    examples,
    learn,
    main,
    settings_of,
    trial,
    write,
)
from gongwen.rhetoric.metaphor_settings import BASE, MetaphorSettings, shipped_weights
from gongwen.rhetoric.vehicles import by_word
from gongwen.rhetoric.weighing import GIVEN, NAMES


def test_the_shipped_weights_are_those_of_the_shipped_texts() -> None:
    texts = annotated(gw.load()) + annotated(gw.load(gw.corpus.find_corpus() / "speeches"))
    assert learn(examples(texts)) == shipped_weights()


def test_every_sign_has_a_weight_and_only_those() -> None:
    shipped = shipped_weights()
    assert set(shipped["metaphor"]) == {BASE, *NAMES}
    assert set(shipped["fresh"]) == {BASE, *FRESH_NAMES}
    assert BASE not in MetaphorSettings().weights


def test_learning_is_the_same_twice_and_can_leave_a_text_out() -> None:
    table = examples(annotated(gw.load())[:6])
    assert table["is_metaphor"].any()
    assert not table["is_metaphor"].all()
    assert learn(table) == learn(table)
    assert learn(table) != learn(table, without=[str(table["document"].iloc[0])])


def test_learned_weights_make_settings() -> None:
    weights = {
        "metaphor": {BASE: 9.0, **dict.fromkeys(NAMES, 0.0)},
        "fresh": {BASE: 9.0, **dict.fromkeys(FRESH_NAMES, 0.0)},
    }
    layer = metaphors("加快补齐灌溉设施短板。", settings_of(weights))
    assert layer["label"].tolist() == ["fresh"]
    assert layer["confidence"].tolist() == [1.0]


def test_a_table_of_weights_is_written_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    write(shipped_weights(), 3, path)
    text = path.read_text(encoding="utf-8")
    assert "from 3 annotated texts" in text
    rows = [line.split("\t") for line in text.splitlines() if line[0] != "#"][1:]
    found: dict[str, dict[str, float]] = {}
    for kind, sign, weight in rows:
        found.setdefault(kind, {})[sign] = float(weight)
    assert found == shipped_weights()


def test_a_trial_holds_each_text_out() -> None:
    made = trial(annotated(gw.load())[:3])
    assert made["document"].iloc[-1] == "all"
    assert {"precision", "recall", "f1"} <= set(made.columns)


def test_the_command_tells_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "trial" in capsys.readouterr().err


def test_the_command_learns_and_writes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made: list[int] = []
    monkeypatch.setattr(command, "annotated", lambda corpus: annotated(corpus)[:3])
    monkeypatch.setattr(command, "write", lambda _, texts: made.append(texts))
    assert main(["learn"]) == 0
    assert made == [6]
    assert capsys.readouterr().out.strip().endswith("metaphor_weights.tsv")


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("整改要不留尾巴、不留后患。", "不留尾巴"),
        ("权力是把双刃剑，用好了造福一方。", "权力是把双刃剑"),
        ("各乡镇要打一场河道清淤攻坚战。", "打一场河道清淤攻坚战"),
        ("对辖区民宿开展一次拉网式排查。", "拉网式排查"),
        ("要算清政治账、经济账、家庭账。", "算清政治账、经济账、家庭账"),
        ("山田县的粮食安全要稳住基本盘。", "稳住基本盘"),
        ("审计组要把三年的账目过筛子。", "过筛子"),
        ("指标不能层层加码。", "层层加码"),
        ("要下决心医治机关的沉疴痼疾。", "沉疴痼疾"),
        ("几份来信都石沉大海。", "石沉大海"),
        ("村干部不能只会守摊子。", "守摊子"),
        ("跳出“整治—反弹—再整治”的怪圈。", "怪圈"),
    ],
)
def test_images_of_daily_official_prose(text: str, phrase: str) -> None:
    assert any(phrase in one for one in metaphors(text)["text"])


def test_a_note_tells_what_image_stands_for_what() -> None:
    notes = metaphor_lexicon().set_index("vehicle")["note_zh"]
    assert "木桶" in notes["短板"]
    assert notes.str.len().ge(6).mean() > 0.98
    assert (notes != notes.index).all()
    assert notes.nunique() > 0.95 * len(notes)  # written one by one, not made by a pattern


def test_no_vehicle_is_made_literal_by_itself() -> None:
    rows = [row for row in read_table("metaphors.tsv") if row["literal"] and not row["pattern"]]
    assert not [
        row["vehicle"]
        for row in rows
        if any(word in row["vehicle"] for word in row["literal"].split(","))
    ]


def test_idioms_side_by_side_are_two() -> None:
    found = metaphors("始终保持如履薄冰、如临深渊的警觉。")["text"].tolist()
    assert len(found) == 2


def test_two_whole_phrases_are_no_list() -> None:
    assert len(metaphors("消防检查不是走形式，而是治已病、防未病。")) == 2


def test_a_verb_is_no_flower() -> None:
    assert metaphors("与其埋怨孩子，不如花时间陪伴。").empty
    assert metaphors("学校不求孩子个个考高分。").empty


@pytest.mark.parametrize(
    "text",
    [
        "四季度要倒排工期，确保年底前完工。",
        "检查组下去不打招呼，不要陪同。",
        "验收组试用之后说，我找这把锁找了三天。",
        "窗口实行预约办理，中午有人值班。",
        "双方加强沟通，持续发力，提质增效。",
    ],
)
def test_plain_business_is_none(text: str) -> None:
    assert metaphors(text).empty


def test_a_phrase_that_is_often_plain_is_a_sign_of_its_own() -> None:
    loose = [row for row in read_table("metaphors.tsv") if row["pattern"] and row["verbs"] == "?"]
    assert len(loose) > 50
    assert "loose" in NAMES


def test_a_whole_phrase_is_marked_without_its_subject() -> None:
    assert by_word()["掉链子"][0].alone == "phrase"
    assert metaphors("谁在关键时刻掉链子，就追究谁的责任。")["text"].tolist() == ["掉链子"]


def test_what_is_carried_on_is_fresh_and_its_first_mention_may_be_worn() -> None:
    layer = metaphors("制度是堤，信任是水。堤要天天修，水才不会漫出来。")
    assert layer["label"].tolist().count("fresh") >= 2
    assert metaphors("社区是城市的细胞。")["label"].tolist() == ["conventional"]


def test_what_was_counted_in_real_prose_speaks_for_or_against_a_vehicle() -> None:
    counts = {
        row["vehicle"]: (int(row["meant"]), int(row["read"]))
        for row in read_table("metaphor_evidence.tsv")
    }
    assert all(0 <= meant <= read for meant, read in counts.values())
    always = next(word for word, (meant, read) in counts.items() if meant == read > 2)
    never = next(word for word, (meant, read) in counts.items() if meant == 0 and read > 2)
    assert meant_elsewhere(always) > 0 > meant_elsewhere(never)
    assert meant_elsewhere("没有这个词") == 0


def test_what_is_known_from_real_prose_is_given_not_learned() -> None:
    table = examples(annotated(gw.load())[:6])
    learned = learn(table)["metaphor"][GIVEN]
    assert learned == learn(table.assign(**{GIVEN: 0.0}))["metaphor"][GIVEN] > 0
