"""Fresh metaphors by their build: where the word for a thing cannot be meant literally.

A list has the things that speeches take images from (`data/rhetoric/images.tsv`); the builds here
say when one of them stands for something else: 违建这颗钉子, 信任的堤坝, 学校是土, 像走马灯. What is
once said in an image may be carried on: 土再肥，根要是烂了…
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.listed import listed
from gongwen.rhetoric.stretches import Sentence
from gongwen.rhetoric.vehicles import Hit, by_word, clause_begin, clause_end

_MEASURE = "[个根颗块道本张把面盘步座条扇碗池杆味剂盏束股枚记堵团阵粒朵片件艘列辆匹只台篇首部曲口轮棵株汪泓缕盆份棒]"
_ABSTRACT = (
    r"(?:思想|精神|心里|心中|心头|心上|心灵|灵魂|责任|信任|制度|作风|改革|发展|安全|服务|民心|青春|历史|时代|事业|奋斗|理想|梦想|生命|"
    r"幸福|质量|诚信|法治|廉洁|廉政|纪律|权力|情感|乡愁|友谊|友情|成长|人生|未来|昨天|今天|明天|希望|良心|感情|知识|文明|和谐|信仰|信念|"
    r"初心|使命|勤俭|节约|孝心|爱心|善意|亲情|创新|治理|腐败|形式主义|官僚主义|懒政|特权|贪欲|欲望|偏见|观念|岁月|时间|命运|真理|智慧|"
    r"经济|市场|政策|资金|人才|数据|信息|教育|文化|产业|科技|团结|合作|民主|正义|公平|公正|道德|家风|党性|忠诚|担当)"
)
_LINK = r"(?:(?:就|才|便|正|都|更|也|又|不|仿佛|好像)?是|成为了?|成了|变成了?|化作|化为|当作|当成|做成|好比|等于|(?<=[一-龥])当)"
_BEFORE_COPULA = re.compile(
    rf"(?P<who>[^，。；、：“”]{{1,12}}?){_LINK}(?:[一这那]?{_MEASURE})?(?:[^，。；、：是]{{1,6}}的)?“?$"
)
_CALLED = re.compile(rf"(?:{_LINK}|像)[^，。；、：]*$")
_NO_SUBJECT = re.compile(
    r"[里上下旁边前后间处外内中的]$|^(?:这|那|它|主食|树种|品种|原料|材料|对象|希望|标的|内容|地点|时间|谁|什么|哪)|\d|什么|哪"
)
_SIMILE = re.compile(
    r"(?:(?<![好想图录画头影偶塑照不雕])像|好比|犹如|如同|宛如|仿佛|恰似|恰如|好似|就像|好像)(?:是)?[^，。；、：？！]{0,10}$"
)
_AS = re.compile(r"(?P<who>[^，。；、：]{1,6})(?<![例比假诸譬不何])[如似]$")
_MORE_THAN = re.compile(r"比[^，。；、：]{0,6}$")
_MORE = re.compile(r"[更还](?:[要加]|为)?[一-龥]{1,4}")
_LIKE_ONE = re.compile(
    r"像(?:我|这|那|他|她|你|往|过去|以前|去年|今年|平时|样|话|什么)|仿佛[又还]?[看听回置]"
)
_APPOSED = re.compile(
    rf"(?P<what>[一-龥”]{{2,14}})(?<![在从到把对向于是用就的了给和与按上着过起下住好见看说讲问找买拿])[这那]{_MEASURE}“?$"
)
_OWNER = re.compile(rf"{_ABSTRACT}[上里中]?(?:的|之)[一-龥]{{0,3}}?“?$")
_TURNED = re.compile(rf"(?:(?:以|用|把)?{_ABSTRACT}|以[^，。；、：]{{2,14}})为$")
_ROLE = re.compile(
    rf"(?:愿做|争做|要做|甘当|当好|做|当)(?:一{_MEASURE}|[^，。；、：的]{{1,4}}的)?$"
)
_LEADS = re.compile(
    r"^(?:同时|但是?|而且?|也|还|更|都|就|又|要|必须|始终|坚决|全力|切实|持续|不断|继续|牢牢|时刻|努力|[一二三四五六七八九]要|我们|大家|各级|因为|所以|如果|只有|才|让)+(?=..)"
)
_FORMS = {
    "一样|一般|似的|那样": re.compile(
        r"(?:就|正|都|也)?(?:像|好比|犹如|如同|仿佛|宛如|恰似|恰如|好似)(?P<v>[^，。；：？！]{2,16}?)(?:一样|一般|似的|那样)[^，。；：？！]{0,8}"
    ),
    "好比|犹如|宛如|恰似|好似": re.compile(
        r"(?:就)?(?:好比|犹如|宛如|恰似|好似)(?P<v>[^，。；：？！“”]{2,16})"
    ),
    "会|睡着|醒着|骗不了|记得|知道|作证": re.compile(
        r"(?P<v>(?:山|水|风|雨|雪|花|树|土地|大地|江河|城市|石头|岁月|数字|数据|田野|灯光|老街|古镇|老屋)[^，。；、：的]{0,3}(?:会说话|会唱歌|不会说谎|不会骗人|骗不了人|睡着|醒着|记得|知道|作证))[^，。；、：]{0,6}"
    ),
}
"""Builds that need no list of things, by what must stand in a sentence that has one."""
_FORM_SIGNS = tuple((re.compile(signs), form) for signs, form in _FORMS.items())
_STOCK_SIMILE = re.compile("羽毛|眼睛|眼珠|生命|幼苗|父母|亲人|家人|亲戚|子女|儿女|兄弟|姐妹|自家")
_HEADED = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|第[一二三四五六七八九十]+[，、])\s*(?P<v>[一-龥]{4,8})[，：]"
    r"(?=(?:切实|充分|扎实|大力|全面|不断|积极|努力|着力|坚决|持续|深入|加快|进一步|全力|用心|真正|始终|牢牢|认真|统筹|严格|高度)[一-龥]{4})"
)
"""A numbered head whose first clause names a thing and whose second says what is meant."""
_OFTEN_BUILT = frozenset({"road", "building", "water", "plant", "animal", "food", "machine"})
"""Domains whose things offices really build and look after: no image in a head (改造道路)."""
_BEHIND_ONE = "的上里下中就也都”"
_REACH = 2
_CARRIED = 16


def images(sentences: Sequence[Sentence]) -> dict[int, list[Hit]]:
    """The images of sentences by their numbers, and the clauses that carry them on."""
    found: dict[int, list[Hit]] = {}
    for _, group in groupby(enumerate(sentences), key=lambda one: one[1].block):
        live: dict[str, int] = {}
        for number, sentence in group:
            hits = list(_in_sentence(sentence.text))
            live |= {hit.vehicle: number for hit in hits if hit.domain}
            hits += _carried(sentence.text, number, live, hits)
            if hits:
                found[number] = hits
    return found


def _in_sentence(text: str) -> Iterator[Hit]:
    for signs, form in _FORM_SIGNS:
        for match in form.finditer(text) if signs.search(text) else ():
            if not _LIKE_ONE.search(match[0]):
                label = "conventional" if _STOCK_SIMILE.search(match["v"]) else "fresh"
                yield Hit(match.start(), match.end(), label, match["v"], "", "build")
    yield from _in_head(text)
    for start, word in listed(text, _domains()):
        place = _place(text, start, word)
        if (
            place.is_whole
            and _SIGN.search(text, place.begin, place.start)
            and (span := next(filter(None, (build(place) for build in _BUILDS)), None))
        ):
            label = _label(text[place.begin : place.stop], word)
            yield Hit(*span, label, word, _domains()[word], "build")


def _in_head(text: str) -> Iterator[Hit]:
    """压牢底舱，全面加强安全管理: an image before its meaning, in a numbered head."""
    head = _HEADED.match(text)
    things = list(listed(head["v"], _domains())) if head else []
    if head and things and things[-1][1] not in text[head.end("v") :].split("。", maxsplit=1)[0]:
        place, word = things[-1]
        if place + len(word) < len(head["v"]) or _domains()[word] in _OFTEN_BUILT:
            return
        label = "conventional" if word in by_word() else "fresh"
        yield Hit(*head.span("v"), label, word, _domains()[word], "build")


def _label(text: str, word: str) -> str:
    """Conventional if the lexicon has the vehicle, and has it in this company."""
    known = by_word().get(word, ())
    usual = any(
        one.alone not in ("", "weak") or (one.governed and one.governed.search(text))
        for one in known
    )
    worn = any(one.alone != "weak" for one in known)
    return "conventional" if usual or (worn and not _CALLED.search(text)) else "fresh"


class _Place(NamedTuple):
    """A word for a thing in its clause, which reaches from `begin` to `end`.

    `last` is where the word ends with its quotation mark.
    """

    text: str
    begin: int
    start: int
    stop: int
    end: int
    last: int

    @property
    def word(self) -> str:
        """The word."""
        return self.text[self.start : self.stop]

    @property
    def closes(self) -> bool:
        """Whether nothing follows the word in its clause."""
        return self.last == self.end

    @property
    def is_whole(self) -> bool:
        """Whether one hanzi is no part of a longer word."""
        return self.stop - self.start > 1 or self.closes or self.text[self.last] in _BEHIND_ONE

    def before(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What stands right before the word in its clause."""
        return pattern.search(self.text, self.begin, self.start)


def _place(text: str, start: int, word: str) -> _Place:
    begin, end = clause_begin(text, start), clause_end(text, start)
    stop = start + len(word)
    last = stop + text[stop:end].startswith("”")
    return _Place(text, begin, start, stop, end, last)


def _apposed(place: _Place) -> tuple[int, int] | None:
    """违建这颗钉子: a thing set beside what it stands for."""
    if place.before(_APPOSED):
        return _after_leads(place.text, place.begin, place.start), place.last
    return None


def _as(place: _Place) -> tuple[int, int] | None:
    """责任如山: a thing that ends its clause behind 如."""
    found = place.before(_AS) if place.closes else None
    return (found.start(), place.last) if found else None


def _like(place: _Place) -> tuple[int, int] | None:
    """干工作像走马灯: a simile, with its clause if that is short."""
    found = place.before(_SIMILE)
    if not found or _LIKE_ONE.match(place.text, found.start()):
        return None
    near = found.start() - place.begin <= _CARRIED // 2
    start = _after_leads(place.text, place.begin, place.start) if near else found.start()
    return start, place.end


def _surpassed(place: _Place) -> tuple[int, int] | None:
    """比钢铁更坚强."""
    found = place.before(_MORE_THAN)
    than = found and _MORE.match(place.text, place.stop, place.end)
    return (found.start(), than.end()) if found and than else None


def _called(place: _Place) -> tuple[int, int] | None:
    """学校是土: something is said to be a thing that it cannot be."""
    found = place.before(_BEFORE_COPULA) if place.closes else None
    if found and _is_other(found["who"], place.word):
        return _after_leads(place.text, place.begin, place.start), place.last
    return None


def _played(place: _Place) -> tuple[int, int] | None:
    """做点灯的人: somebody acts as something."""
    found = place.before(_ROLE) if place.closes else None
    if found and (_domains()[place.word] == "person" or "一" in found[0]):
        return found.start(), place.last
    return None


def _owned(place: _Place) -> tuple[int, int] | None:
    """信任的堤坝, 以安全为底舱: a thing that something without a body has or is."""
    found = place.before(_OWNER) or place.before(_TURNED)
    return (found.start(), place.last) if found and len(place.word) > 1 else None


_SIGN = re.compile(r"[是成作化当做像如似比仿宛犹恰这那的之为等争愿]")
"""One of these stands before the thing in every build."""
_BUILDS = (_apposed, _as, _like, _surpassed, _called, _played, _owned)


def _is_other(subject: str, thing: str) -> bool:
    """Whether a subject can be called a thing only in an image: it is no place and not the thing."""
    return thing not in subject and not _NO_SUBJECT.search(subject)


def _carried(text: str, number: int, live: dict[str, int], own: Sequence[Hit]) -> Iterator[Hit]:
    """The clauses in which a vehicle of the sentences before, or of this one, works on."""
    for word, last in live.items():
        if number - last > _REACH:
            continue
        first = min((hit.end for hit in own if hit.vehicle == word), default=0)
        at = text.find(word, first)
        while at >= 0:
            begin, end = clause_begin(text, at), clause_end(text, at)
            start = _after_leads(text, begin, at)
            if end - start <= _CARRIED:
                yield Hit(start, end, "fresh", word, "", "carried")
            at = text.find(word, end)


def _after_leads(text: str, begin: int, stop: int) -> int:
    lead = _LEADS.match(text[begin:stop])
    return begin + lead.end() if lead else begin


@lru_cache(maxsize=1)
def _domains() -> dict[str, str]:
    things = {row["word"]: row["domain"] for row in read_table("images.tsv")}
    return {word: found[0].domain for word, found in by_word().items()} | things
