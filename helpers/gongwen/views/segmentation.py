"""Two ways to cut a sentence into words, one above the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gongwen.labels import how_cut, label
from gongwen.views.html import Safe, View, el, view
from gongwen.views.palette import classes
from gongwen.words import Segmenter

Words = list[str]
Place = tuple[Words, Words]

_WIDEST = 26


def compare_segmentations(
    text: str,
    a: Segmenter | Sequence[str],
    b: Segmenter | Sequence[str],
    lang: str = "en",
) -> View:
    """A sentence cut by `a` and, below it, by `b`: a cell a word, a column a character.

    Where the two differ the cells are framed and the row between them shows ≠.

    Parameters
    ----------
    text : str
        The sentence.
    a, b : Segmenter or list of str
        What cuts it, or the words it was cut into.
    lang : {'en', 'zh'}
        The language of the labels.

    Raises
    ------
    ValueError
        If words that were given do not make up the sentence.
    """
    ours, theirs = _words(text, a), _words(text, b)
    places = list(_places(ours, theirs))
    differing = sum(one != other for one, other in places)
    total = len(places)
    sentence = (
        label("view.differs_n", lang, n=differing, total=total)
        if differing
        else label("view.same", lang)
    )
    names = [
        (which, how_cut(one.name, one.fingerprint, lang))
        for which, one in (("A: ", a), ("B: ", b))
        if isinstance(one, Segmenter)
    ]
    bodies = [_rows(line, lang) for line in _wrap(places)]
    return view(
        f"{differing} of {total} places cut differently",
        *(el("p", el("b", which), how, class_="gw-caption") for which, how in names),
        el("p", sentence),
        el(
            "div",
            *(el("table", el("tbody", *rows), class_="gw-cuts") for rows in bodies),
            style="overflow-x:auto",
        ),
        lang=lang,
    )


def _words(text: str, cut: Segmenter | Sequence[str]) -> Words:
    words = cut.split(text) if isinstance(cut, Segmenter) else list(cut)
    if "".join("".join(words).split()) != "".join(text.split()):
        raise ValueError("these words do not make up the sentence")
    return [word for word in words if word.strip()]


def _places(a: Sequence[str], b: Sequence[str]) -> Iterator[Place]:
    """Words of both between one boundary that both set and the next."""
    i = j = 0
    while i < len(a):
        ours, theirs = [a[i]], [b[j]]
        i, j = i + 1, j + 1
        while (gap := len("".join(ours)) - len("".join(theirs))) != 0:
            if gap < 0:
                ours.append(a[i])
                i += 1
            else:
                theirs.append(b[j])
                j += 1
        yield ours, theirs


def _wrap(places: Sequence[Place]) -> Iterator[list[Place]]:
    """Lines of at most so many characters, broken where both have a boundary."""
    line: list[Place] = []
    width = 0
    for place in places:
        size = len("".join(place[0]))
        if line and width + size > _WIDEST:
            yield line
            line, width = [], 0
        line.append(place)
        width += size
    if line:
        yield line


def _rows(line: Sequence[Place], lang: str) -> list[Safe]:
    above = [_cell(word, ours != theirs) for ours, theirs in line for word in ours]
    below = [_cell(word, ours != theirs) for ours, theirs in line for word in theirs]
    signs = [_sign(ours, theirs, lang) for ours, theirs in line]
    return [
        el("tr", el("th", "A", scope="row"), *above),
        el("tr", el("th"), *signs, class_="gw-signs"),
        el("tr", el("th", "B", scope="row"), *below),
    ]


def _cell(word: str, differs: bool) -> Safe:  # noqa: FBT001 - one of two looks
    inside = el("b", word) if differs else word
    look = f"gw-other {classes(1)}" if differs else None
    return el("td", inside, colspan=len(word), class_=look, lang="zh")


def _sign(ours: Words, theirs: Words, lang: str) -> Safe:
    differs = ours != theirs
    return el(
        "td",
        "≠" if differs else "",
        colspan=len("".join(ours)),
        title=label("view.differs", lang) if differs else None,
    )
