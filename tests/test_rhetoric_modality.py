"""Modal words: what binds, forbids, allows and promises, and who is named to act."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.corpus.loading import read_text_with_header
from gongwen.documents import Document, check_layer
from gongwen.reading.read import read_text
from gongwen.rhetoric import LADDER, accountability, directives, modality, person, person_counts
from gongwen.words.sentences import as_document

SPEECHES = Path(__file__).parents[1] / "corpus" / "speeches" / "documents"


def of_kind(kind: str, text: str) -> Document:
    """Return a document whose title tells its type."""
    title = "在修渠会议上的讲话" if kind == "讲话稿" else f"关于修渠工作的{kind}"
    return read_text(f"{title}\n\n同志们：\n\n{text}\n")


def found(text: str) -> list[tuple[str, int]]:
    layer = modality(text)
    return list(zip(layer["text"], layer["strength"], strict=True))


def test_x20_a_directive_with_an_actor_one_without_and_an_adjective() -> None:
    layer = modality("各单位要按时报送。要重要的材料先报。")
    assert layer["start"].tolist() == [3, 9], "要 in 重要 is no modal word"
    assert layer["actor"].tolist() == ["yes", "no"]
    assert layer["label"].unique().tolist() == ["obligation"]


OBLIGATION = [
    ("各乡镇务必在月底前清完渠道。", [("务必", 3)]),
    ("申请人须在三日内提交材料。", [("须", 3)]),
    ("值班人员必须在岗。", [("必须", 3)]),
    ("我们一定要把水送到田头。", [("一定要", 3)]),
    ("一要守好堤坝。", [("要", 2)]),
    ("既要看数量，又要看质量。", [("要", 2), ("要", 2)]),
    ("用水单位应当安装水表。", [("应当", 2)]),
    ("各部门应按照分工抓好落实。", [("应", 2)]),
    ("对这些隐患不能不管，更不能不查。", [("不能不", 2), ("不能不", 2)]),
    ("请各村于周五前报送名册。", [("请", 1)]),
    ("希望各乡镇再接再厉。", [("希望", 1)]),
    ("要求真务实，要认真细致。", [("要", 2), ("要", 2)]),
    ("要点名通报。", [("要", 2)]),
]


@pytest.mark.parametrize(("text", "words"), OBLIGATION)
def test_obligations(text: str, words: list[tuple[str, int]]) -> None:
    assert found(text) == words


PROHIBITION = [
    ("严禁在库区游泳。", [("严禁", -3)]),
    ("施工现场不得使用明火。", [("不得", -3)]),
    ("绝不允许弄虚作假。", [("绝不允许", -3)]),
    ("节水不能苦了困难群众。", [("不能", -2)]),
    ("不要等文件到了再动手。", [("不要", -2)]),
    ("切忌一哄而上。", [("切忌", -2)]),
    ("此类项目不宜多点铺开。", [("不宜", -1)]),
]


@pytest.mark.parametrize(("text", "words"), PROHIBITION)
def test_prohibitions(text: str, words: list[tuple[str, int]]) -> None:
    assert found(text) == words


NOTHING = [
    "重要需求、主要要求、想要参加",
    "稳就业是第一要务，统一要求已经印发。",
    "天就要黑了，水就要漫过来了。",
    "这份纲要和会议纪要都已印发。",
    "他每天上学要走三公里。",
    "要不要改，大家议一议。",
    "今天要讲的是三件事。",
    "培养一名技师大约要花二十万元。",
    "老渠道不能满足灌溉需要。",
    "慢一点不要紧。",
    "安全一步也慢不得。",
    "响应及时，反应迅速，供应充足。",
    "申请和请示均已收悉。",
    "可以说，这是一场及时雨。",
    "我的希望是大家都好。",
    "现将检查情况通报如下。",
    "我在这里重申“五个严禁”。",
    "取得了一定成效。",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_modal_word(text: str) -> None:
    assert found(text) == []


def test_commitment_of_the_own_body() -> None:
    assert found("我们一定说到做到，决不拖延。") == [("一定", 3), ("决不", 3)]
    assert found("市政府将从今年起每年检查一次。") == [("将", 2)]
    assert found("教育部门要保证经费，力争全部到位。") == [("要", 2)], "somebody else's duty"


def test_permission_in_rules() -> None:
    assert found("发现隐患的，可以向乡镇人民政府举报。") == [("可以", 1)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("县水利局要在六月前完成清淤。", "yes"),
        ("要进一步加强巡查。", "no"),
        ("我们必须清醒地看到不足。", "yes"),
        ("请各学校按时上报。", "yes"),
        ("未完工的堤段要有方案。", "no"),
        ("主要负责同志要亲自抓、负总责。", "yes"),
    ],
)
def test_whether_the_actor_is_named(text: str, actor: str) -> None:
    assert modality(text)["actor"].tolist() == [actor]


def test_directives_and_the_share_that_names_who_acts() -> None:
    text = "县水利局要抓好清淤。要加强巡查。严禁擅自放水。我们一定尽责。"
    assert directives(text)["label"].tolist() == ["named", "agentless", "agentless"]
    row = accountability(text).iloc[0]
    assert (row["directives"], row["named"], row["agentless"]) == (3, 1, 2)
    assert row["index"] == pytest.approx(1 / 3)


def test_no_directives_no_index() -> None:
    assert accountability("今天下雨。")["index"].isna().all()


def test_person() -> None:
    text = "让我们一起努力。我们局已完成整改。大家讲得很好，我同意。我县要抓紧。"
    layer = person(text)
    assert layer["label"].tolist() == [
        "inclusive", "institutional", "audience", "personal", "institutional",
    ]  # fmt: skip
    assert person_counts(text)["institutional"].tolist() == [2]


WE = [
    ("讲话稿", "上个月市里暗访，我们排在第七位。", "inclusive"),
    ("讲话稿", "学生天天看着我们。", "inclusive"),
    ("讲话稿", "只要我们齐心，就没有修不成的渠。", "inclusive"),
    ("讲话稿", "今天我们请来了二十八位代表。", "institutional"),
    ("讲话稿", "我们局已完成整改。", "institutional"),
    ("汇报", "根子在于没人管，我们心里没有底。", "institutional"),
    ("表态发言", "剩下的户，我们当面量、当面算。", "institutional"),
    ("表态发言", "让我们一起把水送到田头。", "inclusive"),
    ("倡议书", "为此，我们倡议少开一天车。", "institutional"),
    ("倡议书", "愿我们一起把这段路走好。", "inclusive"),
    ("通报", "检查中我们发现三处隐患。", "institutional"),
]


@pytest.mark.parametrize(("kind", "text", "label"), WE)
def test_whom_we_means(kind: str, text: str, label: str) -> None:
    layer = person(of_kind(kind, text))
    assert layer.loc[layer["text"] == "我们", "label"].tolist() == [label]


READ_WE = {"sp-19": " ii", "sp-21": "i ii", "sp-22": "ii", "sp-24": "oooooooo", "sp-25": "oooooooo",
           "sp-27": "iiiiii", "sp-28": "o", "sp-03": "iiiiiiii i", "sp-07": " iiii", "sp-10": " iiiii",
           "sp-13": "o"}  # fmt: skip
"""Each 我们 of these speeches as a reader took it: inclusive, own body; a gap where both may be."""


def test_we_in_whole_speeches() -> None:
    right = []
    for name, read in READ_WE.items():
        layer = person(read_text_with_header(SPEECHES / f"{name}.md"))
        ours = layer.loc[layer["text"] == "我们", "label"].map(
            {"inclusive": "i", "institutional": "o"}
        )
        assert len(ours) == len(read), name
        right += [one == other for one, other in zip(ours, read, strict=True) if other != " "]
    assert sum(right) / len(right) >= 0.95


def test_ladder_is_symmetric_in_sign() -> None:
    assert {LADDER["务必"][1], LADDER["应"][1], LADDER["可"][1]} == {3, 2, 1}
    assert {LADDER["严禁"][1], LADDER["切忌"][1], LADDER["不宜"][1]} == {-3, -2, -1}


WORDS = st.sampled_from(
    [
        "要",
        "不得",
        "各单位",
        "请",
        "，",
        "。",
        "必须",
        "重要",
        "将",
        "可",
        "应",
        "报送",
        "\n",
        "的",
        "“",
        "”",
        "？",
    ]
)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=24).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    before = document.text
    layer = modality(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(modality(document))
    assert document.text == before
    assert all(
        any(b.start <= s and e <= b.end for b in document.blocks)
        for s, e in zip(layer["start"], layer["end"], strict=True)
    )


def test_titles_and_sign_off_are_not_read() -> None:
    (document,) = read_text(
        "关于必须做好春灌工作的通知\n\n各乡镇：\n\n各村要清渠。\n\n云溪县水利局\n\n2031年3月5日"
    )
    assert modality(document)["text"].tolist() == ["要"]


STILL_MODAL = [
    ("制度定了就要执行，不搞例外。", [("要", 2)]),
    ("发现问题就要马上解决。", [("要", 2)]),
    ("养老要兜底，有37个村要在年底前完成。", [("要", 2), ("要", 2)]),
    ("我们要加强学习，必须学以致用。", [("要", 2), ("必须", 3)]),
    ("乡亲们请放心，外地来的同志请登记。", [("请", 1), ("请", 1)]),
    ("请各单位对照清单过一遍。", [("请", 1)]),
    ("过去三年的经验要总结好。", [("要", 2)]),
    ("做群众工作，就要放下架子。", [("要", 2)]),
    ("说到就要做到，定了就要干。", [("要", 2), ("要", 2)]),
    ("谁也不得例外，这笔钱一分也不能乱花。", [("不得", -3), ("不能", -2)]),
    ("有困难要上，没有困难创造条件也要上。", [("要", 2), ("要", 2)]),
    ("今年要紧盯四个环节，要强化监督。", [("要", 2), ("要", 2)]),
    ("管行业必须管安全，管业务必须管安全。", [("必须", 3), ("必须", 3)]),
    ("各街道办事处应于8月底前将指标分解到社区。", [("应", 2)]),
    ("安全的事一天都不能耽误，一项都不能走样。", [("不能", -2), ("不能", -2)]),
    ("对这种风气决不可等闲视之。", [("决不可", -3)]),
    ("秋收的时候请大家来验收。", [("请", 1)]),
    ("（三）请参会人员提前入场。", [("请", 1)]),
    ("夏天进山的朋友请多带一双袜子。", [("请", 1)]),
    ("对拖着不办的，县里将严肃问责。", [("将", 2)]),
    ("对这种行为必须坚决抵制、绝不姑息。", [("必须", 3), ("绝不", 3)]),
    ("今后三年，要以补短板为目标，力争到2027年全部达标。", [("要", 2), ("力争", 1)]),
]


@pytest.mark.parametrize(("text", "words"), STILL_MODAL)
def test_modal_words_that_a_neighbour_could_hide(text: str, words: list[tuple[str, int]]) -> None:
    assert found(text) == words


def test_leave_in_a_speech_is_told_from_ability() -> None:
    leave = "沙子不干净可以退，水泥不够数可以停。3000户以上的社区可以分设。"
    layer = modality(of_kind("讲话稿", leave))
    assert layer["label"].tolist() == ["permission"] * 3
    ability = "这样可以减少浪费，疏导点可以安置摊位四百个，平凡的人可以发光。难道我们可以不管？"
    assert modality(of_kind("讲话稿", ability)).empty


NOT_MODAL = [
    # 要: wish, burden, consequence, condition, what is soon to come, an embedded question
    "天黑前就要到家了，雨很快就要下起来。",
    "一到雨天就要摆七八个盆。",
    "患者要排五次队，窗口人员要把同样的信息录入两遍。",
    "有一位九十岁的老奶奶要办高龄津贴。",
    "哪一头出了事，前面的成绩都要归零。",
    "不把短处讲清楚，今年还要吃亏。",
    "要跳出“整治、反弹、再整治”的怪圈，离不开长效机制。",
    "要给学生一杯水，自己先得有一桶水。",
    "能当场办的当场办，要到县里办的由乡里跑。",
    "只讲三样：干了什么，卡在哪里，要谁帮忙。",
    "等一会儿区委书记还要作重要讲话。",
    "哪些事由总院定、哪些事要报县里定，写得明明白白。",
    "原本要去外地看病的乡亲留了下来。",
    "他要我转告大家一句话。",
    "群众要的不是口号，而是实惠，我们要的就是这股劲。",
    "老百姓要看病，先要走半天山路。",
    "企业要发展，离不开人才。",
    "不是要大家停下来，而是换个走法。",
    "要不是大家帮忙，要说变化，要么现在改。",
    # 请: told, not asked
    "我们请专家把脉，请群众评判。",
    "企业希望我们把服务做在前头，这是群众的希望所在。",
    "我们请十一个村各推选两名能手当监督员。",
    "把会场搬到码头上，就是想请大家闻一闻海风。",
    "有的企业请人代考、代签。",
    "今天请大家来，主要是商量修渠的事。",
    "严格执行请销假制度，还有三位不请自来的客人。",
    # duties that are none
    "全区应参保38.6万人，应到会120人。",
    "这个账企业老板应该会算。",
    "过去办一件事必须跑三个部门。",
    "道路中断，我们不得不绕行四十公里。",
    "过去娶个媳妇，彩礼要掏空一个家。",
    "应群众要求，窗口延长服务；应邀出席会议。",
    "不能不说，这是一个教训。",
    # bans that are none
    "不打招呼，不要陪同，直插现场。",
    "凡是政策不允许的，耐心解释。",
    "会上要求禁止车辆通行。",
    "水大，这条河走不得船。",
    "屏幕上的温度准不准？",
    "因病不能参加会议，渠道不能正常使用。",
    "一个人可以走得快，一群人可以走得远。",
    # promises that are none
    "为群众提供坚强保证！",
    "水位低于保证水位一米。",
    "为保证教学质量，学校增加了教师。",
    "要求别人不做的自己坚决不做，老办法解决不了新问题。",
    "我们共争取和筹集资金一千万元。",
    "住宿紧张的问题将更加突出，降雨仍将偏少。",
    "公司将88公斤豆角一锅加工。",
    "看好每一位病人，就一定能让乡亲放心。",
    "换作自己的父母，我们会不会多问一句？",
]


@pytest.mark.parametrize("text", NOT_MODAL)
def test_no_directive_where_the_words_tell_or_explain(text: str) -> None:
    assert found(text) == []


ACTORS = [
    ("区直各有关部门要各司其职、密切配合，不能各吹各的号。", ["yes", "yes"]),
    ("主要领导要管好班子，既要挂帅，又要出征。", ["yes", "yes", "yes"]),
    ("广大党员干部特别是各单位的一把手，要算好政治账。", ["yes"]),
    ("县长是第一责任人，要亲自检查。", ["yes"]),
    ("主要负责同志离开辖区必须报告。", ["yes"]),
    ("沿街门店要签订责任书，乡里决不护短。", ["yes", "yes"]),
    ("任何单位和个人不得截留资金。", ["yes"]),
    ("各责任单位要拉出清单，排查要横向到边，整改要不留尾巴。", ["yes", "yes", "yes"]),
    ("全区还有53个小区没有物业企业，要逐个想办法。", ["no"]),
    ("对尚未通硬化路的198个自然村，要逐村拿出方案。", ["no"]),
    ("这些问题影响了群众的满意度，必须高度重视。", ["no"]),
    ("群众的难处要托住。", ["no"]),
    ("集镇保洁要做到日产日清。", ["no"]),
    ("不妥之处，请批评指正。", ["no"]),
    ("如果水流到了田头，请给村里的干部递一支烟。", ["no"]),
    ("补偿费用兑付到户，不得截留。", ["no"]),
]


@pytest.mark.parametrize(("text", "actors"), ACTORS)
def test_who_acts_is_named_in_the_sentence(text: str, actors: list[str]) -> None:
    assert modality(text)["actor"].tolist() == actors
