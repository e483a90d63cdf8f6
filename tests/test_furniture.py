"""What a page adds to its documents, and sentences near it that belong to a document."""

import pytest

from gongwen.reading.furniture import is_furniture, is_promotion, part_titles
from gongwen.reading.read import read_bytes, read_text

FURNITURE = [
    # where one is
    "当前位置：首页 > 范文 > 讲话稿", "您现在的位置：首页", "您的位置是：政务公开", "首页 > 工作范文",
    "云溪县 > 水利局 > 通知公告", "首页»公文»通知", "网站首页 › 文件 ›", "> 首页",
    # when, by whom, how often
    "发布时间：2031-03-05 10:20", "发表日期 2031-3-5", "时间：2031-03-05", "2031-03-05 10:20",
    "2031年3月5日 10:20 来源：云溪县水利局", "更新时间：2031/03/05", "网友发表时间 2031",
    "来源：云溪县政府网", "信息来源：县水利局", "作者：佚名", "责任编辑：小叶", "编辑：小叶", "供稿：办公室",
    "点击：123", "点击量：1024", "浏览次数：88", "阅读 3020", "访问量 56 次",
    # what one may do
    "【打印】【关闭】", "打印本页", "[关闭窗口]", "字号：大 中 小", "大 中 小", "【字体：大 中 小】", "收藏",
    "返回顶部", "加入收藏", "分享到：", "扫一扫，手机阅读", "我要纠错", "免费下载", "全文阅读", "朗读",
    # where one may go
    "上一篇：关于做好春灌工作的通知", "下一篇：没有了", "上一页 1 2 3 下一页", "下一页", "末页", "1 2 3",
    "第3页", "第 3 页 共 8 页", "共8页", "- 2 -", "— 12 —", "7", "相关阅读：", "相关推荐", "猜你喜欢",
    "热门文章", "推荐阅读", "最新文章：", "友情链接", "网站地图", "关于我们", "联系我们",
    "https://example.cn/a/1.html", "www.example.cn",
    # whose it is
    "版权所有 云溪县人民政府", "Copyright 2031", "© 2031 云溪", "云ICP备12345号", "云公网安备 1234号",
    "转载请注明出处", "未经本网授权不得转载", "本文来源于网络", "技术支持：云溪软件", "网站标识码1234567890",
    # tables above an official document
    "索 引 号：00345-2031-7", "主题分类：水利", "发布机构：云溪县水利局", "成文日期：2031年3月5日",
    "发文字号：云政发〔2031〕7号", "名　　称：关于做好春灌工作的通知", "有效性：有效", "公开方式：主动公开",
    "服务对象：公民", "信息名称：春灌通知",
    # rules
    "---", "* * *", "=====", "★★★", "■■■■",
    # of a file
    "通知.docx", "附件下载：", "128.5KB", "【1】",
]  # fmt: skip


@pytest.mark.parametrize("line", FURNITURE)
def test_a_line_of_the_page_is_furniture(line: str) -> None:
    assert is_furniture(line)


BODY = [
    # sentences that begin as furniture does
    "首页可见，成效明显。", "来源广泛，结构合理。", "编辑部要严把关口。", "位置偏远的村要先通水。",
    "浏览全县，变化喜人。", "扫黑除恶常抓不懈。", "扫清障碍，加快建设。", "友情提示：请带好证件。",
    "推荐优秀村干部，形成示范。", "打印机要统一登记。", "下一篇文章要写在大地上。", "上一届政府打下了基础。",
    "关闭非法采砂点", "收藏品要统一保管", "放大镜下看问题", "作者队伍不断壮大。", "时间紧，任务重。",
    "时间：2031年3月5日下午", "地点：县政府二楼会议室", "联系电话：12345678", "举报电话：12345",
    "下载安装预警软件，做到全覆盖。", "相关部门要密切配合。", "热门岗位要公开选拔。", "最新要求已经传达。",
    "分享发展成果，增进民生福祉。", "版权保护要加强。", "转载他人文章要守规矩。", "主题鲜明，内容充实。",
    "名称要统一，标识要规范。", "目录管理要从严。", "摘要写得好，全文才清楚。", "正文不得超过三千字。",
    "更新观念，更新办法。", "发布会如期举行。", "第三次会议今天开幕。",
    "网站要及时更新。", "会议时间：2031年3月5日", "主持：县长",
    # other parts of documents
    "云溪县人民政府", "2031年3月5日", "云政发〔2031〕7号", "各乡镇人民政府：", "同志们：", "一、早动手",
    "（此件公开发布）", "附件：1.任务表", "抄送：县委办公室。", "特此通知。", "谢谢大家！", "2031年",
    "关于做好春灌工作的通知", "主题词：水利 春灌 通知", "谱写新篇章",
    "联系我们的实际，我讲三点意见。",
    "关于我们县的情况，大家都清楚。",
    "扫码登记，人人有责。",
    "分享到的经验要推广。",
    "评论家看好这出戏。",
    "留言板上的问题要逐条答复。",
    "会议定于2031年3月5日 14:30召开。",
    "来源：县级财政安排80%，乡镇自筹20%。",
]  # fmt: skip


@pytest.mark.parametrize("line", BODY)
def test_a_line_of_a_document_is_none(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "hint", "expected"),
    [
        ("各村要早动手。", "nav", True),
        ("各村要早动手。", "comment", True),
        ("春灌通知_云溪县", "title", True),
        ("各村要早动手。", "h2", False),
        ("各村要早动手。", "li", False),
        ("各村要早动手。", "", False),
    ],
)
def test_a_format_may_say_that_a_line_is_of_the_page(line: str, hint: str, expected: bool) -> None:
    assert is_furniture(line, hint) is expected


@pytest.mark.parametrize(
    "line",
    [
        "以下是小编为大家整理的讲话稿范文，仅供参考，希望对您有所帮助。",
        "本站为您精心收集了春耕讲话稿模板，欢迎下载借鉴！",
        "下面是小编帮大家整理的工作总结（精选6篇），欢迎阅读与收藏。",
        "春耕备耕会议讲话稿（精选8篇）",
        "最新春灌动员讲话稿合集五篇",
        "乡镇工作总结(共10篇)",
        "写材料没有思路？这里有范文模板供您参考，快来看看网友们的分享吧。",
    ],
)
def test_a_line_that_advertises_the_page_is_promotion(line: str) -> None:
    assert is_promotion(line)


@pytest.mark.parametrize(
    "line",
    [
        "各地要把好的做法整理出来，供全县参考。",
        "借此机会，我给大家讲三点意见，供参考。",
        "全县共收集意见120条，逐条作了答复。",
        "希望大家把今天的精神带回去，分享给没有到会的同志。",
        "以上做法可供各地借鉴。",
        "这次会议的材料，请大家会后认真阅读，对照查找差距。",
        "感谢网友一直关心云溪的发展。",
        "全年发表调研文章12篇。",
        "办公室要把典型经验汇编成册，印发各乡镇参考。",
        "对网友的留言，我们逐条收集整理，给大家一个满意的答复，供各单位改进工作时参考。",
    ],
)
def test_a_sentence_of_a_speech_is_no_promotion(line: str) -> None:
    assert not is_promotion(line)


PART_TITLES = [
    ["春耕讲话稿【第一篇】"],
    ["春耕讲话稿（第3篇）"],
    ["第二篇：在春耕会议上的讲话"],
    ["第 4 篇"],
    ["篇1：春耕动员讲话"],
    ["春耕动员讲话稿 篇2"],
    ["工作总结 篇三"],
    ["讲话稿范文（四）"],
    ["工作总结模板5"],
    ["春灌动员讲话稿1", "春灌动员讲话稿2"],
    ["在春灌会议上的讲话（一）", "在春灌会议上的讲话（二）"],
]


@pytest.mark.parametrize("titles", PART_TITLES)
def test_the_heads_of_the_pieces_of_a_collection_are_found(titles: list[str]) -> None:
    lines = ["各村要早动手。"]
    for title in titles:
        lines += [title, "各村要早动手。"]
    assert part_titles(lines) == set(range(1, len(lines), 2))


@pytest.mark.parametrize(
    "lines",
    [
        ["第一部分 主要成绩", "第二部分 存在问题"],
        ["在第二次会议上的讲话"],
        ["发表文章三篇"],
        ["全年工作报告2"],
        ["春灌工作方案（一）", "秋收工作方案（二）"],
        ["做好“三农”这篇大文章。"],
        ["一、第一篇文章要做好。"],
        ["第一篇报告讲了成绩，第二篇报告讲了问题。"],
    ],
)
def test_other_lines_with_numbers_head_no_piece(lines: list[str]) -> None:
    assert part_titles(lines) == set()


LONG = "今年春灌来得早，各乡镇要抢抓农时，把水渠清好，把闸门修好，把每一块田都浇透，做到不误农时、不漏一户。"


def kinds(*lines: str) -> list[str]:
    """The kind of each block of a page."""
    return [block.kind for document in read_text("\n".join(lines)) for block in document.blocks]


def test_the_short_lines_above_the_first_piece_of_a_collection_are_the_pages() -> None:
    page = ["春耕讲话大全", "云溪文秘", "春耕讲话稿【第一篇】", "同志们：", LONG]
    assert kinds(*page) == ["furniture", "furniture", "part_title", "salutation", "paragraph"]


SIGNED = ["云溪县人民政府", "2031年3月5日"]
LINKS = ["云溪县秋收方案", "云溪县抗旱预案"]


@pytest.mark.parametrize(
    "ending",
    [
        [*SIGNED, "相关阅读：", *LINKS],
        [*SIGNED, *LINKS],
        ["相关阅读：", *LINKS],
        ["热门推荐", *LINKS, "版权所有"],
    ],
)
def test_the_links_below_a_documents_end_are_the_pages(ending: list[str]) -> None:
    below = kinds("关于春灌的通知", LONG, LONG, *ending)[3:]
    assert set(below) <= {"signature", "date", "furniture"}


def test_a_sentence_below_the_links_is_no_link() -> None:
    page = ["关于春灌的通知", LONG, "相关阅读：", "云溪县秋收方案", LONG]
    assert kinds(*page)[-1] == "paragraph"


NOTICE = [
    "关于开展春灌月活动的通知",
    "各乡镇人民政府：",
    "为做好春灌，决定开展春灌月活动。现将有关事项通知如下：",
    "一、活动安排",
]


@pytest.mark.parametrize(
    "line",
    [
        "时间：2031年3月5日 9:00",
        "2031年3月5日 9:00在县政府第一会议室召开",
        "服务对象：全县种粮大户",
        "承办单位：县水利局　联系电话：0000-1234567",
        "来源：县财政资金",
        "扫码登记",
        "征文100篇",
        "留言板办理情况",
        "打印 一式三份",
    ],
)
def test_a_field_between_the_sentences_of_a_notice_is_text(line: str) -> None:
    assert kinds(*NOTICE, line, LONG, *SIGNED)[4] == "paragraph"
    website = kinds("首页 > 公文", *NOTICE, line, LONG, *SIGNED, "浏览次数：12")
    assert website[5] == "furniture"


def test_a_page_number_is_furniture_between_the_sentences_of_a_notice() -> None:
    assert kinds(*NOTICE, "- 2 -", LONG, *SIGNED)[4] == "furniture"


def test_a_file_that_a_notice_announces_is_an_attachment() -> None:
    page = [*NOTICE, LONG, "附件：1.报名表.docx", "2.座位表.docx", *SIGNED]
    assert kinds(*page)[5:7] == ["attachment", "attachment"]


def test_the_names_below_a_sign_off_are_text() -> None:
    page = [*NOTICE[:3], LONG, *SIGNED, "先进个人名单", "王一　松脚村", "李二　鹿衔村"]
    assert kinds(*page)[-3:] == ["paragraph", "paragraph", "paragraph"]


def test_a_name_below_the_date_signs() -> None:
    assert kinds(*NOTICE[:3], LONG, *reversed(SIGNED))[-2:] == ["date", "signature"]


def test_the_cells_of_a_table_neither_sign_nor_number_the_page() -> None:
    cells = ["序号", "任务", "时限", "1", "新建水闸", "2031年6月"]
    page = "".join(f"<p>{line}</p>" for line in [*NOTICE, LONG])
    page += "<table>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</table>"
    page += "".join(f"<p>{line}</p>" for line in [LONG, *SIGNED])
    (document,) = read_bytes(f"<html><body>{page}</body></html>".encode(), "page.html")
    found = [block.kind for block in document.blocks]
    assert found[5:11] == ["paragraph"] * len(cells)
    assert found[-2:] == ["signature", "date"]
