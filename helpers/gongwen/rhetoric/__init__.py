"""Figures of speech and stance, each a layer of spans."""

from gongwen.rhetoric.aligned import align_members, diagnose
from gongwen.rhetoric.coinages import coinages
from gongwen.rhetoric.contrast import contrast
from gongwen.rhetoric.densities import densities, figure_layers, poisson_interval
from gongwen.rhetoric.direction import DIRECTIONS, in_voice
from gongwen.rhetoric.directives import accountability, directives
from gongwen.rhetoric.figures import figures
from gongwen.rhetoric.fourchar import fourchar
from gongwen.rhetoric.metaphors import metaphor_lexicon, metaphors
from gongwen.rhetoric.modality import LADDER, modality
from gongwen.rhetoric.parallelism import parallelism
from gongwen.rhetoric.person import person, person_counts
from gongwen.rhetoric.questions import questions
from gongwen.rhetoric.quotation import quotation
from gongwen.rhetoric.rhythm import rhythm
from gongwen.rhetoric.settings import Settings

__all__ = [
    "DIRECTIONS",
    "LADDER",
    "Settings",
    "accountability",
    "align_members",
    "coinages",
    "contrast",
    "densities",
    "diagnose",
    "directives",
    "figure_layers",
    "figures",
    "fourchar",
    "in_voice",
    "metaphor_lexicon",
    "metaphors",
    "modality",
    "parallelism",
    "person",
    "person_counts",
    "poisson_interval",
    "questions",
    "quotation",
    "rhythm",
]
