"""Figures to compare with, from texts that are not shipped (`corpus/reference/`)."""

from __future__ import annotations

import pandas as pd

from gongwen.corpus.header import CorpusError
from gongwen.corpus.loading import find_corpus

REFERENCES = {
    "found_speeches": ("ngrams_word.csv", "ngrams_character.csv"),
    "general": ("words.csv",),
}
"""The sets of figures and their files; the first is a set's words."""


def reference(name: str, unit: str = "word") -> pd.DataFrame:
    """A table of reference figures; `corpus/reference/README.md` says where they come from.

    Parameters
    ----------
    name : {"found_speeches", "general"}
        N-grams of thirteen found speeches, or word frequencies of general Chinese (CC BY-SA 4.0).
    unit : {"word", "character"}
        Characters only for `found_speeches`.

    Returns
    -------
    pandas.DataFrame
        `found_speeches`: columns `ngram, n, count, range, dp, dp_norm`; `general`: `word`,
        `per_million`.

    Raises
    ------
    CorpusError
        If there is no such set, unit or file.
    """
    if name not in REFERENCES:
        raise CorpusError(f"no reference is called {name!r}; there are {', '.join(REFERENCES)}")
    wanted = [file for file in REFERENCES[name] if unit in file]
    if not wanted:
        raise CorpusError(f"{name} has no figures for the unit {unit!r}")
    path = find_corpus() / "reference" / name / wanted[0]
    if not path.is_file():
        raise CorpusError(f"{path} is missing; get the kit anew or restore the file")
    return pd.read_csv(path, keep_default_na=False)
