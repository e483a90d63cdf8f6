"""Where the weights of 对偶 come from: a regression on annotated texts, and how it carries over."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from gongwen.corpus import Corpus
from gongwen.documents import Document
from gongwen.matching import scores
from gongwen.rhetoric.figure import Site
from gongwen.rhetoric.lexicon import read_table
from gongwen.rhetoric.pair_signs import SIGNS, signs
from gongwen.rhetoric.pairs import candidates, most_repeats, repeats
from gongwen.rhetoric.parallelism import parallelism, sites
from gongwen.rhetoric.regression import logistic
from gongwen.rhetoric.segments import bare
from gongwen.rhetoric.settings import BASE, Settings
from gongwen.words import default_segmenter
from gongwen.words.sentences import as_document

INVENTED = "invented-"
"""How the names of invented sentences begin."""

_BRACES = re.compile(r"[{}\[\]]")
_MARKED = re.compile(r"\{[^{}]+\}|\[[^\[\]]+\]")
_GOLD = ("start", "end", "label", "status", "kind")

Annotated = tuple[Document, pd.DataFrame]

FILE = Path(__file__).parents[1] / "data" / "rhetoric" / "pairs.tsv"
HEAD = """\
# pairs 1.0 — what speaks for and against two neighbours being a 对偶; see gongwen.rhetoric.settings.
# Made by `python -m gongwen.rhetoric learn` from {texts} annotated texts. Licence: CC BY 4.0.
"""

_WHOLE, _PARTLY = 0.9, 0.5
_BORDERLINE, _IN_SERIES = 0.5, 0.3
"""What a doubtful pair counts, and two neighbours inside a 排比, where runs decide first."""
_MADE_UP = 0.5
"""What an invented sentence counts beside a sentence of a text."""
_PENALTY = 3.0
_GIVEN = {"nouns": -1.0, "heads": -0.5, "quoted": 1.3}
"""Weights that are not learned: too few texts have the sign where nothing else decides.

Phrases of unlike build and nouns side by side are common in plain reports, of which the annotated
texts have few; 对偶 asks for one build by its definition.
"""


def annotated(corpus: Corpus) -> list[Annotated]:
    """The dev texts of a corpus that have parallelism as gold, each with its rows."""
    gold = corpus.gold("parallelism", "dev")
    return [
        (document, gold[gold["document"] == document.id])
        for document in corpus.annotated("parallelism", "dev")
    ]


def examples(texts: Sequence[Annotated]) -> pd.DataFrame:
    """Every two neighbours that may be a pair, with their signs.

    Returns
    -------
    pandas.DataFrame
        Columns `document`, `start`, `end`, `is_pair`, `weight` (0 where only a part of a pair was
        met), and the signs.
    """
    rows = [row for text in texts for row in _examples(*text)]
    return pd.DataFrame(rows, columns=["document", "start", "end", "is_pair", "weight", *SIGNS])


def _examples(document: Document, gold: pd.DataFrame) -> Iterator[dict[str, Any]]:
    settings = Settings()
    source = bare(document, default_segmenter())
    for site in sites(source, settings):
        for first in range(len(site.pieces) - 1):
            for members, places in candidates(site, first):
                if repeats(source, places) > most_repeats(len(places[0]), settings):
                    continue
                _, found = signs(site, first, members, places)
                start, end = _span(site, members, document)
                is_pair, weight = _truth(gold, start, end)
                own = {"document": document.id, "start": start, "end": end}
                yield own | {"is_pair": is_pair, "weight": weight} | found


def _span(site: Site, members: tuple[tuple[int, int], ...], document: Document) -> tuple[int, int]:
    spans = [site.source.span(*member, document.text) for member in members]
    return spans[0][0], spans[-1][1]


def _truth(gold: pd.DataFrame, start: int, end: int) -> tuple[bool, float]:
    """Whether gold has a pair here, and how much that counts."""
    weight = 1.0
    rows = zip(gold["start"], gold["end"], gold["label"], gold["status"], gold["kind"], strict=True)
    for left, right, label, status, kind in rows:
        shared = min(end, right) - max(start, left)
        share = shared / (max(end, right) - min(start, left))
        if label == "duiou" and share >= _PARTLY:
            if share < _WHOLE:
                return True, 0.0
            return True, _BORDERLINE if status == "borderline" else 1.0
        if label == "paibi" and kind != "structural" and shared == end - start:
            weight = _IN_SERIES
    return False, weight


def invented() -> list[Annotated]:
    """The sentences of `pair_examples.tsv` as texts: {} stands around a 对偶, [] around a doubtful one."""
    found = []
    for number, row in enumerate(read_table("pair_examples.tsv"), 1):
        made = as_document(_BRACES.sub("", row["text"]))
        document = Document(f"{INVENTED}{number}", made.content, made.blocks)
        found.append((document, pd.DataFrame(_marked(row["text"]), columns=list(_GOLD))))
    return found


def _marked(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """The 对偶 marked in a sentence, as rows of gold, in offsets of the sentence without marks."""
    for pair in _MARKED.finditer(text):
        start = pair.start() - sum(c in "{}[]" for c in text[: pair.start()])
        status = "borderline" if pair[0][0] == "[" else "clear"
        yield start, start + len(pair[0]) - 2, "duiou", status, "strict"


def learn(table: pd.DataFrame, without: Collection[str] = ()) -> dict[str, float]:
    """The weights of the signs, and `BASE`, that examples teach.

    Parameters
    ----------
    table : pandas.DataFrame
        As `examples` gives it.
    without : collection of str
        Documents to leave out.

    Returns
    -------
    dict
        Weights by sign, rounded to two decimals.

    Notes
    -----
    See `regression.logistic`. Invented sentences have more pairs than texts have, so
    that they get a base of their own, which is left out: they teach what a sign is worth, not how
    common pairs are.
    """
    kept = table[~table["document"].isin(list(without))]
    learned = [sign for sign in SIGNS if sign not in _GIVEN]
    made = kept["document"].str.startswith(INVENTED).to_numpy(dtype=np.float64)
    design = np.column_stack([kept[learned].to_numpy(dtype=np.float64), made])
    truth, share = (kept[name].to_numpy(dtype=np.float64) for name in ("is_pair", "weight"))
    share = share * np.where(made, _MADE_UP, 1.0)
    given = kept[list(_GIVEN)].to_numpy(dtype=np.float64) @ np.array(list(_GIVEN.values()))
    base, weights = logistic(design, truth, share, penalty=_PENALTY, given=given)
    own = dict(zip(learned, weights[:-1].round(2).tolist(), strict=True)) | _GIVEN
    return {BASE: round(base, 2)} | {sign: own[sign] for sign in SIGNS}


def settings_of(weights: dict[str, float], base: Settings | None = None) -> Settings:
    """Settings with learned weights."""
    signs_only = {name: weight for name, weight in weights.items() if name != BASE}
    return replace(base or Settings(), pair_base=weights[BASE], pair_weights=signs_only)


def write(weights: dict[str, float], texts: int, path: Path = FILE) -> None:
    """Write weights, learned from so many texts, as a table of the kit."""
    rows = "".join(f"{name}\t{weight:g}\n" for name, weight in weights.items())
    path.write_text(
        f"{HEAD.format(texts=texts)}sign\tweight\n{rows}", encoding="utf-8", newline="\n"
    )


def trial(texts: Sequence[Annotated], least: float | None = None) -> pd.DataFrame:
    """How parallelism does on each text with weights learned from the others.

    Parameters
    ----------
    texts : sequence of (Document, DataFrame)
        Texts with their gold.
    least : float, optional
        Another `Settings.pair_least`.

    Returns
    -------
    pandas.DataFrame
        Columns `document` (`all` in the last rows) and those of `gongwen.matching.scores`.
    """
    table = examples([*texts, *invented()])
    found, made = [], []
    for document, gold in texts:
        settings = settings_of(learn(table, without=[document.id]))
        if least is not None:
            settings = replace(settings, pair_least=least)
        layer = parallelism(document, settings)
        found.append(layer)
        made.append(
            scores(layer, gold.reset_index(drop=True), overlap=0.5).assign(document=document.id)
        )
    golds = pd.concat([gold for _, gold in texts], ignore_index=True)
    whole = scores(pd.concat(found, ignore_index=True), golds, overlap=0.5).assign(document="all")
    rows = pd.concat([*made, whole], ignore_index=True)
    return rows[["document", *[name for name in rows.columns if name != "document"]]]
