"""What a page adds to its documents: menus, time stamps, advertisements, heads of a collection.

Every pattern names a habit of web pages and collections, none a particular page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from gongwen.reading.markers import NUMERAL, hanzi

_NUMBER = rf"(?:{NUMERAL}{{1,3}}|\d{{1,3}})"
_FIXED = [
    r"(?:您?(?:现在)?的?(?:当前)?位置|当前位置|所在位置)\s*(?:是|为)?\s*[:：]",
    r"首页\s*[>»›→/|\-—＞]",
    r"(?:上一?[页篇条]|下一?[页篇条]|前一篇|后一篇|尾页|末页|首页)(?:\s|[:：]|$)",
    r"(?:网友|用户|会员|编辑)?(?:发布|发表|更新|上传|添加|录入|访问)(?:时间|日期|于)",
    r"(?:时间|日期)\s*[:：]\s*(?:19|20)\d\d[-/.]",
    r"(?:信息|文章|稿件|新闻|内容|资料)?来源\s*[:：]",
    r"(?:文章|稿件)?(?:作者|编辑|责编|审核|校对|录入|供稿|通讯员|记者)\s*[:：]",
    r"责任编辑",
    r"(?:点击|浏览|阅读|访问)(?:量|次数|数|率)?\s*[:：(（]?\s*\d",
    r"(?:点击|浏览|阅读)(?:量|次数|数)\s*[:：]",
    r"[【\[(（]?\s*(?:字体|字号|文字大小)\s*[:：]",
    (
        r"[【\[(（]?\s*(?:打印|关闭|收藏|分享|复制链接|返回顶部|返回首页|返回列表|我要纠错|加入收藏)"
        r"(?:\s|[】\])）]|本[页文]|窗口|到|此[页文]|$)"
    ),
    r"[^，。：:]{0,8}(?:最新|热门|更多|相关)?推荐(?:阅读|文章)?\s*[:：]?$|\d{2}\.\d{2}\.\d{4}\s",
    r"[^，。]{2,20}(?:主办|承办|维护)\s+\S+(?:承办|主办|维护)|地址\s*[:：].*电话|建议使用.{0,12}(?:浏览器|分辨率)|欢迎(?:访问|光临)|登录\s*[/／|]\s*注册",
    r"分享(?:到|至)\s*[:：]?",
    r"扫(?:一扫|码|描).{0,20}(?:关注|分享|打开|阅读|下载|查看)?",
    (
        r"版权所有|Copyright|©|(?:[^，。]{0,12})?ICP备|[^，。]{0,6}公网安备|技术支持\s*[:：]|"
        r"网站标识码"
    ),
    r"(?:主办|承办|维护)(?:单位|部门)?\s*[:：][^。]*(?:网站|备\d|电话)",
    r"(?:网站地图|联系我们|关于我们|友情链接|免责声明|网站声明|隐私声明|设为首页|无障碍)",
    (
        r"(?:相关|热门|推荐|最新|猜你喜欢|延伸|精彩|随机|图文)(?:推荐|栏目|报道|阅读|文章|文档|链接|新闻|资讯|"
        r"下载|内容|稿件|信息|范文)?\s*[:：]?$"
    ),
    (
        r"(?:本文|原文)(?:来源|链接|地址|网址|标题|由)|转载请(?:注明|保留)|未经.{0,8}(?:许可|"
        r"授权).{0,6}转载"
    ),
    (
        r"(?:信息)?(?:索\s*引\s*号|主\s*题\s*分\s*类|信息分类|公开(?:方式|形式|范围|日期|时间|目录|类别)|发布(?:机构|单位|日期)|发文(?:机关|单位|字号|日期|机构)|"
        r"生成日期|成文日期|生效日期|失效日期|有\s*效\s*性|效力状态|标\s*题|名\s*称|文\s*号|信息名称|"
        r"体裁分类|内容概述|关\s*键\s*词|所属分类|标\s*签|验证码|下载地址|"
        r"统一编号|统一登记号|登记号|文件编号|服务对象)\s*[:：]"
    ),
    (
        r"(?:留言|评论|发表评论|网友评论|我要评论|共有\s*\d+\s*条)|附件下载\s*[:：]?$|(?:朗读|海报|"
        r"纠错|侵权投诉|举报|放大|缩小|默认|听全文|VIP\S*|免费下载|立即下载|展开全文|"
        r"全文阅读)(?:[\s　]|$)"
    ),
    (
        r"[\d.]+\s*[KMG]B$|\d+\+$|(?:预览|试读)(?:已)?结束|\S+\.(?:jpg|png|gif|docx?|pdf|xlsx?|zip|"
        r"rar)$|\|+$|\|[^|]{0,12}\|$|【\d+】"
    ),
    (
        r"[一-龥]{2,8}(?:日报|晚报|晨报|时报)[\s　]*\d{4}年.*版|面向社会[\s　]*主动公开|"
        r"[(（]本报讯[)）]|版权声明|[(（]?责任编辑|点击👉|请点击"
    ),
    r"[^，。]{0,20}(?:版权声明|侵权.{0,6}(?:删除|联系))",
    r"主\s*题\s*词\s*[:：]\s*$|回到顶部|[•·]\s*[|\w]+\.?(?:jpg|png|gif)?$|[•·]?\s*\|+$",
    r"(?:https?://|www\.)\S+$",
    r"\[?正文\]?$|\[?(?:目录|摘要)\]?\s*[:：]?$|(?:大|中|小)(?:\s+(?:大|中|小))+$",
]
_FURNITURE = re.compile("(?:" + "|".join(_FIXED) + ")", re.IGNORECASE)
_NUMBERS_ONLY = re.compile(  # but no number of a copy (份号), which has six places
    r"(?!0\d{5}$)(?:[-—－\s]*[\d０-９]{1,5}[-—－\s]*|\d+(?:\s+\d+)+|[\d\s]*\d{5,})$"
)
_TIME_STAMP = re.compile(
    r"(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?"
)
_PAGER = re.compile(r"[\s\d第共当前页条/\\,，.。:：<>《》«»|首尾末上下一跳转到]+$")
_RULE = re.compile(r"[-=_*~—─━…·.\s★☆◆■●※＊#]{3,}$")
_CRUMBS = re.compile(
    r"[^>»›＞]{1,16}(?:\s*[>»›＞]\s*[^>»›＞]{0,40}){2,}$|[^>»›＞。]{1,30}[>»›＞]\s*$"
)
_COLLECTION = re.compile(
    rf"(?:精选|通用|合集|锦集|汇编|汇总|大全|推荐|最新|优秀|热门|必备|集锦|共|范文|模板|"
    rf"整理){_NUMBER}?篇"
    rf"|[(（【\[][^)）】\]]{{0,6}}{_NUMBER}\s*篇[^)）】\]]{{0,4}}[)）】\]]\s*$|\d{{1,3}}\s*篇\s*$"
)
_PROMOTION = [
    r"小编|网友|本站|本网站",
    r"(?:为|给|供|帮助?)(?:您|大家|各位读者|广大读者|同学们)",
    r"收集|搜集|整理|精心|编辑了?|汇编",
    r"(?:分享|推荐|带来|准备了|提供)",
    r"范文|模板|例文|篇[)）”》]?|样本",
    r"(?:仅供|供(?:您|大家|各位)?)参考|借鉴|写作",
    r"希望(?:对|能|以[下上]|下面|您|大家|可以)[^。]{0,20}(?:帮助|喜欢|启发)|有所帮助",
    (
        r"下载|复制|收藏|点击|欢迎(?:阅读|参考|浏览|查看|大家)|(?:一起|快来|接着)(?:来)?(?:看|了解|"
        r"阅读)"
    ),
]
_PROMOTION_CUES = [re.compile(cue) for cue in _PROMOTION]
_GENRE_NOUN = "|".join(
    "讲话稿? 发言稿? 致辞 致词 演讲稿? 范文 例文 模板 材料 总结 报告 汇报 方案 倡议书 通知 稿件? 心得 体会 表态 述职".split()
)
_PART_TITLES = [
    re.compile(
        rf"[^。！？]{{0,50}}[【\[〔(（]\s*第\s*{_NUMBER}\s*[篇部]\s*[】\]〕)）]\s*[。.:：]?$"
    ),
    re.compile(rf"第\s*{_NUMBER}\s*篇(?:[\s:：、.][^。！？]{{0,60}})?$"),
    re.compile(rf"[^。！？]{{0,40}}[\s　]*篇\s*{_NUMBER}(?:[\s　:：、.][^。！？]{{0,60}})?[。.]?$"),
    re.compile(rf"[^，,。！？]{{0,24}}(?:范文|例文|模板)\s*[(（]?{_NUMBER}[)）』】]?\s*[。.:：]?$"),
]
_NUMBERED_TITLE = re.compile(
    rf"([^，,。！？;；]{{2,40}}(?:{_GENRE_NOUN}))\s*[(（【\[]?\s*({_NUMBER})\s*[)）】\]]?\s*[。.]?$"
)
_SENTENCE = re.compile(r"[，,；;].*[。！？]$|[要得应会好]。$|[^”]。$")
_OFFICE = re.compile(r"我们|各单位|各部门|各级")
_SITE = re.compile(r"小编|本站|本网站")
_FORMAT_HINTS = {"comment", "nav", "title"}
_OWN_LINE = re.compile(r"附\s*件\s*\d*\s*[:：]\s*\S|\d{1,2}\s*[.．、]\s*[^.．\d]{2,}\.[a-z]{3,4}$")
_WEBSITE = re.compile(
    r"首页\s*[>»›→/|＞]|(?:当前|所在|现在的?)位置|ICP备|公网安备|版权所有|Copyright|©|网站标识码|"
    r"(?:点击|浏览|阅读|访问)(?:量|次数|数|率)?\s*[:：]|上一[页篇条]\s*[:：]|下一[页篇条]\s*[:：]|"
    r"字体\s*[:：]|责任编辑\s*[:：]|【(?:打印|关闭)|打印本页|关闭窗口|转载请|小编|范文|https?://|www\.|"
    r"(?:相关|热门|推荐|猜你喜欢)(?:推荐|阅读|文章|文档|链接|新闻)|我要纠错|信息来源\s*[:：]|索\s*引\s*号|"
    r"发布(?:时间|日期)\s*[:：]\s*\d{4}",
    re.IGNORECASE,
)
_SENTENCE_END = ("。", "；", "：", ":", "！", "？")
_BLURB_LONG = 20
_CUES_NEEDED = 3


def on_page(lines: Sequence[tuple[str, str]]) -> set[int]:
    """The places of the lines of a page (text and hint) that are furniture.

    What only looks like a field of a web page (时间：…, 来源：…, 留言板…) is text where it stands
    between the sentences of a page that has no other mark of a website on it.
    """
    found = {i for i, (text, hint) in enumerate(lines) if is_furniture(text, hint)}
    sentences = [
        i for i, (text, _) in enumerate(lines) if i not in found and text.endswith(_SENTENCE_END)
    ]
    if not sentences:
        return found
    between = {i for i in found if sentences[0] < i < sentences[-1]}
    if any(hint == "title" or _WEBSITE.search(text) for text, hint in lines):
        return found - {i for i in between if _is_value(*lines[i])}
    return found - {i for i in between if _is_value(*lines[i]) or not _is_mechanical(*lines[i])}


def _is_value(text: str, hint: str) -> bool:
    """Whether a number stands in a table and so is no number of a page."""
    return hint == "cell" and bool(_NUMBERS_ONLY.match(text))


def _is_mechanical(text: str, hint: str) -> bool:
    """Whether a line is furniture by its form alone, wherever it stands: page numbers, rules."""
    numbers_or_rule = _NUMBERS_ONLY.match(text) or _RULE.match(text)
    return hint in _FORMAT_HINTS or bool(numbers_or_rule or (_PAGER.match(text) and "页" in text))


def is_furniture(text: str, hint: str = "") -> bool:
    """Whether a line by itself looks like part of the page and of no document on it."""
    if hint in _FORMAT_HINTS:
        return True
    if _OWN_LINE.match(text):
        return False
    text = text.lstrip("•·● ") or text
    return bool(
        _NUMBERS_ONLY.match(text)
        or _RULE.match(text)
        or (_PAGER.match(text) and "页" in text)
        or (_FURNITURE.match(text) and hanzi(text) <= 60 and not _SENTENCE.search(text))
        or (_TIME_STAMP.search(text) and hanzi(text) <= _BLURB_LONG and not text.endswith("。"))
        or (_CRUMBS.match(text) and hanzi(text) <= 60)
        or is_promotion(text)
    )


def is_promotion(text: str) -> bool:
    """Whether a line advertises the page: three or more of the habits of such lines.

    A page's own title that counts its pieces (精选8篇) is one too.
    """
    if _COLLECTION.search(text) and hanzi(text) <= 40 and "。" not in text:
        return True
    if hanzi(text) > _BLURB_LONG * 8:
        return False
    if _OFFICE.search(text) and not _SITE.search(text):
        return False
    found = [bool(cue.search(text)) for cue in _PROMOTION_CUES]
    return sum(found) >= _CUES_NEEDED and (found[0] or found[4])


def part_titles(lines: Sequence[str]) -> set[int]:
    """The places of the lines that head one piece of a collection (【第三篇】, 篇2, 讲话稿（四）).

    A title that merely ends in a number counts only if the page has the same title again with
    another number.
    """
    found = {
        i for i, line in enumerate(lines) if any(pattern.match(line) for pattern in _PART_TITLES)
    }
    series: dict[str, dict[str, int]] = defaultdict(dict)
    for i, line in enumerate(lines):
        numbered = _NUMBERED_TITLE.match(line)
        if numbered:
            series[numbered[1]].setdefault(numbered[2], i)
    for places in series.values():
        if len(places) > 1:
            found.update(places.values())
    return found
