"""`python -m gongwen.rhetoric trial` and `… learn`: how well 对偶 generalises; its weights anew."""

from __future__ import annotations

import sys
from pathlib import Path

from gongwen.corpus import CorpusError, load
from gongwen.rhetoric.pair_learning import (
    FILE,
    annotated,
    annotated_in,
    examples,
    learn,
    trial,
    write,
)

USAGE = """\
python -m gongwen.rhetoric trial [FOLDER …]    scores of parallelism with each text held out
python -m gongwen.rhetoric learn [FOLDER …]    write data/rhetoric/pairs.tsv anew
The texts are the annotated dev texts, and those of folders with <id>.md and parallelism/<id>.csv.
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if it was done, 2 if not."""
    if not arguments or arguments[0] not in ("trial", "learn"):
        sys.stderr.write(USAGE)
        return 2
    try:
        texts = annotated(load())
        for folder in arguments[1:]:
            texts += annotated_in(Path(folder))
    except (CorpusError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if arguments[0] == "learn":
        write(learn(examples(texts)), len(texts))
        sys.stdout.write(f"{FILE}\n")
    else:
        sys.stdout.write(trial(texts).round(3).to_string(index=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
