"""Modality: who must, must not, may or will do what, and how strongly it is said."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.actors import is_named, subject_of
from gongwen.rhetoric.imperatives import imperatives
from gongwen.rhetoric.stretches import Sentence, body_sentences, clause_around
from gongwen.structure import document_type
from gongwen.words import Segmenter, default_segmenter
from gongwen.words.dictionary import base
from gongwen.words.sentences import as_documents

MODALITY_COLUMNS = {
    "strength": "Int64", "actor": "object", "word": "object", "evidence": "object",
    "confidence": "float64",
}  # fmt: skip

LADDER: Mapping[str, tuple[str, int]] = {
    "必须": ("obligation", 3), "务必": ("obligation", 3), "务须": ("obligation", 3),
    "须": ("obligation", 3), "一定要": ("obligation", 3),
    "要": ("obligation", 2), "应": ("obligation", 2), "应当": ("obligation", 2),
    "应该": ("obligation", 2), "不能不": ("obligation", 2), "不得不": ("obligation", 2),
    "希望": ("obligation", 1), "请": ("obligation", 1), "恳请": ("obligation", 1),
    "敬请": ("obligation", 1),
    "严禁": ("prohibition", -3), "不得": ("prohibition", -3), "禁止": ("prohibition", -3),
    "绝不允许": ("prohibition", -3), "决不允许": ("prohibition", -3),
    "不允许": ("prohibition", -3), "决不能": ("prohibition", -3), "绝不能": ("prohibition", -3),
    "绝不得": ("prohibition", -3), "决不得": ("prohibition", -3), "不准": ("prohibition", -3),
    "不能": ("prohibition", -2), "不要": ("prohibition", -2), "切忌": ("prohibition", -2),
    "切勿": ("prohibition", -2), "请勿": ("prohibition", -2), "不许": ("prohibition", -2),
    "不宜": ("prohibition", -1), "一般不": ("prohibition", -1),
    "可": ("permission", 1), "可以": ("permission", 1), "允许": ("permission", 1),
    "鼓励": ("permission", 1),
    "一定": ("commitment", 3), "保证": ("commitment", 3), "决不": ("commitment", 3),
    "绝不": ("commitment", 3), "将": ("commitment", 2), "会": ("commitment", 2),
    "力争": ("commitment", 1), "争取": ("commitment", 1), "准备": ("commitment", 1),
}  # fmt: skip
"""Modal words with their class and strength, from −3 (forbidden) to 3 (bound)."""

DIRECTIVE = ("obligation", "prohibition")
"""The classes that tell somebody to do or to leave something."""

_WORD = re.compile("|".join(sorted(LADDER, key=len, reverse=True)))
_PLEDGING = frozenset(("表态发言", "述职报告", "汇报", "报告", "请示", "函", "总结"))
_SPEAKING = frozenset(("讲话稿", "发言稿", "表态发言", "致辞", "述职报告", "汇报", "演讲稿"))
_OWN = re.compile(r"我(?![省市县区州镇乡村国院校厂站])|本[县市区局委院校厂站乡镇村街]")
_BOUND_WORD = 0.95


class _Place(NamedTuple):
    """A candidate: its sentence, offsets in that, and what a test may ask for."""

    sentence: Sentence
    start: int
    end: int
    words: _Words
    kind: str

    @property
    def before(self) -> str:
        """What stands before the word in its clause."""
        return self.sentence.text[clause_around(self.sentence.text, self.start)[0] : self.start]

    @property
    def after(self) -> str:
        """What stands behind the word in its clause."""
        return self.sentence.text[self.end : clause_around(self.sentence.text, self.end)[1]]


class _Words:
    """Where the words of a document end, and their tags."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        found = segmenter.coded(text)
        self._ends = found.ends.tolist()
        self._codes = found.codes
        self._tags = segmenter.tags

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether the segmenter sets a boundary at both places."""
        return self._is_edge(start) and self._is_edge(end)

    def begins(self, place: int) -> bool:
        """Whether a word begins at a place."""
        return self._is_edge(place)

    def tag_at(self, place: int) -> str:
        """The tag of the word that holds the character at a place."""
        number = bisect_left(self._ends, place + 1)
        return self._tags[self._codes[number]] if number < len(self._ends) else ""

    def _is_edge(self, place: int) -> bool:
        number = bisect_left(self._ends, place)
        return place == 0 or (number < len(self._ends) and self._ends[number] == place)


def modality(
    source: Document | str | Iterable[Document], segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """The modal words of documents: obligation, prohibition, permission, commitment.

    要 counts only where it heads a directive: words that hold it (重要, 需要, 要求) are left out
    first, then 要 that tells of cost, wish or what is about to happen, by its place in the clause
    and the tag of the next word. 可以, 将 and 会 count by the kind of text and their subject;
    力争 and 保证 inside somebody else's duty do not. No ability, chance or quotation is modal here.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.
    segmenter : Segmenter, optional
        What says where words begin and end; by default the kit's own.

    Returns
    -------
    pandas.DataFrame
        A layer of the modal words alone; `label` is obligation, prohibition, permission or
        commitment. Own columns: `strength` (3 bound … −3 forbidden, see `LADDER`), `actor`
        (`yes` if who must, may or will act is named in the sentence, else `no`), `word`,
        `evidence` (the clause with the word) and `confidence` (0–1).

    Notes
    -----
    Classes, strengths and exclusions: the kit's guidelines for annotators, §12.
    """
    cutter = segmenter or default_segmenter()
    return make_layers(as_documents(source), lambda one: _found(one, cutter), MODALITY_COLUMNS)


def directives(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The directives of documents, by whether they name who acts.

    Obligations and prohibitions by a modal word, and bare imperatives: sentences that begin with
    their verb (加强巡查，落实责任。) and have no modal word of their own.

    Returns
    -------
    pandas.DataFrame
        A layer as `modality` gives it, with the label `named` or `agentless` and in the column
        `modality` the class: obligation, prohibition or `bare` (of strength 2, the span its verb).
    """
    documents = as_documents(source)
    layer = modality(documents)
    layer = layer[layer["label"].isin(DIRECTIVE)]
    said: dict[str, list[dict[str, Any]]] = {one.id: [] for one in documents}
    for row in layer.to_dict("records"):
        one: dict[str, Any] = {str(column): value for column, value in row.items()}
        named = "named" if one["actor"] == "yes" else "agentless"
        said[one["document"]].append(one | {"modality": one["label"], "label": named})

    def found(document: Document) -> Iterator[dict[str, Any]]:
        modal = said[document.id]
        bare = _bare(document, [int(row["start"]) for row in modal])
        yield from sorted([*modal, *bare], key=lambda row: int(row["start"]))

    return make_layers(documents, found, {**MODALITY_COLUMNS, "modality": "object"})


def _bare(document: Document, modal: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The bare imperatives in sentences without a modal word."""
    for one in imperatives(document):
        begin, end = one.sentence.start, one.sentence.end
        if any(begin <= place < end for place in modal):
            continue
        clause = clause_around(one.sentence.text, one.start)
        yield {
            "start": begin + one.start, "end": begin + one.end, "strength": 2,
            "label": "named" if one.named else "agentless", "modality": "bare",
            "actor": "yes" if one.named else "no", "word": one.sentence.text[one.start : one.end],
            "evidence": one.sentence.text[slice(*clause)].strip(), "confidence": 0.6,
        }  # fmt: skip


def accountability(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """How many directives name who acts, document by document.

    Returns
    -------
    pandas.DataFrame
        Columns `document`, `directives`, `named`, `agentless`, `index` (named ÷ directives,
        missing where there are none).
    """
    documents = as_documents(source)
    rows = [_account(document) for document in documents]
    table = pd.DataFrame(rows, columns=["document", "directives", "named", "agentless"])
    shares = table["named"] / table["directives"].where(table["directives"] > 0)
    return table.assign(index=shares)


def _account(document: Document) -> tuple[str, int, int, int]:
    labels = directives(document)["label"].tolist()
    named = labels.count("named")
    return document.id, len(labels), named, len(labels) - named


def _found(document: Document, segmenter: Segmenter) -> Iterator[dict[str, Any]]:
    kind = document_type(document) or ""
    words = _Words(document.text, segmenter)
    for sentence in body_sentences(document):
        duty = False
        for match in _WORD.finditer(sentence.text):
            place = _Place(sentence, match.start(), match.end(), words, kind)
            word = match.group()
            label, strength = LADDER[word]
            if not _holds(word, place) or (label == "commitment" and duty and word not in "绝决不"):
                continue
            duty = duty or (label == "obligation" and strength > 1)
            yield _row(place, word, label, strength)


def _row(place: _Place, word: str, label: str, strength: int) -> dict[str, Any]:
    start = place.sentence.start + place.start
    clause = clause_around(place.sentence.text, place.start)
    return {
        "start": start, "end": start + len(word), "label": label, "strength": strength,
        "actor": "yes" if _names_actor(place, word) else "no", "word": word,
        "evidence": place.sentence.text[slice(*clause)].strip(),
        "confidence": _BOUND_WORD if word not in _TESTS else 0.85 if word == "要" else 0.7,
    }  # fmt: skip


def _names_actor(place: _Place, word: str) -> bool:
    """Whether the one who acts is named: behind 请 or 希望, before any other modal word."""
    if word in ("请", "恳请", "敬请", "希望", "允许", "鼓励") and is_named(place.after[:14]):
        return True
    if _OWN.search(place.before) or re.search(r"由[^，；。]{2,16}", place.after + place.before):
        return True
    return subject_of(place.sentence.text, place.start)


def _holds(word: str, place: _Place) -> bool:
    """Whether a modal word is meant, and not a word or a phrase that looks like it."""
    text, start, end = place.sentence.text, place.start, place.end
    if text[max(0, start - 1) : start] in ("个", "“") and text[end : end + 1] in ("”", ""):
        return False
    if re.search(r"[一二两三四五六七八九十几]个$", text[:start]):
        return False
    test = _TESTS.get(word)
    return test is None or test(place)


_YAO_WORD = re.compile(
    r"(?:[重需主必首紧纲摘概纪提机简扼精切次快想索讨只若]|(?<!今)就|正|险些|眼看|却|谁|什么|为何|怎么|不光|差点)要$|要不要$|还不要$"
)
_YAO_NEXT = re.compile(
    r"要(?:求(?!得|真务|实|稳|变|新|精|同)|素|务|点(?!名|出|面|亮|上|到)|么|害|领(?!导)|员|职|塞|道|件|案|情|义|闻|命|挟|价|账|饭|目|旨|略|地(?!毯)"
    r"|想|是(?!非)|说(?!清|明|到|透|真|实|好)|数(?!据)|不(?![断忘怕折失惧畏懈辱避等拘留搞护]|仅|得)|钱|粮|政策|人(?![人民员手才们])|回来"
    r"|花(?!大力|力|心|功夫|气力)|靠(?!前)|多花|多跑|多等|误工|误农|受累|受罪|挨|会[一-龥](?=[。，])|半[年天月]|[一二三四五六七八九十几\d]+个?(?:多)?(?:年|月|天|小时|分钟|万|元)|减少[\d]|从[^，。；]{1,8}绕|费|耗|绕|听几|等(?!次)|感谢|特别感谢|说明的|强调的|指出的|看出|知道)"
)
_YAO_BEFORE = re.compile(
    r"(?:目的|为的)(?:就|正|也)?是$|，就是$|的时候$|意味着[^，。；]{0,16}$|(?:每次|天天|买什么|做什么|干什么|孩子们?说|有人说|群众说|他说|她说)[^，。；]{0,6}$|(?:稍后|随后|马上|待会儿?)[^，。；]{0,8}$|(?:大约|大概|平均|往往|常常|经常|有时候?|总共|一共|差不多|过去|以前|从前|原来|原先|当年|曾经?|本来)"
    r"[^，。；]{0,8}$|年前[^，。；]{0,8}$|(?:提出|规定|约定|答应|估计|预计|听说)[^，。；]{4,}$"
    r"|(?<!们)我(?:还|也|首先|特别|想|今天|在此|在这里)?$|第[一二三四五]$|唯一$|向[^，。；]{1,6}$|不看[^。；]{2,20}，$"
)
_YAO_CONDITION = re.compile(r"^(?:想)?[^，。；的]{3,24}，(?:就|还|首先)?(?:必须|离不开|务必|靠|得)")
_YAO_RELATIVE = re.compile(
    r"^[^，。；、]{1,8}的(?:[是话事]|精神|工作|问题|任务|内容|文章|目标|第|几|。|，|！|就是|正是|只是|地方|人是|东西|路)"
)
_YAO_LED = re.compile(r"(?:^|[都还更也就是既又一二三四五六七八九十])$")
_YAO_OWN = re.compile(r"我们|我|今天|所|这次|今年|接下来|下一步|还|明天")
_YAO_COST = re.compile(
    r"^(?:[走跑交付经等占用填盖]|再)[^，。；]{0,4}[\d一二两三四五六七八九十几多][^，。；]{0,6}(?:[年月天元次趟里]|小时|公里|分钟|[道个]章)"
)


def _is_directive(place: _Place) -> bool:
    """Whether 要 is the head of a directive: no other word, no other sense, a word of its own."""
    text, start = place.sentence.text, place.start
    offset = place.sentence.start + start
    if _YAO_WORD.search(text[: start + 1]) or _YAO_NEXT.match(text, start):
        return False
    if not place.after or _YAO_BEFORE.search(_tail(text, start)):
        return False
    if not place.words.stands_alone(offset, offset + 1):
        joined = place.words.begins(offset) and base().tag.get(place.after[:2], "").startswith("v")
        led = _YAO_LED.search(place.before) or place.words.tag_at(offset) == "x"
        return joined or bool(led)
    return not (_is_asked(text, start) or _is_otherwise(place))


def _is_otherwise(place: _Place) -> bool:
    """Whether 要 tells what something costs, what is wanted, or what is about to be done."""
    rest = place.sentence.text[place.end :]
    if not place.before:
        return bool(_YAO_CONDITION.match(rest) or _YAO_COST.match(rest))
    return bool(
        _YAO_COST.match(rest) or (_YAO_RELATIVE.match(rest) and _YAO_OWN.search(place.before))
    )


def _tail(text: str, start: int) -> str:
    """The last two clauses before a place."""
    begin = clause_around(text, start)[0]
    return text[clause_around(text, max(0, begin - 2))[0] : start]


def _is_asked(text: str, start: int) -> bool:
    begin, end = clause_around(text, start)
    asks = re.search(r"为什么|为何|凭什么|何必|何苦|难道|谁要", text[begin:start])
    return bool(asks) or (text[end : end + 1] == "？" and "吗" in text[start:end])


def _is_licensed(place: _Place) -> bool:
    """Whether 应 or 须 stands alone before a verb phrase."""
    text, start = place.sentence.text, place.start
    word = text[start : place.end]
    offset = place.sentence.start + start
    if (
        word == "应"
        and re.match(
            r"应(?:[急对用邀届聘试答验战允运付收变激景诊时声有尽减](?!当)|[^，。；]应[^，。；])",
            text[start:],
        )
        and not re.match(r"应(?:时刻|有所)", text[start:])
    ):
        return False
    if re.search(r"(?:[响适反相供效感呼接照回报因顺策对答胡无毋不必亟]|也不)$", text[:start]):
        return False
    if text[place.end : place.end + 1] in ("知", "臾", "，", "。", "”", ""):
        return False
    return place.words.stands_alone(offset, offset + 1) or bool(
        re.search(r"(?:^|[，；的人员位门级者也均都还仍尚确])$", text[:start])
    )


def _is_wish(place: _Place) -> bool:
    """Whether 希望 calls on somebody; the noun and a mere wish do not."""
    text, end = place.sentence.text, place.end
    if re.search(r"(?:[的新有点大着项种份了]|充满|带来|看到|寄予|提|殷切)$", text[: place.start]):
        return False
    if re.match(r"(?:小学|工程|[的是，。、：”]|站在|能够?(?!.{0,3}继续))", text[end:]):
        return False
    return bool(re.fullmatch(r"(?:.{0,5}[，、])?.{0,9}", place.before))


def _is_request(place: _Place) -> bool:
    """Whether 请 asks the reader or listener to act, here and now."""
    text, start, end = place.sentence.text, place.start, place.end
    if re.match(r"请(?:[示假客教柬愿战罪帖缨功勿他她]|求)", text[start:]) or re.search(
        r"[申邀聘报提宴约延商呈特被送]$", text[:start]
    ):
        return re.search(r"(?:^|，)特$", place.before) is not None
    if (
        re.search(r"(?:了|过|上来|进来|请进|到一起|回来)", place.after)
        and "了解" not in place.after
    ):
        return False
    before = place.before
    if re.search(r"[他她它]们?$|曾|已|每次|主动|专门|多次|不要|可以|要|把", before):
        return False
    return len(before) <= 8 and text[end : end + 1] not in ("，", "。", "到", "")


_BAN_ELSE: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "不得": (
        re.compile(r"[来由舍怨顾怪差耐巴见恨急使算动马]$"),
        re.compile(r"[，。；！、”]|$|已|了"),
    ),
    "不准": (re.compile(r"[测看拿摸找瞄算吃定]$"), re.compile(r"[，。；！]|$|的")),
    "禁止": (
        re.compile(r"现[就将][^，。]*$|令行$"),
        re.compile(r"性|行为(?!的)|令|区|通行标|[，。；]|$"),
    ),
    "不要": (re.compile(r"要$"), re.compile(r"紧|命|求|[，。；]|$")),
}


def _is_forbidden(place: _Place) -> bool:
    """Whether 不得, 不准, 禁止 or 不要 forbids."""
    before, after = _BAN_ELSE[place.sentence.text[place.start : place.end]]
    return not (before.search(place.before) or after.match(place.sentence.text[place.end :]))


_SPEAKER = re.compile(
    r"(?:^|[^们])(?:我们|我|本人|我[省市县区镇乡村局厅委院校厂])(?:也|都|还|一定)?$"
)
_NEVER = re.compile(r"(?:谁|任何|什么时候|哪[个里]|永远|千万|绝对|一刻)[^，。；]{0,8}[都也就]?$")
_FOR_NOW = re.compile(r"(?:一时|暂时|目前|当场|现在|马上)(?:还)?$")
_CANNOT = re.compile(
    r"(?:满足|适应|说(?!一套|了算)|算|代表|替|保证|正常|胜任|解决|完全|及时|按时|按期|到位|到场|有效|再用|再有|做到|直接办|很好|见人|出门|自理|回家|达到|承受|"
    r"没有|不|否认|等同|相比|实现|享受|入学|就近|跟上|形成|发挥|确定|落地|继续用|反映|体现|当场办)"
)


def _is_ban(place: _Place) -> bool:
    """Whether 不能 forbids; what somebody is unable to do is no ban."""
    after = place.after
    if not after or _CANNOT.match(after) or after.rstrip("”").endswith(("的", "时", "的话")):
        return False
    if _FOR_NOW.search(place.before):
        return False
    if _NEVER.search(place.before):
        return True
    if re.search(
        r"(?:能|可|如果?|若|凡|因|由于|还|仍|却|从来|长期|至今|致使|导致|往往|就|[谁都]也?|再好|才)$",
        place.before,
    ):
        return False
    return not re.search(r"(?:如果|若|凡|因|由于|致使|导致)", place.before)


def _is_leave(place: _Place) -> bool:
    """Whether 可以 or 可 gives leave rather than tells of ability."""
    text, start, end = place.sentence.text, place.start, place.end
    if re.match(r"[说看想讲知谓]|[见喜惜否能靠行持是用]|[，。；！？、]", text[end:]):
        return False
    if re.search(r"[不认许尚还非足就都这]$|(?<!们)也$", text[:start]):
        return False
    if text[start:end] == "可" and not re.match(
        r"[向由在到按凭持与从以]|根据|结合|通过|参照|适当|自行|自愿|酌情|直接|采取|优先|同时|就近|拨打|申请|选择|委托|享受|免|延长|先|另|分期|给予|视",
        text[end:],
    ):
        return False
    given = re.search(
        r"的，?$|(?:单位|部门|委员会|个人|群众|家长|居民|企业|用户|[级地们户者]|人员)(?:也|还|均)?$",
        text[:start],
    )
    return bool(given) or place.kind not in _SPEAKING


def _is_pledge(place: _Place) -> bool:
    """Whether the speaker's or issuer's own body commits itself with 一定 or 保证."""
    text, start, end = place.sentence.text, place.start, place.end
    if re.match(r"[的程规数条期范比量时意距]|金|书|要", text[end:]) or re.search(
        r"[不供的力]$|质量$|有力$|组织$|制度$|安全$", text[:start]
    ):
        return False
    return place.kind in _PLEDGING or bool(_OWN.search(text[:start]))


def _is_promise(place: _Place) -> bool:
    """Whether 将 or 会 tells what the own body will do; 将 as 把 does not."""
    text, start, end = place.sentence.text, place.start, place.end
    offset = place.sentence.start
    if not place.words.stands_alone(offset + start, offset + end) or end >= len(text):
        return False
    if text[start:end] == "会":
        return bool(re.search(r"我们(?:也|都|还|一定|始终)?$", place.before))
    if re.search(r"[现兹特即必]$|预计|可能", place.before):
        return False
    if _SPEAKER.search(place.before):
        return True
    follows = place.words.tag_at(offset + end)
    adverb = re.match(
        r"[在于从对按以]|坚持|继续|进一步|严格|认真|全力|根据|依法|视|适时|及时|不断|逐步|陆续|分批|予以|一如|始终",
        text[end:],
    )
    return bool(adverb) or (follows in ("d", "ad", "p") and "对" not in text[end : end + 1])


def _is_aim(place: _Place) -> bool:
    """Whether 力争, 争取 or 准备 is the own body's aim."""
    text, end = place.sentence.text, place.end
    if re.match(r"[了好的就工]|[，。、]", text[end:]):
        return False
    if text[place.start : end] == "力争":
        return True
    own = _OWN.search(place.before)
    return bool(own) and (text[place.start : end] == "准备" or place.kind in _PLEDGING)


def _is_vow(place: _Place) -> bool:
    """Whether 决不 or 绝不 promises; 决不是 only denies."""
    return not re.match(r"[是能仅等会]|止|只|意味|亚", place.sentence.text[place.end :])


def _is_encouraged(place: _Place) -> bool:
    """Whether 鼓励 or 允许 opens a clause of its own and leaves room to act."""
    after = place.after
    return (
        len(place.before) <= 6
        and len(after) >= 4
        and not re.search(r"[的不了和与受到、]$|让我们", place.before)
    )


def _is_usual(place: _Place) -> bool:
    return not re.match(r"[会能是需知太]", place.sentence.text[place.end :])


_TESTS: Mapping[str, Callable[[_Place], bool]] = {
    "要": _is_directive, "应": _is_licensed, "须": _is_licensed, "希望": _is_wish,
    "请": _is_request, "不得": _is_forbidden, "不准": _is_forbidden, "禁止": _is_forbidden,
    "不要": _is_forbidden, "不能": _is_ban, "可以": _is_leave, "可": _is_leave,
    "一定": _is_pledge, "保证": _is_pledge, "将": _is_promise, "会": _is_promise,
    "力争": _is_aim, "争取": _is_aim, "准备": _is_aim, "绝不": _is_vow, "决不": _is_vow,
    "鼓励": _is_encouraged, "允许": _is_encouraged, "一般不": _is_usual,
}  # fmt: skip
