"""Checks of a `repair`: named functions of the kit that say whether a version is sound.

An exercise file names a check, with its argument where it takes one: `title: 通知`, `doc_number`,
`lacks: 的通知的`. `rules: [T05]` asks the rules of the draft checker.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gongwen.drafting import RuleError, rule
from gongwen.drafting import check as check_draft
from gongwen.exercises.model import Text
from gongwen.exercises.normal import with_marks
from gongwen.reading.markers import marker_at
from gongwen.reading.read import read_text
from gongwen.structure import describe

_NUMBER = re.compile(r"[一-龥]{1,12}〔(?:19|20)\d{2}〕[1-9]\d*号")
_DATE = re.compile(r"(?:19|20)\d{2}年(?:[1-9]|1[0-2])月(?:[1-9]|[12]\d|3[01])日")
_SOUND = {
    "cjk_comma": r"[一二三四五六七八九十]+、(?!\s)",
    "cjk_paren": r"[（(][一二三四五六七八九十]+[）)](?![、，．.,])",
    "arabic": r"\d+[.．](?!、)",
    "arabic_paren": r"[（(]\d+[）)](?![、，．.,])",
    "di": r"第[一二三四五六七八九十]+[，,]",
    "shi": r"[一二三四五六七八九十]是(?![，：,:])",
    "seq": r"(?:首先|其次|再次|最后)[，,]",
}
_UPWARD = {"请示": r"(?:以上(?:请示|请求|意见|事项)，)?(?:是否(?:妥当|可行)|[妥当可]否)，"
           r"[敬恳]?请(?:予)?(?:批示|批复|审批|指示)。", "报告": r"特此报告。|以上报告，请审阅。",
           "函": r"(?:请予?(?:函复|支持|复函)|盼复|特此函[达告商复询])[^\n]{0,6}。",
           "通知": r"特此通知。|请(?:认真)?(?:遵照|贯彻|按照)[^\n]*执行。",
           "批复": r"(?:特此|此)批?复。"}  # fmt: skip


class CheckError(ValueError):
    """A check is named or used wrongly; the message says what to write."""


@dataclass(frozen=True)
class Check:
    """A check with its argument: its name in the exercise, what it asks for, and the test itself."""

    name: str
    says: Text
    passes: Callable[[str], bool]


def _title(text: str, kind: str) -> bool:
    """Whether a title names the matter once and ends with the type of document."""
    bare = text.rstrip("》")
    return (
        bool(re.fullmatch(rf"[^\n]*关于[^\n]+的{kind}", bare))
        and bare.count("关于") == 1
        and not re.search(r"[。；，,;.]$", text)
    )


def _addressee(text: str, wanted: str) -> bool:
    """Whether a line addresses a body (or exactly `wanted`) and ends in a full-width colon."""
    said = describe(
        read_text(f"关于开展检查工作的通知\n{text}\n现将有关事项通知如下：\n一、检查。")[0]
    )
    return (
        text.endswith("：")
        and said["addressee"] is not None
        and (not wanted or with_marks(wanted) == with_marks(said["addressee"]))
    )


def _closing(text: str, kind: str) -> bool:
    if kind not in _UPWARD:
        raise CheckError(f"closing: {kind!r} has no set closing; write {', '.join(_UPWARD)}")
    return bool(re.fullmatch(_UPWARD[kind], text))


def _heading_number(text: str, kind: str) -> bool:
    """Whether every line begins with a number of this kind and the mark that belongs to it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and all(
        (mark := marker_at(line)) is not None
        and mark.kind == kind
        and re.match(_SOUND[kind], line) is not None
        for line in lines
    )


def _length(text: str, bounds: str) -> bool:
    least, _, most = bounds.partition("-")
    return int(least) <= len(re.findall(r"[\u4e00-\u9fff]", text)) <= int(most or least)


def _rules(text: str, names: str) -> bool:
    """Whether the draft checker finds nothing against these rules in a text."""
    return check_draft(text, rules=names.split()).empty


CHECKS: dict[str, Callable[[str, str], bool]] = {
    "title": _title,
    "addressee": _addressee,
    "closing": _closing,
    "heading_number": _heading_number,
    "doc_number": lambda text, _: bool(_NUMBER.fullmatch(text)),
    "date": lambda text, _: bool(_DATE.fullmatch(text)),
    "contains": lambda text, words: with_marks(words) in with_marks(text),
    "lacks": lambda text, words: with_marks(words) not in with_marks(text),
    "pattern": lambda text, pattern: re.search(pattern, text) is not None,
    "length": _length,
    "rules": _rules,
}
"""Every check by name: `(answer, argument) -> whether it passes`."""

_PLAIN = ("addressee", "doc_number", "date")


def make_check(entry: Any) -> Check:
    """A check from its entry in an exercise file: `doc_number`, or `{lacks: 、}`, or with `name`.

    Raises
    ------
    CheckError
        If there is no such check, or its argument cannot be used.
    """
    fields = {entry: ""} if isinstance(entry, str) else entry
    if not isinstance(fields, dict) or len([one for one in fields if one != "name"]) != 1:
        raise CheckError(f"{entry!r} is no check; write one of {', '.join(CHECKS)}")
    name = next(one for one in fields if one != "name")
    if name not in CHECKS:
        raise CheckError(f"{name!r} is no check; write one of {', '.join(CHECKS)}")
    argument = fields[name]
    argument = " ".join(argument) if isinstance(argument, list) else argument
    _check_argument(name, argument)
    test = CHECKS[name]
    says = Text.of(f"check.{name}", what=argument)
    return Check(str(fields.get("name", name)), says, lambda text: test(text, argument))


def _check_argument(name: str, argument: str) -> None:
    if not argument and name not in _PLAIN:
        raise CheckError(f"{name} needs an argument; write {name}: …")
    if name == "heading_number" and argument not in _SOUND:
        raise CheckError(f"heading_number: {argument!r}; write one of {', '.join(_SOUND)}")
    if name == "closing" and argument not in _UPWARD:
        raise CheckError(f"closing: {argument!r}; write one of {', '.join(_UPWARD)}")
    if name == "rules":
        for one in argument.split():
            try:
                rule(one)
            except RuleError as error:
                raise CheckError(f"rules: {error}") from error
    if name == "length" and not re.fullmatch(r"\d+(?:-\d+)?", argument):
        raise CheckError(f"length: {argument!r}; write hanzi as 6 or 4-8")
    if name == "pattern":
        try:
            re.compile(argument)
        except re.error as error:
            raise CheckError(f"pattern: {argument!r} is no regular expression: {error}") from error
