"""Findings as text, as JSON objects and as SARIF, and a rule explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from gongwen.documents import Document
from gongwen.drafting.layout import standard_value
from gongwen.drafting.messages import message, shown
from gongwen.drafting.rules import SEVERITIES, Rule, load_rules
from gongwen.drafting.sources import source_names
from gongwen.labels import LANGUAGES, label, name_of

_SHORT = 4
_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def finding_rows(
    documents: Sequence[Document], layer: pd.DataFrame, lang: str = "en"
) -> Iterator[dict[str, Any]]:
    """The findings as objects: file, place, rule, severity, source, message in both languages.

    Lines are counted from 1, columns from 0, ends are exclusive. The words of a rule on private
    data are masked, and so is its fix.
    """
    known = load_rules()
    by_id = {document.id: document for document in documents}
    for row in layer.to_dict("records"):
        document, one = by_id[row["document"]], known[row["label"]]
        both = {name: message(one, row["text"], row["known"], name) for name in LANGUAGES}
        yield {
            "file": document.file,
            "document": document.number,
            "rule": one.id,
            "severity": one.severity,
            "tier": one.tier,
            "group": one.group,
            "source": one.words(lang),
            **document.where(row["start"], row["end"]),
            "text": shown(one, row["text"]) if one.private else row["text"],
            "message": both[lang],
            "messages": both,
            "fix": row["fix"],
            "mechanical": one.mechanical and len(row["edits"]) > 0,
        }


def text_lines(rows: Sequence[Mapping[str, Any]], files: Sequence[str], lang: str) -> Iterator[str]:
    """The findings as lines to read, the files without any, and the totals."""
    for row in rows:
        severity = name_of(row["severity"], lang, "severity")
        yield label(
            "finding.line", lang, **{**row, "severity": severity, "column": row["column"] + 1}
        )
    for file in files:
        if not any(row["file"] == file for row in rows):
            yield label("finding.none", lang, file=file)
    errors, warnings, advice = (sum(row["severity"] == one for row in rows) for one in SEVERITIES)
    if rows:
        yield label("finding.total", lang, errors=errors, warnings=warnings, advice=advice)


def sarif(rows: Sequence[Mapping[str, Any]], version: str, lang: str = "en") -> dict[str, Any]:
    """The findings in the Static Analysis Results Interchange Format 2.1.0.

    Editors and reviewing tools read it; columns are counted from 1 there.
    """
    used = [load_rules()[name] for name in dict.fromkeys(row["rule"] for row in rows)]
    driver = {
        "name": "gongwen",
        "version": version,
        "rules": [_sarif_rule(one, lang) for one in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "language": "zh-CN" if lang == "zh" else "en-US",
        "results": [_sarif_result(row) for row in rows],
    }
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }


def _sarif_rule(one: Rule, lang: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "shortDescription": {"text": one.demand[lang]},
        "fullDescription": {"text": f"{one.words(lang)} {one.demand[lang]}"},
        "help": {"text": one.reason[lang]},
        "defaultConfiguration": {"level": _LEVELS[one.severity]},
        "properties": {
            "group": one.group,
            "tier": one.tier,
            "scope": one.scope,
            "checked": one.checked,
        },
    }


def _sarif_result(row: Mapping[str, Any]) -> dict[str, Any]:
    region = {
        "startLine": row["line"],
        "startColumn": row["column"] + 1,
        "endLine": row["end_line"],
        "endColumn": row["end_column"] + 1,
    }
    place = {"artifactLocation": {"uri": row["file"].replace("\\", "/")}, "region": region}
    return {
        "ruleId": row["rule"],
        "level": _LEVELS[row["severity"]],
        "message": {"text": row["message"]},
        "locations": [{"physicalLocation": place}],
    }


def rule_fields(one: Rule, lang: str = "en") -> dict[str, str]:
    """A rule explained: what it demands, who says so, how grave, why, what to do, two examples."""
    fields = {
        "group": name_of(one.group, lang, "rule_group"),
        "tier": name_of(one.tier, lang, "tier"),
        "source": _source(one, lang),
        "checked": label(f"clause_checked.{one.checked or 'none'}", lang),
        "severity": name_of(one.severity, lang, "severity"),
        "demand": one.demand[lang],
        "reason": one.reason[lang],
        "repair": one.repair[lang].format_map(_Blank()),
    }
    if one.fire and one.fire[0].layout:
        changed = one.fire[0].layout
        right = {path: standard_value(path) for path in changed}
        fields |= {"fires": _settings(changed), "silent": _settings(right)}
    elif one.fire and one.silent:
        fired, spared = one.fire[0].text.strip(), one.silent[0].text.strip()
        fields |= {"fires": _apart(fired, spared), "silent": _apart(spared, fired)}
    return {label(f"rule_view.{name}", lang): value for name, value in fields.items()}


def _source(one: Rule, lang: str) -> str:
    """The source in full, with each clause and what it is about."""
    if not one.clauses:
        return one.source[lang]
    about = ("；" if lang == "zh" else "; ").join(clause.about[lang] for clause in one.clauses)
    about = f"（{about}）" if lang == "zh" else f" ({about})"
    name = source_names()[one.source["zh"]][lang]
    return f"{one.source[lang]} {one.clause[lang]}{about} · {name}"


def _settings(values: Mapping[str, Any]) -> str:
    """Values of the page's layout, a line each."""
    return "\n".join(f"{path} = {value!r}" for path, value in values.items())


def _apart(text: str, other: str) -> str:
    """The lines of a text that another one lacks, where both are long; else the whole text."""
    lines = [line for line in text.splitlines() if line.strip()]
    own = [line for line in lines if line not in other.splitlines()]
    return "\n".join(own if own and len(lines) > _SHORT else lines)


class _Blank(dict[str, str]):
    """Every field of a message, unknown as long as nothing is found."""

    def __missing__(self, key: str) -> str:
        return "……"
