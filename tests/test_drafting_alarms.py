"""Sound documents are left in peace: no false alarm of severity error, few of any kind.

Found pages are not shipped; what was found on them is listed by line and column, each read and
confirmed: the words really break the rule.
"""

from pathlib import Path

import pytest

from gongwen.corpus import load
from gongwen.documents import Document
from gongwen.drafting import check
from gongwen.reading.read import read

SOUND = [one for one in load() if one.meta["quality"] == "good" and not one.meta["faults"]]
OTHER = Path(__file__).parents[1] / "corpus" / "other"

CONFIRMED = {
    # the page of spliced speeches: 截止目前
    ("00", "Q10", 115, 156),
    ("00", "Q10", 119, 177),
    ("00", "Q10", 263, 78),
    # wrong characters: 事不关已, 不泛其数, 留言版, 选拨, 提练
    ("00", "W09", 139, 54),
    ("00", "W09", 139, 68),
    ("00", "W09", 219, 25),
    ("00", "W09", 279, 78),
    ("00", "W09", 443, 58),
    # 比去年同比, twice in a sentence
    ("00", "Q09", 387, 32),
    ("00", "Q09", 387, 51),
    # names lost between quotation marks
    ("00", "L04", 295, 95),
    ("00", "L04", 501, 105),
    ("00", "L04", 511, 157),
    ("00", "L04", 513, 540),
    ("00", "L04", 529, 68),
    ("00", "L04", 531, 9),
    # an order of 1984: the digit 0 in a year written in hanzi, twice
    ("05", "Q17", 11, 29),
    ("05", "Q17", 11, 35),
    # a notice of 2008: the year of the document number in [ ]
    ("07", "T05", 3, 0),
}
"""Findings of severity error on found pages, by page, rule, line and column; all are true."""


@pytest.mark.parametrize("document", SOUND, ids=lambda one: one.id)
def test_a_sound_document_has_no_error_and_no_warning(document: Document) -> None:
    found = check(document)
    grave = found[found["severity"] != "advice"]
    assert grave[["label", "text"]].to_numpy().tolist() == []


def test_sound_documents_get_little_advice() -> None:
    advice = check(SOUND)
    assert len(advice) <= len(SOUND) / 10


def test_texts_of_other_registers_have_no_error() -> None:
    texts = [document for path in sorted(OTHER.glob("*.md")) for document in read(path)]
    found = check(texts)
    assert found[found["severity"] == "error"].empty


def test_errors_on_found_pages_are_those_that_a_reader_confirmed(pages: Path) -> None:
    found = set()
    for path in sorted(pages.glob("*.txt")):
        for document in read(path):
            layer = check(document)
            for row in layer[layer["severity"] == "error"].to_dict("records"):
                place = document.where(row["start"], row["end"])
                found.add((path.name[:2], row["label"], place["line"], place["column"]))
    assert found == CONFIRMED


TRAPS = """
第一、二、三季度累计完成投资1.2亿元，一、二产业增速回升。
各县（市、区）要于2031年3月—5月完成。
会期2天，3月5日至6日，5日上午报到。
请示报告制度要坚持好，重大事项及时请示报告。
三、四级应急响应由区防指启动，Ⅱ级响应由市防指启动。
他做出了一桌饭菜，大家吃得很香。
认真的态度、扎实的作风、严格的纪律，是做好工作的保证。
主动的服务意识和深入的调查研究缺一不可。
对对方提出的问题，要逐条答复；针对对外宣传，要统一口径。
在在建项目工地上，安全员不得脱岗；存在在外务工的情况。
防止干部不会用、不敢用新设备；避免不必要的浪费。
目前，反应堆运行正常，群众反应良好，应急反应情况平稳。
从2025年到2030年，从95%提高到98%，从20余户增加到300余户。
比值为3∶75，比例为1:100，报名电话为0000-5550101转8001。
建校70年，走过80年的历程，60年代的老房子还有12栋。
3千克、5千瓦、2千米、500千伏、3万千瓦时。
共有12个班，其中一年级4个班、二年级4个班、三年级4个班。
共有职工120人，其中党员45人、女职工80人、高级职称30人。
每周3课时的班级不变。
为期3个月，历时24年，工程分两期，一期已完工。
（一）（二）两项措施由区住房城乡建设局牵头。
《党政机关公文格式》（GB/T 9704—2012）自2012年7月1日起实施。
要用好“一张图”“一本账”，做到底数清、情况明。
根据《区政府关于印发〈管理办法〉的通知》要求，抓紧办理。
截止日期为6月30日，报名于6月30日截止，逾期不再受理。
有的同志讲：“怎么办？”我的回答是：“干！”
做好防汛、抗旱、防台风等工作，等待观望要不得，等不起、慢不得、坐不住。
会议强调，要坚持人民至上、生命至上，要做到早发现、早报告、早处置。
全年GDP增长5.5%，CPI上涨0.5%，比上年回落0.3个百分点。
网址为http://www.example.test/a?b=1，邮箱为abc@example.test。
《民法典》知识竞赛、《条例》宣传活动同步开展，“安康杯”竞赛有序推进。
要进一步压实责任，必需品供应充足，必须严格执行标准。
一方面，要抓好生产；另一方面，要抓好安全。
二是否定不了的，一是否可行还要论证。
水份额分配方案、市场成份额统计、月份内完成、身份内容核对。
""".strip().splitlines()


@pytest.mark.parametrize("words", TRAPS)
def test_words_that_look_like_faults_are_left_in_peace(words: str) -> None:
    found = check(words)
    assert found[["label", "text"]].to_numpy().tolist() == []
