"""一定, 保证, 力争, 争取, 准备, 决不: whether the own body binds itself."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import PLEDGING, Place, is_own

_PLEDGE_NOUN = re.compile(
    r"[的程规数条期范比量时意距、]|可持续|金|书|要|水位|人|能够?|[，。！；]|$|空间|余地|成效|差距|困难|影响|提升空间"
)
_SOME = re.compile(
    r"[不供的力有在得到予了强靠作实]$|质量$|组织$|制度$|安全$|具备$|存在$|(?:为|为了|以|来|从而|旨在|低于|超过|超)$"
)
_AIM_NOUN = re.compile(
    r"(?:[了好的就工]|[，。、]|和|到[了]|[^，。；]{0,6}(?:资金|项目|支持|政策|指标|补助|名额|时间|主动权?)(?:[，。；]|$))"
)


def is_pledge(place: Place) -> bool:
    """Whether the speaker's or issuer's own body commits itself with 一定 or 保证."""
    text, start, end = place.sentence.text, place.start, place.end
    if place.before.endswith("我") and text[end : end + 1] == "，":
        return True
    if _PLEDGE_NOUN.match(text[end:]) or _SOME.search(text[:start]):
        return False
    if re.match(r"了|会(?![^，。；]*(?:努力|下|抓|做|办|尽|兑现|负责|落实|解决))", text[end:]):
        return False
    if re.search(r"(?:相信|但愿|[祝愿]|只要[^。；]{2,30}，[^，]{0,6})就?$", text[:start]):
        return False
    return place.kind in PLEDGING or is_own(text[:start], place)


def is_aim(place: Place) -> bool:
    """Whether 力争, 争取 or 准备 is the own body's aim; to win money or support is none."""
    text, start, end = place.sentence.text, place.start, place.end
    if _AIM_NOUN.match(text[end:]) or re.search(
        r"(?:共|先后|积极|主动|向上|多方|的)$", text[:start]
    ):
        return False
    if text[start:end] == "力争":
        return True
    own = is_own(place.before, place)
    return own and (text[start:end] == "准备" or place.kind in PLEDGING)


def is_vow(place: Place) -> bool:
    """Whether 决不 or 绝不 promises; 决不是 only denies, and 坚决不 and 解决不了 are other words."""
    text = place.sentence.text
    if text[max(0, place.start - 1) : place.start] in tuple("坚解裁判表否议"):
        return False
    return not re.match(r"[是能仅等会可]|止|只|意味|亚", text[place.end :])
