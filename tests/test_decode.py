"""Encodings: the text that went in comes out, or a clear error does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongwen.reading.decode import decode
from gongwen.reading.source import UnreadableError

SIMPLIFIED = """\
各乡镇人民政府，县直有关单位：
为切实做好今年冬春季节的水利建设工作，经县政府同意，现将有关事项通知如下。
一、提高认识，加强领导。各级各部门要充分认识水利工程的重要意义，把任务落到实处。
（二）坚持“先急后缓”的原则，优先安排病险水库除险加固项目；
3.严格资金管理，做到专款专用，不得截留、挪用。
同志们，蓝图已经绘就，号角已经吹响，让我们携起手来，为建设美丽家园而努力奋斗！
附件：1.2024年重点工程一览表
特此通知。请认真贯彻执行。
杨家湾、磨盘岭、柳树坪三个村的灌溉渠道年久失修，群众反映强烈。
尊敬的各位来宾，女士们、先生们，朋友们，大家上午好！
""".splitlines()
TRADITIONAL = """\
各鄉鎮公所、縣屬各機關：
為辦理今年冬季水利建設工作，經縣政府同意，茲將有關事項通知如下。
一、提高認識，加強領導。各級機關應充分認識水利工程的重要意義，把任務落到實處。
（二）堅持「先急後緩」的原則，優先安排水庫加固項目；
同志們，藍圖已經繪就，讓我們攜起手來，為建設美麗家園而努力奮鬥！
特此通知，請認真執行。
尊敬的各位來賓，女士們、先生們，朋友們，大家上午好！
楊家灣、柳樹坪等村的灌溉渠道年久失修，群眾反映強烈，應從速整修。
""".splitlines()
UNICODE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
NAMED = {
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16-le",
    "utf-32": "utf-32-le",
    "gbk": "gb18030",
    "gb2312": "gb18030",
}


def pieces(sentences: list[str]) -> st.SearchStrategy[str]:
    """Stretches of running text, from ten characters to a page."""
    text = st.lists(st.sampled_from(sentences), min_size=1, max_size=40).map("\n".join)
    starts = st.integers(0, 12)
    lengths = st.one_of(st.integers(10, 30), st.just(None))
    cut = st.tuples(text, starts, lengths).map(
        lambda got: got[0][got[1] :] if got[2] is None else got[0][got[1] :][: got[2]]
    )
    return cut.filter(lambda piece: sum("一" <= char <= "鿿" for char in piece) >= 8)


@pytest.mark.parametrize("encoding", [*UNICODE, "gb18030", "gbk"])
@given(text=pieces(SIMPLIFIED))
@settings(max_examples=150, deadline=None)
def test_simplified_chinese_survives_every_encoding(encoding: str, text: str) -> None:
    found = decode(text.encode(encoding), "a.txt")
    assert found == (text, NAMED.get(encoding, encoding), False)


@pytest.mark.parametrize("encoding", [*UNICODE, "gb18030", "big5", "big5hkscs"])
@given(text=pieces(TRADITIONAL))
@settings(max_examples=150, deadline=None)
def test_traditional_chinese_survives_every_encoding(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_most_single_sentences_of_a_few_hanzi_are_told_apart(encoding: str) -> None:
    sentences = TRADITIONAL if encoding == "big5" else SIMPLIFIED
    cuts = [s[i : i + 10] for s in sentences for i in range(len(s) - 10)]
    right = wrong = 0
    for text in cuts:
        try:
            right += decode(text.encode(encoding), "a.txt").text == text
            wrong += decode(text.encode(encoding), "a.txt").text != text
        except UnreadableError:
            continue
    assert wrong == 0
    assert right >= 0.98 * len(cuts)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("broken", [1, 2, 3])
def test_a_file_cut_within_its_last_character_is_read_up_to_there(
    encoding: str, broken: int
) -> None:
    text = "\n".join(SIMPLIFIED)
    data = (text + "𠮷").encode(encoding)[: len(text.encode(encoding)) + broken]
    found = decode(data, "cut.txt")
    assert found.truncated is (found.text == text)
    assert found.text.startswith(text)
    assert found.encoding == encoding


@pytest.mark.parametrize("middle", [b"\xff", b"\xe4\xb8", b"\x80\x81"])
def test_utf8_that_breaks_in_the_middle_is_refused_with_its_line(middle: bytes) -> None:
    data = "\n".join(SIMPLIFIED[:3]).encode() + middle + "\n".join(SIMPLIFIED[3:]).encode()
    with pytest.raises(UnreadableError, match=r"^页\.txt: .*line 3.*save it as UTF-8\.$"):
        decode(data, "页.txt")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("第一条は国民主権を基本原則とする。すべて国民は法の下に平等であって", "shift_jis"),
        ("すべて国民は、法の下に平等であって、差別されない。", "euc-jp"),
        ("Все граждане равны перед законом и судом.", "cp1251"),
    ],
)
def test_other_scripts_in_old_encodings_are_refused_and_not_guessed(
    text: str, encoding: str
) -> None:
    with pytest.raises(UnreadableError, match="UTF-8"):
        decode(text.encode(encoding), "a.txt")


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain ASCII\r\nonly", "plain ASCII\r\nonly", "utf-8"),
        ("Ein kurzer Text über Größe".encode("cp1252"), "Ein kurzer Text über Größe", "cp1252"),
        ("Ein Text über Größe".encode("utf-16-le"), "Ein Text über Größe", "utf-16-le"),
        ("Все равны".encode(), "Все равны", "utf-8"),
        ("联通".encode("gbk"), "联通", "gb18030"),
        ("关于做好工作的通知".encode("hz"), "关于做好工作的通知", "hz"),
        ("\ufeff通知".encode("gb18030"), "通知", "gb18030"),
    ],
)
def test_what_is_no_ordinary_chinese_file(data: bytes, text: str, encoding: str) -> None:
    assert decode(data, "a.txt") == (text, encoding, False)


@given(data=st.binary(min_size=60, max_size=400))
def test_random_bytes_are_refused(data: bytes) -> None:
    if not data.isascii():
        with pytest.raises(UnreadableError):
            decode(data, "a.bin")


@pytest.mark.parametrize("data", [b"\0\0\0", "通知\0".encode(), b"abc\0def" * 9, b"\1\2\3\4" * 9])
def test_zeros_and_control_characters_are_binary(data: bytes) -> None:
    with pytest.raises(UnreadableError, match="binary"):
        decode(data, "a.txt")


def test_a_mark_that_lies_is_an_error() -> None:
    with pytest.raises(UnreadableError, match="begins as UTF-8"):
        decode(b"\xef\xbb\xbf" + "通知如下".encode("gbk"), "a.txt")


def test_a_declaration_is_believed_where_the_text_it_gives_is_plausible() -> None:
    data = "通知".encode("gbk")
    assert decode(data, "a.html", "gb18030").text == "通知"
    text = TRADITIONAL[1]
    assert decode(text.encode("big5"), "a.html", "gb18030").text == text
