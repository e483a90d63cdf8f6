"""Widgets: panels for the mouse and the keyboard over the kit's public functions.

    PageReader(text="", lang="en")            paste or open a page, see what the reader makes of it
    SegmentationPanel(source, lang="en")      two ways to cut a text, and the counts that change
    LayerPanel(document, lang="en")           any layers over a text, what is behind each span
    MoveStrip(documents, lang="en")           documents as ribbons of moves, with text and cue
    CodingPanel(items, labels, lang="en")     label candidates first, then meet the others' labels
    OutlineEditor(document, lang="en")        set the levels of headings, then meet the parser's

A panel holds state and nothing else: what it shows comes from functions that a cell can call too.
Each gives its result back to the next cell: `.documents`, `.differences` and `.flips`, `.layer`.
"""

from gongwen.widgets.coding import CodingPanel
from gongwen.widgets.layers import LayerPanel
from gongwen.widgets.outline import OutlineEditor, compare_levels
from gongwen.widgets.reader import PageReader
from gongwen.widgets.segmentation import SegmentationPanel, count_flips
from gongwen.widgets.strip import MoveStrip

__all__ = [
    "CodingPanel",
    "LayerPanel",
    "MoveStrip",
    "OutlineEditor",
    "PageReader",
    "SegmentationPanel",
    "compare_levels",
    "count_flips",
]
