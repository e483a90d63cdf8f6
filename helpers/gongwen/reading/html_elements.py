"""What the elements of a web page mean for reading: which hide, break lines, or are furniture."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from gongwen.reading.counters import counter


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _set("area base br col embed hr img input link meta param source track wbr")
HIDDEN = _set(
    "applet audio canvas datalist iframe noframes noscript object optgroup option rp rt script "
    "select style svg template textarea video"
)
HEADS = _set("h1 h2 h3 h4 h5 h6")
BREAKS = _set("br hr")
BLOCKS = HEADS | _set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form head header hgroup html legend li main menu nav ol p pre "
    "section summary table tbody td tfoot th thead title tr ul"
)
LISTS = _set("dir menu ol ul")
TABLE_PARTS = _set("tbody td tfoot th thead tr")

# A start tag ends an open element of the first set, unless one of the second stands between them;
# an end tag ends its element, unless it would have to reach out of a table.
IMPLIED_ENDS = {
    "li": (_set("li"), LISTS),
    "dt": (_set("dt dd"), _set("dl")),
    "dd": (_set("dt dd"), _set("dl")),
    "td": (_set("td th"), _set("table tr")),
    "th": (_set("td th"), _set("table tr")),
    "tr": (_set("tr"), _set("table")),
    "tbody": (_set("thead tbody tfoot"), _set("table")),
    "tfoot": (_set("thead tbody"), _set("table")),
}

_NAV_ROLES = _set("banner complementary contentinfo menu menubar navigation search toolbar")
# Words that a class or an id is made of, and strings so telling that they count inside a word.
_NAV_WORDS = _set(
    "aside banner crumb crumbs foot menu menus nav navi navs pager paging recommend related relate "
    "search share sharing sidebar toolbar topbar"
)
_NAV_PARTS = _set(
    "bdshare breadcrumb copyright footer friendlink navbar navigation pagination qrcode sharebox "
    "sidebar"
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_LIST_TYPES = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "none": "none",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "cjk-decimal": "ideographDigital",
    "simp-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified",
    "trad-chinese-informal": "chineseCounting",
    "cjk-earthly-branch": "ideographZodiac",
    "cjk-heavenly-stem": "ideographTraditional",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)")


@dataclass(slots=True, eq=False)
class Element:
    """An element that is open, and what has been read in it.

    `hint` is what it makes of the lines in it, `weight` their characters, `lines` their number.
    A list (`ol`) has the format and the next of its numbers, an item the marker not yet shown.
    """

    tag: str
    hint: str = ""
    hidden: bool = False
    list_format: str = ""
    next_number: int = 1
    step: int = 1
    marker: str = ""
    place: int = 0
    weight: int = 0
    lines: int = 0
    holds_table: bool = False


def element(tag: str, attributes: Mapping[str, str], within: frozenset[str], place: int) -> Element:
    """The element that a start tag opens inside elements of the tags `within`."""
    unseen = "hidden" in attributes or _UNSEEN.search(attributes.get("style", ""))
    new = Element(tag, hidden=tag in HIDDEN or bool(unseen), place=place)
    if tag == "title" or tag in HEADS:
        new.hint = tag
    elif tag in BLOCKS and _is_nav(tag, attributes, within):
        new.hint = "nav"
    elif tag in {"td", "th", "li"}:
        new.hint = "li" if tag == "li" else "cell"
    if tag == "ol":
        new.list_format = _list_format(attributes)
        new.step = -1 if "reversed" in attributes else 1
        new.next_number = _integer(attributes.get("start"), 1)
    return new


def item_marker(parent: Element, attributes: Mapping[str, str]) -> str:
    """The number that a browser shows before an item of this list; the list counts on."""
    if parent.tag != "ol":
        return ""
    number = _integer(attributes.get("value"), parent.next_number)
    parent.next_number = number + parent.step
    list_format = _list_format(attributes, parent.list_format)
    if list_format == "none":
        return ""
    stop = "、" if list_format.startswith(("chinese", "ideograph")) else "."
    return counter(number, list_format) + stop


def _is_nav(tag: str, attributes: Mapping[str, str], within: frozenset[str]) -> bool:
    if tag in {"nav", "aside"}:
        return True
    if tag in {"header", "footer"}:
        return not within & {"article", "main"}
    if attributes.get("role", "") in _NAV_ROLES:
        return True
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    words = {word.lower() for word in _WORD.findall(names)}
    return bool(words & _NAV_WORDS) or any(part in names.lower() for part in _NAV_PARTS)


def _list_format(attributes: Mapping[str, str], default: str = "decimal") -> str:
    style = _LIST_STYLE.search(attributes.get("style", ""))
    for word in [*(style[1].split() if style else ()), attributes.get("type", "")]:
        if word in _LIST_TYPES:
            return _LIST_TYPES[word]
    return default


def _integer(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
