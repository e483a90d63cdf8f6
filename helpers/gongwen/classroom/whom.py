"""Whom a teacher may want to ask: who answered nothing, little, or is left with what is not right."""

from __future__ import annotations

from collections.abc import Sequence

from gongwen.classroom.work import Work, by_learner
from gongwen.labels import label
from gongwen.views.html import Safe, el, join

_OPEN = 2
"""So many exercises that are not right in the end are worth a question."""

_NAMES = 12


def groups_of(work: Work) -> dict[str, list[str]]:
    """Learners by what they may be asked about: `nothing`, `few`, `open`; nobody stands twice.

    `nothing` was answered at all; of the exercises that somebody answered half or more are blank
    (`few`); two or more are not right in the end (`open`).
    """
    total = len(work.answered)
    found: dict[str, list[str]] = {"nothing": [], "few": [], "open": []}
    for row in by_learner(work).to_dict("records"):
        if not row["answered"]:
            found["nothing"].append(row["learner"])
        elif 2 * row["answered"] <= total:
            found["few"].append(row["learner"])
        elif row["not_yet"] >= _OPEN:
            found["open"].append(row["learner"])
    return found


def whom_to_ask(work: Work, lang: str) -> Safe:
    """The section of a report that names them."""
    said = [
        label(f"class.whom_{why}", lang, names=_names(who, lang))
        for why, who in groups_of(work).items()
        if who
    ]
    items = [el("li", one) for one in said] or [el("li", label("class.whom_nobody", lang))]
    return join(el("h2", label("class.whom", lang)), el("ul", *items, class_="gw-plain"))


def _names(who: Sequence[str], lang: str) -> str:
    names = ("、" if lang == "zh" else ", ").join(who[:_NAMES])
    more = len(who) - _NAMES
    return label("class.whom_more", lang, names=names, n=more) if more > 0 else names
