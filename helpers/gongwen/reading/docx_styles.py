"""Paragraph styles of a Word file, and small steps through its XML.

Elements are named without their namespace: Word writes one, strict Office Open XML another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])")
_TITLES = {"title": "h1", "标题": "h1", "subtitle": "h2", "副标题": "h2"}


class Styles:
    """The styles of a document by their id, each able to name what it is based on."""

    def __init__(self, root: Any) -> None:
        self._styles = {value(one, name="styleId"): one for one in children(root, "style")}
        self.default = next(
            (
                key
                for key, one in self._styles.items()
                if value(one, name="type") == "paragraph" and value(one, name="default") == "1"
            ),
            "",
        )

    def chain(self, style: str) -> Iterator[tuple[str, Any]]:
        """The id and `w:pPr` of a style, then those of the style it is based on, and so on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            yield style, child(self._styles[style], "pPr")
            style = value(child(self._styles[style], "basedOn"))

    def hint(self, properties: Any, style: str) -> str:
        """What a paragraph is by its outline level or style: `h1` … `h6`, `nav`, or "".

        Lines of a table of contents are `nav`: they repeat what stands further on.
        """
        names = [value(child(self._styles[one], "name")).lower() for one, _ in self.chain(style)]
        if any(name.startswith(("toc ", "目录")) for name in names):
            return "nav"
        for source in (properties, *(found for _, found in self.chain(style))):
            depth = number(child(source, "outlineLvl"))
            if depth is not None:
                return f"h{min(depth + 1, 6)}" if depth < 9 else ""
        for name in names:
            if name in _TITLES:
                return _TITLES[name]
            if heading := _HEADING.fullmatch(name):
                return f"h{min(int(heading[1]), 6)}"
        return ""


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of that name; none of None."""
    return (one for one in (() if element is None else element) if local(one) == name)


def child(element: Any, name: str) -> Any:
    """The first child of that name, or None."""
    return next(children(element, name), None)


def value(element: Any, name: str = "val") -> str:
    """An attribute, named without its namespace, or ""."""
    if element is None:
        return ""
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def number(element: Any, name: str = "val") -> int | None:
    """An attribute that is a whole number, or None."""
    text = value(element, name)
    return int(text) if re.fullmatch(r"-?\d+", text) else None


def is_on(element: Any) -> bool:
    """Whether a switch such as `w:vanish` is there and not turned off."""
    return element is not None and value(element) not in {"0", "false", "off"}
