"""The validator: every check over a whole corpus, as one table."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from gongwen.corpus.check_gold import check_gold
from gongwen.corpus.check_headers import (
    check_coverage,
    check_kinds,
    check_numbers,
    check_relations,
    check_values,
    check_world,
)
from gongwen.corpus.check_names import check_names
from gongwen.corpus.check_repeats import check_repeats
from gongwen.corpus.check_texts import check_agreement, check_marks, check_reading, check_spaces
from gongwen.corpus.collection import Corpus
from gongwen.corpus.findings import Finding, as_table
from gongwen.corpus.header import CorpusError

CHECKS: tuple[Callable[[Corpus], Iterable[Finding]], ...] = (
    check_values,
    check_kinds,
    check_coverage,
    check_relations,
    check_numbers,
    check_world,
    check_agreement,
    check_reading,
    check_marks,
    check_spaces,
    check_names,
    check_repeats,
    check_gold,
)
"""All checks, in the order they are made."""


def validate(corpus: Corpus) -> pd.DataFrame:
    """What is wrong with a corpus of the shipped layout.

    Headers that cannot be read at all stop `load` already. What a deliberately weak text does
    wrong is `info`, because its header says so.

    Parameters
    ----------
    corpus : Corpus
        A whole one, from `load`; a part of it would miss the texts that others relate to.

    Returns
    -------
    pandas.DataFrame
        A row a finding, worst first: `document` (empty for the corpus as a whole), `severity`
        (error, warning, info), `check`, `en` and `zh` (the finding in both languages), `line`
        (of the file, or missing).

    Raises
    ------
    CorpusError
        If a text has no header, because it was loaded from a folder of another layout.
    """
    bare = next((document.id for document in corpus if "composed" not in document.meta), None)
    if bare is not None:
        raise CorpusError(f"{bare} has no header; only a corpus of the shipped layout is validated")
    return as_table(finding for check in CHECKS for finding in check(corpus))
