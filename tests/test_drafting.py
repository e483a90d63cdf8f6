"""The draft checker as it is called: layers, selection, fixes, reports, exit status."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import gongwen as gw
from gongwen.cli import app
from gongwen.documents import check_layer
from gongwen.drafting import RuleError, check, fix, fixes
from gongwen.drafting.rules import load_rules

FAULTY = """禾汀政办发[2031]07号

禾汀县人民政府办公室关于做好春灌工作的通知

各乡镇人民政府：

为做好春灌工作，现将有关事项通知如下：

（一）、检修渠道。各乡镇于3月20日前完成。

（二）、调度用水。每周公布一次。

附件：春灌进度表。

禾汀县人民政府办公室

2031年03月05日
"""
SOUND = (
    FAULTY.replace("[2031]07", "〔2031〕7")
    .replace("）、", "）")
    .replace("进度表。", "进度表")
    .replace("03月05", "3月5")
)


def gongwen(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def test_check_gives_a_layer_of_the_document() -> None:
    [document] = gw.read_text(FAULTY)
    layer = check(document)
    check_layer(layer, {document.id: document})
    assert {"T05", "N03", "T11", "T14"} <= set(layer["label"])


def test_check_does_not_change_its_input() -> None:
    [document] = gw.read_text(FAULTY)
    before = document.text, document.blocks
    check(document)
    assert (document.text, document.blocks) == before


def test_rules_are_chosen_by_id_and_by_group() -> None:
    assert set(check(FAULTY, rules=["T05"])["label"]) == {"T05"}
    assert {name[0] for name in check(FAULTY, rules=["T"])["label"]} == {"T"}
    assert check(FAULTY, rules=[]).empty


@pytest.mark.parametrize("name", ["T99", "t05", "", "ZZ"])
def test_an_unknown_rule_is_named(name: str) -> None:
    with pytest.raises(RuleError, match="no rule"):
        check(FAULTY, rules=[name])


def test_an_unknown_type_is_named() -> None:
    with pytest.raises(RuleError, match="公函书"):
        check(FAULTY, "公函书")


def test_the_type_given_decides() -> None:
    text = FAULTY.replace("的通知", "的事项").replace("通知如下", "事项安排如下")
    assert "T09b" in set(check(text, "通告")["label"])
    assert "T09b" not in set(check(text, "通知")["label"])


def test_messages_are_in_the_language_asked_for() -> None:
    english = check(FAULTY, rules=["T05"])["message"].item()
    chinese = check(FAULTY, rules=["T05"], lang="zh")["message"].item()
    assert "Prescribed by GB/T 9704-2012, 7.2.5" in english
    assert "GB/T 9704-2012 7.2.5规定" in chinese


def test_a_mixed_set_names_the_number_it_goes_on_from() -> None:
    """The words before a short finding once took the place of that number."""
    mixed = "做好这项工作，首先，任务要分清。其次，时间要排细。第三，检查要跟上。"
    assert "began with 其次." in check(mixed, rules=["N09"])["message"].item()
    torn = "一、清淤\n\n渠道要清。\n\n三、截污\n\n排口要堵。"
    assert "三、 follows 一、." in check(torn, rules=["N10"])["message"].item()


@pytest.mark.parametrize(
    ("half", "full"),
    [
        ("自查已经结束.各村要抓紧整改.", "自查已经结束。各村要抓紧整改。"),
        ("自查阶段(5月2日至9日)已经结束,", "自查阶段（5月2日至9日）已经结束，"),
        ("共检查(含复查12)处,见图(3),", "共检查（含复查12）处，见图(3)，"),
    ],
)
def test_half_width_marks_are_mended_inside_a_paragraph_and_in_pairs(half: str, full: str) -> None:
    """A full stop before the next sentence and a bracket before a digit were once left behind."""
    assert fix(half, rules=["P14"])[0] == full


def test_fix_repairs_what_is_mechanical_and_nothing_else() -> None:
    changed, applied = fix(FAULTY)
    assert changed == SOUND
    assert {"T05", "N03", "T11", "T14"} == set(applied["label"])
    assert fixes(check(changed)).empty


@pytest.mark.parametrize("name", [n for n, one in load_rules().items() if one.mechanical])
def test_a_mechanical_fix_ends_the_finding(name: str) -> None:
    for fixture in load_rules()[name].fire:
        changed, applied = fix(fixture.text, fixture.type, [name])
        left = fixes(check(changed, fixture.type, [name]))
        assert changed != fixture.text
        assert set(applied["label"]) == {name}
        assert left.empty


def test_fix_keeps_line_breaks_and_what_no_rule_names() -> None:
    text = FAULTY.replace("\n", "\r\n").replace("做好春灌工作，", "　做好 春灌工作，")
    changed, _ = fix(text)
    assert changed.count("\r\n") == text.count("\r\n")
    assert "　做好 春灌工作，" in changed


def test_a_habit_is_reported_once_and_repaired_everywhere() -> None:
    text = "\n\n".join(f"{n}、第{n}件事要抓紧办。" for n in range(1, 6))
    layer = check(text, rules=["N02"])
    assert len(layer) == 1
    assert "5 places" in layer["message"].item()
    assert "、第" not in fix(text, rules=["N02"])[0]


def test_the_command_prints_findings_and_ends_with_status_1(faulty: Path) -> None:
    result = gongwen("check", faulty)
    assert result.exit_code == 1
    assert f"{faulty}:1:1 error T05" in result.stdout


def test_the_command_ends_with_status_0_when_all_is_well(tmp_path: Path) -> None:
    sound = tmp_path / "sound.txt"
    sound.write_text(SOUND, encoding="utf-8")
    assert gongwen("check", sound, "--severity", "warning").exit_code == 0


@pytest.mark.parametrize(
    "options",
    [["--format", "xml"], ["--type", "公函书"], ["--rule", "T99"], ["--severity", "fatal"]],
)
def test_a_bad_option_ends_with_status_2(faulty: Path, options: list[str]) -> None:
    result = gongwen("check", faulty, *options)
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1


def test_a_file_that_cannot_be_used_ends_with_status_2(tmp_path: Path) -> None:
    result = gongwen("check", tmp_path / "nowhere.txt")
    assert result.exit_code == 2
    assert "nowhere.txt" in result.stderr


def test_json_has_places_sources_and_both_languages(faulty: Path) -> None:
    rows = json.loads(gongwen("check", faulty, "--format", "json", "--rule", "T14").stdout)
    [row] = rows
    assert (row["rule"], row["line"], row["column"], row["end_column"]) == ("T14", 17, 0, 11)
    assert row["fix"] == "2031年3月5日"
    assert set(row["messages"]) == {"en", "zh"}


def test_sarif_names_rules_results_and_places(faulty: Path) -> None:
    report = json.loads(gongwen("check", faulty, "--format", "sarif").stdout)
    [run] = report["runs"]
    ids = {one["id"] for one in run["tool"]["driver"]["rules"]}
    assert report["version"] == "2.1.0"
    assert ids == {one["ruleId"] for one in run["results"]}
    for result in run["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert result["level"] in ("error", "warning", "note")
        assert region["startLine"] >= 1
        assert region["endColumn"] > region["startColumn"] >= 1


def test_fix_writes_a_new_file_and_never_the_old_one(faulty: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    gongwen("check", faulty, "--fix", new)
    assert faulty.read_text(encoding="utf-8") == FAULTY
    assert new.read_text(encoding="utf-8") == SOUND
    again = gongwen("check", faulty, "--fix", new)
    assert again.exit_code == 2
    assert "exists" in again.stderr


def test_fix_keeps_the_encoding(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(FAULTY.encode("gb18030"))
    gongwen("check", old, "--fix", new)
    assert new.read_bytes() == SOUND.encode("gb18030")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rule_is_explained(lang: str) -> None:
    result = gongwen("rule", "T05", "--lang", lang)
    assert result.exit_code == 0
    assert "GB/T 9704-2012 7.2.5" in result.stdout
    assert "禾汀政办发[2031]7号" in result.stdout


def test_all_rules_are_listed() -> None:
    listed = gongwen("rule").stdout.splitlines()
    assert [line.split()[0] for line in listed] == list(load_rules())


TWO_WORDS = [
    "及时上报消防隐患",
    "批复盖章后生效",
    "获得市场成份额",
    "取水份额",
    "3月份内完成",
    "把三座落后的泵站改好",
    "多做为民实事",
    "引导至安全地带",
    "既使群众满意，又使企业受益",
    "立即然后撤离",
    "到期未整改的",
    "下月未下雨",
    "贯彻低碳理念",
    "负责入户登记",
    "来自已建成的小区",
    "递交个人材料",
    "进入帐篷",
    "签署假期值班表",
    "确立既定目标",
    "互相推委员",
    "系统酬金",
    "甚至使用",
    "竞选拨款",
    "开始未来五年",
    "预防犯罪",
    "海拔付出",
    "拖延申请",
    "习惯彻底改变",
]


@pytest.mark.parametrize("words", TWO_WORDS)
def test_letters_of_two_words_are_no_misspelling(words: str) -> None:
    assert check(f"各单位要注意：{words}。", rules=["W09"]).empty


def test_a_type_given_counts_for_requests_in_reports() -> None:
    text = "全县已完成清淤。恳请市政府批准追加经费40万元。"
    assert set(check(text, "报告", ["R05"])["label"]) == {"R05"}
    assert check(text, "请示", ["R05"]).empty


def test_fix_keeps_a_byte_order_mark(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(FAULTY.encode("utf-8-sig"))
    gongwen("check", old, "--fix", new)
    assert new.read_bytes() == SOUND.encode("utf-8-sig")


def other_notice(folder: Path, name: str, title: str) -> Path:
    path = folder / name
    path.write_text(SOUND.replace("做好春灌工作", title, 2), encoding="utf-8")
    return path


def test_a_number_given_to_two_documents_is_noticed_among_several_files(tmp_path: Path) -> None:
    files = [other_notice(tmp_path, f"{n}.txt", title) for n, title in enumerate(["春灌", "防汛"])]
    result = gongwen("check", *files, "--rule", "X09", "--lang", "zh")
    assert result.exit_code == 1
    told = next(one for one in result.stdout.splitlines() if "X09" in one)
    assert told.startswith(str(files[1]))
    assert "关于春灌的通知" in told
    assert "0.txt" in told


def test_copies_of_one_document_may_have_one_number(tmp_path: Path) -> None:
    files = [other_notice(tmp_path, name, "春灌") for name in ("a.txt", "b.txt")]
    assert gongwen("check", *files, "--rule", "X09").exit_code == 0


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("材料收集工作进展顺利，截止6月底，整改率达到92%。", "“截止6月底”"),
        ("全县清淤工作截止6月30日，整改率达到92%。", "“全县清淤工作截止”"),
    ],
)
def test_short_words_found_are_shown_with_their_clause_and_no_other(
    sentence: str, quoted: str
) -> None:
    found = check(sentence, rules=["Q10"])
    assert [message.split("。")[0].split(".")[0] for message in found["message"]] == [quoted]
