"""The cue tables of moves: what wording, in which place of which kind of text, speaks for which move.

The tables are data (`speeches.tsv`, `statutory.tsv`), one cue a row, so that a reader can see and
change what the program goes by; nothing in them was learned by a machine. Where no cue stands,
`wording` advises.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

SPEECH = "S"
"""The inventory of speeches and other office texts."""

STATUTORY = "D"
"""The inventory of the fifteen statutory types of document."""

INVENTORIES: Mapping[str, tuple[str, ...]] = {
    SPEECH: (
        "SAL", "OCC", "END", "THX", "ANN", "ACH", "ATT", "CON", "PRB", "SIT", "SIG", "GUI", "TGT",
        "TSK", "DUT", "ORG", "DIS", "ARG", "EXH", "WIS", "PLG", "PRF", "NXT", "CLS", "MAT", "REQ",
        "EFF", "SGN",
    ),
    STATUTORY: (
        "BAS", "PUR", "SIT", "APP", "TRN", "REF", "RSN", "MAT", "POS", "CND", "FCT", "EVL", "DEC",
        "LES", "REQ", "EFF", "ASK", "CLO", "ATT", "SGN", "CON", "AGR", "GUI", "TGT", "TSK", "ORG",
    ),
}  # fmt: skip
"""The moves that may occur in each inventory, by their three-letter names."""

UNKNOWN = "unknown"
"""The label of a stretch that no cue decides; it does not say that a move is absent."""

BY_DEFAULT = "*"
"""The pattern of a row that needs no words: place and kind of text alone speak for the move."""

HEADING = "heading"
"""The place of cues that stand in a heading and speak for all that stands under it."""

TITLE = "title"
"""The place of cues that stand in the title and speak for the whole body."""

_FOLDER = Path(__file__).parents[1] / "data" / "moves"
_FILES = {SPEECH: "speeches.tsv", STATUTORY: "statutory.tsv"}
_FULL_WIDTH = str.maketrans(",;:?!()", "，；：？！（）")
_FULL_STOP = re.compile(r"(?<=[\u4e00-\u9fff])\.")
_MANY = "(?:十?[二两三四五六七八九几]|十|1?[2-9])"
_NUMERAL = "(?:[一二两三四五六七八九十几]{1,3}|[0-9]{1,2})"
_MODAL = "(?:^|(?<=[，。；：、我们级门位县]))(?:[还也都就更]|一定)?要(?![求点素么务不])"


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a cue table.

    `weight` is roughly how much the cue is worth beside others (5 decides nearly alone, 1 tips a
    balance, below 0 speaks against); `types` are kinds of text (none = all of the inventory),
    `places` the places where it counts (none = everywhere but in headings).
    """

    move: str
    pattern: re.Pattern[str] | None
    weight: float
    types: frozenset[str]
    places: frozenset[str]

    def words_in(self, text: str) -> str | None:
        """The words that make the cue, empty where it needs none; None where it is not there."""
        if self.pattern is None:
            return ""
        found = self.pattern.search(text)
        return found.group() if found else None


@lru_cache(maxsize=2)
def load_cues(inventory: str) -> tuple[Cue, ...]:
    """The cues of an inventory, in the order of their table."""
    return tuple(
        Cue(
            row["move"],
            None if row["pattern"] == BY_DEFAULT else re.compile(_expand(row["pattern"])),
            float(row["weight"]),
            frozenset(row["types"].split("|")) - {""},
            frozenset(row["places"].split("|")) - {""},
        )
        for row in cue_table(inventory).to_dict("records")
    )


def cue_table(inventory: str) -> pd.DataFrame:
    """The cues of an inventory (`S` or `D`) as they stand in the data.

    Returns
    -------
    pandas.DataFrame
        Columns `move`, `pattern` (a regular expression over full-width punctuation; `{N}` stands
        for a small number, `{M}` for one above one, `{YAO}` for 要 as a modal verb, `*` for no words at all), `weight`,
        `types` and `places` (parted by `|`, empty = any), `note` (with the source).

    Raises
    ------
    ValueError
        If there is no such inventory.
    """
    if inventory not in _FILES:
        raise ValueError(f"inventory is {inventory!r}; {' or '.join(_FILES)} is expected")
    path = _FOLDER / _FILES[inventory]
    return pd.read_csv(path, sep="\t", dtype="str", keep_default_na=False, quoting=3)


@lru_cache(maxsize=2)
def load_order(inventory: str) -> Mapping[tuple[str, str], float]:
    """What one move right behind another is worth, by the pair, for the pairs that are usual."""
    table = pd.read_csv(_FOLDER / "order.tsv", sep="\t", dtype="str", keep_default_na=False)
    rows = table[table["inventory"] == inventory].to_dict("records")
    return {(row["move"], row["next"]): float(row["weight"]) for row in rows}


def levelled(text: str) -> str:
    """The text with full-width punctuation, character for character."""
    return _FULL_STOP.sub("。", text.translate(_FULL_WIDTH))


def _expand(pattern: str) -> str:
    return pattern.replace("{N}", _NUMERAL).replace("{M}", _MANY).replace("{YAO}", _MODAL)
