"""Templates of the fifteen statutory types: parts by the checker's rules, words by their moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from gongwen.drafting.bodies import UPWARD
from gongwen.drafting.engine import check_type
from gongwen.drafting.rules import RuleError, load_rules
from gongwen.reading.counters import chinese

_FILE = Path(__file__).parents[1] / "data" / "templates" / "types.yaml"

_OWN = ("types", "moves", "attachments", "type")
_PUBLIC = ("决议", "公报", "公告", "通告", "命令")
"""Types that are published, so that nobody is sent a copy."""


_HEADS = {"函": "{issuer}", "纪要": "{head}"}
"""Red heads other than ×××文件: a letter's bare name, the name of the minutes."""


@lru_cache(maxsize=1)
def _data() -> Mapping[str, Any]:
    found: Mapping[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


def template_types() -> tuple[str, ...]:
    """The types that there are templates for."""
    return tuple(_data()["types"])


def template_fields(kind: str) -> dict[str, str]:
    """What a template of this type is filled with, by name; each can be given to `template`.

    Raises
    ------
    RuleError
        If there is no template of this type.
    """
    known = _data()["types"]
    kind = check_type(kind) or ""
    if kind not in known:
        raise RuleError(f"there is no template for {kind!r}; choose from {' '.join(known)}.")
    given = {**_data()["shared"], **known[kind]}
    return {name: str(value) for name, value in given.items() if name not in _OWN}


def template(kind: str, **fields: str) -> str:
    """A whole document of a type, its invented content put where the rules want it.

    Parameters
    ----------
    kind : str
        One of the fifteen statutory types; 令 is 命令.
    **fields
        Other values for `template_fields(kind)`, such as `issuer` and `matter`.

    Returns
    -------
    str
        A text with a blank line between paragraphs; the draft checker finds no error in it.

    Raises
    ------
    RuleError
        If there is no such type or field.
    """
    known = template_fields(kind)
    kind = check_type(kind) or ""
    if unknown := sorted(set(fields) - set(known)):
        raise RuleError(f"{kind}: no field {', '.join(unknown)}; there are {', '.join(known)}.")
    values = {**known, **fields, "type": kind}
    return "\n\n".join(_Template(kind, values).lines()) + "\n"


class _Template:
    """The lines of one template."""

    def __init__(self, kind: str, values: Mapping[str, str]) -> None:
        self._kind = kind
        self._values = values
        self._data = _data()["types"][kind]

    def lines(self) -> Iterator[str]:
        """The lines from the red head to the imprint."""
        yield from self._head()
        yield from self._body()
        yield from self._attachments()
        yield from self._end()

    def _say(self, words: str) -> str:
        # Twice, because a value may name another value.
        return words.format(**self._values).format(**self._values)

    def _has(self, name: str) -> bool:
        return bool(self._values.get(name))

    def _bound_by(self, rule: str) -> bool:
        """Whether a rule of the draft checker speaks of this type."""
        return self._kind in load_rules()[rule].types

    def _head(self) -> Iterator[str]:
        order = self._bound_by("T24")
        if self._has("code"):
            yield self._say(_HEADS.get(self._kind, "{issuer}文件"))
            yield self._say("{code}〔{year}〕{count}号")
        if self._kind in (*UPWARD, "议案"):
            yield self._say("签发人：{signer}")
        yield self._title()
        if order:
            yield self._say("第{count}号")
        if self._has("adopted"):
            yield self._say("（{adopted}）")
        if not self._bound_by("T09b") and self._has("receivers"):
            yield self._say("{receivers}：")

    def _title(self) -> str:
        if self._has("name"):
            return self._say("{name}")
        if self._bound_by("T24"):
            return self._say("{issuer}令")
        return self._say(
            "{issuer}关于{matter}的{type}" if self._has("matter") else "{issuer}{type}"
        )

    def _body(self) -> Iterator[str]:
        """The moves in their order; those that end in a comma run on into the next."""
        held = ""
        for words in self._data["moves"].values():
            if isinstance(words, list):
                yield from (
                    f"{chinese(n)}、{self._say(one)}" for n, one in enumerate(words, start=1)
                )
                continue
            held += self._say(words)
            if not held.endswith("，"):
                yield held
                held = ""

    def _attachments(self) -> Iterator[str]:
        names = self._data.get("attachments", [])
        if len(names) == 1:
            yield f"附件：{names[0]}"
        for number, name in enumerate(names if len(names) > 1 else (), start=1):
            yield f"{'附件：' if number == 1 else ''}{number}.{name}"

    def _end(self) -> Iterator[str]:
        if self._bound_by("T25"):
            named = (("出席", "attended"), ("请假", "excused"), ("列席", "observing"))
            yield from (self._say(f"{name}：{{{field}}}。") for name, field in named)
            return
        if not self._has("adopted"):
            yield self._say("{office}　{signer}" if self._bound_by("T24") else "{issuer}")
            yield self._say("{date}")
        if self._bound_by("T16b"):
            yield self._say("（联系人：{contact}）")
        if self._kind not in _PUBLIC:
            yield self._say("抄送：{copies}。")
        if self._kind not in (*_PUBLIC, "函"):
            yield self._say("{issuer}办公室　　{date}印发").replace("办公室办公室", "办公室")
