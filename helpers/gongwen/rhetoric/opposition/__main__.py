"""`python -m gongwen.rhetoric.opposition trial` and `… learn`: how well antitheses are told; weights."""

from __future__ import annotations

import sys

from gongwen.corpus import CorpusError, find_corpus, load
from gongwen.rhetoric.opposition.learning import (
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
    if arguments not in (["trial"], ["learn"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        texts = annotated(load()) + annotated(load(find_corpus() / "speeches"))
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    texts += passages()
    table = examples([*texts, *sentences()])
    if arguments == ["learn"]:
        write(learn(table), len(texts), FILE)
        sys.stdout.write(f"{FILE}\n")
    else:
        sys.stdout.write(trial(texts, table).round(3).to_string(index=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
