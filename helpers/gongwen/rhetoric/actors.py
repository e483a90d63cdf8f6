"""Who acts in a clause: bodies, posts and people named as its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.rhetoric.stretches import clause_around

_BODY_NAME = (
    r"我们|我本人|大家|你们|咱们|(?:全|各)[省市县区乡镇街村校局]|各[级地方位]|同志们?|部门|单位|政府|党委|党组|支部|"
    r"[^，；。的了让把对给向跟使将]{1,6}(?:局|委|厅|科室|院|厂|站|队|校|园|社|馆)|(?:办事|管理|代表|工程|项目)处|处室|[县市区省州政府委查访长安农改革]办|(?:派出|卫生|司法|事务|研究|工商|财政|国土|税务|各|站|村|乡|镇)所|办公室|公司|企业|商户|学校|幼儿园|医院|干部|职工|党员|"
    r"负责人|责任人|同志|人员|领导|书记|主任|局长|[省市县区镇乡村校院园]长|教师|老师|家长|委员会|协会|指挥部|银行|食堂|酒店|宾馆|超市|商场|工厂|车间|班组|(?:各级|[省市县区镇])财政|[两几三四五]家|金融机构|市场主体|社会(?:各界|力量)|[国央民]企|[大强]省|(?:^|条件的|困难|发达)地方|"
    r"(?:领导)?小组|工作组|专班|中心|社区|街道|乡镇|[县市区]（[^）]*）|[^，；。不对把]{1,3}(?<![盲误禁雷林库山景园辖片灾战城集超夜农水])[县区市镇乡村](?:区|级)?|两级|机关|机构|群众|村民|居民|业主|"
    r"个人|司机|驾驶人|监护人|经营者|承包者|管理者|用户|工匠|青年|法院|检察院|代表|委员|组织|集体|班子|成员|网格员|志愿者|媒体|乡亲|用人方|甲方|乙方|[各双三]方|工地|一把手|门店|商店|店铺|[店摊船房车]主|业户|[^，；。]{1,3}(?<![到入逐分])户(?![籍型外均数口])|[^，；。的了]{1,3}员(?!额)|公众号|电视台?|广播|报社|交警|民警|医生|护士|[路河林田井楼湾塘库街巷班组队站格挥工船链片段]长|舵手|"
    r"车辆|船[舶只]|货车|客车|司乘|[乘旅游]客|行人|市民|公民|法人|[申请当事投标中采购承租]{2,}人|任何[^，；。]{0,4}|(?<![哪这那])[省市县区乡镇村局校]里|学生|同学们?|农民|网民|全民|股民|工人|[^，；。的]{0,4}工作者|党(?![的建章性风内外史课纪组校])|全党|(?<![学本专百理文外内儿])科(?=$|和|要|必|应)|[^，；。的了]{1,4}(?<![全内外局大上下东中西南北干])部(?=$|和|要|必|应)|师傅|民兵|[房商店]家|摊贩|读者|朋友们?"
)
_NAMED = re.compile(_BODY_NAME)
_ADVERBS = (
    r"(?:也|都|还|更|均|就|又|既|尤其|特别是|必须|一律|一定|首先|今后|继续|同时|现在|要|不仅|不但|应|将|"
    r"在[^，；。]{1,24}[前内后中上下时]|于[^，；。]{1,16}[前内后日]|从[^，；。]{1,12}起|每[^，；。]{1,4}|到[^，；。]{1,10}|"
    r"[\d年月日上中下旬底初前后今明这个]{1,16}|结合[^，；。]{1,10}|对[^，；。]{1,14}|按照?[^，；。]{1,12}|根据[^，；。]{1,12}|"
    r"任何时候|进一步|切实|平时|绝|决|今[天晚早夜]|明[天早晚]|当[天晚]|随时|随后|会后|届时|年内|先|共同|自觉|主动|带头|认真|积极|严格|坚决|始终|真正|千万|原则上|尽快|普遍|逐一|逐个|分别|各自|马上|[^，；。]{2,10}(?:时|前|后))*"
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
_GOES_ON = re.compile(
    r"[对在按从以于把将与和同及、既也都还每需内因遇确离]|外出|担任|根据|结合|会同|作为|一律|之间|发现|收到|接到|要?想|如果|已经?|明确|提出|决定|办理|使用|进入|开展|组织(?!工作|部|建设|体系|生活)|负责"
)
_FACT = re.compile(
    r"有(?!关|条件|能力)|共(?![青产同建享治商创抓])|[占达]|没有|存在|影响|[紧重高低大小多少弱差难](?:、|$)|不[足够强高全]|以来|了|提供|反映|普遍"
)
_IDENTITY = re.compile(r"是[^，；。]{2,}(?:人|主体|主力|关键|力量|员|长|手|部门|单位)$|作为")
_NO_SUBJECT = re.compile(
    r"(?:特别是?|尤其是?|同时)?(?:对|向|给|把|将|为|遇|针对|关于|除|凡|依靠|通过|借助|发挥|动员|引导|发动|调动|宁|让|使|根据|按照|结合|从|在|以)"
)
_BY = re.compile(r"(?<![理自缘事])由(?![于此衷来表])(?P<who>[^，；。]{2,16})")
_ASKED_TO = re.compile(r"(?!给|把|对|将|向|为|在|予|一并|批|审|务必|尽快|按)[^，；。]{0,14}")


_AT_WHOM = re.compile(
    r"(?:特别是?|尤其是?|同时)?(?:对|针对|给|向)(?![^，；。]*(?:各|有关|我们|相关|全体|我[市县区局]))"
)


def is_named(text: str) -> bool:
    """Whether a stretch names a body, a post or people."""
    return bool(_NAMED.search(text))


def is_handed_on(text: str) -> bool:
    """Whether a stretch says by whom (由市财政局…)."""
    return any(is_named(found["who"]) for found in _BY.finditer(text))


def is_asked(after: str) -> bool:
    """Whether who is asked, wished or allowed to act is named behind 请, 希望 or 允许."""
    found = _ASKED_TO.match(after)
    return bool(found) and is_named(found[0] if found else "")


def subject_of(text: str, place: int) -> bool:
    """Whether the clause of a modal word names who acts, itself or by the subject before it.

    A clause without a subject of its own takes the one of the clauses before it in the sentence;
    a clause that only states facts about a place or a body gives it none.
    """
    start, _stop = clause_around(text, place)
    clause = text[start:place]
    if _SUBJECT.search(clause) and not _AT_WHOM.match(clause):
        return True
    if not _BARE.match(clause):
        name = re.match(
            rf"(?:主要|分管|具体|有关|相关|全体|广大|直接)?(?:负责)?(?:{_BODY_NAME})(?:（[^）]*）)?",
            clause,
        )
        return bool(name and _GOES_ON.match(clause, name.end()) and "的" not in clause)
    for one in _before(text, start):
        if _gives_subject(one):
            return True
        if _FACT.search(one):
            return False
    return False


def _before(text: str, start: int) -> Iterator[str]:
    """The clauses before a place in its sentence, the nearest first."""
    for _ in range(_REACH):
        if start == 0 or text[start - 1] == "：":
            return
        begin = clause_around(text, start - 1)[0]
        yield text[begin : start - 1]
        start = begin


_IN_CHARGE = re.compile(
    rf"由[^，；。]{{0,12}}?(?:{_BODY_NAME})[^，；。]{{0,2}}(?:牵头|负责|承担|主导|统筹|组织|实施)$"
)
_WHO_DOES = re.compile(rf"(?:的|^凡是?[^，；。]{{0,8}}?)(?:{_BODY_NAME})$")
_TOWARDS = re.compile(r"(?:特别是?|尤其是?|同时)?[对给向把将为让使]|根据|按照|由于")


def _gives_subject(clause: str) -> bool:
    """Whether a clause names a subject that the next clause can go on with."""
    if (_WHO_DOES.search(clause) and not _TOWARDS.match(clause)) or _IN_CHARGE.search(clause):
        return True
    if _NO_SUBJECT.match(clause) and not clause.startswith("在座"):
        return False
    if re.match(r"各(?![自种类样项式])|我们|大家", clause) or _IDENTITY.search(clause):
        return is_named(clause)
    if re.search(rf"(?:{_BODY_NAME})(?:（[^）]*）)?$", clause):
        return not _FACT.search(clause)
    return bool(re.match(rf"(?:{_BODY_NAME}|全[市县区])(?!的)", clause)) and not _FACT.search(
        clause
    )


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
