"""Checks of the texts: that header and text agree, that marks and spaces are as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongwen.corpus.collection import Corpus
from gongwen.corpus.findings import Finding
from gongwen.corpus.loading import pieces
from gongwen.documents import Document
from gongwen.reading.plain import numbered_lines
from gongwen.structure import describe

_HANZI = r"\u4e00-\u9fff"
_HALF = re.compile(rf"(?<=[{_HANZI}”》）])[,;:!?()\"']|[,;:!?()\"'](?=[{_HANZI}“《（])")
_YEAR = re.compile(r"[\[(（【]\d{4}[\])）】]\d+号")
_SAID = {"title": "title", "addressee": "addressee", "number": "doc_number"}
_NAMES = {"title": "标题", "addressee": "主送或称谓", "number": "发文字号", "date": "日期"}


def check_agreement(corpus: Corpus) -> Iterator[Finding]:
    """Title, number, addressee and date of the header are those of the text."""
    for document in corpus:
        said = describe(document)
        for name, key in _SAID.items():
            yield from _compare(document, name, document.meta[name], said[key])
        yield from _compare_date(document, said["date"])


def _compare(
    document: Document, name: str, header: str | None, said: str | None
) -> Iterator[Finding]:
    if _bare(header) == _bare(said):
        return
    stands = bool(header) and _bare(header) in {_bare(line) for line in document.text.split("\n")}
    if stands and said is None:
        yield _finding(
            document,
            "warning",
            name,
            f"the reader does not see the {name} {header!r}, which the text has",
            f"文中有{_NAMES[name]}“{header}”，但未被识别",
        )
    else:
        yield _finding(
            document,
            "error",
            name,
            f"the header has the {name} {header!r}, the text {said!r}",
            f"表头的{_NAMES[name]}为“{header}”，正文为“{said}”",
        )


def _compare_date(document: Document, said: str | None) -> Iterator[Finding]:
    date = document.meta["date"]
    if date is None or document.meta["kind"] == "other":  # an essay is dated by its header alone
        return
    year, month, day = map(int, date.split("-"))
    written = f"{year}年{month}月{day}日"
    if written not in (said or document.text):
        yield _finding(
            document,
            "error",
            "date",
            f"the header has the date {date}, the text {said or 'none such'}",
            f"表头日期为 {date}，正文为 {said or '无此日期'}",
        )


def _bare(text: str | None) -> str:
    return re.sub(r"\s", "", text or "").rstrip("：:")


def check_reading(corpus: Corpus) -> Iterator[Finding]:
    """The reader sees one document in a file, and no page furniture."""
    for document in corpus:
        if corpus.folder is None:
            return
        count = pieces(corpus.folder.parent / document.file)
        if count > 1:
            yield Finding(
                document.id,
                "warning",
                "pieces",
                f"the reader sees {count} documents in this text",
                f"本篇会被读作{count}篇",
            )
        for block in document.of_kind("furniture", "part_title"):
            text = document.text_of(block)
            yield Finding(
                document.id,
                "warning",
                "furniture",
                f"the reader takes {text!r} for page furniture",
                f"“{text}”被当作网页杂项",
                document.origin(block.start).line,
            )


def check_marks(corpus: Corpus) -> Iterator[Finding]:
    """Punctuation beside hanzi is full-width, years of document numbers stand in 〔〕."""
    for document in corpus:
        for pattern, en, zh in (
            (_HALF, "half-width mark", "半角标点"),
            (_YEAR, "the year of a number belongs in 〔〕", "发文字号年份应用〔〕"),
        ):
            found = list(pattern.finditer(document.text))
            if not found:
                continue
            first = found[0].start()
            around = document.text[max(0, first - 6) : first + 6].replace("\n", " ")
            said = f"{en}: {len(found)} times, first {around!r}"
            one = _finding(document, "error", "marks", said, f"{zh}：{len(found)}处，如“{around}”")
            yield one._replace(line=document.origin(first).line)


def check_spaces(corpus: Corpus) -> Iterator[Finding]:
    """No line ends in white space or holds a tab, and the file ends with one line break."""
    if corpus.folder is None:
        return
    for document in corpus:
        raw = (corpus.folder.parent / document.file).read_bytes().decode("utf-8")
        for number, line in numbered_lines(raw):
            if line != line.rstrip() or "\t" in line:
                yield Finding(
                    document.id,
                    "error",
                    "spaces",
                    "a tab, or white space at the end of the line",
                    "行内有制表符或行末有空白",
                    number,
                )
        if "\r" in raw or not raw.endswith("\n") or raw.endswith("\n\n"):
            yield Finding(
                document.id,
                "warning",
                "spaces",
                "the file should end with one \\n and have no \\r",
                "文件应以一个换行符结尾，且不含回车符",
            )


def _finding(document: Document, severity: str, check: str, en: str, zh: str) -> Finding:
    """A finding; what a deliberately weak text does wrong is no error of the corpus."""
    excused = severity == "error" and document.meta["quality"] == "weak"
    return Finding(document.id, "info" if excused else severity, check, en, zh)
