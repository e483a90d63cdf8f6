"""What questions are for: invented sentences of speeches by kind, each with what follows it."""

import csv
from pathlib import Path

import pytest

from gongwen.rhetoric import questions
from gongwen.rhetoric.polarity import is_certain, is_shut_out
from gongwen.rhetoric.question_kinds import Asked, kind_of

TABLE = Path(__file__).parent / "data" / "question_kinds.tsv"
ROWS = [
    (row["text"], row["labels"])
    for row in csv.DictReader(TABLE.open(encoding="utf-8"), delimiter="\t")
]


@pytest.mark.parametrize(("text", "label"), ROWS)
def test_every_question_of_a_passage_is_of_its_kind(text: str, label: str) -> None:
    found = questions(text)
    assert len(found) >= max(1, text.count("？"))
    assert set(found["label"]) == {label}
    assert found["answer"].notna().all() == (label == "shewen")


def test_a_form_that_favours_no_answer_is_no_fanwen() -> None:
    for question in ("这条渠该不该修？", "制度是否落实？", "台账有没有做到日清月结？"):
        assert kind_of(Asked(question, "", "", reported=False))[0] == "plain"


def test_a_premise_shuts_the_answer_out() -> None:
    assert is_shut_out("怎么知道墒情？", "不下田，")
    assert not is_shut_out("怎么办？", "水不够，")
    assert not is_certain("靠什么留住人？")


def test_a_title_asks_nothing() -> None:
    assert questions("会上学习了《水从哪里来？》一文。").empty


def test_questions_of_a_series_are_put_to_the_hearers_by_the_words_before_the_first() -> None:
    text = "请大家问一问自己：门槛高不高？脸色好不好看？办事快不快？"
    assert questions(text)["label"].tolist() == ["plain"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "灌区改造、河堤加固二期、？泵站更新同时开工。",
        "全县高标准农田、库塘整治和田间道路三项工程的完成率分别达到百分之九十三和百分之九十五?，比上年提高。",
    ],
)
def test_a_mark_in_place_of_a_lost_hanzi_is_no_question(text: str) -> None:
    assert questions(text).empty


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("人手不够。怎么处理。先从邻村借。", "怎么处理。", "shewen"),
        ("这条路什么时候才能通呢。我看，年底能通。", "这条路什么时候才能通呢。", "shewen"),
        ("会费要不要收呢。要收。", "会费要不要收呢。", "shewen"),
        ("村里人最要紧的是什么，是水。", None, None),
        ("村里人要的是什么，就是水。", "村里人要的是什么", "shewen"),
        ("这样做值得吗，值得。", "这样做值得吗", "shewen"),
        ("这几年为什么变化这么大呢因为大家心齐。", "这几年为什么变化这么大呢", "shewen"),
        ("他不怕苦。谁不想过安稳日子。", "谁不想过安稳日子。", "fanwen"),
        ("饭都吃不上，谈什么读书呢。", "谈什么读书呢。", None),
        ("怎样才能留住人。关键是产业。", "怎样才能留住人。", "shewen"),
        ("什么才是好收成。颗粒归仓才是好收成。", "什么才是好收成。", "shewen"),
        ("到底要走哪条路。我们的回答是走水路。", "到底要走哪条路。", "shewen"),
    ],
)
def test_lost_marks(text: str, words: str | None, label: str | None) -> None:
    found = questions(text)
    assert found["text"].tolist()[:1] == ([words] if words else [])
    if label:
        assert found["label"].tolist()[:1] == [label]
        assert found["confidence"].iloc[0] < 0.7


@pytest.mark.parametrize(
    "text",
    [
        "权力用到哪里，监督就跟到哪里。",
        "去年做了什么，哪里没做好，今年怎么干。",
        "这关系到渔村能不能把客人留下来。",
        "不动产登记全部上线。",
        "请大家猜一猜这是什么。",
        "成效好不好，要由群众来说。",
        "会上读了《谁来种地》。",
        "关键看落实不落实。",
        "大家正忙着呢。",
        "他一句话也没有。",
    ],
)
def test_what_only_looks_like_a_question_without_its_mark(text: str) -> None:
    assert questions(text).empty


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("如果只等拨款，不挖一锹土，渠何时能修好？谁也说不准。", "如果只等拨款，不挖一锹土，渠何时能修好？"),
        ("同志们，面对这样的旱情，我们应该怎么办？我看要先找水。", "面对这样的旱情，我们应该怎么办？"),
        ("乡亲们，你们想过没有，这条渠是为谁修的？是为你们修的。", "你们想过没有，这条渠是为谁修的？"),
        ("渠修了八年，库建了三座，新的一年，我们往哪里走？往山里走。", "新的一年，我们往哪里走？"),
        ("站里一共三个人，管着十里堤，他们靠什么？靠两条腿。", "他们靠什么？"),
    ],
)  # fmt: skip
def test_a_question_begins_with_its_frame(text: str, span: str) -> None:
    assert questions(text)["text"].tolist()[0] == span
