"""Parts of a numeral coinage that are listed before its name (规模、效益、口碑“三提升”)."""

from __future__ import annotations

import re

from gongwen.rhetoric.slogans.echoes import echoed_before
from gongwen.rhetoric.slogans.listing import Gloss, counts
from gongwen.rhetoric.slogans.mentions import Mention
from gongwen.rhetoric.slogans.names import well_known

_REACH = 80
_LONGEST = 16
_JOINT = r"(?P<joint>(?:均|都|全部)?(?:实现|保持|做到|形成|达到|迎来)(?:了)?)?的?(?:（(?:以下)?(?:统称|简称|合称|即)?为?)?"
_QUOTED = re.compile(rf"“(?P<list>[^“”，。；：！？\n]+、[^“”。；：！？\n]+)”{_JOINT}$")
_PLAIN = re.compile(
    rf"(?:^|[，。；：！？”\n])(?P<list>[^“”，。；：！？\n（）]+?、[^“”，。；：！？\n（）]+?)等?{_JOINT}$"
)
_ATTAINED = re.compile(
    "^(?:实现|推进|促进|达到|完成|坚持|保持|做到|统筹|兼顾|抓[好牢实]|深化|强化)"
)
_MARKS = (r"、", r"、|以?及|[和与]")


def listed_before(text: str, name: Mention) -> Gloss | None:
    """The listing that ends where the name begins, if its count fits.

    Names that every office knows are never explained in this way. Two things side by side are a
    listing only if a verb leads to the name (实现“双下降”) or they end alike.
    """
    if name.how not in ("quoted", "code") or name.words in well_known():
        return None
    if len(name.parts) > 1 and max(number for number, _ in name.parts) == 1:
        return None  # 一企一策 says each, it counts nothing
    begin = max(0, name.start - _REACH)
    lead = text[begin : name.start]
    found = _QUOTED.search(lead) or _PLAIN.search(lead)
    if found is None:
        return echoed_before(text, name)
    for marks in _MARKS:
        items = re.split(marks, found["list"])
        if len(items) in counts(name) and _is_listing(items, name, led=bool(found["joint"])):
            start = begin + found.start("list") + _lead_of(items)
            return Gloss(start, begin + found.end("list"), len(items))
    return echoed_before(text, name)


def _is_listing(items: list[str], name: Mention, *, led: bool) -> bool:
    """Whether the pieces between the marks are parts; the first may drag the verb that leads them."""
    if len(items) < 2 or not all(0 < len(item) <= _LONGEST for item in items[1:]):
        return False
    if len(items) > 2 or led:
        return True
    words = [word for _, word in name.parts]
    if len(_ATTAINED.sub("", items[0])) == len(items[1]):
        return True
    return items[0][-1] == items[1][-1] or any(all(w in item for item in items) for w in words)


def _lead_of(items: list[str]) -> int:
    """How much of the first piece comes before the first part: what exceeds the longest other."""
    return max(0, len(items[0]) - max(len(item) for item in items[1:]))
