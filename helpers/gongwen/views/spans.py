"""What is known of one span: its label, its place, how sure it is and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import evidence_words, label, name_of
from gongwen.views.html import Safe, View, chinese, el, join, view

_FIRST = ("document", "start", "end", "label", "text")
_HIDDEN = (*_FIRST, "certain", "annotator", "run_in")
_CONTEXT = 24
_LONGEST = 160


def span_card(document: Document, row: Mapping[Any, Any], layer: str, lang: str = "en") -> View:
    """A span in its context with all that its layer says of it, evidence and origin line included.

    Parameters
    ----------
    document : Document
        Where it stands.
    row : mapping
        A row of a layer, such as `layer.iloc[0]` or one of `layer.to_dict("records")`.
    layer : str
        What the layer is called.
    lang : {'en', 'zh'}
        The language of the labels.
    """
    start, end = int(row["start"]), int(row["end"])
    place = document.where(start, end)
    known: list[tuple[str, str | Safe]] = [
        (name_of("layer", lang, "column"), layer),
        (name_of("label", lang, "column"), _label(row, lang)),
        (name_of("text", lang, "column"), _in_context(document, start, end, row.get("evidence"))),
        (
            name_of("source", lang, "column"),
            label("view.origin", lang, file=document.id, **_shown(place)),
        ),
    ]
    own = {str(name): value for name, value in row.items() if name not in _HIDDEN}
    known += [
        (name_of(name, lang, "column"), _value(document, name, value, lang))
        for name, value in own.items()
        if _said(value)
    ]
    rows = [el("tr", el("th", name, scope="row"), el("td", value)) for name, value in known]
    return view(f"{layer}: {row['label']}", el("table", el("tbody", *rows)), lang=lang)


def _label(row: Mapping[Any, Any], lang: str) -> str:
    """The label; some moves mean another thing in another inventory."""
    own = [f"move_{row['inventory']}", "move"] if row.get("inventory") else []
    return name_of(row["label"], lang, *own)


def _shown(place: Mapping[str, int]) -> dict[str, str]:
    first, last = place["line"], place["end_line"]
    lines = str(first) if first == last else f"{first}–{last}"
    return {"lines": lines, "column": str(place["column"])}


def _in_context(document: Document, start: int, end: int, evidence: object) -> Safe:
    """The span in bold between its neighbours, the words of its cue underlined."""
    text = document.text
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    inside = text[start:end]
    shown = inside if len(inside) <= _LONGEST else inside[:_LONGEST] + "…"
    cue = evidence if isinstance(evidence, str) and evidence else None
    if cue and cue in shown and cue != shown:
        left, _, right = shown.partition(cue)
        body = el("b", left, el("u", cue), right)
    else:
        body = el("b", shown)
    return chinese(el("small", before), body, el("small", after))


def _said(value: object) -> bool:
    if value is None or value is pd.NA or value == "" or value is False:
        return False
    return not (isinstance(value, float) and pd.isna(value))


def _texts_of(document: Document, value: object) -> list[str]:
    """The texts of a value that is a span or a list of spans; none for any other."""
    if not isinstance(value, list | tuple) or not value:
        return []
    spans = [value] if all(isinstance(one, int) for one in value) else value
    if not all(isinstance(one, list | tuple) and len(one) == 2 for one in spans):
        return []
    return [document.text[int(start) : int(end)] for start, end in spans]


def _value(document: Document, name: str, value: Any, lang: str) -> str | Safe:
    """A value of a layer's own column, for reading."""
    texts = _texts_of(document, value)
    if texts:
        return join(*(el("span", f"{i}. {one} ", lang="zh") for i, one in enumerate(texts, 1)))
    if isinstance(value, str):
        return _word(name, value, lang)
    if isinstance(value, bool):
        return label("view.yes" if value else "view.no", lang)
    if isinstance(value, float):
        return f"{value:.0%}" if name == "share" else f"{value:.2f}"
    if isinstance(value, dict):
        return " · ".join(f"{key}: {one}" for key, one in value.items())
    listed = value if isinstance(value, list | tuple) else [value]
    return ("、" if lang == "zh" else ", ").join(map(str, listed))


def _word(name: str, value: str, lang: str) -> str:
    """A word of the program, in one language; words of the text stay as they are."""
    if name == "evidence":
        return evidence_words(value, lang)
    sections = {
        "kind": "parallel", "secondary": "move", "status": "gold_status", "actor": "view",
        "glossed": "glossed", "inventory": "inventory", "domain": "domain",
        "register": "register", "direction": "direction", "form": "form",
    }  # fmt: skip
    return name_of(value, lang, sections.get(name, "none"))
