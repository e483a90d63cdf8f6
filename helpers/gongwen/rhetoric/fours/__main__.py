"""`python -m gongwen.rhetoric.fours trial` and `… learn`: how well units are told; weights anew."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from gongwen.corpus import CorpusError
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
    if arguments not in (["trial"], ["learn"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        texts = shipped_texts()
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    table, within = examples([*texts, *sentences()]), examples_inside(texts)
    if arguments == ["learn"]:
        _write(FILE, table, "between marks", "fourchar_examples.tsv and the dev texts")
        _write(INSIDE, within, "that a list has, inside a clause,", "the dev texts")
    else:
        sys.stdout.write(trial(texts, table, within).round(3).to_string(index=False) + "\n")
    return 0


def _write(file: Path, table: Sequence[Example], where: str, sources: str) -> None:
    made = table_of(learn(table)).to_csv(sep="\t", index=False, lineterminator="\n")
    head = HEAD.format(name=file.stem, where=where, sources=sources)
    file.write_text(head + made, encoding="utf-8")
    sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
