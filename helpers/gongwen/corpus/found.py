"""Gold for a found page: where its spans stand, by line and column. The page itself is not shipped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from gongwen.corpus.header import CorpusError
from gongwen.corpus.loading import find_corpus
from gongwen.documents import SPAN_COLUMNS, Document, make_layer
from gongwen.reading.read import read

Part = Literal["test", "dev", "second"]

_SPAN = ("line", "column", "end_line", "end_column", "label")


def found_gold(
    pages: str | Path, layer: str, part: Part = "test"
) -> tuple[list[Document], pd.DataFrame]:
    """The annotated documents of the found page, and what an annotator marked in them.

    Parameters
    ----------
    pages : str or Path
        A folder that holds the page; it is known by its checksum, whatever its name.
    layer : str
        The layer of gold.
    part : {"test", "dev", "second"}
        The documents that only measure; those that detectors may be tuned on; or an independent
        second annotation of some that measure. No document where a layer has no such part.

    Returns
    -------
    list of Document, pandas.DataFrame
        The documents that were annotated for this layer, and the gold as a layer with the columns
        of its file; `status` is `clear` or `borderline`.

    Raises
    ------
    CorpusError
        If the folder does not hold the page, or there is no gold for the layer.
    """
    about = _about()
    if layer not in about["test"]:
        raise CorpusError(f"the found page has no gold for {layer!r}")
    documents = _read_once(_page(Path(pages), about["sha256"]), about["sha256"])
    numbers = about[part].get(layer, [])
    chosen = [documents[number - 1] for number in numbers]
    if not chosen:
        return [], pd.DataFrame(columns=list(SPAN_COLUMNS))
    rows = pd.read_csv(_folder() / part / f"{layer}.csv", keep_default_na=False)
    return chosen, pd.concat([_placed(one, rows) for one in chosen], ignore_index=True)


def layers_with_gold() -> list[str]:
    """The layers that the found page was annotated for."""
    return list(_about()["test"])


def _folder() -> Path:
    return find_corpus() / "reference" / "found_speeches" / "gold"


def _about() -> dict[str, Any]:
    about: dict[str, Any] = json.loads((_folder() / "about.json").read_text(encoding="utf-8"))
    return about


def _page(folder: Path, checksum: str) -> Path:
    for path in sorted(one for one in folder.glob("*") if one.is_file()):
        if sha256(path.read_bytes()).hexdigest() == checksum:
            return path
    raise CorpusError(
        f"{folder} does not hold the page that was annotated; its text may not be shipped"
    )


@lru_cache(maxsize=1)
def _read_once(page: Path, _checksum: str) -> list[Document]:
    """The documents of the page, which every layer asks for; its checksum says that it is the same."""
    return read(page)


def _placed(document: Document, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that begin in this document, their lines and columns turned into offsets."""
    offsets = {tuple(document.origin(at))[1:]: at for at in range(len(document.text))}
    spans = [
        {**_own(row), "start": offsets[begin], "end": offsets[end] + 1, "label": row["label"]}
        for row in rows.to_dict("records")
        if (begin := (row["line"], row["column"])) in offsets
        and (end := (row["end_line"], row["end_column"] - 1)) in offsets
    ]
    return make_layer(document, spans, [str(name) for name in rows if name not in _SPAN])


def _own(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): value for name, value in row.items() if name not in _SPAN}
