"""`python -m gongwen.corpus check` and `… update`: the corpus looked after from the command line."""

from __future__ import annotations

import sys

from gongwen.corpus import CorpusError, load
from gongwen.corpus.collection import Corpus
from gongwen.corpus.package import write_package
from gongwen.corpus.sheet import write_sheet
from gongwen.corpus.validate import validate

USAGE = """\
python -m gongwen.corpus check     say what is wrong with the corpus; exit 1 if anything is
python -m gongwen.corpus update    write datapackage.json and the figures in README.md anew
"""


def main(arguments: list[str]) -> int:
    """Do what is asked; 0 if all is well, 1 if the corpus has errors, 2 if it cannot be read."""
    if arguments not in (["check"], ["update"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        corpus = load()
        assert corpus.folder
        other = load(other=True) if list(corpus.folder.glob("other/*.md")) else None
        if arguments == ["update"]:
            for path in (write_sheet(corpus, other), write_package(corpus, other)):
                sys.stdout.write(f"{path}\n")
            return 0
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return _check([corpus, *([other] if other else [])])


def _check(parts: list[Corpus]) -> int:
    wrong = False
    for corpus in parts:
        found = validate(corpus)
        for row in found[found["severity"] != "info"].itertuples():
            sys.stdout.write(f"{row.severity!s}: {row.document or 'corpus'!s}: {row.en!s}\n")
        wrong |= bool((found["severity"] == "error").any())
    return int(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
