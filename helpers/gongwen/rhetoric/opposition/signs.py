"""What speaks for and against two neighbours being an antithesis, each sign as a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from gongwen.rhetoric.antithesis import Listed
from gongwen.rhetoric.opposition.neighbours import Pair, Piece
from gongwen.rhetoric.opposition.poles import GROUPS, Opposed, Pole
from gongwen.rhetoric.opposition.wording import combined, denies, turns, wording
from gongwen.rhetoric.subsequence import common

SIGNS = (
    *GROUPS, "any", "inner", "apart", "several", "crossed", "opens", "closes", "mood", "ways",
    "listed", "built", "no one", "no both", "no shared", "can", "likeness", "prefix", "even",
    "ratio", "but", "turn", "adds", "led", "modal", "verbs", "only", "scenes", "one scene",
    "topics", "slots", "short", "long", "figures", "in", "of", "is", "what is", "some", "numbers",
    "amounts", "past", "run", "paused", "halves", "unequal", "lone", "wholly", "alone", "last",
    "verbs first", "names first", "any, run", "no shared, like", "but, any", "mood, even",
    "scenes, even", "even, alone", "bare", "bare, even",
)  # fmt: skip
"""The names of the signs.

Opposed words in the same place: `GROUPS` (what their axis is about, at the edge of both stretches),
`any`, `inner` (not at an edge), `several`, `opens` and `closes`; `apart` (in other places),
`crossed` (both words in both), `listed` (weight in `antonyms.tsv`), `built` (these and alike
building), `mood` and `ways` (one praised and one blamed, or both alike). Negation: `no one`,
`no both`, `no shared` (a word of one denied in the other), `can` (得 against 不). Building and
wording: see `wording`. Neighbourhood: `run` (how like a third is), `paused` and `halves` (parted by
、 or ；), `unequal` and `lone` (sides of several pieces), `wholly`, `alone`, `last`. First words:
`verbs first`, `names first`.
"""

_HANZI = re.compile(r"[^一-龥\d]")
_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(r"\d")
_BUT = re.compile(r"但|可是|不过|然而")
_PLACE_SHARE, _LONG = 0.2, 18
_RUN_SPREAD = 2
_MOST_LISTED, _MOST_SEVERAL = 4, 2
_LIKENESS, _EDGE, _ENOUGH, _NEARLY = 3.0, 0.9, 3.4, 2
"""What alike building and edges are worth beside listed opposites, and what all must come to."""
_SHORT_VERBS = 9
_NAMES = frozenset("nrsftjx")

Sides = tuple[Sequence[Piece], Sequence[Piece]]


class Evidence(NamedTuple):
    """The opposed words of a pair, and its signs by name."""

    opposed: tuple[tuple[str, str], ...]
    signs: dict[str, float]


def is_bare(pair: Pair, texts: tuple[str, str]) -> bool:
    """Whether 但 alone sets two neighbours against each other, or figures do, or they are of a list."""
    if _is_listed_of_three(pair):
        return True
    one, other = texts
    if _FIGURE.search(one) and _FIGURE.search(other):
        return True
    return bool(_BUT.match(other)) and common(one, other) * 2 < min(len(one), len(other))


def texts_of(pair: Pair) -> tuple[str, str]:
    """The words of both sides, with a comma between pieces."""
    return _joined(pair.one), _joined(pair.other)


def _joined(side: Sequence[Piece]) -> str:
    return side[0].text if len(side) == 1 else "，".join([piece.text for piece in side])


def may_be(
    pair: Pair, texts: tuple[str, str], met: Sequence[Opposed], listed: Sequence[Listed]
) -> bool:
    """Whether anything at all may set two neighbours against each other, if they are not bare."""
    one, other = texts
    if listed or turns(other) or any(_same_place(one, (pair.one, pair.other)) for one in met):
        return True
    if abs(len(one) - len(other)) > 1 and len(set(one) & set(other)) <= 1:
        return False
    return denies(one) != denies(other)


def _is_listed_of_three(pair: Pair) -> bool:
    """Whether 、 parts the two, and a third of their length stands beside them."""
    if pair.mark != "、":
        return False
    size = len(pair.other[0].text)
    return any(piece and abs(len(piece.text) - size) <= 1 for piece in (pair.before, pair.behind))


def evidence(
    pair: Pair,
    held: tuple[Sequence[Pole], Sequence[Pole]],
    met: Sequence[Opposed],
    listed: Sequence[Listed],
    kinds: tuple[str, str],
) -> Evidence:
    """The signs of a pair.

    Parameters
    ----------
    pair : Pair
        Two neighbours.
    held : (sequence of Pole, sequence of Pole)
        The words of both that lie on axes.
    met : sequence of Opposed
        Those of them that are opposed.
    listed : sequence
        The opposites that a list and grammar have in the same place.
    kinds : (str, str)
        The tags of the first words of both.
    """
    sides = (pair.one, pair.other)
    same = [one for one in met if _same_place(one, sides)]
    found = wording(*(_bare(side) for side in sides))
    found |= _of_words(met, same, sides) | _of_moods(*held) | _around(pair)
    first = [kind[:1] for kind in kinds]
    short = max(len(side[0].text) for side in sides) <= _SHORT_VERBS
    found |= {
        "listed": float(min(sum(one[2] for one in listed), _MOST_LISTED)),
        "built": float(_is_built(sides, listed, found["likeness"])),
        "verbs first": float(first == ["v", "v"] and short),
        "names first": float(
            set(first) <= _NAMES and pair.one[0].text[:2] != pair.other[0].text[:2]
        ),
    }
    found |= combined(found)
    words = [(a.word, b.word) for a, b in same or met]
    named = [(a, b) for a, b, _ in listed] + words
    return Evidence(tuple(dict.fromkeys(named)), found)


def _bare(side: Sequence[Piece]) -> str:
    """The hanzi of a side, a number as one character; the sign of its mark if nothing is left."""
    texts = (_HANZI.sub("", _DIGITS.sub("0", piece.text)) for piece in side)
    return "，".join(texts) or "，"


def _of_words(met: Sequence[Opposed], same: Sequence[Opposed], sides: Sides) -> dict[str, float]:
    """The signs of opposed words, wherever they stand and in the same place."""
    opens = [one for one in same if _opens(one, sides)]
    closes = [one for one in same if _closes(one, sides)]
    groups = {one.one.group for one in (*opens, *closes)}
    places = {(one.one.start, one.other.start) for one in same}
    return {
        **{group: float(group in groups) for group in GROUPS},
        "any": float(bool(same)), "inner": float(bool(same) and not groups),
        "apart": float(bool(met) and not same),
        "several": float(min(max(len(places) - 1, 0), _MOST_SEVERAL)),
        "opens": float(bool(opens)), "closes": float(bool(closes)),
    }  # fmt: skip


def _same_place(pair: Opposed, sides: Sides) -> bool:
    """Whether two words stand as far from the start or the end of their sides, or nearly so."""
    (one, other), (a, b) = sides, pair
    i, j = a.start - one[0].start, b.start - other[0].start
    k, m = one[-1].end - a.end, other[-1].end - b.end
    if abs(i - j) <= 1 or abs(k - m) <= 1:
        return True
    sizes = [side[-1].end - side[0].start for side in sides]
    return max(sizes) <= _LONG and abs(i / sizes[0] - j / sizes[1]) <= _PLACE_SHARE


def _opens(pair: Opposed, sides: Sides) -> bool:
    return all(pole.start - side[0].start <= 1 for pole, side in zip(pair, sides, strict=True))


def _closes(pair: Opposed, sides: Sides) -> bool:
    return all(
        any(piece.start <= pole.start < piece.end <= pole.end + 1 for piece in side)
        for pole, side in zip(pair, sides, strict=True)
    )


def _of_moods(one: Sequence[Pole], other: Sequence[Pole]) -> dict[str, float]:
    """Whether one is praised and the other blamed, and whether words of an axis change places."""
    moods = _mood(one) * _mood(other)
    crossed = any(
        _order(one, axis) * _order(other, axis) < 0 for axis in {pole.axis for pole in one}
    )
    return {"mood": float(moods < 0), "ways": float(moods > 0), "crossed": float(crossed)}


def _mood(side: Sequence[Pole]) -> int:
    """Whether more is praised or blamed in a stretch: 1, -1 or 0."""
    marks = {(p.start, 1 - 2 * p.side) for p in side if p.group == "quality"}
    total = sum(mark for _, mark in marks)
    return (total > 0) - (total < 0)


def _order(side: Sequence[Pole], axis: int) -> int:
    """Which side of an axis comes first in a stretch that has both; 0 if it has not."""
    places = {pole.side: pole.start for pole in side if pole.axis == axis}
    return (places[0] > places[1]) - (places[0] < places[1]) if len(places) > 1 else 0


def _around(pair: Pair) -> dict[str, float]:
    """The signs of marks and neighbours."""
    beside = [piece for piece in (pair.before, pair.behind) if piece]
    many = len(pair.one) + len(pair.other)
    return {
        "run": max((_likeness(piece, pair) for piece in beside), default=0.0),
        "paused": float(pair.mark == "、"), "halves": float(pair.mark == "；"),
        "unequal": float(len(pair.one) != len(pair.other)), "lone": float(many > len(("one", "other"))),
        "wholly": float(pair.parts == many), "alone": float(not beside),
        "last": float(pair.behind is None),
    }  # fmt: skip


def _likeness(piece: Piece, pair: Pair) -> float:
    """How like a neighbour is to the pair, if it is about as long."""
    firsts = [pair.one[0].text, pair.other[0].text]
    sizes = sorted(map(len, firsts))
    if not sizes[0] - _RUN_SPREAD <= len(piece.text) <= sizes[1] + _RUN_SPREAD:
        return 0.0
    return min(common(piece.text, text) / min(len(piece.text), len(text)) for text in firsts)


def _is_built(sides: Sides, listed: Sequence[Listed], likeness: float) -> bool:
    """Whether listed opposites and alike building make an antithesis by themselves."""
    weight = sum(one[2] for one in listed)
    if weight <= 1:
        return False
    sizes = sorted(sum(len(piece.text) for piece in side) for side in sides)
    even = 1.0 if sizes[0] == sizes[1] else 0.5 if sizes[1] - sizes[0] <= _NEARLY else 0.0
    edge = _EDGE * any(_at_edge(sides, a, b) for a, b, _ in listed)
    return weight + _LIKENESS * likeness + even + edge >= _ENOUGH


def _at_edge(sides: Sides, a: str, b: str) -> bool:
    """Whether two words open both sides, or close both."""
    one, other = sides
    opens = one[0].text.startswith(a) and other[0].text.startswith(b)
    ends = [side[-1].text.rstrip("的了") for side in sides]
    return opens or (ends[0].endswith(a) and ends[1].endswith(b))
