"""TEI P5, reading side: the corpus and the layers that `to_tei` wrote."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree

from gongwen.corpus.collection import Corpus
from gongwen.documents import Block, Document, Run, Traced
from gongwen.exports.cells import Field, from_cells
from gongwen.exports.parts import Exported, ExportError, check_layers
from gongwen.exports.tei_body import ID, TEI, WITHIN

_POINT = re.compile(r"#string-index\((d\d+\.b\d+),(\d+)\)")
_KINDS = {"p": "paragraph", "item": "list_item", **{tag: kind for kind, tag in WITHIN.items()}}
_NAMES = {"t": TEI}


def from_tei(path: str | Path) -> Exported:
    """The corpus and the layers in a TEI file that `to_tei` wrote.

    Raises
    ------
    ExportError
        If the file is missing, is not XML, or is not what `to_tei` writes.
    """
    try:
        # large exports are our own; entities and the network stay off
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False, no_network=True)
        root = etree.parse(str(path), parser).getroot()
        fields = _known(root)["layers"]
        texts = [_Text(element) for element in root.iterchildren(f"{{{TEI}}}TEI")]
        tables = {name: _layer(texts, name, fields[name]) for name in fields}
        source = tables.pop("source")
        corpus = Corpus(tuple(text.document(source) for text in texts))
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error})") from error
    except etree.XMLSyntaxError as error:
        raise ExportError(f"{path}: is not XML ({error})") from error
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ExportError(f"{path}: is no TEI export of this kit ({error!r})") from error
    return Exported(corpus, check_layers(tables, corpus))


def _known(element: etree._Element) -> dict[str, Any]:
    """What the header of a corpus or a text has in its `xenoData`."""
    found = element.find("t:teiHeader/t:xenoData", _NAMES)
    return json.loads(found.text)


class _Text:
    """One `TEI` element: its header, its blocks, and its spans."""

    def __init__(self, element: etree._Element) -> None:
        self.known = _known(element)
        self.element = element
        self.blocks: list[Block] = []
        self.starts: dict[str, int] = {}
        pieces: list[str] = []
        reached = 0
        for block in element.iterfind("t:text/t:body//*", _NAMES):
            if ID in block.attrib:
                text = "".join(block.itertext())
                self.starts[block.get(ID)] = reached
                self.blocks.append(_block(block, reached, len(text)))
                pieces.append(text)
                reached += len(text) + 1
        self.text = "\n".join(pieces)

    def offset(self, point: str) -> int:
        """The offset in the document that a point stands for."""
        match = _POINT.fullmatch(point)
        if match is None:
            raise ValueError(f"{point!r} is no point in a text")
        return self.starts[match[1]] + int(match[2])

    def spans(self, layer: str) -> Iterator[tuple[int, int, int, str, dict[str, str]]]:
        """Row, start, end, text and features of each span of a layer."""
        path = f"t:standOff/t:spanGrp[@type='{layer}']/t:span"
        for span in self.element.iterfind(path, _NAMES):
            features = {f.get("name"): _value(f[0]) for f in span.iterfind("t:fs/t:f", _NAMES)}
            start, end = self.offset(span.get("from")), self.offset(span.get("to"))
            yield int(span.get("n")), start, end, span.text or "", features

    def document(self, source: pd.DataFrame) -> Document:
        """The document, its characters leading to where they were read."""
        mine = source[source["document"] == self.known["id"]]
        lengths = (mine["end"] - mine["start"]).tolist()
        columns = (mine[name].tolist() for name in ("line", "column", "step"))
        runs = tuple(Run(*row) for row in zip(lengths, *columns, strict=True))
        return Document(
            id=self.known["id"],
            content=Traced(self.text, runs),
            blocks=tuple(self.blocks),
            file=self.known["file"],
            number=self.known["number"],
            meta=self.known["meta"],
        )


def _block(element: etree._Element, start: int, length: int) -> Block:
    tag = etree.QName(element).localname
    rend = element.get("rend", "").split()
    levels = [int(token[6:]) for token in rend if token.startswith("level-")]
    heading = None
    seg = element.find("t:seg[@type='head']", _NAMES)
    if seg is not None:
        begin = start + len(element.text or "")
        heading = (begin, begin + len(seg.text or ""))
    return Block(
        kind=_KINDS.get(tag) or element.get("type"),
        start=start,
        end=start + length,
        level=levels[0] if levels else None,
        marker=element.get("n"),
        heading=heading,
        run_in="run-in" in rend,
        flags=tuple(token[5:] for token in rend if token.startswith("flag-")),
    )


def _value(element: etree._Element) -> str:
    return element.get("value") or element.text or ""


def _layer(texts: list[_Text], name: str, fields: list[Field]) -> pd.DataFrame:
    rows = sorted(
        ((text.known["id"], *span) for text in texts for span in text.spans(name)),
        key=lambda row: row[1],
    )
    if any(one[1] == two[1] for one, two in pairwise(rows)):
        raise ValueError(f"layer {name}: two spans have one number")
    places = {
        "document": [row[0] for row in rows],
        "start": [str(row[2]) for row in rows],
        "end": [str(row[3]) for row in rows],
        "text": [row[4] for row in rows],
    }
    columns = {
        field["name"]: from_cells(
            places.get(field["name"]) or [row[5].get(field["name"]) for row in rows], field
        )
        for field in fields
    }
    return pd.DataFrame(columns)
