"""Numeral coinages: what is one, and whether its parts are listed and their count fits."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.documents import check_layer
from gongwen.rhetoric import coinages
from gongwen.rhetoric.slogans.names import is_coinage
from gongwen.words.sentences import as_document


def test_x18_each_numeral_counts_its_own_parts() -> None:
    layer = coinages("“三清单一平台”(问题清单、任务清单、责任清单和调度平台)")
    row = layer.iloc[0]
    assert (row["text"], row["glossed"], row["promised"], row["listed"]) == (
        "“三清单一平台”", "yes", 4, 4,
    )  # fmt: skip


def test_x19_a_count_that_does_not_fit() -> None:
    row = coinages("“五心服务”(真心、细心、耐心、热心)").iloc[0]
    assert (row["glossed"], row["promised"], row["listed"]) == ("mismatch", 5, 4)


@pytest.mark.parametrize(
    "text",
    [
        "一目了然、三番五次、七上八下、一流队伍",
        "“一目了然”“三番五次”“七上八下”“一流”",
        "第一责任人要到场。第二批名单随后公布。",
        "统一是前提；万一是雨天就改期。",
        "稳就业是第一要务，统一要求，唯一要做的就是稳。",
        "“11·9”事故、“十四五”规划、“五一”假期",
        "树牢“一盘棋”思想，拧成“一股绳”。",
        "落实三项制度，开好两次会议，做到三年两次。",
        "实行“路长制”，推行“以奖代补”。",
        "“最后一公里”“第一书记”“三天两头”",
    ],
)
def test_what_is_no_coinage(text: str) -> None:
    assert coinages(text).empty


@pytest.mark.parametrize(
    ("text", "names", "glossed"),
    [
        ("推行“四联三包”工作法。", ["“四联三包”"], ["no"]),
        (
            "开展“六送行动”：送政策、送技术、送岗位、送温暖、送健康、送法律。",
            ["“六送行动”"],
            ["yes"],
        ),
        ("所谓“三访”，就是访民情、访民意、访民需。", ["“三访”"], ["yes"]),
        ("做到“两清”，即底数清、任务清。", ["“两清”"], ["yes"]),
        ("重申“三个不准”：不准拖延，不准推诿，不准截留。", ["“三个不准”"], ["yes"]),
        ("建成三清单一平台（问题清单、任务清单、责任清单和调度平台）。", ["三清单一平台"], ["yes"]),
        ("推行“三查”。会后又讲“三查”。", ["“三查”"], ["no"]),
        ("推行“三查”。“三查”就是查进货、查加工、查留样。", ["“三查”", "“三查”"], ["yes", "yes"]),
        ("开展“四进”，即进村、进企、进校。", ["“四进”"], ["mismatch"]),
    ],
)
def test_mentions_and_glosses(text: str, names: list[str], glossed: list[str]) -> None:
    layer = coinages(text)
    assert layer["text"].tolist() == names
    if len(names) == 1:
        assert layer["glossed"].tolist() == glossed


def test_the_gloss_is_where_the_parts_stand() -> None:
    text = "所谓“三访”，就是访民情、访民意、访民需。"
    start, end = coinages(text)["gloss"].iloc[0]
    assert text[start:end] == "访民情、访民意、访民需"


def test_shape() -> None:
    assert is_coinage("一超四罚")
    assert is_coinage("1+3+N")
    assert not is_coinage("不可能")
    assert not is_coinage("二十条")


PIECES = st.sampled_from(
    ["“三查”", "“", "”", "六进两化", "（", "）", "、", "一", "查", "。", "就是", "：", "\n", "两"]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = coinages(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(coinages(document))
    for gloss in layer["gloss"]:
        assert gloss is None or 0 <= gloss[0] < gloss[1] <= len(document.text)


@pytest.mark.parametrize(
    ("text", "name", "glossed"),
    [
        ("要切实履行“一岗双责”，敢抓敢管。", "“一岗双责”", "no"),
        ("落实“三会一课”制度，过好组织生活。", "“三会一课”", "no"),
        ("开展“千企帮千村”行动。", "“千企帮千村”", "no"),
        ("推行“1357”工作法。", "“1357”", "no"),
        ("我将做到三个“不”：不推、不拖、不躲。", "三个“不”", "yes"),
        ("做到三个到位，责任到位、措施到位、人员到位。", "三个到位", "yes"),
        ("问题是“两个不”：一是学得不深。二是做得不实。", "“两个不”", "yes"),
        ("要做到“一稳两降”。一稳，是稳队伍；两降，是降成本、降时间。", "“一稳两降”", "yes"),
    ],
)
def test_more_ways_to_write_a_name(text: str, name: str, glossed: str) -> None:
    row = coinages(text).iloc[0]
    assert (row["text"], row["glossed"]) == (name, glossed)


def test_a_part_of_a_name_counts_where_it_is_explained() -> None:
    text = "抓好“一网两单”：“一网”就是一张网格，“两单”就是需求清单和资源清单。"
    layer = coinages(text)
    assert layer["text"].tolist() == ["“一网两单”", "“一网”", "“两单”"]
    assert set(layer["glossed"]) == {"yes"}
    assert coinages("办好“一网”，管好“一院”。").empty


@pytest.mark.parametrize(
    "text",
    [
        "主要有四个方面：一是责任不落实。二是检查不深入。三是整改不及时。四是考核不严格。",
        "拨打“12345”热线，或者“110”报警。",
        "做好三个村庄的规划，三个村庄各有特色。",
        "“双十一”期间，“二孩”家庭可以优先。",
        "“千里马”常有，“万事通”难寻。",
        "评选第三个“红旗村”。",
        "时间上分三个阶段：九月自查，十月整改，十一月验收。",
        "在每所学校上好“一堂茶课”，让孩子认得茶树。",
    ],
)
def test_more_that_is_no_coinage(text: str) -> None:
    assert coinages(text).empty


def test_a_well_known_name_without_quotation_marks_needs_two_numerals() -> None:
    assert coinages("坚持三会一课，从严管理党员。")["text"].tolist() == ["三会一课"]
    assert coinages("纠治四风问题。").empty


@pytest.mark.parametrize("name", ["四个意识", "三个区分开来", "五险一金", "两不愁三保障"])
def test_long_well_known_names_need_no_quotation_marks(name: str) -> None:
    assert coinages(f"各单位要落实{name}的要求。")["text"].tolist() == [name]
    assert coinages(f"各单位要落实“{name}”的要求。")["text"].tolist() == [f"“{name}”"]


def test_a_listing_ends_where_the_next_name_is_explained() -> None:
    layer = coinages("“三清”即清渠、清账、清库；“四定”即定人、定时、定段。")
    assert layer[["text", "listed"]].values.tolist() == [["“三清”", 3], ["“四定”", 3]]
    assert layer["glossed"].tolist() == ["yes", "mismatch"]


@pytest.mark.parametrize(
    ("text", "name", "glossed"),
    [
        ("实现了规模、效益、口碑“三提升”。", "“三提升”", "yes"),
        ("事故起数、死亡人数实现“双下降”。", "“双下降”", "yes"),
        ("按照“管理好、环境好、服务好、秩序好”的“四好”标准验收。", "“四好”", "yes"),
        ("总结出“1234”工作法：一个目标、两支队伍、三项机制、四张清单。", "“1234”", "yes"),
        ("构建“1+3”体系，“1”是一个总体方案，“3”是三个专项方案。", "“1+3”", "yes"),
        (
            "实行“三灯一榜”，快的亮绿灯，一般的亮黄灯，慢的亮红灯，每月张榜公布。",
            "“三灯一榜”",
            "yes",
        ),
        (
            "要撒好“四张网”。\n（一）清岸网。石缝里不留。\n（二）清海网。\n（三）清源网。\n（四）护海网。",
            "“四张网”",
            "yes",
        ),
        ("各组要“五查”，一查思想，二查制度，三查责任，四查隐患，五查整改。", "“五查”", "yes"),
        ("梳理问题清单、责任清单、整改清单（以下简称“三张清单”），逐项销号。", "“三张清单”", "yes"),
        ("责任不变、力度不变、标准不变，这就是“三不变”。", "“三不变”", "yes"),
        ("对问题定人、定责、定时、定标准，做到“四定”到位。", "“四定”", "yes"),
        ("实现党的组织、党的工作“两个全覆盖”。", "“两个全覆盖”", "yes"),
        ("开展“三比一看”：比项目、比作风、比贡献，看群众满意度。", "“三比一看”", "yes"),
        ("用好“两重”政策，抓好重大项目、重点工程。", "“两重”", "no"),
        ("落实“双碳”目标，推动碳排放核算，做好碳交易。", "“双碳”", "no"),
        ("完善“一企一策”机制，企业有难处，企业有要求，干部上门。", "“一企一策”", "no"),
        ("提高最低工资标准、残疾人“两项补贴”标准。", "“两项补贴”", "no"),
    ],
)
def test_where_parts_are_listed(text: str, name: str, glossed: str) -> None:
    row = coinages(text).iloc[0]
    assert (row["text"], row["glossed"]) == (name, glossed)


@pytest.mark.parametrize(
    "name",
    ["“30条”", "“新九条”", "“2152”", "“555X”", "“1+ 3”", "“一县一业”", "“一委一办一平台”", "“十百千万”",
     "“千企帮千镇、万企兴万村”", "“三区一村”", "“八八战略”", "“三基地一目的地”",
     "“乡村振兴五大战略”", "“双强建设计划”", "“千人计划”", "“三充分”"],
)  # fmt: skip
def test_names_of_policies(name: str) -> None:
    assert coinages(f"县里推出{name}政策。")["text"].tolist() == [name]


@pytest.mark.parametrize(
    "name",
    ["三湘四季", "八闽书房", "双城记", "五连冠", "十连增", "二次创业", "五经普", "一揽子", "百亿提升", "一流",
     "四面逢源", "12345", "2035", "一节四季", "全县十大新闻", "三大球",
     "三方", "九曲河", "386199", "一粥一饭，百味千香", "一个项目、一名领导、一套班子",
     "三分建、七分管", "一杯水、一张床", "全国百强县"],
)  # fmt: skip
def test_counts_in_a_row_places_and_common_words_are_no_names(name: str) -> None:
    assert coinages(f"围绕“{name}”做文章。").empty


def test_two_numerals_before_a_word_for_policies() -> None:
    assert coinages("实施三送一补政策。")["text"].tolist() == ["三送一补"]


def test_a_known_count_is_a_name_only_in_quotation_marks() -> None:
    assert coinages("严格落实八项规定精神。").empty
    assert len(coinages("严格落实“八项规定”精神。")) == 1


def test_a_name_that_says_each_needs_quotation_marks() -> None:
    assert len(coinages("对重点工程实行“一户一策”。")) == 1
    assert coinages("对重点工程实行一户一策、一架一签。").empty
