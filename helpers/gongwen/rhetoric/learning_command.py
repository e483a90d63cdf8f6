"""`python -m … trial` and `… learn`: one command line for all detectors that learn their weights."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pandas as pd

from gongwen.corpus import CorpusError


def run(
    arguments: Sequence[str],
    usage: str,
    learn: Callable[[], Iterable[Path]],
    trial: Callable[[], pd.DataFrame],
) -> int:
    """Do what is asked, and say what came of it.

    Parameters
    ----------
    arguments : sequence of str
        `trial` or `learn`, and nothing else.
    usage : str
        What is shown otherwise.
    learn : callable
        Writes the weights anew and gives the files.
    trial : callable
        Gives the scores of texts that were left out.

    Returns
    -------
    int
        The exit status: 0 if it was done, 2 if not.
    """
    if list(arguments) not in (["trial"], ["learn"]):
        sys.stderr.write(usage)
        return 2
    try:
        if arguments[0] == "learn":
            said = "".join(f"{file}\n" for file in learn())
        else:
            said = trial().round(3).to_string(index=False) + "\n"
    except CorpusError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(said)
    return 0
