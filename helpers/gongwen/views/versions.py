"""Two versions of a draft side by side: what was changed, said in words and shown in its line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from gongwen.labels import label
from gongwen.views.html import Safe, View, chinese, el, join, scrolling, view

_ALIKE = 0.4
"""From what likeness on a line counts as changed rather than as removed and another added."""


class Pair(NamedTuple):
    """A line before and after; `kind` is same, changed, removed or added."""

    kind: str
    before: str
    after: str


def paired(before: str, after: str) -> list[Pair]:
    """The lines of two versions in pairs, blank ones left out."""
    old, new = ([line for line in text.splitlines() if line.strip()] for text in (before, after))
    found: list[Pair] = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for step, first, last, begin, end in steps:
        if step == "equal":
            found += (Pair("same", line, line) for line in old[first:last])
        else:
            found += _aligned(old[first:last], new[begin:end])
    return found


def _aligned(old: list[str], new: list[str]) -> Iterator[Pair]:
    """Lines that replace each other, in order; those without a counterpart alone."""
    rest = list(new)
    for line in old:
        like = next((n for n, other in enumerate(rest) if _likeness(line, other) >= _ALIKE), None)
        if like is None:
            yield Pair("removed", line, "")
            continue
        yield from (Pair("added", "", other) for other in rest[:like])
        yield Pair("changed", line, rest[like])
        rest = rest[like + 1 :]
    yield from (Pair("added", "", other) for other in rest)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def versions_view(before: str, after: str, lang: str = "en", *, all_lines: bool = False) -> View:
    """Two versions of a text side by side; by default only the lines that differ.

    What was taken away is struck through, what is new underlined, and the first column says in
    words which of the two a line is.
    """
    pairs = paired(before, after)
    changed = [one for one in pairs if one.kind != "same"]
    said = label("versions.count", lang, n=len(changed))
    if not changed:
        return view(said, el("p", label("versions.same", lang), class_="gw-caption"), lang=lang)
    heads = ("what", "before", "after")
    head = el("tr", *(el("th", label(f"versions.{name}", lang), scope="col") for name in heads))
    rows = [_row(one, lang) for one in (pairs if all_lines else changed)]
    body = el("table", el("thead", head), el("tbody", *rows), class_="gw-pairs gw-versions")
    caption = el("p", said, class_="gw-caption")
    return view(said, caption, scrolling(label("versions.title", lang), body), lang=lang)


def _row(pair: Pair, lang: str) -> Safe:
    old, new = _marked(pair)
    return el(
        "tr",
        el("th", label(f"versions.{pair.kind}", lang), scope="row"),
        el("td", chinese(old, name="div")),
        el("td", chinese(new, name="div")),
    )


def _marked(pair: Pair) -> tuple[Safe, Safe]:
    """Both lines, with what differs between them marked."""
    old, new = [], []
    steps = SequenceMatcher(None, pair.before, pair.after, autojunk=False).get_opcodes()
    for step, first, last, begin, end in steps:
        gone, come = pair.before[first:last], pair.after[begin:end]
        if step == "equal":
            old.append(gone)
            new.append(come)
            continue
        old += [el("del", gone)] if gone else []
        new += [el("ins", come)] if come else []
    return join(*old), join(*new)
