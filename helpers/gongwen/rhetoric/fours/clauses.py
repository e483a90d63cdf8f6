"""What speaks for and against a listed unit inside a longer clause: its neighbours, its build."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from gongwen.rhetoric.fours.cutting import Cutter
from gongwen.rhetoric.fours.places import FOUR, MARKS
from gongwen.rhetoric.fours.stock import SIZE, Listed, is_stock

CUT = "cut through"
"""The sign of a unit that does not begin and end where words do."""

REACH = 6
"""How many characters before and behind a unit are looked at."""

_END = f"[{MARKS}]|$"
_BEHIND = {
    "then a pause and four": re.compile(f"、({FOUR})(?={_END}|的)"),
    "then a pause": re.compile("、"),
    "then 的": re.compile("的"),
    "then an end": re.compile(_END),
}
_LEADS = {
    "after 坚持": r"(?:坚持|做到|实现|实行|推行|形成|就是|即|抓好|走|呈现|贯彻|落实|发扬|弘扬|强化)$",
    "after a ban": r"(?:严禁|严防|防止|杜绝|反对|不搞|避免|禁止|不得|不准|不能|决不|绝不|克服|纠正|存在)$",
    "after a modal": r"(?<!重|需|主)(?:要|必须|应当|应|能|可以|会|将|务必|务求|切实)$",
    "after a push": r"(?:进一步|不断|着力|努力|积极|大力|认真|切实|推动|推进|加快|加强|强化|全面|深入|充分|更加)$",
    "after a wish": r"(?:让我们|我们|请|祝|祝愿|希望|愿|大家|同志们)$",
    "after 对": r"(?:对|把|将|以|为|向|在|因|用|由|凡|凡是)$",
    "after 的": r"的$",
    "after a figure": r"[0-9０-９%％]$",
    "after a pause": r"、$",
    "after a mark": rf"(?:^|[{MARKS}])$",
}  # fmt: skip
_BEFORE = {name: re.compile(pattern) for name, pattern in _LEADS.items()}
_FREE = re.compile(r"认真|完全|积极|高度|坚决|充分|切实|很|深入|加强|严格|全面|有力|大力|进一")
_NAMED = re.compile(
    r"(?:的)?(?:工作|阶段|行动|机制|工程|体系|方案|政策|项目|产业|模式|制度|活动|办法|措施|平台|清单|"
    r"专班|专项|会议|大会|试点|资金|经费|队伍|中心|局面|暨|和|与|及)"
)
_FOUR_PAUSED = re.compile(f"(?:^|[{MARKS}]|[\u3400-\u9fff]){FOUR}、$")


def signs_inside(before: str, unit: str, behind: str, entry: Listed, cutter: Cutter) -> set[str]:
    """The signs of a unit inside a clause, by the names `fourchar_inside.tsv` has.

    Parameters
    ----------
    before, behind : str
        The text around the unit, inside its paragraph.
    unit : str
    entry : Listed
        What the list says of it.
    cutter : Cutter
    """
    words = cutter.split(unit)
    tags = cutter.classes(words)
    found = {f"{entry.label} {entry.place}", entry.source, f"unit {tags}"}
    if _FREE.match(unit):
        found.add("free head")
    if entry.place == "alone":
        found.add("alone " + next(iter(_after(behind)), "then words"))
    found |= set(_after(behind)) or {"then words"}
    if _NAMED.match(behind):
        found.add("then what it names")
    found |= {name for name, shape in _BEFORE.items() if shape.search(before)}
    if _FOUR_PAUSED.search(before):
        found.add("after four and a pause")
    return found | set(_edges(before, unit, behind, cutter))


def window(before: str, unit: str, behind: str) -> str:
    """A unit with the text around it, as far as it is cut into words."""
    return (before + unit + behind[:REACH]).replace("\n", "")


def _after(behind: str) -> Iterator[str]:
    for name, shape in _BEHIND.items():
        said = shape.match(behind)
        if said is None:
            continue
        yield name
        if said.groups() and is_stock(said[1]):
            yield "then a stock unit"
        return


def _edges(before: str, unit: str, behind: str, cutter: Cutter) -> Iterator[str]:
    """Whether words begin and end where the unit does, and what word stands before it."""
    begin = len(before.replace("\n", ""))
    words = cutter.split(window(before, unit, behind))
    ends = list(accumulate((len(word) for word in words), initial=0))
    if not {begin, begin + SIZE} <= set(ends):
        yield CUT
    elif begin:
        word = words[ends.index(begin) - 1]
        if not re.fullmatch(f"[{MARKS}]+", word):
            tag = cutter.classes([word])
            yield f"word before {tag}"
            yield f"{tag} before {cutter.classes(cutter.split(unit))}"
