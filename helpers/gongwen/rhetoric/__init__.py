"""Figures of speech and stance, each a layer of spans."""

from gongwen.rhetoric.fourchar import fourchar
from gongwen.rhetoric.parallelism import parallelism
from gongwen.rhetoric.settings import Settings

__all__ = ["Settings", "fourchar", "parallelism"]
