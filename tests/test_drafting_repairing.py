"""Word files repaired in place: only the wrong characters change, every other byte stays."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from typer.testing import CliRunner, Result

from gongwen.cli import app
from gongwen.drafting import check, fix, fix_docx, to_docx
from gongwen.drafting.docx.patching import Change, patched
from gongwen.drafting.rules import load_rules
from gongwen.reading.read import read_bytes
from gongwen.reading.source import UnreadableError
from test_docx import level as list_level
from test_docx import numbering, par, word

RED = '<w:color w:val="FF0000"/>'


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def text_of(data: bytes) -> str:
    return "\n".join(document.text for document in read_bytes(data, "a.docx"))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist()}


FAULTY = word(
    "<!-- a comment with <w:t>words</w:t> -->"
    + par("", "", run("禾汀政办发[20", RED) + run("31]07号"))
    + par("禾汀县人民政府办公室关于做好春灌工作的通知")
    + par("各乡镇人民政府：")
    + par("为做好春灌工作，现将有关事项通知如下：")
    + par(
        "",
        "",
        run("（一）") + run("、", RED) + run("检修渠道。A&amp;B &#x4E00;段于3月20日前完成。"),
    )
    + par("（二）、调度用水。每周公布一次。")
    + par("禾汀县人民政府办公室")
    + par("", "", run("2031年0") + run("3月", RED) + run("05日"))
    + '<w:p  w:rsidR = "1"/>',
    header1=par("页眉"),
    styles="<w:style/>",
)


def test_only_the_wrong_characters_change() -> None:
    changed, applied = fix_docx(FAULTY)
    assert set(applied["label"]) == {"T05", "N03", "T14"}
    before, after = (parts_of(one)["word/document.xml"].decode() for one in (FAULTY, changed))
    expected = before
    for old, new in (
        ("禾汀政办发[20", "禾汀政办发〔20"),
        ("31]07号", "31〕7号"),
        ('<w:t xml:space="preserve">、</w:t>', '<w:t xml:space="preserve"></w:t>'),
        ("（二）、", "（二）"),
        ("2031年0<", "2031年<"),
        (">05日", ">5日"),
    ):
        assert old in expected
        expected = expected.replace(old, new)
    assert after == expected


def test_other_parts_stay_byte_for_byte() -> None:
    before, after = parts_of(FAULTY), parts_of(fix_docx(FAULTY)[0])
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}


def test_what_is_not_to_be_repaired_gives_the_same_bytes() -> None:
    sound, _ = fix_docx(FAULTY)
    again, applied = fix_docx(sound)
    assert again == sound
    assert applied.empty


MECHANICAL = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name, one in load_rules().items()
    if one.mechanical
    for number, _ in enumerate(one.fire)
]


@pytest.mark.parametrize(("name", "number"), MECHANICAL)
def test_a_file_is_repaired_as_its_text_is(name: str, number: int) -> None:
    fixture = load_rules()[name].fire[number]
    lines = [line for line in fixture.text.splitlines() if line.strip()]
    data = word("".join(par(line.replace("&", "&amp;").replace("<", "&lt;")) for line in lines))
    before, _ = fix("\n".join(lines), fixture.type, [name])
    changed, _ = fix_docx(data, fixture.type, [name])
    assert (
        text_of(changed).split()
        == "\n".join(document.text for document in read_bytes(before.encode(), "a.txt")).split()
    )


def test_an_automatic_number_is_left_alone() -> None:
    properties = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    lists = numbering(list_level(0, "chineseCounting", "%1．"))
    body = "".join(par(words, properties) for words in ("加强领导。各村专人负责。", "严格验收。"))
    data = word(body, numbering=lists)
    assert set(check(read_bytes(data, "a.docx"), rules=["N01"])["label"]) == {"N01"}
    assert fix_docx(data, rules=["N01"])[0] == data


def test_a_tab_among_the_wrong_words_is_left_alone() -> None:
    tabbed = "<w:r><w:t>禾汀政办发[2031</w:t><w:tab/><w:t>]7号</w:t></w:r>"
    data = word(par("", "", tabbed) + par("关于做好春灌工作的通知") + par("各乡镇人民政府："))
    changed, _ = fix_docx(data, "通知", ["T05"])
    assert "<w:tab/>" in parts_of(changed)["word/document.xml"].decode()


def test_spaces_at_an_end_are_kept() -> None:
    assert patched("<w:t>一.</w:t>", [Change(0, 1, 2, " ")], 1) == (
        '<w:t xml:space="preserve">一 </w:t>'
    )


def test_entities_and_signs_stay_as_they_are_written() -> None:
    xml = "<w:t/><w:t>A&amp;B&#65;</w:t>"
    assert patched(xml, [Change(1, 4, 4, "<")], 2) == "<w:t/><w:t>A&amp;B&#65;&lt;</w:t>"


def test_text_written_strangely_is_refused_in_one_sentence() -> None:
    strange = word(
        "<w:p><w:r><w:t>禾汀政办发[2031]<!-- x -->7号</w:t></w:r></w:p>"
        + par("关于做好春灌工作的通知")
        + par("一．加强领导。各村专人负责。")
        + par("二．严格验收。完工检查。")
    )
    with pytest.raises(UnreadableError, match=r"strange\.docx.*save it anew"):
        fix_docx(strange, rules=["N01"], name="strange.docx")


def gongwen(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.docx"
    path.write_bytes(FAULTY)
    return path


def test_the_command_writes_a_new_file_and_never_the_draft(faulty: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.docx"
    result = gongwen("check", faulty, "--fix", new)
    assert f"{new}: " in result.stderr
    assert re.search(r"\b4\b", result.stderr.replace(str(new), ""))
    assert faulty.read_bytes() == FAULTY
    assert "〔2031〕7号" in text_of(new.read_bytes())


@pytest.mark.parametrize("more", [[], ["--overwrite"]])
def test_the_draft_itself_is_never_written_over(faulty: Path, more: list[str]) -> None:
    result = gongwen("check", faulty, "--fix", faulty, *more)
    assert result.exit_code == 2
    assert faulty.read_bytes() == FAULTY


def test_a_file_that_exists_is_written_over_only_when_told(faulty: Path, tmp_path: Path) -> None:
    there = tmp_path / "there.docx"
    there.write_bytes(b"mine")
    assert gongwen("check", faulty, "--fix", there).exit_code == 2
    assert there.read_bytes() == b"mine"
    gongwen("check", faulty, "--fix", there, "--overwrite")
    assert "〔2031〕7号" in text_of(there.read_bytes())


def test_the_new_file_is_of_the_same_kind(faulty: Path, tmp_path: Path) -> None:
    result = gongwen("check", faulty, "--fix", tmp_path / "new.txt")
    assert result.exit_code == 2
    assert "another kind" in result.stderr


def test_a_file_laid_out_keeps_its_look() -> None:
    data = to_docx(
        "禾汀政办发[2031]7号\n\n关于做好春灌工作的通知\n\n各乡镇人民政府：\n\n请抓紧办理。"
    )
    changed, applied = fix_docx(data)
    before, after = parts_of(data), parts_of(changed)
    assert list(applied["label"]) == ["T05"]
    assert after["word/document.xml"].decode() == before["word/document.xml"].decode().replace(
        "[2031]", "〔2031〕"
    )


def office_file() -> bytes:
    """A notice as an office keeps it: header, footer, table, comment, tracked changes, bold."""
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "内部资料[2031]07号、注意保存"
    made.sections[0].footer.paragraphs[0].text = "第1页"
    made.add_paragraph("禾汀政办发[2031]07号")
    made.add_paragraph().add_run("禾汀县人民政府办公室关于做好春灌工作的通知").bold = True
    made.add_paragraph("各乡镇人民政府：")
    opening = made.add_paragraph("为做好春灌工作，现将有关事项通知如下：")
    made.add_comment(opening.runs, text="截止目前[2031]07号", author="池青原", initials="池")
    point = made.add_paragraph("（一）、检修渠道。")
    for tag, text in (("ins", "t"), ("del", "delText")):
        words = {"ins": "截止目前已清淤86公里。", "del": "做出贡献、、截止目前。"}[tag]
        stamp = f'w:id="{len(tag)}" w:author="池青原" w:date="2031-03-01T08:00:00Z"'
        point._p.append(
            parse_xml(
                f"<w:{tag} {nsdecls('w')} {stamp}><w:r><w:{text}>{words}</w:{text}></w:r></w:{tag}>"
            )
        )
    made.add_paragraph("（二）、调度用水。每周公布一次。")
    table = made.add_table(rows=2, cols=2)
    for row, words in zip(table.rows, (("渠段", "完成日期"), ("东渠", "2031-03-05")), strict=True):
        for cell, one in zip(row.cells, words, strict=True):
            cell.text = one
    made.add_paragraph("禾汀县人民政府办公室")
    made.add_paragraph("2031年03月05日")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def test_header_table_comment_and_tracked_changes_stay_as_they_are() -> None:
    data = office_file()
    changed, applied = fix_docx(data)
    assert set(applied["label"]) == {"T05", "N03", "Q10", "T14"}
    before, after = parts_of(data), parts_of(changed)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    assert {"word/comments.xml", "word/header1.xml"} <= set(before)
    old, new = (one["word/document.xml"].decode() for one in (before, after))
    bare = re.compile(r'(<w:t)(?: xml:space="preserve")?>[^<]*</w:t>')
    assert bare.sub(r"\1>", old) == bare.sub(r"\1>", new)
    made = docx.Document(io.BytesIO(changed))
    assert [cell.text for row in made.tables[0].rows for cell in row.cells] == [
        "渠段", "完成日期", "东渠", "2031-03-05",
    ]  # fmt: skip
    assert "做出贡献、、截止目前。</w:delText>" in new
    assert re.search(r"<w:ins [^>]*><w:r><w:t>截至目前已清淤86公里。", new)
    assert [one.text for one in made.comments] == ["截止目前[2031]07号"]
    assert made.paragraphs[-1].text == "2031年3月5日"


def test_a_date_in_a_table_is_no_date_of_the_document() -> None:
    layer = check(read_bytes(office_file(), "a.docx"), rules=["T14"])
    assert layer["text"].tolist() == ["2031年03月05日"]
