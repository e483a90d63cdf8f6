"""Questions: those the speaker answers (设问), those that want no answer (反问), and plain ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.stretches import Sentence, body_sentences, is_nested
from gongwen.words.sentences import as_documents

QUESTION_COLUMNS = {"answer": "object", "evidence": "object", "confidence": "float64"}

ANSWER_REACH = 2
"""Within how many sentences a question must be answered to be one of the speaker's own (设问)."""

_ECHO = 6
"""The longest clause, in characters, that answers a question by taking up its words."""

_MARKED = re.compile(r"？[”’]?")
_WORD = re.compile(
    r"为什么|为何|为啥|什么|怎么样?|怎样|如何|哪里?|哪个|哪些|谁|几[个时]|多少|何处|何在|何时|何以|难道|岂|吗|呢|能不能|是不是|行不行|好不好|"
    r"可不可以|要不要|有没有|何尝|何必|凭什么|怎能|哪能|又会"
)
_FANWEN = re.compile(
    r"难道|岂[能可不非有容]|岂|怎么?能|怎会|怎么会|怎么?对得起|怎么可能|哪能|哪有|哪里[还能有会]|何尝|何必|何苦|何乐不为|何乐而不为|谁(?:能不|不想|不愿|又能|还会|还敢|会信|来负责)|"
    r"还有什么(?!问题|困难|意见)|有什么(?:用|意义|理由|资格|脸面)|又有(?:什么|谁|何)|凭什么|为什么不|何不|不是[^，。？]{2,30}吗|算什么|又会是什么|谈何|又谈何|怎么(?:交代|面对|向)|又?能怪谁|又怎"
)
_POLAR = re.compile(
    r"(?:能|会|还|行|对得起|放得下|算|是|有|经得[起住]|说得过去)[^，。？]{0,14}吗？?$|谁(?:还|不|会|能|敢|愿|肯|来)|哪(?:一|个)[^，。？]{0,8}不|又[能有怎如][^，。？]{0,8}|还[^，。？]{0,10}(?:什么|怎么|哪)|怎么[能会敢让向]"
)
_OPEN = re.compile(r"怎么办|怎么干|为什么|什么是|是什么|怎么看")
_UNMARKED = re.compile(
    r"^(?:那么，?|请问，?)?(?:(?P<a>[^，。；“”]{0,16}(?:为什么|凭什么|难道|怎么能|怎能|岂能|何以|靠什么|怕什么|缺什么|差在哪|图的?是?什么|怎么办|是什么|什么是|何在|在哪里?|是谁|为了谁|如何是好)[^，。；“”]{0,20}))$"
)
_PARTICLE = re.compile(r"(?:吗|呢)$")
_FANWEN_END = re.compile(
    r"(?:有什么用|有何用|有什么意义|怎么能(?:行|放心|安心|服众)|能行吗|对得起[^，。]{1,12}吗|从何谈起|何谈[^，。]{2,8})$"
)
_INDIRECT = re.compile(
    r"(?:说明|解决|回答|明确|思考|研究|弄清|搞清|想清楚|知道|明白|看|讲清|讲明|摸清|了解|清楚|决定|取决于|不知|无论|不论|不管|至于|关于|探索|查清|问|写清楚?|记清|讲|就是)(?:了|的|一[看问想]|好)?(?:[^，。；]{0,14})(?:什么|怎么|怎样|如何|为什么|哪|谁|是否|多少)"
)
_REPORTED = re.compile(
    r"(?:他们?|她|有人|有的[^，。]{0,8}|群众|家长|企业|居民|老百姓|记者|孩子|[^，。]{1,8}(?:同志|师傅|老人|大爷|大娘))(?:还|就|又|总|常|都|经常|反复)?(?:问|说|讲)[^，。；]{0,6}[，：]?“?"
)
_OWN_ANSWER = re.compile(
    r"我(?:的回答|想|看|认为|说|的看法)|回答|答案|显然|当然|不是|没有|因为|就是|是|靠|在于|不能|能|一|首先|关键|原因|不怕"
)


def questions(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """The questions of documents by what they are for.

    A question is known by its mark; where the mark was lost, by its words at the end of a
    sentence (什么是…, 为什么…, 难道…吗, …有什么用). An indirect question (如何用好资金，是当前难题)
    is none.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer of the question sentences; `label` is `shewen` (the speaker answers within
        `ANSWER_REACH` sentences of the same paragraph), `fanwen` (no answer wanted, the polarity
        is plain) or `plain`. Own columns: `answer` ((start, end), up to its first full stop, or
        None), `evidence` (the question words) and `confidence` (0–1, lower without a mark).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §11.
    """
    return make_layers(as_documents(source), _found, QUESTION_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    for block, members in groupby(body_sentences(document), key=lambda one: one.block):
        sentences = list(members)
        head = document.blocks[block].heading
        for number, sentence in enumerate(sentences):
            if head and sentence.end <= head[1] and "？" not in sentence.text:
                continue
            for start, end in _places(sentence.text):
                if not sentence.text[start:end].strip("？。，！“”"):
                    continue
                yield _row(sentences, number, start, end)


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where questions stand in a sentence, each from its first clause to its mark."""
    marks = list(_MARKED.finditer(text))
    reached = 0
    for mark in marks:
        end = mark.start() + 1
        yield _begin(text, reached, end), end
        reached = mark.end()
    if not marks and _is_unmarked(text):
        bare = text.rstrip("。！，”")
        start = _begin(text, 0, len(bare))
        yield start, min(len(text), len(bare) + 1)


def _begin(text: str, reached: int, end: int) -> int:
    """Where a question begins: behind the words that report it, or at its sentence."""
    opened = text.rfind("“", reached, end)
    start = opened + 1 if opened >= 0 and "”" not in text[opened : end - 1] else reached
    said = list(re.finditer(r"(?:说|问|问道|讲|想问|追问|反问)(?:一句)?[，：]", text[start:end]))
    if said:
        last = max(text.rfind(mark, start, end - 1) for mark in "，：；")
        return last + 1 if _WORD.search(text, last + 1, end) else start + said[-1].end()
    cut = max(text.rfind(mark, start, end - 1) for mark in "；：")
    return _first_asking(text, cut + 1 if cut >= start else start, end)


def _first_asking(text: str, start: int, end: int) -> int:
    """The first clause that asks, with the short topic before it (这样的管理，怎么能…)."""
    asks = _WORD.search(text, start, end)
    if asks is None:
        return start
    comma = text.rfind("，", start, asks.start())
    before = text.rfind("，", start, comma) if comma > 0 else -1
    topic = text[before + 1 if before >= 0 else start : comma] if comma >= 0 else ""
    if comma < 0 or re.match(r"(?:这|那|难道)[^，]{0,8}$", topic):
        return before + 1 if before >= 0 else start
    return comma + 1


def _is_unmarked(text: str) -> bool:
    """Whether a sentence without a question mark is a direct question all the same."""
    bare = text.rstrip("。！，”")
    if not text.endswith(("。", "！", "，")) and len(text) > 30:
        return False
    last = bare.rsplit("，", 1)[-1]
    if _FANWEN_END.search(last):
        return True
    if last != bare and not re.match(
        r"(?:难道|怎么能|怎能|岂)|[^，]{0,8}(?:怎么能|怎能|岂能)", last
    ):
        return bool(re.search(r"(?:难道|怎么能|怎能|岂)[^。]*吗?$", last)) or _asks_by_particle(
            last
        )
    if _asks_by_particle(last):
        return True
    return (
        bool(_UNMARKED.match(last))
        and not _INDIRECT.search(last)
        and not re.match(r"[^，]*(?:是|就是)(?:为什么|什么是)", last)
    )


def _asks_by_particle(clause: str) -> bool:
    return bool(_PARTICLE.search(clause)) and bool(
        clause.endswith("吗") or re.search(r"什么|谁|哪|怎|为何|如何|多少", clause)
    )


def _row(sentences: Sequence[Sentence], number: int, start: int, end: int) -> dict[str, Any]:
    sentence = sentences[number]
    text = sentence.text[start:end]
    marked = "？" in text
    answer = _answer(sentences, number, end)
    fanwen = _FANWEN.search(text)
    reported = is_nested(sentence.text, start) or bool(_REPORTED.search(sentence.text[:start]))
    polar = fanwen or (_POLAR.search(text) and not _OPEN.search(text) and not reported)
    if polar and not _is_answered(sentences, answer, text):
        label, answer = "fanwen", None
    elif answer and not (reported and not _says_own(sentences, answer)):
        label = "shewen"
    else:
        label, answer = "plain", None
    words = fanwen or _WORD.search(text)
    return {
        "start": sentence.start + start, "end": sentence.start + end, "label": label,
        "answer": answer, "evidence": words.group() if words else text[-2:],
        "confidence": (0.9 if marked else 0.6) - (0.1 if label == "plain" else 0.0),
    }  # fmt: skip


def _answer(sentences: Sequence[Sentence], number: int, end: int) -> tuple[int, int] | None:
    """The speaker's answer: what follows in the sentence or paragraph and is no question."""
    rest = sentences[number].text[end:].strip("”’ ")
    if len(rest) > 1:
        start = sentences[number].end - len(rest)
        return start, sentences[number].end
    for one in sentences[number + 1 : number + 1 + ANSWER_REACH]:
        if "？" not in one.text and not _is_unmarked(one.text):
            return one.start, one.end
    return None


def _says_own(sentences: Sequence[Sentence], answer: tuple[int, int]) -> bool:
    text = next((one.text for one in sentences if one.start <= answer[0] < one.end), "")
    return bool(re.match(r"我(?:们)?(?:的回答|想|看|认为|说|的看法|告诉)|答案|回答", text))


def _is_answered(
    sentences: Sequence[Sentence], answer: tuple[int, int] | None, question: str
) -> bool:
    """Whether even a question of plain polarity gets its answer at once (显然不是)."""
    text = next((one.text for one in sentences if answer and one.start == answer[0]), "")
    first = re.split("[，。！；]", text, maxsplit=1)[0]
    echo = 1 < len(first) <= _ECHO and len(set(first) & set(question)) >= 2
    return echo or bool(
        re.match(
            r"(?:显然|当然|答案|不[是能会行]?[，。！]|是的|没有[，。！]|绝不|决不|我的回答)", text
        )
    )
