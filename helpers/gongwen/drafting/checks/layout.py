"""Checks of how a .docx file sets the parts: faces, sizes, sides, indents, lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.drafting.draft import Draft, Placed
from gongwen.drafting.layout import size_words, standard
from gongwen.drafting.registry import Check, Finding, check_for
from gongwen.labels import LANGUAGES, label

_NEAR = 0.35
"""How far an indent may be off, in characters."""

_FAR = 8
"""From how many characters on an indent puts words on the right half of the line."""

_LETTERS = ("函", "复函")

_LABEL = re.compile(r"[^：:]*[：:]")
_RED = re.compile(r"([C-F][0-9A-F])([0-5][0-9A-F])([0-5][0-9A-F])$")


def _both(key: str, **fields: str) -> tuple[str, str]:
    """A label in both languages, as a message takes it."""
    english, chinese = (label(f"layout.{key}", lang, **fields) for lang in LANGUAGES)
    return english, chinese


def _of(draft: Draft, *names: str) -> Iterator[Placed]:
    """The parts with these names in a document that the standard is for."""
    if draft.statutory or draft.numbered:
        yield from (one for one in draft.placed if one.part in names)


def in_letter_format(draft: Draft) -> bool:
    """Whether a 函 has a bare name above its number, as the letter format wants it."""
    heads = [draft.words(one.block) for one in draft.placed if one.part == "banner"]
    return draft.type in _LETTERS and bool(heads) and not heads[0].endswith("文件")


def _at(one: Placed, found: tuple[str, str]) -> Finding:
    return Finding(one.block.start, one.block.end, known={"found": found})


def _span(draft: Draft, one: Placed) -> tuple[int, int]:
    """The columns of the words that carry the part's face: of a heading its own words alone."""
    length = one.block.end - one.block.start
    if one.part.startswith("heading") and one.block.heading:
        length = one.block.heading[1] - one.block.start
    elif one.part in ("attendance", "signer"):
        found = _LABEL.match(draft.words(one.block))
        if found and one.part == "attendance":
            length = found.end()
        elif found:
            return one.column + found.end(), one.column + length
    return one.column, one.column + length


def _faces(*names: str, sized: bool = True) -> Check:
    """A check that parts are set in the standard's face and, if `sized`, in its size."""

    def check(draft: Draft) -> Iterator[Finding]:
        page = standard()
        for one in _of(draft, *names):
            wanted = page.parts["heading_2" if one.part == "signer" else one.part]
            look = one.paragraph.look(*_span(draft, one))
            if look is None:
                continue
            font, size = look
            if page.face(font) != wanted.face or (sized and size != wanted.size):
                yield _at(one, _look_words(font, size))

    check.__doc__ = f"Parts in another face or size: {', '.join(names)}."
    return check


def _look_words(font: str, size: float) -> tuple[str, str]:
    english, chinese = (
        f"{font or label('layout.no_font', lang)}{'' if lang == 'zh' else ', '}{size_words(size, lang)}"
        for lang in LANGUAGES
    )
    return english, chinese


check_for("T01f")(_faces("copy_number"))
check_for("T02f")(_faces("secrecy"))
check_for("T03f")(_faces("urgency"))
check_for("T06f")(_faces("signer"))
check_for("T08f")(_faces("title"))
check_for("T10f")(_faces("number", "receivers", "body", "attachment", "signature", "date", "note"))
check_for("T10h")(_faces("heading_1", "heading_2", "heading_3"))
check_for("T12f")(_faces("annex_mark"))
check_for("T17f")(_faces("copies", "imprint"))
check_for("T25f")(_faces("attendance"))
check_for("T04f")(_faces("banner", sized=False))


@check_for("T04c")
def banner_not_red(draft: Draft) -> Iterator[Finding]:
    """A red head in another colour."""
    for one in _of(draft, "banner"):
        colours = [words.colour for words in one.paragraph.words if words.text.strip()]
        if not all(_RED.match(colour) for colour in colours):
            yield Finding(one.block.start, one.block.end)


@check_for("T07")
def no_red_line(draft: Draft) -> Iterator[Finding]:
    """No red line between number and title, where there is a red head; a letter has its own."""
    if in_letter_format(draft):
        return
    numbers, titles = list(_of(draft, "number")), list(_of(draft, "title"))
    if not (numbers and titles and list(_of(draft, "banner"))) or draft.package is None:
        return
    lines = [draft.document.origin(one.block.start).line for one in (numbers[0], titles[0])]
    edges = [
        edge
        for line, paragraph in draft.package.paragraphs.items()
        if lines[0] <= line < lines[1]
        for edge in paragraph.edges.values()
    ]
    if not edges and not draft.package.drawn:
        yield _at(numbers[0], _both("no_line"))
    elif edges and not any(_RED.match(edge.get("color", "").upper()) for edge in edges):
        yield _at(numbers[0], _both("other_line"))


def _first(one: Placed) -> float:
    """How many characters in the first line of a part begins, typed spaces included."""
    paragraph = one.paragraph
    return paragraph.left + paragraph.first + paragraph.blank


def _indent(*names: str, wanted: float) -> Check:
    """A check that parts begin so many characters in, on the left."""

    def check(draft: Draft) -> Iterator[Finding]:
        seen: set[str] = set()
        for one in _of(draft, *names):
            if one.part == "attachment" and one.part in seen:
                continue  # the names below the first stand under its name
            seen.add(one.part)
            off = abs(_first(one) - wanted) > _NEAR
            if off or one.paragraph.align in ("center", "right"):
                yield _at(one, _place_words(one))

    check.__doc__ = f"Parts that begin at another place: {', '.join(names)}."
    return check


def _place_words(one: Placed) -> tuple[str, str]:
    """Where a part stands, in words."""
    side = one.paragraph.align
    inset = one.paragraph.right if side == "right" else _first(one)
    if side != "center" and abs(inset) <= _NEAR:
        return _both(f"side_{side}_edge")
    return _both(f"side_{side}", n=f"{inset:.2g}")


check_for("T09i")(_indent("receivers", wanted=0))
check_for("T11i")(_indent("attachment", wanted=2))
check_for("T16i")(_indent("note", wanted=2))
check_for("T17i")(_indent("copies", "imprint", wanted=1))


@check_for("T10i")
def paragraph_without_indent(draft: Draft) -> Iterator[Finding]:
    """A paragraph whose first line does not stand two characters in, or whose others do."""
    for one in _of(draft, "body", "heading_1", "heading_2", "heading_3"):
        paragraph = one.paragraph
        right = abs(_first(one) - 2) <= _NEAR and paragraph.left <= _NEAR
        if (not right and paragraph.align == "left") or paragraph.align == "right":
            yield _at(one, _place_words(one))


@check_for("T10j")
def typed_spaces(draft: Draft) -> Iterator[Finding]:
    """Spaces typed where the format should hold an indent."""
    for one in _of(draft, "body", "heading_1", "heading_2", "heading_3"):
        if one.paragraph.blank:
            yield Finding(one.block.start, one.block.end)


@check_for("T05a")
def number_on_a_side(draft: Draft) -> Iterator[Finding]:
    """A document number that is neither centred nor, beside a signer, one character in."""
    signed = any(True for _ in _of(draft, "signer"))
    if draft.type in _LETTERS and (in_letter_format(draft) or not list(_of(draft, "banner"))):
        return  # without its head nobody can tell whether it is printed as a letter
    for one in _of(draft, "number"):
        beside = one.paragraph.align == "left" and signed and abs(_first(one) - 1) <= _NEAR
        if not (one.paragraph.align == "center" or beside or one.paragraph.blank >= 2):
            yield _at(one, _place_words(one))


@check_for("T08a")
def title_on_a_side(draft: Draft) -> Iterator[Finding]:
    """A title that is not centred, by format or by typed spaces."""
    for one in _of(draft, "title"):
        if one.paragraph.align != "center" and one.paragraph.blank < 2:
            yield _at(one, _place_words(one))


@check_for("T12p")
def annex_on_the_same_page(draft: Draft) -> Iterator[Finding]:
    """An annex without a page break before it."""
    for one in _of(draft, "annex_mark"):
        if not one.paragraph.page_before:
            yield Finding(one.block.start, one.block.end)


@check_for("T13a")
def signature_not_right(draft: Draft) -> Iterator[Finding]:
    """A signature on the left or in the middle."""
    for one in _of(draft, "signature"):
        if not _on_the_right(one):
            yield _at(one, _place_words(one))


@check_for("T14a")
def date_not_right(draft: Draft) -> Iterator[Finding]:
    """A date on the left, in the middle or at the very edge."""
    for one in _of(draft, "date"):
        edge = one.paragraph.align == "right" and one.paragraph.right + _typed_behind(one) < 1.5
        if not _on_the_right(one) or edge:
            yield _at(one, _place_words(one))


def _on_the_right(one: Placed) -> bool:
    return one.paragraph.align == "right" or _first(one) >= _FAR


def _typed_behind(one: Placed) -> int:
    text = one.paragraph.text
    return len(text) - len(text.rstrip("　"))


@check_for("T19")
def imprint_without_lines(draft: Draft) -> Iterator[Finding]:
    """抄送 and printing without lines; drawn shapes are taken to be lines."""
    found = list(_of(draft, "copies", "imprint"))
    drawn = draft.package is not None and draft.package.drawn
    if in_letter_format(draft):
        return
    if found and not drawn and not any(one.paragraph.edges for one in found):
        yield Finding(found[0].block.start, found[0].block.end)
