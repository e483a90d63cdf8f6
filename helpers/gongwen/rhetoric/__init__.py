"""Figures of speech and stance, each a layer of spans."""

from gongwen.rhetoric.parallelism import parallelism
from gongwen.rhetoric.settings import Settings

__all__ = ["Settings", "parallelism"]
