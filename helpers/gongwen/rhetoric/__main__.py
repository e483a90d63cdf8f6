"""`python -m gongwen.rhetoric trial` and `… learn`: how well 对偶 generalises; its weights anew."""

from __future__ import annotations

import sys

from gongwen.corpus import CorpusError, find_corpus, load
from gongwen.rhetoric.pair_learning import (
    FILE,
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
    if arguments not in (["trial"], ["learn"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        texts = annotated(load()) + annotated(load(find_corpus() / "speeches"))
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if arguments == ["learn"]:
        write(learn(examples([*texts, *invented()])), len(texts))
        sys.stdout.write(f"{FILE}\n")
    else:
        sys.stdout.write(trial(texts).round(3).to_string(index=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
