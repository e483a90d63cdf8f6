"""Word files: paragraphs in order with the numbers Word shows, each character at its place."""

import io
import zipfile
from xml.sax.saxutils import escape

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.reading import docx_package
from gongwen.reading.counters import chinese, counter
from gongwen.reading.docx import read_docx
from gongwen.reading.source import SourceLine, UnreadableError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="urn:wps" xmlns:v="urn:v" xmlns:m="urn:m"'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATED = ("styles", "numbering", "header1", "footer1", "header2", "footnotes")


def word(body: str, **parts: str) -> bytes:
    """A Word file with this in its body, and parts such as `styles` and `numbering`."""
    stream = io.BytesIO()
    links = "".join(
        f'<Relationship Id="r{name}" Type="{RELATION}/{name.rstrip("12")}" Target="{name}.xml"/>'
        for name in parts
    )
    roots = {"header1": "hdr", "header2": "hdr", "footer1": "ftr"}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(
            "word/document.xml", f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        )
        made.writestr("word/_rels/document.xml.rels", f"<Relationships>{links}</Relationships>")
        for name, xml in parts.items():
            root = roots.get(name, name)
            made.writestr(f"word/{name}.xml", f"<w:{root} {SPACES}>{xml}</w:{root}>")
    return stream.getvalue()


def lines_of(body: str, **parts: str) -> tuple[SourceLine, ...]:
    return read_docx(word(body, **parts), "a.docx").lines


def texts(body: str, **parts: str) -> list[str]:
    return [line.text for line in lines_of(body, **parts)]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def par(text: str = "", properties: str = "", inside: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{inside}</w:p>"


def listed(text: str, num: int = 1, level: int = 0) -> str:
    return par(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(depth: int, number_format: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def numbering(*levels: str, nums: str = "") -> str:
    used = nums or '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>{used}'


OFFICIAL = numbering(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）"),
    level(2, "decimal", "%3."),
    level(3, "decimal", "（%4）"),
)


def test_official_numbers_count_and_lower_levels_begin_anew() -> None:
    depths = [0, 1, 1, 2, 2, 1, 2, 3, 0, 1, 2]
    body = "".join(listed("甲", level=depth) for depth in depths)
    assert texts(body, numbering=OFFICIAL) == [
        f"{mark}甲"
        for mark in "一、 （一） （二） 1. 2. （三） 1. （1） 二、 （一） 1.".split()  # noqa: SIM905 - as they stand
    ]


@pytest.mark.parametrize(
    ("number_format", "text", "expected"),
    [
        ("chineseCountingThousand", "第%1条　", ["第九条　", "第十条　", "第十一条　"]),
        ("japaneseCounting", "%1、", ["九、", "十、", "十一、"]),
        ("ideographTraditional", "%1", ["壬", "癸", "11"]),
        ("ideographZodiac", "%1", ["申", "酉", "戌"]),
        ("ideographDigital", "%1", ["九", "一〇", "一一"]),
        ("chineseLegalSimplified", "%1", ["玖", "拾", "拾壹"]),
        ("decimal", "（%1）", ["（9）", "（10）", "（11）"]),
        ("decimalZero", "%1", ["09", "10", "11"]),
        ("decimalFullWidth", "%1．", ["９．", "１０．", "１１．"]),
        ("decimalEnclosedCircle", "%1", ["⑨", "⑩", "⑪"]),
        ("decimalEnclosedCircleChinese", "%1", ["⑨", "⑩", "⑪"]),
        ("decimalEnclosedParen", "%1", ["⑼", "⑽", "⑾"]),
        ("decimalEnclosedFullstop", "%1", ["⒐", "⒑", "⒒"]),
        ("upperRoman", "%1)", ["IX)", "X)", "XI)"]),
        ("lowerRoman", "%1)", ["ix)", "x)", "xi)"]),
        ("upperLetter", "%1.", ["I.", "J.", "K."]),
        ("lowerLetter", "%1.", ["i.", "j.", "k."]),
        ("none", "附件", ["附件", "附件", "附件"]),
        ("bullet", "\uf0b7", ["", "", ""]),
        ("somethingNew", "%1.", ["9.", "10.", "11."]),
    ],
)
def test_each_number_format(number_format: str, text: str, expected: list[str]) -> None:
    made = numbering(level(0, number_format, text, start=9))
    assert texts(listed("甲") * 3, numbering=made) == [f"{mark}甲" for mark in expected]


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (1005, "一千零五"),
        (10_000, "一万"),
        (10_050, "一万零五十"),
        (120_300, "十二万零三百"),
        (99_999, "九万九千九百九十九"),
    ],
)
def test_numbers_as_they_are_counted_in_chinese(number: int, text: str) -> None:
    assert chinese(number) == text
    assert counter(number, "chineseCounting") == text


def test_letters_double_after_z_and_rings_end_at_fifty() -> None:
    assert [counter(n, "upperLetter") for n in (26, 27, 53)] == ["Z", "AA", "AAA"]
    assert [counter(n, "decimalEnclosedCircle") for n in (20, 21, 36, 50, 51)] == [*"⑳㉑㊱㊿", "51"]


def test_numbers_of_many_levels_and_legal_ones() -> None:
    made = numbering(
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%1.%2.%3"),
    )
    body = "".join(listed("甲", level=depth) for depth in (0, 0, 1, 2, 1))
    assert texts(body, numbering=made) == ["第一章甲", "第二章甲", "2.1甲", "二.1.1甲", "2.2甲"]


def test_restart_of_lower_levels_can_be_turned_off_or_set() -> None:
    never = level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>')
    body = "".join(listed("甲", level=depth) for depth in (0, 1, 1, 0, 1))
    made = numbering(level(0, "chineseCounting", "第%1章"), never)
    assert texts(body, numbering=made)[-1] == "第3条甲"
    by_first = level(2, "decimal", "%3.", '<w:lvlRestart w:val="1"/>')
    made = numbering(level(0, "decimal", "%1、"), level(1, "decimal", "（%2）"), by_first)
    body = "".join(listed("甲", level=depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2))
    assert [text for text in texts(body, numbering=made) if "." in text] == ["1.甲", "2.甲", "1.甲"]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="0"/>{more}</w:num>'
        for n, more in (
            (1, ""),
            (2, ""),
            (3, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            (4, f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "（%1）")}</w:lvlOverride>'),
        )
    )
    made = numbering(level(0, "decimal", "%1."), nums=nums)
    body = "".join(listed("甲", num=num) for num in (1, 2, 3, 3, 1, 4))
    assert texts(body, numbering=made) == ["1.甲", "2.甲", "1.甲", "2.甲", "3.甲", "（4）甲"]


def test_an_upper_level_that_was_left_out_has_begun_all_the_same() -> None:
    made = numbering(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    body = listed("甲", level=1) * 2 + listed("乙")
    assert texts(body, numbering=made) == ["1.1甲", "1.2甲", "2.乙"]


def style(name: str, properties: str = "", based: str = "", label: str = "") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{label or name}"/>{parent}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def styled(text: str, name: str, properties: str = "") -> str:
    return par(text, f'<w:pStyle w:val="{name}"/>{properties}')


def test_numbers_come_through_styles_and_what_they_are_based_on() -> None:
    styles = (
        style("one", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("two", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("three", based="two")
        + style("off", '<w:numPr><w:numId w:val="0"/></w:numPr>', based="one")
        + style("round", based="round")
    )
    made = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="one"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="two"/>'),
        level(2, "decimal", "(%3)"),
    )
    none = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    deeper = '<w:numPr><w:ilvl w:val="2"/></w:numPr>'
    body = styled("甲", "one") + styled("乙", "two") + styled("丙", "three") + styled("丁", "off")
    body += styled("戊", "one", none) + styled("己", "one", deeper) + styled("庚", "round")
    assert texts(body, styles=styles, numbering=made) == [
        "一、甲",
        "1.乙",
        "2.丙",
        "丁",
        "戊",
        "(1)己",
        "庚",
    ]


def test_a_list_style_stands_for_its_definition() -> None:
    made = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="gong"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="gong"/>'
        f"{level(0, 'chineseCounting', '%1、')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = style("gong", '<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert texts(listed("甲") + listed("乙", num=2), numbering=made, styles=styles) == [
        "一、甲",
        "二、乙",
    ]


def test_a_number_is_implied_at_the_start_of_its_paragraph() -> None:
    (line,) = lines_of(listed("总则"), numbering=OFFICIAL)
    assert line.text == "一、总则"
    assert [line.content.origin(i) for i in range(4)] == [(1, 0), (1, 0), (1, 0), (1, 1)]


def test_what_parts_a_number_from_its_text_is_no_character_unless_needed() -> None:
    made = numbering(
        level(0, "decimal", "%1."), level(1, "decimal", "%2", '<w:suff w:val="space"/>')
    )
    body = listed("甲") + listed("2024年") + listed("甲", level=1)
    assert texts(body, numbering=made) == ["1.甲", "2. 2024年", "1 甲"]


def test_a_number_before_nothing_is_shown_too_and_unknown_lists_show_none() -> None:
    assert texts(listed(""), numbering=OFFICIAL) == ["一、"]
    assert texts(listed("甲", num=7) + listed("乙", level=8), numbering=OFFICIAL) == ["甲", "乙"]
    assert texts(listed("甲")) == ["甲"]


def test_runs_breaks_and_signs_make_up_the_text() -> None:
    inside = (
        "<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="2460"/><w:br w:type="page"/></w:r>'
        "<w:hyperlink><w:r><w:t>丁</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>戊</w:t></w:r></w:smartTag>"
        "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>己</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:fldSimple><w:r><w:t>庚</w:t></w:r></w:fldSimple><m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    )
    lines = lines_of(par(inside=inside))
    assert [line.text for line in lines] == ["甲\t乙", "丙-\u00ad①", "丁戊己庚x"]
    assert [line.content.origin(0) for line in lines] == [(1, 0), (1, 4), (1, 9)]


def test_insertions_are_read_and_deletions_and_hidden_text_are_not() -> None:
    inside = (
        f"<w:ins>{run('增')}</w:ins><w:moveTo>{run('来')}</w:moveTo>"
        "<w:del><w:r><w:delText>删</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('去')}</w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    )
    assert texts(par("文", inside=inside)) == ["文增来显"]


def test_paragraphs_are_one_where_the_end_between_them_is_deleted() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    lines = lines_of(par("甲", gone) + listed("乙") + par("丙"), numbering=OFFICIAL)
    assert [line.text for line in lines] == ["一、甲乙", "丙"]
    assert [lines[0].content.origin(i) for i in (0, 2, 3)] == [(2, 0), (1, 0), (2, 0)]
    assert texts(par("甲", gone)) == ["甲"]


def field(code: str, result: str) -> str:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return char("begin") + code + char("separate") + run(result) + char("end")


def test_of_a_field_its_result_is_read() -> None:
    code = "<w:r><w:instrText>IF </w:instrText></w:r>"
    nested = field(code + field(code, "不见"), "见")
    assert texts(par(inside=nested) + par("后")) == ["见", "后"]
    unclosed = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(par("甲", inside=unclosed) + par("乙")) == ["甲", "乙"]


def box(text: str) -> str:
    return f"<w:txbxContent>{par(text)}</w:txbxContent>"


def test_a_text_box_is_read_once_after_the_paragraph_it_hangs_on() -> None:
    shape = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box('框')}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box('框')}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    old = f"<w:r><w:pict><v:textbox>{box('旧')}</v:textbox></w:pict></w:r>"
    lines = lines_of(par("甲", inside=shape + run("乙") + old) + par("丙"))
    assert [(line.text, line.content.origin(0)[0]) for line in lines] == [
        ("甲乙", 1),
        ("框", 2),
        ("旧", 3),
        ("丙", 4),
    ]


def test_tables_content_controls_and_nested_tables_are_read_in_order() -> None:
    def table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    body = par("甲") + table(par("乙"), par("丙") + table(par("丁"))) + "<w:sdt><w:sdtContent>"
    body += par("戊") + "</w:sdtContent></w:sdt>" + table(par("己") * 6)
    body += f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{par('删')}</w:tc></w:tr></w:tbl>"
    lines = lines_of(body)
    assert "".join(line.text for line in lines) == "甲乙丙丁戊" + "己" * 6
    assert [line.hint for line in lines[:6]] == ["", "cell", "", "cell", "", ""]
    assert [line.content.origin(0)[0] for line in lines] == list(range(1, 12))


STYLES = (
    style("a0", label="Normal")
    + style("a", label="Title")
    + style("1", label="heading 1")
    + style("2", label="标题 2")
    + style("mine", based="1", label="公文一级")
    + style("level", '<w:outlineLvl w:val="3"/>', based="1")
    + style("plain", '<w:outlineLvl w:val="9"/>', based="1")
    + style("TOC1", label="toc 1")
    + style("sub", label="Subtitle")
)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a", "h1"),
        ("1", "h1"),
        ("2", "h2"),
        ("mine", "h1"),
        ("level", "h4"),
        ("plain", ""),
        ("TOC1", "nav"),
        ("sub", "h2"),
        ("a0", ""),
        ("unknown", ""),
    ],
)
def test_titles_and_headings_have_hints(name: str, hint: str) -> None:
    assert lines_of(styled("甲", name), styles=STYLES)[0].hint == hint
    assert lines_of(styled("", name), styles=STYLES)[0].hint == ""
    outlined = styled("甲", name, '<w:outlineLvl w:val="8"/>')
    assert lines_of(outlined, styles=STYLES)[0].hint == ("nav" if name == "TOC1" else "h6")


def test_python_docx_headings_lists_and_the_table_of_a_real_file() -> None:
    made = docx.Document()
    made.add_heading("通知", 0)
    made.add_heading("第一部分", 1)
    made.add_paragraph("甲", style="List Number")
    made.add_paragraph("乙", style="List Number")
    made.add_paragraph("丙", style="List Bullet")
    made.add_table(1, 1).cell(0, 0).text = "丁"
    made.add_paragraph("戊")._p.append(parse_xml(f'<w:r xmlns:w="{W}"><w:cr/><w:t>己</w:t></w:r>'))
    stream = io.BytesIO()
    made.save(stream)
    lines = read_docx(stream.getvalue(), "a.docx").lines
    assert [(line.hint, line.text) for line in lines] == [
        ("h1", "通知"),
        ("h1", "第一部分"),
        ("", "1.甲"),
        ("", "2.乙"),
        ("li", "丙"),
        ("cell", "丁"),
        ("", "戊"),
        ("", "己"),
    ]


def test_headers_footers_and_notes_come_last_as_furniture_without_page_numbers() -> None:
    parts = {
        "header1": par("县政府文件") + par(),
        "header2": par("县政府文件"),
        "footer1": par("— 1 —") + par("第 1 页 共 9 页") + par("内部资料"),
        "footnotes": f"<w:footnote>{par()}</w:footnote><w:footnote>{par('见附件。')}</w:footnote>",
    }
    lines = lines_of(par("正文"), **parts)
    assert [(line.hint, line.text) for line in lines] == [
        ("", "正文"),
        ("nav", "县政府文件"),
        ("nav", "内部资料"),
        ("nav", "见附件。"),
    ]
    places = [line.content.origin(0)[0] for line in lines]
    assert places == sorted(set(places))


def test_strict_files_and_numbered_parts_are_read_too() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        root = f'<w:document xmlns:w="{STRICT}"><w:body>{par("甲")}</w:body></w:document>'
        made.writestr("word/document2.xml", root)
    assert [line.text for line in read_docx(stream.getvalue(), "a").lines] == ["甲"]


def test_entities_are_not_expanded_and_bombs_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO()
    bomb = '<!DOCTYPE d [<!ENTITY a "甲甲甲"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    with zipfile.ZipFile(stream, "w") as made:
        body = "<w:p><w:r><w:t>乙&a;&f;</w:t></w:r></w:p>"
        made.writestr("word/document.xml", f'{bomb}<d xmlns:w="{W}"><w:body>{body}</w:body></d>')
    assert [line.text for line in read_docx(stream.getvalue(), "a").lines] == ["乙"]
    monkeypatch.setattr(docx_package, "MAX_SIZE", 1000)
    with pytest.raises(UnreadableError, match=r"^大\.docx: unpacks to more than"):
        read_docx(word(par("甲" * 2000)), "大.docx")


def test_a_file_that_wants_a_password_says_so() -> None:
    data = bytearray(word(par("甲")))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flags] |= 1
            place = data.find(mark, place + 4)
    with pytest.raises(UnreadableError, match="password"):
        read_docx(bytes(data), "a.docx")


INLINE = st.lists(st.sampled_from("甲乙，1 a"), max_size=8).map("".join)
MARKED = st.tuples(INLINE, st.sampled_from(["", "<w:tab/>", "<w:br/>"]), INLINE, st.booleans())


@given(st.lists(MARKED, max_size=8))
@settings(max_examples=150, deadline=None)
def test_every_character_stands_in_its_paragraph_where_it_says(
    made: list[tuple[str, str, str, bool]],
) -> None:
    signs = {"": "", "<w:tab/>": "\t", "<w:br/>": "\n"}
    own = [before + signs[sign] + after for before, sign, after, _ in made]
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    body = "".join(
        par(before, number if in_list else "", f"<w:r>{sign}</w:r>" + run(after))
        for before, sign, after, in_list in made
    )
    read = [""] * len(own)
    for line in lines_of(body, numbering=OFFICIAL):
        implied = sum(part.length for part in line.content.runs if part.step == 0)
        for i, char in enumerate(line.text):
            row, column = line.content.origin(i)
            if i < implied:
                assert column == 0
            else:
                assert own[row - 1][column] == char
                read[row - 1] += char
    assert read == [text.replace("\n", "") for text in own]
