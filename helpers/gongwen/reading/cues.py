"""What single lines of official documents look like: numbers, dates, salutations, closings.

Each function looks at one line alone; `kinds` decides with the lines around it.
"""

from __future__ import annotations

import re

from gongwen.reading.markers import hanzi

STATUTORY = (
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
)  # fmt: skip
"""The fifteen types of 《党政机关公文处理工作条例》 art. 8 (命令 and 令 are one)."""

OTHER_TYPES = tuple(
    """
    讲话稿 讲话 发言稿 发言 表态发言 致辞 致词 开幕词 闭幕词 演讲稿 演讲 汇报 汇报材料 总结 述职报告 主持词
    工作要点 要点 倡议书 倡议 方案 规划 计划 办法 规定 条例 细则 实施细则 规则 章程 公开信
    述职述廉报告 慰问信 贺信 贺电 感谢信 简报 会议记录 解释 答复 复函 公约 制度 预案 指南 说明 纲要 准则 标准 评论
    """.split()
)
"""Types in daily use that the regulation does not name."""

_TYPE = "|".join(sorted((*STATUTORY, *OTHER_TYPES), key=len, reverse=True))
_BRACKETED = r"(?:[(（【\[〔][^)）】\]〕]{1,30}[)）】\]〕]\s*){0,2}"
_TITLE = re.compile(rf".*(?:{_TYPE})\s*{_BRACKETED}$")
_ABOUT = re.compile(r"关于.{2,}的|(?:印发|转发|批转|发布|公布)[《〈]")
_YEAR = (
    r"(?:19|20)(?:\d\d|[xX×＊*]{2})|[xX×]{1,4}|[二一][〇○零Ｏ0OО九][〇○零一二三四五六七八九Ｏ0O]{2}"
)
_DATE = rf"(?:{_YEAR})\s*年\s*[\dxX×一二三四五六七八九十]{{1,3}}\s*月\s*(?:[\dxX×一二三四五六七八九十]{{1,3}}\s*日)?"
_DATE_LINE = re.compile(rf"[(（]?\s*({_DATE}|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})\s*[)）]?$")
_DATE_AT_END = re.compile(rf"(.{{2,40}}?)[\s　]*({_DATE})$")
_ANY_DATE = re.compile(_DATE)
_DOC_NUMBER = re.compile(
    r"[^\s，,。；;：:、《》]{0,24}?[〔［\[【(（﹝]\s*(?:19|"
    r"20)[\dxX×]{2}\s*[〕］\]】)）﹞]\s*第?\s*[\dxX×]+\s*号"
)
_YEARLESS = re.compile(r"(年?\s*[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日)$")
_NUMBER_AND_DATE = re.compile(rf"[^。，]{{2,30}}号[\s　]+({_DATE})$")
_SIGNER = re.compile(r"签发人\s*[：:]")
_ORDER_NUMBER = re.compile(
    r"[^\s，。：:]{0,20}?第\s*[\d一二三四五六七八九十百零〇]{1,6}\s*号[)）]?$"
)
_ORGAN_END = (
    "政府|委员会|常委会|代表大会|办公厅|办公室|总局|局|厅|部|委|院|法院|检察院|公司|集团|学校|大"
    "学|学院|中学|小学|协会|学会|"
    "联合会|总会|支部|总支|党委|党组|纪委|团委|妇联|工会|中心|指挥部|领导小组|研究所|研究院|银行|"
    "处|站|所|署|会|社|馆|队|科|组|"
    "秘书长|主席|总理|省长|市长|县长|区长|镇长|乡长|主任|局长|书记"
)
_SIGNATURE = re.compile(
    rf"(?:[一-龥（）()、·“”\s　]|[xX×○]){{2,40}}(?:{_ORGAN_END})(?:[(（](?:章|盖章|印章|公章|"
    rf"印)[)）])?$"
)
_AUDIENCE = (
    "同志|领导|代表|委员|朋友|来宾|女士|先生|同学|老师|教师|单位|政府|厅|局|委|办|院|部|公司|学校"
    "|中心|处|室|所|协会|银行|集团|"
    "县|区|市|省|乡|镇|村|街道|会议|主席|师傅|员工|职工|家长|居民|市民|乡亲|父老|企业|机构|检察院"
    "|法院|机关|组|校|站|社|业主|网民|团|主任|"
    "部门|同胞|成员|人员|工作者|群众|会员|党员|干部|青年|战友|嘉宾|各位|大家|会|科|队|署|馆|军|民"
    "族|兵团|负责人|老乡"
)
_SALUTATION = re.compile(rf"[^。；;！!？?]*(?:{_AUDIENCE})(?:们|[(（][^)）]*[)）])?\s*[：:]$")
_SALUTATION_OPEN = re.compile(
    r"(?:尊敬的|敬爱的|亲爱的)?(?:各位(?:领导|来宾|代表|委员|同志|老师|朋友|嘉宾|评委|同事|家长|"
    r"同仁|常委)|同志们|朋友们|同学们|老师们)"
    r"(?:[、，,\s　]*(?:各位[一-龥]{1,6}|同志们|朋友们|同学们|老师们|女士们|先生们|来宾们|"
    r"大家(?:上午|下午|早上|晚上)?好))*"
    r"\s*[！!：:，,。]?$"
)
_NO_SALUTATION = re.compile(
    r"(?:如下|以下|下列|包括|其中|要求|指出|强调|认为|决定|问题|目标|内容|时间|地点|措施|工作|"
    r"情况|原则|任务|建议|意见|做法|方面|"
    r"联系人|联系电话|电话|附件|抄送|条件|范围|方式|对象|名单|注|特点|原因|标准|程序|经验|地址|"
    r"邮编|传真)\s*[：:]$"
)
_VOCATIVE = re.compile(
    r"(?:尊敬的|亲爱的)?(?:各位[一-龥]{1,8}|(?:同志|朋友|同学|老师|乡亲|代表|委员|女士|先生|青年|"
    r"战友|父老乡亲|员工|职工|党员)们)"
    r"(?:[、，,]\s*(?:各位[一-龥]{1,8}|(?:同志|朋友|同学|老师|乡亲|女士|先生|"
    r"来宾)们))*\s*[，,！!。]"
)
_THANKS = re.compile(
    r"(?:最后[，,])?.{0,12}(?:谢谢(?:大家|各位|同志们)?|散会[！!。]|我的(?:汇报|发言|讲话|报告|述职)(?:完了|"
    r"完毕|到此结束|结束)|不[妥当]之处[，,]?(?:敬?请|恳请).{0,12}(?:指正|批评))"
)
_APPEAL = re.compile(
    r"让我们|(?:为.{4,80}|[而])(?:努力|共同|不懈|团结)?奋斗|(?:作|做)出(?:新的?|更大|应有|积极|"
    r"[、，,更大的新]){1,8}.{0,4}贡献|再上新?的?台阶"
    r"|新(?:的)?(?:局面|篇章|台阶|辉煌|成绩|贡献)|优异(?:的)?成绩|(?:会议|大会|全会)号召|号召|"
    r"再创(?:佳绩|辉煌)|胜利召开|贡献[。！!]$"
)
_INSTRUMENT = "|".join(
    "通知 决定 办法 命令 令 公告 通告 意见 规定 条例 批复 细则 决议 解释 规则 方案 制度 函 规范 标准 准则".split()
)
_CLOSING = re.compile(
    r"(?:现)?特此(?:通知|通报|报告|函告|函复|函达|函商|公告|通告|批复|说明|证明|请示|复函|公布|"
    r"申请|函询|决定|命令|布告)"
    r"|此[复令致布告]{1,2}[。！!]?$|专此|(?:妥否|当否|可否|是否妥当|是否可行|如无不[妥当])"
    r"|(?:以上|上述)(?:报告|意见|请示|汇报|方案|事项|议案|建议|妥否|当否|"
    r"请予)?[^。]{0,24}请(?!示)[^。]{0,20}(?:批|审|阅|示|指正|复|转)"
    r"|(?:敬|恭|恳|务|盼|现)?请(?:予|贵[^。]{1,8}(?:予以)?|尽快|及时|惠予)?[^。，,]{0,10}(?:批示|"
    r"批复|批准|审议|审批|审阅|函复|复函|函告|支持为盼|为盼|为荷|回复|研究答复)[。！!]?$"
    r"|(?:请|望)[^。]{0,30}(?:遵照|贯彻|照此|参照|认真|抓紧|结合实际)[^。]{0,16}(?:执行|落实|实施|"
    r"办理)[。！!]?$"
    r"|[^。]{0,40}(?:盼复|为盼|为荷|为感)[。！!]?$"
    rf"|(?:本|该|上述)(?:{_INSTRUMENT})[^。]{{0,50}}(?:起|之日)?(?:施行|实施|执行|生效|有效|废止)"
    rf"|本(?:{_INSTRUMENT})由[^。]{{2,40}}负责解释"
    r"|(?:会议|大会|全会)号召|现(?:予|将)?[^。]{0,6}(?:公布|公告|发布)[。！!]?$|此致$|敬礼[！!]?$"
)
_NOTE = re.compile(
    r"主\s*题\s*词\s*[：:]|.{0,8}(?:联系人|联系电话|联系方式|联系地址|电话|传真|邮编|电子邮箱|"
    r"邮箱)(?:及[一-龥]{2,6})?\s*[：:]|此件(?:公开|依申请|不予|主动)|注\s*[：:]"
)
_BRACKETS = re.compile(r"[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]。?$")
_ADOPTED = re.compile(
    r"通过|批准|修[正订改]|施行|实施|公布|发布|印发|审议|生效|废止|委员会$|会议$|会[)）]?$"
)
_COPY_TO = re.compile(
    rf"(?:抄\s*送|抄\s*报|主\s*送|分\s*送|发\s*送|抄送机关)\s*[：:]|.{{2,40}}?\s*{_DATE}\s*(?:印发|"
    rf"印制|印)。?$"
)
_ATTACHMENT = re.compile(
    r"附\s*[件表录图]\s*(?:[：:]|\s*[\d一二三四五六七八九十]{0,2}\s*(?:$|[：:.．、\s]))|附\s*[：:]"
)
_ATTENDANCE = re.compile(
    r"(?:出\s*席|列\s*席|请\s*假|缺\s*席|参\s*加|主\s*持|记\s*录|参\s*会)(?:人员|单位|人)?\s*[：:]"
)
_TITLE_LINE = 45
_RED_HEAD = re.compile(
    r"[一-龥×xX（）()、\s]{3,50}文件$|(?:特急|加急|平急|急件|绝密|机密|秘密)(?:★.*)?$|\d{6}$|"
    r"签发人\s*[：:]"
)
LIST_OF_ONE = re.compile(r"一[是要]|第一|首先|其一")
"""The marks of a first member that calls for a second."""

_LONG_TITLE = 90
_LONG_SALUTATION = 160


def document_number(text: str) -> str | None:
    """The 发文字号 (国办发〔2020〕1号) or order number (第12号) that a line consists of."""
    found = _DOC_NUMBER.search(text)
    if found and hanzi(text) - hanzi(found.group()) <= hanzi("签发人某某某某某某"):
        return found.group().strip()
    return text if _ORDER_NUMBER.match(text) and len(text) <= 20 else None


def signer(text: str) -> int | None:
    """Where 签发人： begins on a line that also holds the document's number; None if it does not."""
    found = _SIGNER.search(text)
    return found.start() if found and document_number(text[: found.start()]) else None


def numbered_date(text: str) -> int | None:
    """Where a date begins on a line that also holds the document's number; None if it does not."""
    found = _NUMBER_AND_DATE.match(text)
    return found.start(1) if found else None


def date_line(text: str) -> str | None:
    """The date that a line consists of, brackets aside; its year may be lost."""
    found = _DATE_LINE.match(text) or _YEARLESS.match(text)
    return found[1] if found else None


def signed_date(text: str) -> tuple[int, int] | None:
    """Where signature and date part on a line that holds both; None if it does not."""
    found = _DATE_AT_END.match(text)
    if found and _SIGNATURE.match(found[1].strip()):
        return found.end(1), found.start(2)
    return None


def first_date(text: str) -> str | None:
    """The first date in a line."""
    found = _ANY_DATE.search(text)
    return found.group() if found else None


def is_signature(text: str) -> bool:
    """Whether a line could be the name of a body or of somebody's office."""
    return bool(_SIGNATURE.match(text)) and not re.search(r"[，,。；;！!？?：:]", text)


def is_title(text: str) -> bool:
    """Whether a line ends in the name of a type of document, or is about something (关于…的…)."""
    if hanzi(text) > _LONG_TITLE or re.search(r"^.{0,6}[：:]|[。；;！!：:]$", text):
        return False
    return bool(_TITLE.match(text)) or (bool(_ABOUT.search(text)) and "，" not in text)


def title_breaks_off(text: str) -> bool:
    """Whether a line begins a title (关于…) without naming a type of document."""
    return (
        "关于" in text
        and not type_in(text)
        and hanzi(text) <= _TITLE_LINE
        and not re.search(r"[。；;！!：:，,]", text)
    )


def may_precede(upper: str, lower: str) -> bool:
    """Whether the upper of two lines can be an earlier part of a title that the lower one ends."""
    if re.search(r"[，,。：:]|访问|网站", upper):
        return False
    other = document_number(upper) or date_line(upper) or is_red_head(upper) or is_bracketed(upper)
    if (
        other
        or type_in(upper)
        or hanzi(upper) > _TITLE_LINE
        or re.search(r"[。；;！!：:，,]$", upper)
    ):
        return False
    return bool(is_signature(upper) or "关于" in upper or lower.startswith("关于"))


def is_attendance(text: str) -> bool:
    """Whether a line says who took part (出席： 列席： 请假：)."""
    return bool(_ATTENDANCE.match(text))


def is_salutation(text: str) -> bool:
    """Whether a line addresses bodies or people: ends in a colon and names an audience."""
    if len(text) > _LONG_SALUTATION or _NO_SALUTATION.search(text):
        return False
    respectful = re.match(r"(?:尊敬|敬爱|亲爱)的[^。；;！!？?]{1,60}[：:]$", text)
    return bool(respectful or _SALUTATION.match(text) or _SALUTATION_OPEN.match(text))


def could_address(text: str) -> bool:
    """Whether a line right below a title would be its receivers: it ends in a colon, names nothing else."""
    return (
        bool(re.match(r"[^。；;！!？?“”]{2,60}[：:]$", text))
        and not re.search(r"^(?:为|根据|按照|现|经|因)|[将对]|公告|通告|通知", text)
        and not _NO_SALUTATION.search(text)
        and not re.search(r"[的了]\S{0,4}[：:]$", text)
    )


def is_speech_salutation(text: str) -> bool:
    """Whether a line greets listeners (同志们： 各位领导、各位代表：)."""
    return bool(_SALUTATION_OPEN.match(text)) or bool(
        re.match(
            r"(?:尊敬的|敬爱的|亲爱的)?(?:各位|同志|同学|女士|先生|朋友|老师|乡亲).{0,24}[：:]$",
            text,
        )
    )


def opens_with_vocative(text: str) -> bool:
    """Whether a paragraph turns to its listeners (同志们，…)."""
    return bool(_VOCATIVE.match(text))


def is_thanks(text: str) -> bool:
    """Whether a line thanks for listening or asks for correction."""
    brief = hanzi(text) <= 50
    return brief and (bool(_THANKS.match(text)) or text.endswith(("谢谢！", "谢谢!", "谢谢。")))


def is_appeal(text: str) -> bool:
    """Whether a paragraph calls upon its listeners in the manner of a last paragraph."""
    return is_last_appeal(text) or text.endswith(("！", "!"))


def is_last_appeal(text: str) -> bool:
    """Whether a paragraph has the words of a last appeal, not the exclamation mark alone."""
    return bool(_APPEAL.search(text))


def is_closing_formula(text: str) -> bool:
    """Whether a paragraph is (or opens with) a closing formula of a document."""
    return bool(_CLOSING.match(text)) and hanzi(text) <= 260


def is_note(text: str) -> bool:
    """Whether a line stands in brackets, says whom to ask, or gives subject words."""
    return is_bracketed(text) or bool(_NOTE.match(text))


def is_bracketed(text: str) -> bool:
    """Whether a line stands in brackets."""
    return bool(_BRACKETS.match(text)) and hanzi(text) <= 120


def is_list_of_bodies(text: str) -> bool:
    """Whether a line without end mark lists bodies, as receivers are listed."""
    parts = re.split(r"[，,、]", text)
    return len(parts) > 1 and all(
        re.search(
            rf"(?:{_ORGAN_END}|单位|部门|乡镇|街道|企业|学校|区|县|市|镇|乡|"
            rf"机构)(?:[(（][^)）]*[)）])?$",
            p.strip(),
        )
        for p in parts
    )


def is_adoption(text: str) -> bool:
    """Whether a line under a title says when and by whom a document was adopted or changed."""
    dated = re.match(rf"[(（]?\s*(?:{_DATE}|(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})", text)
    return bool(dated) and bool(_ADOPTED.search(text)) and hanzi(text) <= 120


def is_copy_to(text: str) -> bool:
    """Whether a line lists further receivers or says who printed the document and when."""
    return bool(_COPY_TO.match(text))


def is_attachment(text: str) -> bool:
    """Whether a line announces or heads an attachment."""
    return bool(_ATTACHMENT.match(text)) and hanzi(text) <= 120


def is_bare_attachment(text: str) -> bool:
    """Whether a line only says that an attachment begins (附件1)."""
    return bool(re.match(r"附\s*[件表录]\s*[\d一二三四五六七八九十]{0,2}\s*[：:]?$", text))


def is_remark(text: str) -> bool:
    """Whether a line opens remarks on a text or table (注：)."""
    return bool(re.match(r"注\s*[：:]", text))


def is_red_head(text: str) -> bool:
    """Whether a line belongs to the red head: the body's name with 文件, urgency, secrecy."""
    return bool(_RED_HEAD.match(text)) and not is_title(text)


def type_in(title: str) -> str | None:
    """The type of document (文种) a title names, statutory or in daily use."""
    bare = re.sub(rf"\s*{_BRACKETED}$", "", title.strip())
    found = re.search(rf"({_TYPE})$", bare)
    if not found:
        return None
    return "命令" if found[1] == "令" else found[1]
