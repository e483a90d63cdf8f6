"""Metaphors: conventional ones from the lexicon, their literal contexts, similes."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gongwen as gw
from gongwen.documents import check_layer
from gongwen.labels import label
from gongwen.rhetoric import metaphor_lexicon, metaphors
from gongwen.rhetoric.anchors import Finder, anchors
from gongwen.rhetoric.lexicon import any_of, read_table
from gongwen.rhetoric.metaphor_settings import MetaphorSettings
from gongwen.words.sentences import as_document


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("加快补齐灌溉设施短板。", "补齐灌溉设施短板"),
        ("要始终绷紧安全生产这根弦。", "绷紧安全生产这根弦"),
        ("坚决打赢春灌这场硬仗。", "打赢春灌这场硬仗"),
        ("织密基层治理这张网。", "织密基层治理这张网"),
        ("打通服务群众“最后一公里”。", "打通服务群众“最后一公里”"),
        ("全市上下拧成一股绳。", "拧成一股绳"),
        ("各村要当好排头兵。", "当好排头兵"),
        ("改革进入深水区。", "改革进入深水区"),
        ("推动工作落地生根、开花结果。", "落地生根、开花结果"),
        ("把云溪的招牌擦得更亮。", "把云溪的招牌擦得更亮"),
    ],
)
def test_conventional(text: str, phrase: str) -> None:
    layer = metaphors(text)
    assert layer["text"].tolist() == [phrase]
    assert layer["label"].tolist() == ["conventional"]


@pytest.mark.parametrize(
    "text",
    [
        "今年改造危旧桥梁十二座。",
        "请关紧水龙头。",
        "政务服务大厅增设窗口五个。",
        "中心温度达到70℃以上。",
        "拓宽机耕道，清理疏散通道。",
        "游泳馆深水区暂停开放。",
        "夏收时段是用电高峰。",
        "扎实推进平台、载体、机制、渠道建设。",
    ],
)
def test_literal_and_dead(text: str) -> None:
    assert metaphors(text).empty


@pytest.mark.parametrize(
    "text",
    [
        "这项工作像春蚕吐丝一样慢不得。",
        "孩子心里的裂缝要有人补。",
        "昨天的句号已经画完，好比灯芯添了油。",
    ],
)
def test_fresh_ones_by_their_form(text: str) -> None:
    assert "fresh" in metaphors(text)["label"].tolist()


def test_the_lexicon_has_a_version_and_compiles() -> None:
    lexicon = metaphor_lexicon()
    assert re.fullmatch(r"\d+\.\d+", lexicon.attrs["version"])
    assert lexicon["vehicle"].is_unique
    pattern = lexicon["pattern"] != ""
    assert lexicon.loc[pattern, "verbs"].isin(["", "?"]).all()
    assert (lexicon.loc[~pattern, "verbs"] != "").all()
    assert (lexicon["note_en"] != "").all()
    assert (lexicon["note_zh"] != "").all()
    for pattern in lexicon["pattern"]:
        re.compile(pattern)


def test_the_lexicon_stays_as_it_is() -> None:
    changed = metaphor_lexicon()
    changed["vehicle"] = "x"
    assert "短板" in metaphor_lexicon()["vehicle"].tolist()


PIECES = st.sampled_from(
    [
        "补齐",
        "短板",
        "把",
        "弦",
        "绷紧",
        "，",
        "。",
        "“",
        "”",
        "像",
        "一样",
        "的",
        "\n",
        "招牌",
        "擦亮",
        "、",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join))
def test_any_text_gives_a_sound_layer_twice_the_same(text: str) -> None:
    document = as_document(text)
    layer = metaphors(document)
    check_layer(layer, {document.id: document})
    assert layer.equals(metaphors(document))
    ends = [0, *layer["end"]]
    assert all(start >= end for start, end in zip(layer["start"], ends, strict=False))
    assert all(
        any(b.start <= s and e <= b.end for b in document.blocks)
        for s, e in zip(layer["start"], layer["end"], strict=True)
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("政策吃不透，业务就拿不下。", "conventional"),
        ("要把账一笔一笔算清楚。", "conventional"),
        ("各村要让数据说话。", "conventional"),
        ("老渠的疙瘩解开了。", "conventional"),
        ("作风建设只有起点，没有终点。", "conventional"),
        ("干工作要弹好钢琴。", "conventional"),
        ("制度是堤，信任是水。", "fresh"),
        ("青春是一把锄头。", "fresh"),
    ],
)
def test_phrases_and_things_beside_ideas(text: str, label: str) -> None:
    assert label in metaphors(text)["label"].tolist()


def test_an_image_carried_on_is_a_row_for_each_clause() -> None:
    text = "同志们，我们这个班子就是一条船，帆要扯满，舵要掌稳，谁也不能在船底凿洞。"
    found = metaphors(text)["text"].tolist()
    assert len(found) >= 3
    assert any("帆" in one for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "水库管理站每天巡查大坝两次，记录水位。",
        "县农业农村局发放稻种320公斤，果树苗1.2万株。",
        "渔船进港前须检查缆绳、船锚和救生圈12件。",
        "学校食堂购置蒸箱3台、餐盘600个。",
        "他家门口有两棵桂树，树下摆着一张石桌。",
        "景区门票收入1200万元，游客82万人次。",
    ],
)
def test_things_meant_literally(text: str) -> None:
    assert metaphors(text).empty


def test_a_short_clause_is_marked_whole_a_long_one_by_its_phrase() -> None:
    assert metaphors("信任是一座桥。")["text"].tolist() == ["信任是一座桥"]
    text = "交通运输部门要会同沿线各乡镇尽快打通服务群众“最后一公里”。"
    assert metaphors(text)["text"].tolist() == ["打通服务群众“最后一公里”"]


def test_settings_decide_how_sure_a_metaphor_must_be() -> None:
    text = "尺子有些短，镜子有些花。"
    strict, lenient = MetaphorSettings(least=0.999), MetaphorSettings(least=0.01)
    assert metaphors(text, strict).empty
    assert len(metaphors(text, lenient)) >= 2
    sure = MetaphorSettings(base=20.0)
    assert metaphors("尺子有些短。", sure)["confidence"].tolist() == [1.0]


def test_every_domain_has_a_label() -> None:
    for table in ("metaphors.tsv", "images.tsv", "acts.tsv"):
        names = {row["domain"] for row in read_table(table)} - {""}
        assert all(label(f"domain.{name}", lang) for name in names for lang in ("en", "zh"))


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("把[^，]{0,8}账(?:好好)?算清", {"算清"}),
        ("(?:打|踢)皮球|甩锅", {"皮球", "甩锅"}),
        ("(?:山|水)(?:高|长)?", {"山", "水"}),
        ("[^，]{1,4}", set()),
        ("(?<!不)如?(?=山)一{0,2}岭", {"岭"}),
    ],
)
def test_anchors(pattern: str, needed: set[str]) -> None:
    assert anchors(pattern) == needed


def test_every_phrase_that_is_found_has_an_anchor() -> None:
    patterns = [row["pattern"] for row in read_table("metaphors.tsv") if row["pattern"]]
    finder = Finder(patterns)
    texts = [document.text for document in gw.load()]
    found = 0
    for text in texts:
        near = {number for number, _ in finder.places(text)} | set(finder.everywhere)
        hits = {number for number, one in enumerate(patterns) if re.search(one, text)}
        assert hits <= near
        found += len(hits)
    assert found > 100
    assert not finder.everywhere


def test_a_choice_of_many_words_finds_the_longest() -> None:
    words = [chr(0x4E00 + n) for n in range(400)] + ["一丁", "一丁七"]
    pattern = re.compile(any_of(words))
    assert [one[0] for one in pattern.finditer("一丁七万一丁")] == ["一丁七", "万", "一丁"]


@pytest.mark.parametrize(
    "text",
    [
        "大家要久久为功，锲而不舍地抓好管护。",
        "全镇上下众志成城，你追我赶。",
        "食堂新购餐桌40张、蒸箱2台，骨干教师带头陪餐。",
        "渔民顶风冒雪，往返海上六个小时。",
    ],
)
def test_worn_idioms_and_weak_signs_are_none(text: str) -> None:
    assert metaphors(text).empty


def test_a_weak_sign_counts_beside_another() -> None:
    assert metaphors("仓库新购天平2台、砝码1套。").empty
    assert metaphors("老百姓心里有一架天平，公道就是砝码。")["text"].tolist()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("各单位在年底之前都要把防火这件大事牢牢扛在肩上。", "把防火这件大事牢牢扛在肩上"),
        ("今年我们在各个乡镇推行了“双向揭榜挂帅”。", "“双向揭榜挂帅”"),
        ("近年来全县逐步形成了一个经济发展新引擎。", "经济发展新引擎"),
        ("基层治理中的不少难点堵点还没有真正打通。", "难点堵点"),
    ],
)
def test_a_phrase_is_marked_with_what_belongs_to_it(text: str, phrase: str) -> None:
    """The object that 把 brings forward, an opening quotation mark, the word beside a bare noun."""
    assert any(phrase in found for found in metaphors(text)["text"])


@pytest.mark.parametrize(
    "text",
    ["省里出台一批改革措施。", "提高开放水平。", "抓好钢铁、煤炭去产能。", "把各项措施落到实处。"],
)
def test_the_end_of_one_word_and_the_start_of_the_next_are_no_vehicle(text: str) -> None:
    assert metaphors(text).empty


@pytest.mark.parametrize(
    "text",
    [
        "各村要深入挖掘乡土文化资源。",
        "进一步夯实基层组织的基础。",
        "教师队伍是教育振兴的重要法宝。",
        "把群众的事刻在心里。",
        "几个部门坐到一条板凳上商量。",
        "不少制度停在纸面上。",
        "谁也不能拖后腿、使绊子。",
        "为企业撑腰鼓劲。",
        "两地同志双向奔赴。",
        "对欺压群众的人要露头就打。",
        "把问题摆到桌面上。",
        "老同志要站好最后一班岗。",
        "开弓没有回头箭。",
        "几个部门不能各打各的井。",
        "高额彩礼压弯了父母的腰。",
        "科研攻关要十年磨一剑。",
        "好成果要走出深闺。",
    ],
)
def test_images_of_everyday_official_prose(text: str) -> None:
    assert metaphors(text)["label"].tolist()[:1] == ["conventional"]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("镇里的文艺宣传队像一粒火种。", "像一粒火种"),
        ("家庭医生是全镇居民健康的守门人。", "全镇居民健康的守门人"),
        ("各级各类统计数字都要挤干水分。", "挤干水分"),
    ],
)
def test_a_long_phrase_is_marked_without_its_subject(text: str, phrase: str) -> None:
    assert metaphors(text)["text"].tolist() == [phrase]
