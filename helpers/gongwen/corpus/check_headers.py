"""Checks of the headers: values, names, relations, the types that must be there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from gongwen.corpus.collection import Corpus
from gongwen.corpus.findings import Finding
from gongwen.documents import Document

VALUES = {
    "kind": ("statutory", "speech", "routine", "other"),
    "level": ("province", "city", "county", "town", "village", "school", "enterprise"),
    "register": ("written", "spoken"),
    "quality": ("good", "plain", "padded", "weak"),
    "licence": ("CC-BY-4.0",),
}
"""Values that a field of the header may have (`level` may be null)."""

STATUTORY = {
    **dict.fromkeys(("决议", "决定", "命令", "公报", "公告", "通告", "议案"), 2),
    **dict.fromkeys(("意见", "通知", "通报", "报告", "请示", "批复", "函", "纪要"), 3),
}
"""The fifteen statutory types and how many texts of each there must be."""

_ANSWERS = {("请示", "批复"), ("函", "函"), ("议案", "决定"), ("议案", "公告")}
"""Types of which one answers the other: they must name each other."""

_NUMBER = re.compile(r"(.+)〔(\d{4})〕(\d+)号")


def check_values(corpus: Corpus) -> Iterator[Finding]:
    """Values are known ones, the id is the file's name, the faults fit the quality."""
    for document in corpus:
        meta = document.meta
        for name, known in VALUES.items():
            value = meta[name]
            if value not in known and not (name == "level" and value is None):
                yield Finding(
                    document.id,
                    "error",
                    "value",
                    f"{name} is {value}; known are {', '.join(known)}",
                    f"{name} 为 {value}，应为 {'、'.join(known)} 之一",
                )
        if Path(document.file).stem != document.id:
            yield Finding(
                document.id,
                "error",
                "id",
                f"the file is called {Path(document.file).name}",
                f"文件名为 {Path(document.file).name}，与编号不符",
            )
        if (meta["quality"] == "weak") and not meta["faults"]:
            yield Finding(
                document.id,
                "error",
                "faults",
                "weak, but no faults are named",
                "质量为 weak 却未列缺陷",
            )
        if meta["quality"] == "good" and meta["faults"]:
            named = ", ".join(meta["faults"])
            yield Finding(
                document.id,
                "warning",
                "faults",
                f"good, but faults are named: {named}",
                f"质量为 good 却列有缺陷：{named}",
            )


def check_kinds(corpus: Corpus) -> Iterator[Finding]:
    """Texts of one type are of one kind; the statutory types are the fifteen."""
    kinds: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for document in corpus:
        kinds[document.meta["type"]][document.meta["kind"]].append(document.id)
        if (document.meta["type"] in STATUTORY) != (document.meta["kind"] == "statutory"):
            yield Finding(
                document.id,
                "error",
                "kind",
                f"{document.meta['type']} cannot be {document.meta['kind']}",
                f"{document.meta['type']} 不应归为 {document.meta['kind']}",
            )
    for name, found in kinds.items():
        if len(found) > 1:
            said = "; ".join(f"{kind}: {', '.join(ids)}" for kind, ids in found.items())
            yield Finding(
                "", "error", "kind", f"{name} has several kinds: {said}", f"{name}归类不一：{said}"
            )


def check_coverage(corpus: Corpus) -> Iterator[Finding]:
    """Every statutory type is there, and often enough."""
    if any(document.meta["kind"] == "other" for document in corpus):
        return
    for name, wanted in STATUTORY.items():
        count = len(corpus.where(type=name))
        if count < wanted:
            yield Finding(
                "",
                "warning" if count else "error",
                "coverage",
                f"{name}: {count} texts, at least {wanted} are wanted",
                f"{name}只有{count}篇，至少应有{wanted}篇",
            )


def check_relations(corpus: Corpus) -> Iterator[Finding]:
    """Related texts exist; a question and its answer name each other, the answer the later one."""
    for document in corpus:
        for name in document.meta["relates"]:
            if name == document.id or name not in corpus:
                yield Finding(
                    document.id,
                    "error",
                    "relates",
                    f"relates to {name}, which is {'itself' if name == document.id else 'not there'}",
                    f"所关联的 {name} {'即本篇' if name == document.id else '不存在'}",
                )
                continue
            yield from _pair(corpus, document, corpus[name])


def _pair(corpus: Corpus, document: Document, other: Document) -> Iterator[Finding]:
    types = document.meta["type"], other.meta["type"]
    if document.id not in other.meta["relates"]:
        must = types in _ANSWERS or types[::-1] in _ANSWERS
        must = must and not _has_partner(corpus, other, types[0])
        yield Finding(
            other.id,
            "error" if must else "info",
            "relates",
            f"{document.id} relates to this one, but not the other way round",
            f"{document.id} 关联本篇，本篇未关联 {document.id}",
        )
    if types in _ANSWERS and types[0] != types[1] and document.meta["date"] > other.meta["date"]:
        yield Finding(
            other.id,
            "error",
            "dates",
            f"answers {document.id} of {document.meta['date']} before it was written",
            f"答复早于来文 {document.id}（{document.meta['date']}）",
        )


def _has_partner(corpus: Corpus, document: Document, wanted: str) -> bool:
    """Whether another text of the wanted type and this one name each other."""
    named = [corpus[name] for name in document.meta["relates"] if name in corpus]
    return any(one.meta["type"] == wanted and document.id in one.meta["relates"] for one in named)


def check_numbers(corpus: Corpus) -> Iterator[Finding]:
    """No document number is used twice, and numbers of one year rise with the dates."""
    series: dict[tuple[str, str], list[tuple[int, str, str]]] = defaultdict(list)
    for document in corpus:
        if match := _NUMBER.fullmatch(document.meta["number"] or ""):
            code, year, number = match.groups()
            series[code, year].append((int(number), document.meta["date"], document.id))
    for (code, year), rows in series.items():
        rows.sort()
        for (n1, d1, first), (n2, d2, second) in pairwise(rows):
            if n1 == n2:
                en, zh, severity = f"has the number of {first}", f"与 {first} 同号", "error"
            elif d1 > d2:
                en = f"{code}〔{year}〕{n2}号 of {d2} comes after {n1}号 of {d1} ({first})"
                zh = f"{code}〔{year}〕{n2}号（{d2}）日期早于{n1}号（{d1}，{first}）"
                severity = "warning"
            else:
                continue
            yield Finding(second, severity, "number", en, zh)


def check_world(corpus: Corpus) -> Iterator[Finding]:
    """Speakers and document codes are those of the invented world in the data sheet."""
    sheet = corpus.folder / "README.md" if corpus.folder else None
    if sheet is None or not sheet.is_file():
        return
    world = sheet.read_text(encoding="utf-8").partition("## The world")[2]
    for document in corpus:
        number = _NUMBER.fullmatch(document.meta["number"] or "")
        speaker = (document.meta["issuer"] or "").rpartition(" ")[2]
        named = [number[1]] if number else []
        named += [speaker] if " " in (document.meta["issuer"] or "") else []
        for name in named:
            if name not in world and name.removesuffix("函") not in world:
                yield Finding(
                    document.id,
                    "warning",
                    "world",
                    f"{name} is not in the data sheet's world",
                    f"{name} 不在数据说明所列的虚构世界中",
                )
