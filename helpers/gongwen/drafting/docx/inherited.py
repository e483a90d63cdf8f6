"""What a paragraph and a run of a Word file really look like, inheritance resolved.

Document defaults, then the styles a style is based on, then the style itself, the list, and at last
what is written at the paragraph or the run; fonts named by the theme are looked up in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gongwen.reading.docx_package import Package
from gongwen.reading.docx_styles import Styles, child, children, is_on, local, number, value

Attributes = dict[str, str]

_MERGED = ("ind", "spacing", "rFonts", "docGrid")
"""Elements whose attributes are inherited one by one; of any other the nearest one counts whole."""


class Inherited:
    """Looks of paragraphs and runs of one file."""

    def __init__(self, package: Package) -> None:
        root = next(package.related("styles"), None)
        self.styles = Styles(root)
        self._by_id = {value(one, "styleId"): one for one in children(root, "style")}
        self._defaults = child(root, "docDefaults")
        self._levels = _levels(next(package.related("numbering"), None))
        self._theme = _theme(next(package.related("theme"), None))

    def paragraph(self, paragraph: Any, name: str) -> Attributes:
        """The attributes of one property of a paragraph (`ind`, `jc`, `spacing`), resolved."""
        return _merge(name, (child(one, name) for one in self._paragraph_chain(paragraph)))

    def switch(self, paragraph: Any, name: str) -> bool:
        """Whether a switch of a paragraph such as `pageBreakBefore` is on."""
        found = [child(one, name) for one in self._paragraph_chain(paragraph)]
        last = next((one for one in reversed(found) if one is not None), None)
        return is_on(last)

    def edges(self, paragraph: Any) -> dict[str, Attributes]:
        """The borders of a paragraph by side, those of its table and cell too; none that are off."""
        holders = [*self._tables(paragraph), *self._paragraph_chain(paragraph)]
        found: dict[str, Attributes] = {}
        for one in holders:
            for name in ("tblBorders", "tcBorders", "pBdr"):
                found |= {local(edge): _attributes(edge) for edge in _inside(child(one, name))}
        return {
            side: one for side, one in found.items() if one.get("val") not in ("nil", "none", None)
        }

    def _tables(self, paragraph: Any) -> Iterator[Any]:
        """The properties of the tables and cells around a paragraph, the farthest first."""
        for one in reversed(list(paragraph.iterancestors())):
            if local(one) == "tbl":
                properties = child(one, "tblPr")
                names = [
                    name for name, _ in self.styles.chain(value(child(properties, "tblStyle")))
                ]
                yield from (child(self._by_id[name], "tblPr") for name in reversed(names))
                yield properties
            elif local(one) == "tc":
                yield child(one, "tcPr")

    def run(self, run: Any, paragraph: Any, name: str) -> Attributes:
        """The attributes of one property of a run (`rFonts`, `sz`, `color`), resolved."""
        return _merge(name, (child(one, name) for one in self._run_chain(run, paragraph)))

    def font(self, run: Any, paragraph: Any) -> str:
        """The font of the hanzi of a run; "" where none is named anywhere."""
        found = ""
        for one in self._run_chain(run, paragraph):
            fonts = _attributes(child(one, "rFonts"))
            # A theme font takes precedence over a name in the same element.
            found = (
                self._theme.get(fonts.get("eastAsiaTheme", ""), "")
                or fonts.get("eastAsia")
                or found
            )
        return found

    def _paragraph_chain(self, paragraph: Any) -> Iterator[Any]:
        """The `w:pPr` that count for a paragraph, the farthest first."""
        own = child(paragraph, "pPr")
        yield child(child(self._defaults, "pPrDefault"), "pPr")
        yield from reversed([one for _, one in self.styles.chain(self._style(own))])
        yield self._levels.get(_list_of(own))
        yield own

    def _run_chain(self, run: Any, paragraph: Any) -> Iterator[Any]:
        """The `w:rPr` that count for a run, the farthest first."""
        own = child(run, "rPr")
        yield child(child(self._defaults, "rPrDefault"), "rPr")
        yield from self._run_styles(self._style(child(paragraph, "pPr")))
        yield from self._run_styles(value(child(own, "rStyle")))
        yield own

    def _run_styles(self, style: str) -> Iterator[Any]:
        names = [name for name, _ in self.styles.chain(style)]
        return (child(self._by_id[name], "rPr") for name in reversed(names))

    def _style(self, properties: Any) -> str:
        return value(child(properties, "pStyle")) or self.styles.default


def _inside(element: Any) -> Any:
    return () if element is None else element


def _merge(name: str, elements: Iterator[Any]) -> Attributes:
    found: Attributes = {}
    for one in elements:
        if one is not None:
            found = {**(found if name in _MERGED else {}), **_attributes(one)}
    return found


def _attributes(element: Any) -> Attributes:
    """The attributes without their namespaces."""
    items = () if element is None else element.items()
    return {key.rpartition("}")[2]: text for key, text in items}


def _list_of(properties: Any) -> tuple[str, int]:
    used = child(properties, "numPr")
    return value(child(used, "numId")), number(child(used, "ilvl")) or 0


def _levels(root: Any) -> dict[tuple[str, int], Any]:
    """The `w:pPr` of each level of each list."""
    abstract = {
        value(one, "abstractNumId"): {
            number(level, "ilvl") or 0: child(level, "pPr") for level in children(one, "lvl")
        }
        for one in children(root, "abstractNum")
    }
    return {
        (value(one, "numId"), depth): properties
        for one in children(root, "num")
        for depth, properties in abstract.get(value(child(one, "abstractNumId")), {}).items()
    }


def _theme(root: Any) -> dict[str, str]:
    """The East Asian fonts of the theme by the names with which runs call them."""
    scheme = child(child(root, "themeElements"), "fontScheme")
    found = {}
    for size in ("major", "minor"):
        fonts = child(scheme, f"{size}Font")
        chinese = (one for one in children(fonts, "font") if value(one, "script") == "Hans")
        named = value(child(fonts, "ea"), "typeface")
        found[f"{size}EastAsia"] = named or value(next(chinese, None), "typeface")
    return found
