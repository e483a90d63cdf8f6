"""Pages on which several documents were spliced, and pages that only look like it.

A case is a page whose documents are parted by `=` lines, which the page itself does not have.
`…` is a paragraph of body, `~` an opening without salutation, `^` a last appeal.
"""

from itertools import chain

import pytest

from gongwen.reading.read import read_text

BODY = "今年春灌来得早，各乡镇要抢抓农时，把水渠清好，把闸门修好，把每一块田都浇透，做到不误农时、不漏一户。"
OPENING = (
    "近几年，我市秋收工作有了很大进步，各县肯吃苦，肯动脑筋，办法多，进度快，成效好，群众普遍满意，"
    "上级也充分肯定。这次会议的任务，就是总结经验，部署今年的秋收工作。"
)
APPEAL = "同志们，春灌不等人。让我们携起手来，为夺取今年丰收而努力奋斗！"


def lines_of(case: str) -> list[list[str]]:
    """The lines of each document of a case."""
    rows = [row.strip() for row in case.strip().split("\n")]
    documents: list[list[str]] = [[]]
    for row in rows:
        if row == "=":
            documents.append([])
        else:
            documents[-1].append(row.replace("~", OPENING).replace("…", BODY).replace("^", APPEAL))
    return documents


def cut(page: list[str]) -> list[list[str]]:
    """The lines of each document that reading finds on a page."""
    return [
        [document.text_of(block) for block in document.blocks]
        for document in read_text("\n\n".join(page))
    ]


SPLICED = {
    "a 通告 without receivers below a sign-off": """
        关于抓好春灌的通知
        各乡镇人民政府：
        …
        云溪县人民政府
        2031年3月5日
        =
        关于停止供水的通告
        因检修管网，决定停止供水。
        云溪县水利局
        2031年3月6日
    """,
    "part titles in brackets": """
        春耕讲话稿【第一篇】
        同志们：
        …
        =
        春耕讲话稿【第二篇】
        同志们：
        …
    """,
    "part titles 篇1, 篇2": """
        春耕动员讲话 篇1
        同志们：
        …
        …
        =
        春耕动员讲话 篇2
        …
        …
    """,
    "the same title with another number": """
        春耕动员讲话稿1
        …
        …
        =
        春耕动员讲话稿2
        …
        …
    """,
    "第二篇 as a line": """
        第一篇：在春灌会议上的讲话
        …
        =
        第二篇：在秋收会议上的讲话
        …
    """,
    "furniture above the first part title": """
        首页 > 范文 > 讲话稿
        春耕讲话大全
        发布时间：2031-03-05 10:20
        讲话稿范文（一）
        …
        =
        讲话稿范文（二）
        …
    """,
    "a second salutation after a last appeal": """
        同志们：
        …
        …
        ^
        =
        同志们：
        …
        …
        ^
    """,
    "a second salutation after thanks": """
        各位领导、同志们：
        …
        …
        谢谢大家！
        =
        同志们：
        …
        …
    """,
    "a second title and salutation after an appeal": """
        在春灌会议上的讲话
        同志们：
        …
        …
        ^
        =
        在秋收会议上的讲话
        （2031年9月5日）
        同志们：
        …
        …
    """,
    "body that goes on after a last appeal": """
        同志们：
        …
        …
        ^
        =
        ~
        …
        …
    """,
    "two notices one below the other": """
        关于做好春灌工作的通知
        各乡镇：
        …
        特此通知。
        云溪县人民政府
        2031年3月5日
        =
        关于做好秋收工作的通知
        各乡镇：
        …
        特此通知。
        云溪县人民政府
        2031年9月5日
    """,
    "two numbered documents": """
        云溪县人民政府关于成立春灌指挥部的通知
        云政发〔2031〕7号
        各乡镇：
        …
        云溪县人民政府
        2031年3月5日
        =
        云溪县人民政府关于调整水价的批复
        云政复〔2031〕8号
        县水利局：
        …
        云溪县人民政府
        2031年3月9日
    """,
    "receivers named anew below a sign-off": """
        关于做好春灌工作的通知
        各乡镇：
        …
        …
        云溪县人民政府
        2031年3月5日
        =
        县直各单位：
        …
        …
        云溪县人民政府
        2031年3月6日
    """,
    "three speeches, one without salutation": """
        同志们：
        …
        …
        ^
        =
        ~
        …
        …
        ^
        =
        同志们：
        …
        …
    """,
}

WHOLE = {
    "a turn to the listeners in the middle": """
        同志们：
        …
        同志们，春灌不等人，这一条大家要牢牢记住。
        …
        …
    """,
    "an appeal that another paragraph with a vocative follows": """
        同志们：
        …
        …
        ^
        同志们，最后我再强调一点安全，水边作业一定要有人看护，千万大意不得，出了事谁也负不起这个责任，大家务必记在心上。
    """,
    "an appeal before the next numbered part": """
        同志们：
        一、早动手
        …
        …
        ^
        二、重实效
        …
        …
    """,
    "thanks and date after an appeal": """
        同志们：
        …
        …
        ^
        谢谢大家！
        2031年3月5日
    """,
    "a salutation repeated at once": """
        同志们：
        各位代表：
        …
        …
    """,
    "a notice that passes a document on": """
        云溪县人民政府关于转发县水利局春灌用水管理办法的通知
        各乡镇：
        …
        …
        云溪县人民政府
        2031年3月5日
        春灌用水管理办法
        第一条 为了节约用水，制定本办法。
        第二条 本办法适用于全县春灌用水。
    """,
    "a notice that issues a plan with receivers of its own": """
        云溪县人民政府关于印发《云溪县春灌工作方案》的通知
        各乡镇：
        …
        …
        云溪县人民政府
        2031年3月5日
        云溪县春灌工作方案
        …
        …
    """,
    "an attachment below the sign-off": """
        关于做好春灌工作的通知
        各乡镇：
        …
        云溪县人民政府
        2031年3月5日
        附件：春灌任务表
        …
    """,
    "a title quoted in the body": """
        关于做好春灌工作的通知
        各乡镇：
        …
        关于做好秋收工作的通知
        …
        …
    """,
    "a date above the listeners": """
        在全县春耕动员会上的讲话
        （2031年3月5日）
        郑禾
        青年朋友们、种田的同志们：
        …
        …
    """,
    "the head of the only part": """
        春耕讲话稿【第一篇】
        同志们：
        …
        …
    """,
}


EXCLAIMED = """
    同志们：
    …
    …
    同志们，过去一年的成绩来之不易，值得我们倍加珍惜！
    成绩面前更要看到差距。有的村动手迟，有的村办法少，有的渠道还在漏水，有的闸门还没有人管，这些问题不解决，今年的春灌就会落空，一年的收成就没有保证。
    …
    …
"""


@pytest.mark.parametrize("case", SPLICED.values(), ids=SPLICED)
def test_each_document_of_a_page_is_found(case: str) -> None:
    expected = lines_of(case)
    assert cut([*chain.from_iterable(expected)]) == expected


@pytest.mark.parametrize("case", WHOLE.values(), ids=WHOLE)
def test_a_whole_document_is_not_cut(case: str) -> None:
    expected = lines_of(case)
    assert cut([*chain.from_iterable(expected)]) == expected


def test_an_exclamation_in_the_middle_of_a_speech_cuts_nothing() -> None:
    expected = lines_of(EXCLAIMED)
    assert cut([*chain.from_iterable(expected)]) == expected
