"""Words by which a question says its own answer (反问), by the kind of inference they ask for."""

from __future__ import annotations

import re

from gongwen.words import count_hanzi

_N = "[^，。？；：]"

SENSES: dict[str, str] = {
    "难道": r"难道|莫非|岂(?!止于)|焉能|安能|焉有|孰能|何尝|何曾|何必|何苦|何须|何至于|何乐[而]?不为|何不|谈何|从何谈起|遑论"
    r"|何[愁患忧惧难妨罪][^，。？]{0,10}|成何体统|情何以堪|于心何忍|又何|复何",
    "怎么能": r"又(?:怎么?|如何)(?:去|好)|拿什么(?:去)?(?:扑|赔|补|还(?!给)|堵|救|挡|抵|换)|又?怎么?(?:能|敢|可(?!靠)|会|可能|可以|好意思|对得[起住]|忍心|舍得|交代|交待|面对|向|去见|说得过去|算得上|配)|咋能|咋好意思"
    r"|(?:如何|何以)(?:能(?!够)|向|面对|对得[起住]|交代|服众|安心|立足|自处|谈起|心安|忍心|放心)|怎么?[^，。？得]{0,5}得(?:起来|[起出了好住下过成到上动开稳])|(?:群众|老百姓|别人|人家|企业|乡亲们?|孩子们?|客商|后人)(?:会|又)?怎么(?:看|想|说)(?:我们|咱们)?[？]?$|你[^，。？]{0,8}怎么(?:当|做|干|管)的|拿什么(?:去)?(?:面对|交代|见|脸)|有何面目|还怎么",
    "哪有": r"(?:试问)?有?哪一?[个家位名][^，。？]{0,8}(?:愿意?|敢|肯|会|能)|哪(?:能|有|会|敢|还|来|像|是什么|里[还能有会像是](?!不是))|(?<!从)哪儿?(?:还|有|来)的?|哪一?[个件条项次处家户村人份代天年样门行步][^，。？]{0,10}?(?:是(?!最|由|谁|在)|不|没|离得开|少得了|能例外|敢)",
    "谁不": r"谁(?:能|敢|会|又能)[^，。？]{0,6}得[了起住过下]|有?谁(?:能不|不|没|无|说|又能|又会|还|会(?!是)|信|敢|肯|愿|忍心|来负责|能保证|能说|能忍心|能安心|能无动于衷|家没)",
    "又有什么": r"(?<![不没别最都])怕什么|急什么|又能[^，。？]{0,6}(?:什么|几[个天年]|多少|何用)|又(?:有(?:什么|谁|何|几)|会是什么|能(?:怪谁|怎[么样]|如何)|何必|算什么|凭什么|谈什么)|还有(?:什么(?!问题|困难|意见|想法|要求)|谁|几[个人])"
    r"|有(?:什么|啥)(?:用|意义|理由|资格|脸面?|颜面|了不起|可怕|好怕|好怨|好说|好?犹豫|难的|不能|不可|不好|舍不得|放不下|过不去|值得|必要|道理|权利|底气)"
    r"|有何(?:用|益|意义|理由|颜面|资格|不可|难|惧)|(?:算|算得|称得上?)(?:得了|什么)|(?:管|顶|起|抵)(?:得了)?什么(?:用|事|作用)|值几个?钱|像什么(?:样子?|话)|成什么(?:体统|话)",
    "凭什么": r"凭(?:什么|啥|哪一?[点条])|(?:什么|哪)(?:资格|理由|权利|脸面)",
    "为什么不": r"(?:为什么|为何|为啥|何必|干嘛)(?:就)?(?:非要|偏要|非得|一定要等)|(?:为什么|为何|怎么)(?:别人|人家|邻[^，？]|兄弟)[^？]{1,18}(?:我们|咱们)[^？]{0,6}[不没]|(?:为什么|为何|为啥|干嘛)(?:就)?不(?!见|足|到|高|好|断|同|通|够|满|行|起|顺|干净|来(?![^，。？]*呢))|(?:为什么|为何|怎么)(?:就)?不能(?:也|再|多|早|少|换|学|让|把)",
    "干什么": r"(?:这|那)?(?:算|叫|像)什么(?:责任心|作风|态度|服务|干部|党员|落实|本事|样)|能(?:办|干|做|成|管)[^，。？]{0,3}什么(?:大?事|气候|用)|(?:损失|责任|后果|代价)(?:由)?谁来?(?:承担|负|担|买单|埋单)|(?:还|又|再|要)[^，。？]{1,10}(?:干什么|干嘛|干啥|做什么|图什么|做啥|何用|有什么用|有何用)",
    "不是": r"(?:不是|不正是|不就是|不也是?|还不|岂不|这不|不正|不都|可不)[^，。？]{2,30}吗",
    "有几个": r"(?:能|会|真正|真|肯|敢|愿|才)?[^，。？]{0,14}(?:的|又|还|能|才)(?:能)?有(?:几[个人家次件回户]|多少)[^，。？]{0,2}$",
    "能不": r"能不[^，。？]{1,12}吗|敢不[^，。？]{1,8}吗|怎[能敢]不|哪能不|岂能不|(?:还|就)不[^，。？]{1,10}吗|不该[^，。？]{1,14}吗|没有[^，。？]{1,10}吗",
}
"""Patterns by the sense that they carry; `SENSES` is read in this order."""

POLAR = re.compile("|".join(SENSES.values()))
"""Any of them."""

_CAN = re.compile(
    r"(?:能|会|行|可以|[一-龥]得(?:过来|起|住|了|下|动|清|通|到|上|好|出|完)|对得起|放得下|经得[起住]|坐得住|算|算得|看得|管得|过得|说得过去|够|值得|是|有|叫|配|像|应该|应当|可能|忍心|舍得|好意思|安心|甘心|愿意|合适|现实|敢)"
    rf"{_N}{{0,16}}吗？?$"
)
_DOUBTED = re.compile(rf"(?:真的|果真|就这样|仅仅|只是|光靠|还用|还要|非要){_N}{{0,24}}吗？?$")
_STILL = re.compile(
    rf"(?:^|{_N}{{0,8}})还{_N}{{0,10}}(?:什么|怎么|哪|谁|何|几|多久|多少)[^，]{{0,6}}？?$"
)
_CHECKS = re.compile(
    rf"{_N}{{0,12}}(?:好|足|齐|清|到位|落实|完成|做到|想到|尽到|达到|备|查|修|开|通|够){_N}{{0,6}}了(?:吗|没有?)？?$"
)
_THINK = re.compile(
    r"(?:请|让我们|希望)[^，。：]{0,8}(?:想一?想|思考|掂量|算一?算)[^，。：]{0,4}[，：]?(?:[^，。？]{1,10}，)?$"
)
_CAUSES = re.compile(r"(?:为什么|为何|为啥)(?:就)?不(?!能|试|妨)")
_SUPPOSED = re.compile(
    r"如果|要是|假如|倘若|换[成作了]|设身处地|将心比心|谁家|自己[的家]|你家|咱们?家"
)
_A_NOT_A = re.compile(r"([一-龥])不\1[一-龥]{0,2}？?$|([一-龥]{2})不\2？?$")
_HOW_MUCH = re.compile(r"多少|几[个年天次回条人家]")
_FEW = re.compile(SENSES["有几个"])
_OPEN = re.compile(
    r"怎么办|怎么干|什么是|什么叫|是什么(?!用)|怎么看|靠什么|怎么就|为啥|为什么(?!不)|为何(?!不)|在哪|哪里来|多大|多远|多久"
)
_ADDRESSED = re.compile(
    r"你(?:们)?(?:是否|有没有|说)|大家[^，]{0,8}(?:没有|是否)|^(?:大家|各位|你们).*(?:没有|是否)？?$|(?:了没有|对不对|是不是|好不好)？?$|还?有(?:什么|哪些)(?:意见|问题|想法|建议|困难|补充|要求)(?![^，？]*[不没])"
)


def sense_of(question: str) -> str:
    """The sense under which a question says its own answer; empty if none of the words is there."""
    question = question.rstrip("？。！”")
    found = POLAR.search(question)
    if found is None:
        return ""
    at = found.start()
    return next(name for name, words in SENSES.items() if re.compile(words).match(question, at))


def is_open(question: str) -> bool:
    """Whether a question has words that ask for something to be told (怎么办, 什么是, 靠什么)."""
    return bool(_OPEN.search(question))


def asks_amount(question: str) -> bool:
    """Whether a question asks how much or how many."""
    return bool(_HOW_MUCH.search(question))


def hints_few(question: str) -> bool:
    """Whether it asks how many there are, and means that there are few (真正学会的有几个)."""
    return bool(_FEW.search(question.rstrip("？。！”")))


def doubts(question: str) -> bool:
    """Whether a yes-or-no question is put so that only one answer is possible (老百姓能信吗)."""
    return bool(_CAN.search(question) or _DOUBTED.search(question) or _STILL.search(question))


def puts_case(question: str) -> bool:
    """Whether it asks the hearers to put themselves into a case (换成你家里人，你急不急)."""
    return bool(_SUPPOSED.search(question) and _A_NOT_A.search(question.rstrip("。！”")))


def leaves_choice(question: str) -> bool:
    """Whether a question names both answers (该不该修)."""
    return bool(_A_NOT_A.search(question))


def asks_causes(question: str) -> bool:
    """Whether it asks why something is not so (为什么不愿意参保)."""
    return bool(_CAUSES.search(question))


def checks(question: str) -> bool:
    """Whether the hearers are to ask it of themselves (物资备足了吗)."""
    return bool(_CHECKS.search(question)) and "能说" not in question


def is_for_thought(before: str) -> bool:
    """Whether the words before a question ask the hearers to think it over (请大家想一想，)."""
    return bool(_THINK.search(before))


def is_addressed(question: str) -> bool:
    """Whether it is put to the hearers as a real question (大家看见了没有)."""
    return bool(_ADDRESSED.search(question))


_STRONG = re.compile(
    r"难道|岂(?:能|可|不|非|有|容|敢|会)|又?怎么?(?:能(?!够)|敢|对得[起住]|好意思|忍心)|(?:如何|何以)(?:面对|对得[起住]|服众|心安)"
    r"|何愁|何患|何乐而?不为|于心何忍|情何以堪|哪(?:能|敢|有(?!关|些))|凭什么|又(?:有什么|有谁|算什么|何必|何妨|岂)|还有什么(?!问题|困难|意见)|有谁(?:不|能)"
    r"|谁(?:能不|不想|不愿|不盼|不知|又能)|何尝不|何苦|从何谈起|谈何|有何(?:用|意义|颜面|理由)|有什么(?:用|意义|理由|资格)"
)
_NO_QUESTION = re.compile(
    r"不知|不论|无论|不管|任凭|谁[^，]*，谁|哪[^，]*，[^，]*哪|没有什么|不清楚|弄清|说清|讲清|问清|想清|想一想|看一看|查一查|追问|反思|回答|明白|知道|(?:的|之)问题$|岂有此理"
)
_LONGEST = 26


def is_certain(question: str) -> bool:
    """Whether its words leave only one answer, whatever follows (难道, 岂能, 谁不)."""
    return bool(_STRONG.search(question))


def asks_without_mark(clause: str) -> bool:
    """Whether a last clause without a question mark is a 反问 all the same."""
    if count_hanzi(clause) > _LONGEST or _NO_QUESTION.search(clause):
        return False
    found = _STRONG.search(clause)
    return bool(found and not re.match(r"[^，]*的[^，]{1,6}$", clause[found.end() + 12 :]))
