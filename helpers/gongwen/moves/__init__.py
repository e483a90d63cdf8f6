"""Rhetorical moves: what each stretch of a document does, with the cue that shows it."""

from gongwen.moves.conflicts import conflicts
from gongwen.moves.cues import INVENTORIES, UNKNOWN, cue_table
from gongwen.moves.layer import inventory_of, moves
from gongwen.moves.profile import profile_of_moves
from gongwen.moves.ribbon import ribbon

__all__ = [
    "INVENTORIES",
    "UNKNOWN",
    "conflicts",
    "cue_table",
    "inventory_of",
    "moves",
    "profile_of_moves",
    "ribbon",
]
