"""TEI P5: a corpus as one `teiCorpus`, its layers standing off as spans, writing side."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree
from lxml.builder import ElementMaker

from gongwen.corpus.collection import Corpus
from gongwen.documents import SPAN_COLUMNS, Document
from gongwen.exports.cells import Field, describe_column, to_cells
from gongwen.exports.parts import ExportError, Layers, as_corpus, check_layers, written
from gongwen.exports.tei_body import TEI, body

ID = "{http://www.w3.org/XML/1998/namespace}id"
_LICENCES = {
    "CC-BY-4.0": (
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Attribution 4.0",
    )
}
_PLACES = ("document", "start", "end", "text")

E = ElementMaker(namespace=TEI, nsmap={None: TEI})


def to_tei(
    corpus: Document | Iterable[Document], path: str | Path, layers: Layers | None = None
) -> Path:
    """Documents and layers as one TEI P5 file; the path of the file.

    Each document is a `TEI` with its header; its `body` has a `div` for each part and each heading,
    `head`, `p`, `list` and `item`, `opener` and `closer`. A block is one element: `n` has its
    numbering mark, `rend` its level and flags. Layers stand in `standOff`, a `spanGrp` each; a span
    runs between two points `#string-index(block, offset)` and has its own columns as features.
    Where each run of characters was read is the layer `source`; headers are in `xenoData` as JSON.

    Parameters
    ----------
    corpus : Corpus, Document or iterable of Document
        What to export.
    path : str or Path
        The file to write.
    layers : mapping of str to DataFrame, optional
        Layers over these documents, by name (`source` is taken).

    Raises
    ------
    ExportError
        If a layer does not fit the documents, or a text has a character that XML cannot hold.
    """
    documents = as_corpus(corpus)
    if layers and "source" in layers:
        raise ExportError("the layer name source is taken; give the layer another name")
    tables = check_layers(layers, documents) | {"source": _source_layer(documents)}
    fields = {
        name: [describe_column(str(column), table[column]) for column in table.columns]
        for name, table in tables.items()
    }
    root = E.teiCorpus(_corpus_header(documents, fields))
    for number, document in enumerate(documents, 1):
        root.append(_tei(document, f"d{number}", tables, fields))
    for element in root.iter():
        if element.tag not in _INLINE and element.getparent() is not None:
            element.tail = "\n"
    with written(path) as draft:
        etree.ElementTree(root).write(draft, encoding="utf-8", xml_declaration=True)
    return Path(path)


_INLINE = frozenset(
    f"{{{TEI}}}{name}" for name in ("seg", "fs", "f", "string", "numeric", "binary")
)


def _source_layer(corpus: Corpus) -> pd.DataFrame:
    """Where each run of characters was read, as a layer."""
    rows = []
    for document in corpus:
        start = 0
        for run in document.content.runs:
            end = start + run.length
            text = document.text[start:end]
            if run.length:
                rows.append((document.id, start, end, "run", text, run.line, run.column, run.step))
            start = end
    return pd.DataFrame(rows, columns=[*SPAN_COLUMNS, "line", "column", "step"])


def _tei(
    document: Document, name: str, tables: dict[str, pd.DataFrame], fields: dict[str, list[Field]]
) -> etree._Element:
    try:
        text = E.text(body(document, name))
        text.set("{http://www.w3.org/XML/1998/namespace}lang", "zh-Hans")
        groups = [
            _span_group(document, name, layer, tables[layer], fields[layer]) for layer in tables
        ]
        made = E.TEI(_header(document), text, E.standOff(*groups))
    except ValueError as error:
        raise ExportError(
            f"{document.id}: has a character that XML cannot hold ({error})"
        ) from error
    made.set(ID, name)
    return made


def _corpus_header(corpus: Corpus, fields: dict[str, list[Field]]) -> etree._Element:
    known = E.xenoData(json.dumps({"layers": fields}, ensure_ascii=False), type="application/json")
    return E.teiHeader(
        E.fileDesc(
            E.titleStmt(E.title("Documents exported by gongwen")),
            E.publicationStmt(E.p(f"{len(corpus)} documents; the licence of each stands with it.")),
            E.sourceDesc(E.p("The source of each document stands with it.")),
        ),
        known,
    )


def _header(document: Document) -> etree._Element:
    meta = document.meta
    title = E.titleStmt(E.title(str(meta.get("title") or document.id)))
    if meta.get("issuer"):
        title.append(E.author(str(meta["issuer"])))
    known = {
        "id": document.id,
        "file": document.file,
        "number": document.number,
        "meta": dict(meta),
    }
    header = E.teiHeader(
        E.fileDesc(
            title,
            E.publicationStmt(
                E.authority("gongwen"), E.idno(document.id, type="document"), _availability(meta)
            ),
            E.sourceDesc(E.p(_source(document))),
        )
    )
    header.append(E.profileDesc(*_profile(meta)))
    header.append(E.xenoData(json.dumps(known, ensure_ascii=False), type="application/json"))
    return header


def _availability(meta: Any) -> etree._Element:
    licence = meta.get("licence")
    if not licence:
        said = E.p("The text was found; whoever exported it answers for its use.")
        return E.availability(said, status="unknown")
    target, name = _LICENCES.get(licence, ("", str(licence)))
    return E.availability(E.licence(name, **({"target": target} if target else {})), status="free")


def _source(document: Document) -> str:
    said = "Composed for teaching; born digital." if document.meta.get("composed") else "Read from"
    return f"{said} {document.file}".strip()


def _profile(meta: Any) -> Iterator[etree._Element]:
    if meta.get("date"):
        yield E.creation(E.date(str(meta["date"]), when=str(meta["date"])))
    yield E.langUsage(E.language("Chinese", ident="zh-Hans"))
    terms = [
        E.term(str(meta[name]), type=name)
        for name in ("type", "variant", "kind", "level", "field", "register", "quality")
        if meta.get(name)
    ]
    if terms:
        yield E.textClass(E.keywords(*terms))


def _span_group(
    document: Document, name: str, layer: str, table: pd.DataFrame, fields: list[Field]
) -> etree._Element:
    """The spans of one layer in one document."""
    own = [field for field in fields if field["name"] not in _PLACES]
    names: list[str] = [field["name"] for field in own]
    kept = (table["document"] == document.id).to_numpy().nonzero()[0]
    mine = table.iloc[kept]
    cells = [to_cells(mine[column], field) for column, field in zip(names, own, strict=True)]
    columns = (mine[column].tolist() for column in ("start", "end", "text"))
    points = _Points(document, name)
    group = E.spanGrp(type=layer)
    for place, (start, end, text) in enumerate(zip(*columns, strict=True)):
        span = E.span(text, n=str(kept[place]))
        span.set("from", points.at(start))
        span.set("to", points.at(end))
        features = [
            E.f(_feature(field, cell), name=field["name"])
            for field, column in zip(own, cells, strict=True)
            if (cell := column[place]) is not None
        ]
        if features:
            span.append(E.fs(*features))
        group.append(span)
    return group


def _feature(field: Field, cell: str) -> etree._Element:
    if field["type"] in ("integer", "number"):
        return E.numeric(value=cell)
    if field["type"] == "boolean":
        return E.binary(value=cell)
    return E.string(cell)


class _Points:
    """Offsets of a document as points in its elements."""

    def __init__(self, document: Document, name: str) -> None:
        self._name = name
        self._block = [
            number for number, block in enumerate(document.blocks) for _ in range(len(_span(block)))
        ]
        self._starts = [block.start for block in document.blocks]

    def at(self, offset: int) -> str:
        number = self._block[offset]
        return f"#string-index({self._name}.b{number},{offset - self._starts[number]})"


def _span(block: Any) -> range:
    """The points of a block: before each character and behind the last."""
    return range(block.start, block.end + 1)
