"""The page of GB/T 9704-2012 as data: measures of the page, faces, and the look of each part."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).parents[1] / "data" / "layout" / "gbt9704.yaml"


@dataclass(frozen=True)
class Look:
    """How a part is set: face, size in points, side, indents in characters, blank lines above.

    `rule` is the colour of a line drawn at the part, `typed` a number of spaces typed before it;
    `face` may be the name of any font.
    """

    face: str
    size: float
    align: str = "left"
    first: float = 0
    left: float = 0
    right: float = 0
    above: int = 0
    typed: int = 0
    colour: str = ""
    rule: str = ""
    page_before: bool = False


@dataclass(frozen=True)
class Face:
    """A typeface: the font file the exporter names, and the names that count as this face."""

    file: str
    known: tuple[str, ...]
    but: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """A page: measures in mm, lines and characters of its grid, page number, faces, parts.

    `letter` is what the letter format has of its own.
    """

    page: Mapping[str, float]
    grid: Mapping[str, float]
    number: Mapping[str, Any]
    faces: Mapping[str, Face]
    parts: Mapping[str, Look]
    letter: Mapping[str, Any]

    def font(self, face: str) -> str:
        """The font file for a face; any other name is a font itself."""
        return self.faces[face].file if face in self.faces else face

    def face(self, font: str) -> str | None:
        """The face that a font's name stands for: 仿宋_GB2312 and FangSong are 仿宋体."""
        name = re.sub(r"[\s\-]", "", font).casefold()
        for face, one in self.faces.items():
            if any(word in name for word in one.known) and not any(no in name for no in one.but):
                return face
        return None


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


@lru_cache(maxsize=1)
def standard() -> Layout:
    """The page as GB/T 9704-2012 has it."""
    return layout()


def layout(changes: Mapping[str, Any] | None = None) -> Layout:
    """The standard's page with some values changed, by path: `{"parts.title.size": 18}`.

    Raises
    ------
    KeyError
        If there is no such value.
    """
    data: dict[str, Any] = {
        key: dict(value) if key != "parts" else {name: dict(one) for name, one in value.items()}
        for key, value in _data().items()
    }
    for path, value in (changes or {}).items():
        _put(data, path.split("."), value)
    return Layout(
        data["page"],
        data["grid"],
        data["number"],
        {
            name: Face(one["file"], tuple(one["known"]), tuple(one.get("but", ())))
            for name, one in data["faces"].items()
        },
        {name: Look(**one) for name, one in data["parts"].items()},
        data["letter"],
    )


def _put(data: dict[str, Any], path: list[str], value: Any) -> None:
    for step in path[:-1]:
        data = data[step]
    if path[-1] not in data and path[-1] not in Look.__dataclass_fields__:
        raise KeyError(f"the layout has no {'.'.join(path)}")
    data[path[-1]] = value


def standard_value(path: str) -> Any:
    """What the standard's page has at a path such as `parts.title.size`."""
    value: Any = _data()
    *steps, last = path.split(".")
    for step in steps:
        value = value[step]
    return value[last] if last in value else Look.__dataclass_fields__[last].default


def size_words(points: float, lang: str = "en") -> str:
    """A size by its name and in points: 三号（16磅）; in points alone where it has no name."""
    name = next((name for name, size in _data()["sizes"].items() if size == points), "")
    number = f"{points:g}磅" if lang == "zh" else f"{points:g} pt"
    if not name:
        return number
    return f"{name}（{number}）" if lang == "zh" else f"{name} ({number})"
