"""The drafting studio, operated as a learner does; findings and versions as views."""

import asyncio
from html import unescape
from pathlib import Path

import docx
import pytest

from gongwen.drafting import check, template, to_docx
from gongwen.drafting.drafts import read_draft
from gongwen.drafting.questions import read_questions
from gongwen.exercises.store import read_answers
from gongwen.labels import label
from gongwen.reading.read import read_bytes, read_text
from gongwen.views import findings_view, versions_view
from gongwen.views.versions import paired
from gongwen.widgets import DraftStudio
from gongwen.widgets.delay import Delay

FAULTY = """禾汀政办发[2031]07号

禾汀县人民政府办公室关于做好春灌工作的通知

各乡镇人民政府：

为做好春灌工作，现将有关事项通知如下：

（一）、检修渠道。各乡镇于3月20日前完成。

（二）、调度用水。每周公布一次。

禾汀县人民政府办公室

2031年03月05日
"""


@pytest.fixture
def studio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DraftStudio:
    monkeypatch.chdir(tmp_path)
    return DraftStudio(text=FAULTY)


def place(studio: DraftStudio, rule: str) -> int:
    return list(studio.layer["label"]).index(rule)


def press(studio: DraftStudio, act: str, rule: str) -> None:
    """Press a button of a finding, as the browser tells it."""
    message = {"act": act, "number": place(studio, rule), "version": studio.findings.version}
    studio.findings._pressed(studio.findings, message, [])


def test_it_shows_what_check_finds(studio: DraftStudio) -> None:
    expected = check(FAULTY)
    assert studio.layer["label"].tolist() == expected["label"].tolist()
    for words in expected["message"]:
        assert words in unescape(studio.findings.value)


def test_it_checks_what_is_typed(studio: DraftStudio) -> None:
    studio.text.value = FAULTY.replace("[2031]07", "〔2031〕7")
    assert "T05" not in set(studio.layer["label"])
    studio.text.value = ""
    assert studio.layer.empty
    assert label("findings.none") in studio.findings.value


def test_a_type_can_be_chosen(studio: DraftStudio) -> None:
    studio.type.value = "通告"
    assert "T09b" in set(studio.layer["label"])


def test_accepting_makes_the_change(studio: DraftStudio) -> None:
    press(studio, "accept", "T05")
    assert studio.text.value == FAULTY.replace("[2031]07", "〔2031〕7")
    assert "T05" not in set(studio.layer["label"])
    assert "<del>[</del>" in studio.versions.value


def test_rejecting_lasts_until_it_is_taken_back(studio: DraftStudio) -> None:
    press(studio, "reject", "T05")
    assert "T05" not in set(studio.layer["label"])
    studio.text.value = FAULTY + "\n（联系人：池青原）\n"
    assert "T05" not in set(studio.layer["label"])
    assert [one["rule"] for one in studio.rejected] == ["T05"]
    studio.restore_button.click()
    assert "T05" in set(studio.layer["label"])


def test_what_was_rejected_is_not_repaired(studio: DraftStudio) -> None:
    press(studio, "reject", "T05")
    studio.fix_button.click()
    assert "[2031]07号" in studio.text.value
    assert "（一）检修渠道" in studio.text.value
    assert "2031年3月5日" in studio.text.value
    assert studio.fix_button.disabled


def test_a_press_on_an_old_list_is_let_go(studio: DraftStudio) -> None:
    old = {"act": "accept", "number": 0, "version": studio.findings.version}
    studio.text.value = FAULTY + "\n"
    before = studio.text.value
    studio.findings._pressed(studio.findings, old, [])
    assert studio.text.value == before


def test_a_question_is_kept_with_its_finding(studio: DraftStudio, tmp_path: Path) -> None:
    press(studio, "ask", "T14")
    assert studio.question.layout.display is None
    studio.note.value = "为什么不写03月？"
    studio.keep_button.click()
    [question] = read_questions(tmp_path / "questions.jsonl").to_dict("records")
    assert question["rule"] == "T14"
    assert question["note"] == "为什么不写03月？"
    assert question["draft"] == FAULTY
    assert label("studio.asked_note") in studio.findings.value
    assert studio.question.layout.display == "none"


def test_questions_are_no_answers(studio: DraftStudio, tmp_path: Path) -> None:
    press(studio, "ask", "T14")
    studio.keep_button.click()
    assert read_answers(tmp_path / "questions.jsonl") == []
    assert read_questions(tmp_path / "nowhere.jsonl").empty


def test_a_question_that_cannot_be_kept_is_said(tmp_path: Path) -> None:
    studio = DraftStudio(text=FAULTY, file=tmp_path)
    press(studio, "ask", "T14")
    studio.keep_button.click()
    assert "could not be kept" in studio.status.value


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_template_begins_a_draft(lang: str) -> None:
    studio = DraftStudio(lang)
    studio.template.value = "请示"
    studio.begin_button.click()
    assert studio.text.value == template("请示")
    assert studio.original == template("请示")
    assert studio.layer.empty


def test_a_word_file_is_checked_with_its_look_until_it_changes(studio: DraftStudio) -> None:
    made = docx.Document()
    for line in FAULTY.split("\n\n"):
        made.add_paragraph(line.strip())
    made.save("mine.docx")
    data = Path("mine.docx").read_bytes()
    studio.open_file("mine.docx", data)
    assert {"T05", "T21b", "T10f"} <= set(studio.layer["label"])
    press(studio, "accept", "T05")
    assert "T21b" not in set(studio.layer["label"])
    studio.name.value = "repaired.docx"
    studio.repair_button.click()
    [document] = read_bytes(Path("repaired.docx").read_bytes(), "repaired.docx")
    assert document.text.startswith("禾汀政办发〔2031〕7号")
    assert Path("mine.docx").read_bytes() == data


def test_a_file_that_cannot_be_read_is_said_in_the_language() -> None:
    studio = DraftStudio("zh")
    studio.open_file("x.docx", b"PK\x03\x04 torn")
    assert "x.docx 无法打开" in studio.status.value


def test_the_draft_is_written_as_a_new_file_only(studio: DraftStudio) -> None:
    studio.text.value = template("函")
    studio.export_button.click()
    assert Path("draft.docx").read_bytes() == to_docx(template("函"))
    before = Path("draft.docx").read_bytes()
    studio.text.value = template("通知")
    studio.export_button.click()
    assert Path("draft.docx").read_bytes() == before
    assert "exists" in studio.exported.value
    studio.name.value = "draft.pdf"
    studio.export_button.click()
    assert not Path("draft.pdf").exists()
    studio.name.value = "draft.txt"
    studio.export_button.click()
    assert Path("draft.txt").read_text(encoding="utf-8") == template("通知")


def test_the_text_of_a_word_file_reads_as_the_file_does() -> None:
    text, is_word = read_draft(to_docx(template("通知")), "a.docx")
    assert is_word
    assert check(text, "通知").empty
    assert read_draft(FAULTY.encode("gb18030"), "a.txt") == (FAULTY.rstrip("\n"), False)


def test_typing_is_checked_once_when_the_keys_rest() -> None:
    calls = []

    async def typed() -> None:
        delay = Delay(0.01, lambda: calls.append(1))
        for _ in range(5):
            delay.start()
        assert calls == []
        await asyncio.sleep(0.1)

    asyncio.run(typed())
    assert calls == [1]


def test_versions_say_in_words_what_was_done() -> None:
    before = "一、检修渠道。\n\n二、调度用水。\n\n此条删去不再执行。"
    after = "一、检修渠道。\n\n二、统一调度用水。\n\n新增的一条写明罚则与时限。"
    assert [one.kind for one in paired(before, after)] == ["same", "changed", "removed", "added"]
    for lang in ("en", "zh"):
        shown = versions_view(before, after, lang).html
        for key in ("changed", "removed", "added"):
            assert label(f"versions.{key}", lang) in shown
    assert "<ins>统一</ins>" in versions_view(before, after).html
    assert label("versions.same") in versions_view(before, before).html


def test_text_of_a_draft_is_escaped() -> None:
    text = FAULTY.replace("[2031]", "[2031]<b>")
    assert "<b>号" not in findings_view(read_text(text), check(text)).html
    assert "<script>" not in versions_view(text, text + "\n<script>").html


def test_an_accept_button_needs_something_to_accept() -> None:
    text = FAULTY.replace("各乡镇人民政府：", "")
    layer = check(text)
    shown = findings_view(read_text(text), layer, acts=("accept", "reject")).html
    fixable = sum(len(edits) > 0 for edits in layer["edits"])
    assert shown.count('data-act="accept"') == fixable
    assert shown.count('data-act="reject"') == len(layer)


def test_the_type_is_told_by_the_title_at_the_start(studio: DraftStudio) -> None:
    assert studio.type.label == label("studio.by_text")
    assert DraftStudio(text=FAULTY, type="通告").type.value == "通告"


def test_a_finding_says_its_words_once() -> None:
    shown = findings_view(read_text(FAULTY), check(FAULTY, rules=["T14"])).html
    assert unescape(shown).count("“2031年03月05日”") == 1
