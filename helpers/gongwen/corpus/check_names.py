"""The check that no real place and no national leader is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from gongwen.corpus.collection import Corpus
from gongwen.corpus.findings import Finding

_FILE = Path(__file__).parents[1] / "data" / "corpus" / "real_names.tsv"


@lru_cache(maxsize=1)
def real_names() -> dict[str, str]:
    """Names that no text may hold, and the kind of each; how the list was made stands in its file."""
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {row[0]: row[1] for row in rows[1:]}


def check_names(corpus: Corpus) -> Iterator[Finding]:
    """No province, city at prefecture level or national leader; a short name only wants a look."""
    names = real_names()
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))
    for document in corpus:
        for match in pattern.finditer(document.text):
            around = document.text[max(0, match.start() - 6) : match.end() + 6]
            yield Finding(
                document.id,
                "warning" if names[match[0]].endswith("short") else "error",
                "names",
                f"{match[0]} is a real name ({names[match[0]]}): {around!r}",
                f"{match[0]}为真实名称：{around}",
                document.origin(match.start()).line,
            )
