"""层递, 反复, 顶真, 回环 on invented sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import check_layer
from gongwen.rhetoric import figures
from gongwen.rhetoric.scale import scale_of
from gongwen.words.sentences import as_document


def found(text: str, label: str) -> list[list[str]]:
    layer = figures(text)
    return [
        [text[start:end] for start, end in one.members]
        for one in layer[layer["label"] == label].itertuples()
    ]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "大产业带动大就业，大就业带动大消费，大消费带动大市场。",
            "大产业带动大就业|大就业带动大消费|大消费带动大市场",
        ),
        ("规矩生纪律，纪律生作风，作风生战斗力。", "规矩生纪律|纪律生作风|作风生战斗力"),
        ("村里事村民议，村民议村民定。", "村里事村民议|村民议村民定"),
        ("渠通了，水就通；水通了，地就活。", "渠通了，水就通|水通了，地就活"),
        (
            "有的站点把难题甩给值班组长，值班组长甩给新来的。",
            "有的站点把难题甩给值班组长|值班组长甩给新来的",
        ),
        ("班组是工厂的根基，根基稳了，楼才盖得高。", "班组是工厂的根基|根基稳了"),
        ("让邻居变成朋友，让朋友变成亲人。", "让邻居变成朋友|让朋友变成亲人"),
    ],
)
def test_words_are_handed_on(text: str, members: str) -> None:
    assert found(text, "dingzhen") == [members.split("|")]


@pytest.mark.parametrize(
    "text",
    [
        "各村要修路，修路要用好资金。",
        "不等，不靠，不要。",
        "会议讨论了预算，预算草案由财政局起草，今后每季度报告一次执行情况。",
        "我们要学习，我们要落实。",
        "乡里要建立工匠名册，名册内工匠优先接活。",
        "县里成立了抢修专班，专班设在供电公司。",
        "今年要建好村级粮仓，粮仓全部装上温控。",
    ],
)
def test_a_word_taken_up_once_hands_nothing_on(text: str) -> None:
    assert found(text, "dingzhen") == []


@pytest.mark.parametrize(
    ("text", "members", "anchor"),
    [
        ("我为人人，人人为我。", "我为人人|人人为我", "我 ↔ 人人"),
        ("以学促干、以干促学。", "以学促干、以干促学", "学 ↔ 干"),
        ("干部离不开群众，群众也离不开干部。", "干部离不开群众|群众也离不开干部", "干部 ↔ 群众"),
        ("要在落实中创新，在创新中落实。", "在落实中创新，在创新中落实", "落实 ↔ 创新"),
        (
            "产业是城市的骨架，城市是产业的家园。",
            "产业是城市的骨架|城市是产业的家园",
            "产业 ↔ 城市",
        ),
    ],
)
def test_two_words_change_places(text: str, members: str, anchor: str) -> None:
    layer = figures(text)
    assert found(text, "huihuan") == [members.split("|")]
    assert layer["anchor"].tolist()[0] == anchor


@pytest.mark.parametrize(
    "text",
    [
        "群众有困难，干部有办法。",
        "县里支持乡镇，乡镇负责实施。",
        "学校组织家长，家长会后请学校汇总。",
    ],
)
def test_two_clauses_on_the_same_matter_turn_nothing_round(text: str) -> None:
    assert found(text, "huihuan") == []


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("一天一调度，一周一通报，一月一考核。", "天 < 周 < 月"),
        ("这件事在村里难办，在镇上也难办，在县里更难办。", "更"),
        ("等不得，慢不得，更坐不得！", "更"),
    ],
)
def test_a_series_that_rises(text: str, scale: str) -> None:
    layer = figures(text)
    assert layer["label"].tolist() == ["cengdi"]
    assert layer["anchor"].tolist() == [scale]


def test_a_clause_that_comes_three_times_is_repetition() -> None:
    text = "大水来的那一夜，我们还在。水退了以后清淤泥、修房子、补种秧苗，我们还在！有人问堤垮了怎么办？我们还在。"
    assert found(text, "fanfu") == [["我们还在"] * 3]


def test_an_emphatic_word_is_repetition_where_other_paragraphs_lack_it() -> None:
    first = "这条堤上站过无数的人。沙袋是无数双手传上去的，那一夜的灯一直亮到天明。后来水退了，无数户人家又开了门。"
    rest = "会议由县长主持。\n各乡镇汇报了进展，水利局作了说明，下月再次调度，按时完成年度任务。\n"
    rest += "非常感谢大家，十分不易，相当辛苦，始终坚守，一直奋战，已经四十天。"
    layer = figures(f"{first}\n{rest}")
    assert "无数" in layer[layer["label"] == "fanfu"]["anchor"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "社区要建食堂，社区要修花园，社区居民都赞成，社区书记作了汇报。",
        "会议指出，要修路。会议指出，要架桥。会议指出，要通水。",
        "财政局、财政局、财政局。",
    ],
)
def test_what_the_text_is_about_is_no_repetition(text: str) -> None:
    assert found(text, "fanfu") == []


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("是责任，也是使命，更是荣誉。", "更"),
        ("这是群众的期盼，是组织的嘱托，更是我们的本分。", "更"),
        ("解题要懂，看得见毛病是眼力，正视毛病是态度，治好毛病才是本事。", "才是"),
        ("由点到线，由线到面，全面铺开。", "点 < 线 < 面"),
        ("从一户到一村，从一村到一镇，从一镇到全县。", "一户 < 一村 < 一镇 < 全县"),
        ("一天也不能等，一刻也不能停，一分钟也不能误。", "分钟 < 刻 < 天"),
        ("一年打基础，三年见成效，五年大变样。", "一年 < 三年 < 五年"),
        ("水管所每天看一遍，每周查一轮，每月修一回。", "天 < 周 < 月"),
        ("督查组每周跑工地，每旬报进度，每月排座次。", "周 < 旬 < 月"),
        ("修渠不能今年挖、明年停、后年荒。", "今年 < 明年 < 后年"),
        ("名额先由组里提，再由村里议，最后由镇里定。", "组 < 村 < 镇"),
        ("把任务分到科、分到组、分到人。", "人 < 组 < 科"),
    ],
)
def test_a_series_rises_by_its_own_words(text: str, scale: str) -> None:
    layer = figures(text)
    assert layer.loc[layer["label"] == "cengdi", "anchor"].tolist() == [scale]


@pytest.mark.parametrize(
    "text",
    [
        "第一季度完成勘测，第二季度完成招标，第三季度完成主体。",
        "财政局负责资金，水利局负责施工，县委办负责督查。",
        "从县城到渡口，从九点到十点，沿线都有人值守。",
        "等不起，慢不得，坐不住。",
        "窗口按科室分设，忙的时候这边排长队，旁边半天没有人。",
        "先小后大，先易后难，先点后面。",
        "把水送到车间、送到工地、送到农户。",
        "3月底前完成摸底，6月底前完成招标，9月底前完成验收。",
        "去年修路12公里，今年修路15公里，明年修路18公里。",
        "市场要管，组织要强，国库要紧。",
    ],
)
def test_a_series_without_order_does_not_rise(text: str) -> None:
    assert found(text, "cengdi") == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("关键在落实，落实，再落实！", "落实"),
        ("抓工作，就是要落实、落实、再落实。", "落实"),
        ("靠的是实干，实干，还是实干。", "实干"),
        ("这个法宝就是团结，团结，再团结。", "团结"),
    ],
)
def test_a_word_said_three_times_at_once_is_repetition(text: str, word: str) -> None:
    (members,) = found(text, "fanfu")
    assert [one[-len(word) :] for one in members] == [word] * 3
    assert figures(text)["anchor"].tolist() == [word]


@pytest.mark.parametrize("text", ["会议、会议、会议室。", "好，好，我知道了。", "落实，再落实。"])
def test_a_word_said_twice_or_part_of_another_is_none(text: str) -> None:
    assert found(text, "fanfu") == []


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("以评促改、以改促建。", "改"),
        ("以学促思、以思促干、以干促变。", "思、干"),
        ("干群一条心，心齐劲就足，劲足事就成。", "心、劲足"),
        ("路通了人才来，人来了钱才来，钱来了村才活。", "人来、钱来"),
    ],
)
def test_what_one_clause_reaches_the_next_begins_with(text: str, anchor: str) -> None:
    layer = figures(text)
    assert layer.loc[layer["label"] == "dingzhen", "anchor"].tolist() == [anchor]


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("以党建促发展、以发展强党建。", "党建 ↔ 发展"),
        ("安全为了生产，生产必须安全。", "安全 ↔ 生产"),
        ("科技支撑产业，产业反哺科技。", "科技 ↔ 产业"),
    ],
)
def test_two_words_change_places_though_the_verbs_differ(text: str, anchor: str) -> None:
    layer = figures(text)
    assert layer["label"].tolist() == ["huihuan"]
    assert layer["anchor"].tolist() == [anchor]


def test_two_bodies_at_work_in_turn_turn_nothing_round() -> None:
    assert found("县局指导镇所，镇所指导各村。", "huihuan") == []


PIECES = st.sampled_from(
    [
        "我",
        "人人",
        "为",
        "，",
        "。",
        "；",
        "、",
        "\n",
        "通了",
        "就",
        "路",
        "在",
        "中",
        "创新",
        "落实",
        "更",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, max_size=24).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = figures(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(figures(document))
    for one in layer.itertuples():
        assert (one.start, one.end) == (one.members[0][0], one.members[-1][1])


def test_the_best_of_its_kind_is_no_highest_step() -> None:
    heads = ["仓库是粮食的家", "道路是粮食的腿", "窗口是最好的镜子"]
    assert scale_of(heads, heads) == ""
    assert scale_of(heads, [*heads[:2], "最难的是窗口"]) == "最"


def test_words_at_the_edges_change_places() -> None:
    text = "湖把鱼虾一篓一篓留给我们，我们把杂物一袋一袋捞出湖。"
    assert figures(text)["label"].tolist() == ["huihuan"]


def test_adverbs_of_the_genre_are_no_repetition() -> None:
    text = "什么叫本分？就是把路修平。什么叫尽心？就是把水管好。什么叫担当？就是把话说清。\n别的今天不讲。"
    assert found(text, "fanfu") == []


@pytest.mark.parametrize("text", ["管理好，劲就足，劲足。", "货就通，货通", "水通渠就通，渠通。"])
def test_a_clause_that_is_only_the_word_handed_on_ends_well(text: str) -> None:
    assert figures(text)["start"].ge(0).all()


def test_all_texts_of_the_kit_have_figures_or_none() -> None:
    layer = figures(list(gw.load()))
    assert set(layer["label"]) <= {"cengdi", "fanfu", "dingzhen", "huihuan"}
