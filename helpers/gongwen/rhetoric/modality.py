"""Modality: who must, must not, may or will do what, and how strongly it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.actors import is_asked, is_handed_on, is_named, subject_of
from gongwen.rhetoric.modal_bans import is_ban, is_forbidden
from gongwen.rhetoric.modal_duties import is_bound, is_licensed, is_pressed, is_pressing
from gongwen.rhetoric.modal_leave import is_encouraged, is_leave, is_usual
from gongwen.rhetoric.modal_places import OWN, Place, Words
from gongwen.rhetoric.modal_pledges import is_aim, is_pledge, is_vow
from gongwen.rhetoric.modal_promises import is_promise
from gongwen.rhetoric.modal_requests import is_request, is_wish
from gongwen.rhetoric.modal_told import is_reported
from gongwen.rhetoric.modal_yao import is_directive
from gongwen.rhetoric.stretches import body_sentences, clause_around
from gongwen.structure import document_type
from gongwen.words import Segmenter, default_segmenter
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
    "决不可": ("prohibition", -3), "绝不可": ("prohibition", -3),
    "切不可": ("prohibition", -3), "万不可": ("prohibition", -3),
    "不宜": ("prohibition", -1), "一般不": ("prohibition", -1),
    "可": ("permission", 1), "可以": ("permission", 1), "允许": ("permission", 1),
    "鼓励": ("permission", 1),
    "一定": ("commitment", 3), "保证": ("commitment", 3), "决不": ("commitment", 3),
    "绝不": ("commitment", 3), "将": ("commitment", 2), "会": ("commitment", 2),
    "力争": ("commitment", 1), "争取": ("commitment", 1), "准备": ("commitment", 1),
}  # fmt: skip
"""Modal words with their class and strength, from −3 (forbidden) to 3 (bound)."""

_SPLIT = frozenset(("决不", "决不允许", "决不能", "决不得", "决不可"))
_WORD = re.compile(
    r"(?<![业任服职财税])务必|(?<![坚解裁判表否])决不(?:允许|能|得|可)?|"
    + "|".join(sorted(set(LADDER) - {"务必"} - _SPLIT, key=len, reverse=True))
)
_ALL = re.compile(r"全[省市县区州镇乡村局校院]|上下")
_PLAN = re.compile(r"今后一|总体|总的|思路|未来几年|[三五]年")
_BOUND_WORD = 0.95


def modality(
    source: Document | str | Iterable[Document], segmenter: Segmenter | None = None
) -> pd.DataFrame:
    """The modal words of documents: obligation, prohibition, permission, commitment.

    要 counts only where it heads a directive: words that hold it (重要, 需要, 要求) are left out
    first, then 要 that tells of cost, wish or what is about to happen, by its place in the clause,
    the tag of the next word and the signs of `modal_told`; what somebody else said, feared or
    promised is no duty whatever its word. 可以, 将 and 会 count by the kind of text and their subject;
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


def _found(document: Document, segmenter: Segmenter) -> Iterator[dict[str, Any]]:
    kind = document_type(document) or ""
    issuer = str(document.meta.get("issuer") or "")
    words = Words(document.text, segmenter)
    for sentence in body_sentences(document):
        duty = named = False
        for match in _WORD.finditer(sentence.text):
            place = Place(sentence, match.start(), match.end(), words, kind, issuer)
            word = match.group()
            label, strength = LADDER[word]
            if not _holds(word, place) or (
                label == "commitment" and duty and word not in ("绝不", "决不")
            ):
                continue
            row = _row(place, word, label, strength, named=named)
            named = row["actor"] == "yes"
            duty = duty or _is_others(row, place)
            yield row


def _is_others(row: dict[str, Any], place: Place) -> bool:
    """Whether a duty is laid on somebody else, so that aims behind it are his.

    What everybody, or the whole plan of the years to come, is bound to is the own body's aim too.
    """
    if row["label"] != "obligation" or row["strength"] < 2:
        return False
    whole = row["actor"] == "no" and _PLAN.search(place.sentence.text[: place.start])
    return not (whole or OWN.search(place.before) or _ALL.search(place.before))


def _row(place: Place, word: str, label: str, strength: int, *, named: bool) -> dict[str, Any]:
    start = place.sentence.start + place.start
    clause = clause_around(place.sentence.text, place.start)
    return {
        "start": start, "end": start + len(word), "label": label, "strength": strength,
        "actor": "yes" if named or _names_actor(place, word) else "no", "word": word,
        "evidence": place.sentence.text[slice(*clause)].strip(),
        "confidence": _BOUND_WORD if word not in _TESTS else 0.85 if word == "要" else 0.7,
    }  # fmt: skip


def _names_actor(place: Place, word: str) -> bool:
    """Whether the one who acts is named: behind 请 or 希望, before any other modal word."""
    if word in ("请", "恳请", "敬请", "希望", "允许", "鼓励"):
        return is_asked(place.after) or bool(place.before and is_named(place.before))
    if OWN.search(place.before) or is_handed_on(place.before + place.after):
        return True
    return subject_of(place.sentence.text, place.start)


def _holds(word: str, place: Place) -> bool:
    """Whether a modal word is meant, and not a word or a phrase that looks like it."""
    text, start, end = place.sentence.text, place.start, place.end
    if text[max(0, start - 1) : start] in ("个", "“") and text[end : end + 1] in ("”", ""):
        return False
    if re.search(r"[一二两三四五六七八九十几]个$", text[:start]):
        return False
    test = _TESTS.get(word)
    if test is not None and not test(place):
        return False
    told = word != "要" and LADDER[word][0] in ("obligation", "prohibition")
    return not (told and is_reported(place))


_TESTS: Mapping[str, Callable[[Place], bool]] = {
    "要": is_directive, "必须": is_bound, "务必": is_bound, "一定要": is_bound,
    "应当": is_bound, "应该": is_bound, "不得不": is_pressed, "不允许": is_forbidden, "应": is_licensed, "须": is_licensed, "希望": is_wish,
    "请": is_request, "不得": is_forbidden, "不准": is_forbidden, "禁止": is_forbidden,
    "不要": is_forbidden, "不能": is_ban, "可以": is_leave, "可": is_leave,
    "一定": is_pledge, "保证": is_pledge, "将": is_promise, "会": is_promise,
    "力争": is_aim, "争取": is_aim, "准备": is_aim, "绝不": is_vow, "决不": is_vow,
    "鼓励": is_encouraged, "允许": is_encouraged, "一般不": is_usual, "不能不": is_pressing,
}  # fmt: skip
