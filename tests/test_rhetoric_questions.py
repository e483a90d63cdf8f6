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


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "钱从哪里来？人往哪里去？地由谁来种？这三个问题，请大家带回去想一想。",
            "plain,plain,plain",
        ),
        (
            "对照今天的要求，我们准备好了吗？物资备足了吗？队伍拉得出去吗？请各单位逐条对照。",
            "plain,plain,plain",
        ),
        ("出了事故，谁来负责？当然是我们在座的各位。", "shewen"),
        ("一张表填了八遍，基层的同志还有多少时间去干正事？", "fanwen"),
        ("群众盼了三年，我们还有什么理由再等下去？", "fanwen"),
        ("连自己的台账都说不清，又怎么去指导别人呢？", "fanwen"),
        ("如果连一口干净水都不能保证，那我们还谈什么小康？", "fanwen"),
        ("什么叫担当？担当就是把难题往自己肩上放。", "shewen"),
        ("路修到哪里算好？修到老百姓的心坎上才算好。", "shewen"),
        ("山区的孩子为什么留不住？我看，根子在老师留不住。", "shewen"),
        (
            "为什么同样的政策，隔壁乡干得红红火火，我们却冷冷清清？原因只有一条，就是我们的心没有沉下去。",
            "shewen",
        ),
        ("靠什么打开局面？靠的是一股子韧劲。", "shewen"),
        ("再这样拖下去，损失谁来承担？", "fanwen"),
        ("谁家没有老人，谁能不生病？", "fanwen"),
        ("这样的作风，能办成什么事？", "fanwen"),
        ("这样的干部，群众怎么会拥护？", "fanwen"),
        ("我们是干什么的？我们是给群众办事的。", "shewen"),
        ("难道几十户人家的安危，还比不上一张报表？", "fanwen"),
        ("老支书拉着我的手问：“书记，今年路能通吗？”", "plain"),
        ("他问我：“你们什么时候再来？”我答不上来。", "plain"),
        ("同志们，大家想一想，换成是我们的父母，我们会让他们等这么久吗？", "fanwen"),
        ("请大家想一想，十年以后，我们拿什么留给后人？", "plain"),
        ("有没有困难？有。能不能克服？能。", "shewen,shewen"),
        ("这算不算失职？我看算。", "shewen"),
        ("何愁大业不成，何惧山高路远？", "fanwen"),
        ("没有这样的精神，哪来今天的成绩？", "fanwen"),
        ("面对群众期盼的眼神，我们岂能无动于衷？", "fanwen"),
        ("下一步怎么走？我讲三点意见。", "shewen"),
        ("差距在哪里？在思路，在作风，更在干劲。", "shewen"),
        ("是缺资金吗？不是。是缺技术吗？也不是。缺的是敢闯的劲头。", "shewen,shewen"),
        ("再过三年，谁还记得今天的口号？", "fanwen"),
        ("守着金山银山，凭什么过穷日子？", "fanwen"),
        ("大家对这个方案还有什么意见？", "plain"),
        ("各位代表同意不同意？", "plain"),
        ("一个村有一百八十户，一个网格员跑得过来吗？跑不过来。", "shewen"),
        ("这笔账怎么算？一户补两千，全县就是四百万。", "shewen"),
        ("冬天来了，春天还会远吗？", "fanwen"),
        ("为人民服务，何必计较名利？", "fanwen"),
        ("连防汛值班都有人脱岗，这叫什么责任心？", "fanwen"),
        ("企业为什么要走？是我们的服务没有跟上。", "shewen"),
        ("能说这是天灾吗？不能。", "shewen"),
        ("我们的粮食够吃吗？够。但能不能吃好，还要打个问号。", "shewen"),
        ("为什么不能先走一步？为什么非要等别人干成了再跟着学？", "fanwen,fanwen"),
        ("谁不想过好日子？谁愿意背井离乡？", "fanwen,fanwen"),
        ("明年的今天，这里会是什么样子？让我们用行动来回答。", "plain"),
        ("五年之后，群众会怎样评价我们？这要看今天怎么干。", "shewen"),
        ("这是为什么？因为我们少了一股钉钉子的劲。", "shewen"),
        ("书记问大家：“苦不苦？”大伙儿齐声答：“不苦！”", "plain"),
        ("渠断了水，秧苗等得起吗？", "fanwen"),
        ("一边是群众排长队，一边是窗口在聊天，这合适吗？", "fanwen"),
        ("我们做到了没有？坦率地说，还没有完全做到。", "shewen"),
        ("问题摆在这里，改还是不改？必须改。", "shewen"),
        ("改革有风险，难道不改革就没有风险？", "fanwen"),
        ("怎么看待这些成绩？我想，既要看到进步，也要看到差距。", "shewen"),
        ("试问，有哪一个企业愿意到一个办事拖拉的地方来投资？", "fanwen"),
        ("这样的工程，经得起检验吗？对得起良心吗？", "fanwen,fanwen"),
        ("桥都塌了，还要那块奖牌有什么用？", "fanwen"),
        ("百姓心里的这杆秤，谁能糊弄得了？", "fanwen"),
        ("新班子怎么带？我的体会是八个字：以身作则，以诚待人。", "shewen"),
        ("农民增收的路子在哪里？就在这满山的茶树上。", "shewen"),
        ("这样的好日子，过去哪敢想？", "fanwen"),
        ("有的干部抱怨任务重，可哪一项任务是轻轻松松完成的？", "fanwen"),
        ("大家吃饱了没有？休息好了没有？", "plain,plain"),
        ("我们的孩子，凭什么要在危房里念书？", "fanwen"),
        ("守住这片林子难不难？难。值不值？值。", "shewen,shewen"),
        ("连自己都说服不了，怎么去说服群众？", "fanwen"),
        ("水价涨了，水质为什么没有变好？问题出在二次供水上。", "shewen"),
        ("这三十年，改变的是什么？不变的又是什么？请各位在讨论中回答。", "plain,plain"),
        ("客商凭什么来？凭的是我们的诚信。", "shewen"),
        ("老百姓会怎么看？会说我们言而无信。", "shewen"),
        ("他反问我：“换了你，你走不走？”", "plain"),
        ("如果人人都绕着矛盾走，矛盾靠谁来解决？", "fanwen"),
        ("不入虎穴，焉得虎子？", "fanwen"),
        ("什么是最大的民生？就业就是最大的民生。", "shewen"),
        ("我们能不能比别人快一步？完全能。", "shewen"),
        ("有这样的群众，还有什么困难克服不了？", "fanwen"),
        ("下个月的供暖问题怎么解决？由住建局牵头，三天内拿出方案。", "shewen"),
        ("发展的底气从何而来？来自这片土地，来自脚踏实地的人民。", "shewen"),
        ("一年就这么几天假，谁不想陪陪家里人？", "fanwen"),
        ("我们图什么？图的就是老百姓过得好。", "shewen"),
        ("隔三岔五停一回电，工厂怎么开得下去？", "fanwen"),
        ("经费不够怎么办？从紧安排，向上争取。", "shewen"),
        ("这难道是偶然的吗？绝不是。", "shewen"),
        ("安全帽就挂在墙上，伸手戴一下有多难？", "fanwen"),
        ("新来的同志，你们想好了吗？", "plain"),
        ("村民老杜问我：“栽这么多树，归谁？”我说：“谁栽归谁。”", "shewen"),
        ("谁是功臣？站在堤上的每一个人都是功臣。", "shewen"),
        ("没有规矩，怎么成方圆？", "fanwen"),
        ("这一棒交到我们手里，我们接得住吗？大家要用行动回答。", "plain"),
        ("有什么比群众的笑脸更珍贵呢？", "fanwen"),
        ("学校搬了，老师跟不跟着去？跟着去。", "shewen"),
        ("该不该罚？群众说该罚。", "shewen"),
    ],
)
def test_kinds_of_questions_in_speeches(text: str, labels: str) -> None:
    assert questions(text)["label"].tolist() == labels.split(",")


def test_questions_of_a_series_share_the_answer_behind_them() -> None:
    text = "渠谁来修？水谁来管？账谁来记？由合作社统一负责。"
    layer = questions(text)
    assert layer["label"].tolist() == ["shewen"] * 3
    assert {text[slice(*answer)] for answer in layer["answer"]} == {"由合作社统一负责。"}


def test_an_open_question_at_the_end_of_a_paragraph_is_answered_by_the_next() -> None:
    layer = questions("新的一年怎么办？\n先把路修通，再把厂建好。")
    assert layer["label"].tolist() == ["shewen"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "县里山高路远，群众进一趟城很不容易，让人家白跑一趟，于心何忍？",
            "让人家白跑一趟，于心何忍？",
        ),
        ("我们把垃圾还给了海，这样的日子还能过几年？", "这样的日子还能过几年？"),
        (
            "一条船上十几个人都靠它吃饭过日子，船上的人掉下去，拿什么赔？",
            "船上的人掉下去，拿什么赔？",
        ),
    ],
)
def test_a_question_takes_no_more_than_its_case(text: str, words: str) -> None:
    assert questions(text)["text"].tolist() == [words]


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
