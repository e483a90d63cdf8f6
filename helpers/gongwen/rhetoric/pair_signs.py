"""What speaks for and against two neighbours being a 对偶, each sign as a number."""

from __future__ import annotations

from gongwen.rhetoric.antithesis import opposites
from gongwen.rhetoric.figure import Site, are_quoted_alike, is_all_nouns
from gongwen.rhetoric.likeness import Member, likeness
from gongwen.rhetoric.pair_beats import Places
from gongwen.rhetoric.pair_fit import Fit, HanziFit, fit_hanzi, fit_words, text_at

SIGNS = (
    "match", "clash", "rhythm", "same", "forms", "kin", "kindred", "echo", "opposed", "figures", "alone", "paused", "cut", "tail", "closed",
    "neighbour", "nouns", "quoted", "uneven", "whole", "led", "opens",
)  # fmt: skip
"""The names of the signs, see `Settings`."""

_TAILS = "的等作"
_LEADS = (
    "要", "必须", "务必", "一定", "应当", "应", "须", "坚持", "做到", "努力", "着力", "切实", "不断", "进一步",
    "全面", "始终", "充分", "持续", "确保", "实现", "形成", "推动", "促进", "使", "让", "能", "会", "就", "都",
    "也", "更", "既", "又", "得", "不得", "严禁", "禁止", "不准", "我们", "大家", "自觉", "积极", "真正", "抓紧",
    "为", "能够", "可以", "不能", "共同", "一起", "希望",
)  # fmt: skip
"""How a lead ends that belongs to both members: modal words, adverbs, verbs that take any clause."""

_MOST_KIN, _MOST_OPPOSED = 3, 3


_LATER = {"match": 1.0, "clash": 1.0, "rhythm": 1.0, "kindred": 3.0, "neighbour": 1.0, "whole": 1.0}
"""The signs that take long to find, and the most each can be."""


def signs(
    site: Site, first: int, members: tuple[Member, Member], places: tuple[Places, Places]
) -> tuple[Fit, dict[str, float]]:
    """How the two fit, and the signs by name.

    `members` are the stretches, `places` those of their places that are compared: all of them, or
    all but one of the longer.
    """
    hanzi = fit_hanzi(*(text_at(site.source, each) for each in places))
    return with_words(
        site, first, members, places, (hanzi, hoped_signs(site, first, members, hanzi))
    )


def hoped_signs(
    site: Site, first: int, members: tuple[Member, Member], hanzi: HanziFit
) -> dict[str, float]:
    """The signs, those that take long as they would speak most for a pair."""
    source, pieces, weights = site.source, site.pieces, site.settings.pair_weights
    (one, other), (a, b) = members, hanzi.texts
    lead = one[0] > pieces[first][0]
    tail = other[1] < pieces[first + 1][1]
    alone = len(pieces) == len(members)
    hopes = {name: most if weights[name] > 0 else 0.0 for name, most in _LATER.items()}
    return {
        "match": hopes["match"],
        "clash": hopes["clash"],
        "rhythm": hopes["rhythm"],
        "same": hanzi.same,
        "forms": hanzi.forms,
        "kin": min(hanzi.kin, _MOST_KIN),
        "kindred": hopes["kindred"],
        "echo": hanzi.echo,
        "opposed": min(opposites(a, b), _MOST_OPPOSED),
        "figures": "0" in a or "0" in b,
        "alone": alone,
        "paused": site.rank == 0,
        "cut": lead and site.rank > 0,
        "tail": tail,
        "closed": tail and source.text[other[1]] in _TAILS,
        "neighbour": hopes["neighbour"],
        "nouns": is_all_nouns(source, one) and is_all_nouns(source, other),
        "quoted": are_quoted_alike(source, members),
        "uneven": one[1] - one[0] != other[1] - other[0],
        "whole": alone and hopes["whole"],
        "opens": not lead and first == 0 and site.rank > 0 and _stands_out(site),
        "led": lead and source.text.endswith(_LEADS, pieces[first][0], one[0]),
    }


def with_words(
    site: Site,
    first: int,
    members: tuple[Member, Member],
    places: tuple[Places, Places],
    known: tuple[HanziFit, dict[str, float]],
) -> tuple[Fit, dict[str, float]]:
    """How the two fit, and the signs, where the hoped ones are known."""
    hanzi, hoped = known
    seen = fit_words(site.source, places, hanzi)
    return seen, hoped | {  # in the order of the hoped ones: sums stay the same
        "match": seen.match,
        "clash": seen.clash,
        "rhythm": seen.rhythm,
        "kindred": min(seen.kindred, _MOST_KIN),
        "neighbour": _neighbours(site, first, members[0]),
        "whole": seen.match == seen.rhythm == 1 and hoped["alone"],
    }


def _stands_out(site: Site) -> bool:
    """Whether more follows the first two pieces, and the next is of another length."""
    sizes = [end - start for start, end in site.pieces[:3]]
    return len(sizes) > 2 and abs(sizes[2] - sizes[1]) > 1


def _neighbours(site: Site, first: int, one: Member) -> float:
    """How like the pair the piece before or behind it is, if it has the same length."""
    around = (site.pieces[k] for k in (first - 1, first + 2) if 0 <= k < len(site.pieces))
    alike = (
        likeness(site.source, piece, one)
        for piece in around
        if piece[1] - piece[0] == one[1] - one[0]
    )
    return max(alike, default=0.0)
