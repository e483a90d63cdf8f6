"""Numeral coinages (“六进两化”): slogans that are opaque unless their parts are listed nearby."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from gongwen.documents import Document, make_layers
from gongwen.rhetoric.slogans.glosses import gloss_of
from gongwen.rhetoric.slogans.listing import Gloss, counts
from gongwen.rhetoric.slogans.mentions import Mention, mentions
from gongwen.rhetoric.stretches import levelled
from gongwen.words.sentences import as_documents

COINAGE_COLUMNS = {
    "glossed": "object", "gloss": "object", "promised": "Int64", "listed": "Int64",
    "evidence": "object", "confidence": "float64",
}  # fmt: skip

_SURE = {"quoted": 0.85, "part": 0.8, "code": 0.8, "bare": 0.7, "counted": 0.7, "word": 0.65}
_FITS = 0.95


def coinages(source: Document | str | Iterable[Document]) -> pd.DataFrame:
    """Numeral and shorthand slogans: each first mention, and every mention with an explanation.

    A coinage is a short quoted name with a numeral that counts (“三畅”, “一超四罚”), an unquoted one
    of two numerals (三清单一平台), a numeral before a quoted word (三个“不”), quoted digits or
    articles for a programme (“1234”工作法, “30条”), a name that every office knows (四个意识), or a counted word
    whose parts are listed (三个到位). Idioms, dates, plans and images with a numeral are in `data/rhetoric/numerals.tsv` and are none.

    Parameters
    ----------
    source : Document, str, or several documents
        A text stands for a document with a paragraph on every line.

    Returns
    -------
    pandas.DataFrame
        A layer with the label `coinage`, quotation marks inside the span. Own columns: `glossed`
        (`yes`: the parts are listed nearby, behind the name or before it, and the count fits; `no`; `mismatch`: listed, but the
        count does not fit), `gloss` ((start, end) of the listing, or None), `promised` (parts by
        the numerals, 三清单一平台 = 4), `listed` (parts found), `evidence` and `confidence` (0–1).

    Notes
    -----
    Definition: the kit's guidelines for annotators, §7.
    """
    return make_layers(as_documents(source), _found, COINAGE_COLUMNS)


def _found(document: Document) -> Iterator[dict[str, Any]]:
    text = levelled(document.text)
    seen: set[str] = set()
    for name in mentions(document, text):
        gloss = gloss_of(text, name)
        fits = gloss is not None and gloss.parts in counts(name)
        if (name.words in seen and gloss is None) or (name.how in ("counted", "part") and not fits):
            continue
        seen.add(name.words)
        yield _row(text, name, gloss, fits=fits)


def _row(text: str, name: Mention, gloss: Gloss | None, *, fits: bool) -> dict[str, Any]:
    return {
        "start": name.start, "end": name.end, "label": "coinage",
        "glossed": "no" if gloss is None else "yes" if fits else "mismatch",
        "gloss": gloss and (gloss.start, gloss.end),
        "promised": sum(number for number, _ in name.parts) or None,
        "listed": gloss and gloss.parts,
        "evidence": text[gloss.start : gloss.end] if gloss else name.words,
        "confidence": _FITS if fits else _SURE[name.how],
    }  # fmt: skip
