"""Checks of rewritten texts: what passes, and what each of them refuses."""

import pytest

from gongwen.exercises.checks import CHECKS, CheckError, make_check

CASES = [
    ({"title": "通知"}, "泓州市教育局关于开展校园安全检查的通知", True),
    ({"title": "通知"}, "关于开展校园安全检查的通知。", False),
    ({"title": "通知"}, "关于转发关于开展检查的通知的通知", False),
    ({"title": "通知"}, "关于开展校园安全检查的请示", False),
    ("addressee", "临沚区人民政府：", True),
    ("addressee", "临沚区人民政府:", False),
    ("addressee", "临沚区人民政府", False),
    ({"addressee": "临沚区人民政府"}, "泓州市人民政府：", False),
    ({"closing": "请示"}, "妥否，请批示。", True),
    ({"closing": "请示"}, "特此报告。", False),
    ({"closing": "报告"}, "特此报告。", True),
    ({"closing": "报告"}, "妥否，请批示。", False),
    ({"heading_number": "cjk_paren"}, "（一）查河\n（二）查塘", True),
    ({"heading_number": "cjk_paren"}, "(一)查河", True),  # width is no reason to call it wrong
    ({"heading_number": "cjk_paren"}, "（一）、查河", False),
    ({"heading_number": "cjk_comma"}, "一、查河", True),
    ({"heading_number": "cjk_comma"}, "一．查河", False),
    ({"heading_number": "arabic"}, "1.查河", True),
    ({"heading_number": "arabic"}, "1、查河", False),
    ({"heading_number": "shi"}, "一是查河", True),
    ({"heading_number": "shi"}, "一是，查河", False),
    ({"heading_number": "di"}, "第一，查河", True),
    ({"heading_number": "di"}, "第一、查河", False),
    ("doc_number", "沚教〔2024〕1号", True),
    ("doc_number", "沚教[2024]1号", False),
    ("doc_number", "沚教〔2024〕第1号", False),
    ("doc_number", "沚教〔2024〕01号", False),
    ("doc_number", "沚教〔24〕1号", False),
    ("date", "2024年3月5日", True),
    ("date", "2024年03月05日", False),
    ("date", "二〇二四年三月五日", False),
    ({"contains": "安全 检查"}, "开展安全检查", True),
    ({"contains": "检查"}, "开展整治", False),
    ({"lacks": "、"}, "查河。", True),
    ({"lacks": "、"}, "一、查河", False),
    ({"length": "4-6"}, "查河，查塘。", True),
    ({"length": "4-6"}, "查河", False),
    ({"rules": ["N02", "N03"]}, "一、查河\n1.查主河\n2.查支流\n二、查塘", True),
    ({"rules": ["N02", "N03"]}, "一、查河\n1、查主河\n2、查支流\n二、查塘", False),
    ({"pattern": "^查"}, "查河", True),
    ({"pattern": "^查"}, "清河", False),
]


@pytest.mark.parametrize(("entry", "text", "sound"), CASES, ids=str)
def test_a_check(entry: object, text: str, sound: bool) -> None:
    assert make_check(entry).passes(text) is sound


def test_every_check_is_tried_both_ways() -> None:
    tried = {(e if isinstance(e, str) else next(iter(e)), sound) for e, _, sound in CASES}
    asked = {(name, sound) for name in CHECKS for sound in (True, False)}
    assert asked <= tried


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("titel", "is no check"),
        ({"title": ""}, "needs an argument"),
        ({"closing": "公告"}, "write one of 请示"),
        ({"heading_number": "roman"}, "write one of cjk_comma"),
        ({"length": "long"}, "write hanzi as 6 or 4-8"),
        ({"rules": ["Z99"]}, "rules: .*Z99"),
        ({"pattern": "("}, "is no regular expression"),
        ({"lacks": "a", "contains": "b"}, "is no check"),
    ],
)
def test_a_check_used_wrongly_is_refused(entry: object, words: str) -> None:
    with pytest.raises(CheckError, match=words):
        make_check(entry)
