"""The parts of one document, from its title to the line that says who printed it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import groupby, pairwise

from gongwen.documents import Traced
from gongwen.reading import cues
from gongwen.reading.markers import LAST, hanzi, marker_at
from gongwen.reading.paragraphs import Paragraph

_HEAD_LINES = 24
_SHORT = 60
_BODY = 45
_TAIL = 12
_CLOSINGS = 4
_FEW_CELLS = 4
_LAST_CALL = 350
_WORDS_BEFORE = 5
_OPEN_END = tuple("。！？!?；;：:，,")


def find_parts(paragraphs: list[Paragraph]) -> None:
    """Set the kind of everything that is neither body nor heading.

    The head is read downwards to the first body paragraph, the tail upwards to the last.
    """
    _read_head(paragraphs)
    _read_tail(paragraphs)


def _open(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    return [p for p in paragraphs if p.kind == ""]


def _running(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The open paragraphs that are no cells of a table; one of few cells may hold a sign-off."""
    found: list[Paragraph] = []
    for tabular, run in groupby(paragraphs, key=lambda p: p.hint == "cell"):
        members = list(run)
        few = len(members) <= _FEW_CELLS
        if not tabular or (few and any(_may_end(one.text) for one in members)):
            found += _open(members)
    return found


def _may_end(text: str) -> bool:
    """Whether a cell may hold what stands at the end: a body's name, copies, a note, an attachment."""
    tests = (cues.is_signature, cues.signed_date, cues.is_copy_to, cues.is_note, cues.is_attachment)
    return any(test(text) for test in tests)


def _read_head(paragraphs: list[Paragraph]) -> None:
    """Title, number, notes under the title and salutation; what stands above them is furniture."""
    _set_words_before_apart(_open(paragraphs))
    body = _open(paragraphs)
    end = _head_end(body)
    head = body[:end]
    title = _title_in(head)
    for place, paragraph in enumerate(head):
        if title and title[0] <= place < title[1]:
            paragraph.kind = "title"
        elif not paragraph.kind:
            paragraph.kind = _head_kind(paragraph, above=title is not None and place < title[0])
    for upper, lower in pairwise(head):
        if upper.kind == "furniture" and _is_bare_head(upper.plain, lower):
            upper.kind = "note"
    _merge(paragraphs, head[slice(*title)] if title else [])
    _merge_torn_notes(paragraphs)
    if end < len(body) and _is_addressed(body[end], after_title=title is not None):
        body[end].kind = "salutation"


def _set_words_before_apart(body: Sequence[Paragraph]) -> None:
    """Sentences of somebody who passes a document on (编者按：… 请查收。) are none of its own.

    They stand above a title which the receivers follow, so that there is no doubt where it begins.
    """
    for place, paragraph in enumerate(body[: _WORDS_BEFORE + 1]):
        text = paragraph.plain
        if cues.is_salutation(text) or marker_at(text):
            return
        if place and cues.is_title(text) and not _is_other(text):
            below = (p.plain for p in body[place + 1 :] if not _is_other(p.plain))
            start = _title_start(body, place)
            if cues.is_salutation(next(below, "")) and _has_sentences(body[:start]):
                for one in body[:start]:
                    one.kind = _head_kind(one, above=True)
            return


def _has_sentences(lines: Sequence[Paragraph]) -> bool:
    return any(line.plain.endswith(_OPEN_END) or hanzi(line.plain) > _BODY for line in lines)


def _head_end(body: Sequence[Paragraph]) -> int:
    """The place of the first line that is no part of the head: the salutation or the first body."""
    for place, paragraph in enumerate(body[:_HEAD_LINES]):
        text = paragraph.plain
        if cues.is_salutation(text) and not marker_at(text):
            return place
        in_head = (
            cues.document_number(text)
            or cues.date_line(text)
            or cues.is_red_head(text)
            or cues.signed_date(text)
            or (place and (cues.is_adoption(text) or cues.is_bracketed(text)))
            or (place and _closes_a_note(text))
            or paragraph.hint == "h1"
        )
        if not in_head and (
            _is_numbered(paragraph.text)
            or _is_numbered(text)
            or text.endswith(_OPEN_END)
            or hanzi(text) > 2 * _BODY
            or (hanzi(text) > _BODY and not cues.is_title(text))
            or _is_unfinished_list(body, place)
        ):
            return place
    return min(len(body), _HEAD_LINES)


def _is_unfinished_list(body: Sequence[Paragraph], place: int) -> bool:
    """Whether a line without end mark names receivers: several bodies, right below a title."""
    return (
        place > 0
        and cues.is_list_of_bodies(body[place].plain)
        and cues.is_title(body[place - 1].plain)
    )


def _is_addressed(paragraph: Paragraph, *, after_title: bool) -> bool:
    text = paragraph.plain
    if marker_at(text):
        return False
    below_title = cues.is_list_of_bodies(text) or cues.could_address(text)
    return cues.is_salutation(text) or (after_title and below_title)


def _title_in(head: Sequence[Paragraph]) -> tuple[int, int] | None:
    """Where the title stands in the head: the last line like one, and the lines it began on."""
    likely = [
        i
        for i, p in enumerate(head)
        if (p.hint == "h1" or cues.is_title(p.plain)) and not _is_other(p.plain)
    ]
    if not likely:
        first = next((i for i, p in enumerate(head) if not _is_other(p.plain)), None)
        return None if first is None else (first, first + 1)
    hinted = [i for i in likely if head[i].hint == "h1"]
    last = hinted[0] if hinted else likely[-1]
    start = last if hinted else _title_start(head, last)
    return start, last + 1


def _title_start(head: Sequence[Paragraph], last: int) -> int:
    """The line on which a title ending on line `last` begins: with its body's name or 关于."""
    start = best = last
    while start > 0 and _may_precede(head[start - 1], head[start]):
        start -= 1
        text = head[start].plain
        if cues.is_signature(text) or "关于" in text:
            best = start
    return best


def _may_precede(upper: Paragraph, lower: Paragraph) -> bool:
    """Whether the upper of two lines can be an earlier part of the lower one's title."""
    text = upper.plain
    if _is_other(text) or cues.type_in(text) or hanzi(text) > _BODY or upper.kind:
        return False
    if re.search(r"[，,。；;：:！!]|访问|网站|栏目", text):
        return False
    return not lower.after_blank or (lower.plain.startswith("关于") and cues.is_signature(text))


def _merge(paragraphs: list[Paragraph], lines: Sequence[Paragraph]) -> None:
    """Make one paragraph of lines that stand below one another."""
    if len(lines) < 2:
        return
    first, rest = lines[0], lines[1:]
    first.content = Traced.join([line.content for line in lines])
    first.flags.append("joined")
    paragraphs[:] = [p for p in paragraphs if not any(p is one for one in rest)]


def _merge_torn_notes(paragraphs: list[Paragraph]) -> None:
    """A note torn in two opens a bracket on one line and closes it on the next."""
    for upper, lower in list(pairwise(paragraphs)):
        opened = re.match(r"[(（]", upper.text) and not upper.text.endswith(("）", ")"))
        if upper.kind == lower.kind == "note" and opened and _closes_a_note(lower.text):
            _merge(paragraphs, [upper, lower])


def _is_other(text: str) -> bool:
    return bool(
        cues.document_number(text)
        or cues.date_line(text)
        or cues.is_red_head(text)
        or cues.is_bracketed(text)
        or (cues.is_adoption(text) and not cues.type_in(text))
    )


def _head_kind(paragraph: Paragraph, *, above: bool) -> str:
    """The kind of a line in the head beside the title."""
    text = paragraph.plain
    tests: list[tuple[Callable[[str], object], str]] = [
        (cues.signer, "doc_number+note"),
        (cues.numbered_date, "doc_number+date"),
        (cues.document_number, "doc_number"),
        (cues.signed_date, "signature+date"),
        (cues.is_red_head, "note"),
    ]
    named = next((kind for test, kind in tests if test(text)), None)
    return named or ("furniture" if above else "note")


def _is_bare_head(text: str, below: Paragraph) -> bool:
    """Whether a line is a red head without 文件: a body's name or that of its minutes, then a number."""
    named = cues.is_signature(text) or text.endswith("纪要")
    return below.kind.startswith("doc_number") and named and hanzi(text) <= _SHORT // 2


def _closes_a_note(text: str) -> bool:
    """Whether a line is the torn-off rest of a note: it closes a bracket it never opened."""
    lost_opening = text.rstrip("。").endswith(("）", ")")) and not re.search(r"[(（]", text)
    return lost_opening and hanzi(text) <= _SHORT


def _read_tail(paragraphs: list[Paragraph]) -> None:
    """Sign-off, notes, attachments and closings, from the last line upwards."""
    body = _open(paragraphs)
    if not body:
        return
    _find_attachments(paragraphs)
    _find_sign_off(paragraphs)
    _find_closings(paragraphs)
    _drop_links(paragraphs)


def _drop_links(paragraphs: Sequence[Paragraph]) -> None:
    """Short lines without punctuation behind the last sign-off are the page's links.

    They are text (a list of names, say) unless the page has other furniture or most of them read
    as titles of documents. A body's name right below the date signs the document.
    """
    signed = [
        i for i, p in enumerate(paragraphs) if p.kind in ("date", "signature+date", "copy_to")
    ]
    if not signed or any(p.kind == "attachment" for p in paragraphs[signed[-1] :]):
        return
    below = paragraphs[signed[-1] + 1 :]
    unsigned = not any(p.kind in ("signature", "signature+date") for p in paragraphs)
    if unsigned and below and below[0].kind == "" and cues.is_signature(below[0].text):
        below[0].kind = "signature"
    rest = [p for p in below if p.kind == ""]
    titles = [p for p in rest if cues.is_title(p.plain)]
    if not any(p.kind == "furniture" for p in paragraphs) and len(titles) <= len(rest) / 2:
        return
    if all(hanzi(p.text) <= _BODY // 2 and not p.text.endswith(_OPEN_END[:1]) for p in rest):
        for paragraph in rest:
            paragraph.kind = "furniture"


def _find_attachments(paragraphs: Sequence[Paragraph]) -> None:
    """Lines that announce attachments, the list that goes on below, and heads of attachments."""
    announcing = headed = signed = False
    promised = ""
    for paragraph in _open(paragraphs):
        text = paragraph.plain
        if cues.is_attachment(text):
            paragraph.kind = "attachment"
            announcing = not cues.is_bare_attachment(text)
            headed = not announcing
        elif (
            headed
            and hanzi(text) <= _SHORT
            and not text.endswith(_OPEN_END)
            and not marker_at(text)
        ):
            paragraph.hint = paragraph.hint or "h1"
            headed = False
        elif announcing and _is_attachment_name(text):
            paragraph.kind = "attachment"
        elif f"《{text}》" in promised and hanzi(text) > _CLOSINGS:
            if signed:  # what a notice issues has its own heads below its title
                paragraph.hint = paragraph.hint or "h1"
            else:
                paragraph.kind = "attachment"
            announcing = False
        else:
            announcing = headed = False
            signed = signed or bool(cues.date_line(text) or cues.signed_date(text))
            promised += text if "《" in text else ""


def _is_attachment_name(text: str) -> bool:
    """Whether a line below 附件： lists a further attachment, or heads the attachment it names."""
    if hanzi(text) > _SHORT or text.endswith("。") or cues.is_signature(text):
        return False
    marker = marker_at(text)
    return marker.kind == "arabic" if marker else cues.is_title(text)


def _find_sign_off(paragraphs: list[Paragraph]) -> None:
    """Signature and date wherever they stand together, and what belongs below them."""
    body = _running(paragraphs)
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
        elif _is_late_note(body, place, late=late):
            paragraph.kind = "note"
    _sign_without_date(paragraphs)
    _find_remarks(paragraphs)


def _find_remarks(paragraphs: Sequence[Paragraph]) -> None:
    """注： and the numbered remarks below it."""
    inside = False
    for paragraph in _open(paragraphs):
        inside = cues.is_remark(paragraph.text) or (
            inside and marker_at(paragraph.text) is not None
        )
        if inside:
            paragraph.kind = "note"


def _is_late_note(body: Sequence[Paragraph], place: int, *, late: bool) -> bool:
    """Whether a line below the body is a note (附注): it follows the date or closes the text."""
    if place and cues.is_attendance(body[place].text):
        return late
    if not place or marker_at(body[place].text) or not cues.is_note(body[place].text):
        return False
    below_date = body[place - 1].kind in ("date", "signature+date", "note")
    return below_date or (late and _stands_apart(body, place))


def _is_tail(body: Sequence[Paragraph], place: int) -> bool:
    """Whether a date stands where documents are signed and not between two body paragraphs."""
    before = body[place - 1].text
    if before.endswith(("，", ",", "、", "于", "从", "自")):
        return False
    if cues.is_signature(before) or cues.is_closing_formula(before):
        return True
    return not any(_is_body(p) for p in body[place + 1 :])


def _is_body(paragraph: Paragraph) -> bool:
    text = paragraph.text
    below = cues.is_closing_formula(text) or cues.is_note(text) or cues.is_copy_to(text)
    return paragraph.kind == "" and text.endswith(("。", "；")) and not below


def _stands_apart(body: Sequence[Paragraph], place: int) -> bool:
    following = body[place + 1 :]
    return all(
        hanzi(p.text) <= _BODY or cues.is_note(p.text) or cues.is_copy_to(p.text) for p in following
    )


def _sign(before: Sequence[Paragraph]) -> None:
    """Mark the names directly above a date as signatures."""
    for paragraph in reversed(before[-_CLOSINGS:]):
        text = paragraph.text
        name = cues.is_signature(text) or (
            hanzi(text) <= _CLOSINGS * 4
            and not re.search(r"[，,。；;！!？?：:]", text)
            and not marker_at(text)
        )
        if paragraph.kind != "" or not name or cues.is_closing_formula(text):
            return
        paragraph.kind = "signature"


def _sign_without_date(paragraphs: Sequence[Paragraph]) -> None:
    """The last line may be a body's name alone."""
    body = _running(paragraphs)
    if len(body) < 3 or any(p.kind in ("signature", "signature+date") for p in paragraphs):
        return
    last = body[-1]
    if cues.is_signature(last.text) and hanzi(last.text) <= _BODY and not marker_at(last.text):
        last.kind = "signature"


def _find_closings(paragraphs: Sequence[Paragraph]) -> None:
    """The last paragraphs that close a document by formula, or turn to the listeners.

    From the last turn to the listeners on, everything without a number is closing.
    """
    ending = _unnumbered(_body_end(paragraphs))[-_CLOSINGS:]
    start = len(ending)
    while start > 0 and _closes(ending[start - 1].text, last=start == len(ending)):
        start -= 1
    for place, paragraph in enumerate(ending[:start]):
        text = paragraph.text
        if cues.opens_with_vocative(text) and cues.is_appeal(text) and hanzi(text) > _BODY // 3:
            start = place
            break
        if cues.is_closing_formula(text) and hanzi(text) <= _SHORT:
            paragraph.kind = "closing"
    for paragraph in ending[start:]:
        paragraph.kind = "closing"


def _unnumbered(body: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs behind the last one that has a number or is a heading by its format."""
    numbered = [i for i, p in enumerate(body) if _is_numbered(p.text) or p.hint.startswith("h")]
    return list(body[numbered[-1] + 1 :]) if numbered else list(body)


def _is_numbered(text: str) -> bool:
    """Whether a paragraph opens with a number; a last word (最后，) is none."""
    marker = marker_at(text)
    return marker is not None and marker.ordinal != LAST


def _closes(text: str, *, last: bool) -> bool:
    return (
        cues.is_closing_formula(text)
        or cues.is_thanks(text)
        or cues.opens_with_vocative(text)
        or (last and _is_last_call(text))
    )


def _is_last_call(text: str) -> bool:
    """Whether a paragraph without vocative is nothing but an appeal (让我们…奋斗！)."""
    if "让我们" in text and text.endswith(("！", "!", "。")) and hanzi(text) <= _LAST_CALL:
        return True
    opens = re.match(
        r"(?:最后[，,])?(?:让我们|我相信|我坚信|愿|祝|衷心祝愿|预祝|会议号召|大会号召|全会号召)",
        text,
    )
    return bool(opens) and cues.is_appeal(text)


def _body_end(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The body paragraphs up to the sign-off (or the attachments' text, or the end)."""
    ends = [
        i
        for i, p in enumerate(paragraphs)
        if p.kind in ("signature", "date", "signature+date", "attachment")
    ]
    body = [i for i, p in enumerate(paragraphs) if p.kind == ""]
    after_head = [end for end in ends if body and end > body[0]]
    limit = after_head[0] if after_head else len(paragraphs)
    return [paragraphs[i] for i in body if i < limit]
