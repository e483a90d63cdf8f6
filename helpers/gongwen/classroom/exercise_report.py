"""One exercise in the report: how it went, which mistakes, what was said of each part."""

from __future__ import annotations

from gongwen.classroom.page import bar, plain_table
from gongwen.classroom.work import Work, by_answer, by_exercise, by_part, mistakes
from gongwen.exercises import Exercise
from gongwen.exercises.in_words import answer_words
from gongwen.labels import label
from gongwen.views.html import Safe, chinese, el, join

_SHOWN = 8
_TEXTS = ("repair", "write")
_MEASURED = 0.05
_BY_PART = ("label", "match", "outline", "fill", "mark")


def share_words(count: int, total: int, lang: str) -> str:
    """A count of a total, with its share: 7 of 30 (23 %)."""
    share = f"{100 * count / total:.0f}" if total else "–"
    return label("class.share", lang, n=count, total=total, share=share)


def minutes_words(minutes: float) -> str:
    """Whole minutes; – where no time was measured."""
    return f"{minutes:.0f}" if minutes >= _MEASURED else "–"


def exercise_section(work: Work, exercise: Exercise, lang: str) -> Safe:
    """Everything the report says of one exercise."""
    one = Work(work.collected, {exercise.id: exercise},
               tuple(a for a in work.attempts if a.exercise.id == exercise.id),
               tuple(h for h in work.help if h.exercise == exercise.id))  # fmt: skip
    parts = [_mistakes(one, lang), _parts(one, lang)]
    if exercise.kind in _TEXTS:
        parts.append(_texts(one, lang))
    elif exercise.kind not in _BY_PART:
        parts.append(_answers(one, lang))
    title = label("exercise.title", lang, id=exercise.id)
    return el(
        "section",
        el("h3", f"{title} · {label(f'task.{exercise.kind}', lang)}", id=f"e{exercise.id}"),
        el("p", exercise.prompt.say(lang), class_="gw-prompt"),
        el("p", _how_it_went(one, lang)),
        *parts,
        _model(exercise, lang),
    )


def _how_it_went(one: Work, lang: str) -> str:
    row = by_exercise(one).to_dict("records")[0]
    judged = row["kind"] != "write"
    known = {
        "answered": share_words(row["learners"], row["learners"] + row["blank"], lang),
        "first": share_words(row["first_right"], row["learners"], lang),
        "right": share_words(row["right"], row["learners"], lang),
        "hints": row["hints"],
        "solution": row["solution"],
        "minutes": minutes_words(row["minutes"]),
        "planned": row["planned"],
    }
    return label("class.went" if judged else "class.went_write", lang, **known)


def _mistakes(one: Work, lang: str) -> Safe:
    """Foreseen mistakes with what they mean; then the commonest of those that nobody foresaw."""
    made = mistakes(one, lang)
    tables = []
    for key, chosen in (("mistakes", made["foreseen"]), ("unforeseen", ~made["foreseen"])):
        table = made[chosen]
        if table.empty or (key == "unforeseen" and one.answered[0].kind in _TEXTS):
            continue
        told = ("answer", "told") if key == "mistakes" and table["answer"].any() else ("told",)
        names = told if key == "mistakes" else ("mistake",)
        heads = [label(f"class.head_{name}", lang) for name in (*names, "first", "ever", "still")]
        rows = [
            [
                *([row["answer"]] if "answer" in names else []),
                row["mistake"],
                *(str(row[name]) for name in ("first", "ever", "last")),
            ]
            for row in table.head(_SHOWN).to_dict("records")
        ]
        tables += [el("h4", label(f"class.{key}", lang)), plain_table(heads, rows, numbers=3)]
    return join(*tables)


def _parts(one: Work, lang: str) -> Safe:
    """What was said of each part at first; where there is one part, the answers say it already."""
    table = by_part(one, lang)
    table = table[table["first"] > 0]
    if one.answered[0].kind == "repair":
        table = table[~table["right"].astype("bool")]  # checks that fail say all
    if table.empty or not table["part"].any():
        return join()
    total = len({a.learner for a in one.attempts})
    rows = []
    for name, said in table.groupby("part", sort=False):
        for place, row in enumerate(said.sort_values("first", ascending=False).to_dict("records")):
            rows.append(
                [chinese(str(name)) if not place else join(), row["value"], _right(row["right"]),
                 bar(row["first"], total)]
            )  # fmt: skip
    heads = [label(f"class.head_{name}", lang) for name in ("part", "value", "judged", "first")]
    return join(el("h4", label("class.parts", lang)), plain_table(heads, rows, numbers=1))


def _right(value: bool | None) -> str:  # noqa: FBT001 - a cell of a table
    return "" if value is None else "✓" if value else "△"


def _answers(one: Work, lang: str) -> Safe:
    """The commonest whole answers."""
    table = by_answer(one, lang)
    table = table[table["first"] > 0]
    total = len({a.learner for a in one.attempts})
    rows = [
        [row["answer"], _right(row["outcome"] == "right"), bar(row["first"], total)]
        for row in table.head(_SHOWN).to_dict("records")
    ]
    heads = [label(f"class.head_{name}", lang) for name in ("answer", "judged", "first")]
    more = len(table) - len(rows)
    rest = [el("p", el("small", label("class.more_answers", lang, n=more)))] if more > 0 else []
    title = label("class.answers", lang)
    if one.answered[0].kind == "order":  # the places say it already, in fewer words
        inside = (plain_table(heads, rows, numbers=1), *rest)
        return el("details", el("summary", title), *inside)
    return join(el("h4", title), plain_table(heads, rows, numbers=1), *rest)


def _texts(one: Work, lang: str) -> Safe:
    """The last texts of all, folded: they are to be read, not counted."""
    table = by_answer(one, lang)
    texts = table[table["last"] > 0]
    items = (
        el("li", chinese(f"{'△ ' if row['outcome'] == 'not_yet' else ''}{row['answer']}",
                         class_="gw-answer"))
        for row in texts.to_dict("records")
    )  # fmt: skip
    head = el("summary", label("class.texts", lang, n=len(texts)))
    return el("details", head, el("ul", *items, class_="gw-plain"))


def _model(exercise: Exercise, lang: str) -> Safe:
    return el(
        "details",
        el("summary", label("exercise.solution", lang)),
        answer_words(exercise, exercise.model.answer, lang),
        el("p", exercise.model.reason.say(lang)),
    )
