"""要 that tells: cost, comparison, what somebody said or feared, what is bound to come, a question."""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.rhetoric.modal_places import Place
from gongwen.words.dictionary import base

_NUMBER = r"[\d.二两三四五六七八九十几百千万亿半]"
_ONE = (
    "一(?:个|张|户|人|亩|天|年|趟|封|台|辆|家|本|袋|头|吨|公里|平方米?|名|季|茬|晚|夜|件|间|桶|块)"
)
PEOPLE = (
    "老[一-龥]{1,2}|有人|有的[^，。；]{1,6}|对方|人家|家属|有位[^，。；]{1,8}|[^，。；]{0,6}(?:大[爷娘妈嫂姐哥伯叔]|老[汉人]|师傅|乡亲|老板|"
    "[店户]主|群众|村民|老百姓|邻居|姑娘|小伙|客商|供货商)"
)


_REACH = 48


class Sign(NamedTuple):
    """What shows that 要 tells: what stands before it in the sentence, and behind it."""

    name: str
    led: re.Pattern[str]
    rest: re.Pattern[str]


def _sign(name: str, led: str = "", rest: str = "") -> Sign:
    return Sign(name, re.compile(led), re.compile(rest))


REPORTED = (
    _sign(
        "heard",
        r"(?:听说|听闻|听讲|都说|常说|一说|一听|说是|说好|传出|知道|得知|以为|生怕|害怕|就怕|只怕|最怕|怕的就?是|怕是|恐怕|担心|"
        r"(?:动过|打过|有过)[^，。；]{0,3}(?:念头|主意|心思)，|答应|承诺|许诺|[争抢吵嚷闹忙急]着|惦记着?|想着)[^，。；]{0,5}$",
    ),
    _sign(
        "said",
        rf"(?:(?<!其)[他她]们?|{PEOPLE})[^，。；]{{0,8}}(?<!听)(?:说|讲|问|告诉|念叨|回答|放出话|感慨|抱怨|盼|盘算|心里清楚)"
        r"(?:(?!我们|大家|各|同志|干部|党员)[^。；]){0,24}$",
    ),
    _sign(
        "quoted",
        r"(?:说|讲|问|道|话|告诉[^，。：；]{1,4}|回答|[叮嘱]嘱?|念叨|喊|写道)[：，]?“[^”]*$",
    ),
    _sign(
        "on a sign",
        r"“[^”]{0,6}$",
        r"[^”“，。；]{0,8}”[^，。；]{0,4}(?:牌|标[志语识]|横幅|字样|口号)",
    ),
    _sign("if not", r"(?:要不是|若不是|如果不是|幸亏|多亏)(?:(?!我们|各)[^。；])*$"),
    _sign("left undone", "", r"(?P<deed>[一-龥]{1,4})[而却]?(?:未|没有?|不)(?P=deed)"),
    _sign(
        "what is due",
        r"(?:属于|依法|按[规照]定|[年月]|各自)$",
        r"(?:由[^，。；]{1,8}|进行|予以)?[一-龥]{2}的(?![^，。；]{0,2}[，。；])",
    ),
    _sign("is paid for", "", r"付出[^，。；]{0,4}代价"),
    _sign(
        "believed",
        r"(?:总觉得|总以为|总认为|误以为|误认为|有的[^，。；]{0,6}(?:觉得|认为|以为))[^。；]{0,16}$",
    ),
    _sign("had been due", r"(?:(?<![趁及尽提])早就?|本来|原本|按理|照理)(?:说)?[也都就]?(?:是)?$"),
    _sign(
        "asked",
        r"(?:为什么|为啥|为何|凭什么|何必|何苦|何须|难道|到底|究竟|是否|是不是)[^，。；]{0,8}$",
    ),
    _sign(
        "not kept",
        r"(?:合同|协议|规定|规划|文件|制度|原定|老规矩|图纸|方案|计划)(?:(?!我们|各)[^。；]){0,16}$",
        r"[^。]*?[，；](?:可|但|却|结果|而|偏偏|实际|这[家个]|有的|眼下|到[现如今]|至今)",
    ),
    _sign(
        "is what one does",
        r"(?:这|那|也|正)(?:就|也|正|都|才)?是[^，。；]{0,8}$",
        r"[^，。；]{1,14}的[^，。；]{1,8}(?:[，。；]|$)",
    ),
)
"""Signs by which any word of duty or ban is somebody else's, or asked for, or the past's."""

SURE = (
    *REPORTED,
    _sign(
        "proverb",
        r"(?:俗话|老话|古话|常言|谚语|民谚|农谚|古人|古语|有道)(?:(?!我们|各)[^。；]){0,24}$",
    ),
    _sign(
        "bound to be",
        r"(?:早晚|迟早|终究|终归|总归|到头来|势必|难免|说不定|大概|恐怕|怕是|只会|反而|反倒|非|硬|偏|执意|本来|原本|原想|"
        r"差点|险些|好像|似乎|仿佛|快|即将)(?:都|也|还|就|会)?$",
    ),
    _sign(
        "asks what", "", r"不要|怎么|怎样|如何|多少|[从往到向由在靠]?(?:哪|谁|何处)|[一-龥]?什么"
    ),
    _sign(
        "compared",
        r"(?:比|相比)[^，。；]{1,14}$",
        r"[更还]?(?:好|差|高|低|多|少|快|慢|大|小|强|弱|难|易|贵|便宜|复杂|严峻|严重|困难|艰巨|重|轻|早|晚|远|近|宽|窄|紧|松|热|冷)"
        r"(?:得多|一?些|一?点|多了|很多|不少|一?倍)?(?:[，。；、的！]|$)",
    ),
    _sign(
        "comes to grief",
        "",
        r"[大再又白]?(?:吃[^，。；]{0,3}(?:亏|苦头|败仗)|出(?:大?事|乱子|大?问题|岔|毛病|纰漏|漏子|娄子|人命|洋相)|挨[骂批罚打饿冻]|掉队|落[后伍空]|垮|塌|"
        r"翻[船车]|骂[娘人街]|泡汤|打[^，。；]{0,3}折扣|遭|受[罪累苦冻穷]|丢(?:人|脸|饭碗|乌纱)|失[去信]|丧失|[睡吃坐站挺撑顶熬]不[着了下起上住动]|[低少慢晚弱]于|绝收|跳闸|淹|决[口堤]|生病|得病|涨价|损失|闯祸|惹[事祸]|捅[^，。]{0,2}娄子|被(?!动))",
    ),
    _sign(
        "comes to grief then",
        r"(?:就|也|都|可|便|准|肯定|必定)$",
        r"停[摆产工电]|付出(?![^，。；]{1,4}(?:努力|心血|汗水))|断[流水电档粮炊]|漏|崩|爆|过期|凉|寒|乱|散|变[味形质]",
    ),
    _sign(
        "to get there",
        "",
        r"(?:达到|实现|完成|做到|破解|改变|解决)[^，。；]{0,8}(?:目[的标]|要求|局面|问题|难题)，(?:[仅光单只就]|必须|离不开|关键|没有|不能|首先|还得)",
    ),
    _sign("comes", "", r"了|来(?!得|之|真|一[次场个]|个)|走(?:了|[，。])"),
    _sign("when he does", rf"(?:{PEOPLE}|[他她])[^。；]{{0,24}}的时候$"),
    _sign("is near", r"(?<!就)$", r"(?!把|将)[^，。；]{1,8}(?<![为好完到除])了(?:[，。；！”]|$)"),
    _sign("on both sides", r"一(边|面|头)[^。；]*一\1还?$"),
    _sign(
        "again and again", r"(?:三天两头|隔三[差岔]五|动不动|动辄|时不时|一天到晚)(?:都|就|还)?$"
    ),
    _sign("this and that", r"[这那][个样]?[也都]$"),
    _sign(
        "depends",
        r"(?:[一-龥]不[一-龥]{1,4}|与否|怎么?样|如何|多少|好坏|快慢|高低|大小|深浅)，(?:还|都|就|最[终后]|归根到底|关键|主要|全)?$",
        r"[看由靠问听]|取决",
    ),
    _sign(
        "is what for",
        r"(?:目的|初衷|意图|用意|为的|请到|请来|召集|召开|今天|之所以|这[样么]做|出发点|想法|打算|意思|心愿|愿望|梦想|指望|盼头)[^。；]{0,24}就是$",
    ),
)
"""Signs that hold whatever verb follows."""

LIKELY = (
    _sign(
        "each costs",
        rf"(?:(?<!每){_ONE}|半(?:天|个?[月年]|夜)|每(?:小时|分钟))[^，。；]{{0,9}}$",
        rf"[^，。；\d一]{{0,4}}(?:{_NUMBER}+|上百|上千|好几)(?!次|名|项)",
    ),
    _sign(
        "costs in all",
        r"(?:平均|往返|来回|前后|总共|统共|满打满算|开车|坐车|步行|骑车|路上|(?:^|[，；])(?:光|单是|仅)[^，。；]{1,4})[^，。；]{0,6}$",
        r"[^，。；]{0,4}[\d一二两三四五六七八九十几百千万亿半]",
    ),
    _sign(
        "costs",
        "",
        rf"(?!二十四小时|24小时)(?:{_NUMBER}+|一(?=[年天百千万亿]|个[月半多]))(?:(?<=[百千万亿])|[多来余]?个?多?半?(?:年|月|天|周|小时|钟头|分钟|元|块|角|公里|里|米|斤|吨|人|口|趟))"
        r"(?![内之以前一])(?:[^，。；内前一]{0,4}[，。；！、]|$)",
    ),
    _sign(
        "toil",
        "",
        r"求人|托人|看(?:天|老天|[^，。；]{0,4}脸色)|翻[^，。；]{0,3}[山坡岭]|绕(?!开)|爬[^，。；]{0,6}[坡山楼]|摸黑|起早|排长?队|倒[^，。；]{0,2}车|蹚|"
        r"挑水|往[^，。；]{1,4}[跑送赶]|跑断腿|来回(?:跑|折腾)",
    ),
    _sign("he has to", r"(?<![其给为让对向把使跟同替请帮])(?:[他她]|对方|人家)[^，。；的]{0,8}$"),
    _sign(
        "in order to",
        r"(?:^|[，；：])(?!各|我们|大家)[^，。；]{0,5}$",
        r"[^，。；、]{1,10}，(?:[^，。；]{0,2}(?:就得|得|先得|离不开|少不了|缺不了)|首先|前提|关键[是在靠看要]|没有[^，。；]{1,8}(?:不行|不成|就)"
        r"|[^，。；]{1,4}是(?:关键|根本|前提|基础))",
    ),
    _sign("is what it takes", r"(?:要想|若想|如果想)[^，。；]{1,14}，(?:首先|先)$"),
    _sign(
        "would be",
        "",
        r"(?:[算说做办干加排讲真][一-龥]?(?:下|起)来)，|[一-龥]{1,2}不难|[^，。；]{2,8}(?:说起来|做起来)",
    ),
)
"""Signs that hold unless a verb or an adverb of the office follows."""

OFFICE = re.compile(
    "切实|认真|进一步|坚[持决定守]|加[强快大]|抓|严[格肃厉守防控查]|积极|深[入化刻]|始终|继续|持续|全[力面程]|不断|[大着努]力|突出|强化|完善|健全|建[立设]|落[实细]|"
    "确保|保[持障证护]|防[止范]|注[重意]|[做用管把办搞]好|做到|做[优强大实]|高度|充分|牢[固牢记]|狠抓|从严|统筹|主动|自觉|带头|及时|尽[快量早]|按照?|围绕|立足|针对|"
    "明确|组织|开展|推[进动行广]|提[高升]|增强|优化|细化|压实|树立|发[扬挥]|弘扬|引导|鼓励|支持|关[心爱]|重视|学会|善于|敢于|勇于|力[争戒]|争取|杜绝|避免|克服|"
    "实[行施事]|制[定订]|规范|采取|巩固|拓[展宽]|培[养育]|构建|打[造好赢]|聚焦|瞄准|对[照标]|一[律视抓以如定]|真[正抓心]|敬畏|清醒|正确|科学|精准|多措|[以把将让使]"
)


def is_reported(place: Place) -> bool:
    """Whether somebody else said, asked, feared or wrote what a word of duty or ban tells of."""
    text = place.sentence.text
    led, rest = text[max(0, place.start - _REACH) : place.start], text[place.end :]
    return any(sign.led.search(led) and sign.rest.match(rest) for sign in REPORTED)


def tells(place: Place) -> str | None:
    """The name of the sign by which 要 tells rather than directs; None where there is no sign."""
    text = place.sentence.text
    led, rest = text[max(0, place.start - _REACH) : place.start], text[place.end :]
    for sign in SURE:
        if sign.led.search(led) and sign.rest.match(rest):
            return sign.name
    if OFFICE.match(rest):
        return None
    for sign in LIKELY:
        if sign.led.search(led) and sign.rest.match(rest):
            return sign.name
    return "is done" if _is_relative(rest) else None


def _is_relative(rest: str) -> bool:
    """Whether a verb of one or two hanzi and 的 follow at once (要召开的会, 要找的差距)."""
    found = re.match(r"([一-龥]{1,2})的(?![^，。；]{0,3}[地得])", rest)
    return bool(found) and base().tag.get(found[1] if found else "", "") in ("v", "vn", "vd")
