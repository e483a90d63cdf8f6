"""层递: whether the members of a figure rise by a scale word or along an ordered set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

LAST_WORDS = re.compile(
    r"^[，、]?.{0,6}?(更加|更|乃至|直至|甚至|以至|最终|(?<!是)最|特别是|尤其)|^.{0,12}(才是)"
)
"""What marks the last member of a 层递 as the highest."""

ORDERED = (
    ("组", "村", "乡", "县", "市", "省", "国"),
    ("组", "村", "镇", "县", "市", "省"),
    ("社区", "街道", "区", "市"),
    ("校", "区", "市", "省"),
    ("时", "天", "周", "月", "季", "年"),
    ("秒", "分钟", "刻", "天"),
    ("户", "村", "镇", "县", "市", "省"),
    ("看到", "想到", "做到"),
    ("听到", "看到", "做到"),
    ("说到", "做到", "做好"),
    ("知道", "做到"),
    ("有没有", "够不够", "好不好"),
    ("有没有", "好不好", "强不强"),
    ("起步", "加速", "冲刺"),
    ("起步", "爬坡", "登顶"),
    ("入门", "上手", "拿手"),
    ("萌芽", "生根", "开花", "结果"),
    ("日", "旬", "月", "季", "年"),
    ("周", "旬", "月", "季", "年"),
    ("月", "季", "半年", "年"),
    ("人", "组", "科", "院"),
    ("个人", "班组", "车间", "企业"),
    ("班", "年级", "学校"),
    ("一年", "两年", "三年", "五年"),
    ("一天", "两天", "三天"),
    ("一次", "两次", "三次"),
    ("十年前", "五年前", "今天"),
    ("过去", "现在", "将来"),
    ("昨天", "今天", "明天", "后天"),
    ("早上", "中午", "晚上"),
    ("春", "夏", "秋", "冬"),
    ("日", "周", "月", "季", "年"),
    ("夜", "旬", "季"),
    ("昨天", "今天", "明天"),
    ("昨天", "明天"),
    ("今天", "明天", "后天"),
    ("去年", "今年", "明年"),
    ("今年", "明年", "后年"),
    ("清晨", "中午", "夜里"),
    ("早", "午", "晚"),
    ("小", "中", "大"),
    ("事前", "事中", "事后"),
    ("开头", "中间", "结尾"),
    ("个人", "家庭", "社会", "国家"),
    ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十"),
    ("一年", "三年", "五年", "十年"),
)
"""Sets with an order that readers know."""

_BY_START = {
    char: tuple(n for n, steps in enumerate(ORDERED) if any(step[0] == char for step in steps))
    for steps in ORDERED
    for char in {step[0] for step in steps}
}
"""The sets, as places in `ORDERED`, that have a step which begins with a character."""


def sets_in(slot: str) -> Iterator[tuple[str, ...]]:
    """The ordered sets one of whose steps a slot names, in the order of `ORDERED`."""
    for place in sorted({place for char in slot for place in _BY_START.get(char, ())}):
        if any(step in slot for step in ORDERED[place]):
            yield ORDERED[place]


def scale_of(slots: Sequence[str], heads: Sequence[str]) -> str:
    """The evidence that members rise: a scale word of the last alone, or an ordered set; else empty.

    Parameters
    ----------
    slots : sequence of str
        The members without their anchors.
    heads : sequence of str
        The members with what stands before them since the last mark (更 in 更是).
    """
    if len(slots) < 3:
        return ""
    found = LAST_WORDS.search(heads[-1])
    word = found and (found[1] or found[2])
    if word and not any(word in head for head in heads[:-1]):
        return word
    for steps in sets_in(slots[0]):
        if steps[0] == "一" and all("第" in head for head in heads):
            continue  # 第一, 第二 … count and do not rise
        places = [_place(slot, steps) for slot in slots]
        if is_ordered(places):
            rising = sorted(places)
            return " < ".join(steps[place] for place in rising)
    return ""


def step_at(slot: str, steps: Sequence[str]) -> tuple[int, int]:
    """Which step a slot names, and where; (-1, -1) if none or several."""
    step = _place(slot, steps)
    return (step, slot.index(steps[step])) if step >= 0 else (-1, -1)


def is_ordered(places: Sequence[int]) -> bool:
    """Whether steps go up, or down, all the way."""
    return -1 not in places and (_rises(places) or _rises(places[::-1]))


def _place(slot: str, steps: Sequence[str]) -> int:
    """Which single step of the set the slot names, -1 if none or several."""
    found = [i for i, step in enumerate(steps) if step in slot]
    if steps[0] == "一":
        found = [i for i in found if slot == steps[i]]
    return found[0] if len(found) == 1 else -1


def _rises(places: Sequence[int]) -> bool:
    return all(a < b for a, b in pairwise(places))
