"""Numbering marks: which characters number something, which only look as if they did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading.counters import chinese
from gongwen.reading.markers import (
    FLOATING,
    INLINE,
    LAST,
    RANKS,
    hanzi,
    inline_markers,
    lone_marker,
    marker_at,
    ordinal,
)


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("一", 1), ("十", 10), ("十一", 11), ("二十", 20), ("廿", 20), ("九十九", 99),
        ("廿三", 23),
        ("百", 100), ("一百零五", 105), ("一百一十二", 112), ("三百", 300), ("两", 2), ("两百", 200),
        ("㈠", 1), ("㈩", 10), ("①", 1), ("③", 3), ("⑳", 20), ("⑵", 2), ("⒈", 1), ("⒛", 20),
        ("1", 1), ("12", 12), ("０３", 3), (" 7 ", 7),
    ],
)  # fmt: skip
def test_a_numeral_stands_for_its_number(numeral: str, number: int) -> None:
    assert ordinal(numeral) == number


@given(st.integers(1, 999))
def test_numerals_are_read_as_they_are_counted(number: int) -> None:
    assert ordinal(chinese(number)) == ordinal(str(number)) == number


MARKS = [
    # 一、 and what people write for it
    ("一、总体要求", "cjk_comma", 1, "一、"),
    ("十一、附则", "cjk_comma", 11, "十一、"),
    ("二十、其他", "cjk_comma", 20, "二十、"),
    ("三．统一思想", "cjk_comma", 3, "三．"),
    ("四.落实责任", "cjk_comma", 4, "四."),
    ("五 、严肃纪律", "cjk_comma", 5, "五 、"),
    # （一）
    ("（一）加强领导", "cjk_paren", 1, "（一）"),
    ("(十二)加强督查", "cjk_paren", 12, "(十二)"),
    ("（ 三 ）广泛宣传", "cjk_paren", 3, "（ 三 ）"),
    ("（二）、抓好春灌", "cjk_paren", 2, "（二）、"),
    ("㈣抓好秋收", "cjk_paren", 4, "㈣"),
    # 1.
    ("1.修渠", "arabic", 1, "1."),
    ("2、清淤", "arabic", 2, "2、"),
    ("3．备种", "arabic", 3, "3．"),
    ("10. 验收", "arabic", 10, "10."),
    ("128．抗旱", "arabic", 128, "128．"),
    ("⒉备肥", "arabic", 2, "⒉"),
    ("3.2031年任务", "arabic", 3, "3."),
    # （1） and ①
    ("（1）定人", "arabic_paren", 1, "（1）"),
    ("(2)定责", "arabic_paren", 2, "(2)"),
    ("3)定时", "arabic_paren", 3, "3)"),
    ("⑷定量", "arabic_paren", 4, "⑷"),
    ("①看苗", "circled", 1, "①"),
    ("⑫看水", "circled", 12, "⑫"),
    # laws
    ("第一章 总则", "chapter", 1, "第一章"),
    ("第三节　用水", "section", 3, "第三节"),
    ("第五条 用水应当节约。", "article", 5, "第五条"),
    ("第一百零二条　施行日期", "article", 102, "第一百零二条"),
    ("第12条 附件", "article", 12, "第12条"),
    ("第一部分 主要成绩", "part", 1, "第一部分"),
    ("第二编　分则", "part", 2, "第二编"),
    # lists in speech
    ("第一，看到成绩。", "di", 1, "第一，"),
    ("第二,看到差距。", "di", 2, "第二,"),
    ("第三、看到希望。", "di", 3, "第三、"),
    ("第四：真抓。", "di", 4, "第四："),
    ("第五个方面，抓收尾。", "di", 5, "第五个方面，"),
    ("第一点，早。", "di", 1, "第一点，"),
    ("第一是要抓早。", "di", 1, "第一是"),
    ("一是抓早。", "shi", 1, "一是"),
    ("九是抓实。", "shi", 9, "九是"),
    ("二要抓紧。", "yao", 2, "二要"),
    ("三要求真务实。", "yao", 3, "三要"),
    ("一要务实。", "yao", 1, "一要"),
    ("首先，讲认识。", "seq", 1, "首先，"),
    ("首先是要讲认识。", "seq", 1, "首先是"),
    ("其次要讲措施。", "seq", 2, "其次要"),
    ("再次，讲纪律。", "seq", 3, "再次，"),
    ("其四，讲作风。", "seq", 4, "其四，"),
    ("最后，讲一点希望。", "seq", LAST, "最后，"),
    ("——坚持把粮食安全放在首位。", "dash", LAST, "——"),
]


@pytest.mark.parametrize(("text", "kind", "number", "mark"), MARKS)
def test_a_mark_has_a_kind_a_number_and_an_end(
    text: str, kind: str, number: int, mark: str
) -> None:
    found = marker_at(text)
    assert found
    assert (found.kind, found.ordinal) == (kind, number)
    assert text[found.start : found.end].strip() == mark
    assert found.rank == RANKS.get(kind)
    assert (found.rank is None) == (kind in FLOATING or kind == "article")


@pytest.mark.parametrize(("text", "kind", "number", "mark"), MARKS)
def test_a_mark_is_found_where_one_looks(text: str, kind: str, number: int, mark: str) -> None:
    found = marker_at("现讲：" + text, 3)
    assert found
    assert (found.kind, found.ordinal, found.start) == (kind, number, 3)
    assert marker_at("现讲：" + text) is None, mark


NO_MARKS = [
    # 第N and a noun
    "第一责任人要到场。", "第二批名单随后公布。", "第一时间上报。", "第一要务是发展。",
    "第二届代表大会今天开幕。", "第三次普查已经结束。", "第一书记驻村。", "第一产业稳步增长。",
    "第一季度开局良好。", "第二课堂办得红火。", "第三人称写法。", "第一",
    # 一是 and 一要 inside words
    "统一是前提。", "万一是雨天就改期。", "唯一要做的是等待。", "统一要求，分类指导。",
    "一是否符合规定，二看效果。", "三要素俱全。", "十要点", "八要求", "一要务",
    # numbers
    "1.5万亩水田已经翻耕。", "3.14是圆周率。", "1、2、3号渠已经修好。", "12、13号院停水。",
    "2031年，全县丰收。", "100余户受益。", "3个村先行。", "20%的渠道漏水。",
    # numerals of the text
    "一、二年级学生免费用餐。",
    "二、三产业齐步走。",
    "第一、二产业齐步走。",
    "第一、第二批名单已经公布。",
    "三、四季度再加一把劲。", "一、二线岗位轮换。",
    "一号文件强调粮食安全。", "十分重要。", "三农工作。", "两会召开。", "百姓安居。", "十几个村。",
    # words that begin as marks do
    "首先进的县区学习。", "其次数不少。", "最后一公里", "再次强调", "其一生清贫。", "——", "—",
    "第三章程序", "（略）", "（云溪县）", "()", "各村要早动手。", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_only_looks_like_a_mark_is_none(text: str) -> None:
    assert marker_at(text) is None


@pytest.mark.parametrize(("text", "number"), [("三", 3), ("十二", 12), ("第二", 2), ("第十一", 11)])
def test_a_line_of_a_bare_number_is_a_mark_that_lost_its_comma(text: str, number: int) -> None:
    found = lone_marker(text)
    assert found
    assert (found.kind, found.ordinal, found.end) == ("cjk_comma", number, len(text))


@pytest.mark.parametrize("text", ["三农", "第二次", "3", "总则", ""])
def test_a_line_with_more_than_a_number_is_no_lone_mark(text: str) -> None:
    assert lone_marker(text) is None


INLINE_LISTS = [
    ("shi", "一是早，二是快；三是实。", [1, 2, 3]),
    ("shi", "要做到：一是早,二是快。", [1, 2]),
    ("shi", "统一是前提，万一是雨天，唯一是他。", []),
    ("shi", "一是否有人，二是非分明。", []),
    ("yao", "一要早，二要快、三要实。", [1, 2, 3]),
    ("yao", "三要素、四要点、五要求、一要务", []),
    ("yao", "稳就业是第一要务，统一要求", []),
    ("di", "我认为，第一，要早。第二，要快。", [1, 2]),
    ("di", "第一责任人，第二批，第三次", []),
    ("seq", "首先是早，其次是快，最后是实。", [1, 2, LAST]),
    ("seq", "首先，早。其二，快。再次，实。", [1, 2, 3]),
    ("seq", "我们首先要早。", []),
    ("arabic", "1.早；2.快；3.实。", [1, 2, 3]),
    ("arabic", "增长1.5倍，下降2.6个点。", []),
    ("cjk_paren", "（一）早；（二）快。", [1, 2]),
    ("arabic_paren", "(1)早；（2）快；⑶实。", [1, 2, 3]),
    ("circled", "①早；②快。", [1, 2]),
]


@pytest.mark.parametrize(("kind", "text", "numbers"), INLINE_LISTS)
def test_marks_inside_a_text_stand_behind_a_boundary(
    kind: str, text: str, numbers: list[int]
) -> None:
    marks = inline_markers(text, kind)
    assert [mark.ordinal for mark in marks] == numbers
    assert {mark.kind for mark in marks} <= {kind}


@given(st.text("一二三是要第，。、（）()①1.2首先其次最后早 \n"), st.sampled_from(INLINE))
def test_marks_inside_any_text_go_from_left_to_right(text: str, kind: str) -> None:
    marks = inline_markers(text, kind)
    assert [mark.start for mark in marks] == sorted({mark.start for mark in marks})
    assert all(mark.start < mark.end <= len(text) for mark in marks)


@given(st.text("一二三四十廿百第章节条编，。、（）()是要首先其次最后㈠①⒈⑴1２.—— 早"))
def test_the_mark_of_any_text_is_numbered_and_begins_it(text: str) -> None:
    mark = marker_at(text)
    assert mark is None or (mark.start == 0 < mark.end <= len(text) and mark.ordinal >= 0)


@pytest.mark.parametrize(
    ("text", "count"), [("", 0), ("abc，。12", 0), ("春耕2031年", 3), ("〇㐂春", 2), ("（一）", 1)]
)
def test_only_chinese_characters_are_hanzi(text: str, count: int) -> None:
    assert hanzi(text) == count
