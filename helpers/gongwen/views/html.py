"""HTML from Python: escaped by default, with one style sheet for all views."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from pathlib import Path

from gongwen.labels import check_language, label
from gongwen.views.palette import variables

_CSS = ("style.css", "layers.css", "phrases.css", "drafts.css")


class Safe(str):
    """HTML that this package made itself; any other string is escaped."""

    __slots__ = ()


@dataclass(frozen=True)
class View:
    """Something to look at: HTML in a notebook, one line of words where there is none."""

    html: str = field(repr=False)
    words: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        """The HTML, as a widget's value takes it."""
        return self.html

    def __repr__(self) -> str:
        """One line that says what would be seen."""
        return f"<{self.words}>"


def el(name: str, *children: str, **attributes: str | int | None) -> Safe:
    """An element; children are escaped unless they are `Safe`, attributes always are.

    `class_` stands for class and `aria_label` for aria-label; an attribute that is None is left out.

    >>> el("b", "一<二", class_="x")
    '<b class="x">一&lt;二</b>'
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Safe(f"<{name}{given}>{join(*children)}</{name}>")


def join(*children: str) -> Safe:
    """The children one after another, escaped unless they are `Safe`."""
    return Safe("".join(child if isinstance(child, Safe) else escape(child) for child in children))


def view(words: str, *children: str, lang: str = "en") -> View:
    """A whole view: the children in a frame that brings its style sheet along."""
    style = Safe(f"<style>{style_sheet()}</style>")
    return View(el("div", style, *children, class_="gw", lang=check_language(lang)), words)


def stack(*views: View) -> View:
    """Several views, one below the other."""
    return View("\n".join(one.html for one in views), "; ".join(one.words for one in views))


def folded(inner: View, lang: str = "en") -> View:
    """A view that stays folded until somebody unfolds it: answers, below a question."""
    summary = el("summary", label("view.folded", lang))
    inside = el("details", summary, Safe(inner.html))
    return View(el("div", inside, class_="gw", lang=check_language(lang)), inner.words)


def scrolling(name: str, *children: str) -> Safe:
    """A part that scrolls when it is long; it can be reached and scrolled by keyboard."""
    return el("div", *children, class_="gw-scroll", tabindex=0, role="region", aria_label=name)


def chinese(*children: str, name: str = "span", class_: str | None = None) -> Safe:
    """Text of a document, so marked that a page in English shows and speaks it as Chinese."""
    return el(name, *children, class_=class_, lang="zh")


def pickable(value: object, *children: str) -> Safe:
    """A part that a panel lets one pick, by mouse and by keyboard; `value` says which."""
    return el("span", *children, class_="gw-pick", data_pick=str(value))


@lru_cache(maxsize=1)
def style_sheet() -> str:
    """The style sheet of all views, without comments and spare white space."""
    folder = Path(__file__).parent
    rules = "\n".join((folder / name).read_text(encoding="utf-8") for name in _CSS)
    rules = re.sub(r"/\*.*?\*/", "", rules, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", variables() + rules).strip()
