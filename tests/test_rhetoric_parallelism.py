"""排比 and 对偶 on invented sentences: what is one, what only looks like one, where members end."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import gongwen as gw
from gongwen.rhetoric import Settings, parallelism
from gongwen.words.sentences import as_document


def found(text: str) -> list[tuple[str, list[str]]]:
    layer = parallelism(text)
    return [
        (label, [text[start:end] for start, end in members])
        for label, members in zip(layer["label"], layer["members"], strict=True)
    ]


def row(text: str) -> pd.Series:
    layer = parallelism(text)
    assert len(layer) == 1, layer[["label", "text"]]
    return layer.iloc[0]


SERIES = [  # text, members, anchor, kind
    (
        "用制度管好钱袋子,用公开守好钱袋子,用监督看好钱袋子。",
        "用制度管好钱袋子|用公开守好钱袋子|用监督看好钱袋子",
        "用…好钱袋子",
        "frame",
    ),
    (
        "把困难想在前面,把措施定在前面,把责任压在前面。",
        "把困难想在前面|把措施定在前面|把责任压在前面",
        "把…在前面",
        "frame",
    ),
    ("一天一调度,一周一通报,一月一考核。", "一天一调度|一周一通报|一月一考核", "一…一…", "frame"),
    (
        "我们要在思想上重视、在行动上自觉、在作风上过硬。",
        "在思想上重视|在行动上自觉|在作风上过硬",
        "在…上…",
        "frame",
    ),
    (
        "村里有账本，镇里有台账，县里有总账。",
        "村里有账本|镇里有台账|县里有总账",
        "…里有…账…",
        "frame",
    ),
    (
        "让老人吃得放心，让孩子学得安心，让青年干得舒心！",
        "让老人吃得放心|让孩子学得安心|让青年干得舒心",
        "让…得…心",
        "frame",
    ),
    ("以发展为要，以民生为本，以稳定为先。", "以发展为要|以民生为本|以稳定为先", "以…为…", "frame"),
    (
        "水管漏了有人修，路灯坏了有人换，井盖丢了有人补。",
        "水管漏了有人修|路灯坏了有人换|井盖丢了有人补",
        "…了有人…",
        "frame",
    ),
    (
        "向奋战一线的职工致敬，向默默支持的家属致敬，向热心帮忙的群众致敬。",
        "向奋战一线的职工致敬|向默默支持的家属致敬|向热心帮忙的群众致敬",
        "向…的…致敬",
        "frame",
    ),
    (
        "乡镇要抓宣传，部门要抓服务，村里要抓落实。",
        "乡镇要抓宣传|部门要抓服务|村里要抓落实",
        "…要抓…",
        "frame",
    ),
    (
        "打造为民服务的窗口、展示形象的窗口、联系群众的窗口。",
        "为民服务的窗口|展示形象的窗口|联系群众的窗口",
        "的窗口",
        "suffix",
    ),
    (
        "干部有压力、班子有动力、群众有活力的局面正在形成。",
        "干部有压力|班子有动力|群众有活力",
        "…有…力",
        "frame",
    ),
    ("发扬不怕苦、不怕累、不怕难的精神。", "不怕苦|不怕累|不怕难", "不怕", "prefix"),
    (
        "面对困难不退缩，面对矛盾不回避，面对风险不慌张。",
        "面对困难不退缩|面对矛盾不回避|面对风险不慌张",
        "面对…不…",
        "frame",
    ),
    (
        "要通过改革优化发展环境、优化服务环境、优化法治环境。",
        "优化发展环境|优化服务环境|优化法治环境",
        "优化…环境",
        "frame",
    ),
    (
        "群众盼什么，我们就干什么；群众怨什么，我们就改什么；群众缺什么，我们就补什么。",
        "群众盼什么，我们就干什么|群众怨什么，我们就改什么|群众缺什么，我们就补什么",
        "群众…什么，我们就…什么",
        "frame",
    ),
]


@pytest.mark.parametrize(("text", "members", "anchor", "kind"), SERIES)
def test_series_have_their_members_anchor_and_kind(
    text: str, members: str, anchor: str, kind: str
) -> None:
    assert found(text) == [("paibi", members.split("|"))]
    one = row(text)
    assert (one["anchor"], one["kind"]) == (anchor, kind)


PAIRS = [  # text, members, kind
    ("制度不立,百事难行。", "制度不立|百事难行", "strict"),
    ("上接政策天线,下连群众地气。", "上接政策天线|下连群众地气", "strict"),
    ("窗口服务一张脸,后台审批一条心。", "窗口服务一张脸|后台审批一条心", "loose"),
    ("干部多跑一步,群众少跑一趟。", "干部多跑一步|群众少跑一趟", "loose"),
    ("山上种满果树，山下建起新村。", "山上种满果树|山下建起新村", "loose"),
]


@pytest.mark.parametrize(("text", "members", "kind"), PAIRS)
def test_pairs_are_strict_or_loose(text: str, members: str, kind: str) -> None:
    assert found(text) == [("duiou", members.split("|"))]
    assert row(text)["kind"] == kind


def test_a_doubtful_pair_is_found_with_less_confidence() -> None:
    doubtful, plain = row("制度不立,百事难行。"), row("干部多跑一步,群众少跑一趟。")
    assert doubtful["confidence"] < plain["confidence"]


@pytest.mark.parametrize(
    "text",
    [
        "窗口前移,服务上门,材料跟人走。",
        "摸清底数、列出清单、倒排工期、挂图作战",
        "医院、学校、商场、车站、码头",
        "图书馆、体育馆、文化馆、科技馆",
        "什么是实绩?群众点头就是实绩。",
        "文件发了没人看,会议开了没人办,这样的落实有什么用?",
        "如何留住年轻人,是各村共同的课题。",
        "参会12人,请假2人,缺席1人。",
        "“三清单一平台”(问题清单、任务清单、责任清单和调度平台)",
        "“五心服务”(真心、细心、耐心、热心)",
        "各单位要按时报送。要重要的材料先报。",
        "学校、医院、车站、商场均已检查",
        "共有甲类户12户，乙类户9户，丙类户4户。",
        "社工每周入户，社情及时上报，社长作了说明。",
        "基础设施、公共服务、工作人员",
        "财政局、水利局、林业局、教育局参加会议。",
        "张三、李四、王五、赵六出席。",
        "会议时间、会议地点、参会人员另行通知。",
        "一是修了路。二是会议按时召开。三是全县安装路灯300盏。",
        "统一是前提；万一是雨天就改期。",
        "全村老少同心协力，终于打通了出山的路。",
        "他介绍了情况，会议听取了汇报，散会时已是傍晚。",
        "",
        "。，、；",
    ],
)
def test_what_only_looks_parallel_is_left_out(text: str) -> None:
    assert found(text) == []


def test_enumerated_heads_that_match_are_structural() -> None:
    one = row("一是查隐患。二是补短板。三是严值守。")
    assert (one["label"], one["kind"]) == ("paibi", "structural")
    assert one["text"] == "查隐患。二是补短板。三是严值守"


def test_heads_of_paragraphs_that_match_are_structural() -> None:
    text = (
        "一、在宣传上下功夫\n各村要张贴公告。\n二、在巡查上下功夫\n护林员每天上山。\n"
        "三、在处置上下功夫\n发现火情及时上报。"
    )
    (document,) = gw.read_text(text)
    layer = parallelism(document)
    layer = layer[layer["kind"] == "structural"]
    (members,) = layer["members"]
    assert [document.text[a:b] for a, b in members] == [
        "在宣传上下功夫",
        "在巡查上下功夫",
        "在处置上下功夫",
    ]


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        ("一天一调度,一周一通报,一月一考核。", "天 < 周 < 月"),
        ("这件事在村里难办,在镇上也难办,在县里更难办。", "更"),
        ("得益于党委领导，得益于部门配合，更得益于群众支持。", "更"),
        ("一年打基础，三年见成效，五年上台阶。", "一年 < 三年 < 五年"),
        ("村里有账本，镇里有台账，县里有总账。", "村 < 镇 < 县"),
        ("今年修一条路，明年架一座桥，后年通一趟车。", "今年 < 明年 < 后年"),
    ],
)
def test_rising_series_say_what_they_rise_by(text: str, scale: str) -> None:
    one = row(text)
    assert one["ordered"]
    assert one["scale"] == scale


def test_a_series_without_a_scale_does_not_rise() -> None:
    one = row("用制度管好钱袋子,用公开守好钱袋子,用监督看好钱袋子。")
    assert not one["ordered"]
    assert one["scale"] == ""


def test_addressees_are_no_figure() -> None:
    text = "关于加强巡查的通知\n乡镇人民政府、县政府各部门：\n现将巡查安排通知如下。"
    (document,) = gw.read_text(text)
    assert parallelism(document).empty


def test_the_lead_of_the_first_member_is_cut_off() -> None:
    assert found("这件事在村里难办,在镇上也难办,在县里更难办。")[0][1][0] == "在村里难办"


def test_the_tail_of_the_last_member_is_cut_off() -> None:
    assert found("发扬不怕苦、不怕累、不怕难的精神。")[0][1][-1] == "不怕难"


def test_quotation_marks_inside_a_member_stay_with_it() -> None:
    text = "服务由“被动”变“主动”、办理由“复杂”变“简单”、材料由“纸上”变“网上”。"
    assert found(text)[0][1][0] == "服务由“被动”变“主动”"


def test_a_pair_inside_a_member_of_a_longer_figure_is_not_told_again() -> None:
    text = "谁的环境好，谁的客商就多；谁的服务优，谁的项目就快；谁的作风实，谁的口碑就好。"
    assert [label for label, _ in found(text)] == ["paibi"]


def test_a_quoted_numeral_is_no_number_mark() -> None:
    assert [label for label, _ in found("“一”是统一，是整合，是集成。")] == ["paibi"]


def test_both_widths_of_punctuation_give_the_same() -> None:
    full = "把困难想在前面，把措施定在前面，把责任压在前面。"
    assert found(full) == found(full.replace("，", ","))


def test_breaking_one_member_breaks_the_series() -> None:
    text = "用制度管好钱袋子，用公开守好钱袋子，监督的办法还要再想一想。"
    assert "paibi" not in [label for label, _ in found(text)]


def test_settings_move_the_limits() -> None:
    text = "干部多跑一步,群众少跑一趟。"
    assert parallelism(text, replace(Settings(), loose_sharing=1)).empty
    assert parallelism(text, replace(Settings(), pair_longest=5)).empty


def test_evidence_names_the_lengths() -> None:
    assert row(SERIES[1][0])["evidence"].startswith("7/7/7 hanzi")


_WORDS = [
    "把",
    "责任",
    "措施",
    "要",
    "抓",
    "落实",
    "群众",
    "在前面",
    "的",
    "12",
    "有",
    "一",
    "“",
    "”",
]
TEXTS = st.lists(
    st.sampled_from([*_WORDS, "，", "、", "；", "。", "（", "）", "\n", "AB"]), max_size=40
).map("".join)


@given(TEXTS)
def test_members_lie_in_order_inside_their_span(text: str) -> None:
    document = as_document(text)
    layer = gw.check_layer(parallelism(document), {document.id: document})
    for one in layer.itertuples():
        assert (one.start, one.end) == (one.members[0][0], one.members[-1][1])
        assert len(one.members) == 2 if one.label == "duiou" else len(one.members) > 2
        reached = one.start
        for start, end in one.members:
            assert reached <= start < end
            reached = end
        assert 0 <= one.confidence <= 1


@given(TEXTS)
def test_the_same_text_gives_the_same_figures(text: str) -> None:
    pd.testing.assert_frame_equal(parallelism(text), parallelism(text))


def test_the_documents_are_not_changed() -> None:
    (document,) = gw.read_text(SERIES[0][0])
    before = (document.text, document.blocks)
    parallelism(document)
    assert (document.text, document.blocks) == before


def test_the_corpus_keeps_what_was_reached() -> None:
    table = gw.evaluate(gw.load(), "parallelism", "dev").set_index("label")["f1"]
    assert table["paibi"] >= 0.75
    assert table["duiou"] >= 0.6
    assert table["all"] >= 0.7


@pytest.mark.parametrize(
    "text",
    [
        "上半年完成投资12亿元，完成税收3亿元，完成出口1亿元。",
        "今年新建水渠12公里，新建泵站3座，新建塘坝5口。",
        "投资3亿元的化肥厂，投资2亿元的水泥厂，投资1亿元的纸箱厂相继开工。",
        "2003年建成一期，2005年建成二期，2008年建成三期。",
        "会议传达了上级文件，会议听取了工作汇报，会议讨论了三个方案。",
        "上午九点报到，上午十点开会，下午两点考察。",
        "第一中学、第二中学、第三中学都派了代表。",
        "农业局长韩守田、水利局长柳知渠、财政局长钱有度到会。",
        "韩守田同志代表茶溪镇作了检讨，柳知渠同志作了表态发言，钱有度同志对检修作了具体安排。",
        "一是社区党建，二是社区服务，三是社区治安。",
        "出席会议的有县财政局、县教育局、县水利局、县交通局的负责人。",
    ],
)
def test_figures_offices_minutes_and_timetables_are_no_series(text: str) -> None:
    assert "paibi" not in parallelism(text)["label"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "思想上麻痹，作风上飘浮，责任上悬空。",
        "纠纷要早发现、早制止、早化解。",
        "让一条渠通到田头，让一条路修到门口，让一盏灯亮到村口。",
        "把30里渠修到底，把30座闸守到夜，把30个村跑到遍。",
        "书记带头干，主任跟着干，党员抢着干。",
    ],
)
def test_a_series_with_numbers_or_offices_that_is_one(text: str) -> None:
    assert "paibi" in parallelism(text)["label"].tolist()


LONG = (
    "我们要以蚂蚁搬山的韧劲，把三十六口机井一口一口修好，做到旱能浇、涝能排，让坡地上的乡亲不再靠天吃饭。"
    "我们要以老牛拉犁的干劲，把四十里村道一段一段铺平，抢在雨季之前全线通车，让山里的果子早一天卖到城里。"
    "我们要以燕子衔泥的恒心，把七所村小一所一所改好，冬季有暖气，夏日吹凉风，让孩子们安安心心读书。"
)


def test_long_sentences_that_one_phrase_opens_are_a_series() -> None:
    layer = parallelism(LONG)
    series = layer[layer["label"] == "paibi"].iloc[0]
    assert [LONG[start:end][:4] for start, end in series["members"]] == ["我们要以"] * 3
    assert (series["start"], series["end"]) == (0, len(LONG) - 1)


def test_a_pair_inside_a_long_member_is_a_figure_of_its_own() -> None:
    texts = parallelism(LONG)["text"].tolist()
    assert "冬季有暖气，夏日吹凉风" in texts


@pytest.mark.parametrize(
    "series",
    [
        "进校园、进社区、进企业",
        "集镇生活不断水、学校食堂不缺水、养殖大户不停水",
        "粮仓不漏雨、粮堆不发热、粮食不短斤",
    ],
)
def test_a_shared_verb_or_negation_makes_no_list_of_nouns(series: str) -> None:
    text = f"今年要做到{series}，不能走样。"
    found = parallelism(text)
    assert found["label"].tolist() == ["paibi"]
    assert found["text"].tolist() == [series]


@pytest.mark.parametrize("names", ["普惠性、基础性、兜底性", "升坪灌区、亭子灌区、罐口灌区"])
def test_names_that_end_alike_are_a_list_of_nouns(names: str) -> None:
    assert parallelism(f"今年要加强{names}建设。").empty


def test_the_longer_of_two_series_is_taken() -> None:
    text = "着力稳就业、稳企业、稳市场、稳预期，不松劲。"
    assert [len(one) for one in parallelism(text)["members"]] == [4]
