"""`python -m gongwen.rhetoric.opposition trial` and `… learn`: how well antitheses are told; weights."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from gongwen.corpus import find_corpus, load
from gongwen.rhetoric.learning_command import run
from gongwen.rhetoric.opposition.learning import (
    Text,
    annotated,
    examples,
    learn,
    passages,
    sentences,
    write,
)
from gongwen.rhetoric.opposition.trial import trial
from gongwen.rhetoric.opposition.weights import FILE

USAGE = """\
python -m gongwen.rhetoric.opposition trial     scores of antitheses with each text held out
python -m gongwen.rhetoric.opposition learn     write data/rhetoric/antithesis_weights.tsv anew
The texts are the annotated dev texts of the corpus and of its folder speeches, the speeches of
data/moves/passages.tsv and the sentences of data/rhetoric/antithesis_examples.tsv.
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    return run(arguments, USAGE, _learned, _tried)


def _texts() -> list[Text]:
    whole = annotated(load()) + annotated(load(find_corpus() / "speeches"))
    return [*whole, *passages()]


def _learned() -> Iterator[Path]:
    texts = _texts()
    write(learn(examples([*texts, *sentences()])), len(texts), FILE)
    yield FILE


def _tried() -> pd.DataFrame:
    texts = _texts()
    return trial(texts, examples([*texts, *sentences()]))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
