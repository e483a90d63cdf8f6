"""`python -m gongwen.rhetoric.fours trial` and `… learn`: how well units are told; weights anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from gongwen.rhetoric.fours.learning import (
    Example,
    examples,
    examples_inside,
    learn,
    sentences,
    shipped_texts,
    table_of,
)
from gongwen.rhetoric.fours.trial import trial
from gongwen.rhetoric.fours.weights import FILE, INSIDE
from gongwen.rhetoric.learning_command import run

USAGE = """\
python -m gongwen.rhetoric.fours trial    scores of units that no list has, each dev text held out
python -m gongwen.rhetoric.fours learn    write data/rhetoric/fourchar_weights.tsv anew
"""
HEAD = """\
# {name} 2.0: what the signs of a four-character unit {where} are worth for each kind
# made by: python -m gongwen.rhetoric.fours learn, from {sources}
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    return run(arguments, USAGE, _learned, _tried)


def _learned() -> Iterator[Path]:
    texts = shipped_texts()
    table, within = examples([*texts, *sentences()]), examples_inside(texts)
    yield _write(FILE, table, "between marks", "fourchar_examples.tsv and the dev texts")
    yield _write(INSIDE, within, "that a list has, inside a clause,", "the dev texts")


def _tried() -> pd.DataFrame:
    texts = shipped_texts()
    return trial(texts, examples([*texts, *sentences()]), examples_inside(texts))


def _write(file: Path, table: Sequence[Example], where: str, sources: str) -> Path:
    made = table_of(learn(table)).to_csv(sep="\t", index=False, lineterminator="\n")
    head = HEAD.format(name=file.stem, where=where, sources=sources)
    file.write_text(head + made, encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
