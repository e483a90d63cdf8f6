"""Paragraphs: lines broken at a screen's width joined, texts run onto one line parted."""

from typing import Any

import pytest

from gongwen.reading.paragraphs import BLANK, Paragraph, paragraphs, width
from gongwen.reading.plain import read_plain
from gongwen.reading.read import read_text

PARAGRAPHS = [
    "今年春灌来得早，各乡镇要抢抓农时，把水渠清好，把闸门修好，把每一块田都浇透，做到不误农时、不漏一户。",
    "去冬以来，全县上下顶风冒雪，清渠道120里，修闸门46座，新打机井80眼，为春灌打下了很好的底子，来之不易。",
    "各乡镇的干部群众吃苦在前，涌现出一批肯干实干的好典型，值得大家好好学习。还要把农资备足，把服务送到田头。",
    "但是也要看到，旱情还在发展，有的村动手迟，有的村办法少，有的渠道还在漏水，这些问题不解决，春灌就会落空。",
]
INDENT = "　　"
BODY_LINE = PARAGRAPHS[0]


def found(*lines: str) -> list[Paragraph]:
    """The paragraphs of a source of these lines; page numbers are furniture."""
    source = read_plain("\n".join(lines), "a.txt")
    return paragraphs(
        source,
        lambda page: [i for i, (text, _) in enumerate(page) if text.strip("- ").isdecimal()],
    )


def texts(*lines: str) -> list[str]:
    return [paragraph.text for paragraph in found(*lines)]


def by_characters(text: str, size: int = 20) -> list[str]:
    """A text broken after every so many characters."""
    return [text[i : i + size] for i in range(0, len(text), size)]


def by_cells(text: str, cells: int = 39) -> list[str]:
    """A text broken where a terminal of so many columns breaks it."""
    lines = [""]
    for char in text:
        if width(lines[-1] + char) > cells:
            lines.append("")
        lines[-1] += char
    return lines


# lines broken at a fixed width


@pytest.mark.parametrize("broken", [by_characters, by_cells])
def test_lines_broken_at_a_fixed_width_are_joined(broken: Any) -> None:
    lines = [line for text in PARAGRAPHS for line in broken(INDENT + text)]
    assert texts(*lines) == PARAGRAPHS


@pytest.mark.parametrize("broken", [by_characters, by_cells])
def test_blank_lines_part_what_was_broken_without_an_indent(broken: Any) -> None:
    lines = [line for text in PARAGRAPHS for line in [*broken(text), ""]]
    assert texts(*lines) == PARAGRAPHS


@pytest.mark.parametrize("around", [[], [""]], ids=["close", "between blank lines"])
def test_a_page_number_may_stand_inside_a_paragraph(around: list[str]) -> None:
    lines = [line for text in PARAGRAPHS for line in by_characters(INDENT + text)]
    lines[2:2] = [*around, "- 1 -", *around]
    rest = [p for p in found(*lines) if not p.kind]
    assert [p.text for p in rest] == PARAGRAPHS
    assert rest[0].content.origin(len(PARAGRAPHS[0]) - 1)[0] > lines.index("- 1 -") + 1


def test_a_joined_paragraph_says_so_and_leads_back_to_each_of_its_lines() -> None:
    lines = [line for text in PARAGRAPHS for line in by_characters(INDENT + text)]
    first = found(*lines)[0]
    assert first.flags == ["joined"]
    for offset, char in enumerate(first.text):
        line, column = first.content.origin(offset)
        assert lines[line - 1][column] == char


def test_a_numbered_line_begins_a_paragraph_of_its_own() -> None:
    listed = ["一、" + PARAGRAPHS[0], "二、" + PARAGRAPHS[1], "（一）" + PARAGRAPHS[2]]
    lines = [line for text in listed for line in by_characters(text)]
    assert texts(*lines) == listed


def test_title_and_sign_off_of_a_broken_text_stay_apart() -> None:
    body = [line for text in PARAGRAPHS for line in by_characters(INDENT + text)]
    ends = ["云溪县人民政府", "2031年3月5日"]
    assert texts("关于春灌的通知", "各乡镇：", *body, *ends) == [
        "关于春灌的通知", "各乡镇：", *PARAGRAPHS, *ends,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "lines",
    [
        PARAGRAPHS,
        ["修渠", "清淤", "备种", "备肥", "备药", "备机", "备油"],
        ["早动手，早准备；", "早清渠，早放水；", "早翻地，早施肥；"] * 3,
        ["春灌任务表", "王村，清渠三里", "李村，清渠五里", "赵村，修闸一座，打井两眼，清渠十二里"],
    ],
    ids=["whole paragraphs", "a list of words", "finished lines", "a few lines"],
)
def test_lines_that_nobody_broke_stay_as_they_are(lines: list[str]) -> None:
    assert texts(*lines) == lines


# texts run onto one line


def test_a_text_run_onto_one_line_is_cut_at_its_wide_gaps() -> None:
    line = INDENT + INDENT.join([*PARAGRAPHS, *PARAGRAPHS, "谢谢大家！"])
    pieces = found(line)
    assert [piece.text for piece in pieces] == [*PARAGRAPHS, *PARAGRAPHS, "谢谢大家！"]
    assert {tuple(piece.flags) for piece in pieces} == {("cut",)}
    assert [line[piece.content.origin(0)[1]] for piece in pieces] == list("今去各但今去各但谢")


@pytest.mark.parametrize(
    "line",
    [
        "各乡镇要早动手。  要重实效。  要见成果。",
        "".join(PARAGRAPHS * 2) + "　　" + PARAGRAPHS[0],
        "、".join(["王村　　李村"] * 60),
    ],
    ids=["short", "a single gap", "gaps inside a list"],
)
def test_other_gaps_cut_nothing(line: str) -> None:
    assert texts(line) == [line]


SPEECH = ["同志们：", *PARAGRAPHS, *PARAGRAPHS, "谢谢大家！"]
KINDS = ["salutation", *["paragraph"] * 8, "closing"]


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (INDENT.join(SPEECH), KINDS),
        (INDENT.join(["关于春灌的讲话", *SPEECH]), ["title", *KINDS]),
        ("".join(SPEECH), ["salutation", "paragraph"]),
    ],
)
def test_a_speech_run_onto_one_line_is_read_as_far_as_it_can_be(
    line: str, kinds: list[str]
) -> None:
    (document,) = read_text(line)
    assert [block.kind for block in document.blocks] == kinds


# marks of Markdown, blanks and bullets


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("**一、早动手**", "一、早动手"),
        ("**一、早动手。**要抢在清明以前。", "一、早动手。要抢在清明以前。"),
        ("要**早**，要**快**。", "要早，要快。"),
        ("> 春灌来得早。", "春灌来得早。"),
        ("*云溪县人民政府*", "云溪县人民政府"),
        ("# 关于春灌的通知", "关于春灌的通知"),
        ("　　春灌来得早。　", "春灌来得早。"),
        ("\u200b\xa0春灌来得早。\ufeff", "春灌来得早。"),
        ("● 一、早动手", "一、早动手"),
        ("•（一）早动手", "（一）早动手"),
        ("- 1.早动手", "1.早动手"),
        ("- 早动手", "- 早动手"),
        ("2*3得6", "2*3得6"),
        ("***", "***"),
        ("早 动 手", "早 动 手"),
    ],
)
def test_marks_of_layout_are_left_out_and_words_are_not(line: str, text: str) -> None:
    (paragraph,) = found(line)
    assert paragraph.text == text
    columns = [paragraph.content.origin(i)[1] for i in range(len(text))]
    if not line.startswith("#"):
        assert [line[column] for column in columns] == list(text)


def test_blank_lines_are_no_paragraphs_but_are_remembered() -> None:
    lines = found("春灌", BLANK.replace("\n", "").replace("\r", ""), "　　秋收", "冬修")
    assert [(p.text, p.after_blank, p.indented) for p in lines] == [
        ("春灌", True, False),
        ("秋收", True, True),
        ("冬修", False, False),
    ]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("关 于 春 灌 的 通 知", "关于春灌的通知"),
        ("通　知", "通知"),
        ("Word 文件 2 份", "Word 文件 2 份"),
        ("春灌", "春灌"),
    ],
)
def test_spaces_that_set_hanzi_apart_are_no_part_of_the_plain_text(text: str, plain: str) -> None:
    (paragraph,) = found(text)
    assert paragraph.plain == plain
    assert paragraph.text == text


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("春灌", 4), ("“春”", 6), ("　", 2), ("a春", 3), ("—", 2)],
)
def test_a_hanzi_is_two_cells_wide(text: str, cells: int) -> None:
    assert width(text) == cells


@pytest.mark.parametrize("blank", ["\u2003\u2003", "\u2002\u2002", "\u3000\u3000", "\xa0\xa0"])
def test_an_indent_of_any_space_hides_no_number(blank: str) -> None:
    lines = [f"{blank}{mark}{BODY_LINE}" for mark in ("一、早动手。", "二、早浇水。")]
    (document,) = read_text("\n".join(lines))
    assert [block.marker for block in document.blocks] == ["一、", "二、"]
