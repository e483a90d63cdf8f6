"""What is said of a finding: the words found, the demand and its source, the reason, the repair."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from gongwen.drafting.rules import Rule
from gongwen.labels import check_language, label

_LONGEST = 32
_KEPT_END = 2


def message(rule: Rule, words: str, known: Mapping[str, Any], lang: str = "en") -> str:
    """One finding in words: what stands there, what is demanded and by whom, why, what to do.

    Parameters
    ----------
    rule : Rule
        The rule that is broken.
    words : str
        The words found; masked where the rule is about private data.
    known : mapping
        Values for the fields of the rule's message; a pair is one for each language.
    lang : {"en", "zh"}
        The language.
    """
    check_language(lang)
    fields = {name: _in(value, lang) for name, value in known.items()}
    tail = "" if rule.message.get(lang) else known.get("tail", "")  # a message may go on itself
    fields["text"] = shown(rule, f"{known.get('lead', '')}{words}{tail}")
    if fields.get("fix") is None:
        fields["fix"] = "……"
    what = rule.message.get(lang) or label("finding.found", lang)
    if "times" in known:
        what += label("finding.times", lang)
    parts = [what.format(**fields), _demand(rule, lang), rule.reason[lang]]
    parts.append(rule.repair[lang].format(**fields))
    return ("" if lang == "zh" else " ").join(parts)


def _demand(rule: Rule, lang: str) -> str:
    return label("finding.demand", lang, words=rule.words(lang), demand=rule.demand[lang])


def shown(rule: Rule, words: str) -> str:
    """The words as they may be shown: on one line, cut where long, masked where private."""
    words = re.sub(r"\s+", " ", words)
    if rule.private:
        return masked(words)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def masked(words: str) -> str:
    """Digits and letters as stars, all but the last two.

    >>> masked("13900001234")
    '*********34'
    """
    return re.sub(r"\w", "*", words[:-_KEPT_END]) + words[-_KEPT_END:]


def _in(value: Any, lang: str) -> Any:
    if isinstance(value, tuple):
        return value[0 if lang == "en" else 1]
    return value
