"""Web pages: what a reader sees, each character at its place in the source."""

import html as entities
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.reading.html_page import declared_charset, looks_like_html, read_html
from gongwen.reading.load import from_bytes


def shown(page: str) -> list[tuple[str, str]]:
    return [(line.hint, line.text) for line in read_html(page, "a.html").lines]


def texts(page: str) -> list[str]:
    return [line.text for line in read_html(page, "a.html").lines]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<p>一<p>二</p>三", ["一", "二", "三"]),
        ("一<br>二<br/>三</br>四", ["一", "二", "三", "四"]),
        ("<b>一<i>二</b>三</i>四", ["一二三四"]),
        ("<div>一<span>二</div>三</span>", ["一二", "三"]),
        ("一</p>二</div>三", ["一", "二", "三"]),
        ("<table><tr><td>一<td>二<tr><td>三</table>四", ["一", "二", "三", "四"]),
        ("<dl><dt>一<dd>二<dt>三</dl>", ["一", "二", "三"]),
        ("一<hr>二", ["一", "二"]),
        ("<p>一</body></html>二", ["一", "二"]),
        ("1 < 2 <中> a", ["1 < 2 <中> a"]),
        ("<![if !supportLists]>一、<![endif]>总则", ["一、总则"]),
        ("<!--[if gte mso 9]><p>无</p><![endif]-->一", ["一"]),
        ("<o:p>一</o:p><custom-tag>二</custom-tag>", ["一二"]),
    ],
)
def test_blocks_and_breaks_end_lines_however_broken_the_page(page: str, lines: list[str]) -> None:
    assert texts(page) == lines


@pytest.mark.parametrize(
    "page",
    [
        "<script>var a = '<p>一</p>';</script>",
        "<style>p:before{content:'一'}</style>",
        "<template><p>一</p></template>",
        "<noscript>一</noscript>",
        "<select><option>一</select>",
        "<textarea>一</textarea>",
        "<p hidden>一<br>二</p>",
        "<div style='color:red;display : none'>一<div>二</div>三</div>",
        "<span style='visibility:hidden'>一<span>二</span>三</span>",
        "<!-- 一 --><?php 一 ?><!ELEMENT 一>",
        "<svg><title>一</title><text>二</text></svg>",
        "<p>&nbsp;</p><p>　</p><p>&#8203;</p>",
        "<img alt='一'><input value='二'>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(page: str) -> None:
    assert texts(page + "<p>见</p>") == ["见"]


def test_the_readings_over_hanzi_are_not_part_of_the_line() -> None:
    assert texts("<ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>字") == ["汉字"]


@pytest.mark.parametrize(
    ("page", "line"),
    [
        (" <p> 一 \n 二 </p>", "一二"),
        ("<p>一 二</p>", "一 二"),
        ("<p>GDP\n增长</p>", "GDP 增长"),
        ("<p>，\r\n“一</p>", "，“一"),
        ("<p>　　一　二　</p>", "　　一　二　"),
        ("<p>&nbsp;&emsp;一&nbsp;二</p>", "\xa0\u2003一\xa0二"),
        ("<p>一<b> 二</b> <i> 三</i></p>", "一 二 三"),
        ("<p>a&#32;&#10; b</p>", "a b"),
        ("<p>a\xa0\n b</p>", "a\xa0 b"),
    ],
)
def test_white_space_is_as_a_browser_shows_it(page: str, line: str) -> None:
    assert texts(page) == [line]


def test_pre_keeps_its_lines_and_spaces() -> None:
    source = read_html("<pre>\n  一\r\n\t二  三\n\n</pre>", "a")
    assert [(line.text, line.content.origin(0)) for line in source.lines] == [
        ("  一", (2, 0)),
        ("\t二  三", (3, 0)),
    ]


@pytest.mark.parametrize(
    ("entity", "text"),
    [
        ("&ldquo;", "“"),
        ("&#65288;", "（"),
        ("&#x4E00;", "一"),
        ("&#150;", "–"),
        ("&lt", "<"),
        ("&ltp", "<p"),
        ("&nbsp一", "\xa0一"),
        ("&unknown;", "&unknown;"),
        ("&", "&"),
        ("&;", "&;"),
        ("&#;", "&#;"),
        ("&#x;", "&#x;"),
        ("&NotEqualTilde;", "≂̸"),
    ],
)
def test_a_reference_is_one_character_at_its_own_place(entity: str, text: str) -> None:
    (line,) = read_html(f"<p>前{entity}后</p>", "a").lines
    assert line.text == f"前{text}后"
    assert line.content.origin(1) == (1, 4)
    assert line.content.origin(len(text) + 1) == (1, 4 + len(entity))


def test_a_reference_to_no_character_shows_nothing() -> None:
    assert texts("<p>前&#1;后</p><p>&#1;</p>") == ["前后"]


def test_a_stray_reference_does_not_swallow_the_tags_behind_it() -> None:
    assert texts("<p>一&#</p><p>二</p>") == ["一&#", "二"]


def test_lines_are_counted_as_editors_count_them() -> None:
    source = read_html("<p>一</p>\r<p>二</p>\r\n\n  <p>三</p>", "a")
    assert [line.content.origin(0) for line in source.lines] == [(1, 3), (2, 3), (4, 5)]


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("<ol><li>甲<li>乙</ol>", ["1.甲", "2.乙"]),
        ("<ol start=9><li>甲<li value=20>乙<li>丙</ol>", ["9.甲", "20.乙", "21.丙"]),
        ("<ol reversed start=2><li>甲<li>乙</ol>", ["2.甲", "1.乙"]),
        (
            "<ol type=A><li>甲<ol type=i><li>子<li>丑</ol><li>乙</ol>",
            ["A.甲", "i.子", "ii.丑", "B.乙"],
        ),
        ("<ol style='list-style-type: cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
        ("<ol style='list-style:none'><li>甲</ol>", ["甲"]),
        ("<ol><li>一、甲<li>（二）乙<li>第三条 丙</ol>", ["一、甲", "（二）乙", "第三条 丙"]),
        ("<ol><li><p>甲</p><p>续</p></ol>", ["1.甲", "续"]),
        ("<ol><li>2024年</ol>", ["1. 2024年"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<li>甲", ["甲"]),
    ],
)
def test_automatic_numbers_are_seen_and_so_read(page: str, lines: list[str]) -> None:
    assert texts(page) == lines


def test_an_automatic_number_leads_back_to_its_item() -> None:
    source = read_html("<ol>\n <li>甲</li>\n <li>2乙</li></ol>", "a")
    second = source.lines[1].content
    assert second.text == "2. 2乙"
    assert [second.origin(i) for i in range(5)] == [(3, 1)] * 3 + [(3, 5), (3, 6)]


def test_headings_items_cells_and_the_title_have_hints() -> None:
    page = """<html><head><title>通知_县政府</title></head><body><h1>通知</h1><h4><a>甲</a></h4>
    <ul><li><p>乙</p></li></ul><table><tr><th>丙</th><td>丁</td></tr></table>戊</body>"""
    assert shown(page) == [
        ("title", "通知_县政府"),
        ("h1", "通知"),
        ("h4", "甲"),
        ("li", "乙"),
        ("cell", "丙"),
        ("cell", "丁"),
        ("", "戊"),
    ]


BODY = "<p>" + "各乡镇人民政府要高度重视水利工作。" * 9 + "</p>"


@pytest.mark.parametrize(
    "tag",
    [
        "<nav>",
        "<aside>",
        "<header>",
        "<footer>",
        "<div class='topMenu'>",
        "<div id='main-nav'>",
        "<div class='BreadCrumb_1'>",
        "<ul class='share-box'>",
        "<div class='articleFooter'>",
        "<div id='bdsharebuttonbox'>",
        "<div class='related_news'>",
        "<div class='copyright2'>",
        "<div role='navigation'>",
        "<td class='foot'>",
    ],
)
def test_furniture_is_hinted_by_element_class_id_or_role(tag: str) -> None:
    name = re.match(r"<(\w+)", tag)[1]
    page = f"{BODY}{tag}<p>首页</p></{name}><p>后</p>"
    assert [hint for hint, _ in shown(page)] == ["", "nav", ""]


@pytest.mark.parametrize(
    "page",
    [
        f"<body class='has-nav'>{BODY}</body>",
        f"<div class='page-footer-fixed'>{BODY}</div>",
        f"<article><header>{BODY}</header></article>",
        f"<div class='navel shared football'>{BODY}</div>{BODY}{BODY}",
        f"<p>来源：<span class='share'>县政府</span></p>{BODY}",
    ],
)
def test_the_body_of_a_page_is_no_furniture_whatever_it_is_called(page: str) -> None:
    assert {hint for hint, _ in shown(page)} == {""}


def test_the_table_that_frames_a_page_makes_no_cells() -> None:
    rows = "".join(f"<p>第{n}段</p>" for n in range(9))
    page = f"<table><tr><td>{rows}<table><tr><td>数</td></tr></table></td></tr></table>"
    assert [hint for hint, _ in shown(page)] == [""] * 9 + ["cell"]
    assert shown(f"<table><td>{BODY}{BODY}{BODY}</table>")[0][0] == ""


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "big5"), ("utf-8", "utf-8")],
)
@pytest.mark.parametrize(
    "tag", ['<meta charset="{}">', "<META http-equiv=Content-Type content='text/html; charset={}'>"]
)
def test_a_page_is_decoded_as_it_says_or_as_it_is(charset: str, codec: str, tag: str) -> None:
    page = f"<html><head>{tag.format(charset)}</head><body>水利工作通知</body></html>"
    for encoding in {codec, "utf-8", "utf-8-sig", "utf-16"}:
        source = from_bytes(page.encode(encoding), "a.html")
        assert [line.text for line in source.lines] == ["水利工作通知"]
        assert source.meta["format"] == "html"


def test_only_chinese_declarations_are_taken_from_a_page() -> None:
    assert declared_charset(b"<meta charset=gb2312>") == "gb18030"
    assert declared_charset(b"<?xml version='1.0' encoding='GBK'?>") == "gb18030"
    assert declared_charset(b"<meta charset=iso-8859-1>") == ""
    assert declared_charset(b"charset=gb2312") == ""


def test_what_is_a_page() -> None:
    assert looks_like_html("\n<!-- a --><!-- b -->\n<!DOCTYPE HTML>")
    assert looks_like_html("<?xml version='1.0'?><html>")
    assert not looks_like_html("<!-- a --> 通知 <html>")
    assert not looks_like_html("<!-- a" * 3000)


PIECES = st.sampled_from(
    [
        "一",
        "二",
        "、",
        "“",
        "a",
        "1",
        "\u3000",
        "\n",
        "\r\n",
        "\r",
        "\t",
        "&",
        "<",
        ">",
        "&nbsp;",
        "&ldquo;",
        "&#19968;",
        "&lt",
        "&amp;",
        "&ltb",
        "&bogus;",
        "&#",
        ";",
        "<p>",
        "</p>",
        "<br>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<ol>",
        "<li>",
        "</ol>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<h2>",
        "</h2>",
        "<pre>",
        "</pre>",
        "<a\nhref='&x'>",
        "</a>",
        "<!--x-->",
        "<title>",
        "</title>",
        "<ul\rid=nav>",
        "</ul>",
    ]
)
# What closes badly at the end of a file is left to the standard library, whose versions differ.
ROUGH = st.sampled_from(
    [
        "<!--",
        "-->",
        "<![",
        "<!",
        "<?",
        "<script>",
        "</script>",
        "<style",
        "</",
        "<p",
        '="',
        "'",
        "]]>",
        "\x00",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=500, deadline=None)
def test_every_character_stands_where_it_says_or_for_what_stands_there(page: str) -> None:
    rows = re.split(r"\r\n|\r|\n", page)
    for line in read_html(page, "a").lines:
        implied = sum(run.length for run in line.content.runs if run.step == 0)
        for i, char in enumerate(line.text):
            number, column = line.content.origin(i)
            source = rows[number - 1][column:]
            if i < implied and source.startswith("<li"):
                continue
            if char == " " and (not source or source[0].isspace()):
                continue
            assert source.startswith(char) or entities.unescape(source).startswith(char)


@given(st.lists(PIECES | ROUGH | st.text(max_size=3), max_size=30).map("".join))
@settings(max_examples=500, deadline=None)
def test_no_page_is_too_broken_to_read(page: str) -> None:
    for line in read_html(page, "a").lines:
        assert line.text.strip()
        assert all(
            line.content.origin(i)[0] <= page.count("\n") + page.count("\r") + 1
            for i in range(len(line.text))
        )


@given(st.lists(PIECES, max_size=30).map("".join))
def test_no_visible_character_is_lost_or_doubled(page: str) -> None:
    bare = re.sub(r"<!--x-->|</?[a-z][^>]*>", "", page)
    seen = "".join(texts(re.sub("<(ol|li)>|</ol>", "", page)))
    assert sorted(re.sub(r"\s|\xa0", "", seen)) == sorted(
        re.sub(r"\s", "", entities.unescape(bare))
    )
