"""Words changed in the XML of a Word file, every other byte of it left as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from gongwen.reading.docx import Written
from gongwen.reading.docx_styles import local

_SKIP = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_TEXT = re.compile(
    rf"(?P<skip>{_SKIP})|(?P<open><(?P<tag>(?:[\w.-]+:)?t)(?:\s[^>]*)?(?<!/)>)(?P<words>[^<]*)"
    r"</(?P=tag)\s*>|<(?:[\w.-]+:)?t(?:\s[^>]*)?/>",
    re.DOTALL,
)
_UNIT = re.compile(r"\r\n|&[^;]*;|.", re.DOTALL)


class Change(NamedTuple):
    """Other words for a stretch of a text element: its number among them, places, words."""

    element: int
    start: int
    end: int
    words: str


def changes_of(
    paragraph: Written, start: int, end: int, words: str, numbers: Mapping[Any, int]
) -> list[Change] | None:
    """An edit of a paragraph as changes of its text elements; None where it cannot be made.

    Only the characters that differ are changed, each in the run where it stands, so that what
    stays keeps its look. A tab or line break cannot be changed.

    Parameters
    ----------
    paragraph : Written
        The paragraph.
    start, end : int
        Columns of the words to be replaced.
    words : str
        The new words.
    numbers : mapping
        The number of each text element in its part.
    """
    old = "".join(text for text, _ in paragraph.pieces)[start:end]
    found: list[Change] = []
    for step, begin, stop, *new in SequenceMatcher(None, old, words, autojunk=False).get_opcodes():
        if step == "equal":
            continue
        made = _placed(paragraph.pieces, start + begin, start + stop, words[slice(*new)])
        if made is None:
            return None
        found += [Change(numbers[one], first, last, put) for one, first, last, put in made]
    return found


def _placed(
    pieces: Sequence[tuple[str, Any]], start: int, end: int, words: str
) -> list[tuple[Any, int, int, str]] | None:
    """Which elements a stretch lies in; the new words go into the first."""
    made: list[tuple[Any, int, int, str]] = []
    for begin, text, element in _begun(pieces):
        stop = begin + len(text)
        touched = begin < end and start < stop
        inserted = start == end and begin < start <= stop and not made
        inserted = inserted or (start == end == begin == 0 and not made and bool(text))
        if not (touched or inserted):
            continue
        if local(element) != "t":
            return None
        here = (max(start, begin) - begin, min(end, stop) - begin)
        made.append((element, *here, "" if made else words))
    return made or None


def _begun(pieces: Iterable[tuple[str, Any]]) -> Iterator[tuple[int, str, Any]]:
    place = 0
    for text, element in pieces:
        yield place, text, element
        place += len(text)


def numbered(paragraphs: Mapping[int, Written]) -> dict[Any, int]:
    """The number of each text element of the part that holds these paragraphs, in its order."""
    tree = next((one.element.getroottree() for one in paragraphs.values()), None)
    texts = (one for one in (() if tree is None else tree.iter()) if local(one) == "t")
    return {one: number for number, one in enumerate(texts)}


def patched(xml: str, changes: Iterable[Change], count: int) -> str:
    """The XML with words of its text elements, `count` in all, changed and nothing else.

    Raises
    ------
    ValueError
        If the elements are not written in a way that can be changed, as with comments in them.
    """
    found = [one for one in _TEXT.finditer(xml) if one["skip"] is None]
    if len(found) != count:
        raise ValueError(f"{len(found)} text elements found, {count} expected")
    by_element: dict[int, list[Change]] = {}
    for change in changes:
        by_element.setdefault(change.element, []).append(change)
    pieces, last = [], 0
    for number in sorted(by_element):
        match = found[number]
        pieces += [xml[last : match.start()], _changed(match, by_element[number])]
        last = match.end("words")
    return "".join([*pieces, xml[last:]])


def _changed(match: re.Match[str], changes: Iterable[Change]) -> str:
    units = _UNIT.findall(match["words"])
    for one in sorted(changes, key=lambda change: change.start, reverse=True):
        units[one.start : one.end] = [escape(one.words)]
    words, opened = "".join(units), match["open"]
    # Without this a program drops the spaces at either end.
    if words != words.strip(" \t\r\n") and "xml:space" not in opened:
        opened = f'{opened[:-1]} xml:space="preserve">'
    return opened + words
