"""What a check of the corpus reports, and the table it becomes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

SEVERITIES = ("error", "warning", "info")


class Finding(NamedTuple):
    """One thing a check found: in which document (empty for the corpus), how bad, in two languages.

    An `error` is a fault of the corpus, a `warning` wants a look, `info` is good to know.
    """

    document: str
    severity: str
    check: str
    en: str
    zh: str
    line: int | None = None


def as_table(findings: Iterable[Finding]) -> pd.DataFrame:
    """The findings, worst first, then by document and line."""
    rows = sorted(findings, key=lambda one: (SEVERITIES.index(one.severity), one.document))
    table = pd.DataFrame(rows, columns=list(Finding._fields))
    return table.astype({"line": "Int64"})
