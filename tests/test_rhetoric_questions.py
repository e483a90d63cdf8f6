"""Questions by what they are for, with and without their mark."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import questions
from gongwen.words.sentences import as_document


def test_x12_the_speaker_answers_himself() -> None:
    text = "什么是实绩？群众点头就是实绩。"
    row = questions(text).iloc[0]
    assert (row["text"], row["label"]) == ("什么是实绩？", "shewen")
    assert text[slice(*row["answer"])] == "群众点头就是实绩。"


def test_x13_no_answer_is_wanted() -> None:
    layer = questions("文件发了没人看，会议开了没人办，这样的落实有什么用？")
    assert layer["label"].tolist() == ["fanwen"]
    assert layer["answer"].tolist() == [None]


@pytest.mark.parametrize(
    "text",
    [
        "如何留住年轻人，是各村共同的课题。",  # X14
        "如何用好资金，是当前难题。",
        "要弄清水从哪里来。",
        "讲清楚谁来管、怎么管。",
        "有什么困难都可以提出来。",
        "不管谁来说情，一律不开口子。",
        "各村要研究怎样把水引到田头。",
        "哪里缺水，水就送到哪里。",
    ],
)
def test_indirect_questions_are_none(text: str) -> None:
    assert questions(text).empty


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("什么是实绩。群众点头就是实绩。", "shewen"),
        ("为什么渠里没有水。因为闸门锈住了。", "shewen"),
        ("难道我们能看着庄稼旱死吗。", "fanwen"),
        ("渠不通、水不到，这样的工程有什么用。", "fanwen"),
    ],
)
def test_the_mark_may_be_lost(text: str, label: str) -> None:
    layer = questions(text)
    assert layer["label"].tolist()[:1] == [label]
    assert layer["confidence"].iloc[0] < 0.7


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("水从哪里来？靠水库，靠机井。", "shewen"),
        ("群众不满意，我们怎么能安心？", "fanwen"),
        ("这样的账，谁不会算？", "fanwen"),
        ("有位老人问我：“今年的水够不够？”", "plain"),
        ("下一步怎么办？", "plain"),
        ("难道要等到河水进了屋，才想起来修堤", "fanwen"),
        ("我们难道要等水来了，路断了，才想起来修堤。", "fanwen"),
    ],
)
def test_what_a_question_is_for(text: str, label: str) -> None:
    assert questions(text)["label"].tolist() == [label]


def test_half_width_mark() -> None:
    assert questions("什么是实绩?群众点头就是实绩。")["label"].tolist() == ["shewen"]


PIECES = st.sampled_from(
    [
        "什么",
        "难道",
        "？",
        "。",
        "，",
        "为什么",
        "吗",
        "就是",
        "“",
        "”",
        "说，",
        "\n",
        "是",
        "如何",
        "；",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = questions(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(questions(document))
    for start, end, answer in zip(layer["start"], layer["end"], layer["answer"], strict=True):
        (block,) = [b for b in document.blocks if b.start <= start and end <= b.end]
        assert end <= block.end
        assert answer is None or (end <= answer[0] < answer[1] <= len(document.text))
