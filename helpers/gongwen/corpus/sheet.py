"""The data sheet's figures, counted from the files, and their place in `README.md`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from gongwen.corpus.check_repeats import SHORTEST, check_repeats
from gongwen.corpus.collection import Corpus
from gongwen.corpus.header import CorpusError
from gongwen.corpus.splits import SECOND, SPLITS
from gongwen.matching import agreement
from gongwen.profile import profile

BEGIN = "<!-- figures: begin; written by `python -m gongwen.corpus update`, not by hand -->"
END = "<!-- figures: end -->"

_NAMES = {
    "kind": "Kind",
    "level": "Level",
    "quality": "Quality",
    "register": "Register",
}


def data_sheet(corpus: Corpus, other: Corpus | None = None) -> str:
    """The figures of a corpus as Markdown: counts by type, kind, level, quality, year and split.

    Parameters
    ----------
    corpus : Corpus
        From `load()`.
    other : Corpus, optional
        From `load(other=True)`.

    Returns
    -------
    str
        Markdown that begins with a heading of the second level.
    """
    table = corpus.describe()
    parts = [
        "## Figures",
        _summary("Texts", table),
        _split(table),
        *([_summary("Texts of other registers", other.describe())] if other else []),
        "### By type",
        _by_type(table),
        *(part for name in _NAMES for part in (f"### {_NAMES[name]}", _by(table, name))),
        "### Years",
        _by(table.assign(year=table["date"].str[:4]), "year"),
        *(["### Other registers", _by(other.describe(), "type")] if other else []),
        *(["### Gold", _gold(corpus), *_agreement(corpus)] if corpus.layers else []),
        *_profile(corpus),
        *_repeats(corpus),
    ]
    return "\n\n".join(parts)


def _summary(name: str, table: pd.DataFrame) -> str:
    hanzi = table["hanzi"]
    return (
        f"{name}: {len(table)}, with {hanzi.sum():,} hanzi in {table['sentences'].sum():,} "
        f"sentences; from {hanzi.min():,} to {hanzi.max():,} hanzi, half of them under "
        f"{hanzi.median():,.0f}."
    )


def _split(table: pd.DataFrame) -> str:
    test = table["split"] == "test"
    share = table.loc[test, "hanzi"].sum() / table["hanzi"].sum()
    return (
        f"Test: {test.sum()} texts ({test.mean():.0%}), {share:.0%} of the hanzi: those whose "
        "number in the id is 2, 5, 8, …; all others are dev. Texts that answer one another may "
        "fall on both sides, so test shares places and facts with dev, but no text."
    )


def _by_type(table: pd.DataFrame) -> str:
    rows = [
        (
            name,
            ", ".join(
                f"{variant} {count}" for variant, count in texts["variant"].value_counts().items()
            ),
            len(texts),
            f"{texts['hanzi'].sum():,}",
            (texts["split"] == "dev").sum(),
            (texts["split"] == "test").sum(),
        )
        for name, texts in table.groupby("type")
    ]
    rows.sort(key=lambda row: (-row[2], row[0]))
    return _markdown(("type", "variants", "texts", "hanzi", "dev", "test"), rows)


def _by(table: pd.DataFrame, column: str) -> str:
    groups = table.groupby(table[column].fillna("none"))["hanzi"].agg(["size", "sum"])
    rows = [(name, size, f"{total:,}") for name, size, total in groups.itertuples(name=None)]
    if column != "year":
        rows.sort(key=lambda row: (-row[1], row[0]))
    return _markdown((column, "texts", "hanzi"), rows)


def _gold(corpus: Corpus) -> str:
    rows = [
        (
            layer,
            *(len(corpus.annotated(layer, part)) for part in SPLITS),
            *(f"{len(corpus.gold(layer, part)):,}" for part in SPLITS),
            len(corpus.annotated(layer, SECOND)),
        )
        for layer in corpus.layers
    ]
    heads = ("layer", "texts dev", "texts test", "spans dev", "spans test", "texts marked twice")
    return _markdown(heads, rows)


_OVERLAP = {"words": 1.0}
"""Layers in which only spans with the same ends agree."""


def _agreement(corpus: Corpus) -> Iterator[str]:
    """How far two annotators agree who marked the same texts without seeing each other's work."""
    rows = []
    for layer in corpus.layers:
        twice = corpus.annotated(layer, SECOND)
        if len(twice):
            overlap = _OVERLAP.get(layer, 0.5)
            table = agreement(
                corpus.gold(layer), corpus.gold(layer, SECOND), twice, overlap=overlap
            )
            last = table.iloc[-1]
            rows.append(
                (
                    layer,
                    len(twice),
                    last["first"],
                    last["second"],
                    *map(_share, last[["f1", "kappa"]]),
                )
            )
    if rows:
        yield "### Agreement of two annotators"
        yield (
            "F1 of spans with the same label that share at least half of their union (words: all of "
            "it); Cohen's κ of the label that covers most of each block. Both versions are kept."
        )
        yield _markdown(("layer", "texts", "first", "second", "span F1", "κ"), rows)


def _share(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.2f}"


def _profile(corpus: Corpus) -> Iterator[str]:
    """How the speeches compare with found ones, and where and why they do not."""
    speeches = corpus.where(type="讲话稿")
    if not len(speeches):
        return
    table = profile(speeches)
    yield "### Speeches beside found ones"
    yield (
        f"Of {len(table)} figures of thirteen found speeches, {table['within'].sum()} lie within "
        "30 % for the composed speeches (讲话稿). The others, and why:"
    )
    rows = [
        (row.en, row.unit, row.found, row.here, row.ratio, row.reason_en)
        for row in table[~table["within"]].itertuples()
    ]
    yield _markdown(("measure", "unit", "found", "here", "ratio", "why"), rows)


def _repeats(corpus: Corpus) -> Iterator[str]:
    """The passages that unrelated texts share."""
    rows = [(finding.document, finding.en) for finding in check_repeats(corpus)]
    yield "### Passages shared by chance"
    yield (
        f"Runs of {SHORTEST} hanzi or more, without titles, quotations, figures, addressees and "
        "sign-offs, in texts of which neither relates to the other"
        + (":" if rows else ": there are none.")
    )
    if rows:
        yield _markdown(("text", "finding"), rows)


def _markdown(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|")


def with_sheet(readme: str, sheet: str) -> str:
    """The data sheet's text with these figures between its markers.

    Raises
    ------
    CorpusError
        If the text does not have the two markers, each once.
    """
    if readme.count(BEGIN) != 1 or readme.count(END) != 1:
        raise CorpusError(f"README.md needs the lines {BEGIN} and {END}, each once")
    before, rest = readme.split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n\n{sheet}\n\n{END}{after}"


def write_sheet(corpus: Corpus, other: Corpus | None = None) -> Path:
    """Write the figures into the corpus's `README.md`; its path.

    Raises
    ------
    CorpusError
        If the corpus has no folder, or its `README.md` no markers.
    """
    if corpus.folder is None:
        raise CorpusError("only a corpus of the shipped layout has a data sheet")
    path = corpus.folder / "README.md"
    if not path.is_file():
        raise CorpusError(f"{path}: does not exist; write one with the lines {BEGIN} and {END}")
    text = with_sheet(path.read_text(encoding="utf-8"), data_sheet(corpus, other))
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
