"""Who speaks and who is spoken to."""

import pytest

from gongwen.reading import read_text
from gongwen.rhetoric import person, person_counts
from gongwen.rhetoric.person import PERSONS


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("让我们一起把家乡建设好。", "inclusive"),
        ("咱们村的事咱们议。", "inclusive"),
        ("我们每个人都是安全员。", "inclusive"),
        ("在座的各位，我们都是从农村走出来的。", "inclusive"),
        ("我们必须清醒地看到差距。", "inclusive"),
        ("今年以来，我们先后建成泵站六座。", "institutional"),
        ("我们将在月底前报送结果。", "institutional"),
        ("我局已完成整改。", "institutional"),
        ("本县财政部门负责拨付。", "institutional"),
    ],
)
def test_who_we_are(text: str, label: str) -> None:
    labels = person(text)["label"].tolist()
    assert label in labels
    others = {"inclusive", "institutional"} - {label}
    assert not others & set(labels)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("我退下来八年了。", ["personal"]),
        ("请大家看大屏幕。", ["audience"]),
        ("同志们，汛期到了。", ["audience"]),
        ("他说：“我们不走。”", []),
        ("自我革命永远在路上。", []),
    ],
)
def test_others(text: str, labels: list[str]) -> None:
    assert person(text)["label"].tolist() == labels


def test_in_a_report_we_are_the_body_that_reports() -> None:
    (document,) = read_text("关于防汛工作的报告\n县人民政府：\n我们对险工逐处排查。\n特此报告。")
    assert person(document)["label"].tolist() == ["institutional"]


def test_counts_have_a_row_a_document() -> None:
    table = person_counts([*read_text("让我们一起努力。"), *read_text("同志们，我讲两点。")])
    assert table.columns.tolist() == ["document", *PERSONS]
    assert table["inclusive"].tolist() == [1, 0]
    assert table["personal"].tolist() == [0, 1]
