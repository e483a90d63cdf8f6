"""Quotation: other people's words, documents, watchwords, and sayings without a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.lexicon import any_of, read_table
from gongwen.rhetoric.overlaps import first_given
from gongwen.rhetoric.slogans.names import is_coinage
from gongwen.rhetoric.stretches import Sentence, body_sentences, is_nested
from gongwen.words import count_hanzi
from gongwen.words.sentences import as_documents

QUOTATION_COLUMNS = {"source": "object", "evidence": "object", "confidence": "float64"}

_TITLE = re.compile(
    r"《[^《》\n]*(?:〈[^〈〉\n]*〉[^《》\n]*)*》(?:（[^（）\n]{0,16}[〔\[（]?\d{4}[〕\]）]?[^（）\n]{0,10}号）)?"
)
_QUOTED = re.compile(r"“[^“”\n]+”")
_SAY = r"(?:常?说|讲|指出|强调|写道|写|断言|认为|常讲|叮嘱[^，。“]{0,4}|告诫[^，。“]{0,4}|提醒[^，。“]{0,4}|嘱咐[^，。“]{0,4}|要求|提出|问|回答|感慨|告诉[^，。“]{0,6}|念叨|表示|喊|有云|云|曰)"
_SOURCE = re.compile(
    rf"(?P<who>[^，。；：？！“”\n]{{1,24}}?)(?:在[^，。；“”]{{2,16}}(?:上|中|里|时|后))?(?:还|就|又|曾|曾经|也|总|经常|时常|一再|反复|明确|深刻|特别|专门|会前专门|当场|对[我们大家]+|跟[我们大家]+)*{_SAY}(?:过|得好|道|的是|了一句话|过一句话|的一句话|着)?[，：]?$"
)
_PROVERB = re.compile(
    r"(?P<who>[^，。；：？！“”\n]{0,10}(?:老话|俗话|古语|古人|谚语|常言|老辈人|民谚|老百姓|口头禅|歌谣|诗|名言|民间|格言|警句|有[一这]?句(?:老|俗|行)?话)[^，。；：“”]{0,4}?)(?:常|都)?(?:说得好|说|讲|云|道|有云|是|有言|里说|中说)?[，：]?$"
)
_THAT = re.compile(
    r"(?P<who>[^，。；：？！“”\n]{2,14}?)(?:说|讲|留下|喊出|写下)的?(?:那|这)?(?:句|番|段)?(?:话)?[，：]?$"
)
_WRITTEN = re.compile(
    r"(?P<who>(?:上联|下联|横批|对联|标语|条幅|横幅|匾额?|石碑|碑文|题词|纸条|便条|留言|校训|家训|墙上|碑上|扉页)[^，。；：“”\n]{0,8}?)(?:是|为|写着|写的是|写道|刻着|题着|挂着)[，：]?$"
)
_WENT_ON = re.compile(r"(?:^|[，。；：])(?P<who>[^，。；：“”]{1,12}?)(?:说|讲)[^，。；“”]{2,16}，$")
_REPORT = re.compile(
    r"(?:^|(?<=[，。；：]))(?P<who>[^，。；：？！“”\n]{1,14}?)(?:常常?|都|就|还|曾|对我|跟我|告诉我)?(?:说|讲)，(?P<what>(?!的|明|到|法|服)[^。；？！“”\n]{4,}[？]?)"
)
_PERSON = re.compile(
    r"师傅|同志|老人|群众|家长|村民|居民|书记|主任|有人|有的|社区|企业|老板|老乡|大爷|大娘|奶奶|爷爷|乡亲|户主|职工|工人|学生|孩子|教师|老师|代表|委员|[省市县区镇乡村]长|队员|司机|医生|护士|负责人|干部|客商|老话|俗话|古人|老百姓|街坊|他|她|商户|记者|先生|女士|农户|书记员|师生"
)
_NOT_SAID = re.compile(
    r"(?:可以|应该|就是|也就是|换句话|总的来|一般来|比如|比方|不用|不必|听|据|再|来|常言|严格|老实|所以|如果|假如|虽|按理|难)(?:地|来)?$|我$|我们$"
)
_NOBODY = re.compile(r"^(?:过去|以前|从前|现在|如今|平时|常|总|都|所谓)*$|(?:要|不|可以|应该)$")
_HEADWORD = re.compile(
    r"[”]?的?(?:总?要求|标准|原则|思路|方针|理念|目标|口号|精神|工作法|作风|承诺|现象|做法|办法|路子|模式|机制|导向|宗旨|定位|风尚|意识|氛围|主题|主线|心态|观念|思想|态度|责任|服务|家训|校训|誓言|活动|行动|格局|倡议|规矩|制度|局面|势头|位置|良性循环)"
)
_BY = re.compile(
    r"(?:按照|坚持|遵循|落实|树立|秉持|本着|贯彻|弘扬|围绕|倡导|提出|喊出|践行|实现|做到|开展|组织|推行|以|破解|防止|解决|存在|出现)$"
)
_CLAUSE = re.compile(r"[一-龥]+(?=[，。；！？”\n]|$)")
_TWO_HANZI = re.compile(r"[一-龥]{2}(?![?*{])")
_LEAST_SLOGAN = 6
_LEAST_DIRECT = 4


def quotation(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The quotations of documents.

    Scare quotes, names of days, actions and prizes, numeral coinages and single words in quotation
    marks are none. Sayings woven in without a source are found from a list
    (`data/rhetoric/sayings.tsv`).

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer of the quoted words with their marks; `label` is `direct` (a named source said it),
        `allusion` (a saying without source), `document` (《…》, up to the bracket that holds its
        number) or `slogan` (a quoted watchword). Own columns: `source` (the words that name it, or
        None), `evidence` and `confidence` (0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §10.
    """
    return make_layers(as_documents(source), _found, QUOTATION_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    for sentence in body_sentences(document):
        finders = (_titles, _quoted, _reported, _sayings)
        yield from first_given(row for find in finders for row in find(sentence))


def _row(sentence: Sentence, span: tuple[int, int], label: str, **found: Any) -> dict[str, Any]:
    start, end = span
    return {"start": sentence.start + start, "end": sentence.start + end, "label": label, **found}


def _titles(sentence: Sentence) -> Iterator[dict[str, Any]]:
    for match in _TITLE.finditer(sentence.text):
        who = re.search(r"(你[县市区局省]|贵[县市区局省]|来文)$", sentence.text[: match.start()])
        yield _row(
            sentence,
            match.span(),
            "document",
            source=who[1] if who else None,
            evidence="《》",
            confidence=0.95,
        )


def _quoted(sentence: Sentence) -> Iterator[dict[str, Any]]:
    text = sentence.text
    for match in _QUOTED.finditer(text):
        words = match.group()[1:-1]
        hanzi = count_hanzi(words)
        lead = text[: match.start()]
        said = _PROVERB.search(lead) or _SOURCE.search(lead) or _THAT.search(lead)
        said = said or _WRITTEN.search(lead) or _WENT_ON.search(lead)
        if said and _NOBODY.search(said["who"]):
            said = None
        if said and hanzi >= _LEAST_DIRECT and not _names(words, text, match.end()):
            yield _row(
                sentence,
                match.span(),
                "direct",
                source=_who(said["who"]),
                evidence=said.group(),
                confidence=0.85,
            )
        elif not is_coinage(words) and _is_slogan(words, hanzi, text, match):
            yield _row(
                sentence,
                match.span(),
                "slogan",
                source=None,
                evidence=text[match.end() : match.end() + 4] or "“”",
                confidence=0.7,
            )
        elif hanzi >= _LEAST_DIRECT and any(p.search(words) for p in _known_sayings()):
            yield _row(
                sentence, match.span(), "allusion", source=None, evidence="saying", confidence=0.8
            )


def _who(words: str) -> str | None:
    """The source without the adverbs that lead to it."""
    return (
        re.sub(
            r"^(?:刚才|正如|诚如|就像|正像|但|而|这|用|借用|让我想起|记得|常听|听)", "", words
        ).strip()
        or None
    )


def _names(words: str, text: str, end: int) -> bool:
    """Whether the quoted words are a name or a requirement rather than speech."""
    return is_coinage(words) or bool(
        re.match(r"(?:的)?(?:总?要求|标准|原则|目标|活动|行动|工程|机制|制度)", text[end:])
    )


def _is_slogan(words: str, hanzi: int, text: str, match: re.Match[str]) -> bool:
    """Whether quoted words are a watchword: a phrase with parts, or a long one with its head."""
    parted = bool(re.search(r"[、，]", words))
    headed = bool(_HEADWORD.match(text, match.end()))
    led = bool(_BY.search(text[: match.start()]))
    if parted:
        return hanzi >= _LEAST_SLOGAN
    return hanzi >= _LEAST_SLOGAN and (headed or led) and not re.search(r"[日节奖号杯]$", words)


def _reported(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Reports of the very words without quotation marks (师傅说，…)."""
    for match in _REPORT.finditer(sentence.text):
        who = match["who"]
        if (
            _PERSON.search(who)
            and not _NOT_SAID.search(who)
            and not is_nested(sentence.text, match.start())
        ):
            span = match.start("what"), match.end("what")
            yield _row(
                sentence,
                span,
                "direct",
                source=_who(who),
                evidence=match.group()[: len(who) + 2],
                confidence=0.65,
            )


def _sayings(sentence: Sentence) -> Iterator[dict[str, Any]]:
    """Sayings without a source; halves that stand side by side are one."""
    text = sentence.text
    always, by_opening, any_opening = _by_opening()
    sayings = [*always]
    for opening in set(any_opening.findall(text)):
        sayings += by_opening[opening]
    found = sorted({match.span() for saying in sayings for match in saying.finditer(text)})
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    for start, end in joined:
        span = start, _other_half(sentence.text, start, end)
        yield _row(sentence, span, "allusion", source=None, evidence="saying", confidence=0.8)


def _other_half(text: str, start: int, end: int) -> int:
    """Where a saying ends that a clause of the same length goes on (单丝不成线，独木不成林)."""
    begins = start == 0 or text[start - 1] in "，。；：、“"
    after = _CLAUSE.match(text, end + 1) if text[end : end + 1] == "，" and begins else None
    alike = after is not None and end - start == after.end() - after.start() >= _LEAST_DIRECT
    return after.end() if after and alike else end


@lru_cache(maxsize=1)
def _known_sayings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in read_table("sayings.tsv"))


@lru_cache(maxsize=1)
def _by_opening() -> tuple[
    list[re.Pattern[str]], dict[str, list[re.Pattern[str]]], re.Pattern[str]
]:
    """The sayings by the two hanzi with which they begin, those that vary there, and the openings.

    To look for openings first is many times faster than to try every saying on every sentence;
    the openings are matched ahead, so that they may overlap.
    """
    always: list[re.Pattern[str]] = []
    by_opening: dict[str, list[re.Pattern[str]]] = {}
    for saying in _known_sayings():
        forms = [_TWO_HANZI.match(form) for form in _top_forms(saying.pattern)]
        if not all(forms):
            always.append(saying)
            continue
        for form in forms:
            if form:
                by_opening.setdefault(form[0], []).append(saying)
    return always, by_opening, re.compile(f"(?=({any_of(by_opening)}))")


def _top_forms(pattern: str) -> list[str]:
    """The alternatives of a pattern that stand in no bracket."""
    forms, depth = [""], 0
    for char in pattern:
        depth += (char in "([") - (char in ")]")
        if char == "|" and depth == 0:
            forms.append("")
        else:
            forms[-1] += char
    return forms
