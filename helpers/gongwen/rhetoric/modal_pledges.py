"""一定, 保证, 将, 会, 力争, 决不 …: whether the own body binds itself."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import OWN, PLEDGING, Place

_SPEAKER = re.compile(
    r"(?:^|[^们])(?:我们|我|本人|我[省市县区镇乡村局厅委院校厂])(?:也|都|还|一定)?$"
)


def is_pledge(place: Place) -> bool:
    """Whether the speaker's or issuer's own body commits itself with 一定 or 保证."""
    text, start, end = place.sentence.text, place.start, place.end
    if re.match(r"[的程规数条期范比量时意距]|金|书|要", text[end:]) or re.search(
        r"[不供的力]$|质量$|有力$|组织$|制度$|安全$", text[:start]
    ):
        return False
    return place.kind in PLEDGING or bool(OWN.search(text[:start]))


def is_promise(place: Place) -> bool:
    """Whether 将 or 会 tells what the own body will do; 将 as 把 does not."""
    text, start, end = place.sentence.text, place.start, place.end
    offset = place.sentence.start
    if not place.words.stands_alone(offset + start, offset + end) or end >= len(text):
        return False
    if text[start:end] == "会":
        return bool(re.search(r"我们(?:也|都|还|一定|始终)?$", place.before))
    if re.search(r"[现兹特即必]$|预计|可能", place.before):
        return False
    if _SPEAKER.search(place.before):
        return True
    follows = place.words.tag_at(offset + end)
    adverb = re.match(
        r"[在于从对按以]|坚持|继续|进一步|严格|认真|全力|根据|依法|视|适时|及时|不断|逐步|陆续|分批|予以|一如|始终",
        text[end:],
    )
    return bool(adverb) or (follows in ("d", "ad", "p") and "对" not in text[end : end + 1])


def is_aim(place: Place) -> bool:
    """Whether 力争, 争取 or 准备 is the own body's aim."""
    text, end = place.sentence.text, place.end
    if re.match(r"[了好的就工]|[，。、]", text[end:]):
        return False
    if text[place.start : end] == "力争":
        return True
    own = OWN.search(place.before)
    return bool(own) and (text[place.start : end] == "准备" or place.kind in PLEDGING)


def is_vow(place: Place) -> bool:
    """Whether 决不 or 绝不 promises; 决不是 only denies."""
    return not re.match(r"[是能仅等会]|止|只|意味|亚", place.sentence.text[place.end :])
