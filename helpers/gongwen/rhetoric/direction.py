"""Whose voice a directive has: the superior's 要, the peer's 请, the subordinate's 拟."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.rhetoric.actors import named_first, own_subject
from gongwen.rhetoric.directives import directives
from gongwen.rhetoric.stretches import Sentence, body_sentences, clause_around

DIRECTIONS: Mapping[str, str] = {"要": "down", "请": "level", "拟": "up"}
"""The words and the way a document with them goes: to those below, beside, above."""

_ASKING = ("请", "恳请", "敬请", "希望")
_NUMBER = re.compile(r"[一二三四五六七八九十]$")
_ADVERB = re.compile(r"(?:还|也|更|再|并)$")
_SHARED = re.compile(r"[都均]?$")
_OWN = re.compile(r"我|本|咱")
_BAN = {"要": "不要", "请": "请勿"}
_SELF = "我单位"


@dataclass(frozen=True)
class Voiced:
    """A sentence in another voice.

    `before` and `after` are the sentence as it stood and as it is now, `direction` is where it
    goes (down, level, up), `mended` how many directives of it were put into the new voice, and
    `left` how many were not: nobody forbids those above, or asks (请) his own body.
    """

    start: int
    end: int
    before: str
    after: str
    direction: str
    mended: int
    left: int


def in_voice(
    document: Document,
    directive: Mapping[Any, Any] | pd.Series,
    word: str,
    layer: pd.DataFrame | None = None,
) -> Voiced:
    """The sentence of a directive with all its directives in the voice of 要, 请 or 拟.

    The rewriting is mechanical: 请 goes before whoever is to act, 拟 makes the writer's own body
    (我单位) the one who acts, a further directive of the same sentence without an actor of its own
    loses its modal word. The result is there to be read aloud and mended.

    Parameters
    ----------
    document : Document
        The text.
    directive : mapping or Series
        A row of `directives(document)`.
    word : {'要', '请', '拟'}
        Whose voice.
    layer : layer, optional
        `directives(document)`, if it is at hand.

    Raises
    ------
    ValueError
        If there is no such voice, or the directive stands in no sentence of the body.
    """
    if word not in DIRECTIONS:
        raise ValueError(f"{word!r} is no voice; choose from {'、'.join(DIRECTIONS)}")
    place = int(directive["start"])
    sentence = next((s for s in body_sentences(document) if s.start <= place < s.end), None)
    if sentence is None:
        raise ValueError(f"no sentence of the body of {document.id} holds character {place}")
    found = directives(document) if layer is None else layer
    inside = found[(found["start"] >= sentence.start) & (found["end"] <= sentence.end)]
    rows = inside.sort_values("start").to_dict("records")
    before = document.text[sentence.start : sentence.end]
    after, left = before, 0
    for number in range(len(rows) - 1, -1, -1):
        changed = _changed(after, rows[number], sentence, word, first=number == 0)
        left += changed is None
        after = after if changed is None else changed
    return Voiced(
        sentence.start, sentence.end, before, after, DIRECTIONS[word], len(rows) - left, left
    )


def _changed(
    text: str, row: Mapping[Any, Any], sentence: Sentence, word: str, *, first: bool
) -> str | None:
    """The sentence with one directive in the new voice; None where that has no form."""
    start, end = row["start"] - sentence.start, row["end"] - sentence.start
    if row["modality"] == "bare":
        end = start  # the span is the verb, which stays
    begin, _ = clause_around(sentence.text, start)
    head, rest = text[begin:start], text[end:]
    if row["modality"] == "prohibition":
        rest = rest.removeprefix("得")  # of 一般不得
        return None if word not in _BAN else text[:begin] + _banned(head, word) + rest
    if row["word"] in _ASKING:
        return text[:begin] + _asked(head, rest, word, row["word"])
    subject = own_subject(head)
    if word == "请" and subject and _OWN.match(head, subject[0]):
        return None
    return text[:begin] + _voiced(head, word, first=first) + rest


def _banned(head: str, word: str) -> str:
    """What stands before a ban, with the ban in the new voice: 请各单位不要, 请勿."""
    subject = own_subject(head)
    if word == "请" and subject and not _OWN.match(head, subject[0]):
        return f"{head[: subject[0]]}请{head[subject[0] :]}不要"
    return head + _BAN[word]


def _asked(head: str, rest: str, word: str, old: str) -> str:
    """请各单位报送 in the voice of 要 or 拟."""
    if word == "请":
        return f"{head}{old if old != '希望' else '请'}{rest}"
    size = named_first(rest)
    actor, rest = rest[:size], rest[size:]
    own = actor if word == "要" else (_SELF if actor else "")
    return f"{head}{own}{word}{rest}"


def _voiced(head: str, word: str, *, first: bool) -> str:
    """What stands before an obligation, with its word in the new voice."""
    if word == "要":
        return f"{head}要"
    if _NUMBER.search(head):
        return f"{head}是{word}"
    subject = own_subject(head)
    if subject is None:
        return _without_actor(head, word, first=first)
    lead, actor, adverbs = head[: subject[0]], head[slice(*subject)], head[subject[1] :]
    if word == "请":
        return f"{lead}请{actor}{adverbs}"
    return f"{lead}{actor if _OWN.match(actor) else _SELF}{_SHARED.sub('', adverbs)}拟"


def _without_actor(head: str, word: str, *, first: bool) -> str:
    """The same where nobody is named in the clause."""
    if head.endswith(("既", "又")):
        return f"{head[:-1]}{word}{head[-1]}" if head.endswith("既") else head
    if not head:
        own = _SELF if word == "拟" and first else ""
        return f"{own}{word}" if first else ""
    return f"{head}{word}" if first or _ADVERB.search(head) else head


def voices(document: Document, word: str) -> Iterator[Voiced]:
    """Every sentence of a document that directs, in the voice of 要, 请 or 拟; see `in_voice`."""
    layer = directives(document)
    reached = -1
    for row in layer.to_dict("records"):
        if row["start"] >= reached:
            voiced = in_voice(document, row, word, layer)
            reached = voiced.end
            yield voiced
