"""`python -m gongwen.rhetoric.fours trial` and `… learn`: how well units are told; weights anew."""

from __future__ import annotations

import sys

from gongwen.corpus import CorpusError, load
from gongwen.rhetoric.fours.learning import annotated, examples, learn, sentences, table_of
from gongwen.rhetoric.fours.trial import trial
from gongwen.rhetoric.fours.weights import FILE

USAGE = """\
python -m gongwen.rhetoric.fours trial    scores of units that no list has, each dev text held out
python -m gongwen.rhetoric.fours learn    write data/rhetoric/fourchar_weights.tsv anew
"""
HEAD = """\
# fourchar_weights 1.0: what the signs of a four-character unit are worth for each kind
# made by: python -m gongwen.rhetoric.fours learn, from fourchar_examples.tsv and the dev texts
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    if arguments not in (["trial"], ["learn"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        texts = annotated(load())
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    table = examples([*texts, *sentences()])
    if arguments == ["learn"]:
        made = table_of(learn(table)).to_csv(sep="\t", index=False, lineterminator="\n")
        FILE.write_text(HEAD + made, encoding="utf-8")
        sys.stdout.write(f"{FILE}\n")
    else:
        sys.stdout.write(trial(texts, table).round(3).to_string(index=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
