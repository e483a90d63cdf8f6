"""What `gongwen check` and `gongwen rule` print, as lines; the command line only prints them."""

from __future__ import annotations

import codecs
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import gongwen
from gongwen.documents import Document
from gongwen.drafting.docx.repairing import fix_docx
from gongwen.drafting.docx.word_file import WordFile
from gongwen.drafting.docx.writing import to_docx
from gongwen.drafting.engine import check, select
from gongwen.drafting.fixing import fix
from gongwen.drafting.report import finding_rows, rule_fields, sarif, text_lines
from gongwen.drafting.rules import SEVERITIES, RuleError, rule, rules
from gongwen.drafting.templates import template
from gongwen.labels import check_language, label, name_of
from gongwen.reading.decode import decode
from gongwen.reading.read import read_bytes

FORMATS = ("text", "json", "sarif")
"""The forms of a report."""

_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_PLAIN = (".txt", ".md", ".markdown", ".text")


@dataclass(frozen=True)
class Options:
    """How to check: as which type, by which rules, from which severity, reported how."""

    kind: str | None = None
    names: tuple[str, ...] | None = None
    severity: str = "advice"
    form: str = "text"
    lang: str = "en"


def checked(documents: Sequence[Document], options: Options) -> tuple[list[str], int]:
    """The report of a check as lines, and how many findings it has.

    Raises
    ------
    RuleError
        If a rule, type or severity does not exist.
    """
    if options.severity not in SEVERITIES:
        raise RuleError(
            f"{options.severity!r} is no severity; choose from {', '.join(SEVERITIES)}."
        )
    lang = options.lang
    layer = _found(documents, options)
    grave = SEVERITIES[: SEVERITIES.index(options.severity) + 1]
    rows = list(finding_rows(documents, layer[layer["severity"].isin(grave)], lang))
    if options.form == "text":
        files = list(dict.fromkeys(document.file for document in documents))
        return list(text_lines(rows, files, lang)), len(rows)
    report = rows if options.form == "json" else sarif(rows, gongwen.__version__, lang)
    return [json.dumps(report, ensure_ascii=False, indent=1)], len(rows)


def _found(documents: Sequence[Document], options: Options) -> pd.DataFrame:
    """The findings of all files; what a Word file itself shows is checked with it."""
    files = {document.file for document in documents}
    words = {file: WordFile.open(file) for file in files if file.lower().endswith(".docx")}
    return check(documents, options.kind, options.names, options.lang, package=words)


def repaired(
    files: Sequence[Path], output: Path, options: Options, *, overwrite: bool = False
) -> str:
    """One line on what was repaired; the repaired text or Word file is a new file.

    Raises
    ------
    RuleError
        If there are several files, the output exists (and may not be overwritten) or is the file
        itself, or the file is neither plain text nor .docx.
    """
    if len(files) != 1:
        raise RuleError("--fix repairs one file at a time; name one file.")
    source = files[0]
    if output.exists() and output.samefile(source):
        raise RuleError(f"{output}: is the file itself, which stays as it is; name a new file.")
    if output.exists() and not overwrite:
        raise RuleError(f"{output}: exists; name a new file, or add --overwrite.")
    suffix = source.suffix.lower()
    if suffix not in (*_PLAIN, ".docx"):
        raise RuleError(f"{source}: --fix repairs plain text and .docx; save the text as .txt.")
    if (suffix == ".docx") != (output.suffix.lower() == ".docx"):
        raise RuleError(f"{output}: is of another kind than {source}; end it in {suffix}.")
    repair = _repaired_docx if suffix == ".docx" else _repaired_text
    changed, applied, left = repair(source, options)
    output.write_bytes(changed)
    count = sum(map(len, applied["edits"]))
    return label("finding.fixed", options.lang, file=output, count=count, rest=left)


def _repaired_text(source: Path, options: Options) -> tuple[bytes, pd.DataFrame, int]:
    """The repaired bytes, what was repaired, how many findings are left."""
    data = source.read_bytes()
    text, encoding, _ = decode(data, str(source))
    changed, applied = fix(text, options.kind, options.names, options.lang)
    left = len(check(changed, options.kind, options.names, options.lang))
    mark = next((one for one in _MARKS if data.startswith(one)), b"")
    return mark + changed.encode(encoding), applied, left


def _repaired_docx(source: Path, options: Options) -> tuple[bytes, pd.DataFrame, int]:
    kind, names, lang = options.kind, options.names, options.lang
    changed, applied = fix_docx(source.read_bytes(), kind, names, lang, name=str(source))
    package = WordFile.of(changed, str(source))
    left = len(check(read_bytes(changed, str(source)), kind, names, lang, package=package))
    return changed, applied, left


def written_template(kind: str, output: Path | None, lang: str = "en") -> str:
    """The template itself, or, where it went into a new file, one line that says so.

    Raises
    ------
    RuleError
        If there is no such type, the file exists, or is neither .docx nor .txt.
    """
    text = template(kind)
    if output is None:
        return text
    if output.exists():
        raise RuleError(f"{output}: exists; name a new file, so that nothing is overwritten.")
    if output.suffix.lower() == ".docx":
        output.write_bytes(to_docx(text))
    elif output.suffix.lower() in _PLAIN:
        output.write_text(text, encoding="utf-8")
    else:
        raise RuleError(f"{output}: a template is written as .docx or .txt.")
    return label("finding.template", lang, file=output, type=kind)


def listed(lang: str = "en") -> list[str]:
    """All rules, one a line: id, severity, who demands it, what."""
    check_language(lang)
    return [
        f"{one.id:6}{name_of(one.severity, lang, 'severity'):8}"
        f"{name_of(one.tier, lang, 'tier')}  {one.demand[lang]}"
        for one in rules()
    ]


def explained(name: str, lang: str = "en") -> list[str]:
    """A rule in full; a letter or several rules that begin alike are explained one by one.

    Raises
    ------
    RuleError
        If there is no such rule.
    """
    check_language(lang)
    found = [rule(name)] if name in {one.id for one in rules()} else select([name])
    lines = []
    for one in found:
        lines.append(one.id)
        for field, value in rule_fields(one, lang).items():
            indented = value.replace("\n", "\n    ")
            lines.append(
                f"  {field}: {indented}" if "\n" not in value else f"  {field}:\n    {indented}"
            )
    return lines
