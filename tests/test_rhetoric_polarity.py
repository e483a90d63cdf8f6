"""反问 by sense: what a question takes for granted, with its mark and without; and what is none."""

import pytest

from gongwen.rhetoric import questions
from gongwen.rhetoric.lost_marks import asks_without_mark
from gongwen.rhetoric.polarity import SENSES, sense_of

SAYS_ITS_ANSWER = [
    "群众把钥匙交给我们，我们岂能把门锁上？",
    "老人冒雨来了三趟，我们何以面对？",
    "账都没有记清，如何向村民交代？",
    "这样的渠，怎么对得起出工的乡亲？",
    "天上哪有掉下来的好日子？",
    "看着孩子蹚水上学，谁能无动于衷，谁不心疼？",
    "机器锁在库房里，又有什么用？",
    "一棵苗都舍不得浇，还有什么资格谈丰收？",
    "自己不带头，凭什么要求别人？",
    "邻县办得到，我们为什么不能也办到？",
    "有这样的干部，何愁水不来？",
    "窗口就在楼下，还跑县城干什么？",
    "这不是拿群众的耐心开玩笑吗？",
    "路灯坏了半年没人问，这还叫服务吗？",
    "话说得再满，事不去办，群众能信吗？",
    "如果排队的是你的父母，你急不急？",
    "会上拍胸脯的人不少，会后真去办的有几个？",
    "见了困难绕着走，好意思吗？",
    "丢了信用，谁还愿意来投资？",
    "一年只下一次村，能听到真话吗？",
    "堤上的人不肯下来，我们能不感动吗？",
    "连门牌都说不清，谈何服务？",
    "把短处捂起来，难道它就长好了？",
    "这点苦都吃不了，还谈什么担当？",
    "哪一户的难处不是我们的难处？",
    "天天喊节约，自己的灯亮到天明，群众怎么看我们？",
    "连辖区有几口井都说不上来，你这个河长是怎么当的？",
    "这样的会，开一百次又能解决什么问题？",
    "这样下去，农户的钱袋子怎么鼓得起来？",
    "为什么人家能办成，我们就办不成？",
    "小渠尚且管不好，何况大河？",
    "哪一步是别人替我们走的？",
    "只要心齐，还有什么坎过不去？",
]


@pytest.mark.parametrize("text", SAYS_ITS_ANSWER)
def test_a_question_that_says_its_answer(text: str) -> None:
    layer = questions(f"{text}下一步，各村要把名单报上来。")
    assert layer["label"].tolist() == ["fanwen"], layer[["label", "text"]]
    assert layer["answer"].tolist() == [None]


@pytest.mark.parametrize(
    "text",
    [
        "群众把钥匙交给我们，我们岂能把门锁上。",
        "账都没有记清，怎么对得起出工的乡亲。",
        "自己不带头，凭什么要求别人。",
        "有这样的干部，何愁水不来。",
        "机器锁在库房里，又有什么用。",
        "这样的好日子，谁不盼望！",
        "乡亲们信得过我们，我们怎能退缩！",
    ],
)
def test_the_mark_of_such_a_question_may_be_lost(text: str) -> None:
    layer = questions(text)
    assert layer["label"].tolist() == ["fanwen"]
    assert layer["confidence"].iloc[0] < 0.7


@pytest.mark.parametrize(
    "text",
    [
        "谁主管，谁负责。",
        "哪里有困难，哪里就有党员。",
        "不管凭什么理由，一律不批。",
        "要想一想凭什么让群众信服。",
        "无论谁来说，都没有什么例外。",
        "各村没有什么困难。",
        "要讲清楚怎么能把水引上来。",
        "先说为什么要修这条渠。",
        "再谈谈怎么修、谁来修。",
        "何时开工，另行通知。",
    ],
)
def test_words_of_question_that_ask_nothing(text: str) -> None:
    assert questions(text).empty


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("缺的是钱吗？是人吗？都不是，缺的是一股劲。", "都不是，缺的是一股劲。"),
        ("这条渠还能修吗？我看能。", "我看能。"),
        ("一个人守十里堤，守得住吗？守不住。", "守不住。"),
        ("光靠罚款行不行？不行，还要靠教。", "不行，还要靠教。"),
        ("难道只有这一个办法吗？不是的，办法还有三个。", "不是的，办法还有三个。"),
        ("水渠修成什么样？旱天有水，涝天不淹。", "旱天有水，涝天不淹。"),
        ("钱从哪里来？一是上级补一点，二是村里筹一点。", "一是上级补一点，二是村里筹一点。"),
        ("靠什么留住人？关键在产业。", "关键在产业。"),
    ],
)
def test_a_question_that_gets_its_answer_is_the_speakers_own(text: str, answer: str) -> None:
    layer = questions(text)
    assert set(layer["label"]) == {"shewen"}
    assert text[slice(*layer["answer"].iloc[-1])] == answer


def test_what_goes_on_to_another_point_is_no_answer() -> None:
    text = "会上表态的人很多，会后真正去办的有几个？三是账目不清。"
    assert questions(text)["label"].tolist() == ["fanwen"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("路不通，水不来，话说得再好听，乡亲们能信吗？", None),
        ("一杯热水、一张凳子，难道都做不到吗？", None),
        ("渠修好了三年没有水，这样的工程，怎么能叫惠民？", "这样的工程，怎么能叫惠民？"),
        ("会开了四次，账没有算清，那我们不是白忙了吗？", "那我们不是白忙了吗？"),
        ("全乡要修的桥有七座，哪一座是好修的？", "哪一座是好修的？"),
        ("老人来问补贴为啥没到，你只说“等通知”，他能听懂吗？", "他能听懂吗？"),
        ("台上坐着的人都表了态，愿意留下来值夜班的年轻同志又有几个？", "愿意留下来值夜班的年轻同志又有几个？"),
    ],
)  # fmt: skip
def test_a_short_question_takes_its_case_with_it(text: str, span: str | None) -> None:
    assert questions(text)["text"].tolist() == [span or text]


@pytest.mark.parametrize(
    "text",
    [
        "有人问我：“今年的水够不够？”",
        "大家看见门口的公告了没有？",
        "大家还有什么意见？请会后交到办公室。",
    ],
)
def test_a_real_question_is_left_open(text: str) -> None:
    assert questions(text)["label"].tolist() == ["plain"]


def test_every_sense_has_a_question() -> None:
    said = {sense_of(text) for text in SAYS_ITS_ANSWER}
    assert set(SENSES) - said <= {"能不"}
    assert sense_of("今天几点开会？") == ""


def test_a_long_clause_or_an_attribute_is_no_lost_question() -> None:
    assert asks_without_mark("我们岂能退缩")
    assert not asks_without_mark("各村不知凭什么分水")
