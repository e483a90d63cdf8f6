"""The rules of the draft checker as data: what each demands, who says so, how sure it is.

They stand in `data/drafting/*.yaml`, one file a group. A rule that needs no more than a pattern has
it there (`find`, `fix`); the others have a function in `checks/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from gongwen.drafting.sources import CHECKED, Clause, cited
from gongwen.labels import check_language, label

TIERS = ("regulation", "standard", "practice")
"""Who demands it: the regulation on official documents, a national standard, common practice."""

SEVERITIES = ("error", "warning", "advice")
"""How a finding is to be taken, the gravest first."""

SCOPES = ("form", "content")
"""What a rule is about: marks, numbers and parts, or what is said to whom."""

BODY = ("paragraph", "heading", "list_item", "closing")
"""The kinds of block a pattern is looked for in, where a rule names none."""

_FOLDER = Path(__file__).parents[1] / "data" / "drafting"
_BASES = "bases.yaml"
_NO_RULES = (_BASES, "faults.yaml", "sources.yaml")


@dataclass(frozen=True)
class Fixture:
    """A short invented text that must fire or stay silent, with the type it is checked as.

    `layout` is for rules about .docx files: the text is set by GB/T 9704 with these values changed,
    as in `{"parts.title.size": 18}`.
    """

    text: str
    type: str | None = None
    layout: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One rule; `data/drafting` holds them all.

    `demand`, `reason`, `repair` and `message` (what is said of a finding instead of its words) are
    texts by language. A `habit` found often is reported once, with all its places. `conditional`
    rules come from a clause with “as a rule” or “may”, so they are never errors. `mechanical` says
    that the fix may be made without a person. `private` hides the found words in messages. `needs`
    is `docx` where only the file shows it.
    """

    id: str
    group: str
    tier: str
    source: Mapping[str, str]
    clause: Mapping[str, str]
    severity: str
    scope: str
    demand: Mapping[str, str]
    reason: Mapping[str, str]
    repair: Mapping[str, str]
    message: Mapping[str, str] = field(default_factory=dict)
    conditional: bool = False
    mechanical: bool = False
    private: bool = False
    needs: str = "text"
    types: tuple[str, ...] = ()
    where: tuple[str, ...] = BODY
    find: re.Pattern[str] | None = None
    fix: str | None = None
    raw: bool = False
    quoted: bool = False
    habit: bool = False
    most: int | None = None
    fire: tuple[Fixture, ...] = ()
    silent: tuple[Fixture, ...] = ()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses it cites, each with what it is about and how it was checked; none of practice."""
        return cited(self.source["zh"], self.clause["zh"]) if self.tier != "practice" else ()

    @property
    def checked(self) -> str:
        """How the clauses it cites were checked, the least sure one counting; empty of practice."""
        return max((one.checked for one in self.clauses), key=CHECKED.index, default="")

    def words(self, lang: str = "en") -> str:
        """The words with which the rule may be introduced, source and clause included.

        Only the regulation and the national standards “prescribe” (规定).
        """
        check_language(lang)
        return label(
            f"tier_words.{self.tier}", lang, source=self.source[lang], clause=self.clause[lang]
        )


class RuleError(ValueError):
    """A rule file that cannot be used, or a rule that does not exist."""


def rules(
    *, group: str | None = None, tier: str | None = None, needs: str | None = None
) -> list[Rule]:
    """The rules in the order of their files, all or those of one group, tier or need."""
    return [
        rule
        for rule in load_rules().values()
        if (group is None or rule.group == group)
        and (tier is None or rule.tier == tier)
        and (needs is None or rule.needs == needs)
    ]


def rule(name: str) -> Rule:
    """The rule with this id.

    Raises
    ------
    RuleError
        If there is none; the message names those that are near.
    """
    known = load_rules()
    if name in known:
        return known[name]
    near = [one for one in known if one[:1].casefold() == name[:1].casefold()]
    remedy = f"choose from {', '.join(near)}" if near else "`gongwen rule` lists them all"
    raise RuleError(f"there is no rule {name!r}; {remedy}.")


@lru_cache(maxsize=1)
def load_rules() -> dict[str, Rule]:
    """All rules by id."""
    bases: dict[str, str] = yaml.safe_load((_FOLDER / _BASES).read_text(encoding="utf-8"))
    found: dict[str, Rule] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        if path.name in _NO_RULES:
            continue
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for fields in content["rules"]:
            one = _rule({**content.get("defaults", {}), **fields}, path, bases)
            if one.id in found:
                raise RuleError(f"{path.name}: the rule {one.id} is there twice")
            found[one.id] = one
    return found


def _rule(fields: dict[str, Any], path: Path, bases: Mapping[str, str]) -> Rule:
    name = fields.get("id", "?")
    try:
        known = dict(fields)
        for text in ("source", "clause"):
            known[text] = _both(known.get(text, ""))
        for kind in ("fire", "silent"):
            known[kind] = tuple(_fixture(one, bases) for one in known.get(kind, ()))
        for several in ("types", "where"):
            if several in known:
                known[several] = tuple(known[several])
        known["find"] = _pattern(known.get("find"))
        one = Rule(**known)
        one.clauses  # noqa: B018 - a clause that nobody checked stops the loading
    except (TypeError, KeyError, re.error) as error:
        raise RuleError(f"{path.name}, rule {name}: {error}") from error
    _refuse(one, path)
    return one


def _both(value: str | Mapping[str, str]) -> Mapping[str, str]:
    """A text that is the same in both languages, or one for each."""
    return {"en": str(value), "zh": str(value)} if not isinstance(value, Mapping) else value


def _pattern(value: str | Sequence[str] | None) -> re.Pattern[str] | None:
    if value is None:
        return None
    return re.compile(value if isinstance(value, str) else "|".join(value))


def _fixture(value: str | Mapping[str, Any], bases: Mapping[str, str]) -> Fixture:
    """A text as it stands, or a base text with changes: `{base: notice, put: {old: new}}`."""
    if isinstance(value, str):
        return Fixture(value)
    if "text" in value:
        return Fixture(value["text"], value.get("type"))
    text = bases[value["base"]]
    for old, new in value.get("put", {}).items():
        if old not in text:
            raise KeyError(f"the base {value['base']} has no {old!r}")
        text = text.replace(old, new)
    return Fixture(text, value.get("type"), value.get("layout", {}))


def _refuse(one: Rule, path: Path) -> None:
    """Stop at a rule whose fields contradict each other."""
    for value, allowed in (
        (one.tier, TIERS), (one.severity, SEVERITIES), (one.scope, SCOPES),
        (one.needs, ("text", "docx")),
    ):  # fmt: skip
        if value not in allowed:
            raise RuleError(f"{path.name}, rule {one.id}: {value!r} is none of {allowed}")
    if one.conditional and one.severity == "error":
        raise RuleError(f"{path.name}, rule {one.id}: a conditional clause is no error")
    if one.mechanical and one.needs == "text" and one.find and one.fix is None:
        raise RuleError(f"{path.name}, rule {one.id}: mechanical, but no fix is given")
