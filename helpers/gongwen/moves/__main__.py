"""`python -m gongwen.moves trial` and `… learn`: how well moves generalise; the weights anew."""

from __future__ import annotations

import sys

from gongwen.corpus import CorpusError, load
from gongwen.moves.learning import annotated, examples, learn, passages
from gongwen.moves.trial import trial
from gongwen.moves.wording import FILE

USAGE = """\
python -m gongwen.moves trial    scores by block, with all cues and with each dev text held out
python -m gongwen.moves learn    write data/moves/wording.tsv anew from examples and dev gold
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    if arguments not in (["trial"], ["learn"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        texts = [*annotated(load()), *passages()]
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if arguments == ["learn"]:
        learn(examples(texts)).to_csv(FILE, sep="\t", index=False, lineterminator="\n")
        sys.stdout.write(f"{FILE}\n")
    else:
        sys.stdout.write(trial(texts).round(3).to_string(index=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
