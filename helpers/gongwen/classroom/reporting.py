"""The report that a teacher reads before the next meeting: one page, by exercise and by learner."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.classroom.attempts import IDLE, unknown
from gongwen.classroom.exercise_report import exercise_section, minutes_words, share_words
from gongwen.classroom.page import page, plain_table, wide
from gongwen.classroom.whom import whom_to_ask
from gongwen.classroom.work import (
    Work,
    all_answers,
    by_answer,
    by_exercise,
    by_learner,
    by_part,
    mistakes,
    outcomes,
)
from gongwen.exercises import load_all
from gongwen.exercises.showing import SIGNS
from gongwen.labels import label
from gongwen.views.html import Safe, el, join

PARTS = ("exercise", "learner")
"""What a report may be about."""

_DISCUSS = 5
_LEAST = 3


def report(work: Work, lang: str = "en", *, by: str = "both", anonymous: bool = False) -> str:
    """A whole HTML page about the work of a class.

    Parameters
    ----------
    work : Work
        From `work_of`.
    lang : {'en', 'zh'}
        The language of the page.
    by : {'both', 'exercise', 'learner'}
        What it is about.
    anonymous : bool
        Whether names were replaced (see `gongwen.classroom.anonymous`); the page then says so.

    Raises
    ------
    ValueError
        If there is no such part.
    """
    check_part(by)
    title = label("class.report", lang)
    sections = [el("h1", title), _summary(work, lang, anonymous=anonymous), *_troubles(work, lang)]
    if by != "learner" and work.attempts:
        sections.append(_discuss(work, lang))
    if by != "exercise" and work.attempts:
        sections.append(whom_to_ask(work, lang))
    if by != "learner" and work.attempts:
        sections.append(_overview(work, lang))
    if by != "exercise":
        sections.append(_grid(work, lang))
    if by != "learner":
        sections += [exercise_section(work, one, lang) for one in work.answered]
    if by != "exercise":
        sections.append(_learners(work, lang))
    sections.append(_method(lang))
    return page(title, *sections, lang=lang)


def check_part(by: str) -> None:
    """Refuse what a report cannot be about, before answers are read.

    Raises
    ------
    ValueError
        If there is no such part.
    """
    if by not in ("both", *PARTS):
        raise ValueError(f"by is {by!r}; choose from both, {', '.join(PARTS)}")


def _summary(work: Work, lang: str, *, anonymous: bool) -> Safe:
    names = sorted({one.lesson for one in work.answered})
    lessons = label("class.lessons", lang, names=("、" if lang == "zh" else ", ").join(names))
    said = [label("class.summary", lang, learners=len(work.learners), lessons=lessons,
                  exercises=len(work.answered), answers=len(work.attempts))]  # fmt: skip
    days = work.collected.events["time"].dropna().dt.strftime("%Y-%m-%d")
    if len(days) and not anonymous:
        said.append(label("class.between", lang, first=days.min(), last=days.max()))
    masked = [el("p", label("class.masked", lang))] if anonymous else []
    return join(el("p", " ".join(said)), *masked)


def _troubles(work: Work, lang: str) -> Iterator[Safe]:
    """What could not be used or has changed, before anything is said of the rest."""
    files = work.collected.files
    said = [label("class.refused", lang, why=why) for why in work.collected.refused_in(lang)]
    for file in files.to_dict("records"):
        if file["torn"]:
            said.append(label("class.torn", lang, file=file["file"]))
        if file["skipped"]:
            said.append(label("class.skipped", lang, file=file["file"], n=file["skipped"]))
        if not file["events"] and not file["refused"]:
            said.append(label("class.empty", lang, file=file["file"]))
    known = {**load_all(), **work.exercises}
    if strange := unknown(work.collected, known):
        said.append(label("class.unknown", lang, names=", ".join(strange)))
    changed = sorted({one.exercise.id for one in work.attempts if one.changed})
    if changed:
        said.append(label("class.changed", lang, names=", ".join(changed)))
    if said:
        items = (el("li", "⚠ ", one) for one in said)
        yield el("div", el("ul", *items), class_="gw-alert")


def _discuss(work: Work, lang: str) -> Safe:
    """The exercises that fewest had right at once, each with its commonest mistake."""
    table = by_exercise(work)
    judged = table[(table["kind"] != "write") & (table["learners"] >= _LEAST)]
    share = judged["first_right"] / judged["learners"]
    hardest = judged.assign(share=share).sort_values(["share", "exercise"]).head(_DISCUSS)
    wrong = mistakes(work, lang)
    items = []
    for row in hardest[hardest["share"] < 1].to_dict("records"):
        made = wrong[wrong["exercise"] == row["exercise"]].head(1).to_dict("records")
        first = share_words(row["first_right"], row["learners"], lang)
        words = label("class.first_right_of", lang, share=first)
        prompt = work.exercises[row["exercise"]].prompt.say(lang)
        items.append(
            el(
                "li",
                _link(row["exercise"]),
                " ",
                prompt,
                " ",
                el("b", words),
                *_commonest(made, lang),
            )
        )
    head = el("h2", label("class.discuss", lang))
    return join(head, el("ol", *items) if items else el("p", label("class.nothing_hard", lang)))


def _commonest(made: Sequence[Mapping[Any, Any]], lang: str) -> list[Safe]:
    if not made:
        return []
    row = made[0]
    key = ("foreseen" if row["answer"] else "told") if row["foreseen"] else "other"
    words = label(f"class.commonest_{key}", lang, n=row["first"], mistake=row["mistake"],
                  answer=row["answer"])  # fmt: skip
    return [el("span", words, class_="gw-note")]


def _link(name: str) -> Safe:
    return el("a", name, href=f"#e{name}")


def _overview(work: Work, lang: str) -> Safe:
    heads = ["exercise", "task", "answered", "blank", "first_right", "in_the_end", "turns", "hints",
             "solution", "minutes_planned"]  # fmt: skip
    rows = [
        [_link(row["exercise"]), label(f"task.{row['kind']}", lang), str(row["learners"]),
         str(row["blank"]), _judged(row, "first_right", lang), _judged(row, "right", lang),
         f"{row['turns']:.1f}", str(row["hints"]), str(row["solution"]),
         f"{minutes_words(row['minutes'])} / {row['planned']}"]
        for row in by_exercise(work).to_dict("records")
    ]  # fmt: skip
    table = plain_table([_head(name, lang) for name in heads], rows, numbers=8)
    return join(el("h2", label("class.by_exercise", lang)), table)


def _judged(row: Mapping[Any, Any], name: str, lang: str) -> str:
    return "–" if row["kind"] == "write" else share_words(row[name], row["learners"], lang)


def _head(name: str, lang: str) -> str:
    return label(f"class.head_{name}", lang)


def _learners(work: Work, lang: str) -> Safe:
    heads = ["learner", "answered", "first_right", "right", "not_yet", "kept", "blank", "hints",
             "solution", "minutes"]  # fmt: skip
    rows = [
        [str(row["learner"]), *(f"{row[name]:.0f}" for name in heads[1:])]
        for row in by_learner(work).to_dict("records")
    ]
    table = plain_table([_head(name, lang) for name in heads], rows, numbers=9)
    return join(el("h2", label("class.by_learner", lang)), table)


def _grid(work: Work, lang: str) -> Safe:
    """Who is where with what: a sign for each outcome, its name for those who cannot see it."""
    table = outcomes(work)
    if table.empty:
        return join()
    heads = [el("th", _head("learner", lang), scope="col")]
    heads += [el("th", name, scope="col") for name in map(str, table.columns)]
    rows = [
        el("tr", el("th", str(learner), scope="row"), *(_sign(one, lang) for one in row))
        for learner, row in zip(table.index, table.to_numpy(), strict=True)
    ]
    legend = " · ".join(
        f"{_GRID_SIGNS[one]} {label(f'outcome.{one}', lang)}" for one in _GRID_SIGNS
    )
    body = el("table", el("thead", el("tr", *heads)), el("tbody", *rows), class_="gw-grid")
    return join(
        el("h2", label("class.grid", lang)),
        el("p", el("small", legend)),
        wide(label("class.grid", lang), body),
    )


_GRID_SIGNS = {**SIGNS, "blank": "·", "kept": "✎"}


def _sign(outcome: str, lang: str) -> Safe:
    return el("td", _GRID_SIGNS[outcome], title=label(f"outcome.{outcome}", lang))


def _method(lang: str) -> Safe:
    return join(
        el("h2", label("class.method", lang)),
        el("p", el("small", label("class.method_words", lang, idle=f"{IDLE:g}"))),
    )


def report_tables(work: Work, lang: str = "en") -> dict[str, pd.DataFrame]:
    """Everything that the report says, as tables by name, to be saved."""
    grid = outcomes(work).reset_index()
    return {
        "answers": all_answers(work, lang),
        "by_exercise": by_exercise(work),
        "by_answer": by_answer(work, lang),
        "by_part": by_part(work, lang),
        "mistakes": mistakes(work, lang),
        "by_learner": by_learner(work),
        "outcomes": grid,
        "files": work.collected.files,
    }
