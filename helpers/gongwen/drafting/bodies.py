"""Bodies that write to each other: their level, their kind, who stands above whom."""

from __future__ import annotations

import re

UPWARD = ("请示", "报告")
"""Types that go to a superior (议案 goes from a government to its congress)."""

DOWNWARD = ("通知", "通报", "批复", "决定", "命令", "决议")
"""Types that go to lower bodies, as a rule."""

UNADDRESSED = ("决议", "命令", "公报", "公告", "通告", "纪要")
"""Types that name no receivers."""

LEVELS = {"province": 4, "city": 3, "county": 2, "town": 1}
"""The levels of the state, the highest number on top."""

_LEVEL = (
    ("town", re.compile(r"^[^，。、：]*?(?:镇|乡|街道(?:办事处)?)")),
    ("county", re.compile(r"^[^，。、：]*?(?:县|区|旗)(?!域)")),
    ("city", re.compile(r"^[^，。、：]*?市")),
    ("province", re.compile(r"^[^，。、：]*?(?:省|自治区)")),
)
_GOVERNMENT = re.compile(r"(?:人民政府|党委|县委|市委|省委|区委|镇委|乡委)$")
_DEPARTMENT = re.compile(r"(?:局|厅|委员会|委|办公室|办|部|处|署)$")
_ISSUER = re.compile(r"^(.{2,60}?)(?:关于|印发|转发|批转|公告|通告|令$|命令$)")


def issuer_of(title: str) -> str:
    """The body a title begins with, empty where it begins with the matter."""
    found = _ISSUER.match(title)
    return found[1] if found and not title.startswith("关于") else ""


def level_of(body: str) -> str | None:
    """The level of a body by the last place its name holds: 青泊县水利局 is `county`.

    None where the name holds no place (水利局, 各有关单位).
    """
    for level, pattern in _LEVEL:
        if pattern.match(body) and not body.startswith(("各", "全", "本", "我")):
            return level
    return None


def is_government(body: str) -> bool:
    """Whether it is a government or a party committee, which leads the departments of its level."""
    return bool(_GOVERNMENT.search(body))


def is_department(body: str) -> bool:
    """Whether it is a department of a government, by the end of its name."""
    return bool(_DEPARTMENT.search(body)) and not is_government(body)


def place_of(body: str) -> str:
    """The places a body's name begins with (青泊县 of 青泊县水利局), empty where it has none."""
    found = re.match(r"[一-龥]{1,12}(?:省|市|县|区|镇|乡|街道)", body)
    return found.group() if found else ""


def are_peers(one: str, other: str) -> bool:
    """Whether two names are departments of the same place, none of which leads the other."""
    return (
        is_department(one)
        and is_department(other)
        and bool(place_of(one))
        and place_of(one) == place_of(other)
    )
