"""Figures of speech and stance, each a layer of spans."""

from gongwen.rhetoric.coinages import coinages
from gongwen.rhetoric.contrast import contrast
from gongwen.rhetoric.fourchar import fourchar
from gongwen.rhetoric.metaphors import metaphor_lexicon, metaphors
from gongwen.rhetoric.modality import LADDER, accountability, directives, modality
from gongwen.rhetoric.parallelism import parallelism
from gongwen.rhetoric.person import person, person_counts
from gongwen.rhetoric.questions import questions
from gongwen.rhetoric.quotation import quotation
from gongwen.rhetoric.settings import Settings

__all__ = [
    "LADDER",
    "Settings",
    "accountability",
    "coinages",
    "contrast",
    "directives",
    "fourchar",
    "metaphor_lexicon",
    "metaphors",
    "modality",
    "parallelism",
    "person",
    "person_counts",
    "questions",
    "quotation",
]
