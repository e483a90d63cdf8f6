"""A page of its own, to be opened in a browser, printed or sent: nothing in it is fetched."""

from __future__ import annotations

from pathlib import Path

from gongwen.labels import check_language
from gongwen.views.html import Safe, View, el, join, style_sheet

_CSS = Path(__file__).parent / "page.css"
_LANGUAGES = {"en": "en", "zh": "zh-CN"}


def page(title: str, *children: str, lang: str = "en") -> str:
    """A whole HTML page in UTF-8 with the kit's style sheet."""
    lang = check_language(lang)
    style = Safe(f"<style>{style_sheet()}\n{_CSS.read_text(encoding='utf-8')}</style>")
    head = el(
        "head",
        Safe('<meta charset="utf-8">'),
        Safe('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        el("title", title),
        style,
    )
    body = el("body", el("main", *children, class_="gw"))
    return "<!doctype html>\n" + el("html", join(head, body), lang=_LANGUAGES[lang]) + "\n"


def plain_table(heads: list[str], rows: list[list[str]], *, numbers: int = 0) -> Safe:
    """A table whose last columns, so many, are figures."""
    first = len(heads) - numbers

    def class_of(place: int) -> str | None:
        return "gw-number" if place >= first else None

    head = (el("th", name, scope="col", class_=class_of(i)) for i, name in enumerate(heads))
    body = (
        el("tr", *(el("td", cell, class_=class_of(i)) for i, cell in enumerate(row)))
        for row in rows
    )
    name = ", ".join(filter(None, heads))
    return wide(name, el("table", el("thead", el("tr", *head)), el("tbody", *body)))


def wide(name: str, inside: Safe) -> Safe:
    """Something that may be wider than the page, and then scrolls by itself, by keyboard too."""
    return el("div", inside, class_="gw-wide-table", tabindex=0, role="region", aria_label=name)


def bar(count: int, total: int) -> Safe:
    """A count as a bar with its figure beside it."""
    share = 100 * count / total if total else 0
    filled = el("span", class_="gw-bar-filled", style=f"width:{share:.1f}%")
    return join(
        el("span", filled, class_="gw-bar", aria_hidden="true"),
        el("span", str(count), class_="gw-bar-n"),
    )


def of_view(one: View) -> Safe:
    """A view as a part of a page."""
    return Safe(one.html)
