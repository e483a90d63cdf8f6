"""The draft checker: a document in, a layer of findings out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.drafting import checks  # noqa: F401 - entering the checks is what the import is for
from gongwen.drafting.docx.word_file import WordFile
from gongwen.drafting.draft import Draft
from gongwen.drafting.messages import message
from gongwen.drafting.registry import CHECKS, Finding
from gongwen.drafting.rules import SEVERITIES, Rule, RuleError, load_rules, rule
from gongwen.drafting.taken import taken_numbers
from gongwen.labels import check_language
from gongwen.reading.cues import OTHER_TYPES, STATUTORY
from gongwen.reading.read import read_text

FINDING_COLUMNS = {
    "severity": "object", "tier": "object", "group": "object", "message": "object",
    "fix": "object", "edits": "object", "known": "object",
}  # fmt: skip

_GROUP = re.compile(r"\d.*")

_WORDING = ("words", "numerals")

OFTEN = 3
"""From how many findings on a habit is reported once."""

BARE = 2
"""Words found that are no longer than this say little without their neighbours."""

AROUND = 8
"""How many characters beside them a message then shows, within their clause."""

_MARK = re.compile(r"[，。；：！？、\s]")


def check(
    source: Document | str | Iterable[Document],
    type: str | None = None,  # noqa: A002 - the word of the command line and of the corpus
    rules: Sequence[str] | None = None,
    lang: str = "en",
    *,
    package: WordFile | Mapping[str, WordFile] | None = None,
) -> pd.DataFrame:
    """What is wrong with a draft, by rule.

    Parameters
    ----------
    source : Document, str or several documents
        A text stands for the documents that are read from it.
    type : str, optional
        The type (文种) it is meant to be; without it, what its title or text says.
    rules : sequence of str, optional
        Ids (T05) or letters of groups (T); without it, all rules a text can be held against.
    lang : {"en", "zh"}
        The language of the messages.
    package : WordFile or mapping of WordFile, optional
        The .docx file the documents were read from, or several by the documents' `file`; with it,
        the rules that need it are used too.

    Returns
    -------
    pandas.DataFrame
        A layer; `label` is the rule's id. Own columns: `severity` (error, warning, advice), `tier`
        (regulation, standard, practice), `group`, `message` (what is wrong, who says so, why, what
        to do), `fix` (the words that should stand there, or None), `edits` (the changes that the
        fix makes, as (start, end, new words)) and `known` (what the message was filled with).

    Raises
    ------
    RuleError
        If a rule named does not exist.
    """
    check_language(lang)
    chosen = select(rules, needs=("text", "docx") if package else ("text",))
    kind = check_type(type)
    documents = documents_of(source)
    taken = taken_numbers(documents)

    def find(document: Document) -> list[dict[str, Any]]:
        file = package.get(document.file) if isinstance(package, Mapping) else package
        draft = Draft.of(document, kind, file, taken)
        return [_row(draft, one, found, lang) for one, found in findings(draft, chosen)]

    return make_layers(documents, find, FINDING_COLUMNS)


def documents_of(source: Document | str | Iterable[Document]) -> list[Document]:
    """The documents themselves, or those that are read from a text."""
    if isinstance(source, str):
        return read_text(source)
    return [source] if isinstance(source, Document) else list(source)


def select(names: Sequence[str] | None = None, *, needs: Sequence[str] = ("text",)) -> list[Rule]:
    """The rules with these ids, or whose ids begin with these letters; all without names.

    Raises
    ------
    RuleError
        If a name fits no rule.
    """
    known = load_rules()
    if names is None:
        return [one for one in known.values() if one.needs in needs]
    chosen: dict[str, Rule] = {}
    for name in names:
        group = {
            key: one
            for key, one in known.items()
            if name and _GROUP.sub("", key) == name and one.needs in needs
        }
        chosen |= group or {name: rule(name)}
    return list(chosen.values())


def check_type(kind: str | None) -> str | None:
    """The type itself, if it is one the kit knows (令 is 命令).

    Raises
    ------
    RuleError
        Naming the types there are.
    """
    if kind is None:
        return None
    kind = "命令" if kind == "令" else kind
    if kind not in (*STATUTORY, *OTHER_TYPES):
        raise RuleError(
            f"{kind!r} is no type of document; the statutory ones are {' '.join(STATUTORY)}"
        )
    return kind


def findings(draft: Draft, chosen: Iterable[Rule]) -> Iterator[tuple[Rule, Finding]]:
    """What each rule finds in a draft; a place is named once by each rule, a habit once in all."""
    for one in chosen:
        if one.types and draft.type not in one.types:
            continue
        if one.needs == "docx" and draft.package is None:
            continue
        function = CHECKS.get(one.id)
        unique = {
            (f.start, f.end): f for f in (function(draft) if function else _by_pattern(draft, one))
        }
        found = [f for f in unique.values() if not _only_mentioned(draft, one, f)][: one.most]
        if one.habit and len(found) >= OFTEN:
            found = [_together(found)]
        yield from ((one, finding) for finding in found)


def _only_mentioned(draft: Draft, one: Rule, found: Finding) -> bool:
    """Whether a fault of wording is quoted, as a list of faults quotes it."""
    return one.group in _WORDING and draft.is_mentioned(found.start, found.end)


def _together(found: Sequence[Finding]) -> Finding:
    """The first of many findings, with the number and the changes of all."""
    edits = [edit for one in found for edit in edits_of(one)]
    return found[0]._replace(known={**found[0].known, "times": len(found)}, edits=tuple(edits))


def edits_of(found: Finding) -> tuple[tuple[int, int, str], ...]:
    """The changes that repair a finding, none where only a person can."""
    if found.edits or found.fix is None:
        return found.edits
    return ((found.start, found.end, found.fix),)


def _by_pattern(draft: Draft, one: Rule) -> Iterator[Finding]:
    """The matches of a rule's own pattern, titles of other documents left out."""
    if one.find is None:
        return
    text = draft.document.text if one.raw else draft.text
    for block in draft.document.of_kind(*one.where):
        for match in one.find.finditer(text[block.start : block.end]):
            start, end = block.start + match.start(), block.start + match.end()
            if start == end or (not one.quoted and draft.is_titled(start)):
                continue
            fix = match.expand(one.fix) if one.fix is not None else None
            yield Finding(start, end, fix)


def _beside(text: str, found: Finding) -> tuple[str, str]:
    """What stands in the clause before words found, or, where they begin it, behind them."""
    before = _MARK.split(text[max(0, found.start - AROUND) : found.start])[-1]
    return before, "" if before else _MARK.split(text[found.end : found.end + AROUND])[0]


def _row(draft: Draft, one: Rule, found: Finding, lang: str) -> dict[str, Any]:
    words = draft.document.text[found.start : found.end]
    known = {**found.known, "fix": found.fix}
    if len(words) <= BARE:
        known["lead"], known["tail"] = _beside(draft.document.text, found)
    return {
        "start": found.start, "end": found.end, "label": one.id, "severity": one.severity,
        "tier": one.tier, "group": one.group, "message": message(one, words, known, lang),
        "fix": found.fix, "edits": edits_of(found), "known": known,
    }  # fmt: skip


def worst(layer: pd.DataFrame) -> str | None:
    """The gravest severity in a layer of findings, None where it is empty."""
    return next((one for one in SEVERITIES if (layer["severity"] == one).any()), None)
