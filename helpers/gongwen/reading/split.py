"""Cutting a page into the documents spliced on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from gongwen.reading import cues
from gongwen.reading.markers import hanzi, marker_at
from gongwen.reading.paragraphs import Paragraph

_FEWEST = 3
"""Paragraphs a document must have before a salutation, or after a last appeal, parts it."""

_LONG = 60
"""Hanzi from which a paragraph is surely body."""

_FULL_STOPS = ("。", "！", "!", "；", ";", ".")

_NEVER_ANNEXED = {"公告", "通告", "通知", "通报", "请示", "批复"}
"""Types that stand below a sign-off only as documents of their own, receivers named or not."""

_ISSUES = re.compile(r"(?:印发|转发|批转|发布|公布|颁布|颁发)")


def split(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each document, in order; furniture stays where it stands.

    A document begins behind the head of a part, at a second salutation, at a second title that
    follows a sign-off, and where body goes on after a speech's last appeal.
    """
    content = [i for i, p in enumerate(paragraphs) if p.kind == ""]
    cuts = _at_part_titles(paragraphs, content)
    pieces = _between(content, cuts)
    for piece in pieces:
        cuts |= _inside(paragraphs, piece)
    starts = sorted({0, *(_with_its_head(paragraphs, cut) for cut in cuts)} - {len(paragraphs)})
    return [
        list(paragraphs[start:end])
        for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True)
    ]


def _at_part_titles(paragraphs: Sequence[Paragraph], content: Sequence[int]) -> set[int]:
    """The first content behind each part title, but for one that heads the first document."""
    cuts = set()
    for i, paragraph in enumerate(paragraphs):
        after = next((c for c in content if c > i), None)
        if paragraph.kind == "part_title" and after is not None and after != content[0]:
            cuts.add(after)
    return cuts


def _between(content: Sequence[int], cuts: set[int]) -> list[list[int]]:
    pieces: list[list[int]] = [[]]
    for i in content:
        if i in cuts and pieces[-1]:
            pieces.append([])
        pieces[-1].append(i)
    return pieces


def _inside(paragraphs: Sequence[Paragraph], piece: Sequence[int]) -> set[int]:
    """Cuts inside a piece that no part title announces."""
    cuts = set()
    start = 0
    for place, i in enumerate(piece):
        text = paragraphs[i].text
        before, after = piece[start:place], piece[place:]
        if cues.is_speech_salutation(text):
            if _has_ended(paragraphs, before) and _is_document(paragraphs, after[1:]):
                cuts.add(i)
                start = place
        elif (
            _is_addressed_anew(paragraphs, before, text)
            or _begins_after_appeal(paragraphs, before, after)
            or _is_second_title(paragraphs, before, after)
        ):
            cuts.add(i)
            start = place
    return cuts


def _is_addressed_anew(paragraphs: Sequence[Paragraph], before: Sequence[int], text: str) -> bool:
    """Whether receivers are named below a sign-off (and perhaps a new title)."""
    if not cues.is_salutation(text) or marker_at(text):
        return False
    lines = [paragraphs[i].text for i in before]
    return any(
        (cues.date_line(line) or cues.signed_date(line))
        and any(above.endswith(_FULL_STOPS) for above in lines[:place])  # else the date of a head
        for place, line in enumerate(lines)
        if place >= len(lines) - 2 * _FEWEST
    )


def _is_document(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> bool:
    long_ones = (i for i in places if hanzi(paragraphs[i].text) >= _LONG // 2)
    return len(list(islice(long_ones, _FEWEST - 1))) == _FEWEST - 1


def _has_ended(paragraphs: Sequence[Paragraph], before: Sequence[int]) -> bool:
    """Whether what stands before closes like a finished document."""
    if not _is_document(paragraphs, before):
        return False
    last = paragraphs[before[-1]].text
    return _is_last_appeal(last) or cues.is_thanks(last) or bool(cues.date_line(last))


def _is_last_appeal(text: str) -> bool:
    return (
        cues.opens_with_vocative(text) and cues.is_last_appeal(text) and hanzi(text) >= _LONG // 3
    )


def _begins_after_appeal(
    paragraphs: Sequence[Paragraph], before: Sequence[int], after: Sequence[int]
) -> bool:
    """Whether a new text begins where a speech's last appeal has just ended."""
    if len(before) < _FEWEST or not _is_document(paragraphs, after):
        return False
    appeal, first = paragraphs[before[-1]].text, paragraphs[after[0]].text
    if not _is_last_appeal(appeal) or _ends_a_document(first) or cues.opens_with_vocative(first):
        return False
    marker = marker_at(first)
    if marker and marker.ordinal > 1:
        return False
    return hanzi(first) >= _LONG or cues.is_title(first)


def _ends_a_document(text: str) -> bool:
    return (
        cues.is_thanks(text)
        or bool(cues.date_line(text))
        or cues.is_signature(text)
        or cues.is_attachment(text)
        or cues.is_note(text)
    )


def _is_second_title(
    paragraphs: Sequence[Paragraph], before: Sequence[int], after: Sequence[int]
) -> bool:
    """Whether a title with its own receivers or number follows a finished sign-off.

    What a document issues or passes on (印发, 转发) is part of it and no document of its own.
    """
    text = paragraphs[after[0]].plain
    if not before or not cues.is_title(text) or cues.title_breaks_off(text):
        return False
    recent = [paragraphs[i] for i in before[-_FEWEST:]]
    signed = any(cues.date_line(p.text) or cues.signed_date(p.text) for p in recent)
    marked = paragraphs[after[0]].hint == "h1"
    head = " ".join(paragraphs[i].text for i in before[:4])
    if signed and cues.type_in(text) in _NEVER_ANNEXED and not _ISSUES.search(head):
        return True
    if not (signed or marked) or not _is_document(paragraphs, before) or _passes_on(head, text):
        return False
    following = [paragraphs[i].text for i in after[1:4]]
    return marked or any(
        cues.is_salutation(line) or cues.document_number(line) for line in following
    )


def _passes_on(head: str, title: str) -> bool:
    """Whether a document whose first lines are `head` issues or forwards the one so titled."""
    named = re.sub(r"^.*?关于|[《》〈〉\s]", "", title)
    return bool(_ISSUES.search(head)) and (named in re.sub(r"[《》〈〉\s]", "", head) or not named)


def _with_its_head(paragraphs: Sequence[Paragraph], cut: int) -> int:
    """The place where the part title, title and number that stand before a cut begin."""
    start = cut
    while start > 0:
        before = paragraphs[start - 1]
        text = before.text
        if before.kind == "part_title":
            return _with_furniture(paragraphs, start - 1)
        belongs = before.kind == "furniture" or (
            before.kind == ""
            and (
                cues.is_title(text)
                or cues.title_breaks_off(text)
                or cues.may_precede(text, paragraphs[start].text)
                or cues.document_number(text)
                or cues.is_adoption(text)
                or (cues.is_note(text) and hanzi(text) <= _LONG and text.startswith(("(", "（")))
            )
        )
        if not belongs:
            break
        start -= 1
    while start < cut and not _opens_a_head(paragraphs[start]):
        start += 1
    return start


def _opens_a_head(paragraph: Paragraph) -> bool:
    text = paragraph.text
    opens = (
        cues.is_title(text)
        or cues.title_breaks_off(text)
        or cues.document_number(text)
        or cues.is_signature(text)
    )
    return paragraph.kind == "" and bool(opens)


def _with_furniture(paragraphs: Sequence[Paragraph], start: int) -> int:
    """A part title's place, or that of the first part's page head where nothing stands before."""
    return 0 if all(p.kind for p in paragraphs[:start]) else start
