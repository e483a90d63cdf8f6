"""The parts of a document, from its title to the line that says who printed it.

A case is a text with the expected kind before each line; `&` is a line that was joined to the one
above, and two kinds with a plus stand for a line of two parts. `…` is a sentence or two of body.
"""

import pytest

from gongwen.documents import Document
from gongwen.reading.read import read_text
from gongwen.structure import describe

BODY = "今年春灌来得早，各乡镇要抢抓农时，把水渠清好，把闸门修好，把每一块田都浇透，做到不误农时、不漏一户。"


def split_case(case: str) -> tuple[list[str], list[str]]:
    """The expected kinds and the lines of a case, its blank lines kept."""
    kinds, lines = [], []
    for row in case.strip().split("\n"):
        kind, _, text = row.strip().partition(" ")
        kinds += [kind] * (kind not in ("", "&"))
        lines.append(text.strip().replace("…", BODY))
    return [one for kind in kinds for one in kind.split("+")], lines


def document_of(lines: list[str]) -> Document:
    (document,) = read_text("\n".join(lines))
    return document


HEADS = {
    "title and receivers": """
        title 云溪县人民政府关于做好春灌工作的通知

        salutation 各乡镇人民政府，县政府各部门：

        paragraph …
    """,
    "a table of the site above the title": """
        furniture 索 引 号：00345-2031-7
        furniture 发布机构：云溪县人民政府
        furniture 成文日期：2031年3月5日
        furniture 标　　题：关于做好春灌工作的通知

        title 关于做好春灌工作的通知

        salutation 各乡镇：

        paragraph …
    """,
    "an editor's words above the title": """
        furniture 编者按：下面这份通知写得比较规范，供学习参考。

        title 云溪县人民政府关于做好春灌工作的通知

        salutation 各乡镇：

        paragraph …
    """,
    "somebody passes on a notice whose title has two lines": """
        furniture 各位同事，通知发给你们，请查收。
        furniture 有问题打电话！

        doc_number 云政发〔2031〕8号
        title 云溪县人民政府
        & 关于做好春灌工作的通知
        salutation 各乡镇：
        paragraph …
    """,
    "a body that quotes a title, and no receivers below it": """
        title 春灌笔记
        paragraph 昨天收到一份文件，看了两遍。
        paragraph 关于做好春灌工作的通知
        paragraph …
    """,
    "a menu above the title": """
        furniture 云溪县水利局
        furniture 政务公开

        title 云溪县水利局关于做好春灌工作的通知

        paragraph …
    """,
    "a title over three lines, set apart by spaces": """
        title 云溪县人民政府
        & 关于做好2031年春灌工作的
        & 通　　知

        doc_number 云政发〔2031〕7号

        salutation 各乡镇人民政府：

        paragraph …
    """,
    "a title set with a space between all its characters": """
        title 关 于 春 灌 的 通 告

        paragraph …
    """,
    "a red head with number and signer on one line": """
        note 云溪县水利局文件

        doc_number+note 云水〔2031〕12号　　签发人：方远山

        title 关于解决春灌经费的请示

        salutation 县人民政府：

        paragraph …
    """,
    "secrecy and urgency": """
        note 秘密★1年

        note 特急

        note 云溪县人民政府文件

        doc_number 云政发〔2031〕7号

        title 关于做好春灌工作的紧急通知

        salutation 各乡镇：

        paragraph …
    """,
    "a note under the title": """
        title 云溪县人民代表大会常务委员会关于加强春灌用水管理的决定

        note （2031年3月5日云溪县第九届人民代表大会常务委员会第三次会议通过）

        paragraph …
    """,
    "a note torn in two": """
        title 云溪县春灌用水管理办法

        note （2031年3月5日云溪县人民政府第三次
        & 常务会议通过）

        paragraph …
    """,
    "several lines on adoption and change": """
        title 云溪县春灌用水管理条例

        note 2021年3月5日云溪县人民代表大会常务委员会第三次会议通过

        note 2031年3月5日云溪县人民代表大会常务委员会第九次会议修正

        paragraph …
    """,
    "date and speaker under the title of a speech": """
        title 在全县春灌工作会议上的讲话

        note （2031年3月5日）

        note 县长　方远山

        salutation 同志们：

        paragraph …
    """,
    "a bare date under the title": """
        title 在全县春灌工作会议上的讲话

        note 2031年3月5日

        salutation 同志们：

        paragraph …
    """,
    "the number of an order": """
        title 云溪县人民政府令

        doc_number 第12号

        paragraph …
    """,
    "receivers without a colon": """
        title 关于做好春灌工作的通知

        salutation 各乡镇人民政府，县直各单位

        paragraph …
    """,
    "no title": """
        salutation 各位领导、同志们：

        paragraph …
    """,
    "nothing but body": """
        paragraph …

        paragraph …
    """,
    "a title without a type": """
        title 春灌不等人

        paragraph …

        paragraph …
    """,
    "Markdown's title among other lines": """
        furniture 政务公开

        title # 云溪县春灌八问

        paragraph …
    """,
}

TAILS = {
    "signature and date": """
        closing 特此通知。

        signature 云溪县人民政府

        date 2031年3月5日
    """,
    "signature and date on one line": """
        closing 特此通知。

        signature+date 云溪县人民政府　　2031年3月5日
    """,
    "several signatures": """
        closing 请遵照执行。

        signature 云溪县水利局

        signature 云溪县农业局

        date 2031年3月5日
    """,
    "several signatures on a line": """
        signature 云溪县水利局　　云溪县农业局

        date 2031年3月5日
    """,
    "no date": """
        closing 特此通知。

        signature 云溪县人民政府
    """,
    "a date alone": """
        closing 特此通知。

        date 2031年3月5日
    """,
    "a date in Chinese numerals": """
        signature 云溪县人民政府

        date 二〇三一年三月五日
    """,
    "a seal": """
        signature 云溪县人民政府（盖章）

        date 2031年3月5日
    """,
    "a person's name": """
        signature 方远山

        date 2031年3月5日
    """,
    "notes below the date": """
        signature 云溪县水利局

        date 2031年3月5日

        note （此件公开发布）

        note （联系人：方远山，电话：12345678）
    """,
    "copies and printing": """
        signature 云溪县人民政府

        date 2031年3月5日

        copy_to 抄送：县委办公室，县人大常委会办公室。

        copy_to 云溪县人民政府办公室 2031年3月5日印发
    """,
    "one attachment": """
        attachment 附件：春灌任务表

        signature 云溪县人民政府

        date 2031年3月5日
    """,
    "a list of attachments": """
        closing 特此通知。

        attachment 附件：1.春灌任务表

        attachment 2.春灌用水次序表

        attachment 3.春灌经费预算表

        signature 云溪县人民政府

        date 2031年3月5日
    """,
    "an attachment with its text": """
        signature 云溪县人民政府

        date 2031年3月5日

        attachment 附件

        heading 云溪县春灌用水管理办法

        paragraph …
    """,
    "who took part": """
        note 出席：方远山、林小溪、何大川

        note 列席：叶青
    """,
    "subject words": """
        signature 云溪县人民政府

        date 2031年3月5日

        note 主题词：水利 春灌 通知
    """,
}

CLOSINGS = [
    "特此通知。", "特此报告。", "特此通告。", "特此函达。", "特此函复。", "特此批复。", "现予公告。",
    "此复。", "此令。", "妥否，请批示。", "当否，请批复。", "可否，请函复。", "以上报告，请审阅。",
    "以上意见如无不妥，请批转各乡镇执行。", "请予函复。", "请予审议。", "盼复。", "请予支持为盼。",
    "请尽快研究答复为荷。", "请认真贯彻执行。", "请各乡镇结合实际，认真贯彻落实。", "本通告自发布之日起施行。",
    "本办法自2031年4月1日起施行。", "本决定自公布之日起生效。", "谢谢大家！", "谢谢！", "我的汇报完了，谢谢大家。",
    "不妥之处，请批评指正。", "会议号召，全县人民要行动起来，为夺取丰收作出贡献。",
    "同志们，让我们携起手来，为夺取今年丰收而努力奋斗！", "各位代表，让我们为建设美好云溪而共同奋斗！",
    "让我们行动起来，为夺取今年丰收而努力奋斗！",
    "最后，祝大家身体健康，工作顺利！",
    "预祝今年春灌取得圆满成功！", "我坚信，有大家的努力，云溪的明天一定会再创辉煌！",
]  # fmt: skip

NO_CLOSINGS = [
    "各乡镇要把进度按时报告县政府。", "上述请示县里已经批准，资金本周到位。", "特此强调几点，大家要牢记在心。",
    "同志们关心的水费问题，县里正在研究。", "请示要一文一事。",
    "让群众满意，是我们的标准。", "号召力来自带头干。", "以上情况，大家都清楚。", "会议认为，条件已经成熟。",
    "本通知印发前已经办结的，不再重办。",
]  # fmt: skip


COPY_NUMBER = """
    note 000012

    note 秘密★1年

    note 云溪县人民政府文件

    title 关于做好春灌工作的通知
"""


def test_the_number_of_a_copy_belongs_to_the_red_head() -> None:
    expected, lines = split_case(COPY_NUMBER)
    assert [b.kind for b in document_of([*lines, "", BODY]).blocks] == [*expected, "paragraph"]


@pytest.mark.parametrize("case", HEADS.values(), ids=HEADS)
def test_the_head_of_a_document_is_told_apart(case: str) -> None:
    expected, lines = split_case(case)
    assert [block.kind for block in document_of(lines).blocks] == expected


@pytest.mark.parametrize("case", TAILS.values(), ids=TAILS)
def test_the_end_of_a_document_is_told_apart(case: str) -> None:
    expected, lines = split_case(case)
    start = ["关于做好春灌工作的通知", "", "各乡镇：", "", BODY, "", BODY, ""]
    kinds = [block.kind for block in document_of([*start, *lines]).blocks]
    assert kinds == ["title", "salutation", "paragraph", "paragraph", *expected]


WHOLE = """
    title 云溪县人民政府
    & 关于做好2031年春灌工作的
    & 通　　知

    doc_number 云政发〔2031〕7号

    salutation 各乡镇人民政府，县政府各部门：

    paragraph 为做好今年春灌工作，保障粮食生产，经县政府同意，现将有关事项通知如下：

    heading 一、早动手。要抢在清明以前，把水渠修好，把种子备足，把劳力组织好。

    heading 二、重实效。要把责任压实到人，把农资备足，把服务送到田头，让群众满意。

    attachment 附件：1.春灌任务表

    attachment 2.春灌用水次序表

    signature 云溪县人民政府

    date 2031年3月5日

    note （此件公开发布）

    copy_to 抄送：县委办公室，县人大常委会办公室。

    copy_to 云溪县人民政府办公室　2031年3月5日印发
"""


@pytest.mark.parametrize(
    "blank_lines",
    [
        True,
        False,
    ],
)
def test_a_whole_document_has_all_its_parts(blank_lines: bool) -> None:
    expected, lines = split_case(WHOLE)
    document = document_of([line for line in lines if line or blank_lines])
    assert [block.kind for block in document.blocks] == expected


@pytest.mark.parametrize("line", CLOSINGS)
def test_a_last_line_closes_a_document_by_formula_or_appeal(line: str) -> None:
    document = document_of(["关于做好春灌工作的通知", "", BODY, "", BODY, "", line])
    assert document.blocks[-1].kind == "closing"


@pytest.mark.parametrize("line", NO_CLOSINGS)
def test_a_last_line_that_only_sounds_so_closes_nothing(line: str) -> None:
    document = document_of(["关于做好春灌工作的通知", "", BODY, "", BODY, "", line])
    assert document.blocks[-1].kind == "paragraph"


def test_a_speech_may_close_with_several_lines() -> None:
    appeal = "同志们，让我们携起手来，为夺取今年丰收而努力奋斗！"
    document = document_of(["同志们：", "", BODY, "", BODY, "", appeal, "", "谢谢大家！"])
    assert [b.kind for b in document.blocks][-2:] == ["closing", "closing"]
    assert describe(document)["closing"] == f"{appeal}\n谢谢大家！"


@pytest.mark.parametrize(
    "line",
    [
        "同志们：", "各位领导、同志们：", "尊敬的各位来宾、女士们、先生们：", "各位代表：", "同志们、朋友们！",
        "各位领导，各位同事，大家上午好：", "各乡镇人民政府，县政府各部门：", "县人民政府：", "云河市水利局：",
        "你局：", "各村（居）民委员会：", "各股室、站所：", "尊敬的林小溪同志：", "全县广大农民朋友们：",
    ],
)  # fmt: skip
def test_an_address_is_a_salutation(line: str) -> None:
    document = document_of(["关于春灌", "", line, "", BODY, "", BODY])
    assert [b.kind for b in document.blocks] == ["title", "salutation", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "现将有关事项通知如下：", "具体要求：", "主要做法：", "参加会议的单位：" + BODY, "联系电话：12345678",
        "各单位要做到以下几点：", "方远山县长指出：", "任务分工如下：", "会议要求：", "经研究，决定：",
    ],
)  # fmt: skip
def test_a_lead_in_is_no_salutation(line: str) -> None:
    document = document_of(["关于春灌的通知", "", BODY, "", line, "", BODY])
    assert document.blocks[2].kind != "salutation"
    assert not list(document.of_kind("salutation"))


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("云政发〔2031〕7号", "云政发〔2031〕7号"),
        ("云政办发[2031]17号", "云政办发[2031]17号"),
        ("云水（2031）12号", "云水（2031）12号"),
        ("云水〔20xx〕x号", "云水〔20xx〕x号"),
        ("云水〔2031〕12号　　签发人：方远山", "云水〔2031〕12号"),
        ("第12号", "第12号"),
        ("2031年第3号", "2031年第3号"),
    ],
)
def test_the_number_of_a_document_is_found(line: str, number: str) -> None:
    document = document_of(["关于春灌的通知", "", line, "", "各乡镇：", "", BODY])
    assert describe(document)["doc_number"] == number


@pytest.mark.parametrize(
    "line", ["依据云政发〔2031〕7号文件精神，现就春灌工作通知如下。", "今天是3号"]
)
def test_a_number_inside_a_sentence_is_another_documents(line: str) -> None:
    document = document_of(["关于春灌的通知", "", "各乡镇：", "", line, "", BODY])
    assert describe(document)["doc_number"] is None


@pytest.mark.parametrize(
    "line",
    [
        "2031年3月5日，王村开闸放水。",
        "云溪县人民政府",
        "2031年3月5日",
    ],
)
def test_a_date_or_name_between_body_paragraphs_signs_nothing(line: str) -> None:
    document = document_of(["关于春灌的通知", "", *[BODY, ""] * 6, line, "", *[BODY, ""] * 6])
    assert {b.kind for b in document.blocks[1:]} == {"paragraph"}


@pytest.mark.parametrize("head", ["第一部分 去年工作", "第一部分　去年工作"])
def test_a_heading_right_below_the_title_is_no_note(head: str) -> None:
    body = "去年全县粮食总产稳定增长，群众收入持续增加，各项事业取得新的进步。"
    page = ["全县工作报告", head, body, head.replace("一", "二"), body]
    (document,) = read_text("\n".join(page))
    kinds = [block.kind for block in document.blocks]
    assert kinds == ["title", "heading", "paragraph", "heading", "paragraph"]
