"""Loading: content decides the format, and every bad file gets one clear sentence."""

import contextlib
import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongwen.reading import load as loading
from gongwen.reading.load import from_bytes, from_text, load
from gongwen.reading.plain import read_plain
from gongwen.reading.source import UnreadableError

NOTICE = "关于做好今冬水利建设工作的通知\n\n各乡镇人民政府：\n　　一、提高认识。\n"


def word_file(text: str = "关于做好水利工作的通知") -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def archive(**files: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return stream.getvalue()


def test_a_text_file_keeps_its_lines_and_says_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "通知.txt"
    path.write_bytes(NOTICE.encode("gb18030"))
    source = load(path)
    assert [line.text for line in source.lines] == NOTICE.splitlines()
    assert source.file == str(path)
    assert source.meta == {"format": "text", "encoding": "gb18030"}


def test_a_cut_file_says_so() -> None:
    source = from_bytes(NOTICE.encode()[:-3], "a.txt")
    assert source.meta["truncated"] is True


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (word_file(), "a.docx", "docx"),
        (word_file(), "a.txt", "docx"),
        (b"<!DOCTYPE html><p>\xe9\x80\x9a\xe7\x9f\xa5</p>", "a.docx", "html"),
        ("<p>通知</p>".encode(), "a.htm", "html"),
        ("<p>通知</p>".encode(), "a.txt", "text"),
        ("<div><p>通知</p><p>如下</p></div>".encode("utf-16"), "page", "html"),
        ("通知".encode(), "a.html", "text"),
        ("通知 1<2".encode(), "a", "text"),
    ],
)
def test_content_decides_the_format_before_the_suffix(data: bytes, name: str, kind: str) -> None:
    assert from_bytes(data, name).meta["format"] == kind


def test_a_pasted_text_is_plain_unless_it_begins_as_a_page() -> None:
    assert from_text("<p>一</p><p>二</p><p>三</p>").meta == {"format": "text"}
    assert [line.text for line in from_text("<html><p>一<p>二").lines] == ["一", "二"]
    assert from_text("一").file == "(pasted)"


BAD = [
    (b"", "a.txt", "is empty"),
    ("\ufeff \n\u3000\r\n\t\u200b".encode(), "a.txt", "is empty"),
    (b"%PDF-1.7\n%\xe2\xe3", "a.pdf", r"PDF.*save it as \.docx or copy its text"),
    (b"\x89PNG\r\n\x1a\n\0\0", "a.png", "image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.jpg", "image"),
    (b"GIF89a\1\0", "a.gif", "image"),
    (b"RIFF\x24\0\0\0WEBP", "a.webp", "binary"),
    (b"\x7fELF\2\1\1\0\0", "a", "binary"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", r"old binary.*save it as \.docx"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.wps", r"old binary.*save it as \.docx"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
        "a.docx",
        "protected by a password",
    ),
    (b"{\\rtf1\\ansi", "a.rtf", r"RTF.*\.docx"),
    (b"\x1f\x8b\x08\0", "a.gz", "unpack"),
    (b"<?xml version='1.0'?><w:wordDocument/>", "a.xml", "XML"),
    (b"MIME-Version: 1.0\nContent-Type: multipart/related;", "a.mht", "web archive"),
    (archive(**{"xl/workbook.xml": "<x/>"}), "a.xlsx", "another program's file"),
    (archive(), "a.zip", "another program's file"),
    (word_file()[:3000], "a.docx", "cut off or damaged"),
    (word_file()[:-1], "a.docx", "cut off or damaged"),
    (b"PK\3\4garbage", "a.docx", "cut off or damaged"),
    ("只是改了名".encode(), "a.docx", "cut off or damaged"),
    (archive(**{"word/document.xml": "<broken"}), "a.docx", "cut off or damaged"),
    (archive(**{"word/document.xml": "<empty/>"}), "a.docx", "cut off or damaged"),
    (b"<html><body><script>x</script></body></html>", "a.html", "no text"),
    (b"\x80\x81\x82\xff\xfe\xfd" * 20, "a.txt", "UTF-8"),
]


@pytest.mark.parametrize(("data", "name", "said"), BAD, ids=range(len(BAD)))
def test_a_bad_file_gets_one_sentence_with_its_name_and_a_remedy(
    data: bytes, name: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableError, match=said) as caught:
        load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert message.endswith(".")
    assert ";" in message
    assert "\n" not in message


def test_a_path_that_is_no_readable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnreadableError, match="does not exist"):
        load(tmp_path / "none.txt")
    with pytest.raises(UnreadableError, match="is a folder"):
        load(tmp_path)
    (tmp_path / "a.txt").write_text(NOTICE, encoding="utf-8")
    with pytest.raises(UnreadableError, match="does not exist"):
        load(tmp_path / "a.txt" / "b.txt")
    for error, said in ((PermissionError(13, "no"), "may not be read"), (OSError(5, "io"), "io")):

        def refuse(_path: Path, error: OSError = error) -> None:
            raise error

        monkeypatch.setattr(loading.Path, "read_bytes", refuse)
        with pytest.raises(UnreadableError, match=said):
            load(tmp_path / "a.txt")


@given(cut=st.integers(1, 4000))
def test_a_word_file_cut_anywhere_is_an_unreadable_error(cut: int) -> None:
    with pytest.raises(UnreadableError):
        from_bytes(WORD[: -cut % len(WORD) or 1], "a.docx")


@given(place=st.integers(0, 40_000), byte=st.integers(0, 255))
def test_a_word_file_with_one_byte_changed_reads_or_is_unreadable(place: int, byte: int) -> None:
    data = bytearray(WORD)
    data[place % len(data)] = byte
    with contextlib.suppress(UnreadableError):
        from_bytes(bytes(data), "a.docx")


WORD = word_file()


def test_lines_are_counted_as_editors_count_them() -> None:
    source = from_text("一\r\n二\r三\n\n五\u2028六\x0c七\x0b\x0b八\n")
    places = [(line.text, *line.content.origin(0)) for line in source.lines if line.text]
    assert places == [
        ("一", 1, 0),
        ("二", 2, 0),
        ("三", 3, 0),
        ("五", 5, 0),
        ("六", 5, 2),
        ("七", 5, 4),
        ("八", 5, 7),
    ]


@given(text=st.text(st.sampled_from("一二　 \t#-<>!ab\r\n\u2028\u2029\x0b\x0c\x85")))
def test_every_character_of_a_text_stands_where_it_says(text: str) -> None:
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = 0
    for line in read_plain(text, "a").lines:
        for i, char in enumerate(line.text):
            row, column = line.content.origin(i)
            assert rows[row - 1][column] == char
        found += len(line.text)
    breaks = sum(text.count(char) for char in "\r\n\u2028\u2029\x0b\x0c")
    if "#" not in text:
        assert found == len(text) - breaks


@pytest.mark.parametrize(
    ("row", "hint", "text", "column"),
    [
        ("# 通知", "h1", "通知", 2),
        ("  ###\t第一章", "h3", "第一章", 6),
        ("#通知", "", "#通知", 0),
        ("####### 七", "", "####### 七", 0),
        (" <!-- 注 --> ", "comment", " <!-- 注 --> ", 0),
        ("正文 <!-- 注 -->", "", "正文 <!-- 注 -->", 0),
    ],
)
def test_markdown_heads_and_comments_are_hints(row: str, hint: str, text: str, column: int) -> None:
    (line,) = from_text(row).lines
    assert (line.hint, line.text, line.content.origin(0)) == (hint, text, (1, column))


def test_a_yaml_header_is_comment_and_a_rule_is_not() -> None:
    source = from_text("---\ntitle: 通知\ntags:\n  - 水利\n---\n正文\n")
    assert [line.hint for line in source.lines] == ["comment"] * 5 + [""]
    assert source.lines[5].content.origin(0) == (6, 0)
    for text in ("---\n正文\n---\n", "---\ntitle: 通知\n正文", "---\n---\n正文"):
        assert {line.hint for line in from_text(text).lines} == {""}


def test_the_acceptance_of_any_path_like(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("通知", encoding="utf-8")
    assert load(str(path)) == load(Path(path))
