"""`python -m gongwen.rhetoric trial` and `… learn`: how well 对偶 generalises; its weights anew."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from gongwen.corpus import find_corpus, load
from gongwen.rhetoric.learning_command import run
from gongwen.rhetoric.pair_learning import (
    FILE,
    Annotated,
    annotated,
    examples,
    invented,
    learn,
    trial,
    write,
)

USAGE = """\
python -m gongwen.rhetoric trial     scores of parallelism with each text held out
python -m gongwen.rhetoric learn     write data/rhetoric/pairs.tsv anew
The texts are the annotated dev texts of the corpus and of its folder speeches; weights are learned
from the sentences of data/rhetoric/pair_examples.tsv too.
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    return run(arguments, USAGE, _learned, lambda: trial(_texts()))


def _texts() -> list[Annotated]:
    return annotated(load()) + annotated(load(find_corpus() / "speeches"))


def _learned() -> Iterator[Path]:
    texts = _texts()
    write(learn(examples([*texts, *invented()])), len(texts))
    yield FILE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
