"""The command line: tables for people, JSON lines for programs, one clear line for bad input."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from typer.testing import CliRunner, Result

from gongwen.cli import app
from gongwen.documents import KINDS
from gongwen.reading.damage import LABELS

SPEECH = """在全县春耕备耕会议上的讲话

同志们：

今天把大家请来，讲两点意见。

一、早动手。要抢在清明以前，把水渠修好，把种子备足。

二、重实效。一是把责任压实到人；二是把农资备足；三是把服务送到田头。

据了解，全县xx个村已经动工。

同志们，让我们携起手来，为夺取今年的丰收而努力奋斗！
"""

NOTICE = """云溪县人民政府关于做好春灌工作的通知
云政发〔2031〕7号

各乡镇人民政府：

为做好今年春灌工作，现将有关事项通知如下。

特此通知。

云溪县人民政府
2031年3月5日
"""

BLOCK_KEYS = {
    "file": str,
    "document": int,
    "kind": str,
    "level": int | None,
    "marker": str | None,
    "heading": str | None,
    "run_in": bool,
    "line": int,
    "end_line": int,
    "text": str,
    "flags": list,
}
DESCRIPTION_KEYS = {
    "file": str,
    "document": int,
    "type": str | None,
    "title": str | None,
    "addressee": str | None,
    "doc_number": str | None,
    "closing": str | None,
    "signature": str | None,
    "date": str | None,
    "first_line": int,
    "last_line": int,
}
SPAN_KEYS = {
    "file": str,
    "document": int,
    "layer": str,
    "label": str,
    "line": int,
    "column": int,
    "end_line": int,
    "end_column": int,
    "text": str,
}
OWN_KEYS: dict[str, dict[str, Any]] = {
    "damage": {"members": list, "certain": bool, "note": str},
    "enumerations": {"members": list, "count": int},
    "sentences": {},
    "tokens": {},
    "outline": {"level": int, "marker": str | None, "heading": str | None, "run_in": bool},
    "promises": {"promised": int | None, "found": int | None},
    "parts": {"level": int | None, "marker": str | None, "run_in": bool, "flags": list},
}
LAYERS = list(OWN_KEYS)


def gongwen(*arguments: str | Path) -> Result:
    """What a call of the command gives."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def lines(result: Result) -> list[dict[str, Any]]:
    """The JSON lines of a call that went well."""
    assert result.exit_code == 0, result.stderr
    assert result.stderr == ""
    return [json.loads(line, parse_constant=pytest.fail) for line in result.stdout.splitlines()]


def has(row: dict[str, Any], keys: dict[str, Any]) -> bool:
    """Whether a row has these keys with values of these types."""
    return all(isinstance(row[key], kind) for key, kind in keys.items())


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    """A speech in a file."""
    path = tmp_path / "讲话.txt"
    path.write_text(SPEECH, encoding="utf-8")
    return path


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    """A notice in a file."""
    path = tmp_path / "通知.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path


# the interfaces that other programs read


def test_read_gives_one_object_a_block_with_the_keys_of_the_interface(speech: Path) -> None:
    rows = lines(gongwen("read", speech, "--jsonl"))
    assert all(list(row) == list(BLOCK_KEYS) and has(row, BLOCK_KEYS) for row in rows)
    assert {row["kind"] for row in rows} <= set(KINDS)
    assert {row["file"] for row in rows} == {str(speech)}
    assert [(row["kind"], row["line"]) for row in rows] == [
        ("title", 1),
        ("salutation", 3),
        ("paragraph", 5),
        ("heading", 7),
        ("heading", 9),
        ("paragraph", 11),
        ("closing", 13),
    ]
    assert rows[3] | {"file": ""} == {
        "file": "",
        "document": 1,
        "kind": "heading",
        "level": 1,
        "marker": "一、",
        "heading": "早动手",
        "run_in": True,
        "line": 7,
        "end_line": 7,
        "text": "一、早动手。要抢在清明以前，把水渠修好，把种子备足。",
        "flags": [],
    }


def test_describe_gives_one_object_a_document_with_strings_of_the_source(notice: Path) -> None:
    (row,) = lines(gongwen("describe", notice, "--jsonl"))
    assert list(row) == list(DESCRIPTION_KEYS)
    assert has(row, DESCRIPTION_KEYS)
    assert row == {
        "file": str(notice),
        "document": 1,
        "type": "通知",
        "title": "云溪县人民政府关于做好春灌工作的通知",
        "addressee": "各乡镇人民政府",
        "doc_number": "云政发〔2031〕7号",
        "closing": "特此通知。",
        "signature": "云溪县人民政府",
        "date": "2031年3月5日",
        "first_line": 1,
        "last_line": 11,
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_annotate_gives_one_object_a_span_with_the_keys_of_its_layer(
    layer: str, speech: Path
) -> None:
    rows = lines(gongwen("annotate", speech, "--layer", layer, "--jsonl"))
    source = SPEECH.split("\n")
    assert rows
    for row in rows:
        assert list(row)[: len(SPAN_KEYS)] == list(SPAN_KEYS)
        assert has(row, SPAN_KEYS)
        assert has(row, OWN_KEYS[layer])
        assert row["layer"] == layer
        if row["line"] == row["end_line"]:
            assert source[row["line"] - 1][row["column"] : row["end_column"]] == row["text"]


def test_members_of_a_list_are_columns_of_their_line(speech: Path) -> None:
    (row,) = lines(gongwen("annotate", speech, "--layer", "enumerations", "--jsonl"))
    line = SPEECH.split("\n")[row["line"] - 1]
    assert [line[start:end] for start, end in row["members"]] == [
        "一是把责任压实到人；",
        "二是把农资备足；",
        "三是把服务送到田头。",
    ]
    assert (row["label"], row["count"]) == ("shi", 3)


def test_damage_has_a_label_of_the_interface_and_says_why(speech: Path) -> None:
    (row,) = lines(gongwen("annotate", speech, "--layer", "damage", "--jsonl"))
    assert row["label"] in LABELS
    assert (row["label"], row["line"], row["column"], row["text"], row["certain"]) == (
        "placeholder_x",
        11,
        6,
        "xx",
        True,
    )
    assert row["note"] == "masked name or number"


def test_a_promise_is_beside_what_was_found(speech: Path) -> None:
    (row,) = lines(gongwen("annotate", speech, "--layer", "promises", "--jsonl"))
    assert (row["label"], row["promised"], row["found"]) == ("kept", 2, 2)


@pytest.mark.parametrize("command", [["read"], ["describe"], ["annotate", "--layer", "sentences"]])
def test_several_files_follow_one_another(command: list[str], speech: Path, notice: Path) -> None:
    rows = lines(gongwen(*command, speech, notice, "--jsonl"))
    files = [row["file"] for row in rows]
    assert files == sorted(files, key=[str(speech), str(notice)].index)
    assert set(files) == {str(speech), str(notice)}
    alone = [lines(gongwen(*command, path, "--jsonl")) for path in (speech, notice)]
    assert rows == alone[0] + alone[1]


def test_several_documents_of_a_file_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"讲话【第一篇】\n{SPEECH}\n讲话【第二篇】\n{SPEECH}", encoding="utf-8")
    assert [row["document"] for row in lines(gongwen("describe", path, "--jsonl"))] == [1, 2]
    rows = lines(gongwen("read", path, "--jsonl"))
    assert [row["document"] for row in rows] == sorted(row["document"] for row in rows)


def test_a_word_file_is_read_too(tmp_path: Path) -> None:
    document = docx.Document()
    for line in filter(None, NOTICE.split("\n")):
        document.add_paragraph(line)
    path = tmp_path / "a.docx"
    document.save(str(path))
    (row,) = lines(gongwen("describe", path, "--jsonl"))
    assert (row["doc_number"], row["date"]) == ("云政发〔2031〕7号", "2031年3月5日")


# tables for people


def test_read_shows_a_table_of_blocks(speech: Path) -> None:
    shown = gongwen("read", speech)
    assert shown.exit_code == 0
    for word in ("kind", "salutation", "同志们：", "早动手"):
        assert word in shown.stdout


def test_describe_shows_each_field_with_its_value(notice: Path) -> None:
    shown = gongwen("describe", notice)
    assert shown.exit_code == 0
    for word in ("doc_number", "云政发〔2031〕7号", "各乡镇人民政府"):
        assert word in shown.stdout
    assert "None" not in shown.stdout


@pytest.mark.parametrize("layer", LAYERS)
def test_annotate_shows_a_table_of_spans(layer: str, speech: Path) -> None:
    shown = gongwen("annotate", speech, "--layer", layer)
    assert shown.exit_code == 0
    assert "label" in shown.stdout


def test_a_text_is_no_markup_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("[b]春灌[/]", encoding="utf-8")
    assert "[b]春灌[/]" in gongwen("read", path).stdout


# bad input


def _missing(folder: Path) -> Path:
    return folder / "没有.txt"


def _empty(folder: Path) -> Path:
    path = folder / "empty.txt"
    path.touch()
    return path


def _blank(folder: Path) -> Path:
    path = folder / "blank.txt"
    path.write_text(" \n\u3000\n", encoding="utf-8")
    return path


def _binary(folder: Path) -> Path:
    path = folder / "picture.txt"
    path.write_bytes(bytes(range(256)) * 20)
    return path


def _folder(folder: Path) -> Path:
    path = folder / "文件夹"
    path.mkdir()
    return path


def _cut_word_file(folder: Path) -> Path:
    path = folder / "cut.docx"
    document = docx.Document()
    document.add_paragraph(NOTICE)
    document.save(str(path))
    path.write_bytes(path.read_bytes()[:-2000])
    return path


def _no_word_file(folder: Path) -> Path:
    path = folder / "no.docx"
    path.write_text(NOTICE, encoding="utf-8")
    return path


def _below_a_file(folder: Path) -> Path:
    path = folder / "file.txt"
    path.write_text(NOTICE, encoding="utf-8")
    return path / "below.txt"


def _unreadable(folder: Path) -> Path:
    path = folder / "locked.txt"
    path.write_text(NOTICE, encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read every file")
    return path


BAD = [
    (_missing, "does not exist"),
    (_empty, "is empty"),
    (_blank, "is empty"),
    (_binary, "binary"),
    (_folder, "is a folder"),
    (_cut_word_file, "cut off or damaged"),
    (_no_word_file, "cut off or damaged"),
    (_below_a_file, "does not exist"),
    (_unreadable, "may not be read"),
]


def is_one_clear_line(result: Result, name: str, reason: str) -> bool:
    """Whether a call failed as it should: one line on standard error, nothing else anywhere."""
    return (
        result.exit_code == 2
        and result.stdout == ""
        and result.stderr.count("\n") == 1
        and result.stderr.endswith("\n")
        and name in result.stderr
        and reason in result.stderr
        and "Traceback" not in result.stderr
        and isinstance(result.exception, SystemExit)
    )


@pytest.mark.parametrize(("make", "reason"), BAD)
@pytest.mark.parametrize(
    "command",
    [["read"], ["read", "--jsonl"], ["describe", "--jsonl"], ["annotate", "--layer", "damage"]],
    ids=" ".join,
)
def test_bad_input_gives_one_line_that_names_the_file(
    make: Callable[[Path], Path], reason: str, command: list[str], tmp_path: Path
) -> None:
    path = make(tmp_path)
    result = gongwen(*command, path)
    assert is_one_clear_line(result, path.name, reason), result.output


def test_nothing_is_printed_when_a_later_file_is_bad(speech: Path, tmp_path: Path) -> None:
    result = gongwen("read", speech, _missing(tmp_path), "--jsonl")
    assert is_one_clear_line(result, "没有.txt", "does not exist")


def test_an_unknown_layer_is_named_with_those_there_are(speech: Path) -> None:
    result = gongwen("annotate", speech, "--layer", "rhymes")
    assert is_one_clear_line(result, "rhymes", "choose from damage, enumerations")


@pytest.mark.parametrize(
    "arguments", [["read"], ["annotate", "a.txt"], ["read", "a.txt", "--xml"], ["sing"]]
)
def test_a_call_that_cannot_be_understood_is_explained(arguments: list[str]) -> None:
    result = gongwen(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Usage" in result.stderr


@pytest.mark.parametrize("command", [[], ["read"], ["describe"], ["annotate"]])
def test_help_says_what_a_command_does(command: list[str]) -> None:
    result = gongwen(*command, "--help")
    assert result.exit_code == 0
    assert "Usage" in result.stdout


# in a real process


def run(*arguments: str | Path, **changes: str | None) -> subprocess.CompletedProcess[bytes]:
    """The command as a program of its own, with changes to its environment."""
    kept = {name: value for name, value in os.environ.items() if name not in changes}
    new = {name: value for name, value in changes.items() if value is not None}
    return subprocess.run(
        [sys.executable, "-m", "gongwen.cli", *map(str, arguments)],
        env=kept | new,
        capture_output=True,
        check=False,
    )


PLAIN = {"LC_ALL": "C", "LANG": "C", "PYTHONIOENCODING": None, "PYTHONUTF8": None}
"""An environment that asks for no encoding."""

ASCII = PLAIN | {"PYTHONUTF8": "0"}
"""An environment in which Python knows of no encoding but ASCII."""


@pytest.mark.parametrize("environment", [PLAIN, ASCII])
@pytest.mark.parametrize("options", [["--jsonl"], []])
def test_chinese_is_printed_as_utf_8_where_the_locale_has_none(
    options: list[str], environment: dict[str, str | None], tmp_path: Path
) -> None:
    path = tmp_path / "speech.txt"
    path.write_text(SPEECH, encoding="utf-8")
    done = run("read", path, *options, **environment)
    assert done.returncode == 0, done.stderr.decode()
    assert "同志们：" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_json_lines_hold_chinese_as_it_is(speech: Path) -> None:
    shown = run("read", speech, "--jsonl", **PLAIN).stdout.decode("utf-8")
    texts = [json.loads(line)["text"] for line in shown.splitlines()]
    assert texts == [line for line in SPEECH.split("\n") if line]
    assert "\\u" not in shown


def test_a_bad_file_with_a_chinese_name_is_named_where_the_locale_has_none(tmp_path: Path) -> None:
    done = run("describe", tmp_path / "没有.txt", **PLAIN)
    assert (done.returncode, done.stdout) == (2, b"")
    message = done.stderr.decode("utf-8")
    assert message.count("\n") == 1
    assert "没有.txt: does not exist" in message


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no names of any bytes")
@pytest.mark.parametrize("exists", [True, False])
def test_a_file_whose_name_is_no_utf_8_is_read_or_named(exists: bool, tmp_path: Path) -> None:
    """Archives packed on Chinese Windows unpack to such names."""
    path = os.fsencode(tmp_path) + "/讲话.txt".encode("gbk")
    if exists:
        Path(os.fsdecode(path)).write_text(NOTICE, encoding="utf-8")
    done = run("describe", os.fsdecode(path), "--jsonl", PYTHONIOENCODING="utf-8:strict")
    assert b"Traceback" not in done.stderr
    assert done.returncode == (0 if exists else 2)
    shown = done.stdout if exists else done.stderr
    assert shown.decode("utf-8").count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no pipe is broken there")
def test_a_reader_who_stops_early_sees_no_traceback(speech: Path) -> None:
    command = [sys.executable, "-m", "gongwen.cli", "read", *[str(speech)] * 300, "--jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
