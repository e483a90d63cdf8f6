"""Cases for the measures: worked ones with names of their own, and fifty of each kind by a seed.

Nothing here but the standard library, so that a package that cannot be a dependency of the kit can
be run on the same cases in an environment of its own (`record_measures.py`).
"""

from random import Random
from typing import Any

Cases = dict[str, tuple[Any, ...]]

RANDOM = 50
T4 = "要 加强 建设 要 提高 水平 要 加强 建设".split()  # noqa: SIM905 - as a text
WORN = list("abcabcabcd")


def seeded(kind: str, number: int) -> Random:
    """A generator of the case's own: adding a kind does not change the others."""
    return Random(f"{kind} {number}")


def whole(draw: Random, low: int, high: int) -> int:
    """A whole number from low to high, small ones as likely as large ones."""
    return int(low * ((high + 1) / low) ** draw.random())


def pair(draw: Random) -> tuple[int, int, int, int]:
    """Counts of a pair, its words, and all."""
    x, y = whole(draw, 5, 4_000), whole(draw, 5, 4_000)
    return whole(draw, 1, min(x, y)), x, y, whole(draw, x + y, 1_000_000)


def two_parts(draw: Random) -> tuple[int, int, int, int]:
    """Hits in target and reference, tokens of each."""
    c, d = whole(draw, 1_000, 200_000), whole(draw, 1_000, 500_000)
    return whole(draw, 1, 500), whole(draw, 1, 500), c, d


def parts(draw: Random) -> tuple[list[int], list[int]]:
    """Hits and sizes of some parts; some without a hit, the first with."""
    count = whole(draw, 2, 30)
    hits = [whole(draw, 1, 40) * (not i or draw.random() < 0.7) for i in range(count)]
    return hits, [whole(draw, 100, 9_000) for _ in range(count)]


def text(draw: Random) -> list[str]:
    """Tokens of which some are much more frequent than others."""
    types = whole(draw, 40, 400)
    return [f"w{int(types * draw.random() ** 3)}" for _ in range(whole(draw, 100, 600))]


def places(draw: Random) -> tuple[list[int], int]:
    """Positions of an item whose number divides the length, so that shifting can be counted."""
    count = whole(draw, 1, 30)
    length = count * whole(draw, 2, 40)
    return sorted(draw.sample(range(length), count)), length


def two_labellers(draw: Random) -> tuple[list[str], list[str]]:
    """Labels of two people who often agree."""
    first = [draw.choice("abcd") for _ in range(whole(draw, 8, 200))]
    return first, [label if draw.random() < 0.7 else draw.choice("abcd") for label in first]


def units(draw: Random) -> tuple[list[list[str | None]]]:
    """What up to four people labelled; some left some out."""
    first, second = two_labellers(draw)
    others = [draw.choice("abcd") for _ in first]
    rows = zip(first, second, first, others, strict=True)
    return ([[label if draw.random() < 0.8 else None for label in row] for row in rows],)


def boundaries(draw: Random) -> tuple[str, str, int]:
    """Two segmentations and a window."""
    length = whole(draw, 12, 300)
    lines = ("".join("1" if draw.random() < 0.2 else "0" for _ in range(length)) for _ in "ab")
    return (*lines, whole(draw, 2, 10))


def two_sets(draw: Random) -> tuple[frozenset[str], frozenset[str]]:
    """Two sets that share some items."""
    count = whole(draw, 5, 200)
    first, second = (frozenset(f"s{draw.randrange(count)}" for _ in range(count)) for _ in "ab")
    return first, second


def fifty(kind: str, make: Any) -> Cases:
    """Fifty cases of a kind."""
    return {f"{kind} {i}": make(seeded(kind, i)) for i in range(1, RANDOM + 1)}


PAIRS: Cases = {"T1": (10, 40, 25, 1_000), **fifty("pair", pair)}
KEYNESS: Cases = {"T2": (30, 10, 10_000, 20_000), **fifty("keyness", two_parts)}
PARTS: Cases = {"T3": ([10, 0, 10, 0], [100, 200, 300, 400]), **fifty("parts", parts)}
TEXTS: Cases = {"T4": (T4,), **fifty("text", lambda draw: (text(draw),))}
WINDOWED: Cases = {"T4, W = 5": (T4, 5), **fifty("windowed", lambda draw: (text(draw), 50))}
WEARING: Cases = {"abcabcabcd": (WORN, 0.72), **fifty("mtld", lambda draw: (text(draw), 0.72))}
PLACES: Cases = {"0, 1 of 10": ([0, 1], 10), **fifty("places", places)}
LABELS: Cases = {
    "8 / 2 / 1 / 9": ("y" * 10 + "n" * 10, "y" * 8 + "n" * 2 + "y" + "n" * 9),
    **fifty("labels", two_labellers),
}
UNITS: Cases = {
    "aa ab bb b–": ([["a", "a"], ["a", "b"], ["b", "b"], ["b", None]],),
    **fifty("units", units),
}
BOUNDARIES: Cases = {
    "00100100, 01000100, k = 2": ("00100100", "01000100", 2),
    **fifty("boundaries", boundaries),
}
FOUND: Cases = {
    "tp 18, fp 8, fn 6": (18, 8, 6),
    **fifty("found", lambda draw: tuple(whole(draw, 1, 99) for _ in "abc")),
}
NEIGHBOURS: Cases = {
    "4, 2, 2": ([4, 2, 2],),
    **fifty("neighbours", lambda draw: ([whole(draw, 1, 99) for _ in range(whole(draw, 1, 40))],)),
}
SETS: Cases = {
    "社区建设工作": tuple(
        frozenset(line[i : i + 3] for i in range(len(line) - 2))
        for line in ("加强社区建设工作", "推进社区建设工作")
    ),
    **fifty("sets", two_sets),
}
BANDS: Cases = {
    "J = .4, b = 20, r = 5": (0.4, 20, 5),
    **fifty(
        "bands", lambda draw: (0.05 + 0.9 * draw.random(), whole(draw, 2, 64), whole(draw, 2, 8))
    ),
}
SCORES: Cases = {
    "3.84": (3.84,),
    **fifty("scores", lambda draw: (whole(draw, 1, 30) * draw.random(),)),
}
PVALUES: Cases = {
    ".01 … .05": ([0.01, 0.02, 0.03, 0.04, 0.05],),
    **fifty("p", lambda draw: ([draw.random() ** 3 for _ in range(whole(draw, 1, 80))],)),
}

# Where programs part ways.
ODD_PAIRS: Cases = {"never together": (0, 40, 25, 1_000), "below chance": (1, 400, 300, 1_000)}
ODD_KEYNESS: Cases = {"T2": KEYNESS["T2"], "b = 0": (30, 0, 10_000, 20_000)}
ODD_PARTS: Cases = {
    "no hit": ([0, 0, 0, 0], [100, 200, 300, 400]),
    "one part": ([5], [100]),
    "all in one of four": ([10, 0, 0, 0], [100, 100, 100, 100]),
}
ODD_TEXTS: Cases = {
    "abcaabca, 0.75": (list("abcaabca"), 0.75),
    "no word twice": (list("abcdefgh"), 0.72),
}
