"""The inventory of formulae and frames, read from `data/phrases/`.

Its patterns are regular expressions with one addition: … is a gap of 1–30 characters inside one
clause, …… inside one sentence, always the shortest that fits.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd
import yaml

FORMULAE = Path(__file__).parents[1] / "data" / "phrases" / "formulae.tsv"
FRAMES = FORMULAE.with_name("frames.tsv")
STOCK = FORMULAE.with_name("stock.yaml")

LONGEST_GAP = 30
"""The greatest number of characters in a gap."""

OPENS = r"(?:(?<=[。！？!?；;，,：:、\n”…）)])|^)"
"""The place where a clause begins."""

_INSIDE = {"…": r"[^。！？!?；;，,：:\n]", "……": r"[^。！？!?\n]"}
_GAP = re.compile("…+")
_LITERAL = re.compile(r"[\u4e00-\u9fff]+$")


@dataclass(frozen=True)
class Item:
    """One formula of the inventory; the columns of `inventory` say what each field is."""

    id: str
    label: str
    surface: str
    pattern: str
    form: str
    register: str
    direction: str
    context: str
    exceptions: tuple[str, ...]
    counts: str
    note_en: str
    note_zh: str

    @property
    def regex(self) -> str:
        """What finds it."""
        pattern = self.pattern or re.escape(self.surface).replace("\\…", "…")
        before = OPENS if self.context in ("opener", "vocative") else ""
        return before + with_gaps(pattern)


@dataclass(frozen=True)
class Frame:
    """One slot frame: its surface, its pattern with slots in braces, what may fill the closed slot."""

    surface: str
    pattern: str
    fillers: tuple[str, ...]
    formula: bool


def with_gaps(pattern: str) -> str:
    r"""A pattern whose gaps are spelt out; what stands right before a gap is not in it again.

    >>> with_gaps("充分…作用")
    '充分(?:(?!充分)[^。！？!?；;，,：:\\n]){1,30}?作用'
    """
    parts = _GAP.split(pattern)
    gaps = _GAP.findall(pattern)
    spelt = parts[0]
    for gap, part, before in zip(gaps, parts[1:], parts, strict=False):
        literal = _LITERAL.search(before)
        again = f"(?!{literal[0]})" if literal else ""
        spelt += f"(?:{again}{_INSIDE.get(gap, _INSIDE['……'])}){{1,{LONGEST_GAP}}}?{part}"
    return spelt


@lru_cache(maxsize=1)
def items() -> tuple[Item, ...]:
    """The formulae of the inventory, in its order."""
    return tuple(item_of(row) for row in rows_of(FORMULAE))


def item_of(row: Mapping[str, str]) -> Item:
    """A row of the file as an item."""
    texts = {name: value for name, value in row.items() if name != "exceptions"}
    return Item(exceptions=tuple(filter(None, row["exceptions"].split(","))), **texts)


@lru_cache(maxsize=1)
def frames_known() -> tuple[Frame, ...]:
    """The slot frames of the inventory, in its order."""
    return tuple(
        Frame(
            row["frame"],
            row["pattern"],
            tuple(filter(None, row["fillers"].split("|"))),
            row["formula"] == "yes",
        )
        for row in rows_of(FRAMES)
    )


def inventory() -> pd.DataFrame:
    """The inventory of formulae as a table to read and to filter.

    Returns
    -------
    pandas.DataFrame
        A row a formula: `id` (class and number), `label` (the class as the annotation guidelines
        call it), `surface`, `pattern` (empty where the surface says all), `form` (fixed, frame,
        triple, coinage), `register` (spoken, written, both), `direction` (who may say it to whom:
        up, down, level, any), `context`, `exceptions`, `counts` (no where the item
        alone is no formula and is left out of the layer), `note_en`, `note_zh`.
    """
    return pd.DataFrame(list(rows_of(FORMULAE)))


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file of the inventory, its remarks left out."""
    lines = path.read_text(encoding="utf-8").splitlines()
    table = csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    yield from table


@lru_cache(maxsize=8)
def stock(kind: str) -> frozenset[str]:
    """The stock words of a kind: adverbs, verbs, no_verbs, openers."""
    return frozenset(yaml.safe_load(STOCK.read_text(encoding="utf-8"))[kind].split())


@lru_cache(maxsize=1)
def version() -> str:
    """The version that the file of formulae states."""
    found = re.search(r"^# version: (\S+)", FORMULAE.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else "unknown"
