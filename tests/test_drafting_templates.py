"""Templates of the statutory types: sound, complete, laid out, never written over a file."""

import shutil
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from gongwen.cli import app
from gongwen.drafting import RuleError, WordFile, check, template, template_fields, template_types
from gongwen.drafting.docx.writing import to_docx
from gongwen.reading.cues import STATUTORY
from gongwen.reading.read import read_bytes, read_text
from gongwen.structure import describe, document_type

TYPES = template_types()


def gongwen(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_there_is_one_for_each_statutory_type() -> None:
    assert set(TYPES) == set(STATUTORY) - {"令"}


@pytest.mark.parametrize("kind", TYPES)
def test_it_is_of_its_type(kind: str) -> None:
    [document] = read_text(template(kind))
    assert document_type(document) == kind


@pytest.mark.parametrize("kind", TYPES)
def test_it_passes_its_own_check(kind: str) -> None:
    for named in (None, kind):
        found = check(template(kind), named)
        assert found[["label", "text"]].to_numpy().tolist() == []


@pytest.mark.parametrize("kind", TYPES)
def test_its_file_passes_too(kind: str) -> None:
    data = to_docx(template(kind))
    found = check(read_bytes(data, "a.docx"), kind, package=WordFile.of(data))
    assert found[["label", "text"]].to_numpy().tolist() == []


@pytest.mark.parametrize("kind", TYPES)
def test_its_file_holds_its_words(kind: str) -> None:
    [text], [file] = read_text(template(kind)), read_bytes(to_docx(template(kind)), "a.docx")
    bare = [one.text.replace("\n", "").replace("　", "").replace("\t", "") for one in (text, file)]
    assert bare[0] == bare[1]


@pytest.mark.parametrize(
    ("kind", "there", "missing"),
    [
        ("请示", ("签发人：", "联系人：", "〔2031〕"), ()),
        ("通知", ("附件：1.", "抄送：", "印发"), ("签发人",)),
        ("函", ("抄送：", "禾汀县水利局\n\n禾汀水函〔"), ("签发人", "文件", "印发")),
        ("公告", (), ("：\n\n根据", "抄送", "〔2031〕")),
        ("命令", ("第3号", "市长　冉一舟"), ("抄送", "〔2031〕")),
        ("纪要", ("会议纪要\n\n禾汀政纪〔", "出席：", "请假：", "列席："), ("签发人", "文件")),
    ],
)
def test_its_parts_follow_the_rules(
    kind: str, there: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    text = template(kind)
    assert [words for words in there if words not in text] == []
    assert [words for words in missing if words in text] == []


def test_fields_can_be_given() -> None:
    text = template("请示", issuer="青泊县人民政府", signer="顾南星")
    facts = describe(read_text(text)[0])
    assert facts["title"] == "青泊县人民政府关于维修东渠节制闸的请示"
    assert facts["signature"] == "青泊县人民政府"
    assert "签发人：顾南星" in text
    assert template_fields("请示")["issuer"] == "禾汀县人民政府"


@pytest.mark.parametrize(("kind", "fields"), [("通告书", {}), ("通知", {"isuer": "x"})])
def test_an_unknown_type_or_field_is_named(kind: str, fields: dict[str, str]) -> None:
    with pytest.raises(RuleError, match=r"通告书|isuer"):
        template(kind, **fields)


def test_the_command_prints_or_writes(tmp_path: Path) -> None:
    assert gongwen("template", "通知").stdout == template("通知")
    for name in ("a.txt", "a.docx"):
        path = tmp_path / name
        assert gongwen("template", "令" if name == "a.txt" else "通知", "-o", path).exit_code == 0
        assert gongwen("check", path).exit_code == 0


@pytest.mark.parametrize("name", ["there.docx", "a.pdf"])
def test_the_command_writes_over_no_file_and_no_other_kind(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "there.docx":
        path.write_bytes(b"mine")
    result = gongwen("template", "通知", "-o", path)
    assert result.exit_code == 2
    assert name in result.stderr
    assert not path.exists() or path.read_bytes() == b"mine"


def test_an_unknown_type_ends_with_status_2() -> None:
    result = gongwen("template", "方案")
    assert result.exit_code == 2
    assert "通知" in result.stderr


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_libreoffice_opens_it_on_one_page(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(to_docx(template("函")))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n") >= 1
