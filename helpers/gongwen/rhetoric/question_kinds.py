"""What a question is for: 设问, 反问 or plain, by its form and by what follows it.

The form comes first: words that leave one answer make a 反问 whatever follows, words that lean to
one give way to an answer at once, and a form that favours no answer (该不该, 是否, 怎么办) is never a
反问: the speaker answers it, or it is left to the hearers.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from gongwen.rhetoric import answers
from gongwen.rhetoric import question_forms as forms
from gongwen.rhetoric.polarity import hints_few, is_certain, is_shut_out, sense_of

_NEAR, _SHORT = 24, 10


class Asked(NamedTuple):
    """A question with what decides: the words before it, what follows it, who asks."""

    text: str
    before: str
    said: str
    reported: bool
    at_once: bool = True

    @property
    def clause(self) -> str:
        """The end of the same sentence before the question."""
        return re.split("[。？！；”]", self.before)[-1][-_NEAR:]

    @property
    def own(self) -> bool:
        """Whether the answer that follows is the speaker's, also where somebody else asks."""
        return (
            not self.reported
            or answers.says_own(self.said)
            or answers.names_again(self.said, self.text)
        )

    @property
    def addressed(self) -> bool:
        """Whether it is put to the hearers, by its own words or, if short, by the one before it."""
        if forms.is_addressed(self.text):
            return True
        parts = re.split("[。！]", self.before)[-1].split("？")
        return len(self.text) <= _SHORT and len(parts) > 1 and forms.is_addressed(parts[-2])


SURE, LIKELY, GUESSED = 0.9, 0.75, 0.4


def kind_of(asked: Asked) -> tuple[str, float]:
    """The label of a question and how sure it is.

    >>> kind_of(Asked("该不该罚？", "", "我看该罚。", reported=False))
    ('shewen', 0.9)
    """
    settled = asked.own and answers.settles(asked.said, asked.text)
    return (
        _by_words(asked, settled=settled)
        or _left_open(asked, settled=settled)
        or _by_leaning(asked, settled=settled)
        or _by_others(asked)
        or _by_form(asked, settled=settled)
    )


def _by_words(asked: Asked, *, settled: bool) -> tuple[str, float] | None:
    if not is_certain(asked.text):
        return None
    return ("shewen", LIKELY) if settled and asked.at_once else ("fanwen", SURE)


def _left_open(asked: Asked, *, settled: bool) -> tuple[str, float] | None:
    left = answers.is_left_open(asked.said)
    thought = answers.is_for_thought(asked.before) or (
        forms.checks(asked.text) and not sense_of(asked.text)
    )
    return ("plain", SURE) if left or (thought and not settled) else None


def _by_leaning(asked: Asked, *, settled: bool) -> tuple[str, float] | None:
    leans = sense_of(asked.text) or is_shut_out(asked.text, asked.before)
    if leans:
        return None if _gives_way(asked, settled=settled) else ("fanwen", SURE)
    supposed = not asked.reported and forms.puts_case(asked.text) and not settled
    return ("fanwen", SURE) if supposed else None


def _by_others(asked: Asked) -> tuple[str, float] | None:
    if not asked.reported:
        return None
    return ("shewen" if asked.own else "plain"), SURE


def _by_form(asked: Asked, *, settled: bool) -> tuple[str, float]:
    if forms.is_choice(asked.text):
        return _choice(asked, settled=settled)
    if forms.is_yes_or_no(asked.text):
        return _yes_or_no(asked, settled=settled)
    return _told(asked, settled=settled)


def _gives_way(asked: Asked, *, settled: bool) -> bool:
    """Whether an answer follows that turns words that only lean into a real question."""
    question, said = asked.text, asked.said
    if not said or not asked.at_once:
        return False
    sense = sense_of(question)
    if hints_few(question) or not sense or (forms.is_open(question) and sense != "为什么不"):
        return answers.is_direct(said, question)
    counted = forms.asks_amount(question) and answers.tells_amount(said)
    caused = forms.asks_causes(question) and answers.tells_cause(said)
    return settled or counted or caused


def _choice(asked: Asked, *, settled: bool) -> tuple[str, float]:
    question, said = asked.text, asked.said
    if forms.asks_notice(asked.clause + question):
        return "plain", LIKELY
    if settled or answers.is_direct(said, question):
        return "shewen", SURE
    addressed = asked.addressed
    if said and forms.judges(question) and not addressed:
        return "shewen", LIKELY
    related = answers.takes_up(said, asked.clause + question)
    if addressed or not related or forms.is_whether(question):
        return "plain", SURE
    return "shewen", LIKELY


def _yes_or_no(asked: Asked, *, settled: bool) -> tuple[str, float]:
    question, said = asked.text, asked.said
    if forms.asks_notice(asked.clause + question):
        tells = answers.tells_amount(said) or answers.names(said)
        told = tells and forms.asks_knowledge(question)
        return ("shewen", LIKELY) if told else ("plain", SURE)
    drawn = said.startswith(("那末", "那么，就", "那就"))
    judged = bool(said) and forms.judges(question)
    if settled or drawn or judged or answers.is_direct(said, question):
        return "shewen", SURE
    if (asked.addressed or forms.is_addressed(asked.clause)) and not forms.can_hardly(question):
        return "plain", LIKELY
    return "fanwen", LIKELY if forms.doubts(question) else GUESSED


def _told(asked: Asked, *, settled: bool) -> tuple[str, float]:
    question, said = asked.text, asked.said
    counted = forms.asks_amount(question) and answers.tells_amount(said)
    if settled or counted or answers.is_direct(said, question):
        return "shewen", SURE
    if forms.doubts(question) and not asked.addressed:
        return "fanwen", LIKELY
    uncounted = forms.asks_amount(question) and not answers.counts(said)
    unreasoned = forms.asks_causes(question) and answers.goes_on(said)
    left = not said or answers.asks_back(said) or asked.addressed
    return ("plain" if left or uncounted or unreasoned else "shewen"), LIKELY
