"""Words by which a question says its own answer (反问), by the kind of inference they ask for.

Two degrees: words that leave one answer only, whatever follows (难道, 岂能, 何尝, 谁不), and words
that lean to one (怎么会, 凭什么, 能…吗): those give way to an answer that follows at once. The senses
are those of the grammars of spoken and written Chinese: rhetorical adverbs, questions about a
possibility, a person, a place, a reason or an amount that is taken not to be there, negated
yes-or-no questions, and questions behind a premise that shuts the answer out.
"""

from __future__ import annotations

import re

_C = "[^，。？；：]"
_MA = "(?:吗|(?<![什怎多这那])么)"
_CAN = r"(?:能(?!够)|会|敢|肯|可能|可以|可(?!靠|行)|忍心|舍得|好意思|行(?!动)|对得[起住]|配|算得|谈得上|说得过去|得了|了得)"
_VIRTUE = r"(?:良心|良知|天理|公理|公平|颜面|脸面|威信|威严|诚信|责任心?|党性|担当|原则|底线|初心|道义|作风|觉悟|使命感?|宗旨|操守|廉耻)"
_ONE = "[个件条项次处家户村人份代天年样门行步位座名支]"

CERTAIN: dict[str, str] = {
    "难道": r"难道|莫非|岂(?!止于)|焉[能有得知]|安[能得]|孰[能敢肯不]|何尝|何曾|何必|何苦|何须|何至于|何乐而?不为|何不|何用|谈何|何谈|从何谈起|遑论",
    "何在": rf"何[愁患忧惧难妨罪]{_C}{{0,10}}|于心何[忍安]|情何以堪|更待何时|成何体统|何以(?:面对|服众|立足|自处|心安|堪)|有何(?:面目|颜面?|脸面)"
    rf"|{_VIRTUE}(?:何在|何存|安在|(?:都|又)?(?:到|跑到|丢到)?哪(?:里|儿)?去了|(?:又|都)?在哪(?:里|儿)?$)|又何|复何|何足",
    "怎么能": rf"又?怎(?:能|敢|可(?!靠)|会|忍|堪)(?!够)|又?怎么?(?:就)?(?:能|敢|对得[起住]|好意思|忍心|舍得|说得过去)(?!够)|如何(?:面对|服众|心安|安心|自处|对得[起住]|(?:向{_C}{{1,8}})?交[代待])"
    rf"|怎么?(?:向|给|跟|和|对){_C}{{1,12}}交[代待]|拿什么(?:去)?(?:面对|交[代待]|见|脸)|(?:怎么|又)(?:得了|了得)$|怎么行$",
    "哪有": rf"哪(?:里|儿)?(?:能|敢|会|还(?:有|能|会|敢|肯|顾得)|谈得上|用得着|顾得|少得了|离得开)|(?<!从)哪(?:里|儿)?有(?!关|些)|哪里?不(?!同|好){_C}{{1,8}}|哪一?{_ONE}{_C}{{0,10}}?(?:不(?!同|知|高|足|够)|没|离得开|少得了)",
    "谁不": rf"谁(?:都|人)?(?:能不|不|没|无|又能|又会|又不|说(?!了?算|的|得|，)|愿意?看|忍心|甘心|家{_C}{{0,4}}没|能无动于衷|的{_C}{{1,8}}(?:没有?|不(?!是)))|有谁(?:不|没|能|会|敢|肯|愿|一|来|还|去)|(?:怪|瞒|骗|糊弄|怨)得?了?[住过]?谁|对得起谁|给谁看|认得[你我]是谁",
    "何况": r"何况|况且[^，]*呢",
    "又有什么": rf"不是{_C}{{1,8}}(?:又|还)?是什么$|又(?:有(?:什么|谁|何|几)|算得?了?什么|何必|岂|会是什么|能(?:怪谁|怎[么样]|如何)|能{_C}{{0,6}}(?:几[个天年]|多少|何用|什么)|凭什么)|有(?:什么|啥|何)(?:用|意义|意思|理由|资格|脸面?|必要|底气|关系|益|(?:好|可)(?:怕|怨|说|抱怨|犹豫|骄傲|计较|炫耀|担心))|算得了什么"
    r"|还(?:等|怕|犹豫|谈|讲|说|愁|顾虑)(?:个)?什么",
}
"""Words that leave only one answer."""

LEANING: dict[str, str] = {
    "怎么会": rf"又?怎么?(?:就|又|还|也)?{_CAN}|咋(?:能|好意思)|又(?:怎么?|如何)(?:能|去|好|稳|带|让|叫|谈|做|管|当)|(?:怎么|如何|何以)(?:能(?!够)|谈起)|怎么?{_C}{{0,5}}得(?:起来|[起出了好住下过成到上动开稳])|(?:怎么|如何)(?:还)?(?:谈得上|指望)"
    rf"|(?:群众|老百姓|别人|人家|企业|乡亲们?|孩子们?|客商|后人)(?:会|又)?怎么(?:看|想|说)(?:我们|咱们)?[？]?$|你{_C}{{0,8}}怎么(?:当|做|干|管)的|还怎么|还有(?:心思|闲心|脸)|拿什么(?:去)?(?:扑|赔|补|还(?!给)|堵|救|挡|抵|换)|怎么(?:不|没)(?!同|够|足|好)",
    "哪里": rf"(?:试问)?有?哪一?[个家位名]{_C}{{0,8}}(?:愿意?|敢|肯|会|能)|哪(?:像|是什么|里像)|(?<!从)哪(?:里|儿)?(?:还|来)的?(?=[^，。？]{{2}})|哪一?{_ONE}{_C}{{0,10}}?(?:是(?!最|由|谁|在)|能例外|能[^，]{{1,6}}$|敢)",
    "谁能": rf"(?:试问)?有?谁(?:能|敢|肯|会(?!是)|还|愿意?|信|又|想(?!到)|来(?:负责|承担|担|买单|埋单)|见过|听说过|规定){_C}*|(?:损失|责任|后果|代价)(?:由)?谁来?(?:承担|负|担|买单|埋单)",
    "有什么": rf"(?<![最就不没别都])怕(?:个)?什么|急什么|(?:不就|才)[^，？]{{0,6}}什么|还有(?:什么|谁|何|几[个人])(?!问题|困难|意见|想法|要求|建议|补充|要|需要|疑问)|有(?:什么|啥)(?:了不起|可怕|难的|不能|不可|不好|舍不得|放不下|过不去|值得|道理|权利|奇怪|区别|两样|比)"
    rf"|有什么{_C}{{1,6}}(?:不(?:了|能|成|到)|更)|有何(?:不可|难|惧)|有多(?:难|大(?:意义|用))|(?:算|称得上?)(?:什么)|(?:管|顶|起|抵)(?:得了)?什么(?:用|事|作用)|值几个?钱|像什么(?:样子?|话)|成什么(?:体统|话|了)",
    "凭什么": r"凭(?:什么|啥|哪一?[点条])|(?:什么|哪)(?:资格|理由|权利|脸面)",
    "为什么不": rf"(?:为什么|为何|为啥|何必|干嘛)(?:就)?(?:非要|偏要|偏偏|硬要|非得|一定要等)|(?:为什么|为何|为啥){_C}{{0,8}}(?:只能|还要){_C}{{2}}|(?:为什么|为何|怎么)(?:别人|人家|邻[^，？]|兄弟)[^？]{{1,18}}(?:我们|咱们)[^？]{{0,6}}[不没]|(?:为什么|为何|为啥|干嘛){_C}{{0,12}}?(?:就|倒|却|反而)?不(?:能(?!够|很好|到位)|可以|应该|应当|该|早|先|去|学|试|也|多|再|让|把|敢)"
    r"|(?:为什么|为何|为啥|干嘛)(?:就)?不(?!见|足|到|高|好|断|同|通|够|满|行|起|顺|愿|干净|来(?![^，。？]*呢))",
    "干什么": rf"(?:这|那)?(?:算|叫|像)什么(?:责任心|作风|态度|服务|干部|党员|落实|本事|样|政绩)|能(?:办|干|做|成|管){_C}{{0,3}}什么(?:大?事|气候|用)|(?:还|又|再|要){_C}{{1,10}}(?:干什么|干嘛|干啥|做什么|图什么|做啥|何用|有什么用|有何用)",
    "不是": rf"(?:不是|不正是|不就是|不就|不也是?|还不|岂不|这不|不正|不都|可不){_C}{{2,34}}{_MA}",
    "有几个": rf"(?:能|会|真正|真|肯|敢|愿|才)?{_C}{{0,14}}(?:的|又|还|能|才)(?:能)?有(?:几[个人家次件回户天年]|多少){_C}{{0,3}}$|有(?:几|多少)[个人家户位]?人?(?:愿意?|肯|敢|会|真正?|能)|能{_C}{{1,3}}几[个颗根天年]",
    "能不": rf"能不{_C}{{1,12}}吗|敢不{_C}{{1,8}}吗|怎[能敢]不|哪能不|岂能不|(?:还|就)不{_C}{{1,10}}吗|不(?:应该?|该|觉得|感到|值得|惭愧|脸红|心疼|可以|可能|需要){_C}{{0,24}}{_MA}|没有?{_C}{{1,12}}吗",
}
"""Words that lean to one answer; they give way to an answer that follows."""

SENSES = {**CERTAIN, **LEANING}

_STRONG = re.compile("|".join(CERTAIN.values()))
_LEANS = re.compile("|".join(LEANING.values()))

POLAR = re.compile("|".join(SENSES.values()))
"""Any of them."""

_FEW = re.compile(LEANING["有几个"])
_ASKS_HOW = re.compile(
    r"[^，。？；：]{0,5}?(?:怎么(?!办|干|走|样|看|才)|怎样(?!才)|如何(?!才|看待|是好)|何以|靠谁|为什么要|为何要|谁(?:来|去|还|又|会|能|愿)|拿什么|什么时候|何时|哪(?:里|儿)?(?:来|有))|还|又"
)
_SHUT = re.compile(
    r"不(?!但|仅|断|久|同|少|管|论|如)|没|无(?!论)|未|离开|失去|丢了|缺了|断了|如果[^，]*都|要是[^，]*都|连|尚且|都[^，]{0,4}了$"
)
"""A premise that shuts the answer out (不…，怎么… 离开…，还… 连…，又…), and what asks behind it."""


_NOBODY_ELSE = re.compile(
    r"不(?:来|去|出来)?([一-龥]{1,3}?)[^，]{0,4}，(?:那|又|让|叫|由)?谁(?:来|去)?\1"
)
"""Who else should (党员不上谁上, 我们不吃亏，让谁吃亏)."""

_STILL_SO = re.compile(r"还(?!记得|好吗).*吗$")
_SUPPOSED = re.compile(r"如果|假如|要是|倘若|当[你您我]|一旦|这样|如此|再这么|长此以往")
_FAR = 70


def sense_of(question: str) -> str:
    """The sense under which a question says its own answer; empty if none of the words is there."""
    question = question.rstrip("？。！”")
    found = _STRONG.search(question) or _LEANS.search(question)
    if found is None:
        return ""
    at = found.start()
    return next(name for name, words in SENSES.items() if re.compile(words).match(question, at))


def is_certain(question: str) -> bool:
    """Whether its words leave only one answer, whatever follows (难道, 岂能, 谁不)."""
    return bool(_STRONG.search(question.rstrip("？。！”")))


def is_shut_out(question: str, before: str) -> bool:
    """Whether a premise before the last clause leaves no way open (不下田，怎么知道苗情)."""
    text = (before + question).rstrip("？。！”")
    premise, comma, last = text.rpartition("，")
    if _NOBODY_ELSE.search(text):
        return True
    if _STILL_SO.search(last) and _SUPPOSED.search(premise[-_FAR:]):
        return True
    return bool(
        comma
        and _ASKS_HOW.match(last.removeprefix("那").removeprefix("我们"))
        and _SHUT.search(premise[-24:])
    )


def hints_few(question: str) -> bool:
    """Whether it asks how many there are, and means that there are few (真正学会的有几个)."""
    return bool(_FEW.search(question.rstrip("？。！”")))
