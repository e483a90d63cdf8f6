"""The directives of a document on the rungs of a ladder: how strong, and whether they name who acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.labels import label, name_of
from gongwen.rhetoric.direction import Voiced
from gongwen.rhetoric.directives import directives
from gongwen.views.html import Safe, View, chinese, el, join, view

RUNGS = (3, 2, 1, -1, -2, -3)
"""The strengths, from bound to forbidden."""

_SHOWN = 2
_ARROWS = {"down": "↓", "level": "→", "up": "↑"}

Row = Mapping[Any, Any]


def modality_ladder(
    document: Document, lang: str = "en", layer: pd.DataFrame | None = None, *, shown: int = _SHOWN
) -> View:
    """A rung for each strength, with its words, how often, and clauses; named actors apart.

    Below stands the accountability index: the share of directives that name who acts.

    Parameters
    ----------
    document : Document
        The text.
    lang : {'en', 'zh'}
        The language of the labels.
    layer : layer, optional
        Its directives, by default `directives(document)`.
    shown : int
        How many clauses to show in each cell.
    """
    found = directives(document) if layer is None else layer[layer["document"] == document.id]
    rows: list[Row] = list(found.to_dict("records"))
    cells = {
        (rung, who): [row for row in rows if row["strength"] == rung and row["label"] == who]
        for rung in RUNGS
        for who in ("named", "agentless")
    }
    body = [
        el(
            "tr",
            el("th", f"{_signed(rung)} {label(f'ladder.rung_{rung}', lang)}", scope="row"),
            *(_cell(document, cells[rung, who], shown, lang) for who in ("named", "agentless")),
            class_="gw-zero" if rung == -1 else None,
        )
        for rung in RUNGS
    ]
    heads = ("strength", "named", "agentless")
    head = el("tr", *(el("th", name_of(one, lang, "column"), scope="col") for one in heads))
    ladder = el("table", el("thead", head), el("tbody", *body), class_="gw-ladder")
    words = f"{document.id}: {len(rows)} directives on {len(RUNGS)} rungs"
    return view(words, ladder, el("p", index_words(found, lang)), lang=lang)


def index_words(found: pd.DataFrame, lang: str = "en") -> str:
    """The accountability index of a layer of directives, as a sentence."""
    total, named = len(found), int((found["label"] == "named").sum())
    if not total:
        return label("ladder.no_index", lang)
    return label("ladder.index", lang, named=named, total=total, share=f"{named / total:.0%}")


def voiced_view(voiced: Voiced, lang: str = "en") -> View:
    """A sentence as it stands and in another voice, with the way that voice goes."""
    way = label(f"ladder.{voiced.direction}", lang)
    rows = [
        (label("ladder.before", lang), chinese(voiced.before)),
        (label("ladder.after", lang), _marked(voiced.before, voiced.after)),
        (label("ladder.direction", lang), f"{_ARROWS[voiced.direction]} {way}"),
    ]
    notes = [label("ladder.mechanical", lang)]
    notes += [label("ladder.left", lang, n=voiced.left)] if voiced.left else []
    body = [el("tr", el("th", name, scope="row"), el("td", value)) for name, value in rows]
    return view(
        f"{voiced.direction}: {voiced.after}",
        el("table", el("tbody", *body)),
        el("p", " ".join(notes), class_="gw-caption"),
        lang=lang,
    )


def _signed(rung: int) -> str:
    return f"+{rung}" if rung > 0 else f"−{-rung}"


def _cell(document: Document, rows: Sequence[Row], shown: int, lang: str) -> Safe:
    if not rows:
        return el("td", "–")
    bare = label("ladder.bare", lang)
    said = Counter(bare if row["modality"] == "bare" else row["word"] for row in rows)
    words = "、".join(f"{word} {count}" for word, count in said.most_common())
    bar = el("span", "■" * min(len(rows), 20), class_="gw-blocks", aria_hidden="true")
    examples = [
        el(
            "span",
            el("small", label("view.line_n", lang, n=document.origin(row["start"]).line), " "),
            _example(row),
            class_="gw-note",
        )
        for row in rows[:shown]
    ]
    more = len(rows) - shown
    rest = [el("small", label("view.more", lang, n=more))] if more > 0 else []
    return el("td", el("b", words, lang="zh"), " ", bar, *examples, *rest)


def _example(row: Row) -> Safe:
    before, word, after = str(row["evidence"]).partition(str(row["word"]))
    return chinese(before, el("b", word), after)


def _marked(before: str, after: str) -> Safe:
    """The new sentence with what is new in it marked."""
    parts = []
    for kind, _, _, start, end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        piece = after[start:end]
        if kind == "equal":
            parts.append(join(piece))
        elif piece:
            parts.append(el("mark", piece, class_="gw-h0 gw-l0"))
    return chinese(*parts)
