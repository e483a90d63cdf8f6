"""What speaks for and against two neighbours being a 对偶, each sign as a number."""

from __future__ import annotations

from gongwen.rhetoric.antonyms import opposites
from gongwen.rhetoric.figure import Site, are_quoted_alike
from gongwen.rhetoric.likeness import Member, likeness
from gongwen.rhetoric.pair_beats import Places
from gongwen.rhetoric.pair_builds import (
    head_of,
    is_clause,
    is_noun_phrase,
    is_torn,
    words_of,
)
from gongwen.rhetoric.pair_fit import Fit, HanziFit, fit_hanzi, fit_words, text_at
from gongwen.rhetoric.segments import RANKS, Bare

SIGNS = (
    "match", "clash", "same", "dull", "shared", "forms", "kin", "kindred", "echo", "opposed", "figures", "size", "alone",
    "paused", "listed", "stopped", "cut", "tail", "closed", "neighbour", "nouns", "heads", "clauses", "torn",
    "quoted", "uneven", "led",
)  # fmt: skip
"""The names of the signs, see `Settings`."""

_TAILS = "的等作"
_TAIL_NOUNS = (
    "能力", "水平", "机制", "活动", "行动", "工作", "精神", "作用", "格局", "局面", "体系", "氛围", "制度", "模式",
    "方式", "办法", "思路", "原则", "要求", "目标", "任务", "理念", "意识", "责任", "作风", "力度", "政策", "工程",
)  # fmt: skip
"""What a pair may stand before as its attribute, without 的."""
_LEADS = (
    "要", "必须", "务必", "一定", "应当", "应", "须", "坚持", "做到", "努力", "着力", "切实", "不断", "进一步",
    "全面", "始终", "充分", "持续", "确保", "实现", "形成", "推动", "促进", "使", "让", "能", "会", "就", "都",
    "也", "更", "既", "又", "得", "不得", "严禁", "禁止", "不准", "我们", "大家", "自觉", "积极", "真正", "抓紧",
    "为", "能够", "可以", "不能", "共同", "一起", "希望",
)  # fmt: skip
"""How a lead ends that belongs to both members: modal words, adverbs, verbs that take any clause."""

_MOST_KIN, _MOST_OPPOSED = 3, 3
_WORD = 2


_LATER = {
    "match": 1.0, "clash": 1.0, "kindred": 3.0, "neighbour": 1.0, "nouns": 1.0, "heads": 1.0, "clauses": 1.0,
    "torn": 1.0,
}  # fmt: skip
"""The signs that take long to find, and the most each can be."""


def signs(
    site: Site, first: int, members: tuple[Member, Member], places: tuple[Places, Places]
) -> tuple[Fit, dict[str, float]]:
    """How the two fit, and the signs by name.

    `members` are the stretches, `places` those of their places that are compared: all of them, or
    all but one of the longer.
    """
    hanzi = fit_hanzi(*(text_at(site.source, each) for each in places))
    seen = fit_words(site.source, places, hanzi)
    hoped = with_words(hoped_signs(site, first, members, hanzi), seen)
    return seen, with_edges(site, first, members, hoped)


def hoped_signs(
    site: Site, first: int, members: tuple[Member, Member], hanzi: HanziFit
) -> dict[str, float]:
    """The signs, those that take long as they would speak most for a pair."""
    source, pieces, weights = site.source, site.pieces, site.settings.pair_weights
    (one, other), (a, b) = members, hanzi.texts
    lead = one[0] > pieces[first][0]
    tail = other[1] < pieces[first + 1][1]
    alone = len(pieces) == len(members)
    hopes = {name: most if weights.get(name, 0.0) > 0 else 0.0 for name, most in _LATER.items()}
    return hopes | {
        "same": hanzi.same,
        "dull": hanzi.dull,
        "shared": a[-_WORD:] == b[-_WORD:],
        "forms": hanzi.forms,
        "kin": min(hanzi.kin, _MOST_KIN),
        "echo": hanzi.echo,
        "opposed": min(opposites(a, b), _MOST_OPPOSED),
        "figures": "0" in a or "0" in b,
        "size": len(a),
        "alone": alone,
        "paused": site.rank == 0,
        "listed": site.rank == 0 and not alone,
        "stopped": site.rank == len(RANKS) - 1,
        "cut": lead and site.rank > 0,
        "tail": tail,
        "closed": tail and _is_closed(source, other[1]),
        "quoted": are_quoted_alike(source, members),
        "uneven": one[1] - one[0] != other[1] - other[0],
        "led": lead and source.text.endswith(_LEADS, pieces[first][0], one[0]),
    }


def _is_closed(source: Bare, at: int) -> bool:
    """Whether what is cut off behind is what a pair is the attribute of, or what it is summed up by."""
    if source.text[at] in _TAILS or source.quoted[at]:
        return True
    return source.text.startswith(_TAIL_NOUNS, at)


def with_words(hoped: dict[str, float], seen: Fit) -> dict[str, float]:
    """The hoped signs, and those of the words as they are."""
    words = {"match": seen.match, "clash": seen.clash, "kindred": min(seen.kindred, _MOST_KIN)}
    return hoped | words


def with_edges(
    site: Site, first: int, members: tuple[Member, Member], hoped: dict[str, float]
) -> dict[str, float]:
    """The hoped signs, and those of heads, ends and neighbours as they are."""
    near = {"neighbour": _neighbours(site, first, members)}
    return hoped | _edges(site, first, members) | near


def _edges(site: Site, first: int, members: tuple[Member, Member]) -> dict[str, float]:
    """The signs that tell how the two are built at their edges."""
    words = [words_of(site.source, member) for member in members]
    heads = [head_of(each) for each in words]
    nouns = [is_noun_phrase(each) for each in words]
    start, cut = site.pieces[first][0], members[0][0]
    return {
        "nouns": all(nouns),
        "heads": all(heads) and not heads[0] & heads[1],
        "clauses": all(is_clause(each) for each in words),
        "torn": cut > start and is_torn(site.source, start, cut, is_noun=nouns[0]),
    }


def _neighbours(site: Site, first: int, members: tuple[Member, Member]) -> float:
    """How like the pair the piece before or behind it is, if it has about the same length.

    It is wholly like it if all three begin with one hanzi: three of a series, or of a topic.
    """
    text, (one, other) = site.source.text, members
    around = [site.pieces[k] for k in (first - 1, first + 2) if 0 <= k < len(site.pieces)]
    near = [piece for piece in around if abs(piece[1] - piece[0] - one[1] + one[0]) <= 1]
    if any(text[one[0]] == text[other[0]] == text[piece[0]] for piece in near):
        return 1.0
    return max((likeness(site.source, piece, one) for piece in near), default=0.0)
