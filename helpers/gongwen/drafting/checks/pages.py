"""Checks of the page of a .docx file: paper, margins, type area, grid, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gongwen.drafting.checks.layout import _both, _look_words
from gongwen.drafting.docx.section import Page
from gongwen.drafting.draft import Draft
from gongwen.drafting.layout import standard
from gongwen.drafting.registry import Finding, check_for

_ROUGH = 1.0
"""By how many millimetres a length may be off (5.2.1 says so of the margins)."""

_DASHED = re.compile(r"\s*[—－―–]\s*#\s*[—－―–]\s*$")
_POINTS = 72 / 25.4


def _page(draft: Draft) -> Page | None:
    """The page, for the first document of a file that the standard is for."""
    meant = (draft.statutory or draft.numbered) and draft.document.number == 1
    return draft.package.page if draft.package is not None and meant else None


def _here(draft: Draft, found: tuple[str, str] = ("", "")) -> Finding:
    """A finding about the whole page, shown at the title."""
    blocks = list(draft.document.of_kind("title")) or list(draft.document.blocks)
    return Finding(blocks[0].start, blocks[0].end, known={"found": found})


def _off(value: float | None, wanted: float, rough: float = _ROUGH) -> bool:
    return value is None or abs(value - wanted) > rough + 0.05


def _lengths(*values: float | None) -> str:
    return " mm × ".join("?" if value is None else f"{value:.0f}" for value in values) + " mm"


@check_for("T21")
def paper(draft: Draft) -> Iterator[Finding]:
    """Another paper than A4."""
    page, wanted = _page(draft), standard().page
    if page and (_off(page.width, wanted["width"]) or _off(page.height, wanted["height"])):
        words = _lengths(page.width, page.height)
        yield _here(draft, (words, words))


@check_for("T21b")
def margins(draft: Draft) -> Iterator[Finding]:
    """Another upper or left margin."""
    page, wanted = _page(draft), standard().page
    if page and (_off(page.top, wanted["top"]) or _off(page.left, wanted["left"])):
        top, left = (f"{value or 0:.1f}" for value in (page.top, page.left))
        yield _here(draft, _both("margins", top=top, left=left))


@check_for("T21c")
def type_area(draft: Draft) -> Iterator[Finding]:
    """A type area of another size."""
    page = _page(draft)
    if page is None:
        return
    width, height = _area(page)
    if _off(width, 156) or _off(height, 225):
        words = _lengths(width, height)
        yield _here(draft, (words, words))


def _area(page: Page) -> tuple[float, float]:
    width = (page.width or 0) - (page.left or 0) - (page.right or 0)
    return width, (page.height or 0) - (page.top or 0) - (page.bottom or 0)


@check_for("T22")
def lines_of_a_page(draft: Draft) -> Iterator[Finding]:
    """A page that takes fewer than 21 or more than 23 lines; silent where nothing fixes them."""
    page = _page(draft)
    pitches = Counter(
        one.paragraph.pitch or (page.lines or 0) * one.paragraph.lines
        for one in draft.placed
        if page and one.part == "body"
    )
    if page and pitches and (pitch := pitches.most_common(1)[0][0]):
        count = int(_area(page)[1] * _POINTS / pitch + 0.05)
        if not 21 <= count <= 23:
            yield _here(draft, _both("lines", n=str(count)))


@check_for("T22c")
def characters_of_a_line(draft: Draft) -> Iterator[Finding]:
    """A line that takes fewer than 27 or more than 29 characters of the body."""
    page = _page(draft)
    widths = Counter(
        words.size + (words.spread or page.spread or 0)
        for one in draft.placed
        if page and one.part == "body"
        for words in one.paragraph.words
    )
    if page and widths:
        count = int(_area(page)[0] * _POINTS / widths.most_common(1)[0][0] + 0.05)
        if not 27 <= count <= 29:
            yield _here(draft, _both("characters", n=str(count)))


@check_for("T20")
def no_page_number(draft: Draft) -> Iterator[Finding]:
    """A file without page numbers."""
    page = _page(draft)
    if page and not page.numbers:
        yield _here(draft)


@check_for("T20b")
def page_number_without_dashes(draft: Draft) -> Iterator[Finding]:
    """A page number without its dashes."""
    page = _page(draft)
    for number in page.numbers if page else ():
        if not _DASHED.match(number.words):
            shown = number.words.strip().replace("#", "1")
            yield _here(draft, (f"“{shown}”", f"“{shown}”"))
            return


@check_for("T20a")
def page_number_on_one_side(draft: Draft) -> Iterator[Finding]:
    """Page numbers in the middle, on the same side of all pages, or at the edge."""
    page = _page(draft)
    if page is None or not page.numbers:
        return
    sides = {number.pages: number for number in page.numbers if number.pages != "first"}
    odd, even = sides.get("default"), sides.get("even")
    if odd is None or odd.side in ("", "outside"):
        return
    if not page.mirrored or even is None or even.side in ("", "outside"):
        yield _here(draft, _both(f"number_{odd.side}"))
    elif (odd.side, even.side) != ("right", "left"):
        yield _here(draft, _both("number_sides"))
    elif min(odd.inset, even.inset) < 0.5:
        yield _here(draft, _both("number_edge"))


@check_for("T20f")
def page_number_in_another_face(draft: Draft) -> Iterator[Finding]:
    """Page numbers in another face or size."""
    page, wanted = _page(draft), standard().number
    for number in page.numbers if page else ():
        if standard().face(number.font) != wanted["face"] or number.size != wanted["size"]:
            yield _here(draft, _look_words(number.font, number.size))
            return
