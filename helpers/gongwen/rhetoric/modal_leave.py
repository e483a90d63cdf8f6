"""可, 可以, 鼓励, 允许 and 一般不: whether they leave room, or tell of ability and habit."""

from __future__ import annotations

import re

from gongwen.rhetoric.modal_places import SPEAKING, Place


def is_leave(place: Place) -> bool:
    """Whether 可以 or 可 gives leave rather than tells of ability."""
    text, start, end = place.sentence.text, place.start, place.end
    if re.match(r"[说看想讲知谓]|[见喜惜否能靠行持是用]|[，。；！？、]", text[end:]):
        return False
    if re.search(r"[不认许尚还非足就都这]$|(?<!们)也$", text[:start]):
        return False
    if text[start:end] == "可" and not re.match(
        r"[向由在到按凭持与从以]|根据|结合|通过|参照|适当|自行|自愿|酌情|直接|采取|优先|同时|就近|拨打|申请|选择|委托|享受|免|延长|先|另|分期|给予|视",
        text[end:],
    ):
        return False
    given = re.search(
        r"的，?$|(?:单位|部门|委员会|个人|群众|家长|居民|企业|用户|[级地们户者]|人员)(?:也|还|均)?$",
        text[:start],
    )
    return bool(given) or place.kind not in SPEAKING


def is_encouraged(place: Place) -> bool:
    """Whether 鼓励 or 允许 opens a clause of its own and leaves room to act."""
    after = place.after
    return (
        len(place.before) <= 6
        and len(after) >= 4
        and not re.search(r"[的不了和与受到、]$|让我们", place.before)
    )


def is_usual(place: Place) -> bool:
    """Whether 一般不 advises against something rather than tells what seldom is so."""
    return not re.match(r"[会能是需知太]", place.sentence.text[place.end :])
