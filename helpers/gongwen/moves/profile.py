"""Which moves texts of a kind have: always, mostly, sometimes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pandas as pd

from gongwen.documents import Document
from gongwen.moves.cues import INVENTORIES, UNKNOWN
from gongwen.moves.layer import inventory_of, moves
from gongwen.reading.damage import damage
from gongwen.structure import document_type

PROFILE = (
    "type", "inventory", "move", "texts", "present", "absent", "unknown", "share", "status",
)  # fmt: skip
"""The columns of a profile."""

OBLIGATORY, EXPECTED = 0.8, 0.5
"""The shares of texts from which a move counts as obligatory and as expected (a convention)."""

_TORN = ("lost_head", "lost_tail")


def profile_of_moves(
    documents: Document | Iterable[Document], layer: pd.DataFrame | None = None
) -> pd.DataFrame:
    """For each type of document, in how many texts a move is present, absent or unknown.

    A move that is not found is absent only where the text is whole and every stretch of it has a
    label; in a text that lost its beginning or end, or that has stretches without a cue, it is
    unknown.

    Parameters
    ----------
    documents : Document, iterable of Document
        The texts.
    layer : pandas.DataFrame, optional
        Their moves, such as gold; by default what `moves` finds.

    Returns
    -------
    pandas.DataFrame
        Columns `PROFILE`: `inventory` (`S` or `D`: ATT is a credit in the one, an annex in the
        other), `texts` of the type, how many have each of the three values, `share`
        (present among present and absent; missing where all is unknown) and `status`: `obligatory`
        (0.8 and more), `expected` (0.5 and more), `optional`; None where the share is missing.
        Moves that occur in no text of the type have no row.
    """
    texts = [documents] if isinstance(documents, Document) else list(documents)
    found = moves(texts) if layer is None else layer
    values: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for document in texts:
        kind, inventory = document_type(document) or "", inventory_of(document)
        for move, value in _values(document, found).items():
            values[kind, inventory, move].append(value)
    rows = [_row(key, given) for key, given in values.items() if "present" in given]
    return pd.DataFrame(rows, columns=list(PROFILE))


def _values(document: Document, layer: pd.DataFrame) -> Mapping[str, str]:
    """What is known of each move of a text's inventory: present, absent or unknown."""
    own = layer[layer["document"] == document.id]
    there = {*own["label"], *own["secondary"].dropna()}
    torn = damage(document)["label"].isin(_TORN).any()
    missing = "unknown" if torn or UNKNOWN in there else "absent"
    return {
        move: "present" if move in there else missing
        for move in INVENTORIES[inventory_of(document)]
    }


def _row(key: tuple[str, str, str], values: list[str]) -> tuple[object, ...]:
    present, absent = values.count("present"), values.count("absent")
    share = present / (present + absent) if present + absent else float("nan")
    return *key, len(values), present, absent, values.count("unknown"), share, _status(share)


def _status(share: float) -> str | None:
    if share >= OBLIGATORY:
        return "obligatory"
    if share >= EXPECTED:
        return "expected"
    return "optional" if share >= 0 else None
