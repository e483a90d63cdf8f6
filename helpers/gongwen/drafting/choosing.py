"""Which type a document should be: from whom, to whom, for what, by questions asked in turn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import yaml

from gongwen.labels import check_language, label

_FILE = Path(__file__).parents[1] / "data" / "choosing" / "tree.yaml"

_COLUMNS = ["step", "tells", "question", "answer", "type", "note"]
_DIRECTING = ("order", "decide", "praise", "rules", "inform", "event")
_TO_THE_PUBLIC = ("inform", "order", "decide")
_DOWN = {"praise": "通报", "tell": "通报", "event": "通报", "decide": "决定"}


class Step(NamedTuple):
    """A question with its answer; or, without a question, the end: a type, or a note alone."""

    test: str = ""
    answer: bool = False
    type: str = ""
    note: str = ""


def choices(what: str, lang: str = "en") -> dict[str, str]:
    """What can be chosen, by key: `sender`, `receiver` or `purpose`.

    Raises
    ------
    KeyError
        If `what` is none of the three.
    """
    check_language(lang)
    if what == "purpose":
        return {key: one[lang] for key, one in _tree()["purposes"].items()}
    if what not in ("sender", "receiver"):
        raise KeyError(what)
    bodies = _tree()["bodies"].items()
    return {key: one[lang] for key, one in bodies if one.get("only", what) == what}


def choose(sender: str, receiver: str, purpose: str, lang: str = "en") -> pd.DataFrame:
    """The questions that lead from sender, receiver and purpose to a type, in the order asked.

    The questions are the tests that tell neighbouring types apart (article 8 of the regulation);
    each is answered from what was chosen.

    Parameters
    ----------
    sender, receiver, purpose : str
        Keys of `choices`.
    lang : {"en", "zh"}
        The language of questions, answers and notes.

    Returns
    -------
    pandas.DataFrame
        A row a question: `step` from 1, `tells` (the types it tells apart), `question`, `answer`,
        and on the last row `type` (empty where none fits) and `note` (why none fits, or a caution).

    Raises
    ------
    KeyError
        If a key is unknown; the message names it.
    """
    for what, key in (("sender", sender), ("receiver", receiver), ("purpose", purpose)):
        if key not in choices(what, lang):
            raise KeyError(f"{what}: {key!r}; choose from {', '.join(choices(what))}")
    *asked, end = _walk(sender, receiver, purpose)
    rows = [_row(number, one, lang) for number, one in enumerate(asked, start=1)]
    rows = rows or [dict.fromkeys(_COLUMNS, "") | {"step": 0}]
    note = _tree()["notes"][end.note][lang] if end.note else ""
    rows[-1] |= {"type": end.type, "note": note}
    return pd.DataFrame(rows, columns=_COLUMNS)


def _row(number: int, one: Step, lang: str) -> dict[str, Any]:
    test = _tree()["tests"][one.test]
    answer = label("chooser.yes" if one.answer else "chooser.no", lang)
    said = {"tells": test["tells"], "question": test[lang], "answer": answer}
    return {"step": number, **said, "type": "", "note": ""}


def relation(sender: str, receiver: str) -> str:
    """How the receiver stands to the sender.

    One of above, field (above in its field), below, beside, public, nobody, congress, self.
    """
    bodies = _tree()["bodies"]
    fixed = {"all_below": "below", "range": "public", "world": "public", "nobody": "nobody"}
    if sender == receiver or receiver in fixed:
        return fixed.get(receiver, "self")
    if bodies[receiver].get("rank") == "congress":
        return "congress"
    leaders = bodies[sender].get("below", [])
    if receiver in leaders:
        return "above" if bodies[receiver].get("rank") == "government" else "field"
    return "below" if sender in bodies[receiver].get("below", []) else "beside"


def _walk(sender: str, receiver: str, purpose: str) -> Iterator[Step]:
    """The questions in turn, the end last."""
    stands = relation(sender, receiver)
    if stands == "self":
        yield Step(note="self")
    elif purpose in ("minutes", "adopt"):
        yield Step("record" if purpose == "minutes" else "meeting", answer=True)
        yield Step(type="纪要" if purpose == "minutes" else "决议")
    elif stands == "nobody":
        yield Step(note="unaddressed")
    elif purpose == "submit" or stands == "congress":
        yield from _congress(sender, receiver, purpose)
    elif stands == "public":
        yield from _public(sender, receiver, purpose)
    else:
        yield from _named(stands, sender, purpose)


def _congress(sender: str, receiver: str, purpose: str) -> Iterator[Step]:
    own = _tree()["bodies"][sender].get("congress") == receiver
    submits = own and purpose in ("submit", "ask")
    yield Step("legal", answer=submits)
    if own and purpose in ("tell", "answer"):
        yield Step(type="报告")
    else:
        yield Step(type="议案" if submits else "", note="" if submits else "congress")


def _public(sender: str, receiver: str, purpose: str) -> Iterator[Step]:
    yield Step("public", answer=True)
    if purpose == "rules":
        able = _promulgates(sender)
        yield Step("promulgate", answer=able)
        if able:
            yield Step(type="命令")
            return
    elif purpose == "event":
        yield Step("length", answer=True)
        yield Step(type="公报")
        return
    elif purpose not in _TO_THE_PUBLIC:
        yield Step(note="named")
        return
    yield Step("world", answer=receiver == "world")
    yield Step(type="公告" if receiver == "world" else "通告")


def _named(stands: str, sender: str, purpose: str) -> Iterator[Step]:
    yield Step("public", answer=False)
    up = stands in ("above", "field")
    yield Step("superior", answer=up)
    if purpose == "views":
        yield Step("principles", answer=True)
        yield Step(type="意见")
    elif up:
        yield from _upward(stands, purpose)
    else:
        yield Step("subordinate", answer=stands == "below")
        yield from _downward(sender, purpose) if stands == "below" else _across(purpose)


def _upward(stands: str, purpose: str) -> Iterator[Step]:
    if purpose in _DIRECTING:
        yield Step(note="up")
        return
    waits = purpose in ("ask", "consult")
    yield Step("waits", answer=waits)
    yield Step(type="请示" if waits else "报告", note="field" if stands == "field" else "")


def _across(purpose: str) -> Iterator[Step]:
    powerless = purpose in ("order", "decide", "praise", "rules")
    yield Step(note="peer") if powerless else Step(type="函")


def _downward(sender: str, purpose: str) -> Iterator[Step]:
    if purpose == "answer":
        yield Step(type="批复")
    elif purpose in ("ask", "consult"):
        yield Step(note="down")
    elif purpose == "decide":
        yield Step("meeting", answer=False)
        yield Step(type="决定")
    elif purpose == "rules" and _promulgates(sender):
        yield Step("promulgate", answer=True)
        yield Step(type="命令")
    else:
        moved = purpose in _DOWN
        yield Step("attitude", answer=moved)
        if not moved:
            yield Step("principles", answer=False)
        yield Step(type=_DOWN.get(purpose, "通知"))


def _promulgates(sender: str) -> bool:
    """Whether a body may make rules of its own: here the government of the city."""
    return sender == "city_government"


@lru_cache(maxsize=1)
def _tree() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found
