"""What is known of the vehicles of the lexicon from real prose: how often each is an image there."""

from __future__ import annotations

from functools import lru_cache
from math import log

from gongwen.rhetoric.lexicon import read_table

_WORTH = 2.0
"""How many places read the share of all vehicles is worth: three places tell little of a word."""


def meant_elsewhere(vehicle: str) -> float:
    """How much more often than others a vehicle is an image in real official prose.

    Parameters
    ----------
    vehicle : str
        An entry of the lexicon.

    Returns
    -------
    float
        The log-odds of its share of images among the places that were read
        (`data/rhetoric/metaphor_evidence.tsv`), drawn towards the share of all vehicles, less the
        log-odds of that share; 0 where no place was read.
    """
    return _log_odds().get(vehicle, 0.0)


@lru_cache(maxsize=1)
def _log_odds() -> dict[str, float]:
    rows = read_table("metaphor_evidence.tsv")
    counts = {row["vehicle"]: (int(row["read"]), int(row["meant"])) for row in rows}
    share = sum(meant for _, meant in counts.values()) / sum(read for read, _ in counts.values())
    usual = log(share / (1 - share))
    found = {}
    for vehicle, (read, meant) in counts.items():
        own = (meant + _WORTH * share) / (read + _WORTH)
        found[vehicle] = round(log(own / (1 - own)) - usual, 3)
    return found
