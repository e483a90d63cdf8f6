"""The parts of one document, from its title to the line that says who printed it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gongwen.reading import cues
from gongwen.reading.markers import hanzi, marker_at
from gongwen.reading.paragraphs import Paragraph

_HEAD_LINES = 10
_SHORT = 60
_BODY = 45
_TAIL = 12
_CLOSINGS = 4
_OPEN_END = tuple("。！？!?；;：:，,")


def find_parts(paragraphs: list[Paragraph]) -> None:
    """Set the kind of everything that is neither body nor heading.

    The head is read downwards to the first body paragraph, the tail upwards to the last.
    """
    _read_head(paragraphs)
    _read_tail(paragraphs)


def _open(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [p for p in paragraphs if p.kind == ""]


def _read_head(paragraphs: list[Paragraph]) -> None:
    """Title, number, notes under the title and salutation."""
    titled = False
    for place, paragraph in enumerate(_open(paragraphs)[:_HEAD_LINES]):
        text = paragraph.text
        if cues.is_salutation(text) and not marker_at(text):
            paragraph.kind = "salutation"
            return
        kind = _head_kind(paragraph, titled=titled, first=place == 0)
        if kind is None:
            if _is_broken_note(paragraphs, paragraph):
                kind = "note"
            else:
                break
        paragraph.kind = kind
        titled = titled or kind == "title"
    _late_salutation(paragraphs)


def _late_salutation(paragraphs: Sequence[Paragraph]) -> None:
    """A salutation may stand below a line or two that could not be read."""
    for paragraph in _open(paragraphs)[:3]:
        if cues.is_salutation(paragraph.text) and not marker_at(paragraph.text):
            paragraph.kind = "salutation"
            return
        if hanzi(paragraph.text) > _SHORT:
            return


def _head_kind(paragraph: Paragraph, *, titled: bool, first: bool) -> str | None:
    """The kind of a line in the head of a document; None where the body begins."""
    text = paragraph.text
    if cues.document_number(text):
        return "doc_number"
    if cues.date_line(text):
        return "date" if titled else "note"
    if cues.is_red_head(text):
        return "note"
    if titled and (cues.is_adoption(text) or (cues.is_note(text) and hanzi(text) <= 2 * _SHORT)):
        return "note"
    if marker_at(text) or hanzi(text) > 2 * _SHORT or text.endswith(_OPEN_END):
        return None
    if paragraph.hint == "h1" or cues.is_title(text):
        return "title" if not titled or paragraph.hint == "h1" else _second_title(text)
    if not titled and hanzi(text) <= _BODY and not paragraph.hint:
        return "title" if first or cues.is_signature(text) else None
    if titled and hanzi(text) <= _BODY and (text.startswith("—") or re.match(r"[一-龥·\s　]{2,20}$", text)):
        return "note"
    return None


def _second_title(text: str) -> str:
    """A second title-like line is the rest of a title, or says at what meeting a speech was held."""
    return "title" if "关于" in text or cues.type_in(text) else "note"


def _is_broken_note(paragraphs: Sequence[Paragraph], paragraph: Paragraph) -> bool:
    """Whether a line is the torn-off rest of the note before it: it closes a bracket it never opened."""
    notes = [p for p in paragraphs if p.kind == "note"]
    text = paragraph.text
    lost_opening = text.rstrip("。").endswith(("）", ")")) and not re.search(r"[(（]", text)
    return bool(notes) and lost_opening and hanzi(text) <= _SHORT


def _read_tail(paragraphs: list[Paragraph]) -> None:
    """Sign-off, notes, attachments and closings, from the last line upwards."""
    body = _open(paragraphs)
    if not body:
        return
    _find_attachments(paragraphs)
    _find_sign_off(paragraphs)
    _find_closings(paragraphs)


def _find_attachments(paragraphs: Sequence[Paragraph]) -> None:
    """Lines that announce attachments, the list that goes on below, and heads of attachments."""
    announcing = False
    for paragraph in _open(paragraphs):
        text = paragraph.text
        if cues.is_attachment(text):
            paragraph.kind = "attachment"
            announcing = True
        elif announcing:
            marker = marker_at(text)
            listed = marker and marker.kind == "arabic" and not text.endswith("。") and hanzi(text) <= _SHORT
            named = cues.is_title(text) and not marker and hanzi(text) <= _SHORT and not cues.is_signature(text)
            announcing = bool(listed or named)
            if announcing:
                paragraph.kind = "attachment"


def _find_sign_off(paragraphs: list[Paragraph]) -> None:
    """Signature and date wherever they stand together, and what belongs below them."""
    body = _open(paragraphs)
    for place, paragraph in enumerate(body):
        text = paragraph.text
        late = place >= len(body) - _TAIL or place >= len(body) * 2 // 3
        if cues.is_copy_to(text) and late:
            paragraph.kind = "copy_to"
        elif place and cues.date_line(text) and _is_tail(body, place):
            paragraph.kind = "date"
            _sign(body[:place])
        elif place and cues.signed_date(text) and hanzi(text) <= _BODY and _is_tail(body, place):
            paragraph.kind = "signature+date"
            _sign(body[:place])
        elif late and place and cues.is_note(text) and _stands_apart(body, place):
            paragraph.kind = "note"
    _sign_without_date(paragraphs)


def _is_tail(body: Sequence[Paragraph], place: int) -> bool:
    """Whether a date stands where documents are signed and not between two body paragraphs."""
    before = body[place - 1].text
    return not before.endswith(("，", ",", "、", "于", "从", "自"))


def _stands_apart(body: Sequence[Paragraph], place: int) -> bool:
    following = body[place + 1 :]
    return all(hanzi(p.text) <= _BODY or cues.is_note(p.text) or cues.is_copy_to(p.text) for p in following)


def _sign(before: Sequence[Paragraph]) -> None:
    """Mark the names directly above a date as signatures."""
    for paragraph in reversed(before[-_CLOSINGS:]):
        text = paragraph.text
        name = cues.is_signature(text) or (
            hanzi(text) <= _CLOSINGS * 4 and not re.search(r"[，,。；;！!？?：:]", text) and not marker_at(text)
        )
        if paragraph.kind != "" or not name:
            return
        paragraph.kind = "signature"


def _sign_without_date(paragraphs: Sequence[Paragraph]) -> None:
    """The last line may be a body's name alone."""
    body = _open(paragraphs)
    if len(body) < 3 or any(p.kind in ("signature", "signature+date") for p in paragraphs):  # noqa: PLR2004
        return
    last = body[-1]
    if cues.is_signature(last.text) and hanzi(last.text) <= _BODY and not marker_at(last.text):
        last.kind = "signature"


def _find_closings(paragraphs: Sequence[Paragraph]) -> None:
    """The last paragraphs that close a document by formula, or turn to the listeners."""
    ending = _body_end(paragraphs)
    for _ in range(_CLOSINGS):
        if not ending:
            return
        paragraph = ending.pop()
        text = paragraph.text
        if marker_at(text) or paragraph.hint.startswith("h"):
            return
        if not (
            cues.is_closing_formula(text)
            or cues.is_thanks(text)
            or cues.opens_with_vocative(text)
            or (_is_last_call(text) and not any(p.kind == "closing" for p in paragraphs))
        ):
            return _closing_further_up(ending)
        paragraph.kind = "closing"
    return None


def _is_last_call(text: str) -> bool:
    """Whether a paragraph without vocative is nothing but an appeal (让我们…奋斗！)."""
    opens = re.match(r"(?:最后[，,])?(?:让我们|我相信|我坚信|愿|祝|衷心祝愿|预祝|会议号召|大会号召|全会号召)", text)
    return bool(opens) and cues.is_appeal(text)


def _body_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The body paragraphs up to the sign-off (or the attachments' text, or the end)."""
    ends = [i for i, p in enumerate(paragraphs) if p.kind in ("signature", "date", "signature+date", "attachment")]
    body = [i for i, p in enumerate(paragraphs) if p.kind == ""]
    after_head = [end for end in ends if body and end > body[0]]
    limit = after_head[0] if after_head else len(paragraphs)
    return [paragraphs[i] for i in body if i < limit]


def _closing_further_up(ending: Sequence[Paragraph]) -> None:
    """A last turn to the listeners may be followed by a paragraph or two without a number."""
    for before in reversed(ending[-2:]):
        text = before.text
        if marker_at(text) or before.hint.startswith("h"):
            return
        formula = cues.is_closing_formula(text) and hanzi(text) <= _SHORT
        if formula or (cues.opens_with_vocative(text) and cues.is_appeal(text)):
            before.kind = "closing"
            return


