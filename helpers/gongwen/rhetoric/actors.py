"""Who acts in a clause: bodies, posts and people named as its subject."""

from __future__ import annotations

import re

from gongwen.rhetoric.stretches import clause_around

_BODY_NAME = (
    r"我们|我本人|大家|你们|咱们|(?:全|各)[省市县区乡镇街村校局]|各[级地方位]|同志们?|部门|单位|政府|党委|党组|支部|"
    r"[^，；。]{1,6}(?:局|委|办|厅|处|科室|院|厂|站|所|队|校|园|社|馆)|办公室|公司|企业|商户|学校|幼儿园|医院|干部|职工|党员|"
    r"负责人|责任人|同志|人员|领导|书记|主任|局长|[省市县区镇乡村校院园]长|教师|老师|家长|委员会|协会|指挥部|"
    r"(?:领导)?小组|工作组|专班|中心|社区|街道|乡镇|[县市区]（[^）]*）|[^，；。]{1,3}[县区市镇乡村](?:区|级)?|两级|机关|机构|群众|村民|居民|业主|"
    r"个人|司机|驾驶人|监护人|经营者|承包者|管理者|用户|工匠|青年|法院|检察院|代表|委员|组织|集体|班子|成员|网格员|志愿者|媒体|乡亲|用人方|甲方|乙方|工地"
)
_NAMED = re.compile(_BODY_NAME)
_ADVERBS = (
    r"(?:也|都|还|更|均|就|又|既|尤其|特别是|必须|一律|一定|首先|今后|继续|同时|现在|要|不仅|不但|应|将|"
    r"在[^，；。]{1,24}[前内后中上下时]|于[^，；。]{1,16}[前内后日]|从[^，；。]{1,12}起|每[^，；。]{1,4}|到[^，；。]{1,10}|"
    r"[\d年月日上中下旬底初前后今明这个]{1,16}|结合[^，；。]{1,10}|对[^，；。]{1,14}|按照?[^，；。]{1,12}|根据[^，；。]{1,12}|"
    r"任何时候|进一步|切实|平时|绝|决|[^，；。]{2,10}(?:时|前|后))*"
)
_SUBJECT = re.compile(rf"(?:{_BODY_NAME})(?:（[^）]*）)?{_ADVERBS}$")
_BARE = re.compile(rf"^[“”]?{_ADVERBS}$")
_LEAD = re.compile(
    r"(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.．]|今年|明年|今后|下一步|下步|同时|另外|此外|首先|其次|最后|特别是|尤其是|因此|为此|当前|近期|会后|现在|接下来|"
    r"[\d年月日底前]{2,}|在[^，；。]{1,20}?[中上下内时前后](?=各|全|县|市|乡|有关))*"
)
_WHOLE_NAME = re.compile(rf"(?:{_BODY_NAME})(?:（[^）]*）)?")
_ONE_NAME = rf"[^，；。、]{{0,8}}?(?:{_BODY_NAME})(?:（[^）]*）)?"
_FIRST_NAME = re.compile(rf"{_ONE_NAME}(?:各部门|各单位|(?:[、和及与]|以及){_ONE_NAME})*")
_REACH = 3


def is_named(text: str) -> bool:
    """Whether a stretch names a body, a post or people."""
    return bool(_NAMED.search(text))


def subject_of(text: str, place: int) -> bool:
    """Whether the clause of a modal word names who acts, itself or by the subject before it.

    A clause without a subject of its own takes the one of the clauses before it in the sentence.
    """
    end = place
    for _ in range(_REACH):
        start, _stop = clause_around(text, end)
        clause = text[start:end]
        if _SUBJECT.search(clause):
            return True
        if end == place and not _BARE.match(clause):
            return bool(re.match(rf"(?:{_BODY_NAME})", clause)) and "的" not in clause
        if start == 0:
            return False
        end = start - 1
        if end == 0:
            return False
        head = text[clause_around(text, end)[0] : end]
        if re.match(rf"(?:各|我们|全[市县区]|{_BODY_NAME})", head):
            return True
    return False


def own_subject(before: str) -> tuple[int, int] | None:
    """Where the subject stands in what comes before a modal word in its clause, if it is named.

    Times and links that lead the clause do not belong to it, nor do adverbs behind it.

    >>> own_subject("今年各乡镇都")
    (2, 5)
    """
    found = _SUBJECT.search(before)
    name = _WHOLE_NAME.match(before, found.start()) if found else None
    lead = _LEAD.match(before)
    start = lead.end() if lead else 0
    return (start, name.end()) if name and name.end() > start else None


def named_first(text: str) -> int:
    """How many characters the body, post or people take up that open a stretch; 0 for none."""
    found = _FIRST_NAME.match(text)
    return found.end() if found else 0
