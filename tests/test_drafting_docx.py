"""Word files as the checks see them: inheritance resolved, pages, and drafts laid out anew."""

import io
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from typer.testing import CliRunner

from gongwen.cli import app
from gongwen.drafting import check, template
from gongwen.drafting.docx.section import twips
from gongwen.drafting.docx.word_file import Paragraph, WordFile
from gongwen.drafting.docx.writing import to_docx
from gongwen.drafting.layout import layout, size_words, standard
from gongwen.drafting.parts import parts
from gongwen.reading.read import read_bytes, read_text
from test_docx import par, run, word

NOTICE = """000012

机密★1年

特急

禾汀县人民政府办公室文件

禾汀政办发〔2031〕7号

禾汀县人民政府办公室关于做好春灌工作的通知

各乡镇人民政府：

现将春灌工作有关事项通知如下：

一、检修渠道

（一）清淤。3月20日前完成支渠清淤。

（二）复核。逐段复核。

二、调度用水。每周公布一次配水计划。

附件：1.春灌进度报表

2.配水计划

禾汀县人民政府办公室

2031年3月5日

（联系人：池青原，电话：0000-5550101）

附件1

春灌进度报表

各渠段进度按周填报。

抄送：县委办公室。

禾汀县人民政府办公室　　2031年3月5日印发
"""


def first(body: str, **more: str) -> Paragraph:
    """The first paragraph of a file with this body."""
    return WordFile.of(word(body, **more)).paragraphs[1]


def style(name: str, inside: str, based: str = "", kind: str = "paragraph", more: str = "") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"{more}>{on}{inside}</w:style>'


def font(name: str) -> str:
    return f'<w:rFonts w:eastAsia="{name}"/>'


DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    f'{font("宋体")}<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
)


def test_a_run_takes_its_look_from_the_nearest_that_says_so() -> None:
    styles = (
        DEFAULTS
        + style("a", f'<w:rPr>{font("仿宋")}<w:sz w:val="32"/></w:rPr>', more=' w:default="1"')
        + style("b", f"<w:rPr>{font('楷体')}</w:rPr>", "a")
        + style("c", "<w:rPr><w:sz w:val='28'/></w:rPr>", kind="character")
    )
    own = "<w:r><w:rPr>{}</w:rPr><w:t>文字</w:t></w:r>"
    of_b = '<w:pStyle w:val="b"/>'
    looks = {
        "default style": par("文字"),
        "based on": par("文字", of_b),
        "character style": par("", of_b, own.format('<w:rStyle w:val="c"/>')),
        "the run": par("", of_b, own.format('<w:rStyle w:val="c"/><w:sz w:val="44"/>')),
    }
    found = {name: first(body, styles=styles).look() for name, body in looks.items()}
    assert found == {
        "default style": ("仿宋", 16.0),
        "based on": ("楷体", 16.0),
        "character style": ("楷体", 14.0),
        "the run": ("楷体", 22.0),
    }


def test_document_defaults_count_where_nothing_else_is_said() -> None:
    assert first(par("文字"), styles=DEFAULTS).look() == ("宋体", 10.5)
    assert first(par("文字")).look() == ("", 10.0)


def test_styles_in_a_circle_end() -> None:
    styles = style("a", f"<w:rPr>{font('黑体')}</w:rPr>", "b") + style("b", "", "a")
    assert first(par("文字", '<w:pStyle w:val="a"/>'), styles=styles).look() == ("黑体", 10.0)


@pytest.mark.parametrize(
    ("fonts", "expected"),
    [
        ('<a:ea typeface="黑体"/><a:font script="Hans" typeface="宋体"/>', "黑体"),
        ('<a:ea typeface=""/><a:font script="Hans" typeface="等线"/>', "等线"),
    ],
)
def test_a_theme_font_is_looked_up(fonts: str, expected: str) -> None:
    theme = (
        "<a:themeElements xmlns:a='urn:a'><a:fontScheme>"
        f"<a:majorFont/><a:minorFont>{fonts}</a:minorFont></a:fontScheme></a:themeElements>"
    )
    own = '<w:r><w:rPr><w:rFonts w:eastAsiaTheme="minorEastAsia" w:eastAsia="仿宋"/></w:rPr>'
    found = first(par("", "", f"{own}<w:t>文字</w:t></w:r>"), theme=theme)
    assert found.look() == (expected, 10.0)


@pytest.mark.parametrize(
    ("own", "first_line", "left"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="420"/>', 2.0, 0.0),
        ('<w:ind w:firstLine="400"/>', 2.0, 0.0),
        (
            '<w:ind w:leftChars="500" w:hangingChars="300" w:left="1000" w:hanging="600"/>',
            -3.0,
            5.0,
        ),
        ('<w:ind w:start="200"/>', 0.0, 1.0),
        ("", 0.0, 0.0),
    ],
)
def test_indents_are_in_characters(own: str, first_line: float, left: float) -> None:
    found = first(par("文字", own))
    assert (found.first, found.left) == (first_line, left)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("240", 240), ("12pt", 240), ("-1in", -1440), ("25.4mm", 1440), ("", None), ("auto", None)],
)
def test_a_length_may_name_its_unit(text: str, expected: float | None) -> None:
    assert twips(text) == (None if expected is None else pytest.approx(expected, abs=0.1))


def test_values_that_are_no_numbers_are_as_if_they_were_not_there() -> None:
    odd = '<w:spacing w:line="auto" w:lineRule="exact"/><w:ind w:firstLineChars="x" w:left="?"/>'
    big = '<w:r><w:rPr><w:sz w:val="big"/><w:spacing w:val="wide"/></w:rPr><w:t>文字</w:t></w:r>'
    found = first(par("", odd, big) + '<w:sectPr><w:pgSz w:w="210mm" w:h="x"/></w:sectPr>')
    assert (found.look(), found.pitch, found.first, found.left) == (("", 10.0), None, 0.0, 0.0)


def test_strict_files_name_units() -> None:
    data = word(par("文字") + '<w:sectPr><w:pgSz w:w="595.3pt" w:h="29.7cm"/></w:sectPr>')
    page = WordFile.of(data).page
    assert (page.width, page.height) == pytest.approx((210, 297), abs=0.1)


def test_an_indent_is_inherited_attribute_by_attribute() -> None:
    styles = style("a", '<w:pPr><w:ind w:firstLineChars="200" w:right="200"/></w:pPr>')
    found = first(par("文字", '<w:pStyle w:val="a"/><w:ind w:right="400"/>'), styles=styles)
    assert (found.first, found.right) == (2.0, 2.0)


def test_the_look_is_that_of_most_hanzi() -> None:
    small = f'<w:r><w:rPr>{font("黑体")}</w:rPr><w:t xml:space="preserve">提示 </w:t></w:r>'
    found = first(par("", "", small + run("其余文字都用同一种字体")))
    assert found.look() == ("", 10.0)
    assert found.look(0, 2) == ("黑体", 10.0)


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("仿宋_GB2312", "仿宋体"),
        ("FangSong", "仿宋体"),
        ("方正仿宋简体", "仿宋体"),
        ("STFangsong", "仿宋体"),
        ("华文仿宋", "仿宋体"),
        ("方正小标宋_GBK", "小标宋体"),
        ("楷体_GB2312", "楷体"),
        ("KaiTi", "楷体"),
        ("SimHei", "黑体"),
        ("方正黑体_GBK", "黑体"),
        ("SimSun", "宋体"),
        ("微软雅黑", None),
        ("等线", None),
        ("", None),
    ],
)
def test_fonts_of_all_makers_count_as_the_face(name: str, face: str | None) -> None:
    assert standard().face(name) == face


def test_a_size_has_its_name() -> None:
    assert size_words(16) == "三号 (16 pt)"
    assert size_words(10.5, "zh") == "五号（10.5磅）"
    assert size_words(17, "zh") == "17磅"


def test_an_unknown_value_of_the_layout_is_refused() -> None:
    with pytest.raises(KeyError, match=r"page\.height_of_paper"):
        layout({"page.height_of_paper": 3})


def test_a_rule_is_explained_by_what_breaks_it_and_what_is_right() -> None:
    shown = CliRunner().invoke(app, ["rule", "T08a"]).stdout
    assert "parts.title.align = 'left'" in shown
    assert "parts.title.align = 'center'" in shown
    assert "parts.receivers.first = 0" in CliRunner().invoke(app, ["rule", "T09i"]).stdout


def test_a_layout_changed_leaves_the_standard_as_it_is() -> None:
    assert layout({"parts.title.size": 18}).parts["title"].size == 18
    assert standard().parts["title"].size == 22


def test_each_block_is_a_part() -> None:
    [document] = read_text(NOTICE)
    found = [part for _, part in parts(document)]
    assert found == [
        "copy_number", "secrecy", "urgency", "banner", "number", "title", "receivers", "body",
        "heading_1", "heading_2", "heading_2", "heading_1", "attachment", "attachment",
        "signature", "date", "note", "annex_mark", "annex_title", "body", "copies", "imprint",
    ]  # fmt: skip


def test_a_person_to_ask_within_the_body_is_no_note() -> None:
    text = NOTICE.replace("附件：", "联系人：池青原，电话：0000-5550102。\n\n附件：", 1)
    [document] = read_text(text)
    found = {document.text_of(block)[:3]: part for block, part in parts(document)}
    assert (found["联系人"], "note" in found.values()) == ("body", True)


def test_a_draft_laid_out_is_read_back_whole() -> None:
    [before], [after] = read_text(NOTICE), read_bytes(to_docx(NOTICE), "a.docx")
    [*old, _], [*new, last] = before.blocks, after.blocks
    assert [before.text_of(one) for one in old] == [after.text_of(one) for one in new]
    assert [one.kind for one in before.blocks] == [one.kind for one in after.blocks]
    assert after.text_of(last) == "禾汀县人民政府办公室\t2031年3月5日印发"


def test_a_draft_laid_out_has_the_measures_of_the_standard() -> None:
    made = docx.Document(io.BytesIO(to_docx(NOTICE)))
    [section] = made.sections
    measures = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    for found, wanted in zip(measures, (210, 297, 37, 28), strict=True):
        assert found == pytest.approx(Mm(wanted), abs=Mm(0.1))
    width = section.page_width - section.left_margin - section.right_margin
    height = section.page_height - section.top_margin - section.bottom_margin
    assert (width, height) == pytest.approx((Mm(156), Mm(225)), abs=Mm(0.1))
    assert made.settings.odd_and_even_pages_header_footer
    body = made.styles["公文正文"]
    assert body.font.size == Pt(16)
    assert body.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"


def test_a_draft_laid_out_passes_every_check() -> None:
    data = to_docx(NOTICE)
    found = check(read_bytes(data, "a.docx"), package=WordFile.of(data))
    assert found[["label", "text"]].to_numpy().tolist() == []


def lines_of(text: str) -> list[tuple[str, Paragraph]]:
    return [(one.text, one) for one in WordFile.of(to_docx(text)).paragraphs.values()]


def test_the_last_words_of_the_body_share_a_page_with_the_sign_off() -> None:
    made = docx.Document(io.BytesIO(to_docx(template("请示"))))
    held = [one.text for one in made.paragraphs if one._p.pPr.keepNext is not None]
    assert held == ["妥否，请批示。", "", "", "禾汀县人民政府"]


def test_an_order_has_a_red_head_its_number_and_no_line() -> None:
    lines = lines_of(template("命令"))
    assert lines[0][1].words[0].colour == "FF0000"
    [number] = [one for words, one in lines if words == "第3号"]
    assert number.align == "center"
    assert number.edges == {}


def frames_of(text: str) -> list[tuple[str, dict[str, str], list[str]]]:
    """The framed paragraphs of a draft laid out: words, place, lines."""
    made = docx.Document(io.BytesIO(to_docx(text)))
    found = []
    for one in made.paragraphs:
        frame = one._p.pPr.find(qn("w:framePr"))
        if frame is not None:
            place = {key.split("}")[1]: value for key, value in frame.attrib.items()}
            lines = [edge.get(qn("w:val")) for edge in one._p.pPr.iter(qn("w:top"))]
            found.append((one.text, place, lines))
    return found


def test_a_letter_stands_between_two_red_double_lines() -> None:
    name, upper, lower = frames_of(template("函"))
    wide = str(Mm(170).twips)
    assert [one[1]["w"] for one in (name, upper, lower)] == [wide] * 3
    assert (name[0], name[1]["y"]) == ("禾汀县水利局", str(Mm(30).twips))
    assert upper[2] == ["thinThickSmallGap"]
    assert (lower[2], lower[1]["y"]) == (["thickThinSmallGap"], str(Mm(277).twips))
    below = int(upper[1]["y"]) - int(name[1]["y"])
    assert below == pytest.approx(Pt(42).twips + Mm(4).twips, abs=2)


def test_a_letter_has_its_number_at_the_right_and_none_on_its_first_page() -> None:
    package = WordFile.of(to_docx(template("函")))
    [number] = [one for one in package.paragraphs.values() if "〔2031〕" in one.text]
    assert number.align == "right"
    assert package.page.first_apart
    assert {one.pages for one in package.page.numbers} == {"default", "even"}


@pytest.mark.parametrize("kind", ["通知", "请示", "纪要"])
def test_other_documents_have_no_letter_page(kind: str) -> None:
    assert frames_of(template(kind)) == []
    assert not WordFile.of(to_docx(template(kind))).page.first_apart


def test_minutes_have_their_red_head_and_a_blank_line_above_those_who_attended() -> None:
    lines = lines_of(template("纪要"))
    assert (lines[0][0], lines[0][1].words[0].colour) == ("禾汀县人民政府会议纪要", "FF0000")
    place = next(place for place, (words, _) in enumerate(lines) if words.startswith("出席"))
    assert (lines[place - 1][0], lines[place + 1][0][:2]) == ("", "请假")


def test_what_adopted_a_text_stands_under_its_title() -> None:
    [found] = [one for words, one in lines_of(template("决议")) if words.startswith("（2031")]
    assert (found.align, found.look()) == ("center", ("楷体", 16.0))


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert to_docx(NOTICE) == to_docx(NOTICE)


def test_a_signature_is_centred_on_its_date() -> None:
    found = WordFile.of(to_docx(NOTICE)).paragraphs.values()
    name, date = (
        next(one for one in found if one.text == words)
        for words in ("禾汀县人民政府办公室", "2031年3月5日")
    )
    assert (date.right, name.right) == (4.0, 2.0)  # 10 and 6 characters wide


def plain_word(folder: Path) -> Path:
    """A notice as many write it: Word's own page, nothing set but a centred title."""
    made = docx.Document()
    made.add_paragraph("禾汀政办发〔2031〕7号")
    made.add_paragraph("关于做好春灌工作的通知").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for words in ("各乡镇人民政府：", "现将春灌工作有关事项通知如下：", "一、清淤。三月完成。"):
        made.add_paragraph(words)
    path = folder / "plain.docx"
    made.save(str(path))
    return path


def test_the_command_checks_the_file_itself(tmp_path: Path) -> None:
    path = plain_word(tmp_path)
    result = CliRunner().invoke(app, ["check", str(path), "--lang", "zh"])
    assert result.exit_code == 1
    for name in ("T08f", "T10f", "T10i", "T20", "T21b", "T21c"):
        assert f" {name} " in result.stdout
    assert " T08a " not in result.stdout
    assert "页边距为上25.4 mm" in result.stdout


def test_a_speech_is_not_held_against_the_standard_for_documents(tmp_path: Path) -> None:
    made = docx.Document()
    for words in ("在全县春灌动员会上的讲话", "同志们：", "今天我们召开全县春灌动员会。"):
        made.add_paragraph(words)
    path = tmp_path / "speech.docx"
    made.save(str(path))
    found = check(read_bytes(path.read_bytes(), "speech.docx"), package=WordFile.open(path))
    assert found.empty


def test_a_grid_of_characters_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(to_docx(NOTICE, layout({"parts.body.size": 12})))
    made = docx.Document(str(path))
    grid = made.sections[0]._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "linesAndChars")
    grid.set(qn("w:charSpace"), "15528")  # 12 pt and 3.79 pt: 28 characters
    made.save(str(path))
    found = check(read_bytes(path.read_bytes(), "a.docx"), package=WordFile.open(path))
    assert "T22c" not in set(found["label"])
    assert WordFile.open(path).page.spread == pytest.approx(3.79, abs=0.01)


def test_page_numbers_in_a_simple_field_are_seen(tmp_path: Path) -> None:
    made = docx.Document()
    paragraph = made.sections[0].footer.paragraphs[0]
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), " PAGE ")
    inner = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "7"
    inner.append(text)
    field.append(inner)
    paragraph.add_run("- ")
    paragraph._p.append(field)
    paragraph.add_run(" -")
    path = tmp_path / "a.docx"
    made.save(str(path))
    [number] = WordFile.open(path).page.numbers
    assert number.words == "- # -"
