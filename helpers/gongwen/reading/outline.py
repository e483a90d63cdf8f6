"""Headings, list items and their depth, by the order in which a text uses its numbering marks.

The rank that GB/T 9704 gives a mark is only a prior: in real texts 1、 stands directly under 一、,
（一） may be the top, and 第一， may come before 一、. So depth is read off a stack of open lists.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gongwen.reading.cues import is_signature
from gongwen.reading.markers import (
    FLOATING,
    INLINE,
    LAST,
    RANKS,
    Marker,
    hanzi,
    inline_markers,
    lone_marker,
    marker_at,
    numberless,
)
from gongwen.reading.paragraphs import BLANK, Paragraph

LONGEST_HEAD = 32
"""Hanzi a run-in heading may have, marker not counted."""

LONGEST_LINE = 45
"""Hanzi a heading alone on its line may have."""

_LEAD = re.compile(
    r"[^。！？!?]*?(?:[。！？!?]+[”’）)]*|(?<=[一-龥”）)])(?<![一二三四五六七八九十])[.．](?=[一-龥“]|$))"
)
_COLON_LEAD = re.compile(r"[^，,。；;：:！？]{2,18}[：:]")
_COLON_GOES_ON = re.compile(r"如下|以下|下列|要求|指出|强调|是指|包括")
_SHORT_LABEL = 10
_SHORT_HEAD = 20
_LABEL = re.compile(r"(?=.*[一-龥]{2})[^。；;：:！!？?（(]{2,30}[：:。]?$")
_NO_LABEL = re.compile(
    r"如下|以下|下列|^注|[＝=]|有关|包括|^附|^第|日$|号$|[）)]$|的$|^主\s?题\s?词|任命|免去|决定|^会议(?:议定|认为|要求|指出|听取|审议|强调)|[几两一二三四五六七八九十](?:点|件事|项|个)|讲|谈|做到|^要|^我们|^必须"
)
_CALL = re.compile(r"[，,]|^[请望]|要|我们")
_NORM = re.compile(
    r"应当?(?![对急变用])|可以|不得|由[一-龥]{2,}(?:负责|决定|规定)|依照|按(?:照)?|《|本(?:决定|"
    r"通知|办法|意见)|凡|的[，,]"
)
_FINISHED = tuple("。！？!?；;：:…”）).")
_LAW = {"article"}
_AGREEING = ("cjk_comma", "cjk_paren", "arabic", "arabic_paren")
_FEW_SISTERS = 3
_MANY_SISTERS = 5
_SHARE = 0.4
_LONG_HEAD = 40
_LOOK_BACK = 2
_FEWEST = 2
_PREFIX = 12


@dataclass
class _Open:
    """A list that is open while a text is read: its kind and the last ordinal seen."""

    kind: str
    ordinal: int


def find_marks(paragraphs: Sequence[Paragraph]) -> None:
    """Give every body paragraph that opens with a numbering mark its marker."""
    body = [p for p in paragraphs if not p.kind]
    for paragraph in body:
        paragraph.marker = marker_at(paragraph.text) or numberless(paragraph.text)
        if not paragraph.marker and paragraph.hint.startswith("h"):
            paragraph.marker = lone_marker(paragraph.text)
    _find_first_members(body)
    _join_sequences(body)
    _drop_unchained(body)


def _join_sequences(body: Sequence[Paragraph]) -> None:
    """A list may go from 首先 and 其次 on to 第三: one list, whatever its words."""
    last = 0
    for paragraph in body:
        marker = paragraph.marker
        if marker and marker.kind == "di" and marker.ordinal == last + 1 > _FEWEST:
            paragraph.marker = marker = replace(marker, kind="seq")
        if marker and marker.kind in ("seq", "di"):
            last = marker.ordinal if marker.kind == "seq" else 0


def _find_first_members(body: Sequence[Paragraph]) -> None:
    """A list whose second member opens a paragraph may have its first behind a few words."""
    for i, paragraph in enumerate(body):
        marker = paragraph.marker
        if not marker or marker.kind not in FLOATING or marker.ordinal != 2:
            continue
        for before in reversed(body[max(0, i - _LOOK_BACK) : i]):
            if before.marker and before.marker.kind == marker.kind:
                break
            first = [m for m in inline_markers(before.text, marker.kind) if m.start <= _PREFIX]
            if first and first[0].ordinal == 1 and not before.marker:
                before.marker = first[0]
                break


def _drop_unchained(body: Sequence[Paragraph]) -> None:
    """首先, 最后 and —— number a list only when its other members do too."""
    dashes = sum(p.marker is not None and p.marker.kind == "dash" for p in body)
    seen = Counter(p.marker.ordinal for p in body if p.marker and p.marker.kind == "seq")
    for paragraph in body:
        marker = paragraph.marker
        if marker and marker.kind == "dash":
            if dashes < _FEWEST:
                paragraph.marker = None
        elif marker and marker.kind == "seq":
            chained = len(seen) > 1 and (1 in seen and 2 in seen)
            if not chained:
                paragraph.marker = None
        elif (
            marker
            and marker.kind in INLINE
            and marker.kind in FLOATING
            and _is_inline_list(paragraph.text, marker)
        ):
            paragraph.marker = None


def _is_inline_list(text: str, marker: Marker) -> bool:
    """Whether the mark at the start of a paragraph only opens a list inside the paragraph."""
    values = [m.ordinal for m in inline_markers(text, marker.kind)]
    return marker.ordinal + 1 in values


def lead_of(paragraph: Paragraph) -> tuple[int, int] | None:
    """The stretch that could be the heading of a marked paragraph: its mark and first sentence.

    Offsets in the paragraph's text; None where nothing in it could be a heading.
    """
    marker = paragraph.marker
    if not marker:
        return None
    rest = paragraph.text[marker.end :]
    colon = _COLON_LEAD.match(rest.lstrip(BLANK))
    if colon and not _COLON_GOES_ON.search(colon.group()):
        skipped = len(rest) - len(rest.lstrip(BLANK))
        end = marker.end + skipped + colon.end()
        rest = paragraph.text[end:]
        if not rest or hanzi(rest) > _SHORT_HEAD or rest.endswith(("。", "；", ";")):
            return marker.start, end
    lead = _LEAD.match(rest)
    return marker.start, marker.end + (lead.end() if lead else len(rest))


def find_headings(paragraphs: Sequence[Paragraph]) -> None:
    """Tell headings (alone or run in) from list items among the marked paragraphs."""
    body = [p for p in paragraphs if not p.kind]
    for i, paragraph in enumerate(body):
        lead = lead_of(paragraph)
        if not paragraph.marker or not lead:
            continue
        head = paragraph.text[paragraph.marker.end : lead[1]]
        rest = paragraph.text[lead[1] :].strip(BLANK + "。.；;，,")
        size = hanzi(head)
        if paragraph.marker.kind in _LAW:
            paragraph.kind = "list_item"
        elif rest and 0 < size <= LONGEST_HEAD:
            paragraph.kind, paragraph.heading, paragraph.run_in = "heading", lead, True
        elif (
            rest
            or (size > LONGEST_LINE and not _heads_a_part(body, i))
            or not _heads_something(body, i)
        ):
            paragraph.kind = "list_item"
        else:
            paragraph.kind = "heading"
            paragraph.heading = (paragraph.marker.start, len(paragraph.text))
    _agree_in_lists(body)
    _find_labels(paragraphs)


def _agree_in_lists(body: Sequence[Paragraph]) -> None:
    """Members of one list are of one kind where all but a few are.

    In rules and decisions most items are provisions; a short first sentence does not make one a
    heading. Where every member opens with a sentence of moderate length and goes on, all have heads.
    """
    judged: set[int] = set()
    for i, paragraph in enumerate(body):
        if i in judged or not paragraph.marker or paragraph.marker.kind not in _AGREEING:
            continue
        sisters = _sisters(body, i)
        judged.update(sisters)
        members = [body[s] for s in sisters]
        run_in = [p for p in members if p.run_in]
        alone = any(p.heading and not p.run_in for p in members)
        if len(members) < _FEW_SISTERS:
            continue
        if all(_could_run_in(p) for p in members):
            for member in members:
                member.kind, member.heading, member.run_in = "heading", lead_of(member), True
        elif len(members) >= _MANY_SISTERS and len(run_in) < _SHARE * len(members) and not alone:
            for member in run_in:
                member.kind, member.heading, member.run_in = "list_item", None, False


def _could_run_in(paragraph: Paragraph) -> bool:
    """Whether a paragraph opens with a sentence that may be a rather long heading."""
    lead = lead_of(paragraph)
    assert lead
    assert paragraph.marker
    head = paragraph.text[paragraph.marker.end : lead[1]]
    rest = paragraph.text[lead[1] :].strip(BLANK + "。.；;，,")
    return bool(rest) and hanzi(head) <= _LONG_HEAD and not _NORM.search(head)


def _heads_a_part(body: Sequence[Paragraph], i: int) -> bool:
    """Whether a long bare line heads a part of a speech: several clauses, no norm, body below.

    Articles of a decision look alike but lay down who shall do what.
    """
    marker, after = body[i].marker, body[i + 1] if i + 1 < len(body) else None
    text = body[i].body
    return bool(
        marker
        and marker.kind == "cjk_comma"
        and hanzi(text) <= 2 * LONGEST_LINE
        and text.count("，") + text.count(",") >= 2
        and not any(_NORM.search(_first_sentence(body[s])) for s in _sisters(body, i))
        and after is not None
        and (not after.marker or _is_deeper(after.marker, marker))
    )


def _first_sentence(paragraph: Paragraph) -> str:
    lead = lead_of(paragraph)
    return paragraph.text[slice(*lead)] if lead else ""


def _is_bare(paragraph: Paragraph) -> bool:
    """Whether a marked paragraph is one short sentence with nothing behind it."""
    lead = lead_of(paragraph)
    return lead is not None and not paragraph.text[lead[1] :].strip(BLANK + "。.；;，,")


def _heads_something(body: Sequence[Paragraph], i: int) -> bool:
    """Whether what follows a bare marked line belongs to it, judged with its sisters.

    A bare line heads text or a deeper list. Where sisters follow one another without any body,
    they are the items of a list; one bare sister among sisters that have bodies lost its own.
    """
    marker = body[i].marker
    assert marker
    if body[i].text.rstrip(BLANK).endswith(("；", ";")):
        return False
    if body[i].hint.startswith("h"):
        return True
    sisters = _sisters(body, i)
    after = body[i + 1] if i + 1 < len(body) else None
    followed = after is not None and (not after.marker or after.marker.kind != marker.kind)
    with_body = [s for s in sisters if not _is_bare(body[s]) or _has_body(body, s)]
    most_have_body = len(with_body) > len(sisters) / 2
    if not followed:
        is_sentence = hanzi(body[i].body) > _SHORT_HEAD and body[i].text.endswith("。")
        return most_have_body and not is_sentence
    if i != sisters[-1]:
        return True
    return most_have_body or (len(sisters) == 1 and not _is_sentence(body[i]))


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.text.endswith(("。", "；", ";")) and hanzi(paragraph.body) > LONGEST_HEAD


def _has_body(body: Sequence[Paragraph], i: int) -> bool:
    after = body[i + 1] if i + 1 < len(body) else None
    marker = body[i].marker
    assert marker
    if after is None:
        return False
    if not after.marker:
        return True
    return _is_deeper(after.marker, marker)


def _is_deeper(marker: Marker, than: Marker) -> bool:
    if marker.kind == than.kind:
        return False
    if marker.rank is None:
        return True
    return than.rank is not None and marker.rank > than.rank


def _sisters(body: Sequence[Paragraph], i: int) -> list[int]:
    """The marked paragraphs of the same list as the i-th, itself included."""
    own = body[i].marker
    assert own
    found = [i]
    for direction in (-1, 1):
        last, k = own.ordinal, i + direction
        while 0 <= k < len(body):
            marker = body[k].marker
            if marker and marker.kind == own.kind:
                if (marker.ordinal - last) * direction <= 0:
                    break
                found.append(k)
                last = marker.ordinal
            elif (
                marker
                and marker.rank is not None
                and own.rank is not None
                and marker.rank < own.rank
            ):
                break
            k += direction
    return sorted(found)


def _find_labels(paragraphs: Sequence[Paragraph]) -> None:
    """Short lines without a number that head what follows them (存在问题：)."""
    body = [p for p in paragraphs if p.kind in ("", "heading", "list_item")]
    for before, paragraph, after in zip([None, *body], body, body[1:], strict=False):
        if paragraph.kind or paragraph.marker or (before is not None and _goes_on(before)):
            continue
        hinted = paragraph.hint.startswith("h") and paragraph.hint[1:].isdigit()
        if hinted or _is_label(paragraph, after):
            paragraph.kind, paragraph.heading = "heading", (0, len(paragraph.text))


def _is_label(paragraph: Paragraph, after: Paragraph) -> bool:
    """Whether a line without a number reads as a heading and something follows for it to head."""
    text = paragraph.text
    if not _LABEL.match(text) or _NO_LABEL.search(text) or is_signature(text):
        return False
    opens_list = after.marker is not None and after.marker.ordinal == 1
    if text.endswith(("：", ":")):
        return hanzi(text) <= _SHORT_LABEL and (opens_list or hanzi(after.text) > LONGEST_LINE)
    if text.endswith(("。", ".")):
        return opens_list and hanzi(text) <= _SHORT_LABEL and not _CALL.search(text)
    return opens_list or (hanzi(after.text) > LONGEST_LINE and after.text.endswith("。"))


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether a paragraph stops in the middle of a sentence."""
    alone = paragraph.heading is not None and not paragraph.run_in
    return not alone and not paragraph.text.endswith(_FINISHED)


def find_levels(paragraphs: Sequence[Paragraph]) -> None:
    """Give headings and list items their depth, and flag breaks in their numbering.

    Flags: `restart` (a list begins anew without a heading in between), `gap:N-M` (members between
    N and M are missing), `regress` (a number comes back), `head_lost` (a list begins after 1).
    """
    nodes = [p for p in paragraphs if p.kind in ("heading", "list_item")]
    top = _label_level(nodes)
    hints = sorted({n.hint for n in nodes if n.hint.startswith("h") and n.hint[1:].isdigit()})
    upside_down = _upside_down(nodes)
    stack: list[_Open] = []
    last: dict[str, int] = {}
    for node in nodes:
        if node.marker is None:
            node.level = hints.index(node.hint) + 1 if node.hint in hints else top
            del stack[node.level - 1 :]
            stack += [_Open("label", 1)] * (node.level - len(stack))
            continue
        node.level = _place(stack, node, upside_down, last)
        last[node.marker.kind] = _last_ordinal(node.text, node.marker)
    _sink_orphans(nodes)


def _last_ordinal(text: str, marker: Marker) -> int:
    """The last number of a kind in a paragraph; a paragraph may hold many items (1. … 2. …)."""
    inside = inline_markers(text, marker.kind) if marker.kind in INLINE else []
    return max((m.ordinal for m in inside if m.ordinal < LAST), default=marker.ordinal)


def _label_level(nodes: Sequence[Paragraph]) -> int:
    marked = [n for n in nodes if n.marker and n.marker.kind in ("part", "chapter", "cjk_comma")]
    first = next((i for i, n in enumerate(nodes) if n.marker is None), None)
    return 2 if marked and first is not None and nodes.index(marked[0]) < first else 1


def _upside_down(nodes: Sequence[Paragraph]) -> set[tuple[str, str]]:
    """Pairs (upper, lower) where a text sets a kind of higher rank under one of lower rank.

    So it is when the higher kind begins anew between members of a lower kind that goes on.
    """
    found = set()
    starts: dict[tuple[str, str], int] = defaultdict(int)
    last: dict[str, int] = {}
    fixed = [n.marker for n in nodes if n.marker and n.marker.rank is not None]
    for kind in {m.kind for m in fixed}:
        last.clear()
        for marker in fixed:
            if marker.kind == kind:
                last[kind] = marker.ordinal
            elif RANKS[marker.kind] < RANKS[kind] and marker.ordinal == 1 and kind in last:
                starts[kind, marker.kind] += 1
    for (low, high), times in starts.items():
        goes_on = [m.ordinal for m in fixed if m.kind == low]
        if times > 1 and goes_on == sorted(set(goes_on)):
            found.add((low, high))
    return found


def _place(
    stack: list[_Open],
    node: Paragraph,
    upside_down: set[tuple[str, str]],
    last: Mapping[str, int],
) -> int:
    """Put a marked node on the stack of open lists; return its depth."""
    marker = node.marker
    assert marker
    kinds = [one.kind for one in stack]
    if marker.kind in kinds:
        place = len(kinds) - 1 - kinds[::-1].index(marker.kind)
        _flag_numbering(node, stack[place].ordinal)
        del stack[place:]
    else:
        _close(stack, marker, upside_down)
        goes_on = marker.ordinal in (1, last.get(marker.kind, 0) + 1, LAST)
        if not goes_on:
            node.flags.append("head_lost")
    stack.append(_Open(marker.kind, marker.ordinal))
    return len(stack)


def _close(stack: list[_Open], marker: Marker, upside_down: set[tuple[str, str]]) -> None:
    """Close the lists that a mark of a kind not yet open cannot stand in."""
    if marker.rank is None:
        if marker.kind == "article":
            while stack and RANKS.get(stack[-1].kind, 9) > RANKS["section"]:
                stack.pop()
        return
    while stack:
        top = stack[-1].kind
        rank = RANKS.get(top)
        if rank is None:
            enclosing = [o for o in stack if o.kind in RANKS and RANKS[o.kind] <= marker.rank]
            if top in {"label", "article"} or (
                enclosing and marker.rank > RANKS[enclosing[-1].kind]
            ):
                return
            stack.pop()
        elif rank > marker.rank and (top, marker.kind) not in upside_down:
            stack.pop()
        else:
            return


def _flag_numbering(node: Paragraph, before: int) -> None:
    marker = node.marker
    assert marker
    if LAST in (marker.ordinal, before) or marker.ordinal == before + 1:
        return
    if marker.ordinal == 1:
        node.flags.append("restart")
    elif marker.ordinal > before + 1:
        node.flags.append(f"gap:{before}-{marker.ordinal}")
    else:
        node.flags.append("regress")


def _sink_orphans(nodes: Sequence[Paragraph]) -> None:
    """Lists that stand before a lost upper heading belong one step down.

    When the first mark of an upper kind has a number above 1, the headings before it are lost, and
    what stands at the top before it hung under them.
    """
    for i, node in enumerate(nodes):
        marker = node.marker
        if not marker or "head_lost" not in node.flags or marker.rank is None or node.level != 1:
            continue
        for other in nodes[:i]:
            lower = other.marker and (other.marker.rank or 0) > marker.rank
            if lower or (other.level or 1) > 1:
                other.level = (other.level or 1) + 1
        break
